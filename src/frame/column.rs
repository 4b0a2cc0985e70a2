//! A column: one cell for each instance of its grain.

use crate::base::{Date, Decimal, Exact, KeySet};
use num_bigint::BigInt;
use num_integer::Integer;
use num_traits::{ToPrimitive, Zero};

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

    /// An exact number, if its digits and what is left of its lower part are short enough.
    #[must_use]
    pub fn of(exact: &Exact) -> Option<Self> {
        let (mut over, mut places) = (exact.denom().clone(), 0_u8);
        let mut above = exact.numer().clone();
        let ten = BigInt::from(10);
        while (&over % 2_u8).is_zero() || (&over % 5_u8).is_zero() {
            let common = over.gcd(&ten);
            over /= &common;
            above *= &ten / common;
            places = places.checked_add(1)?;
        }
        Some(Self { decimal: Decimal { units: above.to_i64()?, places }, over: over.to_u32()? })
    }

    /// The exact number.
    #[must_use]
    pub fn exact(self) -> Exact {
        self.decimal.over(self.over)
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::number::parse_exact;

    #[test]
    fn an_exact_number_is_kept_as_decimal_and_lower_part() {
        for text in ["0.025", "-3", "2/3", "7/120", "0", "1/8", "1234567.89"] {
            let exact = parse_exact(text).unwrap();
            assert_eq!(Number::of(&exact).unwrap().exact(), exact, "{text}");
        }
        assert_eq!(Number::of(&parse_exact("1/1000000000000000000000007").unwrap()), None);
    }
}
