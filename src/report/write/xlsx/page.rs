//! A table on a page of its own: title, headings, cells, live sums and their check, filter, print set-up.

use super::{chart, format, names, sums::Live};
use crate::base::number::{plain, to_f64};
use crate::diag::Language;
use crate::report::chart::Chart;
use crate::report::document::{Cell, Column, Kind, Role, Sheet};
use crate::report::numbers::{HIDDEN, places};
use crate::report::words::PageWord;
use rust_xlsxwriter::{
    ConditionalFormatCell, ConditionalFormatCellRule, Format, FormatAlign, Formula, Worksheet, XlsxError,
};

/// The first row of cells; a title and the headings stand above.
const FIRST: u32 = 3;
/// The row of the headings.
pub(in crate::report) const HEADING_ROW: usize = 2;
/// The most letters that stand in one line of a cell.
pub(super) const WIDEST: usize = 60;
/// How many letters across a landscape page can be read.
const LEGIBLE: usize = 210;

/// A page that is being made.
pub(super) struct Page {
    /// The sheet's name.
    pub(super) name: String,
    /// The live sums: the column's name for machines, and the cell.
    pub(super) sums: Vec<(String, String)>,
    /// The cells that are 0 if every live sum is ours.
    pub(super) check: Option<String>,
    title: String,
    language: Language,
    /// The first row under everything.
    end: u32,
}

impl Page {
    pub(super) fn new(name: String, title: &str, language: Language) -> Self {
        Self { name, sums: Vec::new(), check: None, title: title.to_owned(), language, end: FIRST }
    }

    /// Writes the table.
    pub(super) fn table(&mut self, page: &mut Worksheet, sheet: &Sheet) -> Result<(), XlsxError> {
        page.write_with_format(0, 0, sheet.title.as_str(), &Format::new().set_bold().set_font_size(14))?;
        let widths = widths(sheet);
        headings(page, sheet, &widths)?;
        let live = Live::of(sheet);
        for (column, own) in (0..).zip(&sheet.columns) {
            let cells = || sheet.rows.iter().filter_map(|row| row.cells.get(usize::from(column)));
            let decimals = places(own.kind, cells());
            for (row, (of, cell)) in (FIRST..).zip(sheet.rows.iter().zip(cells())) {
                let format = format::cell(own.kind, decimals, of.role, column > 0);
                let sum = live.as_ref().filter(|_| of.role == Role::Total);
                match sum.and_then(|live| Some((live, live.sum(usize::from(column))?))) {
                    Some((live, sum)) => {
                        let sum = formula(&format!("SUBTOTAL(109,{})", summed(column, live)), &plain(sum));
                        page.write_formula_with_format(row, column, sum, &format)?;
                        let cell = format!("{}!${}${}", names::quoted(&self.name), letters(column), row + 1);
                        self.sums.push((own.id.clone(), cell));
                    }
                    None => write(page, (row, column), cell, format)?,
                }
            }
        }
        for (at, row) in (FIRST..).zip(&sheet.rows) {
            let texts = row.cells.iter().zip(&widths);
            let lines =
                texts.map(|(cell, width)| if let Cell::Text(text) = cell { lines(text, *width) } else { 1 });
            high(page, at, lines.max().unwrap_or(1))?;
        }
        self.end = FIRST + count(sheet.rows.len());
        self.filter(page, sheet)?;
        if let Some(live) = live {
            self.checked(page, sheet, &live)?;
        }
        self.printed(page, widths.iter().map(|width| width + 2).sum())
    }

    /// The chart beside a narrow table, under a wide one.
    pub(super) fn chart(&self, page: &mut Worksheet, sheet: &Sheet, own: &Chart) -> Result<(), XlsxError> {
        let Some(native) = chart::native(own, sheet, &self.name, FIRST) else { return Ok(()) };
        let width = u16::try_from(sheet.columns.len()).unwrap_or(1);
        let at = if width <= 3 { (FIRST - 1, width + 1) } else { (self.end + 1, 0) };
        page.insert_chart(at.0, at.1, &native).map(drop)
    }

    fn filter(&self, page: &mut Worksheet, sheet: &Sheet) -> Result<(), XlsxError> {
        let plain = count(sheet.rows.iter().take_while(|row| row.role == Role::Plain).count());
        let columns = u16::try_from(sheet.columns.len()).unwrap_or(1).saturating_sub(1);
        page.set_freeze_panes(FIRST, 1)?;
        if plain > 0 {
            page.autofilter(FIRST - 1, 0, FIRST + plain - 1, columns)?;
        }
        Ok(())
    }

    /// Under the table: our own sums, and how far the live ones are from them.
    fn checked(&mut self, page: &mut Worksheet, sheet: &Sheet, live: &Live) -> Result<(), XlsxError> {
        let ours = self.end + 1;
        let (sums, differences) =
            (PageWord::SumOurs.text(self.language), PageWord::SumCheck.text(self.language));
        page.write_with_format(ours, 0, sums.as_str(), &format::check("@"))?;
        page.write_with_format(ours + 1, 0, differences.as_str(), &format::check("@"))?;
        let mut ends = Vec::new();
        for (place, sum) in &live.columns {
            let (Ok(column), Some(own)) = (u16::try_from(*place), sheet.columns.get(*place)) else {
                continue;
            };
            let cells = sheet.rows.iter().filter_map(|row| row.cells.get(*place));
            let pattern = format::pattern(own.kind, places(own.kind, cells));
            page.write_number_with_format(ours, column, to_f64(sum), &format::check(&pattern))?;
            let exact = format!("{}{}", letters(column), ours + 1);
            let check = formula(&format!("ROUND(SUM({})-{exact},2)", summed(column, live)), "0");
            page.write_formula_with_format(ours + 1, column, check, &format::check("0.00;-0.00;0"))?;
            ends.push(column);
        }
        if let (Some(first), Some(last)) = (ends.first(), ends.last()) {
            let rule = ConditionalFormatCell::new().set_rule(ConditionalFormatCellRule::NotEqualTo(0));
            page.add_conditional_format(
                ours + 1,
                *first,
                ours + 1,
                *last,
                &rule.set_format(format::alarm()),
            )?;
            let (first, last, row) = (letters(*first), letters(*last), ours + 2);
            self.check = Some(format!("{}!${first}${row}:${last}${row}", names::quoted(&self.name)));
        }
        self.end = ours + 2;
        Ok(())
    }

