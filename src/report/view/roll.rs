//! A rolled model as a document: rows with their old and new figures, what is a projection, what a person must decide.

use super::calibrate::section;
use super::say;
use crate::base::number::whole;
use crate::base::{Exact, Ore};
use crate::diag::Language;
use crate::report::document::{Block, Cell, Column, Document, Kind, Provenance, Row, Section};
use crate::report::numbers::{exact, money, signed};
use crate::report::words::{RollWord, Word};
use crate::roll::{Indexed, Open, Rolled};
use crate::study::Lacking;
use crate::text::{FileUsed, Label};
use num_traits::Zero;

/// What the rolled model comes to on a study's data.
#[derive(Debug)]
pub struct RolledOn {
    /// The study.
    pub title: Label,
    /// What the model pays in all by the rules of the day a year before; nothing where it cannot be computed then.
    pub old: Option<Ore>,
    /// What it pays by the rules of the new year, or the rows that its tables lack.
    pub new: Result<Ore, Vec<Lacking>>,
}

/// The document of a rolled model.
#[must_use]
pub fn roll(rolled: &Rolled, on: Option<&RolledOn>, files: &[FileUsed], language: Language) -> Document {
    let view = View { rolled, language };
    let year = rolled.to.year().to_string();
    let mut sections = vec![view.rows(), view.open()];
    sections.extend(on.map(|on| view.study(on)));
    let files = files.iter().map(|file| (file.name.clone(), file.sha256.clone())).collect();
    let statements = vec![
        (Word::Program.text(language), format!("skolpeng {}", env!("CARGO_PKG_VERSION"))),
        (Word::Model.text(language), format!("{} {}", rolled.model.id, rolled.model.version)),
        (Word::Date.text(language), rolled.to.to_string()),
    ];
    Document {
        title: RollWord::Title { title: say(&rolled.model.title, language), year }.text(language),
        subtitle: Word::Calculation.text(language),
        sections,
        provenance: Provenance { date: Some(rolled.to), statements, files, made: None },
        ..Document::default()
    }
}

struct View<'a> {
    rolled: &'a Rolled,
    language: Language,
}

