//! What the data bring to a model: keys and columns, as the model declares them.

use crate::base::{Exact, Key, KeySet, Unit};
use crate::diag::Place;
use crate::formula::Type;
use crate::formula::check::adds_up_at_row;
use crate::formula::typed::{Domain, Kind, Missing};
use crate::text::Label;

/// A key.
#[derive(Clone, Debug)]
pub struct KeyDef {
    /// Its name.
    pub name: String,
    /// What people call it.
    pub label: Label,
    /// Its declared members; none if the data bring them.
    pub members: Option<Vec<String>>,
    /// The keys that it determines, as declared.
    pub determines: KeySet,
    /// Where it is declared.
    pub place: Place,
}

/// Where a column's cells come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// A column of the data set under this name.
    Data,
    /// The students of each row.
    Students,
    /// The students of each row, times the part of the year that the row stands for.
    StudentYears,
    /// Last year's result of this name.
    Previous(String),
    /// The part of the budget year that each row stands for.
    PartOfYear,
    /// The day on which the period begins that each row stands for.
    Begins,
    /// What a scenario sweeps or draws: other cells in every run.
    Input,
    /// What a scenario has found of the rows or members before it moved them.
    Found,
}

impl Origin {
    /// Whether a model's or a data set's own formulas can name the column; a scenario's are for the scenario alone.
    #[must_use]
    pub const fn is_named(&self) -> bool {
        !matches!(self, Self::PartOfYear | Self::Begins | Self::Input | Self::Found)
    }
}

/// What a column's cells are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ColumnKind {
    /// Numbers in this unit, within these bounds (in base units).
    Number {
        /// The unit in which the file states them.
        unit: Unit,
        /// The least that can stand there.
        min: Option<Exact>,
        /// The most that can stand there.
        max: Option<Exact>,
    },
    /// Texts, one of these if any are listed.
    Text(Vec<String>),
    /// The code of a member of a key.
    Member(Key),
    /// Yes or no.
    YesNo,
    /// Days.
    Date,
}

/// A column that the model reads.
#[derive(Clone, Debug)]
pub struct ColumnDef {
    /// Its name.
    pub name: String,
    /// What people call it.
    pub label: Label,
    /// Where its cells come from.
    pub origin: Origin,
    /// What it varies with.
    pub grain: KeySet,
    /// What its cells are.
    pub kind: ColumnKind,
    /// Whether a cell may be missing.
    pub may_be_missing: bool,
    /// Whether a formula reads it.
    pub used: bool,
    /// Where it is declared.
    pub place: Place,
}

impl ColumnDef {
    /// What the checker knows of the column: at rows, what adds up counts the row's students (rule A5).
    #[must_use]
    pub fn ty(&self) -> Type {
        let kind = match &self.kind {
            ColumnKind::Number { unit, .. } => Kind::Number(unit.unscaled()),
            ColumnKind::Text(options) if options.is_empty() => Kind::Text(Domain::Free),
            ColumnKind::Text(options) => Kind::Text(Domain::Options(options.clone())),
            ColumnKind::Member(key) => Kind::Text(Domain::Key(*key)),
            ColumnKind::YesNo => Kind::YesNo,
            ColumnKind::Date => Kind::Date,
        };
        let mut ty = Type::of(kind, self.grain);
        if self.may_be_missing {
            ty.missing = Missing::Declared;
        }
        ty.head_count = adds_up_at_row(&ty);
        ty
    }
}
