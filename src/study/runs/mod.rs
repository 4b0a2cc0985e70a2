//! Every run of a study: models × worlds × sweeps × draws × years, in blocks on all threads, and what they came to.

mod answer;
mod asked;
mod block;
mod conditions;
mod grid;
mod lot;
mod numbers;
mod payer;

pub use answer::{Answers, Made, Row};
pub use asked::Than;
pub use lot::Sources;

use super::run::on_deep_stack;
use super::world::lay;
use crate::diag::{Diagnostic, Findings, ScenarioFault, Severity};
use crate::engine::lanes::LANES;
use crate::scenario::Scenario;
use block::{Blocks, Counted};
use lot::Lot;
use rayon::prelude::*;

/// How many blocks are computed before their results are counted: the memory of a study is that of so many.
const AT_ONCE: u64 = 64;

/// What is told of progress: runs done, and runs in all.
pub type Progress<'a> = dyn Fn(u64, u64) + Sync + 'a;

/// Runs every model of a study in all its worlds. Nothing if something does not fit, which is then among the findings.
pub fn run_worlds(
    sources: Sources,
    scenarios: &[Scenario],
    progress: &Progress,
    found: &mut Findings,
) -> Option<Answers> {
    let laid = lay(&sources.study.worlds, scenarios, sources.laws, found);
    if found.has_errors() {
        return None;
    }
    if sources.study.results.is_empty() {
        found.error(ScenarioFault::NothingAsked, sources.study.worlds.own.place.clone());
        return None;
    }
    let (answers, told) = on_deep_stack(|| all(sources, &laid, progress));
    found.extend(told);
    answers.filter(|_| !found.has_errors())
}

fn all(sources: Sources, laid: &[Scenario], progress: &Progress) -> (Option<Answers>, Findings) {
    let mut found = Findings::new();
    let mut lots = Vec::new();
    for scenario in laid {
        let mut own = Findings::new();
        let lot = Lot::new(sources, scenario, &mut own);
        // Notes of a model itself are told when it runs without a scenario.
        own.sorted().into_iter().filter(|one| one.severity != Severity::Note).for_each(|one| found.add(one));
        lots.extend(lot);
    }
    if lots.len() < laid.len() || found.has_errors() {
        return (None, found);
    }
    let total = lots.iter().map(Lot::runs).sum();
    let mut answers = Answers {
        models: lots.first().into_iter().flat_map(models).collect(),
        swept: Vec::new(),
        rows: Vec::new(),
        made: Made::default(),
    };
    let mut done = 0;
    for lot in &lots {
        let mut counted = Counted::new(sources.study, lot);
        run_lot(sources, lot, &mut counted, &mut |runs| {
            done += runs;
            progress(done, total);
        });
        for why in counted.why.iter_mut().filter_map(Option::take) {
            tell_refused(lot, why, &mut found);
        }
        answers.take(counted);
    }
    (Some(answers), found)
}

fn models(lot: &Lot) -> Vec<(String, crate::text::Label)> {
    let payers = lot.years.first().into_iter().flat_map(|year| &year.payers);
    payers.map(|payer| (payer.world.model.id.clone(), payer.world.model.title.clone())).collect()
}

/// Runs one world: blocks side by side, counted in their order.
fn run_lot(sources: Sources, lot: &Lot, counted: &mut Counted, progress: &mut dyn FnMut(u64)) {
    let lanes = LANES as u64;
    let blocks = lot.runs().div_ceil(lanes);
    let mut first = 0;
    while first < blocks {
        let last = (first + AT_ONCE).min(blocks);
        let work = |workers: &mut Blocks, block: u64| workers.run(block * lanes);
        let done: Vec<_> =
            (first..last).into_par_iter().map_init(|| Blocks::new(sources.study, lot), work).collect();
        for (block, values) in (first..last).zip(done) {
            counted.add(block * lanes, values);
        }
        progress((last * lanes).min(lot.runs()) - (first * lanes));
        first = last;
    }
    counted.finish();
}

/// A refused run is no error of the study: it is counted beside its results, and the first is told with its reason.
fn tell_refused(lot: &Lot, why: block::Refused, found: &mut Findings) {
    let fault = ScenarioFault::RunRefused {
        scenario: lot.scenario.id.clone(),
        model: why.model,
        draw: (why.run % lot.draws + 1).to_string(),
    };
    found.add(Diagnostic::warning(fault, lot.scenario.place.clone()));
    for one in why.why.sorted() {
        found.add(Diagnostic { severity: Severity::Warning, ..one });
    }
}
