//! How wide a text is about, and long texts on several lines or cut.

use super::px::Px;

/// A size and weight of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Font {
    /// In whole pixels.
    pub(super) size: i64,
    pub(super) bold: bool,
}

/// The text of a chart.
pub(super) const BODY: Font = Font { size: 13, bold: false };
/// Names that a chart makes itself, and numbers on axes.
pub(super) const SMALL: Font = Font { size: 12, bold: false };
/// The same in bold: names of lines and parts, sums.
pub(super) const STRONG: Font = Font { size: 13, bold: true };
/// What a chart finds.
pub(super) const TITLE: Font = Font { size: 17, bold: true };

impl Font {
    /// From one line to the next.
    pub(super) const fn line(self) -> Px {
        Px(self.size * 130)
    }
}

/// The width of a text, a little above that of Helvetica and Arial: the reader's font is not known.
pub(super) fn width(text: &str, font: Font) -> Px {
    let thousandths: i64 = text.chars().map(letter).sum();
    let weight = if font.bold { 114 } else { 107 };
    Px(thousandths * font.size * weight / 100_000)
}

/// The width of a letter in thousandths of the size, as in Helvetica.
const fn letter(c: char) -> i64 {
    match c {
        'i' | 'j' | 'l' | '\'' => 222,
        '|' => 260,
        ' ' | '\u{a0}' | '!' | ',' | '.' | '/' | ':' | ';' | '[' | ']' | '\\' | 'I' | 'f' | 't' | 'í' => 278,
        '-' | '(' | ')' | 'r' | '`' | '{' | '}' | '”' | '“' | '"' => 340,
        '*' => 389,
        'c' | 'k' | 's' | 'v' | 'x' | 'y' | 'z' | 'J' => 500,
        '+' | '<' | '=' | '>' | '~' | '\u{2212}' => 584,
        'F' | 'T' | 'Z' => 611,
        'A' | 'B' | 'E' | 'K' | 'P' | 'S' | 'V' | 'X' | 'Y' | '&' | 'Å' | 'Ä' | 'É' => 667,
        'C' | 'D' | 'H' | 'N' | 'R' | 'U' | 'w' => 722,
        'G' | 'O' | 'Q' | 'Ö' => 778,
        'm' | 'M' => 833,
        '%' | 'W' => 920,
        '@' | '…' | '—' => 1015,
        _ => 556,
    }
}

/// A text on lines that fit, at most `most` of them; what does not fit is cut, which the last letter shows.
pub(super) fn lines(text: &str, font: Font, room: Px, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        match lines.last_mut() {
            Some(line) if width(&format!("{line} {word}"), font) <= room => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    if lines.len() > most {
        let rest = lines.split_off(most.saturating_sub(1)).join(" ");
        lines.push(rest);
    }
    lines.into_iter().map(|line| cut(&line, font, room)).collect()
}

/// A text, or its beginning and `…` if it is too wide.
pub(super) fn cut(text: &str, font: Font, room: Px) -> String {
    if width(text, font) <= room {
        return text.to_owned();
    }
    let mut short = text.to_owned();
    while !short.is_empty() && width(&format!("{short}…"), font) > room {
        short.pop();
    }
    format!("{}…", short.trim_end_matches([' ', ',', '-', '–', '(']))
}

#[cfg(test)]
mod tests {
    use super::super::px::px;
    use super::*;

    #[test]
    fn a_long_name_takes_two_lines_and_is_then_cut() {
        let name = "Internationella engelska gymnasieskolan Södermalm och Kungsholmen";
        let lines = lines(name, BODY, px(170), 2);
        assert_eq!(lines.len(), 2);
        assert_eq!(lines[0], "Internationella engelska");
        assert!(lines[1].starts_with("gymnasieskolan") && lines[1].ends_with('…'), "{}", lines[1]);
        assert!(lines.iter().all(|line| width(line, BODY) <= px(170)));
    }

    #[test]
    fn a_short_name_is_left_alone() {
        assert_eq!(lines("Åsö", BODY, px(170), 2), ["Åsö"]);
        assert_eq!(lines("", BODY, px(170), 2), [""; 0]);
    }
}
