//! How money follows need: concentration index, slope, and what reaches the neediest students.

use crate::base::number::whole;
use crate::base::{Exact, KeySet, NodeId};
use crate::exact::Evaluator;
use crate::frame::Frame;
use crate::model::Model;
use crate::model::parts::Origin;
use num_bigint::BigInt;
use num_integer::Integer;
use num_traits::{Signed, Zero};
use std::collections::BTreeMap;

/// A school: its students, what each of them gets, and how great their needs are.
#[derive(Clone, Debug, PartialEq)]
pub struct Needy {
    /// Its student years.
    pub students: Exact,
    /// Money for each of them.
    pub each: Exact,
    /// Their need, by any index that rises with it.
    pub need: Exact,
}

/// How great the needs of each school's students are.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Needs {
    /// By the school's code.
    pub by_school: BTreeMap<String, Exact>,
    /// Student years whose need is not known; they count in no mean.
    pub unknown: Exact,
}

/// The need of each school: the mean of a value over its rows, weighted by student years.
#[must_use]
pub fn needs(model: &Model, frame: &Frame, slots: &[Exact], value: NodeId) -> Option<Needs> {
    let grain = model.node(value)?.grain;
    let payee = model.payee?;
    let evaluator = Evaluator::new(model, frame, slots);
    let mut sums: BTreeMap<String, (Exact, Exact)> = BTreeMap::new();
    let mut unknown = whole(0);
    for row in 0..frame.len(KeySet::ROW) {
        let years = evaluator.heads(row, &Origin::StudentYears).ok()?;
        let code = frame.code(payee, frame.member_at(KeySet::ROW, row, payee)?).to_owned();
        match frame.up(KeySet::ROW, row, grain).and_then(|at| evaluator.number(value, at)) {
            Some(need) => {
                let (sum, weight) = sums.entry(code).or_insert_with(|| (whole(0), whole(0)));
                *sum += need * &years;
                *weight += years;
            }
            None => unknown += years,
        }
    }
    let counted = sums.into_iter().filter(|(_, (_, weight))| !weight.is_zero());
    Some(Needs { by_school: counted.map(|(code, (sum, weight))| (code, sum / weight)).collect(), unknown })
}

/// The concentration index of money over students ranked by need, from the least needy to the neediest: twice the area
/// between the line of equality and the concentration curve. Above zero the money is with the needy, below with the others;
/// from −1 to 1. Students of equal need share their rank. None if no money is paid.
///
/// Source: O'Donnell, van Doorslaer, Wagstaff & Lindelow, *Analyzing Health Equity Using Household Survey Data* (World Bank
/// 2008), chapter 8, there with persons ranked by wealth.
#[must_use]
pub fn concentration(units: &[Needy]) -> Option<Exact> {
    let mut ranks: BTreeMap<&Exact, (Exact, Exact)> = BTreeMap::new();
    for unit in units {
        let (students, money) = ranks.entry(&unit.need).or_insert_with(|| (whole(0), whole(0)));
        *students += &unit.students;
        *money += &unit.students * &unit.each;
    }
    let all = ranks.values().fold(whole(0), |sum, (students, _)| sum + students);
    let paid = ranks.values().fold(whole(0), |sum, (_, money)| sum + money);
    if !all.is_positive() || !paid.is_positive() {
        return None;
    }
    let (mut below, mut ranked) = (whole(0), whole(0));
    for (students, money) in ranks.values() {
        ranked += money * (&below + students / whole(2));
        below += students;
    }
    Some(whole(2) * ranked / (all * paid) - whole(1))
}

/// How much more a student gets for one unit more of need: the slope of the least-squares line through the schools,
/// weighted by students. None if all schools have the same need.
///
/// Source: Berne & Stiefel, *The Measurement of Equity in School Finance* (1984), on vertical equity.
#[must_use]
pub fn slope(units: &[Needy]) -> Option<Exact> {
    fitted(units).map(|(_, slope)| slope)
}

