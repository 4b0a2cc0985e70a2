//! Tables, curves, laziness and time: which row holds, which branch is computed, which part of a year a row stands for.

use super::common::{Land, land, money};

const AMOUNT: &str =
    "[amount.money]\nper = [\"school\", \"programme\", \"home\"]\nformula = 'student_years * price'\n";

fn table(rest: &str) -> Land {
    land(&format!(
        "[table.price]\nper = [\"programme\", \"home\"]\nunit = \"kr/student_year\"\n{rest}\n{AMOUNT}"
    ))
}

fn rows(rows: &str) -> Land {
    table(&format!("rows = [{rows}]"))
}

// ---- tables

#[test]
fn a_row_that_is_a_code_is_no_range() {
    // Pupils of three bands whose codes look like ranges: 1 × 100 + 2 × 200 + 3 × 300; with `*`, band 2 has 1 kr.
    let bands = |members: &str, rows: &str, data: &str| {
        let model = format!(
            "[column.n]\nper = [\"school\", \"band\"]\nunit = \"number\"\n\
            [table.rate]\nper = [\"band\"]\nunit = \"kr\"\nrows = [{rows}]\n\
            [amount.money]\nper = [\"school\"]\nformula = 'sum(n * rate by school)'\n"
        );
        let counted = format!("[columns_of.n]\nper = [\"school\", \"band\"]\nrows = [{data}]\n[rows.all]");
        land(&model)
            .of_nobody()
            .turn("model.toml", "home = {}", &format!("home = {{}}\nband = {members}"))
            .turn("data.toml", "[rows.all]", &counted)
    };
    let rows =
        "{ band = \"K\", value = 100 }, { band = \"1-3\", value = 200 }, { band = \"4-8\", value = 300 }";
    let data = "{ school = \"A\", band = \"K\", n = 1 }, { school = \"A\", band = \"1-3\", n = 2 }, { school = \"A\", band = \"4-8\", n = 3 }";
    let declared = bands("{ members = [\"K\", \"1-3\", \"4-8\"] }", rows, data);
    assert_eq!(declared.pays("money", &["A"]), "1400.00");
    // A code that only the data bring, too: 10 × 2 + 30 × 1.
    let programmes = |rows: &str| {
        let model = format!(
            "[table.rate]\nper = [\"programme\"]\nunit = \"kr/student_year\"\nrows = [{rows}]\n\
            [amount.money]\nper = [\"school\", \"home\"]\nformula = 'student_years * rate'\n"
        );
        land(&model).turn("data.toml", "\"BA\"", "\"1-3\"")
    };
    let rows_of = "{ programme = \"1-3\", value = 2 }, { programme = \"*\", value = 1 }";
    assert_eq!(programmes(rows_of).pays("money", &["A", "H"]), "50.00");
    // 20 × 1 + 10 × 100: the row "1-3" is the band of that name and not a range that 2 lies in.
    let rows = "{ band = \"1-3\", value = 100 }, { band = \"*\", value = 1 }";
    let data = "{ school = \"A\", band = \"2\", n = 20 }, { school = \"A\", band = \"1-3\", n = 10 }";
    assert_eq!(bands("{ members = [\"2\", \"1-3\"] }", rows, data).pays("money", &["A"]), "1020.00");
    // Where the model does not list the codes, nobody can tell which is meant.
    assert_eq!(programmes(rows_of).turn("data.toml", "\"EK\"", "\"2\"").codes(), ["R123"]);
}

#[test]
fn a_row_may_name_several_codes_or_all() {
    let list = rows("{ programme = \"BA|EK\", home = \"H\", value = 2 }, { programme = \"*\", value = 7 }");
    assert_eq!(list.pays("money", &["A", "BA", "H"]), "20.00");
    // A key that a row leaves out fits all.
    assert_eq!(list.pays("money", &["B", "EK", "G"]), "140.00");
}

