//! The study held open: what the page may offer, and the results of a state, each computed once while files stay the same.

use super::compute::{self, Base};
use super::live::Bed;
use super::offered::Offered;
use super::state::State;
use super::task::{Task, Tasks};
use crate::base::{Date, Ore};
use crate::diag::{Findings, Language, Sources};
use crate::report::shield::{LEAST, Shield};
use crate::report::view::{Figures, NeedBy};
use crate::report::words::BenchWord;
use crate::study::{Chosen, Results, Study};
use crate::text::FileUsed;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

/// So many results are kept.
const KEPT: usize = 24;

/// So many sliders can be followed without starting anew.
const BEDS: usize = 16;

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
    /// What one moved number changes: the model, and the parameter's name.
    /// The sections that are seen by their places, if not all are wanted.
    Live { model: String, name: String, seen: Option<Vec<usize>> },
    /// The draws of it, as far as they are computed; they are started or cancelled first, if that is said.
    Draws(Option<bool>),
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
    pub figures: OnceLock<Figures>,
    /// How many tables stand before each section of its picture.
    pub tables: OnceLock<Vec<usize>>,
}

/// The study held open.
pub(super) struct Desk {
    pub path: PathBuf,
    held: Mutex<Held>,
    tasks: Tasks,
}

#[derive(Default)]
struct Held {
    base: Option<Arc<Base>>,
    /// The study on other days, the one asked for last at the end.
    days: Vec<Day>,
    /// Counts how often files have been read again.
    stamp: u64,
    /// Results by what they are computed from, the one asked for last at the end.
    kept: Vec<(State, Arc<Computed>)>,
    /// What sliders that were moved last start from, the one asked for last at the end.
    beds: Vec<(State, Arc<Bed>)>,
}

/// Some models of the study on another day, or for another year.
struct Day {
    at: At,
    shown: Vec<String>,
    base: Arc<Base>,
}

impl Desk {
    pub fn new(path: PathBuf) -> Self {
        Self { path, held: Mutex::new(Held::default()), tasks: Tasks::default() }
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
        self.tasks.clear();
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
        if let Some(computed) = again(&mut self.held().kept, |own| *own == key) {
            return Ok((offered, computed));
        }
        match compute::compute(&base, &offered) {
            Ok(computed) => {
                let computed = Arc::new(computed);
                self.keep(&base, |held| keep(&mut held.kept, KEPT, key, &computed));
                Ok((offered, computed))
            }
            Err((found, sources)) => Err(Trouble::Found { offered: Box::new(offered), found, sources }),
        }
    }

    /// The draws of a state, if they are being computed or have been.
    pub fn draws(&self, state: &State, offered: &Offered) -> Option<Arc<Task>> {
        self.tasks.of(&offered.key(state))
    }

    /// Starts to compute the draws of a state in the background, or cancels that.
    ///
    /// # Errors
    /// As [`Self::look`].
    pub fn put_draws(&self, state: &State, start: bool) -> Result<(), Trouble> {
        let (base, offered) = self.set(state)?;
        let key = offered.key(state);
        if !start {
            if let Some(task) = self.tasks.of(&key) {
                task.cancel();
            }
            return Ok(());
        }
        if offered.has_draws() {
            let (_, computed) = self.look(state)?;
            self.tasks.start(key, move |task| task.run(&base, &offered, &computed.results));
        }
        Ok(())
    }

    /// What the page offers for a state, and what follows one of its numbers: settled from results that differ in
    /// nothing else, at rest.
    ///
    /// # Errors
    /// What is asked for is not there, cannot be followed, or cannot be computed at rest.
    pub fn follow(&self, state: &State, moved: (&str, &str)) -> Result<(Offered, Arc<Bed>), Trouble> {
        let (base, offered) = self.set(state)?;
        let name = || BenchWord::CannotFollow { name: format!("{}.{}", moved.0, moved.1) };
        let place = offered.shown.iter().position(|id| id == moved.0);
        let knob = offered.knobs.iter().find(|knob| knob.model == moved.0 && knob.name == moved.1);
        let is_free = knob.is_some_and(|knob| !knob.is_stated_by_world);
        let place = place.filter(|_| is_free).ok_or_else(|| Trouble::Asked(name()))?;
        let key = offered.key(state);
        let mut own = without(&key, moved);
        own.edited = Some(format!("{}.{}", moved.0, moved.1));
        if let Some(bed) = again(&mut self.held().beds, |known| *known == own) {
            return Ok((offered, bed));
        }
        let at_rest = again(&mut self.held().kept, |kept| without(kept, moved) == without(&key, moved));
        let at_rest = match at_rest {
            Some(at_rest) => at_rest,
            None => self.look(state)?.1,
        };
        let bed = Bed::new(at_rest, place, moved.1).ok_or_else(|| Trouble::Asked(name()))?;
        let bed = Arc::new(bed);
        self.keep(&base, |held| keep(&mut held.beds, BEDS, own, &bed));
        Ok((offered, bed))
    }

    /// Keeps something that was computed from files as they are, not from files as they were.
    fn keep(&self, base: &Arc<Base>, put: impl FnOnce(&mut Held)) {
        let mut held = self.held();
        let is_own =
            held.base.iter().chain(held.days.iter().map(|day| &day.base)).any(|own| Arc::ptr_eq(own, base));
        if is_own {
            put(&mut held);
        }
    }
}

/// What is computed from a state with one number whatever it may be.
fn without(key: &State, moved: (&str, &str)) -> State {
    key.with(|state| {
        state.changes.remove(&(moved.0.to_owned(), moved.1.to_owned()));
    })
}

/// What is kept for a state, which is then the one asked for last.
fn again<T>(kept: &mut Vec<(State, Arc<T>)>, is: impl Fn(&State) -> bool) -> Option<Arc<T>> {
    let place = kept.iter().position(|(own, _)| is(own))?;
    let entry = kept.remove(place);
    let found = Arc::clone(&entry.1);
    kept.push(entry);
    Some(found)
}

/// Keeps something for a state; of too many the one that was asked for longest ago goes.
fn keep<T>(kept: &mut Vec<(State, Arc<T>)>, most: usize, key: State, one: &Arc<T>) {
    kept.retain(|(own, _)| *own != key);
    if kept.len() >= most {
        kept.remove(0);
    }
    kept.push((key, Arc::clone(one)));
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

    /// Budgets, and what needs are.
    pub fn figures(&self) -> &Figures {
        self.figures.get_or_init(|| Figures::of(&self.results, need(&self.results)))
    }

    /// What is read aloud when the result has changed: what each model costs.
    pub fn summary(&self, language: Language) -> String {
        let one = |(run, total): (&crate::study::RunResult, Ore)| {
            let sum = crate::report::numbers::money(total, run.model.units.currency(), language);
            format!("{}: {sum}", run.model.title.of(language))
        };
        self.results.runs.iter().zip(self.figures().totals()).map(one).collect::<Vec<_>>().join("; ")
    }
}

/// What measures need: the value that the first model names that names any.
pub(super) fn need(results: &Results) -> Option<NeedBy<'_>> {
    results.runs.iter().find_map(|run| Some(NeedBy { run, value: run.model.need? }))
}
