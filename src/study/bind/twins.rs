//! Rows of enrolment that are exactly alike: told, for a row that has come in twice counts its students twice.

use super::Binder;
use crate::data::Part;
use crate::diag::{Diagnostic, Place, RunFault};
use crate::text::{Cell, tell_many};

impl Binder<'_> {
    /// Warns of rows that are like an earlier one. Where each row is a student, two may well be alike.
    pub(super) fn equal_rows(&mut self) {
        let mut told = Vec::new();
        for rows in &self.data.rows {
            if rows.part.column("students").is_some_and(|column| has_groups(&rows.part, column.index)) {
                twins(&rows.part, &mut told);
            }
        }
        tell_many(told, &mut self.found);
    }
}

/// Whether any row counts another number of students than one.
fn has_groups(part: &Part, column: usize) -> bool {
    let is_group = |row: usize| matches!(part.number_of(row, column), Ok(Cell::Is(number)) if number != crate::base::Decimal::ONE);
    part.grid.alike(column).read(is_group).contains(&Some(true))
}

fn twins(part: &Part, told: &mut Vec<Diagnostic>) {
    const SPREAD: u64 = 0x9e37_79b9_7f4a_7c15;
    let columns: Vec<_> = (0..part.grid.columns().len()).map(|col| part.grid.alike(col)).collect();
    let mut marks = vec![0_u64; part.grid.len()];
    for column in &columns {
        for (mark, number) in marks.iter_mut().zip(column.of_row()) {
            *mark = (mark.rotate_left(23) ^ u64::from(*number)).wrapping_mul(SPREAD);
        }
    }
    let mut rows: Vec<(u64, usize)> = marks.into_iter().zip(0..).collect();
    rows.sort_unstable();
    let cells = |row: usize| columns.iter().map(move |column| column.of_row().get(row));
    for pair in rows.windows(2) {
        let [(mark, first), (other, row)] = pair else { continue };
        if mark == other && cells(*first).eq(cells(*row)) {
            let number = match part.grid.place(*first, 0) {
                Place::Cell { row, .. } => row.to_string(),
                Place::Span { .. } | Place::File(_) => (first + 1).to_string(),
            };
            told.push(Diagnostic::warning(RunFault::SameRow { row: number }, part.grid.place(*row, 0)));
        }
    }
}
