//! One model in one world and year: what it pays in sixteen runs at a time, and how each run was decided.

use super::numbers::{Numbers, Taken};
use crate::base::{ColumnId, NodeId};
use crate::diag::Findings;
use crate::engine::lanes::{Block, LANES, Program, Unfit, Varying};
use crate::engine::{Answer, Plan, Prepared};
use crate::exact::Evaluator;
use crate::frame::{Frame, Number};
use crate::model::outcome::Outcome;
use crate::study::world::World;

/// One run: for each input its place in its sweep, and which of its draws it takes.
#[derive(Clone, Debug, PartialEq)]
pub struct RunOf {
    /// For each input its place in its sweep.
    pub places: Vec<usize>,
    /// For each input what it takes if it is drawn.
    pub taken: Vec<Taken>,
}

/// One model in one world and year.
#[derive(Debug)]
pub struct Payer {
    /// The model and the data as the scenario has changed them.
    pub world: World,
    /// What is computed for each run.
    pub plan: Plan,
    /// The same for sixteen runs side by side; or why each run is computed by itself.
    pub program: Result<Program, Unfit>,
    /// What is paid: amounts and groups, with how many members each has.
    pub paid: Vec<(NodeId, usize)>,
    /// For each input how many members it has.
    members: Vec<usize>,
}

/// A payer at work on one thread.
pub struct Working<'a> {
    payer: &'a Payer,
    numbers: &'a [Numbers],
    block: Option<Block<'a>>,
    prepared: Option<Prepared<'a>>,
    units: Vec<i64>,
}

/// What up to sixteen runs pay.
#[derive(Debug, Default)]
pub struct Sums {
    /// For each amount and group, for each of its members, öre in each run.
    pub ore: Vec<Vec<[i64; LANES]>>,
    /// A bit for each run that is refused.
    pub refused: u32,
    /// A bit for each run that was left to exact arithmetic.
    pub sent: u32,
    /// A bit for each run in which some cell was computed again, exactly.
    pub again: u32,
    /// Why the first refused run is refused.
    pub why: Option<Findings>,
}

impl Payer {
    /// A world ready to be run.
    #[must_use]
    pub fn new(world: World, numbers: &[Numbers]) -> Self {
        let frame = &world.bound.frame;
        let plan = Plan::new(&world.model, frame);
        let len = |id: &ColumnId| frame.column(*id).map_or(0, crate::frame::Column::len);
        let members: Vec<usize> = world.inputs.iter().map(|(id, _)| len(id)).collect();
        let varying: Vec<Varying> = world
            .inputs
            .iter()
            .zip(numbers)
            .zip(&members)
            .map(|(((column, _), numbers), members)| Varying {
                column: *column,
                scale: numbers.scale,
                bounds: vec![numbers.bounds(); *members],
            })
            .collect();
        let program = Program::new(&plan, frame, &world.slots, &varying);
        let paid = plan.paid().collect();
        Self { plan, program, paid, members, world }
    }

    /// The data of one run.
    #[must_use]
    pub fn frame(&self, numbers: &[Numbers], run: &RunOf) -> Option<Frame> {
        let mut cells: Vec<Vec<Number>> = Vec::new();
        for (input, numbers) in numbers.iter().enumerate() {
            let mut units = vec![0; self.members.get(input).copied().unwrap_or(0)];
            numbers.fill(*run.places.get(input)?, *run.taken.get(input)?, &mut units);
            cells.push(units.iter().map(|units| numbers.cell(*units)).collect::<Option<_>>()?);
        }
        Some(self.world.frame_at(&cells))
    }

    /// What exact arithmetic pays in one run.
    ///
    /// # Errors
    /// Why it is refused.
    pub fn exactly(&self, frame: &Frame) -> Result<Outcome, Findings> {
        Evaluator::new(&self.world.model, frame, &self.world.slots).run()
    }
}

impl<'a> Working<'a> {
    /// A payer with room for its lanes.
    #[must_use]
    pub fn new(payer: &'a Payer, numbers: &'a [Numbers]) -> Self {
        let block = payer.program.as_ref().ok().map(Block::new);
        Self { payer, numbers, block, prepared: None, units: Vec::new() }
    }

