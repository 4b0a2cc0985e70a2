//! A document as a workbook: a sheet for each table, real numbers, live sums with their check, charts, and a sheet of
//! provenance.

mod chart;
mod format;
mod names;
mod notes;
mod page;
mod sums;

pub(in crate::report) use names::sheet_name;
pub(in crate::report) use page::HEADING_ROW;

use crate::diag::Language;
use crate::report::document::{Block, Document};
use names::Names;
use page::Page;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};

/// The bytes of a document.
pub(super) fn bytes(document: &Document, language: Language) -> Result<Vec<u8>, XlsxError> {
    let mut book =
        Book { book: Workbook::new(), names: Names::default(), checks: Vec::new(), document, language };
    book.book.set_properties(&properties(document)?);
    for block in document.sections.iter().flat_map(|section| &section.blocks) {
        book.block(block)?;
    }
    let name = book.names.sheet(&notes::name(language));
    notes::write(book.book.add_worksheet().set_name(&name)?, document, language, &book.checks)?;
    book.book.save_to_buffer()
}

/// A workbook that is being made.
struct Book<'a> {
    book: Workbook,
    names: Names,
    /// Stretches of cells that are 0 where a live sum is ours.
    checks: Vec<String>,
    document: &'a Document,
    language: Language,
}

impl Book<'_> {
    /// A table on a page of its own. A chart stands beside its numbers: on the page of the table that has its name, else
    /// on one of its own.
    fn block(&mut self, block: &Block) -> Result<(), XlsxError> {
        match block {
            Block::Table(sheet) => {
                let mut page = self.page(&sheet.id)?;
                page.table(self.book.worksheet_from_name(&page.name)?, sheet)?;
                for chart in self.document.charts().filter(|chart| chart.id == sheet.id) {
                    page.chart(self.book.worksheet_from_name(&page.name)?, sheet, chart)?;
                }
                self.keep(page)
            }
            Block::Chart(chart) => {
                let Some(sheet) = self.document.table_of(chart) else { return Ok(()) };
                let mut page = self.page(&sheet.id)?;
                page.table(self.book.worksheet_from_name(&page.name)?, &sheet)?;
                page.chart(self.book.worksheet_from_name(&page.name)?, &sheet, chart)?;
                self.keep(page)
            }
            Block::Text(_) | Block::Tree(_) => Ok(()),
        }
    }

    fn page(&mut self, id: &str) -> Result<Page, XlsxError> {
        let name = self.names.sheet(id);
        self.book.add_worksheet().set_name(&name)?;
        Ok(Page::new(name, &self.document.title, self.language))
    }

    /// Names the sums of a page, and remembers its check.
    fn keep(&mut self, page: Page) -> Result<(), XlsxError> {
        for (column, cell) in &page.sums {
            let name = self.names.sum(&page.name, column);
            self.book.define_name(name, &format!("={cell}"))?;
        }
        self.checks.extend(page.check);
        Ok(())
    }
}

/// A fixed day of creation: the same inputs give the same bytes.
fn properties(document: &Document) -> Result<DocProperties, XlsxError> {
    let created = ExcelDateTime::from_ymd(2020, 1, 1)?;
    let mut properties = DocProperties::new().set_title(&document.title).set_creation_datetime(&created);
    let made = document.provenance.made.iter().flat_map(|made| made.entries()).skip(1);
    let made = made.map(|entry| (entry.name, entry.value));
    let files = document.provenance.files.iter().map(|(name, sha)| (name.clone(), format!("SHA-256 {sha}")));
    for (name, value) in document.provenance.statements.iter().cloned().chain(made).chain(files) {
        // Excel shows no more.
        let value: String = value.chars().take(255).collect();
        properties = properties.set_custom_property(name, value.as_str());
    }
    Ok(properties)
}
