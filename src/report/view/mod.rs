//! Results as documents: what an officer or a board reads, in one language.

mod balance;
mod budget;
mod calibrate;
mod cases;
mod compare;
mod costs;
mod diff;
mod effects;
mod evaluate;
mod explain;
mod notes;
mod parameters;
mod provenance;
mod split;
mod study;
mod tried;
mod verify;
mod worlds;

pub use calibrate::calibrate;
pub use compare::{NeedBy, Why, WhySide, compare, why};
pub use costs::costs;
pub use diff::diff;
pub use effects::effects;
pub use evaluate::{EvaluationFound, evaluate};
pub use explain::explain;
pub use study::study;
pub use tried::tried;
pub use verify::{Input, State, holds, verify};
pub use worlds::worlds;

use crate::diag::Language;
use crate::study::RunResult;
use crate::text::Label;

/// A label in the language of the document.
fn say(label: &Label, language: Language) -> String {
    label.of(language).to_owned()
}

/// What people call a school, or its code.
fn school_name(run: &RunResult, code: &str) -> String {
    let named = run.model.payee.and_then(|key| run.bound.names.get(&(key, code.to_owned())));
    named.cloned().unwrap_or_else(|| code.to_owned())
}
