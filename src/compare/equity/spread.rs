//! How far apart schools are in what each of their students gets: variation, Gini, McLoone, federal range ratio.

use super::need::{Needy, concentration};
use crate::base::Exact;
use crate::base::number::{to_f64, whole};
use num_traits::Signed;

/// A school: how many students, and what each of them gets.
#[derive(Clone, Debug, PartialEq)]
pub struct Unit {
    /// Its student years.
    pub students: Exact,
    /// Money for each of them, or any other number of which more is better.
    pub each: Exact,
}

/// The spread of what students get, every student counted once with the mean of the school. Definitions: Berne & Stiefel,
/// *The Measurement of Equity in School Finance* (1984), chapter 2; Odden & Picus, *School Finance: A Policy
/// Perspective*, the chapter on equity.
#[derive(Clone, Debug, PartialEq)]
pub struct Spread {
    /// What a student gets on average.
    pub mean: Exact,
    /// What the student in the middle gets.
    pub median: Exact,
    /// Coefficient of variation: the standard deviation (of all students, not of a sample) over the mean; 0 is equal.
    pub variation: Option<Exact>,
    /// Gini coefficient: the mean difference between two students over twice the mean; 0 is equal, 1 is one has all.
    pub gini: Option<Exact>,
    /// McLoone index: what the students at or below the median get, over what they would get at the median; 1 is equal.
    pub mcloone: Option<Exact>,
    /// Federal range ratio: what lies between the 95th and the 5th percentile, over the 5th; 0 is equal.
    pub range_ratio: Option<Exact>,
}

/// The spread over schools; none if there are no students. Schools without students count for nothing.
#[must_use]
pub fn spread(units: &[Unit]) -> Option<Spread> {
    let students = units.iter().fold(whole(0), |sum, unit| sum + &unit.students);
    if !students.is_positive() {
        return None;
    }
    let mean = units.iter().fold(whole(0), |sum, unit| sum + &unit.students * &unit.each) / &students;
    let median = percentile(units, &Exact::new(1.into(), 2.into()))?;
    Some(Spread {
        variation: variation(units, &students, &mean),
        gini: gini(units),
        mcloone: mcloone(units, &median),
        range_ratio: range_ratio(units),
        mean,
        median,
    })
}

fn variation(units: &[Unit], students: &Exact, mean: &Exact) -> Option<Exact> {
    if !mean.is_positive() {
        return None;
    }
    let squares = units.iter().fold(whole(0), |sum, unit| {
        let apart = &unit.each - mean;
        sum + &unit.students * &apart * &apart
    });
    Exact::from_float(libm::sqrt(to_f64(&(squares / students / (mean * mean)))))
}

/// The concentration index of what students get, with students ranked by that itself.
fn gini(units: &[Unit]) -> Option<Exact> {
    let ranked = units.iter().map(|unit| Needy {
        students: unit.students.clone(),
        each: unit.each.clone(),
        need: unit.each.clone(),
    });
    concentration(&ranked.collect::<Vec<Needy>>())
}

fn mcloone(units: &[Unit], median: &Exact) -> Option<Exact> {
    let low = || units.iter().filter(|unit| unit.each <= *median);
    let get = low().fold(whole(0), |sum, unit| sum + &unit.students * &unit.each);
    let would = low().fold(whole(0), |sum, unit| sum + &unit.students * median);
    would.is_positive().then(|| get / would)
}

fn range_ratio(units: &[Unit]) -> Option<Exact> {
    let [low, high] = [5, 95].map(|percent| percentile(units, &Exact::new(percent.into(), 100.into())));
    let (low, high) = (low?, high?);
    low.is_positive().then(|| (high - &low) / &low)
}

