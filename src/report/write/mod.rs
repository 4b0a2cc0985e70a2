//! Documents in a format: terminal, CSV, workbook, JSON, Parquet, HTML, Typst, PDF. Knows documents and nothing else.

mod csv;
mod draws;
mod file;
mod html;
mod json;
mod paper;
mod parquet;
mod pdf;
mod shown;
mod staged;
pub mod svg;
mod terminal;
mod typst;
mod xlsx;

pub use csv::Dialect;
pub use draws::DrawsFile;
pub(super) use file::table_file;
pub use file::{FileOptions, could_write, make_folder, put, save, to_bytes, to_file};
pub(super) use html::BLOCK;
pub use html::{Place, parts, pieces, style, tables_before};
pub use json::bytes as json;
pub(super) use parquet::ABOUT as PARQUET_ABOUT;
pub use parquet::{Holds, Value};
pub use pdf::has_typst;
pub use staged::abandon;
pub use terminal::{Terminal, terminal};
pub(super) use xlsx::{HEADING_ROW, sheet_name};
