//! Rules K, G, A, U and N of the language: each with a test that a naive reading would fail.
//!
//! The land: A has 60 students of H (30 in BA, of them 10 with merit 150 and 20 with 250; 30 in EK with 250), B has 5 of H
//! (merit 150) and 5 of G (no merit). Figures in comments are worked out by hand from these.

use super::land::{self, ROWS, land};

const PER: &str = "per = [\"school\", \"home\"]";

fn money(formula: &str) -> land::Land {
    land(&format!("[amount.money]\n{PER}\nformula = '{formula}'\nround = \"1 kr\"\n"))
}

// ---- keys

#[test]
fn k1_a_school_without_students_is_still_a_member() {
    let mut empty = land("[amount.money]\nper = [\"school\"]\nformula = 'lump'\n");
    empty.head = empty.head.replace("payer = \"home\"\n", "");
    empty.schools.push_str("C;T;own;1;70\n");
    assert_eq!(empty.paid("money", &["C"]), "70.00");
    assert_eq!(empty.total("money"), "1370.00");
}

#[test]
fn k2_a_dependency_that_the_data_contradict_is_refused() {
    let mut two_towns = money("student_years * 1 kr/student_year");
    two_towns.rows =
        ROWS.replace("students\n", "students;town\n").replace(";10\n", ";10;T\n").replace(";20\n", ";20;U\n");
    two_towns.rows = two_towns.rows.replace(";30\n", ";30;T\n").replace(";5\n", ";5;T\n");
    assert!(two_towns.codes().contains(&"R104"), "{:?}", two_towns.codes());
}

#[test]
fn k3_two_values_for_one_member_are_refused() {
    let mut twice = money("student_years * 1 kr/student_year * need");
    twice.schools.push_str("A;T;own;0,6;1000\n");
    assert!(!twice.codes().is_empty());
}

// ---- grain

#[test]
fn g2_an_operator_has_the_grain_of_both_operands() {
    // A: 60 × 0,5 × 100; B of H: 5 × 2 × 100.
    let both = money("sum(student_years * need * 100 kr/student_year by school, home)");
    assert_eq!(both.paid("money", &["A", "H"]), "3000.00");
    assert_eq!(both.paid("money", &["B", "H"]), "1000.00");
}

#[test]
fn g3_a_finer_additive_formula_is_summed_to_its_per() {
    assert_eq!(money("student_years * 100 kr/student_year").paid("money", &["A", "H"]), "6000.00");
}

#[test]
fn g3_a_lump_sum_would_be_paid_once_a_programme_and_is_refused() {
    let lump = land("[amount.money]\nper = [\"school\", \"programme\", \"home\"]\nformula = 'lump'\n");
    assert_eq!(lump.codes(), ["M409"]);
}

#[test]
fn g4_a_value_without_a_member_in_one_file_does_not_drop_the_school() {
    let mut lacks = money("sum(student_years by school, home) * need * 1 kr/student_year");
    lacks.schools = lacks.schools.replace("B;T;other;2;300", "B;T;other;;300");
    assert_eq!(lacks.codes(), ["R002"], "a hole is refused where it is read, never skipped");
}

#[test]
fn g2_another_members_value_is_read_by_name() {
    // Every school gets A's need per student: B of H 5 × 0,5 × 100.
    let of_a = money("sum(student_years by school, home) * need[school: \"A\"] * 100 kr/student_year");
    assert_eq!(of_a.paid("money", &["B", "H"]), "250.00");
    assert_eq!(
        money("sum(student_years by school, home) * need[school: \"Ä\"] * 1 kr/student_year").codes(),
        ["R006"]
    );
}

// ---- aggregates

#[test]
fn a1_an_aggregate_counts_each_member_of_its_own_grain_once() {
    // The lump sums of the two schools are 1300, not 60 × 1000 + 10 × 300.
    let once = money("sum(student_years by school, home) / sum(student_years) * sum(lump)");
    assert_eq!(once.paid("money", &["A", "H"]), "1114.00"); // 60 / 70 × 1300 = 1114,29
    assert_eq!(money("sum(need by programme) * 1 kr").codes(), ["F402"]);
}

