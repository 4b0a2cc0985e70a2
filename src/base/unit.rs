//! Units of measure: products of powers of base units, with a scale (rules U1 and U2).

use super::number::{Exact, parse_exact, plain, whole};
use num_traits::{One, Zero};
use std::collections::BTreeMap;

/// The base unit of money, whatever the currency is called.
const MONEY: &str = "money";
/// People on a count date.
const STUDENT: &str = "student";
/// Students times the part of the budget year that their rows stand for.
const STUDENT_YEAR: &str = "student_year";

/// A unit: what a number counts, and how much one of it is in base units.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unit {
    powers: BTreeMap<String, i32>,
    scale: Exact,
}

impl Default for Unit {
    fn default() -> Self {
        Self::plain()
    }
}

impl Unit {
    /// A plain ratio or number: no unit at all.
    #[must_use]
    pub fn plain() -> Self {
        Self { powers: BTreeMap::new(), scale: whole(1) }
    }

    /// The model's currency.
    #[must_use]
    pub fn money() -> Self {
        Self::base(MONEY)
    }

    /// People on a count date.
    #[must_use]
    pub fn student() -> Self {
        Self::base(STUDENT)
    }

    /// Students times the part of a year.
    #[must_use]
    pub fn student_year() -> Self {
        Self::base(STUDENT_YEAR)
    }

    fn base(name: &str) -> Self {
        Self { powers: BTreeMap::from([(name.to_owned(), 1)]), scale: whole(1) }
    }

    /// Whether numbers of the two units can be added and compared.
    #[must_use]
    pub fn same_dimension(&self, other: &Self) -> bool {
        self.powers == other.powers
    }

    /// Whether the unit is a plain ratio or number (of any scale).
    #[must_use]
    pub fn is_plain(&self) -> bool {
        self.powers.is_empty()
    }

    /// Whether the unit is per cent: a plain number at scale one hundredth.
    #[must_use]
    pub fn is_percent(&self) -> bool {
        self.is_plain() && self.scale == Exact::new(1.into(), 100.into())
    }

    /// Whether numbers of this unit add up: money and head counts, with no denominator (rule U4).
    #[must_use]
    pub fn adds_up(&self) -> bool {
        self.powers.values().all(|power| *power > 0)
            && [MONEY, STUDENT, STUDENT_YEAR].iter().any(|name| self.powers.contains_key(*name))
    }

    /// Whether the unit is money and nothing else.
    #[must_use]
    pub fn is_money(&self) -> bool {
        self.same_dimension(&Self::money())
    }

    /// Whether the unit is money, or money for each of something.
    #[must_use]
    pub fn counts_money(&self) -> bool {
        self.powers.get(MONEY) == Some(&1)
    }

    /// How much one of the unit is in base units; 1/100 for `%`.
    #[must_use]
    pub const fn scale(&self) -> &Exact {
        &self.scale
    }

    /// The same dimension at scale one: the unit of numbers while they are computed.
    #[must_use]
    pub fn unscaled(&self) -> Self {
        Self { powers: self.powers.clone(), scale: whole(1) }
    }

    /// The unit of a product.
    #[must_use]
    pub fn times(&self, other: &Self) -> Self {
        let mut powers = self.powers.clone();
        for (name, power) in &other.powers {
            *powers.entry(name.clone()).or_insert(0) += power;
        }
        powers.retain(|_, power| *power != 0);
        Self { powers, scale: &self.scale * &other.scale }
    }

    /// The unit of a quotient.
    #[must_use]
    pub fn over(&self, other: &Self) -> Self {
        self.times(&other.power(-1))
    }

    /// The unit raised to a whole power; a scale of zero never occurs.
    #[must_use]
    pub fn power(&self, exponent: i32) -> Self {
        let powers = self.powers.iter().map(|(n, p)| (n.clone(), p.saturating_mul(exponent)));
        let powers = powers.filter(|(_, p)| *p != 0).collect();
        Self { powers, scale: num_traits::Pow::pow(&self.scale, exponent) }
    }
}

