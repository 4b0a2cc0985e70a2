//! One namespace for everything that formulas read (rule N1), and what each name means to the checker.

use super::{Builder, Layer, Site};
use crate::base::{ColumnId, CurveId, Key, KeySet, NodeId, SlotId, TableId, Unit};
use crate::diag::{Diagnostic, ModelFault, Place, Role};
use crate::formula::scope::{Meaning, Names, TableKey, TableMeaning};
use crate::formula::typed::{Domain, Kind};
use crate::formula::{Op, Path, RESERVED, Type, functions};
use crate::model::law::Rulebook;
use crate::model::parts::{ColumnDef, ColumnKind, KeyDef};
use crate::model::read::{Reading, read_curve, read_index, read_node, read_parameter, read_table};
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

/// What a name stands for.
#[derive(Clone, Debug)]
pub(super) enum Symbol {
    Key(Key),
    Column(ColumnId),
    Parameter(SlotId, Unit),
    Table(TableId),
    Curve(CurveId),
    Node,
    Variant,
    Broken,
}

impl<'a> Builder<'a> {
    /// Reads the entries of one rulebook and gives them their names.
    pub(super) fn layer(&mut self, law: &'a Rulebook, variant: Option<String>) -> Layer<'a> {
        let mut layer = Layer {
            law,
            variant,
            raws: Vec::new(),
            symbols: BTreeMap::new(),
            parent: None,
            beside: BTreeMap::new(),
            redefined: BTreeSet::new(),
            read: RefCell::new(BTreeSet::new()),
        };
        for (key, def) in (0..).map(Key).zip(self.keys.clone()).skip(1) {
            self.refuse_words(&def.name, &def.place);
            layer.symbols.insert(def.name.clone(), (Symbol::Key(key), def.place.clone()));
        }
        for (id, def) in (0..).map(ColumnId).zip(self.columns.clone()) {
            self.name(&mut layer, &def.name, Symbol::Column(id), &def.place);
        }
        self.numbers(&mut layer);
        for section in ["value", "amount", "group"] {
            for rule in law.section(section) {
                let raw = read_node(rule, section, &self.keys, self.units, &mut self.found);
                let symbol = if raw.is_some() { Symbol::Node } else { Symbol::Broken };
                self.name(&mut layer, &rule.name, symbol, &rule.place);
                layer.raws.extend(raw);
            }
        }
        super::needs::add_groups(&mut layer);
        for rule in law.section("variant") {
            self.name(&mut layer, &rule.name, Symbol::Variant, &rule.place);
        }
        layer
    }

    /// Parameters, tables and curves.
    fn numbers(&mut self, layer: &mut Layer<'a>) {
        let reading = Reading { law: layer.law, date: self.run.date, units: self.units };
        let indices: Vec<_> = layer
            .law
            .section("index")
            .filter_map(|rule| read_index(rule, &reading, &mut self.found))
            .collect();
        for rule in layer.law.section("parameter") {
            let symbol = match read_parameter(rule, &reading, &mut self.found) {
                Some(slot) => {
                    let id = SlotId(u32::try_from(self.slots.len()).unwrap_or(u32::MAX));
                    let unit = slot.unit.clone();
                    self.slots.push(slot);
                    Symbol::Parameter(id, unit)
                }
                None => Symbol::Broken,
            };
            self.name(layer, &rule.name, symbol, &rule.place);
        }
        for rule in layer.law.section("table") {
            let codes = |name: &str| declared_codes(name, &self.keys, &self.columns);
            let table = read_table(rule, &reading, &indices, &codes, &mut self.slots, &mut self.found);
            let id = TableId(u32::try_from(self.tables.len()).unwrap_or(u32::MAX));
            let symbol = if table.is_some() { Symbol::Table(id) } else { Symbol::Broken };
            self.tables.extend(table);
            self.name(layer, &rule.name, symbol, &rule.place);
        }
        for rule in layer.law.section("curve") {
            let curve = read_curve(rule, &reading, &mut self.slots, &mut self.found);
            let id = CurveId(u32::try_from(self.curves.len()).unwrap_or(u32::MAX));
            let symbol = if curve.is_some() { Symbol::Curve(id) } else { Symbol::Broken };
            self.curves.extend(curve);
            self.name(layer, &rule.name, symbol, &rule.place);
        }
    }

    /// N1: words of the language and units are no names.
    fn refuse_words(&mut self, name: &str, place: &Place) {
        let of_language = RESERVED.contains(&name) || functions::NAMES.contains(&name);
        if of_language || ["run", "previous", "baseline"].contains(&name) {
            self.found.error(ModelFault::NameOfLanguage { name: name.to_owned() }, place.clone());
        } else if self.units.has(name) {
            self.found.error(ModelFault::NameOfUnit { name: name.to_owned() }, place.clone());
        }
    }

    /// N1: a clash is refused with both places.
    fn name(&mut self, layer: &mut Layer, name: &str, symbol: Symbol, place: &Place) {
        self.refuse_words(name, place);
        if let Some((_, first)) = layer.symbols.get(name) {
            let clash = Diagnostic::error(ModelFault::NameTaken { name: name.to_owned() }, place.clone());
            self.found.add(clash.with(Role::FirstHere, first.clone()));
            return;
        }
        layer.symbols.insert(name.to_owned(), (symbol, place.clone()));
    }
}

/// The names that a formula sees from its site.
pub(super) struct View<'b, 'a> {
    pub builder: &'b Builder<'a>,
    pub site: Site,
}

impl Names for View<'_, '_> {
    fn meaning(&self, path: &Path) -> Option<Meaning> {
        match path.variant.as_deref() {
            Some("run") => self.run(&path.name),
            Some("previous") => self.column_named(&path.to_string()),
            _ => self.plain(&path.name, self.builder.layer_of(self.site, path)?),
        }
    }

