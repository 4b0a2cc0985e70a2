//! A document as JSON: tables in tidy form under machine names; money in whole öre, other numbers as decimal texts.

use super::csv::digits;
use crate::report::document::{Cell, Document, Kind, Provenance, Role, Sheet};
use serde_json::{Map, Value, json};

/// Beside a row's figures: the names of those that would tell of too few people, and are null.
const HIDDEN: &str = "hidden";

/// A document as JSON.
#[must_use]
pub fn bytes(document: &Document) -> Vec<u8> {
    let tables: Map<String, Value> =
        document.tables().iter().map(|sheet| (sheet.id.clone(), table(sheet))).collect();
    let charts: Map<String, Value> = document
        .charts()
        .map(|chart| {
            let told = json!({ "title": chart.title, "description": chart.description, "table": chart.id });
            (chart.id.clone(), told)
        })
        .collect();
    let mut whole = json!({
        "title": document.title,
        "tables": tables,
        "notes": document.footnotes,
        "provenance": provenance(&document.provenance),
    });
    if let (false, Some(entries)) = (charts.is_empty(), whole.as_object_mut()) {
        entries.insert("charts".to_owned(), Value::Object(charts));
    }
    let mut bytes = serde_json::to_vec_pretty(&whole).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}

/// All of a document but its tables, which are named only: for files whose tables stand elsewhere.
pub(super) fn side(document: &Document) -> Value {
    json!({
        "title": document.title,
        "notes": document.footnotes,
        "tables": document.tables().iter().map(|sheet| sheet.id.as_str()).collect::<Vec<_>>(),
        "provenance": provenance(&document.provenance),
    })
}

/// The same for a file that has one of its tables.
pub(super) fn side_of(document: &Document, table: &str) -> Value {
    let mut whole = side(document);
    if let Some(entries) = whole.as_object_mut() {
        entries.insert("table".to_owned(), table.into());
    }
    whole
}

/// What a document rests on.
fn provenance(provenance: &Provenance) -> Value {
    let statements: Vec<Value> =
        provenance.statements.iter().map(|(name, value)| json!({ "name": name, "value": value })).collect();
    let files: Vec<Value> =
        provenance.files.iter().map(|(name, sha)| json!({ "file": name, "sha256": sha })).collect();
    let mut whole = json!({ "statements": statements, "files": files });
    if let (Some(made), Some(entries)) = (&provenance.made, whole.as_object_mut()) {
        let made = made.entries().into_iter().map(|entry| (entry.id.to_owned(), json!(entry.value)));
        entries.insert("made".to_owned(), Value::Object(made.collect()));
    }
    whole
}

fn table(sheet: &Sheet) -> Value {
    let rows = sheet.rows.iter().filter(|row| row.role != Role::Total).map(|row| {
        let cells = row.cells.iter().zip(&sheet.columns);
        let mut own: Map<String, Value> =
            cells.clone().map(|(cell, column)| entry(cell, &column.id, column.kind)).collect();
        let hidden = cells.filter(|(cell, _)| **cell == Cell::Hidden);
        let hidden: Vec<String> =
            hidden.map(|(cell, column)| entry(cell, &column.id, column.kind).0).collect();
        if !hidden.is_empty() {
            own.insert(HIDDEN.to_owned(), json!(hidden));
        }
        Value::Object(own)
    });
    Value::Array(rows.collect())
}

/// Money is named `…_ore`, so that nobody takes öre for kronor.
fn entry(cell: &Cell, id: &str, kind: Kind) -> (String, Value) {
    match cell {
        Cell::Empty | Cell::Hidden if matches!(kind, Kind::Money | Kind::Change) => {
            (format!("{id}_ore"), Value::Null)
        }
        Cell::Empty | Cell::Hidden => (id.to_owned(), Value::Null),
        Cell::Text(text) => (id.to_owned(), json!(text)),
        Cell::Ore(ore) => (format!("{id}_ore"), json!(ore.count())),
        Cell::Number(number) => (id.to_owned(), json!(digits(number, kind))),
    }
}
