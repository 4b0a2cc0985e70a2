//! What may come to be: the median as a line, the middle half and nine of ten as bands, other lines across.

use super::amounts::Amounts;
use super::canvas::Look;
use super::drawing::Drawing;
use super::palette::Paint;
use super::plane::{EndName, end_names, labels, room, upward};
use super::px::{Px, px};
use super::ticks::{Scale, around, extremes};
use crate::base::Exact;
use crate::base::number::whole;
use crate::report::chart::{Band, Fan, StepLine, Value};
use crate::report::words::ChartWord;

/// Half the width of a band that stands alone.
const ALONE: Px = px(16);
/// The dashes of other lines, one after another.
const DASHES: [Option<&str>; 3] = [Some("7 4"), Some("2 3"), Some("9 3 2 3")];

/// The percentiles of a step, from the least, at its place.
struct Step {
    x: Px,
    y: [Px; 5],
}

pub(super) fn draw(fan: &Fan, drawing: &mut Drawing<'_>) {
    let bands: Vec<Option<[Exact; 5]>> = fan.bands.iter().map(known).collect();
    let lines = fan.lines.iter().flat_map(|line| &line.values).filter_map(Value::exact);
    let numbers: Vec<Exact> = bands.iter().flatten().flatten().cloned().chain(lines).collect();
    let amounts = Amounts::of(&fan.measure, &numbers, drawing.language);
    drawing.caption(&amounts.caption);
    let Some((low, high)) = extremes(numbers.iter()) else { return drawing.nothing() };
    let words = [ChartWord::Median, ChartWord::Half, ChartWord::Most].map(|word| drawing.word(&word));
    let own_names = words.iter().chain(fan.lines.iter().map(|line| &line.label));
    let right = drawing.right - room(own_names.map(String::as_str));
    let (y, left) = upward(&around(&low, &high, 6), &amounts, right, drawing);
    let places = places(fan.bands.len(), left + px(16), right - px(8));
    let steps = fan.bands.iter().zip(&places).map(|(band, x)| (*x, band.label.clone()));
    labels(&steps.collect::<Vec<_>>(), drawing);
    let runs = runs(&bands, &places, &y);
    for run in &runs {
        bands_of(run, drawing);
    }
    if runs.len() > 1 || bands.iter().any(Option::is_none) {
        let text = drawing.word(&ChartWord::HiddenStep);
        drawing.note(text);
    }
    let mut names = band_names(&runs, words);
    for (line, dash) in fan.lines.iter().zip(DASHES.into_iter().cycle()) {
        names.extend(other(line, dash, &places, &y, drawing));
    }
    // Names stand beside a step that is alone, else at the right edge.
    let beside = if places.len() == 1 { names.iter().map(|name| name.x + px(16)).max() } else { None };
    end_names(&names, beside.unwrap_or(right), (y.to, y.from), drawing);
}

fn known(band: &Band) -> Option<[Exact; 5]> {
    let [a, b, c, d, e] =
        [&band.p5, &band.p25, &band.median, &band.p75, &band.p95].map(|value| value.exact());
    Some([a?, b?, c?, d?, e?])
}

/// Steps at equal distances.
fn places(steps: usize, from: Px, to: Px) -> Vec<Px> {
    let last = i64::try_from(steps).unwrap_or(1) - 1;
    if last < 1 {
        return vec![(from + to) / 2; steps];
    }
    let scale = Scale { low: whole(0), high: whole(last), from, to };
    (0..=last).map(|step| scale.place(&whole(step))).collect()
}

/// Steps in a row whose numbers are all known.
fn runs(bands: &[Option<[Exact; 5]>], places: &[Px], y: &Scale) -> Vec<Vec<Step>> {
    let mut runs: Vec<Vec<Step>> = vec![Vec::new()];
    for (band, x) in bands.iter().zip(places) {
        match (band, runs.last_mut()) {
            (Some(numbers), Some(run)) => {
                let [a, b, c, d, e] = numbers;
                run.push(Step { x: *x, y: [a, b, c, d, e].map(|number| y.place(number)) });
            }
            _ => runs.push(Vec::new()),
        }
    }
    runs.retain(|run| !run.is_empty());
    runs
}

fn bands_of(run: &[Step], drawing: &mut Drawing<'_>) {
    let line = |of: fn(&Step) -> Px| -> Vec<(Px, Px)> {
        match run {
            [only] => vec![(only.x - ALONE, of(only)), (only.x + ALONE, of(only))],
            several => several.iter().map(|step| (step.x, of(step))).collect(),
        }
    };
    let [p5, p25, median, p75, p95]: [Vec<(Px, Px)>; 5] = [
        line(|Step { y: [p5, ..], .. }| *p5),
        line(|Step { y: [_, p25, ..], .. }| *p25),
        line(|Step { y: [_, _, median, ..], .. }| *median),
        line(|Step { y: [.., p75, _], .. }| *p75),
        line(|Step { y: [.., p95], .. }| *p95),
    ];
    for (low, high, paint) in [(&p5, &p95, Paint::Outer), (&p25, &p75, Paint::Inner)] {
        let around: Vec<(Px, Px)> = high.iter().chain(low.iter().rev()).copied().collect();
        drawing.canvas.path(&around, Look::flat(paint));
    }
    // Pale bands alone would be too weak on paper: their edges are drawn.
    for edge in [&p5, &p95] {
        drawing.canvas.path(edge, Look::line(Paint::Edge, px(1)).dashed(Some("3 2")));
    }
    for edge in [&p25, &p75] {
        drawing.canvas.path(edge, Look::line(Paint::Edge, px(1)));
    }
    drawing.canvas.path(&median, Look::line(Paint::More, px(3)));
}

/// The names of the median and the bands, at the last step.
fn band_names(runs: &[Vec<Step>], [median, half, most]: [String; 3]) -> Vec<EndName> {
    let Some(run) = runs.last() else { return Vec::new() };
    let Some(Step { x, y: [_, _, middle, p75, p95] }) = run.last() else { return Vec::new() };
    let x = if run.len() == 1 { *x + ALONE } else { *x };
    let name = |text, paint, y| EndName { text, paint, y, x };
    vec![
        name(most, Paint::Muted, (*p75 + *p95) / 2),
        name(half, Paint::Muted, (*middle + *p75) / 2),
        name(median, Paint::More, *middle),
    ]
}

/// A line across the steps; returns its name at its end.
fn other(
    line: &StepLine,
    dash: Option<&'static str>,
    places: &[Px],
    y: &Scale,
    drawing: &mut Drawing<'_>,
) -> Option<EndName> {
    let points = line.values.iter().zip(places);
    let points: Vec<Option<(Px, Px)>> =
        points.map(|(value, x)| value.exact().map(|number| (*x, y.place(&number)))).collect();
    for run in points.split(Option::is_none) {
        let mut run: Vec<(Px, Px)> = run.iter().flatten().copied().collect();
        if let [(x, y)] = *run.as_slice() {
            run = vec![(x - ALONE * 2, y), (x + ALONE * 2, y)];
        }
        if !run.is_empty() {
            drawing.canvas.path(&run, Look::line(Paint::Less, px(2)).dashed(dash));
        }
    }
    let (x, y) = points.into_iter().flatten().next_back()?;
    Some(EndName { text: line.label.clone(), paint: Paint::Ink, y, x })
}
