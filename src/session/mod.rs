//! A study opened once: its files read, its models merged, its data loaded, ready to be asked.

mod audit;
mod seeking;

pub use audit::{Audited, study_of_model};
pub use seeking::{check_seek, seek_file};

use crate::base::{Date, Ore};
use crate::compare::{self, Proposal, Two, WhyLine};
use crate::data::{self, DataSet};
use crate::diag::Findings;
use crate::model::{self, Rulebook, diff};
use crate::scenario::{self, Scenario};
use crate::study::runs::{self, Answers, Compared, Cost, Effects, Method, Sources, Watch};
use crate::study::{self, Case, Chosen, Crossed, DataSets, Lacking, Results, Side, Study, Tried, try_case};
use crate::text::{Library, tidy};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// A study with everything that it names.
#[derive(Debug)]
pub struct Session {
    /// Every file that was read.
    pub library: Library,
    /// What is wrong, or worth knowing.
    pub found: Findings,
    opened: Option<Opened>,
}

#[derive(Debug)]
struct Opened {
    study: Study,
    laws: Vec<Rulebook>,
    data: DataSet,
    scenarios: Vec<Scenario>,
    /// Data that scenarios name instead of the study's.
    own: BTreeMap<PathBuf, DataSet>,
}

impl Session {
    /// Opens a study from disk; what is wrong with its files is among the findings.
    #[must_use]
    pub fn open(path: &Path) -> Self {
        Self::open_in(Library::new(), path)
    }

    /// Opens a study whose files are in a library.
    #[must_use]
    pub fn open_in(mut library: Library, path: &Path) -> Self {
        let mut found = Findings::new();
        let opened = open(path, &mut library, &mut found);
        Self { library, found, opened }
    }

    /// The study, if its files could be read.
    #[must_use]
    pub fn study(&self) -> Option<&Study> {
        self.opened.as_ref().map(|opened| &opened.study)
    }

    /// The rulebooks of the study's models, in its order.
    #[must_use]
    pub fn laws(&self) -> &[Rulebook] {
        self.opened.as_ref().map_or(&[], |opened| &opened.laws)
    }

    /// Chooses another day for rules and prices than the study's.
    pub fn choose_date(&mut self, date: Date) {
        if let Some(opened) = &mut self.opened {
            opened.study.date = Some(date);
        }
    }

    /// Leaves out all models but one: the one of this name, or the baseline if there is none.
    pub fn keep_model(&mut self, id: &str) {
        let Some(opened) = &mut self.opened else { return };
        let is = |law: &Rulebook| law.id() == Some(id);
        let place = opened.laws.iter().position(is).unwrap_or(opened.study.baseline);
        opened.laws = opened.laws.drain(..).skip(place).take(1).collect();
        opened.study.models = opened.study.models.drain(..).skip(place).take(1).collect();
        opened.study.baseline = 0;
    }

    /// Puts every scenario of the study on every model, so that all that does not fit is among the findings.
    pub fn check_worlds(&mut self) {
        let Some(opened) = self.opened.as_ref().filter(|_| !self.found.has_errors()) else { return };
        study::check_worlds(&opened.study, &opened.laws, opened.data(), &opened.scenarios, &mut self.found);
    }

    /// Puts one of the study's scenarios alone on every model.
    pub fn check_scenario(&mut self, file: &Path) {
        if let Some(opened) = &mut self.opened {
            let files = opened.study.worlds.scenarios.iter().map(|(own, _)| same_file(own, file));
            let kept: Vec<Scenario> = opened
                .scenarios
                .iter()
                .zip(files)
                .filter(|(_, same)| *same)
                .map(|(one, _)| one.clone())
                .collect();
            opened.scenarios = kept;
        }
        self.check_worlds();
    }

    /// Runs every model of the study in all its worlds; nothing if something is wrong, which is then among the findings.
    pub fn run_worlds(&mut self, watch: &mut Watch) -> Option<Answers> {
        let opened = self.opened.as_ref().filter(|_| !self.found.has_errors())?;
        runs::run_worlds(opened.sources(), &opened.scenarios, watch, &mut self.found)
    }

    /// The worlds of the study. What does not fit is among the findings.
    pub fn worlds(&mut self) -> Vec<Chosen> {
        let Some(opened) = self.opened.as_ref() else { return Vec::new() };
        study::worlds(&opened.study, &opened.laws, &opened.scenarios, &mut self.found)
    }

    /// Runs the study in one of its worlds, in one of its years, as [`Self::run_to_explain`] runs it as the data stand.
    pub fn run_in_world(&mut self, id: &str, year: Option<i32>) -> Option<Results> {
        let opened = self.opened.as_ref().filter(|_| !self.found.has_errors())?;
        let of = (&opened.study, opened.laws.as_slice(), opened.data());
        study::run_in(of, &opened.scenarios, (id, year), &mut self.found)
    }

