//! Eight scenarios side by side: one number of each, computed together.

use std::array::from_fn;
use std::ops::{Add, AddAssign, Mul, Sub};

/// How many scenarios are computed together.
pub const LANES: usize = 8;

/// One number of each scenario.
#[derive(Clone, Copy, Default)]
#[repr(align(64))]
pub struct Lanes(pub [f64; LANES]);

impl Lanes {
    /// The same number in every scenario.
    #[inline(always)]
    pub const fn all(number: f64) -> Self {
        Self([number; LANES])
    }

    #[inline(always)]
    fn zip(self, other: Self, with: impl Fn(f64, f64) -> f64) -> Self {
        Self(from_fn(|lane| with(self.0[lane], other.0[lane])))
    }

    #[inline(always)]
    pub fn max(self, other: Self) -> Self {
        self.zip(other, |a, b| if a > b { a } else { b })
    }

    #[inline(always)]
    pub fn min(self, other: Self) -> Self {
        self.zip(other, |a, b| if a < b { a } else { b })
    }

    #[inline(always)]
    pub fn over(self, divisor: Self) -> Self {
        self.zip(divisor, |a, b| a / b)
    }

    /// This number where `left <= right`, else the other.
    #[inline(always)]
    pub fn where_at_most(self, left: Self, right: Self, other: Self) -> Self {
        Self(from_fn(|lane| if left.0[lane] <= right.0[lane] { self.0[lane] } else { other.0[lane] }))
    }

    /// One where there is nothing: a divisor whose quotient is not used.
    #[inline(always)]
    pub fn or_one(self) -> Self {
        self.zip(self, |a, _| if a > 0.0 { a } else { 1.0 })
    }

    /// The whole number below, of numbers from 0 to 2⁵¹: exact, and without a call where a processor cannot round.
    #[inline(always)]
    pub fn floor(self) -> Self {
        const SHIFT: f64 = 4_503_599_627_370_496.0; // 2⁵²: nothing below the point is left
        self.zip(self, |a, _| {
            let near = (a + SHIFT) - SHIFT;
            if near > a { near - 1.0 } else { near }
        })
    }

    /// The whole number nearest to `self / divisor`, halves up, of a whole `self`. Exact while `self` is below 2⁵⁰:
    /// the quotient of a whole number and a half is never nearer to a whole number than the reciprocal errs.
    #[inline(always)]
    pub fn nearest_of(self, divisor: f64) -> Self {
        ((self + Self::all(divisor / 2.0 + 0.5)) * Self::all(1.0 / divisor)).floor()
    }

    /// `self / divisor` rounded down, under the same conditions.
    #[inline(always)]
    pub fn whole_of(self, divisor: f64) -> Self {
        ((self + Self::all(0.5)) * Self::all(1.0 / divisor)).floor()
    }

    /// `self`, a quotient that errs by less than 2⁻⁴⁹ of itself, to the nearest whole number, halves up. Where that could
    /// be either of two, `exact` gives dividend and divisor of a lane as whole numbers.
    #[inline(always)]
    pub fn nearest(self, exact: impl Fn(usize) -> (i128, i128)) -> Self {
        const ERROR: f64 = 1.0 / 562_949_953_421_312.0; // 2⁻⁴⁹
        let mut near = (self + Self::all(0.5)).floor();
        let unsure = from_fn::<bool, LANES, _>(|lane| {
            let apart = self.0[lane] - near.0[lane];
            0.5 - apart.max(-apart) <= self.0[lane] * ERROR
        });
        if unsure.iter().fold(false, |any, lane| any | lane) {
            near.decide(unsure, exact);
        }
        near
    }

    #[cold]
    #[inline(never)]
    fn decide(&mut self, unsure: [bool; LANES], exact: impl Fn(usize) -> (i128, i128)) {
        for lane in (0..LANES).filter(|&lane| unsure[lane]) {
            let (dividend, divisor) = exact(lane);
            self.0[lane] = (2 * dividend + divisor).div_euclid(2 * divisor) as f64;
        }
    }

    /// The number of a lane, which is whole.
    #[inline(always)]
    pub const fn whole(&self, lane: usize) -> i128 {
        self.0[lane] as i128
    }
}

/// A whole number between −2⁵¹ and 2⁵¹, read from the digits of its float: vectors have no other way on every processor.
#[inline(always)]
pub const fn to_whole(number: f64) -> i64 {
    const SHIFT: f64 = 6_755_399_441_055_744.0; // 1.5 × 2⁵²
    (number + SHIFT).to_bits().wrapping_sub(SHIFT.to_bits()).cast_signed()
}

impl Add for Lanes {
    type Output = Self;
    #[inline(always)]
    fn add(self, other: Self) -> Self {
        self.zip(other, |a, b| a + b)
    }
}

impl AddAssign for Lanes {
    #[inline(always)]
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

impl Sub for Lanes {
    type Output = Self;
    #[inline(always)]
    fn sub(self, other: Self) -> Self {
        self.zip(other, |a, b| a - b)
    }
}

impl Mul for Lanes {
    type Output = Self;
    #[inline(always)]
    fn mul(self, other: Self) -> Self {
        self.zip(other, |a, b| a * b)
    }
}
