//! How certain the figures are: what the scenarios of the study came to, over years, and what each uncertain input does.

use super::{Chapter, Desk};
use crate::base::number::whole;
use crate::base::{Exact, Ore};
use crate::report::chart::{Band, Chart, Fan, Figure, Measure, Swing, Tornado, Value};
use crate::report::document::{Block, Column, Kind, Section};
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
    let mut blocks = vec![desk.paragraph(&Board::WorldsText { runs })];
    let ranges = answers.rows.iter().filter_map(|row| range(desk, answers, row)).take(MOST);
    blocks.extend(ranges.map(Block::Text));
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

/// `I 9 av 10 dragningar …`, of the widest percentiles that stand on either side of the middle.
fn range(desk: &Desk, answers: &Answers, row: &Row) -> Option<String> {
    let asked = desk.paper.study.results.get(row.result)?;
    let (low, high) = [1, 5, 10, 25]
        .into_iter()
        .find_map(|low| Some((low, (percentile(asked, row, low)?, percentile(asked, row, 100 - low)?))))?;
    if row.count < 2 {
        return None;
    }
    let draws = desk.speech.of_draws(&whole(100 - 2 * low));
    let range = desk.speech.between(high.0, high.1);
    let scenario = say(&row.scenario.1, desk.paper.language);
    let scenario = format!("{scenario}, {}", row.date.year());
    Some(desk.text(&Board::WorldRange { draws, scenario, what: what(desk, answers, row)?, range }))
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
