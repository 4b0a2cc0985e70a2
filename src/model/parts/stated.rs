//! What a model states itself: numbers with their sources, tables, curves.

use crate::base::{Date, Exact, SlotId, Step, Unit};
use crate::diag::Place;
use crate::text::Label;

/// What a number rests on.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Source {
    /// A law, a decision, a publication.
    Reference(String),
    /// Not known: assumed, with the reason.
    Assumption(String),
}

/// A number that the model states.
#[derive(Clone, Debug)]
pub struct Slot {
    /// In base units.
    pub value: Exact,
    /// The same before any index has changed it.
    pub before: Exact,
    /// The unit.
    pub unit: Unit,
    /// The parameter, table or curve that it belongs to.
    pub owner: String,
    /// What people call its owner.
    pub label: Label,
    /// Which of its owner's numbers it is: a table row's keys, a curve's point; empty for a parameter.
    pub part: String,
    /// Whether it says where a curve's point stands, and not what holds there.
    pub is_coordinate: bool,
    /// From when it holds; none if always.
    pub from: Option<Date>,
    /// What it rests on.
    pub source: Source,
    /// Index steps that have changed it since: date, name, step, and what that rests on.
    pub indexed: Vec<IndexStep>,
    /// Where it stands.
    pub place: Place,
}

/// One step of an index on a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IndexStep {
    /// From when.
    pub date: Date,
    /// The index.
    pub index: String,
    /// The change, such as 0.034.
    pub change: Exact,
    /// What it rests on.
    pub source: Source,
    /// What the changed number is rounded to.
    pub round: Option<Step>,
    /// Where the change is stated.
    pub place: Place,
}

/// A table.
#[derive(Clone, Debug)]
pub struct TableDef {
    /// Its name.
    pub name: String,
    /// What people call it.
    pub label: Label,
    /// What its keys are called.
    pub per: Vec<String>,
    /// The unit of its cells.
    pub unit: Unit,
    /// Its rows.
    pub rows: Vec<TableRow>,
    /// The name of the file that its rows come from, if they come from one.
    pub file: Option<String>,
    /// What holds where no row fits.
    pub otherwise: Option<SlotId>,
    /// Whether no row need fit.
    pub may_be_missing: bool,
    /// Where it is declared.
    pub place: Place,
}

/// A row of a table.
#[derive(Clone, Debug)]
pub struct TableRow {
    /// One pattern for each key.
    pub patterns: Vec<Pattern>,
    /// Its number.
    pub slot: SlotId,
    /// The index that it follows.
    pub index: Option<String>,
}

/// Which codes a table row fits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Pattern {
    /// Any code: `*`.
    Any,
    /// Whole numbers from one to another, as written: `2-3`.
    Range(i64, i64, String),
    /// One of several: `a|b`.
    OneOf(Vec<String>),
    /// This code.
    Exactly(String),
}

impl Pattern {
    /// As a row writes it.
    #[must_use]
    pub fn text(&self) -> String {
        match self {
            Self::Any => "*".to_owned(),
            Self::Range(_, _, text) | Self::Exactly(text) => text.clone(),
            Self::OneOf(codes) => codes.join("|"),
        }
    }
}

/// How a curve is read between its points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A value holds from its point on.
    StepFrom,
    /// A value holds up to and including its point.
    StepUpTo,
    /// Straight between points, level outside.
    Linear,
}

/// A curve.
#[derive(Clone, Debug)]
pub struct CurveDef {
    /// Its name.
    pub name: String,
    /// What people call it.
    pub label: Label,
    /// How it is read.
    pub shape: Shape,
    /// What goes in.
    pub from: Unit,
    /// What comes out.
    pub to: Unit,
    /// Its points in rising order: where, and what.
    pub points: Vec<(SlotId, SlotId)>,
    /// Where it is declared.
    pub place: Place,
}

impl Source {
    /// The text.
    #[must_use]
    pub fn text(&self) -> &str {
        match self {
            Self::Reference(text) | Self::Assumption(text) => text,
        }
    }

    /// Whether it is an assumption.
    #[must_use]
    pub const fn is_assumption(&self) -> bool {
        matches!(self, Self::Assumption(_))
    }
}
