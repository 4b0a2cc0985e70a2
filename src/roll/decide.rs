//! What a person must decide for the new year, in the order in which it is told.

use crate::base::{Date, Exact, SlotId};
use crate::diag::{Fault, Findings, ModelFault};
use crate::model::parts::Slot;
use crate::model::{Model, Rule, Rulebook};
use crate::text::{Located, Table, Value};
use num_traits::Zero;

/// One thing that a person must decide.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Open {
    /// A value whose day of review lies before the new year.
    Review {
        /// The parameter.
        name: String,
        /// The day of review.
        day: String,
    },
    /// An index without a step of its own in the new year.
    Index {
        /// The index.
        name: String,
        /// The change that is assumed, such as 0.03, and what that rests on; nothing where nothing is assumed.
        assumed: Option<(Exact, String)>,
        /// The tables with rows that follow it.
        tables: Vec<String>,
    },
    /// A list that no edition of the new year replaces.
    List {
        /// The table.
        table: String,
        /// From when its latest edition holds.
        from: Date,
    },
    /// An amount of money that follows no index, and is as it was.
    Standing {
        /// The parameter, table or curve.
        name: String,
        /// The codes or point that it is for.
        part: String,
        /// The amount, in its unit.
        figure: Exact,
        /// The unit.
        unit: String,
        /// Since when it holds; nothing if always.
        from: Option<Date>,
    },
    /// A row that the data need and a table lacks.
    NoRow {
        /// The table.
        table: String,
        /// The codes.
        codes: String,
        /// Who needs it.
        members: String,
    },
}

/// Values whose review is overdue, as the reading of the model found them.
pub(super) fn overdue(found: &Findings) -> Vec<Open> {
    let mut open = Vec::new();
    for one in found.sorted() {
        if let Fault::Model(ModelFault::Overdue { name, date }) = one.fault {
            let review = Open::Review { name, day: date };
            if !open.contains(&review) {
                open.push(review);
            }
        }
    }
    open
}

/// What else the new year leaves open in the model itself.
pub(super) fn open(law: &Rulebook, model: &Model, before: Date, to: Date) -> Vec<Open> {
    let mut open = indices(law, model, before, to);
    open.extend(lists(law, before, to));
    open.extend(standing(law, model, before));
    open
}

/// Indices that the model's rows follow and that have no dated step in the new year.
fn indices(law: &Rulebook, model: &Model, before: Date, to: Date) -> Vec<Open> {
    let mut open = Vec::new();
    for rule in law.section("index") {
        let follows = super::own_tables(law, model).into_iter().filter(|table| {
            super::latest(model, table).iter().any(|row| row.index.as_deref() == Some(rule.name.as_str()))
        });
        let tables: Vec<String> = follows.map(|table| table.name.clone()).collect();
        let mut dates = rule.table.iter().filter_map(|entry| Date::parse(&entry.key));
        if tables.is_empty() || dates.any(|date| date > before && date <= to) {
            continue;
        }
        let assumed = rule.table.get("then").and_then(content).and_then(|then| assumed(then, rule, model));
        open.push(Open::Index { name: rule.name.clone(), assumed, tables });
    }
    open
}

/// By how much an index changes in years without a step, in its own unit, and what that rests on.
fn assumed(then: &Table, rule: &Rule, model: &Model) -> Option<(Exact, String)> {
    let steps = model.slots.iter().flat_map(|slot| &slot.indexed).filter(|step| step.index == rule.name);
    let then_place = then.get("value").map(|value| value.place.clone());
    let step = steps.into_iter().find(|step| Some(&step.place) == then_place.as_ref())?;
    Some((step.change.clone(), step.source.text().to_owned()))
}

fn content(value: &Located) -> Option<&Table> {
    match &value.value {
        Value::Table(table) => Some(table),
        _ => None,
    }
}

/// Tables whose rows come from a list, none of which begins in the new year.
fn lists(law: &Rulebook, before: Date, to: Date) -> Vec<Open> {
    let list = |rule: &Rule| {
        let editions = content(rule.table.get("editions")?)?;
        let dates = editions.iter().filter_map(|entry| Date::parse(&entry.key));
        let from = dates.filter(|date| *date <= to).max()?;
        (from <= before).then(|| Open::List { table: rule.name.clone(), from })
    };
    law.section("table").filter_map(list).collect()
}

/// Money that the model states itself, that follows no index and is not stated for the new year.
fn standing(law: &Rulebook, model: &Model, before: Date) -> Vec<Open> {
    let mut slots: Vec<SlotId> = Vec::new();
    for table in super::own_tables(law, model) {
        let rows = super::latest(model, table).into_iter().filter(|row| row.index.is_none());
        slots.extend(rows.map(|row| row.slot).chain(table.otherwise));
    }
    let own = |section: &str, name: &str| law.section(section).any(|rule| rule.name == name);
    let mut seen: Vec<(&str, &str)> = Vec::new();
    for (id, slot) in (0..).map(SlotId).zip(&model.slots) {
        let is_own = own("parameter", &slot.owner) || own("curve", &slot.owner);
        if is_own && !slot.is_coordinate && !seen.contains(&(&slot.owner, &slot.part)) {
            seen.push((&slot.owner, &slot.part));
            slots.push(id);
        }
    }
    let slots = slots.into_iter().filter_map(|id| model.slot(id));
    slots.filter(|slot| is_standing(slot, before)).map(|slot| told(model, slot)).collect()
}

fn is_standing(slot: &Slot, before: Date) -> bool {
    slot.unit.counts_money() && !slot.value.is_zero() && slot.from.is_none_or(|from| from <= before)
}

fn told(model: &Model, slot: &Slot) -> Open {
    Open::Standing {
        name: slot.owner.clone(),
        part: slot.part.clone(),
        figure: &slot.value / slot.unit.scale(),
        unit: model.units.write(&slot.unit),
        from: slot.from,
    }
}
