//! Other numbers for a rulebook, laid over it as an overlay's entries are: in the baseline and variants too.

use super::file::ModelFile;
use super::{Rule, Rulebook};
use crate::base::Date;
use crate::diag::{Findings, SourceId};
use crate::text::{Entry, Table, Value};

/// What a file states anew: entries by their sections, and from which day what it does not date holds.
#[derive(Clone, Debug)]
pub struct Anew {
    /// The entries.
    pub entries: Vec<(&'static str, Entry)>,
    /// The file that they stand in.
    pub source: SourceId,
    /// The day.
    pub from: Date,
}

/// What makes an entry a thing of its own, and not other numbers for one that is there.
const NATURE: [&str; 3] = ["per", "unit", "shape"];

/// Whether an entry describes a thing of its own.
#[must_use]
pub fn describes(content: &Table) -> bool {
    content.iter().any(|entry| NATURE.contains(&entry.key.as_str()))
}

impl Rulebook {
    /// The rulebook with entries laid over those that it has, in its baseline and variants too. One that describes a
    /// thing of its own is added; another whose name is not there is left out.
    #[must_use]
    pub fn overridden(&self, anew: &Anew, found: &mut Findings) -> Self {
        let mut law = self.clone();
        law.lay_over(anew, found);
        let file = ModelFile::without_header(anew.source, anew.from);
        for (section, entry) in &anew.entries {
            let Value::Table(content) = &entry.value.value else { continue };
            if describes(content) && !law.section(section).any(|rule| rule.name == entry.key) {
                let table = file.with_defaults(section, content, found);
                let (name, place) = (entry.key.clone(), entry.key_place.clone());
                law.put(section, Rule { name, place, table, written_in: anew.source, decides_for: None });
            }
        }
        law
    }

    /// The rulebook with entries added to its own; its baseline and variants stay as they are.
    #[must_use]
    pub fn with_added(&self, anew: &Anew, found: &mut Findings) -> Self {
        let mut law = self.clone();
        let file = ModelFile::without_header(anew.source, anew.from);
        for (section, entry) in &anew.entries {
            let Some(content) = entry.value.as_table(found) else { continue };
            let table = file.with_defaults(section, content, found);
            let (name, place) = (entry.key.clone(), entry.key_place.clone());
            law.put(section, Rule { name, place, table, written_in: anew.source, decides_for: None });
        }
        law
    }

    fn lay_over(&mut self, anew: &Anew, found: &mut Findings) {
        let file = ModelFile::without_header(anew.source, anew.from);
        for (section, entry) in &anew.entries {
            let Value::Table(content) = &entry.value.value else { continue };
            let Some(known) = self.section(section).find(|rule| rule.name == entry.key) else { continue };
            let table = file.with_defaults(section, content, found);
            let rule = Rule { table, ..known.clone() };
            self.put(section, rule);
        }
        for other in self.baseline.as_deref_mut().into_iter().chain(self.variants.values_mut()) {
            other.lay_over(anew, found);
        }
    }

    /// The names of a section, here and wherever the rulebook leads.
    #[must_use]
    pub fn names_of(&self, section: &str) -> Vec<&str> {
        self.all().into_iter().flat_map(|law| law.section(section)).map(|rule| rule.name.as_str()).collect()
    }
}
