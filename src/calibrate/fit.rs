//! Logistic regression by Newton's method, with a ridge penalty if one is asked for.
//!
//! Source: McCullagh & Nelder, *Generalized Linear Models* (2nd ed. 1989), chapter 4; the penalty and its covariance after
//! le Cessie & van Houwelingen, "Ridge estimators in logistic regression", Applied Statistics 41 (1992) 191–201.

use super::matrix::{Square, dot};

/// People who are alike: the same school and the same value of every term.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// The value of each term.
    pub x: Vec<f64>,
    /// How many people there are.
    pub people: f64,
    /// Of how many of them what is predicted came true.
    pub events: f64,
    /// The number of their school.
    pub school: usize,
}

/// What was fitted.
#[derive(Clone, Debug, PartialEq)]
pub struct Fit {
    /// The intercept, then the coefficient of each term, in log odds.
    pub coefficients: Vec<f64>,
    /// Their covariance; no number for a term that is the same for all.
    pub covariance: Square,
    /// The logarithm of the likelihood, without the penalty and without what does not depend on coefficients.
    pub log_likelihood: f64,
    /// How many steps were taken.
    pub steps: usize,
}

/// Why nothing was fitted. Terms are numbered from 0, without the intercept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// The term is a sum of those before it.
    Collinear(usize),
    /// The term's coefficient grows without end: it tells apart people of whom one part has but one outcome.
    Separated(usize),
    /// The terms tell everybody's outcome.
    Perfect,
}

/// A coefficient without an end grows by about one a step, until its probabilities are 0 and 1 to the last bit.
const MOST_STEPS: usize = 60;
/// Coefficients have settled when no step changes one by more, in standard deviations of its term.
const SETTLED: f64 = 1e-9;

/// Fits the odds of events to the terms; `ridge` penalises half of the sum of squared coefficients, each in standard
/// deviations of its term. A term that is the same for all has the coefficient 0.
///
/// # Errors
/// Terms that are sums of others, or that tell outcomes apart so that a coefficient has no end.
pub fn fit(groups: &[Group], terms: usize, ridge: f64) -> Result<Fit, Trouble> {
    let scale = Scale::of(groups, terms);
    let scaled: Vec<(Vec<f64>, &Group)> = groups.iter().map(|group| (scale.row(&group.x), group)).collect();
    scale.tell_collinear(&scaled)?;
    let newton = Newton { rows: &scaled, size: scale.kept.len() + 1, ridge };
    let (own, steps) = newton.run().map_err(|trouble| match trouble {
        Trouble::Separated(kept) => Trouble::Separated(scale.kept.get(kept).copied().unwrap_or(kept)),
        other => other,
    })?;
    let (score_free, information) = newton.information(&own);
    let mut penalised = information.clone();
    newton.add_penalty(&mut penalised);
    let inverse = penalised.triangle().map_err(|_| Trouble::Perfect)?.inverse();
    let covariance = inverse.times(&information).times(&inverse);
    Ok(Fit {
        coefficients: scale.coefficients(&own),
        covariance: scale.covariance(&covariance),
        log_likelihood: score_free,
        steps,
    })
}

/// ln(odds) of a row of terms under coefficients.
#[must_use]
pub fn log_odds(coefficients: &[f64], x: &[f64]) -> f64 {
    coefficients.split_first().map_or(f64::NAN, |(intercept, own)| intercept + dot(own, x))
}

/// The probability of a log odds.
#[must_use]
pub fn probability(log_odds: f64) -> f64 {
    if log_odds >= 0.0 {
        1.0 / (1.0 + libm::exp(-log_odds))
    } else {
        let odds = libm::exp(log_odds);
        odds / (1.0 + odds)
    }
}

/// ln(1 + e^x).
fn log_one_plus_exp(x: f64) -> f64 {
    x.max(0.0) + libm::log1p(libm::exp(-x.abs()))
}

/// The terms that vary, with means and standard deviations over people.
struct Scale {
    kept: Vec<usize>,
    terms: usize,
    mean: Vec<f64>,
    deviation: Vec<f64>,
}

