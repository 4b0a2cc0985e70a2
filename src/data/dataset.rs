//! A data set as read: tables with what their columns mean, before any model gives them names.

use crate::base::{Date, Decimal, Period};
use crate::diag::Place;
use crate::text::{Grid, Label, Located};
use std::collections::BTreeMap;
use std::ops::Deref;
use std::sync::Arc;

/// Who may see the data.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// Published figures.
    Public,
    /// Wholly or partly made up.
    Synthetic,
    /// Not to be spread.
    Confidential,
}

/// A data set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DataSet {
    /// Its name in commands and file names.
    pub id: String,
    /// Its title.
    pub title: Label,
    /// Where it comes from.
    pub source: String,
    /// The day it was taken out.
    pub date: Date,
    /// Who may see it.
    pub status: Status,
    /// The municipality whose budget it is.
    pub home: Option<String>,
    /// Where that is said.
    pub home_place: Option<Place>,
    /// Groups of fewer people than this are hidden in what is made public.
    pub min_cell: u32,
    /// What is known of each key: schools, programmes.
    pub keys: Vec<KeyFile>,
    /// Columns of other keys and of pairs of keys.
    pub columns_of: Vec<ColumnFile>,
    /// Enrolment.
    pub rows: Vec<Rows>,
    /// Rows that no model prices.
    pub outside: Vec<Outside>,
    /// Control totals of the source.
    pub reconcile: Vec<Reconcile>,
    /// Results of earlier years.
    pub previous: Vec<PreviousFile>,
    /// What a model is expected to give on the data.
    pub expected: Vec<ExpectedFile>,
    /// Where `[data]` stands.
    pub place: Place,
}

/// What a table rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct About {
    /// Where it comes from.
    pub source: String,
    /// The day it was taken out.
    pub date: Date,
    /// Who may see it.
    pub status: Status,
    /// Our names of the columns that are made up; `*` is all of them.
    pub synthetic: Vec<String>,
    /// A remark for the reader.
    pub note: Option<String>,
}

/// A column of a table under our name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Our name.
    pub name: String,
    /// Its column in the grid.
    pub index: usize,
    /// Where the mapping stands, or the heading itself where none was needed.
    pub place: Place,
    /// Whether no mapping names it: its heading reads as one of our names and may or may not be one of the model's.
    pub by_itself: bool,
}

/// A table of a data set: its cells, and what its columns mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Its name: `students_2025` of `[rows.students_2025]`.
    pub name: String,
    /// The name of its file; nothing where its rows stand in `data.toml`.
    pub file: Option<String>,
    /// Where its heading stands.
    pub place: Place,
    /// Its cells.
    pub grid: Grid,
    /// Its columns under our names.
    pub columns: Vec<Column>,
    /// What it rests on.
    pub about: About,
    /// By column of the grid: what their words are in ours, from `values`.
    pub(super) words: BTreeMap<usize, BTreeMap<String, String>>,
    /// By column of the grid: other names of a key's members, from `aliases` and `was`.
    pub(super) aliases: BTreeMap<usize, Arc<BTreeMap<String, String>>>,
    /// By column of the grid: what its numbers are multiplied by.
    pub(super) scales: BTreeMap<usize, Decimal>,
}

/// What is known of a key: `[key.K]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyFile {
    /// The key's name.
    pub key: String,
    /// What people call it.
    pub label: Option<Label>,
    /// Where its heading stands.
    pub place: Place,
    /// Its table, one row a member; nothing when the members are those that rows mention.
    pub part: Option<Part>,
    /// The column of the table that names the member.
    pub member_column: Option<usize>,
    /// Other names of members (old codes too): theirs to ours, already applied in every table's `text_of`.
    pub aliases: Arc<BTreeMap<String, String>>,
}

/// Columns of one key or of several: `[columns_of.N]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ColumnFile {
    /// The keys that tell its rows apart.
    pub per: Vec<String>,
    /// A formula that says for which rows nothing needs to be known.
    pub missing_where: Option<Located>,
    /// Its table.
    pub part: Part,
}

/// Enrolment: `[rows.N]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rows {
    /// The day the students were counted.
    pub counted_on: Option<Date>,
    /// The school year that the rows stand for.
    pub stands_for: Option<Period>,
    /// What the source rounds `students` to.
    pub rounded_to: u32,
    /// Other years that the rows may stand for.
    pub also_for: Vec<i32>,
    /// Our names of the columns that hold a mean of the row's students.
    pub mean_of_group: Vec<String>,
    /// Its table.
    pub part: Part,
}

/// Rows that no model prices: `[[outside]]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outside {
    /// The formula that says which rows.
    pub where_: Located,
    /// Why they have no price.
    pub reason: Label,
    /// Where the entry stands.
    pub place: Place,
}

/// What a control total is compared with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Against {
    /// A table of totals.
    Table(Box<Part>),
    /// One figure, as written.
    Value(Box<Located>),
}

/// A control total of the source: `[[reconcile]]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reconcile {
    /// What it says.
    pub against: Against,
    /// The formula that should give the same.
    pub of: Located,
    /// How far apart they may be, with its unit, such as "5 students"; nothing means that they must agree.
    pub within: Option<Located>,
    /// Where the entry stands.
    pub place: Place,
}

/// Results of an earlier year: `[previous.N]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PreviousFile {
    /// The year.
    pub year: i32,
    /// Its table.
    pub part: Part,
}

/// What a model is expected to give: `[expected.N]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExpectedFile {
    /// The keys that tell its rows apart.
    pub per: Vec<String>,
    /// How far a result may lie from what stands in the table, for all columns or by name.
    pub tolerance: PerName<Decimal>,
    /// To how many decimals a result is rounded before it is compared, for all columns or by name.
    pub decimals: PerName<u32>,
    /// Rows that are known to be wrong in the source: their codes in the order of `per`, and why.
    pub except: Vec<(Vec<String>, String)>,
    /// Its table.
    pub part: Part,
}

/// Something stated for all names, or for each.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PerName<T> {
    /// For all that have none of their own.
    pub all: Option<T>,
    /// By name.
    pub own: BTreeMap<String, T>,
}

impl<T: Copy> PerName<T> {
    /// What is stated for a name.
    #[must_use]
    pub fn of(&self, name: &str) -> Option<T> {
        self.own.get(name).copied().or(self.all)
    }
}

macro_rules! holds_a_part {
    ($($name:ident),*) => {
        $(impl Deref for $name {
            type Target = Part;
            fn deref(&self) -> &Part {
                &self.part
            }
        })*
    };
}
holds_a_part!(ColumnFile, Rows, PreviousFile, ExpectedFile);
