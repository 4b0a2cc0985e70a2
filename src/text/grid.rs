//! A table of cells under headings, each cell with its place in the user's file.

use super::cell::Cell;
use super::form::DecimalSign;
use super::heading::{Layout, normal};
use super::numbers::{Evidence, Style};
use super::options::GridOptions;
use super::sheet::{Kind, Sheet, letter};
use super::words::Words;
use crate::base::Decimal;
use crate::diag::{Place, SourceId};
use std::collections::BTreeMap;
use std::sync::Arc;

/// A table: rows of cells under headings. Rows and columns are numbered from 0, without the headings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grid {
    file: Arc<FileTable>,
    headings: Vec<String>,
    columns: Vec<Origin>,
    /// How many rows of this table each row of the file gives.
    fold: usize,
    /// How many rows this table has, where several rows of the file make one.
    gathered: Option<usize>,
}

/// The table as its file has it.
#[derive(Debug, PartialEq, Eq)]
struct FileTable {
    source: SourceId,
    sheet: Sheet,
    layout: Layout,
    styles: Vec<Style>,
    shown: DecimalSign,
    missing: Vec<String>,
    suppressed: Vec<String>,
    special: BTreeMap<String, Decimal>,
}

/// Where a column's cells come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Origin {
    /// The file's column of that number.
    Column(usize),
    /// In turn for each of the rows that one row of the file gives, the column of that number.
    Turns(Vec<usize>),
    /// In turn, a text that the heading of the column of that number says.
    Said(Vec<(String, usize)>),
    /// For each row of this table, a row of the sheet, in the column of that number.
    Picked(Vec<Option<usize>>, usize),
}

/// One column that a wide table gives when it is made long.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unfolded {
    /// The new column's heading.
    pub heading: String,
    /// In turn: the column that has the value, and for a key the text that its heading says.
    pub turns: Vec<(usize, Option<String>)>,
}

/// The cell that stands behind a cell of this table.
pub(super) enum Behind<'a> {
    /// A cell of the file: its row in the sheet and its column.
    Cell(usize, usize),
    /// A text from the heading of a column.
    Said(&'a str, usize),
}

impl Grid {
    pub(super) fn new(source: SourceId, sheet: Sheet, layout: Layout, options: &GridOptions) -> Self {
        let headings = layout.headings.clone();
        let columns = (0..headings.len()).map(Origin::Column).collect();
        let each = evidence(&sheet, &layout);
        let all = each.iter().copied().fold(Evidence::default(), Evidence::and);
        let file = FileTable {
            source,
            styles: styles(&each, all, options.decimal),
            shown: all.sign(),
            sheet,
            layout,
            missing: options.missing.clone(),
            suppressed: options.suppressed.clone(),
            special: options.special.clone(),
        };
        Self { file: Arc::new(file), headings, columns, fold: 1, gathered: None }
    }

    /// How many rows there are under the headings.
    #[must_use]
    pub fn len(&self) -> usize {
        self.gathered.unwrap_or(self.file.layout.rows.len()) * self.fold
    }

    /// Whether there is no row.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The file that the table is from.
    #[must_use]
    pub fn source(&self) -> SourceId {
        self.file.source
    }

    /// The headings; a column without one has its letter.
    #[must_use]
    pub fn columns(&self) -> &[String] {
        &self.headings
    }

    /// The column under a heading. Space and line breaks within it count as one space.
    #[must_use]
    pub fn column(&self, heading: &str) -> Option<usize> {
        let heading = normal(heading);
        self.headings.iter().position(|one| *one == heading)
    }

    /// Where a heading stands.
    #[must_use]
    pub fn heading_place(&self, col: usize) -> Place {
        let behind = match self.columns.get(col) {
            Some(Origin::Column(col) | Origin::Picked(_, col)) => Some(*col),
            Some(Origin::Turns(turns)) => turns.first().copied(),
            Some(Origin::Said(turns)) => turns.first().map(|(_, col)| *col),
            None => None,
        };
        let layout = &self.file.layout;
        behind.map_or(Place::File(self.file.source), |col| self.file.place(layout.heading, col))
    }

    /// Where a cell stands: a cell of its file, or a stretch of the TOML file that the row is written in.
    #[must_use]
    pub fn place(&self, row: usize, col: usize) -> Place {
        match self.behind(row, col) {
            Some(Behind::Cell(row, col)) => self.file.place(row, col),
            Some(Behind::Said(_, col)) => self.file.place(self.file.layout.heading, col),
            None => Place::File(self.file.source),
        }
    }

    /// What stands in a cell, without the space around it.
    #[must_use]
    pub fn written(&self, row: usize, col: usize) -> &str {
        match self.behind(row, col) {
            Some(Behind::Cell(row, col)) => self.file.sheet.cell(row, col),
            Some(Behind::Said(text, _)) => text,
            None => "",
        }
    }

