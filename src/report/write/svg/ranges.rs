//! What may come to be of each member: a pale bar over nine of ten outcomes, a darker one over half of them, a mark at the mean.

use super::amounts::Amounts;
use super::bars::{grid, hidden_at, zero_line};
use super::canvas::{Anchor, Fill, Look, Type};
use super::drawing::{Drawing, GAP};
use super::letters::{BODY, width};
use super::palette::Paint;
use super::px::{Px, px};
use super::rows::{Place, Rows, folds, lay};
use super::ticks::{Scale, extremes};
use crate::base::Exact;
use crate::report::chart::{Range, Ranges};
use crate::report::words::ChartWord;
use num_traits::Zero;

/// The least width of all intervals together, however long the numbers are.
const LEAST: Px = px(60);

/// A member whose numbers are all known: the percentiles from the least, and the mean.
struct Known<'a> {
    label: &'a str,
    mean: Exact,
    ends: [Exact; 4],
}

pub(super) fn draw(figure: &Ranges, drawing: &mut Drawing<'_>) {
    let shown: Vec<Known> = figure.ranges.iter().filter_map(known).collect();
    let hidden: Vec<&str> =
        figure.ranges.iter().filter(|one| known(one).is_none()).map(|one| one.label.as_str()).collect();
    let numbers: Vec<Exact> =
        shown.iter().flat_map(|one| one.ends.iter().chain([&one.mean])).cloned().collect();
    let amounts = Amounts::of(&figure.measure, &numbers, drawing.language);
    drawing.caption(&amounts.caption);
    if figure.ranges.is_empty() {
        return drawing.nothing();
    }
    let words = [ChartWord::Mean, ChartWord::Half, ChartWord::Most].map(|word| drawing.word(&word));
    let [mean, half, most] = &words;
    let [dark, inner, outer] = [Paint::Whole, Paint::Inner, Paint::Outer].map(Fill::Flat);
    drawing.key(&[(dark, mean), (inner, half), (outer, most)]);
    let mut names: Vec<&str> = shown.iter().map(|one| one.label).collect();
    if folds(names.len()) {
        drawing.note_hidden(&hidden);
    } else {
        names.extend(&hidden);
    }
    drawing.top += px(18);
    let rows = lay(&names, px(24), true, drawing);
    let scale = scale(&numbers, &shown, &amounts, &rows, drawing.right);
    grid(&scale, &rows, &amounts, drawing);
    zero_line(&scale, &rows, drawing);
    for (one, place) in shown.iter().zip(&rows.places) {
        interval(one, *place, &scale, &amounts, drawing);
    }
    for place in rows.places.iter().skip(shown.len()) {
        hidden_at(scale.place(&Exact::zero()), *place, drawing);
    }
}

fn known(range: &Range) -> Option<Known<'_>> {
    let [a, b, c, d] = range.percentiles.each_ref().map(|value| value.exact());
    Some(Known { label: &range.label, mean: range.mean.exact()?, ends: [a?, b?, c?, d?] })
}

/// From the least to the greatest and zero, with room for the means at the right edge.
fn scale(numbers: &[Exact], shown: &[Known<'_>], amounts: &Amounts, rows: &Rows, right: Px) -> Scale {
    let zero = Exact::zero();
    let (low, high) = extremes(numbers.iter().chain([&zero])).unwrap_or_default();
    let widest = shown.iter().map(|one| width(&amounts.text(&one.mean), BODY)).max().unwrap_or_default();
    let from = rows.left + GAP;
    Scale { low, high, from, to: (right - widest - GAP * 2).max(from + LEAST) }
}

fn interval(one: &Known<'_>, place: Place, scale: &Scale, amounts: &Amounts, drawing: &mut Drawing<'_>) {
    let [p5, p25, p75, p95] = one.ends.each_ref().map(|end| scale.place(end));
    let (text, mean) = (amounts.text(&one.mean), scale.place(&one.mean));
    let [low, _, _, high] = one.ends.each_ref().map(|end| amounts.text(end));
    drawing.canvas.begin(&format!("{}: {text} ({low} – {high}) {}", one.label, amounts.unit));
    if place.thin {
        drawing.canvas.thin_rect((p5, p95), place.bar(), Look::flat(Paint::Edge));
    } else {
        let ((top, bottom), middle) = (place.bar(), place.middle());
        drawing.canvas.rect(
            (p5, p95),
            (middle - px(4), middle + px(4)),
            Look::flat(Paint::Outer).edged(Paint::Edge, Px(75)),
        );
        drawing.canvas.rect(
            (p25, p75),
            (middle - px(4), middle + px(4)),
            Look::flat(Paint::Inner).edged(Paint::Edge, Px(75)),
        );
        drawing.canvas.line((mean, top), (mean, bottom), Look::line(Paint::Whole, px(2)));
        let look = Type::new(BODY, Paint::Ink, Anchor::End);
        drawing.canvas.text((drawing.right, place.base()), &text, look);
    }
    drawing.canvas.end();
}
