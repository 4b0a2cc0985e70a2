//! A data set's own formulas, checked against the model's keys and columns.

use super::Binder;
use crate::diag::Findings;
use crate::model::parts::{Formula, FormulaText};
use crate::study::names::{ModelNames, Sees};
use crate::text::Located;
use std::cell::Cell;

impl Binder<'_> {
    /// A formula of the data set, checked against the model's keys and columns.
    pub(super) fn formula(&self, value: &Located, number: u32, found: &mut Findings) -> Option<Formula> {
        let text = value.as_text(found)?.to_owned();
        let pieces = vec![(0..text.len(), value.inner.clone())];
        // Numbers of aggregates that no formula of the model has.
        let next = Cell::new(u32::MAX / 2 + number * 1000);
        let names = ModelNames { model: self.model, sees: Sees::Data };
        names.formula(FormulaText { text, pieces }, &next, found)
    }
}
