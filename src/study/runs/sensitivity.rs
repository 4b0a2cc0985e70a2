//! What each drawn input does to every result: one at a time, or by its part of the variance.

use super::answer::Made;
use super::asked::{Codes, Than};
use super::block::Values;
use super::lot::{Lot, Sources};
use super::numbers::{Numbers, Taken};
use super::{lots, models, run_lot};
use crate::base::Date;
use crate::chance::Level;
use crate::diag::{Findings, ScenarioFault};
use crate::engine::lanes::LANES;
use crate::scenario::Scenario;
use crate::statistics::{Estimate, Place, Sobol, SobolPlan, Swing, Tornado, TornadoPlan};
use crate::study::run::on_deep_stack;
use crate::study::world::lay;
use crate::text::Label;

/// How effects are found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// Each input alone at its 5th and its 95th percentile, the others at their medians.
    OneAtATime,
    /// First and total order parts of the variance (Saltelli et al. 2010), from so many base samples.
    Variance(u64),
}

/// How the runs of a world take their drawn inputs, so that effects can be told.
#[derive(Clone, Debug)]
pub struct Design {
    plan: Plan,
    /// The inputs that are drawn.
    pub drawn: Vec<usize>,
}

#[derive(Clone, Copy, Debug)]
enum Plan {
    OneAtATime(TornadoPlan),
    Variance(SobolPlan),
}

/// What an input does to a result.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum OfInput {
    /// The result with the input low and high, in öre; none where the run is refused.
    Swing(Option<i64>, Option<i64>),
    /// Its own part of the variance, and that of all in which it takes part.
    Parts(Estimate, Estimate),
}

/// What every drawn input does to one result.
#[derive(Clone, Debug)]
pub struct Effect {
    /// The scenario, by id and what people call it.
    pub scenario: (String, Label),
    /// The day whose rules held.
    pub date: Date,
    /// The result's place in the study.
    pub result: usize,
    /// What is told.
    pub of: String,
    /// The model's place in the study.
    pub model: usize,
    /// What it is compared with.
    pub than: Than,
    /// Whose it is, by code.
    pub codes: Codes,
    /// What people call the members.
    pub names: Vec<String>,
    /// The result in the middle of all inputs, in öre; none for parts of the variance.
    pub middle: Option<i64>,
    /// The inputs with what they do, the greatest effect first.
    pub inputs: Vec<(String, OfInput)>,
}

/// What the drawn inputs of a study do to its results.
#[derive(Clone, Debug)]
pub struct Effects {
    /// The models, by id and what people call them.
    pub models: Vec<(String, Label)>,
    /// Every result.
    pub effects: Vec<Effect>,
    /// How the runs were computed.
    pub made: Made,
}

impl Design {
    /// The runs that a method needs for these inputs.
    #[must_use]
    pub fn new(method: Method, numbers: &[Numbers]) -> Self {
        let is_drawn = |at: &usize| numbers.get(*at).is_some_and(Numbers::is_drawn);
        let drawn: Vec<usize> = (0..numbers.len()).filter(is_drawn).collect();
        let inputs = u32::try_from(drawn.len()).unwrap_or(u32::MAX);
        let plan = match method {
            Method::OneAtATime => Plan::OneAtATime(TornadoPlan { inputs }),
            Method::Variance(base_samples) => Plan::Variance(SobolPlan { inputs, base_samples }),
        };
        Self { plan, drawn }
    }

    /// How many runs there are.
    #[must_use]
    pub fn evaluations(&self) -> u64 {
        match self.plan {
            Plan::OneAtATime(plan) => plan.evaluations(),
            Plan::Variance(plan) => plan.evaluations(),
        }
    }

    /// What every input takes in a run.
    #[must_use]
    pub fn taken(&self, run: u64, inputs: usize) -> Vec<Taken> {
        let mut taken = vec![Taken::At(Level::MEDIAN); inputs];
        for (place, input) in (0..).zip(&self.drawn) {
            if let Some(taken) = taken.get_mut(*input) {
                *taken = match self.plan {
                    Plan::OneAtATime(plan) => Taken::At(level(plan.place(run, place))),
                    Plan::Variance(plan) => Taken::Draw(plan.draw(run, place)),
                };
            }
        }
        taken
    }
}

fn level(place: Place) -> Level {
    let at = |below| Level::new(below).unwrap_or(Level::MEDIAN);
    match place {
        Place::Low => at(0.05),
        Place::Middle => Level::MEDIAN,
        Place::High => at(0.95),
    }
}

/// What the drawn inputs of a study do to its results. Nothing if something does not fit, which is among the findings.
pub fn effects(
    sources: Sources,
    scenarios: &[Scenario],
    method: Method,
    progress: &mut (dyn FnMut(u64, u64) + Send),
    found: &mut Findings,
) -> Option<Effects> {
    let laid = lay(&sources.study.worlds, scenarios, sources.laws, found);
    if found.has_errors() {
        return None;
    }
    let (effects, told) = on_deep_stack(|| all(sources, &laid, method, progress));
    found.extend(told);
    effects.filter(|_| !found.has_errors())
}

