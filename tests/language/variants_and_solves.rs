//! Rules N2, N3, P2 and P3 of the language: variants, solves, pours and splits.

use super::common::{Land, land};

const PAYS: &str = "[amount.paid]\nper = \"school\"\n";

/// A land without payers, so that an amount may be per school.
fn free(model: &str) -> Land {
    land(model).turn("model.toml", "payer = \"home\"\n", "")
}

/// A value paid to every school.
fn pays(values: &str, formula: &str) -> Land {
    free(&format!("{values}\n{PAYS}formula = '{formula}'\n"))
}

#[test]
fn p2_lines_are_filled_in_ascending_order_each_up_to_what_it_holds() {
    // By need B (1), A (2), C (5) hold 40, 100 and 60: of 130 kr B gets 40, A the other 90, C nothing.
    let poured = free(&format!("{PAYS}pour = {{ amount = '130 kr', order = 'need', up_to = 'lump' }}\n"));
    let got = ["A", "B", "C"].map(|school| poured.pays("paid", &[school]));
    assert_eq!(got, ["90.00", "40.00", "0.00"]);
    // The other way round: C 60, A 70.
    let turned = free(&format!("{PAYS}pour = {{ amount = '130 kr', order = '-need', up_to = 'lump' }}\n"));
    assert_eq!(["A", "B", "C"].map(|school| turned.pays("paid", &[school])), ["70.00", "0.00", "60.00"]);
}

#[test]
fn p2_each_member_of_the_amounts_grain_is_poured_by_itself() {
    // Half of the lump sums of a town: T 70 kr into B (40) and A (30), U 30 kr into C.
    let parts = "amount = 'sum(lump by town) / 2', order = 'need', up_to = 'lump'";
    let poured = free(&format!("{PAYS}pour = {{ {parts} }}\n"));
    assert_eq!(["A", "B", "C"].map(|school| poured.pays("paid", &[school])), ["30.00", "40.00", "30.00"]);
}

#[test]
fn p2_lines_add_up_to_what_is_poured_when_they_are_rounded() {
    // In tens B holds 33,3 → 30, A 83,3 → 80; 100 kr are 30 + 70, not 33,3 + 66,7 rounded apart.
    let parts = "amount = '100 kr', order = 'need', up_to = 'lump * 5 / 6'";
    let poured = free(&format!("{PAYS}pour = {{ {parts} }}\nround = \"10 kr\"\n"));
    assert_eq!(["A", "B", "C"].map(|school| poured.pays("paid", &[school])), ["70.00", "30.00", "0.00"]);
}

#[test]
fn n3_a_level_rises_until_the_pot_is_used() {
    // Lump sums 100, 40 and 60 raised to a level with 60 kr: (L − 40) + (L − 60) = 60, so L = 80.
    let level = "[value]\nlevel.solve = { between = [0, 1_000], to = \"0.01 kr\", so_that = 'sum(max(0 kr, level - lump)) = 60 kr within 0.01 kr' }\n";
    let raised = pays(level, "max(0 kr, level - lump)");
    assert_eq!(["A", "B", "C"].map(|school| raised.pays("paid", &[school])), ["0.00", "40.00", "20.00"]);
}

#[test]
fn n3_the_answer_is_the_upper_end_of_the_last_interval() {
    // 3 x = 100 has no whole root: 33 is below, 34 is the upper end.
    let whole =
        "[value]\nx.solve = { between = [0, 100], to = \"1 kr\", so_that = '3 * x = 100 kr within 3 kr' }\n";
    assert_eq!(pays(whole, "if need = 1 then x else 0 kr").pays("paid", &["B"]), "34.00");
    // A falling side counts the same: 100 − 3 x = 0.
    let falling = whole.replace("3 * x = 100 kr", "100 kr - 3 * x = 0 kr");
    assert_eq!(pays(&falling, "if need = 1 then x else 0 kr").pays("paid", &["B"]), "34.00");
    // A root on a multiple is the root.
    let exact = whole.replace("3 * x = 100 kr", "4 * x = 100 kr");
    assert_eq!(pays(&exact, "if need = 1 then x else 0 kr").pays("paid", &["B"]), "25.00");
}

