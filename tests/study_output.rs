//! Where `skolpeng study` writes: as the study's `[output]` says, unless the command line says otherwise.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use assert_cmd::Command;
use std::fs;
use std::path::{Path, PathBuf};

/// One school of 30 students at a drawn price.
const MODEL: &str = r#"
[model]
id = "flat"
version = "1"
title = "Flat"
payee = "school"
reference = "made up"
[key]
school = {}
[parameter]
rate = { unit = "kr/student_year", value = 100, assumption = "made up" }
[amount.money]
per = ["school"]
formula = 'student_years * rate'
"#;
const DATA: &str = r#"
[data]
id = "town"
title = "Town"
source = "made up"
date = 2026-01-01
status = "synthetic"
[key.school]
rows = [{ school = "A" }]
[rows.all]
rows = [{ school = "A", students = 30 }]
stands_for = { from = 2025-07-01, to = 2026-06-30 }
"#;
const STUDY: &str = r#"
[study]
id = "town"
data = "data.toml"
models = ["model.toml"]
draws = 20
seed = 1
[input.price]
unit = "kr/student_year"
draw = { kind = "uniform", low = 90, high = 110 }
[parameter.rate]
value = "price"
assumption = "made up"
[result.by_school]
by = ["school"]
"#;

/// A folder with the study and this `[output]`.
fn town(output: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let study = format!("{STUDY}[output]\n{output}\n");
    for (name, text) in [("model.toml", MODEL), ("data.toml", DATA), ("study.toml", &study)] {
        fs::write(folder.path().join(name), text).unwrap();
    }
    folder
}

/// What a command in a folder says on stdout and stderr, and its exit code.
fn told(folder: &Path, arguments: &[&str]) -> (String, String, Option<i32>) {
    let mut command = Command::cargo_bin("skolpeng").unwrap();
    command.current_dir(folder).args(["--lang", "en"]).args(arguments);
    let out = command.output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (text(out.stdout), text(out.stderr), out.status.code())
}

/// Every file under a folder, but for those of the study.
fn files(folder: &Path) -> Vec<String> {
    let mut open = vec![folder.to_path_buf()];
    let mut found: Vec<PathBuf> = Vec::new();
    while let Some(path) = open.pop() {
        if path.is_dir() {
            open.extend(fs::read_dir(path).unwrap().map(|entry| entry.unwrap().path()));
        } else {
            found.push(path);
        }
    }
    let mut names: Vec<String> =
        found.iter().map(|path| path.strip_prefix(folder).unwrap().display().to_string()).collect();
    names.retain(|name| !["model.toml", "data.toml", "study.toml"].contains(&name.as_str()));
    names.sort();
    names
}

#[test]
fn tables_go_where_the_study_says() {
    let folder = town("folder = \"out/2026\"\nformat = \"json\"");
    let (out, err, code) = told(folder.path(), &["study", "study.toml"]);
    assert_eq!((out.as_str(), code), ("", Some(0)), "{err}");
    assert_eq!(files(folder.path()), ["out/2026/town.json"]);
    assert!(err.contains("wrote out/2026/town.json"), "{err}");
    let text = fs::read_to_string(folder.path().join("out/2026/town.json")).unwrap();
    let written: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(written["tables"]["by_school"].as_array().unwrap().len(), 1, "one school: {text}");
}

#[test]
fn a_format_alone_writes_to_the_usual_folder_and_draws_alone_write_no_tables() {
    let folder = town("format = \"xlsx\"");
    assert_eq!(told(folder.path(), &["study", "study.toml"]).2, Some(0));
    assert_eq!(files(folder.path()), ["results/town/town.xlsx"]);
    let folder = town("draws = \"all.csv\"");
    let (out, _, code) = told(folder.path(), &["study", "study.toml"]);
    assert_eq!((files(folder.path()), code), (vec!["results/town/all.csv".to_owned()], Some(0)));
    assert!(out.contains("School") || out.contains("school"), "the tables stand on the terminal: {out}");
}

#[test]
fn the_command_line_wins() {
    let folder = town("folder = \"out\"\nformat = \"json\"");
    assert_eq!(told(folder.path(), &["study", "study.toml", "--output", "mine.json"]).2, Some(0));
    assert_eq!(files(folder.path()), ["mine.json"]);
}

#[test]
fn effects_have_a_file_of_their_own() {
    let folder = town("folder = \"out\"\nformat = \"json\"");
    assert_eq!(told(folder.path(), &["study", "study.toml"]).2, Some(0));
    assert_eq!(told(folder.path(), &["study", "study.toml", "--effects", "one"]).2, Some(0));
    assert_eq!(files(folder.path()), ["out/town.effects.json", "out/town.json"]);
}

#[test]
fn a_file_that_is_there_is_told_before_the_long_work() {
    // So many draws that the test would not end, were they made.
    let folder = town("folder = \"out\"\nformat = \"json\"");
    let study = folder.path().join("study.toml");
    let text = fs::read_to_string(&study).unwrap().replace("draws = 20", "draws = 4_000_000_000");
    fs::write(study, text).unwrap();
    fs::create_dir(folder.path().join("out")).unwrap();
    fs::write(folder.path().join("out/town.json"), "kept").unwrap();
    let (_, err, code) = told(folder.path(), &["study", "study.toml"]);
    assert!(code == Some(4) && err.contains("R801") && err.contains("out/town.json"), "{err}");
    assert_eq!(fs::read_to_string(folder.path().join("out/town.json")).unwrap(), "kept");
}

#[test]
fn a_run_says_that_the_place_is_for_studies() {
    let folder = town("format = \"json\"");
    let (out, err, code) = told(folder.path(), &["run", "study.toml"]);
    assert_eq!(code, Some(0), "{err}");
    assert!(
        !out.is_empty() && err.contains("`[output]` in the study says where `skolpeng study` writes"),
        "{err}"
    );
    assert!(files(folder.path()).is_empty());
}
