//! How certain the figures are: what the scenarios of the study came to, over years, and what each uncertain input does.

use super::{Chapter, Desk, chances, drawn};
use crate::base::number::whole;
use crate::base::{Exact, Ore};
use crate::compare::Change;
use crate::report::document::Block;
use crate::report::numbers::exact;
use crate::report::view::{effects, say, worlds};
use crate::report::words::Board;
use crate::study::runs::{Answers, Method, Row, Than};
use crate::study::{ResultAsked, Statistic};
use std::collections::BTreeSet;

/// At most so many sentences, so that the first ones are read.
const MOST: usize = 24;
/// Points of a sweep beyond this are drawn as a line and not said one by one.
const MOST_POINTS: usize = 3;

/// The chapter.
pub(super) fn chapter(desk: &Desk) -> Chapter {
    let title = desk.text(&Board::Sensitivity);
    let Some(answers) = desk.paper.answers else {
        return Chapter { title, blocks: vec![desk.paragraph(&Board::NoWorlds)], parts: Vec::new() };
    };
    let runs = answers.made.runs.to_string();
    let drawn = answers.rows.iter().any(|row| row.count > 1);
    let text = if drawn { Board::WorldsText { runs } } else { Board::WorldsPlain { runs } };
    let mut blocks = vec![desk.paragraph(&text)];
    let swept = swept(answers);
    let told =
        groups(&answers.rows).into_iter().filter(|_| !swept).filter_map(|group| told(desk, answers, &group));
    blocks.extend(told.take(MOST).map(Block::Text));
    blocks.extend(drawn::all(desk, answers).into_iter().map(Block::Chart));
    let language = desk.paper.language;
    let mut parts = chances::parts(desk);
    parts.extend(worlds(desk.paper.study, answers, &[], language).sections);
    let effects = desk.paper.effects.map(|own| effects(desk.paper.study, own, Method::OneAtATime, language));
    parts.extend(effects.into_iter().flat_map(|document| document.sections));
    Chapter { title, blocks, parts }
}

/// Whether inputs are swept over so many points that a line says more than sentences.
fn swept(answers: &Answers) -> bool {
    let points: BTreeSet<&[(String, Exact)]> = answers.rows.iter().map(|row| row.point.as_slice()).collect();
    points.len() > MOST_POINTS && answers.rows.iter().all(|row| !row.point.is_empty())
}

/// A percentile of a row, in öre.
pub(super) fn percentile(asked: &ResultAsked, row: &Row, percent: i64) -> Option<Ore> {
    let place = asked.statistics.iter().position(|one| *one == Statistic::Percentile(whole(percent)))?;
    row.statistics.get(place)?.as_ref().and_then(ore)
}

/// A number of öre as money.
pub(super) fn ore(number: &Exact) -> Option<Ore> {
    Ore::rounded(&(number / whole(100))).ok()
}

/// What rows have in common that differ only in whose they are.
type Group<'a> = Vec<&'a Row>;

/// Rows in groups, in their order.
fn groups(rows: &[Row]) -> Vec<Group<'_>> {
    let mut groups: Vec<Group> = Vec::new();
    for row in rows {
        let same = |group: &&mut Group| group.first().is_some_and(|first| is_same(first, row));
        match groups.iter_mut().find(same) {
            Some(group) => group.push(row),
            None => groups.push(vec![row]),
        }
    }
    groups
}

fn is_same(a: &Row, b: &Row) -> bool {
    (&a.scenario.0, a.date, &a.point, a.result, &a.of, a.model, a.than)
        == (&b.scenario.0, b.date, &b.point, b.result, &b.of, b.model, b.than)
}

/// The percentiles that a group is told by: as far out as the study asks for on both sides of the middle.
fn ends(asked: &ResultAsked) -> Option<i64> {
    let has = |percent: i64| asked.statistics.contains(&Statistic::Percentile(whole(percent)));
    [1, 5, 10, 25].into_iter().find(|low| has(*low) && has(100 - *low))
}

/// What a group of rows says: of a single one where it lies, of several which of them surely gain or lose.
fn told(desk: &Desk, answers: &Answers, group: &Group) -> Option<String> {
    let first = group.first()?;
    if first.count < 2 {
        return plain(desk, answers, group);
    }
    let low = ends(desk.paper.study.results.get(first.result)?)?;
    match (group.as_slice(), first.than) {
        ([row], _) => range(desk, answers, row, low),
        (_, Than::Model(other)) if other == desk.paper.results.baseline => sure(desk, answers, group, low),
        _ => None,
    }
}

/// `I 9 av 10 dragningar …`.
fn range(desk: &Desk, answers: &Answers, row: &Row, low: i64) -> Option<String> {
    let asked = desk.paper.study.results.get(row.result)?;
    let range = desk.speech.between(percentile(asked, row, low)?, percentile(asked, row, 100 - low)?);
    Some(desk.text(&Board::WorldRange {
        draws: desk.speech.of_draws(&whole(100 - 2 * low)),
        scenario: scenario(desk, row),
        what: what(desk, answers, row)?,
        range,
    }))
}