impl Scale {
    fn of(groups: &[Group], terms: usize) -> Self {
        let (mean, deviation): (Vec<f64>, Vec<f64>) = (0..terms).map(|term| moments(groups, term)).unzip();
        let varies = |term: &usize| deviation.get(*term).is_some_and(|sd| *sd > 0.0);
        Self { kept: (0..terms).filter(varies).collect(), terms, mean, deviation }
    }

    fn of_term(&self, term: usize) -> (f64, f64) {
        let at = |list: &[f64]| list.get(term).copied().unwrap_or(f64::NAN);
        (at(&self.mean), at(&self.deviation))
    }

    /// One, then each term that varies, in standard deviations from its mean.
    fn row(&self, x: &[f64]) -> Vec<f64> {
        let own = self.kept.iter().map(|term| {
            let (mean, deviation) = self.of_term(*term);
            (x.get(*term).copied().unwrap_or(f64::NAN) - mean) / deviation
        });
        std::iter::once(1.0).chain(own).collect()
    }

    fn tell_collinear(&self, rows: &[(Vec<f64>, &Group)]) -> Result<(), Trouble> {
        let mut matrix = Square::zero(self.kept.len() + 1);
        for (row, group) in rows {
            matrix.add_square(row, group.people);
        }
        let told = |at: usize| {
            Trouble::Collinear(at.checked_sub(1).and_then(|at| self.kept.get(at)).copied().unwrap_or(0))
        };
        matrix.triangle().map(drop).map_err(told)
    }

    /// Coefficients for the terms as they are.
    fn coefficients(&self, own: &[f64]) -> Vec<f64> {
        let mut all = vec![0.0; self.terms + 1];
        let mut intercept = own.first().copied().unwrap_or(f64::NAN);
        for (term, scaled) in self.kept.iter().zip(own.iter().skip(1)) {
            let (mean, deviation) = self.of_term(*term);
            intercept -= scaled * mean / deviation;
            if let Some(cell) = all.get_mut(term + 1) {
                *cell = scaled / deviation;
            }
        }
        if let Some(cell) = all.first_mut() {
            *cell = intercept;
        }
        all
    }

    /// T·C·Tᵀ with the matrix T by which coefficients are scaled back.
    fn covariance(&self, own: &Square) -> Square {
        let size = own.size();
        let back = |row: usize, column: usize| match (row, column) {
            (0, 0) => 1.0,
            (0, at) | (at, 0) if row == 0 || column == 0 => {
                let (mean, deviation) = self.of_term(self.kept.get(at - 1).copied().unwrap_or(0));
                if row == 0 { -mean / deviation } else { 0.0 }
            }
            (at, other) if at == other => 1.0 / self.of_term(self.kept.get(at - 1).copied().unwrap_or(0)).1,
            _ => 0.0,
        };
        let (mut scale, mut transposed) = (Square::zero(size), Square::zero(size));
        for row in 0..size {
            for column in 0..size {
                scale.add(row, column, back(row, column));
                transposed.add(column, row, back(row, column));
            }
        }
        let small = scale.times(own).times(&transposed);
        let place = |at: usize| match at.checked_sub(1) {
            None => Some(0),
            Some(term) => self.kept.iter().position(|kept| *kept == term).map(|kept| kept + 1),
        };
        let mut all = Square::zero(self.terms + 1);
        for row in 0..=self.terms {
            for column in 0..=self.terms {
                let value = place(row).zip(place(column)).map_or(f64::NAN, |(a, b)| small.at(a, b));
                all.add(row, column, value);
            }
        }
        all
    }
}

/// Mean and standard deviation of a term over people; the deviation is exactly 0 where all have the same.
pub(super) fn moments(groups: &[Group], term: usize) -> (f64, f64) {
    let value = |group: &Group| group.x.get(term).copied().unwrap_or(f64::NAN);
    let people = groups.iter().fold(0.0, |sum, group| sum + group.people);
    let first = groups.first().map_or(f64::NAN, value);
    if groups.iter().all(|group| value(group).total_cmp(&first).is_eq()) {
        return (first, 0.0);
    }
    let mean = groups.iter().fold(0.0, |sum, group| sum + group.people * value(group)) / people;
    let square = |group: &Group| (value(group) - mean) * (value(group) - mean);
    let variance = groups.iter().fold(0.0, |sum, group| sum + group.people * square(group)) / people;
    (mean, variance.sqrt())
}

