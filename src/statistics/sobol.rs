//! The evaluations by which a result's variance is divided among inputs, and the sums that are kept of them.
//!
//! Two independent draws of all inputs, A and B, and for each input i the draw A with input i taken from B, make one
//! base sample. Source: A. Saltelli et al., "Variance based sensitivity analysis of model output. Design and estimator
//! for the total sensitivity index", Computer Physics Communications 181 (2010) 259–270.

use super::feed::{FeedFault, in_turn};
use super::indices::{Indices, InputSums, Moments, input_sums};

/// Which draw each input takes in each evaluation.
///
/// Base sample j takes draw 2j as A and 2j+1 as B, so that an evaluation is made like any draw, only with one draw number
/// for each input. Inputs must be independent of one another: what is correlated counts as one input, all members of
/// which take the same draw number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SobolPlan {
    /// The number of inputs.
    pub inputs: u32,
    /// The number of base samples.
    pub base_samples: u64,
}

impl SobolPlan {
    /// The number of evaluations: base samples × (inputs + 2).
    #[must_use]
    pub fn evaluations(&self) -> u64 {
        self.base_samples * self.each()
    }

    /// The number of the draw that an input takes in an evaluation.
    #[must_use]
    pub fn draw(&self, evaluation: u64, input: u32) -> u64 {
        let (sample, turn) = (evaluation / self.each(), evaluation % self.each());
        let from_b = turn == 1 || turn == 2 + u64::from(input);
        2 * sample + u64::from(from_b)
    }

    /// Evaluations of a base sample: A, B, then A with each input from B.
    fn each(&self) -> u64 {
        u64::from(self.inputs) + 2
    }
}

/// Sums over the evaluations of a [`SobolPlan`], for many results at once; the memory does not grow with them.
///
/// A base sample in which a result was refused is left out of that result, and counted.
#[derive(Clone, Debug, PartialEq)]
pub struct Sobol {
    plan: SobolPlan,
    next: u64,
    first: u64,
    results: Vec<Sums>,
    /// The evaluations of the base sample that is not yet complete.
    sample: Vec<Vec<Option<f64>>>,
}

/// The sums of one result.
#[derive(Clone, Debug, PartialEq)]
struct Sums {
    /// Taken from every value, so that sums of squares keep their digits.
    centre: f64,
    refused: u64,
    moments: Moments,
    inputs: Vec<InputSums>,
}

impl Sobol {
    /// No evaluations yet; one centre for each result, any number near its values, such as what it is today.
    #[must_use]
    pub fn new(plan: SobolPlan, centres: &[f64]) -> Self {
        Self::from_sample(plan, centres, 0)
    }

    /// A part that starts with base sample number `sample`, to be merged with what comes before it.
    #[must_use]
    pub fn from_sample(plan: SobolPlan, centres: &[f64], sample: u64) -> Self {
        let sums = |centre: &f64| Sums {
            centre: *centre,
            refused: 0,
            moments: Moments::default(),
            inputs: vec![InputSums::default(); plan.inputs as usize],
        };
        let next = sample * plan.each();
        Self { plan, next, first: next, results: centres.iter().map(sums).collect(), sample: Vec::new() }
    }

    /// Takes in the next evaluation: every result, `None` where it was refused.
    ///
    /// # Errors
    /// [`FeedFault`] when another evaluation is next, or with another number of results.
    pub fn push(&mut self, evaluation: u64, values: &[Option<f64>]) -> Result<(), FeedFault> {
        in_turn(self.next, evaluation, self.results.len(), values.len())?;
        self.next += 1;
        self.sample.push(values.to_vec());
        if self.next.is_multiple_of(self.plan.each()) {
            let sample = std::mem::take(&mut self.sample);
            for (result, sums) in self.results.iter_mut().enumerate() {
                let values = sample.iter().map(|values| values.get(result).copied().flatten());
                sums.add(values.collect::<Option<Vec<f64>>>().as_deref());
            }
        }
        Ok(())
    }

    /// Adds the part that comes next; the outcome depends on the parts and their order alone.
    ///
    /// # Errors
    /// [`FeedFault`] when another base sample is next, or the part is of another plan or has other centres.
    pub fn merge(&mut self, later: &Self) -> Result<(), FeedFault> {
        let centres = |part: &Self| part.results.iter().map(|sums| sums.centre).collect::<Vec<f64>>();
        if self.plan != later.plan || centres(self) != centres(later) || !self.sample.is_empty() {
            return Err(FeedFault::Unlike);
        }
        if later.first != self.next {
            return Err(FeedFault::OutOfTurn { expected: self.next, given: later.first });
        }
        for (own, other) in self.results.iter_mut().zip(&later.results) {
            own.refused += other.refused;
            own.moments.merge(&other.moments);
            for (sums, more) in own.inputs.iter_mut().zip(&other.inputs) {
                sums.merge(more);
            }
        }
        self.next = later.next;
        self.sample.clone_from(&later.sample);
        Ok(())
    }

    /// The number of base samples that a result was refused in.
    #[must_use]
    pub fn refused(&self, result: usize) -> Option<u64> {
        self.results.get(result).map(|sums| sums.refused)
    }

    /// The variance of a result; `None` without base samples.
    #[must_use]
    pub fn variance(&self, result: usize) -> Option<f64> {
        self.results.get(result).and_then(|sums| sums.moments.variance())
    }

    /// The indices of every input for a result; empty where it does not vary, or without two base samples.
    #[must_use]
    pub fn indices(&self, result: usize) -> Vec<Indices> {
        let Some(sums) = self.results.get(result) else { return Vec::new() };
        sums.inputs.iter().filter_map(|input| Indices::of(&sums.moments, input)).collect()
    }
}

impl Sums {
    /// Adds a base sample; `None` if any of its evaluations was refused.
    fn add(&mut self, sample: Option<&[f64]>) {
        let Some([a, b, mixed @ ..]) = sample.filter(|values| values.iter().all(|value| value.is_finite()))
        else {
            self.refused += 1;
            return;
        };
        let (a, b) = (a - self.centre, b - self.centre);
        self.moments.add(a, b);
        for (sums, value) in self.inputs.iter_mut().zip(mixed) {
            sums.merge(&input_sums(a, b, value - self.centre));
        }
    }
}
