//! Each proposal against the baseline in every world of a study, in all and by school, with what the draws say of each change.

use super::answer::{Answers, Made, Row};
use super::asked::Than;
use super::lot::Sources;
use super::{Watch, run_worlds};
use crate::base::number::whole;
use crate::base::{Date, Exact};
use crate::diag::{Findings, Place};
use crate::scenario::{Named, Scenario};
use crate::study::file::{Against, ResultAsked, Statistic, Study};
use crate::text::Label;
use std::collections::BTreeMap;

/// The percentiles that are told of a change.
pub const PERCENTILES: [i64; 5] = [5, 25, 50, 75, 95];

/// Each proposal against the baseline in every world of a study.
#[derive(Clone, Debug)]
pub struct Compared {
    /// The worlds, in the study's order.
    pub worlds: Vec<InWorld>,
    /// The inputs that are swept.
    pub swept: Vec<String>,
    /// How the runs were computed.
    pub made: Made,
}

/// One world: a scenario on a day, at a point of its sweeps.
#[derive(Clone, Debug)]
pub struct InWorld {
    /// The scenario, by id and what people call it.
    pub scenario: (String, Label),
    /// The day whose rules held.
    pub date: Date,
    /// The numbers of the inputs that are swept.
    pub point: Vec<(String, Exact)>,
    /// The proposals, in the study's order.
    pub proposals: Vec<Proposed>,
}

/// One proposal in one world.
#[derive(Clone, Debug)]
pub struct Proposed {
    /// The model's place in the study.
    pub model: usize,
    /// What all schools get.
    pub all: Chance,
    /// What each school gets; empty where nobody is paid by school.
    pub schools: Vec<Chance>,
}

/// What the draws of one world say of one change; of a world without draws there is a single one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chance {
    /// The school's code; empty for all.
    pub code: String,
    /// What people call it.
    pub name: String,
    /// The mean of what the baseline pays, in öre.
    pub before: Option<Exact>,
    /// The mean of what the proposal pays, in öre.
    pub after: Option<Exact>,
    /// The mean of the change, in öre: over the draws that both models have a result in.
    pub change: Option<Exact>,
    /// The [`PERCENTILES`] of the change, in öre.
    pub percentiles: Vec<Option<Exact>>,
    /// The share of the draws in which it gets more.
    pub gains: Option<Exact>,
    /// The share of the draws in which it gets less.
    pub loses: Option<Exact>,
    /// How many draws were counted.
    pub count: u64,
    /// How many draws were refused.
    pub refused: u64,
    /// By how many ranks, of `count`, a percentile may be off.
    pub rank_error: u64,
}

impl InWorld {
    /// Whether its figures are of several draws.
    #[must_use]
    pub fn is_drawn(&self) -> bool {
        self.proposals.iter().any(|one| one.all.count + one.all.refused > 1)
    }
}

impl Chance {
    /// A percentile of the change, in öre; nothing if it is not among those that are told.
    #[must_use]
    pub fn percentile(&self, percent: i64) -> Option<&Exact> {
        let place = PERCENTILES.iter().position(|one| *one == percent)?;
        self.percentiles.get(place)?.as_ref()
    }
}

/// Runs every model in all worlds of a study: what the study asks itself, if that is wanted, and each proposal against the
/// baseline, in all and by the members of `school`. All come from the same runs.
pub fn run_compared(
    sources: Sources,
    (school, own): (Option<&str>, bool),
    scenarios: &[Scenario],
    watch: &mut Watch,
    found: &mut Findings,
) -> Option<(Answers, Compared)> {
    let mut study = sources.study.clone();
    if !own {
        study.results.clear();
    }
    let first = study.results.len();
    study.results.extend(asked(school, &study.worlds.own.place));
    let mut answers = run_worlds(Sources { study: &study, ..sources }, scenarios, watch, found)?;
    let (own, more): (Vec<Row>, Vec<Row>) = answers.rows.into_iter().partition(|row| row.result < first);
    answers.rows = own;
    let compared =
        Compared { worlds: worlds(&study, first, &more), swept: answers.swept.clone(), made: answers.made };
    Some((answers, compared))
}

/// The results of a comparison: of all, and by school.
fn asked(school: Option<&str>, place: &Place) -> Vec<ResultAsked> {
    let named = |text: &str| Named { text: text.to_owned(), place: place.clone() };
    let one = |by: Vec<Named>| ResultAsked {
        name: String::new(),
        of: vec![named("total")],
        perspective: None,
        by,
        condition: None,
        statistics: PERCENTILES.map(|percent| Statistic::Percentile(whole(percent))).into(),
        against: Against::Baseline,
        probability: Vec::new(),
        shortfall: None,
        place: place.clone(),
    };
    let by_school = school.map(|key| one(vec![named(key)]));
    std::iter::once(one(Vec::new())).chain(by_school).collect()
}

/// The rows of a comparison, world by world; `first` is the place of the result of all.
fn worlds(study: &Study, first: usize, rows: &[Row]) -> Vec<InWorld> {
    let same = |a: &Row, b: &Row| a.scenario.0 == b.scenario.0 && a.date == b.date && a.point == b.point;
    rows.chunk_by(same).filter_map(|rows| world(study, first, rows)).collect()
}

/// What a model pays a school, or all, by the result's place.
type Paid<'a> = BTreeMap<(usize, usize, &'a [String]), &'a Exact>;

fn world(study: &Study, first: usize, rows: &[Row]) -> Option<InWorld> {
    let alone = rows.iter().filter(|row| row.than == Than::Nothing);
    let paid: Paid = alone
        .filter_map(|row| Some(((row.result, row.model, row.codes.as_slice()), row.paid.as_ref()?)))
        .collect();
    let compared = || rows.iter().filter(|row| row.than == Than::Model(study.baseline));
    let proposed = |all: &Row| Proposed {
        model: all.model,
        all: chance(study, all, &paid),
        schools: compared()
            .filter(|row| row.result > first && row.model == all.model)
            .map(|row| chance(study, row, &paid))
            .collect(),
    };
    let any = rows.first()?;
    let proposals: Vec<Proposed> = compared().filter(|row| row.result == first).map(proposed).collect();
    if proposals.is_empty() {
        return None;
    }
    Some(InWorld { scenario: any.scenario.clone(), date: any.date, point: any.point.clone(), proposals })
}

/// A change with what either model pays in the same world.
fn chance(study: &Study, row: &Row, paid: &Paid) -> Chance {
    let by = |model: usize| paid.get(&(row.result, model, row.codes.as_slice())).map(|paid| (*paid).clone());
    let share = |count: u64| (row.count > 0).then(|| Exact::new(count.into(), row.count.into()));
    Chance {
        code: row.codes.join(" "),
        name: row.names.join(", "),
        before: by(study.baseline),
        after: by(row.model),
        change: row.paid.clone(),
        percentiles: row.statistics.clone(),
        gains: row.around_nothing.and_then(|sides| share(sides.above)),
        loses: row.around_nothing.and_then(|sides| share(sides.below)),
        count: row.count,
        refused: row.refused,
        rank_error: row.rank_error,
    }
}
