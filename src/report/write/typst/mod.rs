//! A document as Typst source, from which Typst makes a tagged PDF that can be archived.

mod table;
mod text;

use super::paper::lying;
use crate::base::Date;
use crate::diag::Language;
use crate::report::document::{Block, Branch, Document, Section};
use crate::report::made::code;
use crate::report::words::{PageWord, Word};
use table::table;
use text::{list, quoted};

/// How the pages look, as functions that the rest calls.
const STYLE: &str = include_str!("style.typ");

/// The source of a document.
pub(super) fn source(document: &Document, language: Language) -> String {
    let mut writer = Writer { document, language, tables: 0 };
    let mut text = format!("{STYLE}\n{}", writer.opening());
    let mut before = false;
    for (section, lies) in document.sections.iter().zip(lying(document, language)) {
        if lies != before {
            text.push_str(&format!("#set page(flipped: {lies})\n\n"));
        }
        before = lies;
        text.push_str(&writer.section(section, lies));
    }
    if before {
        text.push_str("#set page(flipped: false)\n\n");
    }
    text.push_str(&writer.notes());
    text.push_str(&writer.provenance());
    text
}

struct Writer<'a> {
    document: &'a Document,
    language: Language,
    /// How many tables stand before.
    tables: usize,
}

impl Writer<'_> {
    /// Title, statements and contents.
    fn opening(&self) -> String {
        let (document, language) = (self.document, self.language);
        let date =
            |day: Date| format!("datetime(year: {}, month: {}, day: {})", day.year(), day.month(), day.day());
        let (page, pages) = ("#page".to_owned(), "#pages".to_owned());
        let region = match language {
            Language::Swedish => "SE",
            Language::English => "GB",
        };
        format!(
            "#show: report.with(\n  title: {},\n  stance: {},\n  date: {},\n  lang: {},\n  region: {},\n  foot: (page, pages) => [{}],\n  facts: {},\n  contents: {},\n)\n\n",
            quoted(&document.title),
            quoted(&document.subtitle),
            document.provenance.date.map_or_else(|| "none".to_owned(), date),
            quoted(code(language)),
            quoted(region),
            PageWord::PageOf { page, pages }.text(language),
            pairs(&document.provenance.statements),
            quoted(&PageWord::Contents.text(language)),
        )
    }

    fn section(&mut self, section: &Section, lies: bool) -> String {
        let mut blocks = String::new();
        for (place, block) in section.blocks.iter().enumerate() {
            let leads = matches!(section.blocks.get(place + 1), Some(Block::Table(_) | Block::Chart(_)));
            blocks.push_str(&match block {
                Block::Text(text) => format!("#{}({})\n\n", if leads { "lead" } else { "par" }, quoted(text)),
                block => self.block(section, block, lies),
            });
        }
        format!("#heading({})\n\n{blocks}", quoted(&section.title))
    }

    fn block(&mut self, section: &Section, block: &Block, lies: bool) -> String {
        let language = self.language;
        match block {
            Block::Text(text) => format!("#par({})\n\n", quoted(text)),
            Block::Table(sheet) => {
                self.tables += 1;
                // A title that the section has already is not said twice.
                let title = if sheet.title == section.title { "" } else { &sheet.title };
                table(sheet, self.tables, title, lies, language)
            }
            Block::Tree(root) => format!("#list({})\n\n", branch(root)),
            Block::Chart(chart) => {
                let told = self.document.table_of(chart).map(|sheet| {
                    self.tables += 1;
                    table(&sheet, self.tables, &sheet.title, lies, language)
                });
                told.unwrap_or_default()
            }
        }
    }

    fn notes(&self) -> String {
        if self.document.footnotes.is_empty() {
            return String::new();
        }
        let notes = list(self.document.footnotes.iter().map(|note| quoted(note)));
        format!("#heading({})\n\n#enum(..{notes})\n\n", quoted(&Word::Footnotes.text(self.language)))
    }

    fn provenance(&self) -> String {
        let (provenance, language) = (&self.document.provenance, self.language);
        let made = provenance.made.iter().flat_map(|made| made.entries());
        let made: Vec<(String, String)> = made.map(|entry| (entry.name, entry.value)).collect();
        let file = |(name, sha): &(String, String)| {
            format!("    {},\n", list([quoted(name), format!("raw({})", quoted(sha))]))
        };
        let rows: String = provenance.files.iter().map(file).collect();
        let [title, how] = [Word::Provenance.text(language), PageWord::HowMade.text(language)];
        let how = match made.is_empty() {
            true => String::new(),
            false => format!("#heading(level: 2, {})\n\n#statements({})\n\n", quoted(&how), pairs(&made)),
        };
        let heads = list([Word::File, Word::Sha].map(|word| quoted(&word.text(language))));
        format!(
            "#heading({})\n\n{how}#sheet(\n  caption: {},\n  widths: (1fr, auto),\n  aligns: (left, left),\n  size: 8pt,\n  heads: {heads},\n  rows: (\n{rows}  ),\n)\n",
            quoted(&title),
            quoted(&PageWord::Inputs.text(language)),
        )
    }
}

fn pairs(entries: &[(String, String)]) -> String {
    list(entries.iter().map(|(name, value)| list([quoted(name), quoted(value)])))
}

/// A tree as a call.
fn branch(root: &Branch) -> String {
    format!(
        "branch({}, {}, {}, {})",
        quoted(&root.label),
        quoted(&root.value),
        list(root.remarks.iter().map(|remark| quoted(remark))),
        list(root.children.iter().map(branch)),
    )
}
