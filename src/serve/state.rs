//! What the page shows, as its address says it: every state has one address, and an address one state.

use crate::base::number::{parse_exact, plain};
use crate::base::{Date, Exact, Ore};
use crate::diag::Language;
use crate::report::made::code;
use crate::report::words::BenchWord;
use std::collections::BTreeMap;

/// At most so many proposals stand beside the baseline.
pub const MOST_BESIDE: usize = 3;
/// What stands for no proposal.
pub const NONE: &str = "-";
/// At most so many numbers are changed, and so long is a text of the address.
const MOST_CHANGES: usize = 200;
const LONGEST: usize = 200;

/// What the page shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct State {
    /// The language of the page.
    pub language: Language,
    /// Whether small groups are shown.
    pub internal: bool,
    /// The file name of another study of the folder than the one that the page was opened on.
    pub study: Option<String>,
    /// The model that others are compared with; the study's own if none is named.
    pub baseline: Option<String>,
    /// The models beside it; the study's first three others if nothing is said.
    pub beside: Option<Vec<String>>,
    /// The model whose numbers the sliders change; the first beside the baseline if none is named.
    pub edited: Option<String>,
    /// Changed numbers by model and parameter, in the parameter's unit.
    pub changes: BTreeMap<(String, String), Exact>,
    /// The day whose rules and prices hold, if another than the study's.
    pub date: Option<Date>,
    /// The calendar year that is budgeted, if another than the study's.
    pub year: Option<i32>,
    /// The world of the study that is laid on data and models; none if none is named.
    pub scenario: Option<String>,
    /// What the schools may get in all.
    pub frame: Option<Ore>,
    /// The school that is shown in depth.
    pub school: Option<String>,
    /// The model whose school is shown.
    pub of: Option<String>,
    /// The amount that is explained.
    pub amount: Option<String>,
    /// The proposal that was saved just now; no part of the address.
    pub saved: Option<String>,
}

impl State {
    /// The state of an address that says nothing.
    #[must_use]
    pub const fn start(language: Language) -> Self {
        Self {
            language,
            internal: false,
            study: None,
            baseline: None,
            beside: None,
            edited: None,
            changes: BTreeMap::new(),
            date: None,
            year: None,
            scenario: None,
            frame: None,
            school: None,
            of: None,
            amount: None,
            saved: None,
        }
    }

    /// Reads the pairs of an address or a form; empty values say nothing.
    ///
    /// # Errors
    /// The part that cannot be read.
    pub fn read(pairs: &[(String, String)], usual: Language) -> Result<Self, BenchWord> {
        let mut state = Self::start(usual);
        let mut seen: Vec<&str> = Vec::new();
        for (key, value) in pairs.iter().map(|(key, value)| (key.as_str(), value.trim())) {
            if seen.contains(&key) && key != "with" {
                return Err(BenchWord::TwiceSaid { name: shortened(key) });
            }
            seen.push(key);
            if value.chars().count() > LONGEST {
                return Err(BenchWord::NotYesNo { name: shortened(key) });
            }
            if !value.is_empty() {
                state.take(key, value)?;
            }
        }
        Ok(state)
    }

    fn take(&mut self, key: &str, value: &str) -> Result<(), BenchWord> {
        let wrong = || BenchWord::NotYesNo { name: key.to_owned() };
        let own = || Some(value.to_owned());
        match key {
            "lang" => self.language = language(value).ok_or_else(wrong)?,
            "view" => {
                self.internal = match value {
                    "internal" => true,
                    "public" => false,
                    _ => return Err(wrong()),
                };
            }
            "study" => self.study = own(),
            "base" => self.baseline = own(),
            "with" => self.put_beside(value)?,
            "edit" => self.edited = own(),
            "date" => self.date = Some(Date::parse(value).ok_or_else(wrong)?),
            "year" => {
                self.year =
                    Some(value.parse().ok().filter(|year| (1900..2200).contains(year)).ok_or_else(wrong)?)
            }
            "scenario" => self.scenario = own(),
            "frame" => {
                let number = amount(value).and_then(|number| Ore::rounded(&number).ok());
                let wrong = BenchWord::NotANumber { name: key.to_owned(), text: shortened(value) };
                self.frame = Some(number.ok_or(wrong)?);
            }
            "school" => self.school = own(),
            "of" => self.of = own(),
            "amount" => self.amount = own(),
            "saved" => self.saved = own(),
            _ => return self.change(key, value),
        }
        Ok(())
    }

    /// `with=MODEL`, or `with=-` for none.
    fn put_beside(&mut self, value: &str) -> Result<(), BenchWord> {
        let beside = self.beside.get_or_insert_default();
        let is_new = value != NONE && !beside.iter().any(|one| one == value);
        if is_new && beside.len() == MOST_BESIDE {
            return Err(BenchWord::TooManyProposals);
        }
        beside.extend(is_new.then(|| value.to_owned()));
        Ok(())
    }

