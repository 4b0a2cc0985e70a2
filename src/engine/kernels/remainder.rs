//! Parts rounded so that they add up: floors first, then one step each to the largest remainders.

use super::super::cell::Cell;
use super::super::jump::{self, Grid};
use crate::base::Mode;
use std::cmp::Ordering;

/// The parts of a pot on a grid, adding up to the total; none if the bounds do not decide them.
pub(super) fn largest_remainder(cells: &[Cell], total: Cell, grid: Grid) -> Option<Vec<Cell>> {
    let steps = by_bounds(cells, total, grid)?;
    Some(steps.into_iter().map(|steps| on_grid(steps, grid)).collect())
}

/// A whole number of steps.
pub(super) fn on_grid(steps: i128, grid: Grid) -> Cell {
    steps.checked_mul(grid.above.into()).map_or(Cell::UNKNOWN, |above| Cell::ratio(above, grid.below.into()))
}

/// How many steps each part gets, as far as the bounds decide it.
fn by_bounds(cells: &[Cell], total: Cell, grid: Grid) -> Option<Vec<i128>> {
    let target = jump::round(total, grid, Mode::HalfAway)?;
    let mut steps: Vec<i128> =
        cells.iter().map(|cell| jump::round(*cell, grid, Mode::Floor)).collect::<Option<_>>()?;
    let left = target - steps.iter().sum::<i128>();
    let count = usize::try_from(left).unwrap_or(0).min(cells.len());
    if count == 0 {
        return Some(steps);
    }
    let per_step = Cell::Ratio { above: grid.below, below: grid.above };
    let remainder = |(cell, floor): (&Cell, &i128)| cell.times(per_step).minus(Cell::ratio(*floor, 1));
    let remainders: Vec<Cell> = cells.iter().zip(&steps).map(remainder).collect();
    for place in greatest(&remainders, count)? {
        if let Some(steps) = steps.get_mut(place) {
            *steps += 1;
        }
    }
    Some(steps)
}

/// The places of the greatest remainders, ties to the earlier.
fn greatest(remainders: &[Cell], count: usize) -> Option<Vec<usize>> {
    let mut places: Vec<(usize, Cell)> = remainders.iter().copied().enumerate().collect();
    let certain = remainders.iter().all(|cell| matches!(cell, Cell::Ratio { .. }));
    if certain {
        places.sort_by(|(_, a), (_, b)| jump::order(*b, *a).unwrap_or(Ordering::Equal));
    } else {
        places.sort_by(|(_, a), (_, b)| b.value().total_cmp(&a.value()));
    }
    let (taken, left) = places.split_at_checked(count)?;
    let least = taken.iter().fold(f64::INFINITY, |least, (_, cell)| least.min(cell.value() - cell.error()));
    let most = left.iter().fold(f64::NEG_INFINITY, |most, (_, cell)| most.max(cell.value() + cell.error()));
    // The remainders lie below one, or just around it: this covers the rounding of the bounds themselves.
    (certain || least - most > 8.0 * f64::EPSILON).then(|| taken.iter().map(|(place, _)| *place).collect())
}
