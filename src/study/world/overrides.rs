//! Other numbers for the model, put in before it is in force; those that name an input become rules of what reads them.

use super::{Maker, Order};
use crate::base::number::{plain, whole};
use crate::base::{ColumnId, Mode, SlotId, Unit, suggest};
use crate::diag::{Diagnostic, Findings, Place, ScenarioFault};
use crate::formula::tree::Arithmetic;
use crate::formula::{Op, Type, Typed};
use crate::model::parts::{Formula, FormulaText, Slot};
use crate::model::{Anew, Model};
use crate::scenario::{Overrides, Scenario};
use crate::study::names::unwritten;
use crate::text::{Entry, Located, Table, Value};

/// Places in overrides where an input is named instead of a number, each with the input's place in the scenario's list.
pub(super) struct Followed(Vec<(Place, usize)>);

impl Followed {
    /// Whether an input is named somewhere in the place of a number, be it of a model that is not this one.
    pub(super) fn names(&self, input: usize) -> bool {
        self.0.iter().any(|(_, own)| *own == input)
    }
}

/// The model in force with a scenario's numbers in the place of its own, and which of them follow inputs.
pub(super) fn in_force(order: &Order, found: &mut Findings) -> Option<(Model, Followed)> {
    let units = order.law.units();
    let mut naming = Naming { scenario: order.scenario, units: &units, followed: Vec::new(), found };
    let anew: Vec<Anew> = order.scenario.overrides.iter().map(|one| naming.anew(one, order)).collect();
    let followed = Followed(naming.followed);
    let mut law = order.law.clone();
    for one in &anew {
        law = law.overridden(one, found);
    }
    let mut of_model = Findings::new();
    let model = law.in_force(order.run, &mut of_model);
    // What a scenario describes for its own formulas, no formula of the model reads.
    for one in of_model.sorted() {
        let source = one.place.as_ref().map(Place::source);
        let own = order.scenario.overrides.iter().any(|overrides| Some(overrides.source) == source);
        if one.fault.code() != "M107" || !own {
            found.add(one);
        }
    }
    Some((model?, followed))
}

/// Overrides while inputs are looked for in them.
struct Naming<'a> {
    scenario: &'a Scenario,
    units: &'a crate::base::Units,
    followed: Vec<(Place, usize)>,
    found: &'a mut Findings,
}

impl Naming<'_> {
    fn anew(&mut self, overrides: &Overrides, order: &Order) -> Anew {
        let mut entries = overrides.entries.clone();
        for (_, entry) in &mut entries {
            self.numbers_of(&mut entry.value);
        }
        Anew { entries, source: overrides.source, from: order.run.date }
    }

    /// Puts the middle of an input's range wherever the input is named instead of a number.
    fn numbers_of(&mut self, value: &mut Located) {
        match &mut value.value {
            Value::Table(table) => self.numbers_in(table),
            Value::List(list) => list.iter_mut().for_each(|one| self.numbers_of(one)),
            _ => {}
        }
    }

    fn numbers_in(&mut self, table: &mut Table) {
        for Entry { key, value, .. } in &mut table.entries {
            match key.as_str() {
                "value" | "otherwise" => self.number(value),
                "points" => self.points(value),
                _ => self.numbers_of(value),
            }
        }
    }

    fn points(&mut self, value: &mut Located) {
        let Value::List(points) = &mut value.value else { return };
        for point in points {
            if let Value::List(pair) = &mut point.value {
                pair.iter_mut().for_each(|one| self.number(one));
            }
        }
    }

    fn number(&mut self, value: &mut Located) {
        let Value::Text(text) = &value.value else { return };
        let place = self.scenario.inputs.iter().position(|input| input.name == *text);
        let Some(place) = place else {
            self.tell_unknown(text.clone(), value);
            return;
        };
        let Some(input) = self.scenario.inputs.get(place) else { return };
        let unit = input.unit.as_ref().and_then(|unit| self.units.parse(unit.as_text(self.found)?).ok());
        let unit = unit.unwrap_or_default();
        let written = self.units.write(&unit.unscaled());
        let written = if written.is_empty() { "ratio".to_owned() } else { written };
        self.followed.push((value.place.clone(), place));
        value.value = Value::Text(format!("{} {written}", plain(&(input.middle() * unit.scale()))));
    }

    /// A text that is no number and no input was likely meant to be one.
    fn tell_unknown(&mut self, name: String, value: &Located) {
        let is_word = name.starts_with(char::is_alphabetic) && !name.contains(char::is_whitespace);
        if !is_word {
            return;
        }
        let known = self.scenario.inputs.iter().map(|input| input.name.as_str());
        let near = suggest::nearest(&name, known.clone()).map(str::to_owned);
        let near = near.unwrap_or_else(|| known.collect::<Vec<_>>().join(", "));
        self.found.error(ScenarioFault::NoSuchInput { name, near }, value.place.clone());
    }
}

