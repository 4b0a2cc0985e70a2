//! Exact numbers: decimals as people write them, and the rationals that formulas are defined on.

use num_bigint::BigInt;
use num_integer::Integer;
use num_traits::{One, Pow, Signed, ToPrimitive, Zero};
use std::fmt;

/// A number of a formula, without any error: a ratio of two whole numbers of any size.
pub type Exact = num_rational::BigRational;

/// A decimal number as it stands in a cell: `units` × 10^−`places`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Decimal {
    /// The digits as one whole number.
    pub units: i64,
    /// How many of the digits stand after the decimal sign.
    pub places: u8,
}

/// Why a text is not a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotANumber {
    /// Something else than digits, one sign and one decimal point stands there.
    Text,
    /// More digits than an amount can have (18).
    TooLong,
    /// A fraction whose lower part is zero.
    DivisionByZero,
}

impl Decimal {
    /// Zero.
    pub const ZERO: Self = Self { units: 0, places: 0 };
    /// One.
    pub const ONE: Self = Self { units: 1, places: 0 };

    /// A whole number.
    #[must_use]
    pub const fn whole(units: i64) -> Self {
        Self { units, places: 0 }
    }

    /// Reads digits with an optional sign and one decimal point; `_` may stand between digits.
    ///
    /// # Errors
    /// [`NotANumber`] when the text is anything else, or longer than 18 digits.
    pub fn parse(text: &str) -> Result<Self, NotANumber> {
        let (negative, digits) = match text.strip_prefix(['-', '\u{2212}']) {
            Some(rest) => (true, rest),
            None => (false, text.strip_prefix('+').unwrap_or(text)),
        };
        let mut units: i64 = 0;
        let mut places: Option<u8> = None;
        let mut seen = false;
        for character in digits.chars() {
            match character {
                '0'..='9' => {
                    seen = true;
                    let digit = i64::from(character as u32 - '0' as u32);
                    units = units
                        .checked_mul(10)
                        .and_then(|u| u.checked_add(digit))
                        .filter(|u| *u < 1_000_000_000_000_000_000)
                        .ok_or(NotANumber::TooLong)?;
                    places = match places {
                        Some(p) => Some(p.checked_add(1).ok_or(NotANumber::TooLong)?),
                        None => None,
                    };
                }
                '.' if places.is_none() && seen => places = Some(0),
                '_' if seen => {}
                _ => return Err(NotANumber::Text),
            }
        }
        if !seen || digits.ends_with(['.', '_']) {
            return Err(NotANumber::Text);
        }
        let units = if negative { -units } else { units };
        Ok(Self { units, places: places.unwrap_or(0) })
    }

    /// The same number as a ratio.
    #[must_use]
    pub fn exact(self) -> Exact {
        self.over(1)
    }

    /// The number divided by a whole number above zero, as a ratio: in lowest terms without long division, where its
    /// parts fit in 64 bits, for data have many numbers.
    #[must_use]
    pub fn over(self, parts: u32) -> Exact {
        let below =
            10_i64.checked_pow(self.places.into()).and_then(|ten| ten.checked_mul(parts.max(1).into()));
        let Some(below) = below else {
            return Exact::new(self.units.into(), power_of_ten(self.places) * parts.max(1));
        };
        let common = self.units.unsigned_abs().gcd(&below.unsigned_abs());
        match i64::try_from(common) {
            Ok(common) if common > 0 => Exact::new_raw((self.units / common).into(), (below / common).into()),
            _ => Exact::new(self.units.into(), below.into()),
        }
    }

    /// Whether the number is zero.
    #[must_use]
    pub const fn is_zero(self) -> bool {
        self.units == 0
    }
}

impl fmt::Display for Decimal {
    /// Digits with a decimal point and all the places that were written.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let places = usize::from(self.places);
        let digits = format!("{:0>width$}", self.units.unsigned_abs(), width = places + 1);
        let (whole, part) = digits.split_at(digits.len() - places);
        let sign = if self.units < 0 { "-" } else { "" };
        if part.is_empty() { write!(f, "{sign}{whole}") } else { write!(f, "{sign}{whole}.{part}") }
    }
}

/// 10 to the power of `places`.
#[must_use]
pub fn power_of_ten(places: u8) -> BigInt {
    Pow::pow(BigInt::from(10), u32::from(places))
}

/// `a * b`, the same as multiplying them, and faster where their parts fit in 64 bits.
#[must_use]
pub fn product(a: &Exact, b: &Exact) -> Exact {
    let small = |number: &Exact| Some((number.numer().to_i64()?, number.denom().to_i64()?));
    let (Some((above, below)), Some((other_above, other_below))) = (small(a), small(b)) else { return a * b };
    let (one, other) = (
        above.unsigned_abs().gcd(&other_below.unsigned_abs()),
        other_above.unsigned_abs().gcd(&below.unsigned_abs()),
    );
    let (one, other) = (i128::from(one.max(1)), i128::from(other.max(1)));
    let above = (i128::from(above) / one) * (i128::from(other_above) / other);
    let below = (i128::from(below) / other) * (i128::from(other_below) / one);
    Exact::new_raw(above.into(), below.into())
}

/// `a / b`, the same as dividing them, and faster where their parts fit in 64 bits; `b` is not zero.
#[must_use]
pub fn quotient(a: &Exact, b: &Exact) -> Exact {
    product(a, &b.recip())
}

/// A whole number as a ratio.
#[must_use]
pub fn whole(number: i64) -> Exact {
    Exact::from_integer(BigInt::from(number))
}

