//! What the workbench shows beside its sliders: results against a baseline, what breaks, and one school in depth.

mod school;
mod strip;

pub use school::{OfSchool, School, school};
pub use strip::{Verdict, Weight, strip};

use super::board::{Desk, Paper, charts, summary};
use super::{budget, notes, provenance, say};
use crate::report::document::{Block, Document, Section};
use crate::report::words::{BenchWord, Board, Word};

/// All models beside each other, in all and by school, then each proposal in findings, charts and tables.
#[must_use]
pub fn bench(paper: &Paper) -> Document {
    let desk = Desk::new(paper);
    let (results, language) = (paper.results, paper.language);
    let budgets = &desk.beside.budgets;
    let proposals = desk.proposals();
    let mut first = budget::overview(results, budgets, language);
    first.blocks.extend(charts::totals(&desk).map(Block::Chart));
    let mut sections: Vec<Section> = vec![first];
    if proposals.is_empty() {
        sections.extend(today(&desk));
    } else {
        sections.push(budget::changes(results, budgets, language));
    }
    sections.extend(proposals.iter().filter_map(|place| proposal(&desk, *place)));
    Document {
        title: BenchWord::Title { study: say(&paper.study.title, language) }.text(language),
        subtitle: Word::Calculation.text(language),
        sections,
        footnotes: notes::footnotes(results, language),
        provenance: provenance::provenance(results, paper.files, language),
    }
}

/// One proposal: who gets more and less, by school, by amount and by need.
fn proposal(desk: &Desk, place: usize) -> Option<Section> {
    let changes = desk.beside.against_baseline(place)?;
    let mut blocks = vec![Block::Text(summary::findings(desk, &changes))];
    blocks.extend(charts::changes(desk, place).map(Block::Chart));
    blocks.extend(desk.beside.schools(place)?.blocks);
    blocks.extend(by_amount(desk, place)?);
    let model = desk.title(place);
    let title = Board::ForProposal { model, finding: desk.speech.winners_short(&changes) };
    Some(Section { title: title.text(desk.paper.language), blocks, appendix: false })
}

/// The baseline alone.
fn today(desk: &Desk) -> Option<Section> {
    let title = desk.beside.baseline_title();
    Some(Section { title, blocks: by_amount(desk, desk.paper.results.baseline)?, appendix: false })
}

/// The budget by amount, whose every amount leads to why, and money against need.
fn by_amount(desk: &Desk, place: usize) -> Option<Vec<Block>> {
    let budget = budget::schools(desk.run(place)?, desk.beside.budgets.get(place)?, desk.paper.language);
    let need = desk.need.as_ref().and_then(|(needs, what)| charts::need(desk, place, needs, what));
    let mut blocks: Vec<Block> = charts::budgets(desk, place).map(Block::Chart).into_iter().collect();
    blocks.extend(budget.blocks);
    blocks.extend(need.map(Block::Chart));
    Some(blocks)
}
