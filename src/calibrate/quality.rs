//! How well predicted probabilities tell people apart, and how near they come to what happened.

use super::fit::{Group, Trouble, fit};
use super::matrix::Square;
use crate::chance::chi_square_above;

/// People who were given the same probability.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Predicted {
    /// The log odds that they were given.
    pub log_odds: f64,
    /// The probability.
    pub probability: f64,
    /// How many they are.
    pub people: f64,
    /// Of how many it came true.
    pub events: f64,
}

/// A tenth of the people by their probability.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tenth {
    /// How many they are.
    pub people: f64,
    /// The mean of their probabilities.
    pub expected: f64,
    /// The part of them for whom it came true.
    pub observed: f64,
}

/// The test of Hosmer and Lemeshow.
#[derive(Clone, Debug, PartialEq)]
pub struct HosmerLemeshow {
    /// The groups, from the lowest probability.
    pub tenths: Vec<Tenth>,
    /// χ².
    pub statistic: f64,
    /// Groups less two.
    pub degrees: usize,
    /// How often chance alone gives as much.
    pub p: f64,
}

/// How predictions must be stretched and moved to fit: logit(p) = intercept + slope · predicted logit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Recalibration {
    /// 0 if they fit.
    pub intercept: f64,
    /// 1 if they fit; below, they are too far apart.
    pub slope: f64,
    /// The standard errors of both.
    pub errors: [f64; 2],
}

/// In how many groups people are put.
const GROUPS: usize = 10;

/// How often somebody for whom it came true had the higher probability of two people with different outcomes; equal
/// probabilities count half. None if all have the same outcome.
///
/// Source: Hanley & McNeil, "The meaning and use of the area under a receiver operating characteristic (ROC) curve",
/// Radiology 143 (1982) 29–36.
#[must_use]
pub fn area_under_curve(predicted: &[Predicted]) -> Option<f64> {
    let (mut below, mut area, mut events) = (0.0, 0.0, 0.0);
    for same in alike(predicted) {
        let others = same.people - same.events;
        area += same.events * (below + others / 2.0);
        below += others;
        events += same.events;
    }
    (events > 0.0 && below > 0.0).then(|| area / (events * below))
}

/// People in order of their probability, those with the same one together.
fn alike(predicted: &[Predicted]) -> Vec<Predicted> {
    let mut sorted = predicted.to_vec();
    sorted.sort_by(|a, b| a.log_odds.total_cmp(&b.log_odds));
    let mut groups: Vec<Predicted> = Vec::new();
    for one in sorted {
        match groups.last_mut() {
            // The same terms in another school give the same log odds but for the last bits.
            Some(last) if (one.log_odds - last.log_odds).abs() < 1e-12 * (1.0 + last.log_odds.abs()) => {
                last.people += one.people;
                last.events += one.events;
            }
            _ => groups.push(one),
        }
    }
    groups
}

/// The test of Hosmer and Lemeshow in ten groups of about as many people; those with the same probability stay together.
/// None with fewer than three groups.
///
/// Source: Hosmer & Lemeshow, *Applied Logistic Regression* (1989), section 5.2.
#[must_use]
pub fn hosmer_lemeshow(predicted: &[Predicted]) -> Option<HosmerLemeshow> {
    let all = predicted.iter().fold(0.0, |sum, one| sum + one.people);
    let mut tenths: Vec<[f64; 3]> = Vec::new();
    let (mut before, mut place) = (0.0, usize::MAX);
    for one in alike(predicted) {
        // The group in which the last of the alike stands.
        let last = before + one.people;
        let own = libm::ceil(last * GROUPS as f64 / all - 1e-9) as usize;
        let added = [one.people, one.people * one.probability, one.events];
        match tenths.last_mut().filter(|_| own == place) {
            Some(sums) => sums.iter_mut().zip(added).for_each(|(sum, part)| *sum += part),
            None => tenths.push(added),
        }
        (before, place) = (last, own);
    }
    let degrees = tenths.len().checked_sub(2).filter(|degrees| *degrees > 0)?;
    let statistic = tenths.iter().fold(0.0, |sum, [people, expected, events]| {
        sum + (events - expected) * (events - expected) / (expected * (1.0 - expected / people))
    });
    let tenth = |[people, expected, events]: &[f64; 3]| Tenth {
        people: *people,
        expected: expected / people,
        observed: events / people,
    };
    Some(HosmerLemeshow {
        tenths: tenths.iter().map(tenth).collect(),
        statistic,
        degrees,
        p: chi_square_above(statistic, degrees as f64),
    })
}

