//! What the runs of a study came to, as a document: a table for each result, with what every row rests on.

use super::say;
use crate::base::{Exact, Ore};
use crate::diag::Language;
use crate::report::document::{Block, Cell, Column, Document, Kind, Provenance, Row, Section, Sheet};
use crate::report::numbers::exact;
use crate::report::words::{Remark, Word};
use crate::study::runs::{Answers, Made, Row as Told, Than};
use crate::study::{ResultAsked, Statistic, Study};
use crate::text::FileUsed;
use std::collections::BTreeSet;

/// The document of a study's runs.
#[must_use]
pub fn worlds(study: &Study, answers: &Answers, files: &[FileUsed], language: Language) -> Document {
    let made = &answers.made;
    let mut blocks = vec![Block::Text(
        Remark::RunsText { runs: made.runs.to_string(), models: answers.models.len().to_string() }
            .text(language),
    )];
    let sections = study.results.iter().enumerate().map(|(place, asked)| {
        let rows: Vec<&Told> = answers.rows.iter().filter(|row| row.result == place).collect();
        let sheet = Table { answers, asked, rows, language }.sheet();
        let title = sheet.title.clone();
        Section { title, blocks: vec![Block::Table(sheet)], appendix: false }
    });
    let sections: Vec<Section> = sections.collect();
    blocks.extend(remarks(answers, language).into_iter().map(Block::Text));
    let about = Section { title: Word::Runs.text(language), blocks, appendix: false };
    Document {
        title: say(&study.title, language),
        subtitle: Word::Calculation.text(language),
        sections: sections.into_iter().chain([about]).collect(),
        footnotes: Vec::new(),
        provenance: provenance(study, answers, files, language),
    }
}

/// What the reader must know of how the runs were computed.
fn remarks(answers: &Answers, language: Language) -> Vec<String> {
    let Made { again, sent, refused, verified, differing, .. } = answers.made;
    let mut remarks = Vec::new();
    let [again, sent, verified, differing] = [again, sent, verified, differing].map(|n| n.to_string());
    remarks.push(Remark::RunsExact { again, sent }.text(language));
    if answers.made.verified > 0 {
        remarks.push(Remark::RunsVerified { verified, differing }.text(language));
    }
    if refused > 0 {
        remarks.push(Remark::RunsRefused { refused: refused.to_string() }.text(language));
    }
    remarks.extend(off(answers.rows.iter().map(|row| (row.rank_error, row.count)), language));
    remarks
}

/// By how much percentiles may be off, of ranks and the draws that they are of; nothing where all are exact.
pub(super) fn off(ranks: impl Iterator<Item = (u64, u64)>, language: Language) -> Option<String> {
    let some = ranks.filter(|(_, count)| *count > 0);
    let worst = some.map(|(error, count)| Exact::new(error.into(), count.into())).max();
    let worst = worst.filter(|worst| *worst > Exact::from_integer(0.into()))?;
    let points = exact(&(worst * Exact::from_integer(100.into())), language);
    Some(Remark::RunsSketched { points }.text(language))
}

fn provenance(study: &Study, answers: &Answers, files: &[FileUsed], language: Language) -> Provenance {
    let mut statements =
        vec![(Word::Program.text(language), format!("skolpeng {}", env!("CARGO_PKG_VERSION")))];
    for (number, (id, title)) in (1..).zip(&answers.models) {
        let name = format!("{} {number}", Word::Model.text(language));
        statements.push((name, format!("{} ({id})", say(title, language))));
    }
    if let Some(seed) = study.worlds.seed {
        let draws = study.worlds.draws.to_string();
        statements.push((
            Word::Draws.text(language),
            Word::DrawsOf { draws, seed: seed.to_string() }.text(language),
        ));
    }
    let files = files.iter().map(|file| (file.name.clone(), file.sha256.clone())).collect();
    Provenance { date: None, statements, files, made: None }
}

/// One result's table while it is made.
struct Table<'a> {
    answers: &'a Answers,
    asked: &'a ResultAsked,
    rows: Vec<&'a Told>,
    language: Language,
}

