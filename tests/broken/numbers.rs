//! Cells that are no numbers, or numbers that nothing can be.

use super::{Broken, turn};

/// What no reader of numbers may take for one.
const NO_NUMBERS: [(&str, &str); 20] = [
    ("1e308", "T040"),
    ("1e-400", "T040"),
    ("NaN", "T040"),
    ("Infinity", "T040"),
    ("-inf", "T040"),
    ("abc", "T040"),
    ("1,2,3", "T040"),
    ("1.2.3", "T040"),
    ("--5", "T040"),
    ("5-", "T040"),
    ("0x10", "T040"),
    ("½", "T040"),
    ("٣", "T040"),
    ("1/2", "T040"),
    ("=1+1", "T040"),
    ("#N/A", "T046"),
    ("#DIV/0!", "T046"),
    ("12%", "T041"),
    ("tolv", "T040"),
    ("99999999999999999999999", "T044"),
];

/// Numbers that are numbers, and impossible.
const IMPOSSIBLE: [(&str, &str, &str); 8] = [
    ("students", "-1", "R113"),
    ("students", "-10", "R113"),
    ("students", "2,5", "R121"),
    ("need", "-0,1", "R110"),
    ("need", "11", "R110"),
    ("need", "1000000", "R110"),
    ("merit", "-1", "R110"),
    ("merit", "341", "R110"),
];

/// A row of the file with another cell in a column.
fn cell(column: &str, text: &str, code: &'static str) -> Broken {
    let name = format!("{column} is {text:.40}");
    match column {
        "students" => turn(&name, "rows.csv", "A;EK;H;250;30", &format!("A;EK;H;250;{text}"), code),
        "merit" => turn(&name, "rows.csv", "A;EK;H;250;30", &format!("A;EK;H;{text};30"), code),
        "price" => turn(&name, "prices.csv", "EK;80000", &format!("EK;{text}"), code),
        _ => turn(&name, "schools.csv", "B;T;other;2;", &format!("B;T;other;{text};"), code),
    }
}

pub fn all() -> Vec<Broken> {
    let mut all = Vec::new();
    for column in ["students", "merit", "need", "price"] {
        all.extend(NO_NUMBERS.map(|(text, code)| cell(column, text, code)));
        let long = format!("1{}", "0".repeat(10_000));
        all.push(cell(column, &long, "T044"));
    }
    all.extend(IMPOSSIBLE.map(|(column, text, code)| cell(column, text, code)));
    for text in ["2026-13-45", "2026-02-30", "31/12-2026", "igår", "20260101x", "0000-00-00"] {
        let name = format!("a day is {text}");
        all.push(turn(&name, "schools.csv", "2010-01-01", text, "T014"));
    }
    for text in ["2026-13-45", "2026-02-30"] {
        all.push(turn(
            &format!("the model is from {text}"),
            "model.toml",
            "from = 2026-01-01",
            &format!("from = {text}"),
            "T014",
        ));
        all.push(turn(
            &format!("counted on {text}"),
            "data.toml",
            "counted_on = 2025-10-15",
            &format!("counted_on = \"{text}\""),
            "T014",
        ));
    }
    for (text, code) in [
        ("4,5", "T004"),
        ("4 000", "T003"),
        ("1e6", "T007"),
        ("0126", "T015"),
        ("nan", "T007"),
        ("inf", "T007"),
        ("0x10", "T007"),
        ("\"four\"", "M203"),
        ("\"4 kr\"", "M202"),
        ("\"4 krona\"", "M201"),
        ("true", "M203"),
        ("[4]", "M203"),
        ("2026-01-01", "M203"),
    ] {
        all.push(turn(
            &format!("a parameter is {text}"),
            "model.toml",
            "value = 4",
            &format!("value = {text}"),
            code,
        ));
    }
    all
}
