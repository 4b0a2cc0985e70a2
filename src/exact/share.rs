//! A pot shared out: first amounts, the rest by weight, rounded so that the parts add up (rule P1).

use super::refusal::Reason;
use super::value::zero;
use super::{Evaluator, Inside, Stopped};
use crate::base::rounding::largest_remainder;
use crate::base::{Exact, NodeId};
use crate::model::parts::{Formula, NodeDef, Share};
use num_traits::Zero;
use std::collections::BTreeMap;

/// What one member takes part with.
struct Part {
    instance: usize,
    first: Exact,
    weight: Exact,
}

impl Evaluator<'_> {
    /// What one instance of the node's grain gets of its pot; nothing if it takes no part.
    pub(super) fn share(
        &self,
        id: NodeId,
        node: &NodeDef,
        share: &Share,
        instance: usize,
    ) -> Result<Exact, Stopped> {
        let grain = share.total.typed.ty.grain;
        let Some(pot) = self.frame.up(node.grain, instance, grain) else { return Err(Stopped) };
        if let Some(known) = self.pots.borrow().get(&(id, pot)) {
            return known
                .as_ref()
                .map(|parts| parts.get(&instance).cloned().unwrap_or_else(zero))
                .map_err(|s| *s);
        }
        let parts = self.pot(node, share, pot);
        let own =
            parts.as_ref().map(|parts| parts.get(&instance).cloned().unwrap_or_else(zero)).map_err(|s| *s);
        self.pots.borrow_mut().insert((id, pot), parts);
        own
    }

    fn pot(&self, node: &NodeDef, share: &Share, pot: usize) -> Result<BTreeMap<usize, Exact>, Stopped> {
        let grain = share.total.typed.ty.grain;
        let inside = Inside { node: Some(node), text: &share.total.text };
        let total = self.needed_number(&share.total, (grain, pot), inside)?;
        let parts = self.parts(node, share, pot)?;
        let firsts = parts.iter().fold(zero(), |sum, part| sum + &part.first);
        let weights = parts.iter().fold(zero(), |sum, part| sum + &part.weight);
        let reason = if total < firsts {
            Some(Reason::PotTooSmall(node.name.clone()))
        } else if weights.is_zero() {
            Some(Reason::NoWeight(node.name.clone()))
        } else {
            None
        };
        if let Some(reason) = reason {
            return self.instead(node, share, &parts, total, reason, pot);
        }
        let rest = &total - &firsts;
        let exact: Vec<Exact> =
            parts.iter().map(|part| &part.first + &rest * &part.weight / &weights).collect();
        let paid = match &share.to {
            Some(step) => largest_remainder(&exact, &total, step),
            None => exact,
        };
        Ok(parts.iter().map(|part| part.instance).zip(paid).collect())
    }

    /// Those who take part in a pot, in the order that settles ties: by code, in the order of `per`.
    fn parts(&self, node: &NodeDef, share: &Share, pot: usize) -> Result<Vec<Part>, Stopped> {
        let grain = share.total.typed.ty.grain;
        let mut instances: Vec<usize> = (0..self.frame.len(node.grain))
            .filter(|i| self.frame.up(node.grain, *i, grain) == Some(pot))
            .collect();
        instances.sort_by_key(|i| {
            node.per.iter().map(|key| self.frame.member_at(node.grain, *i, *key)).collect::<Vec<_>>()
        });
        let mut parts = Vec::new();
        for instance in instances {
            if self.takes_part(node, share, instance)? {
                let first = match &share.first {
                    Some(first) => self.of_member(node, first, instance)?,
                    None => zero(),
                };
                let weight = self.of_member(node, &share.weight, instance)?;
                parts.push(Part { instance, first, weight });
            }
        }
        Ok(parts)
    }

    fn takes_part(&self, node: &NodeDef, share: &Share, instance: usize) -> Result<bool, Stopped> {
        let decided = node.decided.as_ref().map(|decided| &decided.by);
        for condition in [decided, share.among.as_ref()].into_iter().flatten() {
            let inside = Inside { node: Some(node), text: &condition.text };
            if !self.yes(condition, (node.grain, instance), inside)? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    fn of_member(&self, node: &NodeDef, formula: &Formula, instance: usize) -> Result<Exact, Stopped> {
        let inside = Inside { node: Some(node), text: &formula.text };
        self.needed_number(formula, (node.grain, instance), inside)
    }

    /// What holds where the weights are zero or the pot is too small.
    fn instead(
        &self,
        node: &NodeDef,
        share: &Share,
        parts: &[Part],
        total: Exact,
        reason: Reason,
        pot: usize,
    ) -> Result<BTreeMap<usize, Exact>, Stopped> {
        if let Some(otherwise) = &share.otherwise {
            return parts
                .iter()
                .map(|part| Ok((part.instance, self.of_member(node, otherwise, part.instance)?)))
                .collect();
        }
        if parts.is_empty() && total.is_zero() {
            return Ok(BTreeMap::new());
        }
        Err(self.stop_node(reason, node, share.total.typed.ty.grain, pot))
    }
}
