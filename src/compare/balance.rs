//! Both sides of the money: what the home municipality pays, what its own schools get, and the identity between them.

use crate::base::{Exact, Ore};
use crate::exact::{Evaluator, Value};
use crate::frame::Frame;
use crate::model::Model;
use crate::model::outcome::Outcome;
use crate::model::parts::Perspective;
use std::collections::BTreeMap;

/// Cost and income of one municipality.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Balance {
    /// What the municipality pays for its students, wherever they go.
    pub cost: Ore,
    /// The part of it that goes to its own schools.
    pub own: Ore,
    /// What its own schools get, from every home municipality.
    pub income: Ore,
    /// The part of it that others pay.
    pub from_others: Ore,
}

impl Balance {
    /// What goes to other organisers' schools.
    #[must_use]
    pub fn to_others(self) -> Ore {
        self.cost - self.own
    }

    /// Income = cost − to others' schools + from others' students.
    #[must_use]
    pub fn holds(self) -> bool {
        self.income == self.cost - self.to_others() + self.from_others
    }
}

/// What each school gets that a perspective counts, by the school's code, if the model has the perspective.
#[must_use]
pub fn counted_by_school(
    model: &Model,
    frame: &Frame,
    outcome: &Outcome,
    slots: &[Exact],
    perspective: &str,
) -> Option<BTreeMap<String, Ore>> {
    let condition = &model.perspectives.iter().find(|one| one.name == perspective)?.condition;
    let payee = model.payee?;
    let evaluator = Evaluator::new(model, frame, slots);
    let mut sums = BTreeMap::new();
    for id in model.components() {
        let grain = model.node(id)?.grain;
        for instance in 0..frame.len(grain) {
            if evaluator.formula(condition, (grain, instance)) != Ok(Some(Value::YesNo(true))) {
                continue;
            }
            let code = frame.code(payee, frame.member_at(grain, instance, payee)?);
            let sum = sums.entry(code.to_owned()).or_insert(Ore::ZERO);
            *sum = *sum + outcome.at(id, instance)?;
        }
    }
    Some(sums)
}

/// Cost and income, if the model has the perspectives `cost` and `income`.
#[must_use]
pub fn balance(model: &Model, frame: &Frame, outcome: &Outcome, slots: &[Exact]) -> Option<Balance> {
    let named = |name: &str| model.perspectives.iter().find(|perspective| perspective.name == name);
    let (cost, income) = (named("cost")?, named("income")?);
    let evaluator = Evaluator::new(model, frame, slots);
    let mut balance = Balance::default();
    for id in model.components() {
        let grain = model.node(id)?.grain;
        for instance in 0..frame.len(grain) {
            let ore = outcome.at(id, instance)?;
            let counts = |perspective: &Perspective| {
                evaluator.formula(&perspective.condition, (grain, instance)) == Ok(Some(Value::YesNo(true)))
            };
            let (pays, gets) = (counts(cost), counts(income));
            let nothing = Ore::ZERO;
            balance.cost = balance.cost + if pays { ore } else { nothing };
            balance.own = balance.own + if pays && gets { ore } else { nothing };
            balance.income = balance.income + if gets { ore } else { nothing };
            balance.from_others = balance.from_others + if gets && !pays { ore } else { nothing };
        }
    }
    Some(balance)
}
