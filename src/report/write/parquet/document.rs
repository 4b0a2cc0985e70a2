//! A table of a document as a Parquet file under machine names, with what the document rests on inside.

use super::table::Table;
use super::{Holds, Value};
use crate::base::number::to_f64;
use crate::diag::Diagnostic;
use crate::report::document::{Cell, Column, Document, Kind, Role, Sheet};
use crate::report::write::csv::{HIDDEN, digits, hidden};
use crate::report::write::file::cannot_write;
use crate::report::write::json::side_of;
use std::path::Path;

/// The bytes of a table.
///
/// # Errors
/// An amount that has more digits than the type of money; `path` names the file there.
pub(in crate::report::write) fn bytes(
    document: &Document,
    sheet: &Sheet,
    path: &Path,
) -> Result<Vec<u8>, Diagnostic> {
    let refused = |reason: String| cannot_write(path, &std::io::Error::other(reason));
    let names = names(&sheet.columns);
    let holds: Vec<Holds> = (0..names.len()).map(|column| holds(sheet, column)).collect();
    let mut columns: Vec<(&str, Holds)> =
        names.iter().map(String::as_str).zip(holds.iter().copied()).collect();
    let hides = sheet.rows.iter().flat_map(|row| &row.cells).any(|cell| *cell == Cell::Hidden);
    columns.extend(hides.then_some((HIDDEN, Holds::Text)));
    let mut table = Table::begin(Vec::new(), &columns).map_err(|error| refused(error.to_string()))?;
    for row in sheet.rows.iter().filter(|row| row.role != Role::Total) {
        let texts: Vec<String> = row.cells.iter().map(text).collect();
        let cells = row.cells.iter().zip(&texts).zip(&holds);
        let mut values: Vec<Value> = cells.map(|((cell, text), holds)| value(cell, text, *holds)).collect();
        let hidden = hidden(&sheet.columns, row);
        values.extend(hides.then_some(if hidden.is_empty() { Value::Nothing } else { Value::Text(&hidden) }));
        table.add(&values).map_err(refused)?;
    }
    table.finish(side_of(document, &sheet.id).to_string()).map_err(refused)
}

/// The names of columns, each once.
fn names(columns: &[Column]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for column in columns {
        let numbered = (2..).map(|number| format!("{}_{number}", column.id));
        let mut free =
            std::iter::once(column.id.clone()).chain(numbered).filter(|name| !names.contains(name));
        names.extend(free.next());
    }
    names
}

/// What a column holds: by its kind, or texts if one of its cells is not of that kind.
fn holds(sheet: &Sheet, column: usize) -> Holds {
    let kind = sheet.columns.get(column).map_or(Kind::Text, |column| column.kind);
    let cells = || sheet.rows.iter().filter_map(move |row| row.cells.get(column));
    match kind {
        Kind::Text => Holds::Text,
        _ if cells().any(|cell| matches!(cell, Cell::Text(_))) => Holds::Text,
        Kind::Money | Kind::Change if !cells().any(|cell| matches!(cell, Cell::Number(_))) => Holds::Money,
        _ => Holds::Number,
    }
}

fn text(cell: &Cell) -> String {
    match cell {
        Cell::Empty | Cell::Hidden => String::new(),
        Cell::Text(text) => text.clone(),
        Cell::Ore(ore) => digits(&ore.exact(), Kind::Money),
        Cell::Number(number) => digits(number, Kind::Ratio),
    }
}

fn value<'a>(cell: &Cell, text: &'a str, holds: Holds) -> Value<'a> {
    match (cell, holds) {
        (Cell::Empty | Cell::Hidden, _) => Value::Nothing,
        (Cell::Text(text), _) if text.is_empty() => Value::Nothing,
        (_, Holds::Text) => Value::Text(text),
        (Cell::Ore(ore), Holds::Money) => Value::Whole(ore.count()),
        (Cell::Ore(ore), _) => Value::Number(to_f64(&ore.exact())),
        (Cell::Number(number), _) => Value::Number(to_f64(number)),
        (Cell::Text(_), _) => Value::Nothing,
    }
}
