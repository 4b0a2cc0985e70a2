//! The rest of a model: perspectives, checks, equal terms, the price list to compare with; then the whole.

use super::names::Symbol;
use super::{Builder, Site, place_of};
use crate::base::{ColumnId, KeySet, NodeId};
use crate::diag::{ModelFault, Severity};
use crate::formula::typed::{Kind, Missing};
use crate::model::law::{Rule, Rulebook};
use crate::model::parts::{CheckDef, EqualTerms, Formula, Heads, Law, Model, Perspective};
use crate::model::read::read_formula;
use crate::text::{Label, Located};
use std::collections::{BTreeMap, BTreeSet};

/// What `[perspective]` may say of one.
pub const PERSPECTIVE: [&str; 3] = ["label", "where", "reference"];
/// What `[check]` may say of one.
pub const CHECK: [&str; 4] = ["formula", "level", "message", "reference"];
/// What `[check.equal_terms]` may say.
pub const EQUAL_TERMS: [&str; 5] = ["swap", "between", "except", "because", "reference"];

impl Builder<'_> {
    /// Puts the checked parts together.
    pub(super) fn finish(&mut self, law: &Rulebook) -> Option<Model> {
        let perspectives = law.section("perspective").filter_map(|rule| self.perspective(rule)).collect();
        let checks: Vec<CheckDef> = law
            .section("check")
            .filter(|rule| rule.name != "equal_terms")
            .filter_map(|rule| self.check(rule))
            .collect();
        let splits = law.section("split").filter_map(|rule| self.split(rule)).collect();
        let equal_terms = law
            .section("check")
            .find(|rule| rule.name == "equal_terms")
            .and_then(|rule| self.equal_terms(rule));
        let laws = self.laws(law);
        let decides_for = law.header.get("decides_for").and_then(|value| self.condition(value));
        let [price_list, need] =
            ["price_list", "need"].map(|key| law.header.get(key).and_then(|value| self.named_value(value)));
        let text = |key: &str, builder: &mut Self| {
            let value = law.header.get(key);
            if value.is_none() {
                builder
                    .found
                    .error(ModelFault::HeaderLacks { key: key.to_owned() }, law.header.place.clone());
            }
            value.and_then(|v| v.as_text(&mut builder.found)).map(str::to_owned)
        };
        let (id, version) = (text("id", self), text("version", self));
        let title = law.header.get("title").and_then(|v| Label::read(v, &mut self.found));
        let on_means =
            law.header.get("on_means").and_then(|v| v.as_text(&mut self.found)) == Some("accepted");
        self.unused(law);
        self.repeated_in_products();
        let (id, version) = (id?, version?);
        let mut model = Model {
            title: title.unwrap_or_else(|| Label::same(&id)),
            id,
            version,
            date: self.run.date,
            units: self.units.clone(),
            keys: std::mem::take(&mut self.keys),
            order: self.order.clone(),
            columns: std::mem::take(&mut self.columns),
            slots: std::mem::take(&mut self.slots),
            tables: std::mem::take(&mut self.tables),
            curves: std::mem::take(&mut self.curves),
            nodes: std::mem::take(&mut self.nodes),
            heads: Heads::default(),
            slot_rules: BTreeMap::new(),
            payer: self.payer,
            payee: self.payee,
            price_list,
            need,
            perspectives,
            checks,
            variants: self.inline_variants(),
            splits,
            equal_terms,
            laws,
            decides_for,
            on_means,
            grains: Vec::new(),
            place: law.header.place.clone(),
        };
        model.grains = grains(&model);
        Some(model)
    }

    /// A condition written in a header or section.
    pub(super) fn condition(&mut self, value: &Located) -> Option<Formula> {
        let written = read_formula(value, self.units, &mut self.found)?;
        let formula = self.checked_formula(Site::OWN, &written)?;
        if formula.typed.ty.kind == Kind::YesNo && formula.typed.ty.missing != Missing::Declared {
            return Some(formula);
        }
        let place = place_of(&formula.text, &value.place);
        self.found.error(ModelFault::WantsCondition { name: formula.text.text }, place);
        None
    }

    fn perspective(&mut self, rule: &Rule) -> Option<Perspective> {
        rule.table.refuse_unknown(&PERSPECTIVE, &mut self.found);
        let Some(value) = rule.table.get("where") else {
            self.found.error(ModelFault::SaysNothing { name: rule.name.clone() }, rule.place.clone());
            return None;
        };
        let condition = self.condition(value)?;
        let parties: KeySet = [self.payer, self.payee].into_iter().flatten().collect();
        if !self.order.determines(parties, condition.typed.ty.grain) {
            let (formula, per) = (self.key_names(condition.typed.ty.grain), self.key_names(parties));
            let name = rule.name.clone();
            self.found.error(ModelFault::DoesNotFitPer { name, formula, per }, value.place.clone());
            return None;
        }
        let label = rule.table.get("label").and_then(|v| Label::read(v, &mut self.found));
        let label = label.unwrap_or_else(|| Label::same(&rule.name));
        Some(Perspective { name: rule.name.clone(), label, condition })
    }

    fn check(&mut self, rule: &Rule) -> Option<CheckDef> {
        rule.table.refuse_unknown(&CHECK, &mut self.found);
        let Some(value) = rule.table.get("formula") else {
            self.found.error(ModelFault::SaysNothing { name: rule.name.clone() }, rule.place.clone());
            return None;
        };
        let condition = self.condition(value)?;
        let level = match rule.table.get("level") {
            None => Severity::Error,
            Some(level) => match level.as_text(&mut self.found)? {
                "error" => Severity::Error,
                "warning" => Severity::Warning,
                _ => {
                    self.found.error(ModelFault::UnknownLevel, level.place.clone());
                    return None;
                }
            },
        };
        let message = rule.table.get("message").and_then(|v| Label::read(v, &mut self.found));
        Some(CheckDef { name: rule.name.clone(), condition, level, message, place: rule.place.clone() })
    }

    fn equal_terms(&mut self, rule: &Rule) -> Option<EqualTerms> {
        rule.table.refuse_unknown(&EQUAL_TERMS, &mut self.found);
        let lacks = |builder: &mut Self, key: &str| {
            let fault = ModelFault::EqualTermsLacks { key: key.to_owned() };
            builder.found.error(fault, rule.place.clone());
        };
        let Some(swap) = rule.table.get("swap") else {
            lacks(self, "swap");
            return None;
        };
        let name = swap.as_text(&mut self.found)?.to_owned();
        let Some(place) = self.columns.iter().position(|column| column.name == name) else {
            self.found.error(ModelFault::NoSuchColumn { name }, swap.place.clone());
            return None;
        };
        let between = rule.table.get("between").and_then(|v| v.as_texts(&mut self.found)).unwrap_or_default();
        let Ok(between) = <[String; 2]>::try_from(between) else {
            lacks(self, "between");
            return None;
        };
        let mut except = Vec::new();
        for name in rule.table.get("except").and_then(|v| v.as_list(&mut self.found)).unwrap_or(&[]) {
            let Some(text) = name.as_text(&mut self.found) else { continue };
            match self.own_node(text) {
                Some(id) => except.push(id),
                None if self.is_broken(text) => {}
                None => {
                    self.found.error(ModelFault::NoSuchAmount { name: text.to_owned() }, name.place.clone())
                }
            }
        }
        let because = rule.table.get("because").and_then(|v| Label::read(v, &mut self.found));
        let column = ColumnId(u32::try_from(place).ok()?);
        if let Some(def) = self.columns.get_mut(place) {
            def.used = true;
        }
        Some(EqualTerms { column, between, except, because, place: rule.place.clone() })
    }

    /// A value or amount that the header names for reports.
    fn named_value(&mut self, value: &Located) -> Option<NodeId> {
        let name = value.as_text(&mut self.found)?;
        if let Some(layer) = self.layers.first() {
            layer.read.borrow_mut().insert(name.to_owned());
        }
        let id = self.own_node(name);
        if id.is_none() && !self.is_broken(name) {
            self.found.error(ModelFault::NoSuchAmount { name: name.to_owned() }, value.place.clone());
        }
        id
    }

    pub(super) fn own_node(&self, name: &str) -> Option<NodeId> {
        self.checked.get(&(0, 0, name.to_owned()))?.as_ref().map(|(id, _)| *id)
    }

    /// Whether a value or amount exists but is wrong in itself: told already.
    pub(super) fn is_broken(&self, name: &str) -> bool {
        let is_unread = self.layers.first().and_then(|layer| layer.symbols.get(name));
        matches!(is_unread, Some((Symbol::Broken, _)))
            || self.checked.get(&(0, 0, name.to_owned())).is_some_and(Option::is_none)
    }
}

