//! The sheet that says what the tables rest on: statements, the check of all sums, files, notes.

use super::format;
use super::page::{formula, high, lines, print_marks};
use crate::diag::Language;
use crate::report::document::Document;
use crate::report::words::{PageWord, Word};
use rust_xlsxwriter::{
    ConditionalFormatCell, ConditionalFormatCellRule, Format, FormatAlign, Worksheet, XlsxError,
};

/// How many letters of what is said stand in one line.
const WIDTH: usize = 88;

/// What the sheet is called.
pub(super) fn name(language: Language) -> String {
    Word::Provenance.text(language)
}

/// Writes the sheet. `checks` are the cells that are 0 where every live sum is ours.
pub(super) fn write(
    page: &mut Worksheet,
    document: &Document,
    language: Language,
    checks: &[String],
) -> Result<(), XlsxError> {
    page.set_column_width(0, 46)?;
    page.set_column_width(1, 90)?;
    let bold = Format::new().set_bold().set_align(FormatAlign::Top);
    let wrap = Format::new().set_text_wrap().set_align(FormatAlign::Top).set_align(FormatAlign::Left);
    let mut line = 0;
    let provenance = &document.provenance;
    // The program stands among the statements already.
    let made = provenance.made.iter().flat_map(|made| made.entries()).skip(1);
    let made = made.map(|entry| (entry.name, entry.value));
    for (name, value) in provenance.statements.iter().cloned().chain(made) {
        page.write_string_with_format(line, 0, name.as_str(), &format::for_text(bold.clone(), &name))?;
        page.write_string_with_format(line, 1, value.as_str(), &format::for_text(wrap.clone(), &value))?;
        high(page, line, lines(&value, WIDTH))?;
        line += 1;
    }
    if !checks.is_empty() {
        page.write_with_format(line, 0, PageWord::SumsChecked.text(language), &bold)?;
        let squares: Vec<String> = checks.iter().map(|cells| format!("SUMSQ({cells})")).collect();
        page.write_formula_with_format(line, 1, formula(&squares.join("+"), "0"), &wrap)?;
        let rule = ConditionalFormatCell::new().set_rule(ConditionalFormatCellRule::NotEqualTo(0));
        page.add_conditional_format(line, 1, line, 1, &rule.set_format(format::alarm()))?;
        line += 1;
    }
    line += 1;
    page.write_with_format(line, 0, Word::File.text(language), &bold)?;
    page.write_with_format(line, 1, Word::Sha.text(language), &bold)?;
    for (name, sha) in &provenance.files {
        line += 1;
        page.write_string_with_format(line, 0, name.as_str(), &format::for_text(wrap.clone(), name))?;
        page.write_string(line, 1, sha.as_str())?;
    }
    line += 2;
    page.write_with_format(line, 0, Word::Footnotes.text(language), &bold)?;
    for (number, note) in (1..).zip(&document.footnotes) {
        line += 1;
        high(page, line, lines(note, WIDTH))?;
        page.write_with_format(line, 0, number, &wrap)?;
        page.write_string_with_format(line, 1, note.as_str(), &format::for_text(wrap.clone(), note))?;
    }
    page.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
    print_marks(page, &document.title, language);
    Ok(())
}
