//! One cell of one lane computed again, exactly, from the cells that it was made of: asked only where bounds do not decide.

use super::block::Block;
use super::fraction::Fraction;
use super::program::{Arg, OnCurve, Op, Rounding, Shares, Source, Zero};
use super::rep::{Rep, Scale};
use crate::base::number::{to_f64, whole};
use crate::base::rounding::round_to_whole;
use crate::base::{Exact, Step, rounding};
use crate::engine::cell::LIMIT;
use crate::engine::jump::whole as whole_steps;
use crate::engine::kernels::of_library;
use crate::model::OnCurve as Place;
use num_traits::{Signed, ToPrimitive, Zero as _};
use std::cmp::Ordering;

/// Deeper than this, numbers of any size are asked at once.
const SHALLOW: usize = 8;
/// Deeper than this no cell is followed.
const DEEPEST: usize = 200;

/// One lane of a block.
#[derive(Clone, Copy)]
pub(super) struct Exactly<'a, 'p> {
    block: &'a Block<'p>,
    lane: usize,
    depth: usize,
}

/// A scale as a number.
#[must_use]
pub(super) fn number(scale: &Scale) -> Exact {
    Exact::new((*scale.numer()).into(), (*scale.denom()).into())
}

impl<'a, 'p> Exactly<'a, 'p> {
    pub const fn new(block: &'a Block<'p>, lane: usize) -> Self {
        Self { block, lane, depth: 0 }
    }

    /// How many steps of a size a number is rounded to.
    pub fn rounded(self, a: Arg, row: usize, to: Rounding, step: &Scale) -> Option<f64> {
        let size = Fraction { above: *step.numer(), below: *step.denom() };
        if let Some(steps) = self.fraction(a, row).and_then(|number| number.over(size)) {
            let steps = whole_steps(steps.above, steps.below, to.mode) as f64;
            return (steps.abs() <= to.most && steps.abs() < LIMIT).then_some(steps);
        }
        let steps = self.arg(a, row)? / number(step);
        let steps = round_to_whole(&steps, to.mode).to_f64()?;
        (steps.abs() <= to.most).then_some(steps)
    }

    /// How two numbers compare.
    pub fn compared(self, a: Arg, b: Arg, row: usize) -> Option<Ordering> {
        let fractions = self.fraction(a, row).zip(self.fraction(b, row));
        if let Some(order) = fractions.and_then(|(a, b)| a.order(b)) {
            return Some(order);
        }
        Some(self.arg(a, row)?.cmp(&self.arg(b, row)?))
    }

    /// What a curve has at a number, in units of the result.
    pub fn on_curve(self, on: &OnCurve, a: Arg, row: usize, scale: &Scale) -> Option<f64> {
        let value = value_on(on, &self.arg(a, row)?)?;
        (value / number(scale)).to_f64()
    }

    /// The number that an argument has for a row of the result, where 128 bits are enough for it and all on the way.
    fn fraction(self, arg: Arg, row: usize) -> Option<Fraction> {
        let program = self.block.program;
        let (rep, row) = (program.rep(arg)?, program.row(arg.way, row));
        if rep.exact {
            return Fraction::of(self.block.units(arg.source, row, self.lane), &rep.scale);
        }
        let Source::Lanes(buffer) = arg.source else { return None };
        let by = program.buffers.get(buffer as usize)?.by?;
        if self.depth >= SHALLOW {
            return None;
        }
        let deeper = Self { depth: self.depth + 1, ..self };
        let of = |arg: &Arg| deeper.fraction(*arg, row);
        let number = match &program.instructions.get(by as usize)?.op {
            Op::Sum { a, b, by: (x, y) } if *x > 0.0 => of(a)?.plus(of(b)?, *y < 0.0)?,
            Op::Times { a, b } => of(a)?.times(of(b)?)?,
            Op::Over { a, b, .. } => of(a)?.over(of(b)?)?,
            _ => return None,
        };
        // The same rows may be read at another scale than their own.
        let own = program.own_rep(arg.source)?;
        if own.scale == rep.scale {
            return Some(number);
        }
        let scale = |scale: &Scale| Fraction { above: *scale.numer(), below: *scale.denom() };
        number.times(scale(&rep.scale))?.over(scale(&own.scale))
    }

