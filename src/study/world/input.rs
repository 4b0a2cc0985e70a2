//! A scenario's inputs as columns of the model: other cells in every run.

use super::Maker;
use super::overrides::Followed;
use crate::base::{ColumnId, Exact, Key, KeySet, Unit};
use crate::diag::{Diagnostic, ModelFault, Place, Role, ScenarioFault};
use crate::formula::{RESERVED, functions};
use crate::model::parts::{ColumnDef, ColumnKind, Origin};
use crate::scenario::Input;
use crate::text::Label;

impl Maker<'_> {
    /// Adds a column for each input; how much one of each input's unit is in base units. Nothing if one does not fit.
    pub(super) fn input_columns(&mut self) -> Option<Vec<Exact>> {
        let inputs = &self.order.scenario.inputs;
        let mut scales = Vec::new();
        for input in inputs {
            self.input_name(input);
            let (unit, grain) = (self.input_unit(input), self.input_keys(input));
            let (Some(unit), Some(grain)) = (unit, grain) else { continue };
            scales.push(unit.scale().clone());
            self.model.columns.push(ColumnDef {
                name: input.name.clone(),
                label: Label::same(&input.name),
                origin: Origin::Input,
                grain,
                kind: ColumnKind::Number { unit, min: None, max: None },
                may_be_missing: false,
                used: false,
                place: input.place.clone(),
            });
        }
        (scales.len() == inputs.len() && !self.found.has_errors()).then_some(scales)
    }

    /// The inputs' columns, in the order of the scenario.
    pub(super) fn numbered_inputs(&self) -> Vec<(ColumnId, usize)> {
        let columns = (0..).map(ColumnId).zip(&self.model.columns);
        let inputs = columns.filter(|(_, column)| column.origin == Origin::Input).map(|(id, _)| id);
        inputs.zip(0..).collect()
    }

    /// Warns of inputs that nothing reads.
    pub(super) fn unused_inputs(&mut self, followed: &Followed) {
        for (id, input) in self.numbered_inputs() {
            let used = self.model.column(id).is_some_and(|def| def.used) || followed.names(input);
            if let Some(input) = self.order.scenario.inputs.get(input).filter(|_| !used) {
                let fault = ScenarioFault::UnusedInput { name: input.name.clone() };
                self.found.warning(fault, input.place.clone());
            }
        }
    }

    /// N1: an input's name is its own.
    fn input_name(&mut self, input: &Input) {
        let name = input.name.as_str();
        let of_language = RESERVED.contains(&name) || functions::NAMES.contains(&name);
        if of_language || ["run", "previous", "baseline"].contains(&name) || self.model.units.has(name) {
            self.found.error(ModelFault::NameOfLanguage { name: name.to_owned() }, input.place.clone());
        }
        if let Some(first) = self.place_of_name(name) {
            let fault = ModelFault::NameTaken { name: name.to_owned() };
            self.found.add(Diagnostic::error(fault, input.place.clone()).with(Role::FirstHere, first));
        }
    }

    fn place_of_name(&self, name: &str) -> Option<Place> {
        let model = &self.model;
        let keys = model.keys.iter().map(|def| (&def.name, &def.place));
        let columns = model.columns.iter().map(|def| (&def.name, &def.place));
        let tables = model.tables.iter().map(|def| (&def.name, &def.place));
        let curves = model.curves.iter().map(|def| (&def.name, &def.place));
        let numbers =
            model.slots.iter().filter(|slot| slot.part.is_empty()).map(|slot| (&slot.owner, &slot.place));
        let nodes = model.nodes.iter().map(|def| (&def.name, &def.place));
        let mut all = keys.chain(columns).chain(tables).chain(curves).chain(numbers).chain(nodes);
        all.find(|(known, _)| *known == name).map(|(_, place)| place.clone())
    }

    fn input_unit(&mut self, input: &Input) -> Option<Unit> {
        let Some(value) = &input.unit else { return Some(Unit::plain()) };
        match self.model.units.parse(value.as_text(&mut self.found)?) {
            Ok(unit) => Some(unit),
            Err(word) => {
                let known = self.model.units.names().collect::<Vec<_>>().join(", ");
                self.found.error(ModelFault::UnknownUnit { word, known }, value.place.clone());
                None
            }
        }
    }

    fn input_keys(&mut self, input: &Input) -> Option<KeySet> {
        let mut keys = KeySet::NONE;
        for named in &input.by {
            keys = keys.with(self.key(&named.text, &named.place)?);
        }
        Some(self.model.order.minimal(keys))
    }

    /// A key by name, other than the rows; another name is told.
    pub(super) fn key(&mut self, name: &str, place: &Place) -> Option<Key> {
        let key = self.model.key_named(name).filter(|key| *key != Key::ROW);
        if key.is_none() {
            let known: Vec<&str> = self.model.keys.iter().skip(1).map(|def| def.name.as_str()).collect();
            let (name, known) = (name.to_owned(), known.join(", "));
            self.found.error(ModelFault::UnknownKey { name, known }, place.clone());
        }
        key
    }
}
