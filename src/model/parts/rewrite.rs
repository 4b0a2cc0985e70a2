//! A model whose formulas read something else in the place of a column: what a scenario does to it.

use super::{Body, CheckDef, Formula, Model, NodeDef, Perspective};
use crate::base::{ColumnId, KeySet, NodeId};
use crate::formula::{Op, Typed};
use std::collections::{BTreeMap, BTreeSet};

impl Model {
    /// Lets every formula of the model that reads one of these columns read a node instead.
    pub fn read_instead(&mut self, changed: &BTreeMap<ColumnId, NodeId>) {
        for formula in self.formulas_mut() {
            read_instead(formula, changed);
        }
    }

    /// Adds the grains that a formula uses to those that data are laid out for.
    pub fn uses_grains_of(&mut self, formula: &Typed) {
        let mut grains: BTreeSet<KeySet> = self.grains.iter().copied().collect();
        formula.grains(&mut grains);
        self.grains = grains.into_iter().collect();
    }

    fn formulas_mut(&mut self) -> Vec<&mut Typed> {
        let mut all: Vec<&mut Typed> = self.nodes.iter_mut().flat_map(NodeDef::formulas_mut).collect();
        all.extend(self.perspectives.iter_mut().map(|Perspective { condition, .. }| &mut condition.typed));
        all.extend(self.checks.iter_mut().map(|CheckDef { condition, .. }| &mut condition.typed));
        let shares = self.splits.iter_mut().flat_map(|split| &mut split.of).flat_map(|(_, shares)| shares);
        all.extend(shares.map(|share| &mut share.typed));
        all.extend(self.decides_for.iter_mut().map(|formula| &mut formula.typed));
        all
    }
}

/// Lets a formula that reads one of these columns read a node instead.
pub fn read_instead(formula: &mut Typed, changed: &BTreeMap<ColumnId, NodeId>) {
    if let Op::Column(id) = &formula.op
        && let Some(node) = changed.get(id)
    {
        formula.op = Op::Node(*node);
    }
    for part in formula.parts_mut() {
        read_instead(part, changed);
    }
}

impl NodeDef {
    fn formulas_mut(&mut self) -> Vec<&mut Typed> {
        let mut stated: Vec<&mut Formula> = match &mut self.body {
            Body::Formula(formula) => vec![formula.as_mut()],
            Body::Share(share) => {
                let optional = [&mut share.among, &mut share.first, &mut share.otherwise];
                let parts = optional.into_iter().filter_map(Option::as_mut);
                [&mut share.total, &mut share.weight].into_iter().chain(parts).collect()
            }
            Body::Pour(pour) => vec![&mut pour.amount, &mut pour.order, &mut pour.up_to],
            Body::Solve(solve) => {
                [&mut solve.difference, &mut solve.within].into_iter().chain(&mut solve.otherwise).collect()
            }
            Body::Settled(_) | Body::Unknown => Vec::new(),
        };
        stated.extend(self.cases.iter_mut().filter_map(|case| case.when.as_mut()));
        let mut all: Vec<&mut Typed> = stated.into_iter().map(|formula| &mut formula.typed).collect();
        if let Some(decided) = &mut self.decided {
            all.extend([&mut decided.by.typed, &mut decided.otherwise]);
        }
        all
    }
}
