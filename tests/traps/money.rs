//! Rule P1, missing values, tables and curves, time, overlays and `decides_for`: where money goes wrong silently.

use super::land::{self, ROWS, land, paid};

const PER: &str = "per = [\"school\", \"home\"]";
const BASE: &str = "[amount.money]\nper = [\"school\", \"home\"]\npart_of = \"all\"\nformula = 'student_years * 100 kr/student_year'\nround = \"1 kr\"\n";

fn share(rest: &str) -> land::Land {
    land(&format!("[amount.money]\n{PER}\nshare = {{ {rest} }}\n"))
}

// ---- shares

#[test]
fn p1_the_parts_add_up_to_the_rounded_pot_and_ties_go_by_code() {
    // 100 kr over A-H, B-G, B-H with equal weights: 33,33… each; one krona more to the first by code.
    let thirds = share("total = '100 kr', weight = '1', to = \"1 kr\"");
    assert_eq!(thirds.paid("money", &["A", "H"]), "34.00");
    assert_eq!(thirds.paid("money", &["B", "G"]), "33.00");
    assert_eq!(thirds.total("money"), "100.00");
    // The pot itself is rounded first: 100,6 kr is 101 kr.
    assert_eq!(share("total = '100.6 kr', weight = '1', to = \"1 kr\"").total("money"), "101.00");
}

#[test]
fn p1_first_comes_before_the_rest_and_among_leaves_others_out() {
    // 1000 kr, 100 each first, the rest 800 by students 60 : 5 : 5 → A 785,71; B 157,14 each… among H only: 60 : 5.
    let first = share("total = '1000 kr', first = '100 kr', weight = 'student_years'");
    assert_eq!(first.paid("money", &["A", "H"]), "700.00"); // 100 + 700 × 60/70
    assert_eq!(first.paid("money", &["B", "G"]), "150.00");
    let of_h = share("total = '1300 kr', among = 'home = \"H\"', weight = 'student_years'");
    assert_eq!(of_h.paid("money", &["A", "H"]), "1200.00");
    assert_eq!(of_h.paid("money", &["B", "G"]), "0.00");
}

#[test]
fn p1_a_pot_without_weights_or_too_small_is_refused_unless_said() {
    assert_eq!(share("total = '10 kr', weight = '0'").codes(), ["R008"]);
    assert_eq!(share("total = '10 kr', first = '9 kr', weight = '1'").codes(), ["R009"]);
    assert_eq!(share("total = '10 kr', weight = '0', else = '2 kr'").total("money"), "6.00");
}

#[test]
fn p1_one_pot_for_each_member_of_the_totals_grain() {
    // One pot per home municipality, 10 kr a student: H 650 kr shared 60 : 5, G 50 kr to the only one.
    let pots = share("total = 'sum(student_years by home) * 10 kr/student_year', weight = 'student_years'");
    assert_eq!(pots.paid("money", &["A", "H"]), "600.00");
    assert_eq!(pots.paid("money", &["B", "G"]), "50.00");
}

#[test]
fn largest_remainder_keeps_the_sum_even_where_it_is_nothing() {
    // 60 × 0,3 = 18; 5 × 0,3 = 1,5 twice: the sum 21 stays, one of the halves goes up.
    let model = format!(
        "[amount.money]\n{PER}\nformula = 'student_years * 0.3 kr/student_year'\nround = {{ to = \"1 kr\", method = \"largest remainder\" }}\n"
    );
    let mut one_pot = land(&model);
    one_pot.head = one_pot.head.replace("payer = \"home\"\n", "");
    assert_eq!(one_pot.total("money"), "21.00");
    assert_eq!(one_pot.paid("money", &["B", "G"]), "2.00");
    let zero = format!(
        "[amount.money]\n{PER}\nformula = 'sum(student_years by school, home) * (if kind = \"own\" then 1 kr/student_year else -6 kr/student_year)'\nround = {{ to = \"1 kr\", method = \"largest remainder\" }}\n"
    );
    let mut zero = land(&zero);
    zero.head = zero.head.replace("payer = \"home\"\n", "");
    assert_eq!(zero.total("money"), "0.00");
    assert_eq!(zero.paid("money", &["A", "H"]), "60.00");
}

