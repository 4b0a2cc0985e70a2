//! One entry of `data.toml` as a table under our names: its file or rows, its headings, and what its words mean.

use super::dataset::{About, Column, Part};
use super::part::list;
use super::unfold;
use super::wide::Known;
use super::{head, mapping};
use crate::diag::{DataFault, Findings, Place};
use crate::text::{Grid, GridOptions, Library, Located, Table, Value};
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

/// The keys that every entry with a table may have, besides those of `[csv]`.
pub const KEYS: [&str; 15] = [
    "file",
    "rows",
    "columns",
    "unused",
    "values",
    "scale",
    "source",
    "date",
    "status",
    "synthetic",
    "note",
    "wide",
    "names",
    "names_from",
    "values_from",
];

/// What reading the tables of a data set needs.
pub struct Reader<'a> {
    /// Where files come from.
    pub library: &'a mut Library,
    /// What is found.
    pub found: &'a mut Findings,
    /// The folder of `data.toml`.
    pub folder: PathBuf,
    /// How files are written unless an entry says otherwise.
    pub options: GridOptions,
    /// What tables rest on unless they say otherwise.
    pub about: Option<About>,
    /// Names that a heading may have as they are.
    pub names: BTreeSet<String>,
    /// What is known of the members of keys.
    pub members: BTreeMap<String, Vec<String>>,
}

/// The tables that one entry gives.
pub struct Parts {
    /// The table as it stands, without the columns that patterns take.
    pub base: Option<Part>,
    /// For each set of keys that patterns name, the long table.
    pub long: Vec<(Vec<String>, Part)>,
}

