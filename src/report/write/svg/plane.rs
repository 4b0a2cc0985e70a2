//! A plane of two axes: round numbers along the left edge and below, names of lines to the right.

use super::amounts::Amounts;
use super::canvas::{Anchor, Look, Type};
use super::drawing::{Drawing, GAP};
use super::letters::{SMALL, STRONG, cut, width};
use super::palette::Paint;
use super::px::{Px, px};
use super::spread::spread;
use super::ticks::{Scale, Ticks};

/// The height of a plane.
pub(super) const HEIGHT: Px = px(340);
/// The longest name to the right of a line.
const NAME: Px = px(190);

/// A name at the right end of a line or band.
pub(super) struct EndName {
    pub(super) text: String,
    pub(super) paint: Paint,
    /// How high the end stands.
    pub(super) y: Px,
    /// How far to the right the end stands.
    pub(super) x: Px,
}

/// The upward axis: lines for the eye with their numbers. Draws them up to `right` and returns the scale and where
/// the plane begins.
pub(super) fn upward(ticks: &Ticks, amounts: &Amounts, right: Px, drawing: &mut Drawing<'_>) -> (Scale, Px) {
    let top = drawing.top + px(8);
    let scale = Scale::over(ticks, top + HEIGHT, top);
    let texts: Vec<String> = ticks.at.iter().map(|number| amounts.tick(number, &ticks.step)).collect();
    let widest = texts.iter().map(|text| width(text, SMALL)).max().unwrap_or_default();
    let left = drawing.left + widest + px(8);
    for (number, text) in ticks.at.iter().zip(&texts) {
        let y = scale.place(number);
        let is_zero = *number == crate::base::number::whole(0);
        let paint = if is_zero { Paint::Rule } else { Paint::Grid };
        drawing.canvas.line((left, y), (right, y), Look::line(paint, px(1)));
        let look = Type::new(SMALL, Paint::Muted, Anchor::End);
        drawing.canvas.text((left - px(8), y + px(4)), text, look);
    }
    drawing.top = top + HEIGHT;
    (scale, left)
}

/// The axis below, with marks and numbers, and what it measures at its right end.
pub(super) fn rightward(scale: &Scale, ticks: &Ticks, amounts: &Amounts, drawing: &mut Drawing<'_>) {
    let y = drawing.top;
    drawing.canvas.line((scale.from, y), (scale.to, y), Look::line(Paint::Rule, px(1)));
    let texts: Vec<(Px, String)> =
        ticks.at.iter().map(|number| (scale.place(number), amounts.tick(number, &ticks.step))).collect();
    labels(&texts, drawing);
    let look = Type::new(SMALL, Paint::Muted, Anchor::End);
    drawing.top += px(18);
    drawing.canvas.text((scale.to, drawing.top), &amounts.caption, look);
    drawing.top += px(6);
}

/// Texts below an axis; every second, third … where they would touch.
pub(super) fn labels(texts: &[(Px, String)], drawing: &mut Drawing<'_>) {
    let y = drawing.top;
    let widest = texts.iter().map(|(_, text)| width(text, SMALL)).max().unwrap_or_default() + px(10);
    let pitch = texts.iter().zip(texts.iter().skip(1)).map(|((a, _), (b, _))| *b - *a).min();
    let every = pitch.filter(|pitch| pitch.0 > 0).map_or(1, |pitch| (widest.0 + pitch.0 - 1) / pitch.0);
    let every = usize::try_from(every.max(1)).unwrap_or(1);
    for (x, text) in texts.iter().step_by(every) {
        drawing.canvas.line((*x, y), (*x, y + px(4)), Look::line(Paint::Rule, px(1)));
        // The first and last may not leave the drawing.
        let half = width(text, SMALL) / 2;
        let x = (*x).max(drawing.left + half).min(drawing.right - half);
        let look = Type::new(SMALL, Paint::Muted, Anchor::Middle);
        drawing.canvas.text((x, y + px(18)), text, look);
    }
    drawing.top = y + px(24);
}

/// How much room names to the right need.
pub(super) fn room<'a>(names: impl Iterator<Item = &'a str>) -> Px {
    let widest = names.map(|name| width(name, STRONG).min(NAME)).max().unwrap_or_default();
    if widest == Px::ZERO { px(16) } else { widest + px(16) }
}

/// Writes names at the right of `x`, moved apart; a thin line leads to one that had to move.
pub(super) fn end_names(names: &[EndName], x: Px, range: (Px, Px), drawing: &mut Drawing<'_>) {
    let wanted: Vec<Px> = names.iter().map(|name| name.y).collect();
    let placed = spread(&wanted, px(16), range);
    for (name, y) in names.iter().zip(placed) {
        if (y - name.y).abs() > px(3) || x - name.x > px(12) {
            let look = Look::line(Paint::Rule, Px(75));
            drawing.canvas.line((name.x + px(2), name.y), (x + px(4), y), look);
        }
        let text = cut(&name.text, STRONG, NAME);
        let shortened = text != name.text;
        if shortened {
            drawing.canvas.begin(&name.text);
        }
        drawing.canvas.text((x + GAP, y + px(4)), &text, Type::new(STRONG, name.paint, Anchor::Start));
        if shortened {
            drawing.canvas.end();
        }
    }
}
