//! What stands in a file that was written before: its tables as texts, what it rests on, and how it was made.

mod csv;
mod html;
mod json;
mod parquet;
mod xlsx;

use super::made::Made;
use std::path::{Path, PathBuf};

/// What stands in a written file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// How it was made, if it says so.
    pub made: Option<Made>,
    /// Every file that it rests on, with the SHA-256 of its bytes.
    pub files: Vec<(String, String)>,
    /// Its tables; titles, notes and statements stand as tables too.
    pub tables: Vec<WrittenTable>,
}

/// A table of a written file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrittenTable {
    /// Its name for machines.
    pub id: String,
    /// Its headings.
    pub headings: Vec<String>,
    /// Its rows: a text for each heading, empty where nothing stands.
    pub rows: Vec<Vec<String>>,
}

/// Reads a written file by the ending of its name. `get` gives the bytes of a file: a CSV output is several. Nothing if
/// the file is not one that this program writes.
#[must_use]
pub fn read(path: &Path, get: &dyn Fn(&Path) -> Option<Vec<u8>>) -> Option<Written> {
    match path.extension().and_then(|ending| ending.to_str()) {
        Some("json") => match set_of(path) {
            Some(first) => csv::read(&first, get),
            None => json::read(&get(path)?),
        },
        Some("html") => html::read(&get(path)?),
        Some("xlsx") => xlsx::read(&get(path)?),
        Some("csv") => csv::read(path, get),
        Some("parquet") => parquet::read(path, get),
        _ => None,
    }
}

/// The first file of a CSV output whose provenance is named.
fn set_of(path: &Path) -> Option<PathBuf> {
    let name = path.file_name()?.to_str()?;
    let stem = name.strip_suffix(".provenance.json")?;
    Some(path.with_file_name(format!("{stem}.csv")))
}

impl WrittenTable {
    /// A table with rows of a heading's width.
    fn new(id: &str, headings: Vec<String>, rows: Vec<Vec<String>>) -> Self {
        let widest = rows.iter().map(Vec::len).max().unwrap_or(0).max(headings.len());
        let fit = |mut cells: Vec<String>| {
            cells.resize(widest, String::new());
            cells
        };
        Self { id: id.to_owned(), headings: fit(headings), rows: rows.into_iter().map(fit).collect() }
    }

    /// Texts under one heading.
    fn list(id: &str, texts: impl IntoIterator<Item = String>) -> Self {
        Self::new(id, vec![id.to_owned()], texts.into_iter().map(|text| vec![text]).collect())
    }

    /// Names with their values. The program's version is told apart, for another version may give the same figures.
    fn pairs(id: &str, pairs: impl IntoIterator<Item = (String, String)>, program: Option<&str>) -> Self {
        let kept = pairs.into_iter().filter(|(_, value)| Some(value.as_str()) != program);
        let rows = kept.map(|(name, value)| vec![name, value]).collect();
        Self::new(id, vec!["name".to_owned(), "value".to_owned()], rows)
    }
}
