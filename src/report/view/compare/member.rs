//! A proposal by school and by programme: against the baseline and against the price list, in kr, % and kr per student.

use super::{Beside, number};
use crate::compare::{Budget, Change, against, against_price_list};
use crate::report::document::{Block, Cell, Column, Kind, Role, Row, Section, Sheet};
use crate::report::view::school_name;
use crate::report::words::Word;
use crate::study::RunResult;

/// A proposal by school.
pub(super) fn schools(beside: &Beside, place: usize) -> Option<Section> {
    let run = beside.run(place)?;
    let title = beside.text(&Word::SchoolsOf { model: beside.title(place) });
    let changes = beside.against_baseline(place)?;
    let listed = beside.against_price_list(place);
    let name = |code: &str| school_name(run, code);
    let id = format!("schools_{}", run.model.id);
    let sheet =
        table(beside, &changes, listed.as_deref(), &name, (id, title.clone(), "school", Word::School));
    Some(Section { title, blocks: vec![Block::Table(sheet)], appendix: false })
}

/// A model's budget by programme, if it knows of programmes.
fn programmes_of(run: &RunResult) -> Option<Budget> {
    crate::compare::programmes(&run.model, &run.bound.frame, &run.outcome, &run.slots)
}

/// A proposal by programme.
pub(super) fn programmes(beside: &Beside, place: usize) -> Option<Section> {
    let run = beside.run(place)?;
    let (after, before) = (programmes_of(run)?, programmes_of(beside.run(beside.results.baseline)?)?);
    let changes = against(&after, &before);
    let listed = against_price_list(&after);
    let key = run.model.key_named("programme")?;
    let name = |code: &str| match run.bound.names.get(&(key, code.to_owned())) {
        Some(name) => name.clone(),
        None if code.is_empty() => beside.text(&Word::NoProgramme),
        None => code.to_owned(),
    };
    let title = beside.text(&Word::ProgrammesOf { model: beside.title(place) });
    let id = format!("programmes_{}", run.model.id);
    let about = (id, title.clone(), "programme", Word::Programme);
    let sheet = table(beside, &changes, listed.as_deref(), &name, about);
    let text = beside.text(&Word::ProgrammesText);
    Some(Section { title, blocks: vec![Block::Text(text), Block::Table(sheet)], appendix: false })
}

/// One row for each school or programme, and their sum.
fn table(
    beside: &Beside,
    changes: &[Change],
    listed: Option<&[Change]>,
    name: &dyn Fn(&str) -> String,
    (id, title, of, heading): (String, String, &str, Word),
) -> Sheet {
    let column = |(id, word, kind): (&str, Word, Kind)| Column::new(id, beside.text(&word), kind);
    let mut columns: Vec<Column> = [
        (of, heading, Kind::Text),
        ("code", Word::Code, Kind::Text),
        ("student_years", Word::StudentYears, Kind::Count),
        ("before", Word::Before, Kind::Money),
        ("total", Word::Total, Kind::Money),
    ]
    .map(column)
    .into();
    columns.extend(
        change_columns("change", Word::Change, Word::ChangeShare, Word::ChangePerStudent).map(column),
    );
    if listed.is_some() {
        let words = [Word::AgainstPriceList, Word::AgainstPriceListShare, Word::AgainstPriceListPerStudent];
        let [money, share, each] = words;
        columns.extend(change_columns("against_price_list", money, share, each).map(column));
    }
    let row = |change: &Change, list: Option<&Change>, role| {
        let label = if role == Role::Total { beside.text(&Word::Total) } else { name(&change.code) };
        Row { cells: cells(label, change, listed.is_some().then_some(list)), role }
    };
    let same = |code: &str| listed?.iter().find(|one| one.code == code);
    let mut rows: Vec<Row> =
        changes.iter().map(|change| row(change, same(&change.code), Role::Plain)).collect();
    let list = listed.map(Change::sum);
    rows.push(row(&Change::sum(changes), list.as_ref(), Role::Total));
    Sheet { id, title, columns, rows }
}

fn change_columns(id: &str, money: Word, share: Word, each: Word) -> [(&str, Word, Kind); 3] {
    let [shares, heads] = match id {
        "change" => ["change_share", "change_per_student"],
        _ => ["against_price_list_share", "against_price_list_per_student"],
    };
    [(id, money, Kind::Change), (shares, share, Kind::Percent), (heads, each, Kind::PerHeadChange)]
}

fn cells(label: String, change: &Change, list: Option<Option<&Change>>) -> Vec<Cell> {
    let three =
        |change: &Change| [Cell::Ore(change.money()), number(change.share()), number(change.per_student())];
    let mut cells = vec![
        Cell::Text(label),
        Cell::Text(change.code.clone()),
        Cell::Number(change.student_years.clone()),
        Cell::Ore(change.before),
        Cell::Ore(change.after),
    ];
    cells.extend(three(change));
    cells.extend(match list {
        None => Vec::new(),
        Some(Some(list)) => three(list).into(),
        Some(None) => vec![Cell::Empty; 3],
    });
    cells
}
