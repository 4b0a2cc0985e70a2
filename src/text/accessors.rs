//! Values of a TOML file as the kind that is expected, or a finding that says what stands there instead.

use super::tree::{Located, Table, Value};
use crate::base::Date;
use crate::base::suggest::nearest;
use crate::diag::{FileFault, Findings, Language};

/// The kinds of values, named in Swedish and in English.
const TEXT: [&str; 2] = ["en text i citattecken", "a text in quotes"];
const NUMBER: [&str; 2] = ["ett tal", "a number"];
const WHOLE: [&str; 2] = ["ett heltal", "a whole number"];
const YES_NO: [&str; 2] = ["`true` eller `false`", "`true` or `false`"];
const DATE: [&str; 2] = ["ett datum", "a date"];
const LIST: [&str; 2] = ["en lista i `[ ]`", "a list in `[ ]`"];
const TABLE: [&str; 2] = ["en tabell i `{ }`", "a table in `{ }`"];

impl Located {
    fn names(&self) -> [&'static str; 2] {
        match &self.value {
            Value::Text(_) => TEXT,
            Value::Number(_) => NUMBER,
            Value::YesNo(_) => YES_NO,
            Value::Date(_) => DATE,
            Value::List(_) => LIST,
            Value::Table(_) => TABLE,
        }
    }

    /// What kind of value stands there, in words such as "a number".
    #[must_use]
    pub fn kind_name(&self, language: Language) -> &'static str {
        let [sv, en] = self.names();
        match language {
            Language::Swedish => sv,
            Language::English => en,
        }
    }

    /// The finding that another kind of value was expected.
    fn wrong_kind<T>(&self, expected: [&str; 2], found: &mut Findings) -> Option<T> {
        let [expected_sv, expected_en] = expected.map(str::to_owned);
        let [stands_sv, stands_en] = self.names().map(str::to_owned);
        let fault = FileFault::WrongKind {
            expected_sv,
            expected_en,
            stands_sv,
            stands_en,
        };
        found.error(fault, self.place.clone());
        None
    }

    /// The text, or a finding.
    pub fn as_text(&self, found: &mut Findings) -> Option<&str> {
        match &self.value {
            Value::Text(text) => Some(text),
            _ => self.wrong_kind(TEXT, found),
        }
    }

    /// The digits of a number, or a finding.
    pub fn as_number(&self, found: &mut Findings) -> Option<&str> {
        match &self.value {
            Value::Number(digits) => Some(digits),
            _ => self.wrong_kind(NUMBER, found),
        }
    }

    /// `true` or `false`, or a finding.
    pub fn as_yes_no(&self, found: &mut Findings) -> Option<bool> {
        match &self.value {
            Value::YesNo(yes) => Some(*yes),
            _ => self.wrong_kind(YES_NO, found),
        }
    }

    /// The table, or a finding.
    pub fn as_table(&self, found: &mut Findings) -> Option<&Table> {
        match &self.value {
            Value::Table(table) => Some(table),
            _ => self.wrong_kind(TABLE, found),
        }
    }

    /// The list, or a finding.
    pub fn as_list(&self, found: &mut Findings) -> Option<&[Self]> {
        match &self.value {
            Value::List(list) => Some(list),
            _ => self.wrong_kind(LIST, found),
        }
    }

    /// A list of texts, each that is none with a finding; one text alone is a list of one.
    pub fn as_texts(&self, found: &mut Findings) -> Option<Vec<String>> {
        if let Value::Text(text) = &self.value {
            return Some(vec![text.clone()]);
        }
        let list = self.as_list(found)?;
        Some(
            list.iter()
                .filter_map(|one| one.as_text(found))
                .map(str::to_owned)
                .collect(),
        )
    }

    /// A whole number, or a finding.
    pub fn as_whole(&self, found: &mut Findings) -> Option<i64> {
        match &self.value {
            Value::Number(digits) => match digits.parse() {
                Ok(number) => Some(number),
                Err(_) => {
                    let fault = FileFault::NotWhole {
                        written: digits.clone(),
                    };
                    found.error(fault, self.place.clone());
                    None
                }
            },
            _ => self.wrong_kind(WHOLE, found),
        }
    }

    /// A day written as a TOML date or as a text such as "2026-01-01", or a finding.
    pub fn as_date(&self, found: &mut Findings) -> Option<Date> {
        match &self.value {
            Value::Date(date) => Some(*date),
            Value::Text(text) => {
                let date = Date::parse(text);
                if date.is_none() {
                    let fault = FileFault::NotADate {
                        written: text.clone(),
                    };
                    found.error(fault, self.place.clone());
                }
                date
            }
            _ => self.wrong_kind(DATE, found),
        }
    }
}

impl Table {
    /// Refuses each key that is not among the known ones, naming the one that was likely meant.
    pub fn refuse_unknown(&self, known: &[&str], found: &mut Findings) {
        for entry in self
            .iter()
            .filter(|entry| !known.contains(&entry.key.as_str()))
        {
            let name = entry.key.clone();
            let fault = match nearest(&name, known.iter().copied()) {
                Some(near) => FileFault::UnknownKeyNear {
                    name,
                    near: near.to_owned(),
                },
                None => FileFault::UnknownKey {
                    name,
                    known: quoted(known),
                },
            };
            found.error(fault, entry.key_place.clone());
        }
    }
}

/// Words in backticks with commas between them.
fn quoted(words: &[&str]) -> String {
    words
        .iter()
        .map(|word| format!("`{word}`"))
        .collect::<Vec<_>>()
        .join(", ")
}
