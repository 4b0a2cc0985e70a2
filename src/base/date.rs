//! Calendar dates and periods, and how many whole months two periods share.

use std::fmt;

/// A day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: i32,
    month: u8,
    day: u8,
}

impl Date {
    /// A day, if the calendar has it.
    #[must_use]
    pub fn new(year: i32, month: u8, day: u8) -> Option<Self> {
        let last = match month {
            1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
            4 | 6 | 9 | 11 => 30,
            2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
            2 => 28,
            _ => return None,
        };
        ((1..=last).contains(&day) && (1..=9999).contains(&year)).then_some(Self { year, month, day })
    }

    /// 1 January of a year.
    #[must_use]
    pub const fn new_year(year: i32) -> Self {
        Self { year, month: 1, day: 1 }
    }

    /// Reads `2026-01-31`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let bytes = text.as_bytes();
        if bytes.len() != 10 || bytes.get(4) != Some(&b'-') || bytes.get(7) != Some(&b'-') {
            return None;
        }
        let part =
            |range: std::ops::Range<usize>| text.get(range).filter(|p| p.bytes().all(|b| b.is_ascii_digit()));
        Self::new(part(0..4)?.parse().ok()?, part(5..7)?.parse().ok()?, part(8..10)?.parse().ok()?)
    }

    /// The year.
    #[must_use]
    pub const fn year(self) -> i32 {
        self.year
    }

    /// The month, 1 to 12.
    #[must_use]
    pub const fn month(self) -> u8 {
        self.month
    }

    /// The day of the month.
    #[must_use]
    pub const fn day(self) -> u8 {
        self.day
    }

    /// The same day in another year (28 February for a leap day).
    #[must_use]
    pub fn in_year(self, year: i32) -> Self {
        Self::new(year, self.month, self.day).unwrap_or(Self { year, month: 2, day: 28 })
    }

    fn is_month_end(self) -> bool {
        Self::new(self.year, self.month, self.day + 1).is_none()
    }

    /// Months since year 0.
    const fn months(self) -> i32 {
        self.year * 12 + self.month as i32 - 1
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

/// A stretch of whole calendar months, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Period {
    from: Date,
    to: Date,
}

impl Period {
    /// A period from the first of a month to the last of a month, else `None`.
    #[must_use]
    pub fn whole_months(from: Date, to: Date) -> Option<Self> {
        (from.day == 1 && to.is_month_end() && from < to).then_some(Self { from, to })
    }

    /// A calendar year.
    #[must_use]
    pub const fn year(year: i32) -> Self {
        Self { from: Date::new_year(year), to: Date { year, month: 12, day: 31 } }
    }

    /// The first day.
    #[must_use]
    pub const fn from(self) -> Date {
        self.from
    }

    /// The last day.
    #[must_use]
    pub const fn to(self) -> Date {
        self.to
    }

    /// How many months the period has.
    #[must_use]
    pub const fn months(self) -> i32 {
        self.to.months() - self.from.months() + 1
    }

    /// The months that both periods have, as a period.
    #[must_use]
    pub fn shared_with(self, other: Self) -> Option<Self> {
        let (from, to) = (self.from.max(other.from), self.to.min(other.to));
        (from < to).then_some(Self { from, to })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    #[test]
    fn a_date_that_the_calendar_lacks_is_refused() {
        assert!(Date::parse("2025-02-29").is_none());
        assert!(Date::parse("2024-02-29").is_some());
        assert!(Date::parse("2025-2-1").is_none());
        assert!(Date::parse("+025-02-01").is_none());
    }

    #[test]
    fn a_calendar_year_is_spring_of_one_school_year_and_autumn_of_the_next() {
        let school_year = Period::whole_months(date("2025-07-01"), date("2026-06-30")).unwrap();
        let spring = school_year.shared_with(Period::year(2026)).unwrap();
        assert_eq!(
            (spring.from(), spring.to(), spring.months()),
            (date("2026-01-01"), date("2026-06-30"), 6)
        );
        assert!(school_year.shared_with(Period::year(2027)).is_none());
    }

    #[test]
    fn parts_of_months_are_refused() {
        assert!(Period::whole_months(date("2025-08-15"), date("2026-06-30")).is_none());
        assert!(Period::whole_months(date("2025-07-01"), date("2026-02-27")).is_none());
    }
}
