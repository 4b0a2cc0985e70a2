//! A column: one cell for each instance of its grain.

use crate::base::number::whole;
use crate::base::{Date, Decimal, Exact, KeySet};

/// A number as the data bring it: a decimal, or a whole number of parts such as months of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Number {
    /// The decimal.
    pub decimal: Decimal,
    /// What it is divided by; 1 for all but student years, which are student months over 12.
    pub over: u32,
}

impl Number {
    /// A decimal.
    #[must_use]
    pub const fn decimal(decimal: Decimal) -> Self {
        Self { decimal, over: 1 }
    }

    /// The exact number.
    #[must_use]
    pub fn exact(self) -> Exact {
        self.decimal.exact() / whole(i64::from(self.over.max(1)))
    }
}

/// The cells of a column; a cell without a value is missing where the model allows that, else a hole.
#[derive(Clone, Debug, PartialEq)]
pub enum Cells {
    /// Numbers in base units.
    Numbers(Vec<Option<Number>>),
    /// Texts.
    Texts(Vec<Option<String>>),
    /// Yes and no.
    YesNo(Vec<Option<bool>>),
    /// Days.
    Dates(Vec<Option<Date>>),
}

/// A column.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// What it varies with.
    pub grain: KeySet,
    /// One cell for each instance of the grain.
    pub cells: Cells,
}

impl Column {
    /// How many cells there are.
    #[must_use]
    pub const fn len(&self) -> usize {
        match &self.cells {
            Cells::Numbers(cells) => cells.len(),
            Cells::Texts(cells) => cells.len(),
            Cells::YesNo(cells) => cells.len(),
            Cells::Dates(cells) => cells.len(),
        }
    }

    /// Whether there is no cell.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.len() == 0
    }
}
