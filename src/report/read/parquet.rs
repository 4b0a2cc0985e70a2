//! What stands in a Parquet output: one file for each table, each with what all of them rest on.

use super::{Written, WrittenTable, json};
use crate::report::write::{PARQUET_ABOUT, table_file};
use crate::text::{ParquetTable, parquet_table};
use serde_json::Value;
use std::path::{Path, PathBuf};

/// Reads the output that a file is one of.
pub(super) fn read(path: &Path, get: &dyn Fn(&Path) -> Option<Vec<u8>>) -> Option<Written> {
    let own = parquet_table(&get(path)?)?;
    let whole: Value = serde_json::from_str(own.about.get(PARQUET_ABOUT)?).ok()?;
    let id = whole.get("table").and_then(Value::as_str)?;
    let ids = whole.get("tables").and_then(Value::as_array).cloned().unwrap_or_default();
    let ids: Vec<&str> = ids.iter().filter_map(Value::as_str).collect();
    let first = first_file(path, ids.first() == Some(&id), id)?;
    let mut written = json::side(&whole)?;
    for (number, other) in ids.iter().enumerate() {
        let file = table_file(&first, number, other);
        let table =
            if *other == id { Some(own.clone()) } else { get(&file).and_then(|bytes| parquet_table(&bytes)) };
        written.tables.extend(table.map(|table| written_table(other, table)));
    }
    Some(written)
}

/// The file of the first table: `budget.parquet` of `budget.<table>.parquet`.
fn first_file(path: &Path, is_first: bool, id: &str) -> Option<PathBuf> {
    if is_first {
        return Some(path.to_path_buf());
    }
    let stem = path.file_stem()?.to_str()?.strip_suffix(&format!(".{id}"))?;
    Some(path.with_file_name(stem).with_extension("parquet"))
}

fn written_table(id: &str, table: ParquetTable) -> WrittenTable {
    WrittenTable::new(id, table.headings, table.rows)
}