impl Reader<'_> {
    /// Reads the tables of an entry. `name` is what findings call it, such as `rows.students_2025`; `own_keys` are its
    /// keys besides the common ones.
    pub fn parts(&mut self, name: &str, table: &Table, own_keys: &[&str]) -> Option<Parts> {
        let known: Vec<&str> = KEYS.iter().chain(GridOptions::KEYS).chain(own_keys).copied().collect();
        table.refuse_unknown(&known, self.found);
        let about = head::about(table, self.about.as_ref(), self.found);
        head::warn_of_stricter(name, table, &about, self.about.as_ref(), self.found);
        let grid = self.grid(name, table)?;
        if grid.is_empty() {
            self.found.error(DataFault::NoRows { name: name.to_owned() }, table.place.clone());
        }
        let grid = self.gathered(grid, table)?;
        let mapping = mapping::read(&grid, table, &self.names, self.found);
        let known = Known { members: self.members.clone(), names: unfold::names(table, self.found) };
        let wide = unfold::patterns(&grid, table, &mapping.free, &known, self.found);
        let base = Part {
            name: name.split_once('.').map_or(name, |(_, name)| name).to_owned(),
            file: table.get("file").and_then(|file| file.as_text(&mut Findings::new())).map(str::to_owned),
            place: table.place.clone(),
            columns: mapping.columns_without(&grid, &wide),
            grid,
            about,
            words: BTreeMap::new(),
            aliases: BTreeMap::new(),
            scales: BTreeMap::new(),
        };
        mapping.warn_unused(name, &base.grid, &wide, self.found);
        let long = unfold::long(&base, wide);
        let mut parts = Parts { base: Some(base), long };
        mapping::settle(&mut parts, table, self.found);
        Some(parts)
    }

    /// Reads an entry that has one table only: the long one where it has patterns.
    pub fn part(&mut self, name: &str, table: &Table, own_keys: &[&str]) -> Option<Part> {
        let parts = self.parts(name, table, own_keys)?;
        if let [(_, first), (_, other), ..] = parts.long.as_slice() {
            let pattern = |part: &Part| part.columns.last().map(|c| c.name.clone()).unwrap_or_default();
            let fault = DataFault::WideMixed { pattern: pattern(first), other: pattern(other) };
            self.found.error(fault, table.place.clone());
        }
        parts.long.into_iter().next().map(|(_, part)| part).or(parts.base)
    }

    fn grid(&mut self, name: &str, table: &Table) -> Option<Grid> {
        let options = self.options_of(table);
        match (table.get("file"), table.get("rows")) {
            (Some(file), None) => self.file(file, &options.wanting(wanted(table, &self.names))),
            (None, Some(rows)) => Grid::from_rows_with(rows, &options, self.found),
            (file, rows) => {
                let [table_name, first, second] = [name, "file", "rows"].map(str::to_owned);
                let fault = match (file, rows) {
                    (Some(_), _) => DataFault::BothOf { table: table_name, first, second },
                    _ => DataFault::NeitherOf { table: table_name, first, second },
                };
                self.found.error(fault, table.place.clone());
                None
            }
        }
    }

    /// `names_from` and `values_from`: a long table whose rows each name a figure, as one with a column for each.
    fn gathered(&mut self, grid: Grid, table: &Table) -> Option<Grid> {
        let (names, values) = match (table.get("names_from"), table.get("values_from")) {
            (None, None) => return Some(grid),
            (Some(names), Some(values)) if table.get("wide").is_none() => (names, values),
            _ => {
                self.found.error(DataFault::NamesAndValues, table.place.clone());
                return None;
            }
        };
        let column = |value: &Located, found: &mut Findings| {
            let text = value.as_text(found)?.to_owned();
            mapping::find(&grid, &text, &value.place, found)
        };
        let (from, to) = (column(names, self.found)?, column(values, self.found)?);
        let unused = table.get("unused").and_then(|v| v.as_texts(self.found)).unwrap_or_default();
        let is_kept = |col: &usize| {
            let heading = grid.columns().get(*col);
            *col != from && *col != to && !heading.is_some_and(|heading| unused.contains(heading))
        };
        let keep: Vec<usize> = (0..grid.columns().len()).filter(is_kept).collect();
        match grid.gather(&keep, from, to) {
            Ok(wide) => Some(wide),
            Err(row) => {
                let name = grid.written(row, from).to_owned();
                self.found.error(DataFault::NamedTwice { name }, grid.place(row, from));
                None
            }
        }
    }

    /// How the entry's file is written. A `missing` that is a table says where nothing is known, not what cells hold.
    fn options_of(&mut self, table: &Table) -> GridOptions {
        let mut stated = table.clone();
        let says_where = |value: &Located| matches!(value.value, Value::Table(_));
        stated.entries.retain(|entry| entry.key != "missing" || !says_where(&entry.value));
        self.options.clone().changed_by(&stated, self.found)
    }

    fn file(&mut self, file: &Located, options: &GridOptions) -> Option<Grid> {
        let name = file.as_text(self.found)?;
        let path = self.folder.join(name.replace('\\', "/"));
        if !self.library.has(&path) {
            self.found.error(self.library.no_file(&path, name.to_owned()), file.place.clone());
            return None;
        }
        self.library.read_grid(&path, options, self.found)
    }

    /// Refuses a table that has no column for one of the keys that tell its rows apart.
    pub fn need_columns(&mut self, name: &str, part: &Part, keys: &[String], place: &Place) {
        for key in keys.iter().filter(|key| part.column(key).is_none()) {
            let fault = DataFault::NoKeyColumn { key: key.clone(), table: name.to_owned() };
            self.found.error(fault, place.clone());
        }
    }

    /// Refuses names that none of the table's columns has.
    pub fn need_names(&mut self, names: &[String], part: &Part, place: &Place) {
        for name in names.iter().filter(|name| *name != "*" && part.column(name).is_none()) {
            let known = list(part.columns.iter().map(|column| column.name.as_str()));
            let fault = DataFault::NoSuchName { name: name.clone(), known };
            self.found.error(fault, place.clone());
        }
    }
}

/// The headings that the entry asks for, by which the heading row is found.
fn wanted(table: &Table, names: &BTreeSet<String>) -> Vec<String> {
    let stated = |key: &str| match table.get(key).map(|value| &value.value) {
        Some(Value::Text(text)) => Some(text.clone()),
        _ => None,
    };
    // The other headings of a long table are names in its rows.
    if let (Some(names), Some(values)) = (stated("names_from"), stated("values_from")) {
        return vec![names, values];
    }
    let Some(Value::Table(columns)) = table.get("columns").map(|value| &value.value) else {
        return names.iter().cloned().collect();
    };
    let theirs = |value: &Located| match &value.value {
        Value::Text(text) => Some(text.clone()),
        _ => None,
    };
    columns.iter().filter_map(|entry| theirs(&entry.value)).collect()
}

/// A column of the grid under our name.
pub fn column(name: &str, index: usize, place: Place, by_itself: bool) -> Column {
    Column { name: name.to_owned(), index, place, by_itself }
}
