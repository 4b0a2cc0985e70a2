//! Buffers and fixed numbers: where lowered steps have their rows.

use super::super::program::{Arg, Buffer, Fixed, Instruction, Op, Source, Way};
use super::super::rep::{Bound, Rep, Scale, ULP};
use super::{Host, HostId, Lower, Lowered, Val, scale_of};
use crate::engine::cell::Cell;
use crate::engine::column::{Cells, Column};
use crate::engine::mark::Marks;
use crate::engine::number::{Numbers, Scaled};
use crate::engine::plan::StepId;
use std::sync::Arc;

impl Lower<'_> {
    fn keep(&mut self, rep: Rep) -> u32 {
        self.program.reps.push(Arc::new(rep));
        u32::try_from(self.program.reps.len() - 1).unwrap_or(u32::MAX)
    }

    /// A new buffer, filled by the next instruction or, if there is none, from outside.
    pub(super) fn buffer(&mut self, rep: Rep, by: Option<u32>) -> Arg {
        let (rows, rep) = (rep.rows.len(), self.keep(rep));
        self.program.buffers.push(Buffer { rep, rows, by });
        let buffer = u32::try_from(self.program.buffers.len() - 1).unwrap_or(u32::MAX);
        Arg { source: Source::Lanes(buffer), way: Way::Same, rep }
    }

    /// An instruction and what it makes.
    pub(super) fn push(&mut self, op: Op, rep: Rep, marks: Marks) -> Val {
        let rows = rep.rows.len();
        let by = u32::try_from(self.program.instructions.len()).unwrap_or(u32::MAX);
        let arg = self.buffer(rep, Some(by));
        if let Source::Lanes(out) = arg.source {
            self.program.instructions.push(Instruction { op, out, node: self.node });
        }
        Val { arg, rows, marks }
    }

    /// The same rows, each worth something else.
    pub(super) fn scaled(&mut self, val: &Val, scale: Scale) -> Lowered<Val> {
        let rep = Rep { scale, ..self.rep(val)?.as_ref().clone() };
        let rep = self.keep(rep);
        Ok(Val { arg: Arg { rep, ..val.arg }, ..val.clone() })
    }

    /// Numbers that are the same in every lane.
    pub(super) fn fixed(
        &mut self,
        units: Arc<[f64]>,
        rep: Rep,
        cells: Option<Arc<[Cell]>>,
        marks: Marks,
    ) -> Val {
        let rows = units.len();
        let rep = self.keep(rep);
        self.program.fixed.push(Fixed { units, rep, cells });
        let place = u32::try_from(self.program.fixed.len() - 1).unwrap_or(u32::MAX);
        Val { arg: Arg { source: Source::Fixed(place), way: Way::Same, rep }, rows, marks }
    }

    /// The same whole number of units of one scale in every row.
    pub(super) fn constant(&mut self, units: f64, scale: Scale, rows: usize) -> Val {
        let rep = Rep { scale, exact: true, relative: 0.0, rows: vec![Bound::just(units)] };
        let val = self.fixed([units].into(), rep, None, Marks::NONE);
        Val { arg: Arg { way: Way::One, ..val.arg }, rows, ..val }
    }

    /// A step that does not vary, for each row of a host.
    pub(super) fn settled(&mut self, step: StepId, host: HostId) -> Lowered<Val> {
        let column = self.column(step)?;
        let column = match self.hosts.get(host as usize) {
            Some(Host::Class(sample)) => column.taken(sample),
            _ => column.as_ref().clone(),
        };
        self.column_as(&column)
    }

    /// A column of numbers, or of yes and no as ones and zeros.
    pub(super) fn column_as(&mut self, column: &Column) -> Lowered<Val> {
        let marks = column.marks.clone();
        match &column.cells {
            Cells::Numbers(numbers) => Ok(self.numbers_as(numbers, marks)),
            Cells::YesNo(cells) => {
                let units: Arc<[f64]> = cells.iter().map(|yes| f64::from(u8::from(*yes))).collect();
                let rows = units.iter().map(|units| Bound::just(*units)).collect();
                let rep = Rep { scale: Scale::from_integer(1), exact: true, relative: 0.0, rows };
                Ok(self.fixed(units, rep, None, marks))
            }
            Cells::Texts(_) => self.unfit("text"),
            Cells::Dates(_) => self.unfit("date"),
            Cells::Places(_) => self.unfit("look-up"),
        }
    }

    fn numbers_as(&mut self, numbers: &Numbers, marks: Marks) -> Val {
        match numbers {
            Numbers::Scaled(Scaled { units, over }) => {
                let rows = units.iter().map(|units| Bound::just(*units)).collect();
                let scale = Scale::new(1, i128::from(*over));
                let rep = Rep { scale, exact: true, relative: 0.0, rows };
                self.fixed(units.as_slice().into(), rep, None, marks)
            }
            Numbers::Mixed(cells) => {
                let units: Arc<[f64]> = cells.iter().map(|cell| cell.value()).collect();
                let bound = |cell: &Cell| Bound {
                    error: cell.error() + cell.value().abs() * ULP,
                    ..Bound::just(cell.value())
                };
                let rows = cells.iter().map(bound).collect();
                let rep = Rep { scale: Scale::from_integer(1), exact: false, relative: ULP, rows };
                self.fixed(units, rep, Some(cells.as_slice().into()), marks)
            }
        }
    }

    /// The one number that a fixed value has in every row, exactly, if it is not zero.
    pub(super) fn one_number(&self, val: &Val) -> Option<Scale> {
        let Source::Fixed(fixed) = val.arg.source else { return None };
        let fixed = self.program.fixed.get(fixed as usize)?;
        let rep = self.program.rep(val.arg)?;
        let first = self.program.row(val.arg.way, 0);
        if let Some(cells) = &fixed.cells {
            let cell = *cells.get(first)?;
            let same = (0..val.rows).all(|row| cells.get(self.program.row(val.arg.way, row)) == Some(&cell));
            let number = scale_of(cell).filter(|scale| same && *scale.numer() != 0)?;
            // Cells are what the numbers are worth at a scale of one; the same cells may be read at another.
            return super::super::rep::product(&number, &rep.scale);
        }
        let units = *fixed.units.get(first)?;
        let same = val.arg.way == Way::One
            || (0..val.rows).all(|row| fixed.units.get(self.program.row(val.arg.way, row)) == Some(&units));
        let whole = same && rep.exact && units != 0.0;
        let number = whole.then_some(Scale::from_integer(units as i128))?;
        super::super::rep::product(&number, &rep.scale)
    }
}
