//! Findings of many cells: the first of a kind in a column is told, and how many more there are.

use crate::diag::{Diagnostic, FileFault, Findings, Place};
use std::collections::BTreeMap;

/// How many findings of one kind in one column are told one by one.
const MOST: usize = 10;
/// How many rows of the others are named.
const NAMED: usize = 5;

/// Adds findings of cells. Of more than ten with the same code in the same column, the first is added, and one that
/// says how many more there are and in which rows.
pub fn tell(list: Vec<Diagnostic>, found: &mut Findings) {
    let mut groups: BTreeMap<_, Vec<Diagnostic>> = BTreeMap::new();
    for one in list {
        let column = match &one.place {
            Some(Place::Cell { source, sheet, column, .. }) => Some((*source, sheet.clone(), column.clone())),
            _ => None,
        };
        groups.entry((one.fault.code(), column)).or_default().push(one);
    }
    for ((_, column), group) in groups {
        match column {
            Some((_, _, column)) if group.len() > MOST => tell_first(group, column, found),
            _ => group.into_iter().for_each(|one| found.add(one)),
        }
    }
}

fn tell_first(group: Vec<Diagnostic>, column: String, found: &mut Findings) {
    let rows: Vec<String> = group.iter().skip(1).filter_map(row).take(NAMED).collect();
    let count = (group.len() - 1).to_string();
    let mut group = group.into_iter();
    let (Some(first), Some(second)) = (group.next(), group.next()) else {
        return;
    };
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
            source,
            sheet: None,
            row,
            column: "Elever".into(),
            text: format!("x{row}"),
        };
        let fault = |row: u32| FileFault::NotANumber { written: format!("x{row}") };
        let mut found = Findings::new();
        tell((0..count).map(|row| Diagnostic::error(fault(row), cell(row))).collect(), &mut found);
        found.iter().map(|one| one.fault.code()).collect()
    }

    #[test]
    fn up_to_ten_are_told_one_by_one_and_more_as_one_with_a_count() {
        assert_eq!(bad_cells(10).len(), 10);
        assert_eq!(bad_cells(11), ["T040", "T047"]);
        assert_eq!(bad_cells(5000), ["T040", "T047"]);
    }
}
