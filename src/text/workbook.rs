//! A sheet of a workbook (XLSX, XLS, ODS): the one that is named, else the only one that is not empty.

use super::sheet::{Kind, Sheet};
use crate::base::suggest::nearest;
use crate::diag::{Diagnostic, FileFault, Findings, Place, SourceId};
use calamine::{Data, ExcelDateTime, Range, Reader, open_workbook_auto_from_rs};
use std::io::Cursor;

/// Reads a sheet.
pub fn read(source: SourceId, bytes: &[u8], sheet: Option<&str>, found: &mut Findings) -> Option<Sheet> {
    let bad = |reason: String| Diagnostic::error(FileFault::BadWorkbook { reason }, Place::File(source));
    let opened = open_workbook_auto_from_rs(Cursor::new(bytes)).map_err(|e| bad(e.to_string()));
    let mut book = found.take(opened)?;
    let names = book.sheet_names();
    let (name, sheets) = match sheet {
        Some(name) => (found.take(named(source, name, &names))?, names),
        None => {
            let mut is_filled =
                |name: &String| book.worksheet_range(name.as_str()).is_ok_and(|range| !range.is_empty());
            let filled: Vec<String> = names.into_iter().filter(|name| is_filled(name)).collect();
            (choose(source, &filled.iter().collect::<Vec<_>>(), found)?, filled)
        }
    };
    let range = found.take(book.worksheet_range(&name).map_err(|e| bad(e.to_string())))?;
    let mut sheet = fill(name, &range);
    sheet.form.sheets = sheets;
    Some(sheet)
}

/// Every sheet of a workbook: its name, and its rows of cells as texts, counted from the first row and column. Nothing
/// if the bytes are no workbook.
#[must_use]
pub fn sheets(bytes: &[u8]) -> Option<Vec<(String, Vec<Vec<String>>)>> {
    let mut book = open_workbook_auto_from_rs(Cursor::new(bytes)).ok()?;
    let rows = |range: &Range<Data>| {
        let (first_row, first_col) = range.start().unwrap_or((0, 0));
        let mut rows = vec![Vec::new(); usize::try_from(first_row).unwrap_or(0)];
        rows.extend(range.rows().map(|row| {
            let before = (0..first_col).map(|_| String::new());
            before.chain(row.iter().map(|cell| plain(cell).0)).collect()
        }));
        rows
    };
    let names = book.sheet_names().into_iter();
    names.map(|name| Some((name.clone(), rows(&book.worksheet_range(&name).ok()?)))).collect()
}

fn named(source: SourceId, name: &str, names: &[String]) -> Result<String, Diagnostic> {
    if let Some(same) = names.iter().find(|one| one.trim() == name.trim()) {
        return Ok(same.clone());
    }
    let sheets = match nearest(name, names.iter().map(String::as_str)) {
        Some(near) => format!("`{near}`"),
        None => names.iter().map(|one| format!("`{one}`")).collect::<Vec<_>>().join(", "),
    };
    let fault = FileFault::NoSheet { name: name.to_owned(), sheets };
    Err(Diagnostic::error(fault, Place::File(source)))
}

/// Of several sheets the first is read, and that is told.
fn choose(source: SourceId, filled: &[&String], found: &mut Findings) -> Option<String> {
    let Some((first, others)) = filled.split_first() else {
        found.error(FileFault::NoTable, Place::File(source));
        return None;
    };
    if !others.is_empty() {
        let others = others.iter().map(|one| format!("`{one}`")).collect::<Vec<_>>().join(", ");
        let fault = FileFault::SheetChosen { name: (*first).clone(), others };
        found.warning(fault, Place::File(source));
    }
    Some((*first).clone())
}

fn fill(name: String, range: &Range<Data>) -> Sheet {
    let mut sheet = Sheet::default();
    sheet.name = Some(name);
    let (first_row, first_col) = range.start().unwrap_or((0, 0));
    for (row, number) in range.rows().zip(first_row + 1..) {
        sheet.begin_row(number);
        (0..first_col).for_each(|_| sheet.push_kind("", Kind::Text));
        for cell in row {
            let (text, kind) = plain(cell);
            sheet.push_kind(&text, kind);
        }
    }
    sheet
}

