//! How far a result goes when one thing at a time is low or high: bars to both sides of what it is otherwise.

use super::amounts::Amounts;
use super::bars::hidden_at;
use super::canvas::{Anchor, Fill, Look, Type};
use super::drawing::{Drawing, GAP};
use super::letters::{SMALL, STRONG, width};
use super::palette::Paint;
use super::px::{Px, px};
use super::rows::{Place, Rows, lay};
use super::ticks::{Scale, extremes};
use crate::base::Exact;
use crate::report::chart::{Swing, Tornado, Value};
use crate::report::words::Word;

pub(super) fn draw(figure: &Tornado, drawing: &mut Drawing<'_>) {
    let values = figure.swings.iter().flat_map(|swing| [&swing.low, &swing.high]);
    let numbers: Vec<Exact> = values.chain([&figure.base]).filter_map(Value::exact).collect();
    let amounts = Amounts::of(&figure.measure, &numbers, drawing.language);
    drawing.caption(&amounts.caption);
    let (Some(base), false) = (figure.base.exact(), figure.swings.is_empty()) else {
        return drawing.nothing();
    };
    let words = [Word::ChartLow, Word::ChartHigh].map(|word| drawing.word(&word));
    let [low, high] = [Paint::Less, Paint::More].map(Fill::Flat);
    let [low_name, high_name] = &words;
    drawing.key(&[(low, low_name), (high, high_name)]);
    drawing.top += px(20);
    let names: Vec<&str> = figure.swings.iter().map(|swing| swing.label.as_str()).collect();
    let rows = lay(&names, px(30), true, drawing);
    let painter = Painter { scale: scale(figure, &numbers, &amounts, &rows, drawing), amounts, base };
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
    let hidden = width(&drawing.word(&Word::ChartHidden), SMALL) + GAP * 2;
    let room = widest.max(hidden);
    Scale { low, high, from: rows.left + room, to: drawing.right - room }
}

struct Painter {
    scale: Scale,
    amounts: Amounts,
    base: Exact,
}

impl Painter {
    /// Both ends; where they lie on the same side, each has half of the row.
    fn swing(&self, swing: &Swing, place: Place, drawing: &mut Drawing<'_>) {
        let ends = [(&swing.low, &swing.ends.0, Paint::Less), (&swing.high, &swing.ends.1, Paint::More)];
        let known = ends.map(|(value, end, paint)| value.exact().map(|number| (number, end, paint)));
        let [Some(low), Some(high)] = known else {
            return hidden_at(self.scale.place(&self.base), place, drawing);
        };
        let same_side =
            (low.0 > self.base && high.0 > self.base) || (low.0 < self.base && high.0 < self.base);
        let (top, bottom) = place.bar();
        let middle = place.middle();
        let halves =
            if same_side { [(top - px(4), middle), (middle, bottom + px(4))] } else { [(top, bottom); 2] };
        for ((number, end, paint), y) in [low, high].into_iter().zip(halves) {
            let text = end_text(&self.amounts, &number, end);
            drawing.canvas.begin(&format!("{}: {text} {}", swing.label, self.amounts.unit));
            self.end(&number, &text, paint, y, place.thin, drawing);
            drawing.canvas.end();
        }
    }

    fn end(
        &self,
        number: &Exact,
        text: &str,
        paint: Paint,
        y: (Px, Px),
        thin: bool,
        drawing: &mut Drawing<'_>,
    ) {
        let (from, to) = (self.scale.place(&self.base), self.scale.place(number));
        drawing.canvas.rect((from, to), y, Look::flat(paint));
        if thin || to == from {
            return;
        }
        let (x, anchor) = if to < from { (to - GAP, Anchor::End) } else { (to + GAP, Anchor::Start) };
        let base = (y.0 + y.1) / 2 + px(4);
        drawing.canvas.text((x, base), text, Type::new(SMALL, Paint::Ink, anchor));
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
