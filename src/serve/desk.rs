//! The study held open: what the page may offer, and the results of a state, each computed once while files stay the same.

use super::compute::{self, Base};
use super::state::{MOST_BESIDE, State};
use crate::base::{Date, Exact};
use crate::diag::{Findings, Language, Sources};
use crate::model::parts::Source;
use crate::report::shield::{LEAST, Shield};
use crate::report::view::NeedBy;
use crate::report::words::BenchWord;
use crate::study::{Chosen, Results, Study};
use crate::text::{FileUsed, Label};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

/// So many results are kept.
const KEPT: usize = 24;

/// So many days and years besides the study's own are held.
const DAYS: usize = 6;

/// Another day, year or world than the study's own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct At {
    pub date: Option<Date>,
    pub year: Option<i32>,
    pub scenario: Option<String>,
}

/// What is wanted of a state.
pub(super) enum Wanted {
    /// The whole page.
    Page,
    /// The result alone.
    Result,
    /// A file; of CSV the table that it holds.
    File { name: String, table: Option<String> },
    /// Its changes as a proposal's file.
    Saved { name: String, reason: String },
}

/// Why a state has no result.
pub(super) enum Trouble {
    /// The address asks for what is not there.
    Asked(BenchWord),
    /// Something is wrong in the files, or with a number for the rules.
    Found { offered: Box<Offered>, found: Findings, sources: Sources },
}

/// A number that can be changed.
#[derive(Clone, Debug)]
pub(super) struct Knob {
    pub model: String,
    pub name: String,
    /// Which of a table's or curve's numbers it is; empty for a parameter.
    pub part: String,
    pub label: Label,
    pub unit: String,
    /// What the model says, in the unit.
    pub stated: Exact,
    /// What the page says.
    pub value: Exact,
    pub min: Option<Exact>,
    pub max: Option<Exact>,
    pub from: Option<Date>,
    pub source: Source,
    /// Whether the world states it, so that it cannot be changed.
    pub is_stated_by_world: bool,
}

/// What the page offers for a state.
#[derive(Clone, Debug, Default)]
pub(super) struct Offered {
    pub title: Label,
    /// Every model of the study.
    pub models: Vec<(String, Label)>,
    pub baseline: String,
    pub beside: Vec<String>,
    /// Baseline and those beside it.
    pub shown: Vec<String>,
    pub edited: String,
    /// The days on which something in a model begins to hold.
    pub dates: Vec<Date>,
    /// The study's own day, and what is compared if nothing is said.
    pub date: Option<Date>,
    pub usual: (String, Vec<String>),
    /// The worlds of the study, and the one that is chosen.
    pub worlds: Vec<Chosen>,
    pub world: Option<Chosen>,
    pub knobs: Vec<Knob>,
    /// What is wrong with saved proposals, if they are left out.
    pub proposals_broken: Option<(Findings, Sources)>,
}

/// A state's results.
pub(super) struct Computed {
    pub study: Study,
    pub results: Results,
    pub files: Vec<FileUsed>,
    pub found: Findings,
    pub sources: Sources,
    /// The world that it is computed in, if one is chosen.
    pub world: Option<Chosen>,
    pub shield: OnceLock<Shield>,
    pub open: Shield,
}

/// The study held open.
pub(super) struct Desk {
    pub path: PathBuf,
    held: Mutex<Held>,
}

#[derive(Default)]
struct Held {
    base: Option<Arc<Base>>,
    /// The study on other days, the one asked for last at the end.
    days: Vec<Day>,
    /// Counts how often files have been read again.
    stamp: u64,
    /// Results by what they are computed from, the one asked for last at the end.
    kept: Vec<(String, Arc<Computed>)>,
}

/// Some models of the study on another day, or for another year.
struct Day {
    at: At,
    shown: Vec<String>,
    base: Arc<Base>,
}

impl Desk {
    pub fn new(path: PathBuf) -> Self {
        Self { path, held: Mutex::new(Held::default()) }
    }

    fn held(&self) -> std::sync::MutexGuard<'_, Held> {
        // A computation that failed half-way has left nothing in it.
        self.held.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The study as its files are now: read again if one of them has changed.
    fn base(&self) -> Arc<Base> {
        let mut held = self.held();
        if let Some(base) = held.base.as_ref().filter(|base| !base.is_stale()) {
            return Arc::clone(base);
        }
        let base = Arc::new(Base::open(&self.path));
        let stamp = held.stamp + 1;
        *held = Held { base: Some(Arc::clone(&base)), stamp, ..Held::default() };
        base
    }

