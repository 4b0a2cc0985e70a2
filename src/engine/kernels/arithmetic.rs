//! `+ - *`, minus, and whole powers.

use super::super::cell::{Cell, LIMIT};
use super::super::column::Column;
use super::super::number::{MOST, Numbers, Scaled, shared};
use super::super::plan::{OnZero, StepId};
use super::{Work, numbers};
use crate::formula::tree::Arithmetic;

impl Work<'_> {
    pub(super) fn negate(&self, a: StepId) -> Option<Column> {
        self.each(a, |units| -units, Cell::negated)
    }

    pub(super) fn abs(&self, a: StepId) -> Option<Column> {
        self.each(a, f64::abs, Cell::abs)
    }

    fn each(&self, a: StepId, of_units: fn(f64) -> f64, of_cell: fn(Cell) -> Cell) -> Option<Column> {
        let (a, marks) = self.numbers(a)?;
        let made = match a {
            Numbers::Scaled(Scaled { units, over }) => {
                let units = units.iter().map(|units| of_units(*units)).collect();
                Numbers::Scaled(Scaled { units, over: *over })
            }
            Numbers::Mixed(cells) => Numbers::Mixed(cells.iter().map(|cell| of_cell(*cell)).collect()),
        };
        Some(numbers(made, marks.clone()))
    }

    pub(super) fn arithmetic(&self, sign: Arithmetic, a: StepId, b: StepId) -> Option<Column> {
        let ((a, a_marks), (b, b_marks)) = (self.numbers(a)?, self.numbers(b)?);
        Some(numbers(computed(sign, a, b), a_marks.and(b_marks)))
    }

    /// A power by squaring; below zero the power of the reciprocal.
    pub(super) fn whole_power(&self, a: StepId, exponent: i32) -> Option<Column> {
        let (base, marks) = self.numbers(a)?;
        let mut result = Numbers::same(Cell::ONE, self.len);
        let mut square = base.clone();
        let mut left = exponent.unsigned_abs();
        while left > 0 {
            if left % 2 == 1 {
                result = computed(Arithmetic::Multiply, &result, &square);
            }
            left /= 2;
            if left > 0 {
                square = computed(Arithmetic::Multiply, &square, &square);
            }
        }
        if exponent >= 0 {
            return Some(numbers(result, marks.clone()));
        }
        let one = numbers(Numbers::same(Cell::ONE, self.len), marks.clone());
        self.quotient(&one, &numbers(result, marks.clone()), OnZero::Refuse, |_| None)
    }
}

/// Whole numbers of parts where that stays exact, else cell by cell.
pub(super) fn computed(sign: Arithmetic, a: &Numbers, b: &Numbers) -> Numbers {
    if let (Numbers::Scaled(a), Numbers::Scaled(b)) = (a, b) {
        let made = match sign {
            Arithmetic::Add => sum(a, b, 1.0),
            Arithmetic::Subtract => sum(a, b, -1.0),
            Arithmetic::Multiply => product(a, b),
        };
        if let Some(made) = made {
            return made;
        }
    }
    match sign {
        Arithmetic::Add => a.zip(b, Cell::plus),
        Arithmetic::Subtract => a.zip(b, Cell::minus),
        Arithmetic::Multiply => a.zip(b, Cell::times),
    }
}

fn sum(a: &Scaled, b: &Scaled, sign: f64) -> Option<Numbers> {
    let (over, by_a, by_b) = shared(a.over, b.over)?;
    let (by_a, by_b) = (by_a as f64, by_b as f64);
    if a.largest() * by_a + b.largest() * by_b >= LIMIT {
        return None;
    }
    let by_b = by_b * sign;
    let units = a.units.iter().zip(&b.units).map(|(a, b)| a * by_a + b * by_b).collect();
    Some(Numbers::Scaled(Scaled { units, over }))
}

fn product(a: &Scaled, b: &Scaled) -> Option<Numbers> {
    let over = a.over.checked_mul(b.over).filter(|over| *over <= MOST)?;
    Numbers::scaled(a.units.iter().zip(&b.units).map(|(a, b)| a * b).collect(), over)
}