#[test]
fn n3_amounts_are_unrounded_while_a_number_is_tried_and_round_in_formulas_stands() {
    // x × 80 student years = 1 234 kr gives 15,425; paid in hundreds, 617 becomes 600 and 308,50 becomes 300.
    let rate = "[value]\nx.solve = { between = [0, 100], to = \"0.001 kr/student_year\", so_that = 'sum(money) = 1_234 kr within 0.1 kr' }\n";
    let amount =
        "[amount.money]\nper = [\"school\", \"home\"]\nformula = 'student_years * x'\nround = \"100 kr\"\n";
    let paid = land(&format!("{rate}{amount}"));
    assert_eq!(paid.pays("money", &["A", "H"]), "600.00");
    assert_eq!(paid.pays("money", &["B", "G"]), "300.00");
    // With round() in the formula the two sides cannot come nearer than some hundreds: that is told.
    let stepped = land(&format!(
        "{rate}{}",
        amount.replace("'student_years * x'", "'round(sum(student_years by school, home) * x to 1000 kr)'")
    ));
    assert_eq!(stepped.codes(), ["R014"]);
}

#[test]
fn n3_else_says_what_holds_without_a_root() {
    let without =
        "[value]\nx.solve = { between = [0, 10], to = \"1 kr\", so_that = 'x = 100 kr within 1 kr' }\n";
    assert_eq!(pays(without, "if need = 1 then x else 0 kr").codes(), ["R013"]);
    let with = without.replace("within 1 kr' }", "within 1 kr', else = '7 kr' }");
    assert_eq!(pays(&with, "if need = 1 then x else 0 kr").pays("paid", &["B"]), "7.00");
}

#[test]
fn n3_two_unknowns_in_each_others_conditions_are_nested() {
    // x + y = 10 and y − 2 x = 1 meet at x = 3, y = 7.
    let both = "[value]\nx.solve = { between = [-50, 50], to = \"1 kr\", so_that = 'x + y = 10 kr within 1 kr' }\ny.solve = { between = [-200, 200], to = \"1 kr\", so_that = 'y - 2 * x = 1 kr within 1 kr' }\n";
    let paid = pays(both, "if need = 1 then x else if need = 2 then y else 0 kr");
    assert_eq!(
        (paid.pays("paid", &["B"]), paid.pays("paid", &["A"])),
        ("3.00".to_owned(), "7.00".to_owned())
    );
}

#[test]
fn n2_a_variant_changes_what_reads_the_redefined_name_and_shares_the_rest() {
    // Needs 2, 1, 5 weigh lumps 100, 40, 60; the variant doubles the lump of everybody: B 40 → 80.
    let model = "[variant.twice]\nwith = { lump = 'lump * 2' }\n[value]\nweighed.formula = 'need * lump'\n";
    let changed = pays(model, "twice.weighed - weighed");
    assert_eq!(["A", "B", "C"].map(|school| changed.pays("paid", &[school])), ["200.00", "40.00", "300.00"]);
    // Nothing of the variant reaches the need: it is the model's own.
    let shared = pays(&model.replace("'need * lump'", "'need * 1 kr'"), "twice.weighed - weighed + 1 kr");
    assert_eq!(shared.pays("paid", &["C"]), "1.00");
}

#[test]
fn n2_a_redefinition_cuts_a_circle() {
    // The rate rests on what a rate of 3 would give: 3 × 8 = 24, so the rate is 24 and gives 24 × 8 = 192.
    let model = "[value]\nrate.formula = 'at_three.yield'\nyield.formula = 'rate * 8'\n[variant.at_three]\nwith = { rate = '3' }\n";
    assert_eq!(pays(model, "yield * lump").pays("paid", &["B"]), "7680.00");
    let circle = model.replace("with = { rate = '3' }", "with = { need = '3' }");
    assert_eq!(pays(&circle, "yield * lump * need").codes(), ["M106"]);
}

#[test]
fn n2_amounts_and_groups_have_variants_too() {
    // In the variant the part of B is 5 kr, not 40: the group of B is 5 + 1.
    let model = "[variant.five]\nwith = { lumps = '5 kr' }\n[amount.lumps]\nper = \"school\"\npart_of = \"all\"\nformula = 'lump'\n[amount.one]\nper = \"school\"\npart_of = \"all\"\nformula = '1 kr'\n";
    let paid = pays(model, "five.all");
    assert_eq!(
        (paid.pays("paid", &["B"]), paid.pays("all", &["B"])),
        ("6.00".to_owned(), "41.00".to_owned())
    );
}

