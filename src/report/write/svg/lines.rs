//! Lines over a number, straight or in steps, named at their right ends, with points of note.

use super::amounts::Amounts;
use super::canvas::{Anchor, Look, Type};
use super::drawing::Drawing;
use super::letters::{BODY, width};
use super::palette::Paint;
use super::plane::{EndName, end_names, rightward, room, upward};
use super::px::{Px, px};
use super::ticks::{Scale, around, extremes, within};
use crate::base::Exact;
use crate::report::chart::{Join, Line, Lines, Mark};
use crate::report::words::ChartWord;

/// Colour and dashes of lines, one after another: told apart without colour.
const LOOKS: [(Paint, Option<&str>); 6] = [
    (Paint::More, None),
    (Paint::Less, Some("7 4")),
    (Paint::Whole, Some("2 3")),
    (Paint::Edge, Some("9 3 2 3")),
    (Paint::First, Some("14 5")),
    (Paint::Third, None),
];

pub(super) fn draw(figure: &Lines, drawing: &mut Drawing<'_>) {
    let points = || figure.lines.iter().flat_map(|line| &line.points);
    let xs: Vec<Exact> =
        points().map(|(x, _)| x.clone()).chain(figure.marks.iter().map(|mark| mark.x.clone())).collect();
    let ys: Vec<Exact> = points()
        .filter_map(|(_, y)| y.exact())
        .chain(figure.marks.iter().map(|mark| mark.y.clone()))
        .collect();
    let across = Amounts::of(&figure.x, &xs, drawing.language);
    let up = Amounts::of(&figure.y, &ys, drawing.language);
    drawing.caption(&up.caption);
    let (Some((least, most)), Some((low, high))) = (extremes(xs.iter()), extremes(ys.iter())) else {
        return drawing.nothing();
    };
    let right = drawing.right - room(figure.lines.iter().map(|line| line.label.as_str()));
    let (y, left) = upward(&around(&low, &high, 6), &up, right, drawing);
    let (x, ticks) = if least < most {
        let ticks = within(&least, &most, 8);
        (Scale { low: least, high: most, from: left + px(8), to: right - px(4) }, ticks)
    } else {
        let ticks = around(&least, &most, 2);
        (Scale::over(&ticks, left + px(8), right - px(4)), ticks)
    };
    rightward(&x, &ticks, &across, drawing);
    let mut names = Vec::new();
    for (line, look) in figure.lines.iter().zip(LOOKS.into_iter().cycle()) {
        names.extend(one(line, look, &x, &y, drawing));
    }
    if points().any(|(_, y)| y.exact().is_none()) {
        let text = drawing.word(&ChartWord::HiddenStep);
        drawing.note(text);
    }
    for mark in &figure.marks {
        noted(mark, &x, &y, drawing);
    }
    end_names(&names, right, (y.to, y.from), drawing);
}

/// A line, broken where it is hidden; returns its name at its end.
fn one(
    line: &Line,
    (paint, dash): (Paint, Option<&'static str>),
    x: &Scale,
    y: &Scale,
    drawing: &mut Drawing<'_>,
) -> Option<EndName> {
    let points = line.points.iter();
    let points: Vec<Option<(Px, Px)>> =
        points.map(|(at, value)| value.exact().map(|number| (x.place(at), y.place(&number)))).collect();
    for run in points.split(Option::is_none) {
        let run: Vec<(Px, Px)> = run.iter().flatten().copied().collect();
        match run.as_slice() {
            [] => {}
            [only] => drawing.canvas.circle(*only, px(4), Look::flat(paint)),
            several => {
                let joined = match line.join {
                    Join::Straight => several.to_vec(),
                    Join::Step => steps(several),
                };
                drawing.canvas.path(&joined, Look::line(paint, Px(250)).dashed(dash));
            }
        }
    }
    let (x, y) = points.into_iter().flatten().next_back()?;
    (!line.label.is_empty()).then(|| EndName { text: line.label.clone(), paint: Paint::Ink, y, x })
}

/// A value holds until the next point.
fn steps(points: &[(Px, Px)]) -> Vec<(Px, Px)> {
    let mut joined: Vec<(Px, Px)> = Vec::new();
    for (x, y) in points {
        if let Some((_, held)) = joined.last().copied() {
            joined.push((*x, held));
        }
        joined.push((*x, *y));
    }
    joined
}

/// A point of note, its name on the side that has room.
fn noted(mark: &Mark, x: &Scale, y: &Scale, drawing: &mut Drawing<'_>) {
    let at = (x.place(&mark.x), y.place(&mark.y));
    drawing.canvas.circle(at, px(5), Look::flat(Paint::Paper).edged(Paint::Ink, px(2)));
    let fits = at.0 + px(10) + width(&mark.label, BODY) <= x.to;
    let (left, anchor) = if fits { (at.0 + px(10), Anchor::Start) } else { (at.0 - px(10), Anchor::End) };
    let base = if at.1 - px(12) < y.to { at.1 + px(20) } else { at.1 - px(8) };
    let look = Type::new(BODY, Paint::Ink, anchor).with_halo();
    drawing.canvas.text((left, base), &mark.label, look);
}
