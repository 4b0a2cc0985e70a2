//! `[column]`: what the data bring beside keys, each with its grain, kind and bounds.

use super::number::{quantity, read_unit};
use super::{Reading, called};
use crate::base::{Exact, Key, KeyOrder, KeySet, Unit};
use crate::diag::{Findings, ModelFault, Place};
use crate::model::law::{Rule, Rulebook};
use crate::model::parts::{ColumnDef, ColumnKind, KeyDef, Origin};
use crate::text::{Label, Located};

/// What `[column]` may say of one.
pub const KNOWN: [&str; 9] =
    ["per", "unit", "type", "options", "min", "max", "missing", "refers_to", "label"];

/// The columns of a rulebook and its baselines, after the built-in `students` and `student_years`.
pub fn read_columns(
    reading: &Reading,
    keys: &[KeyDef],
    order: &KeyOrder,
    found: &mut Findings,
) -> Vec<ColumnDef> {
    let mut columns = built_in(reading.law);
    for book in reading.law.all() {
        for rule in book.section("column") {
            if !columns.iter().any(|column| column.name == rule.name) {
                columns.extend(column(rule, reading, keys, order, found));
            }
        }
    }
    columns
}

fn built_in(law: &Rulebook) -> Vec<ColumnDef> {
    let counted = [
        ("students", ["elever", "students"], Origin::Students, Unit::student()),
        ("student_years", ["helårselever", "student years"], Origin::StudentYears, Unit::student_year()),
    ];
    let column = |(name, [sv, en], origin, unit): (&str, [&str; 2], Origin, Unit)| ColumnDef {
        name: name.to_owned(),
        label: Label { sv: sv.to_owned(), en: en.to_owned() },
        origin,
        grain: KeySet::ROW,
        kind: ColumnKind::Number { unit, min: Some(Exact::from_integer(0.into())), max: None },
        may_be_missing: false,
        used: false,
        place: Place::File(law.source),
    };
    let own = |name: &str| {
        ["value", "amount", "parameter", "column"].iter().any(|s| law.section(s).any(|r| r.name == name))
    };
    counted.into_iter().filter(|(name, ..)| !own(name)).map(column).collect()
}

fn column(
    rule: &Rule,
    reading: &Reading,
    keys: &[KeyDef],
    order: &KeyOrder,
    found: &mut Findings,
) -> Option<ColumnDef> {
    rule.table.refuse_unknown(&KNOWN, found);
    let Some(per) = rule.table.get("per") else {
        found.error(ModelFault::NoPer { name: rule.name.clone() }, rule.place.clone());
        return None;
    };
    let grain = order.minimal(read_per(per, keys, found)?.into_iter().collect());
    let label = called(rule, found);
    Some(ColumnDef {
        name: rule.name.clone(),
        label,
        origin: Origin::Data,
        grain,
        kind: kind(rule, reading, keys, found)?,
        may_be_missing: may_be_missing(rule, found),
        used: false,
        place: rule.place.clone(),
    })
}

/// `missing = "allowed"`.
pub(super) fn may_be_missing(rule: &Rule, found: &mut Findings) -> bool {
    let Some(value) = rule.table.get("missing") else { return false };
    let allowed = value.as_text(found) == Some("allowed");
    if !allowed {
        found.error(ModelFault::MissingIsAllowed, value.place.clone());
    }
    allowed
}

/// `per = ["school", "programme"]`, or one name, or `row`: the keys in the order in which they are written.
pub(super) fn read_per(value: &Located, keys: &[KeyDef], found: &mut Findings) -> Option<Vec<Key>> {
    let names = value.as_texts(found)?;
    let mut set = Vec::new();
    for name in names {
        match (0..).map(Key).zip(keys).find(|(_, def)| def.name == name) {
            Some((key, _)) => set.push(key),
            None => {
                let known: Vec<&str> = keys.iter().map(|key| key.name.as_str()).collect();
                let known = known.join(", ");
                found.error(ModelFault::UnknownKey { name, known }, value.place.clone());
                return None;
            }
        }
    }
    Some(set)
}

fn kind(rule: &Rule, reading: &Reading, keys: &[KeyDef], found: &mut Findings) -> Option<ColumnKind> {
    let table = &rule.table;
    if let Some(target) = table.get("refers_to") {
        let key = read_per(target, keys, found)?.first().copied()?;
        return Some(ColumnKind::Member(key));
    }
    if let Some(unit) = table.get("unit") {
        let unit = read_unit(unit, reading.units, found)?;
        let bound = |key: &str, found: &mut Findings| {
            table.get(key).and_then(|value| quantity(value, &unit, reading.units, found))
        };
        let (min, max) = (bound("min", found), bound("max", found));
        return Some(ColumnKind::Number { unit, min, max });
    }
    let Some(value) = table.get("type") else {
        found.error(ModelFault::ColumnWithoutKind { name: rule.name.clone() }, rule.place.clone());
        return None;
    };
    match value.as_text(found)? {
        "text" => {
            let options = table.get("options").and_then(|v| v.as_texts(found));
            Some(ColumnKind::Text(options.unwrap_or_default()))
        }
        "yes/no" => Some(ColumnKind::YesNo),
        "date" => Some(ColumnKind::Date),
        other => {
            found.error(ModelFault::UnknownType { name: other.to_owned() }, value.place.clone());
            None
        }
    }
}
