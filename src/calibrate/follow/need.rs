//! A model's weights on a new year's students: each school's need beside what happened, and how the weights have drifted.

use crate::base::number::to_f64;
use crate::calibrate::cohort::Cohort;
use crate::calibrate::fit::{Group, probability};
use crate::calibrate::job::{Scale, Target};
use crate::calibrate::quality::{Predicted, area_under_curve};
use crate::calibrate::result::{Calibration, calibrate};
use crate::calibrate::weights::INTERCEPT;
use crate::diag::{CalibrateFault, Findings};
use crate::model::{Rulebook, Run};
use std::collections::BTreeMap;

use super::Evaluation;

/// A model's weights followed up.
#[derive(Clone, Debug)]
pub struct Followed {
    /// The new year's students with weights of their own.
    pub anew: Calibration,
    /// Each school, in order of code.
    pub schools: Vec<SchoolNeed>,
    /// The model's weights beside those of the new year.
    pub drift: Vec<Drift>,
    /// Terms that only one of the two has.
    pub apart: Vec<String>,
    /// The area under the curve of the model's weights.
    pub area: Option<f64>,
    /// The mean of the model's need over the students.
    pub mean: f64,
    /// The rank correlation of the schools' need by the model with what happened.
    pub agreement: Option<f64>,
}

/// A school's need and what happened.
#[derive(Clone, Debug, PartialEq)]
pub struct SchoolNeed {
    /// Its code.
    pub code: String,
    /// Its students.
    pub people: f64,
    /// Its students' mean need by the model's weights, where all students' is 1.
    pub need: f64,
    /// The same by the weights of the new year.
    pub anew: f64,
    /// The risk that its need means: its need times the part of all for whom it came true.
    pub expected: f64,
    /// What happened.
    pub observed: f64,
    /// The standard error of what happened, were the expected risk true.
    pub error: f64,
    /// Its place by need in the model, by need fitted anew, and by what happened; 1 is the neediest.
    pub ranks: [usize; 3],
}

/// One of the model's weights beside that of the new year.
#[derive(Clone, Debug, PartialEq)]
pub struct Drift {
    /// The term.
    pub term: String,
    /// The model's weight.
    pub model: f64,
    /// That of the new year, in the same scale.
    pub anew: f64,
    /// The ends of its 95 % interval.
    pub interval: [f64; 2],
}

impl Drift {
    /// Whether the model's weight lies outside the interval.
    #[must_use]
    pub fn is_outside(&self) -> bool {
        self.model < self.interval[0] || self.model > self.interval[1]
    }
}

/// The weights of the calibration's table that a model has on the evaluation's day, by term.
pub fn weights_in_force(
    law: &Rulebook,
    of: &Evaluation,
    found: &mut Findings,
) -> Option<BTreeMap<String, f64>> {
    let target = of.job.write.as_ref().map(|write| &write.target);
    let Some(Target::Table { name, .. }) = target else {
        found.error(CalibrateFault::NowhereToRead, of.place.clone());
        return None;
    };
    let model = law.in_force(&Run::on(of.date), found)?;
    let lacks = || CalibrateFault::NoWeights { name: name.clone(), date: of.date.to_string() };
    let Some(table) = model.tables.iter().find(|table| table.name == *name) else {
        found.error(lacks(), of.place.clone());
        return None;
    };
    let mut weights = BTreeMap::new();
    for row in &table.rows {
        let Some(slot) = model.slot(row.slot) else { continue };
        if let crate::model::lookup::Hit::Row(hit) = table.at(&[slot.part.as_str()], &model.slots) {
            weights.extend(model.slot(hit).map(|hit| (slot.part.clone(), to_f64(&hit.value))));
        }
    }
    if !weights.contains_key(INTERCEPT) {
        found.error(lacks(), of.place.clone());
        return None;
    }
    Some(weights)
}

