//! One at a time: how far each result moves when one input goes from low to high while the others stay in the middle.

use super::feed::{FeedFault, in_turn};
use std::cmp::Reverse;

/// Where an input stands in an evaluation; what low, middle and high are is for whoever evaluates to say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// Its low value, such as the 5th percentile.
    Low,
    /// Its middle value, such as the median.
    Middle,
    /// Its high value, such as the 95th percentile.
    High,
}

/// The evaluations of a study one input at a time: number 0 with all in the middle, then each input low and high.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TornadoPlan {
    /// The number of inputs.
    pub inputs: u32,
}

impl TornadoPlan {
    /// The number of evaluations.
    #[must_use]
    pub fn evaluations(&self) -> u64 {
        1 + 2 * u64::from(self.inputs)
    }

    /// Where an input stands in an evaluation.
    #[must_use]
    pub fn place(&self, evaluation: u64, input: u32) -> Place {
        let low = 1 + 2 * u64::from(input);
        match evaluation.checked_sub(low) {
            Some(0) => Place::Low,
            Some(1) => Place::High,
            _ => Place::Middle,
        }
    }
}

/// The results of the evaluations of a [`TornadoPlan`], in whole steps of each result (öre for money).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tornado {
    plan: TornadoPlan,
    results: usize,
    evaluations: Vec<Vec<Option<i64>>>,
}

/// What one input does to one result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Swing {
    /// The input's number.
    pub input: u32,
    /// The result with the input low; `None` if refused.
    pub low: Option<i64>,
    /// The result with the input high; `None` if refused.
    pub high: Option<i64>,
}

impl Swing {
    /// High minus low; `None` if either was refused.
    #[must_use]
    pub fn difference(&self) -> Option<i128> {
        Some(i128::from(self.high?) - i128::from(self.low?))
    }
}

impl Tornado {
    /// No evaluations yet.
    #[must_use]
    pub const fn new(plan: TornadoPlan, results: usize) -> Self {
        Self { plan, results, evaluations: Vec::new() }
    }

    /// Takes in the next evaluation: every result, `None` where it was refused.
    ///
    /// # Errors
    /// [`FeedFault`] when another evaluation is next, or with another number of results.
    pub fn push(&mut self, evaluation: u64, values: &[Option<i64>]) -> Result<(), FeedFault> {
        in_turn(self.evaluations.len() as u64, evaluation, self.results, values.len())?;
        self.evaluations.push(values.to_vec());
        Ok(())
    }

    /// A result with all inputs in the middle.
    #[must_use]
    pub fn middle(&self, result: usize) -> Option<i64> {
        self.value(0, result)
    }

    /// What each input does to a result, the widest swing first; equal ones by number, those with a refusal last.
    #[must_use]
    pub fn swings(&self, result: usize) -> Vec<Swing> {
        let swing = |input: u32| {
            let low = 1 + 2 * input as usize;
            Swing { input, low: self.value(low, result), high: self.value(low + 1, result) }
        };
        let mut swings: Vec<Swing> = (0..self.plan.inputs).map(swing).collect();
        swings.sort_by_key(|swing| Reverse(swing.difference().map(i128::abs)));
        swings
    }

    fn value(&self, evaluation: usize, result: usize) -> Option<i64> {
        self.evaluations.get(evaluation).and_then(|values| values.get(result)).copied().flatten()
    }
}
