//! Tables as Parquet files: money as decimals with two places, other numbers as doubles, and what they rest on inside.

#[cfg(not(feature = "parquet"))]
mod absent;
#[cfg(feature = "parquet")]
mod document;
#[cfg(feature = "parquet")]
mod table;

#[cfg(not(feature = "parquet"))]
pub(super) use absent::{Table, bytes};
#[cfg(feature = "parquet")]
pub(super) use document::bytes;
#[cfg(feature = "parquet")]
pub(super) use table::Table;

/// Under what name a file says what it rests on.
pub(in crate::report) const ABOUT: &str = "skolpeng";

/// What the cells of a column hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holds {
    /// A text.
    Text,
    /// Money in whole öre, told as a decimal with two places.
    Money,
    /// A whole number.
    Whole,
    /// A number with decimals.
    Number,
    /// A day.
    Day,
}

/// A cell.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Value<'a> {
    /// Nothing.
    Nothing,
    /// A text.
    Text(&'a str),
    /// A whole number, or öre.
    Whole(i64),
    /// A number with decimals.
    Number(f64),
    /// A day.
    Day(crate::base::Date),
}
