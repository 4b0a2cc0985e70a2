//! The picture that follows a slider: the parts of the result that one moved number changes, from results at rest.

use super::desk::{Computed, need};
use super::offered::Offered;
use super::out;
use super::state::State;
use crate::base::Exact;
use crate::report::view::{Figures, Paper};
use crate::study::{Mover, Results};
use maud::Markup;
use std::sync::Arc;

/// Data with more rows than this have no chart of need while a number that needs rest on is moved: exact needs of so many
/// rows take longer than a picture may.
const MOST_ROWS: usize = 10_000;

/// What a slider starts from: results at rest, and the model whose number moves settled but for it.
pub(super) struct Bed {
    at_rest: Arc<Computed>,
    /// The place of the model among the results.
    place: usize,
    mover: Mover,
}

/// A picture's figures: those at rest, but for the moved model.
pub(super) struct Moved<'a> {
    pub bed: &'a Bed,
    pub results: Results,
    pub figures: Figures,
}

impl Bed {
    /// The bed of a parameter of the model at a place; nothing if the model does not state it.
    pub fn new(at_rest: Arc<Computed>, place: usize, name: &str) -> Option<Self> {
        let run = at_rest.results.runs.get(place)?.clone();
        let mover = Mover::new(run, name)?;
        Some(Self { at_rest, place, mover })
    }

    /// The picture at a value of the number, of the sections that are seen, if only some are; nothing if the rules cannot be computed with it.
    pub fn picture(
        &self,
        state: &State,
        offered: &Offered,
        (value, seen): (&Exact, Option<&[usize]>),
    ) -> Option<Markup> {
        let run = self.mover.at(value)?;
        let at_rest = &self.at_rest;
        let moved = (self.place, &run, &self.mover);
        let figures = at_rest.figures().moved(moved, need(&at_rest.results), MOST_ROWS);
        let mut results = at_rest.results.clone();
        *results.runs.get_mut(self.place)? = run;
        Some(out::live(state, offered, &Moved { bed: self, results, figures }, seen))
    }
}

impl Moved<'_> {
    /// The place of the model among the results.
    pub const fn place(&self) -> usize {
        self.bed.place
    }

    /// The results at rest.
    pub fn at_rest(&self) -> &Computed {
        &self.bed.at_rest
    }

    /// What the picture is made of; what may not be shown is settled at rest.
    pub fn paper(&self, state: &State) -> Paper<'_> {
        self.at_rest().paper_of(state, &self.results, &self.figures)
    }
}
