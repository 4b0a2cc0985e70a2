//! The cells of one sheet as they stand, in one stretch of memory, with their rows as a spreadsheet numbers them.

use super::form::Form;
use crate::diag::Place;

/// What a cell was written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A text; in a CSV file, everything.
    Text,
    /// A number that has no decimal sign to settle.
    Number,
    /// `true` or `false`.
    YesNo,
    /// A date, as `2026-01-31`.
    Date,
    /// A formula of a workbook that failed, such as `#REF!`.
    Broken,
}

/// Rows of cells.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Sheet {
    /// The sheet's name in a workbook.
    pub name: Option<String>,
    /// How its file turned out to be written.
    pub form: Form,
    text: String,
    /// Where each cell's text ends.
    ends: Vec<usize>,
    /// What each cell was written as; empty where all are texts.
    kinds: Vec<Kind>,
    /// The place of each cell; empty where row and column tell it.
    places: Vec<Place>,
    /// Each row's number from 1 and its first cell.
    rows: Vec<(u32, usize)>,
}

impl Sheet {
    /// Begins a row; the cells that follow are its.
    pub fn begin_row(&mut self, number: u32) {
        self.rows.push((number, self.ends.len()));
    }

    /// Adds a text cell to the last row, without the space around it.
    pub fn push(&mut self, text: &str) {
        self.text.push_str(text.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}'));
        self.ends.push(self.text.len());
    }

    /// Adds a cell of some kind; a sheet has either only these or only [`Sheet::push`].
    pub fn push_kind(&mut self, text: &str, kind: Kind) {
        self.push(text);
        self.kinds.push(kind);
    }

    /// Adds a cell that has a place of its own.
    pub fn push_placed(&mut self, text: &str, kind: Kind, place: Place) {
        self.push_kind(text, kind);
        self.places.push(place);
    }

    /// How many rows there are.
    pub const fn len(&self) -> usize {
        self.rows.len()
    }

    /// The row's number as a spreadsheet counts, from 1.
    pub fn number(&self, row: usize) -> u32 {
        self.rows.get(row).map_or(0, |(number, _)| *number)
    }

    /// How many cells a row has.
    pub fn width(&self, row: usize) -> usize {
        let first = |row: usize| self.rows.get(row).map_or(self.ends.len(), |(_, first)| *first);
        first(row + 1).saturating_sub(first(row))
    }

    fn at(&self, row: usize, col: usize) -> Option<usize> {
        (col < self.width(row)).then(|| self.rows.get(row).map(|(_, first)| first + col))?
    }

    /// What stands in a cell; nothing where the row is shorter.
    pub fn cell(&self, row: usize, col: usize) -> &str {
        let Some(at) = self.at(row, col) else {
            return "";
        };
        let start = at.checked_sub(1).and_then(|before| self.ends.get(before)).copied();
        let end = self.ends.get(at).copied().unwrap_or(0);
        self.text.get(start.unwrap_or(0)..end).unwrap_or("")
    }

    /// What a cell was written as.
    pub fn kind(&self, row: usize, col: usize) -> Kind {
        self.at(row, col).and_then(|at| self.kinds.get(at)).copied().unwrap_or(Kind::Text)
    }

    /// The cell's own place, if cells have one.
    pub fn place(&self, row: usize, col: usize) -> Option<&Place> {
        self.at(row, col).and_then(|at| self.places.get(at))
    }

    /// The columns of a row in which something stands.
    pub fn filled(&self, row: usize) -> impl Iterator<Item = usize> {
        (0..self.width(row)).filter(move |col| !self.cell(row, *col).is_empty())
    }
}

/// A column's letter in a spreadsheet: A, B, … Z, AA.
pub fn letter(col: usize) -> String {
    let mut left = col + 1;
    let mut letters = Vec::new();
    while left > 0 {
        left -= 1;
        letters.push(char::from(b'A' + u8::try_from(left % 26).unwrap_or(0)));
        left /= 26;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_found_by_row_and_column() {
        let mut sheet = Sheet::default();
        sheet.begin_row(1);
        sheet.push(" a ");
        sheet.push("");
        sheet.begin_row(3);
        sheet.push("c");
        assert_eq!((sheet.cell(0, 0), sheet.cell(0, 1), sheet.cell(0, 2)), ("a", "", ""));
        assert_eq!((sheet.cell(1, 0), sheet.cell(1, 1), sheet.number(1)), ("c", "", 3));
        assert_eq!((sheet.width(0), sheet.width(1), sheet.width(2)), (2, 1, 0));
    }

    #[test]
    fn columns_have_letters() {
        assert_eq!([0, 25, 26, 701, 702].map(letter), ["A", "Z", "AA", "ZZ", "AAA"]);
    }
}
