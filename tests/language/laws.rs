//! Laws that hold whatever the figures are: of order, of splitting, of scale, of pools, and of every number of every model.

use super::common::{Paid, paid, root, shipped, study_with, total_of};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use skolpeng::base::number::whole;
use skolpeng::base::{Exact, Unit, Units};
use skolpeng::exact::Evaluator;
use skolpeng::formula::{Expr, parse, print};
use skolpeng::model::parts::{Role, Slot};
use skolpeng::study::RunResult;
use std::collections::{BTreeMap, BTreeSet};

const STUDY: &str = "scenarios/huddinge.toml";
const ROWS: &str = "scenarios/huddinge-2025/elever.csv";

/// The shipped study with other rows of students.
fn with_rows(rows: impl FnOnce(Vec<String>) -> Vec<String>) -> Vec<Paid> {
    let text = shipped(ROWS);
    let (heading, rest) = text.split_once('\n').unwrap();
    let lines = rows(rest.lines().map(str::to_owned).collect());
    let changed = format!("{heading}\n{}\n", lines.join("\n"));
    study_with(STUDY, &[(ROWS, changed)]).runs.iter().map(paid).collect()
}

fn as_shipped() -> Vec<Paid> {
    study_with(STUDY, &[]).runs.iter().map(paid).collect()
}

#[test]
fn the_order_of_rows_changes_nothing() {
    let shipped = as_shipped();
    assert_eq!(shipped, with_rows(|lines| lines.into_iter().rev().collect()));
    // Every seventh row first, then the rest by their last letters: nothing that stood together stands so.
    let mixed = with_rows(|lines| {
        let mut numbered: Vec<(usize, String)> = lines.into_iter().enumerate().collect();
        numbered.sort_by_key(|(i, line)| (i % 7, line.chars().rev().collect::<String>()));
        numbered.into_iter().map(|(_, line)| line).collect()
    });
    assert_eq!(shipped, mixed);
}

#[test]
fn splitting_a_row_in_two_changes_no_amount() {
    let split = with_rows(|lines| {
        let halves = lines.into_iter().flat_map(|line| {
            let (rest, students) = line.rsplit_once(';').unwrap();
            let students: u32 = students.trim().parse().unwrap();
            match students {
                0 | 1 => vec![line.clone()],
                many => vec![format!("{rest};1"), format!("{rest};{}", many - 1)],
            }
        });
        halves.collect()
    });
    assert_eq!(as_shipped(), split);
}

#[test]
fn merging_equal_rows_changes_no_amount() {
    let merged = with_rows(|lines| {
        let mut sums = BTreeMap::<String, u32>::new();
        for line in lines {
            let (rest, students) = line.rsplit_once(';').unwrap();
            *sums.entry(rest.to_owned()).or_default() += students.trim().parse::<u32>().unwrap();
        }
        sums.into_iter().map(|(rest, students)| format!("{rest};{students}")).collect()
    });
    assert_eq!(as_shipped(), merged);
}

// ---- scale

/// What each number of a run becomes when all money doubles.
fn doubled(run: &RunResult) -> Vec<Exact> {
    let money = |unit: &Unit| {
        // kr, kr/student, kr/student_year: money once, above the line.
        [Unit::plain(), Unit::student(), Unit::student_year()]
            .iter()
            .any(|below| unit.same_dimension(&Unit::money().over(below)))
    };
    let slots = run.model.slots.iter().zip(&run.slots);
    slots.map(|(slot, value)| if money(&slot.unit) { value * whole(2) } else { value.clone() }).collect()
}

/// Whether a value reads an amount, directly or through other values: amounts are rounded.
fn reads_an_amount(run: &RunResult, id: skolpeng::base::NodeId) -> bool {
    let mut reads = false;
    for formula in run.model.node(id).unwrap().formulas() {
        formula.walk(&mut |part| {
            if let skolpeng::formula::Op::Node(inner) = &part.op {
                let is_value = matches!(run.model.node(*inner).unwrap().role, Role::Value);
                reads |= !is_value || reads_an_amount(run, *inner);
            }
        });
    }
    reads
}

