//! The shipped studies: the engine pays what exact arithmetic pays, to the öre, also when the model's numbers change.

use skolpeng::base::Exact;
use skolpeng::diag::Findings;
use skolpeng::engine::{Answer, Plan};
use skolpeng::exact::Evaluator;
use skolpeng::model::Model;
use skolpeng::study::{self, Results, RunResult};
use skolpeng::text::Library;
use skolpeng::{data, model};
use std::path::Path;
use std::time::Instant;

const STUDIES: [&str; 3] =
    ["scenarios/huddinge.toml", "scenarios/huddinge-calendar-2026.toml", "scenarios/sagback-2023.toml"];
/// How many other numbers each model is run with, and every how many of these exact arithmetic checks.
const RUNS: i64 = 300;
const CHECKED: i64 = 100;

fn results(path: &str) -> Option<Results> {
    let (mut library, mut found) = (Library::new(), Findings::new());
    let study = study::load(Path::new(path), &mut library, &mut found)?;
    let laws: Option<Vec<_>> =
        study.models.iter().map(|path| model::load(path, &mut library, &mut found)).collect();
    let data = data::load(&study.data, &mut library, &mut found)?;
    study::run(&study, &laws?, &data, &mut found)
}

/// The model's numbers, prices and parameters a little above or below what is stated, with four decimals more.
fn beside(model: &Model, run: i64) -> Vec<Exact> {
    let factor = |slot: i64| 10_000 + (run * 7919 + slot * 104_729) % 301 - 150;
    let on_a_curve = |owner: &str| model.curves.iter().any(|curve| curve.name == owner);
    (0..)
        .zip(&model.slots)
        .map(|(place, slot)| match on_a_curve(&slot.owner) {
            true => slot.value.clone(),
            false => &slot.value * Exact::new(factor(place).into(), 10_000.into()),
        })
        .collect()
}

#[test]
fn every_shipped_model_is_decided_and_equal_to_the_öre() {
    for path in STUDIES {
        let results = results(path);
        assert!(results.is_some(), "{path}");
        for run in results.iter().flat_map(|results| &results.runs) {
            compare(run);
        }
    }
}

fn compare(run: &RunResult) {
    let (model, frame) = (&run.model, &run.bound.frame);
    let plan = Plan::new(model, frame);
    let prepared = plan.prepare(frame);
    assert_eq!(prepared.run(&run.slots), Answer::Decided((*run.outcome).clone()), "{}", model.id);
    let (start, mut sent) = (Instant::now(), 0);
    let answers: Vec<Answer> = (0..RUNS).map(|number| prepared.run(&beside(model, number))).collect();
    let took = start.elapsed();
    for (number, answer) in (0..RUNS).zip(answers) {
        match answer {
            Answer::NeedsExact(_) => sent += 1,
            Answer::Decided(outcome) if number % CHECKED == 0 => {
                let slots = beside(model, number);
                assert_eq!(Evaluator::new(model, frame, &slots).run().ok(), Some(outcome), "{}", model.id);
            }
            Answer::Decided(_) => {}
        }
    }
    println!("{}: {sent} of {RUNS} sent to exact arithmetic, {RUNS} runs in {took:?}", model.id);
    assert!(sent * 20 < RUNS, "{}: {sent} of {RUNS} sent to exact arithmetic", model.id);
}
