//! Why two results differ, by school, as a document.

use crate::base::Ore;
use crate::compare::{Cause, WhyLine};
use crate::diag::Language;
use crate::report::document::{Block, Cell, Column, Document, Kind, Role, Row, Section, Sheet};
use crate::report::view::{notes, provenance, say, school_name};
use crate::report::words::{Remark, Word};
use crate::study::{Results, RunResult, Study};
use crate::text::{FileUsed, Label};

/// One side of a comparison.
#[derive(Clone, Copy, Debug)]
pub struct WhySide<'a> {
    /// The study.
    pub study: &'a Study,
    /// Its results.
    pub results: &'a Results,
    /// The model's result among them.
    pub run: &'a RunResult,
}

/// Two results with the parts of every school's change.
#[derive(Clone, Debug)]
pub struct Why<'a> {
    /// What was.
    pub before: WhySide<'a>,
    /// What is.
    pub after: WhySide<'a>,
    /// The schools' changes.
    pub lines: Vec<WhyLine>,
}

/// The document that tells why results differ; what it rests on is told of the first pair's later side.
#[must_use]
pub fn why(pairs: &[Why], files: &[FileUsed], language: Language) -> Document {
    let Some(first) = pairs.first() else { return Document::default() };
    let (study, results) = (first.after.study, first.after.results);
    let mut provenance = provenance::provenance(results, files, language);
    let mut footnotes = notes::footnotes(results, language);
    if !std::ptr::eq(first.before.results, results) {
        provenance.statements.push((Word::Before.text(language), side(&first.before, language)));
        provenance.statements.push((Word::Now.text(language), side(&first.after, language)));
        let more = notes::footnotes(first.before.results, language);
        footnotes.extend(more.into_iter().filter(|note| !footnotes.contains(note)).collect::<Vec<String>>());
    }
    Document {
        title: Word::WhyTitle { study: say(&study.title, language) }.text(language),
        subtitle: Word::Calculation.text(language),
        sections: pairs.iter().map(|pair| section(pair, language)).collect(),
        footnotes,
        provenance,
    }
}

fn side(one: &WhySide, language: Language) -> String {
    let model = format!("{} {}", one.run.model.id, one.run.model.version);
    let (study, date) = (say(&one.study.title, language), one.results.date.to_string());
    let data = say(&one.run.bound.about.title, language);
    Word::WhySide { model, study, date, data }.text(language)
}

/// What one side is called: the model within a study; over studies also the day, and the data where they differ.
fn name(one: &WhySide, other: &WhySide, language: Language) -> String {
    let mut name = say(&one.run.model.title, language);
    if one.results.date != other.results.date {
        name = format!("{name} ({})", one.results.date);
    }
    if one.study.data != other.study.data {
        name = format!("{name}, {}", say(&one.run.bound.about.title, language));
    }
    name
}

pub(in crate::report::view) fn section(pair: &Why, language: Language) -> Section {
    let (before, after) =
        (name(&pair.before, &pair.after, language), name(&pair.after, &pair.before, language));
    let title = Word::WhyOf { before, after }.text(language);
    let causes: Vec<Cause> =
        pair.lines.first().map_or_else(Vec::new, |line| line.parts.iter().map(|(cause, _)| *cause).collect());
    let mut rows: Vec<Row> = pair.lines.iter().map(|line| row(pair, line, Role::Plain, language)).collect();
    rows.push(row(pair, &total(&pair.lines, &causes), Role::Total, language));
    let id = format!("why_{}", pair.after.run.model.id);
    let sheet = Sheet { id, title: title.clone(), columns: columns(&causes, language), rows };
    let mut blocks = vec![Block::Text(Remark::WhyText.text(language))];
    if causes.contains(&Cause::Volume) {
        blocks.push(Block::Text(Remark::WhyVolumeText.text(language)));
    }
    blocks.extend([Block::Text(Remark::WhyPriceText.text(language)), Block::Table(sheet)]);
    if let Some(sheet) = details(pair, language) {
        blocks.extend([Block::Text(Remark::WhyDetailText.text(language)), Block::Table(sheet)]);
    }
    Section { title, blocks, appendix: false }
}

