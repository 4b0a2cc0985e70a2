//! How far a result goes when one thing at a time is low or high: bars to both sides of what it is otherwise.

use super::amounts::Amounts;
use super::bars::hidden_at;
use super::canvas::{Anchor, Fill, Look, Type};
use super::drawing::{Drawing, GAP};
use super::letters::{SMALL, STRONG, cut, width};
use super::palette::Paint;
use super::px::{Px, px};
use super::rows::{Place, Rows, lay};
use super::ticks::{Scale, extremes};
use crate::base::Exact;
use crate::report::chart::{Swing, Tornado, Value};
use crate::report::words::ChartWord;
use std::cmp::Ordering;

pub(super) fn draw(figure: &Tornado, drawing: &mut Drawing<'_>) {
    let values = figure.swings.iter().flat_map(|swing| [&swing.low, &swing.high]);
    let numbers: Vec<Exact> = values.chain([&figure.base]).filter_map(Value::exact).collect();
    let amounts = Amounts::of(&figure.measure, &numbers, drawing.language);
    drawing.caption(&amounts.caption);
    let (Some(base), false) = (figure.base.exact(), figure.swings.is_empty()) else {
        return drawing.nothing();
    };
    let words = [ChartWord::Low, ChartWord::High].map(|word| drawing.word(&word));
    let [low, high] = [Paint::Less, Paint::More].map(Fill::Flat);
    let [low_name, high_name] = &words;
    drawing.key(&[(low, low_name), (high, high_name)]);
    drawing.top += px(20);
    let names: Vec<&str> = figure.swings.iter().map(|swing| swing.label.as_str()).collect();
    let rows = lay(&names, px(30), false, drawing);
    let scale = scale(figure, &numbers, &amounts, &rows, drawing);
    let painter = Painter { scale, edges: (rows.left, drawing.right), amounts, base };
    for (swing, place) in figure.swings.iter().zip(&rows.places) {
        painter.swing(swing, *place, drawing);
    }
    painter.base_line(&figure.base_label, &rows, drawing);
}

/// The text at an end: the result, and what the thing was then.
fn end_text(amounts: &Amounts, number: &Exact, end: &str) -> String {
    let text = amounts.text(number);
    if end.is_empty() { text } else { format!("{text} ({end})") }
}

fn scale(
    figure: &Tornado,
    numbers: &[Exact],
    amounts: &Amounts,
    rows: &Rows,
    drawing: &Drawing<'_>,
) -> Scale {
    let (low, high) = extremes(numbers.iter()).unwrap_or_default();
    let texts = figure.swings.iter().flat_map(|swing| {
        let ends = [(&swing.low, &swing.ends.0), (&swing.high, &swing.ends.1)];
        ends.map(|(value, end)| value.exact().map(|number| end_text(amounts, &number, end)))
    });
    let widest = texts.flatten().map(|text| width(&text, SMALL)).max().unwrap_or_default() + GAP;
    let hidden = width(&drawing.word(&ChartWord::Hidden), SMALL) + GAP * 2;
    // Where what ends mean takes many words, bars keep at least half of the room.
    let room = widest.max(hidden).min((drawing.right - rows.left) / 4);
    Scale { low, high, from: rows.left + room, to: drawing.right - room }
}

/// An end of a swing.
struct End<'a> {
    number: Exact,
    /// What the thing that is changed was.
    of: &'a str,
    paint: Paint,
    y: (Px, Px),
    leftwards: bool,
}

struct Painter {
    scale: Scale,
    /// Between which places texts may stand.
    edges: (Px, Px),
    amounts: Amounts,
    base: Exact,
}

impl Painter {
    /// Both ends; where they lie on the same side, each has half of the row.
    fn swing(&self, swing: &Swing, place: Place, drawing: &mut Drawing<'_>) {
        let (Some(low), Some(high)) = (swing.low.exact(), swing.high.exact()) else {
            return hidden_at(self.scale.place(&self.base), place, drawing);
        };
        let side = |number: &Exact| number.cmp(&self.base);
        let same_side = side(&low) == side(&high) && side(&low) != Ordering::Equal;
        // An end that goes nowhere is written on the side that is free.
        let left = [
            side(&low) == Ordering::Less || (side(&low) == Ordering::Equal && side(&high) != Ordering::Less),
            side(&high) == Ordering::Less
                || (side(&high) == Ordering::Equal && side(&low) == Ordering::Greater),
        ];
        let ((top, bottom), middle) = (place.bar(), place.middle());
        let halves =
            if same_side { [(top - px(6), middle), (middle, bottom + px(6))] } else { [(top, bottom); 2] };
        let [low_left, high_left] = left;
        let [low_y, high_y] = halves;
        let low = End { number: low, of: &swing.ends.0, paint: Paint::Less, y: low_y, leftwards: low_left };
        let high =
            End { number: high, of: &swing.ends.1, paint: Paint::More, y: high_y, leftwards: high_left };
        for end in [low, high] {
            let text = end_text(&self.amounts, &end.number, end.of);
            drawing.canvas.begin(&format!("{}: {text} {}", swing.label, self.amounts.unit));
            self.end(&end, &text, drawing);
            drawing.canvas.end();
        }
    }

    fn end(&self, end: &End<'_>, text: &str, drawing: &mut Drawing<'_>) {
        let (from, to) = (self.scale.place(&self.base), self.scale.place(&end.number));
        drawing.canvas.rect((from, to), end.y, Look::flat(end.paint));
        let (x, anchor, room) = if end.leftwards {
            (to - GAP, Anchor::End, to - GAP - self.edges.0)
        } else {
            (to + GAP, Anchor::Start, self.edges.1 - to - GAP)
        };
        let at = (x, (end.y.0 + end.y.1) / 2 + px(4));
        drawing.canvas.text(at, &cut(text, SMALL, room), Type::new(SMALL, Paint::Ink, anchor));
    }

    fn base_line(&self, name: &str, rows: &Rows, drawing: &mut Drawing<'_>) {
        let x = self.scale.place(&self.base);
        drawing.canvas.line((x, rows.top - px(2)), (x, rows.bottom), Look::line(Paint::Ink, Px(150)));
        let text = format!("{name} {}", self.amounts.text(&self.base)).trim().to_owned();
        // Near an edge the text stays within the drawing.
        let half = width(&text, STRONG) / 2;
        let x = x.max(drawing.left + half).min(drawing.right - half);
        let look = Type::new(STRONG, Paint::Ink, Anchor::Middle);
        drawing.canvas.text((x, rows.top - px(8)), &text, look);
    }
}
