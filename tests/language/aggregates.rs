//! Rules A of the language: over which members an aggregate runs, and how it weighs them.

use super::common::{Land, land, money};

const STUDENTS: &str = "sum(student_years by school, home) * 1 kr/student_year";

#[test]
fn a1_a_sum_by_a_coarser_key_takes_each_school_once() {
    // County N has lump sums 100 and 40, though its schools have three pairs of school and home, and four rows.
    let county = land("[amount.money]\nper = [\"county\"]\nformula = 'sum(lump by county)'\n").of_nobody();
    assert_eq!(county.pays("money", &["N"]), "140.00");
}

#[test]
fn a1_a_condition_must_be_settled_by_what_is_aggregated() {
    // Which of a school's students are of H says nothing of its lump sum.
    assert_eq!(money(&format!("sum(lump where home = \"H\") / 1 kr * {STUDENTS}")).codes(), ["F403"]);
    // A school's kind does: 40 + 60.
    let others = money(&format!("sum(lump where kind = \"other\") / 1 kr * {STUDENTS}"));
    assert_eq!(others.pays("money", &["A", "H"]), "4000.00");
}

#[test]
fn a1_one_number_is_nothing_to_add_up() {
    assert_eq!(money(&format!("sum(3) * {STUDENTS}")).codes(), ["F401"]);
}

#[test]
fn a2_nobody_counts_as_none_but_has_no_least() {
    let nobody = "where need > 9";
    assert_eq!(
        money(&format!("(1 + count(need {nobody})) * {STUDENTS}")).pays("money", &["A", "H"]),
        "40.00"
    );
    assert_eq!(money(&format!("least(need {nobody}) * {STUDENTS}")).codes(), ["R003"]);
    let said = money(&format!("default(least(need {nobody}), 3) * {STUDENTS}"));
    assert_eq!(said.pays("money", &["A", "H"]), "120.00");
    // C has no students, so its mean over rows is of nobody; A's is its need.
    let mean =
        land("[amount.money]\nper = [\"school\"]\nformula = 'default(mean(rate by school), 7) * 1 kr'\n")
            .of_nobody()
            .turn("model.toml", "[column]", "[column]\nrate = { per = \"row\", unit = \"ratio\" }")
            .turn("data.toml", "students = ", "rate = 2, students = ");
    assert_eq!(mean.pays("money", &["C"]), "7.00");
    assert_eq!(mean.pays("money", &["A"]), "2.00");
}

/// Ten students with rate 100 for the first three months of 2026, ten with 200 for the other nine.
fn quarters() -> Land {
    let rows = |name: &str, rate: u32, from: &str, to: &str| {
        format!(
            "[rows.{name}]\nrows = [{{ school = \"A\", programme = \"EK\", home = \"H\", rate = {rate}, students = 10 }}]\n\
            stands_for = {{ from = {from}, to = {to} }}\n"
        )
    };
    let first = rows("first", 100, "2026-01-01", "2026-03-31");
    let rest = rows("rest", 200, "2026-04-01", "2026-12-31");
    let formula = "default(mean(rate by school), 0) * sum(student_years by school, home) * 1 kr/student_year";
    let year = land(&format!("[amount.money]\nper = [\"school\", \"home\"]\nformula = '{formula}'\n")).turn(
        "model.toml",
        "[column]",
        "[column]\nrate = { per = \"row\", unit = \"ratio\" }",
    );
    let year = year.turn("study.toml", "models", "year = 2026\nmodels");
    // The rows of the school year give way to those of the two parts.
    let mark = "[rows.all]";
    year.turn("data.toml", mark, &format!("{first}{rest}[rows.none]"))
        .turn("data.toml", "from = 2025-07-01, to = 2026-06-30", "from = 2024-07-01, to = 2025-06-30")
        .turn("data.toml", "home = \"H\", students", "home = \"H\", rate = 9, students")
        .turn("data.toml", "home = \"G\", students", "home = \"G\", rate = 9, students")
}

#[test]
fn a3_in_a_calendar_year_a_mean_weighs_by_student_years() {
    // (2,5 × 100 + 7,5 × 200) / 10 = 175, times 10 student years; by heads it would be 150.
    assert_eq!(quarters().pays("money", &["A", "H"]), "1750.00");
}

#[test]
fn a4_a_rank_counts_those_below() {
    // Needs A 2, B 1, C 5: B is first, A second.
    let rank = money(&format!("rank(need) * {STUDENTS}"));
    assert_eq!(rank.pays("money", &["A", "H"]), "80.00");
    assert_eq!(rank.pays("money", &["B", "H"]), "20.00");
}

#[test]
fn a4_a_weighted_median_is_not_the_middle_school() {
    // Each once, the median of 1, 2, 5 is 2. By lump 40 : 100 : 60 of 200, half is reached at need 2 as well; without A's
    // hundred (A of another kind) it is 5 of 1 and 5 by lump 40 : 60, and 3 each once.
    let of = |clauses: &str| money(&format!("median(need {clauses} where kind = \"other\") * {STUDENTS}"));
    assert_eq!(of("each once").pays("money", &["A", "H"]), "120.00");
    assert_eq!(of("weighted by lump").pays("money", &["A", "H"]), "200.00");
}

#[test]
fn a4_a_quantile_has_no_weights() {
    // Its members stand in a row: a weight would say nothing, and is refused instead of dropped.
    assert_eq!(money(&format!("quantile(need weighted by lump at 0.5) * {STUDENTS}")).codes(), ["F405"]);
    // Type 7: of 1, 2 and 5 the quantile at 0.75 lies half-way from 2 to 5.
    assert_eq!(money(&format!("quantile(need at 0.75) * {STUDENTS}")).pays("money", &["A", "H"]), "140.00");
}

#[test]
fn a5_what_is_not_counted_by_students_cannot_be_added_over_rows() {
    // A's two rows of rate 2 would give 4, its 40 students 80.
    let rate = |formula: &str| {
        money(formula)
            .turn("model.toml", "[column]", "[column]\nrate = { per = \"row\", unit = \"ratio\" }")
            .turn("data.toml", "students = ", "rate = 2, students = ")
    };
    assert_eq!(rate("sum(rate by school, home) * 1 kr").codes(), ["F409"]);
    assert_eq!(
        rate("sum(rate * students by school, home) * 1 kr / 1 student").pays("money", &["A", "H"]),
        "80.00"
    );
    assert_eq!(rate("mean(rate each once) * lump").codes(), ["F406"]);
    assert_eq!(rate("students * students * 1 kr / 1 student / 1 student").codes(), ["F306"]);
}

#[test]
fn a5_equal_rows_may_be_merged() {
    let two = money("student_years * 3.33 kr/student_year");
    let one = money("student_years * 3.33 kr/student_year").turn(
        "data.toml",
        "{ school = \"A\", programme = \"EK\", home = \"H\", students = 30 }",
        "{ school = \"A\", programme = \"EK\", home = \"H\", students = 11 }, { school = \"A\", programme = \"EK\", home = \"H\", students = 19 }",
    );
    // 40 × 3,33 = 133,20 however the rows are cut.
    assert_eq!(two.pays("money", &["A", "H"]), "133.20");
    assert_eq!(one.pays("money", &["A", "H"]), "133.20");
}
