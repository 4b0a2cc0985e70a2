//! What a table file most likely holds, so that its description can be written for it: every guess with its reason.

mod columns;
mod markers;
mod names;
mod wide;

pub use columns::{ColumnGuess, Holds, Sure, Why};
pub use markers::{Marker, Stands};
pub use names::slug;

pub use wide::WideGuess;

use crate::base::Date;
use crate::diag::{Findings, Place};
use crate::text::Grid;
use names::{Meaning, meanings};
use std::collections::BTreeSet;

/// What a table file most likely holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Guess {
    /// What kind of table it is.
    pub table: TableGuess,
    /// Its columns in order, without those of `wide`.
    pub columns: Vec<ColumnGuess>,
    /// Figures that stand in several columns.
    pub wide: Vec<WideGuess>,
    /// Texts that stand in place of numbers.
    pub markers: Vec<Marker>,
    /// Rows that seem to be sums of others: the row in a spreadsheet, and what stands there.
    pub sums: Vec<(u32, String)>,
    /// A day that a remark of the file names.
    pub date: Option<Date>,
    /// The first year of the school year that a remark of the file names, as `2024/25` does.
    pub school_year: Option<i32>,
}

/// What kind of table it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TableGuess {
    /// Enrolment: it has a column of students.
    Rows,
    /// What is known of each member of a key.
    Key(String),
    /// Columns of several keys, or of one whose members stand several times.
    ColumnsOf(Vec<String>),
}

/// Guesses what a table holds; `found` is what its reader found wrong with it.
#[must_use]
pub fn guess(grid: &Grid, found: &Findings) -> Guess {
    let mut columns = columns::by_cells(grid, &refused(found));
    let numbers = columns.iter().filter(|one| one.holds == Holds::Numbers);
    let mut wide = wide::groups(numbers.map(|one| one.heading.as_str()));
    if has_plain_students(&columns, &wide) {
        // Made long, such a table would count each student once for each of the columns.
        wide.clear();
    } else if wide.iter().any(|one| one.name == "students") {
        keep_one_key(&mut wide, &mut columns);
    }
    columns.retain(|one| !wide.iter().any(|group| group.headings.contains(&one.heading)));
    columns::name(&mut columns);
    let is_rows = columns.iter().any(|one| one.holds == Holds::Students)
        || wide.iter().any(|one| one.name == "students");
    give_free_names(&mut wide, &columns);
    let keys: Vec<String> =
        columns.iter().filter(|one| one.holds == Holds::Key).map(|one| one.name.clone()).collect();
    let table = match keys.as_slice() {
        _ if is_rows => TableGuess::Rows,
        [key] if wide.is_empty() && is_unique(grid, &columns) => TableGuess::Key(key.clone()),
        _ => TableGuess::ColumnsOf(keys),
    };
    let remarks = [grid.above(), grid.below()].concat();
    Guess {
        table,
        markers: markers::markers(grid, &columns, &wide),
        sums: sums(grid, &columns),
        date: remarks.iter().find_map(|text| day_in(text)),
        school_year: remarks.iter().find_map(|text| school_year_in(text)),
        columns,
        wide,
    }
}

/// The headings of columns that the reader refuses.
fn refused(found: &Findings) -> BTreeSet<String> {
    let errors = found.iter().filter(|one| one.is_error());
    let heading = |place: &Place| match place {
        Place::Cell { column, .. } => Some(column.clone()),
        _ => None,
    };
    errors.filter_map(|one| one.place.as_ref().and_then(heading)).collect()
}

/// Whether the students stand in one column.
fn has_plain_students(columns: &[ColumnGuess], wide: &[WideGuess]) -> bool {
    let is_students = |one: &&ColumnGuess| {
        one.holds == Holds::Numbers && meanings(&one.heading).any(|(_, what, _)| what == Meaning::Students)
    };
    let is_wide = |one: &ColumnGuess| wide.iter().any(|group| group.headings.contains(&one.heading));
    columns.iter().filter(is_students).any(|one| !is_wide(one))
}

