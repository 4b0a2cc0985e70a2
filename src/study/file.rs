//! A study file: which models run on which data, on which day.

use crate::base::Date;
use crate::diag::{Findings, RunFault};
use crate::text::{Label, Library, Located, Table, Value, tidy};
use std::path::{Path, PathBuf};

/// Which year is budgeted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Year {
    /// The school year that the rows stand for: each student once.
    School,
    /// A calendar year: students times the part of the year that their rows stand for.
    Calendar(i32),
}

/// A study as its file states it.
#[derive(Clone, Debug)]
pub struct Study {
    /// Its name in commands and file names.
    pub id: String,
    /// What people call it.
    pub title: Label,
    /// The data set.
    pub data: PathBuf,
    /// The models, in the order in which they are shown.
    pub models: Vec<PathBuf>,
    /// Which of them the others are compared with.
    pub baseline: usize,
    /// The day whose rules and prices hold; settled by the data if not stated.
    pub date: Option<Date>,
    /// Which year is budgeted; the school year of the rows if not stated.
    pub year: Option<Year>,
}

/// The headings that a study file may have.
pub const SECTIONS: [&str; 1] = ["study"];
/// What `[study]` may say.
pub const KNOWN: [&str; 7] = ["id", "title", "data", "models", "baseline", "date", "year"];

/// Whether a file is a model or a data set instead.
fn is_another(root: &Table) -> bool {
    root.get("study").is_none() && ["model", "data"].iter().any(|other| root.get(other).is_some())
}

/// Reads a study file.
pub fn load(path: &Path, library: &mut Library, found: &mut Findings) -> Option<Study> {
    let document = library.read_toml(path, found)?;
    // A model or a data set in a study's place is told once, not by each of its entries.
    if !is_another(&document.root) {
        document.root.refuse_unknown(&SECTIONS, found);
    }
    let Some(header) = document.root.get("study") else {
        found.error(RunFault::NoStudy, document.root.place.clone());
        return None;
    };
    let table = header.as_table(found)?;
    table.refuse_unknown(&KNOWN, found);
    let text = |key: &str, found: &mut Findings| needed(table, key, found)?.as_text(found).map(str::to_owned);
    let (id, data) = (text("id", found), text("data", found));
    let title = table.get("title").and_then(|v| Label::read(v, found));
    let models = needed(table, "models", found).and_then(|v| v.as_texts(found)).unwrap_or_default();
    let (id, data) = (id?, data?);
    if models.is_empty() {
        if let Some(value) = table.get("models") {
            found.error(RunFault::StudyLacks { key: "models".to_owned() }, value.place.clone());
        }
        return None;
    }
    Some(Study {
        title: title.unwrap_or_else(|| Label::same(&id)),
        id,
        data: tidy(&document.folder.join(data)),
        baseline: baseline(table, &models, found)?,
        models: models.iter().map(|model| tidy(&document.folder.join(model))).collect(),
        date: table.get("date").and_then(|v| v.as_date(found)),
        year: table.get("year").and_then(|v| year(v, found)),
    })
}

fn needed<'a>(table: &'a Table, key: &str, found: &mut Findings) -> Option<&'a Located> {
    let value = table.get(key);
    if value.is_none() {
        found.error(RunFault::StudyLacks { key: key.to_owned() }, table.place.clone());
    }
    value
}

/// The first model, unless another of the list is named.
fn baseline(table: &Table, models: &[String], found: &mut Findings) -> Option<usize> {
    let Some(value) = table.get("baseline") else { return Some(0) };
    let name = value.as_text(found)?;
    let place = models.iter().position(|model| model == name);
    if place.is_none() {
        found.error(RunFault::BaselineNotListed { name: name.to_owned() }, value.place.clone());
    }
    place
}

pub(super) fn year(value: &Located, found: &mut Findings) -> Option<Year> {
    match &value.value {
        Value::Text(text) if text == "school year" => Some(Year::School),
        Value::Number(digits) => match digits.parse() {
            Ok(year) => Some(Year::Calendar(year)),
            Err(_) => not_a_year(value, found),
        },
        _ => not_a_year(value, found),
    }
}

fn not_a_year<T>(value: &Located, found: &mut Findings) -> Option<T> {
    found.error(RunFault::NotAYear, value.place.clone());
    None
}
