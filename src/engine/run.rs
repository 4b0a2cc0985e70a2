//! Running a plan: what does not vary once for the data, the rest for each set of numbers.

use super::cell::Cell;
use super::column::{Cells, Column};
use super::kernels;
use super::mark::{Mark, Reason};
use super::number::Numbers;
use super::plan::{Plan, StepId};
use super::reach::Moving;
use super::retrace::Retraced;
use crate::base::{Exact, Key, NodeId, Ore, SlotId};
use crate::frame::Frame;
use crate::model::outcome::Outcome;
use std::sync::Arc;

/// What the engine says of a run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// What is paid, to the öre the same as exact arithmetic has.
    Decided(Outcome),
    /// Left to exact arithmetic, which decides it or refuses it.
    NeedsExact(Undecided),
}

/// Why a run was left to exact arithmetic: the first cell of the first amount that was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Undecided {
    /// The node in whose formula it arose.
    pub node: NodeId,
    /// Why.
    pub reason: Reason,
}

/// A plan with data: everything that does not depend on the model's numbers is computed.
#[derive(Clone, Debug)]
pub struct Prepared<'a> {
    plan: &'a Plan,
    frame: &'a Frame,
    settled: Settled,
}

/// What is the same in every run in which only some numbers of the model or some columns are others.
#[derive(Clone, Debug)]
pub struct Settled {
    /// For each step whether it is computed anew in each run.
    varies: Vec<bool>,
    /// For each step its column, if it does not vary and is read by what does.
    done: Vec<Option<Arc<Column>>>,
}

/// What a kernel can look at beside the columns.
pub(super) struct Context<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// The data.
    pub frame: &'a Frame,
    /// The model's numbers.
    pub slots: &'a [Cell],
    /// The same, exactly.
    pub exact_slots: &'a [Exact],
    /// The columns of the steps so far.
    pub columns: &'a [Option<Arc<Column>>],
    /// What was computed again, exactly.
    pub retraced: &'a Retraced,
}

impl Context<'_> {
    /// A number of the model: as given, or as the step has it that follows a scenario's inputs.
    pub fn slot(&self, id: SlotId) -> Result<Cell, Mark> {
        let Some(step) = self.plan.derived.get(&id) else {
            return Ok(self.slots.get(id.index()).copied().unwrap_or(Cell::ZERO));
        };
        let column = self.column(*step);
        match column.and_then(|column| Some((column.marks.at(0), column.numbers()?.cell(0)))) {
            Some((Mark::HERE, cell)) => Ok(cell),
            Some((mark, _)) => Err(mark),
            None => Ok(Cell::ZERO),
        }
    }

    /// The same, exactly, if it is known so.
    pub fn exact_slot(&self, id: SlotId) -> Option<Exact> {
        match self.plan.derived.get(&id) {
            Some(step) => self.exactly(*step, 0),
            None => self.exact_slots.get(id.index()).cloned(),
        }
    }

    /// The column of a step that has run.
    pub fn column(&self, step: StepId) -> Option<&Column> {
        self.columns.get(step.index())?.as_deref()
    }
}

impl Plan {
    /// What the model pays with these values for its numbers, on data of the plan's layout.
    #[must_use]
    pub fn run(&self, frame: &Frame, slots: &[Exact]) -> Answer {
        self.prepare(frame).run(slots)
    }

    /// Computes everything that does not depend on the model's numbers, for many runs on the same data.
    #[must_use]
    pub fn prepare<'a>(&'a self, frame: &'a Frame) -> Prepared<'a> {
        let varies: Vec<bool> = self.steps.iter().map(|step| step.varies).collect();
        let done = self.settled(frame, &[], &varies);
        Prepared { plan: self, frame, settled: Settled { varies, done } }
    }

    /// Computes everything that what moves does not reach, for many runs that differ in nothing else.
    #[must_use]
    pub fn settle(&self, frame: &Frame, slots: &[Exact], moving: &Moving) -> Settled {
        let varies = self.reached(moving);
        let done = self.settled(frame, slots, &varies);
        Settled { varies, done }
    }

    /// What the model pays with these numbers on these data, which differ from those that were settled only in what
    /// moves.
    #[must_use]
    pub fn rest(&self, settled: &Settled, frame: &Frame, slots: &[Exact]) -> Answer {
        let (exact_slots, slots): (_, Vec<Cell>) = (slots, slots.iter().map(Cell::of).collect());
        let (mut columns, retraced) = (settled.done.clone(), Retraced::default());
        let varying = self.steps.iter().zip(&settled.varies).enumerate().filter(|(_, (_, varies))| **varies);
        for (place, (step, _)) in varying {
            let (slots, so_far, retraced) = (&slots, &columns, &retraced);
            let context = Context { plan: self, frame, slots, exact_slots, columns: so_far, retraced };
            let column = kernels::compute(step, &context);
            put(&mut columns, place, column);
            self.drop_after(place, &mut columns, &[]);
        }
        self.answer(&columns)
    }

