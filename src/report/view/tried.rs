//! A model tried on known results, as a document: what was compared, and every cell that differs.

use crate::base::number::plain;
use crate::diag::Language;
use crate::report::document::{Block, Cell, Column, Document, Kind, Row, Section, Sheet};
use crate::report::numbers::exact;
use crate::report::words::Word;
use crate::study::{Case, Difference, Tried, TriedTable};

/// How many cells that differ are shown, unless all are asked for.
const SHOWN: usize = 20;

/// What came of trying a model on a case.
#[must_use]
pub fn tried(tried: &Tried, case: &Case, all: bool, language: Language) -> Document {
    let named = || case.path.file_name().map(|name| name.to_string_lossy().into_owned());
    let case = case.title.as_ref().map_or_else(|| named().unwrap_or_default(), |t| t.of(language).to_owned());
    let title = Word::TriedOn { model: tried.model.clone(), case }.text(language);
    let text = Word::TriedText {
        compared: tried.compared().to_string(),
        differing: tried.differing().to_string(),
        largest: exact(&tried.largest(), language),
    };
    let mut blocks = vec![Block::Table(summary(tried, language))];
    for table in tried.tables.iter().filter(|table| !table.excepted.is_empty()) {
        let list = table.excepted.join("; ");
        blocks.push(Block::Text(Word::TriedExceptions { table: table.name.clone(), list }.text(language)));
    }
    for table in tried.tables.iter().filter(|table| !table.differing.is_empty()) {
        let shown = if all { table.differing.len() } else { SHOWN };
        blocks.push(Block::Table(differences(table, shown, language)));
        let count = table.differing.len().saturating_sub(shown);
        if count > 0 {
            blocks.push(Block::Text(Word::TriedMore { count: count.to_string() }.text(language)));
        }
    }
    let section = Section { title: text.text(language), blocks, appendix: false };
    Document { title, sections: vec![section], ..Document::default() }
}

fn summary(tried: &Tried, language: Language) -> Sheet {
    let count = |number: usize| Cell::Text(number.to_string());
    let row = |table: &TriedTable| {
        Row::plain(vec![
            Cell::Text(table.name.clone()),
            count(table.compared),
            count(table.differing.len()),
            Cell::Text(exact(&table.largest, language)),
            count(table.blank),
            count(table.excepted.len()),
        ])
    };
    let columns = [
        ("table", Word::TriedTable),
        ("compared", Word::TriedCompared),
        ("differing", Word::TriedDiffering),
        ("largest_error", Word::TriedLargest),
        ("blank", Word::TriedBlank),
        ("excepted", Word::TriedExcepted),
    ];
    Sheet {
        id: "tables".to_owned(),
        title: String::new(),
        columns: columns
            .into_iter()
            .map(|(id, word)| Column::new(id, word.text(language), Kind::Text))
            .collect(),
        rows: tried.tables.iter().map(row).collect(),
    }
}

fn differences(table: &TriedTable, shown: usize, language: Language) -> Sheet {
    let row = |one: &Difference| {
        Row::plain(vec![
            Cell::Text(one.row.clone()),
            Cell::Text(one.name.clone()),
            Cell::Text(one.expected.clone()),
            Cell::Text(one.got.clone().unwrap_or_else(|| Word::TriedNothing.text(language))),
            one.off.as_ref().map_or(Cell::Empty, |off| Cell::Text(plain(off))),
        ])
    };
    let columns = [
        ("row", Word::TriedRow),
        ("name", Word::TriedName),
        ("expected", Word::TriedExpected),
        ("got", Word::TriedGot),
        ("off", Word::TriedOff),
    ];
    Sheet {
        id: format!("differences_{}", table.name),
        title: Word::TriedDifferences { table: table.name.clone() }.text(language),
        columns: columns
            .into_iter()
            .map(|(id, word)| Column::new(id, word.text(language), Kind::Text))
            .collect(),
        rows: table.differing.iter().take(shown).map(row).collect(),
    }
}
