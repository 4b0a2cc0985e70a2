//! A study as the officers' workbook: summary, schools, programmes, amounts, comparison, budgets, parameters and
//! assumptions, one table a sheet, with charts.

mod assumptions;
mod comparison;
mod components;
mod members;
mod summary;

use super::board::{Desk, Paper, charts};
use super::compare::NeedBy;
use super::dictionary::described_as;
use super::{budget, notes, parameters, provenance, say};
use crate::diag::Language;
use crate::report::chart::Chart;
use crate::report::document::{Block, Document, Section, Sheet};
use crate::report::words::BookWord;
use crate::study::{Results, Study};
use crate::text::FileUsed;

/// The workbook of a study. Its tables are named as its sheets are, in the language of the workbook.
#[must_use]
pub fn book(
    study: &Study,
    results: &Results,
    need: Option<NeedBy>,
    files: &[FileUsed],
    language: Language,
) -> Document {
    let name = BookWord::Dictionary.text(language);
    described_as(&name, |language| undescribed(study, results, need, files, language), language)
}

fn undescribed(
    study: &Study,
    results: &Results,
    need: Option<NeedBy>,
    files: &[FileUsed],
    language: Language,
) -> Document {
    let paper = Paper {
        study,
        results,
        proposals: &[],
        need,
        answers: None,
        effects: None,
        min_cell: 0,
        files,
        language,
    };
    let desk = Desk::new(&paper);
    let mut sections = vec![summary::section(&desk), members::schools(&desk)];
    sections.extend(desk.proposals().into_iter().filter_map(|place| changes(&desk, place)));
    sections.extend(members::programmes(&desk));
    sections.push(components::section(&desk));
    sections.extend(comparison::sections(&desk));
    for place in 0..results.runs.len() {
        sections.extend(budgets(&desk, place));
    }
    sections.push(renamed(parameters::section(results, language), &BookWord::Parameters, language));
    sections.extend(assumptions::section(results, language));
    Document {
        title: BookWord::Title { study: say(&study.title, language) }.text(language),
        subtitle: crate::report::words::Word::Calculation.text(language),
        sections,
        footnotes: notes::footnotes(results, language),
        provenance: provenance::provenance(results, files, language),
    }
}

/// A table alone in its section.
fn alone(sheet: Sheet) -> Section {
    Section { title: sheet.title.clone(), blocks: vec![Block::Table(sheet)], appendix: false }
}

/// A section whose only table has the name of its sheet.
fn renamed(mut section: Section, name: &BookWord, language: Language) -> Section {
    for block in &mut section.blocks {
        if let Block::Table(sheet) = block {
            sheet.id = name.text(language);
        }
    }
    section
}

/// A chart alone in its section, under the name of its sheet.
fn drawn(chart: Chart, name: &BookWord, language: Language) -> Section {
    let chart = Chart { id: name.text(language), ..chart };
    Section { title: chart.title.clone(), blocks: vec![Block::Chart(chart)], appendix: false }
}

/// Each school's change by a proposal, as a chart.
fn changes(desk: &Desk, place: usize) -> Option<Section> {
    let model = desk.run(place)?.model.id.clone();
    Some(drawn(charts::changes(desk, place)?, &BookWord::ChartChange { model }, desk.paper.language))
}

/// A model's budget by school and amount, and the same as a chart.
fn budgets(desk: &Desk, place: usize) -> Vec<Section> {
    let language = desk.paper.language;
    let (Some(run), Some(own)) = (desk.run(place), desk.beside.budgets.get(place)) else { return Vec::new() };
    let model = run.model.id.clone();
    let table = budget::schools(run, own, language);
    let table = renamed(table, &BookWord::Budget { model: model.clone() }, language);
    let chart = charts::budgets(desk, place);
    let chart = chart.map(|chart| drawn(chart, &BookWord::ChartBudget { model }, language));
    std::iter::once(table).chain(chart).collect()
}
