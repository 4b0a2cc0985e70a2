//! Where a written file differs from the same document made again, cell by cell.

use super::document::{Document, Kind, Sheet};
use super::read::{Written, WrittenTable};
use crate::base::Exact;
use crate::base::number::{parse_exact, power_of_ten};
use num_traits::Signed;
use std::collections::BTreeMap;

/// How a written file compares with the document made again.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Comparison {
    /// How many cells were compared.
    pub compared: usize,
    /// Each that differs.
    pub differences: Vec<Difference>,
}

/// A cell that differs, or a row, column or table that only one of the two has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The table.
    pub table: String,
    /// What the row is called; none for a whole column or table.
    pub row: Option<String>,
    /// The column's heading; none for a whole row or table.
    pub column: Option<String>,
    /// What stands in the file; none if the file lacks the place.
    pub there: Option<String>,
    /// What stands there now; none if there is no such place now.
    pub now: Option<String>,
}

/// Compares what stands in a file with what the document, made again in the same format, has.
#[must_use]
pub fn differences(there: &Written, now: &Written, document: &Document) -> Comparison {
    let mut all = Comparison::default();
    let sheets = document.tables();
    for table in &now.tables {
        let sheet = sheets.iter().map(AsRef::as_ref).find(|sheet| is_of(table, sheet));
        match there.tables.iter().find(|other| other.id == table.id) {
            Some(other) => Pair::new(other, table, sheet).compare(&mut all),
            None => all.differences.push(whole(table, None, Some(""))),
        }
    }
    for table in &there.tables {
        if !now.tables.iter().any(|other| other.id == table.id) {
            all.differences.push(whole(table, Some(""), None));
        }
    }
    all
}

/// A workbook cuts long names of sheets.
fn is_of(table: &WrittenTable, sheet: &Sheet) -> bool {
    sheet.id == table.id || super::write::sheet_name(&sheet.id) == table.id
}

fn whole(table: &WrittenTable, there: Option<&str>, now: Option<&str>) -> Difference {
    let [there, now] = [there, now].map(|text| text.map(str::to_owned));
    Difference { table: table.id.clone(), row: None, column: None, there, now }
}

/// The same table in the file and now.
struct Pair<'a> {
    there: &'a WrittenTable,
    now: &'a WrittenTable,
    /// By the name of a column: whether it holds numbers.
    numbers: BTreeMap<String, bool>,
    /// The columns now by which a row is known, and the same in the file.
    leads: Vec<(usize, Option<usize>)>,
}

/// A row by what its leading texts say, and which of several such it is.
type Name = (Vec<String>, usize);

impl<'a> Pair<'a> {
    fn new(there: &'a WrittenTable, now: &'a WrittenTable, sheet: Option<&Sheet>) -> Self {
        let columns = sheet.map(|sheet| sheet.columns.as_slice()).unwrap_or_default();
        let mut numbers = BTreeMap::new();
        for column in columns {
            let is_number = column.kind != Kind::Text;
            for name in [column.id.clone(), format!("{}_ore", column.id), column.heading.clone()] {
                numbers.insert(name, is_number);
            }
        }
        let lead = columns.iter().take_while(|column| column.kind == Kind::Text);
        let named = |name: &String| now.headings.iter().position(|heading| heading == name);
        let mut leads: Vec<usize> =
            lead.filter_map(|column| named(&column.id).or_else(|| named(&column.heading))).collect();
        if leads.is_empty() {
            leads.push(0);
        }
        let both = |column: usize| (column, same_column(now, column, there));
        Self { there, now, numbers, leads: leads.into_iter().map(both).collect() }
    }

    fn compare(&self, all: &mut Comparison) {
        let columns = self.columns(all);
        let there = names(self.there, |row| self.lead(row, |(_, there)| *there));
        let now = names(self.now, |row| self.lead(row, |(now, _)| Some(*now)));
        let mut left_there: Vec<usize> = Vec::new();
        let mut matched: BTreeMap<usize, usize> = BTreeMap::new();
        for (name, row) in &there {
            match now.get(name) {
                Some(own) => drop(matched.insert(*own, *row)),
                None => left_there.push(*row),
            }
        }
        left_there.sort_unstable();
        // A row whose name was changed stands among those that are left, in its old order.
        let left_now = (0..self.now.rows.len()).filter(|row| !matched.contains_key(row));
        let left: Vec<(usize, usize)> = left_now.zip(left_there.iter().copied()).collect();
        left_there.drain(..left.len());
        matched.extend(left);
        for own in 0..self.now.rows.len() {
            match matched.get(&own) {
                Some(other) => self.cells(*other, own, &columns, all),
                None => all.differences.push(self.row(self.now, own, None, Some(""))),
            }
        }
        let only_there = left_there.into_iter().map(|row| self.row(self.there, row, Some(""), None));
        all.differences.extend(only_there);
    }

