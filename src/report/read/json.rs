//! What stands in a JSON output, or in the provenance that lies beside a CSV output.

use super::{Written, WrittenTable};
use crate::diag::Language;
use crate::report::made::Made;
use serde_json::{Map, Value};
use std::collections::BTreeSet;

/// Reads an output of one file.
pub(super) fn read(bytes: &[u8]) -> Option<Written> {
    let whole: Value = serde_json::from_slice(bytes).ok()?;
    let tables = whole.get("tables")?.as_object()?;
    let mut written = side(&whole)?;
    written.tables.extend(tables.iter().map(|(id, rows)| table(id, rows)));
    Some(written)
}

/// What an output says besides its tables: title, notes, and what it rests on.
pub(super) fn side(whole: &Value) -> Option<Written> {
    let provenance = whole.get("provenance")?.as_object()?;
    let list = |from: &Map<String, Value>, name: &str| {
        from.get(name).and_then(Value::as_array).cloned().unwrap_or_default()
    };
    let pair =
        |entry: &Value, first: &str, second: &str| Some((text(entry.get(first)?), text(entry.get(second)?)));
    let made = provenance.get("made").and_then(made);
    let program = made.as_ref().map(|made| made.program.as_str());
    let statements = list(provenance, "statements");
    let statements = statements.iter().filter_map(|entry| pair(entry, "name", "value"));
    let notes = list(whole.as_object()?, "notes");
    let tables = vec![
        WrittenTable::list("title", whole.get("title").map(text)),
        WrittenTable::list("notes", notes.iter().map(text)),
        WrittenTable::pairs("provenance", statements, program),
    ];
    let files = list(provenance, "files");
    let files = files.iter().filter_map(|entry| pair(entry, "file", "sha256")).collect();
    Some(Written { made, files, tables })
}

fn made(entry: &Value) -> Option<Made> {
    // Names for machines stand here, which are the same in every language.
    Made::read(|id, _| entry.get(id).map(text), Language::default())
}

fn table(id: &str, rows: &Value) -> WrittenTable {
    let objects: Vec<&Map<String, Value>> =
        rows.as_array().into_iter().flatten().filter_map(Value::as_object).collect();
    let names: BTreeSet<&String> = objects.iter().flat_map(|row| row.keys()).collect();
    let cells = |row: &Map<String, Value>| {
        names.iter().map(|name| row.get(*name).map(text).unwrap_or_default()).collect()
    };
    let rows = objects.iter().map(|row| cells(row)).collect();
    WrittenTable::new(id, names.iter().map(|name| (*name).clone()).collect(), rows)
}

fn text(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}
