//! `[scenario_table]`: a series of worlds, one a row of a table, whose columns are inputs or groups of students.

use super::Named;
use crate::diag::{Findings, Place, ScenarioFault};
use crate::text::{Grid, GridOptions, Library, Table, tidy};
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

/// Reads `[scenario_table]`; nothing if there is none or it is wrong, which is told.
pub(super) fn read_table(
    root: &Table,
    folder: &Path,
    library: &mut Library,
    found: &mut Findings,
) -> Option<ScenarioTable> {
    let table = root.get("scenario_table")?.as_table(found)?;
    table.refuse_unknown(&["file", "columns"], found);
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
