//! What moves between two results: each school's or programme's change, who wins and loses, and how much money changes place.

use super::budget::{Budget, Line};
use crate::base::number::{quotient, whole};
use crate::base::{Exact, Ore};
use num_traits::{Signed, Zero};
use std::collections::BTreeMap;

/// What one school or programme gets by two sets of rules.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// Its code.
    pub code: String,
    /// Its student years.
    pub student_years: Exact,
    /// What it gets by what is compared with.
    pub before: Ore,
    /// What it gets.
    pub after: Ore,
}

impl Change {
    /// By how much it gets more.
    #[must_use]
    pub fn money(&self) -> Ore {
        self.after - self.before
    }

    /// The change as a share of what it got before; none if that was nothing.
    #[must_use]
    pub fn share(&self) -> Option<Exact> {
        (self.before != Ore::ZERO).then(|| quotient(&self.money().exact(), &self.before.exact()))
    }

    /// The change for each student year; none without students.
    #[must_use]
    pub fn per_student(&self) -> Option<Exact> {
        (!self.student_years.is_zero()).then(|| quotient(&self.money().exact(), &self.student_years))
    }

    /// Several as one.
    #[must_use]
    pub fn sum(changes: &[Self]) -> Self {
        Self {
            code: String::new(),
            student_years: changes.iter().fold(whole(0), |sum, one| sum + &one.student_years),
            before: changes.iter().map(|one| one.before).sum(),
            after: changes.iter().map(|one| one.after).sum(),
        }
    }
}

/// Each line of a budget against the same line of another, by code; a line that only one has is nothing in the other.
/// Student years are those of the budget, or of the other where it has none.
#[must_use]
pub fn against(budget: &Budget, other: &Budget) -> Vec<Change> {
    let mut lines: BTreeMap<&str, [Option<&Line>; 2]> = BTreeMap::new();
    for line in &other.lines {
        lines.entry(&line.code).or_default()[0] = Some(line);
    }
    for line in &budget.lines {
        lines.entry(&line.code).or_default()[1] = Some(line);
    }
    let total = |line: Option<&Line>| line.map_or(Ore::ZERO, |line| line.total);
    let change = |(code, [before, after]): (&str, [Option<&Line>; 2])| Change {
        code: code.to_owned(),
        student_years: after.or(before).map_or_else(|| whole(0), |line| line.student_years.clone()),
        before: total(before),
        after: total(after),
    };
    lines.into_iter().map(change).collect()
}

/// Each line against what the price list alone would pay; none if a line has no such figure.
#[must_use]
pub fn against_price_list(budget: &Budget) -> Option<Vec<Change>> {
    let change = |line: &Line| {
        Some(Change {
            code: line.code.clone(),
            student_years: line.student_years.clone(),
            before: line.price_list?,
            after: line.total,
        })
    };
    budget.lines.iter().map(change).collect()
}

/// Who wins and loses, and how much money changes place.
#[derive(Clone, Debug, PartialEq)]
pub struct Moved {
    /// How many get more.
    pub winners: usize,
    /// How many get less.
    pub losers: usize,
    /// How many get the same.
    pub same: usize,
    /// Student years at those that get less.
    pub students_at_losers: Exact,
    /// The place of the one that loses most money among the changes; none if nobody loses.
    pub largest_loss: Option<usize>,
    /// All that the winners win.
    pub won: Ore,
    /// All that the losers lose, as a number above zero.
    pub lost: Ore,
    /// Half the sum of all changes, each without its sign; to the öre. If the total stays the same, this is what the
    /// losers lose and the winners win.
    pub moved: Ore,
    /// The same as a share of all that was paid before; none if that was nothing.
    pub moved_share: Option<Exact>,
    /// Half the sum of the changes of each one's share of the total (the index of dissimilarity, Duncan & Duncan 1955):
    /// the redistribution if what the total grows or shrinks by were spread in proportion. None if a total is nothing.
    pub shares_moved: Option<Exact>,
}

/// Who wins and loses by some changes.
#[must_use]
pub fn moved(changes: &[Change]) -> Moved {
    let by_sign = |sign: i64| changes.iter().filter(move |one| one.money().count().signum() == sign);
    let won: Ore = by_sign(1).map(Change::money).sum();
    let lost = -by_sign(-1).map(Change::money).sum::<Ore>();
    // Of an odd number of öre the half is rounded away from zero.
    let moved = Ore::from_whole((won + lost).count() / 2 + (won + lost).count() % 2);
    let all = Change::sum(changes);
    let (before, after) = (all.before.exact(), all.after.exact());
    let shifts = changes.iter().map(|one| (one.after.exact() / &after - one.before.exact() / &before).abs());
    let losing = changes.iter().enumerate().filter(|(_, one)| one.money() < Ore::ZERO);
    Moved {
        winners: by_sign(1).count(),
        losers: by_sign(-1).count(),
        same: by_sign(0).count(),
        students_at_losers: by_sign(-1).fold(whole(0), |sum, one| sum + &one.student_years),
        largest_loss: losing.min_by_key(|(_, one)| one.money()).map(|(place, _)| place),
        won,
        lost,
        moved,
        moved_share: (!before.is_zero()).then(|| (won + lost).exact() / (whole(2) * &before)),
        shares_moved: (!before.is_zero() && !after.is_zero())
            .then(|| shifts.fold(whole(0), |sum, one| sum + one) / whole(2)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::number::parse_exact;
    use proptest::prelude::*;

    fn change(code: &str, students: i64, before: i64, after: i64) -> Change {
        let [before, after] = [before, after].map(|kronor| Ore::from_whole(kronor * 100));
        Change { code: code.to_owned(), student_years: whole(students), before, after }
    }

    /// By hand: A gains 30 of 100, B loses 10 of 200, C loses 5 of 100, D keeps its 100.
    #[test]
    fn winners_and_losers_by_hand() {
        let all = [
            change("A", 10, 100, 130),
            change("B", 40, 200, 190),
            change("C", 5, 100, 95),
            change("D", 45, 100, 100),
        ];
        let moved = moved(&all);
        assert_eq!([moved.winners, moved.losers, moved.same], [1, 2, 1]);
        assert_eq!(moved.students_at_losers, whole(45));
        assert_eq!(moved.largest_loss, Some(1));
        assert_eq!([moved.won, moved.lost].map(Ore::count), [3_000, 1_500]);
        assert_eq!(moved.moved.count(), 2_250);
        assert_eq!(moved.moved_share, Some(parse_exact("9/200").unwrap()));
        // Shares go from 20, 40, 20, 20 % to 130, 190, 95 and 100 of 515.
        assert_eq!(moved.shares_moved, Some(parse_exact("27/515").unwrap()));
        assert_eq!(Change::sum(&all).share(), Some(parse_exact("3/100").unwrap()));
        assert_eq!(Change::sum(&all).per_student(), Some(parse_exact("3/20").unwrap()));
    }

    proptest! {
        #[test]
        fn at_an_unchanged_total_what_is_moved_is_what_is_lost(shifts in prop::collection::vec(-500_i64..500, 1..9)) {
            let sum: i64 = shifts.iter().sum();
            let shifts = shifts.into_iter().chain([-sum]);
            let all: Vec<Change> = shifts.map(|shift| change("x", 1, 10_000, 10_000 + shift)).collect();
            let moved = moved(&all);
            prop_assert_eq!(moved.moved, moved.lost);
            prop_assert_eq!(moved.moved, moved.won);
            prop_assert_eq!(moved.moved_share, moved.shares_moved);
        }
    }
}
