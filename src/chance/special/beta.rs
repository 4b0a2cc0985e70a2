//! The incomplete beta function, its inverse, and with it the distribution function of binomial counts.
//!
//! Source: NIST Digital Library of Mathematical Functions, 8.17: continued fraction 8.17.22, symmetry 8.17.4, binomial
//! sums 8.17.5.

use super::gamma::away_from_zero;
use super::saddle::binomial_mass;
use crate::chance::level::Level;

const MOST_TERMS: u32 = 1_000_000;

/// P(X ≤ count) and P(X > count) of `trials` trials with probability 0 < p < 1; `count` is whole, or −1.
pub(in crate::chance) fn counts(count: f64, trials: f64, p: f64) -> Level {
    if count < 0.0 {
        Level::of_sides(0.0, 1.0)
    } else if count >= trials {
        Level::of_sides(1.0, 0.0)
    } else {
        below(p, count + 1.0, trials - count).mirrored()
    }
}

/// Iₓ(a, b) and 1 − Iₓ(a, b): the probabilities of a beta variable below and above x.
pub(in crate::chance) fn below(x: f64, a: f64, b: f64) -> Level {
    if x <= 0.0 {
        Level::of_sides(0.0, 1.0)
    } else if x >= 1.0 {
        Level::of_sides(1.0, 0.0)
    } else if x * (a + b + 2.0) < a + 1.0 {
        let part = by_fraction(x, 1.0 - x, a, b);
        Level::of_sides(part, 1.0 - part)
    } else {
        let part = by_fraction(1.0 - x, x, b, a);
        Level::of_sides(1.0 - part, part)
    }
}

/// xᵃyᵇ/(a·B(a, b)), where y = 1 − x: the first factor of the continued fraction.
fn front(x: f64, y: f64, a: f64, b: f64) -> f64 {
    binomial_mass(a, a + b, x, y) * (b / (a + b))
}

/// Iₓ(a, b) by the continued fraction in Lentz's form; converges fast for x < (a+1)/(a+b+2).
fn by_fraction(x: f64, y: f64, a: f64, b: f64) -> f64 {
    let mut c = 1.0;
    let mut d = 1.0 / away_from_zero(1.0 - (a + b) * x / (a + 1.0));
    let mut fraction = d;
    for m in 1..MOST_TERMS {
        let m = f64::from(m);
        let even = m * (b - m) * x / ((a + 2.0 * m - 1.0) * (a + 2.0 * m));
        let odd = -(a + m) * (a + b + m) * x / ((a + 2.0 * m) * (a + 2.0 * m + 1.0));
        let mut change = 1.0;
        for numerator in [even, odd] {
            d = 1.0 / away_from_zero(1.0 + numerator * d);
            c = away_from_zero(1.0 + numerator / c);
            change = d * c;
            fraction *= change;
        }
        if (change - 1.0).abs() < f64::EPSILON {
            break;
        }
    }
    front(x, y, a, b) * fraction
}

/// The x with probability `level` below it, sought from the end that it is nearer to.
pub(in crate::chance) fn quantile(level: Level, a: f64, b: f64) -> f64 {
    if level.below() <= below(0.5, a, b).below() {
        low_quantile(level, a, b)
    } else {
        1.0 - low_quantile(level.mirrored(), b, a)
    }
}

/// An x of at most a half, by Newton's steps for ln of the smaller side over ln x; halved where one leaves its bracket.
fn low_quantile(level: Level, a: f64, b: f64) -> f64 {
    let (mut low, mut high) = (0.0, 0.5);
    let mut x = first_guess(level, a, b);
    for _ in 0..200 {
        let found = below(x, a, b);
        let slope = front(x, 1.0 - x, a, b) * a / (1.0 - x);
        let change = if level.is_low() {
            libm::log(level.below() / found.below()) * found.below() / slope
        } else {
            libm::log(found.above() / level.above()) * found.above() / slope
        };
        let next = x * libm::exp(change);
        if change.abs() <= 1e-10 {
            return next;
        }
        if change > 0.0 {
            low = x;
        } else {
            high = x;
        }
        let next = if next > low && next < high { next } else { (low + high) / 2.0 };
        if next == x {
            return x;
        }
        x = next;
    }
    x
}

