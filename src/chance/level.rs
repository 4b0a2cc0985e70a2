//! A level: a place in a distribution, as the probability below it and the probability above it.

use super::special::normal;

/// A place in a distribution: the probabilities below and above it, which add up to one.
///
/// Both are held, since 1 − 10⁻²⁰ is not a binary number: far up, only the probability above tells places apart.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Level {
    below: f64,
    above: f64,
}

impl Level {
    /// The middle: half of the probability on either side.
    pub const MEDIAN: Self = Self { below: 0.5, above: 0.5 };
    /// The lowest level that a [`super::Source`] gives: 2⁻⁵³.
    pub const LOWEST: Self = Self { below: HALF_STEP, above: 1.0 - HALF_STEP };
    /// The highest level that a [`super::Source`] gives: 1 − 2⁻⁵³.
    pub const HIGHEST: Self = Self { below: 1.0 - HALF_STEP, above: HALF_STEP };

    /// The level with probability `below` under it, such as 0.05; `None` unless it lies between 0 and 1.
    #[must_use]
    pub fn new(below: f64) -> Option<Self> {
        (below > 0.0 && below < 1.0).then_some(Self { below, above: 1.0 - below })
    }

    /// The level at which a standard normal variable is `score`: Φ(score), kept off both ends.
    #[must_use]
    pub fn of_score(score: f64) -> Self {
        let score = score.clamp(-FARTHEST, FARTHEST);
        Self { below: normal::below(score), above: normal::below(-score) }
    }

    /// The standard normal value at this level: Φ⁻¹.
    #[must_use]
    pub fn score(self) -> f64 {
        if self.below <= self.above { normal::score(self.below) } else { -normal::score(self.above) }
    }

    /// The probability below.
    #[must_use]
    pub const fn below(self) -> f64 {
        self.below
    }

    /// The probability above.
    #[must_use]
    pub const fn above(self) -> f64 {
        self.above
    }

    /// The middle of one of 2⁵² equal parts of (0, 1): neither end is reached, and both sides are exact.
    pub(super) fn of_bits(bits: u64) -> Self {
        let part = (bits >> 12) as f64;
        let below = (part + 0.5) * STEP;
        Self { below, above: 1.0 - below }
    }

    /// Two probabilities that add up to one, each as exact as it can be.
    pub(super) const fn of_sides(below: f64, above: f64) -> Self {
        Self { below, above }
    }

    /// The same place seen from the other end.
    pub(super) const fn mirrored(self) -> Self {
        Self { below: self.above, above: self.below }
    }

    /// Whether the place lies in the lower half.
    pub(super) fn is_low(self) -> bool {
        self.below <= self.above
    }
}

/// 2⁻⁵².
const STEP: f64 = f64::EPSILON;
const HALF_STEP: f64 = STEP / 2.0;
/// Beyond this score Φ is no longer a normal float.
const FARTHEST: f64 = 37.0;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ends_are_not_reached_and_both_sides_add_up() {
        assert_eq!(Level::of_bits(0), Level::LOWEST);
        assert_eq!(Level::of_bits(u64::MAX), Level::HIGHEST);
        for end in [Level::LOWEST, Level::HIGHEST] {
            assert!(Level::new(end.below).is_some() && end.below + end.above == 1.0);
        }
        assert!(Level::new(0.0).is_none() && Level::new(1.0).is_none() && Level::new(f64::NAN).is_none());
    }

    #[test]
    fn scores_mirror_at_the_median() {
        for below in [1e-9, 0.01, 0.3] {
            let level = Level::new(below).unwrap();
            assert_eq!(level.score(), -level.mirrored().score());
        }
        assert_eq!(Level::MEDIAN.score(), 0.0);
    }
}
