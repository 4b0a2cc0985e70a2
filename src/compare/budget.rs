//! What each school gets, by component, per student, and by the regional price list alone.

use crate::base::number::{quotient, whole};
use crate::base::{Exact, KeySet, NodeId, Ore};
use crate::exact::Evaluator;
use crate::frame::Frame;
use crate::model::Model;
use crate::model::outcome::Outcome;
use crate::model::parts::Origin;

/// What all schools get.
#[derive(Clone, Debug, PartialEq)]
pub struct Budget {
    /// The amounts that make up the total, in the model's order.
    pub components: Vec<NodeId>,
    /// One line a school, by code.
    pub lines: Vec<Line>,
}

/// What one school gets.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// Its code.
    pub code: String,
    /// Its students; over two terms the sum of both counts.
    pub students: Exact,
    /// Its student years.
    pub student_years: Exact,
    /// One sum for each component.
    pub components: Vec<Ore>,
    /// Their sum.
    pub total: Ore,
    /// What the price list alone would pay.
    pub price_list: Option<Ore>,
}

impl Line {
    /// Money for each student year; none without students.
    #[must_use]
    pub fn per_student(&self, money: Ore) -> Option<Exact> {
        let none = self.student_years == Exact::from_integer(0.into());
        (!none).then(|| quotient(&money.exact(), &self.student_years))
    }
}

/// Amounts of the model itself that are not part of the total.
#[must_use]
pub fn outside_total(model: &Model) -> Vec<NodeId> {
    let inside = model.components();
    let own = model.numbered().filter(|(_, node)| node.is_amount() && node.is_own());
    own.map(|(id, _)| id).filter(|id| !inside.contains(id)).collect()
}

/// The name of the key by which every one of several models pays schools; nothing if some model has no such key, or pays
/// an amount that is of no single school.
#[must_use]
pub fn school_key<'a>(models: impl Iterator<Item = &'a Model>) -> Option<String> {
    let name = |model: &Model| {
        let payee = model.payee?;
        let of_school = |id: &NodeId| {
            model.node(*id).is_some_and(|node| model.order.determines(node.grain, KeySet::of(payee)))
        };
        let name = model.keys.get(payee.index())?.name.clone();
        model.components().iter().all(of_school).then_some(name)
    };
    let names: Vec<Option<String>> = models.map(name).collect();
    let first = names.first()?.clone()?;
    names.iter().all(|name| name.as_ref() == Some(&first)).then_some(first)
}

/// The budget of every school, from all payers.
#[must_use]
pub fn budget(model: &Model, frame: &Frame, outcome: &Outcome, slots: &[Exact]) -> Budget {
    let grain = schools(model);
    let evaluator = Evaluator::new(model, frame, slots);
    let [students, student_years] =
        [Origin::Students, Origin::StudentYears].map(|origin| heads(frame, &evaluator, &origin, grain));
    let listed = model.price_list.map(|id| values_of(model, frame, &evaluator, id, grain));
    let member = |school: usize| {
        let key = model.payee?;
        Some(frame.code(key, frame.member_at(grain, school, key)?).to_owned())
    };
    let lines = students.into_iter().zip(student_years).enumerate().map(|(school, (students, years))| Line {
        code: member(school).unwrap_or_default(),
        students,
        student_years: years,
        components: Vec::new(),
        total: Ore::ZERO,
        price_list: listed.as_ref().and_then(|all| all.get(school).copied().flatten()),
    });
    let unpaid = Budget { components: model.components(), lines: lines.collect() };
    unpaid.paying(model, frame, outcome)
}

impl Budget {
    /// The same schools and students, paid what an outcome says.
    #[must_use]
    pub fn paying(mut self, model: &Model, frame: &Frame, outcome: &Outcome) -> Self {
        let grain = schools(model);
        let own = |id: &NodeId| model.node(*id).map_or(KeySet::NONE, |node| node.grain);
        let sums: Vec<Vec<Ore>> =
            self.components.iter().map(|id| outcome.paid_to_each(*id, own(id), frame, grain)).collect();
        for (school, line) in self.lines.iter_mut().enumerate() {
            line.components = sums.iter().map(|sums| sums.get(school).copied().unwrap_or_default()).collect();
            line.total = line.components.iter().copied().sum();
        }
        self
    }

    /// The same with what the price list alone pays by other numbers of the model.
    #[must_use]
    pub fn listing(mut self, model: &Model, frame: &Frame, evaluator: &Evaluator) -> Self {
        let grain = schools(model);
        let listed = model.price_list.map(|id| values_of(model, frame, evaluator, id, grain));
        for (school, line) in self.lines.iter_mut().enumerate() {
            line.price_list = listed.as_ref().and_then(|all| all.get(school).copied().flatten());
        }
        self
    }
}

/// The grain whose members are the schools.
fn schools(model: &Model) -> KeySet {
    model.order.minimal(model.payee.map_or(KeySet::NONE, KeySet::of))
}

/// A value summed over all that belongs to each member of a coarser grain, to the öre; nothing where a part is missing.
pub(super) fn values_of(
    model: &Model,
    frame: &Frame,
    evaluator: &Evaluator,
    id: NodeId,
    grain: KeySet,
) -> Vec<Option<Ore>> {
    let mut sums: Vec<Option<Exact>> = vec![Some(whole(0)); frame.len(grain)];
    let own = model.node(id).map(|node| node.grain);
    let Some(own) = own else { return vec![None; sums.len()] };
    for instance in 0..frame.len(own) {
        let Some(sum) = frame.up(own, instance, grain).and_then(|member| sums.get_mut(member)) else {
            continue;
        };
        *sum = sum.take().zip(evaluator.number(id, instance)).map(|(sum, number)| sum + number);
    }
    sums.into_iter().map(|sum| Ore::rounded(&sum?).ok()).collect()
}

/// The students, or student years, of each school.
fn heads(frame: &Frame, evaluator: &Evaluator, origin: &Origin, grain: KeySet) -> Vec<Exact> {
    let mut sums = vec![whole(0); frame.len(grain)];
    for row in 0..frame.len(KeySet::ROW) {
        let Some(sum) = frame.up(KeySet::ROW, row, grain).and_then(|member| sums.get_mut(member)) else {
            continue;
        };
        if let Ok(number) = evaluator.heads(row, origin) {
            *sum += number;
        }
    }
    sums
}
