//! Where columns begin: literals, numbers of the model, and the data.

use super::super::cell::Cell;
use super::super::column::{Cells, Column, Texts};
use super::super::mark::{Mark, Marks, Reason};
use super::super::number::Numbers;
use super::super::plan::Op;
use super::{Work, here, numbers, settled};
use crate::base::number::power_of_ten;
use crate::base::{ColumnId, Date, Exact, Key, SlotId};
use crate::frame::{Cells as Data, Number};
use num_integer::Integer;
use std::sync::Arc;

impl Work<'_> {
    pub(super) fn literal(&self) -> Option<Column> {
        Some(Column::new(match &self.step.op {
            Op::Number(number) => self.same(Cell::of(number)),
            Op::Slot(slot) => self.same(self.context.slot(*slot).ok()?),
            Op::SlotsAt(places) => return self.slots_at(self.of(*places)?),
            Op::Text(text) => Cells::Texts(Texts { names: [text.clone()].into(), index: vec![0; self.len] }),
            Op::YesNo(yes) => Cells::YesNo(vec![*yes; self.len]),
            Op::Date(date) => Cells::Dates(vec![*date; self.len]),
            _ => return None,
        }))
    }

    fn same(&self, number: Cell) -> Cells {
        Cells::Numbers(Numbers::same(number, self.len))
    }

    fn slots_at(&self, places: &Column) -> Option<Column> {
        let Cells::Places(slots) = &places.cells else { return None };
        let cell = |(at, slot): (usize, &u32)| {
            here(places.marks.at(at))?;
            self.context.slot(SlotId(*slot))
        };
        let (cells, marks) = settled(slots.iter().enumerate().map(cell), || Cell::ZERO);
        Some(numbers(Numbers::of(cells), marks))
    }

    pub(super) fn data(&self, id: ColumnId, declared: bool) -> Option<Column> {
        let lacks = if declared { Mark::MISSING } else { self.stop(Reason::Hole) };
        let (cells, marks) = match &self.context.frame.column(id)?.cells {
            Data::Numbers(cells) => {
                let cells = cells.iter().map(|cell| cell.map(cell_of).ok_or(lacks));
                let (cells, marks) = settled(cells, || Cell::ZERO);
                (Cells::Numbers(Numbers::of(cells)), marks)
            }
            Data::Texts(cells) => {
                let marks = cells.iter().map(|cell| if cell.is_some() { Mark::HERE } else { lacks });
                let marks = Marks::new(marks.collect());
                (Cells::Texts(Texts::of(cells.iter().map(|cell| cell.clone().unwrap_or_default()))), marks)
            }
            Data::YesNo(cells) => {
                let (cells, marks) = settled(cells.iter().map(|cell| cell.ok_or(lacks)), || false);
                (Cells::YesNo(cells), marks)
            }
            Data::Dates(cells) => {
                let instead = || Date::new_year(1);
                let (cells, marks) = settled(cells.iter().map(|cell| cell.ok_or(lacks)), instead);
                (Cells::Dates(cells), marks)
            }
        };
        Some(Column { cells, marks })
    }

    pub(super) fn heads(&self, id: Option<ColumnId>) -> Column {
        let column = id.and_then(|id| self.context.frame.column(id));
        let cells = match column.map(|column| &column.cells) {
            Some(Data::Numbers(cells)) => {
                Numbers::of(cells.iter().map(|cell| cell.map_or(Cell::ZERO, cell_of)).collect())
            }
            _ => Numbers::same(Cell::ZERO, self.len),
        };
        numbers(cells, Marks::NONE)
    }

    pub(super) fn member(&self, key: Key) -> Option<Column> {
        let frame = self.context.frame;
        let members = frame.grain(self.step.grain)?.members(key)?;
        let names: Arc<[String]> = frame.codes(key).into();
        Some(Column::new(Cells::Texts(Texts { names, index: members.to_vec() })))
    }
}

/// A number of the data in lowest terms.
fn cell_of(number: Number) -> Cell {
    let (units, over) = (number.decimal.units, i64::from(number.over.max(1)));
    let below = 10_i64.checked_pow(number.decimal.places.into()).and_then(|ten| ten.checked_mul(over));
    match below {
        Some(below) => {
            let common = units.gcd(&below).max(1);
            Cell::Ratio { above: units / common, below: below / common }
        }
        None => {
            let below = power_of_ten(number.decimal.places) * over;
            Cell::of(&Exact::new(units.into(), below))
        }
    }
}