impl View<'_> {
    fn text(&self, word: &RollWord) -> String {
        word.text(self.language)
    }

    fn column(&self, id: &str, word: &RollWord, kind: Kind) -> Column {
        Column::new(id, self.text(word), kind)
    }

    fn rows(&self) -> Section {
        let (rows, projected) =
            (&self.rolled.rows, self.rolled.rows.iter().filter(|row| row.is_projection()).count());
        let [before, to] = [self.rolled.before, self.rolled.to].map(|date| date.to_string());
        if rows.is_empty() {
            let text = Block::Text(self.text(&RollWord::NoRows { before, to }));
            return Section { title: self.text(&RollWord::Rows), blocks: vec![text], appendix: false };
        }
        let columns = vec![
            Column::new("table", Word::TableOf.text(self.language), Kind::Text),
            self.column("codes", &RollWord::Codes, Kind::Text),
            Column::new("unit", Word::Unit.text(self.language), Kind::Text),
            self.column("index", &RollWord::Index, Kind::Text),
            self.column("old", &RollWord::OnDay { date: before.clone() }, Kind::Count),
            self.column("new", &RollWord::OnDay { date: to.clone() }, Kind::Count),
            self.column("change", &RollWord::Change, Kind::Percent),
            Column::new("from", Word::From.text(self.language), Kind::Text),
            self.column("basis", &RollWord::Basis, Kind::Text),
        ];
        let (count, projected) = (rows.len().to_string(), projected.to_string());
        let about = self.text(&RollWord::RowsText { count, projected, before, to });
        let lines = rows.iter().map(|row| self.row(row)).collect();
        section("rolled", self.text(&RollWord::Rows), Some(about), columns, lines)
    }

    fn row(&self, row: &Indexed) -> Row {
        let codes: Vec<&str> =
            row.keys.iter().map(|(_, codes)| codes.as_str()).filter(|code| *code != "*").collect();
        let change = (!row.old.is_zero()).then(|| &row.new / &row.old - whole(1));
        let basis = if row.is_projection() { RollWord::Projection } else { RollWord::Decision };
        Row::plain(vec![
            Cell::Text(say(&row.label, self.language)),
            Cell::Text(if codes.is_empty() { "*".to_owned() } else { codes.join(" · ") }),
            Cell::Text(row.unit.clone()),
            row.index.clone().map_or(Cell::Empty, Cell::Text),
            Cell::Number(row.old.clone()),
            Cell::Number(row.new.clone()),
            change.map_or(Cell::Empty, Cell::Number),
            Cell::Text(row.from.to_string()),
            Cell::Text(self.text(&basis)),
        ])
    }

    fn open(&self) -> Section {
        let title = self.text(&RollWord::Open);
        if self.rolled.open.is_empty() {
            let blocks = vec![Block::Text(self.text(&RollWord::NothingOpen))];
            return Section { title, blocks, appendix: false };
        }
        let columns = vec![
            self.column("what", &RollWord::What, Kind::Text),
            self.column("where", &RollWord::Where, Kind::Text),
            self.column("now", &RollWord::Now, Kind::Text),
        ];
        let (mut rows, mut todos) = (Vec::new(), Vec::new());
        for open in &self.rolled.open {
            let (what, place, now, todo) = self.told(open);
            let cells = [self.text(&what), place, self.text(&now)];
            rows.push(Row::plain(cells.into_iter().map(Cell::Text).collect()));
            if !todos.contains(&todo) {
                todos.push(todo);
            }
        }
        let about = Some(self.text(&RollWord::OpenText));
        let mut section = section("to_decide", title, about, columns, rows);
        section.blocks.extend(todos.iter().map(|todo| Block::Text(self.text(todo))));
        section
    }

    /// What is open, where, how it is now, and what is to be done about all that are alike.
    fn told(&self, open: &Open) -> (RollWord, String, RollWord, RollWord) {
        match open {
            Open::Review { name, day } => {
                let now = RollWord::ReviewNow { day: day.clone() };
                (RollWord::Review, name.clone(), now, RollWord::ReviewDo)
            }
            Open::Index { name, assumed, tables } => {
                let now = match assumed {
                    Some((change, text)) => {
                        let change = self.per_cent(change);
                        RollWord::IndexAssumed { change, text: text.clone() }
                    }
                    None => RollWord::IndexUnknown { tables: tables.join(", ") },
                };
                (RollWord::IndexWhat, name.clone(), now, RollWord::IndexDo)
            }
            Open::List { table, from } => {
                let now = RollWord::ListNow { from: from.to_string() };
                (RollWord::List, table.clone(), now, RollWord::ListDo)
            }
            Open::Standing { name, part, figure, unit, from } => {
                let (figure, unit) = (exact(figure, self.language), unit.clone());
                let now = match from {
                    Some(from) => RollWord::StandingNow { figure, unit, from: from.to_string() },
                    None => RollWord::StandingAlways { figure, unit },
                };
                let place = if part.is_empty() { name.clone() } else { format!("{name} [{part}]") };
                (RollWord::Standing, place, now, RollWord::StandingDo)
            }
            Open::NoRow { table, codes, members } => {
                let now = RollWord::NoRowNow { codes: codes.clone(), members: members.clone() };
                (RollWord::NoRow, table.clone(), now, RollWord::NoRowDo)
            }
        }
    }

    fn per_cent(&self, share: &Exact) -> String {
        format!("{}\u{a0}%", exact(&(share * whole(100)), self.language))
    }

    fn study(&self, on: &RolledOn) -> Section {
        let currency = self.rolled.model.units.currency();
        let kr = |ore: Ore| money(ore, currency, self.language);
        let [before, to] = [self.rolled.before, self.rolled.to].map(|date| date.to_string());
        let word = match (&on.new, on.old) {
            (Err(_), _) => RollWord::StudyLacking,
            (Ok(new), Some(old)) => {
                let change = signed(&(*new - old).exact(), 0, self.language);
                let change = format!("{change}\u{a0}{currency}");
                RollWord::StudyText { before, old: kr(old), to, new: kr(*new), change }
            }
            (Ok(new), None) => RollWord::StudyNew { to, new: kr(*new) },
        };
        let title = self.text(&RollWord::Study { title: say(&on.title, self.language) });
        Section { title, blocks: vec![Block::Text(self.text(&word))], appendix: false }
    }
}
