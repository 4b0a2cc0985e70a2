//! One number as the engine knows it: exactly, as a ratio of two whole numbers, or near, within a bound.

use crate::base::Exact;
use crate::base::number::to_f64;
use num_integer::Integer;
use num_traits::ToPrimitive;
use std::cmp::Ordering;

/// Whole numbers below this are exact as binary numbers, and so are their sums and products.
pub const LIMIT: f64 = 9_007_199_254_740_992.0;
const LIMIT_WHOLE: u64 = 1 << 53;
/// More than the rounding of one operation, relative to its result.
const ULP: f64 = f64::EPSILON;
/// More than the rounding of the few operations that compute a bound.
const SLACK: f64 = 1.0 + 1e-13;
/// More than what any one operation can lose near zero.
const TINY: f64 = 1e-300;

/// One number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Cell {
    /// Exactly `above / below`, with `below` greater than zero; not always in lowest terms.
    Ratio {
        /// The numerator.
        above: i64,
        /// The denominator.
        below: i64,
    },
    /// Within `error` of `value`; exactly `value` if the error is zero. Always finite, but for an error without bound.
    Near {
        /// The nearest known number.
        value: f64,
        /// How far from it the true number can be.
        error: f64,
    },
}

impl Cell {
    /// Zero.
    pub const ZERO: Self = Self::Ratio { above: 0, below: 1 };
    /// One.
    pub const ONE: Self = Self::Ratio { above: 1, below: 1 };
    /// A number of which nothing is known: too large, for instance.
    pub const UNKNOWN: Self = Self::Near { value: 0.0, error: f64::INFINITY };

    /// A whole number of parts, reduced only where it would not fit; `below` is greater than zero.
    #[must_use]
    pub fn ratio(above: i128, below: i128) -> Self {
        if let (Ok(above), Ok(below)) = (i64::try_from(above), i64::try_from(below)) {
            return Self::Ratio { above, below };
        }
        let common = above.gcd(&below).max(1);
        let (above, below) = (above / common, below / common);
        match (i64::try_from(above), i64::try_from(below)) {
            (Ok(above), Ok(below)) => Self::Ratio { above, below },
            _ => {
                let value = above as f64 / below as f64;
                Self::near(value, value.abs() * ULP)
            }
        }
    }

    /// Within `error` of `value`, both computed with the usual roundings.
    #[must_use]
    pub fn near(value: f64, error: f64) -> Self {
        let error = error * SLACK + value.abs() * ULP + TINY;
        if value.is_finite() && error.is_finite() { Self::Near { value, error } } else { Self::UNKNOWN }
    }

    /// Exactly this binary number.
    #[must_use]
    pub fn binary(value: f64) -> Self {
        if !value.is_finite() {
            return Self::UNKNOWN;
        }
        let mut below = 1_i64;
        while (value * below as f64).fract() != 0.0 && below.unsigned_abs() < LIMIT_WHOLE {
            below *= 2;
        }
        let above = value * below as f64;
        if above.fract() == 0.0 && above.abs() < LIMIT {
            return Self::Ratio { above: above as i64, below };
        }
        Self::Near { value, error: 0.0 }
    }

    /// The nearest cell to an exact number.
    #[must_use]
    pub fn of(number: &Exact) -> Self {
        match (number.numer().to_i64(), number.denom().to_i64()) {
            (Some(above), Some(below)) => Self::Ratio { above, below },
            _ => Self::near(to_f64(number), 0.0),
        }
    }

    /// The exact number, where it is known.
    #[must_use]
    pub fn exact(self) -> Option<Exact> {
        match self {
            Self::Ratio { above, below } => Some(Exact::new(above.into(), below.into())),
            Self::Near { value, error: 0.0 } => Exact::from_float(value),
            Self::Near { .. } => None,
        }
    }

    /// The nearest binary number; of an exactly known number the same as [`to_f64`] has.
    #[must_use]
    pub fn value(self) -> f64 {
        match self {
            Self::Ratio { above, below } if below == 1 && fits(above) => above as f64,
            Self::Ratio { above, below } if fits(above) && fits(below) => above as f64 / below as f64,
            Self::Ratio { above, below } => to_f64(&Exact::new(above.into(), below.into())),
            Self::Near { value, .. } => value,
        }
    }

    /// How far from [`value`](Self::value) the true number can be.
    #[must_use]
    pub fn error(self) -> f64 {
        match self {
            Self::Ratio { above, below: 1 } if fits(above) => 0.0,
            Self::Ratio { .. } => self.value().abs() * ULP,
            Self::Near { error, .. } => error,
        }
    }

    /// Whether the number is known exactly.
    #[must_use]
    pub fn is_exact(self) -> bool {
        matches!(self, Self::Ratio { .. }) || self.error() == 0.0
    }

    /// Whether the number is known to be zero.
    #[must_use]
    pub fn is_zero(self) -> bool {
        match self {
            Self::Ratio { above, .. } => above == 0,
            Self::Near { value, error } => value == 0.0 && error == 0.0,
        }
    }

