//! Rules K and G of the language: who is a member, what settles what, and at which grain a formula stands.

use super::common::{land, money};

/// The students of a school and home municipality, for formulas that need a grain.
const STUDENTS: &str = "sum(student_years by school, home) * 1 kr/student_year";

#[test]
fn k1_members_that_a_model_declares_are_there_without_any_row() {
    let bands = |rest: &str| {
        land(&format!(
            "[value]\nrate = {{ per = \"band\", formula.band = {{ low = '1', high = '3' }} }}\n\
            [amount.money]\nper = [\"school\", \"home\"]\nformula = '{rest}'\n"
        ))
        .turn("model.toml", "home = {}", "home = {}\nband = { members = [\"low\", \"high\"] }")
    };
    // 40 × (1 + 3); by what the rows bring there would be no band at all.
    let both = bands(&format!("sum(rate) * {STUDENTS}"));
    assert_eq!(both.pays("money", &["A", "H"]), "160.00");
    // One member by its code: 40 × 3.
    assert_eq!(bands(&format!("rate[band: \"high\"] * {STUDENTS}")).pays("money", &["A", "H"]), "120.00");
    assert_eq!(bands(&format!("rate[band: \"middle\"] * {STUDENTS}")).codes(), ["F107"]);
}

#[test]
fn k1_a_row_with_a_code_that_is_not_declared_is_refused() {
    let closed = money(STUDENTS).turn("model.toml", "programme = {}", "programme = { members = [\"EK\"] }");
    assert_eq!(closed.codes(), ["R128"]);
    // A school that its own table does not list, too: once, however many rows have it.
    assert_eq!(
        money(STUDENTS).turn("data.toml", "school = \"A\", programme", "school = \"Ä\", programme").codes(),
        ["R101"]
    );
}

#[test]
fn k1_members_are_those_of_the_keys_own_table_else_those_seen() {
    // Three schools, though C has no student: 3 × 40. Two home municipalities, seen in the rows: 2 × 40.
    assert_eq!(money(&format!("count(school) * {STUDENTS}")).pays("money", &["A", "H"]), "120.00");
    assert_eq!(money(&format!("count(home) * {STUDENTS}")).pays("money", &["A", "H"]), "80.00");
}

#[test]
fn k2_a_schools_money_is_summed_by_what_it_determines() {
    // N has the lump sums 100 + 40, S has 60.
    let county = land("[amount.money]\nper = [\"county\"]\nformula = 'lump'\n").of_nobody();
    assert_eq!(county.pays("money", &["N"]), "140.00");
    assert_eq!(county.pays("money", &["S"]), "60.00");
}

#[test]
fn k2_what_determines_is_transitive() {
    // The table of schools says their towns, the table of towns their counties.
    let county = land("[amount.money]\nper = [\"county\"]\nformula = 'lump'\n")
        .of_nobody()
        .turn("model.toml", "[\"town\", \"county\"]", "[\"town\"]")
        .turn("data.toml", "county = \"N\", ", "")
        .turn("data.toml", "county = \"S\", ", "")
        .turn("data.toml", "[rows.all]", "[key.town]\nrows = [{ town = \"T\", county = \"N\" }, { town = \"U\", county = \"S\" }]\n[rows.all]");
    assert_eq!(county.pays("money", &["N"]), "140.00");
    assert_eq!(county.pays("money", &["S"]), "60.00");
}

#[test]
fn k2_what_is_determined_adds_no_grain() {
    // By school and county is by school: the county that a school lies in doubles nothing.
    let plain = money("sum(student_years by school, home, county) * 1 kr/student_year");
    assert_eq!(plain.pays("money", &["A", "H"]), "40.00");
    assert_eq!(plain.total("money"), "80.00");
}

#[test]
fn k2_a_member_that_the_data_do_not_settle_is_refused() {
    // C's own town is not said; B's is said in two ways.
    let open = money(STUDENTS).turn("data.toml", "\"C\", town = \"U\"", "\"C\", town = \"\"");
    assert_eq!(open.codes(), ["R105", "R103"]);
    let two =
        money(STUDENTS).turn("data.toml", "home = \"G\", students", "home = \"G\", town = \"U\", students");
    assert!(two.codes().contains(&"R104"), "{:?}", two.codes());
}

