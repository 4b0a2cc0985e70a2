//! What a line of a pour gets, and what a solved number rests on.

use super::pieces::At;
use super::reason::{Quantity, Reason, What};
use super::why::{Explainer, line};
use crate::base::Exact;
use crate::model::parts::{NodeDef, Pour, Solve};

impl Explainer<'_> {
    /// What is poured, what earlier lines took of it, and what the line holds.
    pub(super) fn pour(&self, node: &NodeDef, pour: &Pour, at: At) -> Vec<Reason> {
        let pot = pour.amount.typed.ty.grain;
        let Some(own) = self.frame.up(at.0, at.1, pot) else { return Vec::new() };
        let before = self.taken_before(node, pour, at, own);
        let unit = pour.amount.typed.ty.unit().cloned().unwrap_or_default();
        vec![
            self.of_formula(What::Poured, &pour.amount, (pot, own)),
            self.of_formula(What::Order, &pour.order, at),
            line(What::TakenBefore, Some(Quantity::Number(before, unit))),
            self.of_formula(What::UpTo, &pour.up_to, at),
        ]
    }

    fn taken_before(&self, node: &NodeDef, pour: &Pour, at: At, pot: usize) -> Exact {
        let grain = pour.amount.typed.ty.grain;
        let id = self.model.node_named(&node.name, node.variant.as_deref());
        let own = self.number(&pour.order, at);
        (0..self.frame.len(node.grain))
            .filter(|line| self.frame.up(node.grain, *line, grain) == Some(pot))
            .filter(|line| self.number(&pour.order, (node.grain, *line)) < own)
            .filter_map(|line| self.evaluator.number(id?, line))
            .sum()
    }

    /// The condition of a solved number, and how near its sides must come.
    pub(super) fn solve(&self, solve: &Solve, at: At) -> Vec<Reason> {
        let formula = solve.difference.text.text.clone();
        vec![
            Reason { formula, ..line(What::Condition, None) },
            line(What::Within, Some(self.quantity(&solve.within, at))),
        ]
    }
}