    /// `-x`.
    #[must_use]
    pub fn negated(self) -> Self {
        match self {
            Self::Ratio { above, below } => Self::ratio(-i128::from(above), below.into()),
            Self::Near { value, error } => Self::Near { value: -value, error },
        }
    }

    /// The number without its sign.
    #[must_use]
    pub fn abs(self) -> Self {
        match self {
            Self::Ratio { above, below } => Self::ratio(i128::from(above).abs(), below.into()),
            Self::Near { value, error } => Self::Near { value: value.abs(), error },
        }
    }

    /// `x + y`.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        if let (Self::Ratio { above: a, below: b }, Self::Ratio { above: c, below: d }) = (self, other) {
            let (a, b, c, d) = (i128::from(a), i128::from(b), i128::from(c), i128::from(d));
            return if b == d { Self::ratio(a + c, b) } else { Self::ratio(a * d + c * b, b * d) };
        }
        if self.is_zero() || other.is_zero() {
            return if self.is_zero() { other } else { self };
        }
        Self::near(self.value() + other.value(), self.error() + other.error())
    }

    /// `x - y`.
    #[must_use]
    pub fn minus(self, other: Self) -> Self {
        self.plus(other.negated())
    }

    /// `x * y`.
    #[must_use]
    pub fn times(self, other: Self) -> Self {
        if let (Self::Ratio { above: a, below: b }, Self::Ratio { above: c, below: d }) = (self, other) {
            return Self::ratio(i128::from(a) * i128::from(c), i128::from(b) * i128::from(d));
        }
        if self.is_zero() || other.is_zero() {
            return Self::ZERO;
        }
        let (x, y) = (self.value(), other.value());
        let (ex, ey) = (self.error(), other.error());
        Self::near(x * y, x.abs() * ey + y.abs() * ex + ex * ey)
    }

    /// `x / y`; unknown where `y` can be zero, which must have been asked before.
    #[must_use]
    pub fn over(self, other: Self) -> Self {
        if let (Self::Ratio { above: a, below: b }, Self::Ratio { above: c, below: d }) = (self, other) {
            let sign = if c < 0 { -1 } else { 1 };
            let above = i128::from(a) * i128::from(d) * sign;
            let below = i128::from(b) * i128::from(c).abs();
            let common = above.gcd(&below).max(1);
            return if below == 0 { Self::UNKNOWN } else { Self::ratio(above / common, below / common) };
        }
        let (x, y) = (self.value(), other.value());
        let (ex, ey) = (self.error(), other.error());
        let least = y.abs() - ey * SLACK;
        if least <= y.abs() * 1e-6 {
            return Self::UNKNOWN;
        }
        if self.is_zero() {
            return Self::ZERO;
        }
        let quotient = x / y;
        Self::near(quotient, (ex + quotient.abs() * ey) / least * (1.0 + 1e-9))
    }

    /// The lesser of two, if `order` knows how they compare; else what holds of either.
    #[must_use]
    pub fn lesser(self, other: Self, order: Option<Ordering>) -> Self {
        match order {
            Some(Ordering::Greater) => other,
            Some(_) => self,
            None => Self::either(self.value().min(other.value()), self, other),
        }
    }

    /// The greater of two, if `order` knows how they compare; else what holds of either.
    #[must_use]
    pub fn greater(self, other: Self, order: Option<Ordering>) -> Self {
        match order {
            Some(Ordering::Less) => other,
            Some(_) => self,
            None => Self::either(self.value().max(other.value()), self, other),
        }
    }

    fn either(value: f64, a: Self, b: Self) -> Self {
        Self::near(value, a.error().max(b.error()))
    }
}

/// Whether a whole number is exact as a binary number.
const fn fits(number: i64) -> bool {
    number.unsigned_abs() <= LIMIT_WHOLE
}

#[cfg(test)]
mod tests {
    use super::super::jump::{Grid, order, round};
    use super::*;
    use crate::base::Mode;
    use crate::base::number::parse_exact;
    use crate::base::rounding::round_to_whole;
    use num_traits::{Signed, Zero};
    use proptest::prelude::*;

    fn exact(text: &str) -> Exact {
        parse_exact(text).unwrap()
    }

    /// A number known only within its bound, as a sum of too many different parts is.
    fn hazy(number: &Exact) -> Cell {
        let value = to_f64(number);
        Cell::near(value, value.abs() * ULP)
    }

    /// Whether the true number lies within the cell's bound.
    fn holds(cell: Cell, number: &Exact) -> bool {
        match (cell.exact(), cell.error()) {
            (Some(known), _) => known == *number,
            (None, error) if error.is_infinite() => true,
            (None, error) => {
                let (value, error) = (Exact::from_float(cell.value()), Exact::from_float(error));
                (value.unwrap() - number).abs() <= error.unwrap()
            }
        }
    }