    /// The study on another day, for another year, or in another world.
    fn on(&self, own: &Arc<Base>, at: &At, shown: &[String]) -> Arc<Base> {
        if *at == At::default() {
            return Arc::clone(own);
        }
        let is = |day: &&Day| day.at == *at && day.shown == *shown;
        if let Some(day) = self.held().days.iter().find(is) {
            return Arc::clone(&day.base);
        }
        let base = Arc::new(own.on(at, shown));
        let mut held = self.held();
        if held.base.as_ref().is_some_and(|held| Arc::ptr_eq(held, own)) {
            if held.days.len() >= DAYS {
                held.days.remove(0);
            }
            held.days.push(Day { at: at.clone(), shown: shown.to_vec(), base: Arc::clone(&base) });
        }
        base
    }

    /// A number that is another when a file of the study has changed.
    pub fn stamp(&self) -> u64 {
        self.base();
        self.held().stamp
    }

    /// The study as a state asks for it, and what the page offers then.
    ///
    /// # Errors
    /// What is asked for is not there, or the study cannot be run.
    pub fn set(&self, state: &State) -> Result<(Arc<Base>, Offered), Trouble> {
        let own = self.base();
        let offered = own.offered(state).map_err(Trouble::Asked)?;
        let base = match own.broken {
            Some(_) => own,
            None => {
                let scenario = state.scenario.clone();
                self.on(&own, &At { date: state.date, year: state.year, scenario }, &offered.shown)
            }
        };
        if let Some((found, sources)) = &base.broken {
            let (found, sources) = (found.clone(), sources.clone());
            return Err(Trouble::Found { offered: Box::new(offered), found, sources });
        }
        let offered = base.offered(state).map_err(Trouble::Asked)?;
        Ok((base, offered))
    }

    /// What the page offers for a state, and its results.
    ///
    /// # Errors
    /// What is asked for is not there, or cannot be computed.
    pub fn look(&self, state: &State) -> Result<(Offered, Arc<Computed>), Trouble> {
        let (base, offered) = self.set(state)?;
        let key = offered.key(state);
        if let Some(computed) = self.kept(&key) {
            return Ok((offered, computed));
        }
        match compute::compute(&base, &offered) {
            Ok(computed) => {
                let computed = Arc::new(computed);
                self.keep(key, &base, &computed);
                Ok((offered, computed))
            }
            Err((found, sources)) => Err(Trouble::Found { offered: Box::new(offered), found, sources }),
        }
    }

    fn kept(&self, key: &str) -> Option<Arc<Computed>> {
        let mut held = self.held();
        let place = held.kept.iter().position(|(own, _)| own == key)?;
        let entry = held.kept.remove(place);
        let computed = Arc::clone(&entry.1);
        held.kept.push(entry);
        Some(computed)
    }

    fn keep(&self, key: String, base: &Arc<Base>, computed: &Arc<Computed>) {
        let mut held = self.held();
        // What was computed from files as they were is not kept for files as they are.
        let is_own =
            held.base.iter().chain(held.days.iter().map(|day| &day.base)).any(|own| Arc::ptr_eq(own, base));
        if !is_own {
            return;
        }
        held.kept.retain(|(own, _)| *own != key);
        if held.kept.len() >= KEPT {
            held.kept.remove(0);
        }
        held.kept.push((key, Arc::clone(computed)));
    }
}

impl Knob {
    /// Its id on the page.
    pub fn id(&self) -> String {
        let plain = |text: &str| -> String {
            text.chars().map(|sign| if sign.is_alphanumeric() || sign == '_' { sign } else { '-' }).collect()
        };
        format!("p-{}-{}", plain(&self.model), plain(&self.name))
    }

    /// What people call it, with which part of its owner it is.
    pub fn title(&self, language: Language) -> String {
        let label = self.label.of(language);
        if self.part.is_empty() { label.to_owned() } else { format!("{label}: {}", self.part) }
    }

    pub fn is_changed(&self) -> bool {
        self.value != self.stated
    }
}

