//! What the workbench shows beside its sliders: results against a baseline, what breaks, and one school in depth.

mod school;
mod strip;

pub use school::{OfSchool, school};
pub use strip::{Verdict, Weight, strip};

use super::board::{Desk, Paper, charts, schools};
use super::{budget, notes, provenance, say};
use crate::report::document::{Block, Document, Section};
use crate::report::words::{BenchWord, Word};

/// All models beside each other, then each proposal by school: findings, charts and tables.
#[must_use]
pub fn bench(paper: &Paper) -> Document {
    let desk = Desk::new(paper);
    let (results, language) = (paper.results, paper.language);
    let mut first = budget::overview(results, &desk.beside.budgets, language);
    first.blocks.extend(charts::totals(&desk).map(Block::Chart));
    let mut sections: Vec<Section> = vec![first];
    let proposals = desk.proposals();
    sections.extend(proposals.iter().filter_map(|place| schools::proposal(&desk, *place)));
    if proposals.is_empty() {
        sections.extend(schools::today(&desk));
    } else {
        sections.extend(budgets(&desk, &proposals));
    }
    Document {
        title: BenchWord::Title { study: say(&paper.study.title, language) }.text(language),
        subtitle: Word::Calculation.text(language),
        sections,
        footnotes: notes::footnotes(results, language),
        provenance: provenance::provenance(results, paper.files, language),
    }
}

/// Each proposal's budget by amount, whose every amount leads to why.
fn budgets(desk: &Desk, proposals: &[usize]) -> Vec<Section> {
    let language = desk.paper.language;
    let one =
        |place: &usize| Some(budget::schools(desk.run(*place)?, desk.beside.budgets.get(*place)?, language));
    proposals.iter().filter_map(one).collect()
}