    pub(super) fn behind(&self, row: usize, col: usize) -> Option<Behind<'_>> {
        if let Origin::Picked(rows, col) = self.columns.get(col)? {
            return rows.get(row).copied().flatten().map(|row| Behind::Cell(row, *col));
        }
        let turn = row.checked_rem(self.fold)?;
        let row = *self.file.layout.rows.get(row / self.fold)?;
        Some(match self.columns.get(col)? {
            Origin::Column(col) => Behind::Cell(row, *col),
            Origin::Turns(turns) => Behind::Cell(row, *turns.get(turn)?),
            Origin::Said(turns) => turns.get(turn).map(|(text, col)| Behind::Said(text, *col))?,
            Origin::Picked(..) => return None,
        })
    }

    pub(super) fn origin(&self, col: usize) -> Option<&Origin> {
        self.columns.get(col)
    }

    /// How many rows of this table each row of the file gives.
    pub(super) const fn fold(&self) -> usize {
        self.fold
    }

    pub(super) fn sheet(&self) -> &Sheet {
        &self.file.sheet
    }

    pub(super) fn layout(&self) -> &Layout {
        &self.file.layout
    }

    /// The decimal sign that the file's texts show.
    #[must_use]
    pub fn decimal_sign(&self) -> DecimalSign {
        self.file.shown
    }

    pub(super) fn kind(&self, row: usize, col: usize) -> Kind {
        self.file.sheet.kind(row, col)
    }

    /// What the cell of this table was written as.
    pub(super) fn cell_kind(&self, row: usize, col: usize) -> Kind {
        match self.behind(row, col) {
            Some(Behind::Cell(row, col)) => self.kind(row, col),
            _ => Kind::Text,
        }
    }

    pub(super) fn style(&self, col: usize) -> Style {
        self.file.styles.get(col).copied().unwrap_or(Style::Ambiguous)
    }

    pub(super) fn special(&self, text: &str) -> Option<Decimal> {
        self.file.special.get(text).copied()
    }

    /// Whether a text stands for nothing, or for a figure that is hidden; else the text.
    pub(super) fn sort<'a>(&self, text: &'a str) -> Cell<&'a str> {
        let is_among = |list: &[String]| list.iter().any(|one| one == text);
        if is_among(&self.file.missing) {
            Cell::Missing
        } else if is_among(&self.file.suppressed) {
            Cell::Suppressed
        } else {
            Cell::Is(text)
        }
    }

    /// The headings that are not among the used columns.
    #[must_use]
    pub fn unused_headings(&self, used: &[usize]) -> Vec<&str> {
        let left = |(col, heading)| (!used.contains(&col)).then_some(heading);
        self.headings.iter().map(String::as_str).enumerate().filter_map(left).collect()
    }

    /// The long form of a wide table: the kept columns, and for each row as many rows as the unfolded columns have
    /// turns. Places still point at the cells of the file.
    #[must_use]
    pub fn unfold(&self, keep: &[usize], unfolded: &[Unfolded]) -> Self {
        let own = |col: &usize| match self.columns.get(*col) {
            Some(Origin::Column(own)) => *own,
            _ => usize::MAX,
        };
        let mut long = Self {
            file: Arc::clone(&self.file),
            headings: Vec::new(),
            columns: Vec::new(),
            fold: unfolded.iter().map(|one| one.turns.len()).max().unwrap_or(1),
            gathered: None,
        };
        for col in keep {
            long.headings.push(self.headings.get(*col).cloned().unwrap_or_default());
            long.columns.push(Origin::Column(own(col)));
        }
        for one in unfolded {
            let said: Option<Vec<(String, usize)>> =
                one.turns.iter().map(|(col, text)| Some((text.clone()?, own(col)))).collect();
            let turns = || Origin::Turns(one.turns.iter().map(|(col, _)| own(col)).collect());
            long.headings.push(one.heading.clone());
            long.columns.push(said.map_or_else(turns, Origin::Said));
        }
        long
    }

    /// The wide form of a long table: one row for each combination of the kept columns, and one column for each name.
    ///
    /// # Errors
    /// The row of a name that a combination has twice.
    pub fn gather(&self, keep: &[usize], names: usize, values: usize) -> Result<Self, usize> {
        let mut groups: Vec<usize> = Vec::new();
        let mut numbers: BTreeMap<Vec<&str>, usize> = BTreeMap::new();
        let mut headings: Vec<String> = Vec::new();
        let mut cells: BTreeMap<(&str, usize), usize> = BTreeMap::new();
        for row in 0..self.len() {
            let key: Vec<&str> = keep.iter().map(|col| self.written(row, *col)).collect();
            let group = *numbers.entry(key).or_insert_with(|| {
                groups.push(row);
                groups.len() - 1
            });
            let name = self.written(row, names);
            if !headings.iter().any(|known| known == name) {
                headings.push(name.to_owned());
            }
            if cells.insert((name, group), row).is_some() {
                return Err(row);
            }
        }
        let of_sheet = |row: usize| self.file.layout.rows.get(row).copied();
        let kept = |col: &usize| Origin::Picked(groups.iter().map(|row| of_sheet(*row)).collect(), *col);
        let named = |name: &String| {
            let cell = |group| cells.get(&(name.as_str(), group)).and_then(|row| of_sheet(*row));
            Origin::Picked((0..groups.len()).map(cell).collect(), values)
        };
        let kept_headings = keep.iter().filter_map(|col| self.headings.get(*col).cloned());
        Ok(Self {
            file: Arc::clone(&self.file),
            columns: keep.iter().map(kept).chain(headings.iter().map(named)).collect(),
            headings: kept_headings.chain(headings.iter().map(|name| normal(name))).collect(),
            fold: 1,
            gathered: Some(groups.len()),
        })
    }
}

