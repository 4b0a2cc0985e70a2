//! Every model of a study run on its data, side by side, each verified.

use super::bind::{Bound, bind, settle_year};
use super::equal::{TermsTried, Unequal, try_terms};
use super::file::{Study, Year};
use super::others::others_touched;
use super::split::{SplitResult, splits};
use crate::base::{Date, Exact, Ore, SlotId};
use crate::data::DataSet;
use crate::diag::{Diagnostic, Fault, Findings, RunFault, ScenarioFault};
use crate::engine::{Answer, Plan};
use crate::exact::{Broken, Evaluator, stated};
use crate::model::outcome::Outcome;
use crate::model::{Model, Rulebook, Run};
use crate::scenario::Scenario;
use rayon::ThreadPoolBuilder;
use rayon::prelude::*;
use std::collections::BTreeSet;
use std::sync::Arc;

/// A study's results.
#[derive(Clone, Debug)]
pub struct Results {
    /// The day whose rules and prices held.
    pub date: Date,
    /// Which year is budgeted.
    pub year: Year,
    /// One result for each model, in the study's order.
    pub runs: Vec<RunResult>,
    /// Which of them the others are compared with.
    pub baseline: usize,
}

/// One model's result.
#[derive(Clone, Debug)]
pub struct RunResult {
    /// The model in force.
    pub model: Arc<Model>,
    /// The data, laid out for it.
    pub bound: Arc<Bound>,
    /// The values of its numbers.
    pub slots: Vec<Exact>,
    /// Its numbers that the results rest on.
    pub read_slots: BTreeSet<SlotId>,
    /// What it pays.
    pub outcome: Arc<Outcome>,
    /// How the fast engine's result compared with the exact one.
    pub verified: Verified,
    /// Checks of the model that do not hold.
    pub broken: Vec<Broken>,
    /// What every school would get under another kind of organiser; nothing while that has not been tried.
    pub terms: Option<TermsTried>,
    /// What is paid, by item.
    pub splits: Vec<SplitResult>,
}

impl RunResult {
    /// The schools that would get another sum under another kind of organiser, as far as that has been tried.
    #[must_use]
    pub fn unequal(&self) -> &[Unequal] {
        self.terms.as_ref().map_or(&[], |terms| &terms.unequal)
    }
}

/// How the fast engine's result compared with exact arithmetic.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verified {
    /// The engine's sums have not been compared yet: a number is being moved.
    NotYet,
    /// The engine found a value too near a jump and left the decision to exact arithmetic.
    SentToExact,
    /// The engine's sums were the same, to the öre.
    Same,
    /// The engine's sums differed by this much in all; the exact ones are reported.
    Differs(Ore),
}

/// Rules nest: a value may rest on hundreds of others, each a formula in brackets. Only what is used is taken.
pub const STACK: usize = 1 << 29;

/// Runs a study. Nothing if a file has an error; all of them are then among the findings. A check that does not hold
/// is a finding, too, but leaves results that can be explained.
pub fn run(study: &Study, laws: &[Rulebook], data: &DataSet, found: &mut Findings) -> Option<Results> {
    let (run, year) = settled_run(study, data, found)?;
    if !study.worlds.is_plain() {
        found.add(Diagnostic::note(ScenarioFault::WithoutWorlds, study.worlds.own.place.clone()));
    }
    let lay = |law: &Rulebook, found: &mut Findings| {
        let model = law.in_force(&run, found)?;
        let bound = bind(&model, data, year, found)?;
        let slots = stated(&model);
        Some(Laid { model, bound, slots })
    };
    side_by_side((study, laws, data), (run.date, year), &lay, found)
}

/// A model in force with the data laid out for it, and its numbers.
pub(super) struct Laid {
    pub model: Model,
    pub bound: Bound,
    pub slots: Vec<Exact>,
}

/// Lays out every model of a study in some way, and runs all of them side by side.
pub(super) fn side_by_side(
    (study, laws, data): (&Study, &[Rulebook], &DataSet),
    (date, year): (Date, Year),
    lay: &(dyn Fn(&Rulebook, &mut Findings) -> Option<Laid> + Sync),
    found: &mut Findings,
) -> Option<Results> {
    let work = |law: &Rulebook| {
        let mut found = Findings::new();
        let result = lay(law, &mut found).and_then(|laid| one(laid, &mut found));
        (result, found)
    };
    let done: Vec<(Option<RunResult>, Findings)> = on_deep_stack(|| laws.par_iter().map(work).collect());
    let mut runs = Vec::new();
    for (result, findings) in done {
        found.extend(findings);
        runs.extend(result);
    }
    if let (Some(home), Some(baseline)) = (&data.home, runs.get(study.baseline)) {
        for run in &runs {
            tell_others(run, baseline, home, found);
        }
    }
    for (number, run) in runs.iter().enumerate() {
        if runs.iter().take(number).any(|other| other.model.id == run.model.id) {
            found.error(RunFault::SameId { id: run.model.id.clone() }, run.model.place.clone());
        }
    }
    let hinders =
        |one: &Diagnostic| one.is_error() && !matches!(one.fault, Fault::Run(RunFault::CheckBroken { .. }));
    (runs.len() == laws.len() && !found.iter().any(hinders)).then_some(Results {
        date,
        year,
        runs,
        baseline: study.baseline,
    })
}