#[test]
fn n3_the_outer_search_passes_where_the_inner_unknown_has_no_number() {
    // x = 3, y = 7 as above, though at the upper end of x, 5 000, y would have to be 10 001.
    let both = |ends: &str| {
        format!(
            "[value]\nx.solve = {{ between = [-50, 5_000], to = \"1 kr\", so_that = 'x + y = 10 kr within 1 kr' }}\ny.solve = {{ between = {ends}, to = \"1 kr\", so_that = 'y - 2 * x = 1 kr within 1 kr' }}\n"
        )
    };
    let paid = pays(&both("[-200, 200]"), "if need = 1 then x else if need = 2 then y else 0 kr");
    assert_eq!(
        (paid.pays("paid", &["B"]), paid.pays("paid", &["A"])),
        ("3.00".to_owned(), "7.00".to_owned())
    );
    // Where y is at least 8 the two hold nowhere together, and that is told.
    assert_eq!(pays(&both("[8, 200]"), "x + y").codes(), ["R019"]);
}

#[test]
fn n3_one_number_is_sought_for_each_member_of_per() {
    // Town T has A 100 and B 40, U has C 60. With 100 kr each: T rises to (100 + 40 + 100) / 2 = 120, U to 160.
    let level = |rest: &str| {
        format!(
            "[value]\nlevel = {{ per = \"town\", solve = {{ between = [0, 1_000], to = \"0.01 kr\", {rest} }} }}\n"
        )
    };
    let pot = level("so_that = 'sum(max(0 kr, level - lump) by town) = 100 kr within 0.05 kr'");
    let paid = pays(&pot, "max(0 kr, level - lump)");
    assert_eq!(["A", "B", "C"].map(|school| paid.pays("paid", &[school])), ["20.00", "80.00", "100.00"]);
    // Ends that no level of U reaches: `else` holds there, and U has 60 + 0.
    let ends = pot.replace("1_000", "150").replace("within 0.05 kr'", "within 0.05 kr', else = '60 kr'");
    assert_eq!(
        ["A", "C"].map(|school| pays(&ends, "max(0 kr, level - lump)").pays("paid", &[school])),
        ["20.00", "0.00"]
    );
    let lacking = pays(&pot.replace("1_000", "150"), "max(0 kr, level - lump)");
    assert_eq!(lacking.codes(), ["R013"]);
    assert!(lacking.words().contains("level[town U]"), "{}", lacking.words());
    // One condition for many numbers, or many for one.
    let one = level("so_that = 'sum(max(0 kr, level - lump)) = 100 kr within 0.05 kr'");
    assert_eq!(pays(&one, "max(0 kr, level - lump)").codes(), ["M429"]);
}

#[test]
fn n3_a_solve_may_rest_on_a_variant_that_rests_on_its_unknown() {
    // The rate that pays 100 kr if every lump were 50: 3 × 50 × rate = 100 → 2/3, on a hundredth 0,67.
    let model = "[value]\nrate.solve = { between = [0, 10], to = \"0.01\", so_that = 'sum(fifty.part) = 100 kr within 2 kr' }\npart.formula = 'rate * lump'\n[variant.fifty]\nwith = { lump = 'lump * 0 + 50 kr' }\n";
    assert_eq!(pays(model, "part").pays("paid", &["A"]), "67.00");
}

#[test]
fn p3_the_parts_of_a_split_add_up_to_what_is_paid() {
    // 100,00 kr by thirds: 33,34 + 33,33 + 33,33, the odd öre to the first item.
    let thirds = "[table.by_item]\nper = [\"item\"]\nunit = \"ratio\"\nrows = [{ item = \"*\", value = \"1/3\" }]\n[split.item]\nmembers = [\"teaching\", \"meals\", \"premises\"]\nof = { paid = \"by_item\" }\n";
    let run = pays(thirds, "lump").results();
    let line = &run.runs[0].splits[0].lines[0];
    assert_eq!(line.parts.iter().map(ToString::to_string).collect::<Vec<_>>(), ["33.34", "33.33", "33.33"]);
    let meals = "[split.item]\nmembers = [\"teaching\", \"meals\"]\nof = { paid = \"meals\" }\n";
    let whole = pays(meals, "lump").results();
    let line = &whole.runs[0].splits[0].lines[1];
    assert_eq!(line.parts.iter().map(ToString::to_string).collect::<Vec<_>>(), ["0.00", "40.00"]);
}

#[test]
fn within_holds_at_its_bound_and_not_beyond() {
    let check = |within: &str| {
        pays(&format!("[check.near]\nformula = 'sum(lump) = 201 kr within {within}'\n"), "lump").codes()
    };
    assert!(check("1 kr").is_empty());
    assert_eq!(check("0.99 kr"), ["R012"]);
    assert_eq!(pays("[check.near]\nformula = 'sum(lump) = 201 kr within 1'\n", "lump").codes(), ["F209"]);
}
