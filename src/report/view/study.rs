//! A study's results as one document: overview, change by school, budgets, cost and income, parameters, notes.

use super::{balance, budget, cases, notes, parameters, provenance, say, split};
use crate::compare::Budget;
use crate::diag::Language;
use crate::report::document::{Block, Document, Section};
use crate::report::words::Word;
use crate::study::{Results, Study};
use crate::text::FileUsed;

/// The document of a study.
#[must_use]
pub fn study(study: &Study, results: &Results, files: &[FileUsed], language: Language) -> Document {
    let mut sections = Vec::new();
    let budgets: Vec<Budget> = results.runs.iter().map(budget::budget_of).collect();
    if results.runs.len() > 1 {
        sections.push(budget::overview(results, &budgets, language));
        sections.push(budget::changes(results, &budgets, language));
    }
    for (run, budget) in results.runs.iter().zip(&budgets) {
        sections.push(budget::schools(run, budget, language));
    }
    for run in &results.runs {
        sections.extend(balance::section(run, language));
    }
    sections.extend(results.runs.iter().filter_map(|run| cases::section(run, language)));
    sections.extend(results.runs.iter().flat_map(|run| split::sections(run, language)));
    sections.extend(Some(accounts(results, &budgets, language)).filter(|section| !section.blocks.is_empty()));
    sections.push(parameters::section(results, language));
    Document {
        title: say(&study.title, language),
        subtitle: Word::Calculation.text(language),
        sections,
        footnotes: notes::footnotes(results, language),
        provenance: provenance::provenance(results, files, language),
    }
}

/// Where the students went, and equal terms.
fn accounts(results: &Results, budgets: &[Budget], language: Language) -> Section {
    let mut blocks: Vec<Block> = Vec::new();
    for (run, budget) in results.runs.iter().zip(budgets).take(1) {
        blocks.extend(notes::account(run, &budget.lines, language).into_iter().map(Block::Text));
    }
    for run in &results.runs {
        blocks.extend(notes::terms(run, language).into_iter().map(Block::Text));
    }
    Section { title: Word::Data.text(language), blocks, appendix: false }
}
