//! A text that people read, in Swedish and in English.

use super::tree::{Located, Value};
use crate::diag::{Findings, Language};

/// A text in both languages.
#[derive(Clone, Debug, PartialEq, Eq, Default, PartialOrd, Ord)]
pub struct Label {
    /// På svenska.
    pub sv: String,
    /// In English.
    pub en: String,
}

impl Label {
    /// The languages.
    pub const KEYS: [&str; 2] = ["sv", "en"];

    /// One text for both languages.
    #[must_use]
    pub fn same(text: &str) -> Self {
        Self { sv: text.to_owned(), en: text.to_owned() }
    }

    /// Reads `{ sv = "…", en = "…" }`, or one text for both. Where one language is left out, the other stands for both.
    pub fn read(value: &Located, found: &mut Findings) -> Option<Self> {
        if let Value::Text(text) = &value.value {
            return Some(Self::same(text));
        }
        let table = value.as_table(found)?;
        table.refuse_unknown(&Self::KEYS, found);
        let text = |key: &str, found: &mut Findings| {
            table.get(key).and_then(|v| v.as_text(found)).map(str::to_owned)
        };
        let (sv, en) = (text("sv", found), text("en", found));
        let one = sv.clone().or_else(|| en.clone()).unwrap_or_default();
        Some(Self { sv: sv.unwrap_or_else(|| one.clone()), en: en.unwrap_or(one) })
    }

    /// The text in one language.
    #[must_use]
    pub fn of(&self, language: Language) -> &str {
        match language {
            Language::Swedish => &self.sv,
            Language::English => &self.en,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{codes, toml};
    use super::*;

    fn read(text: &str) -> (Option<Label>, Vec<&'static str>) {
        let mut found = Findings::new();
        let label = Label::read(toml(&format!("a = {text}")).get("a").unwrap(), &mut found);
        (label, codes(&found))
    }

    #[test]
    fn a_label_has_both_languages_or_one_text_for_both() {
        let both = Label { sv: "skola".into(), en: "school".into() };
        assert_eq!(read("{ sv = \"skola\", en = \"school\" }"), (Some(both), vec![]));
        assert_eq!(read("\"Huddinge\""), (Some(Label::same("Huddinge")), vec![]));
        assert_eq!(read("{ sv = \"skola\" }").0.unwrap().of(Language::English), "skola");
        assert_eq!(read("3"), (None, vec!["T012"]));
        assert_eq!(read("{ sv = \"skola\", eng = \"school\" }").1, ["T010"]);
    }
}
