//! Axes: round numbers along a range, by exact arithmetic, and where a number lies between two places.

use super::px::Px;
use crate::base::number::whole;
use crate::base::rounding::round_to_whole;
use crate::base::{Exact, Mode};
use num_traits::{Signed, ToPrimitive, Zero};

/// Round numbers at equal distances.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Ticks {
    /// The distance: 1, 2 or 5 times a power of ten.
    pub(super) step: Exact,
    /// The numbers, from the least.
    pub(super) at: Vec<Exact>,
}

/// The multiples of a round step from below `low` to above `high`, with at most about `most` steps.
pub(super) fn around(low: &Exact, high: &Exact, most: i64) -> Ticks {
    let (low, high) = widened(low, high);
    let step = round_step(&((&high - &low) / whole(most.max(1))));
    let first = round_to_whole(&(&low / &step), Mode::Floor);
    let last = round_to_whole(&(&high / &step), Mode::Ceil);
    Ticks { at: multiples(first, &last, &step), step }
}

/// The multiples of a round step that lie within a range.
pub(super) fn within(low: &Exact, high: &Exact, most: i64) -> Ticks {
    let step = round_step(&((high - low) / whole(most.max(1))));
    let first = round_to_whole(&(low / &step), Mode::Ceil);
    let last = round_to_whole(&(high / &step), Mode::Floor);
    Ticks { at: multiples(first, &last, &step), step }
}

fn multiples(first: num_bigint::BigInt, last: &num_bigint::BigInt, step: &Exact) -> Vec<Exact> {
    let mut all = Vec::new();
    let mut next = first;
    while next <= *last {
        all.push(Exact::from_integer(next.clone()) * step);
        next += 1;
    }
    all
}

/// A range with something in it: a single number gets a tenth of itself on both sides, zero gets one.
fn widened(low: &Exact, high: &Exact) -> (Exact, Exact) {
    if low < high {
        return (low.clone(), high.clone());
    }
    let room = if low.is_zero() { whole(1) } else { low.abs() / whole(10) };
    (low - &room, low + &room)
}

/// The least of 1, 2 and 5 times a power of ten that is not below a number; 1 for zero.
fn round_step(least: &Exact) -> Exact {
    if !least.is_positive() {
        return whole(1);
    }
    let ten = whole(10);
    let mut power = whole(1);
    while power > *least {
        power /= &ten;
    }
    while &power * &ten <= *least {
        power *= &ten;
    }
    let steps = [1, 2, 5].map(|times| &power * whole(times));
    steps.into_iter().find(|step| step >= least).unwrap_or(power * ten)
}

/// A range of numbers on a range of places.
#[derive(Clone, Debug)]
pub(super) struct Scale {
    pub(super) low: Exact,
    pub(super) high: Exact,
    pub(super) from: Px,
    pub(super) to: Px,
}

impl Scale {
    /// A scale over round numbers.
    pub(super) fn over(ticks: &Ticks, from: Px, to: Px) -> Self {
        let low = ticks.at.first().cloned().unwrap_or_else(Exact::zero);
        let high = ticks.at.last().cloned().unwrap_or_else(Exact::zero);
        Self { low, high, from, to }
    }

    /// Where a number lies, to the nearest hundredth of a pixel.
    pub(super) fn place(&self, number: &Exact) -> Px {
        let range = &self.high - &self.low;
        if range.is_zero() {
            return self.from;
        }
        let part = (number - &self.low) / range;
        let length = part * whole((self.to - self.from).0);
        self.from + Px(round_to_whole(&length, Mode::HalfAway).to_i64().unwrap_or(0))
    }
}

/// The least and the greatest of some numbers.
pub(super) fn extremes<'a>(numbers: impl Iterator<Item = &'a Exact>) -> Option<(Exact, Exact)> {
    numbers.fold(None, |so_far, number| match so_far {
        None => Some((number.clone(), number.clone())),
        Some((low, high)) => Some((low.min(number.clone()), high.max(number.clone()))),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::number::{parse_exact, plain};

    fn exact(text: &str) -> Exact {
        parse_exact(text).unwrap()
    }

    fn texts(ticks: &Ticks) -> Vec<String> {
        ticks.at.iter().map(plain).collect()
    }

    // By hand: 97 / 5 = 19.4, the next round step is 20; 3 / 20 lies above 0, 100 / 20 = 5 is hit.
    #[test]
    fn an_axis_reaches_around_what_it_shows() {
        assert_eq!(texts(&around(&exact("3"), &exact("100"), 5)), ["0", "20", "40", "60", "80", "100"]);
        // 0.7 / 4 = 0.175 → 0.2; from −0.4 to 0.4.
        assert_eq!(texts(&around(&exact("-0.3"), &exact("0.4"), 4)), ["-0.4", "-0.2", "0", "0.2", "0.4"]);
        // 17 million / 4 = 4.25 million → 5 million.
        let millions = ["-5000000", "0", "5000000", "10000000", "15000000"];
        assert_eq!(texts(&around(&exact("-2000000"), &exact("15000000"), 4)), millions);
    }

    #[test]
    fn marks_within_a_range_leave_its_ends_alone() {
        // 9 / 4 = 2.25 → 5; between −3 and 6 lie 0 and 5.
        assert_eq!(texts(&within(&exact("-3"), &exact("6"), 4)), ["0", "5"]);
    }

    #[test]
    fn equal_numbers_and_zeros_have_an_axis_too() {
        // 10 % of 50 on both sides: 45 to 55 in steps of 10 / 2 = 5.
        assert_eq!(texts(&around(&exact("50"), &exact("50"), 2)), ["45", "50", "55"]);
        assert_eq!(texts(&around(&exact("0"), &exact("0"), 2)), ["-1", "0", "1"]);
    }

    #[test]
    fn a_number_lies_in_proportion() {
        let scale = Scale { low: exact("-10"), high: exact("30"), from: Px(0), to: Px(40_000) };
        assert_eq!(scale.place(&exact("0")), Px(10_000));
        assert_eq!(scale.place(&exact("1/3")), Px(10_333));
        let down = Scale { from: Px(40_000), to: Px(0), ..scale };
        assert_eq!(down.place(&exact("0")), Px(30_000));
    }
}