    #[test]
    fn thirds_and_tenths_stay_exact() {
        let third = Cell::of(&exact("1/3"));
        assert_eq!(order(third.times(Cell::of(&exact("3"))), Cell::ONE), Some(Ordering::Equal));
        let sum = Cell::of(&exact("0.1")).plus(Cell::of(&exact("0.2"))).minus(Cell::of(&exact("0.3")));
        assert!(sum.is_zero());
        let large = Cell::of(&exact("1000000000"));
        let small = Cell::of(&exact("0.0000001"));
        assert_eq!(order(large.plus(small).minus(large), small), Some(Ordering::Equal));
    }

    #[test]
    fn what_cancels_within_its_bound_is_not_decided() {
        let third = hazy(&exact("1/3"));
        let nothing = third.plus(third).plus(third).minus(Cell::ONE);
        assert_eq!(order(nothing, Cell::ZERO), None);
        assert_eq!(round(nothing, Grid { above: 1, below: 1 }, Mode::Ceil), None);
        assert_eq!(round(nothing, Grid { above: 1, below: 1 }, Mode::HalfAway), Some(0));
    }

    #[test]
    fn an_unknown_number_never_decides_and_never_spreads_a_nan() {
        let lost = Cell::near(f64::MAX, 0.0).times(Cell::near(f64::MAX, 0.0));
        assert_eq!(lost, Cell::UNKNOWN);
        for cell in [lost.minus(lost), lost.times(Cell::near(0.0, 1.0)), lost.over(lost), lost.negated()] {
            assert!(!cell.value().is_nan() && cell.error().is_infinite(), "{cell:?}");
        }
        assert_eq!(order(lost, Cell::ZERO), None);
        assert_eq!(lost.times(Cell::ZERO), Cell::ZERO);
    }

    #[test]
    fn a_binary_number_is_taken_exactly() {
        for number in [0.0, 0.5, -3.75, 0.1, 1e300, 1e-300, 2f64.sqrt(), 9_007_199_254_740_993.0] {
            assert_eq!(Cell::binary(number).exact(), Exact::from_float(number), "{number}");
        }
    }

    fn number() -> impl Strategy<Value = Exact> {
        let above = prop_oneof![-9_i64..9, -1_000_000_i64..1_000_000, any::<i64>()];
        let below = prop_oneof![Just(1_i64), Just(10), Just(100), Just(3), Just(12), 1_i64..1_000_000];
        (above, below).prop_map(|(above, below)| Exact::new(above.into(), below.into()))
    }

    proptest! {
        #[test]
        fn every_operation_keeps_the_true_number_within_its_bound(
            start in number(), known in any::<bool>(), steps in prop::collection::vec((0..6_u8, number(), any::<bool>()), 1..12)
        ) {
            let cell_of = |number: &Exact, known: bool| if known { Cell::of(number) } else { hazy(number) };
            let (mut truth, mut cell) = (start.clone(), cell_of(&start, known));
            for (operation, number, known) in steps {
                let other = cell_of(&number, known);
                (truth, cell) = match operation {
                    0 => (truth + &number, cell.plus(other)),
                    1 => (truth - &number, cell.minus(other)),
                    2 => (truth * &number, cell.times(other)),
                    3 if number.is_zero() => (truth, cell),
                    3 => (truth / &number, cell.over(other)),
                    4 => (truth.abs(), cell.abs()),
                    _ => (truth.clone().min(number.clone()), cell.lesser(other, order(cell, other))),
                };
                prop_assert!(holds(cell, &truth), "{cell:?} is not {truth}");
            }
            for (mode, grid) in [
                (Mode::HalfAway, Grid { above: 1, below: 1 }),
                (Mode::HalfEven, Grid { above: 1, below: 100 }),
                (Mode::HalfUp, Grid { above: 1, below: 2 }),
                (Mode::Floor, Grid { above: 3, below: 7 }),
                (Mode::Ceil, Grid { above: 10, below: 1 }),
                (Mode::Up, Grid { above: 1, below: 1 }),
                (Mode::Down, Grid { above: 1, below: 10 }),
            ] {
                if let Some(steps) = round(cell, grid, mode) {
                    let size = Exact::new(grid.above.into(), grid.below.into());
                    prop_assert_eq!(round_to_whole(&(&truth / size), mode), steps.into());
                }
            }
        }

        #[test]
        fn a_comparison_that_is_decided_is_right(
            a in number(), gap in number(), scale in 0..60_u32, a_known in any::<bool>(), b_known in any::<bool>()
        ) {
            let b = &a + gap / Exact::from_integer(num_traits::Pow::pow(num_bigint::BigInt::from(2), scale));
            let cell_of = |number: &Exact, known: bool| if known { Cell::of(number) } else { hazy(number) };
            if let Some(found) = order(cell_of(&a, a_known), cell_of(&b, b_known)) {
                prop_assert_eq!(found, a.cmp(&b));
            }
        }
    }
}
