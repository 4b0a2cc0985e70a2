//! Texts that give figures of a school whose figures are hidden: sentence by sentence, by its name.

use super::Shield;
use super::ground::SCHOOL;
use crate::diag::Language;
use crate::report::words::Small;

/// Hides sentences.
pub(super) struct Texts<'a> {
    /// The names of schools whose figures are hidden, the longest first.
    names: Vec<&'a str>,
    shield: &'a Shield,
    /// What stands in a sentence's place.
    pub sentence: String,
}

impl<'a> Texts<'a> {
    pub fn new(shield: &'a Shield, language: Language) -> Self {
        let schools = shield.all.iter().chain(&shield.money).filter(|whose| whose.key == SCHOOL);
        let mut names: Vec<&str> = schools
            .map(|whose| shield.names.get(whose).map_or(whose.code.as_str(), String::as_str))
            .collect();
        names.sort_by(|a, b| b.len().cmp(&a.len()).then(a.cmp(b)));
        names.dedup();
        Self { names, shield, sentence: Small::Sentence.text(language) }
    }

    /// The school that a heading is about, if its figures are hidden.
    pub fn school_of(&self, title: &str) -> Option<&'a str> {
        self.names.iter().find(|name| names(title, name)).copied()
    }

    /// Whether a member of a chart is a school whose figures are hidden.
    pub fn is_hidden(&self, label: &str) -> bool {
        self.names.contains(&label)
    }

    /// A text with its sentences hidden that give figures of such a school.
    pub fn covered(&self, text: &str) -> String {
        let tells = self.names.iter().any(|name| names(text, name));
        let outside = self.shield.outside && self.shield.sentences.contains(text);
        if outside || self.shield.total && has_digit(text) {
            return self.sentence.clone();
        }
        if !tells {
            return text.to_owned();
        }
        let mut sentences: Vec<&str> = text.split_inclusive(". ").map(|one| self.sentence_of(one)).collect();
        sentences.dedup_by(|a, b| *a == self.sentence && *b == self.sentence);
        sentences.iter().map(|one| one.trim_end()).collect::<Vec<&str>>().join(" ")
    }

    fn sentence_of<'t>(&'t self, text: &'t str) -> &'t str {
        let without = self.names.iter().fold(text.to_owned(), |text, name| text.replace(name, ""));
        if without != text && has_digit(&without) { &self.sentence } else { text }
    }
}

/// Whether a text names someone: `Skola 1` is not named by `Skola 12`.
fn names(text: &str, name: &str) -> bool {
    let within = |sign: Option<char>| sign.is_some_and(char::is_alphanumeric);
    text.match_indices(name).any(|(at, _)| {
        let before = text.get(..at).and_then(|text| text.chars().next_back());
        let after = text.get(at + name.len()..).and_then(|text| text.chars().next());
        !within(before) && !within(after)
    })
}

fn has_digit(text: &str) -> bool {
    text.chars().any(|sign| sign.is_ascii_digit())
}
