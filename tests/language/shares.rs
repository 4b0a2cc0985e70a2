//! Rule P1 of the language: a pot, who takes part, what comes first, and how its parts are rounded so that they add up.

use super::common::{Land, land};

fn share(per: &str, parts: &str) -> Land {
    land(&format!("[amount.money]\nper = {per}\nshare = {{ {parts} }}\n"))
}

const PER: &str = "[\"school\", \"home\"]";

#[test]
fn p1_ties_go_by_code_in_the_order_of_per() {
    // 100 kr over three pairs by equal weights, 33,33… each: the odd krona goes to the first in the order of `per`.
    let by_school = share(PER, "total = '100 kr', weight = '1', to = \"1 kr\"");
    assert_eq!(by_school.pays("money", &["A", "H"]), "34.00");
    assert_eq!(by_school.pays("money", &["B", "G"]), "33.00");
    let by_home = share("[\"home\", \"school\"]", "total = '100 kr', weight = '1', to = \"1 kr\"");
    assert_eq!(by_home.pays("money", &["B", "G"]), "34.00");
    assert_eq!(by_home.pays("money", &["A", "H"]), "33.00");
}

#[test]
fn p1_codes_are_ordered_by_their_bytes() {
    // In Swedish order B comes before Ä as well, but "10" before "9": two kronor over three go to 10 and 9, not to Ä.
    let order = share(PER, "total = '2 kr', weight = '1', to = \"1 kr\"")
        .turn("data.toml", "\"A\"", "\"Ä\"")
        .turn("data.toml", "\"B\"", "\"10\"")
        .turn("data.toml", "home = \"G\"", "home = \"9\"");
    assert_eq!(order.pays("money", &["10", "9"]), "1.00");
    assert_eq!(order.pays("money", &["10", "H"]), "1.00");
    assert_eq!(order.pays("money", &["Ä", "H"]), "0.00");
}

#[test]
fn p1_the_largest_remainders_get_the_steps_that_are_left() {
    // 10 kr by 40 : 20 : 20 is 5 : 2,5 : 2,5, by needs 2 : 1 : 1 of 7 kr 3,5 : 1,75 : 1,75 → 3 + 2 + 2.
    let seven = share(PER, "total = '7 kr', weight = 'student_years', to = \"1 kr\"");
    assert_eq!(seven.pays("money", &["A", "H"]), "3.00");
    assert_eq!(seven.pays("money", &["B", "G"]), "2.00");
    assert_eq!(seven.pays("money", &["B", "H"]), "2.00");
}

#[test]
fn p1_a_pot_below_zero_adds_up_as_well() {
    // Three times −4 kr first, and 2 kr back by 1 : 1 : 1, is −3,33 each: floors −4, then two steps of a krona: −3, −3, −4.
    let debt = share(PER, "total = '-10 kr', first = '-4 kr', weight = '1', to = \"1 kr\"");
    assert_eq!(debt.total("money"), "-10.00");
    assert_eq!(debt.pays("money", &["A", "H"]), "-3.00");
    assert_eq!(debt.pays("money", &["B", "H"]), "-4.00");
}

#[test]
fn p1_those_who_take_no_part_weigh_nothing() {
    // 90 kr among those of own kind or of G: 40 and 20 students; B of H gets nothing and does not thin the pot.
    let some =
        share(PER, "total = '90 kr', among = 'kind = \"own\" or home = \"G\"', weight = 'student_years'");
    assert_eq!(some.pays("money", &["A", "H"]), "60.00");
    assert_eq!(some.pays("money", &["B", "G"]), "30.00");
    assert_eq!(some.pays("money", &["B", "H"]), "0.00");
}

#[test]
fn p1_what_comes_first_is_taken_from_the_pot() {
    // 5 kr a student first: 200 + 100 + 100 of 640; the rest 240 by equal weights 80 each.
    let first = share(PER, "total = '640 kr', first = 'student_years * 5 kr/student_year', weight = '1'");
    assert_eq!(first.pays("money", &["A", "H"]), "280.00");
    assert_eq!(first.pays("money", &["B", "G"]), "180.00");
}

#[test]
fn p1_weights_stand_at_per_finer_ones_that_add_up_are_summed() {
    // Student years times a rate per programme are per row and are summed to school and home.
    let rated = share(PER, "total = '100 kr', weight = 'student_years * rate'")
        .turn("model.toml", "[column]", "[column]\nrate = { per = \"programme\", unit = \"ratio\" }")
        .turn("data.toml", "[rows.all]", "[key.programme]\nrows = [{ programme = \"BA\", rate = 4 }, { programme = \"EK\", rate = 1 }]\n[rows.all]");
    // A 10 × 4 + 30 = 70, B 20 and 20, of 110: 63,636…, 18,18… each; öre by remainder: 63,64 + 18,18 + 18,18.
    assert_eq!(rated.pays("money", &["A", "H"]), "63.64");
    assert_eq!(rated.total("money"), "100.00");
    // A weight per school would count B twice, once for each home municipality.
    assert_eq!(share(PER, "total = '100 kr', weight = 'need'").codes(), ["M430"]);
    // A rate per row says nothing of how many.
    assert_eq!(
        share(PER, "total = '100 kr', weight = 'if programme = \"BA\" then need else 1'").codes(),
        ["M408"]
    );
}

#[test]
fn p1_every_part_must_know_its_pot() {
    let by_programme =
        "total = 'sum(student_years by programme) * 1 kr/student_year', weight = 'student_years'";
    assert_eq!(share(PER, by_programme).codes(), ["M416"]);
    // One pot per county: N has all 80 students at 2 kr, shared 2 : 1 : 1.
    let by_county = "total = 'sum(student_years by county) * 2 kr/student_year', weight = 'student_years'";
    assert_eq!(share(PER, by_county).pays("money", &["A", "H"]), "80.00");
}

#[test]
fn p1_a_pot_is_money_like_what_comes_first() {
    assert_eq!(share(PER, "total = '100 kr', first = '5', weight = '1'").codes(), ["M202"]);
    assert_eq!(share(PER, "total = '100', weight = '1'").codes(), ["M412"]);
    assert_eq!(share(PER, "total = '100 kr', weight = 'school'").codes(), ["M417"]);
}

#[test]
fn p1_a_value_that_is_a_share_is_not_rounded() {
    // A third of 100 kr each, unrounded, times three is 100 kr again.
    let thirds = land(
        "[value]\nthird = { per = [\"school\", \"home\"], share = { total = '100 kr', weight = '1' } }\n\
        [amount.money]\nper = [\"school\", \"home\"]\nformula = 'third * 3'\n",
    );
    assert_eq!(thirds.pays("money", &["B", "G"]), "100.00");
}

#[test]
fn p1_largest_remainder_is_one_pot_for_each_payer() {
    let parts = |factor: &str| {
        land(&format!(
            "[amount.money]\nper = [\"school\", \"home\"]\nformula = 'student_years * {factor} kr/student_year'\n\
            round = {{ to = \"1 kr\", method = \"largest remainder\" }}\n"
        ))
    };
    // H: 40 × 0,04 = 1,6 and 20 × 0,04 = 0,8, in all 2,4 → 2 kr: floors 1 and 0, the step to 0,8. G: 0,8 → 1 kr.
    let paid = parts("0.04");
    assert_eq!(paid.pays("money", &["A", "H"]), "1.00");
    assert_eq!(paid.pays("money", &["B", "H"]), "1.00");
    assert_eq!(paid.pays("money", &["B", "G"]), "1.00");
}
