//! A CSV text as a sheet: what stands between cells is settled once per file, and rows are numbered as a spreadsheet does.

use super::csv_split::split;
use super::heading::normal;
use super::sheet::Sheet;
use super::words::Words;
use crate::diag::{Diagnostic, FileFault, Findings, Place, SourceId};
use std::collections::BTreeMap;

/// What may stand between cells, the likeliest first.
const DELIMITERS: [u8; 3] = [b'\t', b';', b','];
/// How much of the file is read to settle the delimiter, in bytes.
const ENOUGH: usize = 64_000;

/// Reads the text into a sheet.
pub fn read(
    source: SourceId,
    text: &str,
    stated: Option<char>,
    wanted: &[String],
    found: &mut Findings,
) -> Sheet {
    let old_mac = !text.contains('\n') && text.contains('\r');
    let ends = if old_mac { text.replace('\r', "\n") } else { String::new() };
    let text = if old_mac { &ends } else { text };
    let stated = stated.and_then(|c| u8::try_from(c).ok());
    let stated = stated.filter(|stated| !refuse_other(source, text, *stated, wanted, found));
    let delimiter = stated.unwrap_or_else(|| settle(text, wanted));
    let mut sheet = split(text, delimiter);
    sheet.form.delimiter = Some(char::from(delimiter));
    refuse_open_quote(source, text, &sheet, found);
    sheet
}

/// Refuses a stated delimiter under which no row has a wanted heading, if another has them. The file is then read by
/// the other, so that its headings are not told too.
fn refuse_other(source: SourceId, text: &str, stated: u8, wanted: &[String], found: &mut Findings) -> bool {
    let wanted_headings: Vec<String> = wanted.iter().map(|heading| normal(heading)).collect();
    let hits = |delimiter: u8| most_hits(&split(start_of(text), delimiter), &wanted_headings);
    if wanted.is_empty() || hits(stated) > 0 {
        return false;
    }
    let seen = settle(text, wanted);
    let is_other = seen != stated && hits(seen) > 1;
    if is_other {
        let name = |delimiter: u8| match delimiter {
            b'\t' => "tab".to_owned(),
            other => format!("`{}`", char::from(other)),
        };
        let fault = FileFault::WrongDelimiter { stated: name(stated), seen: name(seen) };
        found.error(fault, Place::File(source));
    }
    is_other
}

/// As much of a text as is read to settle its delimiter.
fn start_of(text: &str) -> &str {
    let mut end = text.len().min(ENOUGH);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(..end).unwrap_or(text)
}

/// The delimiter under which a row has most wanted headings, else the likeliest one that two rows of equal length have.
fn settle(text: &str, wanted: &[String]) -> u8 {
    let sheets = DELIMITERS.map(|d| (d, split(start_of(text), d)));
    let wanted: Vec<String> = wanted.iter().map(|heading| normal(heading)).collect();
    let mut best = (0, b';');
    for (delimiter, sheet) in &sheets {
        let most = most_hits(sheet, &wanted);
        if most > best.0 && (most > 1 || sheet.width(0) > 1) {
            best = (most, *delimiter);
        }
    }
    if best.0 > 0 {
        return best.1;
    }
    sheets.iter().find(|(_, sheet)| is_regular(sheet)).map_or(b';', |(delimiter, _)| *delimiter)
}

/// How many wanted headings the row has that has most.
fn most_hits(sheet: &Sheet, wanted: &[String]) -> usize {
    let are_wanted = |words: &Words| {
        let is_wanted = |word: u32| wanted.contains(&normal(words.text(word)));
        (0..).take(words.len()).map(is_wanted).collect()
    };
    let columns: Vec<(&Words, Vec<bool>)> =
        (0..).map_while(|col| sheet.words(col)).map(|words| (words, are_wanted(words))).collect();
    let is_hit = |row: usize, (words, wanted): &&(&Words, Vec<bool>)| {
        words.at(row).and_then(|word| wanted.get(word as usize)) == Some(&true)
    };
    let hits =
        |row: usize| columns.iter().take(sheet.width(row)).filter(|column| is_hit(row, column)).count();
    (0..sheet.len()).map(hits).max().unwrap_or(0)
}

