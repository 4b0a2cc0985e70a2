//! Every table and column of a document as a table: name, meaning, kind and unit, in both languages.

use crate::diag::Language;
use crate::report::document::{Block, Cell, Column, Document, Kind, Row, Section, Sheet};
use crate::report::words::DictionaryWord as Word;

/// The name of the table for machines.
const ID: &str = "data_dictionary";

/// A document with its data dictionary, which is made of the same document in both languages.
pub fn described(make: impl Fn(Language) -> Document, language: Language) -> Document {
    described_as(ID, make, language)
}

/// The same with the dictionary under a name of its own.
pub(super) fn described_as(id: &str, make: impl Fn(Language) -> Document, language: Language) -> Document {
    let (swedish, english) = (make(Language::Swedish), make(Language::English));
    let dictionary = section(id, &swedish, &english, language);
    let mut document = match language {
        Language::Swedish => swedish,
        Language::English => english,
    };
    document.sections.push(dictionary);
    document
}

fn section(id: &str, swedish: &Document, english: &Document, language: Language) -> Section {
    let column = |(id, word): (&str, Word)| Column::new(id, word.text(language), Kind::Text);
    let columns = [
        ("table", Word::Table),
        ("column", Word::Column),
        ("meaning_sv", Word::MeansSwedish),
        ("meaning_en", Word::MeansEnglish),
        ("kind", Word::Kind),
        ("unit_sv", Word::UnitSwedish),
        ("unit_en", Word::UnitEnglish),
        ("table_sv", Word::TableSwedish),
        ("table_en", Word::TableEnglish),
    ];
    let own = match language {
        Language::Swedish => swedish,
        Language::English => english,
    };
    let (own, swedish, english) = (own.tables(), swedish.tables(), english.tables());
    let tables = own.iter().zip(swedish.iter().zip(&english));
    let rows = tables.flat_map(|(own, (swedish, english))| {
        let pairs = swedish.columns.iter().zip(&english.columns);
        pairs.map(|(sv, en)| row(&own.id, [swedish, english], [sv, en])).collect::<Vec<Row>>()
    });
    let (id, title) = (id.to_owned(), Word::Title.text(language));
    let sheet = Sheet { id, title: title.clone(), columns: columns.map(column).into(), rows: rows.collect() };
    Section { title, blocks: vec![Block::Table(sheet)], appendix: true }
}

fn row(table: &str, [swedish, english]: [&Sheet; 2], [sv, en]: [&Column; 2]) -> Row {
    let (kind, unit) = told(sv.kind);
    let cells = [
        table.to_owned(),
        sv.id.clone(),
        sv.heading.clone(),
        en.heading.clone(),
        kind.to_owned(),
        unit.text(Language::Swedish),
        unit.text(Language::English),
        swedish.title.clone(),
        english.title.clone(),
    ];
    Row::plain(cells.into_iter().map(Cell::Text).collect())
}

/// A kind's name for machines, and what its values are counted in.
const fn told(kind: Kind) -> (&'static str, Word) {
    match kind {
        Kind::Text => ("text", Word::Text),
        Kind::Count => ("count", Word::Count),
        Kind::Money => ("money", Word::Money),
        Kind::Change => ("change_of_money", Word::Money),
        Kind::PerHead => ("money_per_student", Word::PerHead),
        Kind::PerHeadChange => ("change_per_student", Word::PerHead),
        Kind::Percent => ("change_as_share", Word::Share),
        Kind::Share => ("share", Word::Share),
        Kind::Ratio => ("ratio", Word::Ratio),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_column_is_told_in_both_languages() {
        let make = |language: Language| {
            let heading = if language == Language::Swedish { "Betalas" } else { "Paid" };
            let columns = vec![Column::new("paid", heading, Kind::Money)];
            let sheet = Sheet { id: "t".into(), title: heading.into(), columns, rows: Vec::new() };
            let section =
                Section { title: String::new(), blocks: vec![Block::Table(sheet)], appendix: false };
            Document { sections: vec![section], ..Document::default() }
        };
        let document = described(make, Language::English);
        let sheet = document.sheets().last().unwrap();
        let text = |place: usize| match &sheet.rows[0].cells[place] {
            Cell::Text(text) => text.as_str(),
            _ => "",
        };
        assert_eq!([text(0), text(1), text(2), text(3), text(4)], ["t", "paid", "Betalas", "Paid", "money"]);
    }
}
