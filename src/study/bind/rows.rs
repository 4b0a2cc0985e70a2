//! Rows of enrolment: their keys, their students, and the part of the year that they stand for.

use super::super::file::Year;
use super::{Binder, Spot};
use crate::base::number::whole;
use crate::base::{Date, Decimal, Exact, Key, Period};
use crate::data::{DataSet, Part, Rows};
use crate::diag::{Diagnostic, Findings, RunFault};
use crate::frame::{Number, RowKeys};
use crate::text::{Cell, tell_many};
use std::collections::BTreeSet;

/// The day whose rules hold, and the budget year, for what a study states and the data bring.
///
/// A school year counts each student once, at the prices of 1 January of the year in which it ends, unless a day is stated.
pub fn settle_year(
    date: Option<Date>,
    year: Option<Year>,
    data: &DataSet,
    found: &mut Findings,
) -> Option<(Date, Year)> {
    let year = year.unwrap_or(Year::School);
    match year {
        Year::Calendar(number) => {
            covered(number, data, found);
            Some((date.unwrap_or(Date::new_year(number)), year))
        }
        Year::School => {
            let periods: BTreeSet<Option<Period>> = data.rows.iter().map(|rows| rows.stands_for).collect();
            if periods.len() > 1 {
                found.error(RunFault::SeveralSchoolYears, data.place.clone());
                return None;
            }
            let end = periods.first().copied().flatten().map(|period| period.to().year());
            match date.or_else(|| end.map(Date::new_year)) {
                Some(date) => Some((date, year)),
                None => Some((data.date, year)),
            }
        }
    }
}

/// A budget year that is not covered twelve months of twelve is refused, unless the data say `also_for`.
pub fn covered(year: i32, data: &DataSet, found: &mut Findings) {
    let mut months: Vec<(Period, i32)> = Vec::new();
    for rows in &data.rows {
        let Some(period) = rows.stands_for else { continue };
        let own = if rows.also_for.contains(&year) { moved(period, year) } else { period };
        if let Some(shared) = own.shared_with(Period::year(year))
            && !months.iter().any(|(known, _)| *known == shared)
        {
            months.push((shared, shared.months()));
        }
    }
    let sum: i32 = months.iter().map(|(_, count)| count).sum();
    let overlap = months
        .iter()
        .enumerate()
        .any(|(i, (a, _))| months.iter().skip(i + 1).any(|(b, _)| a.shared_with(*b).is_some()));
    if sum != 12 || overlap {
        let fault = RunFault::YearNotCovered { year: year.to_string(), months: sum.to_string() };
        found.add(Diagnostic::error(fault, data.place.clone()));
    }
}

/// A period in the calendar year that it may also stand for.
fn moved(period: Period, year: i32) -> Period {
    let shift = year - period.to().year();
    let day = |date: Date| date.in_year(date.year() + shift);
    Period::whole_months(day(period.from()), day(period.to())).unwrap_or(period)
}

/// The rows that are laid out, table by table.
#[derive(Clone, Debug)]
pub(super) struct Chosen<'a> {
    tables: Vec<ChosenTable<'a>>,
}

/// A table with those of its rows that are laid out.
#[derive(Clone, Debug)]
pub(super) struct ChosenTable<'a> {
    pub rows: &'a Rows,
    /// Their numbers in order, if some are left out.
    kept: Option<Vec<usize>>,
}

impl<'a> Chosen<'a> {
    pub(super) fn all(data: &'a DataSet) -> Self {
        Self { tables: data.rows.iter().map(|rows| ChosenTable { rows, kept: None }).collect() }
    }

    /// The same rows without some of them.
    pub(super) fn without(&self, spots: &BTreeSet<Spot>) -> Self {
        let kept = |(number, table): (usize, &ChosenTable<'a>)| {
            let is_kept = |row: &usize| !spots.contains(&(number, *row));
            ChosenTable { rows: table.rows, kept: Some(table.numbers().filter(is_kept).collect()) }
        };
        Self { tables: self.tables.iter().enumerate().map(kept).collect() }
    }

    pub(super) fn tables(&self) -> impl Iterator<Item = &ChosenTable<'a>> {
        self.tables.iter()
    }

    pub(super) fn len(&self) -> usize {
        self.tables.iter().map(ChosenTable::len).sum()
    }

    pub(super) fn spots(&self) -> impl Iterator<Item = Spot> {
        let tables = self.tables.iter().enumerate();
        tables.flat_map(|(number, table)| table.numbers().map(move |row| (number, row)))
    }
}

impl<'a> ChosenTable<'a> {
    pub(super) fn len(&self) -> usize {
        self.kept.as_ref().map_or(self.rows.part.grid.len(), Vec::len)
    }

