//! The comparison in few sheets: against the baseline, against the price list, both sides of the municipality, equity.

use super::{Named, alone};
use crate::report::document::{Block, Sheet};
use crate::report::view::board::Desk;
use crate::report::words::BookWord;

/// The sheets of the comparison.
pub(super) fn sections(desk: &Desk) -> Vec<Named> {
    let mut tables = desk.beside.totals().into_iter().flat_map(|section| section.blocks).filter_map(table);
    let mut sections: Vec<Named> = Vec::new();
    while let Some(totals) = tables.next() {
        let name = match totals.id.as_str() {
            "total_baseline" => BookWord::Comparison,
            _ => BookWord::AgainstList,
        };
        let joined = match tables.next() {
            Some(winners) => joined(totals, winners),
            None => totals,
        };
        sections.push((name, alone(joined)));
    }
    let sides = desk.beside.sides().into_iter().take(1);
    sections.extend(sides.map(|section| (BookWord::Sides, section)));
    let equity = desk.beside.equity(desk.paper.need).into_iter().zip(1..);
    let numbered = |number: usize| BookWord::Equity { number: number.to_string() };
    sections.extend(equity.map(|(section, number)| (numbered(number), section)));
    sections
}

fn table(block: Block) -> Option<Sheet> {
    match block {
        Block::Table(sheet) => Some(sheet),
        Block::Text(_) | Block::Tree(_) | Block::Chart(_) => None,
    }
}

/// Two tables of the same rows as one; the first column tells the rows of both.
fn joined(mut one: Sheet, other: Sheet) -> Sheet {
    one.columns.extend(other.columns.into_iter().skip(1));
    for (row, more) in one.rows.iter_mut().zip(other.rows) {
        row.cells.extend(more.cells.into_iter().skip(1));
    }
    one
}
