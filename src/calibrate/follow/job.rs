//! An evaluation's file: which calibration, which year's outcomes, which goals.

use crate::base::Date;
use crate::base::number::to_f64;
use crate::calibrate::job::{self, Job, Reading};
use crate::diag::{CalibrateFault, Findings, ModelFault, Place};
use crate::text::{Entry, Label, Library, Table, Value, tidy};
use std::path::Path;

/// An evaluation as its file states it.
#[derive(Clone, Debug)]
pub struct Evaluation {
    /// What people call it.
    pub title: Label,
    /// The calibration whose predictors and model are followed up, with the rows and data of the new year.
    pub job: Job,
    /// The day whose weights are followed up.
    pub date: Date,
    /// The goals.
    pub goals: Vec<Goal>,
    /// Where `[evaluate]` stands.
    pub place: Place,
}

/// A goal for every school.
#[derive(Clone, Debug)]
pub struct Goal {
    /// Its name.
    pub name: String,
    /// What people call it.
    pub label: Label,
    /// The column of the indicator, by school and year.
    pub of: (String, Place),
    /// What is to be reached.
    pub target: f64,
    /// By which year.
    pub year: i32,
    /// Whether less is better.
    pub less_is_better: bool,
}

/// What `[evaluate]` may say.
pub const KNOWN: [&str; 6] = ["id", "title", "calibration", "data", "rows", "date"];
/// The headings that an evaluation's file may have.
pub const SECTIONS: [&str; 2] = ["evaluate", "goal"];
/// What `[goal.X]` may say.
pub const GOAL: [&str; 5] = ["label", "of", "target", "year", "better"];

/// Every table of an evaluation's file by name, with its keys.
#[must_use]
pub fn known() -> Vec<(&'static str, Vec<&'static str>)> {
    vec![
        ("evaluate_file", SECTIONS.to_vec()),
        ("evaluate", KNOWN.to_vec()),
        ("goal", GOAL.to_vec()),
        ("label", Label::KEYS.to_vec()),
    ]
}

/// Reads an evaluation's file, and the calibration that it names.
pub fn load(path: &Path, library: &mut Library, found: &mut Findings) -> Option<Evaluation> {
    let document = library.read_toml(path, found)?;
    let root = &document.root;
    let Some(header) = root.get("evaluate") else {
        found.error(CalibrateFault::NoEvaluate, root.place.clone());
        return None;
    };
    root.refuse_unknown(&SECTIONS, found);
    let mut read = Reading { table: header.as_table(found)?, heading: "evaluate", found };
    read.table.refuse_unknown(&KNOWN, read.found);
    let title = read.table.get("title").and_then(|value| Label::read(value, read.found));
    let (id, calibration) = (read.needed("id"), read.needed("calibration"));
    let (data, rows) = (read.text("data"), read.text("rows"));
    let date = read.table.get("date").and_then(|value| value.as_date(read.found));
    let place = read.table.place.clone();
    let goals = goals(root, found);
    let (id, calibration) = (id?, calibration?);
    let mut job = job::load(&tidy(&document.folder.join(calibration.0)), library, found)?;
    job.data = data.map_or(job.data, |(data, _)| tidy(&document.folder.join(data)));
    job.rows = rows.or(job.rows);
    let from = job.write.as_ref().map(|write| write.from);
    let Some(date) = date.or(from) else {
        found.error(CalibrateFault::NowhereToRead, calibration.1);
        return None;
    };
    Some(Evaluation { title: title.unwrap_or_else(|| Label::same(&id.0)), job, date, goals: goals?, place })
}

fn goals(root: &Table, found: &mut Findings) -> Option<Vec<Goal>> {
    let Some(value) = root.get("goal") else { return Some(Vec::new()) };
    let all: Vec<Option<Goal>> = value.as_table(found)?.entries.iter().map(|one| goal(one, found)).collect();
    all.into_iter().collect()
}

fn goal(entry: &Entry, found: &mut Findings) -> Option<Goal> {
    let Value::Table(table) = &entry.value.value else {
        let (name, section) = (entry.key.clone(), "goal".to_owned());
        found.error(ModelFault::EntryIsNoTable { name, section }, entry.value.place.clone());
        return None;
    };
    table.refuse_unknown(&GOAL, found);
    let label = table.get("label").and_then(|value| Label::read(value, found));
    let mut read = Reading { table, heading: "goal", found };
    let of = read.needed("of");
    for key in ["target", "year"] {
        if table.get(key).is_none() {
            read.lacks(key);
        }
    }
    let target = table.get("target").and_then(|value| value.as_decimal(read.found));
    let year = table.get("year").and_then(|value| value.as_whole(read.found));
    let less_is_better = read.choice("better", &["more", "less"])? == "less";
    Some(Goal {
        label: label.unwrap_or_else(|| Label::same(&entry.key)),
        name: entry.key.clone(),
        of: of?,
        target: to_f64(&target?.exact()),
        year: i32::try_from(year?).ok()?,
        less_is_better,
    })
}
