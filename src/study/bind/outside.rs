//! Rows that no model prices: declared, counted, and left out of the frame.

use super::super::account::Outside;
use super::names::grains_of;
use super::{Binder, Spot};
use crate::base::{Exact, KeySet};
use crate::diag::{Findings, RunFault};
use crate::exact::{Evaluator, Value, stated};
use crate::formula::typed::Kind;
use crate::frame::Frame;
use crate::model::parts::Formula;
use std::collections::BTreeSet;

/// Rows outside the model's reach.
pub(super) struct OutsideRows {
    pub rows: BTreeSet<Spot>,
    pub reasons: Vec<Outside>,
}

impl Binder<'_> {
    /// The data set's own formulas: of rows outside, then of control totals.
    fn conditions(&self, found: &mut Findings) -> Vec<Option<Formula>> {
        (0..)
            .zip(&self.data.outside)
            .map(|(number, entry)| self.formula(&entry.where_, number, found))
            .collect()
    }

    /// The grains of the data set's own formulas.
    pub(super) fn formula_grains(&mut self, grains: &mut BTreeSet<KeySet>) {
        let mut found = Findings::new();
        for formula in self.conditions(&mut found).into_iter().flatten().chain(self.totals(&mut found)) {
            grains_of(&formula.typed, grains);
        }
        self.found.extend(found);
    }

    pub(super) fn outside(&mut self, frame: &Frame, all: &[Spot], _grains: &BTreeSet<KeySet>) -> OutsideRows {
        let slots = stated(self.model);
        let evaluator = Evaluator::new(self.model, frame, &slots);
        let mut outside = OutsideRows { rows: BTreeSet::new(), reasons: Vec::new() };
        let mut found = Findings::new();
        let data = self.data;
        for (entry, formula) in data.outside.iter().zip(self.conditions(&mut Findings::new())) {
            let Some(formula) = formula else { continue };
            if formula.typed.ty.kind != Kind::YesNo {
                found.error(RunFault::OutsideWantsCondition, entry.where_.place.clone());
                continue;
            }
            let mut students = Exact::from_integer(0.into());
            for (number, spot) in all.iter().enumerate() {
                let answer = evaluator.formula(&formula.typed, (KeySet::ROW, number));
                if answer == Ok(Some(Value::YesNo(true))) && outside.rows.insert(*spot) {
                    students +=
                        self.students(*spot).map_or_else(|| Exact::from_integer(0.into()), |n| n.exact());
                }
            }
            if students == Exact::from_integer(0.into()) {
                found.warning(RunFault::NobodyOutside, entry.place.clone());
            }
            outside.reasons.push(Outside { reason: entry.reason.clone(), students });
        }
        found.extend(evaluator.findings());
        self.found.extend(found);
        outside
    }
}
