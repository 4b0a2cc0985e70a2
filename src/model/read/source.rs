//! What a statement rests on, and which of several dated ones is in force.

use crate::base::Date;
use crate::diag::{Findings, ModelFault, Place, Role};
use crate::model::law::Rule;
use crate::model::parts::Source;
use crate::text::{Table, Value};

/// A reference or an assumption, exactly one.
pub fn read_source(table: &Table, place: &Place, what: &str, found: &mut Findings) -> Option<Source> {
    match (table.get("reference"), table.get("assumption")) {
        (Some(reference), None) => Some(Source::Reference(reference.as_text(found)?.to_owned())),
        (None, Some(assumption)) => Some(Source::Assumption(assumption.as_text(found)?.to_owned())),
        (Some(reference), Some(assumption)) => {
            let fault = ModelFault::TwoSources { name: what.to_owned() };
            let both = crate::diag::Diagnostic::error(fault, assumption.place.clone());
            found.add(both.with(Role::FirstHere, reference.place.clone()));
            None
        }
        (None, None) => {
            found.error(ModelFault::NoSource { name: what.to_owned() }, place.clone());
            None
        }
    }
}

/// The dated statement of an entry that is in force on a day, with the day it began.
pub fn dated<'a>(rule: &'a Rule, date: Date, found: &mut Findings) -> Option<(Date, &'a Table, Place)> {
    let mut statements: Vec<(Date, &Table, Place)> = Vec::new();
    for entry in rule.table.iter() {
        if let (Some(from), Value::Table(content)) = (Date::parse(&entry.key), &entry.value.value) {
            statements.push((from, content, entry.key_place.clone()));
        }
    }
    statements.sort_by_key(|(from, _, _)| *from);
    let first = statements.first().map(|(from, _, _)| *from);
    let in_force = statements.into_iter().rev().find(|(from, _, _)| *from <= date);
    if in_force.is_none() {
        let fault = match first {
            Some(first) => ModelFault::NotYetInForce {
                name: rule.name.clone(),
                date: date.to_string(),
                first: first.to_string(),
            },
            None => ModelFault::SaysNothing { name: rule.name.clone() },
        };
        found.error(fault, rule.place.clone());
    }
    in_force
}
