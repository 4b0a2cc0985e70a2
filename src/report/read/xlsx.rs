//! What stands in a workbook: a table on each sheet, and the last sheet with what they rest on.

use super::{Written, WrittenTable};
use crate::diag::Language;
use crate::report::made::{LANGUAGES, Made};
use crate::report::words::Word;
use crate::report::write::HEADING_ROW;
use crate::text::{letter, workbook_sheets};

/// Reads a workbook.
pub(super) fn read(bytes: &[u8]) -> Option<Written> {
    let sheets = workbook_sheets(bytes)?;
    let (language, side) = sheets.iter().find_map(|(name, rows)| {
        let named = |language: &Language| Word::Provenance.text(*language) == *name;
        Some((LANGUAGES.into_iter().find(named)?, rows))
    })?;
    let side = Side { rows: side, language };
    let mut written = side.read()?;
    let tables = sheets.iter().filter(|(name, _)| *name != Word::Provenance.text(language));
    written.tables.push(titles(tables.clone()));
    written.tables.extend(tables.map(|(name, rows)| table(name, rows)));
    Some(written)
}

type Rows = Vec<Vec<String>>;

fn titles<'a>(sheets: impl Iterator<Item = &'a (String, Rows)>) -> WrittenTable {
    let title = |rows: &Rows| rows.first().and_then(|row| row.first()).cloned().unwrap_or_default();
    let pairs = sheets.map(|(name, rows)| (name.clone(), title(rows)));
    WrittenTable::pairs("title", pairs, None)
}

/// The table under the headings; what stands beside it under no heading has its column's letter.
fn table(id: &str, rows: &Rows) -> WrittenTable {
    let filled = |row: &&Vec<String>| row.iter().any(|cell| !cell.is_empty());
    let body: Rows = rows.iter().skip(HEADING_ROW + 1).filter(filled).cloned().collect();
    let mut table = WrittenTable::new(id, rows.get(HEADING_ROW).cloned().unwrap_or_default(), body);
    for (column, heading) in table.headings.iter_mut().enumerate() {
        if heading.is_empty() {
            *heading = letter(column);
        }
    }
    table
}

/// The sheet that says what the tables rest on.
struct Side<'a> {
    rows: &'a Rows,
    language: Language,
}

impl Side<'_> {
    fn read(&self) -> Option<Written> {
        let files_at = self.row_of(&Word::File)?;
        let notes_at = self.row_of(&Word::Footnotes).unwrap_or(self.rows.len());
        let pairs = |from: usize, to: usize| {
            let rows = self.rows.iter().take(to).skip(from).map(|row| (cell(row, 0), cell(row, 1)));
            rows.filter(|(name, value)| !name.is_empty() || !value.is_empty()).collect::<Vec<_>>()
        };
        let statements = pairs(0, files_at);
        let said = |_: &str, name: &str| {
            statements.iter().find(|(one, _)| one == name).map(|(_, value)| value.clone())
        };
        let made = Made::read(said, self.language);
        let program = made.as_ref().map(|made| made.program.as_str());
        let notes = pairs(notes_at + 1, self.rows.len()).into_iter().map(|(_, note)| note);
        let tables = vec![
            WrittenTable::list("notes", notes),
            WrittenTable::pairs("provenance", statements.clone(), program),
        ];
        Some(Written { made, files: pairs(files_at + 1, notes_at), tables })
    }

    /// The row that begins with a word.
    fn row_of(&self, word: &Word) -> Option<usize> {
        self.rows.iter().position(|row| cell(row, 0) == word.text(self.language))
    }
}

fn cell(row: &[String], column: usize) -> String {
    row.get(column).cloned().unwrap_or_default()
}