/// The day, the budget year, and how students count in it.
pub fn settled_run(study: &Study, data: &DataSet, found: &mut Findings) -> Option<(Run, Year)> {
    let (date, year) = settle_year(study.date, study.year, data, found)?;
    let number = match year {
        Year::Calendar(year) => year,
        Year::School => date.year(),
    };
    Some((Run { date, year: number }, year))
}

static THREADS: std::sync::atomic::AtomicUsize = std::sync::atomic::AtomicUsize::new(0);

/// How many threads all work after this uses; as many as there are processors if never said.
pub fn use_threads(count: usize) {
    THREADS.store(count, std::sync::atomic::Ordering::Relaxed);
}

/// The days and budget years of a scenario: its own years, else the study's, else the one that the data settle.
pub fn settled_runs(
    study: &Study,
    scenario: &Scenario,
    data: &DataSet,
    found: &mut Findings,
) -> Option<Vec<(Run, Year)>> {
    let years = if scenario.years.is_empty() { &study.worlds.years } else { &scenario.years };
    if years.is_empty() {
        return Some(vec![settled_run(study, data, found)?]);
    }
    let of = |year: &i32| {
        let date = study.date.map_or(Date::new_year(*year), |date| date.in_year(*year));
        (Run { date, year: *year }, Year::Calendar(*year))
    };
    Some(years.iter().map(of).collect())
}

/// Does something on threads whose stacks hold deeply nested rules.
pub fn on_deep_stack<T: Send>(work: impl FnOnce() -> T + Send) -> T {
    on_threads(THREADS.load(std::sync::atomic::Ordering::Relaxed), work)
}

/// The same on so many threads that others find a processor free, if there are several.
pub(super) fn beside_others<T: Send>(work: impl FnOnce() -> T + Send) -> T {
    let asked = THREADS.load(std::sync::atomic::Ordering::Relaxed);
    let most = std::thread::available_parallelism().map_or(1, |all| all.get().saturating_sub(1).max(1));
    on_threads(if asked == 0 { most } else { asked.min(most) }, work)
}

fn on_threads<T: Send>(count: usize, work: impl FnOnce() -> T + Send) -> T {
    match ThreadPoolBuilder::new().num_threads(count).stack_size(STACK).build() {
        Ok(pool) => pool.install(work),
        Err(_) => work(),
    }
}

fn one(laid: Laid, found: &mut Findings) -> Option<RunResult> {
    let Laid { model, bound, slots } = laid;
    let (outcome, broken, read_slots) = {
        let evaluator = Evaluator::new(&model, &bound.frame, &slots);
        let outcome = match evaluator.run() {
            Ok(outcome) => outcome,
            Err(refused) => {
                found.extend(refused);
                return None;
            }
        };
        let broken = evaluator.broken();
        found.extend(evaluator.findings());
        (outcome, broken, evaluator.read_slots())
    };
    tell_broken(&model, &broken, found);
    let plan = Plan::new(&model, &bound.frame);
    let verified = verify(&plan.run(&bound.frame, &slots), &outcome);
    if let Verified::Differs(ore) = verified {
        let fault = RunFault::EngineDiffers { model: model.id.clone(), ore: ore.count().to_string() };
        found.warning(fault, model.place.clone());
    }
    let terms = Some(try_terms(&model, &bound.frame, &plan, &slots, &outcome));
    let splits = splits(&model, &bound.frame, &slots, &outcome, found);
    let (model, bound, outcome) = (Arc::new(model), Arc::new(bound), Arc::new(outcome));
    Some(RunResult { model, bound, slots, read_slots, outcome, verified, broken, terms, splits })
}

/// How the engine's sums compare with the exact ones.
pub(super) fn verify(answer: &Answer, exact: &Outcome) -> Verified {
    match answer {
        Answer::NeedsExact(_) => Verified::SentToExact,
        Answer::Decided(fast) if fast == exact => Verified::Same,
        Answer::Decided(fast) => {
            let apart = exact.amounts.iter().flat_map(|(id, sums)| {
                let theirs = fast.amounts.get(id);
                sums.iter().enumerate().map(move |(i, sum)| {
                    let other = theirs.and_then(|sums| sums.get(i)).copied().unwrap_or_default();
                    (sum.count() - other.count()).abs()
                })
            });
            Verified::Differs(Ore::from_whole(apart.sum()))
        }
    }
}

pub(super) fn tell_broken(model: &Model, broken: &[Broken], found: &mut Findings) {
    for one in broken {
        let Some(check) = model.checks.get(one.check) else { continue };
        let members = one.members.iter().take(4).cloned().collect::<Vec<_>>().join("; ");
        let message = check.message.clone();
        let (sv, en) = message.map_or_else(|| (check.name.clone(), check.name.clone()), |m| (m.sv, m.en));
        let fault = RunFault::CheckBroken { name: check.name.clone(), sv, en, members };
        let place = check.place.clone();
        found.add(Diagnostic { severity: one.level, ..Diagnostic::error(fault, place) });
    }
}

/// A model that changes what another municipality pays decides for it: a warning.
fn tell_others(run: &RunResult, baseline: &RunResult, home: &str, found: &mut Findings) {
    let others = others_touched(run, baseline, home);
    if !others.is_empty() {
        let fault = RunFault::DecidesForOthers { model: run.model.id.clone(), others: others.join(", ") };
        let place = run.model.place.clone();
        found.add(Diagnostic::warning(fault, place));
    }
}
