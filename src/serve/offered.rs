//! What the page offers for a state: models, worlds, days, and numbers that can be changed.

use super::state::{MOST_BESIDE, State};
use crate::base::{Date, Exact};
use crate::diag::{Findings, Language, Sources};
use crate::model::parts::Source;
use crate::report::words::BenchWord;
use crate::study::Chosen;
use crate::text::Label;

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
    /// The file names of the folder's studies, and of the one that is shown.
    pub studies: Vec<String>,
    pub own: String,
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
    /// How many draws the study asks for.
    pub draws: u32,
    pub knobs: Vec<Knob>,
    /// What is wrong with saved proposals, if they are left out.
    pub proposals_broken: Option<(Findings, Sources)>,
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
    /// Whether something is drawn in what is shown, so that proposals can be compared in draws.
    pub fn has_draws(&self) -> bool {
        let drawn = match &self.world {
            Some(world) => world.is_drawn,
            None => self.worlds.iter().any(|world| world.is_drawn),
        };
        drawn && self.draws > 1 && !self.beside.is_empty()
    }

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
    pub fn key(&self, state: &State) -> State {
        State {
            baseline: Some(self.baseline.clone()),
            beside: Some(self.beside.clone()),
            changes: self.canonical(state).changes,
            date: state.date,
            year: state.year,
            scenario: state.scenario.clone(),
            ..State::start(Language::Swedish)
        }
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
