//! Cases built to lie a hair from a jump: the engine must see the hair, or say that it does not.

use super::case::{Case, Way};
use skolpeng::base::Exact;
use skolpeng::base::number::parse_exact;
use std::collections::BTreeMap;

/// Formulas that are `p`, by ways that lose or keep its last digits.
const SAME: [&str; 8] = [
    "p",
    "p * 3 / 3",
    "p / 7 * 7",
    "p + 1_000_000_000 - 1_000_000_000",
    "p + 0.1 + 0.2 - 0.3",
    "mean(p + rate * 0)",
    "sqrt(p) * sqrt(p)",
    "p * (x + 1) / (x + 1)",
];

/// What makes a jump of it, with the number at which it jumps.
const JUMPS: [(&str, &str); 8] = [
    ("round({} to 1)", "0.5"),
    ("round({} to 0.01, half even)", "0.125"),
    ("floor({} to 1)", "3"),
    ("ceil({} to 0.1)", "0.3"),
    ("step({})", "0.3"),
    ("up_to({})", "3"),
    ("(if {} >= 1/3 then 1 else 2)", "1/3"),
    ("(if {} = 200 then 1 else 2)", "200"),
];

#[test]
fn a_hair_beside_a_jump_never_changes_what_is_paid() {
    let mut ways: BTreeMap<String, usize> = BTreeMap::new();
    for (jump, limit) in JUMPS {
        for same in SAME {
            let formula = jump.replace("{}", &format!("({same})")).replace("1/3", "(1 / 3)");
            let case = Case::of(&formula);
            let numbers = beside(limit);
            for (number, way) in numbers.iter().zip(case.ways_at(&numbers)) {
                assert!(!matches!(way, Way::Differs(_) | Way::NotAModel), "{formula} at {number}: {way:?}");
                *ways.entry(format!("{way:?}")).or_default() += 1;
            }
        }
    }
    println!("{ways:#?}");
    // Formulas of ratios are decided at any hair: what a bound leaves open is computed again, exactly.
    let decided = ways.get("Decided").copied().unwrap_or_default();
    assert!(decided * 20 > ways.values().sum::<usize>() * 19, "{ways:?}");
}

/// Numbers at a limit and ever nearer to it, on both sides.
fn beside(limit: &str) -> Vec<Exact> {
    let read = |text: &str| parse_exact(text).unwrap_or_default();
    let limit = read(limit);
    let hair = |places: usize| read(&format!("0.{}1", "0".repeat(places)));
    let hairs = (0..24).flat_map(|places| [&limit + hair(places), &limit - hair(places)]);
    hairs.chain([limit.clone()]).collect()
}
