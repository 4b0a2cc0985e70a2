//! The plan of the house, held against the code: arrows between rooms only point down, files are small and say their job.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::fs;
use std::path::{Path, PathBuf};

/// The rooms by floor; a room may use rooms on lower floors only.
const FLOORS: [&[&str]; 8] = [
    &["base", "diag"],
    &["text", "formula", "frame", "chance", "statistics", "protect"],
    &["model", "data", "scenario"],
    &["exact", "engine"],
    &["study", "explain", "compare", "seek", "calibrate", "roll", "audit"],
    &["report", "schema", "session"],
    &["serve"],
    &["cli"],
];

fn sources() -> Vec<PathBuf> {
    let mut open = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src")];
    let mut files = Vec::new();
    while let Some(path) = open.pop() {
        if path.is_dir() {
            open.extend(fs::read_dir(path).unwrap().map(|entry| entry.unwrap().path()));
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            files.push(path);
        }
    }
    files.sort();
    files
}

fn floor(room: &str) -> Option<usize> {
    FLOORS.iter().position(|rooms| rooms.contains(&room))
}

/// The room of a file: its first folder under `src`, or its own name.
fn room(file: &Path) -> String {
    let inside = file.strip_prefix(Path::new(env!("CARGO_MANIFEST_DIR")).join("src")).unwrap();
    let first = inside.components().next().unwrap().as_os_str().to_string_lossy().into_owned();
    first.trim_end_matches(".rs").to_owned()
}

/// The code of a file without its unit tests, which may build a small land from anything.
fn code(file: &Path) -> String {
    let text = fs::read_to_string(file).unwrap();
    text.split("#[cfg(test)]").next().unwrap_or_default().to_owned()
}

/// Every room that a file names as `crate::room`.
fn used(code: &str) -> Vec<String> {
    let names = code.split("crate::").skip(1);
    names.map(|rest| rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()).collect()
}

#[test]
fn arrows_between_rooms_only_point_down() {
    for file in sources() {
        let own = room(&file);
        let Some(own_floor) = floor(&own) else {
            assert!(["lib", "main"].contains(&own.as_str()), "{own} is on no floor of the plan");
            continue;
        };
        for other in used(&code(&file)) {
            if other == own {
                continue;
            }
            let Some(other_floor) = floor(&other) else { continue };
            assert!(
                other_floor < own_floor,
                "{} uses {other}, which is not on a lower floor",
                file.display()
            );
        }
    }
}

#[test]
fn every_file_says_its_job_and_is_small() {
    for file in sources() {
        let text = fs::read_to_string(&file).unwrap();
        assert!(text.starts_with("//! "), "{} does not open with what leaves it", file.display());
        let lines = text.lines().count();
        assert!(lines <= 400, "{} has {lines} lines", file.display());
    }
}

#[test]
fn writers_know_no_view_and_views_no_format() {
    for file in sources().iter().filter(|file| file.to_string_lossy().contains("report")) {
        let (path, code) = (file.to_string_lossy().replace('\\', "/"), code(file));
        if path.contains("/report/write/") {
            for word in ["report::view", "crate::model", "crate::study", "crate::compare", "crate::explain"] {
                assert!(!code.contains(word), "{path} knows {word}");
            }
        }
        if path.contains("/report/view/") {
            assert!(!code.contains("report::write"), "{path} knows a format");
        }
    }
}

#[test]
fn most_functions_are_short() {
    let mut lengths: Vec<usize> = Vec::new();
    for file in sources() {
        let code = code(&file);
        let mut start: Option<(usize, usize)> = None;
        for (number, line) in code.lines().enumerate() {
            let indent = line.len() - line.trim_start().len();
            let begins =
                ["fn ", "pub fn ", "pub const fn ", "const fn ", "pub(super) fn ", "pub(super) const fn "];
            if start.is_none()
                && begins.iter().any(|word| line.trim_start().starts_with(word))
                && !line.ends_with(';')
            {
                start = Some((number, indent));
            }
            if let Some((first, own)) = start
                && line.len() == own + 1
                && line.trim_start() == "}"
            {
                lengths.push(number - first + 1);
                start = None;
            }
        }
    }
    lengths.sort_unstable();
    let ninth = lengths[lengths.len() * 9 / 10];
    assert!(lengths.len() > 500, "{}", lengths.len());
    assert!(ninth < 30, "nine of ten functions have at most {ninth} lines");
}
