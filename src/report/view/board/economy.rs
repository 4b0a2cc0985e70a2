//! The money as a whole: what each proposal costs, both sides of the municipality reconciled, and what makes the change.

use super::{Chapter, Desk, charts};
use crate::compare::balance;
use crate::report::document::{Block, Section};
use crate::report::view::compare::{Why, WhySide, why_section};
use crate::report::words::Board;

/// The chapter.
pub(super) fn chapter(desk: &Desk) -> Chapter {
    let mut blocks = vec![desk.paragraph(&Board::EconomyText)];
    let sides: Vec<Block> =
        desk.proposals().into_iter().filter_map(|place| sides(desk, place)).map(Block::Text).collect();
    let tables = desk.beside.sides();
    if tables.is_empty() {
        blocks.push(desk.paragraph(&Board::EconomyNone));
    }
    blocks.extend(sides);
    let steps = desk.proposals().into_iter().filter_map(|place| charts::steps(desk, place));
    blocks.extend(steps.map(Block::Chart));
    let mut parts: Vec<Section> = desk.beside.totals();
    parts.extend(tables);
    parts.extend(desk.proposals().into_iter().filter_map(|place| why(desk, place)));
    Chapter { title: desk.text(&Board::Economy), blocks, parts }
}

/// What a proposal means for the municipality as payer and as organiser.
fn sides(desk: &Desk, place: usize) -> Option<String> {
    let of = |at: usize| {
        let run = desk.run(at)?;
        balance(&run.model, &run.bound.frame, &run.outcome, &run.slots)
    };
    let (today, own) = (of(desk.paper.results.baseline)?, of(place)?);
    let cost = Board::EconomyCost {
        model: desk.title(place),
        cost: desk.speech.long(own.cost),
        change: desk.speech.than_today(own.cost - today.cost),
    };
    let income = Board::EconomyIncome {
        income: desk.speech.long(own.income),
        change: desk.speech.than_today(own.income - today.income),
    };
    Some(format!("{} {}", desk.text(&cost), desk.text(&income)))
}

/// Why schools get more or less.
fn why(desk: &Desk, place: usize) -> Option<Section> {
    let lines = desk.paper.proposals.iter().find(|one| one.model == place)?.why.clone()?;
    let side = |at: usize| {
        Some(WhySide { study: desk.paper.study, results: desk.paper.results, run: desk.run(at)? })
    };
    let pair = Why { before: side(desk.paper.results.baseline)?, after: side(place)?, lines };
    let title = desk.text(&Board::WhyOf { model: desk.title(place) });
    Some(Section { title, ..why_section(&pair, desk.paper.language) })
}
