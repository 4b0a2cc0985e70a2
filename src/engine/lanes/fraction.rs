//! Fractions of whole numbers of 128 bits, never reduced: enough for most cells that are computed again, and fast.

use super::rep::Scale;

/// `above / below`, with `below` above zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fraction {
    /// The numerator.
    pub above: i128,
    /// The denominator.
    pub below: i128,
}

impl Fraction {
    /// A whole number of units of a scale.
    #[must_use]
    pub fn of(units: f64, scale: &Scale) -> Option<Self> {
        if units.fract() != 0.0 || units.abs() >= 9.0e15 {
            return None;
        }
        Some(Self { above: (units as i128).checked_mul(*scale.numer())?, below: *scale.denom() })
    }

    /// `x + y`, or `x - y` where `less`.
    #[must_use]
    pub fn plus(self, other: Self, less: bool) -> Option<Self> {
        let sign = if less { -1 } else { 1 };
        let other_above = other.above.checked_mul(sign)?;
        if self.below == other.below {
            return Some(Self { above: self.above.checked_add(other_above)?, below: self.below });
        }
        let (a, b) = (self.above.checked_mul(other.below)?, other_above.checked_mul(self.below)?);
        Some(Self { above: a.checked_add(b)?, below: self.below.checked_mul(other.below)? })
    }

    /// `x * y`.
    #[must_use]
    pub fn times(self, other: Self) -> Option<Self> {
        let above = self.above.checked_mul(other.above)?;
        Some(Self { above, below: self.below.checked_mul(other.below)? })
    }

    /// `x / y`, unless `y` is zero.
    #[must_use]
    pub fn over(self, other: Self) -> Option<Self> {
        let sign = if other.above < 0 { -1 } else { 1 };
        let above = self.above.checked_mul(other.below)?.checked_mul(sign)?;
        let below = self.below.checked_mul(other.above.checked_abs()?)?;
        (below != 0).then_some(Self { above, below })
    }

    /// How it compares with another.
    #[must_use]
    pub fn order(self, other: Self) -> Option<std::cmp::Ordering> {
        Some(self.above.checked_mul(other.below)?.cmp(&other.above.checked_mul(self.below)?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use num_rational::Ratio;
    use proptest::prelude::*;

    fn fraction() -> impl Strategy<Value = Fraction> {
        (-1_000_000_000_000_i128..1_000_000_000_000, 1_i128..1_000_000)
            .prop_map(|(above, below)| Fraction { above, below })
    }

    fn same(made: Option<Fraction>, wanted: Ratio<i128>) -> bool {
        made.is_some_and(|made| Ratio::new(made.above, made.below) == wanted && made.below > 0)
    }

    proptest! {
        #[test]
        fn fractions_are_the_rationals_that_they_stand_for(a in fraction(), b in fraction()) {
            let (x, y) = (Ratio::new(a.above, a.below), Ratio::new(b.above, b.below));
            prop_assert!(same(a.plus(b, false), x + y) && same(a.plus(b, true), x - y));
            prop_assert!(same(a.times(b), x * y));
            prop_assert_eq!(a.order(b), Some(x.cmp(&y)));
            if b.above != 0 {
                prop_assert!(same(a.over(b), x / y));
            }
        }
    }

    #[test]
    fn what_does_not_fit_is_left_to_numbers_of_any_size() {
        let large = Fraction { above: i128::MAX / 2, below: 3 };
        assert_eq!(
            (large.times(large), large.plus(large, false)),
            (None, Some(Fraction { above: i128::MAX - 1, below: 3 }))
        );
        assert_eq!(large.over(Fraction { above: 0, below: 1 }), None);
    }
}