#[test]
fn a_range_is_of_whole_numbers() {
    let years = |cell: &str| {
        let text = format!("{{ programme = \"{cell}\", value = 2 }}, {{ programme = \"*\", value = 1 }}");
        rows(&text).turn("data.toml", "\"BA\"", "\"10\"").turn("data.toml", "\"EK\"", "\"9\"")
    };
    // As texts, "10" lies before "9" and outside "2-9".
    assert_eq!(years("2-10").pays("money", &["A", "10", "H"]), "20.00");
    assert_eq!(years("2-10").pays("money", &["A", "9", "H"]), "60.00");
    assert_eq!(years("2-9").pays("money", &["A", "10", "H"]), "10.00");
}

#[test]
fn the_more_specific_row_wins_over_the_later_one() {
    let both = rows(
        "{ programme = \"BA\", value = 2, from = 2020-01-01 }, { programme = \"*\", value = 9, from = 2025-01-01 }",
    );
    assert_eq!(both.pays("money", &["A", "BA", "H"]), "20.00");
    // Of two alike the later one holds, from its day on.
    let later = rows(
        "{ programme = \"*\", value = 2, from = 2020-01-01 }, { programme = \"*\", value = 9, from = 2026-02-01 }",
    );
    assert_eq!(later.pays("money", &["A", "BA", "H"]), "20.00");
    let day = later.turn("study.toml", "models", "date = 2026-02-01\nmodels");
    assert_eq!(day.pays("money", &["A", "BA", "H"]), "90.00");
}

#[test]
fn two_rows_that_fit_alike_are_refused_only_where_they_are_read() {
    let tie = "{ programme = \"*\", value = 1 }, { programme = \"BA\", value = 2 }, { programme = \"*\", home = \"G\", value = 3 }";
    // BA is read in H only: no tie.
    assert_eq!(rows(tie).pays("money", &["B", "EK", "G"]), "60.00");
    let read =
        rows(tie).turn("data.toml", "programme = \"EK\", home = \"G\"", "programme = \"BA\", home = \"G\"");
    assert_eq!(read.codes(), ["R005"]);
}

#[test]
fn what_no_row_fits_is_refused_unless_the_table_says() {
    let only = "rows = [{ programme = \"BA\", value = 2 }]";
    assert!(table(only).codes().iter().all(|code| *code == "R004") && !table(only).codes().is_empty());
    assert_eq!(
        table(&format!("{only}\notherwise = 5\nassumption = \"invented\"")).pays("money", &["A", "EK", "H"]),
        "150.00"
    );
    let missing = table(&format!("{only}\nmissing = \"allowed\""));
    assert_eq!(missing.codes(), ["M413"]);
    let said = missing.turn(
        "model.toml",
        "student_years * price",
        "student_years * default(price, 3 kr/student_year)",
    );
    assert_eq!(said.pays("money", &["A", "EK", "H"]), "90.00");
    assert_eq!(said.pays("money", &["A", "BA", "H"]), "20.00");
}

#[test]
fn the_reference_of_the_file_holds_for_what_holds_otherwise() {
    let rows = "rows = [{ programme = \"BA\", value = 2 }]\notherwise = 5";
    assert_eq!(table(rows).pays("money", &["A", "EK", "H"]), "150.00");
}

#[test]
fn a_new_list_replaces_the_whole_old_one() {
    let lists = || {
        table("assumption = \"invented\"\neditions = { 2020-01-01 = \"old.csv\", 2026-07-01 = \"new.csv\" }")
            .and("old.csv", "programme;home;value\nBA;*;2\nEK;*;3\n")
            .and("new.csv", "programme;home;value\nEK;*;30\n")
    };
    assert_eq!(lists().pays("money", &["A", "BA", "H"]), "20.00");
    // The new list has no BA: the old price is not carried over.
    let new = lists().turn("study.toml", "models", "date = 2026-07-01\nmodels");
    assert_eq!(new.codes(), ["R004"]);
}

// ---- curves

