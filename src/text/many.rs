//! Findings of many cells: the first of a kind in a column is told, and how many more there are.

use crate::diag::{Diagnostic, FileFault, Findings, Place, SourceId};
use std::collections::BTreeMap;

/// How many findings of one kind in one column are told one by one.
const MOST: usize = 10;
/// How many rows of the others are named.
const NAMED: usize = 5;

/// Findings of cells, gathered so that a bad column of a million rows costs no more than a bad cell.
#[derive(Debug, Default)]
struct Many {
    /// By code and column.
    groups: BTreeMap<(&'static str, Option<Column>), Group>,
}

/// Findings of one kind in one column.
#[derive(Debug, Default)]
struct Group {
    /// The first of them.
    kept: Vec<Diagnostic>,
    /// How many there are.
    count: usize,
}

/// A column: its file, sheet and heading.
type Column = (SourceId, Option<String>, String);

impl Many {
    fn add(&mut self, one: Diagnostic) {
        let column = match &one.place {
            Some(Place::Cell { source, sheet, column, .. }) => Some((*source, sheet.clone(), column.clone())),
            _ => None,
        };
        let is_cell = column.is_some();
        let group = self.groups.entry((one.fault.code(), column)).or_default();
        group.count += 1;
        if group.kept.len() <= MOST || !is_cell {
            group.kept.push(one);
        }
    }

    fn tell(self, found: &mut Findings) {
        for ((_, column), Group { kept, count }) in self.groups {
            match column {
                Some((_, _, column)) if count > MOST => tell_first(kept, count, column, found),
                _ => kept.into_iter().for_each(|one| found.add(one)),
            }
        }
    }
}

/// Adds findings of cells. Of more than ten with the same code in the same column, the first is added, and one that
/// says how many more there are and in which rows.
pub fn tell(list: impl IntoIterator<Item = Diagnostic>, found: &mut Findings) {
    let mut many = Many::default();
    list.into_iter().for_each(|one| many.add(one));
    many.tell(found);
}

fn tell_first(kept: Vec<Diagnostic>, count: usize, column: String, found: &mut Findings) {
    let rows: Vec<String> = kept.iter().skip(1).filter_map(row).take(NAMED).collect();
    let mut kept = kept.into_iter();
    let (Some(first), Some(second)) = (kept.next(), kept.next()) else { return };
    let count = (count - 1).to_string();
    let more = FileFault::MoreCells { count, column, rows: rows.join(", ") };
    found.add(first);
    found.add(Diagnostic { fault: more.into(), others: Vec::new(), ..second });
}

fn row(one: &Diagnostic) -> Option<String> {
    match &one.place {
        Some(Place::Cell { row, .. }) => Some(row.to_string()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::Sources;

    fn bad_cells(count: u32) -> Vec<&'static str> {
        let source = Sources::new().add("a.csv", "");
        let cell = |row: u32| Place::Cell {
            letter: "B".to_owned(),
            source,
            sheet: None,
            row,
            column: "Elever".into(),
            text: format!("x{row}"),
        };
        let fault = |row: u32| FileFault::NotANumber { written: format!("x{row}") };
        let mut found = Findings::new();
        tell((0..count).map(|row| Diagnostic::error(fault(row), cell(row))), &mut found);
        found.iter().map(|one| one.fault.code()).collect()
    }

    #[test]
    fn up_to_ten_are_told_one_by_one_and_more_as_one_with_a_count() {
        assert_eq!(bad_cells(10).len(), 10);
        assert_eq!(bad_cells(11), ["T040", "T047"]);
        assert_eq!(bad_cells(5000), ["T040", "T047"]);
    }
}