/// What a text meant as a number with a unit failed on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotAQuantity {
    /// The number is not one.
    Number,
    /// The named unit is not known.
    Unit(String),
}

/// The units that a model knows, by name.
#[derive(Clone, Debug)]
pub struct Units {
    by_name: BTreeMap<String, Unit>,
    currency: String,
}

impl Units {
    /// The built-in units, with the currency under its code (and `kr` where the currency is SEK).
    #[must_use]
    pub fn with_currency(code: &str) -> Self {
        let mut by_name: BTreeMap<String, Unit> = BTreeMap::new();
        for name in [STUDENT, STUDENT_YEAR, "point", "year"] {
            by_name.insert(name.to_owned(), Unit::base(name));
        }
        for name in ["ratio", "number"] {
            by_name.insert(name.to_owned(), Unit::plain());
        }
        let hundredth = Unit { powers: BTreeMap::new(), scale: Exact::new(1.into(), 100.into()) };
        by_name.insert("%".to_owned(), hundredth);
        by_name.insert(code.to_owned(), Unit::money());
        if code == "SEK" {
            by_name.insert("kr".to_owned(), Unit::money());
        }
        let currency = if code == "SEK" { "kr" } else { code };
        Self { by_name, currency: currency.to_owned() }
    }

    /// What money is called in formulas: `kr`, `USD`.
    #[must_use]
    pub fn currency(&self) -> &str {
        &self.currency
    }

    /// Adds a unit that a model declares: `is` says how much one is (`0.001`, `12 student`), nothing makes a new base unit.
    ///
    /// # Errors
    /// [`NotAQuantity`] when `is` cannot be read.
    pub fn declare(&mut self, name: &str, is: Option<&str>) -> Result<(), NotAQuantity> {
        let unit = match is {
            None => Unit::base(name),
            Some(text) => {
                let (number, unit) = self.quantity(text)?;
                if number.is_zero() {
                    return Err(NotAQuantity::Number);
                }
                let of = unit.unwrap_or_default();
                Unit { powers: of.powers, scale: number }
            }
        };
        self.by_name.insert(name.to_owned(), unit);
        Ok(())
    }

    /// Whether a word names a unit.
    #[must_use]
    pub fn has(&self, name: &str) -> bool {
        self.by_name.contains_key(name)
    }

    /// The names of all units.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.by_name.keys().map(String::as_str)
    }

    /// Reads `kr/student_year`: names joined by `/`, each after the first in the denominator.
    ///
    /// # Errors
    /// The first name that is no unit.
    pub fn parse(&self, text: &str) -> Result<Unit, String> {
        let mut unit = Unit::plain();
        for (place, name) in text.split('/').map(str::trim).enumerate() {
            let part = self.by_name.get(name).ok_or_else(|| name.to_owned())?;
            unit = if place == 0 { part.clone() } else { unit.over(part) };
        }
        Ok(unit)
    }

    /// Reads `3.5 %`, `20 000 000 kr`, `2/3`, `0.07`: the number in base units, and the unit if one is written.
    ///
    /// # Errors
    /// [`NotAQuantity`] when the number or the unit is not one.
    pub fn quantity(&self, text: &str) -> Result<(Exact, Option<Unit>), NotAQuantity> {
        let text = text.trim();
        let end = text
            .char_indices()
            .find(|(i, c)| (c.is_alphabetic() || *c == '%') && *i > 0)
            .map_or(text.len(), |(i, _)| i);
        let (number, unit) = text.split_at(end);
        let joined = join_thousands(number.trim()).ok_or(NotAQuantity::Number)?;
        let number = parse_exact(&joined).map_err(|_| NotAQuantity::Number)?;
        if unit.is_empty() {
            return Ok((number, None));
        }
        let unit = self.parse(unit).map_err(NotAQuantity::Unit)?;
        Ok((number * unit.scale(), Some(unit)))
    }

    /// Writes a unit as a model would: `kr/student_year`; `%` only where the scale says so; nothing for a plain number.
    #[must_use]
    pub fn write(&self, unit: &Unit) -> String {
        if let Some((name, _)) = self.by_name.iter().find(|(n, u)| {
            *u == unit && !unit.is_plain() && *n != "SEK" || *u == unit && !unit.scale.is_one()
        }) {
            return name.clone();
        }
        let name = |base: &String| {
            if base == MONEY { self.currency.clone() } else { base.clone() }
        };
        let above: Vec<String> = powers(unit, |p| p > 0).map(|(n, p)| raised(&name(n), p)).collect();
        let below: Vec<String> = powers(unit, |p| p < 0).map(|(n, p)| raised(&name(n), -p)).collect();
        let above = if above.is_empty() && !below.is_empty() { "1".to_owned() } else { above.join("·") };
        let mut text = above;
        for part in below {
            text = format!("{text}/{part}");
        }
        if unit.scale.is_one() { text } else { format!("{} {text}", plain(&unit.scale)).trim().to_owned() }
    }
}

