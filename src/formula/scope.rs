//! What a formula's names mean: the question the checker asks, answered by whoever holds the names.

use super::tree::Path;
use super::typed::{Op, Type};
use crate::base::{CurveId, Key, KeyOrder, TableId, Unit, Units};
use std::cell::Cell;

/// What a name means.
#[derive(Clone, Debug)]
pub enum Meaning {
    /// Something with a value: a key's code, a column, a parameter, a value, an amount, a group.
    Value(Op, Type),
    /// A table.
    Table(TableMeaning),
    /// A curve from one unit to another.
    Curve {
        /// The curve.
        id: CurveId,
        /// What goes in.
        from: Unit,
        /// What comes out.
        to: Unit,
    },
    /// It exists, but its own formula is wrong: already told.
    Broken,
}

/// A table as a formula sees it.
#[derive(Clone, Debug)]
pub struct TableMeaning {
    /// The table.
    pub id: TableId,
    /// What its keys are called and where their codes come from.
    pub keys: Vec<TableKey>,
    /// The unit of its cells.
    pub unit: Unit,
    /// Whether cells may be missing.
    pub may_be_missing: bool,
}

/// A key of a table.
#[derive(Clone, Debug)]
pub struct TableKey {
    /// The name in the table's `per`.
    pub name: String,
    /// The key of that name, if it is one.
    pub key: Option<Key>,
}

/// Where the checker looks names up.
pub trait Names {
    /// The meaning of a name.
    fn meaning(&self, path: &Path) -> Option<Meaning>;
    /// The key of a name.
    fn key(&self, name: &str) -> Option<Key>;
    /// The name of a key.
    fn key_name(&self, key: Key) -> String;
    /// The declared members of a key; none if the data bring them.
    fn members(&self, key: Key) -> Option<Vec<String>>;
    /// All names, for suggestions.
    fn all(&self) -> Vec<String>;
}

/// All that the checker asks for.
pub struct Scope<'a> {
    /// The model's units.
    pub units: &'a Units,
    /// Which keys determine which.
    pub order: &'a KeyOrder,
    /// The meaning of names.
    pub names: &'a dyn Names,
    /// The number of the next aggregate.
    pub next_aggregate: &'a Cell<u32>,
}

impl std::fmt::Debug for Scope<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Scope").field("order", self.order).finish_non_exhaustive()
    }
}
