//! Rules U of the language, numbers and roundings: what can be added, what a number means, and where it is cut.

use super::common::{Land, land, money};

const STUDENTS: &str = "sum(student_years by school, home)";

/// What A gets for its 40 students of H at so much a student.
fn a_student(price: &str) -> String {
    money(&format!("{STUDENTS} * ({price})")).pays("money", &["A", "H"])
}

#[test]
fn u1_a_declared_unit_has_a_scale() {
    // 5 mill of 1000 kr is 5 kr: 40 × 5. Read as a bare 5 it would be 200 000.
    let mill = money(&format!("{STUDENTS} * 1000 kr/student_year * 5 mill"));
    let mill = mill.turn("model.toml", "[key]", "[model.units]\nmill = { is = \"0.001\" }\n[key]");
    assert_eq!(mill.pays("money", &["A", "H"]), "200.00");
}

#[test]
fn u1_per_cent_is_a_hundredth_wherever_it_stands() {
    assert_eq!(a_student("100 kr/student_year * 3 %"), "120.00"); // 40 × 3
    let share = |unit: &str, value: &str| {
        let parameter = format!("[parameter]\nshare = {{ unit = \"{unit}\", value = {value} }}\n");
        let amount = "[amount.money]\nper = [\"school\", \"home\"]\nformula = 'student_years * 100 kr/student_year * share'\n";
        land(&format!("{parameter}{amount}"))
    };
    for (unit, value) in [("%", "3"), ("ratio", "0.03"), ("ratio", "\"3 %\""), ("%", "\"0.03 ratio\"")] {
        assert_eq!(share(unit, value).pays("money", &["A", "H"]), "120.00", "{value} in {unit}");
    }
    assert_eq!(share("%", "\"3 kr\"").codes(), ["M202"]);
    assert_eq!(share("%", "\"3,5\"").codes(), ["M203"]);
}

#[test]
fn u1_a_columns_cells_are_in_its_unit() {
    let low = |unit: &str| {
        money(&format!("{STUDENTS} * 100 kr/student_year * low"))
            .turn(
                "model.toml",
                "[column]",
                &format!("[column]\nlow = {{ per = \"school\", unit = \"{unit}\" }}"),
            )
            .turn("data.toml", "need = ", "low = 25, need = ")
    };
    assert_eq!(low("%").pays("money", &["A", "H"]), "1000.00"); // 40 × 25
    assert_eq!(low("ratio").pays("money", &["A", "H"]), "100000.00");
}

#[test]
fn u2_a_unit_takes_the_longest_run_and_a_division_goes_on_after_it() {
    // 80 kr/student_year over 2, and 80 kr over 2 student_year, are the same 40 kr/student_year.
    assert_eq!(a_student("80 kr/student_year / 2"), "1600.00");
    assert_eq!(a_student("80 kr / 2 student_year"), "1600.00");
    assert_eq!(
        money(&format!("{STUDENTS} * 80 kr/student_years")).codes(),
        ["F304"],
        "a column after `/` is no unit"
    );
}

#[test]
fn u2_the_message_says_which_factor_is_missing() {
    let words = money("student_years * 5 kr/student_year + 1 kr/student_year").words();
    assert!(words.contains("F203") && words.contains("`student_year`"), "{words}");
}

#[test]
fn u3_whole_powers_keep_their_unit_and_others_need_plain_numbers() {
    assert_eq!(a_student("(3 kr/student_year) ^ 2 / 1 kr/student_year"), "360.00"); // 40 × 9
    assert_eq!(a_student("4 ^ 0.5 * 1 kr/student_year"), "80.00");
    assert_eq!(money(&format!("{STUDENTS} * (4 kr/student_year) ^ 0.5")).codes(), ["F204"]);
}

#[test]
fn u4_money_meets_money_at_its_own_grain_only() {
    let at = "sum(student_years * 1 kr/student_year by school, home)";
    for formula in [
        format!("min(lump, {at})"),
        format!("if lump > {at} then 1 kr else 2 kr"),
        format!("if home = \"H\" then lump else {at}"),
        format!("{at} - lump"),
    ] {
        assert_eq!(money(&formula).codes(), ["F301"], "{formula}");
    }
    // What is summed to the same grain may meet; A's 100 kr shared out by its students is another matter.
    let by_school = land(
        "[amount.money]\nper = [\"school\"]\nformula = 'min(lump, sum(student_years by school) * 1 kr/student_year)'\n",
    );
    assert_eq!(by_school.of_nobody().pays("money", &["A"]), "40.00");
}

