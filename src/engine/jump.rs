//! The one place that decides on which side of a jump a number lies: comparison, rounding, and all that rests on them.

use super::cell::Cell;
use super::number::{Numbers, Scaled};
use crate::base::rounding::round_to_whole;
use crate::base::{Exact, Mode, Step};
use num_integer::Integer;
use num_traits::ToPrimitive;
use std::cmp::Ordering;

/// More than the rounding of the few operations that compare two numbers.
const ULPS: f64 = 8.0 * f64::EPSILON;
/// Above this a binary number has no halves.
const NO_HALVES: f64 = 2_251_799_813_685_248.0;

/// The step that numbers are rounded to: `above / below`, both above zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Grid {
    /// The numerator.
    pub above: i64,
    /// The denominator.
    pub below: i64,
}

impl Grid {
    /// The grid of a step, unless its digits are too many to count with.
    #[must_use]
    pub fn of(step: &Step) -> Option<Self> {
        let (above, below) = (step.size().numer().to_i64()?, step.size().denom().to_i64()?);
        Some(Self { above, below })
    }
}

/// How two numbers compare; none if their bounds do not decide it.
#[must_use]
pub fn order(a: Cell, b: Cell) -> Option<Ordering> {
    if let (Cell::Ratio { above: a, below: b }, Cell::Ratio { above: c, below: d }) = (a, b) {
        return Some((i128::from(a) * i128::from(d)).cmp(&(i128::from(c) * i128::from(b))));
    }
    let gap = a.value() - b.value();
    let bound = (a.error() + b.error()) * (1.0 + ULPS) + gap.abs() * ULPS;
    if gap.abs() > bound {
        return Some(if gap > 0.0 { Ordering::Greater } else { Ordering::Less });
    }
    Some(a.exact()?.cmp(&b.exact()?))
}

/// How many steps of a grid a number is rounded to; none if its bound does not decide it.
#[must_use]
pub fn round(number: Cell, grid: Grid, mode: Mode) -> Option<i128> {
    if let Cell::Ratio { above, below } = number {
        return Some(whole(
            i128::from(above) * i128::from(grid.below),
            i128::from(below) * i128::from(grid.above),
            mode,
        ));
    }
    let scale = grid.below as f64 / grid.above as f64;
    let steps = number.value() * scale;
    let bound = number.error() * scale * (1.0 + ULPS) + steps.abs() * ULPS;
    let (least, most) = (nearest(steps - bound, mode), nearest(steps + bound, mode));
    // Rounding never falls: where both ends of the bound go to one step, so does all between.
    if least == most && least.abs() < NO_HALVES {
        return Some(least as i128);
    }
    let step = Exact::new(grid.above.into(), grid.below.into());
    round_to_whole(&(number.exact()? / step), mode).to_i128()
}

/// How each number of a column compares with the other's; none where the bounds do not decide it.
#[must_use]
pub fn orders(a: &Numbers, b: &Numbers) -> Vec<Option<Ordering>> {
    match a.aligned(b) {
        Some((a, b, _)) => a.iter().zip(&b).map(|(a, b)| a.partial_cmp(b)).collect(),
        None => a.cells().zip(b.cells()).map(|(a, b)| order(a, b)).collect(),
    }
}

/// How many steps each number of a column is rounded to; none where its bound does not decide it.
#[must_use]
pub fn rounds(numbers: &Numbers, grid: Grid, mode: Mode) -> Vec<Option<i128>> {
    let small = |Scaled { over, .. }: &Scaled| {
        let common = over.gcd(&grid.below);
        (over / common).checked_mul(grid.above).filter(|_| grid.below == common)
    };
    match numbers {
        Numbers::Scaled(scaled) => match small(scaled) {
            // A step is a whole number of the column's parts: 64 bits are enough.
            Some(parts) => scaled.units.iter().map(|units| Some(part(*units as i64, parts, mode))).collect(),
            None => numbers.cells().map(|cell| round(cell, grid, mode)).collect(),
        },
        Numbers::Mixed(cells) => cells.iter().map(|cell| round(*cell, grid, mode)).collect(),
    }
}

fn part(units: i64, parts: i64, mode: Mode) -> i128 {
    if parts == 1 { units.into() } else { whole(units.into(), parts.into(), mode) }
}

