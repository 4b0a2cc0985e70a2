//! Cells of a table as texts, numbers, yes or no, and days; each that is none of its kind with the reason.

use super::cell::Cell;
use super::grid::{Behind, Grid};
use super::numbers::{NoNumber, Style, parse};
use super::sheet::Kind;
use crate::base::{Date, Decimal};
use crate::diag::{Diagnostic, FileFault, Findings};

impl Grid {
    /// The text of a cell; for a number of a workbook its digits.
    #[must_use]
    pub fn text(&self, row: usize, col: usize) -> Cell<&str> {
        self.sort(self.written(row, col))
    }

    /// The number in a cell, or the one that `special` says its text stands for.
    ///
    /// # Errors
    /// The finding that says why it is none.
    pub fn number(&self, row: usize, col: usize) -> Result<Cell<Decimal>, Diagnostic> {
        let text = self.written(row, col);
        if let Some(number) = self.special(text) {
            return Ok(Cell::Is(number));
        }
        self.read(row, col, |text, kind, style| match kind {
            Kind::Number => parse(text, Style::Settled { decimal: '.', thousands: false }),
            Kind::Text => parse(text, style),
            Kind::YesNo | Kind::Date | Kind::Broken => Err(NoNumber::Text),
        })
        .map_err(|fault| self.tell(row, col, |written| self.no_number(fault, written, col)))
    }

    fn no_number(&self, fault: NoNumber, written: String, col: usize) -> FileFault {
        match fault {
            NoNumber::Text if is_broken(&written) => FileFault::BrokenCell { written },
            NoNumber::Text => FileFault::NotANumber { written },
            NoNumber::Percent => {
                let number = written.trim_end_matches('%').trim_end().to_owned();
                FileFault::Percent { written, number }
            }
            NoNumber::TooLong => FileFault::NumberTooLong { written },
            NoNumber::Ambiguous => {
                let thousands = written.replace(['.', ','], " ");
                // The other sign can be read in one way only.
                let other = if written.contains('.') { "," } else { "." };
                let decimals = written.replace(['.', ','], other);
                FileFault::AmbiguousNumber { written, thousands, decimals }
            }
            NoNumber::Mixed => {
                let column = self.columns().get(col).cloned().unwrap_or_default();
                FileFault::MixedDecimals { written, column }
            }
        }
    }

    /// Whether the cell's number is one that `special` gives a text such as `~100`: known only about.
    #[must_use]
    pub fn is_special(&self, row: usize, col: usize) -> bool {
        self.special(self.written(row, col)).is_some()
    }

    /// Whether a cell says yes: `ja`, `yes`, `true`, `1`, or `nej`, `no`, `false`, `0`.
    ///
    /// # Errors
    /// The finding that it says neither.
    pub fn yes_no(&self, row: usize, col: usize) -> Result<Cell<bool>, Diagnostic> {
        self.read(row, col, |text, _, _| says_yes(text).ok_or(()))
            .map_err(|()| self.tell(row, col, |written| FileFault::NotYesNo { written }))
    }

    /// The day in a cell.
    ///
    /// # Errors
    /// The finding that it is none.
    pub fn date(&self, row: usize, col: usize) -> Result<Cell<Date>, Diagnostic> {
        self.read(row, col, |text, _, _| Date::parse(text).ok_or(()))
            .map_err(|()| self.tell(row, col, |written| FileFault::NotADate { written }))
    }

    /// The numbers of a column; each cell that is none is told and stands as missing.
    pub fn numbers(&self, col: usize, found: &mut Findings) -> Vec<Cell<Decimal>> {
        self.alike(col).read_rows(found, |row| self.number(row, col))
    }

    /// Whether each cell of a column says yes; each that says neither is told and stands as missing.
    pub fn yes_nos(&self, col: usize, found: &mut Findings) -> Vec<Cell<bool>> {
        self.alike(col).read_rows(found, |row| self.yes_no(row, col))
    }

    /// The days of a column; each cell that is none is told and stands as missing.
    pub fn dates(&self, col: usize, found: &mut Findings) -> Vec<Cell<Date>> {
        self.alike(col).read_rows(found, |row| self.date(row, col))
    }

    fn read<'a, T, E>(
        &'a self,
        row: usize,
        col: usize,
        make: impl FnOnce(&'a str, Kind, Style) -> Result<T, E>,
    ) -> Result<Cell<T>, E> {
        let (kind, style) = match self.behind(row, col) {
            Some(Behind::Cell(row, col)) => (self.kind(row, col), self.style(col)),
            _ => (Kind::Text, Style::Settled { decimal: ',', thousands: false }),
        };
        self.text(row, col).map(|text| make(text, kind, style)).transpose()
    }

    fn tell(&self, row: usize, col: usize, fault: impl FnOnce(String) -> FileFault) -> Diagnostic {
        Diagnostic::error(fault(self.written(row, col).to_owned()), self.place(row, col))
    }
}

