//! `[index]`: yearly changes of prices, each with its own rounding.

use super::Reading;
use super::number::{quantity, read_unit};
use super::source::read_source;
use crate::base::{Date, Exact, Mode, Step, Unit};
use crate::diag::{Findings, ModelFault};
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
    steps: Vec<(Date, Exact, Source)>,
    then: Option<(Exact, Source)>,
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
            (Some(date), Some((change, source))) => index.steps.push((date, change, source)),
            (None, Some(change)) if entry.key == "then" => index.then = Some(change),
            _ => {}
        }
    }
    index.steps.sort_by_key(|(date, _, _)| *date);
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
) -> Option<(Exact, Source)> {
    content.refuse_unknown(&STATEMENT, found);
    let Some(value) = content.get("value") else {
        found.error(ModelFault::SaysNothing { name: rule.name.clone() }, content.place.clone());
        return None;
    };
    let number = quantity(value, unit, reading.units, found)?;
    let source = read_source(content, &value.place, &rule.name, found)?;
    Some((number, source))
}

impl Index {
    /// Rolls a value from the day it was stated to another day: each step after the first day and not after the second.
    #[must_use]
    pub fn roll(&self, value: &Exact, from: Date, to: Date) -> (Exact, Vec<IndexStep>) {
        let mut value = value.clone();
        let mut taken = Vec::new();
        let last = self.steps.last().map_or(from, |(date, _, _)| *date).max(from);
        let dated = self.steps.iter().map(|(date, change, source)| (*date, change.clone(), source.clone()));
        let later = self.then.iter().flat_map(|(change, source)| {
            (1..)
                .map(|years| last.in_year(last.year() + years))
                .take_while(|date| *date <= to)
                .map(move |date| (date, change.clone(), source.clone()))
        });
        for (date, change, source) in dated.chain(later).filter(|(date, _, _)| *date > from && *date <= to) {
            value *= Exact::from_integer(1.into()) + &change;
            if let Some(step) = &self.round {
                value = step.round(&value, Mode::HalfAway);
            }
            taken.push(IndexStep { date, index: self.name.clone(), change, source });
        }
        (value, taken)
    }
}
