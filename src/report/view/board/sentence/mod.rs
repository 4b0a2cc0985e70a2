//! Sentences made of figures: sums as people say them, who gets more and less, and how many students are concerned.

use crate::base::number::whole;
use crate::base::{Exact, Ore};
use crate::compare::{Change, moved};
use crate::diag::Language;
use crate::report::numbers::{exact, money, number};
use crate::report::words::Board;
use num_traits::{One, Signed, Zero};

/// At most so many names stand in a list; the others are counted.
const NAMES: usize = 3;

/// Speaks of figures in one language and currency.
#[derive(Clone, Debug)]
pub(in crate::report::view) struct Speech {
    pub language: Language,
    /// What money is called, such as `kr`.
    pub currency: String,
    /// Whether each student counts for a whole year, so that student years are students.
    pub whole_years: bool,
}

impl Speech {
    pub(super) fn text(&self, word: &Board) -> String {
        word.text(self.language)
    }

    /// A sum without its sign for headings: `1,2 mnkr`, `293 tkr`, `450 kr`.
    pub(super) fn short(&self, ore: Ore) -> String {
        let amount = ore.exact().abs();
        let in_units = |size: i64, places| number(&(&amount / whole(size)), places, self.language);
        if self.currency != "kr" || amount < whole(1_000) {
            return self.long(ore);
        }
        let word = if amount < whole(950_000) {
            Board::Thousand { number: in_units(1_000, 0) }
        } else {
            Board::Million { number: in_units(1_000_000, 1) }
        };
        self.text(&word)
    }

    /// A sum without its sign for sentences: in millions from ten millions up, else to whole units; what is less than
    /// one unit with its öre.
    pub(super) fn long(&self, ore: Ore) -> String {
        let amount = ore.exact().abs();
        if amount < whole(1) {
            return money(Ore::from_whole(ore.count().abs()), &self.currency, self.language);
        }
        if amount < whole(10_000_000) {
            let number = number(&amount, 0, self.language);
            return format!("{number}\u{a0}{}", self.currency);
        }
        let number = number(&(amount / whole(1_000_000)), 1, self.language);
        self.text(&Board::MillionOf { number, currency: self.currency.clone() })
    }

    /// A sum to the last öre, with its sign.
    pub(super) fn full(&self, ore: Ore) -> String {
        money(ore, &self.currency, self.language)
    }

    /// `1,2 mnkr mer`, `293 tkr mindre`, `oförändrat`; for headings.
    pub(super) fn change_short(&self, ore: Ore) -> String {
        self.change(ore, self.short(ore))
    }

    /// The same for sentences.
    pub(super) fn change_long(&self, ore: Ore) -> String {
        self.change(ore, self.long(ore))
    }

    fn change(&self, ore: Ore, sum: String) -> String {
        let word = match ore.count().signum() {
            1 => Board::MoreBy { sum },
            -1 => Board::LessBy { sum },
            _ => Board::Unchanged,
        };
        self.text(&word)
    }

    /// `1,2 mnkr mer än idag`, or that it is as today.
    pub(super) fn than_today(&self, ore: Ore) -> String {
        match ore.count() {
            0 => self.text(&Board::AsToday),
            _ => self.text(&Board::ThanToday { change: self.change_long(ore) }),
        }
    }

    /// A share without its sign, in per cent with one decimal.
    pub(super) fn percent(&self, share: &Exact) -> String {
        let percent = share.abs() * whole(100);
        let text = format!("{}\u{a0}%", number(&percent, 1, self.language));
        if percent.is_positive() && percent < Exact::new(1.into(), 20.into()) {
            let least = format!("{}\u{a0}%", number(&Exact::new(1.into(), 10.into()), 1, self.language));
            return self.text(&Board::Under { least });
        }
        text
    }

    /// `7 skolor`.
    pub(super) fn schools(&self, count: usize) -> String {
        self.text(&match count {
            0 => Board::NoSchool,
            1 => Board::OneSchool,
            _ => Board::Schools { count: count.to_string() },
        })
    }

