//! Cells of a data set's table in our words: names translated, aliases resolved, numbers scaled.

use super::dataset::{Column, DataSet, Part};
use crate::base::{Date, Decimal};
use crate::diag::{DataFault, Diagnostic, FileFault, Findings};
use crate::text::{Cell, says_yes};

impl Part {
    /// The column under our name.
    #[must_use]
    pub fn column(&self, name: &str) -> Option<&Column> {
        self.columns.iter().find(|column| column.name == name)
    }

    /// Our word for what stands in a cell, if `values` or `aliases` give one.
    fn ours(&self, row: usize, col: usize) -> Option<&str> {
        let written = self.grid.written(row, col);
        let word = self.words.get(&col).and_then(|words| words.get(written));
        let aliases = self.aliases.get(&col);
        let alias = aliases.and_then(|list| list.get(word.map_or(written, String::as_str)));
        alias.or(word).map(String::as_str)
    }

    /// The text of a cell in our words. Codes keep their leading zeros.
    #[must_use]
    pub fn text_of(&self, row: usize, col: usize) -> Cell<&str> {
        self.ours(row, col).map_or_else(|| self.grid.text(row, col), Cell::Is)
    }

    /// The number in a cell, multiplied by the column's `scale`.
    ///
    /// # Errors
    /// The finding that says why it is none.
    pub fn number_of(&self, row: usize, col: usize) -> Result<Cell<Decimal>, Diagnostic> {
        let refuse = |fault: FileFault| Diagnostic::error(fault, self.grid.place(row, col));
        let written = || self.grid.written(row, col).to_owned();
        let number = match self.ours(row, col) {
            Some(word) => Cell::Is(
                Decimal::parse(word).map_err(|_| refuse(FileFault::NotANumber { written: written() }))?,
            ),
            None => self.grid.number(row, col)?,
        };
        let Some(scale) = self.scales.get(&col) else { return Ok(number) };
        let too_long = || refuse(FileFault::NumberTooLong { written: written() });
        number.map(|number| times(number, *scale).ok_or_else(too_long)).transpose()
    }

    /// Whether a column's numbers are multiplied by something when they are read.
    #[must_use]
    pub fn is_scaled(&self, col: usize) -> bool {
        self.scales.contains_key(&col)
    }

    /// Whether a cell says yes.
    ///
    /// # Errors
    /// The finding that it says neither yes nor no.
    pub fn yes_no_of(&self, row: usize, col: usize) -> Result<Cell<bool>, Diagnostic> {
        match self.ours(row, col) {
            Some(word) => says_yes(word).map(Cell::Is).ok_or_else(|| {
                let written = self.grid.written(row, col).to_owned();
                Diagnostic::error(FileFault::NotYesNo { written }, self.grid.place(row, col))
            }),
            None => self.grid.yes_no(row, col),
        }
    }

    /// The day in a cell.
    ///
    /// # Errors
    /// The finding that it is none.
    pub fn date_of(&self, row: usize, col: usize) -> Result<Cell<Date>, Diagnostic> {
        self.grid.date(row, col)
    }

    /// The numbers of a column; each cell that is none is told and stands as missing.
    pub fn numbers_of(&self, col: usize, found: &mut Findings) -> Vec<Cell<Decimal>> {
        self.grid.alike(col).read_rows(found, |row| self.number_of(row, col))
    }

    /// Whether each cell of a column says yes; each that says neither is told and stands as missing.
    pub fn yes_nos_of(&self, col: usize, found: &mut Findings) -> Vec<Cell<bool>> {
        self.grid.alike(col).read_rows(found, |row| self.yes_no_of(row, col))
    }

    /// Whether a column, by our name, is made up.
    #[must_use]
    pub fn is_synthetic(&self, name: &str) -> bool {
        self.about.synthetic.iter().any(|one| one == "*" || one == name)
    }

    /// Warns of the columns that nobody mapped and whose headings are none of the names that a model knows.
    pub fn tell_unused(&self, is_known: impl Fn(&str) -> bool, found: &mut Findings) {
        let unused: Vec<&Column> =
            self.columns.iter().filter(|column| column.by_itself && !is_known(&column.name)).collect();
        if let Some(first) = unused.first() {
            let headings = list(unused.iter().map(|column| column.name.as_str()));
            let table = self.name.clone();
            found.warning(DataFault::UnusedHeadings { table, headings }, first.place.clone());
        }
    }
}

impl DataSet {
    /// Every table of the data set, in the order of the kinds in `data.toml`.
    pub fn parts(&self) -> impl Iterator<Item = &Part> {
        let keys = self.keys.iter().filter_map(|key| key.part.as_ref());
        let columns = self.columns_of.iter().map(|one| &one.part);
        let rows = self.rows.iter().map(|one| &one.part);
        keys.chain(columns).chain(rows).chain(self.previous.iter().map(|one| &one.part))
    }
}

/// The product, if it has at most 18 digits.
fn times(number: Decimal, scale: Decimal) -> Option<Decimal> {
    let units = number.units.checked_mul(scale.units)?;
    let places = number.places.checked_add(scale.places)?;
    (units.unsigned_abs() < 1_000_000_000_000_000_000).then_some(Decimal { units, places })
}

/// Words in backticks with commas between them.
pub(super) fn list<'a>(words: impl Iterator<Item = &'a str>) -> String {
    words.map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::super::testing::good;
    use super::*;

    #[test]
    fn numbers_that_words_stand_for_are_read_and_what_is_none_is_told() {
        let toml = "[rows.a]\nfile = \"a.csv\"\nvalues = { level = { \"låg\" = 1, \"hög\" = 2, fel = \"x\" } }\n\
            scale = { big = 1000000000 }\nsynthetic = [\"level\"]\n";
        let file = "level;big;closed;students\nlåg;12345678901;ja;1\nfel;1;kanske;2\n";
        let data = good(toml, &[("a.csv", file)]);
        let rows = &data.rows[0];
        let codes = |read: &dyn Fn(&mut Findings)| {
            let mut found = Findings::new();
            read(&mut found);
            super::super::testing::codes(&found)
        };
        assert_eq!(rows.number_of(0, 0), Ok(Cell::Is(Decimal::ONE)));
        assert_eq!(codes(&|found| drop(rows.numbers_of(0, found))), ["T040"]);
        assert_eq!(codes(&|found| drop(rows.numbers_of(1, found))), ["T044"]);
        assert_eq!(codes(&|found| drop(rows.yes_nos_of(2, found))), ["T045"]);
        assert_eq!(codes(&|found| drop(rows.yes_nos_of(0, found))), ["T045"]);
        assert!(rows.is_synthetic("level") && !rows.is_synthetic("students"));
        assert_eq!(data.parts().count(), 1);
    }
}
