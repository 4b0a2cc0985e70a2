//! Results as documents: what an officer or a board reads, in one language.

mod audit;
mod balance;
mod bench;
mod board;
mod book;
mod budget;
mod calibrate;
mod cases;
mod compare;
mod costs;
mod dictionary;
mod diff;
mod effects;
mod evaluate;
mod explain;
mod figures;
mod notes;
mod parameters;
mod phrase;
mod provenance;
mod roll;
mod seek;
mod split;
mod study;
mod trade_off;
mod tried;
mod verify;
mod worlds;

pub use audit::{LawsTried, audit};
pub use bench::{OfSchool, School, Told, Verdict, Weight, bench, draws, moved, school, strip};
pub use board::{Paper, board};
pub use book::book;
pub use calibrate::calibrate;
pub use compare::{NeedBy, Why, WhySide, compare, why};
pub use costs::costs;
pub use dictionary::described;
pub use diff::diff;
pub use effects::effects;
pub use evaluate::{EvaluationFound, evaluate};
pub use explain::explain;
pub use figures::Figures;
pub use roll::{RolledOn, roll};
pub use seek::seek;
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
