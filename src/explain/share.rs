//! A member's part of a pot: the pot, the weights, the exact part, and the rounding that lets the parts add up.

use super::pieces::At;
use super::reason::{Quantity, Reason, What};
use super::why::{Explainer, line};
use crate::base::{Exact, KeySet, Unit};
use crate::model::parts::{Formula, NodeDef, Share};
use num_traits::Zero;

impl Explainer<'_> {
    pub(super) fn share(&self, node: &NodeDef, share: &Share, at: At) -> Vec<Reason> {
        if !self.takes_part(node, share, at) {
            return vec![line(What::NoPart, None)];
        }
        let pot = share.total.typed.ty.grain;
        let Some(own) = self.frame.up(at.0, at.1, pot) else { return Vec::new() };
        let mut reasons = vec![self.of_formula(What::Pot, &share.total, (pot, own))];
        if let Some(first) = &share.first {
            reasons.push(self.of_formula(What::First, first, at));
        }
        // Equal weights share out nothing but the rounding: they explain nothing.
        let weighs = !share.weight.typed.ty.fits_any;
        if weighs {
            reasons.push(self.of_formula(What::Weight, &share.weight, at));
        }
        let zero = || Exact::from_integer(0.into());
        let [weights, firsts] = self.whole_pot(node, share, pot, own);
        let unit = share.weight.typed.ty.unit().cloned().unwrap_or_default();
        if weighs {
            reasons.push(line(What::AllWeights, Some(Quantity::Number(weights.clone(), unit))));
        }
        if let (Some(total), Some(weight)) =
            (self.number(&share.total, (pot, own)), self.number(&share.weight, at))
            && !weights.is_zero()
        {
            let first = share.first.as_ref().and_then(|first| self.number(first, at)).unwrap_or_else(zero);
            let exact = first + (total - firsts) * weight / weights;
            let unit = share.total.typed.ty.unit().cloned().unwrap_or_else(Unit::money);
            reasons.push(line(What::ExactPart, Some(Quantity::Number(exact, unit))));
        }
        reasons
    }

    /// What all parts of a pot weigh, and what they get first.
    fn whole_pot(&self, node: &NodeDef, share: &Share, pot: KeySet, own: usize) -> [Exact; 2] {
        let key = (node.name.clone(), node.variant.clone(), own);
        if let Some(known) = self.pots.borrow().get(&key) {
            return known.clone();
        }
        let zero = || Exact::from_integer(0.into());
        let members = (0..self.frame.len(node.grain)).filter(|i| {
            self.frame.up(node.grain, *i, pot) == Some(own) && self.takes_part(node, share, (node.grain, *i))
        });
        let (mut weights, mut firsts) = (zero(), zero());
        for member in members {
            weights += self.number(&share.weight, (node.grain, member)).unwrap_or_else(zero);
            let first = share.first.as_ref().and_then(|first| self.number(first, (node.grain, member)));
            firsts += first.unwrap_or_else(zero);
        }
        self.pots.borrow_mut().insert(key, [weights.clone(), firsts.clone()]);
        [weights, firsts]
    }

    fn takes_part(&self, node: &NodeDef, share: &Share, at: At) -> bool {
        let decided = node.decided.as_ref().map(|decided| &decided.by);
        [decided, share.among.as_ref()].into_iter().flatten().all(|condition| self.is_yes(condition, at))
    }

    /// A part of a share with its formula, its numbers and what it reads.
    pub(super) fn of_formula(&self, what: What, formula: &Formula, at: At) -> Reason {
        Reason {
            formula: formula.text.text.clone(),
            filled: self.filled(formula, at, None),
            reads: self.reads(formula, at),
            children: self.values_read(formula, at),
            ..line(what, Some(self.quantity(formula, at)))
        }
    }
}
