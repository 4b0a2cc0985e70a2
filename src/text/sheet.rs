//! The cells of one sheet as they stand, by column, with their rows as a spreadsheet numbers them.

use super::form::Form;
use super::words::{Cut, Cuttings, Words, trim};
use crate::diag::Place;

/// How many empty cells may be filled in however few cells there are.
const FEW: usize = 10_000;

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

/// Rows of cells, kept by column.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Sheet {
    /// The sheet's name in a workbook.
    pub name: Option<String>,
    /// How its file turned out to be written.
    pub form: Form,
    /// Whether the first row is the headings and all others are rows of the table, whatever they look like.
    pub begins_with_headings: bool,
    columns: Vec<Words>,
    /// Each row's number from 1 and how many cells it has.
    rows: Vec<(u32, u32)>,
    /// The places of each row's cells; empty where row and column tell them.
    places: Vec<Vec<Place>>,
    /// How many cells there are.
    cells: usize,
    /// How many empty cells have been put before cells of columns that earlier rows lack.
    filled_in: usize,
}

impl Sheet {
    /// Begins a row; the cells that follow are its.
    pub fn begin_row(&mut self, number: u32) {
        self.rows.push((number, 0));
    }

    /// Adds a text cell to the last row, without the space around it.
    pub fn push(&mut self, text: &str) {
        self.push_kind(text, Kind::Text);
    }

    /// Adds a cell of some kind.
    pub fn push_kind(&mut self, text: &str, kind: Kind) {
        let Some(row) = self.rows.len().checked_sub(1) else { return };
        let Some((_, width)) = self.rows.last_mut() else { return };
        let col = *width as usize;
        *width += 1;
        if col == self.columns.len() {
            self.columns.push(Words::default());
        }
        self.cells += 1;
        let Some(words) = self.columns.get_mut(col) else { return };
        let lacking = words.lacks(row);
        if lacking > 0 {
            Self::make_room(words, lacking, self.cells, &mut self.filled_in);
        }
        words.push(row, trim(text), kind);
    }

    /// Adds rows of text cells: each row's number and how many of the cells are its.
    pub fn push_rows(&mut self, rows: &[(u32, u32)], cells: &[Cut], source: &Cuttings<'_>) {
        if self.push_even_rows(rows, cells, source).is_none() {
            let mut cells = cells.iter();
            for (number, width) in rows {
                self.begin_row(*number);
                cells.by_ref().take(*width as usize).for_each(|cut| self.push(source.trimmed(cut)));
            }
        }
    }

    /// Adds rows that all have as many cells, column by column; nothing if they or those before are uneven.
    fn push_even_rows(&mut self, rows: &[(u32, u32)], cells: &[Cut], source: &Cuttings<'_>) -> Option<()> {
        let width = rows.first()?.1 as usize;
        let first = self.rows.len();
        let columns = self.columns.get_mut(..width)?;
        let is_even = rows.iter().all(|(_, own)| *own as usize == width)
            && columns.iter().all(|words| words.lacks(first) == 0);
        if !is_even || width == 0 {
            return None;
        }
        for (col, words) in columns.iter_mut().enumerate() {
            words.extend(first, cells.get(col..)?.iter().step_by(width), source);
        }
        self.rows.extend(rows);
        self.cells += cells.len();
        Some(())
    }

    /// Adds rows that all have so many cells, column by column: `fill` is given each column's place and what takes its
    /// cells, and gives as many as there are rows.
    ///
    /// # Errors
    /// What hindered `fill`; the sheet is then of no use.
    pub fn push_columns<E>(
        &mut self,
        numbers: std::ops::Range<u32>,
        width: u32,
        mut fill: impl FnMut(usize, &mut dyn FnMut(&str, Kind)) -> Result<(), E>,
    ) -> Result<(), E> {
        let first = self.rows.len();
        self.rows.extend(numbers.map(|number| (number, width)));
        let columns = self.columns.len().max(width as usize);
        self.columns.resize_with(columns, Words::default);
        for (col, words) in self.columns.iter_mut().take(width as usize).enumerate() {
            let mut row = first;
            fill(col, &mut |text, kind| {
                words.push(row, trim(text), kind);
                row += 1;
            })?;
        }
        self.cells += (self.rows.len() - first) * width as usize;
        Ok(())
    }