// ---- the nine traps

#[test]
fn an_amount_added_by_an_overlay_is_in_the_group_and_so_under_vat() {
    let vat =
        format!("{BASE}[amount.vat]\n{PER}\nformula = 'if kind = \"other\" then 0.06 * all else 0 kr'\n");
    let over = land(&vat).overlay(&format!(
        "[amount.extra]\n{PER}\npart_of = \"all\"\nformula = 'student_years * 50 kr/student_year'\n"
    ));
    // B of H: (500 + 250) × 6 % = 45.
    assert_eq!(over.paid("vat", &["B", "H"]), "45.00");
}

#[test]
fn a_pool_takes_nothing_of_another_municipalitys_money() {
    let pool = format!(
        "[amount.pool]\n{PER}\npart_of = \"all\"\nshare = {{ total = '0.1 * sum(money)', weight = 'student_years', to = \"1 kr\" }}\n"
    );
    let mut over = land(BASE).overlay(&pool);
    // Without decides_for the pool rests on all 7000 kr and reaches G's students: 70 × 10 = 700 kr.
    assert_eq!(over.total("pool"), "700.00");
    assert!(over.codes().contains(&"R203"), "{:?}", over.codes());
    over.overlay = over.overlay.map(|text| text.replace("title =", "decides_for = 'home = \"H\"'\ntitle ="));
    assert_eq!(over.total("pool"), "650.00");
    assert_eq!(over.paid("pool", &["B", "G"]), "0.00");
    assert_eq!(over.codes(), [""; 0]);
}

#[test]
fn a_value_that_an_overlay_changes_reaches_only_decided_students() {
    let model = format!(
        "[parameter]\nprice = {{ unit = \"kr/student_year\", value = 100 }}\n[value]\nrate.formula = 'price'\n[amount.money]\n{PER}\nformula = 'student_years * rate'\n"
    );
    let over = land(&model).overlay("[parameter]\nprice = { value = 200 }\n");
    let decided = over.overlay.as_ref().unwrap().replace("title =", "decides_for = 'home = \"H\"'\ntitle =");
    let over = land::Land { overlay: Some(decided), ..over };
    assert_eq!(over.paid("money", &["A", "H"]), "12000.00");
    assert_eq!(over.paid("money", &["B", "G"]), "500.00");
}

#[test]
fn a_groups_mean_does_not_pass_a_step_unasked() {
    let model = format!(
        "[amount.money]\n{PER}\nformula = 'if merit is missing then 0 kr else if merit < 200 point then student_years * 10 kr/student_year else 0 kr'\n"
    );
    let mut means = land(&model);
    means.data = means.data.replace("counted_on", "mean_of_group = [\"merit\"]\ncounted_on");
    assert_eq!(means.codes(), ["R115"]);
    means.head = means.head.replace("payee =", "on_means = \"accepted\"\npayee =");
    assert_eq!(means.paid("money", &["A", "H"]), "100.00");
}

#[test]
fn students_of_two_terms_are_not_counted_twice() {
    let per_student = "sum(students by school, home) * 100 kr / 1 student";
    let mut year = land(&format!("[amount.money]\n{PER}\nformula = '{per_student}'\n"));
    year.keys = year.keys.replace("home = {}", "home = {}\nterm = {}");
    let spring = "[rows.spring]\nfile = \"rows.csv\"\nstands_for = { from = 2025-07-01, to = 2026-06-30 }\n";
    let autumn = "[rows.autumn]\nfile = \"rows.csv\"\nstands_for = { from = 2026-07-01, to = 2027-06-30 }\n";
    year.data = year.data.split("[rows.all]").next().unwrap().to_owned() + spring + autumn;
    year.study = "year = 2026\n".to_owned();
    assert_eq!(year.codes(), ["R011"]);
    year.model = format!("[amount.money]\n{PER}\nformula = 'student_years * 100 kr/student_year'\n");
    assert_eq!(year.paid("money", &["A", "H"]), "6000.00"); // 60 × 6/12 + 60 × 6/12
    year.data = year.data.replace(
        "[rows.autumn]\nfile = \"rows.csv\"\nstands_for = { from = 2026-07-01, to = 2027-06-30 }\n",
        "",
    );
    assert_eq!(year.codes(), ["R202"], "half a year is no year");
}

