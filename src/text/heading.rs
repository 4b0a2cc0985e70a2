//! Where a sheet's table stands: its heading row, its rows, and what is only a remark before or after them.

use super::sheet::{Sheet, letter};
use crate::diag::{Diagnostic, FileFault, Findings, Place, Role, SourceId};

/// How many rows may stand before the headings.
const DEEPEST: usize = 60;

/// A table within a sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Layout {
    /// The row of the headings.
    pub heading: usize,
    /// The headings; a column without one has its letter.
    pub headings: Vec<String>,
    /// The rows of the table.
    pub rows: Vec<usize>,
}

/// A heading as it is compared: one space wherever it has space or a line break.
pub fn normal(heading: &str) -> String {
    heading.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Finds the table. Headings that stand twice, rows that are too long or too short, and remarks below are told.
pub fn find(source: SourceId, sheet: &Sheet, wanted: &[String], found: &mut Findings) -> Option<Layout> {
    let stated = (sheet.begins_with_headings && sheet.len() > 0).then_some(0);
    let Some(heading) = stated.or_else(|| heading_row(sheet, wanted)) else {
        found.error(FileFault::NoTable, Place::File(source));
        return None;
    };
    let looker = Looker { source, sheet, heading };
    let rows = looker.rows(found);
    let headings = looker.headings(&rows);
    looker.refuse_twins(&headings, wanted, found);
    looker.tell_ragged(&rows, headings.len(), found);
    Some(Layout { heading, headings, rows })
}

/// The first row with most wanted headings; without any, the first where most cells are filled with text.
fn heading_row(sheet: &Sheet, wanted: &[String]) -> Option<usize> {
    let wanted: Vec<String> = wanted.iter().map(|heading| normal(heading)).collect();
    let mut best: Option<(usize, [usize; 3])> = None;
    for row in 0..sheet.len().min(DEEPEST) {
        let filled: Vec<usize> = sheet.filled(row).collect();
        let hits = filled.iter().filter(|col| wanted.contains(&normal(sheet.cell(row, **col))));
        let texts = filled.iter().filter(|col| is_words(sheet.cell(row, **col)));
        let score = [hits.count(), texts.count(), filled.len()];
        if !filled.is_empty() && best.is_none_or(|(_, most)| score > most) {
            best = Some((row, score));
        }
    }
    best.map(|(row, _)| row)
}

fn is_words(cell: &str) -> bool {
    cell.chars().any(char::is_alphabetic)
}

struct Looker<'a> {
    source: SourceId,
    sheet: &'a Sheet,
    heading: usize,
}

impl Looker<'_> {
    fn place(&self, row: usize, col: usize) -> Place {
        if let Some(place) = self.sheet.place(row, col) {
            return place.clone();
        }
        let heading = self.sheet.cell(self.heading, col);
        Place::Cell {
            source: self.source,
            sheet: self.sheet.name.clone(),
            row: self.sheet.number(row),
            letter: letter(col),
            column: if heading.is_empty() { letter(col) } else { normal(heading) },
            text: self.sheet.cell(row, col).to_owned(),
        }
    }

    /// The rows under the headings in which something stands, without the remarks at the end.
    fn rows(&self, found: &mut Findings) -> Vec<usize> {
        let first_is_filled = self.sheet.is_full(0);
        let filled = |row: &usize| first_is_filled || self.sheet.filled(*row).next().is_some();
        let mut rows: Vec<usize> = (self.heading + 1..self.sheet.len()).filter(filled).collect();
        while let Some(last) = rows.last().copied().filter(|row| self.is_remark(*row)) {
            let written = self.sheet.cell(last, 0).to_owned();
            found.add(Diagnostic::note(FileFault::Footer { written }, self.place(last, 0)));
            rows.pop();
        }
        rows
    }

    /// Whether only the first cell is filled, and it reads as a sentence or stands apart from the table.
    fn is_remark(&self, row: usize) -> bool {
        let mut filled = self.sheet.filled(row);
        let only_first = filled.next() == Some(0) && filled.next().is_none();
        let has_more_columns = self.sheet.filled(self.heading).count() > 1;
        let text = self.sheet.cell(row, 0);
        let before = row.checked_sub(1);
        let is_apart = before.is_some_and(|before| {
            self.sheet.filled(before).next().is_none()
                || self.sheet.number(before) + 1 < self.sheet.number(row)
        });
        let is_short = self.sheet.width(row) < self.sheet.filled(self.heading).count();
        let has_cells = self.sheet.place(row, 0).is_some();
        let reads_so = text.contains(char::is_whitespace) || text.contains(':');
        !self.sheet.begins_with_headings
            && only_first
            && has_more_columns
            && !has_cells
            && (is_apart || is_short || reads_so)
    }

    /// The headings, without the empty columns that trailing separators leave.
    fn headings(&self, rows: &[usize]) -> Vec<String> {
        let sheet = self.sheet;
        let is_used = |col: &usize| {
            !sheet.is_blank(self.heading, *col) || rows.iter().any(|row| !sheet.is_blank(*row, *col))
        };
        let width = (0..sheet.width(self.heading)).rev().find(is_used).map_or(0, |col| col + 1);
        let name = |col: usize| match normal(sheet.cell(self.heading, col)) {
            none if none.is_empty() => letter(col),
            heading => heading,
        };
        (0..width).map(name).collect()
    }

    /// A heading that stands twice is refused if it is asked for, or if nobody said what is.
    fn refuse_twins(&self, headings: &[String], wanted: &[String], found: &mut Findings) {
        for (col, heading) in headings.iter().enumerate() {
            let first = headings.iter().position(|one| one == heading).filter(|first| *first < col);
            let is_asked = wanted.is_empty() || wanted.iter().any(|one| normal(one) == *heading);
            if let Some(first) = first.filter(|_| is_asked) {
                let fault = FileFault::DuplicateHeading { heading: heading.clone() };
                let twin = Diagnostic::error(fault, self.place(self.heading, col));
                found.add(twin.with(Role::FirstHere, self.place(self.heading, first)));
            }
        }
    }

    fn tell_ragged(&self, rows: &[usize], width: usize, found: &mut Findings) {
        let mut told = Vec::new();
        for row in rows.iter().copied() {
            let cells = self.sheet.width(row);
            let outside = (width..cells).find(|col| !self.sheet.is_blank(row, *col));
            let count = |cells: usize| [cells.to_string(), width.to_string()];
            if let Some(col) = outside {
                let [cells, headings] = count(self.sheet.filled(row).last().map_or(cells, |c| c + 1));
                let fault = FileFault::LongRow { cells, headings };
                told.push(Diagnostic::error(fault, self.place(row, col)));
            } else if cells < width {
                let [cells, headings] = count(cells);
                let fault = FileFault::ShortRow { cells, headings };
                told.push(Diagnostic::warning(fault, self.place(row, 0)));
            }
        }
        super::many::tell(told, found);
    }
}

