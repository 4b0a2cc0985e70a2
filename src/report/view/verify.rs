//! The check of a written file as a document: what it rests on, and each figure that differs now.

use crate::diag::Language;
use crate::report::differences::{Comparison, Difference};
use crate::report::document::{Block, Cell, Column, Document, Kind, Row, Section, Sheet};
use crate::report::made::Made;
use crate::report::words::{Remark, Word};

/// A file that a written file rests on, and what has become of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Input {
    /// Its name.
    pub name: String,
    /// What has become of it.
    pub state: State,
}

/// What has become of an input.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// The same bytes.
    Unchanged,
    /// Other bytes.
    Changed,
    /// There is no such file.
    Gone,
    /// It is there, but is not read any more.
    Unread,
    /// It is read now and was not read then.
    New,
}

/// The inputs and, if the study could be run again, the comparison.
#[must_use]
pub fn verify(
    name: &str,
    made: &Made,
    inputs: &[Input],
    compared: Option<&Comparison>,
    language: Language,
) -> Document {
    let (name, study) = (name.to_owned(), made.input.clone());
    let mut sections = vec![inputs_section(inputs, language)];
    sections.extend(compared.filter(|all| !all.differences.is_empty()).map(|all| apart(all, language)));
    if let Some(all) = compared {
        let verdict = vec![Block::Text(verdict(inputs, all, language))];
        sections.push(Section { title: Word::Verdict.text(language), blocks: verdict, appendix: false });
    }
    let (program, own) = (made.program.clone(), Made::by("", std::path::Path::new(""), language).program);
    let footnotes = match program == own {
        true => Vec::new(),
        false => vec![Remark::OtherVersion { program: program.clone(), own }.text(language)],
    };
    Document {
        title: Word::VerifyTitle { name }.text(language),
        subtitle: Word::MadeFrom { program, study }.text(language),
        sections,
        footnotes,
        ..Document::default()
    }
}

/// Whether a file is in every respect what it would be if it were made today.
#[must_use]
pub fn holds(inputs: &[Input], compared: &Comparison) -> bool {
    compared.differences.is_empty() && inputs.iter().all(|input| input.state == State::Unchanged)
}

fn verdict(inputs: &[Input], all: &Comparison, language: Language) -> String {
    let (compared, apart) = (all.compared.to_string(), all.differences.len().to_string());
    let changed = inputs.iter().filter(|input| input.state != State::Unchanged).count().to_string();
    let word = match (holds(inputs, all), all.differences.is_empty()) {
        (true, _) => Word::VerifyHolds { compared, files: inputs.len().to_string() },
        (false, true) => Word::VerifySameFigures { compared, changed },
        (false, false) => Word::VerifyApart { compared, apart, changed },
    };
    word.text(language)
}

fn inputs_section(inputs: &[Input], language: Language) -> Section {
    let state = |state: State| match state {
        State::Unchanged => Word::Unchanged,
        State::Changed => Word::Changed,
        State::Gone => Word::Gone,
        State::Unread => Word::Unread,
        State::New => Word::NewInput,
    };
    let rows = inputs.iter().map(|input| {
        Row::plain(vec![Cell::Text(input.name.clone()), Cell::Text(state(input.state).text(language))])
    });
    let columns = vec![
        Column::new("file", Word::File.text(language), Kind::Text),
        Column::new("state", Word::StateOf.text(language), Kind::Text),
    ];
    table("inputs", Word::Inputs, columns, rows.collect(), language)
}

fn apart(all: &Comparison, language: Language) -> Section {
    let rows = all.differences.iter().map(|one| Row::plain(cells(one, language))).collect();
    let column = |id: &str, word: Word| Column::new(id, word.text(language), Kind::Text);
    let columns = vec![
        column("table", Word::TableOf),
        column("row", Word::RowOf),
        column("column", Word::ColumnOf),
        column("there", Word::There),
        column("now", Word::Now),
    ];
    table("differences", Word::Differences, columns, rows, language)
}

fn cells(one: &Difference, language: Language) -> Vec<Cell> {
    let all = || Word::WholeOf.text(language);
    let name = |text: &Option<String>| Cell::Text(text.clone().unwrap_or_else(all));
    let is_cell = one.row.is_some() && one.column.is_some();
    let side = |text: &Option<String>| {
        Cell::Text(match text {
            None => Word::IsNotThere.text(language),
            Some(_) if !is_cell => Word::IsThere.text(language),
            Some(text) if text.is_empty() => Word::EmptyCell.text(language),
            Some(text) => text.clone(),
        })
    };
    vec![Cell::Text(one.table.clone()), name(&one.row), name(&one.column), side(&one.there), side(&one.now)]
}

fn table(id: &str, title: Word, columns: Vec<Column>, rows: Vec<Row>, language: Language) -> Section {
    let title = title.text(language);
    let sheet = Sheet { id: id.to_owned(), title: title.clone(), columns, rows };
    Section { title, blocks: vec![Block::Table(sheet)], appendix: false }
}
