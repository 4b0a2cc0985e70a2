//! Values of a TOML file as the kind that is expected, or a finding that says what stands there instead.

use super::tree::{Located, Table, Value};
use crate::base::suggest::nearest;
use crate::base::{Date, Decimal};
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
        let fault = FileFault::WrongKind { expected_sv, expected_en, stands_sv, stands_en };
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
        Some(list.iter().filter_map(|one| one.as_text(found)).map(str::to_owned).collect())
    }

    /// A whole number, or a finding.
    pub fn as_whole(&self, found: &mut Findings) -> Option<i64> {
        match &self.value {
            Value::Number(digits) => match digits.parse() {
                Ok(number) => Some(number),
                Err(_) => {
                    let fault = FileFault::NotWhole { written: digits.clone() };
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
                    let fault = FileFault::NotADate { written: text.clone() };
                    found.error(fault, self.place.clone());
                }
                date
            }
            _ => self.wrong_kind(DATE, found),
        }
    }
}

impl Located {
    /// A decimal number, or a finding.
    pub fn as_decimal(&self, found: &mut Findings) -> Option<Decimal> {
        let digits = self.as_number(found)?;
        let number = Decimal::parse(digits).ok();
        if number.is_none() {
            let fault = FileFault::NumberTooLong { written: digits.to_owned() };
            found.error(fault, self.place.clone());
        }
        number
    }

    /// What stands there as it would stand in a cell; nothing for a list or a table.
    #[must_use]
    pub fn as_cell_text(&self) -> Option<String> {
        match &self.value {
            Value::Text(text) | Value::Number(text) => Some(text.clone()),
            Value::YesNo(yes) => Some(yes.to_string()),
            Value::Date(date) => Some(date.to_string()),
            Value::List(_) | Value::Table(_) => None,
        }
    }
}

impl Table {
    /// Refuses each key that is not among the known ones, naming the one that was likely meant.
    pub fn refuse_unknown(&self, known: &[&str], found: &mut Findings) {
        for entry in self.iter().filter(|entry| !known.contains(&entry.key.as_str())) {
            let name = entry.key.clone();
            let fault = match nearest(&name, known.iter().copied()) {
                Some(near) => FileFault::UnknownKeyNear { name, near: near.to_owned() },
                None => FileFault::UnknownKey { name, known: quoted(known) },
            };
            found.error(fault, entry.key_place.clone());
        }
    }
}

/// Words in backticks with commas between them.
fn quoted(words: &[&str]) -> String {
    words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::super::testing::{codes, toml};
    use super::*;

    fn ask<T>(
        text: &str,
        read: impl FnOnce(&Located, &mut Findings) -> Option<T>,
    ) -> (Option<T>, Vec<&'static str>) {
        let table = toml(&format!("a = {text}"));
        let mut found = Findings::new();
        let value = read(table.get("a").unwrap(), &mut found);
        (value, codes(&found))
    }

    #[test]
    fn a_value_of_another_kind_is_told_in_both_languages() {
        let table = toml("a = 3");
        let mut found = Findings::new();
        assert_eq!(table.get("a").unwrap().as_text(&mut found), None);
        let fault = found.sorted().remove(0).fault;
        assert_eq!(fault.code(), "T012");
        assert_eq!(fault.texts(Language::Swedish)[1], "här står ett tal");
        assert_eq!(fault.texts(Language::English)[0], "a text in quotes is expected");
        assert_eq!(ask("\"x\"", Located::as_yes_no).1, ["T012"]);
        assert_eq!(ask("3", |v, f| v.as_list(f).map(<[_]>::len)).1, ["T012"]);
        assert_eq!(ask("3", |v, f| v.as_table(f).cloned()).1, ["T012"]);
    }

    #[test]
    fn whole_numbers_dates_and_lists_of_texts_are_read() {
        assert_eq!(ask("10", Located::as_whole), (Some(10), vec![]));
        assert_eq!(ask("1.5", Located::as_whole), (None, vec!["T013"]));
        assert_eq!(ask("2026-01-31", Located::as_date).0, Date::parse("2026-01-31"));
        assert_eq!(ask("\"2026-01-31\"", Located::as_date).0, Date::parse("2026-01-31"));
        assert_eq!(ask("\"31/1 2026\"", Located::as_date), (None, vec!["T014"]));
        assert_eq!(ask("\"one\"", Located::as_texts).0, Some(vec!["one".to_owned()]));
        assert_eq!(ask("[\"one\", 2]", Located::as_texts).1, ["T012"]);
        assert_eq!(ask("1234567890123456789", Located::as_decimal), (None, vec!["T044"]));
    }

    #[test]
    fn an_unknown_key_is_refused_with_the_one_that_was_meant() {
        let mut found = Findings::new();
        toml("sorce = 1\nfärg = 2\nsource = 3".replace("färg", "\"färg\"").as_str())
            .refuse_unknown(&["source", "status"], &mut found);
        assert_eq!(codes(&found), ["T010", "T011"]);
        let help = &found.sorted()[1].fault.texts(Language::English)[2];
        assert_eq!(help, "these are known here: `source`, `status`");
    }
}
