//! Every run of a study: models × worlds × sweeps × draws × years, in blocks on all threads, and what they came to.

mod answer;
mod asked;
mod block;
mod compared;
mod conditions;
mod cost;
mod counted;
mod held;
mod lot;
mod numbers;
mod payer;
mod sensitivity;

pub use answer::{Answers, Made, Row};
pub use asked::Than;
pub use compared::{Chance, Compared, InWorld, PERCENTILES, Proposed, run_compared};
pub use cost::{Cost, How, costs};
pub use held::{Ask, InDraws};
pub use lot::Sources;
pub use sensitivity::{Effect, Effects, Method, OfInput, effects};

use super::run::{beside_others, on_deep_stack};
use super::world::lay;
use crate::diag::{Diagnostic, Findings, ScenarioFault, Severity};
use crate::engine::lanes::LANES;
use crate::scenario::Scenario;
use block::{Blocks, Values};
use counted::Counted;
use lot::Lot;
use rayon::prelude::*;
use std::sync::atomic::{AtomicBool, Ordering};

/// How many blocks are computed before their results are counted: the memory of a study is that of so many.
const AT_ONCE: u64 = 64;

/// Who watches a study while it runs.
pub struct Watch<'a> {
    /// Is told how many runs are done, and how many there are.
    pub progress: &'a mut (dyn FnMut(u64, u64) + Send),
    /// Is given every draw of every cell, in order, if anybody wants them.
    pub draws: Option<&'a mut (dyn FnMut(&Draw) + Send)>,
    /// For work in the background: one processor is left free, and all ends early, without answers, when this is set.
    pub stop: Option<&'a AtomicBool>,
}

impl Watch<'_> {
    fn is_stopped(&self) -> bool {
        self.stop.is_some_and(|stop| stop.load(Ordering::Relaxed))
    }
}

/// One cell in one draw.
#[derive(Clone, Debug)]
pub struct Draw<'a> {
    /// The scenario.
    pub scenario: &'a str,
    /// The day whose rules held.
    pub date: crate::base::Date,
    /// The numbers of the inputs that are swept.
    pub point: &'a [(String, crate::base::Exact)],
    /// The draw, from 1.
    pub draw: u64,
    /// The result's place in the study.
    pub result: usize,
    /// What is told.
    pub of: &'a str,
    /// The model's place in the study.
    pub model: usize,
    /// What it is compared with.
    pub than: Than,
    /// Whose it is.
    pub codes: &'a [String],
    /// Öre; nothing if the draw is refused.
    pub ore: Option<i64>,
}

/// Runs every model of a study in all its worlds. Nothing if something does not fit, which is then among the findings.
pub fn run_worlds(
    sources: Sources,
    scenarios: &[Scenario],
    watch: &mut Watch,
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
    let (answers, told) = match watch.stop {
        Some(_) => beside_others(|| all(sources, &laid, watch)),
        None => on_deep_stack(|| all(sources, &laid, watch)),
    };
    found.extend(told);
    answers.filter(|_| !found.has_errors())
}

/// Every world as it is run; nothing if one does not fit.
fn lots(
    sources: Sources,
    laid: &[Scenario],
    method: Option<Method>,
    found: &mut Findings,
) -> Option<Vec<Lot>> {
    let mut lots = Vec::new();
    for scenario in laid {
        let mut own = Findings::new();
        let lot = Lot::new(sources, scenario, method, &mut own);
        // Notes of a model itself are told when it runs without a scenario.
        own.sorted().into_iter().filter(|one| one.severity != Severity::Note).for_each(|one| found.add(one));
        lots.extend(lot);
    }
    (lots.len() == laid.len() && !found.has_errors()).then_some(lots)
}

fn all(sources: Sources, laid: &[Scenario], watch: &mut Watch) -> (Option<Answers>, Findings) {
    let mut found = Findings::new();
    let Some(lots) = lots(sources, laid, None, &mut found) else { return (None, found) };
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
        run_lot(sources, lot, &mut |first, values| {
            if watch.is_stopped() {
                return false;
            }
            if let Some(draws) = &mut watch.draws {
                counted.tell(first, &values, draws);
            }
            done += counted.add(first, values);
            (watch.progress)(done, total);
            true
        });
        if watch.is_stopped() {
            return (None, found);
        }
        counted.finish();
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

/// Runs one world: blocks side by side, handed on in their order as long as they are taken.
fn run_lot(sources: Sources, lot: &Lot, take: &mut dyn FnMut(u64, Values) -> bool) {
    let lanes = LANES as u64;
    let blocks = lot.runs().div_ceil(lanes);
    let mut first = 0;
    while first < blocks {
        let last = (first + AT_ONCE).min(blocks);
        let work = |workers: &mut Blocks, block: u64| workers.run(block * lanes);
        let done: Vec<_> =
            (first..last).into_par_iter().map_init(|| Blocks::new(sources.study, lot), work).collect();
        for (block, values) in (first..last).zip(done) {
            if !take(block * lanes, values) {
                return;
            }
        }
        first = last;
    }
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
