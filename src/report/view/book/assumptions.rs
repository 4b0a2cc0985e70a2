//! What the figures rest on and is not known, as a table.

use super::{Named, alone};
use crate::base::number::whole;
use crate::diag::Language;
use crate::report::document::{Cell, Column, Kind, Row, Sheet};
use crate::report::view::notes;
use crate::report::words::BookWord;
use crate::study::Results;

/// The assumptions and reservations, numbered as the notes are; nothing if there are none.
pub(super) fn section(results: &Results, language: Language) -> Option<Named> {
    let notes = notes::footnotes(results, language);
    let rows: Vec<Row> = (1..)
        .zip(notes)
        .map(|(number, text)| Row::plain(vec![Cell::Number(whole(number)), Cell::Text(text)]))
        .collect();
    let columns = vec![
        Column::new("number", BookWord::Number.text(language), Kind::Count),
        Column::new("assumption", BookWord::Assumption.text(language), Kind::Text),
    ];
    let (id, title) = ("assumptions".to_owned(), BookWord::AssumptionsTitle.text(language));
    (!rows.is_empty()).then(|| (BookWord::Assumptions, alone(Sheet { id, title, columns, rows })))
}
