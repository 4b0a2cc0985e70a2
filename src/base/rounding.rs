//! Rounding in decimal: to a step, by a named mode; and shares that add up, by largest remainder.

use super::number::{Exact, whole};
use num_bigint::BigInt;
use num_integer::Integer;
use num_traits::{One, Signed, ToPrimitive, Zero};

/// What happens between two steps.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Mode {
    /// To the nearest; halves away from zero, on negatives too. The default.
    #[default]
    HalfAway,
    /// To the nearest; halves towards plus infinity.
    HalfUp,
    /// To the nearest; halves to the even step.
    HalfEven,
    /// Towards zero.
    Down,
    /// Away from zero.
    Up,
    /// Towards minus infinity.
    Floor,
    /// Towards plus infinity.
    Ceil,
}

impl Mode {
    /// The modes that a user may name, with their names.
    pub const NAMED: [(&'static str, Self); 5] = [
        ("half away", Self::HalfAway),
        ("half up", Self::HalfUp),
        ("half even", Self::HalfEven),
        ("down", Self::Down),
        ("up", Self::Up),
    ];
}

/// The step that a number is rounded to, above zero.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step(Exact);

impl Step {
    /// A step, if it is above zero.
    #[must_use]
    pub fn new(size: Exact) -> Option<Self> {
        size.is_positive().then_some(Self(size))
    }

    /// The size of the step.
    #[must_use]
    pub const fn size(&self) -> &Exact {
        &self.0
    }

    /// The multiple of the step that `mode` picks for `number`.
    #[must_use]
    pub fn round(&self, number: &Exact, mode: Mode) -> Exact {
        let steps = number / &self.0;
        Exact::from_integer(round_to_whole(&steps, mode)) * &self.0
    }
}

/// The whole number that `mode` picks.
#[must_use]
pub fn round_to_whole(number: &Exact, mode: Mode) -> BigInt {
    let (below, rest) = number.numer().div_mod_floor(number.denom());
    if rest.is_zero() {
        return below;
    }
    // Both sides in parts of the denominator: a ratio would be reduced first.
    let (rest, half) = (rest * 2, number.denom().clone());
    let up = match mode {
        Mode::Floor => false,
        Mode::Ceil => true,
        Mode::Down => number.is_negative(),
        Mode::Up => !number.is_negative(),
        Mode::HalfUp => rest >= half,
        Mode::HalfAway => {
            if number.is_negative() {
                rest > half
            } else {
                rest >= half
            }
        }
        Mode::HalfEven => rest > half || (rest == half && below.is_odd()),
    };
    if up { below + BigInt::one() } else { below }
}

/// Rounds parts so that they add up to `total` rounded to the step: floors first, then one step each to the largest remainders.
///
/// Ties go to the earlier part. The parts must add up to `total`; the result has as many parts, each a multiple of the step.
#[must_use]
pub fn largest_remainder(parts: &[Exact], total: &Exact, step: &Step) -> Vec<Exact> {
    let target = round_to_whole(&(total / step.size()), Mode::HalfAway);
    let steps: Vec<Exact> = parts.iter().map(|part| part / step.size()).collect();
    let mut floors: Vec<BigInt> = steps.iter().map(|s| round_to_whole(s, Mode::Floor)).collect();
    let left = target - floors.iter().sum::<BigInt>();
    let mut order: Vec<usize> = (0..parts.len()).collect();
    let remainder = |i: &usize| match (steps.get(*i), floors.get(*i)) {
        (Some(step), Some(floor)) => step - Exact::from_integer(floor.clone()),
        _ => whole(0),
    };
    order.sort_by_key(|i| std::cmp::Reverse(remainder(i)));
    let count = left.to_usize().unwrap_or(0);
    for index in order.into_iter().take(count) {
        if let Some(floor) = floors.get_mut(index) {
            *floor += 1;
        }
    }
    floors.into_iter().map(|f| Exact::from_integer(f) * step.size()).collect()
}

#[cfg(test)]
mod tests {
    use super::super::number::parse_exact;
    use super::*;

    fn rounded(number: &str, mode: Mode) -> String {
        let step = Step::new(whole(1)).unwrap();
        super::super::number::plain(&step.round(&parse_exact(number).unwrap(), mode))
    }

    #[test]
    fn each_mode_on_each_side_of_zero() {
        let cases = [
            (Mode::HalfAway, "3", "-3"),
            (Mode::HalfUp, "3", "-2"),
            (Mode::HalfEven, "2", "-2"),
            (Mode::Down, "2", "-2"),
            (Mode::Up, "3", "-3"),
            (Mode::Floor, "2", "-3"),
            (Mode::Ceil, "3", "-2"),
        ];
        for (mode, above, below) in cases {
            assert_eq!(rounded("2.5", mode), above, "{mode:?}");
            assert_eq!(rounded("-2.5", mode), below, "{mode:?}");
        }
    }

    #[test]
    fn the_half_is_decided_in_decimal() {
        // 1.005 is below the half in binary; in decimal it is the half.
        let step = Step::new(parse_exact("0.01").unwrap()).unwrap();
        assert_eq!(step.round(&parse_exact("1.005").unwrap(), Mode::HalfAway), parse_exact("1.01").unwrap());
    }

    #[test]
    fn largest_remainders_add_up_and_ties_go_to_the_first() {
        let third = parse_exact("10/3").unwrap();
        let parts = vec![third.clone(), third.clone(), third];
        let step = Step::new(whole(1)).unwrap();
        let shares = largest_remainder(&parts, &whole(10), &step);
        assert_eq!(shares, vec![whole(4), whole(3), whole(3)]);
    }

    #[test]
    fn largest_remainders_add_up_for_negative_totals_too() {
        let part = parse_exact("-5/2").unwrap();
        let step = Step::new(whole(1)).unwrap();
        let shares = largest_remainder(&[part.clone(), part], &whole(-5), &step);
        assert_eq!(shares.iter().sum::<Exact>(), whole(-5));
    }
}
