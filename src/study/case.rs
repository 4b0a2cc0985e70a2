//! `[case]` of a data descriptor: what a model is tried on, on which day, and where the tables stand.

use super::file::{Year, year};
use crate::base::Date;
use crate::diag::Findings;
use crate::text::{Label, Library, tidy};
use std::path::{Path, PathBuf};

/// What a model is tried on.
#[derive(Clone, Debug)]
pub struct Case {
    /// The file that describes it.
    pub path: PathBuf,
    /// What people call it.
    pub title: Option<Label>,
    /// The folder of its tables, if another than the file's own.
    pub tables: Option<PathBuf>,
    /// The day whose rules and prices hold; settled by the data if not stated.
    pub date: Option<Date>,
    /// Which year is budgeted; the school year of the rows if not stated.
    pub year: Option<Year>,
}

/// What `[case]` may say.
pub const KNOWN: [&str; 4] = ["title", "tables", "date", "year"];

impl Case {
    /// Reads `[case]`; one that is left out says nothing.
    pub fn read(path: &Path, library: &mut Library, found: &mut Findings) -> Option<Self> {
        let document = library.read_toml(path, found)?;
        let mut case = Self { path: path.to_path_buf(), title: None, tables: None, date: None, year: None };
        let Some(value) = document.root.get("case") else { return Some(case) };
        let table = value.as_table(found)?;
        table.refuse_unknown(&KNOWN, found);
        case.title = table.get("title").and_then(|v| Label::read(v, found));
        let tables = table.get("tables").and_then(|v| v.as_text(found));
        case.tables = tables.map(|folder| tidy(&document.folder.join(folder)));
        case.date = table.get("date").and_then(|v| v.as_date(found));
        case.year = table.get("year").and_then(|v| year(v, found));
        Some(case)
    }
}