fn columns(causes: &[Cause], language: Language) -> Vec<Column> {
    let column = |id: &str, word: Word, kind| Column::new(id, word.text(language), kind);
    let mut columns = vec![
        column("school", Word::School, Kind::Text),
        column("code", Word::Code, Kind::Text),
        column("before", Word::Before, Kind::Money),
        column("after", Word::Now, Kind::Money),
        column("change", Word::Change, Kind::Change),
    ];
    columns.extend(causes.iter().map(|cause| match cause {
        Cause::Price => column("price", Word::WhyPrice, Kind::Change),
        Cause::Volume => column("volume", Word::WhyVolume, Kind::Change),
        Cause::Composition => column("composition", Word::WhyComposition, Kind::Change),
        Cause::Rules => column("rules", Word::WhyRules, Kind::Change),
    }));
    columns.push(column("rounding", Word::WhyRounding, Kind::Change));
    columns
}

fn row(pair: &Why, line: &WhyLine, role: Role, language: Language) -> Row {
    let own = school_name(pair.after.run, &line.code);
    let name = if own == line.code { school_name(pair.before.run, &line.code) } else { own };
    let label = if role == Role::Total { Word::Total.text(language) } else { name };
    let mut cells = vec![Cell::Text(label), Cell::Text(line.code.clone())];
    cells.extend([line.before, line.after, line.change()].map(Cell::Ore));
    cells.extend(line.parts.iter().map(|(_, part)| Cell::Ore(*part)));
    cells.push(Cell::Ore(line.rounding));
    Row { cells, role }
}

/// What price and rules are made of, by school; nothing where that is not known.
fn details(pair: &Why, language: Language) -> Option<Sheet> {
    let told = &pair.lines.first()?.details;
    if told.is_empty() {
        return None;
    }
    let column = |id: &str, word: Word| Column::new(id, word.text(language), Kind::Text);
    let mut columns = vec![column("school", Word::School), column("code", Word::Code)];
    columns.extend(told.iter().enumerate().map(|(place, (detail, _))| {
        let (id, cause) = match detail.cause {
            Cause::Price => ("price", Word::WhyPrice),
            _ => ("rules", Word::WhyRules),
        };
        let (cause, what) = (cause.text(language), names(&detail.labels, language));
        let heading = Word::WhyDetail { cause, what }.text(language);
        Column::new(format!("{id}_{}", place + 1), heading, Kind::Change)
    }));
    let mut rows: Vec<Row> =
        pair.lines.iter().map(|line| detail_row(pair, line, Role::Plain, language)).collect();
    rows.push(detail_row(pair, &total(&pair.lines, &[]), Role::Total, language));
    let id = format!("why_parts_{}", pair.after.run.model.id);
    Some(Sheet { id, title: Word::WhyParts.text(language), columns, rows })
}

fn detail_row(pair: &Why, line: &WhyLine, role: Role, language: Language) -> Row {
    let mut row = row(pair, line, role, language);
    row.cells.truncate(2);
    row.cells.extend(line.details.iter().map(|(_, part)| Cell::Ore(*part)));
    row
}

/// The first few names; the others are counted.
fn names(labels: &[Label], language: Language) -> String {
    const MOST: usize = 3;
    let first: Vec<String> = labels.iter().take(MOST).map(|label| say(label, language)).collect();
    let first = first.join(", ");
    match labels.len().saturating_sub(MOST) {
        0 => first,
        more => Word::AndMore { first, count: more.to_string() }.text(language),
    }
}

/// All schools as one line.
fn total(lines: &[WhyLine], causes: &[Cause]) -> WhyLine {
    let sum = |of: &dyn Fn(&WhyLine) -> Ore| lines.iter().map(of).sum::<Ore>();
    let part = |(place, cause): (usize, &Cause)| {
        (*cause, sum(&|line| line.parts.get(place).map_or(Ore::ZERO, |(_, part)| *part)))
    };
    let details = lines.first().into_iter().flat_map(|line| &line.details).enumerate();
    let details = details.map(|(place, (detail, _))| {
        (detail.clone(), sum(&|line| line.details.get(place).map_or(Ore::ZERO, |(_, part)| *part)))
    });
    WhyLine {
        code: String::new(),
        before: sum(&|line| line.before),
        after: sum(&|line| line.after),
        parts: causes.iter().enumerate().map(part).collect(),
        rounding: sum(&|line| line.rounding),
        details: details.collect(),
    }
}
