//! `[scenario_table]`: a series of worlds, one a row of a table, whose columns are inputs or groups of students.

use super::change::{Change, SetColumn, What};
use super::input::{Given, Input};
use super::number::Stated;
use super::{Named, Scenario};
use crate::base::suggest;
use crate::diag::{Findings, Place, ScenarioFault};
use crate::text::{Cell, Grid, GridOptions, Library, Located, Table, Value, tidy};
use std::path::Path;

/// A series of worlds, one a row.
#[derive(Clone, Debug)]
pub struct ScenarioTable {
    /// The table.
    pub grid: Grid,
    /// What its columns state: what they set, and their place among the table's.
    pub columns: Vec<(Head, usize)>,
    /// Where it stands.
    pub place: Place,
}

/// What a column of a series states.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Head {
    /// The number of an input.
    Input(Named),
    /// How many students the rows with these members are to be: they are scaled to it, each alike.
    Students(Vec<(String, String)>, Place),
}

pub(super) const KNOWN: [&str; 2] = ["file", "columns"];

/// Reads `[scenario_table]`; nothing if there is none or it is wrong, which is told.
pub(super) fn read_table(
    root: &Table,
    folder: &Path,
    library: &mut Library,
    found: &mut Findings,
) -> Option<ScenarioTable> {
    let table = root.get("scenario_table")?.as_table(found)?;
    table.refuse_unknown(&KNOWN, found);
    let (Some(file), Some(columns)) = (table.get("file"), table.get("columns")) else {
        found.error(ScenarioFault::TableNeeds, table.place.clone());
        return None;
    };
    let columns = columns.as_table(found)?;
    let mut heads: Vec<(Head, String, Place)> = Vec::new();
    for entry in columns.iter() {
        let heading = entry.value.as_text(found)?.to_owned();
        heads.push((head(&entry.key, &entry.key_place, found)?, heading, entry.value.place.clone()));
    }
    let wanted: Vec<String> = heads.iter().map(|(_, heading, _)| heading.clone()).collect();
    let path = tidy(&folder.join(file.as_text(found)?));
    let grid = library.read_grid(&path, &GridOptions::default().wanting(wanted), found)?;
    let mut columns = Vec::new();
    for (head, heading, place) in heads {
        match grid.column(&heading) {
            Some(column) => columns.push((head, column)),
            None => {
                let known = grid.columns().join(", ");
                found.error(ScenarioFault::NoHeading { heading, known }, place);
            }
        }
    }
    Some(ScenarioTable { grid, columns, place: table.place.clone() })
}

/// A series of worlds as a sweep: each column is an input whose numbers move in step, one a row. Where a column states
/// students, a change scales the students of its rows, each alike, to the number that stands there.
pub(super) fn swept(scenario: &mut Scenario, found: &mut Findings) {
    let Some(table) = scenario.table.take() else { return };
    let mut first: Option<Named> = None;
    for (place, (head, column)) in table.columns.iter().enumerate() {
        let Some(numbers) = numbers(&table.grid, *column, found) else { continue };
        let given = Given::Numbers(numbers);
        let name = match head {
            Head::Input(named) => {
                let Some(input) = scenario.inputs.iter_mut().find(|input| input.name == named.text) else {
                    let known: Vec<&str> = scenario.inputs.iter().map(|input| input.name.as_str()).collect();
                    let near = suggest::nearest(&named.text, known.iter().copied()).map(str::to_owned);
                    let near = near.unwrap_or_else(|| known.join(", "));
                    found.error(
                        ScenarioFault::NoSuchInput { name: named.text.clone(), near },
                        named.place.clone(),
                    );
                    continue;
                };
                (input.given, input.with) = (given, first.clone());
                named.clone()
            }
            Head::Students(pairs, at) => {
                let name = format!("students_{}", place + 1);
                scenario.changes.push(scaled(&name, pairs, at));
                let unit = Located::new(Value::Text("student".to_owned()), at.clone());
                let (by, to, with, basis) = (Vec::new(), None, first.clone(), None);
                let place = at.clone();
                scenario.inputs.push(Input {
                    name: name.clone(),
                    unit: Some(unit),
                    by,
                    given,
                    to,
                    with,
                    basis,
                    place,
                });
                Named { text: name, place: at.clone() }
            }
        };
        first.get_or_insert(name);
    }
    scenario.table = Some(table);
}

fn numbers(grid: &Grid, column: usize, found: &mut Findings) -> Option<Vec<Stated>> {
    let mut all = Vec::new();
    for row in 0..grid.len() {
        let place = grid.place(row, column);
        match found.take(grid.number(row, column))? {
            Cell::Is(number) => all.push(Stated { value: number.exact(), place }),
            _ => {
                found.error(ScenarioFault::NoNumbers, place);
                return None;
            }
        }
    }
    (!all.is_empty()).then_some(all)
}

/// The change by which the students of some rows become as many as an input says.
fn scaled(name: &str, pairs: &[(String, String)], place: &Place) -> Change {
    let one = |(key, code): &(String, String)| format!("{key} = \"{code}\"");
    let whose = pairs.iter().map(one).collect::<Vec<_>>().join(" and ");
    let text = |text: String| Located::new(Value::Text(text), place.clone());
    let formula = text(format!("students * ({name} / sum(students where {whose}))"));
    let column = Named { text: "students".to_owned(), place: place.clone() };
    Change {
        condition: Some(text(whose)),
        entity: None,
        from: None,
        to: None,
        what: What::Set(vec![SetColumn { column, formula }]),
        basis: None,
        place: place.clone(),
    }
}

/// An input's name, or `students[key = value, …]`.
fn head(text: &str, place: &Place, found: &mut Findings) -> Option<Head> {
    let Some(inside) = text.strip_prefix("students[").and_then(|rest| rest.strip_suffix(']')) else {
        return Some(Head::Input(Named { text: text.to_owned(), place: place.clone() }));
    };
    let pair = |part: &str| {
        let (key, code) = part.split_once('=')?;
        let code = code.trim().trim_matches('"').to_owned();
        let key = key.trim().to_owned();
        (!key.is_empty() && !code.is_empty()).then_some((key, code))
    };
    let pairs: Option<Vec<(String, String)>> = inside.split(',').map(pair).collect();
    if pairs.is_none() {
        found.error(ScenarioFault::StudentsOfWhat { text: text.to_owned() }, place.clone());
    }
    pairs.map(|pairs| Head::Students(pairs, place.clone()))
}
