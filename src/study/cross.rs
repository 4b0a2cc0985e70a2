//! Two sides' rules and data, each rules on each data: what a comparison of causes is made of.

use super::bind::bind;
use super::file::Year;
use crate::data::DataSet;
use crate::diag::Findings;
use crate::frame::Frame;
use crate::model::diff::{self, RuleGroup};
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
    /// The rules that differ, in groups that can be changed one without another; none if they cannot be told apart.
    pub rules: Vec<RuleGroup>,
    /// The models between the two. In the one at place p group n is as it is after where bit n of p + 1 is set.
    pub between: Vec<Between>,
}

/// A model between the two sides.
#[derive(Clone, Debug)]
pub struct Between {
    /// The model in force.
    pub model: Model,
    /// By data: the data laid out for it.
    pub frames: [Frame; 2],
}

/// At most so many groups of rules are told apart: the models between them are twice as many for each.
const MOST_RULES: usize = 4;

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
    let mut laid = |model: &Model, found: &mut Findings| {
        let first = bind(model, before.data, before.year, found)?.frame;
        let second =
            if same_data { first.clone() } else { bind(model, after.data, after.year, found)?.frame };
        Some([first, second])
    };
    let frames = [laid(&models[0], found)?, laid(&models[1], found)?];
    let (rules, between) = parted(sides, &mut laid).unwrap_or_default();
    Some(Crossed { models, frames, same_data, rules, between })
}

/// The rules that differ, with every model between the two; nothing if one of them does not hold together.
fn parted(
    [before, after]: [&Side; 2],
    laid: &mut dyn FnMut(&Model, &mut Findings) -> Option<[Frame; 2]>,
) -> Option<(Vec<RuleGroup>, Vec<Between>)> {
    // A rule of another day is another rule: only those of one day can be put together.
    if before.run != after.run {
        return None;
    }
    let diff = diff::compare(before.law, after.law);
    let rules = diff::rules(before.law, after.law, &diff, MOST_RULES);
    let sets = 1..(1_usize << rules.len()).saturating_sub(1);
    let between = sets.map(|set| {
        let mut quiet = Findings::new();
        let law = diff::between(before.law, after.law, &rules, set);
        let model = law.in_force(&after.run, &mut quiet)?;
        let frames = laid(&model, &mut quiet)?;
        (!quiet.has_errors()).then_some(Between { model, frames })
    });
    let between: Vec<Between> = between.collect::<Option<_>>()?;
    Some((rules, between))
}
