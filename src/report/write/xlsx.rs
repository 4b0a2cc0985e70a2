//! A document as a workbook: a sheet for each table, real numbers, live sums, and a sheet of provenance.

use crate::base::number::to_f64;
use crate::diag::Language;
use crate::report::document::{Cell, Document, Kind, Role, Sheet};
use crate::report::numbers::{HIDDEN, places};
use crate::report::words::Word;
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Formula, Workbook, Worksheet, XlsxError,
};

/// The bytes of a document.
pub(super) fn bytes(document: &Document, language: Language) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    book.set_properties(&properties(document)?);
    for sheet in document.tables() {
        table(book.add_worksheet(), &sheet)?;
    }
    notes(book.add_worksheet(), document, language)?;
    book.save_to_buffer()
}

/// A fixed day of creation: the same inputs give the same bytes.
fn properties(document: &Document) -> Result<DocProperties, XlsxError> {
    let created = ExcelDateTime::from_ymd(2020, 1, 1)?;
    let mut properties = DocProperties::new().set_title(&document.title).set_creation_datetime(&created);
    for (name, value) in &document.provenance.statements {
        properties = properties.set_custom_property(name, value.as_str());
    }
    Ok(properties)
}

/// The first row of cells; a title and the headings stand above.
const FIRST: u32 = 3;
/// The row of the headings.
pub(in crate::report) const HEADING_ROW: usize = 2;

fn table(page: &mut Worksheet, sheet: &Sheet) -> Result<(), XlsxError> {
    page.set_name(sheet_name(&sheet.id))?;
    page.write_with_format(0, 0, sheet.title.as_str(), &Format::new().set_bold().set_font_size(14))?;
    headings(page, sheet)?;
    let plain = sheet.rows.iter().filter(|row| row.role == Role::Plain).count();
    let last = FIRST + u32::try_from(plain).unwrap_or(0);
    for (column, own) in (0..).zip(&sheet.columns) {
        let cells = || sheet.rows.iter().filter_map(|row| row.cells.get(usize::from(column)));
        let decimals = places(own.kind, cells());
        for (number, (row, cell)) in (FIRST..).zip(sheet.rows.iter().zip(cells())) {
            let format = format(own.kind, decimals, row.role);
            // A live sum would leave out what is hidden.
            let is_sum = row.role == Role::Total && plain > 0 && !cells().any(|cell| *cell == Cell::Hidden);
            write(page, (number, column), cell, is_sum, last, &format)?;
        }
    }
    page.set_freeze_panes(FIRST, 1)?;
    let columns = u16::try_from(sheet.columns.len()).unwrap_or(1).saturating_sub(1);
    page.autofilter(FIRST - 1, 0, (last - 1).max(FIRST - 1), columns)?;
    printed(page)
}

/// On paper: landscape, as wide as the page, headings on each.
fn printed(page: &mut Worksheet) -> Result<(), XlsxError> {
    page.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
    page.set_repeat_rows(FIRST - 1, FIRST - 1)?;
    page.set_footer("&L&A&RSida/Page &P (&N)");
    Ok(())
}

fn headings(page: &mut Worksheet, sheet: &Sheet) -> Result<(), XlsxError> {
    let head = Format::new().set_bold().set_text_wrap().set_border_bottom(FormatBorder::Thin);
    for (column, own) in (0..).zip(&sheet.columns) {
        let text = own.kind == Kind::Text;
        let align = if text { FormatAlign::Left } else { FormatAlign::Right };
        page.write_with_format(FIRST - 1, column, own.heading.as_str(), &head.clone().set_align(align))?;
        let cells = sheet.rows.iter().filter_map(|row| row.cells.get(usize::from(column)));
        let longest =
            cells.map(|cell| if let Cell::Text(text) = cell { text.chars().count() } else { 0 }).max();
        let width = u8::try_from(longest.unwrap_or(0).clamp(10, 60) + 2).unwrap_or(62);
        page.set_column_width(column, if text { f64::from(width) } else { 17.0 })?;
    }
    Ok(())
}

