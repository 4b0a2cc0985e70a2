//! Rules N and the rules of overlays: what a name means in which file, what an overlay replaces, and for whom.

use super::common::{Land, land, paid, total_of};

/// Money per student by a parameter, with two parts of a group and a tax on it.
const MODEL: &str = r#"
[parameter]
price = { label = { sv = "Pris", en = "Price" }, unit = "kr/student_year", 2025-01-01 = { value = 10 } }
[amount.money]
per = ["school", "programme", "home"]
part_of = "all"
formula = 'student_years * price'
[amount.tax]
per = ["school", "home"]
part_of = "grand"
formula = '0.1 * all'
[group.all]
part_of = "grand"
[group.grand]
label = "Grand"
"#;

fn model() -> Land {
    land(MODEL)
}

// ---- groups

#[test]
fn n4_a_group_in_a_group_adds_up_once() {
    // A 40 × 10 and a tenth of it.
    assert_eq!(model().pays("all", &["A", "BA", "H"]), "100.00");
    assert_eq!(model().pays("grand", &["A", "H"]), "440.00");
    assert_eq!(model().total("grand"), "880.00");
}

#[test]
fn n4_an_amount_outside_every_group_is_in_no_sum() {
    let beside = land(&format!(
        "{MODEL}[amount.beside]\nper = [\"school\", \"home\"]\nformula = 'student_years * 1 kr/student_year'\n"
    ));
    assert_eq!(beside.pays("grand", &["A", "H"]), "440.00");
}

#[test]
fn n4_a_group_needs_parts_that_are_paid() {
    let value = land(&format!(
        "{MODEL}[value]\nx = {{ part_of = \"all\", per = [\"school\", \"home\"], formula = 'student_years * 1 kr/student_year' }}\n"
    ));
    assert!(!value.codes().is_empty());
    assert_eq!(land(&format!("{MODEL}[group.none]\nlabel = \"None\"\n")).codes(), ["M414"]);
}

// ---- what an overlay says

#[test]
fn an_overlay_adds_its_dates_to_those_that_it_inherits() {
    let over = || model().overlay("", "[parameter]\nprice = { 2026-07-01 = { value = 20 } }\n");
    // 1 January 2026, the year in which the school year ends: the inherited 10 holds; from July the overlay's 20.
    assert_eq!(over().pays("money", &["A", "BA", "H"]), "100.00");
    let later = over().turn("study.toml", "models", "date = 2026-08-01\nmodels");
    assert_eq!(later.pays("money", &["A", "BA", "H"]), "200.00");
}

#[test]
fn an_overlay_may_say_a_label_in_one_language() {
    let over = model().overlay("", "[parameter]\nprice = { label = { en = \"Rate\" } }\n[amount.money]\nlabel = { sv = \"Peng\", en = \"Money\" }\n");
    let results = over.results();
    let label = |run: usize| {
        let model = &results.runs[run].model;
        model.node(model.node_named("money", None).unwrap()).unwrap().label.clone()
    };
    assert_eq!((label(0).sv.as_str(), label(1).sv.as_str()), ("money", "Peng"));
    assert_eq!(over.pays("money", &["A", "BA", "H"]), "100.00");
}

#[test]
fn an_overlays_rows_meet_those_of_the_table_by_their_keys() {
    let table = land(
        "[table.price]\nper = [\"programme\"]\nunit = \"kr/student_year\"\n\
        rows = [{ programme = \"BA\", value = 10 }, { programme = \"EK\", value = 1 }]\n\
        [amount.money]\nper = [\"school\", \"programme\", \"home\"]\nformula = 'student_years * price'\n",
    )
    .overlay("", "[table.price]\nrows = [{ programme = \"BA\", value = 50 }]\n");
    // BA is replaced, EK inherited; two rows for BA would tie.
    assert_eq!(table.pays("money", &["A", "BA", "H"]), "500.00");
    assert_eq!(table.pays("money", &["A", "EK", "H"]), "30.00");
}

#[test]
fn a_redefinition_replaces_a_name_whatever_its_kind() {
    // A parameter becomes a value by the school's own need: 10 students × 2 × 10.
    let over = model().overlay("", "[value]\nprice.formula = 'need * 10 kr/student_year'\n");
    assert_eq!(over.pays("money", &["A", "BA", "H"]), "200.00");
    // A formula becomes a share of 88 kr over 80 students.
    let share = model().overlay(
        "remove = [\"price\"]",
        "[amount.money]\nshare = { total = '88 kr', weight = 'student_years' }\n",
    );
    assert_eq!(share.pays("money", &["A", "BA", "H"]), "11.00");
    assert_eq!(share.pays("tax", &["A", "H"]), "4.40");
}

#[test]
fn what_is_removed_must_have_been_there() {
    assert_eq!(model().overlay("remove = [\"prize\"]", "").codes(), ["M006"]);
    // Removed and still read: the amount that reads it tells.
    assert!(model().overlay("remove = [\"price\"]", "").words().contains("`price`"));
}

#[test]
fn what_an_overlay_leaves_unused_is_a_note_and_what_it_writes_unused_an_error() {
    let left = model().overlay("", "[amount.money]\nformula = 'student_years * 1 kr/student_year'\n");
    assert!(left.codes().is_empty());
    assert!(left.words().contains("M107"));
    assert_eq!(model().overlay("", "[parameter]\nx = { value = 1 }\n").codes(), ["M107"]);
}