    /// The same with each proposal against the baseline in every world, of the same runs; what the study asks itself is
    /// answered only if it is wanted, too.
    pub fn compare_worlds(
        &mut self,
        results: &Results,
        own: bool,
        watch: &mut Watch,
    ) -> Option<(Answers, Compared)> {
        let opened = self.opened.as_ref().filter(|_| !self.found.has_errors())?;
        let school = compare::school_key(results.runs.iter().map(|run| run.model.as_ref()));
        let asked = (school.as_deref(), own);
        runs::run_compared(opened.sources(), asked, &opened.scenarios, watch, &mut self.found)
    }

    /// What every model of the study costs in every world.
    pub fn costs(&mut self) -> Vec<Cost> {
        let Some(opened) = self.opened.as_ref().filter(|_| !self.found.has_errors()) else {
            return Vec::new();
        };
        runs::costs(opened.sources(), &opened.scenarios, &mut self.found)
    }

    /// What each drawn input does to the study's results; nothing if something is wrong.
    pub fn effects(
        &mut self,
        method: Method,
        progress: &mut (dyn FnMut(u64, u64) + Send),
    ) -> Option<Effects> {
        let opened = self.opened.as_ref().filter(|_| !self.found.has_errors())?;
        runs::effects(opened.sources(), &opened.scenarios, method, progress, &mut self.found)
    }

    /// Every proposal of the study's results told apart from the baseline.
    pub fn proposals(&self, results: &Results) -> Vec<Proposal> {
        let Some(opened) = &self.opened else { return Vec::new() };
        let places = (0..results.runs.len()).filter(|place| *place != results.baseline);
        let one = |model: usize| {
            let (before, after) = (opened.laws.get(results.baseline)?, opened.laws.get(model)?);
            // What cannot be computed between the two is left out: both have been computed themselves.
            let quiet = &mut Findings::new();
            let crossed = cross((self, results.baseline), (self, model), quiet);
            let why = crossed.and_then(|crossed| causes(&crossed).ok());
            Some(Proposal { model, diff: diff::compare(before, after), why })
        };
        places.filter_map(one).collect()
    }

    /// What another model pays on the study's data by the rules of a day, or the rows that its tables lack for them.
    pub fn on_day(
        &self,
        law: &Rulebook,
        date: Date,
        found: &mut Findings,
    ) -> Option<Result<Ore, Vec<Lacking>>> {
        let opened = self.opened.as_ref().filter(|_| !self.found.has_errors())?;
        let (tried, told) = study::on_deep_stack(|| {
            let mut found = Findings::new();
            (study::on_day(&opened.study, law, &opened.data, date, &mut found), found)
        });
        found.extend(told);
        tried
    }

    /// Runs the study; nothing if something is wrong, which is then among the findings.
    pub fn run(&mut self) -> Option<Results> {
        let results = self.run_to_explain();
        results.filter(|_| !self.found.has_errors())
    }

    /// Runs the study, also where a check of a model does not hold: what broke it must be possible to explain.
    pub fn run_to_explain(&mut self) -> Option<Results> {
        let opened = self.opened.as_ref().filter(|_| !self.found.has_errors())?;
        study::run(&opened.study, &opened.laws, &opened.data, &mut self.found)
    }
}

impl Opened {
    const fn data(&self) -> DataSets<'_> {
        DataSets { study: &self.data, own: &self.own }
    }

    fn sources(&self) -> Sources<'_> {
        Sources { study: &self.study, laws: &self.laws, data: self.data() }
    }
}

/// The model of one session against the model of another, each rules on each data: before, after. Nothing if something
/// does not fit, which is then among the findings.
pub fn cross(before: (&Session, usize), after: (&Session, usize), found: &mut Findings) -> Option<Crossed> {
    let (one, other) = (before.0.opened.as_ref()?, after.0.opened.as_ref()?);
    let (before, after) = (side(one, before.1, found)?, side(other, after.1, found)?);
    let same_data = one.study.data == other.study.data && before.year == after.year;
    study::cross([&before, &after], same_data, found)
}

/// Why the schools of two sides get more or less.
///
/// # Errors
/// Why a world between the two sides cannot be computed.
pub fn causes(crossed: &Crossed) -> Result<Vec<WhyLine>, Findings> {
    let [before, after] = &crossed.frames;
    let models = crossed.models.each_ref();
    let between = crossed.between.iter().map(|one| (&one.model, one.frames.each_ref())).collect();
    let frames = [before.each_ref(), after.each_ref()];
    compare::why(&Two { models, frames, same_data: crossed.same_data, rules: &crossed.rules, between })
}

fn side<'a>(opened: &'a Opened, model: usize, found: &mut Findings) -> Option<Side<'a>> {
    let (run, year) = study::settled_run(&opened.study, &opened.data, found)?;
    Some(Side { law: opened.laws.get(model)?, data: &opened.data, run, year })
}

