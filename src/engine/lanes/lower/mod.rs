//! A plan's varying steps as a program: what no input reaches is settled first, and rows become sums that only their
//! varying factors tell apart.

mod build;
mod choice;
mod classes;
mod dots;
mod gather;
mod lookup;
mod members;
mod numbers;
mod share;
mod terms;

use super::program::{Arg, Input, Paid, Program, Source, Way};
use super::rep::{Bound, Rep, Scale};
use crate::base::{ColumnId, Exact, Key, KeySet, NodeId};
use crate::engine::cell::{Cell, LIMIT};
use crate::engine::column::Column;
use crate::engine::mark::{Mark, Marks};
use crate::engine::plan::{Op, Plan, Step, StepId};
use crate::engine::reach::Moving;
use crate::frame::Frame;
use std::collections::BTreeMap;
use std::sync::Arc;

/// A column that other numbers are put into for each draw.
#[derive(Clone, Debug, PartialEq)]
pub struct Varying {
    /// The column.
    pub column: ColumnId,
    /// Numbers are whole units of this.
    pub scale: Scale,
    /// The least and greatest units that each cell is expected to have; others are left to exact arithmetic.
    pub bounds: Vec<(f64, f64)>,
}

/// Why a plan is no program: every draw is then computed by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unfit {
    /// The node whose formula asked for it.
    pub node: NodeId,
    /// What is not computed in lanes, in one word.
    pub what: &'static str,
}

/// What is computed for: the instances of a grain, or classes of rows that nothing varying tells apart.
#[derive(Clone, Debug)]
enum Host {
    Grain(KeySet),
    /// One row of each class.
    Class(Arc<[u32]>),
}

/// The place of a host in the list of hosts.
type HostId = u32;

/// A lowered step.
#[derive(Clone, Debug)]
struct Val {
    arg: Arg,
    /// How many rows it has for its host.
    rows: usize,
    /// Which rows have no value, and why; the same in every lane.
    marks: Marks,
}

type Lowered<T> = Result<T, Unfit>;

/// A program that is being made.
struct Lower<'a> {
    plan: &'a Plan,
    frame: &'a Frame,
    slots: &'a [Exact],
    /// What does not vary.
    columns: Vec<Option<Arc<Column>>>,
    varies: Vec<bool>,
    program: Program,
    hosts: Vec<Host>,
    known: BTreeMap<(StepId, HostId), Val>,
    lists: BTreeMap<Arc<[u32]>, u32>,
    dots: dots::Dots,
    members: &'a members::OfMembers<'a>,
    classes: BTreeMap<StepId, (HostId, Arc<[u32]>)>,
    /// The node whose formula is lowered.
    node: NodeId,
}

impl Program {
    /// The program of a plan on a frame, with the model's numbers, for columns that vary.
    ///
    /// # Errors
    /// What cannot be computed in lanes.
    pub fn new(plan: &Plan, frame: &Frame, slots: &[Exact], varying: &[Varying]) -> Lowered<Self> {
        let inputs: Vec<ColumnId> = varying.iter().map(|one| one.column).collect();
        let varies = plan.reached(&Moving { slots: &[], columns: &inputs });
        let columns = plan.settled(frame, slots, &varies);
        let members = members::OfMembers::new(frame);
        let make = |wanted: dots::Dots| {
            let mut lower = Lower {
                plan,
                frame,
                slots,
                columns: columns.clone(),
                varies: varies.clone(),
                program: Self::default(),
                hosts: Vec::new(),
                known: BTreeMap::new(),
                lists: BTreeMap::new(),
                dots: wanted,
                members: &members,
                classes: BTreeMap::new(),
                node: NodeId(0),
            };
            lower.inputs(varying);
            lower.paid()?;
            Ok((lower.program, lower.dots))
        };
        // Once to see which sums are asked for, once to make coarse ones of finer ones that are made anyway.
        let (program, wanted) = make(dots::Dots::default())?;
        if wanted.some_shared() { make(wanted.wanted()).map(|(program, _)| program) } else { Ok(program) }
    }
}

