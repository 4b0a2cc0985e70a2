//! A table as HTML: captioned, with headings by scope, in a region that scrolls by itself where it is too wide.

use crate::diag::Language;
use crate::report::document::{Block, Cell, Kind, Role, Row, Section, Sheet};
use crate::report::numbers::{cell, places};
use crate::report::words::PageWord;
use maud::{Markup, html};
use num_traits::Signed;

/// More columns than fit across a page of paper that stands upright.
const UPRIGHT: usize = 7;
/// A text of more signs than this is a sentence and may break over lines.
const SENTENCE: usize = 32;

/// Whether a section's tables need paper that lies on its side.
pub(super) fn is_wide(section: &Section) -> bool {
    let too_wide = |block: &Block| matches!(block, Block::Table(sheet) if sheet.columns.len() > UPRIGHT);
    section.blocks.iter().any(too_wide)
}

/// A table; a title that its section has already is for those only who hear the page.
pub(super) fn table(sheet: &Sheet, number: usize, same_title: bool, language: Language) -> Markup {
    let caption = format!("table{number}");
    let columns = columns(sheet, language);
    let (body, sums): (Vec<usize>, Vec<usize>) = (0..sheet.rows.len())
        .partition(|row| sheet.rows.get(*row).is_some_and(|row| row.role != Role::Total));
    html! {
        section.scroll aria-labelledby=(caption) tabindex="0" {
            table data-id=(sheet.id) {
                caption id=(caption) {
                    span.number { (PageWord::TableNumber { number: number.to_string() }.text(language)) }
                    " "
                    span.heard[same_title] { (sheet.title) }
                }
                thead { tr {
                    @for (column, shown) in sheet.columns.iter().zip(&columns) {
                        th.(shown.class) scope="col" { (column.heading) }
                    }
                } }
                tbody { @for row in body { (line(sheet, row, &columns)) } }
                @if !sums.is_empty() {
                    tbody.sum { @for row in sums { (line(sheet, row, &columns)) } }
                }
            }
        }
    }
}

/// How the cells of a column are shown.
struct Shown {
    class: &'static str,
    texts: Vec<String>,
}

fn columns(sheet: &Sheet, language: Language) -> Vec<Shown> {
    let shown = |(number, column): (usize, &crate::report::Column)| {
        let cells = || sheet.rows.iter().filter_map(move |row| row.cells.get(number));
        let decimals = places(column.kind, cells());
        let texts: Vec<String> = cells().map(|one| cell(one, column.kind, decimals, language)).collect();
        let is_sentence = texts.iter().any(|text| text.chars().count() > SENTENCE);
        let class = match (column.kind, is_sentence) {
            (Kind::Text, true) => "sentence",
            (Kind::Text, false) => "text",
            _ => "figure",
        };
        Shown { class, texts }
    };
    sheet.columns.iter().enumerate().map(shown).collect()
}

/// A row, named by its first cell.
fn line(sheet: &Sheet, number: usize, columns: &[Shown]) -> Markup {
    let Some(row) = sheet.rows.get(number) else { return html! {} };
    let text = |column: &Shown| column.texts.get(number).cloned().unwrap_or_default();
    html! {
        tr {
            @for (at, column) in columns.iter().enumerate() {
                @if at == 0 {
                    th.(column.class) scope="row" { (text(column)) }
                } @else {
                    td class=(classes(sheet, row, at, column.class)) { (text(column)) }
                }
            }
        }
    }
}

/// Gains and losses have a colour; their sign says the same without it.
fn classes(sheet: &Sheet, row: &Row, at: usize, class: &'static str) -> String {
    let kind = sheet.columns.get(at).map_or(Kind::Text, |column| column.kind);
    let is_change = matches!(kind, Kind::Change | Kind::PerHeadChange | Kind::Percent);
    let sign = match row.cells.get(at) {
        Some(Cell::Ore(ore)) if is_change => ore.count().signum(),
        Some(Cell::Number(number)) if is_change && number.is_positive() => 1,
        Some(Cell::Number(number)) if is_change && number.is_negative() => -1,
        _ => 0,
    };
    match sign {
        1 => format!("{class} gain"),
        -1 => format!("{class} loss"),
        _ => class.to_owned(),
    }
}
