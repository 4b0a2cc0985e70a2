//! Little files and TOML texts for the tests of this room.

use super::{Grid, GridOptions, Library, Table};
use crate::diag::Findings;
use std::collections::BTreeMap;
use std::path::Path;

/// The codes of what was found, errors first.
pub fn codes(found: &Findings) -> Vec<&'static str> {
    found.sorted().iter().map(|one| one.fault.code()).collect()
}

/// A TOML text that is well written.
pub fn toml(text: &str) -> Table {
    let mut found = Findings::new();
    let mut library = Library::with_memory(BTreeMap::new());
    let document = library.read_toml_text("a.toml", text, &mut found);
    document.unwrap_or_else(|| panic!("{:?}", codes(&found))).root
}

/// A file read as a table, with the codes of what was found.
pub fn read(name: &str, bytes: &[u8], options: &GridOptions) -> (Option<Grid>, Vec<&'static str>) {
    let mut found = Findings::new();
    let mut library = Library::with_memory(BTreeMap::new());
    library.add_file(name, bytes);
    let grid = library.read_grid(Path::new(name), options, &mut found);
    (grid, codes(&found))
}

/// A CSV text read as a table without any finding.
pub fn csv(text: &str) -> Grid {
    let (grid, codes) = read("a.csv", text.as_bytes(), &GridOptions::default());
    assert!(codes.is_empty(), "{codes:?}");
    grid.unwrap()
}
