//! A cohort calibrated: weights with their uncertainty, how well they predict, and what they say of each school.

use super::cohort::{Cohort, Term};
use super::fit::{Fit, Trouble, fit};
use super::folds::{Cross, cross, predicted};
use super::job::{Job, PredictorKind, Target};
use super::quality::{HosmerLemeshow, Predicted, area_under_curve, hosmer_lemeshow, variance_inflation};
use super::weights::{self, Weight};
use crate::base::Decimal;
use crate::base::number::to_f64;
use crate::chance::Level;
use crate::diag::{CalibrateFault, Findings};

/// What came of a calibration.
#[derive(Clone, Debug)]
pub struct Calibration {
    /// The students.
    pub cohort: Cohort,
    /// What was fitted.
    pub fit: Fit,
    /// The intercept, then each term.
    pub estimates: Vec<Estimate>,
    /// The log likelihood with the intercept alone.
    pub null_likelihood: f64,
    /// The area under the curve on the students that the weights were fitted on.
    pub area: Option<f64>,
    /// The tenths by risk.
    pub hosmer_lemeshow: Option<HosmerLemeshow>,
    /// How the weights do on schools left out.
    pub cross: Option<Cross>,
    /// Each school's risk beside what happened, in order of code.
    pub schools: Vec<SchoolRisk>,
    /// The numbers for the model, if a place for them is named.
    pub weights: Vec<Weight>,
}

/// A coefficient with its uncertainty.
#[derive(Clone, Debug, PartialEq)]
pub struct Estimate {
    /// The term; none for the intercept.
    pub term: Option<Term>,
    /// In log odds.
    pub coefficient: f64,
    /// Its standard error.
    pub error: f64,
    /// The ends of its 95 % interval.
    pub interval: [f64; 2],
    /// How often chance alone gives as much, were it nothing.
    pub p: f64,
    /// By how much its variance is inflated by the other terms.
    pub inflation: Option<f64>,
}

/// A school's risk.
#[derive(Clone, Debug, PartialEq)]
pub struct SchoolRisk {
    /// The school's code.
    pub code: String,
    /// Its students.
    pub people: f64,
    /// The risk that weights fitted without the school give; that of all weights where it cannot be done.
    pub expected: f64,
    /// What happened.
    pub observed: f64,
}

/// Below this many of the rarer outcome for each weight nothing is fitted.
const LEAST_EVENTS: f64 = 5.0;
/// Below this it is warned of: Peduzzi et al., Journal of Clinical Epidemiology 49 (1996) 1373–1379.
const WANTED_EVENTS: f64 = 10.0;
/// Above this a term can hardly be told from the others.
const INFLATED: f64 = 10.0;
/// Below this the tenths do not fit.
const BADLY: f64 = 0.05;

/// Fits and judges; nothing if the outcomes cannot bear it, which is then among the findings.
pub fn calibrate(job: &Job, cohort: Cohort, found: &mut Findings) -> Option<Calibration> {
    enough(job, &cohort, found)?;
    each_term_tells(job, &cohort, found)?;
    let fit = fit(&cohort.groups, cohort.terms.len(), job.ridge)
        .map_err(|trouble| tell(&trouble, job, &cohort, found))
        .ok()?;
    let inflation = variance_inflation(&cohort.groups, cohort.terms.len());
    let estimates = estimates(&cohort, &fit, inflation.as_deref());
    for one in &estimates {
        if let (Some(term), Some(factor)) = (&one.term, one.inflation.filter(|factor| *factor > INFLATED)) {
            let fault = CalibrateFault::Inflated { name: term.name.clone(), factor: format!("{factor:.1}") };
            found.warning(fault, term.place.clone());
        }
    }
    let own: Vec<Predicted> = cohort.groups.iter().map(|group| predicted(&fit.coefficients, group)).collect();
    let tenths = hosmer_lemeshow(&own);
    if let Some(p) = tenths.as_ref().map(|test| test.p).filter(|p| *p < BADLY) {
        found.warning(CalibrateFault::BadlyFitting { p: format!("{p:.3}") }, job.place.clone());
    }
    let cross = cross(&cohort, job.folds, job.ridge, &job.place, found);
    Some(Calibration {
        null_likelihood: null_likelihood(&cohort),
        area: area_under_curve(&own),
        hosmer_lemeshow: tenths,
        schools: schools(&cohort, cross.as_ref(), &own),
        weights: weights(job, &cohort, &fit, found)?,
        cross,
        estimates,
        fit,
        cohort,
    })
}

/// Both outcomes must occur, and often enough for the weights asked for.
fn enough(job: &Job, cohort: &Cohort, found: &mut Findings) -> Option<()> {
    let (people, events) = (cohort.people(), cohort.events());
    let rarer = events.min(people - events);
    if rarer <= 0.0 {
        found.error(CalibrateFault::OneOutcome { people: people.to_string() }, job.outcome.1.clone());
        return None;
    }
    let each = rarer / cohort.terms.len().max(1) as f64;
    let (events, terms, text) = (rarer.to_string(), cohort.terms.len().to_string(), format!("{each:.1}"));
    if each < LEAST_EVENTS && job.ridge == 0.0 {
        found.error(CalibrateFault::TooFew { events, terms, each: text }, job.place.clone());
        return None;
    }
    if each < WANTED_EVENTS {
        found.warning(CalibrateFault::Few { events, terms, each: text }, job.place.clone());
    }
    Some(())
}

