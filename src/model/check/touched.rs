//! Amounts that a file changes without naming them: it redefines a value, parameter, table or curve that they read.

use super::names::Symbol;
use super::needs::{formulas, names};
use super::{Builder, Layer};
use crate::model::law::Rule;
use crate::model::read::{RawNode, Written, read_formula};
use std::collections::{BTreeMap, BTreeSet};

impl Builder<'_> {
    /// `decides_for` holds for every amount that its file defines or changes, directly or through what the amount reads.
    pub(super) fn touched(&mut self) {
        for number in 0..self.layers.len() {
            let Some(layer) = self.layers.get(number) else { continue };
            let changed = self.changed(layer);
            let open = layer.raws.iter().enumerate().filter(|(_, raw)| raw.section == "amount");
            let found: Vec<(usize, Written)> = open
                .filter(|(_, raw)| raw.decides_for.is_none())
                .filter_map(|(place, raw)| Some((place, self.reached(layer, raw, &changed)?)))
                .collect();
            for (place, written) in found {
                if let Some(raw) = self.layers.get_mut(number).and_then(|layer| layer.raws.get_mut(place)) {
                    raw.decides_for = Some(written);
                }
            }
        }
    }

    /// The names that a deciding file has defined, with whom it decides for.
    fn changed(&self, layer: &Layer) -> BTreeMap<String, Written> {
        let mut ignored = crate::diag::Findings::new();
        let mut decided = |rule: &Rule| read_formula(rule.decides_for.as_ref()?, self.units, &mut ignored);
        let mut changed = BTreeMap::new();
        for section in ["value", "parameter", "table", "curve"] {
            for rule in layer.law.section(section) {
                changed.extend(decided(rule).map(|written| (rule.name.clone(), written)));
            }
        }
        // A changed index changes every table: which rows follow it is known only when they are read.
        if let Some(written) = layer.law.section("index").find_map(&mut decided) {
            for rule in layer.law.section("table") {
                changed.entry(rule.name.clone()).or_insert_with(|| written.clone());
            }
        }
        changed
    }

    /// Whom a deciding file decides for, if an amount reads something of it: through values, not through other amounts.
    fn reached(&self, layer: &Layer, raw: &RawNode, changed: &BTreeMap<String, Written>) -> Option<Written> {
        let mut open: Vec<String> = read_by(raw);
        let mut seen: BTreeSet<String> = BTreeSet::new();
        while let Some(name) = open.pop() {
            if !seen.insert(name.clone()) {
                continue;
            }
            if let Some(written) = changed.get(&name) {
                return Some(written.clone());
            }
            match layer.symbols.get(&name) {
                Some((Symbol::Table(id), _)) => {
                    open.extend(self.tables.get(id.index()).into_iter().flat_map(|table| table.per.clone()));
                }
                Some((Symbol::Node, _)) => {
                    let value = layer.raws.iter().find(|raw| raw.name == name && raw.section == "value");
                    open.extend(value.into_iter().flat_map(read_by));
                }
                _ => {}
            }
        }
        None
    }
}

/// The names that a node reads in its own variant.
fn read_by(raw: &RawNode) -> Vec<String> {
    let mut found = Vec::new();
    for written in formulas(raw) {
        names(&written.expr, &mut |path| {
            if path.variant.is_none() {
                found.push(path.name.clone());
            }
        });
    }
    found
}
