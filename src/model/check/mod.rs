//! A rulebook in force on a date as a checked model, or all that is wrong with it.

mod amount;
mod decide;
mod graph;
mod header;
mod laws;
mod names;
mod needs;
mod node;
mod pour;
mod previous;
mod rest;
mod rules;
mod share;
mod slice;
mod solve;
mod split;
mod touched;
mod variant;

pub use header::Run;
pub(super) use header::units;

/// What tables that are read while checking may say.
pub(super) mod known {
    pub use super::header::UNIT;
    pub use super::laws::{LAW, LAW_OF_FRAME, LAW_OF_NEED, LAW_OF_SPLIT, LAW_OF_STEP};
    pub use super::rest::{CHECK, EQUAL_TERMS, PERSPECTIVE};
    pub use super::split::KNOWN as SPLIT;
    pub use super::variant::KNOWN as VARIANT;
}

use super::law::Rulebook;
use super::parts::{ColumnDef, CurveDef, FormulaText, KeyDef, Model, NodeDef, Slot, TableDef};
use super::read::{RawNode, Reading, Written};
use crate::base::{Key, KeyOrder, KeySet, NodeId, Units};
use crate::diag::{Findings, Place};
use crate::formula::{Path, Scope, Type, Typed, check};
use names::{Symbol, View};
use slice::Slice;
use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet};

/// One variant of the model: a rulebook of its own, or what a variant's redefinitions reach in another layer.
struct Layer<'a> {
    law: &'a Rulebook,
    variant: Option<String>,
    raws: Vec<RawNode>,
    symbols: BTreeMap<String, (Symbol, Place)>,
    /// The layer that has all that this one does not (rule N2).
    parent: Option<usize>,
    /// The variants that formulas of this layer can name.
    beside: BTreeMap<String, usize>,
    /// The names that a variant gives a new formula.
    redefined: BTreeSet<String>,
    /// Names that a formula has read.
    read: RefCell<BTreeSet<String>>,
}

/// Where a formula stands, which settles what its names mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Site {
    layer: usize,
    /// The trial of a solve that it is computed in; 0 for none.
    slice: usize,
    /// The node that it belongs to.
    raw: Option<usize>,
}

impl Site {
    /// A formula of the model itself that belongs to no node.
    const OWN: Self = Self { layer: 0, slice: 0, raw: None };
}

/// A node that has been checked: its number and type; none if something is wrong with it.
type Checked = Option<(NodeId, Type)>;

/// What a node is found by: the trial that it is computed in, its layer, its name.
type Address = (usize, usize, String);

/// A model that is being built.
struct Builder<'a> {
    run: Run,
    units: &'a Units,
    keys: Vec<KeyDef>,
    order: KeyOrder,
    columns: Vec<ColumnDef>,
    slots: Vec<Slot>,
    tables: Vec<TableDef>,
    curves: Vec<CurveDef>,
    layers: Vec<Layer<'a>>,
    nodes: Vec<NodeDef>,
    slices: Vec<Slice>,
    checked: BTreeMap<Address, Checked>,
    payer: Option<Key>,
    payee: Option<Key>,
    next_aggregate: Cell<u32>,
    found: Findings,
}

impl Rulebook {
    /// The model in force for a run, checked; nothing if it has errors, which are then among the findings.
    pub fn in_force(&self, run: &Run, found: &mut Findings) -> Option<Model> {
        let mut early = Findings::new();
        let units = header::units(self, &mut early);
        let (keys, order) = super::read::read_keys(self, &mut early);
        let reading = Reading { law: self, date: run.date, units: &units };
        let columns = super::read::read_columns(&reading, &keys, &order, &mut early);
        let mut builder = Builder {
            run: run.clone(),
            units: &units,
            keys,
            order,
            columns,
            slots: Vec::new(),
            tables: Vec::new(),
            curves: Vec::new(),
            layers: Vec::new(),
            nodes: Vec::new(),
            slices: vec![Slice::default()],
            checked: BTreeMap::new(),
            payer: None,
            payee: None,
            next_aggregate: Cell::new(0),
            found: early,
        };
        builder.layers(self);
        builder.touched();
        builder.variants();
        builder.variants_see_each_other();
        builder.parties(self);
        builder.previous_columns();
        builder.check_nodes();
        let model = builder.finish(self);
        let failed = builder.found.has_errors();
        found.extend(builder.found);
        model.filter(|_| !failed)
    }
}

impl<'a> Builder<'a> {
    /// Reads the entries of the rulebook, and of those that it names as its baseline or as variants.
    fn layers(&mut self, law: &'a Rulebook) {
        self.file_layer(law, None);
    }

    fn file_layer(&mut self, law: &'a Rulebook, variant: Option<&str>) -> usize {
        let number = self.layers.len();
        let layer = self.layer(law, variant.map(str::to_owned));
        self.layers.push(layer);
        let others = law.variants.iter().map(|(name, law)| (name.as_str(), law));
        let baseline = law.baseline.as_deref().map(|law| (BASELINE, law));
        for (name, law) in baseline.into_iter().chain(others) {
            let full = variant.map_or_else(|| name.to_owned(), |outer| format!("{outer}.{name}"));
            let other = self.file_layer(law, Some(&full));
            if let Some(layer) = self.layers.get_mut(number) {
                layer.beside.insert(name.to_owned(), other);
            }
        }
        number
    }

    /// Checks a formula at its site; `present` are names known not to be missing.
    fn typed(&mut self, site: Site, written: &Written, present: &[Path]) -> Option<Typed> {
        let view = View { builder: self, site };
        let scope = Scope {
            units: self.units,
            order: &self.order,
            names: &view,
            next_aggregate: &self.next_aggregate,
        };
        match check(&written.expr, &scope, present) {
            Ok(typed) => {
                self.mark_columns(&typed);
                Some(typed)
            }
            Err(faults) => {
                for (fault, range) in faults {
                    let place = written.text.place(&range);
                    if let Some(place) = place {
                        self.found.error(fault, place);
                    }
                }
                None
            }
        }
    }

    fn mark_columns(&mut self, typed: &Typed) {
        let columns = &mut self.columns;
        typed.walk(&mut |part| {
            if let crate::formula::Op::Column(id) = &part.op
                && let Some(column) = columns.get_mut(id.index())
            {
                column.used = true;
            }
        });
    }

    fn key_names(&self, keys: KeySet) -> String {
        if keys.is_empty() {
            return "–".to_owned();
        }
        let name = |key: Key| self.keys.get(key.index()).map_or("", |def| def.name.as_str());
        keys.iter().map(name).collect::<Vec<_>>().join(", ")
    }
}

/// The built-in variant that an overlay compares with.
const BASELINE: &str = "baseline";

/// Where a formula begins in the user's file.
fn place_of(text: &FormulaText, other: &Place) -> Place {
    text.pieces.first().map_or_else(|| other.clone(), |(_, place)| place.clone())
}
