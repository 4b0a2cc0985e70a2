//! What a public report may not show so that nobody learns of a small group: settled once from the results, then put over
//! every document of the report.

mod chart;
mod cover;
mod ground;
mod text;

use super::document::{Document, Section, Whose};
use super::words::Small;
use crate::diag::Language;
use crate::study::Results;
use std::collections::{BTreeMap, BTreeSet};

/// The least group that may be shown, unless another number is asked for or the data ask for more.
pub const LEAST: u32 = 10;

/// What may not be shown.
#[derive(Clone, Debug, Default)]
pub struct Shield {
    /// Groups of fewer students than this are hidden.
    least: u32,
    /// Members of which nothing is shown.
    all: BTreeSet<Whose>,
    /// Members whose money is not shown.
    money: BTreeSet<Whose>,
    /// The rows of a side's table that are not shown: the side, and the code of a school.
    sides: BTreeSet<(String, String)>,
    /// Whether the sums of both sides are not shown.
    balance: bool,
    /// Whether the sums by amount are not shown.
    sums: bool,
    /// Whether not even what all get is shown.
    total: bool,
    /// Whether students outside the models are so few that their number is not shown.
    outside: bool,
    /// Whether some group is small, shown or not.
    small: bool,
    /// What people call schools and programmes.
    names: BTreeMap<Whose, String>,
    /// The sentences that give numbers of students outside the models, in each language.
    sentences: BTreeSet<String>,
}

impl Shield {
    /// What may not be shown of results where groups of fewer than `asked` students, or fewer than the data ask for, are
    /// small.
    #[must_use]
    pub fn of(results: &Results, asked: u32) -> Self {
        ground::shield(results, asked)
    }

    /// Groups of fewer students than this are hidden.
    #[must_use]
    pub const fn least(&self) -> u32 {
        self.least
    }

    /// Whether some group is small: figures without protection are then not for publication.
    #[must_use]
    pub const fn has_small(&self) -> bool {
        self.small
    }

    /// Whether figures of a school or programme are hidden: a sentence about it must not give any.
    #[must_use]
    pub fn hides(&self, key: &str, code: &str) -> bool {
        let whose = Whose { key: key.to_owned(), code: code.to_owned() };
        self.total || self.all.contains(&whose) || self.money.contains(&whose)
    }

    /// Whether any school's figures are hidden: sums over some schools, picked by their figures, must not be given.
    #[must_use]
    pub fn hides_any(&self, key: &str) -> bool {
        self.total || self.all.iter().chain(&self.money).any(|whose| whose.key == key)
    }

    /// Whether what a municipality pays and what its schools get are hidden.
    #[must_use]
    pub const fn hides_sides(&self) -> bool {
        self.balance || self.total
    }

    /// Hides in a document all that may not be shown, and says so.
    pub fn cover(&self, document: &mut Document, language: Language) {
        cover::cover(self, document, language);
    }

    /// The same in some of its sections, where a reader has been told so already.
    pub fn cover_sections(&self, sections: &mut [Section], language: Language) {
        cover::sections(self, sections, language);
    }

    /// A text with the sentences hidden that give figures which may not be shown.
    #[must_use]
    pub fn covered(&self, text: &str, language: Language) -> String {
        text::Texts::new(self, language).covered(text)
    }

    /// Marks a document in which nothing is hidden, on every part and table.
    pub fn mark_internal(&self, document: &mut Document, language: Language) {
        cover::mark(document, language);
        self.warn(document, language);
    }

    /// States that a document is not for publication, if some group in it is small.
    fn warn(&self, document: &mut Document, language: Language) {
        if self.small {
            let text = Small::NotForPublic { least: self.least.to_string() }.text(language);
            document.provenance.statements.push((Small::Groups.text(language), text));
        }
    }
}

/// States that an officers' document of results is not for publication, if some group behind it is small.
pub fn warn(document: &mut Document, results: &Results, language: Language) {
    ground::known(results, LEAST).0.warn(document, language);
}
