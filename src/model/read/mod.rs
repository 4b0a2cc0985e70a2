//! Entries of a rulebook as parts of a model in force on a date.

pub(super) mod column;
pub(super) mod curve;
pub(super) mod forms;
mod formula;
pub(super) mod index;
pub(super) mod key;
pub(super) mod node;
mod number;
pub(super) mod parameter;
mod source;
pub(super) mod table;

pub(super) use column::read_columns;
pub(super) use curve::read_curve;
pub(super) use forms::{RawPour, RawShare, RawSolve};
pub(super) use formula::{Written, read_formula};
pub(super) use index::read_index;
pub(super) use key::read_keys;
pub(super) use node::{ByMember, Form, RawCase, RawNode, read_node};
pub(super) use number::quantity;

pub(super) use parameter::read_parameter;

pub(super) use table::read_table;

use super::law::{Rule, Rulebook};
use crate::base::{Date, Units};
use crate::diag::Findings;
use crate::text::Label;

/// What people call an entry: its label, or its name if it has none.
pub(super) fn called(rule: &Rule, found: &mut Findings) -> Label {
    let label = rule.table.get("label").and_then(|value| Label::read(value, found));
    label.unwrap_or_else(|| Label::same(&rule.name))
}

/// What every reading needs: the rulebook, the date, the units.
pub(super) struct Reading<'a> {
    /// All that the files say.
    pub law: &'a Rulebook,
    /// The day whose rules are wanted.
    pub date: Date,
    /// The units that the model knows.
    pub units: &'a Units,
}
