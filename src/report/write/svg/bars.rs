//! Bars from zero, one a member: what is below zero to the left, each with its number at its end.

use super::amounts::Amounts;
use super::canvas::{Anchor, Look, Type};
use super::drawing::{Drawing, GAP};
use super::letters::{BODY, SMALL, width};
use super::palette::Paint;
use super::px::{Px, px};
use super::rows::{Place, Rows, folds, lay};
use super::ticks::{Scale, extremes, within};
use crate::base::Exact;
use crate::report::chart::{Bar, Bars};
use crate::report::words::ChartWord;
use num_traits::{Signed, Zero};

/// The least width of all bars together, however long the numbers are.
const LEAST: Px = px(60);

pub(super) fn draw(figure: &Bars, drawing: &mut Drawing<'_>) {
    let shown: Vec<(&Bar, Exact)> =
        figure.bars.iter().filter_map(|bar| Some((bar, bar.value.exact()?))).collect();
    let hidden: Vec<&str> =
        figure.bars.iter().filter(|bar| bar.value.exact().is_none()).map(|bar| bar.label.as_str()).collect();
    let numbers: Vec<Exact> = shown.iter().map(|(_, number)| number.clone()).collect();
    let amounts = Amounts::of(&figure.measure, &numbers, drawing.language);
    drawing.caption(&amounts.caption);
    if figure.bars.is_empty() {
        return drawing.nothing();
    }
    let mut names: Vec<&str> = shown.iter().map(|(bar, _)| bar.label.as_str()).collect();
    let folded = folds(names.len());
    if folded {
        drawing.top += px(18);
        drawing.note_hidden(&hidden);
    } else {
        names.extend(&hidden);
    }
    let rows = lay(&names, px(24), true, drawing);
    let scale = scale(&numbers, &amounts, &rows, drawing.right);
    if folded {
        grid(&scale, &rows, &amounts, drawing);
    }
    for ((bar, number), place) in shown.iter().zip(&rows.places) {
        one(&bar.label, number, *place, &scale, &amounts, drawing);
    }
    for place in rows.places.iter().skip(shown.len()) {
        hidden_at(scale.place(&Exact::zero()), *place, drawing);
    }
    zero_line(&scale, &rows, drawing);
}

/// From the least to the greatest and zero, with room for the numbers at both ends.
fn scale(numbers: &[Exact], amounts: &Amounts, rows: &Rows, right: Px) -> Scale {
    let zero = Exact::zero();
    let (low, high) = extremes(numbers.iter().chain([&zero])).unwrap_or_default();
    let room = |below: bool| {
        let texts =
            numbers.iter().filter(|n| n.is_negative() == below).map(|n| width(&amounts.text(n), BODY));
        texts.max().map_or(Px::ZERO, |wide| wide + GAP)
    };
    let from = rows.left + room(true);
    Scale { low, high, from, to: (right - room(false)).max(from + LEAST) }
}

fn one(
    name: &str,
    number: &Exact,
    place: Place,
    scale: &Scale,
    amounts: &Amounts,
    drawing: &mut Drawing<'_>,
) {
    let (zero, end) = (scale.place(&Exact::zero()), scale.place(number));
    let text = amounts.text(number);
    let paint = if number.is_negative() { Paint::Less } else { Paint::More };
    drawing.canvas.begin(&format!("{name}: {text} {}", amounts.unit));
    if place.thin {
        drawing.canvas.thin_rect((zero, end), place.bar(), Look::flat(paint));
    } else {
        drawing.canvas.rect((zero, end), place.bar(), Look::flat(paint));
        let (x, anchor) =
            if number.is_negative() { (end - GAP, Anchor::End) } else { (end + GAP, Anchor::Start) };
        drawing.canvas.text((x, place.base()), &text, Type::new(BODY, Paint::Ink, anchor));
    }
    drawing.canvas.end();
}

/// Says that a number is hidden, where its bar would begin.
pub(super) fn hidden_at(x: Px, place: Place, drawing: &mut Drawing<'_>) {
    let text = drawing.word(&ChartWord::Hidden);
    drawing.canvas.text((x + GAP, place.base()), &text, Type::new(BODY, Paint::Muted, Anchor::Start));
}

/// The line that bars begin at.
pub(super) fn zero_line(scale: &Scale, rows: &Rows, drawing: &mut Drawing<'_>) {
    let zero = scale.place(&Exact::zero());
    drawing.canvas.line((zero, rows.top), (zero, rows.bottom), Look::line(Paint::Rule, px(1)));
}

/// Lines for the eye with their numbers above: thin bars have none of their own.
pub(super) fn grid(scale: &Scale, rows: &Rows, amounts: &Amounts, drawing: &mut Drawing<'_>) {
    let ticks = within(&scale.low, &scale.high, 6);
    for number in &ticks.at {
        let x = scale.place(number);
        drawing.canvas.line((x, rows.top), (x, rows.bottom), Look::line(Paint::Grid, px(1)));
        let text = amounts.tick(number, &ticks.step);
        let look = Type::new(SMALL, Paint::Muted, Anchor::Middle);
        drawing.canvas.text((x, rows.top - px(6)), &text, look);
    }
}
