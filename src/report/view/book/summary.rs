//! Every model in one line: what it costs, how it differs from the baseline, and how many schools get more and less.

use super::{Named, alone};
use crate::base::number::whole;
use crate::compare::{Change, moved};
use crate::report::document::{Block, Cell, Column, Kind, Row, Sheet};
use crate::report::view::board::{Desk, charts};
use crate::report::words::{BookWord, Word};

/// The summary, with a chart of what the proposals cost where there are several.
pub(super) fn section(desk: &Desk) -> Named {
    let language = desk.paper.language;
    let column = |(id, word, kind): (&str, Word, Kind)| Column::new(id, word.text(language), kind);
    let columns = [
        ("model", Word::Model, Kind::Text),
        ("student_years", Word::StudentYears, Kind::Count),
        ("total", Word::Total, Kind::Money),
        ("per_student", Word::PerStudent, Kind::PerHead),
        ("change", Word::Change, Kind::Change),
        ("change_share", Word::ChangeShare, Kind::Percent),
        ("change_per_student", Word::ChangePerStudent, Kind::PerHeadChange),
        ("winners", Word::Winners, Kind::Count),
        ("losers", Word::Losers, Kind::Count),
        ("same", Word::SameAsBefore, Kind::Count),
    ];
    let rows = (0..desk.paper.results.runs.len()).filter_map(|place| row(desk, place));
    let (id, title) = ("summary".to_owned(), BookWord::SummaryTitle.text(language));
    let columns = columns.map(column).map(picked).into();
    let mut section = alone(Sheet { id, title, columns, rows: rows.collect() });
    section.blocks.extend(charts::totals(desk).map(Block::Chart));
    (BookWord::Summary, section)
}

/// Schools that get more or less are picked by their figures.
fn picked(column: Column) -> Column {
    if matches!(column.id.as_str(), "winners" | "losers" | "same") { column.picked() } else { column }
}

fn row(desk: &Desk, place: usize) -> Option<Row> {
    let changes = desk.beside.against_baseline(place)?;
    let (all, moved) = (Change::sum(&changes), moved(&changes));
    let is_today = place == desk.paper.results.baseline;
    let told = |cell: Option<Cell>| cell.filter(|_| !is_today).unwrap_or(Cell::Empty);
    let count = |number: usize| told(i64::try_from(number).ok().map(|number| Cell::Number(whole(number))));
    let has_students = all.student_years != whole(0);
    let each = has_students.then(|| Cell::Number(all.after.exact() / &all.student_years));
    Some(Row::plain(vec![
        Cell::Text(desk.title(place)),
        Cell::Number(all.student_years.clone()),
        Cell::Ore(all.after),
        each.unwrap_or(Cell::Empty),
        told(Some(Cell::Ore(all.money()))),
        told(all.share().map(Cell::Number)),
        told(all.per_student().map(Cell::Number)),
        count(moved.winners),
        count(moved.losers),
        count(moved.same),
    ]))
}
