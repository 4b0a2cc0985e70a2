//! Every number that the models state and the results read, with its date and what it rests on.

use crate::diag::Language;
use crate::model::parts::{Slot, Source};
use crate::report::document::{Block, Cell, Column, Kind, Row, Section, Sheet};
use crate::report::numbers::exact;
use crate::report::words::Word;
use crate::study::Results;

/// The parameters and prices as a table, each once.
pub(super) fn section(results: &Results, language: Language) -> Section {
    let heading = |word: Word| word.text(language);
    let columns = vec![
        Column::new("parameter", heading(Word::Parameter), Kind::Text),
        Column::new("part", heading(Word::Part), Kind::Text),
        Column::new("value", heading(Word::Value), Kind::Count),
        Column::new("unit", heading(Word::Unit), Kind::Text),
        Column::new("from", heading(Word::From), Kind::Text),
        Column::new("source", heading(Word::Source), Kind::Text),
    ];
    let mut rows: Vec<Row> = Vec::new();
    let mut seen: Vec<&crate::diag::Place> = Vec::new();
    for run in &results.runs {
        let read = run.read_slots.iter().filter_map(|id| run.model.slot(*id));
        for slot in read.filter(|slot| !slot.is_coordinate) {
            if !seen.contains(&&slot.place) {
                seen.push(&slot.place);
                rows.push(Row::plain(cells(slot, &run.model.units.write(&slot.unit), language)));
            }
        }
    }
    let title = Word::Parameters.text(language);
    let sheet = Sheet { id: "parameters".to_owned(), title: title.clone(), columns, rows };
    Section { title, blocks: vec![Block::Table(sheet)], appendix: true }
}

fn cells(slot: &Slot, unit: &str, language: Language) -> Vec<Cell> {
    let source = match &slot.source {
        Source::Reference(text) => text.clone(),
        Source::Assumption(text) => format!("{}{text}", Word::AssumedMark.text(language)),
    };
    let steps = slot.indexed.iter().map(|step| {
        let hundred = crate::base::Exact::from_integer(100.into());
        let change = format!("{}\u{a0}%", exact(&(&step.change * hundred), language));
        let (index, date) = (step.index.clone(), step.date.to_string());
        let mark = if step.source.is_assumption() { Word::AssumedMark.text(language) } else { String::new() };
        let source = format!("{mark}{}", step.source.text());
        Word::IndexedBy { index, change, date, source }.text(language)
    });
    let source = std::iter::once(source).chain(steps).collect::<Vec<_>>().join("; ");
    vec![
        Cell::Text(slot.owner.clone()),
        Cell::Text(slot.part.clone()),
        Cell::Number(&slot.value / slot.unit.scale()),
        Cell::Text(unit.to_owned()),
        Cell::Text(slot.from.map_or_else(String::new, |date| date.to_string())),
        Cell::Text(source),
    ]
}
