//! The cells of each column that a model reads, from whichever table has or determines its keys (rule K3).

use super::rows::Chosen;
use super::{Binder, text};
use crate::base::number::decimals;
use crate::base::{Decimal, Exact, Key, KeySet, suggest};
use crate::data::Part;
use crate::diag::{Diagnostic, Place, Role, RunFault};
use crate::frame::{Cells, Column, Frame, Number};
use crate::model::parts::{ColumnDef, ColumnKind, Origin};
use crate::text::{Cell, tell_many};
use num_traits::{Signed, ToPrimitive};
use std::collections::BTreeMap;

/// A table that has a column, with the place of each of its rows at the column's grain.
struct Bringer<'a> {
    part: &'a Part,
    column: usize,
    /// For each row of the table that belongs to the frame: the row, and the instance of the column's grain.
    rows: Vec<(u32, u32)>,
}

/// Reads one cell of a table's row and column.
type ReadCell<'r, T> = dyn Fn(&Part, usize, usize) -> Result<Option<T>, Diagnostic> + 'r;

impl<'a> Binder<'a> {
    /// The columns in the order of the model's list.
    pub(super) fn columns(&mut self, frame: &Frame, chosen: &Chosen<'a>) -> Vec<Column> {
        let model = self.model;
        if model.columns.iter().any(|def| def.origin == Origin::Students) && !self.data.rows.is_empty() {
            self.refuse_bad_students(chosen);
        }
        model.columns.iter().map(|def| self.column(def, frame, chosen)).collect()
    }

    /// Where keys are wrong nothing can be laid out, but every other bad cell is still told.
    pub(super) fn tell_bad_cells(&mut self, chosen: &Chosen) {
        self.refuse_bad_students(chosen);
        let data = self.data;
        for def in self.model.columns.iter().filter(|def| def.origin == Origin::Data) {
            for part in data.parts() {
                let Some(column) = part.column(&def.name).map(|column| column.index) else { continue };
                match def.kind {
                    ColumnKind::Number { .. } => drop(part.numbers_of(column, &mut self.found)),
                    ColumnKind::YesNo => drop(part.yes_nos_of(column, &mut self.found)),
                    ColumnKind::Date | ColumnKind::Text(_) | ColumnKind::Member(_) => {}
                }
            }
        }
    }

    fn column(&mut self, def: &ColumnDef, frame: &Frame, chosen: &Chosen<'a>) -> Column {
        let len = frame.len(def.grain);
        let cells = match &def.origin {
            Origin::Students => Cells::Numbers(self.students(chosen)),
            Origin::StudentYears => Cells::Numbers(self.student_years(chosen)),
            Origin::Previous(name) => Cells::Numbers(self.previous(name, def.grain, frame)),
            Origin::PartOfYear => Cells::Numbers(Self::same(chosen, |rows| self.part_of_year(rows))),
            Origin::Begins => Cells::Dates(Self::same(chosen, |rows| self.begins(rows))),
            Origin::Found => Cells::YesNo(vec![None; len]),
            Origin::Input => Cells::Numbers(vec![Some(Number::decimal(Decimal::ZERO)); len]),
            Origin::Data => self.data_cells(def, frame, chosen, len),
        };
        Column { grain: def.grain, cells }
    }

    fn data_cells(&mut self, def: &ColumnDef, frame: &Frame, chosen: &Chosen<'a>, len: usize) -> Cells {
        let bringers = self.bringers(def, frame, chosen);
        if bringers.is_empty() && def.used {
            let fault = RunFault::NoColumn { name: def.name.clone() };
            let place = def.place.clone();
            let needed = !def.may_be_missing;
            self.found.add(if needed {
                Diagnostic::error(fault, place)
            } else {
                Diagnostic::warning(fault, place)
            });
        }
        match &def.kind {
            ColumnKind::Number { unit, min, max } => {
                if unit.is_percent() {
                    self.warn_of_shares(&bringers);
                }
                let scale = unit.scale().clone();
                let read = |part: &Part, row, column| match part.number_of(row, column)? {
                    Cell::Is(number) => bounded(number, &scale, min.as_ref(), max.as_ref())
                        .map(|n| Some(Number::decimal(n)))
                        .map_err(|fault| Diagnostic::error(fault, part.grid.place(row, column))),
                    Cell::Missing | Cell::Suppressed => Ok(None),
                };
                Cells::Numbers(self.gather(def, &bringers, len, &read))
            }
            ColumnKind::YesNo => {
                let read = |part: &Part, row, column| part.yes_no_of(row, column).map(Cell::is);
                Cells::YesNo(self.gather(def, &bringers, len, &read))
            }
            ColumnKind::Date => {
                let read = |part: &Part, row, column| part.date_of(row, column).map(Cell::is);
                Cells::Dates(self.gather(def, &bringers, len, &read))
            }
            ColumnKind::Text(options) => {
                let read = |part: &Part, row, column| {
                    optional(part, row, column, |t| options.is_empty() || options.contains(t), options)
                };
                Cells::Texts(self.gather(def, &bringers, len, &read))
            }
            ColumnKind::Member(key) => {
                let codes = self.members.get(key.index()).cloned().unwrap_or_default();
                let aliases =
                    self.data.keys.iter().find(|file| file.key == self.key_name(*key)).map(|f| &f.aliases);
                let aliases = aliases.cloned().unwrap_or_default();
                let read = |part: &Part, row, column| {
                    let known = |t: &String| codes.binary_search(aliases.get(t).unwrap_or(t)).is_ok();
                    let cell = optional(part, row, column, known, &codes)?;
                    Ok(cell.map(|t: String| aliases.get(&t).cloned().unwrap_or(t)))
                };
                Cells::Texts(self.gather(def, &bringers, len, &read))
            }
        }
    }

