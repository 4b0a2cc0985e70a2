//! The sorted members of a group: medians, quantiles, and how many are smaller.

use super::super::cell::Cell;
use super::super::jump::{self, Grid};
use crate::base::Mode;
use std::cmp::Ordering;

/// Numbers in rising order, each with its weight.
pub(super) struct Sorted {
    members: Vec<(Cell, Cell)>,
    /// Whether every number is a ratio, so that the order is certain.
    certain: bool,
}

/// What a group has in its middle.
pub(super) enum Middle {
    /// This number.
    Value(Cell),
    /// Nothing, for nobody is there.
    Nobody,
    /// Something that the bounds do not decide.
    Undecided,
}

/// A grid of whole numbers.
const WHOLE: Grid = Grid { above: 1, below: 1 };

impl Sorted {
    pub fn new(mut members: Vec<(Cell, Cell)>) -> Self {
        let certain = members.iter().all(|(cell, _)| matches!(cell, Cell::Ratio { .. }));
        if certain {
            members.sort_by(|(a, _), (b, _)| jump::order(*a, *b).unwrap_or(Ordering::Equal));
        } else {
            members.sort_by(|(a, _), (b, _)| a.value().total_cmp(&b.value()));
        }
        Self { members, certain }
    }

    /// The number at a place; where the order is not certain, within the greatest bound of all.
    fn number(&self, place: usize) -> Option<Cell> {
        let (cell, _) = self.members.get(place)?;
        if self.certain {
            return Some(*cell);
        }
        let worst = self.members.iter().fold(0.0_f64, |worst, (cell, _)| worst.max(cell.error()));
        Some(Cell::near(cell.value(), worst))
    }

    /// Linear between order statistics (type 7 of Hyndman and Fan 1996).
    pub fn quantile(&self, point: Cell) -> Middle {
        let Some(last) = self.members.len().checked_sub(1) else { return Middle::Nobody };
        self.between(point, last).map_or(Middle::Undecided, Middle::Value)
    }

    fn between(&self, point: Cell, last: usize) -> Option<Cell> {
        let last = Cell::ratio(last as i128, 1);
        let place = point.times(last);
        let place = place.greater(Cell::ZERO, Some(jump::order(place, Cell::ZERO)?));
        let place = place.lesser(last, Some(jump::order(place, last)?));
        let floor = jump::round(place, WHOLE, Mode::Floor)?;
        let below = usize::try_from(floor).ok()?;
        let low = self.number(below)?;
        let rest = place.minus(Cell::ratio(floor, 1));
        Some(match self.number(below + 1) {
            Some(high) => low.plus(rest.times(high.minus(low))),
            None => low,
        })
    }

    /// The first number at which the weights before and at it reach half.
    pub fn median(&self) -> Middle {
        if self.members.is_empty() {
            return Middle::Nobody;
        }
        self.weighted().unwrap_or(Middle::Undecided)
    }

    fn weighted(&self) -> Option<Middle> {
        if !self.is_rising() {
            return None;
        }
        let mut total = Cell::ZERO;
        for (_, weight) in &self.members {
            if jump::order(*weight, Cell::ZERO)? == Ordering::Less {
                return None;
            }
            total = total.plus(*weight);
        }
        let half = total.over(Cell::ratio(2, 1));
        let mut before = Cell::ZERO;
        for (number, weight) in &self.members {
            before = before.plus(*weight);
            let reached = jump::order(before, half)? != Ordering::Less;
            if reached && jump::order(before, Cell::ZERO)? != Ordering::Equal {
                return Some(Middle::Value(*number));
            }
        }
        Some(Middle::Nobody)
    }

    fn is_rising(&self) -> bool {
        let decided = |pair: &[(Cell, Cell)]| match pair {
            [(a, _), (b, _)] => matches!(jump::order(*a, *b), Some(Ordering::Less | Ordering::Equal)),
            _ => true,
        };
        self.certain || self.members.windows(2).all(decided)
    }

    /// How many numbers are smaller.
    pub fn smaller_than(&self, own: Cell) -> Option<usize> {
        if self.certain && matches!(own, Cell::Ratio { .. }) {
            return Some(
                self.members.partition_point(|(cell, _)| jump::order(*cell, own) == Some(Ordering::Less)),
            );
        }
        let mut smaller = 0;
        for (cell, _) in &self.members {
            if jump::order(*cell, own)? == Ordering::Less {
                smaller += 1;
            }
        }
        Some(smaller)
    }
}
