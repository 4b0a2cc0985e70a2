//! Rows that are written in a TOML file, as a table whose cells are stretches of that file.

use super::grid::Grid;
use super::grid_read::of_sheet;
use super::options::GridOptions;
use super::sheet::{Kind, Sheet};
use super::tree::{Located, Table, Value};
use crate::diag::{FileFault, Findings, Place};

impl Grid {
    /// A table from rows written in a TOML file: a list of tables, whose keys are the headings, or a list of lists, whose
    /// first is the headings. A key that a row leaves out is an empty cell.
    pub fn from_rows(list: &Located, found: &mut Findings) -> Option<Self> {
        Self::from_rows_with(list, &GridOptions::default(), found)
    }

    /// The same with what counts as missing, hidden and special stated.
    pub fn from_rows_with(list: &Located, options: &GridOptions, found: &mut Findings) -> Option<Self> {
        let rows = list.as_list(found)?;
        let Some(first) = rows.first() else {
            found.error(FileFault::NoTable, list.place.clone());
            return None;
        };
        let sheet = match first.value {
            Value::List(_) => lists(rows, found)?,
            _ => tables(rows, found)?,
        };
        let options = GridOptions { wanted: Vec::new(), ..options.clone() };
        of_sheet(list.place.source(), sheet, &options, found)
    }
}

/// Rows as tables; the headings are the keys in the order in which they first stand.
fn tables(rows: &[Located], found: &mut Findings) -> Option<Sheet> {
    let before = rows.len();
    let rows: Vec<&Table> = rows.iter().filter_map(|row| row.as_table(found)).collect();
    if rows.len() < before {
        return None;
    }
    let mut headings: Vec<(&str, &Place)> = Vec::new();
    for entry in rows.iter().flat_map(|row| row.iter()) {
        if !headings.iter().any(|(name, _)| *name == entry.key) {
            headings.push((&entry.key, &entry.key_place));
        }
    }
    let mut sheet = Sheet::default();
    sheet.begin_row(1);
    for (name, place) in &headings {
        sheet.push_placed(name, Kind::Text, (*place).clone());
    }
    for (row, number) in rows.iter().zip(2..) {
        sheet.begin_row(number);
        for (name, _) in &headings {
            match row.get(name) {
                Some(value) => push(&mut sheet, value, found),
                None => sheet.push_placed("", Kind::Text, row.place.clone()),
            }
        }
    }
    Some(sheet)
}

/// Rows as lists, the first the headings.
fn lists(rows: &[Located], found: &mut Findings) -> Option<Sheet> {
    let mut sheet = Sheet::default();
    let mut width = None;
    let mut is_even = true;
    for (row, number) in rows.iter().zip(1..) {
        let cells = row.as_list(found)?;
        let headings = *width.get_or_insert(cells.len());
        if cells.len() != headings {
            is_even = false;
            let [cells, headings] = [cells.len(), headings].map(|count| count.to_string());
            found.error(FileFault::RowLength { cells, headings }, row.place.clone());
        }
        sheet.begin_row(number);
        cells.iter().for_each(|cell| push(&mut sheet, cell, found));
    }
    is_even.then_some(sheet)
}

fn push(sheet: &mut Sheet, value: &Located, found: &mut Findings) {
    let (text, kind) = match &value.value {
        Value::Text(text) => (text.clone(), Kind::Text),
        Value::Number(digits) => (digits.clone(), Kind::Number),
        Value::YesNo(yes) => (yes.to_string(), Kind::YesNo),
        Value::Date(date) => (date.to_string(), Kind::Date),
        Value::List(_) | Value::Table(_) => {
            value.as_text(found);
            (String::new(), Kind::Text)
        }
    };
    sheet.push_placed(&text, kind, value.place.clone());
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Decimal;
    use crate::text::{Cell, Library};
    use std::collections::BTreeMap;

    fn rows(text: &str) -> (Option<Grid>, Vec<&'static str>) {
        let mut library = Library::with_memory(BTreeMap::new());
        let mut found = Findings::new();
        let document = library.read_toml_text("a.toml", text, &mut found).unwrap();
        let grid = Grid::from_rows(document.root.get("rows").unwrap(), &mut found);
        (grid, found.sorted().iter().map(|one| one.fault.code()).collect())
    }

    #[test]
    fn rows_as_tables_keep_their_places() {
        let text = "rows = [{ programme = \"EK\", price = 81692.5 }, { programme = \"NA\", late = true }]";
        let (grid, codes) = rows(text);
        let grid = grid.unwrap();
        assert!(codes.is_empty());
        assert_eq!(grid.columns(), ["programme", "price", "late"]);
        assert_eq!(grid.text(0, 0), Cell::Is("EK"));
        assert_eq!(grid.number(0, 1), Ok(Cell::Is(Decimal { units: 816_925, places: 1 })));
        assert_eq!(grid.number(1, 1), Ok(Cell::Missing));
        assert_eq!(grid.yes_no(1, 2), Ok(Cell::Is(true)));
        let Place::Span { start, end, .. } = grid.place(0, 1) else { panic!("a stretch") };
        assert_eq!(&text[start..end], "81692.5");
        let Place::Span { start, end, .. } = grid.heading_place(2) else { panic!("a stretch") };
        assert_eq!(&text[start..end], "late");
    }

    #[test]
    fn rows_as_lists_begin_with_their_headings() {
        let grid = rows("rows = [[\"programme\", \"price\"], [\"EK\", 81692], [\"NA\", \"\"]]").0;
        let grid = grid.unwrap();
        assert_eq!((grid.len(), grid.text(1, 0)), (2, Cell::Is("NA")));
        assert_eq!(grid.number(1, 1), Ok(Cell::Missing));
    }

    #[test]
    fn rows_of_another_shape_are_refused() {
        assert_eq!(rows("rows = [[\"a\", \"b\"], [1]]").1, ["T052"]);
        assert_eq!(rows("rows = [{ a = 1 }, 3]").1, ["T012"]);
        assert_eq!(rows("rows = [{ a = { b = 1 } }]").1, ["T012"]);
        assert_eq!(rows("rows = []").1, ["T024"]);
    }
}
