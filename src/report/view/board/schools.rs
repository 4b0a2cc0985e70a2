//! What each proposal means for schools: findings, charts and a table, and an account of each school.

use super::{Chapter, Desk, aloud, charts, summary};
use crate::report::document::{Block, Section};
use crate::report::words::Board;

/// The chapter.
pub(super) fn chapter(desk: &Desk) -> Chapter {
    let mut parts: Vec<Section> =
        desk.proposals().into_iter().filter_map(|place| proposal(desk, place)).collect();
    if parts.is_empty() {
        parts.extend(today(desk));
    }
    parts.extend(aloud::schools(desk));
    let title = desk.text(&Board::Consequences);
    let finding = desk.only().and_then(|only| desk.beside.against_baseline(only));
    let title = match finding {
        Some(changes) => format!("{title}: {}", desk.speech.winners_short(&changes)),
        None => title,
    };
    Chapter { title, blocks: vec![desk.paragraph(&Board::ConsequencesText)], parts }
}

/// One proposal.
fn proposal(desk: &Desk, place: usize) -> Option<Section> {
    let changes = desk.beside.against_baseline(place)?;
    let mut blocks = vec![Block::Text(summary::findings(desk, &changes))];
    blocks.extend(charts::changes(desk, place).map(Block::Chart));
    blocks.extend(desk.beside.schools(place)?.blocks);
    blocks.extend(drawn(desk, place));
    let finding = desk.speech.winners_short(&changes);
    let title = desk.text(&Board::ForProposal { model: desk.title(place), finding });
    Some(Section { title, blocks, appendix: false })
}

/// Where there is no proposal: the baseline's own budgets.
fn today(desk: &Desk) -> Option<Section> {
    let place = desk.paper.results.baseline;
    let (run, budget) = (desk.run(place)?, desk.beside.budgets.get(place)?);
    let mut section = crate::report::view::budget::schools(run, budget, desk.paper.language);
    section.blocks.extend(drawn(desk, place));
    Some(section)
}

/// Budgets by amount, and money against need.
fn drawn(desk: &Desk, place: usize) -> Vec<Block> {
    let need = desk.need.as_ref().and_then(|(needs, what)| charts::need(desk, place, needs, what));
    let note = need.is_some().then(|| desk.paragraph(&Board::ChartNeedNote));
    charts::budgets(desk, place).into_iter().chain(need).map(Block::Chart).chain(note).collect()
}