    /// Figures that all lie between 0 and 1 in a column of per cent are likely shares: so Excel saves what it shows as
    /// per cent. A figure below one alone says little.
    fn warn_of_shares(&mut self, bringers: &[Bringer]) {
        for Bringer { part, column, .. } in bringers.iter().filter(|one| !one.part.is_scaled(one.column)) {
            let exact =
                |row: usize| part.number_of(row, *column).ok()?.is().map(|number| (number.exact(), row));
            let numbers: Vec<_> =
                part.grid.alike(*column).read(exact).into_iter().flatten().flatten().collect();
            let one = Exact::from_integer(1.into());
            let are_shares = numbers.len() > 1 && numbers.iter().all(|(n, _)| !n.is_negative() && *n <= one);
            if let Some((_, row)) = numbers.iter().find(|(n, _)| are_shares && !n.is_integer()) {
                let heading = part.grid.columns().get(*column).cloned().unwrap_or_default();
                let named = part.columns.iter().find(|own| own.index == *column);
                let fault = RunFault::SharesInPercent {
                    column: heading,
                    written: part.grid.written(*row, *column).to_owned(),
                    name: named.map_or_else(String::new, |own| own.name.clone()),
                };
                self.found.warning(fault, part.grid.place(*row, *column));
            }
        }
    }

    /// K3: every table that has the column and whose keys are or determine the column's.
    fn bringers(&self, def: &ColumnDef, frame: &Frame, chosen: &Chosen<'a>) -> Vec<Bringer<'a>> {
        let mut bringers = Vec::new();
        for file in &self.data.keys {
            let own = file.part.as_ref().zip(file.member_column);
            if let (Some((part, member)), Some(key)) = (own, self.model.key_named(&file.key)) {
                bringers.extend(self.bringer(def, frame, part, &[(key, member)]));
            }
        }
        for file in &self.data.columns_of {
            bringers.extend(self.keys_of(file).and_then(|keys| self.bringer(def, frame, &file.part, &keys)));
        }
        bringers.extend(self.row_bringers(def, frame, chosen));
        bringers
    }

    fn bringer(
        &self,
        def: &ColumnDef,
        frame: &Frame,
        part: &'a Part,
        keys: &[(Key, usize)],
    ) -> Option<Bringer<'a>> {
        let column = part.column(&def.name)?.index;
        let grain: KeySet = keys.iter().map(|(key, _)| *key).collect();
        if !self.model.order.determines(grain, def.grain) {
            return None;
        }
        let instance = |row: usize| {
            let members: Option<Vec<u32>> =
                def.grain.iter().map(|key| self.member_through(key, keys, part, row)).collect();
            let instance = frame.find(def.grain, &members?)?;
            Some((u32::try_from(row).ok()?, u32::try_from(instance).ok()?))
        };
        let rows = (0..part.grid.len()).filter_map(instance).collect();
        Some(Bringer { part, column, rows })
    }

    /// The member of a key for a row of a table: its own cell, or what another key of the row settles.
    fn member_through(&self, key: Key, keys: &[(Key, usize)], part: &Part, row: usize) -> Option<u32> {
        for (own, column) in keys {
            let member = self.member(*own, &text(part, row, *column)?)?;
            if *own == key {
                return Some(member);
            }
            if let Some(to) = self.settled.get(&(*own, key)).and_then(|way| way.get(member as usize)) {
                return Some(*to);
            }
        }
        part.column(self.key_name(key)).and_then(|c| self.member(key, &text(part, row, c.index)?))
    }

