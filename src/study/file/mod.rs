//! A study file: which models run on which data, in which worlds, and what is asked of them.

mod asked;

pub use asked::{Against, Output, ResultAsked, Shortfall, Statistic};
pub(super) use asked::{KNOWN as RESULT, OUTPUT, SHORTFALL};

use crate::base::Date;
use crate::diag::{Findings, RunFault, ScenarioFault};
use crate::scenario::{self, Named, Scenario};
use crate::text::{Document, Label, Library, Located, Table, Value, tidy};
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
    /// What is run over which worlds.
    pub worlds: Worlds,
    /// What is asked of the runs.
    pub results: Vec<ResultAsked>,
    /// Where and how results are written.
    pub output: Output,
}

/// The worlds that a study runs its models in.
#[derive(Clone, Debug)]
pub struct Worlds {
    /// The scenario files.
    pub scenarios: Vec<(PathBuf, Named)>,
    /// How several scenarios meet.
    pub combine: Combine,
    /// The budget years; one year as the data settle it if empty.
    pub years: Vec<i32>,
    /// How many times drawn inputs are drawn.
    pub draws: u32,
    /// What the draws begin with; stated where anything is drawn.
    pub seed: Option<u64>,
    /// How many runs are checked against exact arithmetic.
    pub verify: u32,
    /// The study's own inputs and overrides, laid over every scenario.
    pub own: Scenario,
}

impl Worlds {
    /// Whether nothing is changed in any of them, so that they are one.
    #[must_use]
    pub fn is_plain(&self) -> bool {
        self.scenarios.is_empty() && self.own.inputs.is_empty() && self.own.overrides.is_empty()
    }
}

/// How several scenarios meet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Combine {
    /// Each scenario alone.
    #[default]
    Each,
    /// All laid on each other, in their order.
    Together,
}

/// What `[study]` may say.
pub const KNOWN: [&str; 13] = [
    "id",
    "title",
    "data",
    "models",
    "baseline",
    "date",
    "year",
    "scenarios",
    "combine",
    "years",
    "draws",
    "seed",
    "verify",
];
/// The headings that a study file may have.
pub const SECTIONS: [&str; 8] =
    ["study", "input", "parameter", "table", "index", "curve", "result", "output"];

/// Whether a file is a model or a data set instead.
fn is_another(root: &Table) -> bool {
    root.get("study").is_none() && ["model", "data"].iter().any(|other| root.get(other).is_some())
}

/// What a file is that is no study, with the study beside it, if there is one.
fn no_study(document: &Document, library: &Library) -> RunFault {
    let beside = document.folder.join("study.toml");
    let study = format!("`skolpeng run {}`", beside.display());
    let is_other = !library.sources.name(document.source).ends_with("study.toml");
    match is_other && library.has(&beside) {
        true if document.root.get("model").is_some() => RunFault::ModelNoStudy { study },
        true if document.root.get("data").is_some() => RunFault::DataNoStudy { study },
        _ => RunFault::NoStudy,
    }
}

/// Refuses files that a study names and that are not there, each where it is named.
pub fn refuse_absent(path: &Path, library: &mut Library, found: &mut Findings) -> Option<()> {
    let document = library.read_toml(path, &mut Findings::new())?;
    let table = document.root.get("study")?.as_table(found)?;
    let lists = ["models", "scenarios"].iter().filter_map(|key| table.get(key));
    let listed = lists.filter_map(|list| match &list.value {
        Value::List(files) => Some(files.iter()),
        _ => None,
    });
    let mut are_there = Some(());
    for file in listed.flatten().chain(table.get("data")) {
        let Value::Text(name) = &file.value else { continue };
        let path = document.folder.join(name.replace('\\', "/"));
        if !library.has(&path) && !path.is_dir() && !library.has(&path.join("data.toml")) {
            found.error(library.no_file(&path, name.clone()), file.place.clone());
            are_there = None;
        }
    }
    are_there
}

/// Reads a study file.
pub fn load(path: &Path, library: &mut Library, found: &mut Findings) -> Option<Study> {
    let document = library.read_toml(path, found)?;
    // A model or a data set in a study's place is told once, not by each of its entries.
    if !is_another(&document.root) {
        document.root.refuse_unknown(&SECTIONS, found);
    }
    let Some(header) = document.root.get("study") else {
        let begins = document.root.entries.first().map(|entry| entry.key_place.clone());
        let place = begins.unwrap_or_else(|| document.root.place.clone());
        found.error(no_study(&document, library), place);
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
        worlds: worlds(&id, table, &document, library, found),
        results: asked::read_results(&document.root, found),
        output: asked::read_output(&document.root, &id, &document.folder, found),
        id,
        data: tidy(&document.folder.join(data)),
        baseline: baseline(table, &models, found)?,
        models: models.iter().map(|model| tidy(&document.folder.join(model))).collect(),
        date: table.get("date").and_then(|v| v.as_date(found)),
        year: table.get("year").and_then(|v| year(v, found)),
    })
}

fn worlds(
    id: &str,
    table: &Table,
    document: &Document,
    library: &mut Library,
    found: &mut Findings,
) -> Worlds {
    let (root, folder) = (&document.root, document.folder.as_path());
    let mut own = Scenario::unchanged(id, table.place.clone());
    own.inputs = scenario::read_inputs(root, folder, library, found);
    own.overrides.extend(scenario::read_overrides(root, document.source, found));
    let files = scenario::names(table, "scenarios", found).unwrap_or_default();
    Worlds {
        scenarios: files.into_iter().map(|file| (tidy(&folder.join(&file.text)), file)).collect(),
        combine: combine(table, found),
        years: table.get("years").and_then(|v| scenario::years(v, found)).unwrap_or_default(),
        draws: count(table, "draws", 1, found),
        seed: table.get("seed").and_then(|v| seed(v, found)),
        verify: count(table, "verify", 20, found),
        own,
    }
}

fn combine(table: &Table, found: &mut Findings) -> Combine {
    let Some(value) = table.get("combine") else { return Combine::default() };
    match value.as_text(found) {
        Some("together") => Combine::Together,
        Some("each") | None => Combine::Each,
        Some(_) => {
            found.error(ScenarioFault::CombineHow, value.place.clone());
            Combine::Each
        }
    }
}

/// A whole number of times; at least one for draws, none for what is not checked.
fn count(table: &Table, key: &str, usual: u32, found: &mut Findings) -> u32 {
    let Some(value) = table.get(key) else { return usual };
    let least = u32::from(key == "draws");
    let number =
        value.as_whole(found).map(|number| u32::try_from(number).ok().filter(|number| *number >= least));
    if number == Some(None) {
        found.error(
            ScenarioFault::NoCount { key: key.to_owned(), least: least.to_string() },
            value.place.clone(),
        );
    }
    number.flatten().unwrap_or(usual)
}

fn seed(value: &Located, found: &mut Findings) -> Option<u64> {
    let seed = u64::try_from(value.as_whole(found)?).ok();
    if seed.is_none() {
        let (key, least) = ("seed".to_owned(), "0".to_owned());
        found.error(ScenarioFault::NoCount { key, least }, value.place.clone());
    }
    seed
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
