//! What a TOML text's writer likely meant where the parser could not go on: a finding with the fix for each usual slip.

use super::toml_balance;
use crate::diag::{Diagnostic, FileFault, Findings, Place, SourceId};
use std::ops::Range;

/// Tells every place that is not TOML. On a line where a slip was recognised, what follows from it is left out; after a
/// missing quote or bracket, everything.
pub fn tell(source: SourceId, text: &str, errors: &[toml::de::Error], found: &mut Findings) {
    let missing = toml_balance::first(text);
    let mut slips: Vec<(Range<usize>, FileFault)> = errors
        .iter()
        .map(|error| {
            let range = error.span().unwrap_or(0..0);
            recognise(text, &range, error.message())
                .or_else(|| quotes_inside(text, &range))
                .unwrap_or_else(|| (visible(text, &range), unknown(error.message())))
        })
        .collect();
    slips.sort_by_key(|(range, fault)| (line(text, range.start), is_follow_up(fault), range.start));
    if let Some((range, fault)) = missing {
        let here = line(text, range.start);
        slips.retain(|(range, fault)| line(text, range.start) < here && !is_follow_up(fault));
        slips.push((range, fault));
    }
    let mut last: Option<(usize, bool, usize)> = None;
    for (range, fault) in slips {
        let here = line(text, range.start);
        let hidden = last.is_some_and(|(line, breaks, start)| {
            line == here && (is_follow_up(&fault) || (breaks && range.start > start))
        });
        if !hidden {
            let breaks = match &fault {
                FileFault::SpacedNumber { written, .. } => written.contains(','),
                other => matches!(other, FileFault::DecimalComma { .. }),
            };
            last = Some((here, breaks, range.start));
            found.add(Diagnostic::error(fault, Place::span(source, range)));
        }
    }
}

/// Whether a fault says no more than that the parser was lost, as it is after most slips.
const fn is_follow_up(fault: &FileFault) -> bool {
    matches!(fault, FileFault::Syntax { .. })
}

fn line(text: &str, byte: usize) -> usize {
    text.bytes().take(byte).filter(|b| *b == b'\n').count()
}

/// The stretch, at least one character wide.
fn visible(text: &str, range: &Range<usize>) -> Range<usize> {
    if !range.is_empty() {
        return range.clone();
    }
    let after = text.get(range.start..).and_then(|rest| rest.chars().next());
    let before = text.get(..range.start).and_then(|rest| rest.chars().next_back());
    match (after, before) {
        (Some(c), _) if c != '\n' && c != '\r' => range.start..range.start + c.len_utf8(),
        (_, Some(c)) => range.start - c.len_utf8()..range.start,
        _ => range.clone(),
    }
}

fn recognise(text: &str, range: &Range<usize>, message: &str) -> Option<(Range<usize>, FileFault)> {
    let written = text.get(range.clone()).unwrap_or("").trim();
    if message.starts_with("string values must be quoted") && !written.is_empty() {
        if let Some(fault) = missing_comma(text, range) {
            return Some(fault);
        }
        let range = range.start..range.end + decimals(text, range.end);
        let range = number_before(text, range.start, written)..range.end + sign_after(text, range.end);
        let fault = unquoted(text.get(range.clone()).unwrap_or("").trim());
        return Some((range, fault));
    }
    if message.starts_with("invalid unquoted key") {
        let (range, word) = token(text, range, |c| c.is_alphanumeric() || c == '_' || c == '-');
        let fault = FileFault::UnquotedKey { written: word.to_owned() };
        return word.chars().any(char::is_alphabetic).then_some((range, fault));
    }
    if message.starts_with("duplicate key") {
        return Some((range.clone(), FileFault::DuplicateKey { name: written.to_owned() }));
    }
    if message.starts_with("invalid boolean") {
        let fixed = yes_no(written)?.to_owned();
        return Some((range.clone(), FileFault::YesNoWord { written: written.to_owned(), fixed }));
    }
    if message.starts_with("invalid date") {
        return Some((range.clone(), FileFault::NotADate { written: written.to_owned() }));
    }
    if message.starts_with("unexpected leading zero") {
        let (range, word) = token(text, range, char::is_alphanumeric);
        return Some((range, FileFault::LeadingZero { written: word.to_owned() }));
    }
    decimal_comma(text, range)
}

