//! Whole numbers picked in many lanes at once, without a branch, and which of them the bounds do not decide.

use super::program::{LANES, Lane, Rounding};
use super::rep::{above, within};
use crate::base::Mode;

/// Added and taken away again, it leaves the nearest whole number of anything below 2⁵¹, halves to the even one.
const NEAREST: f64 = 6_755_399_441_055_744.0;
/// More than what one rounding loses, relative to the number: the scale is two roundings off at most, the product one more,
/// each half a unit in the last place.
const ULPS: f64 = 2.0 * f64::EPSILON;

/// The nearest whole number, halves to the even one; below 2⁵¹.
#[inline(always)]
#[must_use]
pub fn nearest(number: f64) -> f64 {
    (number + NEAREST) - NEAREST
}

/// Rounds exact units: the rest of the division decides every case.
#[inline]
pub fn exact(out: &mut Lane, units: &Lane, to: Rounding) {
    let (times, over) = (to.times, to.over);
    let pick = |out: &mut Lane, fix: &dyn Fn(f64, f64) -> f64| {
        for (out, units) in out.0.iter_mut().zip(&units.0) {
            let above = units * times;
            let whole = nearest(above / over);
            *out = whole + fix(above - whole * over, above);
        }
    };
    let half = over * 0.5;
    match to.mode {
        Mode::HalfUp => exactly(out, units, to, |rest, _| yes(rest >= half) - yes(rest < -half)),
        Mode::HalfAway => exactly(out, units, to, |rest, above| {
            let up = yes(rest > half) + yes(rest == half) * yes(above > 0.0);
            up - yes(rest < -half) - yes(rest == -half) * yes(above < 0.0)
        }),
        Mode::HalfEven => pick(out, &|rest, _| yes(rest > half) - yes(rest < -half)),
        Mode::Floor => exactly(out, units, to, |rest, _| -yes(rest < 0.0)),
        Mode::Ceil => exactly(out, units, to, |rest, _| yes(rest > 0.0)),
        Mode::Down => {
            pick(out, &|rest, above| yes(rest > 0.0) * yes(above < 0.0) - yes(rest < 0.0) * yes(above > 0.0))
        }
        Mode::Up => {
            pick(out, &|rest, above| yes(rest > 0.0) * yes(above > 0.0) - yes(rest < 0.0) * yes(above < 0.0))
        }
    }
}

#[inline(always)]
fn exactly(out: &mut Lane, units: &Lane, to: Rounding, fix: impl Fn(f64, f64) -> f64) {
    for (out, units) in out.0.iter_mut().zip(&units.0) {
        let above = units * to.times;
        let whole = nearest(above / to.over);
        *out = whole + fix(above - whole * to.over, above);
    }
}

#[inline(always)]
fn yes(holds: bool) -> f64 {
    // A choice between two numbers becomes a vector operation; a number made of a truth does not.
    if holds { 1.0 } else { 0.0 }
}

/// Rounds units that are known within `error` and a relative error; says which lanes that does not decide.
#[inline]
#[must_use]
pub fn near(out: &mut Lane, units: &Lane, to: Rounding, error: f64, relative: f64) -> u32 {
    let scale = to.times / to.over;
    let (fixed, each) = (error * scale * (1.0 + ULPS), (relative * (1.0 + ULPS) + ULPS) * scale);
    let mut worst = [0.0_f64; LANES];
    // From halves the doubt begins half a step away from the whole number, else at the whole number itself.
    if matches!(to.mode, Mode::HalfUp | Mode::HalfAway | Mode::HalfEven) {
        for ((out, units), worst) in out.0.iter_mut().zip(&units.0).zip(&mut worst) {
            let steps = units * scale;
            *out = nearest(steps);
            *worst = (steps - *out).abs() + (fixed + units.abs() * each) - 0.5;
        }
    } else {
        for ((out, units), worst) in out.0.iter_mut().zip(&units.0).zip(&mut worst) {
            let steps = units * scale;
            let whole = nearest(steps);
            *worst = (fixed + units.abs() * each) - (steps - whole).abs();
            *out = whole + away(to.mode, steps, whole);
        }
    }
    // What is not a number is in doubt too; mostly nothing is.
    let mut clear = [0.0; LANES];
    for ((clear, worst), out) in clear.iter_mut().zip(&worst).zip(&out.0) {
        *clear = if *worst < 0.0 && out.abs() <= to.most { 1.0 } else { 0.0 };
    }
    if clear == [1.0; LANES] {
        return 0;
    }
    let mut doubt = 0;
    for (lane, (worst, out)) in worst.iter().zip(&out.0).enumerate() {
        doubt |= u32::from(!above(0.0, *worst) || above(out.abs(), to.most)) << lane;
    }
    doubt
}