#[test]
fn a_value_a_hair_from_a_threshold_is_on_its_right_side() {
    // 0,1 + 0,2 is 0,3 exactly; in binary it is more, and 0,3 − (0,1 + 0,2) is not zero.
    let hair = |condition: &str| {
        land(&format!(
            "[amount.money]\n{PER}\nformula = 'sum(student_years by school, home) * (if {condition} then 1 kr/student_year else 2 kr/student_year)'\n"
        ))
    };
    assert_eq!(hair("0.1 + 0.2 > 0.3").paid("money", &["A", "H"]), "120.00");
    assert_eq!(hair("need / 3 * 3 = need").paid("money", &["A", "H"]), "60.00");
    assert_eq!(hair("1_000_000_000 + 0.1 + 0.2 - 1_000_000_000.3 = 0").paid("money", &["A", "H"]), "60.00");
}

// ---- missing, lazy, rounding

#[test]
fn missing_is_not_zero() {
    assert_eq!(
        land(&format!(
            "[amount.money]\n{PER}\nformula = 'student_years * merit * 1 kr/student_year / 1 point'\n"
        ))
        .codes(),
        ["M413"]
    );
    let said = land(&format!(
        "[amount.money]\n{PER}\nformula = 'student_years * default(merit, 100 point) * 1 kr/student_year / 1 point'\n"
    ));
    assert_eq!(said.paid("money", &["B", "G"]), "500.00");
    assert_eq!(land(&format!("[amount.money]\n{PER}\nformula = 'if merit < 200 point then student_years * 1 kr/student_year else 0 kr'\n")).codes(), ["F501"]);
}

#[test]
fn only_the_chosen_branch_is_computed() {
    let lazy = |formula: &str| land(&format!("[amount.money]\n{PER}\nformula = '{formula}'\n"));
    let by_zero = "sum(student_years by school, home) * 1 kr/student_year / (need - 0.5)";
    assert_eq!(lazy(by_zero).codes(), ["R001"]);
    let guarded = lazy(&format!("if need = 0.5 then 7 kr else {by_zero}"));
    assert_eq!(guarded.paid("money", &["A", "H"]), "7.00");
    assert_eq!(lazy(&format!("{by_zero} else 3 kr")).paid("money", &["A", "H"]), "3.00");
}

#[test]
fn halves_round_away_from_zero_unless_named() {
    let round = |how: &str| {
        land(&format!(
            "[amount.money]\n{PER}\nformula = 'sum(student_years by school, home) * round(-2.5 to 1{how}) * 1 kr/student_year / 60'\n"
        ))
    };
    assert_eq!(round("").paid("money", &["A", "H"]), "-3.00");
    assert_eq!(round(", half even").paid("money", &["A", "H"]), "-2.00");
    assert_eq!(round(", half up").paid("money", &["A", "H"]), "-2.00");
    assert_eq!(round(", down").paid("money", &["A", "H"]), "-2.00");
}

// ---- tables, indices, curves

