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
