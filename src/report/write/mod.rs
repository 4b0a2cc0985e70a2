//! Documents in a format: terminal, CSV, workbook, JSON, Parquet. Knows documents and nothing else.

mod csv;
mod draws;
mod file;
mod json;
mod parquet;
pub mod svg;
mod terminal;
mod xlsx;

pub use csv::Dialect;
pub use draws::DrawsFile;
pub(super) use file::table_file;
pub use file::{FileOptions, save, to_bytes, to_file};
pub use json::bytes as json;
pub(super) use parquet::ABOUT as PARQUET_ABOUT;
pub use parquet::{Holds, Value};
pub use terminal::{Terminal, terminal};
pub(super) use xlsx::{HEADING_ROW, sheet_name};