#[test]
fn when_all_money_doubles_so_does_every_value_before_rounding() {
    let mut seen = 0;
    for run in study_with(STUDY, &[]).runs {
        let slots = doubled(&run);
        let frame = &run.bound.frame;
        let before = Evaluator::new(&run.model, frame, &run.slots);
        let after = Evaluator::new(&run.model, frame, &slots);
        for (id, node) in run.model.numbered() {
            if !matches!(node.role, Role::Value) || reads_an_amount(&run, id) {
                continue;
            }
            let factor = if node.unit.as_ref().is_some_and(|unit| unit.same_dimension(&Unit::money())) {
                whole(2)
            } else {
                whole(1)
            };
            for instance in 0..frame.len(node.grain) {
                let expected = before.number(id, instance).map(|number| number * &factor);
                assert_eq!(after.number(id, instance), expected, "{} of {}", node.name, run.model.id);
                seen += 1;
            }
        }
    }
    assert!(seen > 1000, "{seen}");
}

#[test]
fn when_all_money_doubles_so_does_every_amount_but_for_roundings() {
    for run in study_with(STUDY, &[]).runs {
        let slots = doubled(&run);
        let after = Evaluator::new(&run.model, &run.bound.frame, &slots).run().unwrap();
        for (id, sums) in &run.outcome.amounts {
            let node = run.model.node(*id).unwrap();
            for (instance, sum) in sums.iter().enumerate() {
                let apart = after.at(*id, instance).unwrap().count() - 2 * sum.count();
                // Between an amount and its prices stand at most five roundings to the krona, each off by one at most.
                let limit = if is_whole(&node.name) { 0 } else { 500 };
                assert!(apart.abs() <= limit, "{} of {} is {apart} öre off", node.name, run.model.id);
            }
        }
    }
}

/// Whole students times whole prices: nothing was rounded.
fn is_whole(amount: &str) -> bool {
    ["programme_money", "structure_money"].contains(&amount)
}

// ---- pools

#[test]
fn the_parts_of_a_pool_add_up_to_it() {
    let results = study_with(STUDY, &[]);
    // The share of programme money that each proposal's own file states.
    for (model, percent) in [("needs-pool", 35), ("six-variables", 35), ("transition", 50)] {
        let paid = paid(results.runs.iter().find(|run| run.model.id == model).unwrap());
        let programme = total_of(&paid, "programme_money", "0126").count();
        // Per mille of the öre, rounded half up to the krona: everything here is above zero.
        let pot = (programme * percent / 1000 + 50) / 100 * 100;
        assert_eq!(total_of(&paid, "need_money", "0126").count(), pot, "{model}");
        let elsewhere: i64 = paid
            .iter()
            .filter(|((name, codes), _)| name == "need_money" && !codes.contains(&"0126".to_owned()))
            .map(|(_, sum)| sum.count())
            .sum();
        assert_eq!(elsewhere, 0, "{model} takes or gives another municipality's money");
    }
}

#[test]
fn what_a_transition_rule_gives_it_takes() {
    let results = study_with(STUDY, &[]);
    let paid = paid(results.runs.iter().find(|run| run.model.id == "transition").unwrap());
    assert_eq!(total_of(&paid, "transition_money", "0126").count(), 0);
    assert!(paid.iter().any(|((name, _), sum)| name == "transition_money" && sum.count() > 0));
}

// ---- a proposal that is its own baseline

#[test]
fn a_proposal_that_changes_nothing_differs_in_nothing() {
    let same = "[model]\nid = \"same\"\nversion = \"1\"\ntitle = \"Same\"\nextends = \"storsthlm-2023.toml\"\n\
        baseline = \"storsthlm-2023.toml\"\ndecides_for = 'home_municipality = \"0126\"'\n";
    // One file says nothing more; the other redefines each amount as what it was.
    let redefined = format!(
        "{}reference = \"as before\"\n\
        [amount.programme_money]\nformula = 'baseline.programme_money'\n\
        [amount.structure_money]\nformula = 'student_years * structure_price'\n\
        [amount.vat_money]\nformula = 'baseline.vat_money'\n",
        same.replace("\"same\"", "\"redefined\"")
    );
    let study = "[study]\nid = \"s\"\ndata = \"huddinge-2025\"\n\
        models = [\"../models/storsthlm-2023.toml\", \"../models/same.toml\", \"../models/redefined.toml\"]\n\
        date = 2026-01-01\n";
    let files = [
        ("models/same.toml", same.to_owned()),
        ("models/redefined.toml", redefined),
        ("scenarios/same.toml", study.to_owned()),
    ];
    let results = study_with("scenarios/same.toml", &files);
    let paid: Vec<Paid> = results.runs.iter().map(paid).collect();
    assert_eq!(paid[0], paid[1]);
    assert_eq!(paid[0], paid[2]);
}