impl Lower<'_> {
    fn inputs(&mut self, varying: &[Varying]) {
        for one in varying {
            let rows = one.bounds.iter().map(|(low, high)| Bound { low: *low, high: *high, error: 0.0 });
            let rep = Rep { scale: one.scale, exact: true, relative: 0.0, rows: rows.collect() };
            let buffer = self.buffer(rep, None);
            self.program.inputs.push(Input {
                column: one.column,
                buffer: match buffer.source {
                    Source::Lanes(buffer) | Source::Fixed(buffer) => buffer,
                },
                scale: one.scale,
                bounds: one.bounds.clone(),
            });
        }
    }

    fn paid(&mut self) -> Lowered<()> {
        let plan = self.plan;
        for (node, step) in &plan.paid {
            self.node = *node;
            let grain = plan.steps.get(step.index()).map_or(KeySet::NONE, |step| step.grain);
            let host = self.host(grain);
            let val = self.value(*step, host)?;
            let val = self.needed(val)?;
            let rep = self.rep(&val)?;
            let öre = super::rep::product(&rep.scale, &Scale::from_integer(100));
            let öre = öre.filter(|öre| rep.exact && öre.is_integer());
            let Some(öre) = öre else { return self.unfit("payment") };
            let ore = super::rep::float(&öre);
            if rep.most() * ore >= LIMIT {
                return self.unfit("payment");
            }
            self.program.paid.push(Paid { node: *node, arg: val.arg, rows: val.rows, ore });
        }
        Ok(())
    }

    fn unfit<T>(&self, what: &'static str) -> Lowered<T> {
        Err(Unfit { node: self.node, what })
    }

    /// The host of a grain's instances.
    fn host(&mut self, grain: KeySet) -> HostId {
        let known = self.hosts.iter().position(|host| matches!(host, Host::Grain(known) if *known == grain));
        let place = known.unwrap_or_else(|| {
            self.hosts.push(Host::Grain(grain));
            self.hosts.len() - 1
        });
        u32::try_from(place).unwrap_or(u32::MAX)
    }

    fn rows_of(&self, host: HostId) -> usize {
        match self.hosts.get(host as usize) {
            Some(Host::Grain(grain)) => self.frame.len(*grain),
            Some(Host::Class(sample)) => sample.len(),
            None => 0,
        }
    }

    fn step(&self, step: StepId) -> Lowered<&Step> {
        self.plan.steps.get(step.index()).ok_or(Unfit { node: self.node, what: "step" })
    }

    fn is_varying(&self, step: StepId) -> bool {
        self.varies.get(step.index()) == Some(&true)
    }

    fn column(&self, step: StepId) -> Lowered<Arc<Column>> {
        self.columns.get(step.index()).cloned().flatten().ok_or(Unfit { node: self.node, what: "column" })
    }

    /// A step for each row of a host.
    fn value(&mut self, step: StepId, host: HostId) -> Lowered<Val> {
        if let Some(known) = self.known.get(&(step, host)) {
            return Ok(known.clone());
        }
        let val = if self.is_varying(step) { self.varying(step, host)? } else { self.settled(step, host)? };
        self.known.insert((step, host), val.clone());
        Ok(val)
    }

    fn varying(&mut self, step: StepId, host: HostId) -> Lowered<Val> {
        let one = self.step(step)?.clone();
        let outer = std::mem::replace(&mut self.node, one.node);
        let own_rows =
            matches!(self.hosts.get(host as usize), Some(Host::Grain(grain)) if grain.has(Key::ROW));
        let val = if own_rows { self.unfit("row by row") } else { self.operation(&one, step, host) }?;
        self.node = outer;
        Ok(val)
    }

    fn operation(&mut self, step: &Step, id: StepId, host: HostId) -> Lowered<Val> {
        match &step.op {
            Op::Data(column, _) | Op::Heads(Some(column)) => self.input(*column, host),
            Op::Spread(a, from) => self.spread(*a, *from, host),
            Op::At(base, places) => self.elsewhere(*base, *places, host),
            Op::SlotsAt(places) => self.slots_at(*places, host),
            Op::Negate(a) => self.negate(*a, host),
            Op::Abs(a) => self.abs(*a, host),
            Op::Arithmetic(sign, a, b) => self.arithmetic(*sign, (*a, *b), host),
            Op::WholePower(a, exponent) => self.whole_power(*a, *exponent, host),
            Op::Divide(a, b, zero) => self.divide((*a, *b), *zero, host),
            Op::Lesser(a, b) => self.extreme((*a, *b), false, host),
            Op::Greater(a, b) => self.extreme((*a, *b), true, host),
            Op::Round(a, grid, mode) => self.round(*a, *grid, *mode, host),
            Op::Pay(a, grid, mode) => {
                let paid = self.round(*a, *grid, *mode, host)?;
                self.needed(paid)
            }
            Op::Portable(function, a) => self.portable(*function, *a, host),
            Op::Power(a, b) => self.power((*a, *b), host),
            Op::Curve(curve, a) => self.curve(*curve, *a, host),
            Op::Not(a) => self.not(*a, host),
            Op::And(a, b) => self.both((*a, *b), false, host),
            Op::Or(a, b) => self.both((*a, *b), true, host),
            Op::Compare(sign, a, b) => self.compare(*sign, (*a, *b), host),
            Op::IsMissing(a) => self.is_missing(*a, host),
            Op::Choose(c, a, b) => self.choose(*c, (*a, *b), host),
            Op::Default(a, b) => self.default((*a, *b), host),
            Op::Asked(a, asked) => self.asked((*a, *asked), host),
            Op::Gather(gather) => self.gather(gather, step.grain, id, host),
            Op::Share(pots) => self.share(pots, step.grain, host),
            op => self.unfit(op.name()),
        }
    }

    /// A column of the data that is filled for each draw.
    fn input(&mut self, column: ColumnId, host: HostId) -> Lowered<Val> {
        let place = self.program.inputs.iter().position(|input| input.column == column);
        let Some(input) = place.and_then(|place| self.program.inputs.get(place)) else {
            return self.unfit("input");
        };
        let (buffer, rows) = (input.buffer, input.bounds.len());
        if !matches!(self.hosts.get(host as usize), Some(Host::Grain(_))) || rows != self.rows_of(host) {
            return self.unfit("input by row");
        }
        let rep = self.program.buffers.get(buffer as usize).map_or(u32::MAX, |buffer| buffer.rep);
        Ok(Val { arg: Arg { source: Source::Lanes(buffer), way: Way::Same, rep }, rows, marks: Marks::NONE })
    }

    /// A coarser step, repeated.
    fn spread(&mut self, a: StepId, from: KeySet, host: HostId) -> Lowered<Val> {
        let coarse = self.host(from);
        let val = self.value(a, coarse)?;
        let Some(way) = self.way_to(host, from) else { return self.unfit("copy") };
        Ok(self.taken(&val, &way))
    }

    /// For each row of a host the instance of a coarser grain.
    fn way_to(&self, host: HostId, to: KeySet) -> Option<Arc<[u32]>> {
        match self.hosts.get(host as usize)? {
            Host::Grain(grain) => self.members.way(*grain, to),
            Host::Class(sample) => {
                let way = self.frame.way(KeySet::ROW, to)?;
                sample.iter().map(|row| way.get(*row as usize).copied()).collect()
            }
        }
    }

    /// Other rows of a lowered step: for each, which of its rows it reads.
    fn taken(&mut self, val: &Val, rows: &[u32]) -> Val {
        let list: Vec<u32> = rows
            .iter()
            .map(|row| u32::try_from(self.program.row(val.arg.way, *row as usize)).unwrap_or(u32::MAX))
            .collect();
        let same = list.iter().zip(0..).all(|(row, place)| *row == place);
        let whole = self.program.rep(val.arg).is_some_and(|rep| rep.rows.len() == list.len());
        let way = if same && whole {
            Way::Same
        } else if list.iter().all(|row| *row == 0) {
            Way::One
        } else {
            Way::Index(self.list(list))
        };
        Val { arg: Arg { way, ..val.arg }, rows: rows.len(), marks: val.marks.taken(rows) }
    }

    fn list(&mut self, list: Vec<u32>) -> u32 {
        let list: Arc<[u32]> = list.into();
        if let Some(known) = self.lists.get(&list) {
            return *known;
        }
        let place = u32::try_from(self.program.ways.len()).unwrap_or(u32::MAX);
        self.program.ways.push(Arc::clone(&list));
        self.lists.insert(list, place);
        place
    }

    /// A value that must be there in every row.
    fn needed(&self, val: Val) -> Lowered<Val> {
        let all = (0..val.rows).all(|row| val.marks.at(row).is_here());
        if all { Ok(val) } else { self.unfit("missing") }
    }

    fn rep(&self, val: &Val) -> Lowered<Arc<Rep>> {
        self.program.rep(val.arg).cloned().ok_or(Unfit { node: self.node, what: "number" })
    }

    /// What is known of each row of a lowered step, in the host's order.
    fn bounds(&self, val: &Val) -> Lowered<Vec<Bound>> {
        let rep = self.rep(val)?;
        let bound = |row: usize| rep.rows.get(self.program.row(val.arg.way, row)).copied();
        let bounds: Option<Vec<Bound>> = (0..val.rows).map(bound).collect();
        bounds.ok_or(Unfit { node: self.node, what: "rows" })
    }
}

/// The exact number of a cell in lowest terms as a scale, where it fits.
fn scale_of(cell: Cell) -> Option<Scale> {
    match cell {
        Cell::Ratio { above, below } => Some(Scale::new(above.into(), below.into())),
        Cell::Near { .. } => None,
    }
}

/// Which rows have no value.
fn lacking(marks: &Marks, rows: usize) -> Option<Arc<[bool]>> {
    if marks.is_none() {
        return None;
    }
    let lacks: Vec<bool> = (0..rows).map(|row| !marks.at(row).is_here()).collect();
    lacks.contains(&true).then(|| lacks.into())
}

/// A mark for each row.
fn marked(rows: usize, mark: impl Fn(usize) -> Mark) -> Marks {
    let first = (0..rows).find(|row| !mark(*row).is_here());
    first.map_or(Marks::NONE, |_| Marks::new((0..rows).map(mark).collect()))
}