/// How long a decimal comma and the digits right after it are; the parser ends a value before a comma.
fn decimals(text: &str, at: usize) -> usize {
    let part = text.get(at..).and_then(|rest| rest.strip_prefix(',')).unwrap_or("");
    let digits = part.bytes().take_while(u8::is_ascii_digit).count();
    if digits > 0 { digits + 1 } else { 0 }
}

/// `"a = "b" then"`: a text that has quotes of its own ends at the first of them.
fn quotes_inside(text: &str, range: &Range<usize>) -> Option<(Range<usize>, FileFault)> {
    let (before, after) = text.split_at_checked(range.start)?;
    let line = before.rsplit('\n').next().unwrap_or("");
    let opened = line.find("= \"").map(|at| before.len() - line.len() + at + 2)?;
    let goes_on = after.starts_with(|c: char| c.is_alphanumeric()) && before.ends_with('"');
    let end = opened + text.get(opened..)?.find('\n').unwrap_or(text.len() - opened);
    let quotes = text.get(opened..end)?.matches('"').count();
    (goes_on && quotes >= 4).then_some((opened..range.start, FileFault::QuotesInside))
}

/// How long the rest of a value is that goes on after its decimals: ` %` or ` kr`.
fn sign_after(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or("");
    let sign = SIGNS.iter().find(|sign| rest.trim_start_matches(' ').starts_with(**sign));
    sign.map_or(0, |sign| rest.len() - rest.trim_start_matches(' ').len() + sign.len())
}

/// Where the number begins that stands before a unit; the parser may have read it already.
fn number_before(text: &str, start: usize, written: &str) -> usize {
    let before = text.get(..start).unwrap_or("");
    let number = before.trim_end_matches(' ');
    let begins = number.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, ',' | '.' | ' ')).len();
    let begins = begins + number.get(begins..).map_or(0, |rest| rest.len() - rest.trim_start().len());
    if SIGNS.contains(&written) && begins < number.len() { begins } else { start }
}

/// Units that people write after a number.
const SIGNS: [&str; 4] = ["%", "kronor", "kr", "SEK"];

/// `4 name =` and `"x" name =`: a value that another entry follows without a comma.
fn missing_comma(text: &str, range: &Range<usize>) -> Option<(Range<usize>, FileFault)> {
    let after = text.get(range.end..)?.trim_start_matches([' ', '\t']);
    let is_followed = after.starts_with('=');
    let (value, name) = text.get(range.clone())?.trim_end().rsplit_once(char::is_whitespace)?;
    let is_name = name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_');
    let value = value.trim_end();
    (is_followed && is_name)
        .then(|| (range.start..range.start + value.len(), FileFault::MissingComma { word: value.to_owned() }))
}

/// A number with its unit after it, and the number alone.
fn number_with_unit(written: &str) -> Option<FileFault> {
    let unit = SIGNS.iter().find(|sign| written.ends_with(**sign))?;
    let number = written.strip_suffix(unit)?.trim_end();
    let bare: String = number.chars().filter(|c| !c.is_whitespace()).collect();
    let plain = bare.replace('\u{2212}', "-").replacen(',', ".", 1);
    is_number(&plain).then(|| FileFault::NumberWithUnit {
        written: written.to_owned(),
        fixed: grouped(&plain),
        unit: (*unit).to_owned(),
    })
}

fn is_number(plain: &str) -> bool {
    let digits = plain.strip_prefix('-').unwrap_or(plain);
    digits.starts_with(|c: char| c.is_ascii_digit())
        && digits.chars().all(|c| c.is_ascii_digit() || c == '.')
        && digits.matches('.').count() <= 1
}

/// A day as people write it: `1/1 2026`, `2026/01/01`, `1 januari 2026`, `1.1.2026`.
fn is_day(written: &str) -> bool {
    const MONTHS: [&str; 12] =
        ["jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec"];
    let lower = written.to_lowercase();
    let parts: Vec<&str> =
        lower.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()).collect();
    let is_digits = |part: &&str| part.bytes().all(|b| b.is_ascii_digit());
    let is_year = |part: &&str| part.len() == 4 && is_digits(part);
    let is_part = |part: &&str| is_digits(part) || MONTHS.iter().any(|month| part.starts_with(month));
    parts.len() == 3
        && parts.iter().all(is_part)
        && parts.iter().filter(|part| is_year(part)).count() == 1
        && written.contains(['/', '.', '-'].as_slice()) | parts.iter().any(|part| !is_digits(part))
}