    /// `p.MODEL.PARAMETER=3,5`: a changed number.
    fn change(&mut self, key: &str, value: &str) -> Result<(), BenchWord> {
        let named = key.strip_prefix("p.").and_then(|rest| rest.rsplit_once('.'));
        let Some((model, parameter)) = named.filter(|_| self.changes.len() < MOST_CHANGES) else {
            return Err(BenchWord::UnknownKey { name: shortened(key) });
        };
        let wrong = BenchWord::NotANumber { name: parameter.to_owned(), text: shortened(value) };
        let number = amount(value).ok_or(wrong)?;
        self.changes.insert((model.to_owned(), parameter.to_owned()), number);
        Ok(())
    }

    /// The state as the query of its address, always the same for the same state.
    #[must_use]
    pub fn query(&self) -> String {
        let mut pairs: Vec<(String, String)> = vec![("lang".to_owned(), code(self.language).to_owned())];
        let mut put =
            |key: &str, value: Option<String>| pairs.extend(value.map(|value| (key.to_owned(), value)));
        put("view", self.internal.then(|| "internal".to_owned()));
        put("study", self.study.clone());
        put("base", self.baseline.clone());
        let beside = self.beside.as_deref();
        put("with", beside.filter(|list| list.is_empty()).map(|_| NONE.to_owned()));
        for one in beside.unwrap_or_default() {
            put("with", Some(one.clone()));
        }
        put("edit", self.edited.clone());
        put("date", self.date.map(|date| date.to_string()));
        put("year", self.year.map(|year| year.to_string()));
        put("scenario", self.scenario.clone());
        put("frame", self.frame.map(|frame| plain(&frame.exact())));
        for ((model, parameter), value) in &self.changes {
            put(&format!("p.{model}.{parameter}"), Some(plain(value)));
        }
        put("school", self.school.clone());
        put("of", self.of.clone());
        put("amount", self.amount.clone());
        let pair = |(key, value): &(String, String)| format!("{}={}", escaped(key), escaped(value));
        pairs.iter().map(pair).collect::<Vec<_>>().join("&")
    }

    /// The address of the state.
    #[must_use]
    pub fn address(&self) -> String {
        format!("/?{}", self.query())
    }

    /// The same with something else.
    #[must_use]
    pub fn with(&self, other: impl FnOnce(&mut Self)) -> Self {
        let mut state = self.clone();
        other(&mut state);
        state
    }
}

fn language(code: &str) -> Option<Language> {
    match code {
        "sv" => Some(Language::Swedish),
        "en" => Some(Language::English),
        _ => None,
    }
}

/// A number as people write it: a comma or a point, and spaces between thousands.
#[must_use]
pub fn amount(text: &str) -> Option<Exact> {
    let kept = text.chars().filter(|sign| !sign.is_whitespace()).map(|sign| match sign {
        ',' => '.',
        '\u{2212}' => '-',
        other => other,
    });
    let kept: String = kept.collect();
    let is_number = kept.chars().all(|sign| sign.is_ascii_digit() || ['.', '-', '/'].contains(&sign));
    if is_number && kept.len() <= 40 { parse_exact(&kept).ok() } else { None }
}

/// The start of a text that a user is reminded of.
fn shortened(text: &str) -> String {
    text.chars().take(40).collect()
}

/// A text as a part of an address.
#[must_use]
pub fn escaped(text: &str) -> String {
    let mut out = String::new();
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' => out.push(char::from(byte)),
            other => out.push_str(&format!("%{other:02X}")),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(pairs: &[(&str, &str)]) -> Result<State, BenchWord> {
        let pairs: Vec<(String, String)> =
            pairs.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect();
        State::read(&pairs, Language::Swedish)
    }

    #[test]
    fn a_state_is_its_address() {
        let state = read(&[
            ("lang", "en"),
            ("view", "internal"),
            ("with", "needs-pool"),
            ("with", "level-price"),
            ("p.needs-pool.pool_share", "4,5"),
            ("frame", "1 000 000,50"),
            ("school", "å&=%"),
        ])
        .unwrap();
        let query = state.query();
        assert!(
            query.contains("p.needs-pool.pool_share=4.5") && query.contains("frame=1000000.5"),
            "{query}"
        );
        assert!(query.ends_with("school=%C3%A5%26%3D%25"), "{query}");
        let pairs = axum::extract::Query::<Vec<(String, String)>>::try_from_uri(
            &format!("/?{query}").parse().unwrap(),
        );
        assert_eq!(State::read(&pairs.unwrap().0, Language::Swedish), Ok(state));
    }

    #[test]
    fn what_cannot_be_read_is_told() {
        assert!(matches!(read(&[("p.a.b", "mycket")]), Err(BenchWord::NotANumber { .. })));
        assert!(matches!(read(&[("p.a.b", "1e5")]), Err(BenchWord::NotANumber { .. })));
        assert!(matches!(read(&[("kaka", "1")]), Err(BenchWord::UnknownKey { .. })));
        assert!(matches!(read(&[("lang", "de")]), Err(BenchWord::NotYesNo { .. })));
        assert!(matches!(read(&[("year", "tjugo")]), Err(BenchWord::NotYesNo { .. })));
        assert!(matches!(read(&[("base", "a"), ("base", "b")]), Err(BenchWord::TwiceSaid { .. })));
        let four = [("with", "a"), ("with", "b"), ("with", "c"), ("with", "d")];
        assert_eq!(read(&four), Err(BenchWord::TooManyProposals));
        assert_eq!(read(&[("p.a.b", "")]), Ok(State::start(Language::Swedish)));
    }
}
