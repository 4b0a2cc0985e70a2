//! An overlay on what it extends: entries meet name by name, key by key; a new form replaces the old.

use super::defaults::ALWAYS;
use super::file::ModelFile;
use super::{Rule, Rulebook};
use crate::base::Date;
use crate::diag::{Findings, ModelFault, Place};
use crate::text::{Entry, Table, Value};

/// The forms of a value or amount: one replaces another.
pub const FORMS: [&str; 5] = ["formula", "cases", "share", "pour", "solve"];

/// What of `[model]` belongs to one file and is not inherited.
const OWN: [&str; 8] = ["id", "version", "title", "extends", "from", "reference", "decides_for", "remove"];

impl Rulebook {
    /// Lays a file over what it extends.
    pub(super) fn overlay(mut self, file: ModelFile, found: &mut Findings) -> Self {
        self.header.entries.retain(|entry| !OWN.contains(&entry.key.as_str()));
        self.header = merged(&self.header, &file.header);
        self.header.place = file.header.place.clone();
        self.remove(&file.header, found);
        self.source = file.source;
        if self.sections.is_empty() {
            self.sections = file.sections;
            return self;
        }
        for (section, rules) in &file.sections {
            rules.iter().for_each(|rule| self.replace_other_kinds(section, &rule.name));
        }
        for (section, rules) in file.sections {
            rules.into_iter().for_each(|rule| self.put(section, rule));
        }
        self
    }

    /// `remove = ["scale"]`: names that the overlay does without.
    fn remove(&mut self, header: &Table, found: &mut Findings) {
        let Some(list) = header.get("remove").and_then(|v| v.as_list(found)).map(<[_]>::to_vec) else {
            return;
        };
        for name in &list {
            let Some(text) = name.as_text(found).map(str::to_owned) else { continue };
            let before: usize = self.sections.values().map(Vec::len).sum();
            for rules in self.sections.values_mut() {
                rules.retain(|rule| rule.name != text);
            }
            if self.sections.values().map(Vec::len).sum::<usize>() == before {
                found.error(ModelFault::RemovesNothing { name: text }, name.place.clone());
            }
        }
    }

    /// A redefinition replaces an inherited name whatever its kind; two kinds in one file are a clash, told later.
    fn replace_other_kinds(&mut self, section: &str, name: &str) {
        for (other, rules) in &mut self.sections {
            if *other != section && !are_apart(section, other) {
                rules.retain(|known| known.name != name);
            }
        }
    }

    pub(super) fn put(&mut self, section: &'static str, rule: Rule) {
        let rules = self.sections.entry(section).or_default();
        match rules.iter_mut().find(|known| known.name == rule.name) {
            Some(known) => {
                let table = merged_rule(section, &known.table, &rule.table);
                *known = Rule { table, ..rule };
            }
            None => rules.push(rule),
        }
    }
}

/// Whether two sections have names of their own: nothing reads an index, a perspective, a check or a law by name in a formula.
pub fn are_apart(a: &str, b: &str) -> bool {
    const APART: [&str; 4] = ["index", "perspective", "check", "law"];
    APART.contains(&a) || APART.contains(&b)
}

fn merged_rule(section: &str, base: &Table, over: &Table) -> Table {
    let mut base = base.clone();
    if over.iter().any(|entry| FORMS.contains(&entry.key.as_str())) {
        base.entries.retain(|entry| !FORMS.contains(&entry.key.as_str()));
    }
    if over.get("reference").is_some() || over.get("assumption").is_some() {
        base.entries.retain(|entry| !["reference", "assumption"].contains(&entry.key.as_str()));
    }
    if over.get(ALWAYS).is_some() {
        base.entries.retain(|entry| Date::parse(&entry.key).is_none());
    }
    if section == "law" && (over.get("claims").is_some() || over.get("breaks").is_some()) {
        base.entries.retain(|entry| !["claims", "breaks", "reference"].contains(&entry.key.as_str()));
    }
    if section == "table" {
        return merged_table(&base, over);
    }
    merged(&base, over)
}

/// Key by key; what is dated is replaced whole, labels language by language.
fn merged(base: &Table, over: &Table) -> Table {
    let mut table = Table { entries: base.entries.clone(), place: over.place.clone() };
    for entry in over.iter() {
        match table.entries.iter_mut().find(|known| known.key == entry.key) {
            Some(known) => *known = merged_entry(known, entry),
            None => table.entries.push(entry.clone()),
        }
    }
    table
}

fn merged_entry(base: &Entry, over: &Entry) -> Entry {
    let by_key = ["label", "title", "units", "columns", "editions", "message", "with", "of"]
        .contains(&over.key.as_str());
    match (&base.value.value, &over.value.value) {
        (Value::Table(a), Value::Table(b)) if by_key => {
            let mut entry = over.clone();
            entry.value.value = Value::Table(merged(a, b));
            entry
        }
        _ => over.clone(),
    }
}

/// A table's own rows meet by their keys; the later file's row replaces an equal one.
fn merged_table(base: &Table, over: &Table) -> Table {
    let mut table = merged(base, over);
    let rows = |table: &Table| match table.get("rows").map(|rows| &rows.value) {
        Some(Value::List(rows)) => rows.clone(),
        _ => Vec::new(),
    };
    let (older, newer) = (rows(base), rows(over));
    if older.is_empty() || newer.is_empty() {
        return table;
    }
    let per: Vec<String> = match table.get("per").map(|per| &per.value) {
        Some(Value::List(names)) => names.iter().filter_map(|n| text_of(&n.value)).collect(),
        _ => Vec::new(),
    };
    let same = |a: &crate::text::Located, b: &crate::text::Located| match (&a.value, &b.value) {
        (Value::Table(a), Value::Table(b)) => per
            .iter()
            .chain([&"from".to_owned()])
            .all(|key| a.get(key).map(|v| plain(&v.value)) == b.get(key).map(|v| plain(&v.value))),
        _ => false,
    };
    let kept = older.into_iter().filter(|row| !newer.iter().any(|new| same(row, new)));
    let all: Vec<_> = kept.chain(newer.iter().cloned()).collect();
    for entry in table.entries.iter_mut().filter(|entry| entry.key == "rows") {
        entry.value.value = Value::List(all.clone());
    }
    table
}

fn text_of(value: &Value) -> Option<String> {
    match value {
        Value::Text(text) => Some(text.clone()),
        _ => None,
    }
}

fn plain(value: &Value) -> String {
    match value {
        Value::Text(text) | Value::Number(text) => text.clone(),
        Value::Date(date) => date.to_string(),
        _ => String::new(),
    }
}

/// A rulebook before any file has spoken.
pub(super) fn nothing(source: crate::diag::SourceId, path: std::path::PathBuf) -> Rulebook {
    Rulebook {
        expected: std::collections::BTreeSet::new(),
        header: Table { entries: Vec::new(), place: Place::File(source) },
        sections: std::collections::BTreeMap::new(),
        source,
        path,
        grids: std::collections::BTreeMap::new(),
        baseline: None,
        variants: std::collections::BTreeMap::new(),
    }
}
