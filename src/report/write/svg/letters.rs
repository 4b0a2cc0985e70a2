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
    Px(thousandths * font.size * weight / 1000)
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

/// A text, or its beginning, `…` and its end if it is too wide: names that begin alike often differ at the end.
pub(super) fn cut(text: &str, font: Font, room: Px) -> String {
    if width(text, font) <= room {
        return text.to_owned();
    }
    let end = last(text, font, room * 11 / 20);
    let mut start = text.to_owned();
    while !start.is_empty() && width(&format!("{start}…{end}"), font) > room {
        start.pop();
    }
    format!("{}…{end}", start.trim_end_matches([' ', ',', '-', '–', '(']))
}

/// As many whole words from the end as fit, or as many letters if not even one word does.
fn last(text: &str, font: Font, room: Px) -> String {
    let mut letters = text.char_indices().map(|(at, _)| text.get(at..).unwrap_or_default());
    let most = letters.find(|rest| width(rest, font) <= room).unwrap_or_default();
    let cuts_word = !text.strip_suffix(most).unwrap_or_default().ends_with(' ');
    match most.split_once(' ') {
        Some((_, words)) if cuts_word && !words.is_empty() => words.to_owned(),
        _ => most.to_owned(),
    }
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
        assert!(lines[1].starts_with("gymnasies") && lines[1].ends_with("…Kungsholmen"), "{}", lines[1]);
        assert!(lines.iter().all(|line| width(line, BODY) <= px(170)));
    }

    #[test]
    fn names_that_differ_at_the_end_differ_when_they_are_cut() {
        let names =
            ["Internationella engelska gymnasieskolan 4", "Internationella engelska gymnasieskolan 19"];
        let [one, other] = names.map(|name| cut(name, BODY, px(180)));
        assert!(one.ends_with("… 4") || one.ends_with("…4") || one.ends_with(" 4"), "{one}");
        assert_ne!(one, other);
        let long = cut(&"W".repeat(400), BODY, px(100));
        assert!(width(&long, BODY) <= px(100) && long.contains('…'), "{long}");
    }

    #[test]
    fn a_short_name_is_left_alone() {
        assert_eq!(lines("Åsö", BODY, px(170), 2), ["Åsö"]);
        assert_eq!(lines("", BODY, px(170), 2), [""; 0]);
    }
}