#[test]
fn u4_a_product_that_hides_the_same_is_told() {
    // A's 100 kr times each of its 40 students is 4000 kr: no unit is wrong, and hardly anyone means it.
    let hidden = money("sum(student_years * lump by school, home) / 1 student_year");
    assert_eq!(hidden.codes(), ["M421"]);
}

#[test]
fn u4_a_head_count_goes_down_no_more_than_money_does() {
    // The students of a school, compared with those of a school and home municipality.
    let mixed = "if sum(students by school) > sum(students by school, home) then 1 kr else 2 kr";
    assert_eq!(money(mixed).codes(), ["F301"]);
    // A quotient of two is a ratio, and goes anywhere: B's 20 of 40.
    let part =
        format!("sum(students by school, home) / sum(students by school) * {STUDENTS} * 1 kr/student_year");
    assert_eq!(money(&part).pays("money", &["B", "G"]), "10.00");
}

#[test]
fn numbers_are_read_from_their_text() {
    let price = |text: &str| {
        land(&format!(
            "[parameter]\nprice = {{ unit = \"kr/student_year\", value = {text} }}\n\
            [amount.money]\nper = [\"school\", \"home\"]\nformula = 'student_years * price'\n"
        ))
    };
    // Through a binary float, 0,1 three hundred million times is not 30 000 000,00 to the öre of the last digit.
    assert_eq!(price("\"2/3\"").pays("money", &["A", "H"]), "26.67"); // 40 × 2 / 3
    assert_eq!(price("1_000.01").pays("money", &["A", "H"]), "40000.40");
    assert_eq!(price("\"20 000 kr/student_year\"").pays("money", &["A", "H"]), "800000.00");
    assert_eq!(price("9_007_199_254_740.93").pays("money", &["B", "G"]), "180143985094818.60"); // above 2⁵³ öre
}

/// What rounding makes of a number, as kronor of a school with 40 students.
fn rounded(what: &str) -> String {
    money(&format!("{STUDENTS} / 40 student_year * {what}")).pays("money", &["A", "H"])
}

#[test]
fn halves_go_away_from_zero_on_both_sides() {
    assert_eq!(rounded("round(2.5 kr to 1 kr)"), "3.00");
    assert_eq!(rounded("round(-2.5 kr to 1 kr)"), "-3.00");
    assert_eq!(rounded("round(-2.5 kr to 1 kr, half even)"), "-2.00");
    assert_eq!(rounded("round(3.5 kr to 1 kr, half even)"), "4.00");
    assert_eq!(rounded("round(-2.5 kr to 1 kr, half up)"), "-2.00");
    assert_eq!(rounded("round(-2.7 kr to 1 kr, down)"), "-2.00");
    assert_eq!(rounded("round(-2.3 kr to 1 kr, up)"), "-3.00");
    // 2,675 is just below its text in binary, and would be 2,67.
    assert_eq!(rounded("round(2.675 kr to 0.01 kr)"), "2.68");
    assert_eq!(rounded("round(1 kr / 3 to 4 decimals) * 10_000"), "3333.00");
}

#[test]
fn floor_and_ceil_go_down_and_up_below_zero_too() {
    assert_eq!(rounded("floor(-2.1 kr to 1 kr)"), "-3.00");
    assert_eq!(rounded("ceil(-2.9 kr to 1 kr)"), "-2.00");
    assert_eq!(rounded("ceil(2.1 kr to 5 kr)"), "5.00");
}

#[test]
fn a_rounding_needs_a_step_in_the_unit_of_what_it_rounds() {
    assert_eq!(money(&format!("{STUDENTS} * round(2.5 kr/student_year to 1)")).codes(), ["F205"]);
    assert_eq!(money(&format!("{STUDENTS} * round(2.5 kr/student_year to 1 kr)")).codes(), ["F203"]);
}

fn paid_to(round: &str) -> Land {
    land(&format!(
        "[amount.money]\nper = [\"school\", \"home\"]\nformula = 'student_years * 0.0625 kr/student_year'\nround = {round}\n"
    ))
}

#[test]
fn what_is_paid_is_rounded_as_its_amount_says() {
    // A: 40 × 0,0625 = 2,5; B of H: 1,25.
    assert_eq!(paid_to("\"1 kr\"").pays("money", &["A", "H"]), "3.00");
    assert_eq!(paid_to("{ to = \"1 kr\", method = \"half even\" }").pays("money", &["A", "H"]), "2.00");
    assert_eq!(paid_to("\"0.1 kr\"").pays("money", &["B", "H"]), "1.30");
    assert_eq!(paid_to("\"0.001 kr\"").codes(), ["M204"], "nothing finer than the öre is paid");
}