#[test]
fn a2_nobody_adds_up_to_nothing_but_has_no_mean() {
    let none = money(
        "sum(student_years * 1 kr/student_year by school, home where merit is not missing and merit > 300 point)",
    );
    assert_eq!(none.total("money"), "0.00");
    let mean = "mean(merit by school, home where merit is not missing)";
    // G at B has no merit at all: its mean is missing, and that is refused where it is paid.
    assert_eq!(money(&format!("{mean} * 1 kr / 1 point")).codes(), ["R003"]);
    let default = money(&format!("default({mean}, 100 point) * 1 kr / 1 point"));
    assert_eq!(default.paid("money", &["B", "G"]), "100.00");
}

#[test]
fn a3_a_mean_over_rows_weighs_by_students() {
    // A: (10 × 150 + 20 × 250 + 30 × 250) / 60 = 233,33; the mean of its three rows would be 216,67.
    let mean = money(
        "mean(default(merit, 0 point) by school) * sum(student_years by school, home) / 60 student_year * 1 kr / 1 point",
    );
    assert_eq!(mean.paid("money", &["A", "H"]), "233.00");
}

#[test]
fn a3_a_mean_over_schools_must_say_how_it_weighs() {
    let value = |how: &str| {
        format!("sum(student_years by school, home) / 60 student_year * mean(need{how}) * 1000 kr")
    };
    assert_eq!(money(&value("")).codes(), ["F404"]);
    // Each once: (0,5 + 2) / 2 = 1,25; by students: (60 × 0,5 + 10 × 2) / 70 = 0,714.
    assert_eq!(money(&value(" each once")).paid("money", &["A", "H"]), "1250.00");
    assert_eq!(money(&value(" weighted by students")).paid("money", &["A", "H"]), "714.00");
}

#[test]
fn a4_order_statistics_stand_on_members_of_keys() {
    assert_eq!(money("median(merit) * 1 kr / 1 point").codes(), ["F501"]);
    assert_eq!(money("median(default(merit, 0 point)) * 1 kr / 1 point").codes(), ["F408"]);
    // The median of two is their middle: 1,25; the quarter point of 0,5 and 2 is 0,875 (type 7).
    let of = |what: &str| {
        money(&format!("{what} * 1000 kr * sum(student_years by school, home) / 60 student_year"))
    };
    assert_eq!(of("median(need)").paid("money", &["A", "H"]), "1250.00");
    assert_eq!(of("quantile(need at 0.25)").paid("money", &["A", "H"]), "875.00");
}

#[test]
fn a5_splitting_a_row_in_two_changes_nothing() {
    let split = ROWS.replace("A;EK;H;250;30", "A;EK;H;250;12\nA;EK;H;250;18");
    for formula in [
        "student_years * 77.77 kr/student_year",
        "mean(need * default(merit, 0 point) by school) * 1 kr / 1 point * sum(student_years by school, home) / 1 student_year",
        "count(merit is missing by school, home) * 1 kr / 1 student",
    ] {
        let whole = money(formula);
        let halves = money(formula).rows(&split);
        for member in [["A", "H"], ["B", "H"], ["B", "G"]] {
            assert_eq!(whole.paid("money", &member), halves.paid("money", &member), "{formula}");
        }
    }
}

#[test]
fn a5_a_rows_students_are_no_threshold_and_no_argument() {
    assert_eq!(money("if students > 10 student then 1 kr else 0 kr").codes(), ["F304"]);
    assert_eq!(money("round(student_years to 10 student_year) * 1 kr/student_year").codes(), ["F304"]);
    assert_eq!(money("max(student_years, 10 student_year) * 1 kr/student_year").codes(), ["F304"]);
    assert_eq!(
        money("sum(merit by school, home where merit is not missing) * 1 kr / 1 point").codes(),
        ["F409"]
    );
    assert_eq!(money("student_years * 1 kr/student_year + 5 kr").codes(), ["F305"]);
}

// ---- units, and what does not go down

#[test]
fn u1_units_multiply_and_cancel() {
    assert_eq!(money("student_years * 5 kr").codes(), ["M412"]);
    assert_eq!(money("student_years * 5").codes(), ["M412"]);
}

#[test]
fn u2_the_longest_run_of_units_belongs_to_the_number() {
    assert_eq!(money("student_years * 5 kr/student_year").codes(), [""; 0]);
    assert_eq!(money("student_years * 5 kr + 1").codes(), ["F203"]);
    assert_eq!(money("student_years * 5 kr/student_year + 1").codes(), ["F209"]);
}

