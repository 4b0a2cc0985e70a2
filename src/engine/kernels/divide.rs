//! Division: by the same number everywhere still in whole parts, else cell by cell, and never by zero.

use super::super::cell::{Cell, LIMIT};
use super::super::column::Column;
use super::super::jump;
use super::super::mark::{Mark, Reason};
use super::super::number::{MOST, Numbers, Scaled};
use super::super::plan::{OnZero, StepId};
use super::{Work, here, numbers, settled};
use crate::base::number::whole;
use num_integer::Integer;
use std::cmp::Ordering;

impl Work<'_> {
    pub(super) fn divide(&self, a: StepId, b: StepId, zero: OnZero) -> Option<Column> {
        let again = |at: usize| self.context.exactly(b, at).map(|below| below.cmp(&whole(0)));
        self.quotient(self.of(a)?, self.of(b)?, zero, again)
    }

    /// A quotient; `again` says how a divisor compares with zero where its bound does not.
    pub(super) fn quotient(
        &self,
        a: &Column,
        b: &Column,
        zero: OnZero,
        again: impl Fn(usize) -> Option<Ordering>,
    ) -> Option<Column> {
        let (above, below) = (a.numbers()?, b.numbers()?);
        let marks = a.marks.and(&b.marks);
        if b.marks.is_none()
            && let Some(made) = by_the_same(above, below)
        {
            return Some(numbers(made, marks));
        }
        let otherwise = match zero {
            OnZero::Else(step) => Some(self.numbers(step)?),
            OnZero::Refuse | OnZero::Missing => None,
        };
        let instead = |at: usize| match (zero, otherwise) {
            (OnZero::Missing, _) => Err(Mark::MISSING),
            (_, Some((other, marks))) => here(marks.at(at)).map(|()| other.cell(at)),
            _ => Err(self.stop(Reason::DivisionByZero)),
        };
        let one = |(at, (x, y)): (usize, (Cell, Cell))| {
            here(marks.at(at))?;
            match self.or_stop(jump::order(y, Cell::ZERO).or_else(|| again(at)), Reason::NearJump)? {
                Ordering::Equal => instead(at),
                _ => Ok(x.over(y)),
            }
        };
        let (cells, marks) = settled(above.cells().zip(below.cells()).enumerate().map(one), || Cell::ZERO);
        Some(numbers(Numbers::of(cells), marks))
    }
}

/// A quotient by one number that is not zero, in whole parts.
fn by_the_same(a: &Numbers, b: &Numbers) -> Option<Numbers> {
    let (Numbers::Scaled(a), Numbers::Scaled(b)) = (a, b) else { return None };
    let divisor = *b.units.first()?;
    if divisor == 0.0 || b.units.iter().any(|units| *units != divisor) {
        return None;
    }
    let parts = (divisor as i64).checked_mul(a.over)?;
    let common = parts.gcd(&b.over);
    let over = parts.abs() / common;
    let by = (b.over / common) as f64 * divisor.signum();
    if over > MOST || a.largest() * by.abs() >= LIMIT {
        return None;
    }
    Some(Numbers::Scaled(Scaled { units: a.units.iter().map(|units| units * by).collect(), over }))
}