/// A value without quotes: a number with spaces in it, a yes or no, or a text.
fn unquoted(written: &str) -> FileFault {
    let bare: String = written.chars().filter(|c| !c.is_whitespace()).collect();
    let plain = bare.replace('\u{2212}', "-").replacen(',', ".", 1);
    let written = written.to_owned();
    if is_number(&plain) {
        return FileFault::SpacedNumber { written, fixed: grouped(&plain) };
    }
    if let Some(fault) = number_with_unit(&written) {
        return fault;
    }
    if is_day(&written) {
        return FileFault::NotADate { written };
    }
    if let Some(fixed) = yes_no(&written) {
        return FileFault::YesNoWord { written, fixed: fixed.to_owned() };
    }
    let is_quote = |c: char| matches!(c, '“' | '”' | '„' | '‘' | '’' | '»' | '«' | '"' | '\'');
    FileFault::UnquotedText { written: written.trim_matches(is_quote).to_owned() }
}

/// The digits in groups of three, as TOML allows: 98_765.
fn grouped(plain: &str) -> String {
    let (sign, digits) = plain.strip_prefix('-').map_or(("", plain), |rest| ("-", rest));
    let (whole, part) = digits.split_once('.').map_or((digits, None), |(a, b)| (a, Some(b)));
    let mut groups = String::new();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at) % 3 == 0 {
            groups.push('_');
        }
        groups.push(digit);
    }
    part.map_or_else(|| format!("{sign}{groups}"), |part| format!("{sign}{groups}.{part}"))
}

fn yes_no(written: &str) -> Option<&'static str> {
    match written.to_lowercase().as_str() {
        "ja" | "yes" | "true" | "sant" => Some("true"),
        "nej" | "no" | "false" | "falskt" => Some("false"),
        _ => None,
    }
}

/// The whole word around a stretch.
fn token<'a>(text: &'a str, range: &Range<usize>, belongs: impl Fn(char) -> bool) -> (Range<usize>, &'a str) {
    let (before, after) = text.split_at_checked(range.start).unwrap_or((text, ""));
    let start = before.trim_end_matches(&belongs).len();
    let end = text.len() - after.trim_start_matches(&belongs).len();
    (start..end, text.get(start..end).unwrap_or(""))
}

/// `3,5` outside of a list: the parser stops at the comma, or at what follows.
fn decimal_comma(text: &str, range: &Range<usize>) -> Option<(Range<usize>, FileFault)> {
    let (around, word) = token(text, range, |c| c.is_ascii_digit() || matches!(c, ',' | '_'));
    let word_end = word.trim_end_matches(',');
    let (whole, part) = word_end.split_once(',')?;
    let is_digits = |s: &str| !s.is_empty() && s.bytes().all(|b| b.is_ascii_digit() || b == b'_');
    let fault = FileFault::DecimalComma { written: word_end.to_owned(), fixed: format!("{whole}.{part}") };
    let found = around.start..around.start + word_end.len();
    let whole_value = found.start..found.end + sign_after(text, found.end);
    if let Some(fault) = number_with_unit(text.get(whole_value.clone()).unwrap_or("")) {
        return Some((whole_value, fault));
    }
    (is_digits(whole) && is_digits(part)).then_some((found, fault))
}

