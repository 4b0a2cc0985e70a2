//! The figures that every part of a paper is made of, computed once: each model's budget, and the needs of schools.

use super::NeedBy;
use super::budget::budget_of;
use crate::compare::{Budget, Needs, needs};
use crate::exact::Evaluator;
use crate::study::{Mover, Results, RunResult};

/// Each model's budget, and the needs of schools if they are measured.
#[derive(Clone, Debug)]
pub struct Figures {
    /// One for each result, in their order.
    pub budgets: Vec<Budget>,
    /// The need of each school; nothing if it is not measured.
    pub needs: Option<Needs>,
}

impl Figures {
    /// The figures of results, with need measured by a value of one of them.
    #[must_use]
    pub fn of(results: &Results, need: Option<NeedBy>) -> Self {
        Self {
            budgets: results.runs.iter().map(budget_of).collect(),
            needs: need.and_then(|by| needs_by(by.run, by)),
        }
    }

    /// The same where a number of one model has moved: only what the number reaches is computed again. Needs that it
    /// reaches are left out of data with more rows than `most`, where they take too long.
    #[must_use]
    pub fn moved(
        &self,
        (place, run, mover): (usize, &RunResult, &Mover),
        need: Option<NeedBy>,
        most: usize,
    ) -> Self {
        let (model, frame) = (&run.model, &run.bound.frame);
        let mut figures = self.clone();
        if let Some(budget) = figures.budgets.get_mut(place) {
            let mut moved = budget.clone().paying(model, frame, &run.outcome);
            if model.price_list.is_some_and(|list| mover.reaches(list)) {
                let evaluator = Evaluator::new(model, frame, &run.slots).knowing(&run.outcome);
                moved = moved.listing(model, frame, &evaluator);
            }
            *budget = moved;
        }
        if let Some(by) = need.filter(|by| by.run.model.id == model.id && mover.reaches(by.value)) {
            let is_small = frame.len(crate::base::KeySet::ROW) <= most;
            figures.needs = is_small.then(|| needs_by(run, by)).flatten();
        }
        figures
    }

    /// What each model costs in all.
    pub fn totals(&self) -> impl Iterator<Item = crate::base::Ore> + '_ {
        self.budgets.iter().map(|budget| budget.lines.iter().map(|line| line.total).sum())
    }
}

fn needs_by(run: &RunResult, by: NeedBy) -> Option<Needs> {
    needs(&run.model, &run.bound.frame, &run.slots, by.value)
}
