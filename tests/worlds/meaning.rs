//! What single changes and overrides mean, on figures small enough to be reckoned by head.

use super::common::{Files, in_year, paid, total, world};
use skolpeng::study::Year;

const MODEL: &str = r#"
[model]
id = "m"
version = "1"
title = "M"
payee = "school"
reference = "invented"
[key]
school = {}
programme = {}
[column]
merit = { per = "row", unit = "point", missing = "allowed" }
low = { per = ["school", "programme"], unit = "%", min = 0, max = 100 }
kind = { per = "school", type = "text", options = ["own", "other"] }
[parameter]
rate = { unit = "kr/student_year", value = 100, assumption = "a" }
[value]
share_of_low.formula = 'mean(low weighted by students)'
average.formula = 'mean(merit where merit is not missing)'
[amount.money]
per = ["school"]
formula = 'student_years * rate'
[amount.by_low]
per = ["school"]
formula = 'student_years * rate * low'
[amount.by_merit]
per = ["school"]
formula = 'sum(student_years by school) * 1 kr/student_year * average / 1 point + 0 kr * share_of_low * (if kind = "own" then 1 else 0)'
"#;

const DATA: &str = r#"
[data]
id = "d"
title = "D"
source = "invented"
date = 2026-01-01
status = "synthetic"
[key.school]
rows = [{ school = "A", kind = "own" }, { school = "B", kind = "other" }]
[columns_of.low]
per = ["school", "programme"]
rows = [
  { school = "A", programme = "BA", low = 10 },
  { school = "A", programme = "EK", low = 20 },
  { school = "B", programme = "EK", low = 50 },
]
[rows.all]
rows = [
  { school = "A", programme = "BA", merit = 100, students = 10 },
  { school = "A", programme = "EK", merit = 200, students = 20 },
  { school = "B", programme = "EK", students = 40 },
]
stands_for = { from = 2025-07-01, to = 2026-06-30 }
"#;

pub fn with(scenario: &str) -> Files {
    Files::from([
        ("model.toml", MODEL.to_owned()),
        ("data.toml", DATA.to_owned()),
        ("scenario.toml", format!("[scenario]\nid = \"s\"\n{scenario}")),
    ])
}

fn pays(scenario: &str, amount: &str) -> String {
    let world = world(&with(scenario), &in_year(2026), Year::School);
    total(&world.unwrap_or_else(|codes| panic!("{codes:?}")), amount)
}

fn codes(scenario: &str) -> Vec<&'static str> {
    world(&with(scenario), &in_year(2026), Year::School).err().unwrap_or_default()
}

#[test]
fn a_scenario_that_changes_nothing_pays_the_same() {
    // 70 students at 100 kr.
    assert_eq!(pays("", "money"), "7000.00");
    // (10 × 10 % + 20 × 20 % + 40 × 50 %) × 100 kr = 25 × 100 kr.
    assert_eq!(pays("", "by_low"), "2500.00");
}

#[test]
fn students_are_set_by_a_formula_of_themselves() {
    let half = "[[change]]\nwhere = 'school = \"B\"'\nset = { students = 'students / 2' }\n";
    assert_eq!(pays(half, "money"), "5000.00");
    // Twice half is a quarter: a later change reads the earlier one.
    assert_eq!(pays(&format!("{half}{half}"), "money"), "4000.00");
    assert_eq!(
        pays("[[change]]\nset = { students = '0 student' }\nwhere = 'programme = \"EK\"'\n", "money"),
        "1000.00"
    );
}

#[test]
fn a_mean_weighs_by_the_changed_students() {
    // (10 × 100 + 20 × 200) / 30 = 166 2/3, times 70 student years; with thirty at 100: (30 × 100 + 20 × 200) / 50 = 140, times 90.
    assert_eq!(pays("", "by_merit"), "11666.67");
    let three = "[[change]]\nwhere = 'programme = \"BA\"'\nset = { students = 'students * 3' }\n";
    assert_eq!(pays(three, "by_merit"), "12600.00");
}

#[test]
fn a_change_counts_those_that_are_there_before_it() {
    // The mean of 10 at 100 and 20 at 200 is below 170, so those of BA double; were the doubled counted, the mean would be 150.
    let own = "[[change]]\nwhere = 'programme = \"BA\" and mean(merit where merit is not missing) > 160 point'\nset = { students = 'students * 2' }\n";
    assert_eq!(pays(own, "money"), "8000.00");
    let by_count = "[[change]]\nwhere = 'count(default(merit, 0 point) by school) = 30 student'\nset = { students = 'students * 2' }\n";
    assert_eq!(pays(by_count, "money"), "10000.00");
}

#[test]
fn columns_of_one_change_are_set_at_once() {
    let both = "[[change]]\nwhere = 'merit is not missing and merit = 100 point'\nset = { merit = 'merit + 100 point', students = 'students * 2' }\n";
    assert_eq!(pays(both, "money"), "8000.00");
    // 40 students at 200 points, times 80 student years.
    assert_eq!(pays(both, "by_merit"), "16000.00");
}

#[test]
fn a_column_of_several_keys_is_set_where_a_school_is_picked() {
    let low = "[[change]]\nwhere = 'school = \"A\"'\nset = { low = 'min(1, low + 0.05)' }\n";
    // (10 × 15 % + 20 × 25 % + 40 × 50 %) × 100 kr.
    assert_eq!(pays(low, "by_low"), "2650.00");
}

#[test]
fn an_override_holds_instead_of_the_models_number() {
    assert_eq!(pays("[parameter.rate]\nvalue = 120\nassumption = \"a\"\n", "money"), "8400.00");
    let named = "[input.r]\nunit = \"kr/student_year\"\nvalue = [120, 130]\n[parameter.rate]\nvalue = \"r\"\nassumption = \"a\"\n";
    let world = world(&with(named), &in_year(2026), Year::School).unwrap();
    assert_eq!(total(&world, "money"), "8400.00");
    let (outcome, _) = paid(&world, &[vec![super::common::number("130")]]);
    assert_eq!(outcome.total(world.model.node_named("money", None).unwrap()).to_string(), "9100.00");
}

#[test]
fn a_scenario_may_bring_its_own_tables() {
    let own = "[table.growth]\nper = [\"programme\"]\nrows = [{ programme = \"EK\", value = 2, assumption = \"a\" }, { programme = \"*\", value = 1, assumption = \"a\" }]\n[[change]]\nset = { students = 'students * growth' }\n";
    assert_eq!(pays(own, "money"), "13000.00");
}

#[test]
fn a_change_of_another_year_does_not_happen() {
    let later = "[[change]]\nfrom = 2027\nset = { students = 'students * 2' }\n";
    assert_eq!(pays(later, "money"), "7000.00");
    let until = "[[change]]\nfrom = 2025\nto = 2026\nset = { students = 'students * 2' }\n";
    assert_eq!(pays(until, "money"), "14000.00");
}

#[test]
fn what_does_not_fit_is_refused() {
    let set = |formula: &str| codes(&format!("[[change]]\nset = {{ {formula} }}\n"));
    assert_eq!(set("student = 'students * 2'"), ["S205"]);
    assert_eq!(set("student_years = 'student_years * 2'"), ["S206"]);
    assert_eq!(set("students = 'students * average'"), ["S207"]);
    // Ten students in every row would be other sums if a row were split (rule A5).
    assert_eq!(set("students = '10 student'"), ["F305"]);
    assert_eq!(set("low = 'low * 2 kr'"), ["F203"]);
    assert_eq!(set("low = 'merit / 100 point'"), ["M408"]);
    assert_eq!(set("kind = '\"mine\"'"), ["R109"]);
}