/// Whether at least two rows, and a third of the rows, have the same number of cells, more than one.
fn is_regular(sheet: &Sheet) -> bool {
    let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
    for row in 0..sheet.len() {
        let width = sheet.width(row);
        if width > 1 {
            *counts.entry(width).or_default() += 1;
        }
    }
    counts.values().any(|count| *count >= 2 && count * 3 >= sheet.len())
}

/// A quote that is opened and never closed swallows the rest of the file as one cell.
fn refuse_open_quote(source: SourceId, text: &str, sheet: &Sheet, found: &mut Findings) {
    let Some(row) = sheet.len().checked_sub(1) else {
        return;
    };
    let Some(col) = sheet.width(row).checked_sub(1) else {
        return;
    };
    let cell = sheet.cell(row, col);
    if cell.contains('\n') && text.matches('"').count() % 2 == 1 {
        let first: String = cell.lines().next().unwrap_or("").chars().take(60).collect();
        let place = Place::Cell {
            source,
            sheet: None,
            row: sheet.number(row),
            letter: super::sheet::letter(col),
            column: super::sheet::letter(col),
            text: first.clone(),
        };
        found.add(Diagnostic::error(FileFault::OpenQuote { written: first }, place));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::Sources;

    fn sheet(text: &str, wanted: &[&str]) -> (Sheet, Findings) {
        let mut found = Findings::new();
        let wanted: Vec<String> = wanted.iter().map(|w| (*w).to_owned()).collect();
        let source = Sources::new().add("a.csv", "");
        (read(source, text, None, &wanted, &mut found), found)
    }

    #[test]
    fn the_delimiter_is_settled_per_file() {
        for text in ["a;b;c\n1,5;2;3\n", "a\tb\tc\n1,5\t2\t3\n", "a,b,c\n\"1,5\",2,3\n"] {
            let (sheet, found) = sheet(text, &[]);
            assert!(found.is_empty());
            assert_eq!((sheet.cell(1, 0), sheet.cell(1, 2)), ("1,5", "3"), "{text}");
        }
    }

    #[test]
    fn wanted_headings_settle_what_counting_cannot() {
        let text = "Note; one\nMore; two\nLast; three\nschool,pupils\nA; B,3\n";
        assert_eq!(sheet(text, &["school", "pupils"]).0.cell(4, 1), "3");
        assert_eq!(sheet("Skola, huvudman;Elever\nA;3\n", &["Elever"]).0.cell(1, 1), "3");
        assert_eq!(sheet("Skola\nA;B\n", &["Skola"]).0.cell(1, 0), "A");
    }

    #[test]
    fn rows_are_numbered_as_a_spreadsheet_numbers_them() {
        let (sheet, _) = sheet("titel\r\n\r\n\r\na;b\r\n1;\"x\r\ny\"\r\n\r\n2;3\r\n", &[]);
        let numbers: Vec<u32> = (0..sheet.len()).map(|row| sheet.number(row)).collect();
        assert_eq!(numbers, [1, 4, 5, 7]);
        assert_eq!(sheet.cell(2, 1), "x\r\ny");
    }

    #[test]
    fn a_quote_that_is_never_closed_is_told() {
        let (_, found) = sheet("a;b\n1;\"x\n2;y\n3;z\n", &[]);
        assert_eq!(found.sorted()[0].fault.code(), "T022");
        assert!(sheet("a;b\n1;5\" rör\n2;y\n", &[]).1.is_empty());
    }

    #[test]
    fn a_stated_delimiter_that_the_file_has_not_is_told_once() {
        let wanted = ["a", "b"].map(str::to_owned);
        let read_as = |stated: char, text: &str| {
            let mut found = Findings::new();
            let sheet = read(Sources::new().add("a.csv", ""), text, Some(stated), &wanted, &mut found);
            (sheet.cell(1, 1).to_owned(), found.iter().map(|one| one.fault.code()).collect::<Vec<_>>())
        };
        assert_eq!(read_as(';', "a\tb\n1\t2\n"), ("2".into(), vec!["T060"]));
        assert_eq!(read_as(';', "a;b\n1;2\n"), ("2".into(), vec![]));
        assert_eq!(read_as(';', "c;d\n1;2\n"), ("2".into(), vec![]));
    }

    #[test]
    fn a_file_of_an_old_mac_has_rows() {
        assert_eq!(sheet("a;b\r1;2\r", &[]).0.cell(1, 1), "2");
    }
}
