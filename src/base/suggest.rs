//! The known word that a mistyped one most likely stands for.

/// The known word nearest to `word`, if any is near enough to be what was meant: at most a third of the letters differ.
pub fn nearest<'a>(word: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let wanted = word.trim().to_lowercase();
    let allowed = (wanted.chars().count() / 3).max(1);
    known
        .map(|candidate| (strsim::damerau_levenshtein(&wanted, &candidate.to_lowercase()), candidate))
        .filter(|(distance, _)| *distance <= allowed)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// The known code that a mistyped one most likely stands for. Of figures only two that have changed places, or one that
/// is lost or doubled, is a slip: the next number is another school or municipality.
pub fn nearest_code<'a>(code: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let is_figures = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    let sorted = |text: &str| {
        let mut bytes = text.as_bytes().to_vec();
        bytes.sort_unstable();
        bytes
    };
    let is_slip = |other: &&str| other.len().abs_diff(code.len()) == 1 || sorted(other) == sorted(code);
    if is_figures(code) { nearest(code, known.filter(is_slip)) } else { nearest(code, known) }
}

/// The first of many known words, for a message.
pub fn some<'a>(known: impl Iterator<Item = &'a str>, most: usize) -> String {
    let known: Vec<&str> = known.collect();
    let shown = known.iter().take(most).map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ");
    if known.len() > most { format!("{shown}, …") } else { shown }
}

/// The code that has lost the zero it began with: `0126` for `126`.
pub fn zero_lost<'a>(code: &str, mut known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    known.find(|other| other.strip_prefix('0').is_some_and(|rest| rest.trim_start_matches('0') == code))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_the_finger_finds_its_word() {
        let known = ["source", "status", "synthetic"];
        assert_eq!(nearest("statsu", known.into_iter()), Some("status"));
        assert_eq!(nearest("Source", known.into_iter()), Some("source"));
        assert_eq!(nearest("home", known.into_iter()), None);
    }

    #[test]
    fn of_two_equally_near_words_the_first_is_taken() {
        assert_eq!(nearest("EX", ["EK", "EE"].into_iter()), Some("EK"));
    }

    #[test]
    fn the_next_number_is_no_slip_of_the_finger() {
        let known = ["9901", "9902"];
        assert_eq!(nearest_code("9903", known.into_iter()), None);
        assert_eq!(nearest_code("9910", known.into_iter()), Some("9901"));
        assert_eq!(nearest_code("990", known.into_iter()), Some("9901"));
        assert_eq!(nearest_code("EX", ["EK"].into_iter()), Some("EK"));
        assert_eq!(zero_lost("126", ["0126", "1260"].into_iter()), Some("0126"));
        assert_eq!(zero_lost("0126", ["0126"].into_iter()), None);
    }
}