struct Newton<'a> {
    rows: &'a [(Vec<f64>, &'a Group)],
    size: usize,
    ridge: f64,
}

impl Newton<'_> {
    fn run(&self) -> Result<(Vec<f64>, usize), Trouble> {
        let mut own = vec![0.0; self.size];
        let mut reached = self.penalised(&own);
        for step in 1..=MOST_STEPS {
            let (_, mut matrix) = self.information(&own);
            self.add_penalty(&mut matrix);
            let Ok(triangle) = matrix.triangle() else { return Err(self.trouble(&own)) };
            let change = triangle.solve(&self.score(&own));
            let (next, value) = self.shortened(&own, &change, reached);
            let moved = own.iter().zip(&next).map(|(a, b)| (a - b).abs()).fold(0.0, f64::max);
            (own, reached) = (next, value);
            if moved < SETTLED {
                return Ok((own, step));
            }
        }
        Err(self.trouble(&own))
    }

    /// The full step, or half of it as often as the likelihood would fall.
    fn shortened(&self, own: &[f64], change: &[f64], reached: f64) -> (Vec<f64>, f64) {
        let mut part = 1.0;
        loop {
            let next: Vec<f64> = own.iter().zip(change).map(|(a, b)| a + part * b).collect();
            let value = self.penalised(&next);
            if value >= reached - 1e-9 * reached.abs() || part < 1e-6 {
                return (next, value);
            }
            part /= 2.0;
        }
    }

    fn penalised(&self, own: &[f64]) -> f64 {
        let size = own.iter().skip(1).fold(0.0, |sum, one| sum + one * one);
        self.log_likelihood(own) - self.ridge / 2.0 * size
    }

    fn log_likelihood(&self, own: &[f64]) -> f64 {
        self.rows.iter().fold(0.0, |sum, (row, group)| {
            let x = dot(own, row);
            sum + group.events * x - group.people * log_one_plus_exp(x)
        })
    }

    /// The likelihood, and the matrix of information without the penalty.
    fn information(&self, own: &[f64]) -> (f64, Square) {
        let mut matrix = Square::zero(self.size);
        for (row, group) in self.rows {
            let p = probability(dot(own, row));
            matrix.add_square(row, group.people * p * (1.0 - p));
        }
        (self.log_likelihood(own), matrix)
    }

    fn add_penalty(&self, matrix: &mut Square) {
        (1..self.size).for_each(|at| matrix.add(at, at, self.ridge));
    }

    fn score(&self, own: &[f64]) -> Vec<f64> {
        let mut score = vec![0.0; self.size];
        for (row, group) in self.rows {
            let left = group.events - group.people * probability(dot(own, row));
            score.iter_mut().zip(row).for_each(|(sum, x)| *sum += left * x);
        }
        let penalty = own.iter().enumerate().map(|(at, one)| if at == 0 { 0.0 } else { self.ridge * one });
        score.iter_mut().zip(penalty).for_each(|(sum, one)| *sum -= one);
        score
    }

    /// What is behind coefficients that do not settle: everybody's outcome is told, or one term's coefficient runs away.
    fn trouble(&self, own: &[f64]) -> Trouble {
        let told = |(row, group): &(Vec<f64>, &Group)| {
            let one_outcome = group.events == 0.0 || group.events == group.people;
            one_outcome
                && (group.events - group.people * probability(dot(own, row))).abs() < 1e-3 * group.people
        };
        if self.rows.iter().all(told) {
            return Trouble::Perfect;
        }
        let far = own.iter().skip(1).map(|one| one.abs()).enumerate();
        Trouble::Separated(far.max_by(|a, b| a.1.total_cmp(&b.1)).map_or(0, |(at, _)| at))
    }
}
