//! What changes the shape of a number: rounding, the lesser and the greater, curves, and portable functions.

use super::super::cell::{Cell, LIMIT};
use super::super::column::Column;
use super::super::jump::{self, Grid};
use super::super::mark::{Mark, Reason};
use super::super::number::{MOST, Numbers, Scaled};
use super::super::plan::StepId;
use super::{Work, here, numbers, settled};
use crate::base::rounding::round_to_whole;
use crate::base::{Exact, Mode};
use crate::formula::typed::Portable;
use crate::model::OnCurve;
use num_traits::ToPrimitive;
use std::cmp::Ordering;

impl Work<'_> {
    pub(super) fn round(&self, a: StepId, grid: Grid, mode: Mode) -> Option<Column> {
        let (numbers_of_a, marks) = self.numbers(a)?;
        let again = |at: usize| {
            let steps = self.context.exactly(a, at)? * Exact::new(grid.below.into(), grid.above.into());
            round_to_whole(&steps, mode).to_i128()
        };
        let steps = jump::rounds(numbers_of_a, grid, mode).into_iter().enumerate().map(|(at, steps)| {
            here(marks.at(at))?;
            self.or_stop(steps.or_else(|| again(at)), Reason::NearJump)
        });
        let (steps, marks) = settled(steps, || 0);
        Some(numbers(on_grid(&steps, grid), marks))
    }

    /// What is paid: it must be there and be a whole number that fits.
    pub(super) fn pay(&self, a: StepId, grid: Grid, mode: Mode) -> Option<Column> {
        let rounded = self.round(a, grid, mode)?;
        let exact = matches!(rounded.numbers()?, Numbers::Scaled(_));
        if exact {
            return Some(Column { marks: rounded.marks.needed(self.node), ..rounded });
        }
        Some(self.stopped(Reason::TooLarge))
    }

    pub(super) fn extreme(&self, a: StepId, b: StepId, greater: bool) -> Option<Column> {
        let ((a, a_marks), (b, b_marks)) = (self.numbers(a)?, self.numbers(b)?);
        let marks = a_marks.and(b_marks);
        if let Some((a, b, over)) = a.aligned(b) {
            let choose = if greater { f64::max } else { f64::min };
            let units = a.iter().zip(&b).map(|(a, b)| choose(*a, *b)).collect();
            return Some(numbers(Numbers::Scaled(Scaled { units, over }), marks));
        }
        let choose = if greater { Cell::greater } else { Cell::lesser };
        Some(numbers(a.zip(b, |a, b| choose(a, b, jump::order(a, b))), marks))
    }

    pub(super) fn curve(&self, number: usize, a: StepId) -> Option<Column> {
        let again = |at: usize| self.context.on_curve(number, &self.context.exactly(a, at)?);
        let (a, marks) = self.numbers(a)?;
        let curve = self.context.plan.curves.get(number)?;
        let slot = |slot: crate::base::SlotId| self.context.slot(slot);
        let points: Result<Vec<(Cell, Cell)>, Mark> =
            curve.points.iter().map(|(x, y)| Ok((slot(*x)?, slot(*y)?))).collect();
        let one = |(at, x): (usize, Cell)| {
            here(marks.at(at))?;
            let points = points.as_ref().map_err(|mark| *mark)?;
            let doubt = std::cell::Cell::new(false);
            let place = curve.place(|point| {
                let order = points.get(point).and_then(|(start, _)| jump::order(x, *start));
                doubt.set(doubt.get() || order.is_none());
                order.unwrap_or(Ordering::Less)
            });
            let value = if doubt.get() { None } else { on_curve(points, place, x) };
            let value = value.or_else(|| again(at).map(|value| Cell::of(&value)));
            self.or_stop(value, Reason::NearJump)
        };
        // Of equal numbers one is looked up.
        if let (Numbers::Scaled(scaled), true) = (a, marks.is_none())
            && let Some((codes, first)) = scaled.coded()
        {
            let (cells, marks) =
                settled(first.iter().map(|at| *at as usize).map(|at| one((at, a.cell(at)))), || Cell::ZERO);
            return Some(numbers(Numbers::of(cells), marks).taken(&codes));
        }
        let (cells, marks) = settled(a.cells().enumerate().map(one), || Cell::ZERO);
        Some(numbers(Numbers::of(cells), marks))
    }

    pub(super) fn portable(&self, function: Portable, a: StepId) -> Option<Column> {
        let (a, marks) = self.numbers(a)?;
        let one = |(at, x): (usize, Cell)| {
            here(marks.at(at))?;
            self.or_stop(by_library(&[x], |at| of_library(function, at)), Reason::NotFinite)
        };
        let (cells, marks) = settled(a.cells().enumerate().map(one), || Cell::ZERO);
        Some(numbers(Numbers::of(cells), marks))
    }

    pub(super) fn power(&self, a: StepId, b: StepId) -> Option<Column> {
        let ((a, a_marks), (b, b_marks)) = (self.numbers(a)?, self.numbers(b)?);
        let marks = a_marks.and(b_marks);
        let one = |(at, (x, y)): (usize, (Cell, Cell))| {
            here(marks.at(at))?;
            if !x.is_exact() && x.value().abs() <= x.error() {
                return Err(self.stop(Reason::NearJump));
            }
            let power = |at: &[f64]| match at {
                [x, y] => libm::pow(*x, *y),
                _ => f64::NAN,
            };
            self.or_stop(by_library(&[x, y], power), Reason::NotFinite)
        };
        let (cells, marks) = settled(a.cells().zip(b.cells()).enumerate().map(one), || Cell::ZERO);
        Some(numbers(Numbers::of(cells), marks))
    }
}

