//! A model's names on a data set's tables: a frame, or all that does not fit.

mod absent;
mod columns;
mod keys;
mod literals;
mod means;
mod names;
mod outside;
mod previous;
mod reconcile;
mod rows;
mod twins;

use super::account::{Account, DataAbout, DataNote};
use super::file::Year;
use crate::base::{Key, KeySet};
use crate::data::DataSet;
use crate::diag::Findings;
use crate::frame::{Frame, FrameBuilder};
use crate::model::Model;
use crate::model::parts::Formula;
use crate::text::{Cell, Label};
use std::collections::{BTreeMap, BTreeSet};

use rows::Chosen;

pub use rows::{covered, settle_year};

/// A model's data, laid out.
#[derive(Clone, Debug)]
pub struct Bound {
    /// The data over keys.
    pub frame: Frame,
    /// Where the students went.
    pub account: Account,
    /// What the data ask their reader to know.
    pub notes: Vec<DataNote>,
    /// What the data are, and who may see them.
    pub about: DataAbout,
    /// What people call the members of keys, by key and code.
    pub names: BTreeMap<(Key, String), String>,
}

/// What is known while names meet.
struct Binder<'a> {
    model: &'a Model,
    data: &'a DataSet,
    year: Year,
    /// The codes of each key's members, sorted.
    members: Vec<Vec<String>>,
    /// For each member of the first key, its member of the second.
    settled: BTreeMap<(Key, Key), Vec<u32>>,
    found: Findings,
}

/// One row of enrolment by table and place.
type Spot = (usize, usize);

/// Lays a data set out for a model. Nothing if something does not fit, which is then among the findings.
pub fn bind(model: &Model, data: &DataSet, year: Year, found: &mut Findings) -> Option<Bound> {
    let mut binder =
        Binder { model, data, year, members: Vec::new(), settled: BTreeMap::new(), found: Findings::new() };
    let bound = binder.bind();
    let failed = binder.found.has_errors();
    found.extend(binder.found);
    bound.filter(|_| !failed)
}

impl<'a> Binder<'a> {
    fn bind(&mut self) -> Option<Bound> {
        self.members = self.key_members();
        self.settle_keys();
        self.codes_or_ranges();
        let all = Chosen::all(self.data);
        if self.found.has_errors() {
            self.tell_bad_cells(&all);
            return None;
        }
        let (conditions, totals) = (self.conditions(), self.totals());
        let grains = self.grains(conditions.iter().chain(&totals).flatten());
        let whole = self.frame(&all, &grains)?;
        let outside = self.outside(&whole, &all, &conditions);
        self.reconcile(&whole, &totals);
        let kept = (!outside.rows.is_empty()).then(|| all.without(&outside.rows));
        let frame = match &kept {
            None => whole,
            Some(kept) => self.frame(kept, &grains)?,
        };
        self.refuse_means();
        self.unknown_literals();
        self.home_pays();
        self.equal_rows();
        self.absent_members(&frame);
        self.tell_unused();
        let notes = self.notes();
        let account = self.account(&all, kept.as_ref(), outside.reasons);
        let names = self.names();
        let about = DataAbout {
            title: self.data.title.clone(),
            source: self.data.source.clone(),
            date: self.data.date,
            status: self.data.status,
            min_cell: self.data.min_cell,
        };
        Some(Bound { frame, account, notes, about, names })
    }

