//! `[index]`: yearly changes of prices, each with its own rounding.

use super::Reading;
use super::number::{quantity, read_unit};
use super::source::read_source;
use crate::base::{Date, Exact, Mode, Step, Unit};
use crate::diag::{Findings, ModelFault, Place};
use crate::model::law::Rule;
use crate::model::parts::{IndexStep, Source};
use crate::text::{Table, Value};

/// What `[index]` may say of one, besides dates.
pub const KNOWN: [&str; 4] = ["unit", "round", "then", "label"];
/// What it may say on a date.
pub const STATEMENT: [&str; 3] = ["value", "reference", "assumption"];

/// An index: dated steps, and what is assumed for the years after the last.
#[derive(Clone, Debug)]
pub struct Index {
    /// Its name.
    pub name: String,
    unit: Unit,
    round: Option<Step>,
    steps: Vec<(Date, Change)>,
    then: Option<Change>,
}

/// One change of an index: by how much, what that rests on, and where it is stated.
#[derive(Clone, Debug)]
struct Change {
    by: Exact,
    source: Source,
    place: Place,
}

/// Reads an index.
pub fn read_index(rule: &Rule, reading: &Reading, found: &mut Findings) -> Option<Index> {
    let dates: Vec<&str> =
        rule.table.iter().map(|e| e.key.as_str()).filter(|k| Date::parse(k).is_some()).collect();
    let known: Vec<&str> = KNOWN.into_iter().chain(dates).collect();
    rule.table.refuse_unknown(&known, found);
    let unit = match rule.table.get("unit") {
        Some(value) => read_unit(value, reading.units, found)?,
        None => Unit::plain(),
    };
    let mut index = Index { name: rule.name.clone(), unit, round: None, steps: Vec::new(), then: None };
    for entry in rule.table.iter() {
        let Value::Table(content) = &entry.value.value else { continue };
        let change = statement(rule, content, &index.unit, reading, found);
        match (Date::parse(&entry.key), change) {
            (Some(date), Some(change)) => index.steps.push((date, change)),
            (None, Some(change)) if entry.key == "then" => index.then = Some(change),
            _ => {}
        }
    }
    index.steps.sort_by_key(|(date, _)| *date);
    index.round = rule.table.get("round").and_then(|value| step(value, reading, found));
    Some(index)
}

fn step(value: &crate::text::Located, reading: &Reading, found: &mut Findings) -> Option<Step> {
    let text = value.as_text(found)?;
    let step = reading.units.quantity(text).ok().and_then(|(size, _)| Step::new(size));
    if step.is_none() {
        found.error(ModelFault::NotAStep { text: text.to_owned() }, value.place.clone());
    }
    step
}

fn statement(
    rule: &Rule,
    content: &Table,
    unit: &Unit,
    reading: &Reading,
    found: &mut Findings,
) -> Option<Change> {
    content.refuse_unknown(&STATEMENT, found);
    let Some(value) = content.get("value") else {
        found.error(ModelFault::SaysNothing { name: rule.name.clone() }, content.place.clone());
        return None;
    };
    let number = quantity(value, unit, reading.units, found)?;
    let source = read_source(content, &value.place, &rule.name, found)?;
    Some(Change { by: number, source, place: value.place.clone() })
}

impl Index {
    /// Rolls a value from the day it was stated to another day: each step after the first day and not after the second.
    #[must_use]
    pub fn roll(&self, value: &Exact, from: Date, to: Date) -> (Exact, Vec<IndexStep>) {
        let mut value = value.clone();
        let mut taken = Vec::new();
        let last = self.steps.last().map_or(from, |(date, _)| *date).max(from);
        let dated = self.steps.iter().map(|(date, change)| (*date, change));
        let later = self.then.iter().flat_map(|change| {
            (1..)
                .map(|years| last.in_year(last.year() + years))
                .take_while(|date| *date <= to)
                .map(move |date| (date, change))
        });
        for (date, change) in dated.chain(later).filter(|(date, _)| *date > from && *date <= to) {
            value *= Exact::from_integer(1.into()) + &change.by;
            if let Some(step) = &self.round {
                value = step.round(&value, Mode::HalfAway);
            }
            taken.push(IndexStep {
                date,
                index: self.name.clone(),
                change: change.by.clone(),
                source: change.source.clone(),
                round: self.round.clone(),
                place: change.place.clone(),
            });
        }
        (value, taken)
    }
}