/// What the student at a share of all students gets, counted from the one with least; the mean of two neighbours where
/// the share falls between them (the fifth definition of SAS, `PCTLDEF=5`). None without students.
#[must_use]
pub fn percentile(units: &[Unit], share: &Exact) -> Option<Exact> {
    let mut order: Vec<&Unit> = units.iter().filter(|unit| unit.students.is_positive()).collect();
    order.sort_by(|a, b| a.each.cmp(&b.each));
    let students = order.iter().fold(whole(0), |sum, unit| sum + &unit.students);
    let wanted = students * share;
    let mut below = whole(0);
    for (place, unit) in order.iter().enumerate() {
        below += &unit.students;
        if below > wanted {
            return Some(unit.each.clone());
        }
        if below == wanted {
            let next = order.get(place + 1).unwrap_or(unit);
            return Some((&unit.each + &next.each) / whole(2));
        }
    }
    order.last().map(|unit| unit.each.clone())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::number::parse_exact;
    use proptest::prelude::*;

    fn units(each: &[i64]) -> Vec<Unit> {
        each.iter().map(|each| Unit { students: whole(1), each: whole(*each) }).collect()
    }

    fn school(students: i64, each: i64) -> Unit {
        Unit { students: whole(students), each: whole(each) }
    }

    fn near(got: Option<Exact>, wanted: f64, within: f64) {
        let got = to_f64(&got.unwrap());
        assert!((got - wanted).abs() <= within, "{got} is not {wanted}");
    }

    /// *Statistics Slam Dunk* (Manning), section 12.5: `ineq(rep(c(10, 100), times = c(9, 1)))` is 0.4263158,
    /// here as two schools of 9 students and 1. The manual of the R package phylotools 0.1.2:
    /// `gini(c(1, 3, 2, 1, 1, 1, 4))` is 0.3076923.
    #[test]
    fn the_gini_index_of_two_books() {
        let schools = [(9, 10), (1, 100)].map(|(students, each)| school(students, each));
        near(spread(&schools).unwrap().gini, 0.426_315_8, 0.000_000_05);
        near(spread(&units(&[1, 3, 2, 1, 1, 1, 4])).unwrap().gini, 0.307_692_3, 0.000_000_05);
    }

    /// The example of `Gini` in the manual of the R package ineq (Zeileis & Kleiber), which gives 0.4620911; so do the tests
    /// of other programs that are held against it, such as `examples/gini_example.py` of open-risk/concentrationMetrics.
    #[test]
    fn the_gini_index_of_ineq() {
        let incomes = [541, 1463, 2445, 3438, 4437, 5401, 6392, 8304, 11904, 22261];
        near(spread(&units(&incomes)).unwrap().gini, 0.462_091_1, 0.000_000_05);
    }

    /// Total revenues per pupil of Kentucky's districts in 2006–07: 8 417 dollars at the 5th percentile, 11 226 at the 95th; the
    /// federal range ratio is 33 per cent, printed as 0.3 (NCES, *Revenues and Expenditures for Public Elementary and
    /// Secondary School Districts: School Year 2006–07*, table 1, as told by the Prichard Committee, 9 September 2009).
    #[test]
    fn the_federal_range_ratio_of_kentucky() {
        let districts = [school(10, 8_417), school(80, 9_500), school(10, 11_226)];
        near(spread(&districts).unwrap().range_ratio, 0.33, 0.005);
    }

    /// The salaries of the example in *How to calculate McLoone index?* (forum.posit.co, 2020): 38 people, median 45. There
    /// the lower half counts, 19 people with 603 together: 603 / (45 · 19) = 0.7053. Here all at or below the median do, as
    /// where pupils of one district are not told apart: the 20th, who has 45, too. (603 + 45) / (45 · 20) = 0.72.
    #[test]
    fn the_mcloone_index_of_a_published_example() {
        let salaries = [(2, 1000), (4, 200), (6, 100), (6, 60), (8, 45), (12, 24)];
        let spread = spread(&salaries.map(|(people, salary)| school(people, salary))).unwrap();
        assert_eq!(spread.median, whole(45));
        assert_eq!(spread.mcloone, Some(parse_exact("0.72").unwrap()));
    }

    /// Two worked examples of a population's coefficient of variation: 5, 6, 7, 9 and 8 have 20.2 per cent
    /// (socratic.org, 2016), 2, 4, 6 and 8 have 44.72 per cent (math-master.org).
    #[test]
    fn the_coefficient_of_variation_of_two_published_examples() {
        near(spread(&units(&[5, 6, 7, 9, 8])).unwrap().variation, 0.202, 0.000_5);
        near(spread(&units(&[2, 4, 6, 8])).unwrap().variation, 0.447_2, 0.000_05);
    }

    /// By hand from the definitions: 100 students at 80, 200 at 100, 100 at 150. Mean 107.5; variance
    /// (27.5² + 2 · 7.5² + 42.5²) / 4 = 668.75; the median is 100; at or below it 100 · 80 + 200 · 100 = 28 000 of 30 000;
    /// the 5th percentile is 80, the 95th 150.
    #[test]
    fn three_schools_by_hand() {
        let spread = spread(&[school(200, 100), school(100, 150), school(100, 80)]).unwrap();
        assert_eq!(spread.mean, parse_exact("107.5").unwrap());
        assert_eq!(spread.median, whole(100));
        near(spread.variation, 668.75_f64.sqrt() / 107.5, 1e-12);
        assert_eq!(spread.mcloone, Some(parse_exact("14/15").unwrap()));
        assert_eq!(spread.range_ratio, Some(parse_exact("70/80").unwrap()));
    }

    fn schools() -> impl Strategy<Value = Vec<Unit>> {
        let school = (1_i64..500, 1_i64..200_000);
        let school = school.prop_map(|(n, each)| Unit { students: whole(n), each: whole(each) });
        prop::collection::vec(school, 1..12)
    }

    proptest! {
        #[test]
        fn the_gini_is_half_the_relative_mean_difference(units in schools()) {
            let students = units.iter().fold(whole(0), |sum, unit| sum + &unit.students);
            let mean = units.iter().fold(whole(0), |sum, unit| sum + &unit.students * &unit.each) / &students;
            let mut apart = whole(0);
            for a in &units {
                for b in &units {
                    apart += &a.students * &b.students * (&a.each - &b.each).abs();
                }
            }
            let wanted = apart / (whole(2) * &students * &students * mean);
            prop_assert_eq!(spread(&units).unwrap().gini, Some(wanted));
        }

        #[test]
        fn in_another_currency_and_with_every_school_twice_nothing_changes(units in schools(), factor in 2_i64..50) {
            let other = |unit: &Unit| Unit { students: unit.students.clone(), each: &unit.each * whole(factor) };
            let twice: Vec<Unit> = units.iter().chain(&units).map(other).collect();
            let (one, two) = (spread(&units).unwrap(), spread(&twice).unwrap());
            prop_assert_eq!(one.gini, two.gini);
            prop_assert_eq!(one.mcloone, two.mcloone);
            prop_assert_eq!(one.range_ratio, two.range_ratio);
            near(one.variation, to_f64(&two.variation.unwrap()), 1e-12);
        }

        #[test]
        fn money_from_a_richer_to_a_poorer_school_makes_less_spread(
            units in schools(), a in 0_usize..12, b in 0_usize..12, part in 1_i64..100,
        ) {
            let (a, b) = (a % units.len(), b % units.len());
            let (rich, poor) = if units[a].each > units[b].each { (a, b) } else { (b, a) };
            prop_assume!(units[rich].each > units[poor].each);
            // Less than what would make them change places.
            let apart = &units[rich].each - &units[poor].each;
            let each = |unit: &Unit| whole(1) / &unit.students;
            let money = apart / (each(&units[rich]) + each(&units[poor])) * Exact::new(part.into(), 100.into());
            let mut after = units.clone();
            after[rich].each -= &money / &units[rich].students;
            after[poor].each += &money / &units[poor].students;
            let (before, after) = (spread(&units).unwrap(), spread(&after).unwrap());
            prop_assert!(after.gini < before.gini);
            prop_assert!(to_f64(&after.variation.unwrap()) <= to_f64(&before.variation.unwrap()));
        }

        #[test]
        fn where_all_get_the_same_there_is_no_spread(students in prop::collection::vec(1_i64..500, 1..9), each in 1_i64..9999) {
            let units: Vec<Unit> =
                students.iter().map(|n| Unit { students: whole(*n), each: whole(each) }).collect();
            let spread = spread(&units).unwrap();
            let zero = Some(whole(0));
            prop_assert_eq!([&spread.variation, &spread.gini, &spread.range_ratio], [&zero; 3]);
            prop_assert_eq!(spread.mcloone, Some(whole(1)));
        }
    }
}
