//! Every amount of the models in one line: what it costs under each of them, and each proposal's change.

use super::{Named, alone};
use crate::base::Ore;
use crate::report::document::{Cell, Column, Kind, Role, Row, Sheet};
use crate::report::view::board::Desk;
use crate::report::view::say;
use crate::report::words::{BookWord, Word};

/// An amount: its name in the models, what people call it, and its sum under each model.
type Amount = (String, String, Vec<Ore>);

/// The amounts of all models.
pub(super) fn section(desk: &Desk) -> Named {
    let language = desk.paper.language;
    let amounts = amounts(desk);
    let mut rows: Vec<Row> = amounts
        .iter()
        .map(|(name, label, sums)| {
            let lead = [Cell::Text(label.clone()), Cell::Text(name.clone())];
            Row { cells: cells(desk, lead, sums), role: Role::Plain }
        })
        .collect();
    let places = 0..desk.paper.results.runs.len();
    let all: Vec<Ore> = places
        .map(|place| amounts.iter().filter_map(|(_, _, sums)| sums.get(place)).copied().sum())
        .collect();
    let label = Cell::Text(Word::Total.text(language));
    rows.push(Row { cells: cells(desk, [label, Cell::Empty], &all), role: Role::Total });
    let (id, title) = ("terms_of_models".to_owned(), BookWord::ComponentsTitle.text(language));
    (BookWord::Components, alone(Sheet { id, title, columns: columns(desk), rows }))
}

fn columns(desk: &Desk) -> Vec<Column> {
    let language = desk.paper.language;
    let id = |place: usize| desk.run(place).map_or_else(String::new, |run| run.model.id.clone());
    let mut columns = vec![
        Column::new("amount", Word::Amount.text(language), Kind::Text),
        Column::new("name", Word::Code.text(language), Kind::Text),
    ];
    for place in 0..desk.paper.results.runs.len() {
        columns.push(Column::new(format!("total_{}", id(place)), desk.title(place), Kind::Money));
    }
    for place in desk.proposals() {
        let heading = BookWord::ModelChange { model: desk.title(place) }.text(language);
        columns.push(Column::new(format!("change_{}", id(place)), heading, Kind::Change));
    }
    columns
}

/// The amounts in the order in which the models have them.
fn amounts(desk: &Desk) -> Vec<Amount> {
    let runs = &desk.paper.results.runs;
    let mut all: Vec<Amount> = Vec::new();
    for (place, (run, budget)) in runs.iter().zip(desk.beside.budgets.iter()).enumerate() {
        for (at, id) in budget.components.iter().enumerate() {
            let Some(node) = run.model.node(*id) else { continue };
            let sum: Ore = budget.lines.iter().filter_map(|line| line.components.get(at)).copied().sum();
            if !all.iter().any(|(name, _, _)| *name == node.name) {
                let label = say(&node.label, desk.paper.language);
                all.push((node.name.clone(), label, vec![Ore::ZERO; runs.len()]));
            }
            let own = all.iter_mut().find(|(name, _, _)| *name == node.name);
            if let Some(cell) = own.and_then(|(_, _, sums)| sums.get_mut(place)) {
                *cell = *cell + sum;
            }
        }
    }
    all
}

fn cells(desk: &Desk, lead: [Cell; 2], sums: &[Ore]) -> Vec<Cell> {
    let today = sums.get(desk.paper.results.baseline).copied().unwrap_or_default();
    let change = |place: usize| Cell::Ore(sums.get(place).copied().unwrap_or_default() - today);
    let totals = sums.iter().copied().map(Cell::Ore);
    lead.into_iter().chain(totals).chain(desk.proposals().into_iter().map(change)).collect()
}
