//! Cost and income with the identity between them, as a table.

use super::say;
use crate::compare::balance;
use crate::diag::Language;
use crate::report::document::{Block, Cell, Column, Kind, Role, Row, Section, Sheet};
use crate::report::words::Word;
use crate::study::RunResult;

/// The identity between what a municipality pays and what its schools get, if the model has both perspectives.
pub(super) fn section(run: &RunResult, language: Language) -> Option<Section> {
    let balance = balance(&run.model, &run.bound.frame, &run.outcome, &run.slots)?;
    let row = |word: Word, ore| Row {
        cells: vec![Cell::Text(word.text(language)), Cell::Ore(ore)],
        role: Role::Apart,
    };
    let rows = vec![
        row(Word::Cost, balance.cost),
        row(Word::CostOwn, balance.own),
        row(Word::CostOthers, balance.to_others()),
        row(Word::IncomeOthers, balance.from_others),
        row(Word::Income, balance.income),
    ];
    let columns = vec![
        Column::new("item", Word::Item.text(language), Kind::Text),
        Column::new("amount", Word::Amount.text(language), Kind::Money),
    ];
    let title = Word::BalanceOf { model: say(&run.model.title, language) }.text(language);
    let sheet = Sheet { id: format!("balance_{}", run.model.id), title: title.clone(), columns, rows };
    let mut blocks = vec![Block::Table(sheet)];
    if balance.holds() {
        blocks.push(Block::Text(Word::BalanceHolds.text(language)));
    }
    Some(Section { title, blocks, appendix: false })
}