#[test]
fn u3_roots_and_logarithms_take_plain_numbers() {
    assert_eq!(money("sqrt(sum(student_years by school, home)) * 1 kr").codes(), ["F204"]);
}

#[test]
fn u4_a_schools_money_is_not_added_on_each_of_its_parts() {
    // A's 1000 kr would be added once for each home municipality.
    assert_eq!(money("sum(student_years * 1 kr/student_year by school, home) + lump").codes(), ["F301"]);
    assert_eq!(
        money("if kind = \"own\" then lump else sum(student_years * 1 kr/student_year by school, home)")
            .codes(),
        ["F301"]
    );
    // A literal fits any grain.
    assert_eq!(
        money("sum(student_years * 1 kr/student_year by school, home) + 5 kr").paid("money", &["B", "G"]),
        "10.00"
    );
}

// ---- names

#[test]
fn n1_one_name_means_one_thing() {
    assert!(land("[value]\nneed.formula = '1'\n").codes().contains(&"M101"));
    assert!(land("[value]\nsum.formula = '1'\n").codes().contains(&"M102"));
}

#[test]
fn n1_a_unit_is_no_key() {
    let mut year = money("student_years * 1 kr/student_year");
    year.keys = year.keys.replace("home = {}", "home = {}\nyear = { members = [2023, 2024] }");
    assert_eq!(year.codes(), ["M110"]);
}

#[test]
fn what_a_broken_formula_would_have_read_is_no_fault_of_its_own() {
    let rest = "[value]\ntwice.formula = 'rate * 2'\n[parameter]\nrate = { unit = \"kr/student_year\", value = 5 }\nextra = { unit = \"kr\", value = 5 }\n";
    let told = |formula: &str, more: &str| {
        land(&format!("{rest}{more}[amount.money]\nper = [\"school\", \"home\"]\nformula = '{formula}'\n"))
            .codes()
    };
    // A unit alone is no name: nothing else of the formula has been read.
    assert_eq!(told("student_years * twice * year + extra", ""), ["F017"]);
    assert_eq!(told("nobody_knows * student_years * twice + extra", ""), ["F102"]);
    // What is unused is told when all else is right: what a broken formula would have read is not known.
    let alone = "alone = { unit = \"kr\", value = 5 }\n";
    assert_eq!(told("nobody_knows * twice + extra", alone), ["F102"]);
    assert_eq!(told("student_years * twice", alone), ["M107", "M107"]);
}

#[test]
fn n3_a_circle_is_told_with_its_path() {
    let circle = land(
        "[value]\na.formula = 'b'\nb.formula = 'a'\n[amount.money]\nper = [\"school\", \"home\"]\nformula = 'a * 1 kr'\n",
    );
    assert!(circle.codes().contains(&"M106"));
}

#[test]
fn n4_reading_an_amount_reads_what_is_paid() {
    // 60 × 0,505 = 30,30 is paid as 30; half of that is 15, not 15,15.
    let half = land(&format!(
        "[amount.money]\n{PER}\nformula = 'student_years * 0.505 kr/student_year'\nround = \"1 kr\"\n[amount.half]\n{PER}\nformula = 'money / 2'\nround = \"0.01 kr\"\n"
    ));
    assert_eq!(half.paid("money", &["A", "H"]), "30.00");
    assert_eq!(half.paid("half", &["A", "H"]), "15.00");
}

#[test]
fn n4_a_group_is_summed_at_the_keys_that_all_its_parts_settle() {
    let group = land(&format!(
        "[amount.a]\nper = [\"school\", \"programme\", \"home\"]\npart_of = \"both\"\nformula = 'student_years * 1 kr/student_year'\n\
         [amount.b]\n{PER}\npart_of = \"both\"\nformula = 'sum(student_years * 2 kr/student_year by school, home)'\n\
         [amount.tax]\n{PER}\nformula = '0.5 * both'\n"
    ));
    assert_eq!(group.paid("both", &["A", "H"]), "180.00");
    assert_eq!(group.paid("tax", &["A", "H"]), "90.00");
}

#[test]
fn n4_nothing_unrounded_is_paid() {
    let thirds = land(&format!("[amount.money]\n{PER}\nformula = 'student_years * 1 kr/student_year / 3'\n"));
    assert_eq!(thirds.paid("money", &["B", "H"]), "1.67");
}