/// Whole numbers of steps as a column.
pub(super) fn on_grid(steps: &[i128], grid: Grid) -> Numbers {
    let units = |steps: &i128| {
        let units = (*steps as f64) * grid.above as f64;
        (units.abs() < LIMIT).then_some(units)
    };
    let units: Option<Vec<f64>> = steps.iter().map(units).collect();
    match units.filter(|_| grid.below <= MOST) {
        Some(units) => Numbers::Scaled(Scaled { units, over: grid.below }),
        None => Numbers::Mixed(steps.iter().map(|steps| super::remainder::on_grid(*steps, grid)).collect()),
    }
}

fn on_curve(points: &[(Cell, Cell)], place: OnCurve, x: Cell) -> Option<Cell> {
    match place {
        OnCurve::At(point) => points.get(point).map(|(_, value)| *value),
        OnCurve::After(point) => {
            let ((x0, y0), (x1, y1)) = (*points.get(point)?, *points.get(point + 1)?);
            if jump::order(x1, x0)? == Ordering::Equal {
                return None;
            }
            Some(y0.plus(x.minus(x0).times(y1.minus(y0)).over(x1.minus(x0))))
        }
    }
}

/// A function of the portable library.
pub(in crate::engine) fn of_library(function: Portable, at: &[f64]) -> f64 {
    let at = at.first().copied().unwrap_or(f64::NAN);
    match function {
        Portable::Exp => libm::exp(at),
        Portable::Ln => libm::log(at),
        Portable::Sqrt => libm::sqrt(at),
        Portable::Cbrt => libm::cbrt(at),
    }
}

/// A function of the portable library, the very number that exact arithmetic takes from it where the arguments are
/// known exactly; else within what it does at the ends of the arguments' bounds, between which it rises or falls.
fn by_library(at: &[Cell], function: impl Fn(&[f64]) -> f64) -> Option<Cell> {
    let values: Vec<f64> = at.iter().map(|cell| cell.value()).collect();
    let value = function(&values);
    if !value.is_finite() {
        return None;
    }
    if at.iter().all(|cell| cell.is_exact()) {
        return Some(Cell::binary(value));
    }
    let mut error = 0.0_f64;
    for corner in 0..1_u32 << at.len() {
        let ends: Vec<f64> = at
            .iter()
            .enumerate()
            .map(|(place, cell)| if corner >> place & 1 == 0 { below(*cell) } else { above(*cell) })
            .collect();
        let end = function(&ends);
        if !end.is_finite() {
            return None;
        }
        error = error.max((end - value).abs());
    }
    Some(Cell::near(value, error + value.abs() * 8.0 * f64::EPSILON))
}

/// The least binary number that a cell can be taken for.
fn below(cell: Cell) -> f64 {
    if cell.is_exact() { cell.value() } else { (cell.value() - cell.error()).next_down() }
}

/// The greatest binary number that a cell can be taken for.
fn above(cell: Cell) -> f64 {
    if cell.is_exact() { cell.value() } else { (cell.value() + cell.error()).next_up() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn hazy(value: f64, error: f64) -> Cell {
        Cell::Near { value, error }
    }

    /// Whether a cell allows the number.
    fn allows(cell: Cell, number: f64) -> bool {
        (cell.value() - number).abs() <= cell.error()
    }

    #[test]
    fn of_an_exact_argument_the_function_gives_what_exact_arithmetic_takes() {
        let at = Cell::Ratio { above: 1, below: 3 };
        let root = by_library(&[at], |at| of_library(Portable::Sqrt, at)).unwrap();
        assert_eq!(root.exact(), crate::base::Exact::from_float(libm::sqrt(1.0 / 3.0)));
        let four = by_library(&[Cell::ratio(4, 1)], |at| of_library(Portable::Sqrt, at)).unwrap();
        assert_eq!(four, Cell::ratio(2, 1));
    }

    #[test]
    fn where_a_function_has_no_value_nearby_none_is_given() {
        let ln = |at: Cell| by_library(&[at], |at| of_library(Portable::Ln, at));
        assert_eq!(ln(Cell::ZERO), None);
        assert_eq!(ln(hazy(1e-9, 1e-8)), None);
        assert_eq!(by_library(&[hazy(-1.0, 1e-9)], |at| of_library(Portable::Sqrt, at)), None);
        assert_eq!(by_library(&[hazy(1e3, 1e-9)], |at| of_library(Portable::Exp, at)), None);
    }

    proptest! {
        #[test]
        fn the_bound_of_a_function_holds_wherever_its_argument_lies(
            value in 0.1_f64..50.0, error in 0.0_f64..0.05, part in -1.0_f64..1.0, exponent in -3.0_f64..3.0
        ) {
            let (cell, truth) = (hazy(value, error), error.mul_add(part, value));
            for function in [Portable::Exp, Portable::Ln, Portable::Sqrt, Portable::Cbrt] {
                let made = by_library(&[cell], |at| of_library(function, at)).unwrap();
                prop_assert!(allows(made, of_library(function, &[truth])), "{function:?}");
            }
            let power = |at: &[f64]| libm::pow(at[0], at[1]);
            let made = by_library(&[cell, hazy(exponent, error)], power).unwrap();
            prop_assert!(allows(made, power(&[truth, exponent - error * part])));
        }
    }
}