    /// The number that an argument has for a row of the result.
    pub fn arg(self, arg: Arg, row: usize) -> Option<Exact> {
        let program = self.block.program;
        let (rep, row) = (program.rep(arg)?, program.row(arg.way, row));
        if rep.exact {
            return Some(
                Exact::from_float(self.block.units(arg.source, row, self.lane))? * number(&rep.scale),
            );
        }
        let own = program.own_rep(arg.source)?;
        let number_of_cell = self.cell(arg.source, row, own)?;
        Some(if own.scale == rep.scale {
            number_of_cell
        } else {
            number_of_cell * number(&rep.scale) / number(&own.scale)
        })
    }

    fn cell(self, source: Source, row: usize, own: &Rep) -> Option<Exact> {
        let program = self.block.program;
        if own.exact {
            let units = self.block.units(source, row, self.lane);
            return Some(Exact::from_float(units)? * number(&own.scale));
        }
        match source {
            Source::Fixed(fixed) => program.fixed.get(fixed as usize)?.cells.as_ref()?.get(row)?.exact(),
            Source::Lanes(buffer) => {
                let by = program.buffers.get(buffer as usize)?.by?;
                let deeper = Self { depth: self.depth + 1, ..self };
                let instruction = program.instructions.get(by as usize)?;
                (self.depth < DEEPEST).then(|| deeper.again(&instruction.op, row, &own.scale)).flatten()
            }
        }
    }

    fn again(self, op: &Op, row: usize, scale: &Scale) -> Option<Exact> {
        match op {
            // What brings arguments to one scale does not change what they are worth, but for the sign of a difference.
            Op::Sum { a, b, by } => {
                let signed = |arg: &Arg, by: f64| {
                    let number = self.arg(*arg, row)?;
                    Some(if by < 0.0 { -number } else { number })
                };
                Some(signed(a, by.0)? + signed(b, by.1)?)
            }
            Op::Times { a, b } => Some(self.arg(*a, row)? * self.arg(*b, row)?),
            Op::Over { a, b, zero } => self.quotient(*a, *b, zero, row),
            Op::Extreme { a, b, greater, .. } => {
                let (a, b) = (self.arg(*a, row)?, self.arg(*b, row)?);
                Some(if *greater { a.max(b) } else { a.min(b) })
            }
            Op::Abs { a } => Some(self.arg(*a, row)?.abs()),
            Op::Round { a, to } => {
                let steps = self.rounded(*a, row, *to, scale)?;
                Some(Exact::from_float(steps)? * number(scale))
            }
            Op::Choose { c, a, b, .. } => {
                let yes = !self.arg(*c, row)?.is_zero();
                self.arg(if yes { *a } else { *b }, row)
            }
            Op::Dot { a, segments } => {
                let mut sum = whole(0);
                // The coefficients are units of a scale of their own: the result's over the argument's.
                let own = number(scale) / number(&self.block.program.rep(*a)?.scale);
                let segments = self.block.program.segments.get(*segments as usize)?;
                if !segments.exact {
                    return None;
                }
                for (member, coefficient) in segments.group(row) {
                    sum += self.arg(*a, member as usize)? * Exact::from_float(coefficient)? * &own;
                }
                Some(sum)
            }
            Op::Gather { a, segments, greatest } => {
                let members = self.block.program.segments.get(*segments as usize)?.group(row);
                let numbers: Option<Vec<Exact>> =
                    members.map(|(member, _)| self.arg(*a, member as usize)).collect();
                if *greatest { numbers?.into_iter().max() } else { numbers?.into_iter().min() }
            }
            Op::Curve { a, on } => value_on(on, &self.arg(*a, row)?),
            Op::Portable { function, a, .. } => {
                Exact::from_float(of_library(*function, &[to_f64(&self.arg(*a, row)?)]))
            }
            Op::Power { a, b, .. } => {
                Exact::from_float(libm::pow(to_f64(&self.arg(*a, row)?), to_f64(&self.arg(*b, row)?)))
            }
            Op::Share(shares) => {
                let pot =
                    shares.pots.iter().find(|pot| pot.contains(&u32::try_from(row).unwrap_or(u32::MAX)))?;
                let place = pot.iter().position(|member| *member as usize == row)?;
                let number_of_pot = shares.pots.iter().position(|other| std::ptr::eq(other, pot))?;
                self.pot(shares, number_of_pot, pot)?.into_iter().nth(place).flatten()
            }
            Op::Stack { rows } => {
                let (arg, row, _) = rows.get(row)?;
                self.arg(*arg, *row as usize)
            }
            Op::Compare { .. } | Op::Not { .. } | Op::Both { .. } | Op::Listed { .. } => None,
        }
    }

