//! Means of groups: a column that holds a mean of a row's students may not decide about a single student.

use super::super::account::DataNote;
use super::Binder;
use crate::base::ColumnId;
use crate::diag::{Diagnostic, RunFault};
use crate::formula::{Op, Typed};
use std::collections::BTreeSet;

impl Binder<'_> {
    /// Columns of means that reach a step, a comparison or an `if`: refused, or footnoted where the model accepts it.
    pub(super) fn means(&self) -> Vec<DataNote> {
        self.columns_of_means().into_iter().map(|column| DataNote::Means { column }).collect()
    }

    pub(super) fn refuse_means(&mut self) {
        if self.model.on_means {
            return;
        }
        for name in self.columns_of_means() {
            let place = self.model.columns.iter().find(|c| c.name == name).map(|c| c.place.clone());
            if let Some(place) = place {
                self.found.add(Diagnostic::error(RunFault::MeanThroughStep { name }, place));
            }
        }
    }

    fn columns_of_means(&self) -> BTreeSet<String> {
        let means: BTreeSet<&String> = self.data.rows.iter().flat_map(|rows| &rows.mean_of_group).collect();
        let mut reached = BTreeSet::new();
        if means.is_empty() {
            return reached;
        }
        for node in &self.model.nodes {
            for formula in node.formulas() {
                formula.walk(&mut |part| {
                    for decisive in decisive(part) {
                        self.columns_in(decisive, &mut reached);
                    }
                });
            }
        }
        reached.retain(|name| means.contains(name));
        reached
    }

    /// The columns that a part reads without an aggregate between, through values too.
    fn columns_in(&self, part: &Typed, reached: &mut BTreeSet<String>) {
        match &part.op {
            Op::Aggregate(_) | Op::IsMissing(_) => {}
            Op::Column(ColumnId(_)) => {
                if let Op::Column(id) = &part.op
                    && let Some(column) = self.model.column(*id)
                {
                    reached.insert(column.name.clone());
                }
            }
            Op::Node(id) => {
                let node = self.model.node(*id).filter(|node| !node.is_amount());
                for formula in node.into_iter().flat_map(|node| node.formulas()) {
                    self.columns_in(formula, reached);
                }
            }
            _ => part.parts().into_iter().for_each(|inner| self.columns_in(inner, reached)),
        }
    }
}

/// The parts that decide: what a curve is read at, what is compared, a table's computed keys.
fn decisive(part: &Typed) -> Vec<&Typed> {
    match &part.op {
        Op::Curve(_, a) | Op::Round(a, _, _) => vec![a],
        Op::Compare(_, a, b) => vec![a, b],
        Op::If(c, _, _) => vec![c],
        Op::LookUp(look_up) => look_up.keys.iter().collect(),
        _ => Vec::new(),
    }
}