/// From the nearest whole number to the one that a mode picks; halves are in doubt and settled elsewhere.
#[inline(always)]
fn away(mode: Mode, steps: f64, whole: f64) -> f64 {
    let (below, above) = (yes(whole > steps), yes(whole < steps));
    match mode {
        Mode::HalfUp | Mode::HalfAway | Mode::HalfEven => 0.0,
        Mode::Floor => -below,
        Mode::Ceil => above,
        Mode::Down => above * yes(steps < 0.0) - below * yes(steps > 0.0),
        Mode::Up => above * yes(steps > 0.0) - below * yes(steps < 0.0),
    }
}

/// The lanes whose whole numbers are too large to be counted exactly.
#[inline]
#[must_use]
pub fn too_large(out: &Lane, most: f64) -> u32 {
    if out.0.iter().fold(0.0_f64, |largest, out| if out.abs() > largest { out.abs() } else { largest })
        <= most
        && out.0.iter().all(|out| !out.is_nan())
    {
        return 0;
    }
    let mut large = 0;
    for (lane, out) in out.0.iter().enumerate() {
        large |= u32::from(!within(out.abs(), most)) << lane;
    }
    large
}

#[cfg(test)]
mod tests {
    use super::super::super::jump::whole;
    use super::*;
    use proptest::prelude::*;

    const MODES: [Mode; 7] =
        [Mode::HalfAway, Mode::HalfUp, Mode::HalfEven, Mode::Down, Mode::Up, Mode::Floor, Mode::Ceil];

    proptest! {
        #[test]
        fn every_mode_picks_what_whole_numbers_pick(
            units in -4_000_000_000_000_i64..4_000_000_000_000, times in 1_i64..1000, over in 1_i64..100_000,
            tie in any::<bool>(),
        ) {
            // Half of the cases lie on a tie.
            let units = if tie { units / (2 * over) * over * 2 + over } else { units };
            let (times, over) = if tie { (1, over * 2) } else { (times, over) };
            for mode in MODES {
                let to = Rounding { times: times as f64, over: over as f64, mode, exact: true, most: 1e15 };
                let mut out = Lane::ZERO;
                exact(&mut out, &Lane([units as f64; LANES]), to);
                let wanted = whole(i128::from(units) * i128::from(times), over.into(), mode);
                prop_assert_eq!(out.0[3] as i128, wanted, "{:?}", mode);
                let mut out = Lane::ZERO;
                let doubt = near(&mut out, &Lane([units as f64; LANES]), to, 1e-9, 0.0);
                if doubt == 0 {
                    prop_assert_eq!(out.0[3] as i128, wanted, "{:?}", mode);
                }
            }
        }
    }

    #[test]
    fn a_half_within_its_bound_is_in_doubt_and_a_whole_number_where_it_is_a_jump() {
        let to = |mode| Rounding { times: 1.0, over: 1.0, mode, exact: false, most: 1e15 };
        let mut out = Lane::ZERO;
        let mut units = [1.25; LANES];
        units[2] = 2.5 + 1e-13;
        units[5] = f64::NAN;
        assert_eq!(near(&mut out, &Lane(units), to(Mode::HalfAway), 1e-12, 0.0), 1 << 2 | 1 << 5);
        units[5] = 3.0 - 1e-13;
        assert_eq!(near(&mut out, &Lane(units), to(Mode::Floor), 1e-12, 0.0), 1 << 5);
        assert_eq!(out.0[0], 1.0);
    }
}