/// Reads `12.5`, `-3`, `20_000_000`, or a fraction such as `2/3`, of any length.
///
/// # Errors
/// [`NotANumber`] when the text is neither.
pub fn parse_exact(text: &str) -> Result<Exact, NotANumber> {
    match text.split_once('/') {
        Some((above, below)) => {
            let below = parse_long(below.trim())?;
            if below.is_zero() {
                return Err(NotANumber::DivisionByZero);
            }
            Ok(parse_long(above.trim())? / below)
        }
        None => parse_long(text),
    }
}

fn parse_long(text: &str) -> Result<Exact, NotANumber> {
    match Decimal::parse(text) {
        Ok(short) => Ok(short.exact()),
        Err(NotANumber::TooLong) if text.len() <= 400 => {
            let bare = text.replace('_', "");
            let (whole_part, part) = bare.split_once('.').unwrap_or((&bare, ""));
            let digits: BigInt = format!("{whole_part}{part}").parse().map_err(|_| NotANumber::Text)?;
            Ok(Exact::new(digits, Pow::pow(BigInt::from(10), part.len())))
        }
        Err(other) => Err(other),
    }
}

/// The number with a decimal point where it is a decimal of at most 12 places, else as a fraction.
#[must_use]
pub fn plain(number: &Exact) -> String {
    for places in 0..=12_u8 {
        let scaled = number * Exact::from_integer(power_of_ten(places));
        if scaled.is_integer() {
            return with_places(&scaled.to_integer(), places);
        }
    }
    format!("{}/{}", number.numer(), number.denom())
}

/// A whole number of 10^−`places`, written with a decimal point.
#[must_use]
pub fn with_places(scaled: &BigInt, places: u8) -> String {
    let places = usize::from(places);
    let digits = format!("{:0>width$}", scaled.abs().to_string(), width = places + 1);
    let (whole_part, part) = digits.split_at(digits.len() - places);
    let sign = if scaled.is_negative() { "-" } else { "" };
    if part.is_empty() { format!("{sign}{whole_part}") } else { format!("{sign}{whole_part}.{part}") }
}

/// The nearest binary number, for steps that are not exact.
#[must_use]
pub fn to_f64(number: &Exact) -> f64 {
    number.to_f64().unwrap_or(f64::INFINITY)
}

/// How many decimals a number needs to be written in full; `None` if no number of decimals is enough.
#[must_use]
pub fn decimals(number: &Exact) -> Option<u8> {
    let mut below = number.denom().clone();
    let (mut twos, mut fives) = (0_u8, 0_u8);
    for (factor, count) in [(2, &mut twos), (5, &mut fives)] {
        let factor = BigInt::from(factor);
        while (&below % &factor).is_zero() {
            below /= &factor;
            *count = count.checked_add(1)?;
        }
    }
    below.is_one().then_some(twos.max(fives))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_decimal_is_read_from_its_text_and_written_back() {
        for text in ["0", "0.10", "-3.5", "98500.50", "0.001"] {
            assert_eq!(Decimal::parse(text).unwrap().to_string(), text);
        }
        assert_eq!(Decimal::parse("20_000_000"), Ok(Decimal::whole(20_000_000)));
    }

    #[test]
    fn numbers_of_the_data_are_in_lowest_terms() {
        let number = Decimal { units: 125, places: 3 };
        assert_eq!(number.over(12), Exact::new(1.into(), 96.into()));
        assert_eq!(Decimal { units: 0, places: 2 }.over(12), whole(0));
        let long = Decimal { units: -3, places: 30 };
        assert_eq!(long.over(1) * Exact::from_integer(power_of_ten(30)), whole(-3));
    }

    #[test]
    fn a_product_is_what_multiplying_gives() {
        let numbers = [
            "0",
            "1",
            "-1",
            "2/3",
            "-9/4",
            "12/35",
            "9223372036854775807",
            "-9223372036854775808",
            "1/9223372036854775807",
            "123456789012345678901234567890/7",
        ];
        for (a, b) in numbers.iter().flat_map(|a| numbers.iter().map(move |b| (a, b))) {
            let (a, b) = (parse_exact(a).unwrap(), parse_exact(b).unwrap());
            let (made, other) = (product(&a, &b), &a * &b);
            if !b.is_zero() {
                let (made, other) = (quotient(&a, &b), &a / &b);
                assert_eq!((made.numer(), made.denom()), (other.numer(), other.denom()), "{a} / {b}");
            }
            assert_eq!((made.numer(), made.denom()), (other.numer(), other.denom()), "{a} * {b}");
        }
    }

    #[test]
    fn what_is_not_a_number_is_told_apart() {
        for text in ["", "-", ".5", "5.", "1e5", "1.2.3", "12 000", "NaN"] {
            assert_eq!(Decimal::parse(text), Err(NotANumber::Text), "{text}");
        }
        assert_eq!(Decimal::parse("1234567890123456789"), Err(NotANumber::TooLong));
        assert_eq!(parse_exact("1/0"), Err(NotANumber::DivisionByZero));
    }

    #[test]
    fn a_tenth_has_no_binary_error() {
        let tenth = parse_exact("0.1").unwrap();
        assert_eq!(&tenth + &tenth + &tenth, parse_exact("0.3").unwrap());
    }

    #[test]
    fn decimals_are_counted() {
        assert_eq!(decimals(&parse_exact("0.06").unwrap()), Some(2));
        assert_eq!(decimals(&parse_exact("1/8").unwrap()), Some(3));
        assert_eq!(decimals(&parse_exact("2/3").unwrap()), None);
    }

    #[test]
    fn plain_writes_decimals_and_fractions() {
        assert_eq!(plain(&parse_exact("-1/8").unwrap()), "-0.125");
        assert_eq!(plain(&parse_exact("2/3").unwrap()), "2/3");
    }
}
