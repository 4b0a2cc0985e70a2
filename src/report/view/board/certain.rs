//! How certain the figures are: what the scenarios of the study came to, over years, and what each uncertain input does.

use super::{Chapter, Desk};
use crate::base::number::whole;
use crate::base::{Exact, Ore};
use crate::compare::Change;
use crate::report::chart::{Band, Chart, Fan, Figure, Measure, Swing, Tornado, Value};
use crate::report::document::{Block, Column, Kind, Section};
use crate::report::numbers::exact;
use crate::report::view::{effects, say, worlds};
use crate::report::words::{Board, Word};
use crate::study::runs::{Answers, Effect, Method, OfInput, Row, Than};
use crate::study::{ResultAsked, Statistic};
use std::collections::BTreeMap;

/// At most so many sentences, so that the first ones are read.
const MOST: usize = 24;
/// At most so many charts of each kind.
const MOST_CHARTS: usize = 6;

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
    let told = groups(&answers.rows).into_iter().filter_map(|group| told(desk, answers, &group));
    blocks.extend(told.take(MOST).map(Block::Text));
    blocks.extend(fans(desk, answers).into_iter().take(MOST_CHARTS).map(Block::Chart));
    blocks.extend(tornadoes(desk).into_iter().take(MOST_CHARTS).map(Block::Chart));
    let language = desk.paper.language;
    let mut parts: Vec<Section> = worlds(desk.paper.study, answers, &[], language).sections;
    let effects = desk.paper.effects.map(|own| effects(desk.paper.study, own, Method::OneAtATime, language));
    parts.extend(effects.into_iter().flat_map(|document| document.sections));
    Chapter { title, blocks, parts }
}

/// A percentile of a row, in öre.
fn percentile(asked: &ResultAsked, row: &Row, percent: i64) -> Option<Ore> {
    let place = asked.statistics.iter().position(|one| *one == Statistic::Percentile(whole(percent)))?;
    row.statistics.get(place)?.as_ref().and_then(ore)
}

/// A number of öre as money.
fn ore(number: &Exact) -> Option<Ore> {
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
    if !matches!(first.than, Than::Model(other) if other == desk.paper.results.baseline) {
        return None;
    }
    let change = |row: &&Row| {
        let (code, after) = (row.codes.join(" "), ore(row.paid.as_ref()?)?);
        Some(Change { code, student_years: whole(0), before: Ore::ZERO, after })
    };
    let changes: Vec<Change> = group.iter().map(change).collect::<Option<_>>()?;
    let model = say(&answers.models.get(first.model)?.1, desk.paper.language);
    let winners = desk.speech.winners(&changes);
    Some(desk.text(&Board::WorldWinners { scenario, model, winners }))
}

/// What a row tells of, in words.
fn what(desk: &Desk, answers: &Answers, row: &Row) -> Option<String> {
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
fn amount(desk: &Desk, name: &str) -> String {
    let node = |run: &crate::study::RunResult| {
        let node = run.model.node(run.model.node_named(name, None)?)?;
        Some(crate::report::view::phrase::within(&say(&node.label, desk.paper.language)))
    };
    if name == "total" {
        return desk.text(&Board::TheTotal);
    }
    desk.paper.results.runs.iter().find_map(node).unwrap_or_else(|| name.to_owned())
}

/// What tells one fan from another: scenario, result, amount, model.
type Which<'a> = (&'a str, usize, &'a str, usize);

/// A fan over years for each total that is told for several.
fn fans(desk: &Desk, answers: &Answers) -> Vec<Chart> {
    let mut groups: BTreeMap<Which, Vec<&Row>> = BTreeMap::new();
    for row in answers.rows.iter().filter(|row| row.codes.is_empty() && row.than == Than::Nothing) {
        let which = (row.scenario.0.as_str(), row.result, row.of.as_str(), row.model);
        groups.entry(which).or_default().push(row);
    }
    let several = groups.into_values().filter(|rows| rows.len() > 1);
    several.filter_map(|rows| fan(desk, answers, &rows)).collect()
}

fn fan(desk: &Desk, answers: &Answers, rows: &[&Row]) -> Option<Chart> {
    let (first, last) = (rows.first()?, rows.last()?);
    let asked = desk.paper.study.results.get(first.result)?;
    let band = |row: &&Row| {
        let of = |percent| percentile(asked, row, percent).map(Value::Ore);
        let label = row.date.year().to_string();
        let (p5, p25, median, p75, p95) = (of(5)?, of(25)?, of(50)?, of(75)?, of(95)?);
        Some(Band { label, p5, p25, median, p75, p95 })
    };
    let bands: Vec<Band> = rows.iter().map(band).collect::<Option<_>>()?;
    let [from, to] = [percentile(asked, first, 50)?, percentile(asked, last, 50)?];
    let title = Board::ChartFan {
        what: what(desk, answers, first)?,
        from: desk.speech.short(from),
        to: desk.speech.short(to),
        first: first.date.year().to_string(),
        last: last.date.year().to_string(),
    };
    let language = desk.paper.language;
    let figure = Figure::Fan(Fan {
        steps: Column::new("year", Word::BudgetYear.text(language), Kind::Text),
        measure: Measure::new("paid", Word::Paid.text(language), desk.speech.currency.clone(), Kind::Money),
        bands,
        lines: Vec::new(),
    });
    let model = answers.models.get(first.model).map_or("", |(id, _)| id);
    let id = format!("chart_fan_{}_{}_{}_{model}", first.scenario.0, asked.name, first.of);
    let description = desk.text(&Board::ChartFanAbout { count: rows.len().to_string() });
    Some(Chart { id, language, title: desk.text(&title), description, figure })
}

/// What each uncertain input does to each total.
fn tornadoes(desk: &Desk) -> Vec<Chart> {
    let Some(effects) = desk.paper.effects else { return Vec::new() };
    let totals = effects.effects.iter().filter(|effect| effect.codes.is_empty());
    (1..).zip(totals).filter_map(|(number, effect)| tornado(desk, effect, number)).collect()
}

fn tornado(desk: &Desk, effect: &Effect, number: usize) -> Option<Chart> {
    let language = desk.paper.language;
    let value = |ore: &i64| Value::Ore(Ore::from_whole(*ore));
    let swing = |(input, of): &(String, OfInput)| match of {
        OfInput::Swing(Some(low), Some(high)) => Some(Swing {
            label: input.clone(),
            low: value(low),
            high: value(high),
            ends: (String::new(), String::new()),
        }),
        _ => None,
    };
    let swings: Vec<Swing> = effect.inputs.iter().filter_map(swing).collect();
    let model = desk.paper.effects?.models.get(effect.model)?;
    let title = Board::ChartTornado {
        input: swings.first()?.label.clone(),
        amount: amount(desk, &effect.of),
        model: say(&model.1, language),
    };
    let figure = Figure::Tornado(Tornado {
        members: Column::new("input", Word::Input.text(language), Kind::Text),
        measure: Measure::new("paid", Word::Paid.text(language), desk.speech.currency.clone(), Kind::Money),
        base: value(&effect.middle?),
        base_label: Word::InputMiddle.text(language),
        swings,
    });
    let description = desk.text(&Board::ChartTornadoAbout { count: effect.inputs.len().to_string() });
    Some(Chart {
        id: format!("chart_inputs_{number}"),
        language,
        title: desk.text(&title),
        description,
        figure,
    })
}
