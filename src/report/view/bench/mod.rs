//! What the workbench shows beside its sliders: results against a baseline, what breaks, and one school in depth.

mod draws;
mod school;
mod strip;

pub use draws::draws;
pub use school::{OfSchool, School, Told, school};
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
    let sections = parts(&desk).into_iter().filter_map(|part| section(&desk, part));
    Document {
        title: BenchWord::Title { study: say(&paper.study.title, language) }.text(language),
        subtitle: Word::Calculation.text(language),
        sections: sections.collect(),
        footnotes: notes::footnotes(results, language),
        provenance: provenance::provenance(results, paper.files, language),
    }
}

/// The sections of the same document that change with one model, of those that are `seen`, if only some are: their places
/// count in the list of sections.
#[must_use]
pub fn moved(paper: &Paper, place: usize, seen: Option<&[usize]>) -> (Vec<usize>, Document) {
    let desk = Desk::new(paper);
    let all = place == paper.results.baseline;
    let changes = |part: &Part| all || !matches!(part, Part::Proposal(other) if *other != place);
    let is_seen = |at: usize| seen.is_none_or(|seen| seen.contains(&at));
    let wanted = parts(&desk).into_iter().enumerate().filter(|(at, part)| changes(part) && is_seen(*at));
    let made = wanted.filter_map(|(at, part)| Some((at, section(&desk, part)?)));
    let (places, sections) = made.unzip();
    (places, Document { sections, ..Document::default() })
}

/// A part of the picture.
#[derive(Clone, Copy, Debug)]
enum Part {
    Overview,
    /// The baseline alone, where nothing is compared with it.
    Today,
    Changes,
    Proposal(usize),
}

fn parts(desk: &Desk) -> Vec<Part> {
    let proposals = desk.proposals();
    let second = if proposals.is_empty() { Part::Today } else { Part::Changes };
    [Part::Overview, second].into_iter().chain(proposals.into_iter().map(Part::Proposal)).collect()
}

fn section(desk: &Desk, part: Part) -> Option<Section> {
    let (results, budgets, language) = (desk.paper.results, &desk.beside.budgets, desk.paper.language);
    match part {
        Part::Overview => {
            let mut first = budget::overview(results, budgets, language);
            first.blocks.extend(charts::totals(desk).map(Block::Chart));
            Some(first)
        }
        Part::Today => today(desk),
        Part::Changes => Some(budget::changes(results, budgets, language)),
        Part::Proposal(place) => proposal(desk, place),
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
