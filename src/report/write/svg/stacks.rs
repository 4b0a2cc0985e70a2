//! Bars made of parts, one a member: the parts in one order, told apart by lightness and pattern, each with its number.

use super::amounts::Amounts;
use super::bars::{grid, zero_line};
use super::canvas::{Anchor, Fill, Look, Pattern, Type};
use super::drawing::{Drawing, GAP};
use super::letters::{SMALL, width};
use super::palette::Paint;
use super::px::{Px, px};
use super::rows::{Place, folds, lay};
use super::ticks::{Scale, extremes};
use crate::base::Exact;
use crate::report::chart::{Stack, Stacks};
use crate::report::words::ChartWord;
use num_traits::{Signed, Zero};

/// The fills of parts, from the left; after the last the first again.
const FILLS: [Fill; 6] = [
    Fill::Flat(Paint::First),
    Fill::Flat(Paint::Second),
    Fill::Flat(Paint::Third),
    Fill::Lined(Pattern::Slanted),
    Fill::Lined(Pattern::Dotted),
    Fill::Lined(Pattern::Crossed),
];

pub(super) fn draw(figure: &Stacks, drawing: &mut Drawing<'_>) {
    let parts = || figure.bars.iter().flat_map(|bar| &bar.values).filter_map(|value| value.exact());
    let numbers: Vec<Exact> = parts().collect();
    let amounts = Amounts::of(&figure.measure, &numbers, drawing.language);
    drawing.caption(&amounts.caption);
    if figure.bars.is_empty() {
        return drawing.nothing();
    }
    let names: Vec<&str> = figure.parts.iter().map(|(_, name)| name.as_str()).collect();
    let key: Vec<(Fill, &str)> = FILLS.into_iter().cycle().zip(names.iter().copied()).collect();
    drawing.key(&key);
    let folded = folds(figure.bars.len());
    if folded {
        drawing.top += px(18);
    }
    let labels: Vec<&str> = figure.bars.iter().map(|bar| bar.label.as_str()).collect();
    let rows = lay(&labels, px(24), true, drawing);
    let scale = scale(figure, rows.left, drawing);
    if folded {
        grid(&scale, &rows, &amounts, drawing);
    }
    let painter = Painter { scale: &scale, amounts: &amounts, names };
    for (bar, place) in figure.bars.iter().zip(&rows.places) {
        painter.bar(bar, *place, drawing);
    }
    zero_line(&scale, &rows, drawing);
}

/// From the least to the greatest end of a bar, and zero.
fn scale(figure: &Stacks, left: Px, drawing: &Drawing<'_>) -> Scale {
    let ends = figure.bars.iter().flat_map(|bar| {
        let numbers: Vec<Exact> = bar.values.iter().filter_map(|value| value.exact()).collect();
        let side = |below: bool| numbers.iter().filter(|n| n.is_negative() == below).sum::<Exact>();
        [side(true), side(false)]
    });
    let ends: Vec<Exact> = ends.chain([Exact::zero()]).collect();
    let (low, high) = extremes(ends.iter()).unwrap_or_default();
    let any_hidden = figure.bars.iter().any(|bar| bar.values.iter().any(|value| value.exact().is_none()));
    let room = if any_hidden { width(&also_hidden(drawing), SMALL) + GAP } else { Px::ZERO };
    Scale { low, high, from: left, to: drawing.right - room }
}

fn also_hidden(drawing: &Drawing<'_>) -> String {
    format!("+ {}", drawing.word(&ChartWord::Hidden))
}

struct Painter<'a> {
    scale: &'a Scale,
    amounts: &'a Amounts,
    names: Vec<&'a str>,
}

impl Painter<'_> {
    /// The parts of a bar one after another. A hidden part has no length, and the bar says that it lacks something.
    fn bar(&self, bar: &Stack, place: Place, drawing: &mut Drawing<'_>) {
        let (mut above, mut below) = (Exact::zero(), Exact::zero());
        let mut hides = false;
        for ((value, fill), name) in bar.values.iter().zip(FILLS.into_iter().cycle()).zip(&self.names) {
            let Some(number) = value.exact() else {
                hides = true;
                continue;
            };
            let end = if number.is_negative() { &mut below } else { &mut above };
            let from = self.scale.place(end);
            *end += &number;
            let to = self.scale.place(end);
            let text = self.amounts.text(&number);
            drawing.canvas.begin(&format!("{}, {name}: {text} {}", bar.label, self.amounts.unit));
            part((from, to), place, fill, &text, drawing);
            drawing.canvas.end();
        }
        if hides {
            let text = also_hidden(drawing);
            let at = (self.scale.place(&above) + GAP, place.base());
            drawing.canvas.text(at, &text, Type::new(SMALL, Paint::Muted, Anchor::Start));
        }
    }
}

fn part(x: (Px, Px), place: Place, fill: Fill, text: &str, drawing: &mut Drawing<'_>) {
    let look = Look { fill: Some(fill), stroke: None, dash: None };
    let wide = (x.1 - x.0).abs();
    // A line of paper between parts, but not where it would cover most of one.
    let edge = match fill {
        Fill::Flat(_) => Paint::Paper,
        Fill::Lined(_) => Paint::First,
    };
    if place.thin {
        return drawing.canvas.thin_rect(x, place.bar(), look);
    }
    let look = if wide >= px(4) { look.edged(edge, px(1)) } else { look };
    drawing.canvas.rect(x, place.bar(), look);
    let Fill::Flat(paint) = fill else { return };
    if wide >= width(text, SMALL) + px(8) {
        let at = ((x.0 + x.1) / 2, place.base() - px(1));
        drawing.canvas.text(at, text, Type::new(SMALL, paint.over(), Anchor::Middle));
    }
}
