//! `correlation = "matrix.csv"`: correlations between the members of a drawn input, as the file states them.

use crate::base::Exact;
use crate::diag::{Findings, Place, ScenarioFault};
use crate::text::{Cell, Grid, GridOptions, Library};
use std::path::Path;

/// A square table of correlations.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Matrix {
    /// The member of each row and column; the codes of several keys with `/` between them.
    pub codes: Vec<String>,
    /// Where each member's heading stands.
    pub headings: Vec<Place>,
    /// The correlations, row by row, in the order of the codes.
    pub values: Vec<Exact>,
    /// Where the file is named.
    pub place: Place,
}

/// Reads a matrix: a heading for each member, and a first column that names the row's, in any order. Without that column
/// the rows stand in the order of the headings.
pub(super) fn read_matrix(
    path: &Path,
    place: &Place,
    library: &mut Library,
    found: &mut Findings,
) -> Option<Matrix> {
    let grid = library.read_grid(path, &GridOptions::default(), found)?;
    let named = usize::from(grid.columns().len() == grid.len() + 1);
    let columns: Vec<(usize, &String)> = grid.columns().iter().enumerate().skip(named).collect();
    if columns.len() != grid.len() {
        let [rows, columns] = [grid.len(), columns.len()].map(|count| count.to_string());
        found.error(ScenarioFault::MatrixNotSquare { rows, columns }, place.clone());
        return None;
    }
    let mut values = Vec::new();
    for (place_in_order, (_, code)) in columns.iter().enumerate() {
        let row = if named == 1 { row_of(&grid, code, found)? } else { place_in_order };
        for (column, _) in &columns {
            match found.take(grid.number(row, *column))? {
                Cell::Is(number) => values.push(number.exact()),
                _ => {
                    found.error(ScenarioFault::NoNumbers, grid.place(row, *column));
                    return None;
                }
            }
        }
    }
    let headings = columns.iter().map(|(column, _)| grid.heading_place(*column)).collect();
    let codes = columns.into_iter().map(|(_, code)| code.clone()).collect();
    Some(Matrix { codes, headings, values, place: place.clone() })
}

fn row_of(grid: &Grid, code: &str, found: &mut Findings) -> Option<usize> {
    let row = (0..grid.len()).find(|row| grid.text(*row, 0).is() == Some(code));
    if row.is_none() {
        let code = code.to_owned();
        found.error(ScenarioFault::MatrixLacks { code }, grid.heading_place(0));
    }
    row
}
