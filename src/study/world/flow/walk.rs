//! Who can be at which step in which school year: the rows of a budget year, before anybody is counted.

use super::parts::Part;
use std::collections::BTreeSet;

/// The steps of a flow.
#[derive(Clone, Copy, Debug)]
pub(super) struct Steps {
    pub first: i64,
    pub last: i64,
    /// Whether a part of a row may stay in its step.
    pub repeats: bool,
}

/// Where a row of the data begins, and whether those who come in are like it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Base {
    /// The row.
    pub row: usize,
    /// Its step; none if it is at none of the steps, and stays as it is.
    pub step: Option<i64>,
    /// Whether those who come in are like it.
    pub like: bool,
}

/// A row of the budget year: which part, which row of the data, at which step now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Walker {
    pub part: usize,
    pub row: usize,
    pub step: Option<i64>,
}

/// One row of the data on its way through the school years.
#[derive(Clone, Debug)]
pub(super) struct Way {
    /// Its part of the budget year, by number.
    pub part: usize,
    /// Where it begins.
    pub base: Base,
    /// The steps at which somebody may be: before all stages, and after each.
    reached: Vec<BTreeSet<i64>>,
    /// Whether each stage is passed.
    passed: Vec<bool>,
}

/// What may happen to a row in one stage so that somebody is at a step after it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Happens {
    /// Somebody moves on to the step.
    pub goes: bool,
    /// Somebody stays at the step.
    pub stays: bool,
    /// Nothing happens in this stage.
    pub same: bool,
    /// Somebody comes in.
    pub comes: bool,
}

impl Way {
    pub fn new(part: usize, of: &Part, base: Base, stages: &[i32], steps: Steps) -> Self {
        let passed: Vec<bool> = stages.iter().map(|stage| of.passes(*stage)).collect();
        let mut reached = vec![base.step.into_iter().collect::<BTreeSet<i64>>()];
        for passes in &passed {
            let before = reached.last().cloned().unwrap_or_default();
            reached.push(if *passes && base.step.is_some() {
                steps.after(&before, base.like)
            } else {
                before
            });
        }
        Self { part, base, reached, passed }
    }

    /// The rows of the budget year that come of it.
    pub fn walkers(&self) -> Vec<Walker> {
        let walker = |step| Walker { part: self.part, row: self.base.row, step };
        if self.base.step.is_none() {
            return vec![walker(None)];
        }
        self.reached.last().into_iter().flatten().map(|step| walker(Some(*step))).collect()
    }

    /// What may happen in a stage (from 1) so that somebody is at a step after it.
    pub fn happens(&self, stage: usize, step: Option<i64>, steps: Steps) -> Happens {
        let before = stage.checked_sub(1).and_then(|at| Some((self.reached.get(at)?, *self.passed.get(at)?)));
        let Some((reached, passed)) = before else { return Happens::default() };
        match (step, self.base.step) {
            (None, None) => Happens { same: true, ..Happens::default() },
            (Some(step), Some(_)) if passed => Happens {
                goes: step > steps.first && step <= steps.last && reached.contains(&(step - 1)),
                stays: steps.repeats && reached.contains(&step),
                same: false,
                comes: self.base.like && step == steps.first,
            },
            (Some(step), Some(_)) => Happens { same: reached.contains(&step), ..Happens::default() },
            _ => Happens::default(),
        }
    }
}

impl Steps {
    fn after(self, before: &BTreeSet<i64>, like: bool) -> BTreeSet<i64> {
        let on = before.iter().map(|step| step + 1).filter(|step| *step <= self.last);
        let stay = before.iter().copied().filter(|_| self.repeats);
        let come = like.then_some(self.first);
        on.chain(stay).chain(come).collect()
    }
}
