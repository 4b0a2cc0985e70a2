//! Files that are missing, empty, cut short, or in another encoding.

use super::{Broken, DATA, Files, MODEL, ROWS, SCHOOLS, is, turn};
use std::path::{Path, PathBuf};

const ALL: [(&str, &str); 6] = [
    ("study.toml", "T017"),
    ("model.toml", "T017"),
    ("data.toml", "T017"),
    ("rows.csv", "T017"),
    ("schools.csv", "T017"),
    ("prices.csv", "T017"),
];

fn gone(file: &'static str, code: &'static str) -> Broken {
    let harm = move |files: &mut Files| drop(files.remove(Path::new(file)));
    Broken { name: format!("{file} is missing"), harm: Box::new(harm), code }
}

/// A file cut after some words that stand in it.
fn cut(file: &'static str, after: &str, code: &'static str) -> Broken {
    let after = after.to_owned();
    let name = format!("{file} is cut after {after:?}");
    let harm = move |files: &mut Files| {
        let bytes = files.get_mut(Path::new(file)).unwrap();
        let text = String::from_utf8(bytes.clone()).unwrap();
        let end = text.find(&after).unwrap() + after.len();
        bytes.truncate(end);
    };
    Broken { name, harm: Box::new(harm), code }
}

fn utf16(text: &str, mark: bool, big: bool) -> Vec<u8> {
    let units = mark.then_some(0xfeff).into_iter().chain(text.encode_utf16());
    units.flat_map(|unit: u16| if big { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect()
}

fn with(file: &'static str, name: &str, bytes: &[u8], at: usize, code: &'static str) -> Broken {
    let bytes = bytes.to_vec();
    let harm = move |files: &mut Files| {
        let text = files.get_mut(&PathBuf::from(file)).unwrap();
        text.splice(at..at, bytes.iter().copied());
    };
    Broken { name: format!("{file}: {name}"), harm: Box::new(harm), code }
}

fn encodings() -> Vec<Broken> {
    vec![
        is("the model is in UTF-16 without a mark", "model.toml", utf16(MODEL, false, false), "T023"),
        is("the data set is in UTF-16 without a mark", "data.toml", utf16(DATA, false, true), "T023"),
        with("model.toml", "a NUL", b"\0", 20, "T023"),
        with("model.toml", "bytes that are no text", b"\xff\xfe\xfd", 20, "T005"),
        with("model.toml", "half a surrogate", b"\xed\xa0\x80", 20, "T005"),
        with("model.toml", "a mark in the middle", "\u{feff}".as_bytes(), 20, "T005"),
        with("rows.csv", "a NUL", b"\0", 45, "T023"),
        is("the rows are a picture", "rows.csv", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01".to_vec(), "T023"),
        is("the rows are a zip file", "rows.csv", b"PK\x03\x04\0\0\0\0".to_vec(), "T030"),
        is("the rows are a PDF", "rows.csv", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n".to_vec(), "T023"),
        is(
            "the rows were read in the wrong encoding",
            "rows.csv",
            ROWS.replace("programme", "programm\u{c3}\u{a9}").into_bytes(),
            "T020",
        ),
        is(
            "the schools were read in the wrong encoding",
            "schools.csv",
            SCHOOLS.replace("A;T", "A;T\u{c3}\u{a4}by").into_bytes(),
            "T020",
        ),
    ]
}

pub fn all() -> Vec<Broken> {
    let mut all: Vec<Broken> = ALL.map(|(file, code)| gone(file, code)).into_iter().collect();
    for (file, empty) in [
        ("study.toml", "R301"),
        ("model.toml", "M001"),
        ("data.toml", "D002"),
        ("rows.csv", "T024"),
        ("schools.csv", "T024"),
        ("prices.csv", "T024"),
    ] {
        all.push(is(&format!("{file} is empty"), file, "", empty));
        all.push(is(&format!("{file} has blank lines only"), file, "\n\n  \n", empty));
    }
    all.push(is(
        "the rows have a heading only",
        "rows.csv",
        "school;programme;home;merit;students\n",
        "D001",
    ));
    all.push(is("the schools have a heading only", "schools.csv", "school;town;kind;need;opened\n", "D001"));
    all.push(is("the prices have a heading only", "prices.csv", "Program;Pris\n", "R004"));
    for (after, code) in [
        ("[model", "T054"),
        ("id = \"", "T053"),
        ("id = \"m", "T053"),
        ("title =", "T002"),
        ("[key]\nschool = {", "T054"),
        ("determines = [\"town", "T053"),
        ("type = \"text\", options = [", "T054"),
        ("unit = \"%", "T053"),
        ("value = ", "T002"),
        ("editions = {", "T054"),
        ("editions = { 2026-01-01 = ", "T054"),
        ("points = [[100", "T054"),
        ("formula = 'student_years *", "T053"),
        ("share = { total = '", "T053"),
        ("share = { total = 'share * sum(programme_money)'", "T054"),
        ("swap =", "T002"),
    ] {
        all.push(cut("model.toml", after, code));
    }
    for (after, code) in [
        ("id = \"m\"\n", "M002"),
        ("[key]\n", "M103"),
        ("formula = 'student_years * price'", "M107"),
        ("per = [\"school\", \"programme\", \"home\"]\n", "M401"),
        ("swap = \"kind\"\n", "M503"),
        ("shape = \"linear\"\n", "M209"),
    ] {
        all.push(cut("model.toml", after, code));
    }
    for (after, code) in [
        ("[data", "T054"),
        ("id = \"", "T053"),
        ("[key.school", "T054"),
        ("file = \"schools.csv", "T053"),
        ("stands_for = {", "T054"),
        ("[[reconcile", "T054"),
        ("of = 'sum(", "T053"),
    ] {
        all.push(cut("data.toml", after, code));
    }
    for (after, code) in [
        ("[data]\n", "D002"),
        ("date = 2026-", "T014"),
        ("source = \"invented\"\n", "D002"),
        ("[key.school]\n", "R107"),
        ("[rows.all]\n", "D003"),
        ("[[reconcile]]\n", "D002"),
        ("value = 70\n", "D002"),
    ] {
        all.push(cut("data.toml", after, code));
    }
    for (after, code) in [
        ("school;prog", "D001"),
        ("home;merit;students", "D001"),
        ("A;BA;H;150", "R114"),
        ("A;BA;H;250;2", "R121"),
        ("A;EK;H;250;30\n", "R121"),
        ("B;EK;H;150;5\nB;", "R121"),
        ("B;EK;G;;", "R114"),
    ] {
        all.push(cut("rows.csv", after, code));
    }
    for (after, code) in [
        ("school;town;kind;need;opened", "D001"),
        ("A;T;own;0,5;2001-08-15\n", "R101"),
        ("A;T;own;0,5;2001-08-15\nB;T;oth", "R109"),
    ] {
        all.push(cut("schools.csv", after, code));
    }
    for (after, code) in [("Program;Pr", "M306"), ("BA;100000\n", "R004"), ("BA;100000\nEK;", "M307")] {
        all.push(cut("prices.csv", after, code));
    }
    all.extend(encodings());
    all.push(turn("the price list is a folder above", "model.toml", "\"prices.csv\"", "\"..\"", "T017"));
    all.push(turn(
        "the price list has an odd name",
        "model.toml",
        "\"prices.csv\"",
        "\"pri\\u0000ces.csv\"",
        "T017",
    ));
    all.push(turn(
        "the rows are in a file with an odd name",
        "data.toml",
        "\"rows.csv\"",
        "\"röv\\nwer*?.csv\"",
        "T017",
    ));
    all
}
