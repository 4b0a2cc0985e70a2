//! Rows and members that a scenario adds, read from its table by the names of the model's keys and columns.

use super::Maker;
use super::freeze::Kept;
use super::restructure::same;
use crate::base::number::whole;
use crate::base::{ColumnId, Date, Decimal, Key, KeySet, suggest};
use crate::diag::{Place, RunFault, ScenarioFault};
use crate::frame::{Cells, Column, EditedRow, Frame, Members, Number};
use crate::model::parts::{ColumnDef, ColumnKind, Origin};
use crate::scenario::Added;
use crate::study::file::Year;
use crate::text::{Cell, Grid, Label};
use std::collections::BTreeMap;

/// What the rows of a term stand for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Term {
    /// The part of the budget year.
    part: Option<Number>,
    /// The day on which it begins.
    begins: Option<Date>,
    /// Its number among the terms of the rows.
    number: u32,
}

/// What a heading of an added table names.
enum Named {
    Key(Key),
    Column(ColumnId),
}

impl Maker<'_> {
    /// Rows after those that there are.
    pub(super) fn rows_added(&mut self, frame: Frame, added: &Added, kept: &[Kept]) -> Option<Frame> {
        let heads = self.heads_of(&added.grid, KeySet::ROW)?;
        let before = frame.len(KeySet::ROW);
        let mut rows: Vec<EditedRow> = (0..before).map(same).collect();
        let mut terms = Vec::new();
        for row in 0..added.grid.len() {
            let keys = self.keys_of_row(&frame, added, row, &heads)?;
            let term = self.term_of(&frame, &keys, &added.place)?;
            rows.push(EditedRow { from: None, keys, term: term.number });
            terms.push(term);
        }
        let mut frame = self.with_parts_of_year(frame.with_rows(&rows), before, &terms);
        for (named, column) in &heads {
            if let Named::Column(id) = named {
                let instances: Vec<usize> = (before..before + added.grid.len()).collect();
                frame = self.with_cells(frame, *id, &added.grid, *column, &instances)?;
            }
        }
        let frame = self.with_student_years(frame, before)?;
        Some(copied(frame, kept, before))
    }

    /// Each added row's members: those that it states, and what these settle.
    fn keys_of_row(
        &mut self,
        frame: &Frame,
        added: &Added,
        row: usize,
        heads: &[(Named, usize)],
    ) -> Option<BTreeMap<Key, u32>> {
        let mut keys = BTreeMap::new();
        for (named, column) in heads {
            let Named::Key(key) = named else { continue };
            let place = added.grid.place(row, *column);
            match added.grid.text(row, *column) {
                Cell::Is(code) => keys.insert(*key, self.member(frame, *key, code, &place)?),
                _ => {
                    let Label { sv, en } = self.key_label(*key);
                    self.found.error(RunFault::EmptyKey { sv, en }, place);
                    return None;
                }
            };
        }
        for key in frame.brought() {
            let settled = keys.iter().find_map(|(fine, member)| {
                frame.settled_by(*fine).get(&key).and_then(|list| list.get(*member as usize)).copied()
            });
            match settled.or_else(|| keys.get(&key).copied()) {
                Some(member) => keys.insert(key, member),
                None => {
                    let key = self.key_names(KeySet::of(key));
                    self.found.error(ScenarioFault::AddedLacks { name: key }, added.place.clone());
                    return None;
                }
            };
        }
        Some(keys)
    }

    /// What the rows of each term stand for, before any are moved.
    pub(super) fn terms_of(&self, frame: &Frame) -> BTreeMap<String, Term> {
        let key = self.model.key_named("term");
        let members = key.and_then(|key| Some((key, frame.grain(KeySet::ROW)?.members(key)?)));
        let Some((key, members)) = members else { return BTreeMap::new() };
        let part = |row: usize| match &frame.column(self.model.column_from(&Origin::PartOfYear)?)?.cells {
            Cells::Numbers(cells) => cells.get(row).copied().flatten(),
            _ => None,
        };
        let begins = |row: usize| match &frame.column(self.model.column_from(&Origin::Begins)?)?.cells {
            Cells::Dates(cells) => cells.get(row).copied().flatten(),
            _ => None,
        };
        let term = |row: usize| {
            let number = frame.row_terms().get(row).copied().unwrap_or_default();
            Term { part: part(row), begins: begins(row), number }
        };
        members
            .iter()
            .enumerate()
            .map(|(row, member)| (frame.code(key, *member).to_owned(), term(row)))
            .collect()
    }

    /// What an added row stands for: all of a school year, or what the other rows of its term do.
    fn term_of(&mut self, frame: &Frame, keys: &BTreeMap<Key, u32>, place: &Place) -> Option<Term> {
        if self.order.year == Year::School {
            return Some(Term { part: Some(Number::decimal(Decimal::ONE)), begins: None, number: 0 });
        }
        let stated = self.model.key_named("term").and_then(|term| Some((term, *keys.get(&term)?)));
        let term = stated.and_then(|(key, member)| self.terms.get(frame.code(key, member)).copied());
        if term.is_none() {
            self.found.error(ScenarioFault::WhichTerm, place.clone());
        }
        term
    }

    fn with_parts_of_year(&self, mut frame: Frame, before: usize, terms: &[Term]) -> Frame {
        for origin in [Origin::PartOfYear, Origin::Begins] {
            let Some(id) = self.model.column_from(&origin) else { continue };
            let Some(mut column) = frame.column(id).cloned() else { continue };
            for (row, term) in (before..).zip(terms) {
                match &mut column.cells {
                    Cells::Numbers(cells) => put(cells, row, term.part),
                    Cells::Dates(cells) => put(cells, row, term.begins),
                    _ => {}
                }
            }
            frame = frame.with_column(id, column);
        }
        frame
    }

    /// Student years of added rows: their students times their part of the year.
    fn with_student_years(&mut self, frame: Frame, before: usize) -> Option<Frame> {
        let of = |origin: &Origin| self.model.column_from(origin);
        let (Some(students), Some(years)) = (of(&Origin::Students), of(&Origin::StudentYears)) else {
            return Some(frame);
        };
        let numbers = |id: ColumnId| match frame.column(id).map(|column| &column.cells) {
            Some(Cells::Numbers(cells)) => Some(cells.clone()),
            _ => None,
        };
        let parts = of(&Origin::PartOfYear).and_then(numbers);
        let (students, mut cells) = (numbers(students)?, numbers(years)?);
        for row in before..cells.len() {
            let heads = students.get(row).copied().flatten();
            let part = parts.as_ref().and_then(|parts| parts.get(row).copied().flatten());
            let product = heads.map(|heads| heads.exact() * part.map_or_else(|| whole(1), Number::exact));
            put(&mut cells, row, product.as_ref().and_then(Number::of));
        }
        Some(frame.with_column(years, Column { grain: KeySet::ROW, cells: Cells::Numbers(cells) }))
    }

    /// Members of a key beside those that there are.
    pub(super) fn members_added(
        &mut self,
        frame: &Frame,
        key: Key,
        added: &Added,
        kept: &[Kept],
    ) -> Option<Frame> {
        let heads = self.heads_of(&added.grid, KeySet::of(key))?;
        let mut rows: BTreeMap<String, usize> = BTreeMap::new();
        let name = self.key_names(KeySet::of(key));
        let own = heads.iter().find(|(named, _)| matches!(named, Named::Key(own) if *own == key));
        let Some((_, own)) = own else {
            self.found.error(ScenarioFault::AddedLacks { name }, added.place.clone());
            return None;
        };
        for row in 0..added.grid.len() {
            let code = added.grid.text(row, *own).is().unwrap_or_default().to_owned();
            if frame.member(key, &code).is_some()
                || rows.insert(code.clone(), row).is_some()
                || code.is_empty()
            {
                self.found
                    .error(ScenarioFault::ThereAlready { key: name, code }, added.grid.place(row, *own));
                return None;
            }
        }
        let mut codes: Vec<String> = frame.codes(key).iter().chain(rows.keys()).cloned().collect();
        codes.sort();
        let mut settled = BTreeMap::new();
        for coarse in self.settled_of(frame, key) {
            let list: Option<Vec<u32>> = codes
                .iter()
                .map(|code| match rows.get(code) {
                    Some(row) => self.settles(frame, added, *row, &heads, coarse),
                    None => {
                        frame.settled_by(key).get(&coarse)?.get(frame.member(key, code)? as usize).copied()
                    }
                })
                .collect();
            settled.insert(coarse, list?);
        }
        let mut laid = frame.with_members(&Members { key, codes, settled });
        let instances: Option<Vec<usize>> = (0..added.grid.len())
            .map(|row| laid.find(KeySet::of(key), &[laid.member(key, added.grid.text(row, *own).is()?)?]))
            .collect();
        let instances = instances?;
        for (named, column) in &heads {
            if let Named::Column(id) = named {
                laid = self.with_cells(laid, *id, &added.grid, *column, &instances)?;
            }
        }
        let of_key = |(_, of): &&Kept| self.model.column(*of).is_some_and(|def| def.grain == KeySet::of(key));
        let kept: Vec<Kept> = kept.iter().filter(of_key).copied().collect();
        Some(instances.into_iter().fold(laid, |laid, at| copied_cell(laid, &kept, at)))
    }

    fn settled_of(&self, frame: &Frame, key: Key) -> Vec<Key> {
        frame.settled_by(key).into_keys().collect()
    }

    /// The member of a determined key that an added member states, or that another stated one settles.
    fn settles(
        &mut self,
        frame: &Frame,
        added: &Added,
        row: usize,
        heads: &[(Named, usize)],
        coarse: Key,
    ) -> Option<u32> {
        let mut stated: BTreeMap<Key, u32> = BTreeMap::new();
        for (named, column) in heads {
            if let Named::Key(key) = named
                && let Cell::Is(code) = added.grid.text(row, *column)
                && let Some(member) = frame.member(*key, code)
            {
                stated.insert(*key, member);
            }
        }
        let through = |(fine, member): (&Key, &u32)| {
            frame.settled_by(*fine).get(&coarse).and_then(|list| list.get(*member as usize)).copied()
        };
        let found = stated.get(&coarse).copied().or_else(|| stated.iter().find_map(through));
        if found.is_none() {
            let name = self.key_names(KeySet::of(coarse));
            self.found.error(ScenarioFault::AddedLacks { name }, added.place.clone());
        }
        found
    }

    /// What each heading names; a heading that names nothing of the grain is told, and what must be there and is not.
    fn heads_of(&mut self, grid: &Grid, grain: KeySet) -> Option<Vec<(Named, usize)>> {
        let fits = |def: &ColumnDef| {
            let of_grain = def.grain == grain && matches!(def.origin, Origin::Data | Origin::Students);
            of_grain.then_some(())
        };
        let mut heads = Vec::new();
        let mut strangers = Vec::new();
        for (place, heading) in grid.columns().iter().enumerate() {
            let key = self.model.key_named(heading).filter(|key| *key != Key::ROW);
            let mut columns = (0..).map(ColumnId).zip(&self.model.columns);
            let column =
                columns.find(|(_, def)| def.name == *heading && fits(def).is_some()).map(|(id, _)| id);
            match (key, column) {
                (Some(key), _) => heads.push((Named::Key(key), place)),
                (None, Some(id)) => heads.push((Named::Column(id), place)),
                (None, None) => strangers.push((heading.clone(), place)),
            }
        }
        for (name, place) in &strangers {
            let keys = self.model.keys.iter().skip(1).map(|def| def.name.as_str());
            let columns =
                self.model.columns.iter().filter(|def| fits(def).is_some()).map(|def| def.name.as_str());
            let known: Vec<&str> = keys.chain(columns).collect();
            let near = suggest::nearest(name, known.iter().copied()).map(str::to_owned);
            let near = near.unwrap_or_else(|| known.join(", "));
            let name = name.clone();
            self.found.error(ScenarioFault::AddsWhat { name, near }, grid.heading_place(*place));
        }
        let stated =
            |id: ColumnId| heads.iter().any(|(named, _)| matches!(named, Named::Column(own) if *own == id));
        let lacking = (0..).map(ColumnId).zip(&self.model.columns).find(|(id, def)| {
            let needed = def.used || def.origin == Origin::Students;
            fits(def).is_some() && needed && !def.may_be_missing && !stated(*id)
        });
        if let Some((_, def)) = lacking {
            let name = def.name.clone();
            self.found.error(ScenarioFault::AddedLacks { name }, grid.heading_place(0));
            return None;
        }
        strangers.is_empty().then_some(heads)
    }

    /// A column with the cells of an added table for some of its instances.
    fn with_cells(
        &mut self,
        frame: Frame,
        id: ColumnId,
        grid: &Grid,
        column: usize,
        instances: &[usize],
    ) -> Option<Frame> {
        let def = self.model.column(id)?.clone();
        let mut cells = frame.column(id)?.cells.clone();
        for (row, instance) in instances.iter().enumerate() {
            match (&mut cells, &def.kind) {
                (Cells::Numbers(cells), ColumnKind::Number { unit, min, max }) => {
                    let stated = self.found.take(grid.number(row, column))?.is();
                    let number = stated.map(|stated| stated.exact() * unit.scale());
                    let outside = number.as_ref().and_then(|number| {
                        let low = min.as_ref().filter(|min| number < *min);
                        low.or_else(|| max.as_ref().filter(|max| number > *max))
                    });
                    if let (Some(bound), Some(stated)) = (outside, stated) {
                        let bound = crate::base::number::plain(&(bound / unit.scale()));
                        let fault = RunFault::OutOfBounds { text: stated.to_string(), bound };
                        self.found.error(fault, grid.place(row, column));
                        return None;
                    }
                    put(cells, *instance, number.as_ref().and_then(Number::of));
                }
                (Cells::Texts(cells), ColumnKind::Text(options)) => {
                    let text = grid.text(row, column).is().map(str::to_owned);
                    if let Some(text) =
                        text.as_ref().filter(|text| !options.is_empty() && !options.contains(text))
                    {
                        let near = suggest::nearest(text, options.iter().map(String::as_str));
                        let near = near.map_or_else(|| options.join(", "), str::to_owned);
                        let fault = RunFault::NotAnOption { text: text.clone(), near };
                        self.found.error(fault, grid.place(row, column));
                        return None;
                    }
                    put(cells, *instance, text);
                }
                (Cells::Texts(cells), _) => {
                    put(cells, *instance, grid.text(row, column).is().map(str::to_owned))
                }
                (Cells::YesNo(cells), _) => {
                    put(cells, *instance, self.found.take(grid.yes_no(row, column))?.is())
                }
                (Cells::Dates(cells), _) => {
                    put(cells, *instance, self.found.take(grid.date(row, column))?.is())
                }
                (Cells::Numbers(_), _) => {}
            }
        }
        Some(frame.with_column(id, Column { grain: def.grain, cells }))
    }
}

