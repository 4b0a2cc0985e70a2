//! The home municipality's cost and its own schools' income, apart, by school, and reconciled.

use super::Beside;
use crate::base::Ore;
use crate::compare::{Balance, balance, counted_by_school};
use crate::report::document::{Block, Cell, Column, Kind, Role, Row, Section, Sheet};
use crate::report::view::school_name;
use crate::report::words::Word;
use crate::study::RunResult;
use std::collections::BTreeMap;

/// Both sides of every model, if all have the perspectives `cost` and `income`.
pub(super) fn sections(beside: &Beside) -> Vec<Section> {
    let of = |run: &RunResult| balance(&run.model, &run.bound.frame, &run.outcome, &run.slots);
    let balances: Option<Vec<Balance>> = beside.results.runs.iter().map(of).collect();
    let mut sections: Vec<Section> = balances.and_then(|all| identity(beside, &all)).into_iter().collect();
    let sides = [("cost", Word::CostBySchool), ("income", Word::IncomeBySchool)];
    sections.extend(sides.into_iter().filter_map(|(side, title)| by_school(beside, side, &title)));
    sections
}

/// The columns for the baseline's sum and for each proposal's change.
fn columns(beside: &Beside, first: Vec<Column>) -> Vec<Column> {
    let today = Column::new("today", beside.text(&Word::Today), Kind::Money);
    let changes = beside.proposals().filter_map(|place| {
        Some(Column::new(beside.run(place)?.model.id.clone(), beside.title(place), Kind::Change))
    });
    first.into_iter().chain([today]).chain(changes).collect()
}

/// Cost and income with the identity between them.
fn identity(beside: &Beside, balances: &[Balance]) -> Option<Section> {
    let today = balances.get(beside.results.baseline)?;
    let row = |word: Word, of: &dyn Fn(&Balance) -> Ore| {
        let changes =
            beside.proposals().filter_map(|place| balances.get(place)).map(|own| of(own) - of(today));
        let sums = std::iter::once(of(today)).chain(changes).map(Cell::Ore);
        Row {
            cells: std::iter::once(Cell::Text(beside.text(&word))).chain(sums).collect(),
            role: Role::Apart,
        }
    };
    let rows = vec![
        row(Word::Cost, &|one| one.cost),
        row(Word::CostOwn, &|one| one.own),
        row(Word::CostOthers, &|one| one.to_others()),
        row(Word::IncomeOthers, &|one| one.from_others),
        row(Word::Income, &|one| one.income),
    ];
    let first = vec![Column::new("item", beside.text(&Word::Item), Kind::Text)];
    let title = beside.text(&Word::Sides);
    let sheet =
        Sheet { id: "compare_sides".to_owned(), title: title.clone(), columns: columns(beside, first), rows };
    let mut text = beside.text(&Word::SidesText);
    if beside.proposals().next().is_some() {
        let change = beside.text(&Word::SidesChange { baseline: beside.baseline_title() });
        text = format!("{text} {change}");
    }
    let mut blocks = vec![Block::Text(text), Block::Table(sheet)];
    if balances.iter().all(|one| one.holds()) {
        blocks.push(Block::Text(beside.text(&Word::BalanceHolds)));
    }
    Some(Section { title, blocks, appendix: false })
}

/// What one side counts, by school.
fn by_school(beside: &Beside, side: &str, title: &Word) -> Option<Section> {
    let sums =
        |run: &RunResult| counted_by_school(&run.model, &run.bound.frame, &run.outcome, &run.slots, side);
    let all: Vec<BTreeMap<String, Ore>> = beside.results.runs.iter().map(sums).collect::<Option<_>>()?;
    let today = all.get(beside.results.baseline)?;
    let run = beside.run(beside.results.baseline)?;
    let mut codes: Vec<&String> = all.iter().flat_map(BTreeMap::keys).collect();
    codes.sort_unstable();
    codes.dedup();
    let of = |sums: &BTreeMap<String, Ore>, code: &str| sums.get(code).copied().unwrap_or_default();
    let total = |sums: &BTreeMap<String, Ore>| sums.values().copied().sum::<Ore>();
    let row = |label: [String; 2], of: &dyn Fn(&BTreeMap<String, Ore>) -> Ore, role| {
        let changes = beside.proposals().filter_map(|place| all.get(place)).map(|own| of(own) - of(today));
        let sums = std::iter::once(of(today)).chain(changes).map(Cell::Ore);
        Row { cells: label.into_iter().map(Cell::Text).chain(sums).collect(), role }
    };
    let label = |code: &str| [school_name(run, code), code.to_owned()];
    let mut rows: Vec<Row> =
        codes.into_iter().map(|code| row(label(code), &|sums| of(sums, code), Role::Plain)).collect();
    rows.push(row([beside.text(&Word::Total), String::new()], &total, Role::Total));
    let first = vec![
        Column::new("school", beside.text(&Word::School), Kind::Text),
        Column::new("code", beside.text(&Word::Code), Kind::Text),
    ];
    let title = beside.text(title);
    let (id, columns) = (format!("{side}_by_school"), columns(beside, first));
    let sheet = Sheet { id, title: title.clone(), columns, rows };
    Some(Section { title, blocks: vec![Block::Table(sheet)], appendix: false })
}
