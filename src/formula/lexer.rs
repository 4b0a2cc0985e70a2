//! The words and signs of a formula, each with its place.

use crate::base::Date;
use crate::diag::FormulaFault;
use std::ops::Range;

/// A word or sign.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Token {
    /// A number as written, without its unit.
    Number(String),
    /// A text between quotes.
    Text(String),
    /// A day.
    Date(Date),
    /// A name, or a word of the language.
    Name(String),
    /// An operator, bracket, comma or colon.
    Sign(&'static str),
    /// After the last word.
    End,
}

/// A word or sign with its place in the formula, in bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spot {
    /// What stands there.
    pub token: Token,
    /// Where.
    pub range: Range<usize>,
}

/// A fault at a place in a formula.
pub type At = (FormulaFault, Range<usize>);

/// The signs, longer ones first.
const SIGNS: [&str; 19] =
    ["!=", "<=", ">=", "=", "<", ">", "+", "-", "*", "/", "^", "(", ")", "[", "]", ",", ":", ".", "%"];

/// Signs of other languages, with what to write instead.
const FOREIGN: [(&str, &str); 14] = [
    ("==", "="),
    ("<>", "!="),
    ("**", "^"),
    ("&&", "and"),
    ("||", "or"),
    ("≤", "<="),
    ("≥", ">="),
    ("≠", "!="),
    (";", ","),
    ("×", "*"),
    ("·", "*"),
    ("÷", "/"),
    ("\u{2212}", "-"),
    ("–", "-"),
];

/// Cuts a formula into words and signs; the last is [`Token::End`].
///
/// # Errors
/// A sign that the language does not have, or a text without its closing quote.
pub fn words(text: &str) -> Result<Vec<Spot>, At> {
    if let Some(fault) = of_spreadsheet(text) {
        return Err(fault);
    }
    let mut spots = Vec::new();
    let mut start = 0;
    while let Some(rest) = text.get(start..).filter(|rest| !rest.is_empty()) {
        if let Some(space) = rest.chars().next().filter(|c| c.is_whitespace()) {
            start += space.len_utf8();
            continue;
        }
        let (token, length) = word(rest).map_err(|(fault, length)| (fault, start..start + length))?;
        spots.push(Spot { token, range: start..start + length });
        start += length;
    }
    spots.push(Spot { token: Token::End, range: text.len()..text.len() });
    Ok(spots)
}

/// What only a spreadsheet's formula has: `=` before it, and the choice `OM(…; …; …)`.
fn of_spreadsheet(text: &str) -> Option<At> {
    let inner = text.trim_start();
    let start = text.len() - inner.len();
    // Between quotes stand texts: every other piece is outside.
    let mut at = 0;
    for (number, piece) in text.split('"').enumerate() {
        let outside = if number % 2 == 0 { piece } else { "" };
        if let Some((place, name)) = choice(outside) {
            let range = at + place..at + place + name.len();
            return Some((FormulaFault::SpreadsheetChoice { name: name.to_owned() }, range));
        }
        at += piece.len() + 1;
    }
    let begins = inner.starts_with('=') && !inner.starts_with("==");
    begins.then(|| (FormulaFault::BeginsWithEquals, start..start + 1))
}

/// The first `OM(` or `IF(` as a spreadsheet writes it. Our own `if` may be followed by a bracket, but in small letters
/// and with no `;` behind.
fn choice(text: &str) -> Option<(usize, &str)> {
    text.match_indices('(').find_map(|(bracket, _)| {
        let before = text.get(..bracket)?.trim_end();
        let start = before.trim_end_matches(char::is_alphanumeric).len();
        let name = before.get(start..)?;
        let is_ours = name == "if";
        let is_choice = matches!(name.to_lowercase().as_str(), "om" | "if");
        (is_choice && (!is_ours || text.get(bracket..)?.contains(';'))).then_some((start, name))
    })
}

fn word(rest: &str) -> Result<(Token, usize), (FormulaFault, usize)> {
    let first = rest.chars().next().unwrap_or(' ');
    if first.is_ascii_digit() {
        return Ok(number_or_date(rest));
    }
    if first == '"' {
        return quoted(rest);
    }
    if first.is_alphabetic() || first == '_' {
        let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
        let name = rest.get(..end).unwrap_or(rest);
        return Ok((Token::Name(name.to_owned()), end));
    }
    if let Some((foreign, ours)) = FOREIGN.iter().find(|(foreign, _)| rest.starts_with(foreign)) {
        let fault = FormulaFault::ForeignSign { sign: (*foreign).to_owned(), ours: (*ours).to_owned() };
        return Err((fault, foreign.len()));
    }
    if let Some(sign) = SIGNS.iter().find(|sign| rest.starts_with(**sign)) {
        return Ok((Token::Sign(sign), sign.len()));
    }
    Err((FormulaFault::UnknownSign { sign: first.to_string() }, first.len_utf8()))
}

fn number_or_date(rest: &str) -> (Token, usize) {
    if let Some(date) = rest.get(..10).and_then(Date::parse) {
        return (Token::Date(date), 10);
    }
    let mut end = rest.find(|c: char| !c.is_ascii_digit() && c != '_').unwrap_or(rest.len());
    let part = rest.get(end..).and_then(|tail| tail.strip_prefix('.')).unwrap_or("");
    let digits = part.find(|c: char| !c.is_ascii_digit()).unwrap_or(part.len());
    if digits > 0 {
        end += 1 + digits;
    }
    (Token::Number(rest.get(..end).unwrap_or(rest).to_owned()), end)
}

fn quoted(rest: &str) -> Result<(Token, usize), (FormulaFault, usize)> {
    let inside = rest.get(1..).unwrap_or("");
    let end = inside.find('"').ok_or((FormulaFault::OpenText, rest.len()))?;
    Ok((Token::Text(inside.get(..end).unwrap_or("").to_owned()), end + 2))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_know_their_places() {
        let spots = words("merit < 200 point").unwrap();
        assert_eq!(spots[0], Spot { token: Token::Name("merit".into()), range: 0..5 });
        assert_eq!(spots[2], Spot { token: Token::Number("200".into()), range: 8..11 });
        assert_eq!(spots[4].token, Token::End);
    }

    #[test]
    fn dates_are_one_word_and_subtractions_three() {
        assert!(matches!(words("2026-01-31").unwrap()[0].token, Token::Date(_)));
        assert_eq!(words("2026-1").unwrap().len(), 4);
    }

    #[test]
    fn what_a_spreadsheet_writes_is_told_as_such() {
        let told = |text: &str| words(text).unwrap_err();
        assert_eq!(told("=a * b"), (FormulaFault::BeginsWithEquals, 0..1));
        let (fault, range) = told("=OM(a=\"x\";b;0)");
        assert_eq!((fault, range), (FormulaFault::SpreadsheetChoice { name: "OM".into() }, 1..3));
        assert_eq!(told("if(a > 1; b; 0)").0.code(), "F019");
        assert_eq!(told("2 × a").0, FormulaFault::ForeignSign { sign: "×".into(), ours: "*".into() });
        assert!(words("if (a = \"OM(\") then b else 0").is_ok());
    }

    #[test]
    fn signs_of_other_languages_are_told_with_ours() {
        let (fault, range) = words("a == b").unwrap_err();
        assert_eq!(fault, FormulaFault::ForeignSign { sign: "==".into(), ours: "=".into() });
        assert_eq!(range, 2..4);
        assert_eq!(words("a \"b").unwrap_err().0, FormulaFault::OpenText);
    }
}
