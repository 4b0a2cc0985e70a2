//! Probabilities of single counts, binomial and Poisson, without loss for large numbers; counts need not be whole.
//!
//! Source: C. Loader, "Fast and accurate computation of binomial probabilities" (2000): Stirling's error and a deviance
//! are computed directly, so that no large logarithms cancel.

use std::f64::consts::PI;

/// The probability of x successes in n trials: Γ(n+1)/(Γ(x+1)Γ(n−x+1)) · pˣ qⁿ⁻ˣ, for 0 < x < n and q = 1 − p.
pub(super) fn binomial_mass(x: f64, n: f64, p: f64, q: f64) -> f64 {
    let rest = n - x;
    let exponent = stirling_error(n)
        - stirling_error(x)
        - stirling_error(rest)
        - deviance(x, n * p)
        - deviance(rest, n * q);
    libm::exp(exponent) / (2.0 * PI * x * (rest / n)).sqrt()
}

/// λˣ e^−λ / Γ(x+1), for x > 0 and λ > 0.
pub(super) fn poisson_mass(x: f64, mean: f64) -> f64 {
    libm::exp(-stirling_error(x) - deviance(x, mean)) / (2.0 * PI * x).sqrt()
}

/// ln n! minus Stirling's formula: ln Γ(n+1) − (n + ½) ln n + n − ½ ln 2π.
fn stirling_error(n: f64) -> f64 {
    if n <= 15.0 {
        let half_log_two_pi = 0.918_938_533_204_672_8;
        return libm::lgamma(n + 1.0) - (n + 0.5) * libm::log(n) + n - half_log_two_pi;
    }
    let square = n * n;
    let series = [1.0 / 1188.0, 1.0 / 1680.0, 1.0 / 1260.0, 1.0 / 360.0];
    let inner = series.iter().fold(0.0, |sum, term| (term - sum) / square);
    (1.0 / 12.0 - inner) / n
}

/// x ln(x/m) + m − x, by a series where x is near m.
fn deviance(x: f64, m: f64) -> f64 {
    let difference = x - m;
    if difference.abs() >= 0.1 * (x + m) {
        return x * libm::log(x / m) - difference;
    }
    let v = difference / (x + m);
    let mut sum = difference * v;
    let mut term = 2.0 * x * v;
    for odd in (3..).step_by(2) {
        term *= v * v;
        let next = sum + term / f64::from(odd);
        if next == sum {
            break;
        }
        sum = next;
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::number::{to_f64, whole};
    use approx::assert_relative_eq;

    /// Against n!/(x!(n−x)!)/2ⁿ in whole numbers of any size.
    #[test]
    fn binomial_masses_are_those_of_whole_numbers() {
        for n in [2_i64, 7, 16, 40, 400, 1000] {
            let mut exact = whole(1);
            for _ in 0..n {
                exact /= whole(2);
            }
            for x in 1..n {
                exact = exact * whole(n - x + 1) / whole(x);
                if exact > whole(1) / whole(1_000_000_000) {
                    let mass = binomial_mass(x as f64, n as f64, 0.5, 0.5);
                    assert_relative_eq!(mass, to_f64(&exact), max_relative = 3e-14);
                }
            }
        }
    }
}
