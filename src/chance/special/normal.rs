//! The standard normal distribution function Φ and its inverse, to full double precision.
//!
//! Inverse: M. J. Wichura, "Algorithm AS 241: the percentage points of the normal distribution", Applied Statistics 37
//! (1988) 477–484, function PPND16: relative error about 10⁻¹⁶.

#![expect(clippy::excessive_precision, reason = "the coefficients are as the paper prints them")]

/// Φ(z) = erfc(−z/√2)/2.
pub(in crate::chance) fn below(z: f64) -> f64 {
    0.5 * libm::erfc(-z * std::f64::consts::FRAC_1_SQRT_2)
}

/// Φ⁻¹(p), for 0 < p < 1.
pub(in crate::chance) fn score(p: f64) -> f64 {
    let q = p - 0.5;
    if q.abs() <= 0.425 {
        let r = 0.180_625 - q * q;
        return q * polynomial(&A, r) / polynomial(&B, r);
    }
    let tail = if q < 0.0 { p } else { 1.0 - p };
    let r = (-libm::log(tail)).sqrt();
    let size = if r <= 5.0 {
        polynomial(&C, r - 1.6) / polynomial(&D, r - 1.6)
    } else {
        polynomial(&E, r - 5.0) / polynomial(&F, r - 5.0)
    };
    if q < 0.0 { -size } else { size }
}

/// By Horner's rule; the constant first.
fn polynomial(coefficients: &[f64; 8], x: f64) -> f64 {
    coefficients.iter().rev().fold(0.0, |sum, coefficient| sum * x + coefficient)
}

const A: [f64; 8] = [
    3.387_132_872_796_366_608,
    133.141_667_891_784_377_45,
    1_971.590_950_306_551_442_7,
    13_731.693_765_509_461_125,
    45_921.953_931_549_871_457,
    67_265.770_927_008_700_853,
    33_430.575_583_588_128_105,
    2_509.080_928_730_122_672_7,
];
const B: [f64; 8] = [
    1.0,
    42.313_330_701_600_911_252,
    687.187_007_492_057_908_3,
    5_394.196_021_424_751_107_7,
    21_213.794_301_586_595_867,
    39_307.895_800_092_710_61,
    28_729.085_735_721_942_674,
    5_226.495_278_852_854_561,
];
const C: [f64; 8] = [
    1.423_437_110_749_683_577_34,
    4.630_337_846_156_545_295_9,
    5.769_497_221_460_691_405_5,
    3.647_848_324_763_204_605_04,
    1.270_458_252_452_368_382_58,
    2.417_807_251_774_506_117_7e-1,
    2.272_384_498_926_918_458_33e-2,
    7.745_450_142_783_414_076_4e-4,
];
const D: [f64; 8] = [
    1.0,
    2.053_191_626_637_758_821_87,
    1.676_384_830_183_803_849_4,
    6.897_673_349_851_000_045_5e-1,
    1.481_039_764_274_800_745_9e-1,
    1.519_866_656_361_645_719_66e-2,
    5.475_938_084_995_344_946e-4,
    1.050_750_071_644_416_843_24e-9,
];
const E: [f64; 8] = [
    6.657_904_643_501_103_777_2,
    5.463_784_911_164_114_369_9,
    1.784_826_539_917_291_335_8,
    2.965_605_718_285_048_912_3e-1,
    2.653_218_952_657_612_309_3e-2,
    1.242_660_947_388_078_438_6e-3,
    2.711_555_568_743_487_578_15e-5,
    2.010_334_399_292_288_132_65e-7,
];
const F: [f64; 8] = [
    1.0,
    5.998_322_065_558_879_376_9e-1,
    1.369_298_809_227_358_053_1e-1,
    1.487_536_129_085_061_485_25e-2,
    7.868_691_311_456_132_591e-4,
    1.846_318_317_510_054_681_8e-5,
    1.421_511_758_316_445_888_7e-7,
    2.044_263_103_389_939_785_64e-15,
];

#[cfg(test)]
mod tests {
    use super::*;
    use approx::assert_relative_eq;

    /// The three check values that AS 241 prints.
    #[test]
    fn the_inverse_is_that_of_the_paper() {
        for (p, z) in [
            (0.25, -0.674_489_750_196_081_743_2),
            (0.001, -3.090_232_306_167_813_541_5),
            (1e-20, -9.262_340_089_798_407_579_6),
        ] {
            assert_relative_eq!(score(p), z, max_relative = 4e-16);
        }
    }

    /// NIST/SEMATECH e-Handbook, table 1.3.6.7.1 and its usual quantiles.
    #[test]
    fn the_distribution_function_is_that_of_the_table() {
        for (z, area) in [(0.5, 0.691_46), (1.0, 0.841_34), (1.96, 0.975_00), (3.0, 0.998_65)] {
            assert!((below(z) - area).abs() < 5e-6, "{z}");
        }
        assert_relative_eq!(score(0.975), 1.959_963_984_540_054, max_relative = 1e-15);
    }

    #[test]
    fn one_is_the_inverse_of_the_other_far_into_the_tail() {
        for p in [1e-300, 1e-100, 1e-30, 1e-16, 1e-5, 0.074, 0.076, 0.4, 0.5, 0.6, 0.93] {
            // Φ grows by about z² per unit of relative change of z, which is what is lost on the way.
            let z = score(p);
            assert_relative_eq!(below(z), p, max_relative = 1e-15 * (2.0 + z * z));
        }
    }
}
