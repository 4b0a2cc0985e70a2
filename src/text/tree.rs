//! What a TOML file says, with the place of every key and value in it.

use crate::base::Date;
use crate::diag::{Place, SourceId};
use std::path::PathBuf;

/// A TOML file that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// The file.
    pub source: SourceId,
    /// The folder it stands in, from which the paths in it are counted.
    pub folder: PathBuf,
    /// Everything in it.
    pub root: Table,
}

/// A TOML table: its entries in the order of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// The entries in the order of the file.
    pub entries: Vec<Entry>,
    /// Where the table stands; for `[a.b]` its heading.
    pub place: Place,
}

/// One key of a table with its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The key, without quotes.
    pub key: String,
    /// Where the key stands.
    pub key_place: Place,
    /// What the key is set to.
    pub value: Located,
}

/// A value that knows its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Located {
    /// The value.
    pub value: Value,
    /// Where it stands, with its quotes.
    pub place: Place,
    /// For a text, where its content stands, so that a stretch of it is `inner.within(range)`;
    /// the same as `place` for other values and for texts with escapes.
    pub inner: Place,
}

/// The kinds of values that a file can hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// A text in quotes.
    Text(String),
    /// A number, as its digits: a krona never passes through a binary number.
    Number(String),
    /// `true` or `false`.
    YesNo(bool),
    /// A day.
    Date(Date),
    /// Values in `[ ]`.
    List(Vec<Located>),
    /// Keys in `{ }`, or under a heading in `[ ]`.
    Table(Table),
}

impl Table {
    /// A table without entries.
    #[must_use]
    pub const fn empty(place: Place) -> Self {
        Self { entries: Vec::new(), place }
    }

    /// What a key is set to.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Located> {
        self.entry(key).map(|entry| &entry.value)
    }

    /// A key with its place and value.
    #[must_use]
    pub fn entry(&self, key: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.key == key)
    }

    /// The entries in the order of the file.
    pub fn iter(&self) -> impl Iterator<Item = &Entry> {
        self.entries.iter()
    }
}

impl Located {
    /// A value whose content has no place of its own.
    #[must_use]
    pub fn new(value: Value, place: Place) -> Self {
        Self { value, inner: place.clone(), place }
    }
}
