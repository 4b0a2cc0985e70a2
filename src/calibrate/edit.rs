//! A model's file with dated weights in it: comments, order and all else as they were.

use super::job::{Target, Write};
use super::weights::Weight;
use crate::diag::{CalibrateFault, Findings};
use crate::model::Rulebook;
use toml_edit::{Array, DocumentMut, InlineTable, Item, Table, TableLike, Value};

/// What written numbers rest on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Provenance {
    /// Where they come from, in a line.
    pub text: String,
    /// Whether it is an assumption: made-up data are no reference.
    pub is_assumption: bool,
}

/// The text of a model's file with the weights from the job's date on. With `force` those of the same date are
/// replaced; else that is refused.
pub fn edited(
    text: &str,
    write: &Write,
    weights: &[Weight],
    source: &Provenance,
    force: bool,
    found: &mut Findings,
) -> Option<String> {
    let (section, name) = match &write.target {
        Target::Table { name, .. } => ("table", name),
        Target::Curve { name, .. } => ("curve", name),
    };
    let mut tell = |fault: CalibrateFault| found.error(fault, write.place.clone());
    let bad = || CalibrateFault::NotOfTheForm { name: name.clone() };
    let Ok(mut document) = text.parse::<DocumentMut>() else {
        tell(bad());
        return None;
    };
    let Some(entry) = entry(&mut document, section, name) else {
        tell(bad());
        return None;
    };
    let done = match &write.target {
        Target::Table { key, .. } => rows(entry, key, write, weights, source, force),
        Target::Curve { .. } => points(entry, write, weights, source, force),
    };
    match done {
        Ok(()) => Some(document.to_string()),
        Err(Refused::SameDate) => {
            tell(CalibrateFault::SameDate { name: name.clone(), date: write.from.to_string() });
            None
        }
        Err(Refused::Form) => {
            tell(bad());
            None
        }
    }
}

/// Refuses weights that no formula could read: the model's key must declare every term as a member.
pub fn refuse_unknown_terms(law: &Rulebook, write: &Write, weights: &[Weight], found: &mut Findings) {
    let Target::Table { key, .. } = &write.target else { return };
    let rule = law.section("key").find(|rule| rule.name == *key);
    let members = rule.and_then(|rule| rule.table.get("members"));
    let members = members.and_then(|list| list.as_texts(&mut Findings::new())).unwrap_or_default();
    let lacking = weights.iter().filter(|weight| !members.contains(&weight.name));
    let lacking: Vec<String> = lacking.map(|weight| format!("`{}`", weight.name)).collect();
    if !lacking.is_empty() {
        let fault = CalibrateFault::FactorUnknown { key: key.clone(), lacking: lacking.join(", ") };
        found.error(fault, rule.map_or_else(|| write.place.clone(), |rule| rule.place.clone()));
    }
}

/// Why an entry takes no weights.
enum Refused {
    SameDate,
    Form,
}

/// The entry `[section.name]`, made at the end of the file if it is not there.
fn entry<'a>(document: &'a mut DocumentMut, section: &str, name: &str) -> Option<&'a mut dyn TableLike> {
    let outer = document.entry(section).or_insert_with(|| {
        let mut table = Table::new();
        table.set_implicit(true);
        Item::Table(table)
    });
    let outer = outer.as_table_like_mut()?;
    if outer.get(name).is_none() {
        outer.insert(name, Item::Table(Table::new()));
    }
    outer.get_mut(name)?.as_table_like_mut()
}

fn rows(
    entry: &mut dyn TableLike,
    key: &str,
    write: &Write,
    weights: &[Weight],
    source: &Provenance,
    force: bool,
) -> Result<(), Refused> {
    let by_key = |item: &Item| {
        item.as_str() == Some(key)
            || item
                .as_array()
                .is_some_and(|list| list.len() == 1 && list.get(0).and_then(Value::as_str) == Some(key))
    };
    match entry.get("per") {
        Some(per) if !by_key(per) => return Err(Refused::Form),
        Some(_) => {}
        None => {
            let mut per = Array::new();
            per.push(key);
            entry.insert("per", Item::Value(Value::Array(per)));
            entry.insert("unit", toml_edit::value("ratio"));
        }
    }
    if entry.get("rows").is_none() {
        entry.insert("rows", Item::Value(Value::Array(Array::new())));
    }
    let list = entry.get_mut("rows").and_then(Item::as_array_mut).ok_or(Refused::Form)?;
    let date = write.from.to_string();
    let is_same = |row: &Value| {
        row.as_inline_table().and_then(|row| row.get("from")).is_some_and(|from| said(from) == date)
    };
    if list.iter().any(is_same) {
        if !force {
            return Err(Refused::SameDate);
        }
        list.retain(|row| !is_same(row));
    }
    // What stood after the last row, such as a comment, stays where it was: before the first new one.
    let before = list.trailing().as_str().unwrap_or_default().trim_end().to_owned();
    for (place, weight) in weights.iter().enumerate() {
        let mut row = InlineTable::new();
        row.insert(key, weight.name.as_str().into());
        row.insert("value", number(&weight.text));
        row.insert("from", day(&date)?);
        row.insert(source.key(), source.text.as_str().into());
        let mut row = Value::InlineTable(row);
        row.decor_mut().set_prefix(if place == 0 { format!("{before}\n  ") } else { "\n  ".to_owned() });
        list.push_formatted(row);
    }
    list.set_trailing_comma(true);
    list.set_trailing("\n");
    Ok(())
}

fn points(
    entry: &mut dyn TableLike,
    write: &Write,
    weights: &[Weight],
    source: &Provenance,
    force: bool,
) -> Result<(), Refused> {
    let date = write.from.to_string();
    if entry.get(&date).is_some() && !force {
        return Err(Refused::SameDate);
    }
    if entry.get("shape").is_none() {
        entry.insert("shape", toml_edit::value("linear"));
        let mut unit = InlineTable::new();
        unit.insert("to", "ratio".into());
        entry.insert("unit", Item::Value(Value::InlineTable(unit)));
    }
    let mut points = Array::new();
    for weight in weights {
        points.push(Value::Array([number(&weight.name), number(&weight.text)].into_iter().collect()));
    }
    let mut content = InlineTable::new();
    content.insert("points", Value::Array(points));
    content.insert(source.key(), source.text.as_str().into());
    entry.insert(&date, Item::Value(Value::InlineTable(content)));
    Ok(())
}

impl Provenance {
    const fn key(&self) -> &'static str {
        if self.is_assumption { "assumption" } else { "reference" }
    }
}

/// A number with the digits that it was given: it never passes through a binary fraction.
fn number(digits: &str) -> Value {
    digits.parse().unwrap_or_else(|_| Value::from(digits))
}

fn day(date: &str) -> Result<Value, Refused> {
    date.parse().map_err(|_| Refused::Form)
}

/// What a date says, with or without quotes.
fn said(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string().trim().to_owned(), str::to_owned)
}