    /// What these runs pay.
    pub fn pay(&mut self, runs: &[RunOf]) -> Sums {
        let mut sums = Sums::none(self.payer);
        let all = (1_u32 << runs.len().min(LANES)) - 1;
        let left = if self.block.is_some() { self.in_lanes(runs, &mut sums) & all } else { all };
        for (lane, run) in runs.iter().enumerate().filter(|(lane, _)| left >> lane & 1 == 1) {
            self.alone(lane, run, &mut sums);
        }
        sums
    }

    /// Computes the runs side by side; says which are left.
    fn in_lanes(&mut self, runs: &[RunOf], sums: &mut Sums) -> u32 {
        let Some(block) = &mut self.block else { return u32::MAX };
        block.begin();
        for (input, numbers) in self.numbers.iter().enumerate() {
            let members = self.payer.members.get(input).copied().unwrap_or(0);
            self.units.resize(members, 0);
            for lane in 0..LANES {
                // Lanes without a run do again what the last one does.
                let Some(run) = runs.get(lane).or_else(|| runs.last()) else { continue };
                let place = run.places.get(input).copied().unwrap_or(0);
                let taken = run.taken.get(input).copied().unwrap_or(Taken::Draw(0));
                numbers.fill(place, taken, &mut self.units);
                block.fill(input, lane, self.units.iter().map(|units| *units as f64));
            }
        }
        block.run();
        for (paid, ore) in block.program.paid.iter().zip(&mut sums.ore) {
            for (row, ore) in ore.iter_mut().enumerate() {
                *ore = block.ore(paid, row);
            }
        }
        sums.again = block.again & !block.left;
        block.left
    }

    /// One run by itself: by the engine, else by exact arithmetic.
    fn alone(&mut self, lane: usize, run: &RunOf, sums: &mut Sums) {
        let payer = self.payer;
        let Some(frame) = payer.frame(self.numbers, run) else {
            sums.refused |= 1 << lane;
            return;
        };
        let prepared = self.prepared.get_or_insert_with(|| payer.plan.prepare(&payer.world.bound.frame));
        let outcome = match prepared.run_on(&frame, &payer.world.slots) {
            Answer::Decided(outcome) => Ok(outcome),
            Answer::NeedsExact(_) => {
                sums.sent |= 1 << lane;
                payer.exactly(&frame)
            }
        };
        match outcome {
            Ok(outcome) => sums.put(payer, lane, &outcome),
            Err(why) => {
                sums.refused |= 1 << lane;
                sums.why.get_or_insert(why);
            }
        }
    }
}

impl Sums {
    /// Nothing paid yet.
    #[must_use]
    pub fn none(payer: &Payer) -> Self {
        let ore = payer.paid.iter().map(|(_, members)| vec![[0; LANES]; *members]).collect();
        Self { ore, ..Self::default() }
    }

    /// What one run pays.
    pub fn put(&mut self, payer: &Payer, lane: usize, outcome: &Outcome) {
        for ((node, _), ore) in payer.paid.iter().zip(&mut self.ore) {
            let paid = outcome.amounts.get(node).map_or(&[][..], Vec::as_slice);
            for (ore, paid) in ore.iter_mut().zip(paid) {
                if let Some(ore) = ore.get_mut(lane) {
                    *ore = paid.count();
                }
            }
        }
    }

    /// Whether one run paid exactly this.
    #[must_use]
    pub fn is(&self, payer: &Payer, lane: usize, outcome: &Outcome) -> bool {
        let mut own = Self::none(payer);
        own.put(payer, lane, outcome);
        let lane_of = |ore: &[i64; LANES]| ore.get(lane).copied();
        let same = |(a, b): (&Vec<[i64; LANES]>, &Vec<[i64; LANES]>)| {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| lane_of(a) == lane_of(b))
        };
        own.ore.len() == self.ore.len() && own.ore.iter().zip(&self.ore).all(same)
    }
}
