//! The bridge to the study: its models and their numbers, and the results with some numbers changed.

use super::desk::{At, Computed};
use super::offered::{Knob, Offered};
use super::state::State;
use crate::base::number::parse_exact;
use crate::base::{Date, Exact};
use crate::diag::{Findings, Sources};
use crate::model::Rulebook;
use crate::report::numbers::exact;
use crate::report::shield::Shield;
use crate::report::words::BenchWord;
use crate::session::Session;
use crate::study::{Chosen, Results, RunResult};
use crate::text::{Label, Library, Value, from_folder, sha256, tidy};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::time::SystemTime;

/// The study as its files were when they were read.
#[derive(Clone)]
pub(super) struct Base {
    path: PathBuf,
    at: At,
    dates: Vec<Date>,
    date: Option<Date>,
    title: Label,
    /// The file names of the studies in its folder.
    studies: Vec<String>,
    models: Vec<Model>,
    baseline: usize,
    knobs: Vec<Knob>,
    worlds: Vec<Chosen>,
    /// How many draws it asks for.
    draws: u32,
    /// What is wrong with its worlds: they cannot be chosen, the study as the data stand can.
    worlds_broken: Option<(Findings, Sources)>,
    /// What is wrong with it, if it cannot be run.
    pub broken: Option<(Findings, Sources)>,
    /// What is wrong with the proposals beside it, if they are left out.
    proposals_broken: Option<(Findings, Sources)>,
    seen: Vec<(PathBuf, Option<SystemTime>)>,
}

/// A model of the study.
#[derive(Clone)]
pub(super) struct Model {
    pub id: String,
    pub title: Label,
    pub path: PathBuf,
    pub date: Date,
}

impl Base {
    /// Reads the study, with the proposals that were saved beside it; without them if one cannot be run.
    pub fn open(path: &Path) -> Self {
        let with = Self::read(path, &proposals(path));
        let without = if with.broken.is_some() { Self::read(path, &[]) } else { return with };
        if without.broken.is_some() {
            return without;
        }
        let seen = with.seen.into_iter().chain(without.seen).collect();
        Self { proposals_broken: with.broken, seen, ..without }
    }

    fn read(path: &Path, proposals: &[PathBuf]) -> Self {
        let mut session = Session::open(path);
        if let Some(study) = session.study().filter(|_| !proposals.is_empty()) {
            let files: Vec<PathBuf> = study.models.iter().chain(proposals).cloned().collect();
            let baseline = study.models.get(study.baseline).cloned();
            let mut library = Library::new();
            library.add_file(path, study_of(path, &files, baseline.as_deref(), &At::default()));
            session = Session::open_in(library, path);
        }
        let mut base = Self {
            path: path.to_path_buf(),
            at: At::default(),
            dates: session.laws().iter().flat_map(Rulebook::dates).collect(),
            date: session.study().and_then(|study| study.date),
            title: session.study().map_or_else(Label::default, |study| study.title.clone()),
            studies: studies_beside(path),
            models: Vec::new(),
            baseline: session.study().map_or(0, |study| study.baseline),
            knobs: Vec::new(),
            worlds: Vec::new(),
            draws: session.study().map_or(0, |study| study.worlds.draws),
            worlds_broken: None,
            broken: None,
            proposals_broken: None,
            seen: seen(path, &session.library),
        };
        base.dates.sort_unstable();
        base.dates.dedup();
        base.take_worlds(&mut session);
        base.run(session);
        base
    }

    /// Takes what worlds there are; what is wrong with them is kept apart from what is wrong with the study.
    fn take_worlds(&mut self, session: &mut Session) {
        let of_study = std::mem::take(&mut session.found);
        self.worlds = session.worlds();
        let found = std::mem::replace(&mut session.found, of_study);
        self.worlds_broken = found.has_errors().then(|| (found, session.library.sources.clone()));
    }

    /// The same on another day, for another year or in another world: the numbers of the models that are shown are those
    /// in force then.
    pub fn on(&self, at: &At, shown: &[String]) -> Self {
        let mut base = Self { at: at.clone(), ..self.clone() };
        if at.scenario.is_some() && self.worlds_broken.is_some() {
            base.broken.clone_from(&self.worlds_broken);
            return base;
        }
        let files: Vec<PathBuf> =
            shown.iter().filter_map(|id| self.model(id)).map(|model| model.path.clone()).collect();
        let mut library = Library::new();
        library.add_file(&self.path, base.study(&files));
        base.run(Session::open_in(library, &self.path));
        base
    }

