//! `[table]`: prices and other numbers under keys, from dated editions and rows of the model's own.

use super::curve::push;
use super::index::Index;
use super::number::{quantity, read_unit};
use super::source::read_source;
use super::{Reading, called};
use crate::base::{Date, Exact, SlotId, Unit};
use crate::diag::{Findings, ModelFault, Place};
use crate::model::law::Rule;
use crate::model::parts::{Pattern, Slot, Source, TableDef, TableRow};
use crate::text::{Cell, Grid, Label, Located, Value};
use std::path::Path;

/// What `[table]` may say of one.
pub const KNOWN: [&str; 11] = [
    "label",
    "per",
    "unit",
    "editions",
    "columns",
    "rows",
    "otherwise",
    "missing",
    "index",
    "reference",
    "assumption",
];

/// What a row may say besides its keys.
pub const ROW: [&str; 5] = ["value", "index", "reference", "assumption", "from"];

/// A row as its file states it.
#[derive(Debug)]
pub struct RawRow {
    keys: Vec<String>,
    value: Exact,
    index: Option<(String, Place)>,
    source: Source,
    from: Date,
    place: Place,
}

impl RawRow {
    /// A row of the model's own replaces an equal one of the edition, unless it is older.
    fn replaces(&self, other: &Self) -> bool {
        self.keys == other.keys && (self.from.year() == 1 || self.from >= other.from)
    }
}

/// What a table says before its rows are numbers of the model.
pub struct RawTable<'a> {
    rule: &'a Rule,
    label: Label,
    per: Vec<String>,
    /// For each of `per`, the codes that the model declares for it.
    codes: Vec<Vec<String>>,
    unit: Unit,
}

/// A table in force; `codes` are those that the model declares for a name of `per`. Its cells are added to the slots.
pub fn read_table(
    rule: &Rule,
    reading: &Reading,
    indices: &[Index],
    codes: &dyn Fn(&str) -> Vec<String>,
    slots: &mut Vec<Slot>,
    found: &mut Findings,
) -> Option<TableDef> {
    rule.table.refuse_unknown(&KNOWN, found);
    let Some(per) = rule.table.get("per") else {
        found.error(ModelFault::NoPer { name: rule.name.clone() }, rule.place.clone());
        return None;
    };
    let per = per.as_texts(found)?;
    let unit = match rule.table.get("unit") {
        Some(value) => read_unit(value, reading.units, found)?,
        None => Unit::plain(),
    };
    let codes = per.iter().map(|name| codes(name)).collect();
    let label = called(rule, found);
    let raw = RawTable { rule, label, per, codes, unit };
    let (mut rows, file) = raw.edition(reading, found)?;
    let own = raw.own_rows(reading, found);
    rows.retain(|row| !own.iter().any(|mine| mine.replaces(row)));
    rows.extend(own);
    let rows = rows.into_iter().filter_map(|row| raw.row(row, reading, indices, slots, found)).collect();
    let otherwise = raw.otherwise(reading, slots, found);
    let place = rule.place.clone();
    let may_be_missing = super::column::may_be_missing(rule, found);
    Some(TableDef {
        name: rule.name.clone(),
        label: raw.label,
        per: raw.per,
        unit: raw.unit,
        rows,
        file,
        otherwise,
        may_be_missing,
        place,
    })
}