#[test]
fn a_curve_is_level_outside_its_points() {
    let curve = |shape: &str, at: &str| {
        land(&format!(
            "[curve.f]\nshape = \"{shape}\"\npoints = [[10, 1], [20, 3]]\n\
            [amount.money]\nper = [\"school\", \"home\"]\nformula = 'student_years * f({at}) * 1 kr/student_year'\n"
        ))
        .pays("money", &["A", "H"])
    };
    // Below, on and between the points, then above them: times 40.
    for (shape, expected) in [
        ("linear", ["40.00", "40.00", "80.00", "120.00", "120.00"]),
        ("step from", ["40.00", "40.00", "40.00", "120.00", "120.00"]),
        ("step up to", ["40.00", "40.00", "120.00", "120.00", "120.00"]),
    ] {
        let read = ["0", "10", "15", "20", "99"].map(|at| curve(shape, at));
        assert_eq!(read, expected, "{shape}");
    }
}

// ---- laziness and missing

#[test]
fn a_condition_stops_as_soon_as_it_is_settled() {
    let lazy = |condition: &str| {
        money(&format!(
            "if {condition} then lump / lump * sum(student_years by school, home) * 1 kr/student_year else 0 kr"
        ))
    };
    let by_zero = "1 / (need - need) > 0";
    assert_eq!(lazy(by_zero).codes(), ["R001"]);
    assert_eq!(lazy(&format!("need > 9 and {by_zero}")).pays("money", &["A", "H"]), "0.00");
    assert_eq!(lazy(&format!("need < 9 or {by_zero}")).pays("money", &["A", "H"]), "40.00");
}

#[test]
fn the_first_case_that_holds_is_the_only_one_computed() {
    let cases = land(
        "[amount.money]\nper = [\"school\", \"home\"]\ncases = [\n\
        { when = 'need = 2', then = 'sum(student_years by school, home) * 1 kr/student_year' },\n\
        { when = 'need >= 1', then = 'sum(student_years by school, home) / (need - 2) * -2 kr/student_year' },\n\
        { otherwise = 'sum(student_years by school, home) / (need - need) * 1 kr/student_year' },\n]\n",
    );
    // A has need 2 and would divide by zero in the second case; B has 1: 20 / −1 × −2.
    assert_eq!(cases.pays("money", &["A", "H"]), "40.00");
    assert_eq!(cases.pays("money", &["B", "H"]), "40.00");
}

#[test]
fn missing_goes_through_arithmetic_and_is_no_zero() {
    let grant = |formula: &str| {
        money(&format!("({formula}) * sum(student_years by school, home) * 1 kr/student_year"))
            .turn(
                "model.toml",
                "[column]",
                "[column]\ngrant = { per = \"school\", unit = \"ratio\", missing = \"allowed\" }",
            )
            .turn("data.toml", "{ school = \"A\", town", "{ school = \"A\", grant = 3, town")
    };
    // B has no grant: missing + 1 is missing, so the default holds for the whole, not for the part.
    assert_eq!(grant("default(grant + 1, 10)").pays("money", &["A", "H"]), "160.00");
    assert_eq!(grant("default(grant + 1, 10)").pays("money", &["B", "H"]), "200.00");
    assert_eq!(grant("default(grant, 10) + 1").pays("money", &["B", "H"]), "220.00");
    // Only B's own is asked for: the mean of those that have one is 3.
    assert_eq!(grant("mean(grant each once where grant is not missing)").pays("money", &["B", "H"]), "60.00");
    assert_eq!(grant("mean(grant each once)").codes(), ["F501"]);
    assert_eq!(grant("grant").codes(), ["M413"]);
    assert_eq!(grant("default(need, 1)").codes(), ["F502"]);
}

// ---- time

fn year(rows_of: &[(&str, &str, &str)]) -> Land {
    let one = |(name, from, to): &(&str, &str, &str)| {
        format!(
            "[rows.{name}]\nrows = [{{ school = \"A\", programme = \"EK\", home = \"H\", students = 12 }}]\n\
            stands_for = {{ from = {from}, to = {to} }}\n"
        )
    };
    let all: String = rows_of.iter().map(one).collect();
    let base =
        money("student_years * 100 kr/student_year").turn("study.toml", "models", "year = 2026\nmodels");
    // The land's own rows stand for another year and cost nothing in this one.
    base.turn("data.toml", "2025-07-01, to = 2026-06-30", "2023-07-01, to = 2024-06-30").turn(
        "data.toml",
        "[rows.all]",
        &format!("{all}[rows.all]"),
    )
}