    /// The numbers of the rows in their table.
    pub(super) fn numbers(&self) -> impl Iterator<Item = usize> {
        let all = if self.kept.is_none() { self.rows.part.grid.len() } else { 0 };
        (0..all).chain(self.kept.iter().flatten().copied())
    }

    /// For each row, what its cell of a column is read as; cells in which the same stands are read once.
    pub(super) fn read<T: Clone>(
        &self,
        column: usize,
        read: impl Fn(&'a Part, usize, usize) -> Option<T>,
    ) -> Vec<Option<T>> {
        let part = &self.rows.part;
        let alike = part.grid.alike(column);
        let values: Vec<Option<T>> =
            alike.read(|row| read(part, row, column)).into_iter().map(Option::flatten).collect();
        let value = |number: &u32| values.get(*number as usize).cloned().flatten();
        match &self.kept {
            None => alike.of_row().iter().map(value).collect(),
            Some(kept) => kept.iter().map(|row| value(alike.of_row().get(*row)?)).collect(),
        }
    }

    /// The sum of a column's numbers.
    fn sum(&self, column: usize, read: impl Fn(usize) -> Option<Exact>) -> Exact {
        let alike = self.rows.part.grid.alike(column);
        let mut counts = vec![0_i64; alike.len()];
        for row in self.numbers() {
            let number = alike.of_row().get(row).map(|number| *number as usize);
            if let Some(count) = number.and_then(|number| counts.get_mut(number)) {
                *count += 1;
            }
        }
        let numbers = alike.read(read).into_iter().map(Option::flatten).zip(counts);
        numbers
            .filter_map(|(number, count)| Some(number? * whole(count)))
            .fold(whole(0), |sum, one| sum + one)
    }
}

/// The number in a cell, if it is one.
fn number(part: &Part, row: usize, column: usize) -> Option<Number> {
    match part.number_of(row, column) {
        Ok(Cell::Is(number)) => Some(Number::decimal(number)),
        _ => None,
    }
}

impl Binder<'_> {
    /// Whether rows stand for parts of a year.
    pub(super) fn parts_of_year(&self) -> bool {
        matches!(self.year, Year::Calendar(_))
    }

    /// The term of each row: tables that stand for the same period share one. Nothing where there is only one.
    pub(super) fn terms(&self, chosen: &Chosen) -> Vec<u32> {
        let periods: BTreeSet<Option<Period>> = self.data.rows.iter().map(|rows| rows.stands_for).collect();
        if periods.len() < 2 {
            return Vec::new();
        }
        let number = |rows: &Rows| (0..).zip(&periods).find(|(_, period)| **period == rows.stands_for);
        let of_table = |table: &ChosenTable| number(table.rows).map(|(number, _)| vec![number; table.len()]);
        chosen.tables().filter_map(of_table).flatten().collect()
    }

    /// Every key's member for each row.
    pub(super) fn row_keys(&mut self, chosen: &Chosen) -> RowKeys {
        let mut keys = RowKeys::new();
        let wanted: Vec<Key> = (0..).map(Key).zip(&self.model.keys).skip(1).map(|(key, _)| key).collect();
        for key in wanted {
            let name = self.key_name(key).to_owned();
            let tables: Vec<Option<usize>> = self
                .data
                .rows
                .iter()
                .map(|rows| rows.part.column(&name).map(|column| column.index))
                .collect();
            let brought = tables.iter().any(Option::is_some) || name == "term";
            let by_others = self.settled.keys().any(|(fine, c)| *c == key && self.rows_bring(*fine));
            if !brought {
                self.rows_must_bring(key, &name, by_others);
                continue;
            }
            let of_table = |(table, column): (&ChosenTable, &Option<usize>)| match column {
                Some(column) => {
                    table.read(*column, |part, row, column| self.member(key, part.text_of(row, column).is()?))
                }
                None => vec![self.member(key, &table.rows.name); table.len()],
            };
            let members: Vec<u32> = chosen.tables().zip(&tables).flat_map(of_table).flatten().collect();
            if members.len() == chosen.len() {
                keys.insert(key, members);
            }
        }
        keys
    }

    fn rows_bring(&self, key: Key) -> bool {
        let name = self.key_name(key);
        self.data.rows.iter().all(|rows| rows.part.column(name).is_some())
    }

    /// Rows must bring every key that they are said to determine, unless another key settles it.
    fn rows_must_bring(&mut self, key: Key, name: &str, by_others: bool) {
        let claimed = self.model.order.closure(crate::base::KeySet::ROW).has(key);
        if claimed && !by_others && !self.data.rows.is_empty() {
            let place =
                self.data.rows.first().map_or_else(|| self.data.place.clone(), |rows| rows.place.clone());
            self.found.error(RunFault::RowsLackKey { key: name.to_owned() }, place);
        }
    }

