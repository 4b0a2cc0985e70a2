//! Deciding for others: payers other than the data's own municipality whose money a model changes.

use super::run::RunResult;
use crate::base::{Key, Ore};
use std::collections::BTreeMap;

/// Payers, without the home municipality, who pay another sum than under the baseline.
#[must_use]
pub fn others_touched(run: &RunResult, baseline: &RunResult, home: &str) -> Vec<String> {
    let (Some(payer), Some(their_payer)) = (run.model.payer, baseline.model.payer) else { return Vec::new() };
    let now = paid_by(run, payer);
    let before = paid_by(baseline, their_payer);
    let differs = |code: &&String| *code != home && now.get(*code) != before.get(*code);
    now.keys().filter(differs).cloned().collect()
}

/// What each payer pays in all.
fn paid_by(run: &RunResult, payer: Key) -> BTreeMap<String, Ore> {
    let frame = &run.bound.frame;
    let mut sums: BTreeMap<String, Ore> = BTreeMap::new();
    for id in run.model.components() {
        let Some(node) = run.model.node(id) else { continue };
        for instance in 0..frame.len(node.grain) {
            let Some(member) = frame.member_at(node.grain, instance, payer) else { continue };
            let sum = sums.entry(frame.code(payer, member).to_owned()).or_default();
            *sum = *sum + run.outcome.at(id, instance).unwrap_or_default();
        }
    }
    sums
}