/// Abramowitz and Stegun 26.5.22 for a and b above one, else Iₓ ≈ xᵃ/(a·B(a, b)), kept off both ends.
fn first_guess(level: Level, a: f64, b: f64) -> f64 {
    let guess = if a > 1.0 && b > 1.0 {
        let y = -level.score();
        let (inverse_a, inverse_b) = (1.0 / (2.0 * a - 1.0), 1.0 / (2.0 * b - 1.0));
        let h = 2.0 / (inverse_a + inverse_b);
        let lambda = (y * y - 3.0) / 6.0;
        let w =
            y * (h + lambda).sqrt() / h - (inverse_b - inverse_a) * (lambda + 5.0 / 6.0 - 2.0 / (3.0 * h));
        a / (a + b * libm::exp(2.0 * w))
    } else {
        let mean = a / (a + b);
        let constant = libm::log(front(mean, 1.0 - mean, a, b)) - b * libm::log(1.0 - mean);
        mean * libm::exp((libm::log(level.below()) - constant) / a)
    };
    guess.clamp(f64::MIN_POSITIVE, 0.5)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::number::{to_f64, whole};
    use approx::assert_relative_eq;
    use std::f64::consts::PI;

    /// DLMF 8.17.5 and the closed forms of one parameter, a half, and symmetry.
    #[test]
    fn closed_forms_hold() {
        for x in [1e-9, 0.01, 0.2, 0.5, 0.7, 0.999] {
            for a in [0.3, 1.0, 2.5, 80.0] {
                assert_relative_eq!(below(x, a, 1.0).below(), libm::pow(x, a), max_relative = 1e-13);
                assert_relative_eq!(below(x, 1.0, a).above(), libm::pow(1.0 - x, a), max_relative = 1e-13);
                assert_relative_eq!(below(0.5, a, a).below(), 0.5, max_relative = 1e-13);
            }
            let arc = 2.0 / PI * libm::asin(x.sqrt());
            assert_relative_eq!(below(x, 0.5, 0.5).below(), arc, max_relative = 1e-13);
        }
    }

    /// Against the sum of n!/(x!(n−x)!) · 3ˣ7ⁿ⁻ˣ/10ⁿ in whole numbers of any size.
    #[test]
    fn binomial_counts_are_sums_of_whole_numbers() {
        for n in [1_i64, 5, 30, 400] {
            let mut term = whole(1);
            for _ in 0..n {
                term *= whole(7) / whole(10);
            }
            let mut sum = term.clone();
            for k in 0..n {
                let level = counts(k as f64, n as f64, 0.3);
                let above = to_f64(&(whole(1) - &sum));
                assert_relative_eq!(level.below(), to_f64(&sum), max_relative = 1e-13);
                if above > 1e-200 {
                    assert_relative_eq!(level.above(), above, max_relative = 1e-13);
                }
                term = term * whole(3 * (n - k)) / whole(7 * (k + 1));
                sum += &term;
            }
        }
    }

    /// NIST/SEMATECH e-Handbook, table 1.3.6.7.2: a two-sided tail of Student's t with ν degrees is Iₓ(ν/2, ½) at
    /// x = ν/(ν + t²) (DLMF 8.17, A&S 26.7.1).
    #[test]
    fn the_table_of_student_holds() {
        for (degrees, t, tail) in [(1.0, 12.706, 0.05), (10.0, 2.228, 0.05), (30.0, 2.750, 0.01)] {
            let part = below(degrees / (degrees + t * t), degrees / 2.0, 0.5).below();
            assert!((part - tail).abs() < 2e-5, "{degrees}: {part}");
        }
    }

    #[test]
    fn one_is_the_inverse_of_the_other() {
        for (a, b) in [(0.2, 0.3), (1.0, 1.0), (2.0, 5.0), (0.5, 40.0), (300.0, 20.0), (4e4, 6e4), (1e6, 9e6)]
        {
            for p in [1e-12, 0.001, 0.05, 0.3, 0.5, 0.8, 0.99] {
                let level = Level::new(p).unwrap();
                let x = quantile(level, a, b);
                let back = below(x, a, b);
                // Near 1 a float cannot tell x from its neighbour: what one spacing changes is allowed.
                let nearby = (below(x * (1.0 - 2.0 * f64::EPSILON), a, b).below() - back.below()).abs();
                assert!((back.below() - p).abs() <= 1e-12 * p + 2.0 * nearby, "{a} {b} {p}: {x} {back:?}");
            }
        }
    }

    /// For small a and b, Iₓ(a, b) ≈ xᵃ·b/(a + b) (DLMF 8.17.7): half of the probability lies at each end.
    #[test]
    fn heaps_at_both_ends_are_told_apart() {
        let x = quantile(Level::new(0.4).unwrap(), 1e-3, 1e-3);
        assert_relative_eq!(x, libm::pow(0.8, 1000.0), max_relative = 1e-2);
        assert_eq!(quantile(Level::LOWEST, 1e-3, 1e-3), 0.0);
        assert_eq!(quantile(Level::HIGHEST, 1e-3, 1e-3), 1.0);
    }
}
