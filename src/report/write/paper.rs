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
/// On paper that stands a table has at least this size, or it goes to paper that lies.
const READABLE: f64 = 8.0;
/// So many sections may stay on paper that lies until the next one needs it, so that a reader need not turn the page.
const PATIENCE: usize = 3;

/// The space on each side of a cell, as a part of the size of its type.
pub(super) const INSET: f64 = 0.45;
/// Texts that may break have at least this width, by the same measure.
const NARROW: f64 = 13.0;

/// How wide a column must be, by the size of the type.
pub(super) fn width(column: &Shown) -> f64 {
    // Digits and most letters are half as wide as they are high; spaces between thousands are a quarter.
    let of = |text: &str| -> f64 { text.chars().map(|sign| if sign == '\u{a0}' { 0.25 } else { 0.5 }).sum() };
    let longest = |texts: &mut dyn Iterator<Item = &str>| texts.map(of).fold(0.0, f64::max);
    let cells = longest(&mut column.texts.iter().map(String::as_str));
    let words = longest(&mut column.heading.split(' ')) * 1.08;
    let own = match column.shape {
        Shape::Figures | Shape::Names => cells.max(words),
        Shape::Sentences => NARROW.max(words),
    };
    own + 2.0 * INSET
}

/// The size of type in which a table fits across the page; nothing if it fits in none.
pub(super) fn size(columns: &[Shown], lying: bool) -> Option<f64> {
    let wanted: f64 = columns.iter().map(width).sum();
    let room = if lying { LYING } else { STANDING };
    SIZES.into_iter().find(|size| wanted * size <= room)
}

/// The columns of a table by strips that fit across a page that lies, each beginning with the first column; and the
/// size of their type.
pub(super) fn strips(columns: &[Shown], lying: bool) -> (f64, Vec<Vec<usize>>) {
    if let Some(size) = size(columns, lying) {
        return (size, vec![(0..columns.len()).collect()]);
    }
    let [.., smallest] = SIZES;
    let room = if lying { LYING } else { STANDING } / smallest;
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
    (smallest, strips)
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
