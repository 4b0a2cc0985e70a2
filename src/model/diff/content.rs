//! An entry as a list of all that it says, each thing by date, part and path of keys: nothing is left out.

use super::said::{Said, plain_text};
use super::{At, Part};
use crate::base::{Date, Units};
use crate::model::law::{Rule, Rulebook};
use crate::text::{Entry, Label, Located, Table, Value};
use std::collections::BTreeMap;

/// Keys whose content is a text in two languages.
const LABELS: [&str; 5] = ["label", "title", "message", "because", "breaks"];
/// Keys whose content is a name or a list of names or codes.
const NAMES: [&str; 21] = [
    "per",
    "part_of",
    "determines",
    "swap",
    "between",
    "except",
    "members",
    "options",
    "payer",
    "payee",
    "price_list",
    "need",
    "index",
    "refers_to",
    "unit",
    "type",
    "of",
    "column",
    "lump",
    "needier_if_lower",
    "needier_if_higher",
];
/// Keys whose content is a formula.
const FORMULAS: [&str; 16] = [
    "formula",
    "where",
    "when",
    "then",
    "otherwise",
    "total",
    "among",
    "first",
    "weight",
    "else",
    "amount",
    "order",
    "up_to",
    "so_that",
    "with",
    "decides_for",
];
/// Keys whose content is a number in the entry's unit.
const NUMBERS: [&str; 4] = ["value", "otherwise", "min", "max"];
/// Lists in which the order says nothing.
const UNORDERED: [&str; 5] = ["determines", "except", "lump", "needier_if_lower", "needier_if_higher"];

/// All that one statement says, by path of keys.
pub type Statement = BTreeMap<Vec<String>, Said>;

/// An entry with all that it says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Content {
    pub section: String,
    pub name: String,
    pub label: Label,
    pub statements: BTreeMap<At, Statement>,
}

/// What reading an entry needs.
pub(super) struct Reader<'a> {
    pub law: &'a Rulebook,
    pub units: &'a Units,
    pub section: &'a str,
    /// The unit that the entry declares; empty for a plain number.
    pub unit: String,
}

impl Content {
    pub(super) fn empty(section: &str, name: &str) -> Self {
        let (section, name) = (section.to_owned(), name.to_owned());
        let label = Label::same("");
        Self { section, name, label, statements: BTreeMap::new() }
    }

    /// Adds one thing that is said; a part that stands twice is counted.
    pub(super) fn say(&mut self, at: &At, what: &[&str], said: Said) {
        let path: Vec<String> = what.iter().map(|one| (*one).to_owned()).collect();
        self.statements.entry(at.clone()).or_default().insert(path, said);
    }

    /// A part that nothing is said of yet: the second of two that are alike is another part.
    pub(super) fn fresh(&self, date: Option<Date>, part: Part) -> At {
        let at = |time: usize| At { date, part: part.clone(), time };
        let last = self.statements.range(at(0)..=at(usize::MAX)).next_back();
        at(last.map_or(0, |(last, _)| last.time.saturating_add(1)))
    }

    /// What is said of the entry as a whole under a path.
    pub(super) fn whole(&self, what: &[&str]) -> Option<&Said> {
        self.statements
            .get(&WHOLE)?
            .get(what.iter().map(|one| (*one).to_owned()).collect::<Vec<_>>().as_slice())
    }
}

/// The entry as a whole.
pub(super) const WHOLE: At = At { date: None, part: Part::Whole, time: 0 };

/// Reads a named entry of a rulebook.
pub(super) fn entry(law: &Rulebook, units: &Units, section: &str, rule: &Rule) -> Content {
    let mut content = Content::empty(section, &rule.name);
    let unit = match rule.table.get("unit").map(|unit| &unit.value) {
        Some(Value::Text(text)) => text.clone(),
        _ => String::new(),
    };
    let reader = Reader { law, units, section, unit };
    reader.table(&rule.table, &WHOLE, &[], &mut content);
    if let Some(condition) = &rule.decides_for {
        content.say(&WHOLE, &["decides_for"], Said::formula(condition, units));
    }
    content.label = label(&content);
    content
}

