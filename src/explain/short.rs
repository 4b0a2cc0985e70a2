//! An amount of one school told short: students who are paid alike are counted together, wherever they live.

use super::pieces::At;
use super::reason::{Quantity, Read, Reason, What};
use super::why::{Explainer, line};
use crate::base::number::whole;
use crate::base::{Exact, Key, NodeId, Ore, SlotId};
use crate::formula::Op;
use crate::formula::tree::Summary;
use crate::formula::typed::Aggregate;
use crate::model::parts::{Body, NodeDef, Share};
use num_traits::Zero;

impl Explainer<'_> {
    /// Why one payee gets what an amount pays it, in as few lines as say it all: students by what they are paid, the
    /// payee's whole part of a pot, and one line for those whose payer keeps the baseline's rules.
    #[must_use]
    pub fn short(&self, id: NodeId, payee: At) -> Option<Reason> {
        let node = self.model.node(id)?;
        let instances = self.instances(node, payee);
        let paid = |list: &[usize]| list.iter().filter_map(|i| self.evaluator.paid(id, *i)).sum::<Ore>();
        let decides = |i: &usize| {
            node.decided.as_ref().is_none_or(|decided| self.is_yes(&decided.by, (node.grain, *i)))
        };
        let (own, others): (Vec<usize>, Vec<usize>) = instances.iter().copied().partition(decides);
        let mut children = match &node.body {
            Body::Formula(formula) => match &formula.typed.op {
                Op::Aggregate(aggregate) if is_sum_of_rows(aggregate) => {
                    self.students(node, aggregate, payee, (&own, paid(&own)))
                }
                _ => self.each(id, node, &own, payee),
            },
            Body::Share(share) => self.whole_part(node, share, &own),
            _ => self.each(id, node, &own, payee),
        };
        if paid(&others) != Ore::ZERO {
            children.push(line(What::ByBaseline, Some(Quantity::Ore(paid(&others)))));
        }
        let value = Some(Quantity::Ore(paid(&instances)));
        Some(Reason { source: node.source.clone(), children, ..line(What::Node(id), value) })
    }

    /// Students by what they are paid, and what rounding leaves.
    fn students(
        &self,
        node: &NodeDef,
        aggregate: &Aggregate,
        payee: At,
        own: (&[usize], Ore),
    ) -> Vec<Reason> {
        let is_own =
            |row: usize| self.frame.up(aggregate.over, row, node.grain).is_some_and(|at| own.0.contains(&at));
        let mut lines = self.rows_where(aggregate, payee, &is_own);
        lines.retain(|line| !number(line).is_zero());
        lines.sort_by_key(|line| line.reads.iter().find_map(slot));
        let sum = lines.iter().fold(whole(0), |sum, line| sum + number(line));
        let unit = aggregate.argument.ty.unit().cloned().unwrap_or_default();
        let left = own.1.exact() - sum;
        if !left.is_zero() && unit.is_money() {
            lines.push(line(What::Rounding, Some(Quantity::Number(left, unit))));
        }
        lines
    }

    /// Every instance that pays anything.
    fn each(&self, id: NodeId, node: &NodeDef, own: &[usize], payee: At) -> Vec<Reason> {
        let pays = |i: &&usize| self.evaluator.paid(id, **i).is_some_and(|paid| paid != Ore::ZERO);
        own.iter().filter(pays).map(|i| self.instance(id, node, *i, payee.0)).collect()
    }

    /// The payee's part of a pot as one, if all its parts are of the same pot.
    fn whole_part(&self, node: &NodeDef, share: &Share, own: &[usize]) -> Vec<Reason> {
        let parts = own.iter().map(|i| self.share(node, share, (node.grain, *i)));
        let parts: Vec<Vec<Reason>> = parts.filter(|lines| told(lines, &What::Pot).is_some()).collect();
        let same = |what: &What| {
            let mut values = parts.iter().map(|lines| told(lines, what).and_then(|line| line.value.clone()));
            let first = values.next();
            values.all(|value| Some(value) == first)
        };
        let Some(first) = parts.first() else { return Vec::new() };
        if !same(&What::Pot) || !same(&What::AllWeights) {
            return parts.into_iter().flatten().collect();
        }
        if parts.len() == 1 {
            return first.clone();
        }
        first.iter().map(|one| self.summed(one, &parts)).collect()
    }

    /// One line of a share over all parts: what belongs to the pot stands once, what belongs to a part is added up.
    fn summed(&self, one: &Reason, parts: &[Vec<Reason>]) -> Reason {
        let (What::Weight | What::First | What::ExactPart, Some(Quantity::Number(_, unit))) =
            (&one.what, &one.value)
        else {
            return one.clone();
        };
        let lines = parts.iter().filter_map(|lines| told(lines, &one.what));
        let sum = lines.fold(whole(0), |sum, line| sum + number(line));
        line(one.what.clone(), Some(Quantity::Number(sum, unit.clone())))
    }
}

fn is_sum_of_rows(aggregate: &Aggregate) -> bool {
    aggregate.summary == Summary::Sum && aggregate.over.has(Key::ROW)
}

fn told<'a>(lines: &'a [Reason], what: &What) -> Option<&'a Reason> {
    lines.iter().find(|line| line.what == *what)
}

/// The number of the model that was read, by which prices stand in the order of their list.
const fn slot(read: &Read) -> Option<SlotId> {
    match read {
        Read::Slot(id) => Some(*id),
        Read::Named(..) => None,
    }
}

/// The number of a line; nothing if it has none.
fn number(line: &Reason) -> Exact {
    match &line.value {
        Some(Quantity::Number(number, _)) => number.clone(),
        Some(Quantity::Ore(ore)) => ore.exact(),
        _ => whole(0),
    }
}
