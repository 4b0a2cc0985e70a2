//! `[result.N]` and `[output]`: what is asked of a study's runs, and where the answers go.

use crate::base::Exact;
use crate::base::number::{parse_exact, whole};
use crate::diag::{Findings, ModelFault, Place, ScenarioFault};
use crate::scenario::{Named, name, names, one_number};
use crate::text::{Entry, Located, Table, Value, tidy};
use num_traits::Signed;
use std::path::{Path, PathBuf};

/// What is asked of the runs.
#[derive(Clone, Debug)]
pub struct ResultAsked {
    /// Its name.
    pub name: String,
    /// Amounts, values, groups, or `total`.
    pub of: Vec<Named>,
    /// Whose money; everybody's if none is named.
    pub perspective: Option<Named>,
    /// The keys that it is told by.
    pub by: Vec<Named>,
    /// Which members are told of.
    pub condition: Option<Located>,
    /// What is told of the draws.
    pub statistics: Vec<Statistic>,
    /// What each run is compared with, draw by draw.
    pub against: Against,
    /// Conditions whose probability is asked for: a name and a formula.
    pub probability: Vec<(Named, Located)>,
    /// What is lacking in the worst runs.
    pub shortfall: Option<Shortfall>,
    /// Where it stands.
    pub place: Place,
}

/// A number that tells of many draws.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "each variant is the statistic that it is named after")]
pub enum Statistic {
    Mean,
    Sd,
    Least,
    Greatest,
    /// A percentile, from 0 to 100.
    Percentile(Exact),
}

/// What each run is compared with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Against {
    /// Nothing.
    #[default]
    None,
    /// The study's baseline model, in the same world and draw.
    Baseline,
    /// Last year, in the same scenario and draw.
    Previous,
    /// Every other model.
    EveryModel,
}

/// The mean of a formula over the worst runs.
#[derive(Clone, Debug)]
pub struct Shortfall {
    /// The formula; more is worse.
    pub of: Located,
    /// Which part of the runs counts as the worst, from 0 to 1.
    pub worst: Exact,
}

/// Where a study's results are written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Output {
    /// The file of the tables, whose ending is its format; nowhere if none.
    pub tables: Option<PathBuf>,
    /// Where every draw is written; nowhere if none.
    pub draws: Option<PathBuf>,
}

impl Output {
    /// Whether anything is to be written.
    #[must_use]
    pub const fn is_asked(&self) -> bool {
        self.tables.is_some() || self.draws.is_some()
    }
}

pub(in crate::study) const SHORTFALL: [&str; 2] = ["of", "worst"];
pub(in crate::study) const OUTPUT: [&str; 3] = ["folder", "format", "draws"];
pub(in crate::study) const KNOWN: [&str; 8] =
    ["of", "perspective", "by", "where", "statistics", "against", "probability", "shortfall"];
const USUAL: [&str; 6] = ["mean", "p5", "p25", "p50", "p75", "p95"];

/// Reads every `[result.N]`.
pub(super) fn read_results(root: &Table, found: &mut Findings) -> Vec<ResultAsked> {
    let Some(table) = root.get("result").and_then(|value| value.as_table(found)) else { return Vec::new() };
    table.iter().filter_map(|entry| result(entry, found)).collect()
}

fn result(entry: &Entry, found: &mut Findings) -> Option<ResultAsked> {
    let Value::Table(table) = &entry.value.value else {
        let fault = ModelFault::EntryIsNoTable { name: entry.key.clone(), section: "result".to_owned() };
        found.error(fault, entry.value.place.clone());
        return None;
    };
    table.refuse_unknown(&KNOWN, found);
    let total = || vec![Named { text: "total".to_owned(), place: entry.key_place.clone() }];
    Some(ResultAsked {
        name: entry.key.clone(),
        of: names(table, "of", found).unwrap_or_else(total),
        perspective: name(table, "perspective", found),
        by: names(table, "by", found).unwrap_or_default(),
        condition: table.get("where").cloned(),
        statistics: statistics(table, found),
        against: against(table, found),
        probability: probability(table, found),
        shortfall: table.get("shortfall").and_then(|value| shortfall(value, found)),
        place: entry.key_place.clone(),
    })
}