    fn row_bringers(&self, def: &ColumnDef, frame: &Frame, chosen: &Chosen<'a>) -> Vec<Bringer<'a>> {
        let mut bringers = Vec::new();
        let mut first = 0;
        for table in chosen.tables() {
            let before = first;
            first += table.len();
            let part = &table.rows.part;
            let Some(column) = part.column(&def.name).map(|column| column.index) else { continue };
            let instance = |(number, row): (usize, usize)| {
                let instance = frame.up(KeySet::ROW, number, def.grain)?;
                Some((u32::try_from(row).ok()?, u32::try_from(instance).ok()?))
            };
            let rows = (before..).zip(table.numbers()).filter_map(instance).collect();
            bringers.push(Bringer { part, column, rows });
        }
        bringers
    }

    /// Gathers a column's cells; two values for one member are refused.
    fn gather<T: Clone + PartialEq>(
        &mut self,
        def: &ColumnDef,
        bringers: &[Bringer],
        len: usize,
        read: &ReadCell<T>,
    ) -> Vec<Option<T>> {
        gathered(bringers, len, read).unwrap_or_else(|| self.gather_and_tell(def, bringers, len, read))
    }

    /// Gathers cells of which some cannot be read, or clash: each is told with its place.
    fn gather_and_tell<T: Clone + PartialEq>(
        &mut self,
        def: &ColumnDef,
        bringers: &[Bringer],
        len: usize,
        read: &ReadCell<T>,
    ) -> Vec<Option<T>> {
        let mut cells: Vec<Option<T>> = vec![None; len];
        let mut places: BTreeMap<usize, (&Bringer, usize)> = BTreeMap::new();
        let mut faults: Vec<Diagnostic> = Vec::new();
        for (bringer, row, instance) in bringers.iter().flat_map(Bringer::rows) {
            let value = match read(bringer.part, row, bringer.column) {
                Ok(Some(value)) => value,
                Ok(None) => continue,
                Err(fault) => {
                    faults.push(fault);
                    continue;
                }
            };
            let Some(cell) = cells.get_mut(instance) else { continue };
            match cell {
                Some(known) if *known != value => {
                    let fault = RunFault::TwoValues { name: def.name.clone() };
                    let clash = Diagnostic::error(fault, bringer.place(row));
                    let first = places.get(&instance).map(|(bringer, row)| bringer.place(*row));
                    self.found.add(first.into_iter().fold(clash, |c, p| c.with(Role::FirstHere, p)));
                }
                _ => {
                    *cell = Some(value);
                    places.insert(instance, (bringer, row));
                }
            }
        }
        tell_many(faults, &mut self.found);
        cells
    }
}

impl Bringer<'_> {
    fn rows(&self) -> impl Iterator<Item = (&Self, usize, usize)> {
        self.rows.iter().map(move |(row, instance)| (self, *row as usize, *instance as usize))
    }

    fn place(&self, row: usize) -> Place {
        self.part.grid.place(row, self.column)
    }
}

/// A column's cells, each different text read once; nothing if one cannot be read, or a member has two values.
fn gathered<T: Clone + PartialEq>(
    bringers: &[Bringer],
    len: usize,
    read: &ReadCell<T>,
) -> Option<Vec<Option<T>>> {
    let mut cells: Vec<Option<T>> = vec![None; len];
    for bringer in bringers {
        let alike = bringer.part.grid.alike(bringer.column);
        let values = alike.read(|row| read(bringer.part, row, bringer.column).ok());
        for (_, row, instance) in bringer.rows() {
            let number = *alike.of_row().get(row)? as usize;
            let Some(value) = values.get(number)?.as_ref()?.as_ref()? else { continue };
            match cells.get_mut(instance) {
                Some(Some(known)) if known != value => return None,
                Some(cell @ None) => *cell = Some(value.clone()),
                _ => {}
            }
        }
    }
    Some(cells)
}

/// A number in base units, within its bounds.
fn bounded(
    number: Decimal,
    scale: &Exact,
    min: Option<&Exact>,
    max: Option<&Exact>,
) -> Result<Decimal, RunFault> {
    let scaled = if *scale == Exact::from_integer(1.into()) { Some(number) } else { scaled(number, scale) };
    let scaled = scaled.ok_or_else(|| RunFault::TooLong { text: number.to_string() })?;
    let exact = scaled.exact();
    let (least, most) = (min.filter(|min| exact < **min), max.filter(|max| exact > **max));
    match least.or(most) {
        None => Ok(scaled),
        Some(bound) => Err(RunFault::OutOfBounds {
            text: number.to_string(),
            bound: crate::base::number::plain(&(bound / scale)),
        }),
    }
}

fn scaled(number: Decimal, scale: &Exact) -> Option<Decimal> {
    let exact = number.exact() * scale;
    let places = decimals(&exact)?;
    let units =
        (exact * Exact::from_integer(crate::base::number::power_of_ten(places))).to_integer().to_i64()?;
    Some(Decimal { units, places })
}

fn optional(
    part: &Part,
    row: usize,
    column: usize,
    known: impl Fn(&String) -> bool,
    options: &[String],
) -> Result<Option<String>, Diagnostic> {
    let Some(text) = text(part, row, column) else { return Ok(None) };
    if known(&text) {
        return Ok(Some(text));
    }
    let near = suggest::nearest(&text, options.iter().map(String::as_str));
    let near = near.map_or_else(|| options.join(", "), str::to_owned);
    Err(Diagnostic::error(RunFault::NotAnOption { text, near }, part.grid.place(row, column)))
}
