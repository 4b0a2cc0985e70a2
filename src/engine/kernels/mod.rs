//! The kernels: each makes one column from others, cell by cell, and stops a cell rather than guess.

mod aggregate;
mod arithmetic;
mod choice;
mod divide;
mod logic;
mod lookup;
mod remainder;
mod shape;
mod share;
mod sorted;
mod source;

pub(super) use shape::of_library;

use super::column::{Cells, Column};
use super::mark::{Mark, Marks, Reason};
use super::number::Numbers;
use super::plan::{Op, Step, StepId};
use super::run::Context;
use crate::base::NodeId;

/// The column of a step; where it cannot be computed, every cell is left to exact arithmetic.
pub(super) fn compute(step: &Step, context: &Context) -> Column {
    let len = context.frame.len(step.grain);
    let work = Work { step, context, len, node: step.node };
    match work.column() {
        Some(column) if column.cells.len() == len => column,
        _ => work.stopped(Reason::NoMember),
    }
}

/// A step at work.
struct Work<'a> {
    step: &'a Step,
    context: &'a Context<'a>,
    /// How many cells it makes.
    len: usize,
    /// The node whose formula asked for it.
    node: NodeId,
}

impl<'a> Work<'a> {
    fn column(&self) -> Option<Column> {
        match &self.step.op {
            Op::Number(_) | Op::Text(_) | Op::YesNo(_) | Op::Date(_) | Op::Slot(_) | Op::SlotsAt(_) => {
                self.literal()
            }
            Op::Data(id, declared) => self.data(*id, *declared),
            Op::Heads(id) => Some(self.heads(*id)),
            Op::Member(key) => self.member(*key),
            Op::Spread(a, from) => Some(self.of(*a)?.taken(self.context.frame.way(self.step.grain, *from)?)),
            Op::At(base, places) => self.at(*base, *places),
            Op::Row(table, keys) => self.row(*table, keys),
            Op::Find(grain, keys) => self.find(*grain, keys),
            Op::Negate(a) => self.negate(*a),
            Op::Abs(a) => self.abs(*a),
            Op::Arithmetic(sign, a, b) => self.arithmetic(*sign, *a, *b),
            Op::WholePower(a, exponent) => self.whole_power(*a, *exponent),
            Op::Divide(a, b, zero) => self.divide(*a, *b, *zero),
            Op::Power(a, b) => self.power(*a, *b),
            Op::Portable(function, a) => self.portable(*function, *a),
            Op::Lesser(a, b) => self.extreme(*a, *b, false),
            Op::Greater(a, b) => self.extreme(*a, *b, true),
            Op::Round(a, grid, mode) => self.round(*a, *grid, *mode),
            Op::Pay(a, grid, mode) => self.pay(*a, *grid, *mode),
            Op::Curve(curve, a) => self.curve(*curve, *a),
            Op::Not(a) => self.not(*a),
            Op::And(a, b) => self.both(*a, *b, false),
            Op::Or(a, b) => self.both(*a, *b, true),
            Op::Compare(sign, a, b) => self.compare(*sign, *a, *b),
            Op::IsMissing(a) => self.is_missing(*a),
            Op::Choose(c, a, b) => self.choose(*c, *a, *b),
            Op::Default(a, b) => self.default(*a, *b),
            Op::Asked(a, asked) => self.asked(*a, *asked),
            Op::Gather(gather) => self.gather(gather),
            Op::Rank(value, condition) => self.rank(*value, *condition),
            Op::Share(pots) => self.share(pots),
            Op::Never => Some(self.stopped(Reason::TooLarge)),
        }
    }

    /// The column of another step.
    fn of(&self, step: StepId) -> Option<&'a Column> {
        self.context.column(step)
    }

    /// The numbers of another step, with its marks.
    fn numbers(&self, step: StepId) -> Option<(&'a Numbers, &'a Marks)> {
        let column = self.of(step)?;
        Some((column.numbers()?, &column.marks))
    }

    /// The yes and no of another step, with its marks where every one is needed.
    fn conditions(&self, step: StepId) -> Option<(&'a [bool], Marks)> {
        let column = self.of(step)?;
        Some((column.yes_no()?, column.marks.needed(self.node)))
    }

    fn stop(&self, reason: Reason) -> Mark {
        Mark::stopped(reason, self.node)
    }

    /// A value, or a mark with the reason why there is none.
    fn or_stop<T>(&self, value: Option<T>, reason: Reason) -> Result<T, Mark> {
        value.ok_or_else(|| self.stop(reason))
    }

    /// A column of which nothing can be said.
    fn stopped(&self, reason: Reason) -> Column {
        let cells = Cells::Numbers(Numbers::same(super::cell::Cell::ZERO, self.len));
        Column { cells, marks: Marks::new(vec![self.stop(reason); self.len]) }
    }
}

/// A column of numbers.
const fn numbers(numbers: Numbers, marks: Marks) -> Column {
    Column { cells: Cells::Numbers(numbers), marks }
}

/// The values that there are; `instead` and a mark where there is none.
fn settled<T>(made: impl Iterator<Item = Result<T, Mark>>, instead: impl Fn() -> T) -> (Vec<T>, Marks) {
    let mut values = Vec::with_capacity(made.size_hint().0);
    // Most columns lack nothing: marks are kept from the first cell on that has one.
    let mut marks: Vec<Mark> = Vec::new();
    for one in made {
        match one {
            Ok(value) => values.push(value),
            Err(mark) => {
                marks.resize(values.len(), Mark::HERE);
                values.push(instead());
                marks.push(mark);
            }
        }
    }
    if !marks.is_empty() {
        marks.resize(values.len(), Mark::HERE);
    }
    (values, Marks::new(marks))
}

/// A mark as a result: nothing to say, or why there is no value.
const fn here(mark: Mark) -> Result<(), Mark> {
    if mark.is_here() { Ok(()) } else { Err(mark) }
}