    /// `170 elever`; student years where they are not the same.
    pub(super) fn students(&self, years: &Exact) -> String {
        let count = exact(years, self.language);
        self.text(&match (self.whole_years, years.is_one()) {
            (true, true) => Board::OneStudent,
            (true, false) => Board::Students { count },
            (false, true) => Board::OneStudentYear,
            (false, false) => Board::StudentYears { count },
        })
    }

    /// `A`, `A och B`, `A, B och C`, `A, B, C och 4 till`.
    pub(super) fn list(&self, names: &[String]) -> String {
        let word = match names {
            [] => return String::new(),
            [one] => return one.clone(),
            [first @ .., last] if names.len() <= NAMES => {
                Board::ListAnd { first: first.join(", "), last: last.clone() }
            }
            _ => {
                let first: Vec<&str> = names.iter().take(NAMES).map(String::as_str).collect();
                Board::ListMore { first: first.join(", "), count: (names.len() - NAMES).to_string() }
            }
        };
        self.text(&word)
    }

    /// `mellan 41,2 miljoner kr och 43,0 miljoner kr`, both with their signs.
    pub(super) fn between(&self, low: Ore, high: Ore) -> String {
        let one = |ore: Ore| {
            let sign = if ore < Ore::ZERO { "\u{2212}" } else { "" };
            format!("{sign}{}", self.long(ore))
        };
        let (low, high) = (one(low), one(high));
        // `41,2 och 43,0 miljoner kr`: what both end in is said once.
        let unit = Board::MillionOf { number: String::new(), currency: self.currency.clone() };
        let unit = self.text(&unit);
        let low =
            if high.ends_with(&unit) { low.strip_suffix(&unit).unwrap_or(&low).to_owned() } else { low };
        self.text(&Board::Between { low, high })
    }

    /// `I 9 av 10 dragningar`, of the share of draws between two percentiles.
    pub(super) fn of_draws(&self, percent: &Exact) -> String {
        let tenths = percent / whole(10);
        if tenths.is_integer() {
            return self.text(&Board::TenthsOf { tenths: exact(&tenths, self.language) });
        }
        self.text(&Board::HundredthsOf { hundredths: exact(percent, self.language) })
    }

    /// `Sågbäcksgymnasiet får 1,2 mnkr mer`.
    pub(super) fn school(&self, school: String, change: Ore) -> String {
        let sum = self.short(change);
        self.text(&match change.count().signum() {
            1 => Board::SchoolMore { school, sum },
            -1 => Board::SchoolLess { school, sum },
            _ => Board::SchoolSame { school },
        })
    }

    /// `”X” ger skolorna 281,5 miljoner kr, 3 694 938 kr mer (1,3 %) än idag.`
    pub(super) fn total(&self, model: String, all: &Change) -> String {
        let (total, change) = (self.long(all.after), self.change_long(all.money()));
        self.text(&match (all.money() == Ore::ZERO, all.share()) {
            (true, _) => Board::TotalSame { model, total },
            (false, Some(share)) => Board::TotalAgainst { model, total, change, share: self.percent(&share) },
            (false, None) => Board::TotalFirst { model, total, change },
        })
    }

    /// How the total stands to what the price list alone pays.
    pub(super) fn against_list(&self, apart: Ore) -> String {
        match apart.count() {
            0 => self.text(&Board::ListSame),
            _ => self.text(&Board::ListAgainst { change: self.change_long(apart) }),
        }
    }