fn open(path: &Path, library: &mut Library, found: &mut Findings) -> Option<Opened> {
    let study = study::load(path, library, found)?;
    study::refuse_absent(path, library, found)?;
    let laws: Vec<Option<Rulebook>> =
        study.models.iter().map(|model| load_model(model, library, found)).collect();
    let data = data::load(&study.data, library, found);
    let files = study.worlds.scenarios.iter();
    let scenarios: Vec<Option<Scenario>> =
        files.map(|(file, _)| scenario::load(file, library, found)).collect();
    let laws = laws.into_iter().collect::<Option<Vec<Rulebook>>>();
    let scenarios = scenarios.into_iter().collect::<Option<Vec<Scenario>>>();
    let scenarios = scenarios?;
    let mut own = BTreeMap::new();
    for path in scenarios.iter().filter_map(|scenario| scenario.data.as_ref()) {
        if !own.contains_key(path) {
            own.insert(path.clone(), data::load(path, library, found)?);
        }
    }
    Some(Opened { study, laws: laws?, data: data?, scenarios, own })
}

/// Whether two paths name one file.
fn same_file(a: &Path, b: &Path) -> bool {
    let whole = |path: &Path| std::fs::canonicalize(path).unwrap_or_else(|_| tidy(path));
    whole(a) == whole(b)
}

/// A study beside a scenario, or in the folder above, that names it; the first by name.
#[must_use]
pub fn study_of(scenario: &Path) -> Option<PathBuf> {
    study_naming(scenario, |study| study.worlds.scenarios.iter().any(|(own, _)| same_file(own, scenario)))
}

/// A study beside a model, or in the folder above, that names it; the first by name.
#[must_use]
pub fn study_with(model: &Path) -> Option<PathBuf> {
    study_naming(model, |study| study.models.iter().any(|own| same_file(own, model)))
}

fn study_naming(file: &Path, names: impl Fn(&Study) -> bool) -> Option<PathBuf> {
    let folder = file.parent().filter(|folder| *folder != Path::new("")).unwrap_or(Path::new("."));
    let above = folder.join("..");
    let files = [folder, &above].into_iter().flat_map(toml_files);
    files.into_iter().map(|file| tidy(&file)).find(|file| {
        let quiet = &mut Findings::new();
        let study =
            Library::new().read_toml(file, quiet).filter(|document| document.root.get("study").is_some());
        let study = study.and_then(|_| study::load(file, &mut Library::new(), quiet));
        study.is_some_and(|study| names(&study))
    })
}

fn toml_files(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok);
    let mut files: Vec<PathBuf> = entries
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "toml"))
        .collect();
    files.sort();
    files
}

/// Reads a model file. The figures that cases beside it expect are results, though no formula may read them.
pub fn load_model(path: &Path, library: &mut Library, found: &mut Findings) -> Option<Rulebook> {
    let mut law = model::load(path, library, found)?;
    for case in cases_for(path, None) {
        // What is wrong with a case is told when it is tried.
        let quiet = &mut Findings::new();
        let folder = Case::read(&case, &mut Library::new(), quiet).and_then(|case| case.tables);
        let data = data::load_in(&case, folder.as_deref(), &mut Library::new(), quiet);
        law.expected.extend(data.iter().flat_map(expected_names));
    }
    Some(law)
}

/// The names that a data set expects figures of, without the variants that they may stand in.
fn expected_names(data: &DataSet) -> Vec<String> {
    let columns = data.expected.iter().flat_map(|table| &table.columns);
    let name = |text: &str| text.rsplit_once('.').map_or(text, |(_, name)| name).to_owned();
    columns.map(|column| name(&column.name)).collect()
}

/// Tries a model on the case that a file describes, with the tables of a folder if one is named. Nothing if something
/// is wrong, which is then among the findings.
pub fn try_file(
    law: &Rulebook,
    file: &Path,
    tables: Option<&Path>,
    library: &mut Library,
    found: &mut Findings,
) -> Option<(Case, Tried)> {
    let case = Case::read(file, library, found)?;
    let folder: Option<PathBuf> = tables.map(Path::to_path_buf).or_else(|| case.tables.clone());
    let data = data::load_in(file, folder.as_deref(), library, found)?;
    if found.has_errors() {
        return None;
    }
    let mut law = law.clone();
    law.expected.extend(expected_names(&data));
    let tried = try_case(&law, &data, &case, found)?;
    Some((case, tried))
}

/// The case files of a folder (`….case.toml`); else those that stand beside the model and begin with its name.
pub fn cases_for(model: &Path, folder: Option<&Path>) -> Vec<PathBuf> {
    let own = folder.map(|folder| files_in(folder, |_| true)).unwrap_or_default();
    if !own.is_empty() {
        return own;
    }
    let stem = model.file_stem().map(|stem| format!("{}.", stem.to_string_lossy())).unwrap_or_default();
    let beside = match model.parent() {
        Some(parent) if parent != Path::new("") => parent,
        _ => Path::new("."),
    };
    files_in(beside, |name| name.starts_with(&stem))
}

fn files_in(folder: &Path, fits: impl Fn(&str) -> bool) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok);
    let is_case = |path: &PathBuf| {
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        name.ends_with(".case.toml") && fits(&name)
    };
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.path()).filter(is_case).collect();
    files.sort();
    files
}
