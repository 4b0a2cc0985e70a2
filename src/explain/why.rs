//! The tree for one school: groups, amounts, their instances, values on the way.

use super::pieces::{At, shown};
use super::reason::{Quantity, Reason, What};
use crate::base::{KeySet, NodeId, Ore};
use crate::exact::Evaluator;
use crate::formula::tree::Summary;
use crate::formula::{Op, Typed};
use crate::frame::Frame;
use crate::model::Model;
use crate::model::parts::{Body, Formula, NodeDef, Role};

/// Explains the results of one model.
pub struct Explainer<'a> {
    pub(super) model: &'a Model,
    pub(super) frame: &'a Frame,
    pub(super) evaluator: Evaluator<'a>,
}

/// A line with nothing under it.
pub(super) const fn line(what: What, value: Option<Quantity>) -> Reason {
    Reason {
        what,
        value,
        formula: String::new(),
        filled: Vec::new(),
        rounded: None,
        source: None,
        reads: Vec::new(),
        children: Vec::new(),
    }
}

impl<'a> Explainer<'a> {
    /// An explainer of a model on a frame.
    #[must_use]
    pub const fn new(model: &'a Model, frame: &'a Frame, slots: &'a [crate::base::Exact]) -> Self {
        Self { model, frame, evaluator: Evaluator::new(model, frame, slots) }
    }

    /// Why one payee gets what an amount or a group pays it.
    #[must_use]
    pub fn why(&self, id: NodeId, payee: At) -> Option<Reason> {
        let node = self.model.node(id)?;
        let instances = self.instances(node, payee);
        let paid: Ore = instances.iter().filter_map(|i| self.evaluator.paid(id, *i)).sum();
        let children = match &node.role {
            Role::Group { parts, .. } => parts.iter().filter_map(|part| self.why(*part, payee)).collect(),
            _ => instances.iter().map(|i| self.instance(id, node, *i, payee.0)).collect(),
        };
        let formula = match &node.body {
            Body::Formula(formula) => formula.text.text.clone(),
            _ => String::new(),
        };
        Some(Reason {
            formula,
            source: node.source.clone(),
            rounded: match &node.role {
                Role::Amount { round, .. } => Some(round.clone()),
                _ => None,
            },
            children,
            ..line(What::Node(id), Some(Quantity::Ore(paid)))
        })
    }

    pub(super) fn instances(&self, node: &NodeDef, payee: At) -> Vec<usize> {
        (0..self.frame.len(node.grain))
            .filter(|i| self.frame.up(node.grain, *i, payee.0) == Some(payee.1))
            .collect()
    }

    /// One instance of an amount.
    pub(super) fn instance(&self, id: NodeId, node: &NodeDef, instance: usize, payee: KeySet) -> Reason {
        let at = (node.grain, instance);
        let others = node.grain.iter().filter(|key| !payee.has(*key));
        let members = others.filter_map(|key| {
            let member = self.frame.member_at(node.grain, instance, key)?;
            Some((key, self.frame.code(key, member).to_owned()))
        });
        let what = What::Members(members.collect());
        let paid = self.evaluator.paid(id, instance).unwrap_or(Ore::ZERO);
        let mut reason = line(what, Some(Quantity::Ore(paid)));
        if let Some(decided) = node.decided.as_ref().filter(|decided| !self.is_yes(&decided.by, at)) {
            let mut by = line(What::ByBaseline, None);
            by.children = self.values_read(&decided.otherwise, at);
            reason.children.push(by);
            return reason;
        }
        match &node.body {
            Body::Share(share) => reason.children = self.share(node, share, at),
            Body::Formula(formula) => self.formula_of(formula, at, &mut reason),
            Body::Pour(pour) => reason.children = self.pour(node, pour, at),
            Body::Solve(solve) => reason.children = self.solve(solve, at),
            Body::Settled(_) | Body::Unknown => {}
        }
        reason
    }

    fn formula_of(&self, formula: &Formula, at: At, reason: &mut Reason) {
        if let Op::Aggregate(aggregate) = &formula.typed.op
            && aggregate.summary == Summary::Sum
        {
            let of_rows = aggregate.over.has(crate::base::Key::ROW);
            reason.children = if of_rows { self.rows(aggregate, at) } else { self.parts(aggregate, at) };
            return;
        }
        reason.filled = self.filled(formula, at, None);
        reason.reads = self.reads(formula, at);
        reason.children = self.values_read(formula, at);
    }

    /// The values that a formula reads, each with its own formula and numbers.
    pub(super) fn values_read(&self, typed: &Typed, at: At) -> Vec<Reason> {
        let mut found: Vec<(NodeId, At)> = Vec::new();
        self.nodes_in(typed, at, &mut found);
        found.into_iter().filter_map(|(id, at)| self.value(id, at, 0)).collect()
    }

    fn nodes_in(&self, typed: &Typed, at: At, found: &mut Vec<(NodeId, At)>) {
        match &typed.op {
            Op::Node(id) => {
                let Some(instance) = self.frame.up(at.0, at.1, typed.ty.grain) else { return };
                if !found.iter().any(|(known, _)| known == id) {
                    found.push((*id, (typed.ty.grain, instance)));
                }
            }
            Op::If(c, a, b) => {
                self.nodes_in(c, at, found);
                self.nodes_in(if self.is_yes(c, at) { a } else { b }, at, found);
            }
            // Under a sum there are many; under `x[k: e]` another member's: their value stands in the formula.
            Op::Aggregate(_) | Op::Elsewhere(..) => {}
            _ => typed.parts().into_iter().for_each(|part| self.nodes_in(part, at, found)),
        }
    }

    /// A value on the way, with what it reads itself.
    fn value(&self, id: NodeId, at: At, depth: usize) -> Option<Reason> {
        const DEEPEST: usize = 6;
        let node = self.model.node(id)?;
        let value = match self.evaluator.node(id, at.1) {
            Ok(Some(value)) => shown(value, node.unit.as_ref()),
            _ => Quantity::Missing,
        };
        let mut reason = Reason { source: node.source.clone(), ..line(What::Node(id), Some(value)) };
        if let Body::Solve(solve) = &node.body {
            reason.children = self.solve(solve, at);
        }
        if let Body::Formula(formula) = &node.body
            && !matches!(node.role, Role::Group { .. })
        {
            reason.formula.clone_from(&formula.text.text);
            reason.filled = self.filled(formula, at, None);
            reason.reads = self.reads(formula, at);
            if depth < DEEPEST {
                let mut found = Vec::new();
                self.nodes_in(formula, at, &mut found);
                reason.children =
                    found.into_iter().filter_map(|(id, at)| self.value(id, at, depth + 1)).collect();
            }
        }
        Some(reason)
    }
}
