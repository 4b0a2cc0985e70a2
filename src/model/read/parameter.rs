//! `[parameter]`: a number with its unit, its dates, and what it rests on.

use super::number::{quantity, read_unit};
use super::source::{dated, read_source};
use super::{Reading, called};
use crate::base::{Date, Exact, Unit};
use crate::diag::{Findings, ModelFault};
use crate::model::law::Rule;
use crate::model::parts::Slot;
use crate::text::Located;

/// What `[parameter]` may say of one, besides dates.
pub const KNOWN: [&str; 9] =
    ["unit", "label", "min", "max", "value", "reference", "assumption", "review", "from"];
/// What it may say on a date.
pub const STATEMENT: [&str; 4] = ["value", "reference", "assumption", "review"];

/// The parameter's number in force on the reading's date.
pub fn read_parameter(rule: &Rule, reading: &Reading, found: &mut Findings) -> Option<Slot> {
    let dates: Vec<&str> =
        rule.table.iter().map(|e| e.key.as_str()).filter(|k| Date::parse(k).is_some()).collect();
    let known: Vec<&str> = KNOWN.into_iter().chain(dates).collect();
    rule.table.refuse_unknown(&known, found);
    let unit = match rule.table.get("unit") {
        Some(value) => read_unit(value, reading.units, found)?,
        None => Unit::plain(),
    };
    let (from, content, place) = dated(rule, reading.date, found)?;
    content.refuse_unknown(&STATEMENT, found);
    let Some(value) = content.get("value") else {
        found.error(ModelFault::SaysNothing { name: rule.name.clone() }, place);
        return None;
    };
    let number = quantity(value, &unit, reading.units, found);
    within(rule, value, number.as_ref(), &unit, reading, found);
    let source = read_source(content, &place, &rule.name, found);
    overdue(rule, content, reading.date, found);
    let number = number?;
    Some(Slot {
        before: number.clone(),
        value: number,
        unit,
        owner: rule.name.clone(),
        label: called(rule, found),
        part: String::new(),
        is_coordinate: false,
        from: Some(from).filter(|date| date.year() > 1),
        source: source?,
        indexed: Vec::new(),
        place: value.place.clone(),
    })
}

/// `review`: a date after which the value asks to be looked at.
fn overdue(rule: &Rule, content: &crate::text::Table, date: Date, found: &mut Findings) {
    let review = content.get("review");
    if let (Some(value), Some(day)) = (review, review.and_then(|v| v.as_date(found)))
        && day < date
    {
        let fault = ModelFault::Overdue { name: rule.name.clone(), date: day.to_string() };
        found.warning(fault, value.place.clone());
    }
}

/// A parameter's own `min` and `max`.
fn within(
    rule: &Rule,
    value: &Located,
    number: Option<&Exact>,
    unit: &Unit,
    reading: &Reading,
    found: &mut Findings,
) {
    let mut bound = |key: &str| rule.table.get(key).and_then(|v| quantity(v, unit, reading.units, found));
    let (min, max) = (bound("min"), bound("max"));
    let Some(number) = number else { return };
    let broken = min.filter(|min| number < min).or_else(|| max.filter(|max| number > max));
    if let Some(bound) = broken {
        let bound = crate::base::number::plain(&(bound / unit.scale()));
        let fault = ModelFault::OutsideItsRange { name: rule.name.clone(), bound };
        found.error(fault, value.place.clone());
    }
}
