//! Lines of TOML under headings, with comments in a column of their own.

/// Where comments begin, unless what stands before is longer.
const COLUMN: usize = 44;

/// Lines of a TOML file.
#[derive(Debug, Default)]
pub(super) struct Lines {
    text: String,
}

impl Lines {
    /// A heading, with an empty line before it.
    pub(super) fn heading(&mut self, heading: &str) {
        self.heading_with(heading, "");
    }

    /// A heading with a comment.
    pub(super) fn heading_with(&mut self, heading: &str, comment: &str) {
        self.text.push('\n');
        self.line(heading.to_owned(), comment);
    }

    /// An entry with a comment; an empty comment is left out.
    pub(super) fn add(&mut self, name: &str, value: &str, comment: &str) {
        self.line(format!("{name} = {value}"), comment);
    }

    /// A comment on a line of its own.
    pub(super) fn remark(&mut self, comment: &str) {
        self.text.push_str(&format!("# {}\n", one_line(comment)));
    }

    /// All lines.
    pub(super) fn text(self) -> String {
        self.text
    }

    fn line(&mut self, code: String, comment: &str) {
        let space = " ".repeat(COLUMN.saturating_sub(code.chars().count() + 2) + 2);
        let comment = one_line(comment);
        let end = if comment.is_empty() { String::new() } else { format!("{space}# {comment}") };
        self.text.push_str(&format!("{code}{end}\n"));
    }
}

/// A comment ends with its line, and holds no control signs.
fn one_line(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}

/// A text in quotes.
pub(super) fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\t' => out.push_str("\\t"),
            c if c.is_control() => out.push_str(&format!("\\u{:04X}", u32::from(c))),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// Texts in brackets.
pub(super) fn list(texts: &[String]) -> String {
    format!("[{}]", texts.iter().map(|text| quoted(text)).collect::<Vec<_>>().join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_text_can_be_quoted_and_remarked() {
        let mut lines = Lines::default();
        let odd = "a\"b\\c\td\u{1}e\nf";
        lines.add("x", &quoted(odd), odd);
        lines.remark(odd);
        let text = lines.text();
        let read: toml::Table = text.parse().unwrap_or_else(|error| panic!("{error}: {text}"));
        assert_eq!(read.get("x").and_then(toml::Value::as_str), Some(odd));
    }
}