#[test]
fn files_that_extend_each_other_are_refused() {
    let circle = model().turn("model.toml", "payer", "extends = \"over.toml\"\npayer").overlay("", "");
    assert!(circle.codes().contains(&"M005"), "{:?}", circle.codes());
}

// ---- baseline and previous

#[test]
fn n2_the_baseline_is_its_rules_on_todays_rows() {
    // Twice the price, and what it gives more than the baseline as an amount of its own: 40 × (20 − 10).
    let over = model().overlay(
        "",
        "[parameter]\nprice = { 2025-01-01 = { value = 20 } }\n\
        [amount.more]\nper = [\"school\", \"home\"]\nformula = 'sum(money by school, home) - sum(baseline.money by school, home)'\n",
    );
    assert_eq!(over.pays("more", &["A", "H"]), "400.00");
    // The baseline's tax is on the baseline's money.
    let tax = over.turn(
        "over.toml",
        "sum(money by school, home) - sum(baseline.money by school, home)",
        "baseline.tax",
    );
    assert_eq!(tax.pays("more", &["A", "H"]), "40.00");
    assert_eq!(tax.pays("tax", &["A", "H"]), "80.00");
}

#[test]
fn n2_last_years_result_is_asked_for_by_default() {
    let floor = |formula: &str| {
        model().overlay("", &format!("[amount.tax]\nformula = '{formula}'\n")).turn(
            "data.toml",
            "[rows.all]",
            "[previous.last]\nyear = 2025\nrows = [{ school = \"A\", home = \"H\", tax = 7 }]\n[rows.all]",
        )
    };
    assert_eq!(floor("previous.tax").codes(), ["M413"], "a new school has no last year");
    let paid = floor("default(previous.tax, 5 kr)");
    assert_eq!(paid.pays("tax", &["A", "H"]), "7.00");
    assert_eq!(paid.pays("tax", &["B", "G"]), "5.00");
}

// ---- decides_for

const OF_H: &str = "decides_for = 'home = \"H\"'";

#[test]
fn others_keep_the_baselines_rules() {
    let over = model().overlay(OF_H, "[amount.money]\nformula = 'student_years * 100 kr/student_year'\n");
    assert_eq!(over.pays("money", &["B", "EK", "H"]), "2000.00");
    assert_eq!(over.pays("money", &["B", "EK", "G"]), "200.00");
    // The tax follows what is paid on each side.
    assert_eq!(over.pays("tax", &["B", "H"]), "200.00");
    assert_eq!(over.pays("tax", &["B", "G"]), "20.00");
}

#[test]
fn others_finer_amounts_are_summed_to_a_coarser_rule() {
    let over = model().overlay(
        OF_H,
        "[amount.money]\nper = [\"school\", \"home\"]\nformula = 'student_years * 100 kr/student_year'\n",
    );
    assert_eq!(over.pays("money", &["A", "H"]), "4000.00");
    assert_eq!(over.pays("money", &["B", "G"]), "200.00");
    // The other way round nobody knows how the baseline's sum falls on programmes.
    let finer = model()
        .overlay(OF_H, "[amount.tax]\nper = [\"school\", \"programme\", \"home\"]\nformula = '0.1 * all'\n");
    assert_eq!(finer.codes(), ["M409"]);
}

#[test]
fn an_amount_that_the_baseline_does_not_have_is_nothing_for_others() {
    let over = model().overlay(OF_H, "[amount.extra]\nper = [\"school\", \"home\"]\npart_of = \"all\"\nformula = 'student_years * 1 kr/student_year'\n");
    assert_eq!(over.pays("extra", &["A", "H"]), "40.00");
    assert_eq!(over.pays("extra", &["B", "G"]), "0.00");
}

#[test]
fn a_sum_of_amounts_runs_over_decided_members_and_a_count_over_everybody() {
    let pool = |total: &str| {
        model().overlay(
            OF_H,
            &format!("[amount.pool]\nper = [\"school\", \"home\"]\nshare = {{ total = '{total}', weight = 'student_years' }}\n"),
        )
    };
    // H's money is 60 × 10: a tenth is 60 kr. All students are 80, G's too.
    assert_eq!(pool("0.1 * sum(money)").total("pool"), "60.00");
    assert_eq!(pool("sum(student_years) * 1 kr/student_year").total("pool"), "80.00");
    for total in ["0.1 * sum(money)", "sum(student_years) * 1 kr/student_year"] {
        let results = pool(total).results();
        assert_eq!(total_of(&paid(&results.runs[1]), "pool", "G").count(), 0);
    }
}

// ---- equal terms

#[test]
fn equal_terms_leave_out_what_may_differ() {
    let vat = |except: &str| {
        land("[amount.vat]\nper = [\"school\", \"home\"]\nformula = 'if kind = \"other\" then sum(student_years by school, home) * 6 kr/student_year else 0 kr'\n")
            .turn("model.toml", "between = [\"own\", \"other\"]", &format!("between = [\"own\", \"other\"]\n{except}"))
    };
    let unequal = |land: Land| {
        land.results().runs[0].unequal().iter().map(|one| one.member.clone()).collect::<Vec<_>>()
    };
    assert_eq!(unequal(vat("")), ["A", "B"]); // C has no student, so nothing differs
    assert!(unequal(vat("except = [\"vat\"]")).is_empty());
    assert_eq!(vat("except = [\"wat\"]").codes(), ["M105"]);
}
