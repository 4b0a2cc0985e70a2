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
        format!("if home != \"G\" then lump else {at}"),
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
fn u4_a_level_of_money_may_be_said_of_each() {
    // The lumps are 100, 40 and 60: median 60, mean 200/3, least 40, greatest 100.
    let paid = |formula: &str, school: &str| {
        let all = land(&format!("[amount.money]\nper = [\"school\"]\nformula = '{formula}'\n"));
        all.of_nobody().pays("money", &[school])
    };
    assert_eq!(paid("if lump < median(lump each once) then 10 kr else 0 kr", "B"), "10.00");
    assert_eq!(paid("if lump < median(lump each once) then 10 kr else 0 kr", "C"), "0.00");
    assert_eq!(paid("max(0 kr, mean(lump each once) - lump)", "B"), "26.67");
    assert_eq!(paid("quantile(lump at 0.5) + lump", "A"), "160.00");
    assert_eq!(paid("80 % * greatest(lump) - lump", "B"), "40.00");
    // A level of a group is one for each of its members: N has 100 and 40.
    assert_eq!(paid("lump - least(lump by county)", "A"), "60.00");
    // The sum of the differences to a mean is nothing: each school's lump is counted once.
    assert_eq!(paid("lump * (1 + sum(mean(lump each once) - lump) / 1 kr)", "A"), "100.00");
}

#[test]
fn u4_what_is_left_of_one_member_is_no_level() {
    let at = "sum(student_years * 1 kr/student_year by school, home)";
    // A school's lump in disguise would be added once for each home municipality.
    for disguise in [
        "mean(lump each once by school)",
        "greatest(lump by school)",
        "mean(lump weighted by students by school)",
        "median(lump each once) + lump",
        "mean(lump each once) * need",
    ] {
        assert_eq!(money(&format!("{at} + {disguise}")).codes(), ["F301"], "{disguise}");
    }
    // A level is no amount of anybody: what is paid must say to whom.
    let flat = land("[amount.money]\nper = [\"school\"]\nformula = 'mean(lump each once)'\n");
    assert_eq!(flat.of_nobody().codes(), ["M409"]);
    // A sum for everybody is told as that.
    assert_eq!(money(&format!("if {at} < sum(lump) then 1 kr else 2 kr")).codes(), ["F307"]);
}

#[test]
fn u4_where_a_condition_leaves_one_member_a_coarser_figure_stands_once() {
    // A's 100 kr stand on the line of H alone; B has lines of H and of G.
    let once = money("if home = \"H\" then lump else 0 kr");
    assert_eq!(
        (once.pays("money", &["A", "H"]), once.pays("money", &["B", "H"])),
        ("100.00".into(), "40.00".into())
    );
    assert_eq!(once.pays("money", &["B", "G"]), "0.00");
    for refused in [
        // G has a line of its own in B; of two members none is the only one.
        "if home = \"H\" then 0 kr else lump",
        "if home in [\"H\", \"G\"] then lump else 0 kr",
        "if home = \"H\" or kind = \"own\" then lump else 0 kr",
        // In a sum the condition outside says nothing of the members.
        "if home = \"H\" then sum((sum(student_years by school, home) * 1 kr/student_year + lump) by school, home) else 0 kr",
    ] {
        assert_eq!(money(refused).codes(), ["F301"], "{refused}");
    }
    assert_eq!(
        money("if home = \"H\" and need > 1 then lump else 0 kr").pays("money", &["A", "H"]),
        "100.00"
    );
    assert_eq!(
        money("if not (home = \"H\") then 0 kr else lump + 1 kr * need").pays("money", &["A", "H"]),
        "102.00"
    );
}

#[test]
fn u4_a_branch_for_one_member_may_be_coarser() {
    let band = |branches: &str, keys: &str| {
        let text = format!(
            "[value]\ncounted = {{ per = [\"school\", \"band\"], formula.band = {branches} }}\n[amount.money]\nper = [\"school\"]\nformula = 'sum(counted by school)'\n"
        );
        let with_keys = land(&text).of_nobody();
        with_keys.turn("model.toml", "home = {}", &format!("home = {{}}\nband = {keys}"))
    };
    // A: 4 % of its 100 kr, and 1 kr in each of the two others.
    let members = "{ members = [\"el\", \"hs\", \"sped\"] }";
    assert_eq!(band("{ sped = '4 % * lump', \"*\" = '1 kr' }", members).pays("money", &["A"]), "6.00");
    // The last of all members is one member too.
    assert_eq!(
        band("{ el = '1 kr', hs = '1 kr', sped = '4 % * lump' }", members).pays("money", &["A"]),
        "6.00"
    );
    assert_eq!(band("{ sped = '1 kr', \"*\" = '4 % * lump' }", members).codes(), ["F301"]);
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
