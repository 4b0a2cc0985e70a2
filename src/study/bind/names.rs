//! The names that a data set's own formulas see: the model's keys and columns.

use super::Binder;
use crate::base::{ColumnId, Key, KeySet};
use crate::diag::Findings;
use crate::formula::scope::{Meaning, Names};
use crate::formula::typed::{Domain, Kind};
use crate::formula::{Op, Path, Scope, Type, check, parse};
use crate::model::Model;
use crate::model::parts::{Formula, FormulaText};
use crate::text::Located;
use std::cell::Cell;

struct DataNames<'a>(&'a Model);

impl Names for DataNames<'_> {
    fn meaning(&self, path: &Path) -> Option<Meaning> {
        if path.variant.is_some() {
            return None;
        }
        if let Some(key) = self.key(&path.name) {
            let grain = self.0.order.minimal(KeySet::of(key));
            return Some(Meaning::Value(Op::Member(key), Type::of(Kind::Text(Domain::Key(key)), grain)));
        }
        let place = self.0.columns.iter().position(|column| column.name == path.name)?;
        let def = self.0.columns.get(place)?;
        Some(Meaning::Value(Op::Column(ColumnId(u32::try_from(place).ok()?)), def.ty()))
    }

    fn key(&self, name: &str) -> Option<Key> {
        self.0.key_named(name).filter(|key| *key != Key::ROW)
    }

    fn key_name(&self, key: Key) -> String {
        self.0.keys.get(key.index()).map_or_else(String::new, |def| def.name.clone())
    }

    fn members(&self, key: Key) -> Option<Vec<String>> {
        self.0.keys.get(key.index())?.members.clone()
    }

    fn all(&self) -> Vec<String> {
        let keys = self.0.keys.iter().map(|def| def.name.clone());
        keys.chain(self.0.columns.iter().map(|def| def.name.clone())).collect()
    }
}

impl Binder<'_> {
    /// A formula of the data set, checked against the model's keys and columns.
    pub(super) fn formula(&self, value: &Located, number: u32, found: &mut Findings) -> Option<Formula> {
        let text = value.as_text(found)?;
        let names = DataNames(self.model);
        // Numbers of aggregates that no formula of the model has.
        let next = Cell::new(u32::MAX / 2 + number * 1000);
        let scope = Scope {
            units: &self.model.units,
            order: &self.model.order,
            names: &names,
            next_aggregate: &next,
        };
        let checked = parse(text, &self.model.units)
            .map_err(|fault| vec![fault])
            .and_then(|expr| check::check(&expr, &scope, &[]));
        match checked {
            Ok(typed) => {
                let pieces = vec![(0..text.len(), value.inner.clone())];
                Some(Formula { typed, text: FormulaText { text: text.to_owned(), pieces } })
            }
            Err(faults) => {
                for (fault, range) in faults {
                    found.error(fault, value.inner.within(range));
                }
                None
            }
        }
    }
}