/// What the parser says in words of its own.
fn unknown(message: &str) -> FileFault {
    let known = [
        ("unclosed", "en parentes stängs inte", "a bracket is not closed"),
        ("invalid basic string", "ett citattecken stängs inte", "a quote is not closed"),
        ("invalid literal string", "ett citattecken stängs inte", "a quote is not closed"),
        ("missing comma", "här saknas ett komma", "a comma is missing here"),
        ("key with no value", "här saknas `=`", "`=` is missing here"),
        ("missing assignment", "här saknas `=`", "`=` is missing here"),
        ("string values", "här saknas ett värde", "a value is missing here"),
        ("missing value", "här saknas ett värde", "a value is missing here"),
        (
            "missing escaped value",
            "ett `\\` i `\" \"` måste skrivas `\\\\`, eller använd `' '`",
            "a `\\` in `\" \"` must be written `\\\\`, or use `' '`",
        ),
    ];
    let reason = known.iter().find(|(start, _, _)| message.starts_with(start));
    let (sv, en) = reason.map_or(("detta väntades inte här", "this was not expected here"), |r| (r.1, r.2));
    FileFault::Syntax { reason_sv: sv.to_owned(), reason_en: en.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::super::toml_read::read;
    use super::*;
    use crate::diag::{Fault, Sources};

    fn slips(text: &str) -> Vec<(FileFault, String)> {
        let mut sources = Sources::new();
        let mut found = Findings::new();
        assert_eq!(read(sources.add("a.toml", text), text, &mut found), None);
        let told = |one: &Diagnostic| match (&one.fault, &one.place) {
            (Fault::File(fault), Some(Place::Span { start, end, .. })) => {
                (fault.clone(), text[*start..*end].to_owned())
            }
            other => panic!("{other:?}"),
        };
        found.iter().map(told).collect()
    }

    fn fixed(text: &str) -> String {
        match slips(text).remove(0).0 {
            FileFault::SpacedNumber { fixed, .. }
            | FileFault::DecimalComma { fixed, .. }
            | FileFault::YesNoWord { fixed, .. } => fixed,
            FileFault::UnquotedText { written }
            | FileFault::UnquotedKey { written }
            | FileFault::LeadingZero { written }
            | FileFault::NotADate { written } => written,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_number_with_spaces_is_written_with_underscores() {
        assert_eq!(fixed("a = 98 765"), "98_765");
        assert_eq!(fixed("a = 1\u{a0}234\u{202f}567,50 # kr"), "1_234_567.50");
        assert_eq!(fixed("a = \u{2212}5 000"), "-5_000");
    }

    #[test]
    fn a_decimal_comma_is_written_with_a_point() {
        assert_eq!(fixed("a = 3,5\n"), "3.5");
        assert_eq!(fixed("a = { b = 3,5, c = 1 }"), "3.5");
        assert_eq!(slips("a = { b = 3,5, c = 1 }").len(), 1);
        assert_eq!(slips("a = 3,5")[0].1, "3,5");
    }

    #[test]
    fn swedish_letters_in_a_name_need_quotes() {
        assert_eq!(fixed("årskurs = 1"), "årskurs");
        assert_eq!(fixed("[key.huvudmän]\na = 1"), "huvudmän");
        assert_eq!(fixed("a = { Övrigt = 1 }"), "Övrigt");
        assert_eq!(slips("förskoleåldern = 1").len(), 1);
    }

    #[test]
    fn texts_yes_no_codes_and_dates_have_their_own_help() {
        assert_eq!(fixed("status = public"), "public");
        assert_eq!(fixed("status = “public”"), "public");
        assert_eq!(fixed("a = ja"), "true");
        assert_eq!(fixed("a = False"), "false");
        assert_eq!(fixed("home = 0126"), "0126");
        assert_eq!(fixed("date = 2026-02-30"), "2026-02-30");
    }

    #[test]
    fn several_slips_are_told_at_once() {
        let codes: Vec<_> =
            slips("a = 98 765\nb = 3,5\na = 1\nc = \"x\nd\n").iter().map(|s| s.0.code()).collect();
        assert_eq!(codes, ["T003", "T004", "T009", "T053"]);
    }

    #[test]
    fn a_number_with_its_unit_and_a_day_are_told_as_such() {
        let unit = |text: &str| match slips(text).remove(0) {
            (FileFault::NumberWithUnit { fixed, .. }, shown) => (fixed, shown),
            other => panic!("{other:?}"),
        };
        assert_eq!(unit("a = 3,5 %\n"), ("3.5".into(), "3,5 %".into()));
        assert_eq!(unit("a = { b = 3,5 %, c = 1 }\n"), ("3.5".into(), "3,5 %".into()));
        assert_eq!(unit("a = { b = 92 000 kr, c = 1 }\n").0, "92_000");
        assert_eq!(fixed("date = 1/1 2026"), "1/1 2026");
        assert_eq!(slips("date = 1 januari 2026")[0].0.code(), "T014");
        assert_eq!(slips("a = { b = 4 c = 1 }")[0].0.code(), "T055");
        assert_eq!(slips("a = \"b = \"c\" d\"\ne = 1\n")[0].0.code(), "T059");
    }

    #[test]
    fn where_nothing_is_recognised_a_visible_place_is_shown() {
        assert_eq!(slips("a 1")[0].1, "1");
        assert_eq!(slips("a =")[0].1, "=");
    }
}