/// Refuses terms that are the same for all, and levels that all have one outcome, unless a penalty holds them.
fn each_term_tells(job: &Job, cohort: &Cohort, found: &mut Findings) -> Option<()> {
    let mut may = true;
    for (at, term) in cohort.terms.iter().enumerate() {
        let x = |group: &super::fit::Group| group.x.get(at).copied().unwrap_or(0.0);
        let mut values: Vec<f64> = cohort.groups.iter().map(x).collect();
        values.sort_by(f64::total_cmp);
        values.dedup();
        if values.len() < 2 {
            found.error(CalibrateFault::Constant { name: term.name.clone() }, term.place.clone());
            may = false;
        }
        if values != [0.0, 1.0] {
            continue;
        }
        let with = cohort.groups.iter().filter(|group| x(group) == 1.0);
        let (people, events) = with.fold((0.0, 0.0), |sum, one| (sum.0 + one.people, sum.1 + one.events));
        if job.ridge == 0.0 && (events == 0.0 || events == people) {
            let fault = CalibrateFault::LevelDecides { name: term.name.clone(), people: people.to_string() };
            found.error(fault, term.place.clone());
            may = false;
        }
    }
    may.then_some(())
}

fn tell(trouble: &Trouble, job: &Job, cohort: &Cohort, found: &mut Findings) {
    let term = |at: usize| cohort.terms.get(at);
    let name = |at: usize| term(at).map_or_else(String::new, |term| term.name.clone());
    let place = |at: usize| term(at).map_or_else(|| job.place.clone(), |term| term.place.clone());
    match *trouble {
        Trouble::Perfect => found.error(CalibrateFault::Perfect, job.place.clone()),
        Trouble::Separated(at) => found.error(CalibrateFault::Separated { name: name(at) }, place(at)),
        Trouble::Collinear(at) => {
            let others: Vec<String> = (0..at).map(|at| format!("`{}`", name(at))).collect();
            found.error(CalibrateFault::Collinear { name: name(at), others: others.join(", ") }, place(at));
        }
    }
}

fn estimates(cohort: &Cohort, fit: &Fit, inflation: Option<&[f64]>) -> Vec<Estimate> {
    let two_sided = Level::new(0.975).map_or(f64::NAN, Level::score);
    let one = |(at, coefficient): (usize, &f64)| {
        let term = at.checked_sub(1);
        let error = fit.covariance.at(at, at).sqrt();
        Estimate {
            term: term.and_then(|at| cohort.terms.get(at)).cloned(),
            coefficient: *coefficient,
            error,
            interval: [coefficient - two_sided * error, coefficient + two_sided * error],
            p: libm::erfc(coefficient.abs() / error * std::f64::consts::FRAC_1_SQRT_2),
            inflation: term.and_then(|at| inflation?.get(at).copied()),
        }
    };
    fit.coefficients.iter().enumerate().map(one).collect()
}

fn null_likelihood(cohort: &Cohort) -> f64 {
    let (people, events) = (cohort.people(), cohort.events());
    events * libm::log(events / people) + (people - events) * libm::log(1.0 - events / people)
}

fn schools(cohort: &Cohort, cross: Option<&Cross>, own: &[Predicted]) -> Vec<SchoolRisk> {
    let mut sums = vec![(0.0, 0.0, 0.0); cohort.schools.len()];
    for (at, group) in cohort.groups.iter().enumerate() {
        let left_out = cross.and_then(|cross| cross.predicted.get(at).copied().flatten());
        let risk = left_out.or_else(|| own.get(at).copied()).map_or(f64::NAN, |one| one.probability);
        if let Some((people, expected, events)) = sums.get_mut(group.school) {
            *people += group.people;
            *expected += group.people * risk;
            *events += group.events;
        }
    }
    let school = |(code, (people, expected, events)): (&String, (f64, f64, f64))| SchoolRisk {
        code: code.clone(),
        people,
        expected: expected / people,
        observed: events / people,
    };
    cohort.schools.iter().zip(sums).filter(|(_, sums)| sums.0 > 0.0).map(school).collect()
}

/// The numbers that the job's target asks for; none if it has no target.
fn weights(job: &Job, cohort: &Cohort, fit: &Fit, found: &mut Findings) -> Option<Vec<Weight>> {
    let Some(write) = &job.write else { return Some(Vec::new()) };
    match &write.target {
        Target::Table { scale, .. } => Some(weights::table(cohort, fit, *scale, write.decimals)),
        Target::Curve { of: (name, place), at, .. } => {
            let stated = job.predictors.iter().position(|one| one.name == *name);
            let kind = stated.and_then(|at| job.predictors.get(at)).map(|one| &one.kind);
            let Some(PredictorKind::Number { reference, step }) = kind else {
                found.error(CalibrateFault::NotANumberPredictor { name: name.clone() }, place.clone());
                return None;
            };
            let term = cohort.terms.iter().position(|term| term.name == *name)?;
            let scaled = |at: &Decimal| (*at, (to_f64(&at.exact()) - reference) / step);
            let places: Vec<(Decimal, f64)> = at.iter().map(scaled).collect();
            Some(weights::curve(cohort, fit, term, &places, write.decimals))
        }
    }
}