    /// On paper: landscape, as few pages wide as can be read, headings and the first column on each, and what the page is
    /// of.
    fn printed(&self, page: &mut Worksheet, width: usize) -> Result<(), XlsxError> {
        let pages = u16::try_from(width.div_ceil(LEGIBLE)).unwrap_or(1).max(1);
        page.set_landscape().set_paper_size(9).set_print_fit_to_pages(pages, 0);
        page.set_repeat_rows(FIRST - 1, FIRST - 1)?.set_repeat_columns(0, 0)?;
        print_marks(page, &self.title, self.language);
        Ok(())
    }
}

/// The document above each printed page; the sheet and the page's number below.
pub(super) fn print_marks(page: &mut Worksheet, title: &str, language: Language) {
    let title: String = title.replace('&', "&&").chars().take(200).collect();
    let number = PageWord::PageOf { page: "&P".to_owned(), pages: "&N".to_owned() }.text(language);
    page.set_header(format!("&L{title}")).set_footer(format!("&L&A&R{number}"));
}

fn count(rows: usize) -> u32 {
    u32::try_from(rows).unwrap_or(u32::MAX / 2)
}

fn letters(column: u16) -> String {
    rust_xlsxwriter::utility::column_number_to_name(column)
}

/// The cells that a column's live sum adds up.
fn summed(column: u16, live: &Live) -> String {
    let name = letters(column);
    format!("{name}{}:{name}{}", FIRST + 1, FIRST + count(live.rows))
}

/// A formula with the result that stands there until a spreadsheet computes it.
pub(super) fn formula(text: &str, result: &str) -> Formula {
    Formula::new(format!("={text}")).set_result(result)
}

fn headings(page: &mut Worksheet, sheet: &Sheet, widths: &[usize]) -> Result<(), XlsxError> {
    for ((column, own), width) in (0..).zip(&sheet.columns).zip(widths) {
        let format = format::for_text(format::heading(own.kind, column > 0), &own.heading);
        page.write_string_with_format(FIRST - 1, column, own.heading.as_str(), &format)?;
        page.set_column_width(column, f64::from(u8::try_from(width + 2).unwrap_or(u8::MAX)))?;
    }
    let lines = sheet.columns.iter().zip(widths).map(|(own, width)| lines(&own.heading, *width));
    high(page, FIRST - 1, lines.max().unwrap_or(1))
}

/// How many letters of each column stand in one line: all, as far as they are not too many, and no word is broken.
fn widths(sheet: &Sheet) -> Vec<usize> {
    let width = |(column, own): (usize, &Column)| {
        let cells = sheet.rows.iter().filter_map(|row| row.cells.get(column));
        let longest = cells.map(|cell| if let Cell::Text(text) = cell { text.chars().count() } else { 0 });
        let word = own.heading.split_whitespace().map(|word| word.chars().count() + 1).max().unwrap_or(0);
        let least = if own.kind == Kind::Text { 8 } else { 13 };
        longest.max().unwrap_or(0).max(word).clamp(least, WIDEST)
    };
    sheet.columns.iter().enumerate().map(width).collect()
}

/// In how many lines a text stands.
pub(super) fn lines(text: &str, width: usize) -> usize {
    let mut lines = 1;
    let mut used = 0;
    for word in text.split(' ') {
        let own = word.chars().count();
        if used > 0 && used + 1 + own > width {
            lines += 1;
            used = own;
        } else {
            used += own + usize::from(used > 0);
        }
        // A word that is longer than a line is broken.
        lines += used.saturating_sub(1) / width.max(1);
        used = used.saturating_sub(1) % width.max(1) + 1;
    }
    lines
}

/// Makes room for lines: not every program does so by itself.
pub(super) fn high(page: &mut Worksheet, row: u32, lines: usize) -> Result<(), XlsxError> {
    if lines > 1 {
        page.set_row_height(row, 15.0 * f64::from(u8::try_from(lines).unwrap_or(27).min(27)))?;
    }
    Ok(())
}

fn write(page: &mut Worksheet, at: (u32, u16), cell: &Cell, format: Format) -> Result<(), XlsxError> {
    let (row, column) = at;
    match cell {
        Cell::Ore(ore) => page.write_number_with_format(row, column, to_f64(&ore.exact()), &format).map(drop),
        Cell::Number(value) => page.write_number_with_format(row, column, to_f64(value), &format).map(drop),
        Cell::Text(text) => {
            let format = format::for_text(format, text);
            page.write_string_with_format(row, column, text, &format).map(drop)
        }
        Cell::Hidden => {
            let format = format.set_align(FormatAlign::Right);
            page.write_string_with_format(row, column, HIDDEN, &format).map(drop)
        }
        Cell::Empty => Ok(()),
    }
}
