//! Conditions and choices as instructions: both branches are computed, and a row without a value counts only where a
//! lane chooses it.

use super::super::program::Op;
use super::super::rep::{Bound, Rep, Scale, ULP};
use super::{HostId, Lower, Lowered, Val, marked};
use crate::engine::mark::{Mark, Marks};
use crate::engine::plan::StepId;
use crate::formula::tree::Comparison;

type Two = (StepId, StepId);

/// Ones and zeros.
fn truths(rows: usize) -> Rep {
    let rows = vec![Bound { low: 0.0, high: 1.0, error: 0.0 }; rows];
    Rep { scale: Scale::from_integer(1), exact: true, relative: 0.0, rows }
}

impl Lower<'_> {
    /// A condition that must be there where it is asked.
    fn condition(&mut self, step: StepId, host: HostId) -> Lowered<Val> {
        let val = self.value(step, host)?;
        Ok(Val { marks: val.marks.needed(self.node), ..val })
    }

    pub(super) fn not(&mut self, a: StepId, host: HostId) -> Lowered<Val> {
        let a = self.condition(a, host)?;
        Ok(self.push(Op::Not { a: a.arg }, truths(a.rows), a.marks.clone()))
    }

    pub(super) fn both(&mut self, (a, b): Two, settles: bool, host: HostId) -> Lowered<Val> {
        let (a, b) = (self.condition(a, host)?, self.condition(b, host)?);
        let op = Op::Both { a: a.arg, b: b.arg, settles, lacks: self.lacks(&b) };
        Ok(self.push(op, truths(a.rows), a.marks.clone()))
    }

    pub(super) fn compare(&mut self, sign: Comparison, (a, b): Two, host: HostId) -> Lowered<Val> {
        let (a, b) = (self.value(a, host)?, self.value(b, host)?);
        let (by, exact) = self.common(&a, &b)?;
        let op = Op::Compare { sign, a: a.arg, b: b.arg, by: (by.first, by.second), exact };
        Ok(self.push(op, truths(a.rows), a.marks.and(&b.marks).needed(self.node)))
    }

    pub(super) fn is_missing(&mut self, a: StepId, host: HostId) -> Lowered<Val> {
        let a = self.value(a, host)?;
        let units: Vec<f64> =
            (0..a.rows).map(|row| f64::from(u8::from(a.marks.at(row).is_missing()))).collect();
        let rep = Rep { rows: units.iter().map(|units| Bound::just(*units)).collect(), ..truths(0) };
        let stopped = |row: usize| if a.marks.at(row).is_missing() { Mark::HERE } else { a.marks.at(row) };
        let marks = marked(a.rows, stopped);
        Ok(self.fixed(units.into(), rep, None, marks))
    }

    pub(super) fn choose(&mut self, c: StepId, (a, b): Two, host: HostId) -> Lowered<Val> {
        let c = self.condition(c, host)?;
        let (a, b) = (self.value(a, host)?, self.value(b, host)?);
        self.chosen(&c, &a, &b)
    }

    pub(super) fn default(&mut self, (a, b): Two, host: HostId) -> Lowered<Val> {
        let a = self.value(a, host)?;
        if a.marks.is_none() {
            return Ok(a);
        }
        let b = self.value(b, host)?;
        let units: Vec<f64> =
            (0..a.rows).map(|row| f64::from(u8::from(!a.marks.at(row).is_missing()))).collect();
        let rep = Rep { rows: units.iter().map(|units| Bound::just(*units)).collect(), ..truths(0) };
        let first = self.fixed(units.into(), rep, None, Marks::NONE);
        self.chosen(&first, &a, &b)
    }

    /// The first's rows where the condition holds, else the second's.
    fn chosen(&mut self, c: &Val, a: &Val, b: &Val) -> Lowered<Val> {
        let (by, whole) = self.common(a, b)?;
        let (x, y) = (self.rep(a)?, self.rep(b)?);
        let sure = self.bounds(c)?;
        let rows = self.bounds(a)?.into_iter().zip(self.bounds(b)?).zip(&sure).map(|((p, q), c)| {
            let (p, q) = (p.times(by.first), q.times(by.second));
            let chosen = if c.low == 1.0 {
                p
            } else if c.high == 0.0 {
                q
            } else {
                p.or(q)
            };
            Bound { error: if whole { 0.0 } else { chosen.error }, ..chosen }
        });
        let relative = if whole { 0.0 } else { x.relative.max(y.relative) + 2.0 * ULP };
        let rep = Rep { scale: by.scale, exact: whole, relative, rows: rows.collect() }.settled();
        // A row that lacks a value in the only branch that is ever chosen has none.
        let mark = |row: usize| match (c.marks.at(row), sure.get(row)) {
            (Mark::HERE, Some(c)) if c.low == 1.0 => a.marks.at(row),
            (Mark::HERE, Some(c)) if c.high == 0.0 => b.marks.at(row),
            (Mark::HERE, _) if !a.marks.at(row).is_here() && !b.marks.at(row).is_here() => {
                a.marks.at(row).max(b.marks.at(row))
            }
            (Mark::HERE, _) => Mark::HERE,
            (stopped, _) => stopped,
        };
        let marks = marked(c.rows, mark);
        let open = |val: &Val| {
            let lacks = self.lacks(val)?;
            let lacks: Vec<bool> =
                lacks.iter().enumerate().map(|(row, lacks)| *lacks && marks.at(row).is_here()).collect();
            lacks.contains(&true).then(|| lacks.into())
        };
        let lacks = [open(a), open(b)];
        let op = Op::Choose { c: c.arg, a: a.arg, b: b.arg, by: (by.first, by.second), lacks };
        Ok(self.push(op, rep, marks))
    }

    pub(super) fn asked(&mut self, (a, asked): Two, host: HostId) -> Lowered<Val> {
        let a = self.value(a, host)?;
        let asked = self.value(asked, host)?;
        Ok(Val { marks: a.marks.and(&asked.marks.needed(self.node)), ..a })
    }
}
