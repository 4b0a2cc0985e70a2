//! The distribution function of Poisson counts, by the incomplete gamma function.
//!
//! Source: NIST Digital Library of Mathematical Functions, 8.7.1 (series), 8.9.2 (continued fraction), 8.4.10 (counts).

use super::saddle::poisson_mass;
use crate::chance::level::Level;

/// At most about √(greatest mean) terms are needed, times the standard deviations at which a tail is reached.
const MOST_TERMS: u32 = 1_000_000;

/// P(X ≤ count) and P(X > count) for counts with this mean above zero; `count` need not be whole; at −1 and below there are none.
pub(in crate::chance) fn counts(count: f64, mean: f64) -> Level {
    if count <= -1.0 {
        return Level::of_sides(0.0, 1.0);
    }
    let a = count + 1.0;
    if mean < a {
        let above = lower_series(a, mean);
        Level::of_sides(1.0 - above, above)
    } else {
        let below = upper_fraction(a, mean);
        Level::of_sides(below, 1.0 - below)
    }
}

/// P(a, x) = xᵃe⁻ˣ/Γ(a+1) · Σ xⁿ/((a+1)…(a+n)).
fn lower_series(a: f64, x: f64) -> f64 {
    let (mut sum, mut term, mut n) = (1.0, 1.0, a);
    for _ in 0..MOST_TERMS {
        n += 1.0;
        term *= x / n;
        sum += term;
        if term < sum * f64::EPSILON / 4.0 {
            break;
        }
    }
    poisson_mass(a, x) * sum
}

/// Q(a, x) = a · xᵃe⁻ˣ/Γ(a+1) / (x+1−a − 1(1−a)/(x+3−a − …)), by Lentz's method.
fn upper_fraction(a: f64, x: f64) -> f64 {
    let mut b = x + 1.0 - a;
    let mut c = 1.0 / f64::MIN_POSITIVE;
    let mut d = 1.0 / b;
    let mut fraction = d;
    for i in 1..MOST_TERMS {
        let i = f64::from(i);
        let numerator = -i * (i - a);
        b += 2.0;
        d = 1.0 / away_from_zero(numerator * d + b);
        c = away_from_zero(b + numerator / c);
        fraction *= d * c;
        if (d * c - 1.0).abs() < f64::EPSILON {
            break;
        }
    }
    poisson_mass(a, x) * a * fraction
}

/// The number, or the least above zero: a continued fraction goes on over a zero.
pub(super) fn away_from_zero(number: f64) -> f64 {
    if number.abs() < f64::MIN_POSITIVE { f64::MIN_POSITIVE } else { number }
}

#[cfg(test)]
mod tests {
    use super::*;
    use approx::assert_relative_eq;

    /// P(X ≤ k) = e^−m Σ mʲ/j!, summed term by term.
    #[test]
    fn counts_are_the_sum_of_their_probabilities() {
        for mean in [0.1, 1.0, 4.5, 30.0, 200.0] {
            let mut term = libm::exp(-mean);
            let mut sum = term;
            for k in 0..400_u32 {
                let level = counts(f64::from(k), mean);
                assert_relative_eq!(level.below(), sum, max_relative = 4e-14);
                term *= mean / f64::from(k + 1);
                sum += term;
            }
        }
    }

    /// NIST/SEMATECH e-Handbook, table 1.3.6.7.4: P(χ² with 2a degrees > 2m) is P(X ≤ a − 1).
    #[test]
    fn counts_are_those_of_the_chi_square_table() {
        for (degrees, critical, tail) in
            [(2.0, 5.991, 0.05), (10.0, 18.307, 0.05), (10.0, 23.209, 0.01), (100.0, 124.342, 0.05)]
        {
            let level = counts(degrees / 2.0 - 1.0, critical / 2.0);
            // The table rounds the critical value to half a thousandth, where the density is at most 0.025.
            assert!((level.below() - tail).abs() < 2e-5, "{degrees}: {}", level.below());
        }
    }
}