/// How predictions must be stretched and moved to fit what happened.
///
/// # Errors
/// Predictions that are the same for all, or that tell everybody's outcome.
///
/// Source: Cox, "Two further applications of a model for binary regression", Biometrika 45 (1958) 562–565.
pub fn recalibration(predicted: &[Predicted]) -> Result<Recalibration, Trouble> {
    let group =
        |one: &Predicted| Group { x: vec![one.log_odds], people: one.people, events: one.events, school: 0 };
    let groups: Vec<Group> = predicted.iter().map(group).collect();
    let fitted = fit(&groups, 1, 0.0)?;
    let at = |place: usize| fitted.coefficients.get(place).copied().unwrap_or(f64::NAN);
    let error = |place: usize| fitted.covariance.at(place, place).sqrt();
    Ok(Recalibration { intercept: at(0), slope: at(1), errors: [error(0), error(1)] })
}

/// For each term by how much its variance is inflated by the others: 1/(1 − R²) of its regression on them, the diagonal
/// of the inverse of their correlations. None if one is a sum of others.
#[must_use]
pub fn variance_inflation(groups: &[Group], terms: usize) -> Option<Vec<f64>> {
    let moments: Vec<(f64, f64)> = (0..terms).map(|term| super::fit::moments(groups, term)).collect();
    let people = groups.iter().fold(0.0, |sum, group| sum + group.people);
    let mut correlations = Square::zero(terms);
    for group in groups {
        let scaled = group.x.iter().zip(&moments).map(|(x, (mean, deviation))| (x - mean) / deviation);
        correlations.add_square(&scaled.collect::<Vec<f64>>(), group.people / people);
    }
    let inverse = correlations.triangle().ok()?.inverse();
    Some((0..terms).map(|term| inverse.at(term, term)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn predicted(list: &[(f64, f64, f64)]) -> Vec<Predicted> {
        let one = |(probability, people, events): &(f64, f64, f64)| Predicted {
            log_odds: libm::log(probability / (1.0 - probability)),
            probability: *probability,
            people: *people,
            events: *events,
        };
        list.iter().map(one).collect()
    }

    /// By hand, over the 3 × 3 pairs of an event and another.
    #[test]
    fn the_area_counts_pairs_and_halves_ties() {
        let list =
            predicted(&[(0.9, 1.0, 1.0), (0.7, 1.0, 0.0), (0.5, 2.0, 1.0), (0.3, 1.0, 1.0), (0.1, 1.0, 0.0)]);
        // Events at 0.9, 0.5, 0.3; others at 0.7, 0.5, 0.1: 0.9 beats 3, 0.5 beats 1 and ties 1, 0.3 beats 1.
        assert_eq!(area_under_curve(&list), Some((3.0 + 1.5 + 1.0) / 9.0));
        assert_eq!(area_under_curve(&predicted(&[(0.5, 3.0, 3.0)])), None);
    }

    /// By hand: three groups of 10 with 2, 5 and 8 expected and 3, 4 and 8 observed: 1/1.6 + 1/2.5 + 0 = 1.025.
    #[test]
    fn hosmer_and_lemeshow_by_hand() {
        let list = predicted(&[(0.2, 10.0, 3.0), (0.5, 10.0, 4.0), (0.8, 10.0, 8.0)]);
        let test = hosmer_lemeshow(&list).unwrap();
        assert!((test.statistic - 1.025).abs() < 1e-12 && test.degrees == 1, "{test:?}");
        assert_eq!(test.tenths.iter().map(|one| one.observed).collect::<Vec<_>>(), [0.3, 0.4, 0.8]);
    }

    /// Two terms with the correlation r inflate each other by 1/(1 − r²); here r = 0.5.
    #[test]
    fn inflation_of_two_terms_is_that_of_their_correlation() {
        let group = |x: [f64; 2], people: f64| Group { x: x.to_vec(), people, events: 0.0, school: 0 };
        let groups = [
            group([1.0, 1.0], 3.0),
            group([-1.0, -1.0], 3.0),
            group([1.0, -1.0], 1.0),
            group([-1.0, 1.0], 1.0),
        ];
        for factor in variance_inflation(&groups, 2).unwrap() {
            assert!((factor - 4.0 / 3.0).abs() < 1e-12, "{factor}");
        }
    }
}
