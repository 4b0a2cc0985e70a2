//! A Parquet file as a sheet: its columns' names as headings, and each value as the text that says it exactly.

#[cfg(not(feature = "parquet"))]
mod absent;
#[cfg(feature = "parquet")]
mod column;
#[cfg(feature = "parquet")]
mod file;
#[cfg(feature = "parquet")]
mod guard;
#[cfg(feature = "parquet")]
mod value;

#[cfg(not(feature = "parquet"))]
pub use absent::{read, table};
#[cfg(feature = "parquet")]
pub use file::{read, table};

use std::collections::BTreeMap;

/// What every Parquet file begins and ends with.
pub const MARK: &[u8] = b"PAR1";

/// A Parquet file as texts, for those who compare what was written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ParquetTable {
    /// The names of its columns.
    pub headings: Vec<String>,
    /// Its rows: a text for each column, empty where nothing stands.
    pub rows: Vec<Vec<String>>,
    /// What it says of itself, by name.
    pub about: BTreeMap<String, String>,
}
