//! `skolpeng audit`: what it prints and writes, and how it ends.

use super::land::{DATA, HEAD, STUDY};
use assert_cmd::Command;
use std::fs;
use std::path::Path;

fn skolpeng(folder: &Path, arguments: &[&str]) -> (i32, String, String) {
    let output = Command::cargo_bin("skolpeng")
        .unwrap()
        .current_dir(folder)
        .env("COLUMNS", "160")
        .args(arguments)
        .output()
        .unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

/// 120 kr below merit 200, 100 kr from there on.
fn folder(laws: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let money = "[amount.money]\nper = \"school\"\nformula = 'students * (if merit is missing or merit < 200 point then 120 else 100) * 1 kr/student'\n";
    let model = format!("{HEAD}{money}[law]\n{laws}\n");
    for (name, text) in [("model.toml", model.as_str()), ("data.toml", DATA), ("study.toml", STUDY)] {
        fs::write(folder.path().join(name), text).unwrap();
    }
    folder
}

const BROKEN: &str = "merit_step = { claims = true, column = \"merit\", at_most = \"19 kr\" }";
const AUDIT: [&str; 5] = ["audit", "study.toml", "--tries", "150", "--lang=en"];

#[test]
fn a_claim_that_is_broken_ends_with_three_and_shows_its_example() {
    let folder = folder(BROKEN);
    let (code, out, err) = skolpeng(folder.path(), &AUDIT);
    assert_eq!((code, err.as_str()), (3, ""));
    for text in [
        "One point of merit never moves more than 19",
        "BROKEN: see the example",
        "For one student of the marked line merit changes from 199 to 200.",
        // 120 kr become 100 kr.
        "120    100         −20",
    ] {
        assert!(out.contains(text), "{text}\n{out}");
    }
}

#[test]
fn claims_that_stand_and_laws_broken_knowingly_end_with_nought() {
    let breaks = folder(
        "merit_step = { breaks = { sv = \"en trappa\", en = \"a staircase\" }, column = \"merit\", at_most = \"19 kr\" }",
    );
    let (code, out, _) = skolpeng(breaks.path(), &AUDIT);
    assert_eq!(code, 0);
    assert!(out.contains("broken, as the model says") && out.contains("Reason: a staircase"), "{out}");
    let keeps = folder("row_order = { claims = true }");
    let (code, out, _) = skolpeng(keeps.path(), &["audit", "--tries", "20"]);
    assert_eq!(code, 0);
    assert!(
        out.contains("Radernas ordning saknar betydelse") && out.contains("inget motexempel funnet"),
        "{out}"
    );
}

#[test]
fn a_model_alone_is_tried_on_a_study_that_names_it() {
    let folder = folder(BROKEN);
    let (code, out, _) = skolpeng(folder.path(), &["audit", "model.toml", "--tries", "150", "--lang=en"]);
    assert_eq!((code, out.contains("BROKEN")), (3, true));
    fs::remove_file(folder.path().join("study.toml")).unwrap();
    fs::create_dir(folder.path().join("alone")).unwrap();
    fs::rename(folder.path().join("model.toml"), folder.path().join("alone/model.toml")).unwrap();
    let (code, _, err) = skolpeng(&folder.path().join("alone"), &["audit", "model.toml"]);
    assert_eq!((code, err.contains("R308")), (1, true), "{err}");
    let (code, _, err) = skolpeng(folder.path(), &["audit", "alone/model.toml", "--model", "x"]);
    assert_eq!((code, err.contains("R308")), (1, true), "{err}");
}

#[test]
fn a_model_that_the_study_has_not_is_told() {
    let folder = folder(BROKEN);
    let (code, _, err) = skolpeng(folder.path(), &["audit", "study.toml", "--model", "lnd", "--lang=en"]);
    assert_eq!((code, err.trim()), (2, "no model is called `lnd`; the study has land"));
}

#[test]
fn an_audit_is_written_as_a_page_a_workbook_and_tables() {
    let folder = folder(BROKEN);
    for (file, holds) in [("laws.html", "<svg"), ("laws.csv", "BROKEN"), ("laws.json", "curve_land")] {
        let arguments = [AUDIT.as_slice(), &["--output", file]].concat();
        let (code, _, err) = skolpeng(folder.path(), &arguments);
        assert_eq!(code, 3, "{err}");
        let text = fs::read_to_string(folder.path().join(file)).unwrap();
        assert!(text.contains(holds), "{file}");
    }
    let (code, _, err) = skolpeng(folder.path(), &[AUDIT.as_slice(), &["--output", "laws.xlsx"]].concat());
    assert_eq!(code, 3, "{err}");
    assert!(folder.path().join("laws.xlsx").is_file());
}
