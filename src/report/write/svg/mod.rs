//! Charts as SVG: drawn by hand as text, without script or network, in fixed colours or in those of a page.

mod amounts;
mod bars;
mod canvas;
mod dots;
mod drawing;
mod fan;
mod letters;
mod lines;
mod names;
mod palette;
mod plane;
mod px;
mod ranges;
mod rows;
mod spread;
mod stacks;
mod ticks;
mod tornado;
mod waterfall;

use crate::report::chart::{Chart, Figure};
use drawing::Drawing;
pub use palette::{classes, theme};

/// Where the colours of a chart come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ink {
    /// Plain attributes on white paper: for a file of its own, for print, and for readers that know no CSS.
    Fixed,
    /// CSS custom properties (`--chart-ink` and others) with the colours on white paper as their fallback: for an
    /// HTML page, which sets them by [`theme`] or by its own style sheet.
    Themed,
    /// CSS classes, whose rules are [`classes`]: for a page whose policy allows no style inside its elements.
    Classed,
}

/// How a chart is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Style {
    /// Where its colours come from.
    pub ink: Ink,
    /// How wide it is, in pixels: 480 or more. Its height follows from what it shows.
    pub width: u16,
    /// Whether its title is drawn too; a page that writes it as text beside leaves it out. Who hears the chart read
    /// gets it in any case.
    pub titled: bool,
}

impl Style {
    /// A chart of its own, for a column of text as wide as on A4.
    pub const ALONE: Self = Self { ink: Ink::Fixed, width: 720, titled: true };
}

/// A chart as SVG. The same chart gives the same bytes. Its ids begin with `chart-` and the chart's name.
#[must_use]
pub fn svg(chart: &Chart, style: &Style) -> String {
    let mut drawing = Drawing::new(chart, style);
    match &chart.figure {
        Figure::Bars(bars) => bars::draw(bars, &mut drawing),
        Figure::Stacks(stacks) => stacks::draw(stacks, &mut drawing),
        Figure::Dots(dots) => dots::draw(dots, &mut drawing),
        Figure::Fan(fan) => fan::draw(fan, &mut drawing),
        Figure::Tornado(tornado) => tornado::draw(tornado, &mut drawing),
        Figure::Waterfall(waterfall) => waterfall::draw(waterfall, &mut drawing),
        Figure::Lines(lines) => lines::draw(lines, &mut drawing),
        Figure::Ranges(ranges) => ranges::draw(ranges, &mut drawing),
    }
    drawing.finish()
}
