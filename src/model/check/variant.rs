//! Variants: the same model with some names redefined; what no redefinition reaches is shared (rule N2).

use super::names::Symbol;
use super::needs::{formulas, names};
use super::{Builder, Layer, Site};
use crate::base::suggest;
use crate::diag::{ModelFault, Place};
use crate::model::law::Rule;
use crate::model::parts::ColumnKind;
use crate::model::read::{Form, RawNode, Written, read_formula};
use crate::text::{Label, Table};
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

/// What `[variant]` may say of one.
pub const KNOWN: [&str; 5] = ["label", "with", "from", "reference", "assumption"];

impl Builder<'_> {
    /// Makes a layer of each variant that is written in a model.
    pub(super) fn variants(&mut self) {
        for parent in 0..self.layers.len() {
            let Some(law) = self.layers.get(parent).map(|layer| layer.law) else { continue };
            for rule in law.section("variant") {
                self.variant(parent, rule);
            }
        }
    }

    fn variant(&mut self, parent: usize, rule: &Rule) -> Option<()> {
        rule.table.refuse_unknown(&KNOWN, &mut self.found);
        let with = match (rule.table.get("with"), rule.table.get("from")) {
            (Some(with), None) => with.as_table(&mut self.found)?.clone(),
            (None, Some(_)) => return None,
            _ => {
                self.found.error(ModelFault::VariantNeeds { name: rule.name.clone() }, rule.place.clone());
                return None;
            }
        };
        let redefined = self.redefinitions(parent, &with);
        let names: BTreeSet<String> = redefined.iter().map(|raw| raw.name.clone()).collect();
        let others = self.reached_by(parent, &names);
        let outer = self.layers.get(parent)?;
        let raws: Vec<RawNode> = redefined.into_iter().chain(others).collect();
        let symbols = raws.iter().map(|raw| (raw.name.clone(), (Symbol::Node, raw.place.clone()))).collect();
        let variant = match &outer.variant {
            Some(outer) => format!("{outer}.{}", rule.name),
            None => rule.name.clone(),
        };
        let layer = Layer {
            law: outer.law,
            variant: Some(variant),
            raws,
            symbols,
            parent: Some(parent),
            beside: BTreeMap::new(),
            redefined: names,
            read: RefCell::new(BTreeSet::new()),
        };
        let number = self.layers.len();
        self.layers.push(layer);
        self.layers.get_mut(parent)?.beside.insert(rule.name.clone(), number);
        Some(())
    }

    /// Formulas of one variant name the others as those of the model itself do.
    pub(super) fn variants_see_each_other(&mut self) {
        for number in 0..self.layers.len() {
            let parent = self.layers.get(number).and_then(|layer| layer.parent);
            let beside = parent.and_then(|parent| self.layers.get(parent)).map(|layer| layer.beside.clone());
            if let (Some(beside), Some(layer)) = (beside, self.layers.get_mut(number)) {
                layer.beside = beside;
            }
        }
    }

    /// The variants written in the model itself.
    pub(super) fn inline_variants(&self) -> Vec<String> {
        self.layers.iter().filter(|l| l.parent == Some(0)).filter_map(|l| l.variant.clone()).collect()
    }

    fn redefinitions(&mut self, parent: usize, with: &Table) -> Vec<RawNode> {
        let mut list = Vec::new();
        for entry in with.iter() {
            let written = read_formula(&entry.value, self.units, &mut self.found);
            let raw = written.and_then(|w| self.redefinition(parent, &entry.key, w, &entry.key_place));
            list.extend(raw);
        }
        list
    }

    /// A name with a new formula: it keeps its keys, its unit, and what is said of it.
    fn redefinition(
        &mut self,
        parent: usize,
        name: &str,
        written: Written,
        place: &Place,
    ) -> Option<RawNode> {
        let layer = self.layers.get(parent)?;
        let form = Some(Form::Formula(written));
        let value = RawNode {
            name: name.to_owned(),
            section: "value",
            label: Label::same(name),
            per: None,
            unit: None,
            part_of: None,
            round: None,
            remainder: false,
            may_be_missing: false,
            source: None,
            form: form.clone(),
            decides_for: None,
            place: place.clone(),
        };
        match layer.symbols.get(name).map(|(symbol, _)| symbol) {
            Some(Symbol::Column(id)) => {
                let def = self.columns.get(id.index())?;
                let unit = match &def.kind {
                    ColumnKind::Number { unit, .. } => Some(unit.unscaled()),
                    _ => None,
                };
                Some(RawNode { unit, may_be_missing: def.may_be_missing, label: def.label.clone(), ..value })
            }
            Some(Symbol::Parameter(_, unit)) => Some(RawNode { unit: Some(unit.unscaled()), ..value }),
            Some(Symbol::Table(id)) => {
                let def = self.tables.get(id.index())?;
                let unit = Some(def.unit.unscaled());
                Some(RawNode { unit, may_be_missing: def.may_be_missing, ..value })
            }
            Some(Symbol::Node) => {
                let old = layer.raws.iter().find(|raw| raw.name == name)?;
                if old.section == "group" {
                    return self.cannot_redefine(name, place);
                }
                Some(RawNode { form, place: place.clone(), ..old.clone() })
            }
            Some(Symbol::Broken) => None,
            Some(Symbol::Key(_) | Symbol::Curve(_) | Symbol::Variant) => self.cannot_redefine(name, place),
            None => {
                let known = layer.symbols.keys().map(String::as_str);
                let near = suggest::nearest(name, known).unwrap_or("–").to_owned();
                let fault = ModelFault::VariantOfNothing { name: name.to_owned(), near };
                self.found.error(fault, place.clone());
                None
            }
        }
    }

    fn cannot_redefine(&mut self, name: &str, place: &Place) -> Option<RawNode> {
        self.found.error(ModelFault::CannotRedefine { name: name.to_owned() }, place.clone());
        None
    }

    /// The nodes that read a redefined name, themselves or through others of the same variant.
    fn reached_by(&self, parent: usize, redefined: &BTreeSet<String>) -> Vec<RawNode> {
        let Some(layer) = self.layers.get(parent) else { return Vec::new() };
        let mut reached = redefined.clone();
        loop {
            let before = reached.len();
            for (place, raw) in layer.raws.iter().enumerate() {
                let site = Site { layer: parent, slice: 0, raw: Some(place) };
                if !reached.contains(&raw.name) && self.reads_any(site, raw, &reached) {
                    reached.insert(raw.name.clone());
                }
            }
            if reached.len() == before {
                break;
            }
        }
        let mine = |raw: &&RawNode| reached.contains(&raw.name) && !redefined.contains(&raw.name);
        layer.raws.iter().filter(mine).cloned().collect()
    }

    fn reads_any(&self, site: Site, raw: &RawNode, names_of: &BTreeSet<String>) -> bool {
        let mut reads = BTreeSet::new();
        for written in formulas(raw) {
            names(&written.expr, &mut |path| {
                if path.variant.is_none() {
                    self.need(path, site, &mut reads);
                }
            });
        }
        if raw.section == "group" {
            reads.extend(self.parts_of(site.layer, &raw.name));
        }
        reads.iter().any(|(_, name)| names_of.contains(name))
    }
}