/// A cell; a sum of money as a live formula that carries our own sum.
fn write(
    page: &mut Worksheet,
    at: (u32, u16),
    cell: &Cell,
    is_sum: bool,
    last: u32,
    format: &Format,
) -> Result<(), XlsxError> {
    let (row, column) = at;
    match cell {
        Cell::Ore(ore) if is_sum => {
            let name = rust_xlsxwriter::utility::column_number_to_name(column);
            let sum = format!("=SUM({name}{}:{name}{last})", FIRST + 1);
            let formula = Formula::new(sum).set_result(crate::base::number::plain(&ore.exact()));
            page.write_formula_with_format(row, column, formula, format)?;
        }
        Cell::Ore(ore) => {
            page.write_number_with_format(row, column, to_f64(&ore.exact()), format)?;
        }
        Cell::Number(value) => {
            page.write_number_with_format(row, column, to_f64(value), format)?;
        }
        Cell::Text(text) => {
            page.write_string_with_format(row, column, text, format)?;
        }
        Cell::Hidden => {
            let format = format.clone().set_align(FormatAlign::Right);
            page.write_string_with_format(row, column, HIDDEN, &format)?;
        }
        Cell::Empty => {}
    }
    Ok(())
}

fn format(kind: Kind, decimals: u8, role: Role) -> Format {
    let digits = if decimals > 0 { "#,##0.00" } else { "#,##0" };
    let pattern = match kind {
        Kind::Text => "@".to_owned(),
        Kind::Count => if decimals > 0 { "#,##0.0#####" } else { "#,##0" }.to_owned(),
        Kind::Money => digits.to_owned(),
        Kind::Change => format!("+{digits};[Red]-{digits};0"),
        Kind::PerHead => "#,##0".to_owned(),
        Kind::PerHeadChange => "+#,##0;[Red]-#,##0;0".to_owned(),
        Kind::Percent => "+0.0%;[Red]-0.0%;0.0%".to_owned(),
        Kind::Share => "0.0%".to_owned(),
        Kind::Ratio => "0.0000".to_owned(),
    };
    let format = Format::new().set_num_format(pattern);
    if role == Role::Total { format.set_bold().set_border_top(FormatBorder::Thin) } else { format }
}

fn notes(page: &mut Worksheet, document: &Document, language: Language) -> Result<(), XlsxError> {
    page.set_name(sheet_name(&Word::Provenance.text(language)))?;
    page.set_column_width(0, 40)?;
    page.set_column_width(1, 90)?;
    let bold = Format::new().set_bold();
    let wrap = Format::new().set_text_wrap();
    let mut line = 0;
    for (name, value) in &document.provenance.statements {
        page.write_with_format(line, 0, name.as_str(), &bold)?;
        page.write_with_format(line, 1, value.as_str(), &wrap)?;
        line += 1;
    }
    // The program stands among the statements already.
    for entry in document.provenance.made.iter().flat_map(|made| made.entries()).skip(1) {
        page.write_with_format(line, 0, entry.name, &bold)?;
        page.write_with_format(line, 1, entry.value, &wrap)?;
        line += 1;
    }
    line += 1;
    page.write_with_format(line, 0, Word::File.text(language), &bold)?;
    page.write_with_format(line, 1, Word::Sha.text(language), &bold)?;
    for (name, sha) in &document.provenance.files {
        line += 1;
        page.write(line, 0, name.as_str())?;
        page.write(line, 1, sha.as_str())?;
    }
    line += 2;
    page.write_with_format(line, 0, Word::Footnotes.text(language), &bold)?;
    for (number, note) in (1..).zip(&document.footnotes) {
        line += 1;
        page.write(line, 0, number)?;
        page.write_with_format(line, 1, note.as_str(), &wrap)?;
    }
    Ok(())
}

/// A sheet's name has at most 31 characters and none of `[]:*?/\`.
pub(in crate::report) fn sheet_name(text: &str) -> String {
    text.chars().filter(|c| !"[]:*?/\\".contains(*c)).take(31).collect()
}
