//! Which students stand behind the figures of a result: by school and programme, what each is paid for by programme, and
//! whom a perspective counts.

use super::budget::values_of;
use crate::base::number::whole;
use crate::base::{Exact, Key, KeySet, NodeId, Ore};
use crate::exact::{Evaluator, Value};
use crate::frame::Frame;
use crate::model::Model;
use crate::model::outcome::Outcome;
use crate::model::parts::Origin;
use num_traits::Zero;
use std::collections::BTreeMap;

/// The students of one school and programme.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// The school's code.
    pub school: String,
    /// The programme's code; empty if the model has no key `programme`.
    pub programme: String,
    /// Their student years.
    pub student_years: Exact,
}

/// Every school and programme with students, in order; none if nobody is paid by school or rows have no students.
#[must_use]
pub fn groups(model: &Model, frame: &Frame, slots: &[Exact]) -> Option<Vec<Group>> {
    let school = model.payee?;
    let programme = model.key_named("programme");
    let evaluator = Evaluator::new(model, frame, slots);
    let mut sums: BTreeMap<(String, String), Exact> = BTreeMap::new();
    for row in 0..frame.len(KeySet::ROW) {
        let code = |key: Key| Some(frame.code(key, frame.member_at(KeySet::ROW, row, key)?).to_owned());
        let own = (code(school)?, programme.and_then(code).unwrap_or_default());
        let years = evaluator.heads(row, &Origin::StudentYears).ok()?;
        *sums.entry(own).or_insert_with(|| whole(0)) += years;
    }
    let group = |((school, programme), student_years)| Group { school, programme, student_years };
    Some(sums.into_iter().map(group).filter(|group| !group.student_years.is_zero()).collect())
}

/// For each amount of the total that is computed by programme, and for the price list: what it pays in all for each
/// programme, by code.
#[must_use]
pub fn paid_by_programme(
    model: &Model,
    frame: &Frame,
    outcome: &Outcome,
    slots: &[Exact],
) -> Vec<BTreeMap<String, Exact>> {
    let Some(key) = model.key_named("programme") else { return Vec::new() };
    let settles = |id: &NodeId| {
        let grain = model.node(*id).map(|node| node.grain).unwrap_or_default();
        model.order.determines(grain, KeySet::of(key))
    };
    let evaluator = Evaluator::new(model, frame, slots);
    let amount = |id: NodeId| {
        let grain = model.node(id)?.grain;
        let mut sums: BTreeMap<String, Exact> = BTreeMap::new();
        for instance in 0..frame.len(grain) {
            let code = frame.code(key, frame.member_at(grain, instance, key)?).to_owned();
            *sums.entry(code).or_insert_with(|| whole(0)) += outcome.at(id, instance)?.exact();
        }
        Some(sums)
    };
    let by_programme = model.order.minimal(KeySet::of(key));
    let listed = |id: NodeId| {
        let one = |(at, sum): (usize, Option<Ore>)| {
            let code = frame.code(key, frame.member_at(by_programme, at, key)?).to_owned();
            Some((code, sum?.exact()))
        };
        let sums = values_of(model, frame, &evaluator, id, by_programme);
        sums.into_iter().enumerate().map(one).collect::<Option<BTreeMap<String, Exact>>>()
    };
    let amounts = model.components().into_iter().filter(settles).filter_map(amount);
    amounts.chain(model.price_list.filter(settles).and_then(listed)).collect()
}

/// The student years of each school that a perspective counts, by the school's code, if the model has the perspective.
#[must_use]
pub fn students_counted(
    model: &Model,
    frame: &Frame,
    slots: &[Exact],
    perspective: &str,
) -> Option<BTreeMap<String, Exact>> {
    let condition = &model.perspectives.iter().find(|one| one.name == perspective)?.condition;
    let school = model.payee?;
    let evaluator = Evaluator::new(model, frame, slots);
    let mut sums: BTreeMap<String, Exact> = BTreeMap::new();
    for row in 0..frame.len(KeySet::ROW) {
        if evaluator.formula(condition, (KeySet::ROW, row)) == Ok(Some(Value::YesNo(true))) {
            let code = frame.code(school, frame.member_at(KeySet::ROW, row, school)?).to_owned();
            *sums.entry(code).or_insert_with(|| whole(0)) +=
                evaluator.heads(row, &Origin::StudentYears).ok()?;
        }
    }
    Some(sums)
}
