//! Where columns begin: literals, numbers of the model, and the data.

use super::super::cell::{Cell, LIMIT};
use super::super::column::{Cells, Column, Texts};
use super::super::mark::{Mark, Marks, Reason};
use super::super::number::{Numbers, Scaled};
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
                let marks = || settled(cells.iter().map(|cell| cell.map(drop).ok_or(lacks)), || ()).1;
                if let Some(scaled) = decimals(cells) {
                    return Some(numbers(Numbers::Scaled(scaled), marks()));
                }
                let cells = cells.iter().map(|cell| cell.map(cell_of).ok_or(lacks));
                let (cells, marks) = settled(cells, || Cell::ZERO);
                (Cells::Numbers(Numbers::of(cells)), marks)
            }
            Data::Texts(cells) => {
                let here = cells.iter().map(|cell| cell.as_ref().map(drop).ok_or(lacks));
                let (_, marks) = settled(here, || ());
                (Cells::Texts(Texts::of(cells.iter().map(|cell| cell.as_deref().unwrap_or_default()))), marks)
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

/// Decimals as whole numbers of the largest part that all are whole numbers of: what [`Numbers::of`] makes of their cells,
/// found without a division for each. None where their parts are not all tenths, hundredths and so on, or too small.
fn decimals(cells: &[Option<Number>]) -> Option<Scaled> {
    let there = || cells.iter().flatten();
    let places = there().map(|number| number.decimal.places).max().unwrap_or(0);
    let below = 10_i64.checked_pow(places.into()).filter(|below| *below <= LARGEST_PART)?;
    let tens: Vec<i64> = (0..=places).filter_map(|left| below.checked_div(10_i64.pow(left.into()))).collect();
    let units = |number: &Number| {
        let by = tens.get(usize::from(number.decimal.places)).copied()?;
        let units = number.decimal.units.checked_mul(by)?;
        (number.over <= 1 && units.unsigned_abs() < LIMIT as u64).then_some(units)
    };
    let mut common = below;
    for number in there() {
        let units = units(number)?;
        if common != 1 && units % common != 0 {
            common = common.gcd(&units);
        }
    }
    let cell = |cell: &Option<Number>| match cell {
        Some(number) => units(number).map(|units| units as f64 / common as f64),
        None => Some(0.0),
    };
    Some(Scaled { units: cells.iter().map(cell).collect::<Option<_>>()?, over: below / common })
}

/// The smallest part that decimals are brought to at once is one of this many.
const LARGEST_PART: i64 = 1_000_000_000;

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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Decimal;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn decimals_are_what_their_cells_are(
            cells in prop::collection::vec(prop::option::of((-2_000_i64..2_000, 0_u8..4, 1_i64..4)), 0..12)
        ) {
            let number = |(units, places, by): (i64, u8, i64)| Number::decimal(Decimal { units: units * by * 5, places });
            let cells: Vec<Option<Number>> = cells.into_iter().map(|cell| cell.map(number)).collect();
            let slowly = Numbers::of(cells.iter().map(|cell| cell.map_or(Cell::ZERO, cell_of)).collect());
            prop_assert_eq!(decimals(&cells).map(Numbers::Scaled), Some(slowly));
        }
    }
}
