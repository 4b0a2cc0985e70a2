//! What the runs of a study came to: one row for each world, point of a sweep, result, model and member.

use super::asked::{Codes, Than};
use crate::base::number::whole;
use crate::base::{Date, Exact};
use crate::statistics::{Between, Cell, Crossing, Side};
use crate::study::file::{ResultAsked, Statistic};
use crate::text::Label;

/// What the runs of a study came to.
#[derive(Clone, Debug)]
pub struct Answers {
    /// The models, by id and what people call them.
    pub models: Vec<(String, Label)>,
    /// The inputs that are swept, in every world that has them.
    pub swept: Vec<String>,
    /// Every row, in the order of worlds, years, points, results, models and members.
    pub rows: Vec<Row>,
    /// How the runs were computed.
    pub made: Made,
}

/// One row.
#[derive(Clone, Debug)]
pub struct Row {
    /// The scenario, by id and what people call it.
    pub scenario: (String, Label),
    /// The day whose rules held.
    pub date: Date,
    /// The numbers of the inputs that are swept, as the scenario states them.
    pub point: Vec<(String, Exact)>,
    /// The result's place in the study.
    pub result: usize,
    /// What is told: an amount, a group, or the total.
    pub of: String,
    /// The model's place in the study.
    pub model: usize,
    /// What it is compared with.
    pub than: Than,
    /// Whose it is.
    pub codes: Codes,
    /// What people call the members.
    pub names: Vec<String>,
    /// How many draws were counted.
    pub count: u64,
    /// How many draws were refused.
    pub refused: u64,
    /// How many draws lie below, on and above nothing, where it is compared with something.
    pub around_nothing: Option<Crossing>,
    /// The mean in öre; of one run alone what it paid.
    pub paid: Option<Exact>,
    /// One number for each statistic that is asked for, in öre; none without draws.
    pub statistics: Vec<Option<Exact>>,
    /// By how many ranks, of `count`, a percentile may be off.
    pub rank_error: u64,
    /// For each condition the share of the draws in which it held.
    pub probability: Vec<Option<Exact>>,
    /// The mean of the shortfall over the worst draws, in öre.
    pub shortfall: Option<Exact>,
}

/// How the runs were computed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Made {
    /// How many runs there were: each of one model in one world, year and draw.
    pub runs: u64,
    /// In how many of them some cell had to be computed again, exactly.
    pub again: u64,
    /// How many were left to exact arithmetic as a whole.
    pub sent: u64,
    /// How many were refused.
    pub refused: u64,
    /// How many were checked against exact arithmetic.
    pub verified: u64,
    /// How many of those differed.
    pub differing: u64,
}

/// The statistics that a result asks for, of one cell.
#[must_use]
pub fn statistics(asked: &ResultAsked, cell: &Cell) -> Vec<Option<Exact>> {
    let shares: Vec<Exact> = asked
        .statistics
        .iter()
        .filter_map(|one| match one {
            Statistic::Percentile(percent) => Some(percent / whole(100)),
            _ => None,
        })
        .collect();
    let mut quantiles = cell.quantiles(&shares).into_iter();
    let of = |one: &Statistic| match one {
        Statistic::Mean => cell.mean(),
        Statistic::Sd => cell.standard_deviation().and_then(Exact::from_float),
        Statistic::Least => cell.least().map(whole),
        Statistic::Greatest => cell.greatest().map(whole),
        Statistic::Percentile(_) => quantiles.next().flatten().map(|Between { value, .. }| whole(value)),
    };
    asked.statistics.iter().map(of).collect()
}

/// The mean of the worst draws, the largest being the worst.
#[must_use]
pub fn worst(cell: &Cell, share: &Exact, over: i128) -> Option<Exact> {
    let Between { value, .. } = cell.shortfall(share, Side::Highest)?;
    Some(value / Exact::from_integer(over.into()))
}
