//! A TOML text as a tree of located values, or a finding for each place that is not written as TOML.

use super::toml_slips;
use super::tree::{Entry, Located, Table, Value};
use crate::base::Date;
use crate::diag::{FileFault, Findings, Place, SourceId};
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// Reads a text. Where it is not TOML, all such places are told and nothing is read.
pub fn read(source: SourceId, text: &str, found: &mut Findings) -> Option<Table> {
    let (table, errors) = DeTable::parse_recoverable(text);
    if !errors.is_empty() {
        toml_slips::tell(source, text, &errors, found);
        return None;
    }
    let reader = Reader { source, text };
    Some(reader.table(table.get_ref(), 0..text.len(), found))
}

struct Reader<'a> {
    source: SourceId,
    text: &'a str,
}

impl Reader<'_> {
    /// The parser sorts keys by name; their places give back the order of the file.
    fn table(&self, table: &DeTable<'_>, range: Range<usize>, found: &mut Findings) -> Table {
        let mut entries: Vec<(usize, Entry)> = table
            .iter()
            .map(|(key, value)| {
                let entry = Entry {
                    key: key.get_ref().to_string(),
                    key_place: Place::span(self.source, key.span()),
                    value: self.located(value, found),
                };
                (key.span().start, entry)
            })
            .collect();
        entries.sort_by_key(|(start, _)| *start);
        let entries = entries.into_iter().map(|(_, entry)| entry).collect();
        Table { entries, place: Place::span(self.source, range) }
    }

    fn located(&self, value: &Spanned<DeValue<'_>>, found: &mut Findings) -> Located {
        let range = value.span();
        let place = Place::span(self.source, range.clone());
        let written = self.text.get(range.clone()).unwrap_or("");
        let read = match value.get_ref() {
            DeValue::String(text) => {
                let inner = place.within(content(written, text));
                return Located { value: Value::Text(text.to_string()), place, inner };
            }
            DeValue::Integer(digits) if digits.radix() == 10 => number(digits.as_str()),
            DeValue::Float(digits) if is_plain(digits.as_str()) => number(digits.as_str()),
            DeValue::Integer(_) | DeValue::Float(_) => {
                found.error(FileFault::NumberForm { written: written.to_owned() }, place.clone());
                Value::Number("0".to_owned())
            }
            DeValue::Boolean(yes) => Value::YesNo(*yes),
            DeValue::Datetime(_) => self.date(written, &place, found),
            DeValue::Array(list) => Value::List(list.iter().map(|one| self.located(one, found)).collect()),
            DeValue::Table(table) => Value::Table(self.table(table, range, found)),
        };
        Located::new(read, place)
    }

    #[expect(clippy::unused_self, reason = "one of the reader's passages from a kind to a value")]
    fn date(&self, written: &str, place: &Place, found: &mut Findings) -> Value {
        Date::parse(written).map_or_else(
            || {
                let fault = FileFault::TimeOfDay { written: written.to_owned() };
                found.error(fault, place.clone());
                Value::Text(written.to_owned())
            },
            Value::Date,
        )
    }
}

fn number(digits: &str) -> Value {
    Value::Number(digits.strip_prefix('+').unwrap_or(digits).to_owned())
}

fn is_plain(digits: &str) -> bool {
    digits.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b'-' | b'+'))
}

/// Where the content of a text stands within its quotes; the whole of it where escapes make them differ.
fn content(written: &str, text: &str) -> Range<usize> {
    for quotes in ["'''\r\n", "'''\n", "\"\"\"\r\n", "\"\"\"\n", "'''", "\"\"\"", "'", "\""] {
        let start = quotes.len();
        let end = start + text.len();
        if written.starts_with(quotes) && written.get(start..end) == Some(text) {
            return start..end;
        }
    }
    0..written.len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::Sources;

    fn read_text(text: &str) -> (Option<Table>, Vec<&'static str>) {
        let mut sources = Sources::new();
        let mut found = Findings::new();
        let table = read(sources.add("a.toml", text), text, &mut found);
        (table, found.sorted().iter().map(|one| one.fault.code()).collect())
    }

    fn inner(text: &str) -> &str {
        let (table, _) = read_text(text);
        let Place::Span { start, end, .. } = table.unwrap().entries[0].value.inner.clone() else {
            panic!("a place in a text")
        };
        &text[start..end]
    }

    #[test]
    fn entries_keep_the_order_of_the_file() {
        let (table, codes) = read_text("[key.b]\nx = 1\n[key.a]\n[data]\nz = 1\ny = 2\n");
        assert!(codes.is_empty());
        let root = table.unwrap();
        let keys = |t: &Table| t.iter().map(|e| e.key.clone()).collect::<Vec<_>>();
        assert_eq!(keys(&root), ["key", "data"]);
        let Value::Table(key) = &root.get("key").unwrap().value else { panic!("a table") };
        assert_eq!(keys(key), ["b", "a"]);
    }

    #[test]
    fn numbers_keep_their_digits_and_dates_are_days() {
        let (table, codes) = read_text("a = 98_500.50\nb = -3\nc = 2026-01-31\n2026-01-01 = true\n");
        assert!(codes.is_empty());
        let values: Vec<Value> = table.unwrap().iter().map(|e| e.value.value.clone()).collect();
        let date = Date::parse("2026-01-31").unwrap();
        let number = |digits: &str| Value::Number(digits.to_owned());
        let wanted = [number("98500.50"), number("-3"), Value::Date(date), Value::YesNo(true)];
        assert_eq!(values, wanted);
    }

    #[test]
    fn the_content_of_a_text_has_its_own_place() {
        assert_eq!(inner("a = 'merit * 2'"), "merit * 2");
        assert_eq!(inner("a = \"så\""), "så");
        assert_eq!(inner("a = '''\nif x\nthen y'''"), "if x\nthen y");
        assert_eq!(inner("a = '''\r\nx'''"), "x");
        assert_eq!(inner(r#"a = "x\ty""#), r#""x\ty""#);
    }

    #[test]
    fn other_ways_of_writing_numbers_and_times_are_refused() {
        assert_eq!(read_text("a = 1e5\nb = 0x1F\nc = inf\n").1, ["T007", "T007", "T007"]);
        assert_eq!(read_text("a = 2026-01-01T12:00:00\nb = 12:00:00\n").1, ["T008", "T008"]);
    }
}
