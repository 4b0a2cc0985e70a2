//! The first quote or bracket that is missing in a TOML text: everything after it would be misread.

use crate::diag::FileFault;
use std::ops::Range;

/// A fault with the stretch where it is shown.
type At = (Range<usize>, FileFault);

/// Looks for the first missing quote or bracket.
pub fn first(text: &str) -> Option<At> {
    let mut walk = Walk { text, at: 0, line: 1, open: Vec::new(), ends: 0..0 };
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        if start >= walk.at {
            walk.at = start;
            if let Some(fault) = walk.line_of(start, line.trim_end_matches(['\n', '\r'])) {
                return Some(fault);
            }
        }
        start += line.len();
        walk.line += 1;
    }
    let last = walk.open.last()?;
    Some((
        last.at..last.at + 1,
        FileFault::MissingBracket { sign: last.close(), line: last.line.to_string() },
    ))
}

/// How far the text has been walked through.
struct Walk<'a> {
    text: &'a str,
    at: usize,
    /// The number of the line from 1.
    line: usize,
    open: Vec<Bracket>,
    /// The last sign of the last line that has one.
    ends: Range<usize>,
}

/// A bracket that has been opened.
struct Bracket {
    sign: char,
    at: usize,
    line: usize,
}

impl Bracket {
    fn close(&self) -> String {
        if self.sign == '{' { "}" } else { "]" }.to_owned()
    }
}

impl Walk<'_> {
    fn line_of(&mut self, start: usize, line: &str) -> Option<At> {
        if let Some(fault) = self.unclosed_before(line) {
            return Some(fault);
        }
        let mut strings: Vec<Range<usize>> = Vec::new();
        while let Some(sign) = self.text.get(self.at..start + line.len()).and_then(|rest| rest.chars().next())
        {
            match sign {
                '#' => break,
                '"' | '\'' => match self.string(sign, start + line.len()) {
                    Some(inside) => strings.push(inside),
                    None => return Some(self.missing_quote(sign, start, line, &strings)),
                },
                '{' | '[' => self.open.push(Bracket { sign, at: self.at, line: self.line }),
                '}' | ']' => drop(self.open.pop()),
                _ => {}
            }
            if !sign.is_whitespace() {
                self.ends = self.at..self.at + sign.len_utf8();
            }
            self.at += sign.len_utf8();
        }
        None
    }

    /// The inside of the string that begins here, which is left at its closing quote; nothing if the line ends first.
    fn string(&mut self, quote: char, end: usize) -> Option<Range<usize>> {
        let triple = quote.to_string().repeat(3);
        let rest = self.text.get(self.at..)?;
        if rest.starts_with(&triple) {
            let inside = rest.get(3..).and_then(|rest| rest.find(&triple))?;
            let start = self.at + 3;
            self.at = start + inside + 2;
            return Some(start..start + inside);
        }
        let start = self.at + 1;
        let mut escaped = false;
        for (place, sign) in self.text.get(start..end)?.char_indices() {
            if sign == quote && !escaped {
                self.at = start + place;
                return Some(start..start + place);
            }
            escaped = quote == '"' && sign == '\\' && !escaped;
        }
        None
    }

    /// A line that begins anew while a bracket of an earlier one is open: `name =` after a line without a comma at its
    /// end, or a heading.
    fn unclosed_before(&self, line: &str) -> Option<At> {
        let last = self.open.last()?;
        let ends = self.text.get(self.ends.clone()).unwrap_or("");
        let goes_on = matches!(ends, "," | "{") && last.sign == '{';
        let is_new = is_heading(line) || (is_entry(line) && !goes_on);
        is_new.then(|| {
            let line = line_of(self.text, self.ends.start).to_string();
            (self.ends.clone(), FileFault::MissingBracket { sign: last.close(), line })
        })
    }

    /// Which quote of a line is missing: one that should stand before `, name =`, or before a closing bracket.
    fn missing_quote(&self, sign: char, start: usize, line: &str, strings: &[Range<usize>]) -> At {
        let inside = |range: &Range<usize>| self.text.get(range.clone()).unwrap_or("");
        let swallowed = strings.iter().find(|range| inside(range).trim_end().ends_with('='));
        let reversed = strings.iter().find(|range| inside(range).trim_start().starts_with([',', '}', ']']));
        let line_number = self.line.to_string();
        let quote = sign.to_string();
        if let Some(range) = reversed.filter(|range| swallowed.is_none_or(|other| range.start <= other.start))
        {
            let before = self.text.get(start..range.start.saturating_sub(1)).unwrap_or("");
            let word = before.rsplit(['=', ',', '{', '[']).next().unwrap_or("").trim();
            let at = range.start.saturating_sub(1 + word.len());
            let fault = FileFault::MissingQuoteBefore { quote, word: word.to_owned(), line: line_number };
            return (at..at + word.len(), fault);
        }
        let from = swallowed.map_or(self.at + 1, |range| range.start);
        let rest = self.text.get(from..start + line.len()).unwrap_or("");
        let stops: &[char] = if sign == '\'' { &['#', '\''] } else { &[',', '}', ']', '#', '"'] };
        let word = rest.split(stops).next().unwrap_or("").trim_end();
        let fault = FileFault::MissingQuote { quote, word: word.to_owned(), line: line_number };
        let start = if word.is_empty() { from.saturating_sub(1) } else { from };
        (start..from + word.len(), fault)
    }
}