/// Every grain that a formula, a column or a report of the model uses.
fn grains(model: &Model) -> Vec<KeySet> {
    let mut grains: BTreeSet<KeySet> = BTreeSet::from([KeySet::NONE]);
    for node in &model.nodes {
        grains.insert(node.grain);
        for formula in node.formulas() {
            formula.grains(&mut grains);
        }
        for case in node.cases.iter().filter_map(|case| case.when.as_ref()) {
            case.grains(&mut grains);
        }
    }
    let conditions =
        model.perspectives.iter().map(|p| &p.condition).chain(model.checks.iter().map(|c| &c.condition));
    let shares = model.splits.iter().flat_map(|split| &split.of).flat_map(|(_, shares)| shares);
    let laws = model.laws.iter().filter_map(|def| match &def.law {
        Law::WithinFrame { condition } => Some(&**condition),
        _ => None,
    });
    for formula in conditions.chain(&model.decides_for).chain(shares).chain(laws) {
        formula.grains(&mut grains);
    }
    grains.extend(model.columns.iter().map(|column| column.grain));
    let parties: KeySet = [model.payer, model.payee].into_iter().flatten().collect();
    grains.insert(model.order.minimal(parties));
    for party in [model.payer, model.payee].into_iter().flatten() {
        grains.insert(model.order.minimal(KeySet::of(party)));
    }
    grains.into_iter().collect()
}