impl FileTable {
    fn place(&self, row: usize, col: usize) -> Place {
        if let Some(place) = self.sheet.place(row, col) {
            return place.clone();
        }
        Place::Cell {
            source: self.source,
            sheet: self.sheet.name.clone(),
            row: self.sheet.number(row),
            letter: letter(col),
            column: self.layout.headings.get(col).cloned().unwrap_or_default(),
            text: self.sheet.cell(row, col).to_owned(),
        }
    }
}

/// What each column shows of how it writes its numbers.
fn evidence(sheet: &Sheet, layout: &Layout) -> Vec<Evidence> {
    let evidence = |col: usize| {
        let mut all = Evidence::default();
        for word in standing(sheet, layout, col) {
            all.add(word);
        }
        all
    };
    (0..layout.headings.len()).map(evidence).collect()
}

/// The different texts of a column's cells under its heading.
fn standing<'a>(sheet: &'a Sheet, layout: &'a Layout, col: usize) -> impl Iterator<Item = &'a str> {
    let words = sheet.words(col);
    let stands = words.map_or_else(Vec::new, |words| stand(words, &layout.rows));
    let texts = (0..).zip(stands).filter(|(_, stands)| *stands).map(|(word, _)| word);
    texts.filter_map(move |word| words.filter(|own| own.kind(word) == Kind::Text).map(|own| own.text(word)))
}

/// For each word whether one of the rows has it.
fn stand(words: &Words, rows: &[usize]) -> Vec<bool> {
    if let Some(first) = Sheet::stretch(rows).and_then(|stretch| words.first_within(stretch)) {
        return first.iter().map(Option::is_some).collect();
    }
    let mut stand = vec![false; words.len()];
    for word in rows.iter().filter_map(|row| words.at(*row)) {
        if let Some(one) = stand.get_mut(word as usize) {
            *one = true;
        }
    }
    stand
}

/// How each column writes its numbers.
fn styles(each: &[Evidence], file: Evidence, stated: Option<char>) -> Vec<Style> {
    let style = |column: &Evidence| match stated {
        Some(decimal) => Style::Settled { decimal, thousands: true },
        None => column.settle(file),
    };
    each.iter().map(style).collect()
}

#[cfg(test)]
mod tests {
    use super::super::testing::csv;
    use super::*;

    #[test]
    fn a_wide_table_becomes_long_and_keeps_its_places() {
        let wide = csv("Kod;Namn;proj_a;proj_b\n01;Ale;10;20\n02;Salem;30;..\n");
        let turns = [(2, "a"), (3, "b")];
        let key = Unfolded {
            heading: "group".into(),
            turns: turns.iter().map(|(col, text)| (*col, Some((*text).into()))).collect(),
        };
        let value =
            Unfolded { heading: "pupils".into(), turns: turns.iter().map(|(col, _)| (*col, None)).collect() };
        let long = wide.unfold(&[0], &[key, value]);
        assert_eq!(long.columns(), ["Kod", "group", "pupils"]);
        let rows: Vec<[&str; 3]> = (0..long.len()).map(|r| [0, 1, 2].map(|c| long.written(r, c))).collect();
        assert_eq!(rows, [["01", "a", "10"], ["01", "b", "20"], ["02", "a", "30"], ["02", "b", ".."]]);
        assert_eq!(long.number(3, 2), Ok(Cell::Suppressed));
        assert_eq!(long.place(3, 2), wide.place(1, 3));
        assert_eq!(long.place(3, 1), wide.heading_place(3));
    }

    #[test]
    fn a_long_table_becomes_wide_and_keeps_its_places() {
        let long = csv("Skola;Uppgift;Tal\nS;pris;1,5\nS;antal;2\nP;antal;3\n");
        let wide = long.gather(&[0], 1, 2).unwrap();
        assert_eq!(wide.columns(), ["Skola", "pris", "antal"]);
        let rows: Vec<[&str; 3]> = (0..wide.len()).map(|r| [0, 1, 2].map(|c| wide.written(r, c))).collect();
        assert_eq!(rows, [["S", "1,5", "2"], ["P", "", "3"]]);
        assert_eq!(wide.place(1, 2), long.place(2, 2));
        assert_eq!(csv("Skola;Uppgift;Tal\nS;a;1\nS;a;2\n").gather(&[0], 1, 2), Err(1));
    }

    #[test]
    fn headings_that_nobody_uses_are_named() {
        let grid = csv("Kod;Namn;Elever\n01;Ale;10\n");
        assert_eq!(grid.unused_headings(&[0, 2]), ["Namn"]);
        assert_eq!((grid.column("Elever"), grid.column("elever")), (Some(2), None));
    }
}