    /// The grains of the model's formulas and of the data set's own.
    fn grains<'f>(&self, formulas: impl Iterator<Item = &'f Formula>) -> BTreeSet<KeySet> {
        let mut grains: BTreeSet<KeySet> = self.model.grains.iter().copied().collect();
        if !self.data.rows.is_empty() {
            grains.insert(KeySet::ROW);
        }
        for file in &self.data.expected {
            let keys = file.per.iter().filter_map(|name| self.model.key_named(name));
            grains.insert(self.model.order.minimal(keys.collect()));
        }
        for formula in formulas {
            formula.typed.grains(&mut grains);
        }
        grains
    }

    /// Lays out the chosen rows and all other tables.
    fn frame(&mut self, chosen: &Chosen<'a>, grains: &BTreeSet<KeySet>) -> Option<Frame> {
        let mut builder = FrameBuilder::new(self.model.order.clone(), self.members.clone());
        for ((fine, coarse), members) in &self.settled {
            builder.settle(*fine, *coarse, members.clone());
        }
        let keys = self.row_keys(chosen);
        builder.rows(chosen.len(), keys, self.parts_of_year());
        builder.terms(self.terms(chosen));
        for (keys, combinations) in self.combinations() {
            builder.combinations(keys, combinations);
        }
        let frame = builder.build(grains);
        let columns = self.columns(&frame, chosen);
        (!self.found.has_errors()).then(|| frame.with_columns(columns))
    }

    /// The member of a code; an unknown code is told elsewhere.
    fn member(&self, key: Key, code: &str) -> Option<u32> {
        let codes = self.members.get(key.index())?;
        codes.binary_search_by(|known| known.as_str().cmp(code)).ok().and_then(|i| u32::try_from(i).ok())
    }

    fn key_name(&self, key: Key) -> &str {
        self.model.keys.get(key.index()).map_or("", |def| def.name.as_str())
    }

    /// What people call a key; its name where the model gives it no label.
    fn key_label(&self, key: Key) -> Label {
        self.model.keys.get(key.index()).map_or_else(|| Label::same(""), |def| def.label.clone())
    }

    fn account(&self, all: &Chosen, kept: Option<&Chosen>, outside: Vec<super::Outside>) -> Account {
        let read = self.sum_of_students(all);
        let allocated = kept.map_or_else(|| read.clone(), |kept| self.sum_of_students(kept));
        let student_years = self.sum_of_years(kept.unwrap_or(all));
        let periods: BTreeSet<_> = self.data.rows.iter().map(|rows| rows.stands_for).collect();
        Account { read, allocated, outside, student_years, counts: periods.len() }
    }

    fn notes(&self) -> Vec<DataNote> {
        let mut notes = self.means();
        for rows in &self.data.rows {
            let part = rows.name.clone();
            if rows.rounded_to > 1 {
                notes.push(DataNote::Rounded { part: part.clone(), to: rows.rounded_to });
            }
            if let Year::Calendar(year) = self.year
                && rows.also_for.contains(&year)
            {
                notes.push(DataNote::AlsoFor { part, year });
            }
        }
        for part in self.data.parts() {
            let name = part.name.clone();
            if !part.about.synthetic.is_empty() {
                let columns = part.about.synthetic.clone();
                notes.push(DataNote::Synthetic { part: name.clone(), columns });
            }
            if let Some(text) = &part.about.note {
                notes.push(DataNote::Remark { part: name, text: text.clone() });
            }
        }
        notes
    }

    /// The column `name` of each key's own table.
    fn names(&self) -> BTreeMap<(Key, String), String> {
        let mut names = BTreeMap::new();
        for file in &self.data.keys {
            let Some((part, member)) = file.part.as_ref().zip(file.member_column) else { continue };
            let (Some(key), Some(name)) = (self.model.key_named(&file.key), part.column("name")) else {
                continue;
            };
            for row in 0..part.grid.len() {
                if let (Some(code), Some(name)) = (text(part, row, member), text(part, row, name.index)) {
                    names.insert((key, code), name);
                }
            }
        }
        names
    }

    /// Warns of columns that the data bring and nobody asks for.
    fn tell_unused(&mut self) {
        let known = |name: &str| {
            self.model.columns.iter().any(|column| column.name == name)
                || self.model.keys.iter().any(|key| key.name == name)
                || ["students", "student_years", "name", "complete"].contains(&name)
        };
        let parts = self.data.keys.iter().filter_map(|key| key.part.as_ref());
        let parts = parts.chain(self.data.columns_of.iter().map(|one| &one.part));
        for part in parts.chain(self.data.rows.iter().map(|one| &one.part)) {
            part.tell_unused(known, &mut self.found);
        }
    }
}

/// The text of a cell, if it has one.
fn text(part: &crate::data::Part, row: usize, column: usize) -> Option<String> {
    match part.text_of(row, column) {
        Cell::Is(text) => Some(text.to_owned()),
        Cell::Missing | Cell::Suppressed => None,
    }
}
