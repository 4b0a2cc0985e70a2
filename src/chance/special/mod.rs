//! Distribution functions and their inverses, by IEEE operations and `libm` only: the same bits on every machine.

pub(in crate::chance) mod beta;
pub(in crate::chance) mod gamma;
pub(in crate::chance) mod normal;
mod saddle;

/// P(χ² > x) with these degrees of freedom: Q(degrees/2, x/2).
#[must_use]
pub fn chi_square_above(x: f64, degrees: f64) -> f64 {
    if x > 0.0 { gamma::counts(degrees / 2.0 - 1.0, x / 2.0).below() } else { 1.0 }
}

#[cfg(test)]
mod tests {
    use super::chi_square_above;

    /// NIST/SEMATECH e-Handbook, table 1.3.6.7.4: odd degrees too.
    #[test]
    fn the_upper_tail_is_that_of_the_table() {
        for (degrees, critical, tail) in
            [(1.0, 3.841, 0.05), (3.0, 7.815, 0.05), (8.0, 15.507, 0.05), (9.0, 21.666, 0.01)]
        {
            let got = chi_square_above(critical, degrees);
            assert!((got - tail).abs() < 5e-5, "{degrees}: {got}");
        }
        assert_eq!(chi_square_above(0.0, 3.0), 1.0);
    }
}
