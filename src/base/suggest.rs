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
}
