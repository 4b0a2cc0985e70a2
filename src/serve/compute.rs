//! The bridge to the study: its models and their numbers, and the results with some numbers changed.

use super::desk::{Computed, Knob, Offered};
use super::state::State;
use crate::base::number::parse_exact;
use crate::base::{Date, Exact};
use crate::diag::{Findings, Sources};
use crate::model::Rulebook;
use crate::report::shield::Shield;
use crate::report::words::BenchWord;
use crate::session::Session;
use crate::study::RunResult;
use crate::text::{Label, Library, Value, from_folder, tidy};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::time::SystemTime;

/// The study as its files were when they were read.
pub(super) struct Base {
    path: PathBuf,
    title: Label,
    models: Vec<Model>,
    baseline: usize,
    knobs: Vec<Knob>,
    /// What is wrong with it, if it cannot be run.
    broken: Option<(Findings, Sources)>,
    seen: Vec<(PathBuf, Option<SystemTime>)>,
}

/// A model of the study.
pub(super) struct Model {
    pub id: String,
    pub title: Label,
    pub path: PathBuf,
    pub date: Date,
}

impl Base {
    /// Reads the study.
    pub fn open(path: &Path) -> Self {
        let mut session = Session::open(path);
        let results = session.run_to_explain();
        let mut base = Self {
            path: path.to_path_buf(),
            title: session.study().map_or_else(Label::default, |study| study.title.clone()),
            models: Vec::new(),
            baseline: session.study().map_or(0, |study| study.baseline),
            knobs: Vec::new(),
            broken: None,
            seen: seen(path, &session.library),
        };
        let (Some(results), Some(study)) = (results, session.study()) else {
            base.broken = Some((session.found, session.library.sources));
            return base;
        };
        for ((run, file), law) in results.runs.iter().zip(&study.models).zip(session.laws()) {
            let (id, title) = (run.model.id.clone(), run.model.title.clone());
            base.models.push(Model { id, title, path: file.clone(), date: run.model.date });
            base.knobs.extend(knobs(run, law));
        }
        base
    }

    /// Whether a file has changed since it was read.
    pub fn is_stale(&self) -> bool {
        self.seen.iter().any(|(path, time)| changed(path) != *time)
    }

    /// What the page may offer for a state.
    ///
    /// # Errors
    /// A model or a number that is not there.
    pub fn offered(&self, state: &State) -> Result<Offered, BenchWord> {
        let models = self.models.iter().map(|one| (one.id.clone(), one.title.clone())).collect();
        let mut offered = Offered { title: self.title.clone(), models, ..Offered::default() };
        if self.broken.is_some() {
            return Ok(offered);
        }
        offered.choose(state, self.baseline)?;
        for (model, name) in state.changes.keys() {
            if !self.knobs.iter().any(|knob| knob.model == *model && knob.name == *name) {
                return Err(BenchWord::UnknownParameter { name: format!("{model}.{name}") });
            }
        }
        offered.knobs = self.knobs.iter().map(|knob| turned(knob, state)).collect();
        Ok(offered)
    }

    /// The model of a name.
    pub fn model(&self, id: &str) -> Option<&Model> {
        self.models.iter().find(|model| model.id == id)
    }
}

fn seen(path: &Path, library: &Library) -> Vec<(PathBuf, Option<SystemTime>)> {
    let files = library.files().into_iter().map(|file| PathBuf::from(file.name));
    std::iter::once(path.to_path_buf()).chain(files).map(|file| (file.clone(), changed(&file))).collect()
}

fn changed(path: &Path) -> Option<SystemTime> {
    std::fs::metadata(path).and_then(|about| about.modified()).ok()
}

