//! Texts that stand in place of numbers: nothing known, hidden by the source, or known only about.

use super::columns::{ColumnGuess, Holds, is_number};
use super::wide::WideGuess;
use crate::text::Grid;
use std::collections::BTreeMap;

/// A text in place of a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Marker {
    /// The text; empty for an empty cell.
    pub text: String,
    /// What it stands for.
    pub stands: Stands,
    /// In how many cells it stands.
    pub count: usize,
    /// Whether it is one that offices use so.
    pub is_usual: bool,
}

/// What a text stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stands {
    /// Nothing is known.
    Missing,
    /// The source hides a figure behind which few people are.
    Suppressed,
    /// A number that is known only about.
    About(u32),
}

const MISSING: [&str; 12] = [
    "",
    ".",
    "-",
    "\u{2013}",
    "\u{2014}",
    "x",
    "na",
    "n/a",
    "null",
    "saknas",
    "uppgift saknas",
    "ej tillämpligt",
];
const SUPPRESSED: [&str; 4] = ["..", "*", "c", "sekretess"];

/// Every text that stands in a column of numbers and is none, the most frequent first.
pub fn markers(grid: &Grid, columns: &[ColumnGuess], wide: &[WideGuess]) -> Vec<Marker> {
    let plain = columns.iter().filter(|one| matches!(one.holds, Holds::Numbers | Holds::Students));
    let headings = plain.map(|one| &one.heading).chain(wide.iter().flat_map(|one| &one.headings));
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for col in headings.filter_map(|heading| grid.column(heading)) {
        for text in (0..grid.len()).map(|row| grid.written(row, col)).filter(|text| !is_number(text)) {
            *counts.entry(text).or_default() += 1;
        }
    }
    let mut all: Vec<Marker> = counts.into_iter().map(|(text, count)| marker(text, count)).collect();
    all.sort_by_key(|one| std::cmp::Reverse(one.count));
    all
}

/// Whether a text is one that offices write in place of a number.
pub fn is_usual(text: &str) -> bool {
    marker(text, 0).is_usual
}

fn marker(text: &str, count: usize) -> Marker {
    let lower = text.to_lowercase();
    let about = lower.trim_start_matches(['~', '\u{2248}']).trim_start_matches("ca").trim();
    let about = about.parse().ok().filter(|_| about.len() < lower.len());
    let is_few = lower.starts_with('<') || lower.starts_with('\u{2264}');
    let (stands, is_usual) = match about {
        Some(number) => (Stands::About(number), true),
        None if MISSING.contains(&lower.as_str()) => (Stands::Missing, true),
        None if SUPPRESSED.contains(&lower.as_str()) || is_few => (Stands::Suppressed, true),
        None => (Stands::Missing, false),
    };
    Marker { text: text.to_owned(), stands, count, is_usual }
}
