//! Everything that differs as tidy tables for machines: one row for each thing that is said.

use super::line::machine;
use crate::base::number::plain;
use crate::diag::Language;
use crate::model::diff::{Diff, EntryDiff, Fate, Line, Part, Rank, Said};
use crate::report::document::{Block, Cell, Column, Kind, Row, Section, Sheet};
use crate::report::words::DiffWord;

/// The tables `version` and `changes`.
pub(super) fn appendix(diff: &Diff, verdict: &str, language: Language) -> Section {
    let title = DiffWord::Changes.text(language);
    let changes = Sheet {
        id: "changes".to_owned(),
        title: title.clone(),
        columns: columns(&[
            "change",
            "of",
            "section",
            "name",
            "old_name",
            "from",
            "part",
            "key",
            "old",
            "new",
            "rank",
            "moves_money",
        ]),
        rows: diff.entries.iter().flat_map(rows).collect(),
    };
    Section {
        title,
        blocks: vec![Block::Table(version(diff, verdict, language)), Block::Table(changes)],
        appendix: true,
    }
}

fn columns(ids: &[&str]) -> Vec<Column> {
    ids.iter().map(|id| Column::new(*id, *id, Kind::Text)).collect()
}

fn version(diff: &Diff, verdict: &str, language: Language) -> Sheet {
    let ([a, b], [old, new]) = (&diff.ids, &diff.versions);
    let cells = [
        text(a),
        text(b),
        text(old),
        text(new),
        diff.rank().map_or(Cell::Empty, |rank| text(rank_code(rank))),
        diff.proposed().map_or(Cell::Empty, |version| text(&version)),
        text(verdict),
    ];
    Sheet {
        id: "version".to_owned(),
        title: DiffWord::Version.text(language),
        columns: columns(&[
            "old_model",
            "new_model",
            "old_version",
            "new_version",
            "rank",
            "proposed",
            "verdict",
        ]),
        rows: vec![Row::plain(cells.to_vec())],
    }
}

fn rows(entry: &EntryDiff) -> Vec<Row> {
    let mut rows: Vec<Row> = entry.lines.iter().flat_map(|line| of_line(entry, line)).collect();
    let says_itself = !matches!(entry.fate, Fate::Changed);
    if rows.is_empty() || says_itself {
        rows.insert(
            0,
            row(entry, [Cell::Empty, Cell::Empty, Cell::Empty], [None, None], entry.rank, entry.moves_money),
        );
    }
    rows
}

fn of_line(entry: &EntryDiff, line: &Line) -> Vec<Row> {
    let date = line.at.date.map_or(Cell::Empty, |date| text(&date.to_string()));
    let place = |what: &[String]| [date.clone(), part(&line.at.part), text(&what.join("."))];
    let main =
        row(entry, place(&line.what), [line.old.as_ref(), line.new.as_ref()], line.rank, line.moves_money);
    let also = line.also.iter().map(|(what, said)| {
        let sides = if line.new.is_some() { [None, Some(said)] } else { [Some(said), None] };
        row(entry, place(what), sides, line.rank, line.moves_money)
    });
    std::iter::once(main).chain(also).collect()
}

fn row(entry: &EntryDiff, place: [Cell; 3], said: [Option<&Said>; 2], rank: Rank, moves: bool) -> Row {
    let (change, old_name) = match &entry.fate {
        Fate::Removed => ("removed", Cell::Empty),
        Fate::Renamed { from } => ("renamed", text(from)),
        Fate::Added => ("added", Cell::Empty),
        Fate::Replaced { section } => ("replaced", text(section)),
        Fate::Changed => ("changed", Cell::Empty),
    };
    let head = [text(change), text(&entry.of.join(": ")), text(&entry.section), text(&entry.name), old_name];
    let said = said.map(|said| said.map_or(Cell::Empty, |said| text(&machine(said))));
    let tail = [text(rank_code(rank)), text(if moves { "yes" } else { "no" })];
    Row::plain(head.into_iter().chain(place).chain(said).chain(tail).collect())
}

fn part(part: &Part) -> Cell {
    match part {
        Part::Whole => Cell::Empty,
        Part::Row(keys) | Part::Listed(keys) => text(&keys.join(" · ")),
        Part::Point { at, unit } => text(format!("{} {unit}", plain(at)).trim()),
        Part::Case(condition) if condition.is_empty() => text("otherwise"),
        Part::Case(condition) => text(condition),
    }
}

fn text(text: &str) -> Cell {
    Cell::Text(text.to_owned())
}

const fn rank_code(rank: Rank) -> &'static str {
    match rank {
        Rank::Patch => "patch",
        Rank::Minor => "minor",
        Rank::Major => "major",
    }
}
