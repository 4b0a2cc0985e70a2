//! What a scenario file says, as located parts: a world described before any model or data give its words meaning.

mod change;
mod draw;
mod file;
mod flow;
mod input;
mod known;
mod matrix;
mod number;
mod overrides;
mod sweep;
mod table;

pub use change::{Added, Change, Move, Reweight, SetColumn, What, When};
pub use draw::{Correlation, Draw, Kind};
pub use file::load;
pub use flow::{Flow, Intake};
pub use input::{Given, Input};
pub use known::known;
pub use matrix::Matrix;
pub use number::{Stated, numbers, one_number};
pub use overrides::Overrides;
pub use table::{Head, ScenarioTable};

pub(crate) use file::years;
pub(crate) use input::{check_steps, read_inputs};
pub(crate) use overrides::read_overrides;

use crate::diag::{Findings, ModelFault, Place};
use crate::text::{Label, Table};
use std::path::PathBuf;

/// A text of the user's with its place: a name or a code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// The text.
    pub text: String,
    /// Where it stands.
    pub place: Place,
}

/// What a number or a change rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Basis {
    /// A decision, a publication.
    Reference(String),
    /// Assumed, with the reason.
    Assumption(String),
}

/// A world as a scenario file describes it, with what it extends laid under it.
#[derive(Clone, Debug)]
pub struct Scenario {
    /// Its name in commands and file names.
    pub id: String,
    /// What people call it.
    pub title: Label,
    /// Its own data set; the study's if none is named.
    pub data: Option<PathBuf>,
    /// The years that it runs over; the study's if none are named.
    pub years: Vec<i32>,
    /// The numbers that are swept or drawn.
    pub inputs: Vec<Input>,
    /// What is changed, in the order in which it happens.
    pub changes: Vec<Change>,
    /// How students move on from year to year.
    pub flow: Option<Flow>,
    /// Other numbers for the model, the later over the earlier.
    pub overrides: Vec<Overrides>,
    /// One row for each of a series of worlds.
    pub table: Option<ScenarioTable>,
    /// What it rests on as a whole, if it says so.
    pub basis: Option<Basis>,
    /// Where `[scenario]` stands.
    pub place: Place,
}

impl Scenario {
    /// A world in which nothing is changed.
    #[must_use]
    pub fn unchanged(id: &str, place: Place) -> Self {
        Self {
            id: id.to_owned(),
            title: Label::same(id),
            data: None,
            years: Vec::new(),
            inputs: Vec::new(),
            changes: Vec::new(),
            flow: None,
            overrides: Vec::new(),
            table: None,
            basis: None,
            place,
        }
    }

    /// This scenario laid over another: its inputs and its flow in the place of those of the same name, its changes and
    /// overrides after the other's; the name and title are its own.
    #[must_use]
    pub fn over(self, base: &Self) -> Self {
        let replaced = |input: &&Input| !self.inputs.iter().any(|own| own.name == input.name);
        let inputs: Vec<Input> = base.inputs.iter().filter(replaced).chain(&self.inputs).cloned().collect();
        Self {
            data: self.data.or_else(|| base.data.clone()),
            years: if self.years.is_empty() { base.years.clone() } else { self.years },
            inputs,
            changes: [base.changes.as_slice(), &self.changes].concat(),
            flow: self.flow.or_else(|| base.flow.clone()),
            overrides: [base.overrides.as_slice(), &self.overrides].concat(),
            table: self.table.or_else(|| base.table.clone()),
            ..self
        }
    }

    /// An input by name.
    #[must_use]
    pub fn input(&self, name: &str) -> Option<&Input> {
        self.inputs.iter().find(|input| input.name == name)
    }
}

/// A reference or an assumption; both are refused.
pub(crate) fn basis(table: &Table, what: &str, found: &mut Findings) -> Option<Basis> {
    match (table.get("reference"), table.get("assumption")) {
        (Some(reference), None) => Some(Basis::Reference(reference.as_text(found)?.to_owned())),
        (None, Some(assumption)) => Some(Basis::Assumption(assumption.as_text(found)?.to_owned())),
        (Some(_), Some(assumption)) => {
            found.error(ModelFault::TwoSources { name: what.to_owned() }, assumption.place.clone());
            None
        }
        (None, None) => None,
    }
}

/// A list of names, each with its place; one text alone is a list of one.
pub(crate) fn names(table: &Table, key: &str, found: &mut Findings) -> Option<Vec<Named>> {
    let value = table.get(key)?;
    if let crate::text::Value::Text(text) = &value.value {
        return Some(vec![Named { text: text.clone(), place: value.place.clone() }]);
    }
    let named = |one: &crate::text::Located, found: &mut Findings| {
        Some(Named { text: one.as_text(found)?.to_owned(), place: one.place.clone() })
    };
    let list = value.as_list(found)?.to_vec();
    Some(list.iter().filter_map(|one| named(one, found)).collect())
}

/// One name with its place.
pub(crate) fn name(table: &Table, key: &str, found: &mut Findings) -> Option<Named> {
    let value = table.get(key)?;
    Some(Named { text: value.as_text(found)?.to_owned(), place: value.place.clone() })
}
