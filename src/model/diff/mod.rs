//! Two rulebooks told apart, entry by entry and date by date, and the version that the difference asks for.

mod compare;
mod content;
mod lines;
mod rank;
mod renames;
mod rules;
mod said;
mod table;
mod version;

pub use compare::compare;
pub use rules::{RuleGroup, between, rules};
pub use said::Said;
pub use version::{NoNext, begins_with_year, next};

use crate::base::{Date, Exact};
use crate::text::Label;

/// What differs between two models.
#[derive(Clone, Debug)]
pub struct Diff {
    /// The two models' names.
    pub ids: [String; 2],
    /// Their versions as they are written.
    pub versions: [String; 2],
    /// Every entry that differs, those that can move money first.
    pub entries: Vec<EntryDiff>,
}

/// One entry that differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntryDiff {
    /// Whose entry it is, if not the model's own: `baseline`, or a variant with a file of its own.
    pub of: Vec<String>,
    /// Its section, such as `parameter`; `model` for what the header says.
    pub section: String,
    /// Its name in the second model, or in the first if it was removed; empty for the header.
    pub name: String,
    /// What people call it.
    pub label: Label,
    /// What became of it.
    pub fate: Fate,
    /// What it says that the other does not; all that it says if it was added or removed.
    pub lines: Vec<Line>,
    /// Other entries in which nothing changed but this name.
    pub followed_by: Vec<String>,
    /// How far the change reaches.
    pub rank: Rank,
    /// Whether it can change what is paid.
    pub moves_money: bool,
}

/// What became of an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fate {
    /// Only the first model has it.
    Removed,
    /// Both have the same content, the first under another name.
    Renamed {
        /// The name in the first model.
        from: String,
    },
    /// Only the second model has it.
    Added,
    /// The name stands in another section than in the first model.
    Replaced {
        /// The section in the first model.
        section: String,
    },
    /// Both have it.
    Changed,
}

/// One thing that an entry says, before and after.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Which of the entry's statements it belongs to.
    pub at: At,
    /// The path of keys, such as `share`, `weight`.
    pub what: Vec<String>,
    /// What the first model says; none if nothing.
    pub old: Option<Said>,
    /// What the second model says; none if nothing.
    pub new: Option<Said>,
    /// Of a date that only one of the models has: what held on that day in the other, since an earlier date.
    pub held: Option<Said>,
    /// What else the statement says, where the whole statement is new or gone.
    pub also: Vec<(Vec<String>, Said)>,
    /// How far the change reaches.
    pub rank: Rank,
    /// Whether it can change what is paid.
    pub moves_money: bool,
}

/// Which of an entry's statements a line belongs to.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct At {
    /// The day it holds from; none if the entry is not dated there, the year 1 for what holds always.
    pub date: Option<Date>,
    /// Which part.
    pub part: Part,
    /// Counts parts that are alike, from 0.
    pub time: usize,
}

/// A part of an entry.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// The entry, or its statement of that date, as a whole.
    Whole,
    /// A row of the model's own, by its keys.
    Row(Vec<String>),
    /// A row of the list that an edition names, by its keys.
    Listed(Vec<String>),
    /// The point of a curve at this place.
    Point {
        /// Where, in the unit that goes in.
        at: Exact,
        /// That unit.
        unit: String,
    },
    /// The case with this condition; empty for `otherwise`.
    Case(String),
}

/// How far a change reaches, as versions count it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rank {
    /// New or corrected values and texts.
    Patch,
    /// A rule is added or works otherwise.
    Minor,
    /// A name is gone or means something else: what was built on it must change.
    Major,
}

impl Diff {
    /// How far the differences reach; none if there are none.
    #[must_use]
    pub fn rank(&self) -> Option<Rank> {
        self.entries.iter().map(|entry| entry.rank).max()
    }

    /// The version that the second model should have.
    ///
    /// # Errors
    /// Why the first model's version has no next one.
    pub fn proposed(&self) -> Result<String, NoNext> {
        let [old, _] = &self.versions;
        self.rank().map_or_else(|| Ok(old.clone()), |rank| next(old, rank))
    }
}
