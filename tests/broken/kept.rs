//! What the search for broken input has found, and a small part of what it searched: taken without a panic.

use super::entry;
use std::fs;
use std::path::Path;

/// Every kept input of one target.
fn each(target: &str, take: fn(&[u8])) -> usize {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/broken/corpus").join(target);
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files.iter().for_each(|file| take(&fs::read(file).unwrap()));
    files.len()
}

#[test]
fn what_was_kept_is_taken() {
    let counts = [
        each("formula", entry::formula),
        each("model", entry::model),
        each("data", entry::data),
        each("run", entry::run),
    ];
    assert!(counts.iter().all(|count| *count >= 10), "{counts:?}");
}
