//! SVG as text: shapes and letters with their looks, either in fixed colours or in colours that a page may theme.

use super::Ink;
use super::letters::Font;
use super::palette::Paint;
use super::px::{Px, px};
use std::fmt::Write;

/// A drawing while it is made.
pub(super) struct Canvas {
    ink: Ink,
    /// What every id of the drawing begins with.
    id: String,
    body: String,
    /// The patterns that are used.
    patterns: Vec<Pattern>,
}

/// What fills a shape.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fill {
    Flat(Paint),
    Lined(Pattern),
}

/// Lines or dots on paper, which are told apart without colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Pattern {
    Slanted,
    Dotted,
    Crossed,
}

/// How a shape looks.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Look {
    pub(super) fill: Option<Fill>,
    pub(super) stroke: Option<(Paint, Px)>,
    /// The dashes of its line, as SVG writes them.
    pub(super) dash: Option<&'static str>,
}

/// Which part of a text stands at its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Anchor {
    Start,
    Middle,
    End,
}

/// How a text looks.
#[derive(Clone, Copy, Debug)]
pub(super) struct Type {
    pub(super) font: Font,
    pub(super) paint: Paint,
    pub(super) anchor: Anchor,
    /// Whether paper stands around its letters, so that lines behind do not disturb.
    pub(super) halo: bool,
}

impl Type {
    pub(super) const fn new(font: Font, paint: Paint, anchor: Anchor) -> Self {
        Self { font, paint, anchor, halo: false }
    }

    pub(super) const fn with_halo(self) -> Self {
        Self { halo: true, ..self }
    }
}

impl Look {
    pub(super) const fn flat(paint: Paint) -> Self {
        Self { fill: Some(Fill::Flat(paint)), stroke: None, dash: None }
    }

    pub(super) const fn line(paint: Paint, width: Px) -> Self {
        Self { fill: None, stroke: Some((paint, width)), dash: None }
    }

    pub(super) const fn dashed(self, dash: Option<&'static str>) -> Self {
        Self { dash, ..self }
    }

    pub(super) const fn edged(self, paint: Paint, width: Px) -> Self {
        Self { stroke: Some((paint, width)), ..self }
    }
}

/// A fixed colour is an attribute; a themed one is CSS, for attributes know no variables.
fn colors(ink: Ink, pairs: &[(&str, Paint)]) -> String {
    match ink {
        Ink::Fixed => pairs.iter().map(|(name, paint)| format!(" {name}=\"{}\"", paint.fixed())).collect(),
        Ink::Themed => {
            let css = pairs.iter().map(|(name, paint)| format!("{name}:{}", paint.themed()));
            format!(" style=\"{}\"", css.collect::<Vec<_>>().join(";"))
        }
        Ink::Classed => {
            let classes = pairs.iter().map(|(name, paint)| paint.class(name));
            format!(" class=\"{}\"", classes.collect::<Vec<_>>().join(" "))
        }
    }
}

impl Canvas {
    pub(super) const fn new(ink: Ink, id: String) -> Self {
        Self { ink, id, body: String::new(), patterns: Vec::new() }
    }

    fn put(&mut self, element: &str) {
        self.body.push_str(element);
        self.body.push('\n');
    }

    /// The attributes of a look.
    fn look(&mut self, look: Look) -> String {
        let mut pairs = Vec::new();
        let mut rest = String::new();
        match look.fill {
            Some(Fill::Flat(paint)) => pairs.push(("fill", paint)),
            Some(Fill::Lined(pattern)) => {
                if !self.patterns.contains(&pattern) {
                    self.patterns.push(pattern);
                }
                rest.push_str(&format!(" fill=\"url(#{}-{})\"", self.id, pattern.name()));
            }
            None => rest.push_str(" fill=\"none\""),
        }
        if let Some((paint, width)) = look.stroke {
            pairs.push(("stroke", paint));
            rest.push_str(&format!(" stroke-width=\"{width}\" stroke-linejoin=\"round\""));
        }
        if let Some(dash) = look.dash {
            rest.push_str(&format!(" stroke-dasharray=\"{dash}\""));
        }
        let colors = if pairs.is_empty() { String::new() } else { colors(self.ink, &pairs) };
        format!("{colors}{rest}")
    }

    /// A rectangle between two places each way, in any order.
    pub(super) fn rect(&mut self, x: (Px, Px), y: (Px, Px), look: Look) {
        let look = self.look(look);
        self.put_rect(x, y, &look);
    }

    /// A rectangle among many thin ones, between which no paper shines through.
    pub(super) fn thin_rect(&mut self, x: (Px, Px), y: (Px, Px), look: Look) {
        let look = self.look(look);
        self.put_rect(x, y, &format!("{look} shape-rendering=\"crispEdges\""));
    }

    fn put_rect(&mut self, x: (Px, Px), y: (Px, Px), look: &str) {
        let (left, top) = (x.0.min(x.1), y.0.min(y.1));
        let (wide, high) = ((x.1 - x.0).abs(), (y.1 - y.0).abs());
        self.put(&format!("<rect x=\"{left}\" y=\"{top}\" width=\"{wide}\" height=\"{high}\"{look}/>"));
    }

    /// A straight line.
    pub(super) fn line(&mut self, from: (Px, Px), to: (Px, Px), look: Look) {
        let look = self.look(look);
        let ((x1, y1), (x2, y2)) = (from, to);
        self.put(&format!("<line x1=\"{x1}\" y1=\"{y1}\" x2=\"{x2}\" y2=\"{y2}\"{look}/>"));
    }