#[cfg(test)]
mod tests {
    use super::super::csv_read;
    use super::*;
    use crate::diag::Sources;

    fn layout(text: &str, wanted: &[&str]) -> (Layout, Vec<&'static str>) {
        let mut found = Findings::new();
        let source = Sources::new().add("a.csv", "");
        let wanted: Vec<String> = wanted.iter().map(|w| (*w).to_owned()).collect();
        let sheet = csv_read::read(source, text, Some(';'), &wanted, &mut found);
        let layout = find(source, &sheet, &wanted, &mut found).unwrap();
        (layout, found.sorted().iter().map(|one| one.fault.code()).collect())
    }

    #[test]
    fn lines_before_and_after_the_table_are_no_rows() {
        let text = "Statistik från Skolverket;;;\nGymnasieskola;;;\nValt läsår: 2024/25;;;\n\n\
            Kommun;Kod;Elever;\nAle;1440;119;\nUpplands Väsby;0114;..;\n\nKälla: Skolverket;;;\n";
        let (layout, codes) = layout(text, &[]);
        assert_eq!(layout.headings, ["Kommun", "Kod", "Elever"]);
        assert_eq!(layout.rows.len(), 2);
        assert_eq!(codes, ["T028"]);
    }

    #[test]
    fn wanted_headings_beat_a_row_with_more_text() {
        let text = "a;b;c;d\nKommun;2023;2024;2025\nAle;1;2;3\n";
        assert_eq!(layout(text, &["2023", "Kommun"]).0.heading, 1);
        assert_eq!(layout("titel\nKommun;2023;2024\nAle;1;2\n", &[]).0.heading, 1);
    }

    #[test]
    fn a_heading_over_two_lines_is_one_heading() {
        let (layout, _) = layout("Skola;\"Antal\nelever\"\nA;1\n", &["Antal elever"]);
        assert_eq!(layout.headings, ["Skola", "Antal elever"]);
    }

    #[test]
    fn a_heading_that_stands_twice_is_refused_when_it_is_asked_for() {
        let text = "Skola;Andel;Andel\nA;1;2\n";
        assert_eq!(layout(text, &[]).1, ["T025"]);
        assert_eq!(layout(text, &["Andel"]).1, ["T025"]);
        assert!(layout(text, &["Skola"]).1.is_empty());
    }

    #[test]
    fn rows_of_another_length_are_told() {
        assert_eq!(layout("Skola;Elever\nA;1;2\nB;3\n", &[]).1, ["T026"]);
        assert_eq!(layout("Skola;Elever;Kod\nA;1\nB;3;4\n", &[]).1, ["T027"]);
    }

    #[test]
    fn a_code_alone_on_the_last_row_is_a_row() {
        assert_eq!(layout("Skola;Elever\n123;1\n456;\n", &[]).0.rows.len(), 2);
    }

    #[test]
    fn a_column_without_heading_has_its_letter() {
        assert_eq!(layout("Skola;;Elever\nA;x;1\n", &["Skola"]).0.headings, ["Skola", "B", "Elever"]);
    }
}
