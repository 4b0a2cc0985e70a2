//! Dots at two numbers: shapes by group, areas by size, names where they have room, those far from the rest first.

use super::amounts::Amounts;
use super::canvas::{Anchor, Canvas, Look, Type};
use super::drawing::Drawing;
use super::letters::{SMALL, width};
use super::names::{Area, Spot, names};
use super::palette::Paint;
use super::plane::{rightward, upward};
use super::px::{Px, px};
use super::ticks::{Scale, around, extremes};
use crate::base::number::whole;
use crate::base::rounding::round_to_whole;
use crate::base::{Exact, Mode};
use crate::report::chart::{Dot, Dots, Fitted};
use crate::report::words::ChartWord;
use num_traits::{Signed, ToPrimitive};

/// The radius of dots that are all alike.
const ALIKE: Px = px(5);
/// The radius of the largest dot where sizes differ.
const LARGEST: Px = px(16);
/// Above this many, dots are smaller.
const CROWD: usize = 60;
/// The radius of the smallest dot that can be seen.
const LEAST: Px = px(2);

/// A dot whose numbers are known.
struct Known<'a> {
    label: &'a str,
    x: Exact,
    y: Exact,
    size: Option<Exact>,
    group: usize,
}

pub(super) fn draw(figure: &Dots, drawing: &mut Drawing<'_>) {
    let groups = groups(figure);
    let sized = figure.size.is_some();
    let pairs = || figure.dots.iter().map(|dot| (dot, known(dot, sized, &groups)));
    let dots: Vec<Known<'_>> = pairs().filter_map(|(_, known)| known).collect();
    let hidden: Vec<&str> =
        pairs().filter(|(_, known)| known.is_none()).map(|(dot, _)| dot.label.as_str()).collect();
    drawing.note_hidden(&hidden);
    let texts = Texts::of(figure, &dots, drawing);
    drawing.caption(&texts.caption(drawing));
    let ends: Vec<&(Exact, Exact)> = figure.line.iter().flat_map(|line| [&line.from, &line.to]).collect();
    let across = extremes(dots.iter().map(|dot| &dot.x).chain(ends.iter().map(|(x, _)| x)));
    let up = extremes(dots.iter().map(|dot| &dot.y).chain(ends.iter().map(|(_, y)| y)));
    let (Some(x), Some(y)) = (across, up) else {
        return drawing.nothing();
    };
    key(&groups, figure.line.as_ref(), drawing);
    let (right, ticks) = (drawing.right - px(20), around(&x.0, &x.1, 7));
    let (y, left) = upward(&around(&y.0, &y.1, 8), &texts.up, right, drawing);
    let x = Scale::over(&ticks, left + px(8), right);
    rightward(&x, &ticks, &texts.across, drawing);
    let mut spots = spots(&dots, &x, &y);
    // Large dots first, so that none is covered by a larger one.
    let mut order: Vec<(&Known<'_>, &Spot<'_>)> = dots.iter().zip(&spots).collect();
    order.sort_by_key(|(_, spot)| -spot.radius.0);
    for (dot, spot) in order {
        drawing.canvas.begin(&texts.of_dot(dot));
        shape(spot.at, spot.radius, dot.group, &mut drawing.canvas);
        drawing.canvas.end();
    }
    let line = figure.line.as_ref().map(|line| (place(&line.from, &x, &y), place(&line.to, &x, &y)));
    if let Some((from, to)) = line {
        drawing.canvas.line(from, to, FITTED);
    }
    weigh(&mut spots, line);
    let bounds = Area { left, right: drawing.right, top: y.to - px(8), bottom: y.from };
    names(&spots, bounds, &mut drawing.canvas);
}

fn place(point: &(Exact, Exact), x: &Scale, y: &Scale) -> (Px, Px) {
    (x.place(&point.0), y.place(&point.1))
}

/// The groups in the order in which they come.
fn groups(figure: &Dots) -> Vec<&str> {
    let mut groups: Vec<&str> = Vec::new();
    for group in figure.dots.iter().filter_map(|dot| dot.group.as_deref()) {
        if !groups.contains(&group) {
            groups.push(group);
        }
    }
    groups
}

fn known<'a>(dot: &'a Dot, sized: bool, groups: &[&str]) -> Option<Known<'a>> {
    let size = match &dot.size {
        Some(size) if sized => Some(size.exact()?),
        _ => None,
    };
    let group = groups.iter().position(|group| dot.group.as_deref() == Some(group)).unwrap_or(0);
    Some(Known { label: &dot.label, x: dot.x.exact()?, y: dot.y.exact()?, size, group })
}

/// How the numbers of dots are written.
struct Texts {
    across: Amounts,
    up: Amounts,
    size: Option<(String, Amounts)>,
}

