//! Numbers of a model sought so that a condition on its results holds: each number tried is computed exactly.

mod draws;
mod file;
mod measures;
mod proposal;
mod search;
mod several;
mod trial;

pub use draws::{Count, Drawn, HOLDS_IN, Held, Share};
pub use file::{Aim, Asked, SEEK, UNKNOWN, Unknown, load};
pub use measures::{LARGEST_LOSS, NEED_SLOPE};
pub use proposal::proposal;
pub use search::{Answer, Way, search};
pub use trial::{Problem, Trial, Whole};

/// What came of seeking: the question, the model and data that it was put to, and the answer.
#[derive(Debug)]
pub struct Sought {
    /// The question.
    pub asked: Asked,
    /// The model with the question's own values and checks.
    pub model: crate::model::Model,
    /// Its data.
    pub frame: crate::frame::Frame,
    /// The answer.
    pub answer: Answer,
}

impl Sought {
    /// The question on the model and its data.
    #[must_use]
    pub const fn problem(&self) -> Problem<'_> {
        Problem { asked: &self.asked, model: &self.model, frame: &self.frame, draws: None }
    }
}

/// Every table of a seek file by name, with its keys: the very lists that the reading refuses by.
#[must_use]
pub fn known() -> Vec<(&'static str, Vec<&'static str>)> {
    vec![
        ("seek_file", file::SECTIONS.to_vec()),
        ("seek", SEEK.to_vec()),
        ("unknown", UNKNOWN.to_vec()),
        ("seek_check", [crate::model::known_of_checks().as_slice(), &[HOLDS_IN]].concat()),
        ("label", crate::text::Label::KEYS.to_vec()),
    ]
}
