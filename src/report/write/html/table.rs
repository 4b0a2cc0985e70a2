//! A table as HTML: captioned, with headings by scope, in a region that scrolls by itself where it is too wide.

use super::Place;
use crate::diag::Language;
use crate::report::document::{Role, Row, Sheet};
use crate::report::words::PageWord;
use crate::report::write::shown::{Shape, Shown, direction, shown};
use maud::{Markup, html};
use std::cmp::Ordering;

/// A table; a title that its section has already is for those only who hear the page.
pub(super) fn table(
    sheet: &Sheet,
    number: usize,
    same_title: bool,
    place: &Place,
    language: Language,
) -> Markup {
    let caption = format!("{}table{number}", place.prefix);
    let columns = shown(sheet, language);
    let (body, sums): (Vec<usize>, Vec<usize>) = (0..sheet.rows.len())
        .partition(|row| sheet.rows.get(*row).is_some_and(|row| row.role != Role::Total));
    html! {
        div.scroll role="group" aria-labelledby=(caption) tabindex="0" {
            table data-id=(sheet.id) {
                caption id=(caption) {
                    span.number { (PageWord::TableNumber { number: number.to_string() }.text(language)) }
                    " "
                    span.heard[same_title] { (sheet.title) }
                }
                thead { tr {
                    @for column in &columns { th.(class(column)) scope="col" { (column.heading) } }
                } }
                tbody { @for row in body { (line(sheet, row, &columns, place)) } }
                @if !sums.is_empty() {
                    tbody.sum { @for row in sums { (line(sheet, row, &columns, place)) } }
                }
            }
        }
    }
}

/// A row, named by its first cell.
fn line(sheet: &Sheet, number: usize, columns: &[Shown], place: &Place) -> Markup {
    let Some(row) = sheet.rows.get(number) else { return html! {} };
    let text = |at: usize, column: &Shown| linked(sheet, row, at, column.text(number), place);
    html! {
        tr {
            @for (at, column) in columns.iter().enumerate() {
                @if at == 0 {
                    th.(class(column)) scope="row" { (text(at, column)) }
                } @else {
                    td class=(classes(sheet, row, at, column)) { (text(at, column)) }
                }
            }
        }
    }
}

/// A cell's text, as a link where the page leads further from it.
fn linked(sheet: &Sheet, row: &Row, at: usize, text: &str, place: &Place) -> Markup {
    let way = || (place.link)(sheet, row, sheet.columns.get(at)?);
    match Some(text).filter(|text| !text.is_empty()).and_then(|_| way()) {
        Some(way) => html! { a href=(way) { (text) } },
        None => html! { (text) },
    }
}

const fn class(column: &Shown) -> &'static str {
    match column.shape {
        Shape::Figures => "figure",
        Shape::Names => "name",
        Shape::Sentences => "sentence",
    }
}

/// Gains and losses have a colour; their sign says the same without it.
fn classes(sheet: &Sheet, row: &Row, at: usize, column: &Shown) -> String {
    let turn = match direction(sheet, row, at) {
        Ordering::Greater => " gain",
        Ordering::Less => " loss",
        Ordering::Equal => "",
    };
    format!("{}{turn}", class(column))
}
