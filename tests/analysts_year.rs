//! The chapter of the analyst's year is a test: its files are written, its commands run in order, its figures printed.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on has failed")]

use assert_cmd::Command;
use std::fs;
use std::path::Path;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

fn copy(folder: &Path, part: &str) {
    fs::create_dir_all(folder.join(part)).unwrap();
    for entry in fs::read_dir(Path::new(ROOT).join(part)).unwrap() {
        let path = entry.unwrap().path();
        let own = format!("{part}/{}", path.file_name().unwrap().to_str().unwrap());
        if path.is_dir() {
            copy(folder, &own);
        } else {
            fs::copy(&path, folder.join(own)).unwrap();
        }
    }
}

fn runs(folder: &Path, line: &str) -> String {
    let words: Vec<&str> = line.split_whitespace().collect();
    assert_eq!(words[0], "skolpeng", "{line}");
    let mut command = Command::cargo_bin("skolpeng").unwrap();
    let command = command.current_dir(folder).env("COLUMNS", "160").env("NO_COLOR", "1").args(&words[1..]);
    let output = command.output().unwrap();
    assert!(output.status.success(), "{line}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// A line without what decides only how it looks.
fn plain(line: &str) -> String {
    line.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A row of a rolled model with another figure: from `value` on, the row says what the chapter does.
fn decides(folder: &Path, name: &str, code: &str, text: &str) {
    let file = folder.join(name);
    let model = fs::read_to_string(&file).unwrap();
    let row = |line: &str| line.contains(&format!("programme = \"{code}\", orientation = \"*\""));
    assert_eq!(model.lines().filter(|line| row(line)).count(), 1);
    let decided = |line: &str| match line.split_once("value = ") {
        Some((keys, _)) if row(line) => format!("{keys}{} }},\n", text.trim()),
        _ => format!("{line}\n"),
    };
    fs::write(file, model.lines().map(decided).collect::<String>()).unwrap();
}

#[test]
fn every_step_of_the_analysts_year_does_what_is_shown() {
    let place = tempfile::tempdir().unwrap();
    let folder = place.path();
    copy(folder, "models");
    copy(folder, "scenarios");
    let page = fs::read_to_string(Path::new(ROOT).join("docs/manual/analysts-year.md")).unwrap();
    let (mut printed, mut commands, mut lines) = (String::new(), 0, 0);
    for block in page.split("\n```").skip(1).step_by(2) {
        let (words, text) = block.split_once('\n').unwrap();
        match words.split(' ').collect::<Vec<_>>().as_slice() {
            ["sh"] => {
                for line in text.lines() {
                    printed = runs(folder, line);
                    commands += 1;
                }
            }
            ["toml", name] => fs::write(folder.join(name), text).unwrap(),
            ["decided", name, code] => decides(folder, name, code, text),
            ["text"] => {
                let known: Vec<String> = printed.lines().map(plain).collect();
                for line in text.lines() {
                    assert!(known.contains(&plain(line)), "not printed: {line}\n{printed}");
                    lines += 1;
                }
            }
            other => panic!("a block that nobody can follow: {other:?}"),
        }
    }
    assert!(commands >= 12 && lines >= 15, "{commands} {lines}");
    for file in ["follow-up.xlsx", "trade-off.html", "worlds-2027.xlsx", "comparison-2027.xlsx"] {
        assert!(folder.join(file).exists(), "{file}");
    }
}
