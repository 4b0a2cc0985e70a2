//! Equal terms: for each amount what the same students bring a municipal and an independent school.

use super::{Chapter, Desk};
use crate::base::Ore;
use crate::model::parts::{EqualTerms, Source};
use crate::report::document::{Block, Cell, Column, Kind, Role, Row, Section, Sheet};
use crate::report::view::{notes, say};
use crate::report::words::{Board, Word};
use crate::study::{RunResult, TermsLine};

/// The chapter.
pub(super) fn chapter(desk: &Desk) -> Chapter {
    let runs = &desk.paper.results.runs;
    let broken: Vec<String> = runs
        .iter()
        .filter(|run| !run.unequal().is_empty())
        .map(|run| say(&run.model.title, desk.paper.language))
        .collect();
    let tried = runs.iter().any(|run| run.model.equal_terms.is_some());
    let finding = desk.text(&match (tried, broken.is_empty()) {
        (false, _) => Board::TermsUnknownTitle,
        (true, true) => Board::TermsHoldTitle,
        (true, false) => Board::TermsBrokenTitle { models: desk.speech.list(&broken) },
    });
    let title = format!("{}: {finding}", desk.text(&Board::Terms));
    let parts = runs.iter().map(|run| part(desk, run)).chain(super::laws::part(desk));
    Chapter { title, blocks: vec![desk.paragraph(&Board::TermsText)], parts: parts.collect() }
}

fn part(desk: &Desk, run: &RunResult) -> Section {
    let language = desk.paper.language;
    let title = desk.text(&Board::TermsOf { model: say(&run.model.title, language) });
    let Some(terms) = &run.model.equal_terms else {
        let model = say(&run.model.title, language);
        return Section { title, blocks: vec![desk.paragraph(&Board::TermsNone { model })], appendix: false };
    };
    let mut blocks: Vec<Block> = notes::tried(run, language).into_iter().map(Block::Text).collect();
    blocks.push(Block::Table(table(desk, run, terms, &title)));
    Section { title, blocks, appendix: false }
}

fn table(desk: &Desk, run: &RunResult, terms: &EqualTerms, title: &str) -> Sheet {
    let columns = vec![
        Column::new("amount", desk.text(&Board::TermsAmount), Kind::Text),
        Column::new("provision", desk.text(&Board::TermsLaw), Kind::Text),
        as_kind(desk, &terms.between[0]),
        as_kind(desk, &terms.between[1]),
        Column::new("difference", desk.text(&Board::TermsDiffer), Kind::Change),
        Column::new("may_differ", desk.text(&Board::TermsMay), Kind::Text),
    ];
    let lines = run.terms.as_ref().map_or(&[][..], |terms| &terms.lines);
    let mut rows: Vec<Row> = lines.iter().map(|line| row(desk, run, line)).collect();
    let net = lines.iter().filter(|line| !line.may_differ);
    let sums = net.fold([Ore::ZERO; 2], |sums, line| [sums[0] + line.sums[0], sums[1] + line.sums[1]]);
    let mut cells = vec![Cell::Text(desk.text(&Board::TermsNet)), Cell::Empty];
    cells.extend(sums.map(Cell::Ore));
    cells.extend([Cell::Ore(sums[1] - sums[0]), Cell::Empty]);
    rows.push(Row { cells, role: Role::Apart });
    Sheet { id: format!("terms_{}", run.model.id), title: title.to_owned(), columns, rows }
}

/// What all schools get as one kind of organiser.
fn as_kind(desk: &Desk, kind: &str) -> Column {
    let called = crate::report::view::phrase::code(kind, desk.paper.language);
    Column::new(format!("as_{kind}"), desk.text(&Board::TermsAs { kind: called }), Kind::Money)
}

fn row(desk: &Desk, run: &RunResult, line: &TermsLine) -> Row {
    let node = run.model.node(line.amount);
    let label = node.map_or_else(String::new, |node| say(&node.label, desk.paper.language));
    let source = node.and_then(|node| node.source.as_ref()).map(|source| match source {
        Source::Reference(text) => text.clone(),
        Source::Assumption(text) => format!("{}{text}", Word::AssumedMark.text(desk.paper.language)),
    });
    let may = if line.may_differ { Board::TermsMayYes } else { Board::TermsMayNot };
    let mut cells = vec![Cell::Text(label), source.map_or(Cell::Empty, Cell::Text)];
    cells.extend(line.sums.map(Cell::Ore));
    cells.extend([Cell::Ore(line.sums[1] - line.sums[0]), Cell::Text(desk.text(&may))]);
    Row::plain(cells)
}
