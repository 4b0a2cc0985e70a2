//! A variable: a distribution whose values are rounded to a decimal step, so that floats and exact numbers start alike.

use super::distribution::{Bounds, Distribution};
use super::fault::Fault;
use super::level::Level;
use super::shape::Shape;
use crate::base::number::whole;
use crate::base::rounding::round_to_whole;
use crate::base::{Exact, Mode, Step};
use num_traits::ToPrimitive;

/// Whole numbers up to here are floats without error: 2⁵³.
const LARGEST: f64 = 9_007_199_254_740_992.0;

/// A random number of whole steps.
///
/// The value at a level is the multiple of the step nearest to the distribution's value (halves away from zero), kept
/// between the first and the last multiple that lie inside the bounds.
#[derive(Clone, Debug, PartialEq)]
pub struct Variable {
    distribution: Distribution,
    step: Step,
    /// The step is `above`/`below`, both whole.
    above: f64,
    below: f64,
    first: i64,
    last: i64,
}

impl Variable {
    /// A variable of this shape between bounds, rounded to `step`.
    ///
    /// # Errors
    /// A [`Fault`] of shape, bounds or step.
    pub fn new(shape: &Shape, bounds: &Bounds, step: &Step) -> Result<Self, Fault> {
        let distribution = Distribution::new(shape, bounds)?;
        let (above, below) = (part(step.size().numer())?, part(step.size().denom())?);
        let first = end(bounds.least.as_ref(), step, Mode::Ceil)?.unwrap_or(i64::MIN);
        let last = end(bounds.greatest.as_ref(), step, Mode::Floor)?.unwrap_or(i64::MAX);
        if first > last {
            return Err(Fault::NoStepBetweenBounds);
        }
        let variable = Self { distribution, step: step.clone(), above, below, first, last };
        for level in [Level::LOWEST, Level::HIGHEST] {
            let steps = variable.unrounded(level);
            if !steps.is_finite() || steps.abs() >= LARGEST {
                return Err(Fault::ValueTooLarge);
            }
        }
        Ok(variable)
    }

    /// The value at a level, as a number of steps.
    #[must_use]
    pub fn steps(&self, level: Level) -> i64 {
        (libm::round(self.unrounded(level)) as i64).clamp(self.first, self.last)
    }

    /// The number that so many steps are, without error.
    #[must_use]
    pub fn exact(&self, steps: i64) -> Exact {
        whole(steps) * self.step.size()
    }

    /// The float nearest to [`Self::exact`], where steps × the step's numerator stay below 2⁵³.
    #[must_use]
    pub fn float(&self, steps: i64) -> f64 {
        steps as f64 * self.above / self.below
    }

    /// The step that values are rounded to.
    #[must_use]
    pub const fn step(&self) -> &Step {
        &self.step
    }

    fn unrounded(&self, level: Level) -> f64 {
        self.distribution.value(level) * self.below / self.above
    }
}

fn part(number: &num_bigint::BigInt) -> Result<f64, Fault> {
    number.to_f64().filter(|part| *part <= LARGEST).ok_or(Fault::StepTooFine)
}

fn end(bound: Option<&Exact>, step: &Step, mode: Mode) -> Result<Option<i64>, Fault> {
    let Some(bound) = bound else { return Ok(None) };
    let steps = round_to_whole(&(bound / step.size()), mode);
    steps.to_i64().map(Some).ok_or(Fault::ValueTooLarge)
}