impl Maker<'_> {
    /// Gives a rule to every number of the model that follows an input: itself, or through an index.
    pub(super) fn follow_inputs(&mut self, followed: &Followed) {
        let inputs = self.numbered_inputs();
        let column = |place: &Place| {
            let (_, input) = followed.0.iter().find(|(known, _)| known == place)?;
            inputs.get(*input).map(|(id, _)| *id)
        };
        let mut rules: Vec<(SlotId, Typed)> = Vec::new();
        let mut keyed: Vec<(ColumnId, Place)> = Vec::new();
        for (id, slot) in (0..).map(SlotId).zip(&self.model.slots) {
            let steps = slot.indexed.iter().map(|step| &step.place);
            let named: Vec<(ColumnId, Place)> = std::iter::once(&slot.place)
                .chain(steps)
                .filter_map(|place| Some((column(place)?, place.clone())))
                .collect();
            if named.is_empty() {
                continue;
            }
            rules.push((id, rolled(slot, &column)));
            keyed.extend(named);
        }
        for (id, place) in keyed {
            let Some(def) = self.model.columns.get_mut(id.index()) else { continue };
            def.used = true;
            if !def.grain.is_empty() {
                let (name, grain) = (def.name.clone(), def.grain);
                let keys = self.key_names(grain);
                self.found.error(ScenarioFault::KeyedInput { name, keys }, place);
            }
        }
        for (id, typed) in rules {
            let text = FormulaText::default();
            self.model.slot_rules.insert(id, Formula { typed, text });
        }
    }
}

/// A number and each step of its index, as a formula that rounds where the index rounds.
fn rolled(slot: &Slot, column: &dyn Fn(&Place) -> Option<ColumnId>) -> Typed {
    let constant = |unit: &Unit| Type::constant(unit.clone());
    let varying = |unit: &Unit| Type { fits_any: false, ..Type::constant(unit.clone()) };
    let number = |number, unit: &Unit| unwritten(Op::Number(number), constant(unit));
    let named = |place: &Place, unit: &Unit| column(place).map(|id| unwritten(Op::Column(id), varying(unit)));
    let first = named(&slot.place, &slot.unit).unwrap_or_else(|| number(slot.before.clone(), &slot.unit));
    slot.indexed.iter().fold(first, |value, step| {
        let plain_unit = Unit::plain();
        let change =
            named(&step.place, &plain_unit).unwrap_or_else(|| number(step.change.clone(), &plain_unit));
        let one = number(whole(1), &plain_unit);
        let factor = Op::Arithmetic(Arithmetic::Add, Box::new(one), Box::new(change));
        let factor = unwritten(factor, varying(&plain_unit));
        let product = Op::Arithmetic(Arithmetic::Multiply, Box::new(value), Box::new(factor));
        let product = unwritten(product, varying(&slot.unit));
        match &step.round {
            Some(to) => {
                let round = Op::Round(Box::new(product), to.clone(), Mode::HalfAway);
                unwritten(round, varying(&slot.unit))
            }
            None => product,
        }
    })
}

/// Overrides of what no model has: told once for all models of a study.
pub(super) fn tell_unknown(scenario: &Scenario, laws: &[crate::model::Rulebook], found: &mut Findings) {
    for (section, entry) in scenario.overrides.iter().flat_map(|one| &one.entries) {
        let describes =
            matches!(&entry.value.value, Value::Table(content) if crate::model::describes(content));
        let known: Vec<&str> = laws.iter().flat_map(|law| law.names_of(section)).collect();
        if describes || known.contains(&entry.key.as_str()) {
            continue;
        }
        let near = suggest::nearest(&entry.key, known.iter().copied()).unwrap_or("–").to_owned();
        let (section, name) = ((*section).to_owned(), entry.key.clone());
        found.add(Diagnostic::error(
            ScenarioFault::OverridesNothing { section, name, near },
            entry.key_place.clone(),
        ));
    }
}