fn powers(unit: &Unit, keep: impl Fn(i32) -> bool) -> impl Iterator<Item = (&String, i32)> {
    unit.powers.iter().map(|(n, p)| (n, *p)).filter(move |(_, p)| keep(*p))
}

fn raised(name: &str, power: i32) -> String {
    if power == 1 { name.to_owned() } else { format!("{name}^{power}") }
}

/// `20 000 000` → `20000000`: spaces only between groups of three digits.
fn join_thousands(number: &str) -> Option<String> {
    let is_space = |c: char| matches!(c, ' ' | '\u{a0}' | '\u{202f}');
    if !number.contains(is_space) {
        return Some(number.to_owned());
    }
    let (whole_part, rest) = number.split_once('.').map_or((number, None), |(w, r)| (w, Some(r)));
    let groups: Vec<&str> = whole_part.split(is_space).collect();
    let well_formed = groups.iter().skip(1).all(|g| g.len() == 3 && g.bytes().all(|b| b.is_ascii_digit()))
        && groups.first().is_some_and(|g| (1..=4).contains(&g.len()));
    let joined = groups.concat();
    well_formed.then(|| rest.map_or(joined.clone(), |r| format!("{joined}.{r}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_multiply_and_cancel() {
        let units = Units::with_currency("SEK");
        let price = units.parse("kr/student_year").unwrap();
        assert_eq!(units.write(&price), "kr/student_year");
        assert!(price.times(&Unit::student_year()).is_money());
        assert!(!price.adds_up() && Unit::money().adds_up() && Unit::student().adds_up());
        assert_eq!(units.parse("kr/elev"), Err("elev".to_owned()));
    }

    #[test]
    fn quantities_are_read_from_their_text() {
        let units = Units::with_currency("SEK");
        let read = |text| units.quantity(text).map(|(n, _)| plain(&n));
        assert_eq!(read("3.5 %"), Ok("0.035".to_owned()));
        assert_eq!(read("20 000 000 kr"), Ok("20000000".to_owned()));
        assert_eq!(read("2/3"), Ok("2/3".to_owned()));
        assert_eq!(read("3,5 %"), Err(NotAQuantity::Number));
        assert_eq!(read("2 00 kr"), Err(NotAQuantity::Number));
        assert_eq!(read("3 kronor"), Err(NotAQuantity::Unit("kronor".to_owned())));
    }

    #[test]
    fn a_declared_unit_has_a_scale() {
        let mut units = Units::with_currency("USD");
        units.declare("mill", Some("0.001")).unwrap();
        assert_eq!(units.quantity("0.748 mill").map(|(n, _)| plain(&n)), Ok("0.000748".to_owned()));
        assert!(units.parse("kr").is_err(), "kr is the krona alone");
    }
}
