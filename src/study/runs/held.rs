//! In how many draws of one world marks of a model stand at 1, with any numbers for some of its parameters.

use super::lot::{Sources, drawn};
use super::numbers::{Numbers, Taken};
use super::payer::{Payer, RunOf, Sums, Working};
use crate::base::{Exact, Mode, Step};
use crate::diag::{Findings, Place, RunFault};
use crate::engine::lanes::LANES;
use crate::model::parts::Role;
use crate::scenario::Scenario;
use crate::study::run::settled_runs;
use crate::study::world::{Order, World, lay};
use rayon::prelude::*;

/// A model in one world whose inputs are drawn, ready to be asked again and again.
#[derive(Debug)]
pub struct InDraws {
    world: World,
    numbers: Vec<Numbers>,
    /// The marks' places among what is paid.
    marks: Vec<usize>,
    /// For each number that is changed, its slot.
    slots: Vec<usize>,
    draws: u64,
}

/// What is asked: the values that are 1 where something holds, the parameters that change, how often is drawn.
#[derive(Debug)]
pub struct Ask<'a> {
    /// Values whose unit is money.
    pub marks: &'a [String],
    /// Parameters.
    pub parameters: &'a [String],
    /// How many draws.
    pub draws: u64,
    /// Where the scenario is named.
    pub place: Place,
}

impl InDraws {
    /// Puts a scenario on the first of the models. Nothing if something does not fit, which is then told.
    pub fn new(sources: Sources, scenario: &Scenario, ask: &Ask, found: &mut Findings) -> Option<Self> {
        let laid = lay(&sources.study.worlds, std::slice::from_ref(scenario), sources.laws, found);
        let (scenario, law) = laid.first().zip(sources.laws.first()).filter(|_| !found.has_errors())?;
        let data = sources.data.of(scenario);
        let runs = settled_runs(sources.study, scenario, data, found)?;
        let is_drawn = scenario.inputs.iter().any(crate::scenario::Input::is_drawn);
        let ([(run, year)], Some(1), true) = (runs.as_slice(), scenario.combinations(), is_drawn) else {
            found.error(RunFault::SeekWorld, ask.place.clone());
            return None;
        };
        let order = Order { law, data, run, year: *year, scenario };
        let mut world = World::new(&order, found)?;
        let numbers = drawn(scenario, &world, sources.study.worlds.seed.unwrap_or(0), found)?;
        let slots = ask.parameters.iter().map(|name| {
            world.model.slots.iter().position(|slot| slot.owner == *name && slot.part.is_empty())
        });
        let slots = slots.collect::<Option<Vec<usize>>>()?;
        pay_marks(&mut world, ask.marks)?;
        let payer = Payer::new(world.clone(), &numbers);
        let place = |name: &String| {
            let id = world.model.node_named(name, None)?;
            payer.paid.iter().position(|(node, _)| *node == id)
        };
        let marks = ask.marks.iter().map(place).collect::<Option<Vec<usize>>>()?;
        Some(Self { world, numbers, marks, slots, draws: ask.draws })
    }

    /// For each mark, in how many draws it is 1 for every member, and how many draws could not be computed. `numbers` are
    /// those of the parameters, in base units.
    #[must_use]
    pub fn count(&self, numbers: &[Exact]) -> Vec<(u64, u64)> {
        let mut world = self.world.clone();
        for (slot, number) in self.slots.iter().zip(numbers) {
            if let Some(slot) = world.slots.get_mut(*slot) {
                *slot = number.clone();
            }
        }
        let payer = Payer::new(world, &self.numbers);
        let lanes = LANES as u64;
        let work = |worker: &mut Working, block: u64| {
            let draws = block * lanes..((block + 1) * lanes).min(self.draws);
            let run = |draw| RunOf {
                places: vec![0; self.numbers.len()],
                taken: vec![Taken::Draw(draw); self.numbers.len()],
            };
            let runs: Vec<RunOf> = draws.map(run).collect();
            let sums = worker.pay(&runs);
            self.counted(&sums, runs.len())
        };
        let blocks = (0..self.draws.div_ceil(lanes)).into_par_iter();
        let counts = blocks.map_init(|| Working::new(&payer, &self.numbers), work);
        let none = || vec![(0, 0); self.marks.len()];
        let plus = |a: Vec<(u64, u64)>, b: Vec<(u64, u64)>| {
            a.into_iter().zip(b).map(|(a, b)| (a.0 + b.0, a.1 + b.1)).collect()
        };
        counts.reduce(none, plus)
    }

    fn counted(&self, sums: &Sums, runs: usize) -> Vec<(u64, u64)> {
        let mark = |place: &usize| {
            let rows = sums.ore.get(*place).map_or(&[][..], Vec::as_slice);
            let holds = |lane: &usize| rows.iter().all(|row| row.get(*lane).is_some_and(|ore| *ore == 100));
            let (refused, here): (Vec<usize>, Vec<usize>) =
                (0..runs).partition(|lane| sums.refused >> lane & 1 == 1);
            (here.iter().filter(|lane| holds(lane)).count() as u64, refused.len() as u64)
        };
        self.marks.iter().map(mark).collect()
    }
}

/// Marks are paid, so that whoever computes what a model pays computes them.
fn pay_marks(world: &mut World, marks: &[String]) -> Option<()> {
    let ore = Step::new(Exact::new(1.into(), 100.into()))?;
    for name in marks {
        let id = world.model.node_named(name, None)?;
        let node = world.model.nodes.get_mut(id.index())?;
        node.role = Role::Amount { round: (ore.clone(), Mode::HalfAway), group: None };
    }
    Some(())
}