/// What earlier changes have made of added rows is what they are: nothing has changed them.
fn copied(frame: Frame, kept: &[Kept], before: usize) -> Frame {
    let rows: Vec<usize> = (before..frame.len(KeySet::ROW)).collect();
    let of_rows: Vec<Kept> = kept
        .iter()
        .filter(|(own, _)| frame.column(*own).is_some_and(|column| column.grain.has(Key::ROW)))
        .copied()
        .collect();
    rows.into_iter().fold(frame, |frame, row| copied_cell(frame, &of_rows, row))
}

fn copied_cell(mut frame: Frame, kept: &[Kept], at: usize) -> Frame {
    for (own, of) in kept {
        let (Some(mut column), Some(source)) = (frame.column(*own).cloned(), frame.column(*of)) else {
            continue;
        };
        match (&mut column.cells, &source.cells) {
            (Cells::Numbers(to), Cells::Numbers(from)) => put(to, at, from.get(at).copied().flatten()),
            (Cells::Texts(to), Cells::Texts(from)) => put(to, at, from.get(at).cloned().flatten()),
            (Cells::YesNo(to), Cells::YesNo(from)) => put(to, at, from.get(at).copied().flatten()),
            (Cells::Dates(to), Cells::Dates(from)) => put(to, at, from.get(at).copied().flatten()),
            _ => {}
        }
        frame = frame.with_column(*own, column);
    }
    frame
}

fn put<T>(cells: &mut [Option<T>], at: usize, value: Option<T>) {
    if let Some(cell) = cells.get_mut(at) {
        *cell = value;
    }
}
