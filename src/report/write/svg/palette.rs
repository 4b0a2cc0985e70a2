//! The colours of charts, on white paper and on a dark screen, told apart by lightness too, with the CSS that themes them.

/// What a colour is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Paint {
    /// What everything is drawn on.
    Paper,
    /// Text.
    Ink,
    /// Text of less weight.
    Muted,
    /// Zero lines and axes.
    Rule,
    /// Lines that help the eye.
    Grid,
    /// At or above zero; the first of several.
    More,
    /// Below zero; the second of several.
    Less,
    /// Sums; the third of several.
    Whole,
    /// Nine of ten outcomes.
    Outer,
    /// The middle half of outcomes.
    Inner,
    /// The edge of either.
    Edge,
    /// The first part of a bar.
    First,
    /// The second part of a bar.
    Second,
    /// The third part of a bar.
    Third,
    /// Text on the third part of a bar.
    OnThird,
}

impl Paint {
    const ALL: [Self; 15] = [
        Self::Paper,
        Self::Ink,
        Self::Muted,
        Self::Rule,
        Self::Grid,
        Self::More,
        Self::Less,
        Self::Whole,
        Self::Outer,
        Self::Inner,
        Self::Edge,
        Self::First,
        Self::Second,
        Self::Third,
        Self::OnThird,
    ];

    /// Its name in CSS, its colour on white paper, its colour on a dark screen.
    const fn entry(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Self::Paper => ("paper", "#ffffff", "#15181b"),
            Self::Ink => ("ink", "#1a1a1a", "#ececec"),
            Self::Muted => ("muted", "#595959", "#b4b4b4"),
            Self::Rule => ("rule", "#757575", "#8f8f8f"),
            Self::Grid => ("grid", "#e2e2e2", "#34393e"),
            Self::More => ("more", "#1d5c8e", "#8cc4ee"),
            Self::Less => ("less", "#c65d1e", "#d97b35"),
            Self::Whole => ("whole", "#3f3f3f", "#cfcfcf"),
            Self::Outer => ("outer", "#dde8f1", "#1f3445"),
            Self::Inner => ("inner", "#adc8de", "#37617f"),
            Self::Edge => ("edge", "#4d7ea6", "#7fb0d3"),
            Self::First => ("first", "#17324d", "#d8e8f5"),
            Self::Second => ("second", "#2a74a6", "#74b3de"),
            Self::Third => ("third", "#cf7f35", "#b96f2c"),
            Self::OnThird => ("on-third", "#1a1a1a", "#101214"),
        }
    }

    /// The colour of text on it, where it is dark or strong.
    pub(super) const fn over(self) -> Self {
        match self {
            Self::Outer | Self::Inner | Self::Paper => Self::Ink,
            Self::Third => Self::OnThird,
            _ => Self::Paper,
        }
    }

    /// Its colour on white paper, as `#rrggbb`.
    pub(super) const fn fixed(self) -> &'static str {
        self.entry().1
    }

    /// Its colour as CSS that a page may set, and which is that on white paper if the page does not.
    pub(super) fn themed(self) -> String {
        let (name, light, _) = self.entry();
        format!("var(--chart-{name},{light})")
    }

    /// The CSS class that gives it to an element's `fill` or `stroke`.
    pub(super) fn class(self, property: &str) -> String {
        format!("chart-{property}-{}", self.entry().0)
    }
}

/// CSS rules of the classes that charts of [`super::Ink::Classed`] name.
#[must_use]
pub fn classes() -> String {
    let rule = |paint: Paint| {
        let one = |property: &str| {
            format!(".{}{{{property}:var(--chart-{})}}", paint.class(property), paint.entry().0)
        };
        one("fill") + &one("stroke")
    };
    Paint::ALL.map(rule).concat() + "\n"
}

/// CSS that sets the colours of themed charts for a page: light, dark where the reader prefers it, light on paper.
#[must_use]
pub fn theme() -> String {
    let set = |color: fn((&'static str, &'static str, &'static str)) -> &'static str| {
        let one = |paint: Paint| format!("--chart-{}:{}", paint.entry().0, color(paint.entry()));
        Paint::ALL.map(one).join(";")
    };
    let (light, dark) = (set(|entry| entry.1), set(|entry| entry.2));
    format!(
        ":root{{{light}}}\n@media screen and (prefers-color-scheme:dark){{:root{{{dark}}}}}\n@media print{{:root{{{light}}}}}\n"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Relative luminance by WCAG 2.2.
    fn luminance(color: &str) -> f64 {
        let channel = |at: usize| {
            let share = f64::from(u8::from_str_radix(&color[at..at + 2], 16).unwrap()) / 255.0;
            if share <= 0.04045 { share / 12.92 } else { libm::pow((share + 0.055) / 1.055, 2.4) }
        };
        0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
    }

    /// Contrast ratio by WCAG 2.2.
    fn contrast(one: &str, other: &str) -> f64 {
        let (one, other) = (luminance(one), luminance(other));
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    fn both(paint: Paint) -> [&'static str; 2] {
        [paint.entry().1, paint.entry().2]
    }

    #[test]
    fn contrast_is_as_wcag_says() {
        assert!((contrast("#000000", "#ffffff") - 21.0).abs() < 1e-9);
        // #777777 on white is the known near miss of 4.5: 4.48.
        assert!((contrast("#777777", "#ffffff") - 4.48).abs() < 0.005);
    }

    #[test]
    fn texts_can_be_read_on_both_papers() {
        for theme in [0, 1] {
            for text in [Paint::Ink, Paint::Muted, Paint::More, Paint::Whole] {
                let ratio = contrast(both(text)[theme], both(Paint::Paper)[theme]);
                assert!(ratio >= 4.5, "{text:?} {ratio}");
            }
            for under in [Paint::Outer, Paint::Inner, Paint::First, Paint::Second, Paint::Third] {
                let ratio = contrast(both(under.over())[theme], both(under)[theme]);
                assert!(ratio >= 4.5, "{under:?} {ratio}");
            }
        }
    }

    #[test]
    fn graphics_stand_out_from_both_papers() {
        use Paint::{Edge, First, Less, More, Rule, Second, Third, Whole};
        for theme in [0, 1] {
            for paint in [Rule, More, Less, Whole, Edge, First, Second, Third] {
                let ratio = contrast(both(paint)[theme], both(Paint::Paper)[theme]);
                assert!(ratio >= 3.0, "{paint:?} {ratio}");
            }
        }
    }

    #[test]
    fn neighbours_differ_in_lightness_so_that_grey_tells_them_apart() {
        use Paint::{First, Inner, Less, More, Outer, Second, Third};
        // Bands have an edge between them, so less is enough.
        let pairs = [(More, Less, 1.5), (First, Second, 1.5), (Second, Third, 1.5), (Outer, Inner, 1.35)];
        for theme in [0, 1] {
            for (one, other, least) in pairs {
                let ratio = contrast(both(one)[theme], both(other)[theme]);
                assert!(ratio >= least, "{one:?} {other:?} {ratio}");
            }
        }
    }
}
