//! One cell computed again, exactly, from the cells that it was made of: asked only where a bound does not decide a jump.

use super::column::{Cells, Column};
use super::kernels::of_library;
use super::mark::Mark;
use super::plan::{Gather, Gathering, OnZero, Op, Step, StepId};
use super::run::Context;
use crate::base::number::{to_f64, whole};
use crate::base::{Exact, KeySet, SlotId, Step as Rounding};
use crate::formula::tree::Arithmetic;
use crate::frame::Cells as Data;
use crate::model::OnCurve;
use num_traits::{Signed, Zero};
use std::cell::RefCell;
use std::cmp::Ordering;
use std::collections::BTreeMap;

/// What has been computed again in one run, and how deep the asking goes now.
#[derive(Default)]
pub(super) struct Retraced {
    known: RefCell<BTreeMap<(StepId, usize), Option<Exact>>>,
    depth: std::cell::Cell<usize>,
}

/// Deeper than this no cell is followed.
const DEEPEST: usize = 400;

impl Context<'_> {
    /// The exact number in a cell, if everything that it rests on is known exactly.
    pub fn exactly(&self, step: StepId, at: usize) -> Option<Exact> {
        if let Some(column) = self.column(step) {
            if !column.marks.at(at).is_here() {
                return None;
            }
            if let Some(known) = column.numbers()?.cell(at).exact() {
                return Some(known);
            }
        }
        if let Some(known) = self.retraced.known.borrow().get(&(step, at)) {
            return known.clone();
        }
        let depth = self.retraced.depth.get();
        if depth > DEEPEST {
            return None;
        }
        self.retraced.depth.set(depth + 1);
        let made = self.plan.steps.get(step.index()).and_then(|step| self.again(step, at));
        self.retraced.depth.set(depth);
        self.retraced.known.borrow_mut().insert((step, at), made.clone());
        made
    }

    /// How two cells compare exactly.
    pub fn order(&self, a: StepId, b: StepId, at: usize) -> Option<Ordering> {
        Some(self.exactly(a, at)?.cmp(&self.exactly(b, at)?))
    }

    fn again(&self, step: &Step, at: usize) -> Option<Exact> {
        let exactly = |step: &StepId| self.exactly(*step, at);
        match &step.op {
            Op::Number(number) => Some(number.clone()),
            Op::Slot(slot) => self.exact_slot(*slot),
            Op::Data(id, _) => match &self.frame.column(*id)?.cells {
                Data::Numbers(cells) => cells.get(at).copied().flatten().map(|number| number.exact()),
                _ => None,
            },
            Op::Spread(a, from) => self.exactly(*a, self.frame.up(step.grain, at, *from)?),
            Op::At(a, places) => self.exactly(*a, place(self.column(*places)?, at)?),
            Op::SlotsAt(places) => {
                self.exact_slot(SlotId(u32::try_from(place(self.column(*places)?, at)?).ok()?))
            }
            Op::Negate(a) => exactly(a).map(|a| -a),
            Op::Abs(a) => exactly(a).map(|a| a.abs()),
            Op::Arithmetic(sign, a, b) => Some(match sign {
                Arithmetic::Add => exactly(a)? + exactly(b)?,
                Arithmetic::Subtract => exactly(a)? - exactly(b)?,
                Arithmetic::Multiply => exactly(a)? * exactly(b)?,
            }),
            Op::Divide(a, b, zero) => match (exactly(b)?, zero) {
                (below, _) if !below.is_zero() => Some(exactly(a)? / below),
                (_, OnZero::Else(c)) => exactly(c),
                _ => None,
            },
            Op::WholePower(a, exponent) => {
                let base = exactly(a).filter(|base| !base.is_zero() || *exponent >= 0)?;
                Some(num_traits::Pow::pow(base, *exponent))
            }
            Op::Lesser(a, b) => Some(exactly(a)?.min(exactly(b)?)),
            Op::Greater(a, b) => Some(exactly(a)?.max(exactly(b)?)),
            Op::Round(a, grid, mode) | Op::Pay(a, grid, mode) => {
                let to = Rounding::new(Exact::new(grid.above.into(), grid.below.into()))?;
                Some(to.round(&exactly(a)?, *mode))
            }
            Op::Portable(function, a) => Exact::from_float(of_library(*function, &[to_f64(&exactly(a)?)])),
            Op::Power(a, b) => Exact::from_float(libm::pow(to_f64(&exactly(a)?), to_f64(&exactly(b)?))),
            Op::Asked(a, _) => exactly(a),
            Op::Choose(c, a, b) => exactly(if self.yes(*c, at)? { a } else { b }),
            Op::Default(a, b) => match self.column(*a)?.marks.at(at) {
                Mark::HERE => exactly(a),
                Mark::MISSING => exactly(b),
                _ => None,
            },
            Op::Curve(curve, a) => self.on_curve(*curve, &exactly(a)?),
            Op::Gather(gather) => self.sum(gather, step.grain, at),
            _ => None,
        }
    }

    fn yes(&self, condition: StepId, at: usize) -> Option<bool> {
        let column = self.column(condition).filter(|column| column.marks.at(at).is_here())?;
        column.yes_no()?.get(at).copied()
    }

    /// A curve's value at an exact point.
    pub fn on_curve(&self, curve: usize, x: &Exact) -> Option<Exact> {
        let curve = self.plan.curves.get(curve)?;
        let slot = |slot: SlotId| self.exact_slot(slot);
        let point = |point: usize| curve.points.get(point).and_then(|(x, y)| Some((slot(*x)?, slot(*y)?)));
        let place = curve.place(|at| point(at).map_or(Ordering::Less, |(start, _)| x.cmp(&start)));
        match place {
            OnCurve::At(at) => point(at).map(|(_, value)| value),
            OnCurve::After(at) => {
                let ((x0, y0), (x1, y1)) = (point(at)?, point(at + 1)?);
                (x1 != x0).then(|| &y0 + (x - &x0) * (y1 - &y0) / (x1 - &x0))
            }
        }
    }

    fn sum(&self, gather: &Gather, by: KeySet, group: usize) -> Option<Exact> {
        if gather.gathering != Gathering::Sum {
            return None;
        }
        let mut sum = whole(0);
        for member in 0..self.frame.len(gather.over) {
            if self.frame.up(gather.over, member, by)? != group {
                continue;
            }
            let counts = match gather.condition {
                Some(condition) => self.yes(condition, member)?,
                None => true,
            };
            if counts {
                sum += self.exactly(gather.value, member)?;
            }
        }
        Some(sum)
    }
}

fn place(column: &Column, at: usize) -> Option<usize> {
    match &column.cells {
        Cells::Places(places) if column.marks.at(at).is_here() => places.get(at).map(|place| *place as usize),
        _ => None,
    }
}