impl Offered {
    /// The models of a state, and its numbers.
    ///
    /// # Errors
    /// A model that the study does not have.
    pub fn choose(&mut self, state: &State, usual: usize) -> Result<(), BenchWord> {
        let known = |id: &String| match self.models.iter().any(|(own, _)| own == id) {
            true => Ok(id.clone()),
            false => Err(BenchWord::UnknownModel { name: id.clone() }),
        };
        let own = self.models.get(usual).map_or_else(String::new, |(id, _)| id.clone());
        self.baseline = state.baseline.as_ref().map(known).transpose()?.unwrap_or_else(|| own.clone());
        let others = self.models.iter().map(|(id, _)| id).filter(|id| **id != self.baseline);
        let first: Vec<String> = others.take(MOST_BESIDE).cloned().collect();
        let beside: Vec<String> = match &state.beside {
            Some(list) => list.iter().map(known).collect::<Result<_, _>>()?,
            None => first.clone(),
        };
        self.usual = (own, first);
        self.beside = beside.into_iter().filter(|id| *id != self.baseline).collect();
        self.shown = std::iter::once(self.baseline.clone()).chain(self.beside.iter().cloned()).collect();
        let edited = state.edited.as_ref().map(known).transpose()?.filter(|id| self.shown.contains(id));
        let first = || self.beside.first().unwrap_or(&self.baseline).clone();
        self.edited = edited.unwrap_or_else(first);
        Ok(())
    }

    /// The world of a state.
    ///
    /// # Errors
    /// A world that the study does not have, or a year that the world does not run over.
    pub fn choose_world(&mut self, state: &State, worlds: &[Chosen]) -> Result<(), BenchWord> {
        self.worlds = worlds.to_vec();
        let Some(id) = &state.scenario else { return Ok(()) };
        let world = worlds.iter().find(|world| world.id == *id);
        let world = world.ok_or_else(|| BenchWord::UnknownScenario { name: id.clone() })?;
        if let Some(year) = state.year.filter(|year| !world.years.is_empty() && !world.years.contains(year)) {
            let years = world.years.iter().map(i32::to_string).collect::<Vec<_>>().join(", ");
            let scenario = world.title.of(state.language).to_owned();
            return Err(BenchWord::NotAYearOf { year: year.to_string(), scenario, years });
        }
        self.world = Some(world.clone());
        Ok(())
    }

    /// What the results of a state are computed from.
    fn key(&self, state: &State) -> String {
        let computed = State {
            baseline: Some(self.baseline.clone()),
            beside: Some(self.beside.clone()),
            changes: self.canonical(state).changes,
            date: state.date,
            year: state.year,
            scenario: state.scenario.clone(),
            ..State::start(Language::Swedish)
        };
        computed.query()
    }

    /// The changed numbers that are saved: those of the edited model, or of the first that has any.
    pub fn saved(&self) -> Vec<&Knob> {
        let of = |model: &str| -> Vec<&Knob> {
            self.knobs.iter().filter(|knob| knob.model == model && knob.is_changed()).collect()
        };
        let own = of(&self.edited);
        match self.knobs.iter().find(|knob| knob.is_changed()) {
            Some(first) if own.is_empty() => of(&first.model),
            _ => own,
        }
    }

    /// The state without what goes without saying: the study's own choices, and numbers that are as the models say.
    pub fn canonical(&self, state: &State) -> State {
        let mut state = state.clone();
        for knob in self.knobs.iter().filter(|knob| !knob.is_changed()) {
            state.changes.remove(&(knob.model.clone(), knob.name.clone()));
        }
        if self.models.is_empty() {
            return state;
        }
        state.baseline = state.baseline.filter(|id| *id != self.usual.0);
        state.beside = state.beside.map(|_| self.beside.clone()).filter(|list| *list != self.usual.1);
        let first_year = self.world.as_ref().and_then(|world| world.years.first());
        state.year = state.year.filter(|year| first_year != Some(year));
        let first = self.beside.first().unwrap_or(&self.baseline);
        state.edited = state.edited.map(|_| self.edited.clone()).filter(|id| id != first);
        state
    }
}

impl Computed {
    /// What may not be shown in the public view.
    pub fn shield(&self) -> &Shield {
        self.shield.get_or_init(|| Shield::of(&self.results, LEAST))
    }

    /// What hides nothing.
    pub const fn open(&self) -> &Shield {
        &self.open
    }

    /// What measures need: the value that the first model names that names any.
    pub fn need(&self) -> Option<NeedBy<'_>> {
        self.results.runs.iter().find_map(|run| Some(NeedBy { run, value: run.model.need? }))
    }

    /// What is read aloud when the result has changed: what each model costs.
    pub fn summary(&self, language: Language) -> String {
        let one = |run: &crate::study::RunResult| {
            let budget = crate::compare::budget(&run.model, &run.bound.frame, &run.outcome, &run.slots);
            let total = budget.lines.iter().map(|line| line.total).sum();
            let sum = crate::report::numbers::money(total, run.model.units.currency(), language);
            format!("{}: {sum}", run.model.title.of(language))
        };
        self.results.runs.iter().map(one).collect::<Vec<_>>().join("; ")
    }
}