    /// Straight lines from point to point; closed to a shape where it is filled.
    pub(super) fn path(&mut self, points: &[(Px, Px)], look: Look) {
        let closed = if look.fill.is_some() { "Z" } else { "" };
        let look = self.look(look);
        let mut steps = String::new();
        for (number, (x, y)) in points.iter().enumerate() {
            let letter = if number == 0 { 'M' } else { 'L' };
            steps.push_str(&format!("{letter}{x} {y}"));
        }
        self.put(&format!("<path d=\"{steps}{closed}\"{look}/>"));
    }

    pub(super) fn circle(&mut self, at: (Px, Px), radius: Px, look: Look) {
        let look = self.look(look);
        self.put(&format!("<circle cx=\"{}\" cy=\"{}\" r=\"{radius}\"{look}/>", at.0, at.1));
    }

    /// A line of text; `at` is where its base line stands.
    pub(super) fn text(&mut self, at: (Px, Px), text: &str, look: Type) {
        let anchor = match look.anchor {
            Anchor::Start => "",
            Anchor::Middle => " text-anchor=\"middle\"",
            Anchor::End => " text-anchor=\"end\"",
        };
        let bold = if look.font.bold { " font-weight=\"bold\"" } else { "" };
        let place = format!("x=\"{}\" y=\"{}\" font-size=\"{}\"{bold}{anchor}", at.0, at.1, look.font.size);
        let text = escaped(text);
        let paper = if look.halo {
            " stroke-width=\"4\" stroke-linejoin=\"round\" paint-order=\"stroke\""
        } else {
            ""
        };
        let mut paints = vec![("fill", look.paint)];
        if look.halo {
            paints.push(("stroke", Paint::Paper));
        }
        let paint = colors(self.ink, &paints);
        self.put(&format!("<text {place}{paint}{paper}>{text}</text>"));
    }

    /// What is drawn until [`Canvas::end`] belongs together and tells its name where it is pointed at.
    pub(super) fn begin(&mut self, name: &str) {
        self.put(&format!("<g><title>{}</title>", escaped(name)));
    }

    pub(super) fn end(&mut self) {
        self.put("</g>");
    }

    /// The whole drawing.
    pub(super) fn finish(mut self, size: (Px, Px), title: &str, description: &str) -> String {
        let (id, (wide, high)) = (self.id.clone(), size);
        let patterns: String =
            self.patterns.iter().map(|pattern| pattern.definition(&id, self.ink)).collect();
        let paper = match self.ink {
            Ink::Fixed => {
                let look = self.look(Look::flat(Paint::Paper));
                format!("<rect width=\"{wide}\" height=\"{high}\"{look}/>\n")
            }
            Ink::Themed | Ink::Classed => String::new(),
        };
        let mut whole = String::new();
        let _ = write!(
            whole,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" aria-labelledby=\"{id}-title {id}-desc\" \
             width=\"{wide}\" height=\"{high}\" viewBox=\"0 0 {wide} {high}\" font-family=\"{FONTS}\">\n\
             <title id=\"{id}-title\">{}</title>\n<desc id=\"{id}-desc\">{}</desc>\n",
            escaped(title),
            escaped(description)
        );
        if !patterns.is_empty() {
            let _ = writeln!(whole, "<defs>{patterns}</defs>");
        }
        format!("{whole}{paper}{}</svg>\n", self.body)
    }
}

/// What readers have; nothing is fetched.
const FONTS: &str = "'Helvetica Neue',Helvetica,Arial,'Liberation Sans',sans-serif";

impl Pattern {
    const fn name(self) -> &'static str {
        match self {
            Self::Slanted => "slanted",
            Self::Dotted => "dotted",
            Self::Crossed => "crossed",
        }
    }

    fn definition(self, id: &str, ink: Ink) -> String {
        let paper = colors(ink, &[("fill", Paint::Paper)]);
        let lines = colors(ink, &[("stroke", Paint::First)]);
        let dots = colors(ink, &[("fill", Paint::First)]);
        let (size, marks) = match self {
            Self::Slanted => {
                (px(6), format!("<path d=\"M0 6L6 0M-1 1L1 -1M5 7L7 5\"{lines} stroke-width=\"1.4\"/>"))
            }
            Self::Dotted => (px(5), format!("<circle cx=\"2.5\" cy=\"2.5\" r=\"1.2\"{dots}/>")),
            Self::Crossed => (px(5), format!("<path d=\"M0 2.5H5M2.5 0V5\"{lines} stroke-width=\"1\"/>")),
        };
        format!(
            "<pattern id=\"{id}-{}\" width=\"{size}\" height=\"{size}\" patternUnits=\"userSpaceOnUse\">\
             <rect width=\"{size}\" height=\"{size}\"{paper}/>{marks}</pattern>",
            self.name()
        )
    }
}

/// A text that is no markup; what XML cannot hold is left out.
fn escaped(text: &str) -> String {
    let mut safe = String::new();
    for c in text.chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\t' | '\n' | '\r' => safe.push(' '),
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => {}
            c => safe.push(c),
        }
    }
    safe
}

/// An id that begins with `chart-` and is another for every name.
pub(super) fn id(name: &str) -> String {
    let mut id = String::from("chart-");
    for c in name.chars() {
        if c.is_ascii_alphanumeric() || matches!(c, '-' | '_') {
            id.push(c);
        } else {
            id.push_str(&format!(".{:x}.", u32::from(c)));
        }
    }
    id
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_is_markup() {
        assert_eq!(escaped("A & B <script>\"\u{1}\n"), "A &amp; B &lt;script&gt;&quot; ");
    }

    #[test]
    fn different_names_have_different_ids() {
        assert_eq!(id("per_school"), "chart-per_school");
        assert_eq!(id("per skola"), "chart-per.20.skola");
        assert_ne!(id("per.20.skola"), id("per skola"));
    }
}
