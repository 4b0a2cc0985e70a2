//! Fitted coefficients as a model's numbers: log odds, odds ratios, parts of an index with mean 1, or points of a curve.

use super::cohort::Cohort;
use super::fit::{Fit, log_odds, probability};
use super::job::{Scale, Target};
use crate::base::{Decimal, Exact};

/// The name of the intercept among the terms.
pub const INTERCEPT: &str = "intercept";

/// A number for a model.
#[derive(Clone, Debug, PartialEq)]
pub struct Weight {
    /// The term's name, or the place on a curve.
    pub name: String,
    /// The number, as it is written.
    pub text: String,
}

/// The weights of a table, the intercept first.
///
/// An index is the linear form of the fitted risk: each coefficient times the mean of p(1 − p), which is the mean change
/// of the risk by one unit of the term, over the mean risk. With its intercept its mean over the students is 1, and since
/// it is linear it may be read of a student or of the shares of a school.
#[must_use]
pub fn table(cohort: &Cohort, fit: &Fit, scale: Scale, decimals: u8) -> Vec<Weight> {
    let (intercept, own) = match scale {
        Scale::LogOdds => (fit.coefficients.first().copied().unwrap_or(f64::NAN), coefficients(fit)),
        Scale::OddsRatio => {
            let odds = |one: f64| libm::exp(one);
            (
                odds(fit.coefficients.first().copied().unwrap_or(f64::NAN)),
                coefficients(fit).into_iter().map(odds).collect(),
            )
        }
        Scale::Index => index(cohort, fit, decimals),
    };
    let all = std::iter::once((INTERCEPT.to_owned(), intercept));
    let all = all.chain(cohort.terms.iter().map(|term| term.name.clone()).zip(own));
    all.map(|(name, value)| Weight { name, text: written(value, decimals) }).collect()
}

fn coefficients(fit: &Fit) -> Vec<f64> {
    fit.coefficients.iter().skip(1).copied().collect()
}

/// The intercept and the parts of an index; the intercept makes up for the rounding of the others.
fn index(cohort: &Cohort, fit: &Fit, decimals: u8) -> (f64, Vec<f64>) {
    let people = cohort.people();
    let mut sums = (0.0, 0.0);
    let mut means = vec![0.0; cohort.terms.len()];
    for group in &cohort.groups {
        let p = probability(log_odds(&fit.coefficients, &group.x));
        sums.0 += group.people * p;
        sums.1 += group.people * p * (1.0 - p);
        means.iter_mut().zip(&group.x).for_each(|(mean, x)| *mean += group.people * x / people);
    }
    let own: Vec<f64> =
        coefficients(fit).into_iter().map(|one| rounded(one * sums.1 / sums.0, decimals)).collect();
    let moved = own.iter().zip(&means).fold(0.0, |sum, (weight, mean)| sum + weight * mean);
    (1.0 - moved, own)
}

/// The mean risk of all students, were each at these places of one term; the other terms stay each student's own.
#[must_use]
pub fn curve(
    cohort: &Cohort,
    fit: &Fit,
    term: usize,
    places: &[(Decimal, f64)],
    decimals: u8,
) -> Vec<Weight> {
    let missing = cohort.terms.iter().position(|other| {
        other.is_missing && cohort.terms.get(term).is_some_and(|own| own.predictor == other.predictor)
    });
    let risk = |x: f64| {
        let sum = cohort.groups.iter().fold(0.0, |sum, group| {
            let mut own = group.x.clone();
            own.get_mut(term).into_iter().for_each(|cell| *cell = x);
            missing.and_then(|at| own.get_mut(at)).into_iter().for_each(|cell| *cell = 0.0);
            sum + group.people * probability(log_odds(&fit.coefficients, &own))
        });
        sum / cohort.people()
    };
    let weight =
        |(at, x): &(Decimal, f64)| Weight { name: at.to_string(), text: written(risk(*x), decimals) };
    places.iter().map(weight).collect()
}

/// The number with so many decimals.
fn rounded(value: f64, decimals: u8) -> f64 {
    let scale = libm::pow(10.0, f64::from(decimals));
    libm::round(value * scale) / scale
}

/// The number as it stands in a file; −0 is 0.
#[must_use]
pub fn written(value: f64, decimals: u8) -> String {
    let text = format!("{value:.*}", usize::from(decimals));
    let is_zero = text.trim_start_matches('-').chars().all(|c| c == '0' || c == '.');
    if is_zero { text.trim_start_matches('-').to_owned() } else { text }
}

/// A figure for a table of a document, to eight decimals; none if it is no number.
#[must_use]
pub fn figure(value: f64) -> Option<Exact> {
    value.is_finite().then(|| crate::base::number::parse_exact(&format!("{value:.8}")).ok()).flatten()
}

impl Target {
    /// The table's or curve's name.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Self::Table { name, .. } | Self::Curve { name, .. } => name,
        }
    }
}
