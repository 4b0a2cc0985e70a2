//! Rows of enrolment: their keys, their students, and the part of the year that they stand for.

use super::super::file::Year;
use super::{Binder, Spot, text};
use crate::base::{Date, Decimal, Key, Period};
use crate::data::DataSet;
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

impl Binder<'_> {
    pub(super) fn all_rows(&self) -> Vec<Spot> {
        let tables = self.data.rows.iter().enumerate();
        tables.flat_map(|(table, rows)| (0..rows.part.grid.len()).map(move |row| (table, row))).collect()
    }

    /// Whether rows stand for parts of a year.
    pub(super) fn parts_of_year(&self) -> bool {
        matches!(self.year, Year::Calendar(_))
    }

    /// The term of each row: tables that stand for the same period share one. Nothing where there is only one.
    pub(super) fn terms(&self, spots: &[Spot]) -> Vec<u32> {
        let periods: BTreeSet<Option<Period>> = self.data.rows.iter().map(|rows| rows.stands_for).collect();
        if periods.len() < 2 {
            return Vec::new();
        }
        let number = |spot: &Spot| {
            let own = self.data.rows.get(spot.0)?.stands_for;
            (0..).zip(&periods).find(|(_, period)| **period == own).map(|(number, _)| number)
        };
        spots.iter().filter_map(number).collect()
    }

    /// Every key's member for each row.
    pub(super) fn row_keys(&mut self, spots: &[Spot]) -> RowKeys {
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
            let member = |spot: &Spot| {
                let rows = self.data.rows.get(spot.0)?;
                let code = match tables.get(spot.0).copied().flatten() {
                    Some(column) => text(&rows.part, spot.1, column)?,
                    None => rows.name.clone(),
                };
                self.member(key, &code)
            };
            let members: Vec<u32> = spots.iter().filter_map(member).collect();
            if members.len() == spots.len() {
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

    /// The students of a row.
    pub(super) fn students(&self, spot: Spot) -> Option<Number> {
        let rows = self.data.rows.get(spot.0)?;
        let column = rows.part.column("students")?.index;
        match rows.part.number_of(spot.1, column) {
            Ok(Cell::Is(number)) => Some(Number::decimal(number)),
            _ => None,
        }
    }

    /// The students of a row times the part of the budget year that the row stands for.
    pub(super) fn student_years(&self, spot: Spot) -> Option<Number> {
        let (students, part) = (self.students(spot)?.decimal, self.part_of_year(spot)?);
        let units = students.units.checked_mul(part.decimal.units)?;
        Some(Number { decimal: Decimal { units, places: students.places }, over: part.over })
    }

    /// The part of the budget year that a row stands for: whole months over twelve; all of a school year.
    pub(super) fn part_of_year(&self, spot: Spot) -> Option<Number> {
        let Year::Calendar(year) = self.year else { return Some(Number::decimal(Decimal::ONE)) };
        let months = self.period(spot)?.shared_with(Period::year(year)).map_or(0, Period::months);
        Some(Number { decimal: Decimal::whole(i64::from(months)), over: 12 })
    }

    /// The day on which the period begins that a row stands for.
    pub(super) fn begins(&self, spot: Spot) -> Option<Date> {
        self.period(spot).map(Period::from)
    }

    fn period(&self, spot: Spot) -> Option<Period> {
        let rows = self.data.rows.get(spot.0)?;
        let period = rows.stands_for?;
        match self.year {
            Year::Calendar(year) if rows.also_for.contains(&year) => Some(moved(period, year)),
            _ => Some(period),
        }
    }

    /// Refuses rows whose students are missing or below zero.
    pub(super) fn refuse_bad_students(&mut self, spots: &[Spot]) {
        let mut faults: Vec<Diagnostic> = Vec::new();
        for spot in spots {
            let Some(rows) = self.data.rows.get(spot.0) else { continue };
            let Some(column) = rows.part.column("students").map(|column| column.index) else {
                self.found.error(RunFault::NoStudents, rows.place.clone());
                return;
            };
            let place = rows.part.grid.place(spot.1, column);
            match rows.part.number_of(spot.1, column) {
                Ok(Cell::Is(number)) if number.units >= 0 => {}
                Ok(Cell::Is(_)) => faults.push(Diagnostic::error(RunFault::NegativeStudents, place)),
                Ok(_) => faults.push(Diagnostic::error(RunFault::EmptyStudents, place)),
                Err(fault) => faults.push(fault),
            }
        }
        tell_many(faults, &mut self.found);
    }
}