fn scenario(desk: &Desk, row: &Row) -> String {
    format!("{}, {}", say(&row.scenario.1, desk.paper.language), row.date.year())
}

/// Who gains, who loses, and for whom the draws decide.
fn sure(desk: &Desk, answers: &Answers, group: &Group, low: i64) -> Option<String> {
    let first = group.first()?;
    let asked = desk.paper.study.results.get(first.result)?;
    let names = |want: &dyn Fn(Ore, Ore) -> bool| {
        let is_such = |row: &&&Row| {
            let ends = percentile(asked, row, low).zip(percentile(asked, row, 100 - low));
            ends.is_some_and(|(low, high)| want(low, high))
        };
        group.iter().filter(is_such).map(|row| row.names.join(", ")).collect::<Vec<String>>()
    };
    let up = names(&|low, _| low > Ore::ZERO);
    let down = names(&|_, high| high < Ore::ZERO);
    let open = names(&|low, high| low <= Ore::ZERO && high >= Ore::ZERO && low < high);
    let model = say(&answers.models.get(first.model)?.1, desk.paper.language);
    let draws = (100 - low).to_string();
    let whose = |names: Vec<String>| match names.len() == group.len() {
        true => desk.text(&Board::AllOfThem),
        false => desk.speech.list(&names),
    };
    let mut sentences = vec![format!("{}.", scenario(desk, first))];
    if !up.is_empty() {
        let (draws, model) = (draws.clone(), model.clone());
        sentences.push(desk.text(&Board::WorldUp { draws, model, names: whose(up) }));
    }
    if !down.is_empty() {
        sentences.push(desk.text(&Board::WorldDown { draws, model, names: whose(down) }));
    }
    if !open.is_empty() {
        sentences.push(desk.text(&Board::WorldOpen { names: whose(open) }));
    }
    Some(sentences.join(" "))
}

/// What a world without draws says: a single sum, or who gets more and less than by today's rules in the same world.
fn plain(desk: &Desk, answers: &Answers, group: &Group) -> Option<String> {
    let first = group.first()?;
    let point =
        first.point.iter().map(|(name, number)| format!("{name} {}", exact(number, desk.paper.language)));
    let scenario = std::iter::once(scenario(desk, first)).chain(point).collect::<Vec<_>>().join(", ");
    if let [row] = group.as_slice() {
        let sum = desk.speech.full(ore(row.paid.as_ref()?)?);
        return Some(desk.text(&Board::WorldSum { scenario, what: what(desk, answers, row)?, sum }));
    }
    if first.than == Than::Nothing {
        let sum = group.iter().map(|row| row.paid.as_ref().and_then(ore)).sum::<Option<Ore>>()?;
        let model = say(&answers.models.get(first.model)?.1, desk.paper.language);
        let what = desk.text(&Board::WhatOf { amount: amount(desk, &first.of), model });
        return Some(desk.text(&Board::WorldSum { scenario, what, sum: desk.speech.full(sum) }));
    }
    if !matches!(first.than, Than::Model(other) if other == desk.paper.results.baseline) {
        return None;
    }
    let change = |row: &&Row| {
        let (code, after) = (row.codes.join(" "), ore(row.paid.as_ref()?)?);
        Some(Change { code, student_years: whole(0), before: Ore::ZERO, after })
    };
    let changes: Vec<Change> = group.iter().map(change).collect::<Option<_>>()?;
    let model = say(&answers.models.get(first.model)?.1, desk.paper.language);
    let winners = if desk.paper.shield.hides_any("school") {
        format!("{}.", desk.speech.winners_short(&changes))
    } else {
        desk.speech.winners(&changes)
    };
    Some(desk.text(&Board::WorldWinners { scenario, model, winners }))
}

/// What a row tells of, in words.
pub(super) fn what(desk: &Desk, answers: &Answers, row: &Row) -> Option<String> {
    let (_, title) = answers.models.get(row.model)?;
    let model = say(title, desk.paper.language);
    let member = row.names.join(", ");
    let amount = amount(desk, &row.of);
    Some(desk.text(&match (row.than, member.is_empty()) {
        (Than::Nothing, true) => Board::WhatOf { amount, model },
        (Than::Nothing, false) => Board::WhatOfMember { amount, member, model },
        (Than::Model(other), is_all) if other == desk.paper.results.baseline => match is_all {
            true => Board::ChangeOfAll { amount, model },
            false => Board::ChangeOfMember { amount, member, model },
        },
        _ => return None,
    }))
}

/// What an amount is called within a sentence.
pub(super) fn amount(desk: &Desk, name: &str) -> String {
    let node = |run: &crate::study::RunResult| {
        let node = run.model.node(run.model.node_named(name, None)?)?;
        Some(crate::report::view::phrase::within(&say(&node.label, desk.paper.language)))
    };
    if name == "total" {
        return desk.text(&Board::TheTotal);
    }
    desk.paper.results.runs.iter().find_map(node).unwrap_or_else(|| name.to_owned())
}
