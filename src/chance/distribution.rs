//! A distribution: a checked shape between bounds, and the value at any level of it.

use super::fault::Fault;
use super::level::Level;
use super::shape::{Law, Shape};
use crate::base::Exact;
use crate::base::number::to_f64;

/// The least and the greatest value that a variable may take, both allowed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bounds {
    /// The least value; without one, the shape's own.
    pub least: Option<Exact>,
    /// The greatest value; without one, the shape's own.
    pub greatest: Option<Exact>,
}

/// A shape between bounds.
///
/// Bounds *condition* the shape: what lies outside is as if it had been drawn again until it lay inside. So
/// F⁻¹(F(least) + u·(F(greatest) − F(least))) is the value at level u, no value is heaped at a bound, and the mean is no
/// longer the shape's own where a bound cuts one side more than the other.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Distribution {
    law: Law,
    /// What lies below the least value, and what lies up to the greatest.
    cut: Option<(Level, Level)>,
    least: f64,
    greatest: f64,
}

/// What lies between the bounds has at least this probability: below it, floats lose their digits.
const LEAST_PROBABILITY: f64 = 1e-290;

impl Distribution {
    /// Checks the shape's parameters, and that something lies between the bounds.
    ///
    /// # Errors
    /// The first [`Fault`] of the shape, or of the bounds.
    pub fn new(shape: &Shape, bounds: &Bounds) -> Result<Self, Fault> {
        let law = Law::of(shape)?;
        let least = bounds.least.as_ref().map_or(f64::NEG_INFINITY, to_f64);
        let greatest = bounds.greatest.as_ref().map_or(f64::INFINITY, to_f64);
        if least > greatest {
            return Err(Fault::BoundsCross);
        }
        let whole = Self { law, cut: None, least, greatest };
        match law {
            _ if bounds.least.is_none() && bounds.greatest.is_none() => Ok(whole),
            Law::Constant(value) if value < least || value > greatest => Err(Fault::NothingBetweenBounds),
            Law::Constant(_) => Ok(whole),
            _ => whole.conditioned(),
        }
    }

    fn conditioned(self) -> Result<Self, Fault> {
        let under = if self.law.counts() { libm::ceil(self.least) - 1.0 } else { self.least };
        let bottom = if under.is_finite() { self.law.level(under) } else { Level::of_sides(0.0, 1.0) };
        let top =
            if self.greatest.is_finite() { self.law.level(self.greatest) } else { Level::of_sides(1.0, 0.0) };
        let inside = (top.below() - bottom.below()).max(bottom.above() - top.above());
        if inside > LEAST_PROBABILITY {
            Ok(Self { cut: Some((bottom, top)), ..self })
        } else {
            Err(Fault::NothingBetweenBounds)
        }
    }

    /// The value at a level: the least with at least that probability up to it.
    #[must_use]
    pub fn value(&self, level: Level) -> f64 {
        let Some((bottom, top)) = self.cut else { return self.law.value(level) };
        // Each side from the end where its numbers are small, so that a far tail keeps its digits.
        let below = bottom.below() + level.below() * (top.below() - bottom.below());
        let above = top.above() + level.above() * (bottom.above() - top.above());
        self.law.value(Level::of_sides(below, above)).clamp(self.least, self.greatest)
    }
}
