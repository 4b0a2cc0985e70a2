//! Documents in a format: terminal, CSV, workbook, JSON. Knows documents and nothing else.

mod csv;
mod file;
mod json;
mod terminal;
mod xlsx;

pub use csv::Dialect;
pub use file::{FileOptions, save, to_file};
pub use terminal::{Terminal, terminal};
