//! Money that is paid: whole öre (the hundredth of any currency), which only a rounding can make.

use super::number::{Exact, whole};
use super::rounding::{Mode, Step};
use num_integer::Integer;
use num_traits::ToPrimitive;
use std::fmt;
use std::iter::Sum;
use std::ops::{Add, Neg, Sub};

/// An amount in öre: a hundredth of the currency.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Ore(i64);

/// An amount above 92 000 million millions, which no öre can hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooLarge;

impl Ore {
    /// Nothing.
    pub const ZERO: Self = Self(0);

    /// Rounds an amount in whole currency units to the öre, half away from zero.
    ///
    /// # Errors
    /// [`TooLarge`] when the amount does not fit.
    pub fn rounded(amount: &Exact) -> Result<Self, TooLarge> {
        let step = Step::new(Exact::new(1.into(), 100.into())).ok_or(TooLarge)?;
        let ore = step.round(amount, Mode::HalfAway) * whole(100);
        ore.to_integer().to_i64().map(Self).ok_or(TooLarge)
    }

    /// Öre from a whole number of öre that an integer rounding has already made.
    #[must_use]
    pub const fn from_whole(ore: i64) -> Self {
        Self(ore)
    }

    /// The number of öre.
    #[must_use]
    pub const fn count(self) -> i64 {
        self.0
    }

    /// The amount in whole currency units, exactly.
    #[must_use]
    pub fn exact(self) -> Exact {
        // In lowest terms by machine words: every figure of a table passes here.
        let shared = self.0.unsigned_abs().gcd(&100);
        let (above, below) = (i128::from(self.0) / i128::from(shared), 100 / shared);
        Exact::new_raw(above.into(), below.into())
    }
}

impl Add for Ore {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

impl Sub for Ore {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0 - other.0)
    }
}

impl Neg for Ore {
    type Output = Self;
    fn neg(self) -> Self {
        Self(-self.0)
    }
}

impl Sum for Ore {
    fn sum<I: Iterator<Item = Self>>(parts: I) -> Self {
        parts.fold(Self::ZERO, Add::add)
    }
}

impl fmt::Display for Ore {
    /// `1234.50`: with a decimal point and two places, for machines.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let ore = self.0.unsigned_abs();
        write!(f, "{sign}{}.{:02}", ore / 100, ore % 100)
    }
}

#[cfg(test)]
mod tests {
    use super::super::number::parse_exact;
    use super::*;

    #[test]
    fn half_an_ore_rounds_away_from_zero() {
        let half = |text| Ore::rounded(&parse_exact(text).unwrap()).unwrap();
        assert_eq!(half("0.005"), Ore(1));
        assert_eq!(half("-0.005"), Ore(-1));
        assert_eq!(half("0.00499999999999999999"), Ore(0));
        assert_eq!(half("20740341.60").to_string(), "20740341.60");
    }

    #[test]
    fn an_amount_that_does_not_fit_is_told() {
        assert_eq!(Ore::rounded(&parse_exact("100000000000000000").unwrap()), Err(TooLarge));
    }
}
