//! An amount poured into lines in order, each up to its capacity (rule P2).

use super::refusal::Reason;
use super::value::zero;
use super::{Evaluator, Inside, Parts, Stopped, Value};
use crate::base::number::plain;
use crate::base::{Exact, NodeId};
use crate::model::parts::{NodeDef, Pour, Role};
use num_traits::{Signed, Zero};
use std::collections::BTreeMap;

/// A line with its place in the order and what it holds.
struct Line {
    instance: usize,
    order: Value,
    holds: Exact,
}

impl Evaluator<'_> {
    /// What one line gets; nothing if others decide for it.
    pub(super) fn pour(
        &self,
        id: NodeId,
        node: &NodeDef,
        pour: &Pour,
        instance: usize,
    ) -> Result<Exact, Stopped> {
        let grain = pour.amount.typed.ty.grain;
        let Some(pot) = self.frame.up(node.grain, instance, grain) else { return Err(Stopped) };
        let known = self.pots.borrow().get(&(id, pot)).cloned();
        let parts = known.unwrap_or_else(|| {
            let parts = self.poured(node, pour, pot);
            self.pots.borrow_mut().insert((id, pot), parts.clone());
            parts
        });
        parts.map(|parts| parts.get(&instance).cloned().unwrap_or_else(zero))
    }

    fn poured(&self, node: &NodeDef, pour: &Pour, pot: usize) -> Parts {
        let grain = pour.amount.typed.ty.grain;
        let inside = Inside { node: Some(node), text: &pour.amount.text };
        let mut rest = self.needed_number(&pour.amount, (grain, pot), inside)?;
        let lines = self.lines(node, pour, pot)?;
        for (one, next) in lines.iter().zip(lines.iter().skip(1)) {
            if one.order.order(&next.order).is_eq() {
                self.stop_line(Reason::PourTie(node.name.clone()), node, one.instance);
                return Err(self.stop_line(Reason::PourTie(node.name.clone()), node, next.instance));
            }
        }
        if rest.is_negative() {
            return Err(self.stop_node(
                Reason::PourBelowZero(node.name.clone(), plain(&rest)),
                node,
                grain,
                pot,
            ));
        }
        let mut parts = BTreeMap::new();
        for line in lines {
            if line.holds.is_negative() {
                return Err(self.stop_line(
                    Reason::PourBelowZero(node.name.clone(), plain(&line.holds)),
                    node,
                    line.instance,
                ));
            }
            // What a line holds is rounded as it is paid, so that the lines add up to what is poured.
            let holds = match &node.role {
                Role::Amount { round: (step, mode), .. } => step.round(&line.holds, *mode),
                _ => line.holds,
            };
            let part = holds.min(rest.clone());
            rest -= &part;
            parts.insert(line.instance, part);
        }
        if !rest.is_zero() {
            self.stop_node(Reason::PourLeft(node.name.clone(), plain(&rest)), node, grain, pot);
        }
        Ok(parts)
    }

    /// The lines of a pot that the file decides for, in ascending order.
    fn lines(&self, node: &NodeDef, pour: &Pour, pot: usize) -> Result<Vec<Line>, Stopped> {
        let grain = pour.amount.typed.ty.grain;
        let mut lines = Vec::new();
        for instance in 0..self.frame.len(node.grain) {
            if self.frame.up(node.grain, instance, grain) != Some(pot) || !self.decides(node, instance)? {
                continue;
            }
            let at = (node.grain, instance);
            let order = self.needed(&pour.order, at, Inside { node: Some(node), text: &pour.order.text })?;
            let holds =
                self.needed_number(&pour.up_to, at, Inside { node: Some(node), text: &pour.up_to.text })?;
            lines.push(Line { instance, order, holds });
        }
        lines.sort_by(|a, b| a.order.order(&b.order).then(a.instance.cmp(&b.instance)));
        Ok(lines)
    }

    fn decides(&self, node: &NodeDef, instance: usize) -> Result<bool, Stopped> {
        match &node.decided {
            Some(decided) => {
                let inside = Inside { node: Some(node), text: &decided.by.text };
                self.yes(&decided.by, (node.grain, instance), inside)
            }
            None => Ok(true),
        }
    }

    fn stop_line(&self, reason: Reason, node: &NodeDef, instance: usize) -> Stopped {
        self.stop_node(reason, node, node.grain, instance)
    }
}