/// Follows up; nothing if the new outcomes cannot bear weights of their own, which is then among the findings.
pub fn evaluate(
    of: &Evaluation,
    cohort: Cohort,
    weights: &BTreeMap<String, f64>,
    found: &mut Findings,
) -> Option<Followed> {
    let scale = match of.job.write.as_ref().map(|write| &write.target) {
        Some(Target::Table { scale, .. }) => *scale,
        _ => Scale::Index,
    };
    let terms: Vec<String> = cohort.terms.iter().map(|term| term.name.clone()).collect();
    // No term of this year is written anywhere: the calibration is made without a target.
    let job = crate::calibrate::Job { write: None, ..of.job.clone() };
    let anew = calibrate(&job, cohort, found)?;
    let intercept = weights.get(INTERCEPT).copied().unwrap_or(f64::NAN);
    let own: Vec<f64> =
        terms.iter().map(|term| weights.get(term).copied().unwrap_or_else(|| neutral(scale))).collect();
    let by_model: Vec<f64> =
        anew.cohort.groups.iter().map(|group| level(scale, intercept, &own, group)).collect();
    let fitted =
        |group: &Group| probability(crate::calibrate::fit::log_odds(&anew.fit.coefficients, &group.x));
    let by_fit: Vec<f64> = anew.cohort.groups.iter().map(fitted).collect();
    let schools = schools(&anew.cohort, &by_model, &by_fit);
    let mean = mean(&anew.cohort, &by_model);
    let area = area(&anew.cohort, &by_model);
    let apart = weights.keys().filter(|name| *name != INTERCEPT && !terms.contains(name));
    let apart = apart.chain(terms.iter().filter(|term| !weights.contains_key(*term))).cloned().collect();
    Some(Followed {
        drift: drift(scale, &anew, weights, &by_fit),
        agreement: agreement(&schools),
        schools,
        apart,
        area,
        mean,
        anew,
    })
}

/// A weight that changes nothing.
const fn neutral(scale: Scale) -> f64 {
    match scale {
        Scale::OddsRatio => 1.0,
        Scale::LogOdds | Scale::Index => 0.0,
    }
}

/// What a model's weights say of people: an index, or a risk.
fn level(scale: Scale, intercept: f64, own: &[f64], group: &Group) -> f64 {
    let pairs = || own.iter().zip(&group.x);
    match scale {
        Scale::Index => pairs().fold(intercept, |sum, (weight, x)| sum + weight * x).max(0.0),
        Scale::LogOdds => probability(pairs().fold(intercept, |sum, (weight, x)| sum + weight * x)),
        Scale::OddsRatio => {
            let odds = pairs().fold(intercept, |odds, (ratio, x)| odds * libm::pow(*ratio, *x));
            odds / (1.0 + odds)
        }
    }
}

fn mean(cohort: &Cohort, levels: &[f64]) -> f64 {
    let sum = cohort.groups.iter().zip(levels).fold(0.0, |sum, (group, level)| sum + group.people * level);
    sum / cohort.people()
}

fn area(cohort: &Cohort, levels: &[f64]) -> Option<f64> {
    let one = |(group, level): (&Group, &f64)| Predicted {
        log_odds: *level,
        probability: *level,
        people: group.people,
        events: group.events,
    };
    area_under_curve(&cohort.groups.iter().zip(levels).map(one).collect::<Vec<_>>())
}

fn schools(cohort: &Cohort, by_model: &[f64], by_fit: &[f64]) -> Vec<SchoolNeed> {
    let (all, all_anew) = (mean(cohort, by_model), mean(cohort, by_fit));
    let share = cohort.events() / cohort.people();
    let mut sums = vec![[0.0; 4]; cohort.schools.len()];
    for (group, (model, fit)) in cohort.groups.iter().zip(by_model.iter().zip(by_fit)) {
        if let Some(sum) = sums.get_mut(group.school) {
            let parts = [group.people, group.people * model, group.people * fit, group.events];
            sum.iter_mut().zip(parts).for_each(|(sum, part)| *sum += part);
        }
    }
    let school = |(code, [people, model, fit, events]): (&String, [f64; 4])| {
        let need = model / people / all;
        let expected = need * share;
        SchoolNeed {
            code: code.clone(),
            people,
            need,
            anew: fit / people / all_anew,
            expected,
            observed: events / people,
            error: (expected * (1.0 - expected).max(0.0) / people).sqrt(),
            ranks: [0; 3],
        }
    };
    let taught = cohort.schools.iter().zip(sums).filter(|(_, sums)| sums[0] > 0.0);
    let mut schools: Vec<SchoolNeed> = taught.map(school).collect();
    let keys: [fn(&SchoolNeed) -> f64; 3] = [|one| one.need, |one| one.anew, |one| one.observed];
    let ranks: Vec<[usize; 3]> = schools
        .iter()
        .map(|own| keys.map(|key| 1 + schools.iter().filter(|other| key(other) > key(own)).count()))
        .collect();
    schools.iter_mut().zip(ranks).for_each(|(school, ranks)| school.ranks = ranks);
    schools
}

