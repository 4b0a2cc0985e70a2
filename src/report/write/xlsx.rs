//! A document as a workbook: a sheet for each table, real numbers, live sums, and a sheet of provenance.

use crate::base::number::to_f64;
use crate::diag::Language;
use crate::report::document::{Cell, Document, Kind, Role, Sheet};
use crate::report::words::Word;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Formula, Workbook, Worksheet, XlsxError};

/// The bytes of a document.
pub(super) fn bytes(document: &Document, language: Language) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    book.set_properties(&properties(document)?);
    for sheet in document.sheets() {
        table(book.add_worksheet(), sheet)?;
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

fn table(page: &mut Worksheet, sheet: &Sheet) -> Result<(), XlsxError> {
    page.set_name(sheet_name(&sheet.id))?;
    page.write_with_format(0, 0, sheet.title.as_str(), &Format::new().set_bold().set_font_size(14))?;
    let head =
        Format::new().set_bold().set_text_wrap().set_border_bottom(rust_xlsxwriter::FormatBorder::Thin);
    for (column, own) in (0..).zip(&sheet.columns) {
        page.write_with_format(FIRST - 1, column, own.heading.as_str(), &head)?;
        page.set_column_width(column, if own.kind == Kind::Text { 30 } else { 16 })?;
    }
    let plain = sheet.rows.iter().filter(|row| row.role == Role::Plain).count();
    let last = FIRST + u32::try_from(plain).unwrap_or(0);
    for (number, row) in (FIRST..).zip(&sheet.rows) {
        for (column, (cell, own)) in (0..).zip(row.cells.iter().zip(&sheet.columns)) {
            let format = format(own.kind, row.role);
            match (cell, row.role) {
                (Cell::Ore(ore), Role::Total) if plain > 0 => {
                    let name = rust_xlsxwriter::utility::column_number_to_name(column);
                    let sum = format!("=SUM({name}{}:{name}{last})", FIRST + 1);
                    let formula = Formula::new(sum).set_result(crate::base::number::plain(&ore.exact()));
                    page.write_formula_with_format(number, column, formula, &format)?;
                }
                (Cell::Ore(ore), _) => {
                    page.write_number_with_format(number, column, to_f64(&ore.exact()), &format)?;
                }
                (Cell::Number(value), _) => {
                    page.write_number_with_format(number, column, to_f64(value), &format)?;
                }
                (Cell::Text(text), _) => {
                    page.write_string_with_format(number, column, text, &format)?;
                }
                (Cell::Empty, _) => {}
            }
        }
    }
    page.set_freeze_panes(FIRST, 1)?;
    let columns = u16::try_from(sheet.columns.len()).unwrap_or(1).saturating_sub(1);
    page.autofilter(FIRST - 1, 0, (last - 1).max(FIRST - 1), columns)?;
    Ok(())
}

fn format(kind: Kind, role: Role) -> Format {
    let pattern = match kind {
        Kind::Text => "@",
        Kind::Count => "#,##0.##",
        Kind::Money => "#,##0.00",
        Kind::Change => "+#,##0.00;[Red]-#,##0.00;0.00",
        Kind::PerHead => "#,##0",
        Kind::PerHeadChange => "+#,##0;[Red]-#,##0;0",
        Kind::Percent => "+0.0%;[Red]-0.0%;0.0%",
    };
    let format = Format::new().set_num_format(pattern);
    if role == Role::Total { format.set_bold() } else { format }
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
fn sheet_name(text: &str) -> String {
    text.chars().filter(|c| !"[]:*?/\\".contains(*c)).take(31).collect()
}