impl Texts {
    fn of(figure: &Dots, dots: &[Known<'_>], drawing: &Drawing<'_>) -> Self {
        let amounts = |measure, numbers: Vec<Exact>| Amounts::of(measure, &numbers, drawing.language);
        let sizes = || dots.iter().filter_map(|dot| dot.size.clone()).collect();
        Self {
            across: amounts(&figure.x, dots.iter().map(|dot| dot.x.clone()).collect()),
            up: amounts(&figure.y, dots.iter().map(|dot| dot.y.clone()).collect()),
            size: figure.size.as_ref().map(|size| (size.text.clone(), amounts(size, sizes()))),
        }
    }

    /// What is measured upwards, and by areas.
    fn caption(&self, drawing: &Drawing<'_>) -> String {
        match &self.size {
            Some((name, _)) => {
                let area = drawing.word(&ChartWord::Area { name: name.clone() });
                format!("{} · {area}", self.up.caption)
            }
            None => self.up.caption.clone(),
        }
    }

    fn of_dot(&self, dot: &Known<'_>) -> String {
        let with_unit = |amounts: &Amounts, number: &Exact| {
            format!("{} {}", amounts.text(number), amounts.unit).trim_end().to_owned()
        };
        let mut text =
            format!("{}: {}; {}", dot.label, with_unit(&self.across, &dot.x), with_unit(&self.up, &dot.y));
        if let (Some((name, amounts)), Some(size)) = (&self.size, &dot.size) {
            text.push_str(&format!("; {name} {}", with_unit(amounts, size)));
        }
        text
    }
}

/// Where dots lie and how large they are.
fn spots<'a>(dots: &[Known<'a>], x: &Scale, y: &Scale) -> Vec<Spot<'a>> {
    let largest = dots.iter().filter_map(|dot| dot.size.as_ref()).max();
    let (own, other) = if dots.len() > CROWD { (5, 8) } else { (1, 1) };
    let spot = |dot: &Known<'a>| Spot {
        name: dot.label,
        at: (x.place(&dot.x), y.place(&dot.y)),
        radius: (radius(dot.size.as_ref(), largest) * own / other).max(LEAST),
        weight: 0,
    };
    dots.iter().map(spot).collect()
}

/// The square root of a share of the largest area: areas are in proportion, not radii.
fn radius(size: Option<&Exact>, largest: Option<&Exact>) -> Px {
    let (Some(size), Some(largest)) = (size, largest) else { return ALIKE };
    if !largest.is_positive() {
        return Px::ZERO;
    }
    let square = size / largest * whole(LARGEST.0 * LARGEST.0);
    let square = round_to_whole(&square, Mode::HalfAway).to_u64().unwrap_or(0);
    Px(i64::try_from(square.isqrt()).unwrap_or(0))
}

/// The farther a dot lies from the line, or from the middle where there is none, the sooner it is named.
fn weigh(spots: &mut [Spot<'_>], line: Option<((Px, Px), (Px, Px))>) {
    let count = i64::try_from(spots.len()).unwrap_or(1).max(1);
    let middle = |of: fn(&Spot<'_>) -> Px| spots.iter().map(of).sum::<Px>() / count;
    let center = (middle(|spot| spot.at.0), middle(|spot| spot.at.1));
    for spot in spots {
        spot.weight = match line {
            Some((from, to)) if to.0 > from.0 => {
                let rise = (to.1 - from.1).0 * (spot.at.0 - from.0).0 / (to.0 - from.0).0;
                (spot.at.1.0 - from.1.0 - rise).abs() * 2
            }
            _ => ((spot.at.0 - center.0).abs() + (spot.at.1 - center.1).abs()).0,
        } + spot.radius.0;
    }
}

fn shape(at: (Px, Px), radius: Px, group: usize, canvas: &mut Canvas) {
    let ((x, y), r) = (at, radius);
    let look = |paint| Look::flat(paint).edged(Paint::Paper, px(1));
    match group % 4 {
        0 => canvas.circle(at, r, look(Paint::More)),
        1 => {
            let half = r * 89 / 100;
            canvas.rect((x - half, x + half), (y - half, y + half), look(Paint::Less));
        }
        2 => {
            let (high, low, half) = (r * 127 / 100, r * 78 / 100, r * 118 / 100);
            canvas.path(&[(x, y - high), (x + half, y + low), (x - half, y + low)], look(Paint::Whole));
        }
        _ => {
            let half = r * 125 / 100;
            canvas.path(&[(x, y - half), (x + half, y), (x, y + half), (x - half, y)], look(Paint::Edge));
        }
    }
}

/// The shapes of groups and the line with their names, on as many lines as they need.
fn key(groups: &[&str], line: Option<&Fitted>, drawing: &mut Drawing<'_>) {
    let groups = if groups.len() > 1 { groups } else { &[] };
    let shapes = groups.iter().enumerate().map(|(number, group)| (Some(number), *group));
    let entries = shapes.chain(line.map(|line| (None, line.label.as_str())));
    let (mut x, mut base) = (drawing.left, drawing.top + px(12));
    for (sample, name) in entries {
        let sample_wide = if sample.is_some() { px(18) } else { px(36) };
        let wide = sample_wide + width(name, SMALL);
        if x > drawing.left && x + wide > drawing.right {
            (x, base) = (drawing.left, base + px(18));
        }
        let level = base - px(4);
        match sample {
            Some(group) => shape((x + px(6), level), ALIKE, group, &mut drawing.canvas),
            None => drawing.canvas.line((x, level), (x + px(29), level), FITTED),
        }
        let look = Type::new(SMALL, Paint::Ink, Anchor::Start);
        drawing.canvas.text((x + sample_wide, base), name, look);
        x += wide + px(18);
        drawing.top = base + px(10);
    }
}

/// The look of a fitted line.
const FITTED: Look = Look::line(Paint::Whole, Px(150)).dashed(Some("6 4"));
