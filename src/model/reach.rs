//! Which results a number of the model reaches.

use super::Model;
use crate::base::{CurveId, NodeId, SlotId, TableId};
use crate::formula::{Op, Typed};
use crate::model::parts::Body;
use std::collections::BTreeSet;

impl Model {
    /// Every value, amount and group whose result may change with a number of the model.
    #[must_use]
    pub fn readers(&self, slot: SlotId) -> BTreeSet<NodeId> {
        let mut readers = BTreeSet::new();
        // Two unknowns may stand in each other's conditions, so that one reads what comes after it.
        loop {
            let known = readers.len();
            for (id, _) in self.numbered() {
                if self.is_reached(id, slot, &readers) {
                    readers.insert(id);
                }
            }
            if readers.len() == known {
                return readers;
            }
        }
    }

    fn is_reached(&self, id: NodeId, slot: SlotId, readers: &BTreeSet<NodeId>) -> bool {
        let Some(node) = self.node(id) else { return false };
        let settled = match &node.body {
            Body::Settled(settled) => readers.contains(&settled.by) || readers.contains(&settled.node),
            Body::Solve(solve) => readers.contains(&solve.unknown),
            _ => false,
        };
        let parts = match &node.role {
            crate::model::parts::Role::Group { parts, .. } => parts.iter().any(|part| readers.contains(part)),
            _ => false,
        };
        settled || parts || node.formulas().iter().any(|formula| self.reads(formula, slot, readers))
    }

    /// Whether a formula reads a number of the model, or what that number reaches.
    #[must_use]
    pub fn reads(&self, formula: &Typed, slot: SlotId, readers: &BTreeSet<NodeId>) -> bool {
        let mut reads = false;
        formula.walk(&mut |part| {
            reads = reads
                || match &part.op {
                    Op::Slot(own) => self.follows(*own, slot, readers),
                    Op::Node(id) => readers.contains(id),
                    Op::LookUp(look_up) => self.table_follows(look_up.table, slot, readers),
                    Op::Curve(id, _) => self.curve_follows(*id, slot, readers),
                    _ => false,
                };
        });
        reads
    }

    fn follows(&self, own: SlotId, slot: SlotId, readers: &BTreeSet<NodeId>) -> bool {
        let by_rule = |rule: &crate::model::parts::Formula| self.reads(rule, slot, readers);
        own == slot || self.slot_rules.get(&own).is_some_and(by_rule)
    }

    fn table_follows(&self, id: TableId, slot: SlotId, readers: &BTreeSet<NodeId>) -> bool {
        self.table(id).is_some_and(|table| {
            let rows = table.rows.iter().map(|row| row.slot).chain(table.otherwise);
            rows.into_iter().any(|own| self.follows(own, slot, readers))
        })
    }

    fn curve_follows(&self, id: CurveId, slot: SlotId, readers: &BTreeSet<NodeId>) -> bool {
        self.curve(id).is_some_and(|curve| {
            curve
                .points
                .iter()
                .any(|(x, y)| self.follows(*x, slot, readers) || self.follows(*y, slot, readers))
        })
    }
}
