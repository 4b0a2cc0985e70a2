//! `[parameter.P] [table.T] [index.I] [curve.C]`: other numbers for a model, kept as written until the model is known.

use crate::base::Date;
use crate::diag::{Findings, ModelFault, SourceId};
use crate::text::{Entry, Table, Value};

/// The sections of a model whose numbers a scenario may state anew.
pub const SECTIONS: [&str; 4] = ["parameter", "table", "index", "curve"];

/// What one file states anew.
#[derive(Clone, Debug)]
pub struct Overrides {
    /// The entries of each section, as written.
    pub entries: Vec<(&'static str, Entry)>,
    /// The file.
    pub source: SourceId,
}

/// What each section's entries may state. `unit`, `per` and `shape` make an entry a thing of its own, for the scenario's
/// formulas; without them it states other numbers for what the model has.
pub(super) fn known(section: &str) -> &'static [&'static str] {
    match section {
        "parameter" => &["value", "reference", "assumption", "review", "label", "unit", "min", "max"],
        "index" => &["then", "unit", "round"],
        "table" => &["rows", "otherwise", "reference", "assumption", "label", "per", "unit"],
        _ => &["points", "reference", "assumption", "label", "shape", "unit"],
    }
}

/// Reads the overrides of a file; nothing if it has none.
pub(crate) fn read_overrides(root: &Table, source: SourceId, found: &mut Findings) -> Option<Overrides> {
    let mut entries = Vec::new();
    for section in SECTIONS {
        let Some(table) = root.get(section).and_then(|value| value.as_table(found)) else { continue };
        for entry in table.iter() {
            let Value::Table(content) = &entry.value.value else {
                let fault =
                    ModelFault::EntryIsNoTable { name: entry.key.clone(), section: section.to_owned() };
                found.error(fault, entry.value.place.clone());
                continue;
            };
            let dates = content.iter().map(|e| e.key.as_str()).filter(|key| Date::parse(key).is_some());
            let known: Vec<&str> = known(section).iter().copied().chain(dates).collect();
            content.refuse_unknown(&known, found);
            entries.push((section, entry.clone()));
        }
    }
    (!entries.is_empty()).then_some(Overrides { entries, source })
}
