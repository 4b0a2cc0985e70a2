//! A table as a call in Typst, in as many strips of columns as paper needs.

use super::text::{list, quoted};
use crate::diag::Language;
use crate::report::document::{Role, Row, Sheet};
use crate::report::words::PageWord;
use crate::report::write::paper::{fits_whole, strips, whole_width};
use crate::report::write::shown::{Shape, Shown, direction, shown};
use std::cmp::Ordering;

/// A table of more rows than this may go over to another page.
const SHORT: usize = 24;

/// A table under its number and title.
pub(super) fn table(sheet: &Sheet, number: usize, title: &str, lying: bool, language: Language) -> String {
    let columns = shown(sheet, language);
    let (size, strips) = strips(&columns, lying);
    let strip = |(nth, strip): (usize, &Vec<usize>)| {
        let word = PageWord::TableNumber { number: number.to_string() }.text(language);
        let more = if nth == 0 { String::new() } else { format!(" {}", PageWord::Continued.text(language)) };
        let between = if title.is_empty() { "" } else { ". " };
        Strip { sheet, columns: &columns, strip, size, lying }
            .source(&format!("{word}{more}{between}{title}"))
    };
    strips.iter().enumerate().map(strip).collect()
}

/// Some columns of a table.
struct Strip<'a> {
    sheet: &'a Sheet,
    columns: &'a [Shown],
    strip: &'a [usize],
    size: f64,
    lying: bool,
}

impl Strip<'_> {
    fn source(&self, caption: &str) -> String {
        let rows = |is_sum: bool| -> String {
            let rows = self.sheet.rows.iter().enumerate();
            let own = rows.filter(|(_, row)| (row.role == Role::Total) == is_sum);
            own.map(|(number, row)| format!("    {},\n", self.row(number, row))).collect()
        };
        let own = self.strip.iter().filter_map(|at| self.columns.get(*at));
        let whole = fits_whole(own, self.size, self.lying);
        let widths = self.each(|column| match column.shape {
            Shape::Sentences if !whole => "1fr".to_owned(),
            _ => format!("{:.2}em", whole_width(column)),
        });
        let aligns = self.each(|column| match column.shape {
            Shape::Figures => "right".to_owned(),
            Shape::Names | Shape::Sentences => "left".to_owned(),
        });
        format!(
            "#sheet(\n  caption: {},\n  whole: {},\n  widths: {widths},\n  aligns: {aligns},\n  size: {}pt,\n  heads: {},\n  rows: (\n{}  ),\n  sums: (\n{}  ),\n)\n\n",
            quoted(caption),
            self.sheet.rows.len() <= SHORT,
            self.size,
            self.each(|column| quoted(&column.heading)),
            rows(false),
            rows(true),
        )
    }

    fn each(&self, of: impl Fn(&Shown) -> String) -> String {
        list(self.strip.iter().filter_map(|at| self.columns.get(*at)).map(of))
    }

    fn row(&self, number: usize, row: &Row) -> String {
        let cell = |at: &usize| {
            let text = quoted(self.columns.get(*at).map_or("", |column| column.text(number)));
            match direction(self.sheet, row, *at) {
                Ordering::Greater => format!("gain({text})"),
                Ordering::Less => format!("loss({text})"),
                Ordering::Equal => text,
            }
        };
        list(self.strip.iter().map(cell))
    }
}
