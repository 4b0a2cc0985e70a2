//! What each proposal means for schools: findings, charts and a table, and an account of each school.

use super::{Chapter, Desk, aloud, charts, summary};
use crate::compare::{Needs, needs};
use crate::report::document::{Block, Section};
use crate::report::view::say;
use crate::report::words::Board;

/// The chapter.
pub(super) fn chapter(desk: &Desk) -> Chapter {
    let measured = measured(desk);
    let mut parts: Vec<Section> =
        desk.proposals().into_iter().filter_map(|place| proposal(desk, place, measured.as_ref())).collect();
    if parts.is_empty() {
        parts.extend(today(desk, measured.as_ref()));
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

/// The need of each school, and what it is called.
fn measured(desk: &Desk) -> Option<(Needs, String)> {
    let by = desk.paper.need?;
    let needs = needs(&by.run.model, &by.run.bound.frame, &by.run.slots, by.value)?;
    let label =
        by.run.model.node(by.value).map_or_else(String::new, |node| say(&node.label, desk.paper.language));
    Some((needs, label))
}

/// One proposal.
fn proposal(desk: &Desk, place: usize, measured: Option<&(Needs, String)>) -> Option<Section> {
    let changes = desk.beside.against_baseline(place)?;
    let mut blocks = vec![Block::Text(summary::findings(desk, &changes))];
    blocks.extend(charts::changes(desk, place).map(Block::Chart));
    blocks.extend(desk.beside.schools(place)?.blocks);
    blocks.extend(drawn(desk, place, measured));
    let finding = desk.speech.winners_short(&changes);
    let title = desk.text(&Board::ForProposal { model: desk.title(place), finding });
    Some(Section { title, blocks, appendix: false })
}

/// Where there is no proposal: the baseline's own budgets.
fn today(desk: &Desk, measured: Option<&(Needs, String)>) -> Option<Section> {
    let place = desk.paper.results.baseline;
    let (run, budget) = (desk.run(place)?, desk.beside.budgets.get(place)?);
    let mut section = crate::report::view::budget::schools(run, budget, desk.paper.language);
    section.blocks.extend(drawn(desk, place, measured));
    Some(section)
}

/// Budgets by amount, and money against need.
fn drawn(desk: &Desk, place: usize, measured: Option<&(Needs, String)>) -> Vec<Block> {
    let need = measured.and_then(|(needs, what)| charts::need(desk, place, needs, what));
    charts::budgets(desk, place).into_iter().chain(need).map(Block::Chart).collect()
}
