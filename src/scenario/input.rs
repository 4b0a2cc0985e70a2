//! `[input.N]`: a number that is fixed, swept or drawn, with its unit and the keys that it varies with.

use super::draw::{Draw, read_draw};
use super::number::{Stated, numbers, one_number};
use super::{Basis, Named, basis, name, names};
use crate::base::{Exact, Mode, Step};
use crate::diag::{Diagnostic, Findings, ModelFault, Place, Role, ScenarioFault};
use crate::text::{Entry, Library, Located, Table, Value};
use std::path::Path;

/// A number that is fixed, swept or drawn; formulas and values use its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Input {
    /// Its name.
    pub name: String,
    /// Its unit as written; a plain number if none.
    pub unit: Option<Located>,
    /// The keys that it varies with: one number for each member.
    pub by: Vec<Named>,
    /// The numbers, or how they are drawn.
    pub given: Given,
    /// What a drawn number is rounded to when it is made; 0.001 unless stated. A swept number only if stated.
    pub to: Option<Step>,
    /// Another input that it moves in step with, so that the two make no grid.
    pub with: Option<Named>,
    /// What its numbers rest on, if it says so.
    pub basis: Option<Basis>,
    /// Where its name stands.
    pub place: Place,
}

/// Where an input's numbers come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Given {
    /// One number, or several that are run one after another.
    Numbers(Vec<Stated>),
    /// Drawn.
    Drawn(Box<Draw>),
}

pub(super) const KNOWN: [&str; 8] = ["unit", "by", "value", "draw", "to", "with", "reference", "assumption"];

/// Reads `[input]`; files are counted from the folder.
pub(crate) fn read_inputs(
    root: &Table,
    folder: &Path,
    library: &mut Library,
    found: &mut Findings,
) -> Vec<Input> {
    let Some(table) = root.get("input").and_then(|value| value.as_table(found)) else { return Vec::new() };
    table.iter().filter_map(|entry| input(entry, folder, library, found)).collect()
}

fn input(entry: &Entry, folder: &Path, library: &mut Library, found: &mut Findings) -> Option<Input> {
    let Value::Table(table) = &entry.value.value else {
        let fault = ModelFault::EntryIsNoTable { name: entry.key.clone(), section: "input".to_owned() };
        found.error(fault, entry.value.place.clone());
        return None;
    };
    table.refuse_unknown(&KNOWN, found);
    let given = match (table.get("value"), table.get("draw")) {
        (Some(value), None) => Given::Numbers(numbers(value, found)?),
        (None, Some(draw)) => Given::Drawn(Box::new(read_draw(draw, folder, library, found)?)),
        _ => {
            found.error(ScenarioFault::InputNeeds { name: entry.key.clone() }, entry.key_place.clone());
            return None;
        }
    };
    Some(Input {
        name: entry.key.clone(),
        unit: table.get("unit").cloned(),
        by: names(table, "by", found).unwrap_or_default(),
        given,
        to: to(table, found)?,
        with: name(table, "with", found),
        basis: basis(table, &entry.key, found),
        place: entry.key_place.clone(),
    })
}

fn to(table: &Table, found: &mut Findings) -> Option<Option<Step>> {
    let Some(value) = table.get("to") else { return Some(None) };
    let stated = one_number(value, found)?;
    let step = Step::new(stated.value);
    if step.is_none() {
        let text = value.as_cell_text().unwrap_or_default();
        found.error(ModelFault::NotAStep { text }, value.place.clone());
    }
    step.map(Some)
}

/// Inputs that move in step must be there and have as many numbers.
pub(crate) fn check_steps(inputs: &[Input], found: &mut Findings) {
    for input in inputs {
        let Some(with) = &input.with else { continue };
        let other = inputs.iter().find(|other| other.name == with.text && other.name != input.name);
        match (&input.given, other.map(|other| &other.given)) {
            (Given::Numbers(own), Some(Given::Numbers(theirs))) if own.len() == theirs.len() => {}
            (Given::Numbers(own), Some(Given::Numbers(theirs))) => {
                let [own, theirs] = [own.len(), theirs.len()].map(|count| count.to_string());
                let fault = ScenarioFault::StepsDiffer {
                    name: input.name.clone(),
                    with: with.text.clone(),
                    own,
                    theirs,
                };
                let other = other.map(|other| other.place.clone());
                let told = Diagnostic::error(fault, with.place.clone());
                found.add(other.into_iter().fold(told, |told, place| told.with(Role::DeclaredHere, place)));
            }
            _ => {
                let fault = ScenarioFault::WithWhat { name: with.text.clone() };
                found.error(fault, with.place.clone());
            }
        }
    }
}

impl Input {
    /// How many numbers it is swept over; 1 for one that is fixed or drawn.
    #[must_use]
    pub fn len(&self) -> usize {
        match &self.given {
            Given::Numbers(numbers) => numbers.len(),
            Given::Drawn(_) => 1,
        }
    }

    /// Whether it has no number, which is refused when it is read.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Whether it is drawn.
    #[must_use]
    pub const fn is_drawn(&self) -> bool {
        matches!(self.given, Given::Drawn(_))
    }

    /// One of the numbers that it is swept over, rounded if it says so, in its unit as written; none if it is drawn.
    #[must_use]
    pub fn swept(&self, at: usize) -> Option<Exact> {
        match &self.given {
            Given::Numbers(numbers) => numbers.get(at).map(|stated| match &self.to {
                Some(step) => step.round(&stated.value, Mode::HalfAway),
                None => stated.value.clone(),
            }),
            Given::Drawn(_) => None,
        }
    }

    /// A number in the middle of its range: the first of a sweep, or the middle of a draw, within its bounds.
    #[must_use]
    pub fn middle(&self) -> Exact {
        match &self.given {
            Given::Numbers(_) => self.swept(0).unwrap_or_default(),
            Given::Drawn(draw) => {
                let middle = draw.kind.middle();
                let middle = draw.min.iter().fold(middle, |number, min| number.max(min.clone()));
                let middle = draw.max.iter().fold(middle, |number, max| number.min(max.clone()));
                self.drawn_step().map_or_else(|| middle.clone(), |step| step.round(&middle, Mode::HalfAway))
            }
        }
    }

    /// What a drawn number is rounded to when it is made, in the input's unit.
    #[must_use]
    pub fn drawn_step(&self) -> Option<Step> {
        self.to.clone().or_else(|| Step::new(Exact::new(1.into(), 1000.into())))
    }
}
