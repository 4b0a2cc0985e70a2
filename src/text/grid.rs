//! A table of cells under headings, each cell with its place in the user's file.

use super::cell::Cell;
use super::tree::Located;
use crate::base::{Date, Decimal};
use crate::diag::{Diagnostic, Findings, Place, SourceId};

/// A table: rows of cells under headings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grid {
    source: SourceId,
    headings: Vec<String>,
}

impl Grid {
    /// How many rows there are under the headings.
    #[must_use]
    pub fn len(&self) -> usize {
        0
    }

    /// Whether there is no row.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The headings; a column without one has its letter.
    #[must_use]
    pub fn columns(&self) -> &[String] {
        &self.headings
    }

    /// The column under a heading.
    #[must_use]
    pub fn column(&self, heading: &str) -> Option<usize> {
        self.headings.iter().position(|one| one == heading)
    }

    /// Where a heading stands.
    #[must_use]
    pub fn heading_place(&self, _col: usize) -> Place {
        Place::File(self.source)
    }

    /// Where a cell stands.
    #[must_use]
    pub fn place(&self, _row: usize, _col: usize) -> Place {
        Place::File(self.source)
    }

    /// What stands in a cell, without the space around it.
    #[must_use]
    pub fn written(&self, _row: usize, _col: usize) -> &str {
        ""
    }

    /// The text of a cell.
    #[must_use]
    pub fn text(&self, _row: usize, _col: usize) -> Cell<&str> {
        Cell::Missing
    }

    /// The number in a cell.
    ///
    /// # Errors
    /// The finding that says why it is none.
    pub fn number(&self, _row: usize, _col: usize) -> Result<Cell<Decimal>, Diagnostic> {
        Ok(Cell::Missing)
    }

    /// Whether a cell says yes: `ja`, `yes`, `true`, `1`, or `nej`, `no`, `false`, `0`.
    ///
    /// # Errors
    /// The finding that it says neither.
    pub fn yes_no(&self, _row: usize, _col: usize) -> Result<Cell<bool>, Diagnostic> {
        Ok(Cell::Missing)
    }

    /// The day in a cell.
    ///
    /// # Errors
    /// The finding that it is none.
    pub fn date(&self, _row: usize, _col: usize) -> Result<Cell<Date>, Diagnostic> {
        Ok(Cell::Missing)
    }

    /// A table from rows written in a TOML file: a list of tables, or a list of lists whose first is the headings.
    pub fn from_rows(_list: &Located, _found: &mut Findings) -> Option<Self> {
        None
    }

    /// The headings that are not among the used columns.
    #[must_use]
    pub fn unused_headings(&self, used: &[usize]) -> Vec<&str> {
        let left = |(col, heading)| (!used.contains(&col)).then_some(heading);
        self.headings
            .iter()
            .map(String::as_str)
            .enumerate()
            .filter_map(left)
            .collect()
    }
}
