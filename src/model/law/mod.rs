//! All that a model's files say, merged: the rulebook, before a date is chosen.

mod defaults;
mod file;
mod load;
mod merge;
mod overrides;

pub(super) use file::{HEADER, HEADING};
pub(super) use merge::{FORMS, are_apart};

pub use load::load;
pub use overrides::{Anew, describes};

use crate::base::Date;
use crate::diag::{Place, SourceId};
use crate::text::{Grid, Located, Table};
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

/// The sections of a model file that hold named entries, in the order in which they are read.
pub const SECTIONS: [&str; 14] = [
    "key",
    "column",
    "parameter",
    "index",
    "table",
    "curve",
    "value",
    "amount",
    "group",
    "perspective",
    "check",
    "law",
    "variant",
    "split",
];

/// Everything that a model and the files it extends say, entry by entry.
#[derive(Clone, Debug)]
pub struct Rulebook {
    /// `[model]`, merged.
    pub header: Table,
    /// The entries of each section, in the order of the files.
    pub sections: BTreeMap<&'static str, Vec<Rule>>,
    /// The model's own file.
    pub source: SourceId,
    /// Its path.
    pub path: PathBuf,
    /// The price lists that its tables name, by path.
    pub grids: BTreeMap<PathBuf, Grid>,
    /// What `baseline.x` means.
    pub baseline: Option<Box<Rulebook>>,
    /// The variants that stand in files of their own, by name.
    pub variants: BTreeMap<String, Rulebook>,
    /// Names that cases expect figures of: they are results, though no formula reads them.
    pub expected: BTreeSet<String>,
}

/// A named entry after all overlays.
#[derive(Clone, Debug)]
pub struct Rule {
    /// Its name.
    pub name: String,
    /// Where its name stands, in the file that spoke last.
    pub place: Place,
    /// What it says.
    pub table: Table,
    /// The file that spoke last.
    pub written_in: SourceId,
    /// For amounts: whom that file decides for.
    pub decides_for: Option<Located>,
}

impl Rulebook {
    /// The entries of a section.
    pub fn section(&self, name: &str) -> impl Iterator<Item = &Rule> {
        self.sections.get(name).into_iter().flatten()
    }

    /// The rulebook, then those that it names as its baseline or as variants, and theirs.
    #[must_use]
    pub fn all(&self) -> Vec<&Self> {
        let named = self.baseline.as_deref().into_iter().chain(self.variants.values());
        std::iter::once(self).chain(named.flat_map(Self::all)).collect()
    }

    /// Every date on which something in the rulebook begins to hold, first to last.
    #[must_use]
    pub fn dates(&self) -> Vec<Date> {
        let mut dates: Vec<Date> = Vec::new();
        for rule in self.sections.values().flatten() {
            collect_dates(&rule.table, &mut dates);
        }
        dates.retain(|date| date.year() > 1);
        dates.sort_unstable();
        dates.dedup();
        dates
    }
}

fn collect_dates(table: &Table, dates: &mut Vec<Date>) {
    for entry in table.iter() {
        dates.extend(Date::parse(&entry.key));
        if let crate::text::Value::Table(inner) = &entry.value.value {
            collect_dates(inner, dates);
        }
    }
}
