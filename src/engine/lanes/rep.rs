//! What is known of lanes before any is computed: the scale of their numbers, their bounds, and how exact they are.

use super::super::cell::LIMIT;
use num_integer::Integer;
use num_rational::Ratio;
use num_traits::{Signed, ToPrimitive};

/// What one unit of a buffer is worth; above zero.
pub type Scale = Ratio<i128>;

/// More than the rounding of one operation, relative to its result.
pub const ULP: f64 = f64::EPSILON;
/// What one operation rounds off at most, relative to its result, and a little more.
pub const HALF_ULP: f64 = 0.5 * f64::EPSILON * (1.0 + 1e-9);
/// More than what any one operation can lose near zero.
const TINY: f64 = 1e-300;
/// Whole numbers of steps are counted up to this.
pub const MOST_STEPS: f64 = 1_125_899_906_842_624.0;
/// Scales with longer numerators or denominators are not followed.
const LONGEST: i128 = 1 << 100;

/// Whether a number is above another; what is not a number never is.
#[inline(always)]
#[must_use]
pub fn above(a: f64, b: f64) -> bool {
    a > b
}

/// Whether a number is at most another; what is not a number never is.
#[inline(always)]
#[must_use]
pub fn within(a: f64, b: f64) -> bool {
    a <= b
}

/// What is known of one row of lanes, in units of the buffer.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bound {
    /// No lane is below this.
    pub low: f64,
    /// No lane is above this.
    pub high: f64,
    /// How far from a lane the true number can be, beside the relative error.
    pub error: f64,
}

/// What is known of the numbers in a buffer: each is a number of units of one scale.
#[derive(Clone, Debug, PartialEq)]
pub struct Rep {
    /// What one unit is worth.
    pub scale: Scale,
    /// Whether units are whole, below 2⁵³, and exactly known.
    pub exact: bool,
    /// How far from a lane the true number can be, relative to the lane.
    pub relative: f64,
    /// One for each row.
    pub rows: Vec<Bound>,
}

impl Bound {
    /// Exactly one number.
    #[must_use]
    pub const fn just(number: f64) -> Self {
        Self { low: number, high: number, error: 0.0 }
    }

    /// The greatest number without its sign.
    #[must_use]
    pub const fn most(self) -> f64 {
        self.low.abs().max(self.high.abs())
    }

    /// Multiplied by a number.
    #[must_use]
    pub fn times(self, by: f64) -> Self {
        let (a, b) = (self.low * by, self.high * by);
        Self { low: a.min(b), high: a.max(b), error: self.error * by.abs() * (1.0 + ULP) + TINY }
    }

    /// What holds of either.
    #[must_use]
    pub const fn or(self, other: Self) -> Self {
        Self {
            low: self.low.min(other.low),
            high: self.high.max(other.high),
            error: self.error.max(other.error),
        }
    }

    /// Whether zero may be among the numbers.
    #[must_use]
    pub fn may_be_zero(self) -> bool {
        self.low - self.error <= 0.0 && self.high + self.error >= 0.0
    }
}

/// How two buffers are brought to one scale: what each is multiplied by, and the scale.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Common {
    /// The scale of both.
    pub scale: Scale,
    /// What the first is multiplied by.
    pub first: f64,
    /// What the second is multiplied by.
    pub second: f64,
    /// Whether both are whole numbers, exactly, and both buffers stay below 2⁵³.
    pub whole: bool,
}

impl Rep {
    /// The least and greatest of all rows.
    #[must_use]
    pub fn most(&self) -> f64 {
        self.rows.iter().fold(0.0, |most: f64, row| most.max(row.most()))
    }

    /// Numbers that are whole units only as long as none is too large.
    #[must_use]
    pub fn settled(mut self) -> Self {
        let whole = self.exact && self.most() < LIMIT;
        if self.exact && !whole {
            self.relative = self.relative.max(HALF_ULP);
        }
        self.exact = whole;
        self
    }

    /// The error of a row where it is not kept relative to each lane.
    #[must_use]
    pub fn absolute(&self, row: Bound) -> f64 {
        if self.exact { 0.0 } else { row.error + self.relative * row.most() * (1.0 + ULP) }
    }

    /// Whether any row's true number can be zero.
    #[must_use]
    pub fn may_be_zero(&self) -> bool {
        self.rows.iter().any(|row| row.may_be_zero())
    }
}

/// The largest scale of which both are whole multiples, where that does not make the units too large; else the first's.
#[must_use]
pub fn common(a: (&Scale, f64), b: (&Scale, f64), exact: bool) -> Option<Common> {
    if exact && let Some(both) = shared(a.0, b.0) {
        let (first, second) = (a.0 / both, b.0 / both);
        let (first, second) = (first.to_integer().to_f64()?, second.to_integer().to_f64()?);
        if a.1 * first + b.1 * second < LIMIT {
            return Some(Common { scale: both, first, second, whole: true });
        }
    }
    let second = checked(b.0, a.0)?;
    Some(Common { scale: *a.0, first: 1.0, second: float(&second), whole: false })
}