    /// The students of each row.
    pub(super) fn students(&self, chosen: &Chosen) -> Vec<Option<Number>> {
        let of_table = |table: &ChosenTable| match table.rows.part.column("students") {
            Some(column) => table.read(column.index, number),
            None => vec![None; table.len()],
        };
        joined(chosen.tables().map(of_table))
    }

    /// The students of each row times the part of the budget year that the row stands for.
    pub(super) fn student_years(&self, chosen: &Chosen) -> Vec<Option<Number>> {
        let of_table = |table: &ChosenTable| match table.rows.part.column("students") {
            Some(column) => table
                .read(column.index, |part, row, column| self.years(table.rows, number(part, row, column)?)),
            None => vec![None; table.len()],
        };
        joined(chosen.tables().map(of_table))
    }

    fn years(&self, rows: &Rows, students: Number) -> Option<Number> {
        let (students, part) = (students.decimal, self.part_of_year(rows)?);
        let units = students.units.checked_mul(part.decimal.units)?;
        Some(Number { decimal: Decimal { units, places: students.places }, over: part.over })
    }

    /// The students of all rows together.
    pub(super) fn sum_of_students(&self, chosen: &Chosen) -> Exact {
        self.sum(chosen, |rows, row, column| Some(number(&rows.part, row, column)?.exact()))
    }

    /// The student years of all rows together.
    pub(super) fn sum_of_years(&self, chosen: &Chosen) -> Exact {
        self.sum(chosen, |rows, row, column| {
            Some(self.years(rows, number(&rows.part, row, column)?)?.exact())
        })
    }

    fn sum(&self, chosen: &Chosen, read: impl Fn(&Rows, usize, usize) -> Option<Exact>) -> Exact {
        let of_table = |table: &ChosenTable| {
            let column = table.rows.part.column("students")?.index;
            Some(table.sum(column, |row| read(table.rows, row, column)))
        };
        chosen.tables().filter_map(of_table).fold(whole(0), |sum, one| sum + one)
    }

    /// What holds for every row of a table, for each row.
    pub(super) fn same<T: Clone>(chosen: &Chosen, of: impl Fn(&Rows) -> Option<T>) -> Vec<Option<T>> {
        joined(chosen.tables().map(|table| vec![of(table.rows); table.len()]))
    }

    /// The part of the budget year that a table's rows stand for: whole months over twelve; all of a school year.
    pub(super) fn part_of_year(&self, rows: &Rows) -> Option<Number> {
        let Year::Calendar(year) = self.year else { return Some(Number::decimal(Decimal::ONE)) };
        let months = self.period(rows)?.shared_with(Period::year(year)).map_or(0, Period::months);
        Some(Number { decimal: Decimal::whole(i64::from(months)), over: 12 })
    }

    /// The day on which the period begins that a table's rows stand for.
    pub(super) fn begins(&self, rows: &Rows) -> Option<Date> {
        self.period(rows).map(Period::from)
    }

    fn period(&self, rows: &Rows) -> Option<Period> {
        let period = rows.stands_for?;
        match self.year {
            Year::Calendar(year) if rows.also_for.contains(&year) => Some(moved(period, year)),
            _ => Some(period),
        }
    }

    /// Refuses rows whose students are missing or below zero.
    pub(super) fn refuse_bad_students(&mut self, chosen: &Chosen) {
        let mut faults: Vec<Diagnostic> = Vec::new();
        for table in chosen.tables().filter(|table| table.len() > 0) {
            let part = &table.rows.part;
            let Some(column) = part.column("students").map(|column| column.index) else {
                self.found.error(RunFault::NoStudents, table.rows.place.clone());
                return;
            };
            let is_bad = |row: usize| bad_students(part, row, column).is_some();
            let are_bad = table.read(column, |_, row, _| is_bad(row).then_some(()));
            let bad = table.numbers().zip(are_bad).filter(|(_, bad)| bad.is_some());
            faults.extend(bad.filter_map(|(row, _)| bad_students(part, row, column)));
        }
        tell_many(faults, &mut self.found);
    }
}

/// Why the students of a row cannot be counted, if they cannot.
fn bad_students(part: &Part, row: usize, column: usize) -> Option<Diagnostic> {
    let fault = match part.number_of(row, column) {
        Ok(Cell::Is(number)) if number.units >= 0 => return None,
        Ok(Cell::Is(_)) => RunFault::NegativeStudents,
        Ok(_) => RunFault::EmptyStudents,
        Err(fault) => return Some(fault),
    };
    Some(Diagnostic::error(fault, part.grid.place(row, column)))
}

/// The cells of several tables, one after another.
fn joined<T>(mut tables: impl Iterator<Item = Vec<T>>) -> Vec<T> {
    let mut all = tables.next().unwrap_or_default();
    tables.for_each(|table| all.extend(table));
    all
}