/// The same line: what a student gets at need zero, and how much more for one unit more of need.
#[must_use]
pub fn fitted(units: &[Needy]) -> Option<(Exact, Exact)> {
    // Over one denominator the sums are of whole numbers: fractions would be reduced at every step.
    let [students, need, each] = [
        |unit: &Needy| unit.students.clone(),
        |unit: &Needy| unit.need.clone(),
        |unit: &Needy| unit.each.clone(),
    ]
    .map(|of| Wholes::of(units.iter().map(of).collect()));
    let sum = |of: &dyn Fn(usize) -> BigInt| (0..units.len()).map(of).sum::<BigInt>();
    let [w, x, y] = [&students, &need, &each].map(|wholes| |at: usize| wholes.at(at));
    let all = sum(&|at| w(at).clone());
    if all.is_zero() {
        return None;
    }
    let (of_x, of_y) = (sum(&|at| w(at) * x(at)), sum(&|at| w(at) * y(at)));
    let (with, own) = (sum(&|at| w(at) * x(at) * y(at)), sum(&|at| w(at) * x(at) * x(at)));
    let own = &all * own - &of_x * &of_x;
    (!own.is_zero()).then(|| {
        let slope = Exact::new((&all * with - &of_x * &of_y) * &need.below, own * &each.below);
        let mean = |of: BigInt, wholes: &Wholes| Exact::new(of, &all * &wholes.below);
        (mean(of_y, &each) - &slope * mean(of_x, &need), slope)
    })
}

/// Numbers over one denominator.
struct Wholes {
    above: Vec<BigInt>,
    below: BigInt,
}

impl Wholes {
    fn of(numbers: Vec<Exact>) -> Self {
        let below = numbers.iter().fold(BigInt::from(1), |all, number| all.lcm(number.denom()));
        let above = numbers.iter().map(|number| number.numer() * (&below / number.denom())).collect();
        Self { above, below }
    }

    fn at(&self, place: usize) -> &BigInt {
        static NOTHING: BigInt = BigInt::ZERO;
        self.above.get(place).unwrap_or(&NOTHING)
    }
}