    fn key(&self, name: &str) -> Option<Key> {
        self.mark(name, self.site.layer);
        (0..).map(Key).zip(&self.builder.keys).find(|(_, def)| def.name == name).map(|(key, _)| key)
    }

    fn key_name(&self, key: Key) -> String {
        self.builder.keys.get(key.index()).map_or_else(String::new, |def| def.name.clone())
    }

    fn members(&self, key: Key) -> Option<Vec<String>> {
        self.builder.keys.get(key.index())?.members.clone()
    }

    fn all(&self) -> Vec<String> {
        let layers = self.builder.outwards(self.site.layer).filter_map(|l| self.builder.layers.get(l));
        let names = layers.flat_map(|layer| layer.symbols.keys().cloned());
        names.chain(["run.year".to_owned(), "run.date".to_owned()]).collect()
    }
}

impl View<'_, '_> {
    fn mark(&self, name: &str, layer: usize) {
        if let Some(layer) = self.builder.layers.get(layer) {
            layer.read.borrow_mut().insert(name.to_owned());
        }
    }

    fn plain(&self, name: &str, layer: usize) -> Option<Meaning> {
        let (symbol, _) = self.builder.layers.get(layer)?.symbols.get(name)?;
        self.mark(name, layer);
        Some(match symbol {
            Symbol::Broken => Meaning::Broken,
            Symbol::Variant => return None,
            Symbol::Key(key) => {
                let grain = self.builder.order.minimal(KeySet::of(*key));
                Meaning::Value(Op::Member(*key), Type::of(Kind::Text(Domain::Key(*key)), grain))
            }
            Symbol::Column(id) => self.column(*id)?,
            Symbol::Parameter(slot, unit) => Meaning::Value(Op::Slot(*slot), Type::constant(unit.clone())),
            Symbol::Table(id) => self.table(*id)?,
            Symbol::Curve(id) => {
                let curve = self.builder.curves.get(id.index())?;
                Meaning::Curve { id: *id, from: curve.from.clone(), to: curve.to.clone() }
            }
            Symbol::Node => self.node(name, layer),
        })
    }

    fn node(&self, name: &str, layer: usize) -> Meaning {
        let slice = self.builder.slice_of(self.site.slice, &(layer, name.to_owned()));
        match self.builder.checked.get(&(slice, layer, name.to_owned())) {
            Some(Some((id, ty))) => Meaning::Value(Op::Node(*id), ty.clone()),
            _ => Meaning::Broken,
        }
    }

    fn column_named(&self, name: &str) -> Option<Meaning> {
        let place = self.builder.columns.iter().position(|column| column.name == name)?;
        self.column(ColumnId(u32::try_from(place).ok()?))
    }

    fn column(&self, id: ColumnId) -> Option<Meaning> {
        let def = self.builder.columns.get(id.index())?;
        Some(Meaning::Value(Op::Column(id), def.ty()))
    }

    fn table(&self, id: TableId) -> Option<Meaning> {
        let def = self.builder.tables.get(id.index())?;
        let keys = def.per.iter().map(|name| {
            self.mark(name, self.builder.home(self.site.layer, name));
            TableKey { name: name.clone(), key: self.key(name) }
        });
        Some(Meaning::Table(TableMeaning {
            id,
            keys: keys.collect(),
            unit: def.unit.clone(),
            may_be_missing: def.may_be_missing,
        }))
    }

    fn run(&self, name: &str) -> Option<Meaning> {
        let run = &self.builder.run;
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
}

/// The codes that a model declares for a name: members of a key, options of a column, members that a column refers to.
fn declared_codes(name: &str, keys: &[KeyDef], columns: &[ColumnDef]) -> Vec<String> {
    let members = |key: &KeyDef| key.members.clone().unwrap_or_default();
    let column = columns.iter().find(|column| column.name == name);
    let of_column = column.map(|column| match &column.kind {
        ColumnKind::Text(options) => options.clone(),
        ColumnKind::Member(key) => keys.get(key.index()).map(members).unwrap_or_default(),
        _ => Vec::new(),
    });
    let key = keys.iter().find(|key| key.name == name);
    of_column.or_else(|| key.map(members)).unwrap_or_default()
}

/// The number of the next node.
pub(super) fn next_node(nodes: usize) -> NodeId {
    NodeId(u32::try_from(nodes).unwrap_or(u32::MAX))
}
