//! How tables fit on paper: how wide each column is, which sections need paper that lies on its side, and in how small a type.

use super::shown::{Shape, Shown, shown};
use crate::diag::Language;
use crate::report::document::{Block, Document, Section};

/// How wide an A4 page is between its margins when it stands, in points.
const STANDING: f64 = 493.0;
/// The same when it lies.
const LYING: f64 = 740.0;
/// The sizes of type that a table may have, largest first, in points.
const SIZES: [f64; 5] = [9.0, 8.5, 8.0, 7.5, 7.0];
/// On paper that stands a table has at least this size, or it goes to paper that lies; so has one that is cut in strips.
const READABLE: f64 = 8.0;
/// So many sections may stay on paper that lies until the next one needs it, so that a reader need not turn the page.
const PATIENCE: usize = 3;

/// The space on each side of a cell, as a part of the size of its type.
pub(super) const INSET: f64 = 0.45;
/// Texts that may break have at least this width by the same measure, and long ones twice that.
const NARROW: f64 = 14.0;
/// A text longer than this is a long one.
const LONG: f64 = 70.0;
/// Headings are bold: so much wider.
const BOLD: f64 = 1.1;

/// How wide a text is on one line, by the size of its type.
fn length(text: &str) -> f64 {
    // Widths of the serif that Typst brings with it, rounded up.
    let of = |sign: char| match sign {
        ' ' | '\u{a0}' | '.' | ',' | ':' | ';' | 'i' | 'j' | 'l' | '(' | ')' | '|' => 0.3,
        'f' | 'r' | 's' | 't' | '-' => 0.4,
        'm' | 'w' | '%' | '+' | '\u{2212}' => 0.8,
        'M' | 'W' => 0.95,
        sign if sign.is_uppercase() => 0.7,
        _ => 0.52,
    };
    text.chars().map(of).sum()
}

fn longest<'a>(texts: impl Iterator<Item = &'a str>) -> f64 {
    texts.map(length).fold(0.0, f64::max)
}

/// How wide a column is if nothing in it but its heading is broken.
pub(super) fn whole_width(column: &Shown) -> f64 {
    let words = longest(column.heading.split(' ')) * BOLD;
    longest(column.texts.iter().map(String::as_str)).max(words) + 2.0 * INSET
}

/// How wide a column must be.
fn width(column: &Shown) -> f64 {
    match column.shape {
        Shape::Figures | Shape::Names => whole_width(column),
        Shape::Sentences => {
            let words = longest(column.heading.split(' ')) * BOLD;
            let is_long = longest(column.texts.iter().map(String::as_str)) > LONG;
            let narrow = if is_long { 2.0 * NARROW } else { NARROW };
            narrow.max(words) + 2.0 * INSET
        }
    }
}

/// Whether columns fit across the page with no text broken.
pub(super) fn fits_whole<'a>(columns: impl Iterator<Item = &'a Shown>, size: f64, lying: bool) -> bool {
    columns.map(whole_width).sum::<f64>() * size <= room(lying)
}

const fn room(lying: bool) -> f64 {
    if lying { LYING } else { STANDING }
}

/// The size of type in which a table fits across the page; nothing if it fits in none.
pub(super) fn size(columns: &[Shown], lying: bool) -> Option<f64> {
    let wanted: f64 = columns.iter().map(width).sum();
    SIZES.into_iter().find(|size| wanted * size <= room(lying))
}

/// The columns of a table by strips that fit across the page, each beginning with the first column; and the size of
/// their type.
pub(super) fn strips(columns: &[Shown], lying: bool) -> (f64, Vec<Vec<usize>>) {
    if let Some(size) = size(columns, lying) {
        return (size, vec![(0..columns.len()).collect()]);
    }
    let room = room(lying) / READABLE;
    let widest = cut(columns, room);
    // As many strips, but as even as they can be.
    let even = (5..10).map(|tenths| cut(columns, room * f64::from(tenths) / 10.0));
    let even = even.into_iter().find(|strips| strips.len() == widest.len());
    (READABLE, even.unwrap_or(widest))
}

/// Strips that have some room, by the size of the type. A single column has its own strip, however wide it is.
fn cut(columns: &[Shown], room: f64) -> Vec<Vec<usize>> {
    let first = columns.first().map_or(0.0, width);
    let mut strips: Vec<Vec<usize>> = vec![vec![0]];
    let mut used = first;
    for (column, own) in columns.iter().map(width).enumerate().skip(1) {
        if used + own > room && used > first {
            strips.push(vec![0]);
            used = first;
        }
        strips.last_mut().into_iter().for_each(|strip| strip.push(column));
        used += own;
    }
    strips
}

/// For each section whether it is printed on paper that lies.
pub(super) fn lying(document: &Document, language: Language) -> Vec<bool> {
    let needs: Vec<bool> =
        document.sections.iter().map(|section| is_wide(document, section, language)).collect();
    let mut before = false;
    let stays = |place: usize| needs.iter().skip(place).take(PATIENCE).any(|need| *need);
    let mut all = Vec::new();
    for (place, need) in needs.iter().enumerate() {
        before = *need || (before && stays(place));
        all.push(before);
    }
    all
}

fn is_wide(document: &Document, section: &Section, language: Language) -> bool {
    let fits = |columns: Vec<Shown>| size(&columns, false).is_some_and(|size| size >= READABLE);
    section.blocks.iter().any(|block| match block {
        Block::Table(sheet) => !fits(shown(sheet, language)),
        Block::Chart(chart) => document.table_of(chart).is_some_and(|sheet| !fits(shown(&sheet, language))),
        Block::Text(_) | Block::Tree(_) => false,
    })
}