// ---- every number matters

/// Numbers of the shipped study that move nothing: their owner and the beginning of their part, and why.
const SILENT: [(&str, &str, &str); 14] = [
    ("programme_price", "HA ", "no school in the data has this programme"),
    ("programme_price", "HT ", "no school in the data has this programme"),
    ("programme_price", "HU ", "no school in the data has this programme"),
    ("programme_price", "HV ", "no school in the data has this programme"),
    ("programme_price", "NB ", "no school in the data has this programme"),
    ("programme_price", "IMA|", "introductory programmes are not published by school: they are outside"),
    ("programme_price", "BA · BAANL", "no student in the data has this orientation"),
    ("programme_price", "ES · ESMUS", "no student in the data has this orientation"),
    ("level_of_merit", "x (0)", "the first step holds below its point too"),
    ("unknown_risk", "", "every student of the municipality has a merit value"),
    ("level_price", "1", "no programme has between 10 and 25 % below the line"),
    ("level_of_share", "x (0.1)", "no programme is that near 10 %"),
    ("level_of_share", "(0.1)", "no programme has between 10 and 25 % below the line"),
    ("level_of_share", "x (0.25)", "no programme is that near 25 %"),
];

/// Which of its owner's numbers a slot is; `x` marks where a curve's point stands.
fn part(slot: &Slot) -> String {
    if slot.is_coordinate { format!("x {}", slot.part) } else { slot.part.clone() }
}

/// The numbers of a run that move no amount when they are nudged by a tenth.
///
/// What a proposal inherits, its baseline brings once more under the same name; only the proposal's own copy must matter.
fn silent(run: &RunResult) -> Vec<&Slot> {
    let name = |slot: &Slot| (slot.owner.clone(), part(slot));
    let mut seen = BTreeSet::new();
    let own = run.model.slots.iter().enumerate().filter(|(_, slot)| seen.insert(name(slot)));
    let unmoved = own.filter(|(place, _)| {
        let mut slots = run.slots.clone();
        let value = &run.slots[*place];
        slots[*place] = if *value == whole(0) { whole(1) } else { value * whole(11) / whole(10) };
        let nudged = Evaluator::new(&run.model, &run.bound.frame, &slots).run();
        // A number whose change is refused (a level without a price) matters too.
        nudged.is_ok_and(|outcome| outcome == *run.outcome)
    });
    unmoved.map(|(_, slot)| slot).collect()
}

#[test]
fn every_number_of_every_shipped_model_moves_some_amount() {
    let mut excuses_used = BTreeSet::new();
    for run in study_with(STUDY, &[]).runs {
        for slot in silent(&run) {
            let own = part(slot);
            let excuse = SILENT.iter().position(|(owner, part, _)| {
                slot.owner == *owner && (own == *part || !part.is_empty() && own.starts_with(part))
            });
            let name = format!("{} {own}", slot.owner);
            excuses_used.insert(excuse.unwrap_or_else(|| panic!("{name} of {} moves nothing", run.model.id)));
        }
    }
    let unused: Vec<_> = (0..SILENT.len()).filter(|i| !excuses_used.contains(i)).map(|i| SILENT[i]).collect();
    assert!(unused.is_empty(), "these move something after all: {unused:?}");
}

// ---- parse and print