    /// The world that is chosen.
    fn world(&self) -> Option<&Chosen> {
        self.worlds.iter().find(|world| self.at.scenario.as_ref() == Some(&world.id))
    }

    /// The study's file with these models, on the day and for the year that are chosen. A world that has years of its own
    /// is run in one of those.
    fn study(&self, files: &[PathBuf]) -> String {
        let has_years = self.world().is_some_and(|world| !world.years.is_empty());
        let at = At { year: self.at.year.filter(|_| !has_years), ..self.at.clone() };
        study_of(&self.path, files, None, &at)
    }

    /// Runs a session in the world that is chosen, or as the data stand.
    fn results(&self, session: &mut Session) -> Option<Results> {
        match &self.at.scenario {
            Some(world) => session.run_in_world(world, self.at.year),
            None => session.run_to_explain(),
        }
    }

    /// Takes the models' names and numbers from a run.
    fn run(&mut self, mut session: Session) {
        let results = self.results(&mut session);
        let (Some(results), Some(study)) = (results, session.study()) else {
            self.broken = Some((session.found, session.library.sources));
            return;
        };
        for ((run, file), law) in results.runs.iter().zip(&study.models).zip(session.laws()) {
            let id = run.model.id.clone();
            let model = Model {
                id: id.clone(),
                title: run.model.title.clone(),
                path: file.clone(),
                date: run.model.date,
            };
            match self.models.iter_mut().find(|known| known.id == id) {
                Some(known) => *known = model,
                None => self.models.push(model),
            }
            self.knobs.retain(|knob| knob.model != id);
            let states = self.world().map(|world| world.states.clone()).unwrap_or_default();
            let stated = |knob: Knob| Knob { is_stated_by_world: states.contains(&knob.name), ..knob };
            self.knobs.extend(knobs(run, law).into_iter().map(stated));
        }
    }

    /// The study with the models that a state shows, each with its changed numbers laid on it.
    pub fn session(&self, offered: &Offered) -> Session {
        let mut library = Library::new();
        let shown = offered.shown.iter().filter_map(|id| self.model(id));
        let files: Vec<PathBuf> = shown.map(|model| laid(model, offered, &mut library)).collect();
        library.add_file(&self.path, self.study(&files));
        Session::open_in(library, &self.path)
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
        let mut offered = Offered {
            title: self.title.clone(),
            studies: self.studies.clone(),
            own: self.path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned()),
            models,
            dates: self.dates.clone(),
            date: self.date,
            draws: self.draws,
            proposals_broken: self.proposals_broken.clone(),
            ..Offered::default()
        };
        if self.broken.is_some() {
            return Ok(offered);
        }
        offered.choose(state, self.baseline)?;
        offered.choose_world(state, &self.worlds)?;
        for (model, name) in state.changes.keys() {
            if !self.knobs.iter().any(|knob| knob.model == *model && knob.name == *name) {
                return Err(BenchWord::UnknownParameter { name: format!("{model}.{name}") });
            }
        }
        self.within(state)?;
        offered.knobs = self.knobs.iter().map(|knob| turned(knob, state)).collect();
        Ok(offered)
    }

    /// Refuses a number outside what its model allows.
    fn within(&self, state: &State) -> Result<(), BenchWord> {
        for ((model, name), value) in &state.changes {
            let knob = self.knobs.iter().find(|knob| knob.model == *model && knob.name == *name);
            let Some(knob) = knob.filter(|knob| !knob.is_stated_by_world) else { continue };
            let broken = knob.min.as_ref().is_some_and(|min| value < min)
                || knob.max.as_ref().is_some_and(|max| value > max);
            if broken {
                let end = |end: &Option<Exact>| {
                    end.as_ref().map_or_else(|| "…".to_owned(), |end| exact(end, state.language))
                };
                let name = knob.label.of(state.language).to_owned();
                return Err(BenchWord::OutsideRange { name, low: end(&knob.min), high: end(&knob.max) });
            }
        }
        Ok(())
    }

    /// The model of a name.
    pub fn model(&self, id: &str) -> Option<&Model> {
        self.models.iter().find(|model| model.id == id)
    }
}