#[test]
fn the_most_specific_row_wins_and_a_tie_is_refused() {
    let table = |rows: &str| {
        land(&format!(
            "[table.price]\nper = [\"programme\", \"home\"]\nunit = \"kr/student_year\"\nrows = [{rows}]\n[amount.money]\n{PER}\nformula = 'student_years * price'\n"
        ))
    };
    let general =
        r#"{ programme = "*", home = "*", value = 1 }, { programme = "EK", home = "*", value = 10 }"#;
    assert_eq!(table(general).paid("money", &["A", "H"]), "330.00"); // 30 × 1 + 30 × 10
    let tie = format!(r#"{general}, {{ programme = "*", home = "G", value = 100 }}"#);
    assert_eq!(table(&tie).codes(), ["R005"]);
    assert_eq!(
        table(r#"{ programme = "BA", home = "*", value = 1 }"#).codes(),
        ["R004", "R004"],
        "EK in H, EK in G"
    );
}

#[test]
fn an_index_rolls_each_row_from_its_own_date_with_its_own_rounding() {
    // 1000 from 2023; +3,4 % 2024 = 1034; +2,8 % 2025 = 1062,95 → 1063; then 3 % 2026 = 1094,89 → 1095.
    let index = "[index.i]\nunit = \"%\"\nround = \"1 kr/student_year\"\n2024-01-01 = { value = 3.4 }\n2025-01-01 = { value = 2.8 }\nthen = { value = 3, assumption = \"x\" }\n";
    let rows = r#"{ programme = "*", value = 1000, from = 2023-01-01, index = "i" }"#;
    let table =
        format!("[table.price]\nper = [\"programme\"]\nunit = \"kr/student_year\"\nrows = [{rows}]\n");
    let land = land(&format!("{index}{table}[amount.money]\n{PER}\nformula = 'student_years * price'\n"));
    assert_eq!(land.paid("money", &["B", "G"]), "5475.00"); // 5 × 1095
}

#[test]
fn a_step_holds_from_its_point_on() {
    let curve = |shape: &str| {
        let points = "points = [[0, 3], [150, 2], [250, 1]]";
        land(&format!(
            "[curve.level]\nshape = \"{shape}\"\nunit = {{ from = \"point\", to = \"ratio\" }}\n{points}\n[amount.money]\n{PER}\nformula = 'student_years * level(default(merit, 0 point)) * 1 kr/student_year'\n"
        ))
    };
    // A: 10 at 150, 50 at 250. From: 10 × 2 + 50 × 1. Up to: the same at its points. B of H at 150.
    assert_eq!(curve("step from").paid("money", &["A", "H"]), "70.00");
    assert_eq!(curve("step up to").paid("money", &["A", "H"]), "70.00");
    assert_eq!(curve("linear").paid("money", &["B", "H"]), "10.00");
}

#[test]
fn dated_parameters_hold_from_their_day() {
    let model = format!(
        "[parameter]\nprice = {{ unit = \"kr/student_year\", 2025-01-01 = {{ value = 10 }}, 2026-07-01 = {{ value = 20 }} }}\n[amount.money]\n{PER}\nformula = 'student_years * price'\n"
    );
    let mut land = land(&model);
    assert_eq!(land.paid("money", &["B", "G"]), "50.00"); // the school year ends in 2026: 1 January 2026
    land.study = "date = 2026-07-01\n".to_owned();
    assert_eq!(land.paid("money", &["B", "G"]), "100.00");
    land.study = "date = 2024-07-01\n".to_owned();
    assert_eq!(land.codes(), ["M208"]);
}

// ---- overlays, previous, checks

#[test]
fn an_overlay_replaces_forms_and_kinds_and_removes_names() {
    let model = format!("[value]\nrate.formula = '1'\n{BASE}");
    let model = model.replace("100 kr/student_year'", "100 kr/student_year * rate'");
    assert_eq!(
        land(&model)
            .overlay("[parameter]\nrate = { unit = \"ratio\", value = 3 }\n")
            .paid("money", &["B", "G"]),
        "1500.00"
    );
    let share = "[amount.money]\nshare = { total = '70 kr', weight = 'student_years' }\n[model_x]\n"
        .replace("[model_x]\n", "");
    let removed = land(&model).overlay(&share);
    let removed = land::Land {
        overlay: removed.overlay.map(|t| t.replace("title =", "remove = [\"rate\"]\ntitle =")),
        ..removed
    };
    assert_eq!(removed.paid("money", &["A", "H"]), "60.00");
}

#[test]
fn written_here_and_unused_is_an_error() {
    assert_eq!(land(&format!("{BASE}[parameter]\nx = {{ unit = \"kr\", value = 1 }}\n")).codes(), ["M107"]);
}

#[test]
fn last_years_result_may_always_be_missing() {
    let model = format!(
        "[amount.money]\n{PER}\nformula = 'max(sum(student_years * 100 kr/student_year by school, home), default(previous.money, 0 kr))'\n"
    );
    let mut land = land(&model);
    land.data.push_str("[previous.y]\nyear = 2025\nrows = [{ school = \"B\", home = \"G\", money = 900 }]\n");
    assert_eq!(land.paid("money", &["B", "G"]), "900.00");
    assert_eq!(land.paid("money", &["B", "H"]), "500.00");
}

#[test]
fn equal_terms_are_tried_one_school_at_a_time() {
    // Own schools get 10 kr more a student: a rule that the law does not allow.
    let model = format!(
        "[amount.money]\n{PER}\nformula = 'sum(student_years by school, home) * (if kind = \"own\" then 110 kr/student_year else 100 kr/student_year)'\n"
    );
    let results = land(&model).results();
    let unequal: Vec<(&str, i64)> =
        results.runs[0].unequal().iter().map(|u| (u.member.as_str(), (u.then - u.now).count())).collect();
    assert_eq!(unequal, [("A", -60_000), ("B", 10_000)]);
    // A pool by each school's own need gives the same under any organiser.
    let pool = format!(
        "[amount.money]\n{PER}\nshare = {{ total = '100 kr', weight = 'sum(student_years by school, home) * need' }}\n"
    );
    assert!(land(&pool).results().runs[0].unequal().is_empty());
}

#[test]
fn a_check_that_does_not_hold_stops_the_run() {
    let frame = format!("{BASE}[check.frame]\nformula = 'sum(all) = 6_999 kr'\n");
    assert_eq!(land(&frame).codes(), ["R012"]);
    assert_eq!(land(&frame.replace("6_999", "7_000")).codes(), [""; 0]);
}

#[test]
fn the_order_of_rows_does_not_matter() {
    let lines: Vec<&str> = ROWS.lines().collect();
    let turned =
        format!("{}\n{}\n", lines[0], lines[1..].iter().rev().copied().collect::<Vec<_>>().join("\n"));
    let model = format!(
        "{BASE}[amount.pool]\n{PER}\nshare = {{ total = '100 kr', weight = 'student_years * default(merit, 77 point)', to = \"1 kr\" }}\n"
    );
    let (before, after) = (land(&model).results(), land(&model).rows(&turned).results());
    for member in [["A", "H"], ["B", "H"], ["B", "G"]] {
        assert_eq!(paid(&before.runs[0], "pool", &member), paid(&after.runs[0], "pool", &member));
    }
}

#[test]
fn each_case_tells_its_students_and_what_they_are_paid() {
    use skolpeng::compare::cases;
    let cased = "cases = [{ when = 'home = \"G\"', then = 'student_years * 10 kr/student_year' }, { otherwise = 'student_years * 1 kr/student_year' }]";
    let results = land(&format!("[amount.money]\n{PER}\n{cased}\n")).results();
    let run = &results.runs[0];
    let lines = cases(&run.model, &run.bound.frame, &run.outcome, &run.slots);
    let told: Vec<(String, String)> =
        lines.iter().map(|l| (l.student_years.to_string(), l.paid.unwrap().to_string())).collect();
    // G: 5 students at 10 kr; H: 65 at 1 kr.
    assert_eq!(told, [("5".to_owned(), "50.00".to_owned()), ("65".to_owned(), "65.00".to_owned())]);
}

#[test]
fn every_bad_cell_is_told_at_once() {
    let bad = ROWS
        .replace("B;EK;H;150;5", "Bb;EK;H;150;5")
        .replace(";250;20", ";250;tjugo")
        .replace(";250;30", ";hög;30");
    let mut codes = land(BASE).rows(&bad).codes();
    codes.sort_unstable();
    assert_eq!(codes, ["R101", "T040", "T040"]);
}
