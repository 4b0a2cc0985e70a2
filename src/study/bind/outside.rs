//! Rows that no model prices: declared, counted, and left out of the frame.

use super::super::account::Outside;
use super::rows::Chosen;
use super::{Binder, Spot};
use crate::base::{Exact, KeySet};
use crate::diag::{Findings, RunFault};
use crate::exact::{Evaluator, Value, stated};
use crate::formula::typed::Kind;
use crate::frame::{Frame, Number};
use crate::model::parts::Formula;
use std::collections::BTreeSet;

/// Rows outside the model's reach.
pub(super) struct OutsideRows {
    pub rows: BTreeSet<Spot>,
    pub reasons: Vec<Outside>,
}

impl Binder<'_> {
    /// The conditions of rows outside; one that is wrong is told and has no formula.
    pub(super) fn conditions(&mut self) -> Vec<Option<Formula>> {
        let data = self.data;
        let mut found = Findings::new();
        let numbered = (0..).zip(&data.outside);
        let formulas =
            numbered.map(|(number, entry)| self.formula(&entry.where_, number, &mut found)).collect();
        self.found.extend(found);
        formulas
    }

    pub(super) fn outside(
        &mut self,
        frame: &Frame,
        all: &Chosen,
        conditions: &[Option<Formula>],
    ) -> OutsideRows {
        let slots = stated(self.model);
        let evaluator = Evaluator::new(self.model, frame, &slots);
        let mut outside = OutsideRows { rows: BTreeSet::new(), reasons: Vec::new() };
        let mut found = Findings::new();
        let data = self.data;
        let of_rows = if data.outside.is_empty() { Vec::new() } else { self.students(all) };
        for (entry, formula) in data.outside.iter().zip(conditions) {
            let Some(formula) = formula else { continue };
            if formula.typed.ty.kind != Kind::YesNo {
                found.error(RunFault::OutsideWantsCondition, entry.where_.place.clone());
                continue;
            }
            let mut students = Exact::from_integer(0.into());
            for (number, (spot, own)) in all.spots().zip(&of_rows).enumerate() {
                let answer = evaluator.formula(&formula.typed, (KeySet::ROW, number));
                if answer == Ok(Some(Value::YesNo(true))) && outside.rows.insert(spot) {
                    students += own.map_or_else(|| Exact::from_integer(0.into()), Number::exact);
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
