//! Proposals side by side as a document: totals, winners and losers, schools, programmes, both sides, equity.

mod equity;
mod member;
mod sides;
mod total;
mod why;
mod worlds;

pub(super) use why::section as why_section;
pub use why::{Why, WhySide, why};
pub(super) use worlds::{Sure, Told, ore, table_id};

use super::{budget, notes, provenance, say};
use crate::base::{Exact, NodeId};
use crate::compare::{Budget, Change, Line, Needs, Needy, against, against_price_list};
use crate::diag::Language;
use crate::report::document::{Cell, Document, Section};
use crate::report::words::Word;
use crate::study::runs::Compared;
use crate::study::{Results, RunResult, Study};
use crate::text::FileUsed;
use std::borrow::Cow;

/// What need is measured by: a value of one of the study's models.
#[derive(Clone, Copy, Debug)]
pub struct NeedBy<'a> {
    /// The model's result.
    pub run: &'a RunResult,
    /// The value.
    pub value: NodeId,
}

/// The document that compares a study's models, in its scenarios too if they were run.
#[must_use]
pub fn compare(
    study: &Study,
    results: &Results,
    need: Option<NeedBy>,
    compared: Option<&Compared>,
    files: &[FileUsed],
    language: Language,
) -> Document {
    let beside = Beside::new(results, language);
    let mut sections = total::sections(&beside);
    sections.extend(compared.into_iter().flat_map(|compared| worlds::sections(&beside, compared)));
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
pub(super) struct Beside<'a> {
    pub(super) results: &'a Results,
    pub(super) budgets: Cow<'a, [Budget]>,
    pub(super) language: Language,
}

impl<'a> Beside<'a> {
    pub(super) fn new(results: &'a Results, language: Language) -> Self {
        let budgets: Vec<Budget> = results.runs.iter().map(budget::budget_of).collect();
        Self { results, budgets: Cow::Owned(budgets), language }
    }

    /// The same where the budgets are known.
    pub(super) const fn knowing(results: &'a Results, budgets: &'a [Budget], language: Language) -> Self {
        Self { results, budgets: Cow::Borrowed(budgets), language }
    }

    /// The models other than the baseline, by their places.
    pub(super) fn proposals(&self) -> impl Iterator<Item = usize> + use<> {
        let baseline = self.results.baseline;
        (0..self.results.runs.len()).filter(move |number| *number != baseline)
    }

    pub(super) fn run(&self, number: usize) -> Option<&'a RunResult> {
        self.results.runs.get(number)
    }

    pub(super) fn title(&self, number: usize) -> String {
        self.run(number).map_or_else(String::new, |run| say(&run.model.title, self.language))
    }

    pub(super) fn baseline_title(&self) -> String {
        self.title(self.results.baseline)
    }

    /// The schools' changes against the baseline.
    pub(super) fn against_baseline(&self, number: usize) -> Option<Vec<Change>> {
        Some(against(self.budgets.get(number)?, self.budgets.get(self.results.baseline)?))
    }

    /// The schools' changes against the price list, if the model has one.
    pub(super) fn against_price_list(&self, number: usize) -> Option<Vec<Change>> {
        against_price_list(self.budgets.get(number)?)
    }

    /// What each model costs, and who wins and loses by it.
    pub(super) fn totals(&self) -> Vec<Section> {
        total::sections(self)
    }

    /// A proposal by school.
    pub(super) fn schools(&self, number: usize) -> Option<Section> {
        member::schools(self, number)
    }

    /// Both sides of the municipality, reconciled.
    pub(super) fn sides(&self) -> Vec<Section> {
        sides::sections(self)
    }

    /// How equal students are, and how money follows need.
    pub(super) fn equity(&self, need: Option<NeedBy>) -> Vec<Section> {
        equity::sections(self, need)
    }

    /// Every school of a model with its need and what each of its students gets.
    pub(super) fn needy(&self, number: usize, needs: &Needs) -> Vec<(String, Needy)> {
        let lines = self.budgets.get(number).map_or(&[][..], |budget| &budget.lines);
        let one = |line: &Line| {
            let each = line.per_student(line.total)?;
            let need = needs.by_school.get(&line.code)?.clone();
            Some((line.code.clone(), Needy { students: line.student_years.clone(), each, need }))
        };
        lines.iter().filter_map(one).collect()
    }

    fn text(&self, word: &Word) -> String {
        word.text(self.language)
    }
}

/// A number, or nothing where there is none.
fn number(value: Option<Exact>) -> Cell {
    value.map_or(Cell::Empty, Cell::Number)
}