/// The share of the money above nothing that goes to the neediest part of the students; of the school, or schools of equal
/// need, at the limit, as large a part as is needed. A quarter is reached if need plays no role. Students who get less
/// than nothing, such as those of a school that loses, count as students but bring no money. None if nobody gets any.
#[must_use]
pub fn reaching_neediest(units: &[Needy], part: &Exact) -> Option<Exact> {
    let mut ranks: BTreeMap<&Exact, (Exact, Exact)> = BTreeMap::new();
    for unit in units {
        let (students, money) = ranks.entry(&unit.need).or_insert_with(|| (whole(0), whole(0)));
        *students += &unit.students;
        *money += &unit.students * unit.each.clone().max(whole(0));
    }
    let paid = ranks.values().fold(whole(0), |sum, (_, money)| sum + money);
    let mut wanted = ranks.values().fold(whole(0), |sum, (students, _)| sum + students) * part;
    let mut reached = whole(0);
    for (students, money) in ranks.values().rev().filter(|(students, _)| students.is_positive()) {
        let taken = wanted.clone().min(students.clone());
        reached += money * &taken / students;
        wanted -= taken;
    }
    paid.is_positive().then(|| reached / paid)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::number::{parse_exact, to_f64};
    use proptest::prelude::*;

    fn school(students: i64, each: &str, need: i64) -> Needy {
        Needy { students: whole(students), each: parse_exact(each).unwrap(), need: whole(need) }
    }

    /// Births and deaths under five by wealth in India 1982–92: the worked example of the World Bank's Technical Note 7, *The
    /// Concentration Index*, table 1, where rank is wealth. The note was seen, the digits of its table were not; so the
    /// index is that of numpy, by 2 · Σ f μ R / μ̄ − 1 (Kakwani, Wagstaff & van Doorslaer 1997), −0.169417:
    /// `w = array(births); y = array(rates); r = (cumsum(w) - w / 2) / w.sum(); 2 * (w * y * r).sum() / (w * y).sum() - 1`.
    #[test]
    fn the_concentration_index_of_the_world_bank() {
        let groups =
            [(29_939, "154.7"), (28_776, "152.9"), (26_528, "119.5"), (24_689, "86.9"), (19_739, "54.3")];
        let groups: Vec<Needy> =
            (1..).zip(groups).map(|(wealth, (births, rate))| school(births, rate, wealth)).collect();
        let index = to_f64(&concentration(&groups).unwrap());
        assert!((index + 0.169_417).abs() < 0.000_000_5, "{index}");
    }

    /// By hand: the points (1, 2), (2, 3), (4, 9) with weights 1, 2, 1. Means 9/4 and 17/4; the slope is
    /// Σ w (x − x̄)(y − ȳ) / Σ w (x − x̄)² = 11.75 / 4.75 = 47/19.
    #[test]
    fn a_slope_by_hand() {
        let schools = [school(1, "2", 1), school(2, "3", 2), school(1, "9", 4)];
        assert_eq!(slope(&schools), Some(parse_exact("47/19").unwrap()));
        assert_eq!(slope(&[school(1, "2", 1), school(3, "5", 1)]), None);
    }

    /// By hand: 100 students, the neediest quarter are the 10 of one school and 15 of the 30 of the next. They get
    /// 10 · 100 + 15 · 20 = 1 300 of 1 600; the school that loses brings nothing.
    #[test]
    fn a_quarter_by_hand() {
        let schools = [school(10, "100", 3), school(30, "20", 2), school(60, "-5", 1)];
        let quarter = parse_exact("1/4").unwrap();
        assert_eq!(reaching_neediest(&schools, &quarter), Some(parse_exact("13/16").unwrap()));
        assert_eq!(reaching_neediest(&[school(5, "0", 1)], &quarter), None);
    }

    fn schools() -> impl Strategy<Value = Vec<Needy>> {
        let one = (1_i64..500, 1_i64..200_000, 1_i64..6);
        let one = one.prop_map(|(n, each, need)| school(n, &each.to_string(), need));
        prop::collection::vec(one, 2..12)
    }

    proptest! {
        /// The form 2 · cov(y, rank) / mean, with the ranks of Kakwani, Wagstaff & van Doorslaer (1997).
        #[test]
        fn the_index_is_a_covariance_with_rank_and_lies_between_minus_one_and_one(units in schools()) {
            let all = units.iter().fold(whole(0), |sum, unit| sum + &unit.students);
            let rank = |of: &Needy| {
                let sum = |want: &dyn Fn(&&Needy) -> bool| {
                    units.iter().filter(want).fold(whole(0), |sum, unit| sum + &unit.students)
                };
                (sum(&|unit| unit.need < of.need) + sum(&|unit| unit.need == of.need) / whole(2)) / &all
            };
            let mean = |f: &dyn Fn(&Needy) -> Exact| {
                units.iter().fold(whole(0), |sum, unit| sum + &unit.students * f(unit)) / &all
            };
            let money = mean(&|unit| unit.each.clone());
            let with = mean(&|unit| &unit.each * rank(unit)) - &money * mean(&rank);
            let index = concentration(&units).unwrap();
            prop_assert_eq!(&index, &(whole(2) * with / money));
            prop_assert!(index.abs() <= whole(1));
        }

        #[test]
        fn money_to_a_needier_school_raises_index_slope_and_share(units in schools(), kronor in 1_i64..1000) {
            let least = units.iter().min_by(|a, b| a.need.cmp(&b.need)).unwrap().need.clone();
            let most = units.iter().max_by(|a, b| a.need.cmp(&b.need)).unwrap().need.clone();
            prop_assume!(least != most);
            let give = |to: &Exact, unit: &Needy| match unit.need == *to {
                true => Needy { each: &unit.each + whole(kronor) / &unit.students, ..unit.clone() },
                false => unit.clone(),
            };
            let needy: Vec<Needy> = units.iter().map(|unit| give(&most, unit)).collect();
            prop_assert!(concentration(&needy) > concentration(&units));
            prop_assert!(slope(&needy) > slope(&units));
            let quarter = parse_exact("1/4").unwrap();
            prop_assert!(reaching_neediest(&needy, &quarter) >= reaching_neediest(&units, &quarter));
        }

        #[test]
        fn in_another_currency_and_on_another_scale_of_need_the_index_is_the_same(units in schools(), factor in 2_i64..9) {
            let other = |unit: &Needy| Needy {
                students: unit.students.clone(),
                each: &unit.each * whole(factor),
                need: &unit.need * whole(7) + whole(3),
            };
            let others: Vec<Needy> = units.iter().map(other).collect();
            prop_assert_eq!(concentration(&others), concentration(&units));
            prop_assert_eq!(slope(&others).map(|s| s * whole(7) / whole(factor)), slope(&units));
        }

        #[test]
        fn where_all_get_the_same_a_quarter_reaches_a_quarter(units in schools()) {
            let same: Vec<Needy> = units.iter().map(|unit| Needy { each: whole(5), ..unit.clone() }).collect();
            let quarter = parse_exact("1/4").unwrap();
            prop_assert_eq!(reaching_neediest(&same, &quarter), Some(quarter.clone()));
            prop_assert_eq!(concentration(&same), Some(whole(0)));
            prop_assert_eq!(slope(&same).unwrap_or_else(|| whole(0)), whole(0));
        }
    }
}
