//! A result with one number of its model moved: the engine computes again only what the number reaches.

use super::run::{RunResult, Verified, on_deep_stack};
use crate::base::{Exact, NodeId, SlotId};
use crate::engine::{Answer, Moving, Plan, Settled};
use crate::exact::Evaluator;
use crate::model::Model;
use crate::model::outcome::Outcome;
use std::collections::BTreeSet;
use std::sync::Arc;

/// The result of one model, ready to follow one of its numbers.
#[derive(Debug)]
pub struct Mover {
    at_rest: RunResult,
    slot: SlotId,
    plan: Plan,
    settled: Settled,
    /// The checks that the number reaches, or that did not hold at rest.
    checks: bool,
    readers: BTreeSet<NodeId>,
}

/// The place of a parameter that a model states itself, by its name.
#[must_use]
pub fn parameter(model: &Model, name: &str) -> Option<SlotId> {
    let is =
        |slot: &crate::model::parts::Slot| slot.owner == name && slot.part.is_empty() && !slot.is_coordinate;
    let at = model.slots.iter().position(is)?;
    u32::try_from(at).ok().map(SlotId)
}

impl Mover {
    /// A result that can follow a parameter; nothing if its model has none of the name.
    #[must_use]
    pub fn new(at_rest: RunResult, name: &str) -> Option<Self> {
        let slot = parameter(&at_rest.model, name)?;
        let frame = &at_rest.bound.frame;
        let plan = Plan::new(&at_rest.model, frame);
        let settled = plan.settle(frame, &at_rest.slots, &Moving { slots: &[slot], columns: &[] });
        let readers = at_rest.model.readers(slot);
        let reaches = |check: &crate::model::parts::CheckDef| {
            at_rest.model.reads(&check.condition.typed, slot, &readers)
        };
        let checks = at_rest.model.checks.iter().any(reaches);
        Some(Self { at_rest, slot, plan, settled, checks, readers })
    }

    /// Whether the number reaches a value.
    #[must_use]
    pub fn reaches(&self, value: NodeId) -> bool {
        self.readers.contains(&value)
    }

    /// The result with the number, given in its unit, at another value. What takes longer than a picture may is left
    /// for the whole computation, and says so: equal terms, the comparison of engine and exact arithmetic, and splits by
    /// item. Nothing if the rules cannot be computed with the value.
    #[must_use]
    pub fn at(&self, value: &Exact) -> Option<RunResult> {
        let scale = self.at_rest.model.slot(self.slot)?.unit.scale().clone();
        let mut slots = self.at_rest.slots.clone();
        *slots.get_mut(self.slot.index())? = value * scale;
        let frame = &self.at_rest.bound.frame;
        let outcome = match self.plan.rest(&self.settled, frame, &slots) {
            Answer::Decided(outcome) => outcome,
            Answer::NeedsExact(_) => self.exactly(&slots)?,
        };
        let model = &self.at_rest.model;
        let broken = match self.checks {
            true => on_deep_stack(|| Evaluator::new(model, frame, &slots).knowing(&outcome).broken()),
            false => self.at_rest.broken.clone(),
        };
        Some(RunResult {
            slots,
            outcome: Arc::new(outcome),
            broken,
            verified: Verified::NotYet,
            terms: None,
            splits: Vec::new(),
            ..self.at_rest.clone()
        })
    }

    fn exactly(&self, slots: &[Exact]) -> Option<Outcome> {
        let (model, frame) = (&self.at_rest.model, &self.at_rest.bound.frame);
        on_deep_stack(|| Evaluator::new(model, frame, slots).run().ok())
    }
}