/// The parameters that a model's result rests on.
fn knobs(run: &RunResult, law: &Rulebook) -> Vec<Knob> {
    let wanted = run.model.slots.iter().filter(|slot| slot.part.is_empty() && !slot.is_coordinate);
    let bound = |name: &str, key: &str| {
        let rule = law.section("parameter").find(|rule| rule.name == name)?;
        match &rule.table.get(key)?.value {
            Value::Number(text) => parse_exact(text).ok(),
            _ => None,
        }
    };
    let one = |slot: &crate::model::parts::Slot| {
        let value: Exact = &slot.value / slot.unit.scale();
        Knob {
            model: run.model.id.clone(),
            name: slot.owner.clone(),
            part: String::new(),
            label: slot.label.clone(),
            unit: run.model.units.write(&slot.unit),
            stated: value.clone(),
            value,
            min: bound(&slot.owner, "min"),
            max: bound(&slot.owner, "max"),
            from: slot.from,
            source: slot.source.clone(),
        }
    };
    // The rules that a model keeps of its baseline have numbers of their own under the same names.
    let mut knobs: Vec<Knob> = Vec::new();
    for knob in wanted.map(one).filter(|knob| law.section("parameter").any(|rule| rule.name == knob.name)) {
        if !knobs.iter().any(|known| known.name == knob.name) {
            knobs.push(knob);
        }
    }
    knobs
}

fn turned(knob: &Knob, state: &State) -> Knob {
    let changed = state.changes.get(&(knob.model.clone(), knob.name.clone()));
    Knob { value: changed.unwrap_or(&knob.stated).clone(), ..knob.clone() }
}

/// The results of a state, of the models that it shows.
pub(super) fn compute(
    base: &Base,
    offered: &Offered,
    state: &State,
) -> Result<Computed, (Findings, Sources)> {
    if let Some((found, sources)) = &base.broken {
        return Err((found.clone(), sources.clone()));
    }
    let mut library = Library::new();
    let files: Vec<PathBuf> = offered
        .shown
        .iter()
        .filter_map(|id| base.model(id))
        .map(|model| laid(model, offered, &mut library))
        .collect();
    library.add_file(&base.path, study_of(base, &files, state));
    let mut session = Session::open_in(library, &base.path);
    let results = session.run_to_explain();
    let (Some(results), Some(study)) = (results, session.study().cloned()) else {
        return Err((session.found, session.library.sources));
    };
    Ok(Computed {
        study,
        results,
        files: session.library.files(),
        found: session.found,
        sources: session.library.sources,
        shield: OnceLock::new(),
        open: Shield::default(),
    })
}

/// The model's file, or one in memory that lays the changed numbers on it.
fn laid(model: &Model, offered: &Offered, library: &mut Library) -> PathBuf {
    let changed: Vec<&Knob> =
        offered.knobs.iter().filter(|knob| knob.model == model.id && knob.is_changed()).collect();
    if changed.is_empty() {
        return model.path.clone();
    }
    let folder = model.path.parent().unwrap_or_else(|| Path::new(""));
    let file = folder.join(format!("{}.serve.toml", model.id));
    library.add_file(
        &file,
        super::save::overlay((&model.id, &model.title), &model.path, model.date, &changed, "", folder),
    );
    file
}

/// The study with the chosen models alone.
fn study_of(base: &Base, files: &[PathBuf], state: &State) -> String {
    let text = std::fs::read_to_string(&base.path).unwrap_or_default();
    let mut document: toml_edit::DocumentMut = text.parse().unwrap_or_default();
    let folder = base.path.parent().unwrap_or_else(|| Path::new(""));
    let names: toml_edit::Array = files
        .iter()
        .map(|file| from_folder(&tidy(folder), &tidy(file)).to_string_lossy().into_owned())
        .collect();
    if let Some(study) = document.get_mut("study").and_then(|study| study.as_table_like_mut()) {
        study.insert("models", toml_edit::value(names));
        study.remove("baseline");
        if let Some(year) = state.year {
            study.insert("year", toml_edit::value(i64::from(year)));
        }
    }
    document.to_string()
}