/// The file names of the studies in a study's folder, its own among them, by name.
pub(super) fn studies_beside(path: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder_of(path)).into_iter().flatten().filter_map(Result::ok);
    let is_study = |file: &Path| {
        let names = file.extension().is_some_and(|ending| ending == "toml");
        let text = || std::fs::read_to_string(file).unwrap_or_default();
        names && file.is_file() && text().lines().any(|line| line.trim_start().starts_with("[study]"))
    };
    let files = entries.map(|entry| entry.path()).filter(|file| is_study(file));
    let mut names: Vec<String> =
        files.filter_map(|file| Some(file.file_name()?.to_str()?.to_owned())).collect();
    names.sort();
    names
}

/// The model files of the proposals folder, by name.
fn proposals(path: &Path) -> Vec<PathBuf> {
    let folder = folder_of(path).join(super::save::FOLDER);
    let entries = std::fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok);
    let is_model = |file: &PathBuf| file.extension().is_some_and(|ending| ending == "toml") && file.is_file();
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.path()).filter(is_model).collect();
    files.sort();
    files
}

fn folder_of(path: &Path) -> &Path {
    path.parent().unwrap_or_else(|| Path::new(""))
}

/// Every file that was read with the time of its last change, and the proposals folder. A file that is another already
/// has no time, so that it is read again.
fn seen(path: &Path, library: &Library) -> Vec<(PathBuf, Option<SystemTime>)> {
    let used = library.files().into_iter().map(|used| {
        let file = PathBuf::from(&used.name);
        let time = changed(&file);
        let same = std::fs::read(&file).is_ok_and(|bytes| sha256(&bytes) == used.sha256);
        (file, time.filter(|_| same))
    });
    let folder = folder_of(path).join(super::save::FOLDER);
    let study = (path.to_path_buf(), changed(path));
    let watched = [study, (folder.clone(), changed(&folder))];
    watched.into_iter().chain(used.filter(|(file, _)| file != path)).collect()
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
            is_stated_by_world: false,
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
    let changed = changed.filter(|_| !knob.is_stated_by_world);
    Knob { value: changed.unwrap_or(&knob.stated).clone(), ..knob.clone() }
}

/// The results of a state, of the models that it shows.
pub(super) fn compute(base: &Base, offered: &Offered) -> Result<Computed, (Findings, Sources)> {
    let mut session = base.session(offered);
    let results = base.results(&mut session);
    let (Some(results), Some(study)) = (results, session.study().cloned()) else {
        return Err((session.found, session.library.sources));
    };
    Ok(Computed {
        study,
        results,
        files: session.library.files(),
        found: session.found,
        sources: session.library.sources,
        world: offered.world.clone(),
        shield: OnceLock::new(),
        open: Shield::default(),
        figures: OnceLock::new(),
        tables: OnceLock::new(),
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

/// The study's file with other models, and another day or year if one is named; the first is the baseline if no other is.
fn study_of(path: &Path, files: &[PathBuf], baseline: Option<&Path>, at: &At) -> String {
    let text = std::fs::read_to_string(path).unwrap_or_default();
    let mut document: toml_edit::DocumentMut = text.parse().unwrap_or_default();
    let name =
        |file: &Path| from_folder(&tidy(folder_of(path)), &tidy(file)).to_string_lossy().replace('\\', "/");
    if let Some(study) = document.get_mut("study").and_then(|study| study.as_table_like_mut()) {
        let names: toml_edit::Array = files.iter().map(|file| name(file)).collect();
        study.insert("models", toml_edit::value(names));
        study.remove("baseline");
        if let Some(baseline) = baseline {
            study.insert("baseline", toml_edit::value(name(baseline)));
        }
        if let Some(date) = at.date.and_then(|date| date.to_string().parse::<toml_edit::Datetime>().ok()) {
            study.insert("date", toml_edit::value(date));
        }
        if let Some(year) = at.year {
            study.insert("year", toml_edit::value(i64::from(year)));
        }
    }
    document.to_string()
}
