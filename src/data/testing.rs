//! Little data sets for the tests of this room.

use super::{DataSet, load};
use crate::diag::Findings;
use crate::text::Library;
use std::collections::BTreeMap;
use std::path::Path;

/// The head of a data set about which nothing is wrong.
pub const HEAD: &str = "[data]\nid = \"test-2025\"\ntitle = { sv = \"Prov\", en = \"Test\" }\n\
    source = \"påhittat\"\ndate = 2026-06-21\nstatus = \"synthetic\"\n";

/// Reads `data.toml` with its files, and the codes of what was found.
pub fn read(toml: &str, files: &[(&str, &str)]) -> (Option<DataSet>, Findings) {
    let mut library = Library::with_memory(BTreeMap::new());
    library.add_file("d/data.toml", toml);
    for (name, text) in files {
        library.add_file(Path::new("d").join(name), *text);
    }
    let mut found = Findings::new();
    let data = load(Path::new("d"), &mut library, &mut found);
    (data, found)
}

/// The codes of what was found, errors first.
pub fn codes(found: &Findings) -> Vec<&'static str> {
    found.sorted().iter().map(|one| one.fault.code()).collect()
}

/// A data set with a good head about which nothing is found.
pub fn good(toml: &str, files: &[(&str, &str)]) -> DataSet {
    let (data, found) = read(&format!("{HEAD}{toml}"), files);
    assert!(found.is_empty(), "{:?}", found.sorted());
    data.unwrap()
}

/// The codes of what is found in a data set with a good head.
pub fn told(toml: &str, files: &[(&str, &str)]) -> Vec<&'static str> {
    codes(&read(&format!("{HEAD}{toml}"), files).1)
}
