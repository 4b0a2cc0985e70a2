//! A table's cells as people read them, and what a page needs to know of each column to lay it out.

use crate::diag::Language;
use crate::report::document::{Cell, Column, Kind, Row, Sheet};
use crate::report::numbers::{cell, places};
use num_traits::{Signed, Zero};
use std::cmp::Ordering;

/// A text of more signs than this is a sentence and may break over lines.
const SENTENCE: usize = 32;

/// How a column is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// Numbers, by their last digit.
    Figures,
    /// Names and codes, each on one line.
    Names,
    /// Texts that may break over lines.
    Sentences,
}

/// A column as it is shown.
#[derive(Debug)]
pub(super) struct Shown {
    /// How it is laid out.
    pub shape: Shape,
    /// Its heading.
    pub heading: String,
    /// Its cells, one for each row.
    pub texts: Vec<String>,
}

impl Shown {
    /// The text of a row.
    pub fn text(&self, row: usize) -> &str {
        self.texts.get(row).map_or("", String::as_str)
    }
}

/// Every column of a table.
pub(super) fn shown(sheet: &Sheet, language: Language) -> Vec<Shown> {
    let column = |(number, column): (usize, &Column)| {
        let cells = || sheet.rows.iter().filter_map(move |row| row.cells.get(number));
        let decimals = places(column.kind, cells());
        let texts: Vec<String> = cells().map(|one| cell(one, column.kind, decimals, language)).collect();
        let is_long = texts.iter().any(|text| text.chars().count() > SENTENCE);
        let shape = match (column.kind, is_long) {
            (Kind::Text, true) => Shape::Sentences,
            (Kind::Text, false) => Shape::Names,
            _ => Shape::Figures,
        };
        Shown { shape, heading: column.heading.clone(), texts }
    };
    sheet.columns.iter().enumerate().map(column).collect()
}

/// Whether a cell says that something became more or less; equal for all that is no change.
pub(super) fn direction(sheet: &Sheet, row: &Row, column: usize) -> Ordering {
    let kind = sheet.columns.get(column).map_or(Kind::Text, |column| column.kind);
    match row.cells.get(column) {
        _ if !matches!(kind, Kind::Change | Kind::PerHeadChange | Kind::Percent) => Ordering::Equal,
        Some(Cell::Ore(ore)) => ore.count().cmp(&0),
        Some(Cell::Number(number)) if number.is_zero() => Ordering::Equal,
        Some(Cell::Number(number)) if number.is_negative() => Ordering::Less,
        Some(Cell::Number(_)) => Ordering::Greater,
        _ => Ordering::Equal,
    }
}