    fn answer(&self, columns: &[Option<Arc<Column>>]) -> Answer {
        let mut outcome = Outcome::default();
        for (node, step) in &self.paid {
            let column = columns.get(step.index()).and_then(Option::as_deref);
            match column.map_or(Err((*node, Reason::NoMember)), |column| paid(*node, column)) {
                Ok(paid) => outcome.amounts.insert(*node, paid),
                Err((node, reason)) => return Answer::NeedsExact(Undecided { node, reason }),
            };
        }
        Answer::Decided(outcome)
    }

    /// The columns of the steps that do not vary, as far as those that do read them.
    pub(super) fn settled(
        &self,
        frame: &Frame,
        exact_slots: &[Exact],
        varies: &[bool],
    ) -> Vec<Option<Arc<Column>>> {
        let mut done: Vec<Option<Arc<Column>>> = vec![None; self.steps.len()];
        let (kept, retraced) = (self.kept(varies), Retraced::default());
        let slots: Vec<Cell> = exact_slots.iter().map(Cell::of).collect();
        let settled = self.steps.iter().zip(varies).enumerate().filter(|(_, (_, varies))| !**varies);
        for (place, (step, _)) in settled {
            let (slots, columns) = (slots.as_slice(), &done);
            let context = Context { plan: self, frame, slots, exact_slots, columns, retraced: &retraced };
            let column = kernels::compute(step, &context);
            put(&mut done, place, column);
            self.drop_after(place, &mut done, &kept);
        }
        done
    }

    /// Which steps a run needs although they do not vary.
    fn kept(&self, varies: &[bool]) -> Vec<bool> {
        let mut kept = vec![false; self.steps.len()];
        let varying = self.steps.iter().zip(varies).filter(|(_, varies)| **varies);
        let read = varying.flat_map(|(step, _)| step.op.inputs());
        for step in read.chain(self.paid.iter().map(|(_, step)| *step)) {
            if let Some(place) = kept.get_mut(step.index()) {
                *place = true;
            }
        }
        kept
    }

    /// Gives back the columns of rows that nothing reads after this step; the shorter ones stay, to be retraced.
    fn drop_after(&self, place: usize, columns: &mut [Option<Arc<Column>>], kept: &[bool]) {
        let inputs = self.steps.get(place).map(|step| step.op.inputs()).unwrap_or_default();
        for step in inputs {
            let rows = self.steps.get(step.index()).is_some_and(|step| step.grain.has(Key::ROW));
            let last = rows && self.last_use.get(step.index()).copied().flatten() == Some(place);
            let keep = kept.get(step.index()).copied().unwrap_or(false);
            if last
                && !keep
                && let Some(column) = columns.get_mut(step.index())
            {
                *column = None;
            }
        }
    }
}

impl Prepared<'_> {
    /// What the model pays with these values for its numbers.
    #[must_use]
    pub fn run(&self, slots: &[Exact]) -> Answer {
        self.run_on(self.frame, slots)
    }

    /// The same on data that differ only in columns that vary: other numbers for a scenario's inputs.
    #[must_use]
    pub fn run_on(&self, frame: &Frame, slots: &[Exact]) -> Answer {
        self.plan.rest(&self.settled, frame, slots)
    }
}

fn put(columns: &mut [Option<Arc<Column>>], place: usize, column: Column) {
    if let Some(slot) = columns.get_mut(place) {
        *slot = Some(Arc::new(column));
    }
}

/// A column of whole öre.
fn paid(node: NodeId, column: &Column) -> Result<Vec<Ore>, (NodeId, Reason)> {
    let Cells::Numbers(numbers) = &column.cells else { return Err((node, Reason::Missing)) };
    (0..numbers.len())
        .map(|at| match column.marks.at(at).needed(node).stop() {
            Some(stop) => Err(stop),
            None => ore(numbers, at).ok_or((node, Reason::TooLarge)),
        })
        .collect()
}

fn ore(numbers: &Numbers, at: usize) -> Option<Ore> {
    let Cell::Ratio { above, below } = numbers.cell(at) else { return None };
    let hundredths = i128::from(above) * 100;
    let below = i128::from(below);
    if hundredths % below != 0 {
        return None;
    }
    i64::try_from(hundredths / below).ok().map(Ore::from_whole)
}