impl Table<'_> {
    fn sheet(&self) -> Sheet {
        let rows = self.rows.iter().map(|row| Row::plain(self.cells(row))).collect();
        let id = self.asked.name.clone();
        let title = Word::ResultOf { name: id.clone() }.text(self.language);
        Sheet { id, title, columns: self.columns(), rows }
    }

    fn say(&self, word: &Word) -> String {
        word.text(self.language)
    }

    /// Whether rows differ in something, so that a column must tell them apart.
    fn several<T: Ord>(&self, of: impl Fn(&Told) -> T) -> bool {
        self.rows.iter().map(|row| of(row)).collect::<BTreeSet<T>>().len() > 1
    }

    fn has_draws(&self) -> bool {
        self.rows.iter().any(|row| row.count + row.refused > 1)
    }

    fn compares(&self) -> bool {
        self.rows.iter().any(|row| row.than != Than::Nothing)
    }

    fn columns(&self) -> Vec<Column> {
        let mut columns = Vec::new();
        let mut text = |id: &str, word: Word| columns.push(Column::new(id, self.say(&word), Kind::Text));
        if self.several(|row| row.scenario.0.clone()) {
            text("scenario", Word::Scenario);
        }
        if self.several(|row| row.date) {
            text("date", Word::Date);
        }
        if self.asked.of.len() > 1 {
            text("amount", Word::Amount);
        }
        text("model", Word::Model);
        if self.compares() {
            text("against", Word::Against);
        }
        for key in &self.asked.by {
            columns.push(Column::new(format!("{}_name", key.text), key.text.clone(), Kind::Text));
            columns.push(Column::new(key.text.clone(), self.say(&Word::Code), Kind::Text));
        }
        for name in &self.answers.swept {
            columns.push(Column::new(name.clone(), name.clone(), Kind::Text));
        }
        columns.extend(self.figures());
        columns
    }

    fn figures(&self) -> Vec<Column> {
        if !self.has_draws() {
            return vec![Column::new("paid", self.say(&Word::Paid), Kind::Money)];
        }
        let mut columns: Vec<Column> = Vec::new();
        for one in &self.asked.statistics {
            let (id, heading) = self.statistic(one);
            columns.push(Column::new(id, heading, Kind::Money));
        }
        for (name, _) in &self.asked.probability {
            columns.push(Column::new(format!("p_{}", name.text), format!("P({})", name.text), Kind::Percent));
        }
        if let Some(shortfall) = &self.asked.shortfall {
            let worst = exact(&(&shortfall.worst * Exact::from_integer(100.into())), self.language);
            columns.push(Column::new("shortfall", self.say(&Word::Shortfall { worst }), Kind::Money));
        }
        columns.push(Column::new("draws", self.say(&Word::Draws), Kind::Count));
        if self.rows.iter().any(|row| row.refused > 0) {
            columns.push(Column::new("refused", self.say(&Word::Refused), Kind::Count));
        }
        columns
    }

    fn statistic(&self, one: &Statistic) -> (String, String) {
        match one {
            Statistic::Mean => ("mean".into(), self.say(&Word::Mean)),
            Statistic::Sd => ("sd".into(), self.say(&Word::Deviation)),
            Statistic::Least => ("least".into(), self.say(&Word::Least)),
            Statistic::Greatest => ("greatest".into(), self.say(&Word::Greatest)),
            Statistic::Percentile(percent) => {
                let number = crate::base::number::plain(percent);
                (format!("p{number}"), self.say(&Word::Percentile { number: exact(percent, self.language) }))
            }
        }
    }

    fn cells(&self, row: &Told) -> Vec<Cell> {
        let text = |text: String| Cell::Text(text);
        let mut cells = Vec::new();
        if self.several(|row| row.scenario.0.clone()) {
            cells.push(text(say(&row.scenario.1, self.language)));
        }
        if self.several(|row| row.date) {
            cells.push(text(row.date.to_string()));
        }
        if self.asked.of.len() > 1 {
            cells.push(text(row.of.clone()));
        }
        cells.push(text(self.model(row.model)));
        if self.compares() {
            cells.push(match row.than {
                Than::Nothing => Cell::Empty,
                Than::Model(other) => text(self.model(other)),
                Than::YearBefore => text(self.say(&Word::YearBefore)),
            });
        }
        for (name, code) in row.names.iter().zip(&row.codes) {
            cells.push(text(name.clone()));
            cells.push(text(code.clone()));
        }
        for name in &self.answers.swept {
            let number = row.point.iter().find(|(own, _)| own == name);
            cells.push(number.map_or(Cell::Empty, |(_, number)| text(exact(number, self.language))));
        }
        cells.extend(self.numbers(row));
        cells
    }

    fn numbers(&self, row: &Told) -> Vec<Cell> {
        let money = |ore: &Option<Exact>| ore.as_ref().map_or(Cell::Empty, |ore| Cell::Ore(whole_ore(ore)));
        if !self.has_draws() {
            return vec![row.paid.as_ref().map_or(Cell::Empty, |ore| Cell::Ore(whole_ore(ore)))];
        }
        let mut cells: Vec<Cell> = row.statistics.iter().map(money).collect();
        for place in 0..self.asked.probability.len() {
            let share = row.probability.get(place).cloned().flatten();
            cells.push(share.filter(|_| row.than == Than::Nothing).map_or(Cell::Empty, Cell::Number));
        }
        if self.asked.shortfall.is_some() {
            cells.push(money(&row.shortfall));
        }
        let count = |number: u64| Cell::Number(Exact::from_integer(number.into()));
        cells.push(count(row.count));
        if self.rows.iter().any(|row| row.refused > 0) {
            cells.push(count(row.refused));
        }
        cells
    }

    fn model(&self, place: usize) -> String {
        self.answers.models.get(place).map_or_else(String::new, |(id, _)| id.clone())
    }
}

/// A mean of öre, to the öre.
fn whole_ore(ore: &Exact) -> Ore {
    Ore::rounded(&(ore / Exact::from_integer(100.into()))).unwrap_or_default()
}
