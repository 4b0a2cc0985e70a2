//! Every school predicted by weights that were fitted without it.

use super::cohort::Cohort;
use super::fit::{Fit, Group, fit, log_odds, probability};
use super::quality::{Predicted, Recalibration, area_under_curve, recalibration};
use crate::diag::{CalibrateFault, Findings, Place};

/// How the weights do on schools that they were not fitted on.
#[derive(Clone, Debug, PartialEq)]
pub struct Cross {
    /// In how many parts the schools were left out.
    pub folds: usize,
    /// The area under the curve.
    pub area: Option<f64>,
    /// How predictions must be stretched and moved.
    pub recalibration: Option<Recalibration>,
    /// What was predicted of each group, where it could be.
    pub predicted: Vec<Option<Predicted>>,
}

/// What was predicted of a group.
#[must_use]
pub fn predicted(coefficients: &[f64], group: &Group) -> Predicted {
    let log_odds = log_odds(coefficients, &group.x);
    Predicted { log_odds, probability: probability(log_odds), people: group.people, events: group.events }
}

/// Leaves out each part of the schools in turn. None with one school.
pub fn cross(
    cohort: &Cohort,
    folds: usize,
    ridge: f64,
    place: &Place,
    found: &mut Findings,
) -> Option<Cross> {
    let parts = parts(cohort, folds);
    let folds = parts.iter().max().map_or(0, |last| last + 1);
    if folds < 2 {
        found.warning(CalibrateFault::OneSchool, place.clone());
        return None;
    }
    let part_of = |group: &Group| parts.get(group.school).copied();
    let mut fitted: Vec<Option<Fit>> = Vec::new();
    for part in 0..folds {
        let others = cohort.groups.iter().filter(|group| part_of(group) != Some(part));
        let one = fit(&others.cloned().collect::<Vec<_>>(), cohort.terms.len(), ridge).ok();
        if one.is_none() {
            let left = cohort.schools.iter().zip(&parts).filter(|(_, own)| **own == part);
            let schools = left.map(|(code, _)| code.clone()).collect::<Vec<_>>().join(", ");
            found.warning(CalibrateFault::FoldFailed { schools }, place.clone());
        }
        fitted.push(one);
    }
    let of = |group: &Group| {
        let fit = fitted.get(part_of(group)?)?.as_ref()?;
        Some(predicted(&fit.coefficients, group))
    };
    let predicted: Vec<Option<Predicted>> = cohort.groups.iter().map(of).collect();
    let known: Vec<Predicted> = predicted.iter().flatten().copied().collect();
    Some(Cross {
        folds,
        area: area_under_curve(&known),
        recalibration: recalibration(&known).ok(),
        predicted,
    })
}

/// The part of each school: the largest first, each to the part with the fewest people so far.
fn parts(cohort: &Cohort, folds: usize) -> Vec<usize> {
    let mut people = vec![0.0; cohort.schools.len()];
    for group in &cohort.groups {
        if let Some(sum) = people.get_mut(group.school) {
            *sum += group.people;
        }
    }
    let mut order: Vec<(usize, f64)> = people.into_iter().enumerate().collect();
    order.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    let mut filled = vec![0.0; folds.min(order.len())];
    let mut parts = vec![0; order.len()];
    for (school, people) in order {
        let least = filled.iter().enumerate().min_by(|a, b| f64::total_cmp(a.1, b.1)).map_or(0, |(at, _)| at);
        if let (Some(sum), Some(part)) = (filled.get_mut(least), parts.get_mut(school)) {
            *sum += people;
            *part = least;
        }
    }
    parts
}