/// The greatest number of which two scales are whole multiples.
#[must_use]
pub fn shared(a: &Scale, b: &Scale) -> Option<Scale> {
    let above = a.numer().checked_mul(*b.denom())?.gcd(&b.numer().checked_mul(*a.denom())?);
    let below = a.denom().checked_mul(*b.denom())?;
    short(Scale::new(above, below))
}

/// One scale over another, if its digits are not too many.
fn checked(a: &Scale, b: &Scale) -> Option<Scale> {
    use num_traits::CheckedDiv;
    a.checked_div(b).and_then(short)
}

/// The product of two scales, if its digits are not too many.
#[must_use]
pub fn product(a: &Scale, b: &Scale) -> Option<Scale> {
    use num_traits::CheckedMul;
    a.checked_mul(b).and_then(short)
}

/// One scale over another, if its digits are not too many.
#[must_use]
pub fn quotient(a: &Scale, b: &Scale) -> Option<Scale> {
    checked(a, b)
}

fn short(scale: Scale) -> Option<Scale> {
    (scale.numer().abs() < LONGEST && *scale.denom() < LONGEST).then_some(scale)
}

/// The nearest binary number, within two roundings.
#[must_use]
pub fn float(scale: &Scale) -> f64 {
    scale.numer().to_f64().unwrap_or(f64::INFINITY) / scale.denom().to_f64().unwrap_or(f64::INFINITY)
}

/// The bounds of a sum of two rows that are brought to one scale, and the error of computing it.
#[must_use]
pub fn sum(a: (&Rep, Bound), b: (&Rep, Bound), by: Common, exact: bool) -> Bound {
    let (x, y) = (a.1.times(by.first), b.1.times(by.second));
    let (low, high) = (x.low + y.low, x.high + y.high);
    if exact {
        return Bound { low, high, error: 0.0 };
    }
    let own = a.0.absolute(a.1) * by.first.abs() + b.0.absolute(b.1) * by.second.abs();
    let rounding = 4.0 * ULP * (x.most() + y.most());
    Bound { low, high, error: own * (1.0 + 4.0 * ULP) + rounding + TINY }
}

/// The bounds of a product of two rows; its relative error is kept apart.
#[must_use]
pub fn times(a: Bound, b: Bound) -> Bound {
    let corners = [a.low * b.low, a.low * b.high, a.high * b.low, a.high * b.high];
    let low = corners.iter().copied().fold(f64::INFINITY, f64::min);
    let high = corners.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let error = a.most() * b.error + b.most() * a.error + a.error * b.error;
    Bound { low, high, error: error * (1.0 + 4.0 * ULP) }
}

/// The bounds of a quotient whose divisor is not zero where it is taken; `least` is the least size of the divisor.
#[must_use]
pub fn over(a: Bound, b: Bound, least: f64) -> Bound {
    let (mut low, mut high) = (-a.most() / least, a.most() / least);
    if b.low > 0.0 || b.high < 0.0 {
        let corners = [a.low / b.low, a.low / b.high, a.high / b.low, a.high / b.high];
        low = corners.iter().copied().fold(f64::INFINITY, f64::min);
        high = corners.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    }
    if a.error == 0.0 && b.error == 0.0 {
        return Bound { low, high, error: 0.0 };
    }
    // The true divisor may be smaller than the computed one by its error.
    let truly = least - b.error;
    let error = if truly > 0.5 * least {
        (a.error + low.abs().max(high.abs()) * b.error) / truly
    } else {
        f64::INFINITY
    };
    Bound { low, high, error: error * (1.0 + 8.0 * ULP) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scale(above: i128, below: i128) -> Scale {
        Scale::new(above, below)
    }

    #[test]
    fn öre_and_thousandths_share_a_scale() {
        let both = common((&scale(1, 100), 1e9), (&scale(1, 1000), 1e9), true).unwrap();
        assert_eq!((both.scale, both.first, both.second), (scale(1, 1000), 10.0, 1.0));
        let thirds = common((&scale(1, 3), 10.0), (&scale(5, 2), 10.0), true).unwrap();
        assert_eq!((thirds.scale, thirds.first, thirds.second), (scale(1, 6), 2.0, 15.0));
    }

    #[test]
    fn where_units_grow_too_large_the_first_scale_stays() {
        let far = common((&scale(1, 1), 1e15), (&scale(1, 1000), 1.0), true).unwrap();
        assert_eq!((far.scale, far.first), (scale(1, 1), 1.0));
        assert!((far.second - 0.001).abs() < 1e-18);
    }

    #[test]
    fn a_quotient_of_whole_units_is_bounded_although_its_divisor_can_be_small() {
        let (a, b) = (Bound { low: -5.0, high: 8.0, error: 0.0 }, Bound { low: 0.0, high: 4.0, error: 0.0 });
        assert_eq!(over(a, b, 1.0), Bound { low: -8.0, high: 8.0, error: 0.0 });
    }
}