    /// Makes room for so many rows more.
    pub fn reserve(&mut self, rows: usize) {
        self.rows.reserve_exact(rows);
        self.columns.iter_mut().for_each(|words| words.reserve(rows));
    }

    /// Adds a cell that has a place of its own; then all have.
    pub fn push_placed(&mut self, text: &str, kind: Kind, place: Place) {
        self.push_kind(text, kind);
        self.places.resize_with(self.rows.len(), Vec::new);
        if let Some(places) = self.places.last_mut() {
            places.push(place);
        }
    }

    /// A column that few rows have keeps its cells by row: else one wide row of a long file would cost as much as if all
    /// were as wide.
    fn make_room(words: &mut Words, lacking: usize, cells: usize, filled_in: &mut usize) {
        if *filled_in + lacking > FEW + cells {
            words.thin();
        } else {
            *filled_in += lacking;
        }
    }

    /// Says that no cell will be added.
    pub fn close(&mut self) {
        for words in &mut self.columns {
            let lacking = words.lacks(self.rows.len());
            if lacking > 0 {
                Self::make_room(words, lacking, self.cells, &mut self.filled_in);
            }
            words.close(self.rows.len());
        }
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
        self.rows.get(row).map_or(0, |(_, width)| *width as usize)
    }

    /// The rows from the first of these to the last, if they are one stretch.
    pub fn stretch(rows: &[usize]) -> Option<std::ops::Range<usize>> {
        let stretch = *rows.first()?..*rows.last()? + 1;
        (stretch.len() == rows.len()).then_some(stretch)
    }

    /// The cells of a column, if any row has it.
    pub fn words(&self, col: usize) -> Option<&Words> {
        self.columns.get(col)
    }

    fn word(&self, row: usize, col: usize) -> Option<(&Words, u32)> {
        let words = self.columns.get(col)?;
        Some((words, words.at(row)?))
    }

    /// What stands in a cell; nothing where the row is shorter.
    pub fn cell(&self, row: usize, col: usize) -> &str {
        self.word(row, col).map_or("", |(words, word)| words.text(word))
    }

    /// Whether nothing stands in a cell.
    pub fn is_blank(&self, row: usize, col: usize) -> bool {
        self.word(row, col).is_none_or(|(words, word)| words.is_blank(word))
    }

    /// Whether something stands in every row's cell of a column.
    pub fn is_full(&self, col: usize) -> bool {
        let is_full = |words: &Words| {
            words.each(0..self.len()).is_some() && (0..).take(words.len()).all(|word| !words.is_blank(word))
        };
        self.columns.get(col).is_some_and(is_full)
    }

    /// What a cell was written as.
    pub fn kind(&self, row: usize, col: usize) -> Kind {
        self.word(row, col).map_or(Kind::Text, |(words, word)| words.kind(word))
    }

    /// Whether any cell was written as this kind.
    pub fn has(&self, kind: Kind) -> bool {
        self.columns.iter().any(|words| words.has(kind))
    }

    /// The cell's own place, if cells have one.
    pub fn place(&self, row: usize, col: usize) -> Option<&Place> {
        self.places.get(row).and_then(|places| places.get(col))
    }

    /// The columns of a row in which something stands.
    pub fn filled(&self, row: usize) -> impl Iterator<Item = usize> {
        (0..self.width(row)).filter(move |col| !self.is_blank(row, *col))
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
    fn one_wide_row_of_a_long_sheet_costs_its_own_cells_only() {
        let mut sheet = Sheet::default();
        for row in 0..100_000 {
            sheet.begin_row(row + 1);
            let width = if row % 50_000 == 7 { 1000 } else { 1 };
            (0..width).for_each(|col| sheet.push(&format!("{}", row + col)));
        }
        sheet.close();
        assert_eq!((sheet.cell(50_007, 999), sheet.cell(7, 999), sheet.cell(8, 999)), ("51006", "1006", ""));
        assert_eq!((sheet.width(50_007), sheet.width(50_008)), (1000, 1));
        assert!(sheet.filled_in <= FEW + sheet.cells);
    }

    #[test]
    fn columns_have_letters() {
        assert_eq!([0, 25, 26, 701, 702].map(letter), ["A", "Z", "AA", "ZZ", "AAA"]);
    }
}
