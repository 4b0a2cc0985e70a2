//! A file's own defaults, written into its entries before they meet those of other files: dates, references, paths.

use super::file::ModelFile;
use crate::base::Date;
use crate::diag::Findings;
use crate::text::{Entry, Located, Table, Value};

/// What belongs to one dated statement, not to the entry as a whole.
const DATED: [&str; 6] = ["value", "points", "rows", "reference", "assumption", "review"];

impl ModelFile {
    /// The entry with dates, references and paths as this file means them.
    pub(super) fn with_defaults(&self, section: &str, table: &Table, found: &mut Findings) -> Table {
        match section {
            "parameter" | "curve" => self.dated(table, found),
            "index" => self.each_with_source(table),
            "table" => self.with_paths(&self.with_source(&self.rows_with_source(table))),
            "value" | "amount" | "group" => self.with_source(table),
            _ => table.clone(),
        }
    }

    /// Undated statements get the file's date; every dated one gets a source.
    fn dated(&self, table: &Table, found: &mut Findings) -> Table {
        let mut whole = Table { entries: Vec::new(), place: table.place.clone() };
        let mut undated = Table { entries: Vec::new(), place: table.place.clone() };
        let mut from = self.from;
        for entry in table.iter() {
            if entry.key == "from" {
                from = entry.value.as_date(found);
            } else if DATED.contains(&entry.key.as_str()) {
                undated.entries.push(entry.clone());
            } else if Date::parse(&entry.key).is_some() {
                whole.entries.push(self.entry_with_source(entry));
            } else {
                whole.entries.push(entry.clone());
            }
        }
        if let Some(first) = undated.entries.first() {
            let key = from.map_or_else(|| ALWAYS.to_owned(), |date| date.to_string());
            let key_place = first.key_place.clone();
            let place = table.place.clone();
            let value = Located::new(Value::Table(self.with_source(&undated)), place);
            whole.entries.push(Entry { key, key_place, value });
        }
        whole
    }

    fn each_with_source(&self, table: &Table) -> Table {
        let mut whole = table.clone();
        for entry in &mut whole.entries {
            *entry = self.entry_with_source(entry);
        }
        whole
    }

    fn entry_with_source(&self, entry: &Entry) -> Entry {
        let mut entry = entry.clone();
        if let Value::Table(inner) = &entry.value.value {
            entry.value.value = Value::Table(self.with_source(inner));
        }
        entry
    }

    /// The table with the file's reference, where it states neither reference nor assumption.
    fn with_source(&self, table: &Table) -> Table {
        let mut table = table.clone();
        let stated = table.get("reference").is_some() || table.get("assumption").is_some();
        if let Some(reference) = self.reference.as_ref().filter(|_| !stated) {
            let key_place = reference.place.clone();
            table.entries.push(Entry { key: "reference".to_owned(), key_place, value: reference.clone() });
        }
        table
    }

    /// Rows written in the model get a source and the file's date.
    fn rows_with_source(&self, table: &Table) -> Table {
        let mut table = table.clone();
        for entry in table.entries.iter_mut().filter(|entry| entry.key == "rows") {
            if let Value::List(rows) = &mut entry.value.value {
                for row in rows {
                    if let Value::Table(content) = &row.value {
                        row.value = Value::Table(self.dated_row(content));
                    }
                }
            }
        }
        table
    }

    fn dated_row(&self, row: &Table) -> Table {
        let mut row = self.with_source(row);
        if let (None, Some(from)) = (row.get("from"), self.from) {
            let place = row.place.clone();
            let value = Located::new(Value::Date(from), place.clone());
            row.entries.push(Entry { key: "from".to_owned(), key_place: place, value });
        }
        row
    }

    /// The files of editions, counted from the folder of this file.
    fn with_paths(&self, table: &Table) -> Table {
        let mut table = table.clone();
        for entry in table.entries.iter_mut().filter(|entry| entry.key == "editions") {
            if let Value::Table(editions) = &mut entry.value.value {
                for edition in &mut editions.entries {
                    if let Value::Text(path) = &mut edition.value.value {
                        *path = self.folder.join(&*path).to_string_lossy().replace('\\', "/");
                    }
                }
            }
        }
        table
    }
}

/// The date key of a statement that holds always.
pub const ALWAYS: &str = "0001-01-01";
