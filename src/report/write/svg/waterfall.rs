//! How one sum becomes another: two sums, and between them what is added and taken, each where the one before ends.

use super::amounts::Amounts;
use super::bars::hidden_at;
use super::canvas::{Anchor, Look, Type};
use super::drawing::{Drawing, GAP};
use super::letters::{BODY, STRONG, width};
use super::palette::Paint;
use super::px::px;
use super::rows::{Place, Rows, lay};
use super::ticks::{Scale, around, extremes};
use crate::base::Exact;
use crate::base::number::whole;
use crate::report::chart::{Bar, Value, Waterfall};
use crate::report::words::ChartWord;
use num_traits::{Signed, Zero};

/// A row: what it adds and where that begins and ends, as far as both are known.
struct Step<'a> {
    bar: &'a Bar,
    between: Option<(Exact, Exact)>,
}

pub(super) fn draw(figure: &Waterfall, drawing: &mut Drawing<'_>) {
    let steps = steps(figure);
    let ends = [&figure.start, &figure.end].map(|bar| bar.value.exact());
    let levels = steps.iter().filter_map(|step| step.between.clone()).flat_map(|(from, to)| [from, to]);
    let levels: Vec<Exact> = levels.chain(ends.into_iter().flatten()).collect();
    let amounts = Amounts::of(&figure.measure, &levels, drawing.language);
    drawing.caption(&amounts.caption);
    let Some(extremes) = extremes(levels.iter()) else { return drawing.nothing() };
    let all = || [&figure.start].into_iter().chain(&figure.changes).chain([&figure.end]);
    let names: Vec<&str> = all().map(|bar| bar.label.as_str()).collect();
    let rows = lay(&names, px(28), false, drawing);
    let (low, high) = range(extremes, &amounts, drawing);
    let texts = all().filter_map(|bar| bar.value.exact()).map(|n| width(&amounts.change(&n), STRONG));
    let room = texts.max().unwrap_or_default() + GAP;
    let scale = Scale { low, high, from: rows.left, to: drawing.right - room };
    let painter = Painter { scale, amounts };
    painter.connect(figure, &steps, &rows, drawing);
    let mut places = rows.places.iter();
    if let Some(place) = places.next() {
        painter.sum(&figure.start, *place, drawing);
    }
    for (step, place) in steps.iter().zip(places.by_ref()) {
        painter.step(step, *place, drawing);
    }
    if let Some(place) = places.next() {
        painter.sum(&figure.end, *place, drawing);
    }
}

/// Where steps begin and end: from the start as far as all are known, and from the end back.
fn steps(figure: &Waterfall) -> Vec<Step<'_>> {
    let mut steps: Vec<Step<'_>> = figure.changes.iter().map(|bar| Step { bar, between: None }).collect();
    let mut level = figure.start.value.exact();
    for step in &mut steps {
        let next = level.as_ref().zip(step.bar.value.exact()).map(|(from, change)| from + change);
        step.between = level.zip(next.clone());
        level = next;
    }
    let mut level = figure.end.value.exact();
    for step in steps.iter_mut().rev().take_while(|step| step.between.is_none()) {
        let before = level.as_ref().zip(step.bar.value.exact()).map(|(to, change)| to - change);
        step.between = before.clone().zip(level);
        level = before;
    }
    steps
}

/// From zero, unless changes would then be too small to see: that is said below.
fn range((low, high): (Exact, Exact), amounts: &Amounts, drawing: &mut Drawing<'_>) -> (Exact, Exact) {
    let far_from_zero = low.is_positive() && low < high && (&high - &low) * whole(4) < high;
    if !far_from_zero {
        return (low.min(Exact::zero()), high.max(Exact::zero()));
    }
    let ticks = around(&(&low - (&high - &low) / whole(4)), &high, 6);
    let first = ticks.at.first().cloned().unwrap_or(low).max(Exact::zero());
    if first.is_positive() {
        let number = format!("{} {}", amounts.tick(&first, &ticks.step), amounts.unit).trim().to_owned();
        let text = drawing.word(&ChartWord::AxisFrom { number });
        drawing.note(text);
    }
    (first, high)
}

struct Painter {
    scale: Scale,
    amounts: Amounts,
}

impl Painter {
    /// A sum as a bar; where the scale does not begin at zero, open to the left, for its length says nothing.
    fn sum(&self, bar: &Bar, place: Place, drawing: &mut Drawing<'_>) {
        let Some(number) = bar.value.exact() else {
            return hidden_at(self.scale.from, place, drawing);
        };
        let cut = self.scale.low.is_positive();
        let from = if cut { self.scale.from } else { self.scale.place(&Exact::zero()) };
        let (end, y) = (self.scale.place(&number), place.bar());
        let text = self.amounts.text(&number);
        drawing.canvas.begin(&format!("{}: {text} {}", bar.label, self.amounts.unit));
        drawing.canvas.rect((from, end), y, Look::flat(Paint::Whole));
        if cut {
            for slash in [px(10), px(16)] {
                let points = [(from + slash, y.1 + px(2)), (from + slash + px(6), y.0 - px(2))];
                drawing.canvas.path(&points, Look::line(Paint::Paper, px(3)));
            }
        }
        let at = (from.max(end) + GAP, place.base());
        drawing.canvas.text(at, &text, Type::new(STRONG, Paint::Ink, Anchor::Start).with_halo());
        drawing.canvas.end();
    }

    fn step(&self, step: &Step<'_>, place: Place, drawing: &mut Drawing<'_>) {
        let Some(number) = step.bar.value.exact() else {
            return hidden_at(self.scale.from, place, drawing);
        };
        let text = self.amounts.change(&number);
        drawing.canvas.begin(&format!("{}: {text} {}", step.bar.label, self.amounts.unit));
        let right = match &step.between {
            Some((from, to)) => {
                let (from, to) = (self.scale.place(from), self.scale.place(to));
                let paint = if number.is_negative() { Paint::Less } else { Paint::More };
                drawing.canvas.rect((from, to), place.bar(), Look::flat(paint));
                from.max(to)
            }
            None => self.scale.from,
        };
        let at = (right + GAP, place.base());
        drawing.canvas.text(at, &text, Type::new(BODY, Paint::Ink, Anchor::Start).with_halo());
        drawing.canvas.end();
    }

    /// Thin lines from where one row ends to where the next begins.
    fn connect(&self, figure: &Waterfall, steps: &[Step<'_>], rows: &Rows, drawing: &mut Drawing<'_>) {
        let ends = steps.iter().map(|step| step.between.as_ref().map(|(_, to)| to.clone()));
        let levels = [Value::exact(&figure.start.value)].into_iter().chain(ends);
        for (level, (upper, lower)) in levels.zip(rows.places.iter().zip(rows.places.iter().skip(1))) {
            let Some(level) = level else { continue };
            let x = self.scale.place(&level);
            drawing.canvas.line((x, upper.bar().0), (x, lower.bar().1), Look::line(Paint::Rule, px(1)));
        }
        if !self.scale.low.is_positive() {
            let zero = self.scale.place(&Exact::zero());
            drawing.canvas.line((zero, rows.top), (zero, rows.bottom), Look::line(Paint::Rule, px(1)));
        }
    }
}