/// Whether a spreadsheet wrote that a formula failed, in Swedish or English: `#DIVISION/0!`, `#N/A`.
fn is_broken(written: &str) -> bool {
    const BROKEN: [&str; 14] = [
        "#DIVISION/0!",
        "#DIV/0!",
        "#REFERENS!",
        "#REF!",
        "#VÄRDEFEL!",
        "#VALUE!",
        "#SAKNAS!",
        "#N/A",
        "#NAMN?",
        "#NAME?",
        "#OGILTIGT!",
        "#NUM!",
        "#SKÄRNING!",
        "#NULL!",
    ];
    BROKEN.contains(&written.to_uppercase().as_str())
}

/// Whether a word means yes or no, in Swedish, English or figures.
#[must_use]
pub fn says_yes(word: &str) -> Option<bool> {
    match word.to_lowercase().as_str() {
        "ja" | "yes" | "true" | "1" => Some(true),
        "nej" | "no" | "false" | "0" => Some(false),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{codes, csv, read};
    use super::*;
    use crate::text::GridOptions;

    /// As Skolverket writes: a mark at the start, lines of text, a trailing separator, a decimal comma, spaces between
    /// thousands in one column and none in the next.
    const SKOLVERKET: &str = "\u{feff}Statistik från Skolverket;;;;;\nValt läsår: 2024/25;;;;;\n\n\
        Kommun;Kod;Elever;Kostnad;Andel;\nAle;1440;119;18 455;100,0;\nHuddinge;0126;36454;307 600;..;\n\
        Salem;0128;~100;.;12,5;\n";

    fn skolverket() -> Grid {
        let special = [("~100".to_owned(), Decimal::whole(100))].into_iter().collect();
        let options = GridOptions { special, ..GridOptions::default() };
        let (grid, codes) = read("a.csv", SKOLVERKET.as_bytes(), &options);
        assert!(codes.is_empty(), "{codes:?}");
        grid.unwrap()
    }

    #[test]
    fn a_file_of_skolverket_is_read_as_it_stands() {
        let grid = skolverket();
        let mut found = Findings::new();
        let whole = |number| Cell::Is(Decimal::whole(number));
        assert_eq!(grid.columns(), ["Kommun", "Kod", "Elever", "Kostnad", "Andel"]);
        assert_eq!(grid.text(1, 1), Cell::Is("0126"));
        assert_eq!(grid.numbers(2, &mut found), [whole(119), whole(36_454), whole(100)]);
        assert_eq!(grid.numbers(3, &mut found), [whole(18_455), whole(307_600), Cell::Missing]);
        let share = |units| Cell::Is(Decimal { units, places: 1 });
        assert_eq!(grid.numbers(4, &mut found), [share(1000), Cell::Suppressed, share(125)]);
        assert!(grid.is_special(2, 2) && !grid.is_special(0, 2));
        assert!(found.is_empty());
    }

    #[test]
    fn a_bad_cell_is_told_with_its_row_and_heading() {
        let grid = csv("Skola;Elever\nA;tolv\nB;12 %\nC;12345678901234567890\n");
        let mut found = Findings::new();
        assert_eq!(grid.numbers(1, &mut found), [Cell::Missing; 3]);
        assert_eq!(codes(&found), ["T040", "T041", "T044"]);
        let place = crate::diag::Place::Cell {
            source: grid.source(),
            sheet: None,
            row: 2,
            letter: "B".into(),
            column: "Elever".into(),
            text: "tolv".into(),
        };
        assert_eq!(found.sorted()[0].place, Some(place));
    }

    #[test]
    fn many_bad_cells_of_a_column_are_told_as_one() {
        let rows: String = (0..50).map(|row| format!("S{row};x{row}\n")).collect();
        let mut found = Findings::new();
        csv(&format!("Skola;Elever\n{rows}")).numbers(1, &mut found);
        assert_eq!(codes(&found), ["T040", "T047"]);
    }

    #[test]
    fn mixed_and_ambiguous_columns_are_refused_unless_the_sign_is_stated() {
        let told = |text: &str, decimal: Option<char>| {
            let options = GridOptions { decimal, ..GridOptions::default() };
            let grid = read("a.csv", text.as_bytes(), &options).0.unwrap();
            let mut found = Findings::new();
            let cells = grid.numbers(1, &mut found);
            (cells, codes(&found))
        };
        assert_eq!(told("Skola;Andel\nA;12,5\nB;12.5\n", None).1, ["T042", "T042"]);
        assert_eq!(told("Skola;Pris\nA;1.234\nB;5\n", None).1, ["T043"]);
        assert_eq!(told("Skola;Pris\nA;1.234\n", Some(',')).0, [Cell::Is(Decimal::whole(1234))]);
        let small = Decimal { units: 1234, places: 3 };
        assert_eq!(told("Skola;Pris\nA;1.234\n", Some('.')).0, [Cell::Is(small)]);
    }

    #[test]
    fn yes_no_and_days_are_read_or_told() {
        let grid = csv("Skola;Stängd;Dag\nA;Ja;2025-10-15\nB;0;15/10\nC;kanske;\n");
        let mut found = Findings::new();
        assert_eq!(grid.yes_nos(1, &mut found), [Cell::Is(true), Cell::Is(false), Cell::Missing]);
        assert_eq!(grid.dates(2, &mut found).first(), Some(&Cell::Is(Date::new(2025, 10, 15).unwrap())));
        assert_eq!(codes(&found), ["T014", "T045"]);
    }
}
