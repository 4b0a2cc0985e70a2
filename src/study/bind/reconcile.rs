//! Control totals of the source: what the data add up to must agree with what the source says.

use super::{Binder, text};
use crate::base::{Exact, KeySet};
use crate::data::{Against, Part, Reconcile};
use crate::diag::{Findings, Place, RunFault};
use crate::exact::{Evaluator, Value, stated};
use crate::frame::Frame;
use crate::model::parts::Formula;
use crate::text::Cell;
use num_traits::Signed;

impl Binder<'_> {
    /// The formulas of control totals; one that is wrong is told and has no formula.
    pub(super) fn totals(&mut self) -> Vec<Option<Formula>> {
        let data = self.data;
        let first = u32::try_from(data.outside.len()).unwrap_or(0);
        let mut found = Findings::new();
        let numbered = (first..).zip(&data.reconcile);
        let formulas = numbered.map(|(number, entry)| self.formula(&entry.of, number, &mut found)).collect();
        self.found.extend(found);
        formulas
    }

    pub(super) fn reconcile(&mut self, frame: &Frame, totals: &[Option<Formula>]) {
        let slots = stated(self.model);
        let evaluator = Evaluator::new(self.model, frame, &slots);
        let mut found = Findings::new();
        let data = self.data;
        for (entry, formula) in data.reconcile.iter().zip(totals) {
            let Some(formula) = formula else { continue };
            let within = self.tolerance(entry, &mut found);
            match &entry.against {
                Against::Value(stated) => {
                    let unit = formula.typed.ty.unit().cloned().unwrap_or_default();
                    let text = stated.as_cell_text().unwrap_or_default();
                    if let Ok((number, _)) = self.model.units.quantity(&text) {
                        let number = number * unit.scale();
                        compare(&evaluator, formula, 0, &number, &within, &stated.place, &mut found);
                    }
                }
                Against::Table(part) => {
                    self.compare_table(&evaluator, formula, part, &within, frame, &mut found)
                }
            }
        }
        found.extend(evaluator.findings());
        self.found.extend(found);
    }

    fn tolerance(&self, entry: &Reconcile, found: &mut Findings) -> Exact {
        let zero = Exact::from_integer(0.into());
        let Some(value) = &entry.within else { return zero };
        let text = value.as_cell_text().unwrap_or_default();
        match self.model.units.quantity(&text) {
            Ok((number, _)) => number,
            Err(_) => {
                found.error(RunFault::NotATolerance { text }, value.place.clone());
                zero
            }
        }
    }

    fn compare_table(
        &self,
        evaluator: &Evaluator,
        formula: &Formula,
        part: &Part,
        within: &Exact,
        frame: &Frame,
        found: &mut Findings,
    ) {
        let grain = formula.typed.ty.grain;
        let keys: Option<Vec<_>> =
            grain.iter().map(|key| Some((key, part.column(self.key_name(key))?.index))).collect();
        let figure = part.columns.iter().find(|column| self.model.key_named(&column.name).is_none());
        let (Some(keys), Some(figure)) = (keys, figure) else {
            found.error(RunFault::TotalsLackKeys, part.place.clone());
            return;
        };
        for row in 0..part.grid.len() {
            let members: Option<Vec<u32>> =
                keys.iter().map(|(key, column)| self.member(*key, &text(part, row, *column)?)).collect();
            let place = part.grid.place(row, figure.index);
            let Some(instance) = members.and_then(|members| frame.find(grain, &members)) else {
                found.error(RunFault::TotalOfNobody, place);
                continue;
            };
            match part.number_of(row, figure.index) {
                Ok(Cell::Is(number)) => {
                    compare(evaluator, formula, instance, &number.exact(), within, &place, found);
                }
                Ok(_) => {}
                Err(fault) => found.add(fault),
            }
        }
    }
}

fn compare(
    evaluator: &Evaluator,
    formula: &Formula,
    instance: usize,
    stated: &Exact,
    within: &Exact,
    place: &Place,
    found: &mut Findings,
) {
    let grain: KeySet = formula.typed.ty.grain;
    let Ok(Some(Value::Number(ours))) = evaluator.formula(&formula.typed, (grain, instance)) else { return };
    let apart = (&ours - stated).abs();
    if apart > *within {
        let fault = RunFault::TotalsDiffer {
            stated: crate::base::number::plain(stated),
            ours: crate::base::number::plain(&ours),
        };
        found.error(fault, place.clone());
    }
}
