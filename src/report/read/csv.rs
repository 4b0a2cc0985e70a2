//! What stands in a CSV output: its provenance, and the file of each table that the provenance lists.

use super::{Written, WrittenTable, json};
use crate::report::write::{Dialect, table_file};
use crate::text::decode;
use serde_json::Value;
use std::path::{Path, PathBuf};

/// Reads the output that a file is one of.
pub(super) fn read(path: &Path, get: &dyn Fn(&Path) -> Option<Vec<u8>>) -> Option<Written> {
    let (first, whole) = side_file(path, get)?;
    let mut written = json::side(&whole)?;
    let dialect = written.made.as_ref().and_then(|made| made.dialect.as_deref());
    let dialect = dialect.and_then(Dialect::named).unwrap_or_default();
    let ids = whole.get("tables").and_then(Value::as_array).cloned().unwrap_or_default();
    for (number, id) in ids.iter().filter_map(Value::as_str).enumerate() {
        let file = table_file(&first, number, id);
        written.tables.extend(get(&file).and_then(|bytes| table(id, &bytes, dialect)));
    }
    Some(written)
}

/// The provenance with the first file of the output: beside the named file, or beside the one whose name its name
/// begins with.
fn side_file(path: &Path, get: &dyn Fn(&Path) -> Option<Vec<u8>>) -> Option<(PathBuf, Value)> {
    let mut first = path.to_path_buf();
    loop {
        if let Some(bytes) = get(&first.with_extension("provenance.json")) {
            return Some((first, serde_json::from_slice(&bytes).ok()?));
        }
        let shorter = first.with_extension("");
        shorter.extension()?;
        first = shorter.with_extension("csv");
    }
}

fn table(id: &str, bytes: &[u8], dialect: Dialect) -> Option<WrittenTable> {
    let text = decode(bytes, None).ok()?;
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(dialect.delimiter())
        .from_reader(text.as_bytes());
    let cells = |record: csv::StringRecord| record.iter().map(str::to_owned).collect::<Vec<String>>();
    let mut rows = reader.records().map_while(Result::ok).map(cells);
    let headings = rows.next()?;
    Some(WrittenTable::new(id, headings, rows.collect()))
}
