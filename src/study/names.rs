//! The names that formulas outside of a model see: keys and columns, and for a scenario numbers and inputs too.

use crate::base::{ColumnId, CurveId, Key, KeySet, NodeId, SlotId, TableId, Unit};
use crate::diag::{Diagnostic, Fault, Findings, FormulaFault, ScenarioFault};
use crate::formula::scope::{Meaning, Names, TableKey, TableMeaning};
use crate::formula::typed::{Domain, Kind};
use crate::formula::{Op, Path, Scope, Type, Typed, check, parse};
use crate::model::parts::{ColumnDef, Formula, FormulaText, Origin};
use crate::model::{Model, Run};
use std::cell::Cell;
use std::collections::BTreeMap;

/// Where a formula outside of a model stands.
pub(super) enum Sees<'a> {
    /// In a data set: keys and columns.
    Data,
    /// In a scenario: the model's numbers and the scenario's inputs too, and columns as they have been changed so far.
    Scenario {
        /// The node that stands for a column.
        changed: &'a BTreeMap<ColumnId, NodeId>,
        /// The budget year and its day.
        run: &'a Run,
    },
}

/// The names of a model as formulas outside of it see them.
pub(super) struct ModelNames<'a> {
    pub model: &'a Model,
    pub sees: Sees<'a>,
}

impl Names for ModelNames<'_> {
    fn meaning(&self, path: &Path) -> Option<Meaning> {
        match (path.variant.as_deref(), &self.sees) {
            (None, _) => self.plain(&path.name),
            (Some("run"), Sees::Scenario { run, .. }) => in_run(run, &path.name),
            (Some("previous"), Sees::Scenario { .. }) => self.column(&path.to_string()),
            _ => None,
        }
    }

    fn key(&self, name: &str) -> Option<Key> {
        self.model.key_named(name).filter(|key| *key != Key::ROW)
    }

    fn key_name(&self, key: Key) -> String {
        self.model.keys.get(key.index()).map_or_else(String::new, |def| def.name.clone())
    }

    fn members(&self, key: Key) -> Option<Vec<String>> {
        self.model.keys.get(key.index())?.members.clone()
    }

    fn all(&self) -> Vec<String> {
        let keys = self.model.keys.iter().skip(1).map(|def| def.name.clone());
        let columns = self.model.columns.iter().filter(|def| self.sees_column(def));
        let names = keys.chain(columns.map(|def| def.name.clone()));
        let mut all: Vec<String> = match self.sees {
            Sees::Data => names.collect(),
            Sees::Scenario { .. } => {
                let parameters = self.model.slots.iter().filter(|slot| slot.part.is_empty());
                let parameters = parameters.map(|slot| slot.owner.clone());
                let tables = self.model.tables.iter().map(|table| table.name.clone());
                let curves = self.model.curves.iter().map(|curve| curve.name.clone());
                let of_run = ["run.year".to_owned(), "run.date".to_owned()];
                names.chain(parameters).chain(tables).chain(curves).chain(of_run).collect()
            }
        };
        all.dedup();
        all
    }
}

impl ModelNames<'_> {
    fn sees_column(&self, def: &ColumnDef) -> bool {
        def.origin.is_named() || (def.origin == Origin::Input && matches!(self.sees, Sees::Scenario { .. }))
    }

    fn plain(&self, name: &str) -> Option<Meaning> {
        if let Some(key) = self.key(name) {
            let grain = self.model.order.minimal(KeySet::of(key));
            return Some(Meaning::Value(Op::Member(key), Type::of(Kind::Text(Domain::Key(key)), grain)));
        }
        self.column(name).or_else(|| self.number(name))
    }

    fn column(&self, name: &str) -> Option<Meaning> {
        let (id, def) = (0..).map(ColumnId).zip(&self.model.columns).find(|(_, def)| def.name == name)?;
        if !self.sees_column(def) {
            return None;
        }
        let op = match &self.sees {
            Sees::Scenario { changed, .. } => changed.get(&id).map_or(Op::Column(id), |node| Op::Node(*node)),
            Sees::Data => Op::Column(id),
        };
        Some(Meaning::Value(op, def.ty()))
    }

    /// A parameter, a table or a curve: the model's own before its baseline's.
    fn number(&self, name: &str) -> Option<Meaning> {
        if matches!(self.sees, Sees::Data) {
            return None;
        }
        let mut slots = (0..).map(SlotId).zip(&self.model.slots);
        if let Some((id, slot)) = slots.find(|(_, slot)| slot.owner == name && slot.part.is_empty()) {
            return Some(Meaning::Value(Op::Slot(id), Type::constant(slot.unit.clone())));
        }
        if let Some((id, table)) = (0..).map(TableId).zip(&self.model.tables).find(|(_, t)| t.name == name) {
            let key = |name: &String| TableKey { name: name.clone(), key: self.key(name) };
            let keys = table.per.iter().map(key).collect();
            let (unit, may_be_missing) = (table.unit.clone(), table.may_be_missing);
            return Some(Meaning::Table(TableMeaning { id, keys, unit, may_be_missing }));
        }
        let (id, curve) = (0..).map(CurveId).zip(&self.model.curves).find(|(_, curve)| curve.name == name)?;
        Some(Meaning::Curve { id, from: curve.from.clone(), to: curve.to.clone() })
    }

    /// A formula of the user's, checked; what is wrong with it is told.
    pub(super) fn formula(
        &self,
        text: FormulaText,
        next: &Cell<u32>,
        found: &mut Findings,
    ) -> Option<Formula> {
        let scope =
            Scope { units: &self.model.units, order: &self.model.order, names: self, next_aggregate: next };
        let checked = parse(&text.text, &self.model.units)
            .map_err(|fault| vec![fault])
            .and_then(|expr| check::check(&expr, &scope, &[]));
        match checked {
            Ok(typed) => Some(Formula { typed, text }),
            Err(faults) => {
                for (fault, range) in faults {
                    let fault = self.told(fault);
                    match text.place(&range) {
                        Some(place) => found.add(Diagnostic::error(fault, place)),
                        None => found.add(Diagnostic::placeless(fault)),
                    }
                }
                None
            }
        }
    }

    /// A name that the model computes is there, but cannot be read by what changes its data.
    fn told(&self, fault: FormulaFault) -> Fault {
        match &fault {
            FormulaFault::UnknownName { name, .. } | FormulaFault::UnknownNameAlone { name, .. }
                if self.model.named(name).is_some() && matches!(self.sees, Sees::Scenario { .. }) =>
            {
                ScenarioFault::ReadsResult { name: name.clone() }.into()
            }
            _ => fault.into(),
        }
    }
}

fn in_run(run: &Run, name: &str) -> Option<Meaning> {
    match name {
        "year" => {
            let year = crate::base::number::whole(i64::from(run.year));
            Some(Meaning::Value(Op::Number(year), Type::constant(Unit::plain())))
        }
        "date" => {
            let ty = Type { fits_any: true, ..Type::of(Kind::Date, KeySet::NONE) };
            Some(Meaning::Value(Op::Date(run.date), ty))
        }
        _ => None,
    }
}

/// A part that the user did not write.
pub(super) fn unwritten(op: Op, ty: Type) -> Typed {
    Typed { op, ty, range: 0..0 }
}
