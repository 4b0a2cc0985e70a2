//! `check --cost` names the rule that needs every student in every draw, and says of others that they do not.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use assert_cmd::Command;
use std::fmt::Write;
use std::fs;

/// How many students there are, each with points of their own.
const STUDENTS: usize = 200;

/// A model with one rule, given as entries of `[value]` and the amount's formula.
fn model(values: &str, formula: &str) -> String {
    format!(
        r#"
[model]
id = "town"
version = "1"
title = "Town"
payee = "school"
reference = "made up"
[key]
school = {{}}
[column]
merit = {{ per = "row", unit = "point" }}
[parameter]
rate = {{ unit = "kr/student_year", value = 100, assumption = "made up" }}
bonus = {{ unit = "kr/student_year/point", value = 2, assumption = "made up" }}
{values}
[amount.money]
per = ["school"]
formula = '{formula}'
"#
    )
}

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
[input.worth]
unit = "kr/student_year/point"
draw = { kind = "uniform", low = 1, high = 3 }
[parameter.rate]
value = "price"
assumption = "made up"
[parameter.bonus]
value = "worth"
assumption = "made up"
[result.all]
"#;

/// What `check --cost` says of a study of this model.
fn costs(model: &str) -> String {
    let folder = tempfile::tempdir().unwrap();
    let mut rows = String::from("school,merit,students\n");
    for student in 0..STUDENTS {
        writeln!(rows, "{},{},1", if student % 2 == 0 { "A" } else { "B" }, 100 + student).unwrap();
    }
    let data = "[data]\nid = \"town\"\ntitle = \"Town\"\nsource = \"made up\"\ndate = 2026-01-01\nstatus = \"synthetic\"\n\
        [csv]\ndelimiter = \",\"\ndecimal = \".\"\n[key.school]\nrows = [{ school = \"A\" }, { school = \"B\" }]\n\
        [rows.all]\nfile = \"rows.csv\"\nstands_for = { from = 2025-07-01, to = 2026-06-30 }\n";
    for (name, text) in
        [("model.toml", model), ("data.toml", data), ("rows.csv", rows.as_str()), ("study.toml", STUDY)]
    {
        fs::write(folder.path().join(name), text).unwrap();
    }
    let mut command = Command::cargo_bin("skolpeng").unwrap();
    command.current_dir(folder.path()).env("COLUMNS", "200");
    let out = command.args(["--lang", "en", "check", "study.toml", "--cost"]).output().unwrap();
    let (text, told) = (String::from_utf8(out.stdout).unwrap(), String::from_utf8(out.stderr).unwrap());
    assert!(out.status.success(), "{text}{told}");
    text
}

#[test]
fn a_rule_that_rounds_for_each_student_is_named_with_the_number_of_students() {
    // Each student's own money is rounded at a drawn price: 200 roundings in each draw.
    let rule = model(
        "[value]\nown.formula = 'round(rate + bonus * merit to 10 kr/student_year)'",
        "student_years * own",
    );
    let told = costs(&rule);
    assert!(told.contains(&format!("most in `own` ({STUDENTS})")), "{told}");
}

#[test]
fn a_rule_that_takes_the_middle_school_is_named_as_one_that_goes_draw_by_draw() {
    let rule = model(
        "[value]\nown.formula = 'rate + bonus * mean(merit by school)'\nmiddle.formula = 'median(own each once)'",
        "sum(student_years by school) * middle",
    );
    let told = costs(&rule);
    assert!(told.contains("draw by draw, because of `middle` (median)"), "{told}");
}

#[test]
fn a_rule_that_adds_up_needs_no_student_in_any_draw() {
    let told = costs(&model("", "student_years * (rate + bonus * merit)"));
    assert!(!told.contains(&STUDENTS.to_string()), "{told}");
    assert!(told.contains("most in `money` (2)"), "{told}");
}