    /// The columns that both have; those that one lacks are told.
    fn columns(&self, all: &mut Comparison) -> Vec<(usize, usize)> {
        let column = |name: &String, there: Option<&str>, now: Option<&str>| Difference {
            column: Some(name.clone()),
            ..whole(self.now, there, now)
        };
        let mut columns = Vec::new();
        for (own, heading) in self.now.headings.iter().enumerate() {
            match same_column(self.now, own, self.there) {
                Some(other) => columns.push((other, own)),
                None => all.differences.push(column(heading, None, Some(""))),
            }
        }
        for (other, heading) in self.there.headings.iter().enumerate() {
            if same_column(self.there, other, self.now).is_none() {
                all.differences.push(column(heading, Some(""), None));
            }
        }
        columns
    }

    fn cells(&self, other: usize, own: usize, columns: &[(usize, usize)], all: &mut Comparison) {
        for (there_column, now_column) in columns {
            let (there, now) = (cell(self.there, other, *there_column), cell(self.now, own, *now_column));
            let heading = self.now.headings.get(*now_column).map_or("", String::as_str);
            all.compared += 1;
            let is_number = self.numbers.get(heading).copied().unwrap_or(false);
            if there != now && !(is_number && same_number(there, now)) {
                let row = self.row(self.now, own, Some(there), Some(now));
                all.differences.push(Difference { column: Some(heading.to_owned()), ..row });
            }
        }
    }

    /// A difference of a row, which is called by its leading texts.
    fn row(&self, table: &WrittenTable, row: usize, there: Option<&str>, now: Option<&str>) -> Difference {
        let is_now = std::ptr::eq(table, self.now);
        let cells = table.rows.get(row).map(Vec::as_slice).unwrap_or_default();
        let lead = self.lead(cells, |(now, there)| if is_now { Some(*now) } else { *there });
        let name = lead.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" · ");
        let name = if name.is_empty() { (row + 1).to_string() } else { name };
        Difference { row: Some(name), ..whole(self.now, there, now) }
    }

    fn lead<'r>(
        &self,
        row: &'r [String],
        column: impl Fn(&(usize, Option<usize>)) -> Option<usize>,
    ) -> Vec<&'r str> {
        self.leads
            .iter()
            .map(|lead| column(lead).and_then(|c| row.get(c)).map_or("", String::as_str))
            .collect()
    }
}

fn names<'r>(table: &'r WrittenTable, lead: impl Fn(&'r [String]) -> Vec<&'r str>) -> BTreeMap<Name, usize> {
    let mut counts: BTreeMap<Vec<String>, usize> = BTreeMap::new();
    let mut names = BTreeMap::new();
    for (row, cells) in table.rows.iter().enumerate() {
        let name: Vec<String> = lead(cells).into_iter().map(str::to_owned).collect();
        let count = counts.entry(name.clone()).or_default();
        names.insert((name, *count), row);
        *count += 1;
    }
    names
}

/// The column of the same heading, which may stand several times.
fn same_column(table: &WrittenTable, column: usize, other: &WrittenTable) -> Option<usize> {
    let heading = table.headings.get(column)?;
    let nth = table.headings.iter().take(column).filter(|one| *one == heading).count();
    let same = other.headings.iter().enumerate().filter(|(_, one)| *one == heading);
    same.map(|(at, _)| at).nth(nth)
}

fn cell(table: &WrittenTable, row: usize, column: usize) -> &str {
    table.rows.get(row).and_then(|row| row.get(column)).map_or("", String::as_str)
}

/// How many digits a spreadsheet keeps of a number.
const DIGITS: usize = 15;

/// Whether two texts are the same number, as `1234,50` and `1234.5`: a spreadsheet may write it anew. Of a quotient that
/// fills all digits the last one may have been rounded otherwise.
fn same_number(one: &str, other: &str) -> bool {
    let number = |text: &str| {
        let plain: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        parse_exact(&plain.replace(',', ".").replace('\u{2212}', "-")).ok()
    };
    let is_full = |text: &str| text.bytes().filter(u8::is_ascii_digit).count() >= DIGITS;
    let (Some(first), Some(second)) = (number(one), number(other)) else { return false };
    let apart = (&first - &second).abs() * Exact::from_integer(power_of_ten(12));
    first == second || (is_full(one) && is_full(other) && apart <= second.abs())
}