/// Spearman's rank correlation of need by the model and what happened; ties have the mean of their ranks.
fn agreement(schools: &[SchoolNeed]) -> Option<f64> {
    let ranked = |key: fn(&SchoolNeed) -> f64| -> Vec<f64> {
        let place = |own: &SchoolNeed| {
            let above = schools.iter().filter(|other| key(other) > key(own)).count();
            let same = schools.iter().filter(|other| key(other).total_cmp(&key(own)).is_eq()).count();
            above as f64 + (same as f64 + 1.0) / 2.0
        };
        schools.iter().map(place).collect()
    };
    let (need, happened) = (ranked(|one| one.need), ranked(|one| one.observed));
    let middle = (schools.len() as f64 + 1.0) / 2.0;
    let product =
        |a: &[f64], b: &[f64]| a.iter().zip(b).fold(0.0, |sum, (a, b)| sum + (a - middle) * (b - middle));
    let scale = (product(&need, &need) * product(&happened, &happened)).sqrt();
    (scale > 0.0).then(|| product(&need, &happened) / scale)
}

/// The model's weights beside those fitted anew, in the model's scale; without the intercept, which takes up the rest.
fn drift(scale: Scale, anew: &Calibration, weights: &BTreeMap<String, f64>, by_fit: &[f64]) -> Vec<Drift> {
    let all = mean(&anew.cohort, by_fit);
    let moving: Vec<f64> = by_fit.iter().map(|p| p * (1.0 - p)).collect();
    let factor = mean(&anew.cohort, &moving) / all;
    let scaled = |coefficient: f64| match scale {
        Scale::Index => coefficient * factor,
        Scale::LogOdds => coefficient,
        Scale::OddsRatio => libm::exp(coefficient),
    };
    let one = |estimate: &crate::calibrate::result::Estimate| {
        let term = estimate.term.as_ref()?.name.clone();
        let model = *weights.get(&term)?;
        Some(Drift {
            term,
            model,
            anew: scaled(estimate.coefficient),
            interval: estimate.interval.map(scaled),
        })
    };
    anew.estimates.iter().filter_map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn group(x: f64, school: usize, people: f64, events: f64) -> Group {
        Group { x: vec![x], people, events, school }
    }

    /// By hand: school A has 10 at x = 0 and 10 at x = 1, school B 20 at x = 1. With the index 0.4 + 0.8x, A's mean is 0.8,
    /// B's 1.2, and all have 1. Of 40 people 10 had the event: 0.25; so A's expected risk is 0.2 and B's 0.3.
    #[test]
    fn need_by_school_is_worked_by_hand() {
        let cohort = Cohort {
            terms: Vec::new(),
            groups: vec![group(0.0, 0, 10.0, 1.0), group(1.0, 0, 10.0, 4.0), group(1.0, 1, 20.0, 5.0)],
            schools: vec!["A".into(), "B".into()],
        };
        let by_model: Vec<f64> =
            cohort.groups.iter().map(|one| level(Scale::Index, 0.4, &[0.8], one)).collect();
        let lines = schools(&cohort, &by_model, &[0.1, 0.3, 0.3]);
        let near = |a: f64, b: f64| (a - b).abs() < 1e-12;
        assert!(near(lines[0].need, 0.8) && near(lines[1].need, 1.2), "{lines:?}");
        assert!(near(lines[0].expected, 0.2) && near(lines[1].expected, 0.3));
        // Fitted anew: A 0.2, B 0.3 of a mean of 0.25.
        assert!(near(lines[0].anew, 0.8) && near(lines[1].anew, 1.2));
        // Both schools had a quarter: they share the first place by what happened.
        assert_eq!([lines[0].ranks, lines[1].ranks], [[2, 2, 1], [1, 1, 1]]);
        assert!(near(lines[1].error, (0.3 * 0.7 / 20.0_f64).sqrt()));
    }

    /// Odds of 1/4, doubled for x = 1: 1/2, a risk of 1/3; the same as log odds.
    #[test]
    fn a_level_is_the_same_by_odds_and_by_log_odds() {
        let one = group(1.0, 0, 1.0, 0.0);
        let odds = level(Scale::OddsRatio, 0.25, &[2.0], &one);
        let log_odds = level(Scale::LogOdds, libm::log(0.25), &[libm::log(2.0)], &one);
        assert!((odds - 1.0 / 3.0).abs() < 1e-12 && (odds - log_odds).abs() < 1e-12);
    }
}