/// All patterns of one table of rows must name the same keys: those of the students.
fn keep_one_key(wide: &mut Vec<WideGuess>, columns: &mut [ColumnGuess]) {
    let first = wide.iter().find(|one| one.name == "students");
    let Some(key) = first.map(|one| one.key.clone()) else { return };
    for one in columns {
        let is_other = |group: &&WideGuess| group.key != key && group.headings.contains(&one.heading);
        if wide.iter().any(|group| is_other(&group)) {
            (one.holds, one.why, one.sure) = (Holds::Nothing, Why::OtherKeys, Sure::Unsure);
        }
    }
    wide.retain(|one| one.key == key);
}

/// A figure of several columns is called otherwise than any column.
fn give_free_names(wide: &mut [WideGuess], columns: &[ColumnGuess]) {
    let taken: BTreeSet<&str> =
        columns.iter().filter(|one| one.holds != Holds::Nothing).map(|one| one.name.as_str()).collect();
    for one in wide {
        if taken.contains(one.name.as_str()) {
            one.name.push_str("_by");
            one.name.push('_');
            one.name.push_str(&one.key);
        }
        if taken.contains(one.key.as_str()) {
            let other = format!("{}_of_heading", one.key);
            one.pattern = one.pattern.replace(&format!("{{{}}}", one.key), &format!("{{{other}}}"));
            one.key = other;
        }
    }
}

/// Whether the one key's codes are all filled in and stand once each.
fn is_unique(grid: &Grid, columns: &[ColumnGuess]) -> bool {
    let key = columns.iter().find(|one| one.holds == Holds::Key);
    let Some(col) = key.and_then(|one| grid.column(&one.heading)) else { return false };
    let mut seen = BTreeSet::new();
    (0..grid.len()).all(|row| grid.text(row, col).is().is_some_and(|text| seen.insert(text)))
}

/// Rows whose key or text says that they are a sum.
fn sums(grid: &Grid, columns: &[ColumnGuess]) -> Vec<(u32, String)> {
    let texts = columns.iter().filter(|one| matches!(one.holds, Holds::Key | Holds::Texts));
    let cols: Vec<usize> = texts.filter_map(|one| grid.column(&one.heading)).collect();
    let is_sum = |text: &&str| {
        let lower = text.to_lowercase();
        ["totalt", "total", "summa", "riket", "hela riket", "samtliga", "alla skolor"]
            .contains(&lower.as_str())
    };
    let sum = |row: usize| {
        let (col, text) = cols.iter().find_map(|col| {
            let text = Some(grid.written(row, *col)).filter(is_sum)?;
            Some((*col, text.to_owned()))
        })?;
        match grid.place(row, col) {
            Place::Cell { row, .. } => Some((row, text)),
            _ => None,
        }
    };
    (0..grid.len()).filter_map(sum).collect()
}

/// A day in a text, such as `2025-10-15`.
fn day_in(text: &str) -> Option<Date> {
    let mut words = text.split(|c: char| !c.is_ascii_digit() && c != '-');
    words.find_map(|word| Some(word).filter(|word| word.len() == 10).and_then(Date::parse))
}

/// The first year of `2024/25` or `2024/2025` in a text.
fn school_year_in(text: &str) -> Option<i32> {
    let mut words = text.split(|c: char| !c.is_ascii_digit() && c != '/');
    words.find_map(|word| {
        let (first, second) = word.split_once('/')?;
        let year: i32 = first.parse().ok().filter(|_| first.len() == 4)?;
        let next: i32 = second.parse().ok().filter(|_| second.len() == 2 || second.len() == 4)?;
        ((year + 1) % 100 == next % 100 && (1990..2100).contains(&year)).then_some(year)
    })
}

#[cfg(test)]
mod tests;