fn plain(cell: &Data) -> (String, Kind) {
    match cell {
        Data::Empty => (String::new(), Kind::Text),
        Data::String(text) => (text.clone(), Kind::Text),
        Data::Int(number) => (number.to_string(), Kind::Number),
        Data::Float(number) => (shortest(*number), Kind::Number),
        Data::Bool(yes) => (yes.to_string(), Kind::YesNo),
        Data::DateTime(when) if when.is_datetime() => (day(when), Kind::Date),
        Data::DateTime(when) => (shortest(when.as_f64()), Kind::Number),
        Data::DateTimeIso(text) => (text.get(..10).unwrap_or(text).to_owned(), Kind::Date),
        Data::DurationIso(text) => (text.clone(), Kind::Text),
        Data::Error(error) => (error.to_string(), Kind::Broken),
    }
}

/// The number as a spreadsheet shows it: its shortest decimals, at most 15 digits, so that 0.1 + 0.2 is 0.3.
fn shortest(number: f64) -> String {
    let short = number.to_string();
    if short.bytes().filter(u8::is_ascii_digit).count() <= 15 {
        return short;
    }
    let rounded = format!("{number:.14e}").parse().unwrap_or(number);
    if rounded == 0.0 { "0".to_owned() } else { rounded.to_string() }
}

fn day(when: &ExcelDateTime) -> String {
    let (year, month, day, ..) = when.to_ymd_hms_milli();
    format!("{year:04}-{month:02}-{day:02}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::Sources;
    use rust_xlsxwriter::{ExcelDateTime as Day, Format, Formula, Workbook};

    fn book(fill: impl FnOnce(&mut Workbook)) -> Vec<u8> {
        let mut book = Workbook::new();
        fill(&mut book);
        book.save_to_buffer().unwrap()
    }

    fn sheet(bytes: &[u8], name: Option<&str>) -> (Option<Sheet>, Vec<&'static str>) {
        let mut found = Findings::new();
        let sheet = read(Sources::new().add("a.xlsx", ""), bytes, name, &mut found);
        (sheet, found.sorted().iter().map(|one| one.fault.code()).collect())
    }

    #[test]
    fn cells_keep_their_kind_and_their_row() {
        let bytes = book(|book| {
            let format = Format::new().set_num_format("yyyy-mm-dd");
            let s = book.add_worksheet();
            s.write(2, 1, "Kod").unwrap();
            s.write(3, 1, "0126").unwrap();
            s.write(4, 1, 18_455.5).unwrap();
            s.write(5, 1, 0.1 + 0.2).unwrap();
            s.write(6, 1, true).unwrap();
            s.write_with_format(7, 1, Day::parse_from_str("2025-10-15").unwrap(), &format).unwrap();
            s.write(8, 1, Formula::new("=1/0").set_result("#DIV/0!")).unwrap();
        });
        let sheet = sheet(&bytes, None).0.unwrap();
        let cell = |row| (sheet.cell(row, 1), sheet.kind(row, 1));
        assert_eq!((sheet.number(0), cell(0)), (3, ("Kod", Kind::Text)));
        assert_eq!(cell(1), ("0126", Kind::Text));
        assert_eq!(cell(2), ("18455.5", Kind::Number));
        assert_eq!(cell(3), ("0.3", Kind::Number));
        assert_eq!(cell(4), ("true", Kind::YesNo));
        assert_eq!(cell(5), ("2025-10-15", Kind::Date));
        assert_eq!(cell(6), ("#DIV/0!", Kind::Broken));
    }

    #[test]
    fn a_sheet_is_found_by_name_or_as_the_only_filled_one() {
        let bytes = book(|book| {
            book.add_worksheet().set_name("Tom").unwrap();
            book.add_worksheet().set_name("Elever").unwrap().write(0, 0, "a").unwrap();
        });
        assert_eq!(sheet(&bytes, None).0.unwrap().name.as_deref(), Some("Elever"));
        assert!(sheet(&bytes, Some("Tom")).0.is_some());
        assert_eq!(sheet(&bytes, Some("Elevr")).1, ["T031"]);
    }

    #[test]
    fn of_several_filled_sheets_the_first_is_read_and_that_is_told() {
        let bytes = book(|book| {
            book.add_worksheet().write(0, 0, "a").unwrap();
            book.add_worksheet().write(0, 0, "b").unwrap();
        });
        let (first, codes) = sheet(&bytes, None);
        assert_eq!((first.unwrap().cell(0, 0), codes), ("a", vec!["T032"]));
    }

    #[test]
    fn what_is_no_workbook_or_an_empty_one_is_told() {
        assert_eq!(sheet(b"skola;elever\n", None).1, ["T030"]);
        let empty = book(|book| {
            book.add_worksheet();
        });
        assert_eq!(sheet(&empty, None).1, ["T024"]);
    }
}