fn line_of(text: &str, byte: usize) -> usize {
    text.bytes().take(byte).filter(|b| *b == b'\n').count() + 1
}

/// `[data]` or `[key.school]`, and not the beginning of a list in a list.
fn is_heading(line: &str) -> bool {
    let name = line.trim_start_matches('[');
    name.len() < line.len() && name.starts_with(|c: char| c.is_alphabetic())
}

/// `name =` at the beginning of a line.
fn is_entry(line: &str) -> bool {
    let belongs = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.');
    let rest = line.trim_start().trim_start_matches(belongs);
    rest.len() < line.trim_start().len() && rest.trim_start().starts_with('=')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> (String, String) {
        let (range, fault) = first(text).unwrap();
        let said = match fault {
            FileFault::MissingQuote { quote, word, line } => format!("{quote} after {word} on {line}"),
            FileFault::MissingQuoteBefore { quote, word, line } => format!("{quote} before {word} on {line}"),
            FileFault::MissingBracket { sign, line } => format!("{sign} on {line}"),
            other => panic!("{other:?}"),
        };
        (said, text[range].to_owned())
    }

    #[test]
    fn what_is_whole_has_no_fault() {
        let whole =
            "# it's\na = 'x \"' # \"\nb = [\n  { c = \"d\\\"\" },\n  [1],\n]\nt = '''\n\"{\n'''\n[e]\n";
        assert_eq!(first(whole), None);
        assert_eq!(first("[a]\nb = {\n  c = 1,\n  d = 2\n}\n"), None);
    }

    #[test]
    fn a_missing_quote_is_named_by_the_word_that_lacks_it() {
        assert_eq!(told("a = 1\nb = \"x.csv  # till\n").0, "\" after x.csv on 2");
        assert_eq!(told("a = { b = \"x.csv }  # = \"y.csv\"\n").0, "\" after x.csv on 1");
        assert_eq!(told("a = { sv = \"Moms, en = \"VAT\" }\n"), ("\" after Moms on 1".into(), "Moms".into()));
        assert_eq!(
            told("a = { sv = Moms\", en = \"VAT\" }\n"),
            ("\" before Moms on 1".into(), "Moms".into())
        );
        assert_eq!(told("a = 'b = \"9901\"\nc = 1").0, "' after b = \"9901\" on 1");
    }

    #[test]
    fn a_missing_bracket_is_named_by_the_line_that_lacks_it() {
        assert_eq!(told("a = { b = 1\nc = 2\n").0, "} on 1");
        assert_eq!(told("a = { b = { c = 1 }, d = \"x\"   # e\n\n[f]\n"), ("} on 1".into(), "\"".into()));
        assert_eq!(told("a = [1, 2\nb = 3\n").0, "] on 1");
        assert_eq!(told("a = [1, 2").0, "] on 1");
    }
}