    /// `5 skolor får mer, tillsammans …; 2 skolor får mindre, tillsammans ….`
    pub(super) fn winners(&self, changes: &[Change]) -> String {
        let moved = moved(changes);
        let more = || {
            let (schools, sum) = (self.schools(moved.winners), self.long(moved.won));
            self.text(&match moved.winners {
                1 => Board::GetsMore { schools, sum },
                _ => Board::GetMoreTogether { schools, sum },
            })
        };
        let less = || {
            let (schools, sum) = (self.schools(moved.losers), self.long(moved.lost));
            self.text(&match moved.losers {
                1 => Board::GetsLess { schools, sum },
                _ => Board::GetLessTogether { schools, sum },
            })
        };
        let mut text = self.text(&match (moved.winners, moved.losers) {
            (0, 0) => return self.text(&Board::NobodyChanges),
            (_, 0) => Board::OnlyMore { more: more() },
            (0, _) => Board::OnlyLess { less: less() },
            _ => Board::MoreAndLess { more: more(), less: less() },
        });
        let same = match moved.same {
            0 => return text,
            1 => Board::OneSame,
            count => Board::SomeSame { count: count.to_string() },
        };
        text.push(' ');
        text.push_str(&self.text(&same));
        text
    }

    /// Who gains most; nothing if nobody gains, or if there is no other.
    pub(super) fn most_more(&self, changes: &[Change], name: &dyn Fn(&str) -> String) -> Option<String> {
        let most = changes.iter().map(Change::money).max().filter(|most| *most > Ore::ZERO)?;
        Some(self.most(changes, most, name))
    }

    /// Who loses most; nothing if nobody loses.
    pub(super) fn most_less(&self, changes: &[Change], name: &dyn Fn(&str) -> String) -> Option<String> {
        let most = changes.iter().map(Change::money).min().filter(|most| *most < Ore::ZERO)?;
        Some(self.most(changes, most, name))
    }

    fn most(&self, changes: &[Change], most: Ore, name: &dyn Fn(&str) -> String) -> String {
        let those: Vec<&Change> = changes.iter().filter(|one| one.money() == most).collect();
        let names: Vec<String> = those.iter().map(|one| name(&one.code)).collect();
        let (list, sum, gains) = (self.list(&names), self.long(most), most > Ore::ZERO);
        let word = match those.as_slice() {
            [one] if gains => Board::MostMore { school: list, sum, share: self.share(one) },
            [one] => Board::MostLess { school: list, sum, share: self.share(one) },
            _ if gains => Board::MostMoreTied { schools: list, sum },
            _ => Board::MostLessTied { schools: list, sum },
        };
        self.text(&word)
    }

    /// The change as a share, and for each student, in brackets after a sum.
    fn share(&self, change: &Change) -> String {
        let each = change.per_student().map(|each| self.each(&each));
        match (change.share().map(|share| self.percent(&share)), each) {
            (Some(share), Some(each)) => self.text(&Board::ShareAndEach { share, each }),
            (Some(share), None) => self.text(&Board::ShareInBrackets { share }),
            (None, _) => String::new(),
        }
    }

    /// Money for each student without its sign, to whole units.
    pub(super) fn each(&self, each: &Exact) -> String {
        format!("{}\u{a0}{}", number(&each.abs(), 0, self.language), self.currency)
    }

    /// How many students go to schools that get less; nothing if none loses, or if nobody counts students.
    pub(super) fn at_losers(&self, changes: &[Change]) -> Option<String> {
        let moved = moved(changes);
        let all = Change::sum(changes).student_years;
        if moved.losers == 0 || all.is_zero() || moved.students_at_losers.is_zero() {
            return None;
        }
        let students = self.students(&moved.students_at_losers);
        let share = self.percent(&(&moved.students_at_losers / &all));
        Some(self.text(&match moved.losers {
            1 => Board::AtTheLoser { students, share },
            _ => Board::AtLosers { students, share },
        }))
    }

    /// `7 skolor får mer, ingen skola får mindre`: for headings.
    pub(in crate::report::view) fn winners_short(&self, changes: &[Change]) -> String {
        let moved = moved(changes);
        if moved.winners + moved.losers == 0 {
            return self.text(&Board::TitleNoChange);
        }
        let (winners, losers) = (self.schools(moved.winners), self.schools(moved.losers));
        self.text(&Board::TitleChanges { winners, losers })
    }
}

#[cfg(test)]
mod tests;
