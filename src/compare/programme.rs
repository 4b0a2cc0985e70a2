//! What each programme gets: the money of every amount placed on the programmes of those it is paid for.

use super::budget::{Budget, Line, values_of};
use crate::base::number::whole;
use crate::base::rounding::largest_remainder;
use crate::base::{Exact, Key, KeySet, NodeId, Ore, Step};
use crate::exact::Evaluator;
use crate::frame::Frame;
use crate::model::Model;
use crate::model::outcome::Outcome;
use crate::model::parts::Origin;
use num_traits::{Signed, Zero};
use std::collections::BTreeMap;

/// The budget of every programme, by its code; none if the model has no key `programme`, or rows without one.
///
/// An amount that is not computed by programme is spread over the programmes of the rows that it is paid for: by student
/// years; if it stands outside the group of amounts computed before it, such as a compensation for VAT, by the money
/// that those have placed there. So programmes add up to the total, to the öre. What is paid for nobody's programme
/// stands in a last line without code.
#[must_use]
pub fn programmes(model: &Model, frame: &Frame, outcome: &Outcome, slots: &[Exact]) -> Option<Budget> {
    let key = model.key_named("programme")?;
    let rows = (0..frame.len(KeySet::ROW)).map(|row| frame.member_at(KeySet::ROW, row, key));
    let programme_of: Vec<usize> = rows.map(|member| Some(member? as usize)).collect::<Option<_>>()?;
    let evaluator = Evaluator::new(model, frame, slots);
    let heads = |origin: &Origin| {
        let heads =
            (0..programme_of.len()).map(|row| evaluator.heads(row, origin).unwrap_or_else(|_| whole(0)));
        heads.collect::<Vec<Exact>>()
    };
    let (students, student_years) = (heads(&Origin::Students), heads(&Origin::StudentYears));
    let mut placing = Placing {
        model,
        frame,
        outcome,
        key,
        placed: vec![whole(0); programme_of.len()],
        programme_of,
        student_years,
    };
    let count = frame.codes(key).len();
    let components = model.components();
    let sums: Vec<Vec<Ore>> = placing.all(&components, count)?;
    let grain = model.order.minimal(KeySet::of(key));
    let listed = model.price_list.filter(|id| placing.settles(*id));
    let listed = listed.map(|id| values_of(model, frame, &evaluator, id, grain));
    let line = |at: usize, code: &str| {
        let own: Vec<Ore> = sums.iter().map(|sums| sums.get(at).copied().unwrap_or_default()).collect();
        let by = |heads: &[Exact]| {
            let mine = heads.iter().zip(&placing.programme_of).filter(|(_, programme)| **programme == at);
            mine.fold(whole(0), |sum, (number, _)| sum + number)
        };
        Line {
            code: code.to_owned(),
            students: by(&students),
            student_years: by(&placing.student_years),
            total: own.iter().copied().sum(),
            components: own,
            // No list price stands in the line of nobody's programme.
            price_list: listed.as_ref().and_then(|all| all.get(at).copied().unwrap_or(Some(Ore::ZERO))),
        }
    };
    let codes = frame.codes(key).iter().map(String::as_str).chain([""]);
    let lines = codes.enumerate().map(|(at, code)| line(at, code));
    let is_used = |line: &Line| line.total != Ore::ZERO || !line.student_years.is_zero();
    Some(Budget { components, lines: lines.filter(is_used).collect() })
}

/// Money on its way to rows.
struct Placing<'a> {
    model: &'a Model,
    frame: &'a Frame,
    outcome: &'a Outcome,
    key: Key,
    programme_of: Vec<usize>,
    student_years: Vec<Exact>,
    /// What each row has been given by amounts of deeper groups.
    placed: Vec<Exact>,
}

impl Placing<'_> {
    /// For each amount, one sum for each programme and a last one for nobody's. Amounts come deepest group first.
    fn all(&mut self, components: &[NodeId], count: usize) -> Option<Vec<Vec<Ore>>> {
        let mut sums = Vec::new();
        let deepest = components.iter().map(|id| self.model.depth(*id)).max().unwrap_or(0);
        let mut depth = deepest;
        let mut next = self.placed.clone();
        for id in components {
            if self.model.depth(*id) != depth {
                depth = self.model.depth(*id);
                self.placed.clone_from(&next);
            }
            sums.push(self.amount(*id, depth < deepest, count, &mut next)?);
        }
        Some(sums)
    }

    /// Whether a value or amount is computed by programme.
    fn settles(&self, id: NodeId) -> bool {
        let grain = self.model.node(id).map(|node| node.grain).unwrap_or_default();
        self.model.order.determines(grain, KeySet::of(self.key))
    }

    fn amount(&self, id: NodeId, by_money: bool, count: usize, next: &mut [Exact]) -> Option<Vec<Ore>> {
        let grain = self.model.node(id)?.grain;
        let mut members: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for row in 0..self.programme_of.len() {
            members.entry(self.frame.up(KeySet::ROW, row, grain)?).or_default().push(row);
        }
        let mut sums = vec![Ore::ZERO; count + 1];
        for instance in 0..self.frame.len(grain) {
            let paid = self.outcome.at(id, instance)?;
            let rows = members.get(&instance).map_or(&[][..], Vec::as_slice);
            let own = self.frame.member_at(grain, instance, self.key).map(|member| member as usize);
            for (programme, part) in self.parts(rows, paid, own.unwrap_or(count), by_money, next)? {
                let sum = sums.get_mut(programme)?;
                *sum = *sum + part;
            }
        }
        Some(sums)
    }

    /// One payment by programme; of one that is paid for no rows, all to the programme that it is computed for.
    fn parts(
        &self,
        rows: &[usize],
        paid: Ore,
        own: usize,
        by_money: bool,
        next: &mut [Exact],
    ) -> Option<Vec<(usize, Ore)>> {
        let sum = |weights: &[Exact]| {
            rows.iter().filter_map(|row| weights.get(*row)).fold(whole(0), |sum, weight| sum + weight)
        };
        let weights =
            if by_money && sum(&self.placed).is_positive() { &self.placed } else { &self.student_years };
        let all = sum(weights);
        if !all.is_positive() {
            return Some(vec![(own, paid)]);
        }
        let mut parts: BTreeMap<usize, Exact> = BTreeMap::new();
        for row in rows {
            let part = paid.exact() * weights.get(*row)? / &all;
            *next.get_mut(*row)? += &part;
            *parts.entry(*self.programme_of.get(*row)?).or_insert_with(|| whole(0)) += part;
        }
        let step = Step::new(Exact::new(1.into(), 100.into()))?;
        let exact: Vec<Exact> = parts.values().cloned().collect();
        let rounded = largest_remainder(&exact, &paid.exact(), &step);
        let ore = rounded.iter().map(|part| Ore::rounded(part).ok()).collect::<Option<Vec<Ore>>>()?;
        Some(parts.into_keys().zip(ore).collect())
    }
}