/// The whole number that a mode picks for `above / below`; `below` is greater than zero.
#[must_use]
pub fn whole(above: i128, below: i128, mode: Mode) -> i128 {
    let (floor, rest) = (above.div_euclid(below), above.rem_euclid(below));
    if rest == 0 {
        return floor;
    }
    let half = rest.cmp(&(below - rest));
    let up = match mode {
        Mode::Floor => false,
        Mode::Ceil => true,
        Mode::Down => above < 0,
        Mode::Up => above > 0,
        Mode::HalfUp => half.is_ge(),
        Mode::HalfAway => half.is_gt() || (half.is_eq() && above > 0),
        Mode::HalfEven => half.is_gt() || (half.is_eq() && floor % 2 != 0),
    };
    floor + i128::from(up)
}

/// The whole number that a mode picks for a binary number, exactly.
fn nearest(number: f64, mode: Mode) -> f64 {
    match mode {
        Mode::Floor => number.floor(),
        Mode::Ceil => number.ceil(),
        Mode::Down => number.trunc(),
        Mode::Up if number < 0.0 => number.floor(),
        Mode::Up => number.ceil(),
        Mode::HalfAway => number.round(),
        Mode::HalfEven => number.round_ties_even(),
        Mode::HalfUp if number - number.floor() >= 0.5 => number.floor() + 1.0,
        Mode::HalfUp => number.floor(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::number::parse_exact;

    const KR: Grid = Grid { above: 1, below: 1 };
    const MODES: [Mode; 7] =
        [Mode::HalfAway, Mode::HalfUp, Mode::HalfEven, Mode::Down, Mode::Up, Mode::Floor, Mode::Ceil];

    fn cell(text: &str) -> Cell {
        Cell::of(&parse_exact(text).unwrap())
    }

    #[test]
    fn each_mode_on_each_side_of_zero() {
        let wanted = [(3, -3), (3, -2), (2, -2), (2, -2), (3, -3), (2, -3), (3, -2)];
        for (mode, (above, below)) in MODES.into_iter().zip(wanted) {
            for (number, wanted) in [(2.5, above), (-2.5, below)] {
                assert_eq!(nearest(number, mode), f64::from(wanted), "{mode:?}");
                assert_eq!(round(Cell::binary(number), KR, mode), Some(wanted.into()), "{mode:?}");
                // A number that is known to be the tie, though not as a ratio of short whole numbers.
                let tie = Cell::Near { value: number, error: 0.0 };
                assert_eq!(round(tie, KR, mode), Some(wanted.into()), "{mode:?}");
            }
        }
    }

    #[test]
    fn a_tie_within_its_bound_is_never_guessed() {
        let near = Cell::near(2.5, 1e-12);
        for mode in [Mode::HalfAway, Mode::HalfUp, Mode::HalfEven] {
            assert_eq!(round(near, KR, mode), None, "{mode:?}");
        }
        assert_eq!(round(near, KR, Mode::Floor), Some(2));
        assert_eq!(round(Cell::near(2.5 + 1e-11, 1e-12), KR, Mode::HalfAway), Some(3));
    }

    #[test]
    fn a_hair_beside_a_tie_is_seen() {
        assert_eq!(round(cell("0.4999999999999999999999"), KR, Mode::HalfAway), None);
        assert_eq!(round(cell("0.499999999999999999"), KR, Mode::HalfAway), Some(0));
        assert_eq!(round(cell("1.005"), Grid { above: 1, below: 100 }, Mode::HalfAway), Some(101));
        assert_eq!(round(cell("-1.005"), Grid { above: 1, below: 100 }, Mode::HalfUp), Some(-100));
        assert_eq!(order(cell("0.1"), cell("0.1000000000000001")), Some(Ordering::Less));
    }

    #[test]
    fn a_column_rounds_like_each_of_its_numbers() {
        let column = Numbers::of(["12.5", "-12.5", "13.49", "0", "-0.5"].map(cell).to_vec());
        for grid in
            [KR, Grid { above: 1, below: 100 }, Grid { above: 5, below: 100 }, Grid { above: 3, below: 7 }]
        {
            for mode in MODES {
                let each: Vec<_> = column.cells().map(|cell| round(cell, grid, mode)).collect();
                assert_eq!(rounds(&column, grid, mode), each);
            }
        }
    }

    #[test]
    fn what_has_no_bound_is_never_decided() {
        assert_eq!(round(Cell::UNKNOWN, KR, Mode::Down), None);
        assert_eq!(order(Cell::UNKNOWN, Cell::UNKNOWN), None);
    }
}
