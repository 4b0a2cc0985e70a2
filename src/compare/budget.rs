//! What each school gets, by component, per student, and by the regional price list alone.

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
        (!none).then(|| money.exact() / &self.student_years)
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
    let components = model.components();
    let payee = model.payee.map_or(KeySet::NONE, KeySet::of);
    let grain = model.order.minimal(payee);
    let evaluator = Evaluator::new(model, frame, slots);
    let own = |id: &NodeId| model.node(*id).map_or(KeySet::NONE, |node| node.grain);
    let lines = (0..frame.len(grain)).map(|school| {
        let sums: Vec<Ore> =
            components.iter().map(|id| outcome.paid_to(*id, own(id), frame, (grain, school))).collect();
        let member =
            model.payee.and_then(|key| frame.member_at(grain, school, key).map(|m| frame.code(key, m)));
        Line {
            code: member.unwrap_or("").to_owned(),
            students: heads(frame, &evaluator, &Origin::Students, grain, school),
            student_years: heads(frame, &evaluator, &Origin::StudentYears, grain, school),
            total: sums.iter().copied().sum(),
            components: sums,
            price_list: model.price_list.and_then(|id| value_of(model, frame, &evaluator, id, grain, school)),
        }
    });
    Budget { components: components.clone(), lines: lines.collect() }
}

/// A value summed over all that belongs to one member of a coarser grain, to the öre.
pub(super) fn value_of(
    model: &Model,
    frame: &Frame,
    evaluator: &Evaluator,
    id: NodeId,
    grain: KeySet,
    school: usize,
) -> Option<Ore> {
    let node = model.node(id)?;
    let mine = (0..frame.len(node.grain)).filter(|i| frame.up(node.grain, *i, grain) == Some(school));
    let numbers = mine.map(|instance| evaluator.number(id, instance)).collect::<Option<Vec<Exact>>>()?;
    Ore::rounded(&numbers.into_iter().fold(Exact::from_integer(0.into()), |sum, n| sum + n)).ok()
}

/// The students, or student years, of one school.
fn heads(frame: &Frame, evaluator: &Evaluator, origin: &Origin, grain: KeySet, school: usize) -> Exact {
    let mine = (0..frame.len(KeySet::ROW)).filter(|row| frame.up(KeySet::ROW, *row, grain) == Some(school));
    let counted = mine.filter_map(|row| evaluator.heads(row, origin).ok());
    counted.fold(Exact::from_integer(0.into()), |sum, number| sum + number)
}
