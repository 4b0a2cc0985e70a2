//! `[[change]]`: what happens to the rows and members that a condition picks, one thing each, in the file's order.

use super::{Basis, Named, basis, name, names};
use crate::base::Date;
use crate::diag::{Findings, Place, ScenarioFault};
use crate::text::{Entry, Grid, GridOptions, Library, Located, Table, Value, tidy};
use std::path::Path;

/// One change.
#[derive(Clone, Debug)]
pub struct Change {
    /// The rows or members that it picks; all if none is stated.
    pub condition: Option<Located>,
    /// The key whose members it changes; the rows if none is named.
    pub entity: Option<Named>,
    /// The first year or day for which it holds.
    pub from: Option<(When, Place)>,
    /// The last year or day.
    pub to: Option<(When, Place)>,
    /// What happens.
    pub what: What,
    /// What it rests on, if it says so.
    pub basis: Option<Basis>,
    /// Where it stands.
    pub place: Place,
}

/// A year, or a day within one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum When {
    /// A budget year.
    Year(i32),
    /// A day: rows are picked by the period that they stand for.
    Day(Date),
}

/// What happens to what is picked.
#[derive(Clone, Debug)]
pub enum What {
    /// Columns get other cells.
    Set(Vec<SetColumn>),
    /// Rows, or a share of each, go to other members.
    Move(Move),
    /// Rows or members are added.
    Add(Box<Added>),
    /// Rows are weighed so that something holds.
    Reweight(Reweight),
    /// Rows or members are gone.
    Remove,
}

/// A column and the formula of its new cells.
#[derive(Clone, Debug)]
pub struct SetColumn {
    /// The column.
    pub column: Named,
    /// The formula.
    pub formula: Located,
}

/// Where rows go.
#[derive(Clone, Debug)]
pub struct Move {
    /// The keys that change, each with the member's code.
    pub to: Vec<(Named, Named)>,
    /// Which part of each row goes: a number or a formula; all if none is stated.
    pub share: Option<Located>,
}

/// What is added: a table whose columns are keys and columns of the model.
#[derive(Clone, Debug)]
pub struct Added {
    /// The table.
    pub grid: Grid,
    /// Where it is named.
    pub place: Place,
}

/// Rows weighed so that an equation holds, while the students of every group stay as many.
#[derive(Clone, Debug)]
pub struct Reweight {
    /// The equation.
    pub so_that: Located,
    /// The keys whose groups keep their students.
    pub keep: Vec<Named>,
}

pub(super) const KNOWN: [&str; 12] = [
    "where",
    "entity",
    "from",
    "to",
    "set",
    "move_to",
    "share",
    "add",
    "reweight",
    "remove",
    "reference",
    "assumption",
];
pub(super) const REWEIGHT: [&str; 2] = ["so_that", "keep"];
const VERBS: [&str; 5] = ["set", "move_to", "add", "reweight", "remove"];

/// Reads every `[[change]]`; files are counted from the folder.
pub(super) fn read_changes(
    root: &Table,
    folder: &Path,
    library: &mut Library,
    found: &mut Findings,
) -> Vec<Change> {
    let Some(list) = root.get("change").and_then(|value| value.as_list(found)).map(<[_]>::to_vec) else {
        return Vec::new();
    };
    list.iter().filter_map(|one| change(one.as_table(found)?, folder, library, found)).collect()
}

fn change(table: &Table, folder: &Path, library: &mut Library, found: &mut Findings) -> Option<Change> {
    table.refuse_unknown(&KNOWN, found);
    let verbs: Vec<&str> = VERBS.into_iter().filter(|verb| table.get(verb).is_some()).collect();
    let [verb] = verbs.as_slice() else {
        found.error(ScenarioFault::ChangeDoesWhat { verbs: VERBS.join(", ") }, table.place.clone());
        return None;
    };
    if *verb != "move_to"
        && let Some(entry) = table.entry("share")
    {
        found.error(ScenarioFault::ShareOfWhat, entry.key_place.clone());
        return None;
    }
    let value = table.get(verb)?;
    let what = match *verb {
        "set" => What::Set(set(value.as_table(found)?)),
        "move_to" => {
            What::Move(Move { to: moved(value.as_table(found)?, found)?, share: table.get("share").cloned() })
        }
        "add" => What::Add(Box::new(added(value, folder, library, found)?)),
        "reweight" => What::Reweight(reweight(value.as_table(found)?, found)?),
        _ => removed(value, found)?,
    };
    Some(Change {
        condition: table.get("where").cloned(),
        entity: name(table, "entity", found),
        from: when(table, "from", found)?,
        to: when(table, "to", found)?,
        what,
        basis: basis(table, "change", found),
        place: table.place.clone(),
    })
}

fn set(table: &Table) -> Vec<SetColumn> {
    let one = |entry: &Entry| SetColumn {
        column: Named { text: entry.key.clone(), place: entry.key_place.clone() },
        formula: entry.value.clone(),
    };
    table.iter().map(one).collect()
}

fn moved(table: &Table, found: &mut Findings) -> Option<Vec<(Named, Named)>> {
    let mut to = Vec::new();
    for entry in table.iter() {
        let code = match &entry.value.value {
            Value::Number(digits) => digits.clone(),
            _ => entry.value.as_text(found)?.to_owned(),
        };
        let key = Named { text: entry.key.clone(), place: entry.key_place.clone() };
        to.push((key, Named { text: code, place: entry.value.place.clone() }));
    }
    Some(to)
}

/// One row, a list of rows, or a file of them.
fn added(value: &Located, folder: &Path, library: &mut Library, found: &mut Findings) -> Option<Added> {
    let place = value.place.clone();
    let grid = match &value.value {
        Value::Text(file) => library.read_grid(&tidy(&folder.join(file)), &GridOptions::default(), found)?,
        Value::Table(_) => {
            let list = Located { value: Value::List(vec![value.clone()]), ..value.clone() };
            Grid::from_rows(&list, found)?
        }
        _ => Grid::from_rows(value, found)?,
    };
    Some(Added { grid, place })
}

fn reweight(table: &Table, found: &mut Findings) -> Option<Reweight> {
    table.refuse_unknown(&REWEIGHT, found);
    let (Some(so_that), Some(keep)) = (table.get("so_that"), names(table, "keep", found)) else {
        found.error(ScenarioFault::ReweightNeeds, table.place.clone());
        return None;
    };
    Some(Reweight { so_that: so_that.clone(), keep })
}

fn removed(value: &Located, found: &mut Findings) -> Option<What> {
    if value.as_yes_no(found)? {
        return Some(What::Remove);
    }
    found.error(ScenarioFault::ChangeDoesWhat { verbs: VERBS.join(", ") }, value.place.clone());
    None
}

/// A year or a day; none within if there is neither, which is told.
fn when(table: &Table, key: &str, found: &mut Findings) -> Option<Option<(When, Place)>> {
    let Some(value) = table.get(key) else { return Some(None) };
    let when = match &value.value {
        Value::Number(digits) => digits.parse().ok().map(When::Year),
        Value::Date(date) => Some(When::Day(*date)),
        Value::Text(text) => Date::parse(text).map(When::Day),
        _ => None,
    };
    if when.is_none() {
        found.error(ScenarioFault::NoYearNorDay, value.place.clone());
    }
    when.map(|when| Some((when, value.place.clone())))
}
