//! A study as the officers' workbook: summary, schools, programmes, amounts, comparison, budgets, parameters and
//! assumptions, one table a sheet, with charts.

mod assumptions;
mod comparison;
mod components;
mod members;
mod summary;

use super::board::{Desk, Paper, charts};
use super::dictionary::described_as;
use super::{budget, notes, parameters, provenance, say};
use crate::diag::Language;
use crate::report::chart::Chart;
use crate::report::document::{Block, Document, Section, Sheet};
use crate::report::words::{BookWord, Word};

/// The workbook of a study. Its tables are named as its sheets are, in the language of the workbook; they are `finished`
/// before that, so that small groups are hidden as in every other document of the study.
#[must_use]
pub fn book<'a>(
    paper: &dyn Fn(Language) -> Paper<'a>,
    finished: &dyn Fn(Document, Language) -> Document,
    language: Language,
) -> Document {
    let name = BookWord::Dictionary.text(language);
    let make = |language| {
        let paper = paper(language);
        let (names, sections): (Vec<BookWord>, Vec<Section>) =
            sections(&Desk::new(&paper)).into_iter().unzip();
        named(finished(document(&paper, sections), language), &names, language)
    };
    described_as(&name, make, language)
}

/// What stands on a sheet, and what the sheet is called.
type Named = (BookWord, Section);

fn sections(desk: &Desk) -> Vec<Named> {
    let mut sections = vec![summary::section(desk), members::schools(desk)];
    sections.extend(desk.proposals().into_iter().filter_map(|place| changes(desk, place)));
    sections.extend(members::programmes(desk));
    sections.push(components::section(desk));
    sections.extend(comparison::sections(desk));
    for place in 0..desk.paper.results.runs.len() {
        sections.extend(budgets(desk, place));
    }
    let (results, language) = (desk.paper.results, desk.paper.language);
    sections.push((BookWord::Parameters, parameters::section(results, language)));
    sections.extend(assumptions::section(results, language));
    sections
}

fn document(paper: &Paper, sections: Vec<Section>) -> Document {
    let (results, language) = (paper.results, paper.language);
    Document {
        title: BookWord::Title { study: say(&paper.study.title, language) }.text(language),
        subtitle: Word::Calculation.text(language),
        sections,
        footnotes: notes::footnotes(results, language),
        provenance: provenance::provenance(results, paper.files, language),
    }
}

/// The document with each table, and the chart of its numbers, under the name of its sheet.
fn named(mut document: Document, names: &[BookWord], language: Language) -> Document {
    for (section, name) in document.sections.iter_mut().zip(names) {
        for block in &mut section.blocks {
            match block {
                Block::Table(sheet) => sheet.id = name.text(language),
                Block::Chart(chart) => chart.id = name.text(language),
                Block::Text(_) | Block::Tree(_) => {}
            }
        }
    }
    document
}

/// A table alone in its section.
fn alone(sheet: Sheet) -> Section {
    Section { title: sheet.title.clone(), blocks: vec![Block::Table(sheet)], appendix: false }
}

/// A chart alone in its section.
fn drawn(chart: Chart) -> Section {
    Section { title: chart.title.clone(), blocks: vec![Block::Chart(chart)], appendix: false }
}

/// Each school's change by a proposal, as a chart.
fn changes(desk: &Desk, place: usize) -> Option<Named> {
    let model = desk.run(place)?.model.id.clone();
    Some((BookWord::ChartChange { model }, drawn(charts::changes(desk, place)?)))
}

/// A model's budget by school and amount, and the same as a chart.
fn budgets(desk: &Desk, place: usize) -> Vec<Named> {
    let (Some(run), Some(own)) = (desk.run(place), desk.beside.budgets.get(place)) else { return Vec::new() };
    let model = run.model.id.clone();
    let table = budget::schools(run, own, desk.paper.language);
    let table = (BookWord::Budget { model: model.clone() }, table);
    let chart = charts::budgets(desk, place).map(|chart| (BookWord::ChartBudget { model }, drawn(chart)));
    std::iter::once(table).chain(chart).collect()
}
