//! What stands in an HTML output: the tables that people see, all other text in its order, and the block that says how it was made.

use super::{Written, WrittenTable, json};
use crate::report::write::BLOCK;
use crate::text::sha256;

/// Elements whose text is not seen on the page.
const UNSEEN: [&str; 2] = ["head", "script"];
/// Elements that stand within a line of text.
const IN_LINE: [&str; 4] = ["a", "code", "span", "strong"];

/// Reads a page.
pub(super) fn read(bytes: &[u8]) -> Option<Written> {
    let text = std::str::from_utf8(bytes).ok()?;
    let pieces = pieces(text);
    let block = block(&pieces)?;
    let mut written = json::side(&serde_json::from_str(block).ok()?)?;
    let mut page = Page::default();
    for piece in &pieces {
        page.take(*piece);
    }
    page.end_line();
    if page.files != written.files {
        // Programs read other files than people see.
        page.lines.extend(page.files.iter().map(|(name, sha)| format!("{name} {sha}")));
    }
    // The program is told apart, for another version may give the same figures.
    let program = written.made.as_ref().map(|made| made.program.clone()).unwrap_or_default();
    let lines = page.lines.into_iter().map(|line| match program.is_empty() {
        true => line,
        false => line.replace(&program, ""),
    });
    written.tables.push(WrittenTable::list("text", lines));
    written.tables.append(&mut page.tables);
    Some(written)
}

/// A piece of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Piece<'a> {
    /// The beginning of an element: its name, and all that its tag says.
    Open(&'a str, &'a str),
    /// The end of an element.
    Close(&'a str),
    /// Text as it is written.
    Text(&'a str),
}

fn name(tag: &str) -> &str {
    tag.split(char::is_whitespace).next().unwrap_or_default()
}

/// A page cut at its tags.
fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('<') {
        if !before.is_empty() {
            pieces.push(Piece::Text(before));
        }
        let Some((tag, after)) = after.split_once('>') else { return pieces };

        match tag.strip_prefix('/') {
            Some(tag) => pieces.push(Piece::Close(name(tag))),
            None => pieces.push(Piece::Open(name(tag), tag)),
        }
        rest = after;
    }
    pieces
}

/// The text of the block of JSON.
fn block<'a>(pieces: &[Piece<'a>]) -> Option<&'a str> {
    let at = pieces.iter().position(
        |piece| matches!(piece, Piece::Open("script", tag) if attribute(tag, "id") == Some(BLOCK)),
    )?;
    match pieces.get(at + 1)? {
        Piece::Text(text) => Some(text),
        _ => None,
    }
}

/// What a tag says under a name.
fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let (_, rest) = tag.split_once(&format!(" {name}=\""))?;
    Some(rest.split_once('"')?.0)
}

/// What was seen of a page so far.
#[derive(Default)]
struct Page {
    /// Text outside tables, line by line; a drawing is a line with its hash.
    lines: Vec<String>,
    /// The tables of figures.
    tables: Vec<WrittenTable>,
    /// The files that the page says it rests on.
    files: Vec<(String, String)>,
    /// The line that is being read.
    line: String,
    /// The element whose text is not seen.
    unseen: Option<String>,
    /// The source of the drawing that is being read.
    drawing: Option<String>,
    /// The table that is being read: its name, if it has one, and its rows.
    table: Option<(Option<String>, Vec<Vec<String>>)>,
}

impl Page {
    fn take(&mut self, piece: Piece) {
        if let Some(element) = &self.unseen {
            if piece == Piece::Close(element) {
                self.unseen = None;
            }
        } else if let Some(source) = &mut self.drawing {
            source.push_str(&format!("{piece:?}"));
            if piece == Piece::Close("svg") {
                self.lines.push(sha256(source.as_bytes()));
                self.drawing = None;
            }
        } else {
            match piece {
                Piece::Open(element, tag) => self.open(element, tag),
                Piece::Close(element) => self.close(element),
                Piece::Text(text) => self.line.push_str(&plain(text)),
            }
        }
    }

    fn open(&mut self, element: &str, tag: &str) {
        if !IN_LINE.contains(&element) {
            self.end_line();
        }
        match element {
            _ if UNSEEN.contains(&element) => self.unseen = Some(element.to_owned()),
            "svg" => self.drawing = Some(tag.to_owned()),
            "table" => self.table = Some((attribute(tag, "data-id").map(plain), Vec::new())),
            "tr" => {
                if let Some((_, rows)) = &mut self.table {
                    rows.push(Vec::new());
                }
            }
            _ => {}
        }
    }

    fn close(&mut self, element: &str) {
        match element {
            "td" | "th" => {
                let cell = std::mem::take(&mut self.line).trim().to_owned();
                let row = self.table.as_mut().and_then(|(_, rows)| rows.last_mut());
                row.into_iter().for_each(|row| row.push(cell.clone()));
            }
            "table" => self.end_table(),
            _ if IN_LINE.contains(&element) => {}
            _ => self.end_line(),
        }
    }

    fn end_line(&mut self) {
        let line = std::mem::take(&mut self.line);
        if !line.trim().is_empty() {
            self.lines.push(line.trim().to_owned());
        }
    }

    fn end_table(&mut self) {
        let Some((id, rows)) = self.table.take() else { return };
        let mut rows = rows.into_iter();
        let headings = rows.next().unwrap_or_default();
        match id {
            Some(id) => self.tables.push(WrittenTable::new(&id, headings, rows.collect())),
            None => {
                self.files.extend(rows.filter_map(|row| Some((row.first()?.clone(), row.get(1)?.clone()))))
            }
        }
    }
}

/// A text as it is read, without the signs that stand for others.
fn plain(text: &str) -> String {
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_and_other_text_are_told_apart() {
        let page = "<head><title>x</title></head><p>Så <strong>här</strong></p><table data-id=\"a&amp;b\"><caption>T</caption>\
            <thead><tr><th>Skola</th><th>Kr</th></tr></thead><tbody><tr><th>A &lt; B</th><td>1\u{a0}000</td></tr></tbody></table>";
        let mut seen = Page::default();
        pieces(page).into_iter().for_each(|piece| seen.take(piece));
        assert_eq!(seen.lines, ["Så här", "T"]);
        let rows = vec![vec!["A < B".to_owned(), "1\u{a0}000".to_owned()]];
        assert_eq!(seen.tables, [WrittenTable::new("a&b", vec!["Skola".into(), "Kr".into()], rows)]);
    }

    #[test]
    fn one_changed_line_of_a_drawing_is_seen() {
        let lines = |page: &str| {
            let mut seen = Page::default();
            pieces(page).into_iter().for_each(|piece| seen.take(piece));
            seen.lines
        };
        assert_ne!(lines("<svg><path d=\"M0 0\"/></svg>"), lines("<svg><path d=\"M0 1\"/></svg>"));
    }
}