/// What `[model]` says of the model itself; how its files are put together is no part of it.
pub(super) fn header(law: &Rulebook, units: &Units) -> Content {
    const FILES: [&str; 4] = ["version", "extends", "remove", "baseline"];
    let mut content = Content::empty("model", "");
    let mut table = law.header.clone();
    table.entries.retain(|entry| !FILES.contains(&entry.key.as_str()));
    let reader = Reader { law, units, section: "model", unit: String::new() };
    reader.table(&table, &WHOLE, &[], &mut content);
    if let Some(Value::Table(declared)) = law.header.get("units").map(|units| &units.value) {
        for unit in declared.iter() {
            content.say(&WHOLE, &["units", &unit.key], Said::Text(unit.key.clone()));
        }
    }
    if let Some(baseline) = &law.baseline {
        content.say(&WHOLE, &["baseline"], Said::Text(id(baseline)));
    }
    content
}

/// The name of a model, or its file's where it has none.
pub(super) fn id(law: &Rulebook) -> String {
    match law.header.get("id").map(|id| &id.value) {
        Some(value) => plain_text(value),
        None => law.path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default(),
    }
}

fn label(content: &Content) -> Label {
    let text = |language: &str| match content.whole(&["label", language]) {
        Some(Said::Text(text)) => text.clone(),
        _ => String::new(),
    };
    Label { sv: text("sv"), en: text("en") }
}

impl Reader<'_> {
    /// All that a table says, under a path.
    pub(super) fn table(&self, table: &Table, at: &At, path: &[&str], content: &mut Content) {
        let is_unit = |entry: &&Entry| entry.key == "unit";
        // Units before the numbers that are in them.
        for entry in table.iter().filter(is_unit).chain(table.iter().filter(|entry| !is_unit(entry))) {
            self.key(entry, at, path, content);
        }
        if let Some(said) = source(table) {
            content.say(at, &joined(path, "source"), said);
        }
    }

    fn key(&self, entry: &Entry, at: &At, path: &[&str], content: &mut Content) {
        let key = entry.key.as_str();
        let here = joined(path, key);
        match (key, &entry.value.value) {
            ("reference" | "assumption", Value::Text(_)) => {}
            ("rows", Value::List(rows)) if self.section == "table" => self.rows(rows, content),
            ("editions", Value::Table(editions)) => self.editions(editions, content),
            ("points", Value::List(points)) => self.points(points, at, content),
            ("cases", Value::List(cases)) => self.cases(cases, content),
            ("from", Value::Text(_)) if self.section == "variant" => self.variant_file(content),
            ("round", Value::Text(to)) if self.section != "index" => {
                content.say(at, &["round", "to"], Said::Text(to.clone()));
            }
            (_, Value::Table(inner)) if path.is_empty() && Date::parse(key).is_some() => {
                self.table(inner, &At { date: Date::parse(key), ..WHOLE }, &[], content);
            }
            (_, Value::Table(inner)) if inner.entries.is_empty() => {
                content.say(at, &here, Said::Text("{}".to_owned()));
            }
            (_, Value::Table(inner)) => self.table(inner, at, &here, content),
            (_, Value::Text(text)) if LABELS.contains(&key) || in_labels(path) => {
                for language in ["sv", "en"] {
                    content.say(at, &joined(&here, language), Said::Text(text.clone()));
                }
            }
            _ => content.say(at, &here, self.said(&here, &entry.value)),
        }
        if LABELS.contains(&key) || in_labels(path) {
            both_languages(at, &here, &entry.value, content);
        }
    }

    /// What stands under a path, as what its key means.
    fn said(&self, path: &[&str], value: &Located) -> Said {
        let (first, last) = (path.first().copied().unwrap_or(""), path.last().copied().unwrap_or(""));
        let in_table = self.section == "table" || self.section == "index";
        let number = NUMBERS.contains(&last) && (last != "otherwise" || in_table);
        if number && matches!(value.value, Value::Number(_) | Value::Text(_)) {
            return Said::number(value, &self.unit, self.units);
        }
        if FORMULAS.contains(&first) || (FORMULAS.contains(&last) && !in_table) {
            return Said::formula(value, self.units);
        }
        if NAMES.contains(&first) || NAMES.contains(&last) {
            return named(last, value);
        }
        match &value.value {
            Value::Number(_) => Said::number(value, "", self.units),
            other => Said::Text(plain_text(other)),
        }
    }

    fn points(&self, points: &[Located], at: &At, content: &mut Content) {
        let [from, to] = ["from", "to"].map(|end| match content.whole(&["unit", end]) {
            Some(Said::Names(names)) => names.concat(),
            _ => String::new(),
        });
        for point in points {
            let pair = match &point.value {
                Value::List(pair) => pair.as_slice(),
                _ => &[],
            };
            let said = match pair {
                [x, y] => Some((Said::number(x, &from, self.units), Said::number(y, &to, self.units))),
                _ => None,
            };
            if let Some((Said::Number { value, unit }, said)) = said {
                let part = Part::Point { at: value, unit };
                content.say(&content.fresh(at.date, part), &["value"], said);
            } else {
                let said = Said::Text(plain_text(&point.value));
                content.say(&content.fresh(at.date, Part::Whole), &["points"], said);
            }
        }
    }

    fn cases(&self, cases: &[Located], content: &mut Content) {
        let mut order = Vec::new();
        for case in cases {
            let Value::Table(table) = &case.value else {
                content.say(
                    &content.fresh(None, Part::Whole),
                    &["cases"],
                    Said::Text(plain_text(&case.value)),
                );
                continue;
            };
            let condition = table.get("when").map(|when| Said::formula(when, self.units));
            let condition = match condition {
                Some(Said::Formula(text) | Said::Text(text)) => text,
                _ => String::new(),
            };
            let at = content.fresh(None, Part::Case(condition.clone()));
            self.table(table, &at, &[], content);
            if let Some(statement) = content.statements.get_mut(&at) {
                statement.remove(["when".to_owned()].as_slice());
            }
            order.push(condition);
        }
        content.say(&WHOLE, &["cases"], Said::Order(order));
    }

    /// A variant in a file of its own is that file's model, wherever the file lies.
    fn variant_file(&self, content: &mut Content) {
        let name = content.name.clone();
        let said = self.law.variants.get(&name).map_or_else(String::new, id);
        content.say(&WHOLE, &["from"], Said::Text(said));
    }
}

