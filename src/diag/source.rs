//! The user's files by number, and places in them: a stretch of text, or a cell of a table.

use std::ops::Range;

/// The number of a file that was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SourceId(pub u32);

/// A place in a user's file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// A whole file.
    File(SourceId),
    /// A stretch of a text file, in bytes of its UTF-8 text.
    Span {
        /// The file.
        source: SourceId,
        /// First byte.
        start: usize,
        /// One past the last byte.
        end: usize,
    },
    /// A cell of a table.
    Cell {
        /// The file.
        source: SourceId,
        /// The sheet of a workbook.
        sheet: Option<String>,
        /// The row as a spreadsheet numbers it, from 1.
        row: u32,
        /// The column as a spreadsheet names it: A, B, … AA.
        letter: String,
        /// The column's heading, or its letter where it has none.
        column: String,
        /// What stands there.
        text: String,
    },
}

impl Place {
    /// A stretch of a text file.
    #[must_use]
    pub const fn span(source: SourceId, range: Range<usize>) -> Self {
        Self::Span { source, start: range.start, end: range.end }
    }

    /// The file that the place is in.
    #[must_use]
    pub const fn source(&self) -> SourceId {
        match self {
            Self::File(source) | Self::Span { source, .. } | Self::Cell { source, .. } => *source,
        }
    }

    /// A part of a stretch, `range` counted from its start.
    #[must_use]
    pub fn within(&self, range: Range<usize>) -> Self {
        match self {
            Self::Span { source, start, end } => Self::Span {
                source: *source,
                start: (start + range.start).min(*end),
                end: (start + range.end).min(*end),
            },
            other => other.clone(),
        }
    }
}

/// The files that were read: their names as the user gave them, and their texts.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    files: Vec<(String, String)>,
}

impl Sources {
    /// No file yet.
    #[must_use]
    pub const fn new() -> Self {
        Self { files: Vec::new() }
    }

    /// Adds a file. `text` may be empty for a file that is no text, such as a workbook.
    pub fn add(&mut self, name: impl Into<String>, text: impl Into<String>) -> SourceId {
        let id = SourceId(u32::try_from(self.files.len()).unwrap_or(u32::MAX));
        self.files.push((name.into(), text.into()));
        id
    }

    /// The file's name as the user gave it.
    #[must_use]
    pub fn name(&self, id: SourceId) -> &str {
        self.files.get(id.0 as usize).map_or("", |(name, _)| name)
    }

    /// The file's text.
    #[must_use]
    pub fn text(&self, id: SourceId) -> &str {
        self.files.get(id.0 as usize).map_or("", |(_, text)| text)
    }

    /// Line and column of a byte, both from 1.
    #[must_use]
    pub fn line_and_column(&self, id: SourceId, byte: usize) -> (usize, usize) {
        let before = self.text(id).get(..byte).unwrap_or("");
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or("").chars().count() + 1;
        (line, column)
    }
}