/// Formula texts of every form of the language.
fn formulas() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        Just("merit".to_owned()),
        Just("baseline.money".to_owned()),
        Just("previous.total".to_owned()),
        Just("true".to_owned()),
        Just("\"0126\"".to_owned()),
        Just("2026-01-31".to_owned()),
        Just("0.5".to_owned()),
        Just("20_000 kr/student_year".to_owned()),
        Just("3.5 %".to_owned()),
    ];
    leaf.prop_recursive(5, 40, 4, |inner| {
        let sign = prop_oneof![
            Just("+"),
            Just("-"),
            Just("*"),
            Just("/"),
            Just("^"),
            Just("and"),
            Just("or"),
            Just("="),
            Just("!="),
            Just("<"),
            Just("<="),
            Just(">"),
            Just(">="),
        ];
        let two = (inner.clone(), inner.clone());
        let three = (inner.clone(), inner.clone(), inner.clone());
        prop_oneof![
            (inner.clone(), sign, inner.clone()).prop_map(|(a, sign, b)| format!("({a}) {sign} ({b})")),
            two.clone().prop_map(|(a, b)| format!("{a} + {b} * {a}")),
            two.clone().prop_map(|(a, b)| format!("({a}) - ({b}) - ({a})")),
            two.clone().prop_map(|(a, b)| format!("-({a}) ^ ({b})")),
            inner.clone().prop_map(|a| format!("not {a}")),
            inner.clone().prop_map(|a| format!("-{a}")),
            inner.clone().prop_map(|a| format!("({a}) is missing")),
            inner.clone().prop_map(|a| format!("({a}) is not missing")),
            two.clone().prop_map(|(a, b)| format!("({a}) in [{b}, 1]")),
            two.clone().prop_map(|(a, b)| format!("({a}) not in [{b}]")),
            three.clone().prop_map(|(a, b, c)| format!("if {a} then {b} else {c}")),
            three.clone().prop_map(|(a, b, c)| format!("if {a} then ({b}) / ({c}) else 1")),
            three.prop_map(|(a, b, c)| format!("({a}) / ({b}) else ({c})")),
            two.clone().prop_map(|(a, b)| format!("max({a}, {b})")),
            two.clone().prop_map(|(a, b)| format!("sum({a} by school, programme where {b})")),
            two.clone().prop_map(|(a, b)| format!("mean({a} by school, weighted by {b})")),
            inner.clone().prop_map(|a| format!("mean({a} each once)")),
            two.clone().prop_map(|(a, b)| format!("quantile({a} at {b})")),
            inner.clone().prop_map(|a| format!("round({a} to 1 kr, half even)")),
            inner.clone().prop_map(|a| format!("floor({a} to 3 decimals)")),
            inner.prop_map(|a| format!("need[school: {a}, group: \"base\"]")),
        ]
    })
}

/// A tree without the places of its parts.
fn shape(expr: &Expr) -> String {
    let text = format!("{expr:?}");
    let parts = text.split_inclusive("..").map(|part| match part.strip_suffix("..") {
        Some(before) => before.trim_end_matches(|c: char| c.is_ascii_digit()),
        None => part,
    });
    parts.map(|part| part.trim_start_matches(|c: char| c.is_ascii_digit())).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, ..ProptestConfig::default() })]

    #[test]
    fn a_printed_formula_reads_as_the_same_tree(text in formulas()) {
        let units = Units::with_currency("SEK");
        if let Ok(tree) = parse(&text, &units) {
            let printed = print(&tree);
            let again = parse(&printed, &units);
            prop_assert!(again.is_ok(), "{} prints as {}", text, printed);
            prop_assert_eq!(shape(&again.unwrap()), shape(&tree), "{} prints as {}", text, printed);
        }
    }
}

#[test]
fn most_of_the_generated_formulas_are_formulas() {
    let units = Units::with_currency("SEK");
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let read = (0..500).filter(|_| {
        let text = formulas().new_tree(&mut runner).unwrap().current();
        parse(&text, &units).is_ok()
    });
    let read = read.count();
    assert!(read > 300, "only {read} of 500 can be read");
}

#[test]
fn every_formula_of_the_shipped_models_reads_as_it_prints() {
    let units = Units::with_currency("SEK");
    let mut read = 0;
    for file in std::fs::read_dir(root().join("models")).unwrap() {
        let path = file.unwrap().path();
        if path.extension().is_none_or(|ending| ending != "toml") {
            continue;
        }
        let text = std::fs::read_to_string(&path).unwrap();
        for formula in text.split("= '").skip(1).filter_map(|rest| rest.split('\'').next()) {
            let tree = parse(formula, &units).unwrap_or_else(|(fault, _)| panic!("{formula}: {fault:?}"));
            assert_eq!(shape(&parse(&print(&tree), &units).unwrap()), shape(&tree), "{formula}");
            read += 1;
        }
    }
    assert!(read > 20, "{read}");
}
