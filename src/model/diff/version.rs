//! The version after a change: numbers with dots, counted up as far as the change reaches.

use super::Rank;

/// Why a version has no next one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoNext {
    /// It is not one to three whole numbers with dots between them.
    NotNumbers,
    /// Its number cannot be counted further.
    TooLarge,
}

/// The version after a change of a rank.
///
/// `a.b.c` is counted as semantic versions are: the first number for what breaks, the second for rules, the third for
/// values, and the numbers after it begin again. A number that is left out counts as 0. A first number between 1900 and
/// 2999 is the year whose rules these are: it is not counted, and the second counts every change of rules.
///
/// # Errors
/// [`NoNext`] for a text that does not count.
pub fn next(version: &str, rank: Rank) -> Result<String, NoNext> {
    let parts: Vec<&str> = version.split('.').collect();
    let numbers: Option<Vec<u64>> = parts.iter().map(|part| number(part)).collect();
    let numbers = numbers.filter(|numbers| numbers.len() <= 3).ok_or(NoNext::NotNumbers)?;
    let at = |place: usize| numbers.get(place).copied().unwrap_or(0);
    let more = |place: usize| at(place).checked_add(1).ok_or(NoNext::TooLarge);
    let rank = if is_year(at(0)) { rank.min(Rank::Minor) } else { rank };
    let counted = match rank {
        Rank::Major => vec![more(0)?, 0, 0],
        Rank::Minor => vec![at(0), more(1)?, 0],
        Rank::Patch => vec![at(0), at(1), more(2)?],
    };
    // As many numbers as were written, and as many as are needed.
    let needed = match rank {
        Rank::Major => 1,
        Rank::Minor => 2,
        Rank::Patch => 3,
    };
    let texts = counted.iter().take(numbers.len().max(needed)).map(u64::to_string);
    Ok(texts.collect::<Vec<_>>().join("."))
}

/// Whether a version begins with the year whose rules it has.
#[must_use]
pub fn begins_with_year(version: &str) -> bool {
    version.split('.').next().and_then(number).is_some_and(is_year)
}

const fn is_year(number: u64) -> bool {
    number >= 1900 && number <= 2999
}

/// A whole number without superfluous zeros, which would be lost in counting.
fn number(text: &str) -> Option<u64> {
    let is_digits = text.bytes().all(|byte| byte.is_ascii_digit());
    let is_padded = text.len() > 1 && text.starts_with('0');
    text.parse().ok().filter(|_| is_digits && !is_padded)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Källa: semver.org 2.0.0, punkterna 6–8.
    #[test]
    fn three_numbers_are_counted_as_semantic_versions_are() {
        assert_eq!(next("1.2.3", Rank::Patch), Ok("1.2.4".to_owned()));
        assert_eq!(next("1.2.3", Rank::Minor), Ok("1.3.0".to_owned()));
        assert_eq!(next("1.2.3", Rank::Major), Ok("2.0.0".to_owned()));
    }

    #[test]
    fn fewer_numbers_stay_as_few_as_they_can() {
        let all =
            |version: &str| [Rank::Patch, Rank::Minor, Rank::Major].map(|rank| next(version, rank).unwrap());
        assert_eq!(all("1.2"), ["1.2.1", "1.3", "2.0"]);
        assert_eq!(all("1"), ["1.0.1", "1.1", "2"]);
    }

    #[test]
    fn a_year_is_not_counted() {
        let all =
            |version: &str| [Rank::Patch, Rank::Minor, Rank::Major].map(|rank| next(version, rank).unwrap());
        assert_eq!(all("2026.1"), ["2026.1.1", "2026.2", "2026.2"]);
        assert_eq!(all("2026.1.4"), ["2026.1.5", "2026.2.0", "2026.2.0"]);
        assert!(begins_with_year("2026.1") && !begins_with_year("1.2026"));
    }

    #[test]
    fn what_does_not_count_has_no_next_version() {
        for text in ["", "v2", "2026-05", "1.2.3.4", "1.2-beta", "1.+2", "2026.01", "1..2"] {
            assert_eq!(next(text, Rank::Minor), Err(NoNext::NotNumbers), "{text}");
        }
        assert_eq!(next("1.18446744073709551615", Rank::Minor), Err(NoNext::TooLarge));
    }
}