    fn quotient(self, a: Arg, b: Arg, zero: &Zero, row: usize) -> Option<Exact> {
        let below = self.arg(b, row)?;
        match zero {
            _ if !below.is_zero() => Some(self.arg(a, row)? / below),
            Zero::Else(other, _) => self.arg(*other, row),
            Zero::Never | Zero::Leave(_) => None,
        }
    }

    /// What each member of a pot gets, in the pot's order; nothing for those who do not take part.
    pub fn pot(self, shares: &Shares, pot: usize, members: &[u32]) -> Option<Vec<Option<Exact>>> {
        let mut parts: Vec<Option<(Exact, Exact)>> = Vec::new();
        for member in members {
            let row = *member as usize;
            let mut takes_part = true;
            for among in &shares.among {
                takes_part &= !self.arg(*among, row)?.is_zero();
            }
            let first = shares.first.map_or_else(|| Some(whole(0)), |first| self.arg(first, row));
            parts.push(if takes_part { Some((first?, self.arg(shares.weight, row)?)) } else { None });
        }
        let total = self.arg(shares.total, pot)?;
        let taking = || parts.iter().flatten();
        let (all_first, all): (Exact, Exact) =
            taking().fold((whole(0), whole(0)), |sum, part| (sum.0 + &part.0, sum.1 + &part.1));
        let zero = || parts.iter().map(|_| Some(whole(0))).collect();
        if total < all_first || all.is_zero() {
            return match shares.otherwise {
                Some(other) => {
                    let instead = |(member, part): (&u32, &Option<_>)| match part {
                        Some(_) => self.arg(other, *member as usize).map(Some),
                        None => Some(Some(whole(0))),
                    };
                    members.iter().zip(&parts).map(instead).collect()
                }
                None if taking().next().is_none() && total.is_zero() => Some(zero()),
                None => None,
            };
        }
        let rest = &total - all_first;
        let exact: Vec<Exact> = taking().map(|(first, weight)| first + &rest * weight / &all).collect();
        let paid = match &shares.to {
            Some(step) => rounding::largest_remainder(&exact, &total, &Step::new(step.clone())?),
            None => exact,
        };
        let mut paid = paid.into_iter();
        parts
            .iter()
            .map(|part| if part.is_some() { paid.next().map(Some) } else { Some(Some(whole(0))) })
            .collect()
    }
}

fn value_on(on: &OnCurve, x: &Exact) -> Option<Exact> {
    let place = on.curve.place(|at| on.points.get(at).map_or(Ordering::Less, |(start, _)| x.cmp(start)));
    match place {
        Place::At(at) => on.points.get(at).map(|(_, value)| value.clone()),
        Place::After(at) => {
            let ((x0, y0), (x1, y1)) = (on.points.get(at)?, on.points.get(at + 1)?);
            (x1 != x0).then(|| y0 + (x - x0) * (y1 - y0) / (x1 - x0))
        }
    }
}
