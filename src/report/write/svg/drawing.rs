//! What every chart has: its title, what it measures, keys, notes below, and its frame.

use super::Style;
use super::canvas::{Anchor, Canvas, Fill, Look, Type, id};
use super::letters::{BODY, SMALL, TITLE, lines, width};
use super::palette::Paint;
use super::px::{Px, px};
use crate::diag::Language;
use crate::report::chart::Chart;
use crate::report::words::ChartWord;

/// Empty room at every edge.
const MARGIN: Px = px(12);
/// From a bar or dot to its text.
pub(super) const GAP: Px = px(6);

/// At most so many hidden members are named in a note.
const MOST_NAMED: usize = 12;

/// A chart while it is drawn, from the top.
pub(super) struct Drawing<'a> {
    chart: &'a Chart,
    pub(super) canvas: Canvas,
    pub(super) language: Language,
    /// The left and right edge of what may be drawn on.
    pub(super) left: Px,
    pub(super) right: Px,
    /// Where the next thing may begin.
    pub(super) top: Px,
    notes: Vec<String>,
}

impl<'a> Drawing<'a> {
    pub(super) fn new(chart: &'a Chart, style: &Style) -> Self {
        let wide = px(i64::from(style.width.max(480)));
        let mut drawing = Self {
            chart,
            canvas: Canvas::new(style.ink, id(&chart.id)),
            language: chart.language,
            left: MARGIN,
            right: wide - MARGIN,
            top: MARGIN,
            notes: Vec::new(),
        };
        if style.titled {
            let look = Type::new(TITLE, Paint::Ink, Anchor::Start);
            drawing.paragraph(&chart.title, look);
        }
        drawing
    }

    /// Lines of text over the whole width.
    fn paragraph(&mut self, text: &str, look: Type) {
        for line in lines(text, look.font, self.right - self.left, 12) {
            self.top += look.font.line();
            self.canvas.text((self.left, self.top - px(4)), &line, look);
        }
    }

    /// What is measured.
    pub(super) fn caption(&mut self, text: &str) {
        self.paragraph(text, Type::new(BODY, Paint::Muted, Anchor::Start));
        self.top += px(8);
    }

    /// Samples of fills with their names, on as many lines as they need.
    pub(super) fn key(&mut self, entries: &[(Fill, &str)]) {
        let mut x = self.left;
        let mut base = self.top + px(12);
        for (fill, name) in entries {
            let wide = px(18) + width(name, SMALL);
            if x > self.left && x + wide > self.right {
                x = self.left;
                base += px(18);
            }
            let look = Look { fill: Some(*fill), stroke: None, dash: None }.edged(Paint::Edge, Px(75));
            self.canvas.rect((x, x + px(12)), (base - px(10), base + px(1)), look);
            let look = Type::new(SMALL, Paint::Ink, Anchor::Start);
            self.canvas.text((x + px(18), base), name, look);
            x += wide + px(18);
        }
        self.top = base + px(12);
    }

    /// A sentence to stand below.
    pub(super) fn note(&mut self, text: String) {
        self.notes.push(text);
    }

    /// Says which members are named nowhere else because their numbers are hidden.
    pub(super) fn note_hidden(&mut self, names: &[&str]) {
        let text = match names {
            [] => return,
            few if few.len() <= MOST_NAMED => ChartWord::HiddenNames { names: few.join(", ") },
            many => ChartWord::HiddenCount { count: many.len().to_string() },
        };
        self.note(self.word(&text));
    }

    pub(super) fn word(&self, word: &ChartWord) -> String {
        word.text(self.language)
    }

    pub(super) fn nothing(&mut self) {
        let text = self.word(&ChartWord::Nothing);
        self.paragraph(&text, Type::new(BODY, Paint::Muted, Anchor::Start));
    }

    pub(super) fn finish(mut self) -> String {
        if !self.notes.is_empty() {
            self.top += px(6);
        }
        for note in std::mem::take(&mut self.notes) {
            self.paragraph(&note, Type::new(SMALL, Paint::Muted, Anchor::Start));
        }
        let size = (self.right + MARGIN, self.top + MARGIN);
        self.canvas.finish(size, &self.chart.title, &self.chart.description)
    }
}
