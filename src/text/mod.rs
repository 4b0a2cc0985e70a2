//! Forms of text: TOML and tables (CSV, workbooks) as values that know their place in the user's file.

mod accessors;
mod cell;
mod grid;
mod label;
mod library;
mod options;
mod tree;

pub use cell::Cell;
pub use grid::Grid;
pub use label::Label;
pub use library::{FileUsed, Library};
pub use options::GridOptions;
pub use tree::{Document, Entry, Located, Table, Value};
