//! Which steps of a plan other numbers of the model, or other cells of a column, reach.

use super::plan::{Op, Plan, StepId};
use crate::base::{ColumnId, SlotId};

/// What is another from run to run; all else stays.
#[derive(Clone, Copy, Debug, Default)]
pub struct Moving<'a> {
    /// Numbers of the model.
    pub slots: &'a [SlotId],
    /// Columns of the data.
    pub columns: &'a [ColumnId],
}

impl Plan {
    /// For each step whether what moves reaches it.
    pub(super) fn reached(&self, moving: &Moving) -> Vec<bool> {
        let mut reached: Vec<bool> = Vec::with_capacity(self.steps.len());
        for step in &self.steps {
            let is_reached = |step: &StepId| reached.get(step.index()) == Some(&true);
            let own = match &step.op {
                Op::Data(id, _) | Op::Heads(Some(id)) => moving.columns.contains(id),
                op => self.slots_of(op).iter().any(|slot| {
                    moving.slots.contains(slot) || self.derived.get(slot).is_some_and(is_reached)
                }),
            };
            let read = step.op.inputs().iter().any(is_reached);
            reached.push(own || read);
        }
        reached
    }

    /// The numbers of the model that an operation may read by their places.
    fn slots_of(&self, op: &Op) -> Vec<SlotId> {
        match op {
            Op::Slot(slot) => vec![*slot],
            Op::Curve(curve, _) => {
                let points = self.curves.get(*curve).into_iter().flat_map(|curve| &curve.points);
                points.flat_map(|(x, y)| [*x, *y]).collect()
            }
            Op::SlotsAt(places) => match self.steps.get(places.index()).map(|step| &step.op) {
                Some(Op::Row(table, _)) => self.slots_of_table(*table),
                // Places that come from elsewhere may be any.
                _ => (0..self.stated.len()).filter_map(|at| u32::try_from(at).ok()).map(SlotId).collect(),
            },
            _ => Vec::new(),
        }
    }

    fn slots_of_table(&self, table: usize) -> Vec<SlotId> {
        let table = self.tables.get(table);
        let rows = table.into_iter().flat_map(|table| &table.rows).map(|row| row.slot);
        rows.chain(table.and_then(|table| table.otherwise)).collect()
    }
}
