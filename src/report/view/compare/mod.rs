//! Proposals side by side as a document: totals, winners and losers, schools, programmes, both sides, equity.

mod equity;
mod member;
mod sides;
mod total;
mod why;

pub use why::{Why, WhySide, why};

use super::{budget, notes, provenance, say};
use crate::base::{Exact, NodeId};
use crate::compare::{Budget, Change, against, against_price_list};
use crate::diag::Language;
use crate::report::document::{Cell, Document};
use crate::report::words::Word;
use crate::study::{Results, RunResult, Study};
use crate::text::FileUsed;

/// What need is measured by: a value of one of the study's models.
#[derive(Clone, Copy, Debug)]
pub struct NeedBy<'a> {
    /// The model's result.
    pub run: &'a RunResult,
    /// The value.
    pub value: NodeId,
}

/// The document that compares a study's models.
#[must_use]
pub fn compare(
    study: &Study,
    results: &Results,
    need: Option<NeedBy>,
    files: &[FileUsed],
    language: Language,
) -> Document {
    let beside = Beside::new(results, language);
    let mut sections = total::sections(&beside);
    for number in beside.proposals() {
        sections.extend(member::schools(&beside, number));
        sections.extend(member::programmes(&beside, number));
    }
    sections.extend(sides::sections(&beside));
    sections.extend(equity::sections(&beside, need));
    Document {
        title: Word::CompareTitle { study: say(&study.title, language) }.text(language),
        subtitle: Word::Calculation.text(language),
        sections,
        footnotes: notes::footnotes(results, language),
        provenance: provenance::provenance(results, files, language),
    }
}

/// All results with their budgets.
struct Beside<'a> {
    results: &'a Results,
    budgets: Vec<Budget>,
    language: Language,
}

impl<'a> Beside<'a> {
    fn new(results: &'a Results, language: Language) -> Self {
        Self { results, budgets: results.runs.iter().map(budget::budget_of).collect(), language }
    }

    /// The models other than the baseline, by their places.
    fn proposals(&self) -> impl Iterator<Item = usize> + use<> {
        let baseline = self.results.baseline;
        (0..self.results.runs.len()).filter(move |number| *number != baseline)
    }

    fn run(&self, number: usize) -> Option<&'a RunResult> {
        self.results.runs.get(number)
    }

    fn title(&self, number: usize) -> String {
        self.run(number).map_or_else(String::new, |run| say(&run.model.title, self.language))
    }

    fn baseline_title(&self) -> String {
        self.title(self.results.baseline)
    }

    /// The schools' changes against the baseline.
    fn against_baseline(&self, number: usize) -> Option<Vec<Change>> {
        Some(against(self.budgets.get(number)?, self.budgets.get(self.results.baseline)?))
    }

    /// The schools' changes against the price list, if the model has one.
    fn against_price_list(&self, number: usize) -> Option<Vec<Change>> {
        against_price_list(self.budgets.get(number)?)
    }

    fn text(&self, word: &Word) -> String {
        word.text(self.language)
    }
}

/// A number, or nothing where there is none.
fn number(value: Option<Exact>) -> Cell {
    value.map_or(Cell::Empty, Cell::Number)
}