impl RawTable<'_> {
    /// The rows of the last edition before the date, and the name of its file: a new list replaces the whole old one.
    fn edition(&self, reading: &Reading, found: &mut Findings) -> Option<(Vec<RawRow>, Option<String>)> {
        let Some(value) = self.rule.table.get("editions") else { return Some((Vec::new(), None)) };
        let mut editions: Vec<(Date, &Located)> = Vec::new();
        for entry in value.as_table(found)?.iter() {
            match Date::parse(&entry.key) {
                Some(date) => editions.push((date, &entry.value)),
                None => {
                    found.error(ModelFault::NotADate { text: entry.key.clone() }, entry.key_place.clone())
                }
            }
        }
        editions.sort_by_key(|(date, _)| *date);
        let Some((from, file)) = editions.iter().rev().find(|(date, _)| *date <= reading.date) else {
            let first = editions.first().map_or_else(String::new, |(date, _)| date.to_string());
            let (name, date) = (self.rule.name.clone(), reading.date.to_string());
            found.error(ModelFault::NotYetInForce { name, date, first }, self.rule.place.clone());
            return None;
        };
        let path = Path::new(file.as_text(found)?);
        let grid = reading.law.grids.get(path)?;
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned());
        Some((self.grid_rows(grid, *from, found)?, name))
    }

    fn grid_rows(&self, grid: &Grid, from: Date, found: &mut Findings) -> Option<Vec<RawRow>> {
        let keys: Option<Vec<usize>> =
            self.per.iter().map(|key| self.heading(grid, key, true, found)).collect();
        let value = self.heading(grid, "value", true, found);
        let (keys, value) = (keys?, value?);
        let [index, reference, assumption] =
            ["index", "reference", "assumption"].map(|name| self.heading(grid, name, false, found));
        let used: Vec<usize> = keys
            .iter()
            .copied()
            .chain([Some(value), index, reference, assumption].into_iter().flatten())
            .collect();
        let unused = grid.unused_headings(&used).join(", ");
        if !unused.is_empty() {
            let fault = ModelFault::UnusedHeadings { name: self.rule.name.clone(), headings: unused };
            found.add(crate::diag::Diagnostic::note(fault, grid.heading_place(value)));
        }
        let mut rows = Vec::new();
        for row in 0..grid.len() {
            let text = |column: usize| grid.text(row, column).is().unwrap_or("").to_owned();
            let optional = |column: Option<usize>| column.map(text).filter(|text| !text.is_empty());
            let place = grid.place(row, value);
            let codes: Option<Vec<String>> =
                keys.iter().map(|key| self.code(grid, row, *key, found)).collect();
            let Some(number) = found.take(grid.number(row, value)).map(Cell::is) else { continue };
            let Some(number) = number else {
                found.error(ModelFault::NoValueInRow { name: self.rule.name.clone() }, place);
                continue;
            };
            let columns =
                [reference, assumption].map(|column| grid.columns().get(column?).map(String::as_str));
            let source = self.row_source(optional(reference), optional(assumption), columns, &place, found);
            let (Some(keys), Some(source)) = (codes, source) else { continue };
            let index = optional(index).map(|name| (name, place.clone()));
            rows.push(RawRow { keys, value: number.exact() * self.unit.scale(), index, source, from, place });
        }
        Some(rows)
    }

    fn code(&self, grid: &Grid, row: usize, column: usize, found: &mut Findings) -> Option<String> {
        let code = grid.text(row, column).is().map(str::to_owned);
        if code.is_none() {
            found.error(ModelFault::NoCodeInRow { name: self.rule.name.clone() }, grid.place(row, column));
        }
        code
    }

    /// The column of one of our names, under the heading that `columns` gives it.
    fn heading(&self, grid: &Grid, name: &str, needed: bool, found: &mut Findings) -> Option<usize> {
        let mapped = match self.rule.table.get("columns").map(|c| &c.value) {
            Some(Value::Table(columns)) => columns.get(name),
            _ => None,
        };
        let heading = match mapped {
            Some(value) => value.as_text(found)?,
            None => name,
        };
        let column = grid.column(heading);
        if column.is_none() && (needed || mapped.is_some()) {
            let known = grid.columns().join(", ");
            let fault = ModelFault::NoHeading { heading: heading.to_owned(), name: name.to_owned(), known };
            found.error(fault, mapped.map_or_else(|| self.rule.place.clone(), |v| v.place.clone()));
        }
        column
    }

    fn row_source(
        &self,
        reference: Option<String>,
        assumption: Option<String>,
        columns: [Option<&str>; 2],
        place: &Place,
        found: &mut Findings,
    ) -> Option<Source> {
        match (reference, assumption) {
            (Some(text), None) => Some(Source::Reference(text)),
            (None, Some(text)) => Some(Source::Assumption(text)),
            (Some(_), Some(_)) => {
                found.error(ModelFault::TwoSources { name: self.rule.name.clone() }, place.clone());
                None
            }
            (None, None) => {
                let stated = ["reference", "assumption"].iter().any(|key| self.rule.table.get(key).is_some());
                if let ([Some(one), Some(other)], false) = (columns, stated) {
                    let (one, other) = (one.to_owned(), other.to_owned());
                    found.error(ModelFault::NoSourceInRow { one, other }, place.clone());
                    return None;
                }
                read_source(&self.rule.table, place, &self.rule.name, found)
            }
        }
    }

    /// Rows written in the model: they stand beside the edition, and win over an equal row of it.
    fn own_rows(&self, reading: &Reading, found: &mut Findings) -> Vec<RawRow> {
        let list = self.rule.table.get("rows").and_then(|v| v.as_list(found)).map(<[_]>::to_vec);
        let rows = list.unwrap_or_default();
        let rows = rows.iter().filter_map(|row| self.own_row(row, reading, found));
        rows.filter(|row| row.from <= reading.date).collect()
    }

    fn own_row(&self, row: &Located, reading: &Reading, found: &mut Findings) -> Option<RawRow> {
        let table = row.as_table(found)?;
        let known: Vec<&str> = self.per.iter().map(String::as_str).chain(ROW).collect();
        table.refuse_unknown(&known, found);
        let mut keys = Vec::new();
        for key in &self.per {
            keys.push(match table.get(key).map(|v| (v, &v.value)) {
                Some((_, Value::Number(digits))) => digits.clone(),
                Some((value, _)) => value.as_text(found)?.to_owned(),
                None => "*".to_owned(),
            });
        }
        let Some(value) = table.get("value") else {
            found.error(ModelFault::NoValueInRow { name: self.rule.name.clone() }, row.place.clone());
            return None;
        };
        let number = quantity(value, &self.unit, reading.units, found)?;
        let stated = table.get("reference").is_some() || table.get("assumption").is_some();
        let sources = if stated { table } else { &self.rule.table };
        let source = read_source(sources, &row.place, &self.rule.name, found)?;
        let index = match table.get("index") {
            Some(name) => Some((name.as_text(found)?.to_owned(), name.place.clone())),
            None => None,
        };
        let from = table.get("from").and_then(|v| v.as_date(found)).unwrap_or(Date::new_year(1));
        Some(RawRow { keys, value: number, index, source, from, place: value.place.clone() })
    }

    /// The row as a number of the model, rolled to the date by its index.
    fn row(
        &self,
        row: RawRow,
        reading: &Reading,
        indices: &[Index],
        slots: &mut Vec<Slot>,
        found: &mut Findings,
    ) -> Option<TableRow> {
        let named = match (&row.index, self.rule.table.get("index")) {
            (Some((name, place)), _) => Some((name.clone(), place.clone())),
            (None, Some(value)) => Some((value.as_text(found)?.to_owned(), value.place.clone())),
            (None, None) => None,
        };
        let index = named.as_ref().map(|(name, _)| name.clone());
        let (value, indexed) = match named {
            None => (row.value.clone(), Vec::new()),
            Some((name, place)) => match indices.iter().find(|index| index.name == name) {
                Some(index) => index.roll(&row.value, row.from, reading.date),
                None => {
                    let known: Vec<&str> = indices.iter().map(|index| index.name.as_str()).collect();
                    found.error(ModelFault::UnknownIndex { name, known: known.join(", ") }, place);
                    return None;
                }
            },
        };
        let known = |place: usize| self.codes.get(place).map_or(&[][..], Vec::as_slice);
        let texts = row.keys.iter().enumerate();
        let patterns = texts.map(|(place, text)| Pattern::among(text, known(place))).collect();
        let slot = push(
            slots,
            Slot {
                value,
                before: row.value,
                unit: self.unit.clone(),
                owner: self.rule.name.clone(),
                label: self.label.clone(),
                part: row.keys.join(" · "),
                is_coordinate: false,
                from: Some(row.from).filter(|date| date.year() > 1),
                source: row.source,
                indexed,
                place: row.place,
            },
        );
        Some(TableRow { patterns, slot, index })
    }

    fn otherwise(&self, reading: &Reading, slots: &mut Vec<Slot>, found: &mut Findings) -> Option<SlotId> {
        let value = self.rule.table.get("otherwise")?;
        let number = quantity(value, &self.unit, reading.units, found)?;
        let source = read_source(&self.rule.table, &value.place, &self.rule.name, found)?;
        let slot = Slot {
            before: number.clone(),
            value: number,
            unit: self.unit.clone(),
            owner: self.rule.name.clone(),
            label: self.label.clone(),
            part: "otherwise".to_owned(),
            is_coordinate: false,
            from: None,
            source,
            indexed: Vec::new(),
            place: value.place.clone(),
        };
        Some(push(slots, slot))
    }
}

impl Pattern {
    /// Reads `*`, `2-3`, `a|b`, or one code; a text that is one of the known codes is that code and no range.
    #[must_use]
    pub fn among(text: &str, known: &[String]) -> Self {
        if known.iter().any(|code| code == text) { Self::Exactly(text.to_owned()) } else { Self::read(text) }
    }

    /// Reads `*`, `2-3`, `a|b`, or one code.
    #[must_use]
    pub fn read(text: &str) -> Self {
        if text == "*" {
            return Self::Any;
        }
        if text.contains('|') {
            return Self::OneOf(text.split('|').map(|part| part.trim().to_owned()).collect());
        }
        if let Some((from, to)) = text.split_once(['-', '–'])
            && let (Ok(from), Ok(to)) = (from.trim().parse(), to.trim().parse())
        {
            return Self::Range(from, to, text.to_owned());
        }
        Self::Exactly(text.to_owned())
    }
}