fn statistics(table: &Table, found: &mut Findings) -> Vec<Statistic> {
    match names(table, "statistics", found) {
        None => USUAL.iter().filter_map(|text| statistic(text)).collect(),
        Some(list) => {
            let mut all = Vec::new();
            for one in list {
                match statistic(&one.text) {
                    Some(statistic) => all.push(statistic),
                    None => found.error(ScenarioFault::UnknownStatistic { name: one.text }, one.place),
                }
            }
            all
        }
    }
}

fn statistic(text: &str) -> Option<Statistic> {
    Some(match text {
        "mean" => Statistic::Mean,
        "sd" => Statistic::Sd,
        "least" => Statistic::Least,
        "greatest" => Statistic::Greatest,
        _ => {
            let percent = parse_exact(text.strip_prefix('p')?).ok()?;
            if percent.is_negative() || percent > whole(100) {
                return None;
            }
            Statistic::Percentile(percent)
        }
    })
}

fn against(table: &Table, found: &mut Findings) -> Against {
    let Some(value) = table.get("against") else { return Against::None };
    match value.as_text(found) {
        Some("baseline") => Against::Baseline,
        Some("previous") => Against::Previous,
        Some("every model") => Against::EveryModel,
        Some("none") | None => Against::None,
        Some(_) => {
            found.error(ScenarioFault::AgainstWhat, value.place.clone());
            Against::None
        }
    }
}

fn probability(table: &Table, found: &mut Findings) -> Vec<(Named, Located)> {
    let entries = table.get("probability").and_then(|value| value.as_table(found));
    let one = |entry: &Entry| {
        (Named { text: entry.key.clone(), place: entry.key_place.clone() }, entry.value.clone())
    };
    entries.into_iter().flat_map(|table| table.iter()).map(one).collect()
}

fn shortfall(value: &Located, found: &mut Findings) -> Option<Shortfall> {
    let table = value.as_table(found)?;
    table.refuse_unknown(&SHORTFALL, found);
    let worst = table.get("worst").and_then(|value| one_number(value, found)).map(|stated| stated.value);
    let worst = worst.filter(|worst| worst.is_positive() && *worst <= whole(1));
    let (Some(of), Some(worst)) = (table.get("of"), worst) else {
        found.error(ScenarioFault::ShortfallNeeds, value.place.clone());
        return None;
    };
    Some(Shortfall { of: of.clone(), worst })
}

/// Reads `[output]`. The folder is counted from the study's, and is `results/ID` unless stated; tables are written where
/// a folder or a format is stated, as CSV unless another is.
pub(super) fn read_output(root: &Table, id: &str, folder: &Path, found: &mut Findings) -> Output {
    let Some(table) = root.get("output").and_then(|value| value.as_table(found)) else {
        return Output::default();
    };
    table.refuse_unknown(&OUTPUT, found);
    let file_name = id.replace(['/', '\\'], "-");
    let (stated, format) = (name(table, "folder", found), format(table, found));
    let has_tables = stated.is_some() || format.is_some();
    let folder = match stated {
        Some(named) => tidy(&folder.join(named.text.replace('\\', "/"))),
        None => tidy(&folder.join("results").join(&file_name)),
    };
    let ending = format.unwrap_or_else(|| "csv".to_owned());
    Output {
        tables: has_tables.then(|| folder.join(format!("{file_name}.{ending}"))),
        draws: name(table, "draws", found).map(|named| tidy(&folder.join(named.text))),
    }
}

/// The format that is stated, if it is one.
fn format(table: &Table, found: &mut Findings) -> Option<String> {
    let named = name(table, "format", found)?;
    if !["csv", "json", "parquet", "xlsx"].contains(&named.text.as_str()) {
        found.error(ScenarioFault::UnknownFormat { name: named.text.clone() }, named.place);
    }
    Some(named.text)
}
