//! The proposal for decision: the calculation as a basis, and marks for what only a person can write.

use super::{Chapter, Desk};
use crate::compare::Change;
use crate::report::document::Block;
use crate::report::words::Board;

/// The chapter.
pub(super) fn chapter(desk: &Desk) -> Chapter {
    let mut blocks = vec![desk.fill(&Board::DecisionFillCase)];
    let proposals = desk.proposals();
    blocks.push(desk.paragraph(&asked(desk, &proposals)));
    if proposals.len() > 1 {
        let alternatives =
            (1..).zip(&proposals).filter_map(|(number, place)| alternative(desk, number, *place));
        blocks.extend(alternatives);
        blocks.push(desk.fill(&Board::DecisionFillChoice));
    } else if let Some(only) = desk.only() {
        blocks.extend(sum(desk, only));
    }
    blocks.push(desk.fill(&Board::DecisionFillFrom));
    blocks.push(desk.paragraph(&Board::DecisionNature));
    Chapter { title: desk.text(&Board::Decision), blocks, parts: Vec::new() }
}

fn asked(desk: &Desk, proposals: &[usize]) -> Board {
    let (year, date) = (desk.year(), desk.paper.results.date.to_string());
    match proposals {
        [] => {
            let model = desk.title(desk.paper.results.baseline);
            Board::DecisionNone { model, year, date }
        }
        [only] => {
            let version = desk.run(*only).map_or_else(String::new, |run| run.model.version.clone());
            Board::DecisionOne { model: desk.title(*only), version, year, date }
        }
        several => Board::DecisionSeveral { count: several.len().to_string(), year, date },
    }
}

fn alternative(desk: &Desk, number: usize, place: usize) -> Option<Block> {
    let all = Change::sum(&desk.beside.against_baseline(place)?);
    Some(desk.paragraph(&Board::Alternative {
        number: number.to_string(),
        model: desk.title(place),
        version: desk.run(place)?.model.version.clone(),
        total: desk.speech.full(all.after),
        change: desk.speech.than_today(all.money()),
    }))
}

/// What the only proposal comes to.
fn sum(desk: &Desk, place: usize) -> Option<Block> {
    let all = Change::sum(&desk.beside.against_baseline(place)?);
    Some(Block::Text(desk.speech.total(desk.title(place), &all)))
}
