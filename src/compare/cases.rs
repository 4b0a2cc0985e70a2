//! Who is paid by which rule: for each case of an amount or value, its students and what they are paid.

use crate::base::{Exact, Key, KeySet, NodeId, Ore};
use crate::exact::{Evaluator, Value};
use crate::frame::Frame;
use crate::model::Model;
use crate::model::outcome::Outcome;
use crate::model::parts::{Case, Origin};

/// One case with those whom it concerns.
#[derive(Clone, Debug, PartialEq)]
pub struct CaseLine {
    /// The amount or value.
    pub node: NodeId,
    /// Its place among the node's cases, from 0.
    pub case: usize,
    /// Student years of the rows for which it is the first case that holds.
    pub student_years: Exact,
    /// What is paid where it holds; none where the condition varies with more than the amount does.
    pub paid: Option<Ore>,
}

/// Every case of the model itself, in order.
#[must_use]
pub fn cases(model: &Model, frame: &Frame, outcome: &Outcome, slots: &[Exact]) -> Vec<CaseLine> {
    let evaluator = Evaluator::new(model, frame, slots);
    let own = model.numbered().filter(|(_, node)| node.is_own() && !node.cases.is_empty());
    own.flat_map(|(id, node)| {
        let holds = |at: (KeySet, usize)| first(&evaluator, &node.cases, at);
        let years = years_by_case(frame, &evaluator, node.cases.len(), &holds);
        let paid = paid_by_case(model, frame, outcome, id, &holds);
        years.into_iter().enumerate().map(move |(case, student_years)| {
            let paid = paid.as_ref().and_then(|sums| sums.get(case)).copied();
            CaseLine { node: id, case, student_years, paid }
        })
    })
    .collect()
}

/// The first case that holds for an instance; none if a condition cannot be read there.
fn first(evaluator: &Evaluator, cases: &[Case], at: (KeySet, usize)) -> Option<usize> {
    for (number, case) in cases.iter().enumerate() {
        match &case.when {
            None => return Some(number),
            Some(when) => match evaluator.formula(when, at) {
                Ok(Some(Value::YesNo(true))) => return Some(number),
                Ok(_) => {}
                Err(_) => return None,
            },
        }
    }
    None
}

fn years_by_case(
    frame: &Frame,
    evaluator: &Evaluator,
    count: usize,
    holds: &dyn Fn((KeySet, usize)) -> Option<usize>,
) -> Vec<Exact> {
    let mut years = vec![Exact::from_integer(0.into()); count];
    for row in 0..frame.len(KeySet::ROW) {
        let sum = holds((KeySet::ROW, row)).and_then(|case| years.get_mut(case));
        if let (Some(sum), Ok(number)) = (sum, evaluator.heads(row, &Origin::StudentYears)) {
            *sum += number;
        }
    }
    years
}

/// What an amount pays by case, where its own grain settles every condition.
fn paid_by_case(
    model: &Model,
    frame: &Frame,
    outcome: &Outcome,
    id: NodeId,
    holds: &dyn Fn((KeySet, usize)) -> Option<usize>,
) -> Option<Vec<Ore>> {
    let node = model.node(id)?;
    let settled =
        |case: &Case| case.when.as_ref().is_none_or(|when| model.order.determines(node.grain, when.ty.grain));
    if node.grain.has(Key::ROW) || !outcome.amounts.contains_key(&id) || !node.cases.iter().all(settled) {
        return None;
    }
    let mut paid = vec![Ore::ZERO; node.cases.len()];
    for instance in 0..frame.len(node.grain) {
        if let Some(sum) = holds((node.grain, instance)).and_then(|case| paid.get_mut(case)) {
            *sum = *sum + outcome.at(id, instance)?;
        }
    }
    Some(paid)
}