#[test]
fn a_row_counts_for_the_whole_months_that_it_stands_for() {
    // 12 students for 3 months and 12 for 9: 3 + 9 student years at 100 kr.
    let parts = year(&[("a", "2026-01-01", "2026-03-31"), ("b", "2026-04-01", "2026-12-31")]);
    assert_eq!(parts.pays("money", &["A", "H"]), "1200.00");
    // Spring of one school year and autumn of the next: 6 + 6 months of each one's twelve.
    let terms = year(&[("a", "2025-07-01", "2026-06-30"), ("b", "2026-07-01", "2027-06-30")]);
    assert_eq!(terms.pays("money", &["A", "H"]), "1200.00");
    assert_eq!(year(&[("a", "2026-01-15", "2026-12-31")]).codes(), ["D010"]);
}

#[test]
fn a_year_is_covered_once_or_refused() {
    assert_eq!(year(&[("a", "2026-01-01", "2026-11-30")]).codes(), ["R202"]);
    // Thirteen months: June twice.
    assert_eq!(
        year(&[("a", "2026-01-01", "2026-06-30"), ("b", "2026-06-01", "2026-12-31")]).codes(),
        ["R202"]
    );
    // Last year's rows may stand for this one only if the data say so.
    let also = year(&[("a", "2025-01-01", "2025-12-31")]);
    assert_eq!(also.codes(), ["R202"]);
    let said = also.turn("data.toml", "to = 2025-12-31 }", "to = 2025-12-31 }\nalso_for = [2026]");
    assert_eq!(said.pays("money", &["A", "H"]), "1200.00");
}

#[test]
fn students_of_two_terms_are_never_added_whether_or_not_a_model_names_terms() {
    let terms = || year(&[("a", "2025-07-01", "2026-06-30"), ("b", "2026-07-01", "2027-06-30")]);
    let heads = "sum(students by school, home) * 100 kr / 1 student";
    let formula = "student_years * 100 kr/student_year";
    assert_eq!(terms().turn("model.toml", formula, heads).codes(), ["R011"]);
    assert_eq!(terms().turn("model.toml", formula, "students * 100 kr / 1 student").codes(), ["R011"]);
}

#[test]
fn tables_of_one_term_are_one_count_of_students() {
    // Two tables of the spring, as from two offices, with one of the autumn between them by name.
    let spring = ("2025-07-01", "2026-06-30");
    let tables = [("a", spring.0, spring.1), ("b", "2026-07-01", "2027-06-30"), ("c", spring.0, spring.1)];
    let alone = year(&tables).turn("data.toml", "2023-07-01, to = 2024-06-30", "2025-07-01, to = 2026-06-30");
    assert_eq!(alone.results().runs[0].bound.account.counts, 2);
}

#[test]
fn a_school_year_counts_each_student_once() {
    let whole = money("student_years * 100 kr/student_year");
    assert_eq!(whole.pays("money", &["A", "H"]), "4000.00");
    let two = whole.turn("data.toml", "[rows.all]", "[rows.next]\nrows = [{ school = \"A\", programme = \"EK\", home = \"H\", students = 1 }]\nstands_for = { from = 2026-07-01, to = 2027-06-30 }\n[rows.all]");
    assert_eq!(two.codes(), ["R201"]);
}

#[test]
fn a_run_knows_its_day_and_year() {
    let built_in = money(
        "if run.date >= 2026-01-01 and run.year = 2026 then lump / lump * sum(student_years by school, home) * 1 kr/student_year else 0 kr",
    );
    assert_eq!(built_in.pays("money", &["A", "H"]), "40.00");
    assert_eq!(
        built_in.turn("study.toml", "models", "date = 2025-12-31\nmodels").pays("money", &["A", "H"]),
        "0.00"
    );
}

#[test]
fn a_value_past_its_review_is_a_warning() {
    let review = land(
        "[parameter]\nprice = { unit = \"kr/student_year\", value = 3, review = 2025-06-30 }\n\
        [amount.money]\nper = [\"school\", \"home\"]\nformula = 'student_years * price'\n",
    );
    assert_eq!(review.codes(), ["M210"]);
    assert_eq!(review.pays("money", &["A", "H"]), "120.00");
}
