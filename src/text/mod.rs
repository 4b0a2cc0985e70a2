//! Forms of text: TOML and tables (CSV, workbooks, Parquet) as values that know their place in the user's file.

mod accessors;
mod alike;
mod cell;
mod cells;
mod csv_read;
mod csv_split;
mod encoding;
mod form;
mod grid;
mod grid_read;
mod heading;
mod inline;
mod label;
mod library;
mod many;
mod numbers;
mod options;
mod parquet;
mod sheet;
#[cfg(test)]
mod testing;
mod toml_balance;
mod toml_read;
mod toml_slips;
mod tree;
mod words;
mod workbook;

pub use alike::Alike;
pub use cell::Cell;
pub use cells::says_yes;
pub use encoding::decode;
pub use form::{DecimalSign, Form};
pub use grid::{Grid, Unfolded};
pub use label::Label;
pub use library::{FileUsed, Library, from_folder, sha256, tidy};
pub use many::tell as tell_many;
pub use options::GridOptions;
pub use parquet::{ParquetTable, table as parquet_table};
pub use sheet::letter;
pub use tree::{Document, Entry, Located, Table, Value};
pub use workbook::sheets as workbook_sheets;
