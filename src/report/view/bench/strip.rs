//! What holds and what breaks in each model: the frame, the model's own checks, laws that it breaks knowingly, equal terms.

use super::super::board::{Desk, Paper};
use super::super::{notes, say};
use crate::base::Ore;
use crate::diag::Severity;
use crate::exact::Broken;
use crate::model::parts::Stand;
use crate::report::numbers::money;
use crate::report::view::audit::stated::sentence;
use crate::report::words::{AuditWord, BenchWord};
use crate::study::RunResult;

/// How grave a verdict is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// It does not hold.
    Breaks,
    /// It does not hold, but the model asks only for care, or says why.
    Warns,
    /// It has not been tried yet.
    Untried,
    /// It does not hold, which the model says itself, with its reason.
    Known,
    /// It holds.
    Holds,
}

/// What is said of one thing that must hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// How grave it is.
    pub weight: Weight,
    /// What holds or does not, with figures.
    pub text: String,
}

/// Every model's verdicts, those that break first. The frame is what the schools may get in all; if none is given, what
/// the baseline pays.
#[must_use]
pub fn strip(paper: &Paper, frame: Option<Ore>) -> Vec<Verdict> {
    let desk = Desk::new(paper);
    let total = |place: usize| -> Ore {
        desk.beside
            .budgets
            .get(place)
            .map_or(Ore::ZERO, |budget| budget.lines.iter().map(|line| line.total).sum())
    };
    let frame = frame.unwrap_or_else(|| total(paper.results.baseline));
    let mut all = Vec::new();
    for (place, run) in paper.results.runs.iter().enumerate() {
        if place != paper.results.baseline {
            all.push(framed(&desk, run, total(place), frame));
        }
        all.extend(checks(&desk, run));
        all.extend(laws(&desk, run));
        all.extend(terms(&desk, run));
    }
    for verdict in &mut all {
        verdict.text = paper.shield.covered(&verdict.text, paper.language);
    }
    all.sort_by_key(|verdict| verdict.weight);
    all
}

fn framed(desk: &Desk, run: &RunResult, total: Ore, frame: Ore) -> Verdict {
    let language = desk.paper.language;
    let sum = |ore: Ore| money(ore, run.model.units.currency(), language);
    let model = say(&run.model.title, language);
    let (weight, word) = match total.cmp(&frame) {
        std::cmp::Ordering::Greater => {
            (Weight::Breaks, BenchWord::FrameBroken { model, total: sum(total), over: sum(total - frame) })
        }
        std::cmp::Ordering::Equal => (Weight::Holds, BenchWord::FrameExact { model, total: sum(total) }),
        std::cmp::Ordering::Less => {
            (Weight::Holds, BenchWord::FrameHolds { model, total: sum(total), left: sum(frame - total) })
        }
    };
    Verdict { weight, text: word.text(language) }
}

/// Checks that do not hold, or that all do.
fn checks(desk: &Desk, run: &RunResult) -> Vec<Verdict> {
    let language = desk.paper.language;
    let model = say(&run.model.title, language);
    if run.broken.is_empty() {
        let word = match run.model.checks.len() {
            0 => BenchWord::NoChecks { model },
            1 => BenchWord::OneCheckHolds { model },
            count => BenchWord::ChecksHold { model, count: count.to_string() },
        };
        return vec![Verdict { weight: Weight::Holds, text: word.text(language) }];
    }
    run.broken.iter().map(|broken| check(desk, run, broken)).collect()
}

fn check(desk: &Desk, run: &RunResult, broken: &Broken) -> Verdict {
    const NAMED: usize = 4;
    let language = desk.paper.language;
    let model = say(&run.model.title, language);
    let stated = run.model.checks.get(broken.check);
    let check = stated.map_or_else(String::new, |check| {
        check.message.as_ref().map_or_else(|| check.name.clone(), |message| say(message, language))
    });
    let members: Vec<&str> = broken.members.iter().take(NAMED).map(String::as_str).collect();
    let word = match members.is_empty() {
        true => BenchWord::CheckBrokenAll { model, check },
        false => BenchWord::CheckBroken { model, check, members: members.join("; ") },
    };
    let weight = if broken.level == Severity::Error { Weight::Breaks } else { Weight::Warns };
    Verdict { weight, text: word.text(language) }
}

/// Laws that the model breaks knowingly, with its reason.
fn laws(desk: &Desk, run: &RunResult) -> Vec<Verdict> {
    let language = desk.paper.language;
    let broken = run.model.laws.iter().filter_map(|def| match &def.stand {
        Stand::Breaks(why) => Some((def, why)),
        Stand::Claims => None,
    });
    let told = broken.map(|(def, why)| {
        let (model, law) = (say(&run.model.title, language), sentence(&run.model, def, language));
        let text = AuditWord::BoardReason { model, law, reason: say(why, language) }.text(language);
        Verdict { weight: Weight::Known, text }
    });
    told.collect()
}

/// Equal terms: broken without a stated reason is graver than with one.
fn terms(desk: &Desk, run: &RunResult) -> Option<Verdict> {
    let stated = run.model.equal_terms.as_ref()?;
    let weight = match (&run.terms, run.unequal().is_empty(), &stated.because) {
        (None, ..) => Weight::Untried,
        (_, true, _) => Weight::Holds,
        (_, false, Some(_)) => Weight::Warns,
        (_, false, None) => Weight::Breaks,
    };
    Some(Verdict { weight, text: notes::tried(run, desk.paper.language).join(" ") })
}
