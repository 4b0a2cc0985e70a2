//! Charts of what scenarios came to: lines over a sweep, fans over years, and what each uncertain input does.

use super::Desk;
use super::certain::{amount, ore, percentile, what};
use crate::base::{Exact, Ore};
use crate::report::chart::{Band, Chart, Fan, Figure, Join, Line, Lines, Measure, Swing, Tornado, Value};
use crate::report::document::{Column, Kind};
use crate::report::view::say;
use crate::report::words::{Board, Word};
use crate::study::runs::{Answers, Effect, OfInput, Row, Than};
use std::collections::BTreeMap;

/// At most so many charts of each kind.
const MOST: usize = 6;
/// A line needs more points than this.
const FEWEST_POINTS: usize = 2;

/// Every chart, the first of each kind.
pub(super) fn all(desk: &Desk, answers: &Answers) -> Vec<Chart> {
    let kinds = [sweeps(desk, answers), fans(desk, answers), tornadoes(desk)];
    kinds.into_iter().flat_map(|charts| charts.into_iter().take(MOST)).collect()
}

/// What tells one sweep from another: scenario, day, input, result, amount.
type Swept<'a> = (&'a str, crate::base::Date, &'a str, usize, &'a str);
/// By model: what is paid in all at each point.
type Totals = BTreeMap<usize, BTreeMap<Exact, Ore>>;

/// A line for each model over an input that is swept alone.
fn sweeps(desk: &Desk, answers: &Answers) -> Vec<Chart> {
    let mut all: BTreeMap<Swept, Totals> = BTreeMap::new();
    for row in answers.rows.iter().filter(|row| row.than == Than::Nothing) {
        let ([(input, at)], Some(paid)) = (row.point.as_slice(), row.paid.as_ref().and_then(ore)) else {
            continue;
        };
        let which = (row.scenario.0.as_str(), row.date, input.as_str(), row.result, row.of.as_str());
        let totals = all.entry(which).or_default().entry(row.model).or_default();
        let total = totals.entry(at.clone()).or_default();
        *total = *total + paid;
    }
    all.into_iter().filter_map(|(which, totals)| sweep(desk, answers, which, &totals)).collect()
}

fn sweep(desk: &Desk, answers: &Answers, which: Swept, totals: &Totals) -> Option<Chart> {
    let (scenario, _, input, result, of) = which;
    let line = |(model, points): (&usize, &BTreeMap<Exact, Ore>)| {
        let (id, title) = answers.models.get(*model)?;
        let points = points.iter().map(|(at, paid)| (at.clone(), Value::Ore(*paid))).collect();
        Some(Line { id: id.clone(), label: say(title, desk.paper.language), join: Join::Straight, points })
    };
    let lines: Vec<Line> = totals.iter().filter_map(line).collect();
    let widest = totals.values().max_by_key(|points| spread(points))?;
    let (first, last) = (widest.iter().next()?, widest.iter().next_back()?);
    if widest.len() <= FEWEST_POINTS {
        return None;
    }
    let language = desk.paper.language;
    let [from, to] = [first.0, last.0].map(|at| crate::report::numbers::exact(at, language));
    let (amount, input_name) = (amount(desk, of), input.to_owned());
    let change = desk.speech.change_short(*last.1 - *first.1);
    let title = desk.text(&Board::ChartSweep { amount, input: input_name, from, to, change });
    let figure = Figure::Lines(Lines {
        x: Measure::new(input, input, "", Kind::Ratio),
        y: Measure::new("paid", Word::Paid.text(language), desk.speech.currency.clone(), Kind::Money),
        lines,
        marks: Vec::new(),
    });
    let description = desk.text(&Board::ChartSweepAbout { count: widest.len().to_string() });
    let id = format!("chart_sweep_{scenario}_{input}_{result}_{of}");
    Some(Chart { id, language, title, description, figure })
}

/// How far a line goes.
fn spread(points: &BTreeMap<Exact, Ore>) -> i64 {
    let values = points.values().map(|ore| ore.count());
    values.clone().max().unwrap_or(0) - values.min().unwrap_or(0)
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
