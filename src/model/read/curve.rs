//! `[curve]`: points, and how a value is read between them.

use super::number::{quantity, read_unit};
use super::source::{dated, read_source};
use super::{Reading, called};
use crate::base::number::plain;
use crate::base::{Date, SlotId, Unit};
use crate::diag::{Findings, ModelFault};
use crate::model::law::Rule;
use crate::model::parts::{CurveDef, Shape, Slot};
use crate::text::{Located, Value};

/// What `[curve]` may say of one, besides dates.
pub const KNOWN: [&str; 7] = ["shape", "unit", "label", "points", "reference", "assumption", "from"];
/// What it may say on a date.
pub const STATEMENT: [&str; 3] = ["points", "reference", "assumption"];
/// Its units: of what goes in, and of what comes out.
pub const UNITS: [&str; 2] = ["from", "to"];

/// A curve in force; its coordinates are added to the slots.
pub fn read_curve(
    rule: &Rule,
    reading: &Reading,
    slots: &mut Vec<Slot>,
    found: &mut Findings,
) -> Option<CurveDef> {
    let dates: Vec<&str> =
        rule.table.iter().map(|e| e.key.as_str()).filter(|k| Date::parse(k).is_some()).collect();
    let known: Vec<&str> = KNOWN.into_iter().chain(dates).collect();
    rule.table.refuse_unknown(&known, found);
    let shape = shape(rule, found)?;
    let (from, to) = curve_units(rule, reading, found)?;
    let (since, content, place) = dated(rule, reading.date, found)?;
    content.refuse_unknown(&STATEMENT, found);
    let Some(list) = content.get("points").and_then(|v| v.as_list(found)) else {
        found.error(ModelFault::SaysNothing { name: rule.name.clone() }, place);
        return None;
    };
    let source = read_source(content, &place, &rule.name, found)?;
    let label = called(rule, found);
    let mut points = Vec::new();
    for point in list {
        let (x, y) = pair(point, found)?;
        let (at, value) =
            (quantity(x, &from, reading.units, found)?, quantity(y, &to, reading.units, found)?);
        let part = format!("({})", plain(&(&at / from.scale())));
        let since = Some(since).filter(|date| date.year() > 1);
        let slot = |value: crate::base::Exact, unit: &Unit, located: &Located, is_coordinate: bool| Slot {
            before: value.clone(),
            value,
            unit: unit.clone(),
            owner: rule.name.clone(),
            label: label.clone(),
            part: part.clone(),
            is_coordinate,
            from: since,
            source: source.clone(),
            indexed: Vec::new(),
            place: located.place.clone(),
        };
        let first = push(slots, slot(at, &from, x, true));
        let second = push(slots, slot(value, &to, y, false));
        points.push((first, second));
    }
    rising(rule, &points, slots, found)?;
    let place = rule.place.clone();
    Some(CurveDef { name: rule.name.clone(), label, shape, from, to, points, place })
}

/// Adds a number of the model.
pub(super) fn push(slots: &mut Vec<Slot>, slot: Slot) -> SlotId {
    let id = SlotId(u32::try_from(slots.len()).unwrap_or(u32::MAX));
    slots.push(slot);
    id
}

fn shape(rule: &Rule, found: &mut Findings) -> Option<Shape> {
    let Some(value) = rule.table.get("shape") else {
        found.error(ModelFault::NoShape { name: rule.name.clone() }, rule.place.clone());
        return None;
    };
    match value.as_text(found)? {
        "step from" => Some(Shape::StepFrom),
        "step up to" => Some(Shape::StepUpTo),
        "linear" => Some(Shape::Linear),
        _ => {
            found.error(ModelFault::NoShape { name: rule.name.clone() }, value.place.clone());
            None
        }
    }
}

fn curve_units(rule: &Rule, reading: &Reading, found: &mut Findings) -> Option<(Unit, Unit)> {
    let Some(table) = rule.table.get("unit").map(|v| v.as_table(found)) else {
        return Some((Unit::plain(), Unit::plain()));
    };
    let table = table?;
    table.refuse_unknown(&UNITS, found);
    let mut unit = |key: &str| match table.get(key) {
        Some(value) => read_unit(value, reading.units, found),
        None => Some(Unit::plain()),
    };
    Some((unit("from")?, unit("to")?))
}

fn pair<'a>(point: &'a Located, found: &mut Findings) -> Option<(&'a Located, &'a Located)> {
    match &point.value {
        Value::List(list) => match list.as_slice() {
            [x, y] => return Some((x, y)),
            _ => found.error(ModelFault::NotAPoint, point.place.clone()),
        },
        _ => found.error(ModelFault::NotAPoint, point.place.clone()),
    }
    None
}

fn rising(rule: &Rule, points: &[(SlotId, SlotId)], slots: &[Slot], found: &mut Findings) -> Option<()> {
    let at = |id: &SlotId| slots.get(id.index());
    for pair in points.windows(2) {
        if let [(a, _), (b, _)] = pair
            && let (Some(a), Some(b)) = (at(a), at(b))
            && a.value >= b.value
        {
            found.error(ModelFault::PointsNotRising { name: rule.name.clone() }, b.place.clone());
            return None;
        }
    }
    if points.is_empty() {
        found.error(ModelFault::SaysNothing { name: rule.name.clone() }, rule.place.clone());
        return None;
    }
    Some(())
}