#[test]
fn k3_a_column_may_stand_in_any_table_that_settles_its_keys() {
    // A grant per town, written beside each school: 7 for T, 9 for U.
    let grant = land("[amount.money]\nper = [\"town\"]\nformula = 'grant'\n")
        .of_nobody()
        .turn("model.toml", "[column]", "[column]\ngrant = { per = \"town\", unit = \"kr\" }")
        .turn("data.toml", "kind = \"own\"", "grant = 7, kind = \"own\"")
        .turn("data.toml", "\"B\", town = \"T\"", "\"B\", grant = 7, town = \"T\"")
        .turn("data.toml", "\"C\", town = \"U\"", "\"C\", grant = 9, town = \"U\"");
    assert_eq!(grant.pays("money", &["T"]), "7.00");
    assert_eq!(grant.pays("money", &["U"]), "9.00");
    // A and B are of one town: they cannot say two things of it.
    let two = grant.turn("data.toml", "\"B\", grant = 7", "\"B\", grant = 8");
    assert_eq!(two.codes(), ["R108"]);
}

#[test]
fn g1_the_name_of_a_key_is_its_members_code() {
    let only = money(&format!("if school = \"B\" and home = \"G\" then {STUDENTS} else 0 kr"));
    assert_eq!(only.pays("money", &["B", "G"]), "20.00");
    assert_eq!(only.total("money"), "20.00");
}

#[test]
fn g1_a_table_may_be_keyed_by_a_computed_value() {
    // A's need 2 is level 1, B's need 1 level 0: 40 × 10 and 20 × 3.
    let levels = land(
        "[value]\nlevel.formula = 'if need >= 2 then 1 else 0'\n\
        [table.price]\nper = [\"level\"]\nunit = \"kr/student_year\"\nrows = [{ level = 0, value = 3 }, { level = 1, value = 10 }]\n\
        [amount.money]\nper = [\"school\", \"home\"]\nformula = 'student_years * price'\n",
    );
    assert_eq!(levels.pays("money", &["A", "H"]), "400.00");
    assert_eq!(levels.pays("money", &["B", "H"]), "60.00");
    // The same table at another key: everybody at level 1.
    let one = levels.turn("model.toml", "student_years * price", "student_years * price[level: 1]");
    assert_eq!(one.pays("money", &["B", "H"]), "200.00");
}

#[test]
fn g2_only_a_key_of_the_grain_can_be_replaced() {
    assert_eq!(money(&format!("need[programme: \"EK\"] * {STUDENTS}")).codes(), ["F302"]);
    assert_eq!(money(&format!("(need + 1)[school: \"A\"] * {STUDENTS}")).codes(), ["F303"]);
}

#[test]
fn g3_a_value_may_be_coarser_than_its_per_unless_it_adds_up() {
    let value = |formula: &str| {
        land(&format!(
            "[value]\nx = {{ per = [\"school\", \"programme\"], formula = '{formula}' }}\n\
            [amount.money]\nper = [\"school\", \"home\"]\nformula = 'student_years * x'\n"
        ))
    };
    // A rate goes down in silence: 40 × 2 × 1.
    assert_eq!(value("need * 1 kr/student_year").pays("money", &["A", "H"]), "80.00");
    // Money would be repeated, and what is finer does not fit.
    assert_eq!(value("lump").codes(), ["M409"]);
    assert_eq!(value("if home = \"H\" then 1 kr/student_year else 2 kr/student_year").codes(), ["M408"]);
}

#[test]
fn g4_members_of_two_keys_are_the_combinations_of_all_tables() {
    let extra = |formula: &str| {
        land(&format!("[amount.money]\nper = [\"school\", \"programme\"]\nformula = '{formula}'\n"))
            .of_nobody()
            .turn("model.toml", "[column]", "[column]\nextra = { per = [\"school\", \"programme\"], unit = \"kr\", missing = \"allowed\" }")
            .turn(
                "data.toml",
                "[rows.all]",
                "[columns_of.extra]\nper = [\"school\", \"programme\"]\nrows = [{ school = \"C\", programme = \"BA\", extra = 5 }, { school = \"A\", programme = \"BA\", extra = 7 }]\n[rows.all]",
            )
    };
    // C has no rows, yet C in BA is a member; A in EK has rows and no extra.
    let paid = extra("default(extra, 1 kr)");
    assert_eq!(paid.pays("money", &["C", "BA"]), "5.00");
    assert_eq!(paid.pays("money", &["A", "EK"]), "1.00");
    assert_eq!(paid.total("money"), "14.00"); // C-BA 5, A-BA 7, A-EK 1, B-EK 1
    // Not declared as missing, the hole is refused where it is read.
    let hole = extra("extra").turn("model.toml", ", missing = \"allowed\"", "");
    assert_eq!(hole.codes(), ["R002"]);
}
