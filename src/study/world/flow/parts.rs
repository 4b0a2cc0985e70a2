//! Which school years a budget year is made of, and which of the data's rows stand for each of them.

use crate::base::{Date, Period};
use crate::data::DataSet;
use crate::diag::{Findings, Place, RunFault, ScenarioFault};
use crate::model::Run;
use crate::scenario::Flow;
use crate::study::file::Year;
use std::collections::BTreeSet;

/// A part of a budget year with the school year that its students are in.
#[derive(Clone, Debug)]
pub(super) struct Part {
    /// Which of the data's periods its rows stand for, by its number among them.
    pub term: u32,
    /// The school year that the rows stand for, by the year in which it begins.
    pub from: i32,
    /// The school year that the part is in.
    pub to: i32,
    /// How many months it has; none for a whole school year.
    pub months: Option<i32>,
}

impl Part {
    /// Whether students move on into a school year on their way from the rows to this part.
    pub const fn passes(&self, school_year: i32) -> bool {
        self.from < school_year && school_year <= self.to
    }
}

/// A period of the data: its number, the school year that it is of, and itself.
type Known = (u32, i32, Period);

/// The parts of a budget year, in their order. Nothing if the data cannot say, which is told.
pub(super) fn parts(
    flow: &Flow,
    data: &DataSet,
    year: Year,
    run: &Run,
    found: &mut Findings,
) -> Option<Vec<Part>> {
    let known = known(flow, data, found)?;
    match year {
        Year::School => Some(vec![whole(&known, school_year(run.date, flow.on))?]),
        Year::Calendar(year) => {
            let parts: Vec<Part> =
                halves(flow.on, year).into_iter().flat_map(|half| of_half(&known, half)).collect();
            let months: i32 = parts.iter().filter_map(|part| part.months).sum();
            if months != 12 {
                let fault = RunFault::YearNotCovered { year: year.to_string(), months: months.to_string() };
                found.error(fault, data.place.clone());
                return None;
            }
            Some(parts)
        }
    }
}

/// The year in which the school year of a day begins.
pub(super) fn school_year(day: Date, on: (u8, u8)) -> i32 {
    if (day.month(), day.day()) >= on { day.year() } else { day.year() - 1 }
}

fn known(flow: &Flow, data: &DataSet, found: &mut Findings) -> Option<Vec<Known>> {
    let periods: BTreeSet<Option<Period>> = data.rows.iter().map(|rows| rows.stands_for).collect();
    let place = |period: Option<Period>| -> Place {
        let rows = data.rows.iter().find(|rows| rows.stands_for == period);
        rows.map_or_else(|| data.place.clone(), |rows| rows.place.clone())
    };
    let mut known = Vec::new();
    for (number, period) in (0..).zip(periods) {
        let Some(period_stated) = period else {
            found.error(ScenarioFault::FlowNeedsPeriod, place(period));
            return None;
        };
        let [first, last] = [period_stated.from(), period_stated.to()].map(|day| school_year(day, flow.on));
        if first != last {
            let (month, day) = flow.on;
            let on = format!("{month:02}-{day:02}");
            found.error(ScenarioFault::FlowWithinPeriod { on }, place(period));
            return None;
        }
        known.push((number, first, period_stated));
    }
    Some(known)
}

/// A whole school year: the last rows that are not of a later one; the first ones for a year before all rows.
fn whole(known: &[Known], school_year: i32) -> Option<Part> {
    let (term, from, _) = last_known(known, school_year).or_else(|| known.first())?;
    Some(Part { term: *term, from: *from, to: school_year.max(*from), months: None })
}

/// The latest rows of the latest school year that is not later.
fn last_known(known: &[Known], school_year: i32) -> Option<&Known> {
    let not_later = known.iter().filter(|(_, own, _)| *own <= school_year);
    not_later.max_by_key(|(_, own, period)| (*own, period.from()))
}

/// What lies before and after the day on which students move: the school year, the first month and how many.
fn halves((month, _): (u8, u8), year: i32) -> Vec<(i32, Period)> {
    let month = i32::from(month);
    let day = |at: i32| Date::new(year, u8::try_from(at).unwrap_or(1), 1);
    let all = Period::year(year);
    let until = |at: i32| (28..=31).rev().find_map(|d| Date::new(year, u8::try_from(at).ok()?, d));
    let before = day(1).zip(until(month - 1)).and_then(|(from, to)| Period::whole_months(from, to));
    let after = day(month).and_then(|from| Period::whole_months(from, all.to()));
    before.map(|half| (year - 1, half)).into_iter().chain(after.map(|half| (year, half))).collect()
}

/// The rows that stand for a half of a calendar year: as the data say, else the last ones known, moved on.
fn of_half(known: &[Known], (school_year, half): (i32, Period)) -> Vec<Part> {
    let own = |(term, from, period): &Known| {
        let months = period.shared_with(half).filter(|_| *from == school_year)?.months();
        Some(Part { term: *term, from: *from, to: *from, months: Some(months) })
    };
    let as_stated: Vec<Part> = known.iter().filter_map(own).collect();
    if !as_stated.is_empty() {
        return as_stated;
    }
    let last = last_known(known, school_year);
    let moved_on = last.map(|(term, from, _)| Part {
        term: *term,
        from: *from,
        to: school_year,
        months: Some(half.months()),
    });
    moved_on.into_iter().collect()
}
