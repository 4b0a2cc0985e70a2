//! Numbers for people: Swedish `1 234 567,50 kr` and English `1,234,567.50 kr`, exact to the last digit shown.

use super::document::{Cell, Kind};
use crate::base::number::{power_of_ten, product, whole, with_places};
use crate::base::rounding::round_to_whole;
use crate::base::{Exact, Mode, Ore};
use crate::diag::Language;
use num_traits::Signed;

/// The minus sign of typography, which no spreadsheet takes for a formula.
const MINUS: char = '\u{2212}';
/// What stands where a figure is hidden.
pub(super) const HIDDEN: &str = "\u{2013}";
/// A space that does not break a line.
const NO_BREAK: char = '\u{a0}';

/// A number with some decimals, rounded half away from zero.
#[must_use]
pub fn number(value: &Exact, places: u8, language: Language) -> String {
    let scaled = product(value, &Exact::from_integer(power_of_ten(places)));
    let scaled = round_to_whole(&scaled, Mode::HalfAway);
    let negative = scaled.is_negative();
    let plain = with_places(&scaled.abs(), places);
    let (full, part) = plain.split_once('.').unwrap_or((&plain, ""));
    let (group, point) = match language {
        Language::Swedish => (NO_BREAK, ','),
        Language::English => (',', '.'),
    };
    let sign = if negative { MINUS.to_string() } else { String::new() };
    let grouped = grouped(full, group);
    if part.is_empty() { format!("{sign}{grouped}") } else { format!("{sign}{grouped}{point}{part}") }
}

fn grouped(digits: &str, separator: char) -> String {
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(separator);
        }
        text.push(digit);
    }
    text
}

/// The same with its sign, `+` too; zero has none.
#[must_use]
pub fn signed(value: &Exact, places: u8, language: Language) -> String {
    let text = number(value, places, language);
    if value.is_positive() { format!("+{text}") } else { text }
}

/// Money with its currency; decimals only where there are öre.
#[must_use]
pub fn money(ore: Ore, currency: &str, language: Language) -> String {
    let places = if ore.count() % 100 == 0 { 0 } else { 2 };
    format!("{}{NO_BREAK}{currency}", number(&ore.exact(), places, language))
}

/// An exact number with as many decimals as it has, at most six.
#[must_use]
pub fn exact(value: &Exact, language: Language) -> String {
    let places = crate::base::number::decimals(value).map_or(6, |places| places.min(6));
    number(value, places, language)
}

/// The decimals that a column of cells needs.
#[must_use]
pub fn places<'a>(kind: Kind, cells: impl Iterator<Item = &'a Cell>) -> u8 {
    match kind {
        Kind::Money | Kind::Change => {
            let mut cells = cells;
            let broken = cells.any(|cell| matches!(cell, Cell::Ore(ore) if ore.count() % 100 != 0));
            if broken { 2 } else { 0 }
        }
        Kind::Count => {
            let mut cells = cells;
            let broken = cells.any(|cell| matches!(cell, Cell::Number(number) if !number.is_integer()));
            u8::from(broken)
        }
        Kind::Percent | Kind::Share => 1,
        Kind::Ratio => 4,
        Kind::Text | Kind::PerHead | Kind::PerHeadChange => 0,
    }
}

/// A cell as people read it.
#[must_use]
pub fn cell(cell: &Cell, kind: Kind, places: u8, language: Language) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Hidden => HIDDEN.to_owned(),
        Cell::Text(text) => text.clone(),
        Cell::Ore(ore) => sign_if(kind, &ore.exact(), places, language),
        Cell::Number(value) if kind == Kind::Percent => {
            format!("{}{NO_BREAK}%", signed(&product(value, &whole(100)), places, language))
        }
        Cell::Number(value) if kind == Kind::Share => {
            format!("{}{NO_BREAK}%", number(&product(value, &whole(100)), places, language))
        }
        Cell::Number(value) => sign_if(kind, value, places, language),
    }
}

fn sign_if(kind: Kind, value: &Exact, places: u8, language: Language) -> String {
    match kind {
        Kind::Change | Kind::PerHeadChange => signed(value, places, language),
        _ => number(value, places, language),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn swedish_and_english_write_the_same_number_differently() {
        let ore = Ore::from_whole(123_456_750);
        assert_eq!(money(ore, "kr", Language::Swedish), "1\u{a0}234\u{a0}567,50\u{a0}kr");
        assert_eq!(money(ore, "kr", Language::English), "1,234,567.50\u{a0}kr");
        assert_eq!(money(Ore::from_whole(-100), "kr", Language::Swedish), "\u{2212}1\u{a0}kr");
    }

    #[test]
    fn halves_round_away_from_zero_and_signs_are_shown() {
        let half = Exact::new((-5).into(), 2.into());
        assert_eq!(number(&half, 0, Language::Swedish), "\u{2212}3");
        assert_eq!(signed(&Exact::from_integer(7.into()), 0, Language::Swedish), "+7");
        assert_eq!(signed(&Exact::from_integer(0.into()), 0, Language::Swedish), "0");
    }
}