fn all(
    sources: Sources,
    laid: &[Scenario],
    method: Method,
    progress: &mut (dyn FnMut(u64, u64) + Send),
) -> (Option<Effects>, Findings) {
    let mut found = Findings::new();
    let Some(lots) = lots(sources, laid, Some(method), &mut found) else { return (None, found) };
    let draws = |lot: &Lot| lot.design.as_ref().is_some_and(|design| !design.drawn.is_empty());
    if !lots.iter().any(draws) {
        found.error(ScenarioFault::NothingDrawn, sources.study.worlds.own.place.clone());
        return (None, found);
    }
    let total = lots.iter().map(Lot::runs).sum();
    let models = lots.first().into_iter().flat_map(models).collect();
    let mut effects = Effects { models, effects: Vec::new(), made: Made::default() };
    let mut done = 0;
    for lot in &lots {
        let mut own = OfLot::new(lot);
        run_lot(sources, lot, &mut |first, values| {
            effects.made = effects.made.plus(values.made);
            done += own.add(first, &values);
            progress(done, total);
            true
        });
        effects.effects.extend(own.told(sources));
    }
    (Some(effects), found)
}

/// The effects in one world as they are gathered, year by year.
struct OfLot<'a> {
    lot: &'a Lot,
    years: Vec<Gathered>,
}

enum Gathered {
    OneAtATime(Tornado),
    /// The sums need a number near the results to begin with: the first run's.
    Variance(SobolPlan, Option<Sobol>),
}

impl<'a> OfLot<'a> {
    fn new(lot: &'a Lot) -> Self {
        let year = |cells: usize| match lot.design.as_ref().map(|design| design.plan) {
            Some(Plan::Variance(plan)) => Gathered::Variance(plan, None),
            Some(Plan::OneAtATime(plan)) => Gathered::OneAtATime(Tornado::new(plan, cells)),
            None => Gathered::OneAtATime(Tornado::new(TornadoPlan { inputs: 0 }, cells)),
        };
        Self { lot, years: lot.years.iter().map(|of| year(of.cells.len())).collect() }
    }

    /// Takes the block that begins with a run; how many runs it has.
    fn add(&mut self, first: u64, values: &Values) -> u64 {
        let count = (self.lot.runs() - first).min(LANES as u64);
        for (gathered, values) in self.years.iter_mut().zip(&values.years) {
            for lane in 0..usize::try_from(count).unwrap_or(LANES) {
                let one = |(ore, here): (&[i64; LANES], &u32)| {
                    ore.get(lane).copied().filter(|_| here >> lane & 1 == 1)
                };
                let results: Vec<Option<i64>> = values.cells.iter().zip(&values.here).map(one).collect();
                gathered.push(first + lane as u64, &results);
            }
        }
        count
    }

    fn told(&self, sources: Sources) -> Vec<Effect> {
        let mut told = Vec::new();
        let Some(design) = &self.lot.design else { return told };
        let name = |input: usize| {
            let input = design.drawn.get(input).and_then(|at| self.lot.scenario.inputs.get(*at));
            input.map_or_else(String::new, |input| input.name.clone())
        };
        for (year, gathered) in self.lot.years.iter().zip(&self.years) {
            for (place, cell) in year.cells.iter().enumerate() {
                let Some(result) = year.results.get(cell.result) else { continue };
                let (middle, inputs) = gathered.of(place);
                told.push(Effect {
                    scenario: (self.lot.scenario.id.clone(), self.lot.scenario.title.clone()),
                    date: year.date,
                    result: result.result,
                    of: cell.of.clone(),
                    model: cell.model,
                    than: cell.than,
                    codes: result.members.get(cell.member).cloned().unwrap_or_default(),
                    names: year.names(sources.study, cell),
                    middle,
                    inputs: inputs.into_iter().map(|(input, of)| (name(input), of)).collect(),
                });
            }
        }
        told
    }
}

impl Gathered {
    fn push(&mut self, run: u64, results: &[Option<i64>]) {
        let pushed = match self {
            Self::OneAtATime(tornado) => tornado.push(run, results),
            Self::Variance(plan, sobol) => {
                let numbers: Vec<Option<f64>> = results.iter().map(|ore| ore.map(|ore| ore as f64)).collect();
                let centres: Vec<f64> = numbers.iter().map(|number| number.unwrap_or(0.0)).collect();
                sobol.get_or_insert_with(|| Sobol::new(*plan, &centres)).push(run, &numbers)
            }
        };
        debug_assert!(pushed.is_ok(), "runs come in order, each with every result");
    }

    /// The middle of a result, and its inputs, the greatest effect first.
    fn of(&self, result: usize) -> (Option<i64>, Vec<(usize, OfInput)>) {
        match self {
            Self::OneAtATime(tornado) => {
                let one = |swing: Swing| (swing.input as usize, OfInput::Swing(swing.low, swing.high));
                (tornado.middle(result), tornado.swings(result).into_iter().map(one).collect())
            }
            Self::Variance(_, sobol) => {
                let mut indices: Vec<_> = sobol
                    .as_ref()
                    .map(|sobol| sobol.indices(result))
                    .unwrap_or_default()
                    .into_iter()
                    .enumerate()
                    .collect();
                indices.sort_by(|(_, a), (_, b)| b.total.value.total_cmp(&a.total.value));
                let one = |(input, of): (usize, crate::statistics::Indices)| {
                    (input, OfInput::Parts(of.first, of.total))
                };
                (None, indices.into_iter().map(one).collect())
            }
        }
    }
}
