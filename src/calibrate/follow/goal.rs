//! Goals followed up per school: the latest value, the trend, and where the trend leads.

use super::{Evaluation, Goal};
use crate::base::number::to_f64;
use crate::data::{ColumnFile, DataSet};
use crate::diag::{CalibrateFault, Findings};
use std::collections::BTreeMap;

/// A goal with what has become of it.
#[derive(Clone, Debug, PartialEq)]
pub struct GoalResult {
    /// The number of the goal in its evaluation.
    pub goal: usize,
    /// Each school, in order of code.
    pub lines: Vec<GoalLine>,
}

/// A school on its way to a goal.
#[derive(Clone, Debug, PartialEq)]
pub struct GoalLine {
    /// Its code.
    pub code: String,
    /// The latest year that is known.
    pub year: i32,
    /// What it was then.
    pub value: f64,
    /// By how much it rises a year; none with fewer than three years.
    pub trend: Option<f64>,
    /// Where the trend leads by the goal's year.
    pub ahead: Option<f64>,
    /// Whether the goal is reached now.
    pub is_reached: bool,
    /// Whether the trend reaches it in time.
    pub is_on_the_way: Option<bool>,
}

/// With fewer years a line through them says nothing.
const LEAST_YEARS: usize = 3;

/// Each goal by school. An indicator that the data do not have by `school` and `year` is told.
pub fn goals(of: &Evaluation, data: &DataSet, found: &mut Findings) -> Vec<GoalResult> {
    let one = |(place, goal): (usize, &Goal)| {
        let (name, at) = &goal.of;
        let has = |file: &&ColumnFile| {
            ["school", "year", name.as_str()].iter().all(|key| file.column(key).is_some())
        };
        let Some(file) = data.columns_of.iter().find(has) else {
            found.error(CalibrateFault::NoIndicator { name: name.clone() }, at.clone());
            return None;
        };
        let lines =
            values(file, name, found).into_iter().filter_map(|(code, years)| line(goal, code, &years));
        Some(GoalResult { goal: place, lines: lines.collect() })
    };
    of.goals.iter().enumerate().filter_map(one).collect()
}

/// The indicator of each school by year.
fn values(file: &ColumnFile, name: &str, found: &mut Findings) -> BTreeMap<String, BTreeMap<i32, f64>> {
    let mut values: BTreeMap<String, BTreeMap<i32, f64>> = BTreeMap::new();
    let column = |name: &str| file.column(name).map_or(usize::MAX, |column| column.index);
    let (school, year) = (column("school"), column("year"));
    for (row, cell) in file.numbers_of(column(name), found).into_iter().enumerate() {
        let code = file.text_of(row, school).is();
        let year = file.text_of(row, year).is().and_then(|text| text.parse().ok());
        if let (Some(number), Some(code), Some(year)) = (cell.is(), code, year) {
            values.entry(code.to_owned()).or_default().insert(year, to_f64(&number.exact()));
        }
    }
    values
}

fn line(goal: &Goal, code: String, years: &BTreeMap<i32, f64>) -> Option<GoalLine> {
    let (year, value) = years.last_key_value().map(|(year, value)| (*year, *value))?;
    let reaches = |value: f64| if goal.less_is_better { value <= goal.target } else { value >= goal.target };
    let fitted = (years.len() >= LEAST_YEARS).then(|| straight(years));
    let ahead = fitted.map(|(slope, mean_year, mean)| mean + slope * (f64::from(goal.year) - mean_year));
    Some(GoalLine {
        code,
        year,
        value,
        trend: fitted.map(|(slope, ..)| slope),
        ahead,
        is_reached: reaches(value),
        is_on_the_way: ahead.map(reaches),
    })
}

/// The least-squares line: its slope, the mean year, and the mean value.
fn straight(years: &BTreeMap<i32, f64>) -> (f64, f64, f64) {
    let count = years.len() as f64;
    let year = years.keys().fold(0.0, |sum, year| sum + f64::from(*year)) / count;
    let value = years.values().fold(0.0, |sum, value| sum + value) / count;
    let off = |of: &i32| f64::from(*of) - year;
    let with = years.iter().fold(0.0, |sum, (at, own)| sum + off(at) * (own - value));
    let own = years.keys().fold(0.0, |sum, at| sum + off(at) * off(at));
    (with / own, year, value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::{Place, SourceId};
    use crate::text::Label;

    fn goal(target: f64, less_is_better: bool) -> Goal {
        let of = ("x".to_owned(), Place::File(SourceId(0)));
        Goal { name: "g".into(), label: Label::same("g"), of, target, year: 2028, less_is_better }
    }

    /// By hand: 70, 74, 75 in 2023 to 2025: mean 73, slope (−3·−1 + 2·1)/2 = 2.5; in 2028, four years from the middle, 83.
    #[test]
    fn a_trend_worked_by_hand() {
        let years = [(2023, 70.0), (2024, 74.0), (2025, 75.0)].into();
        let one = line(&goal(85.0, false), "A".into(), &years).unwrap();
        assert_eq!((one.year, one.value, one.trend, one.ahead), (2025, 75.0, Some(2.5), Some(83.0)));
        assert_eq!((one.is_reached, one.is_on_the_way), (false, Some(false)));
        assert_eq!(line(&goal(83.0, false), "A".into(), &years).unwrap().is_on_the_way, Some(true));
        assert!(line(&goal(80.0, true), "A".into(), &years).unwrap().is_reached);
    }

    #[test]
    fn of_two_years_there_is_no_trend() {
        let one = line(&goal(85.0, false), "A".into(), &[(2024, 90.0), (2025, 86.0)].into()).unwrap();
        assert_eq!((one.trend, one.is_reached, one.is_on_the_way), (None, true, None));
    }
}
