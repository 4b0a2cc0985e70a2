//! Two sides' rules and data, each rules on each data: what a comparison of causes is made of.

use super::bind::bind;
use super::file::Year;
use crate::data::DataSet;
use crate::diag::Findings;
use crate::frame::Frame;
use crate::model::{Model, Rulebook, Run};

/// One side: rules in force on a day, on data for a year.
#[derive(Clone, Debug)]
pub struct Side<'a> {
    /// The rules, before a day is chosen.
    pub law: &'a Rulebook,
    /// The data.
    pub data: &'a DataSet,
    /// The day and the budget year.
    pub run: Run,
    /// How students count in that year.
    pub year: Year,
}

/// Both sides' rules on both sides' data: before, after.
#[derive(Clone, Debug)]
pub struct Crossed {
    /// The models in force.
    pub models: [Model; 2],
    /// By model, then by data: the data laid out for the model.
    pub frames: [[Frame; 2]; 2],
    /// Whether both sides have the same data.
    pub same_data: bool,
}

/// Puts each side's rules on each side's data. Nothing if some do not fit, which is then among the findings.
pub fn cross(sides: [&Side; 2], same_data: bool, found: &mut Findings) -> Option<Crossed> {
    let mut own = Findings::new();
    let crossed = crossed(sides, same_data, &mut own);
    // Warnings have been told where each side was run.
    if own.has_errors() {
        found.extend(own);
    }
    crossed
}

fn crossed(sides: [&Side; 2], same_data: bool, found: &mut Findings) -> Option<Crossed> {
    let [before, after] = sides;
    let models = [before.law.in_force(&before.run, found)?, after.law.in_force(&after.run, found)?];
    let mut laid = |model: &Model| {
        let first = bind(model, before.data, before.year, found)?.frame;
        let second =
            if same_data { first.clone() } else { bind(model, after.data, after.year, found)?.frame };
        Some([first, second])
    };
    let frames = [laid(&models[0])?, laid(&models[1])?];
    Some(Crossed { models, frames, same_data })
}