/// A path with one key more.
pub(super) fn joined<'a>(path: &[&'a str], key: &'a str) -> Vec<&'a str> {
    path.iter().copied().chain([key]).collect()
}

fn in_labels(path: &[&str]) -> bool {
    path.last() == Some(&"labels")
}

/// Where one language is left out, the other stands for both.
fn both_languages(at: &At, path: &[&str], value: &Located, content: &mut Content) {
    let Value::Table(table) = &value.value else { return };
    for (lacking, there) in [("sv", "en"), ("en", "sv")] {
        if let (None, Some(text)) = (table.get(lacking), table.get(there)) {
            content.say(at, &joined(path, lacking), Said::Text(plain_text(&text.value)));
        }
    }
}

fn named(key: &str, value: &Located) -> Said {
    match Said::names(value) {
        Said::Names(mut names) if UNORDERED.contains(&key) => {
            names.sort();
            Said::Names(names)
        }
        said => said,
    }
}

/// What a table rests on; both stay to be told where it states both.
pub(super) fn source(table: &Table) -> Option<Said> {
    let text = |key: &str| table.get(key).map(|value| plain_text(&value.value));
    match (text("reference"), text("assumption")) {
        (Some(text), None) => Some(Said::Source { assumed: false, text }),
        (None, Some(text)) => Some(Said::Source { assumed: true, text }),
        (Some(reference), Some(assumption)) => Some(Said::Text(format!("{reference}; {assumption}"))),
        (None, None) => None,
    }
}