#[cfg(test)]
mod tests {
    use super::super::document::{Block, Column, Section};
    use super::*;

    fn table(headings: &[&str], rows: &[&[&str]]) -> Written {
        let texts = |list: &[&str]| list.iter().map(|text| (*text).to_owned()).collect::<Vec<String>>();
        let rows = rows.iter().map(|row| texts(row)).collect();
        let table = WrittenTable { id: "budget".into(), headings: texts(headings), rows };
        Written { made: None, files: Vec::new(), tables: vec![table] }
    }

    fn document() -> Document {
        let columns = vec![
            Column::new("school", "Skola", Kind::Text),
            Column::new("code", "Kod", Kind::Text),
            Column::new("total", "Totalt", Kind::Money),
        ];
        let sheet = Sheet { id: "budget".into(), title: String::new(), columns, rows: Vec::new() };
        let section = Section { title: String::new(), blocks: vec![Block::Table(sheet)], appendix: false };
        Document { sections: vec![section], ..Document::default() }
    }

    const HEADINGS: [&str; 3] = ["Skola", "Kod", "Totalt"];

    fn compared(there: &[&[&str]]) -> (usize, Vec<[String; 4]>) {
        let now = table(&HEADINGS, &[&["Ådal", "01", "100"], &["Berg", "02", "200,5"]]);
        let all = differences(&table(&HEADINGS, there), &now, &document());
        let told = |one: &Difference| {
            [&one.row, &one.column, &one.there, &one.now].map(|text| text.clone().unwrap_or("none".into()))
        };
        (all.compared, all.differences.iter().map(told).collect())
    }

    #[test]
    fn the_same_numbers_may_be_written_differently_but_codes_may_not() {
        assert_eq!(compared(&[&["Ådal", "01", "100.00"], &["Berg", "02", "200.50"]]), (6, vec![]));
        let code = [["Ådal · 01", "Kod", "1", "01"].map(str::to_owned)];
        assert_eq!(compared(&[&["Ådal", "1", "100"], &["Berg", "02", "200,5"]]), (6, code.to_vec()));
    }

    #[test]
    fn only_the_last_of_fifteen_digits_may_differ() {
        assert!(same_number("98300.2530864198", "98300.2530864197"));
        assert!(!same_number("98300.2530864198", "98300.2530874198"));
        assert!(!same_number("425702", "425701"));
        assert!(!same_number("8300.253086", "8300.253087"));
    }

    #[test]
    fn one_changed_cell_is_one_difference_whatever_the_order_of_rows() {
        let changed = [["Berg · 02", "Totalt", "200,51", "200,5"].map(str::to_owned)];
        assert_eq!(compared(&[&["Berg", "02", "200,51"], &["Ådal", "01", "100"]]), (6, changed.to_vec()));
    }

    #[test]
    fn rows_that_only_one_has_are_told_as_rows() {
        let lost = [["Berg · 02", "none", "none", ""].map(str::to_owned)];
        assert_eq!(compared(&[&["Ådal", "01", "100"]]), (3, lost.to_vec()));
        let added = [["Cedern · 03", "none", "", "none"].map(str::to_owned)];
        let rows: [&[&str]; 3] = [&["Ådal", "01", "100"], &["Cedern", "03", "7"], &["Berg", "02", "200,5"]];
        assert_eq!(compared(&rows), (6, added.to_vec()));
    }

    #[test]
    fn columns_and_tables_that_only_one_has_are_told_as_such() {
        let now = table(&["Skola", "Totalt"], &[&["A", "1"]]);
        let there = table(&["Skola", "Kod"], &[&["A", "1"]]);
        let all = differences(&there, &now, &document());
        let columns: Vec<_> = all.differences.iter().map(|one| one.column.clone().unwrap()).collect();
        assert_eq!((all.compared, columns), (1, vec!["Totalt".to_owned(), "Kod".to_owned()]));
        let none = Written { made: None, files: Vec::new(), tables: Vec::new() };
        assert_eq!(differences(&none, &now, &document()).differences.len(), 1);
        assert_eq!(differences(&now, &none, &document()).differences.len(), 1);
    }
}
