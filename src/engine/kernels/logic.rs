//! Conditions: `not`, `and`, `or`, comparisons, and whether there is a value.

use super::super::column::{Cells, Column, Texts};
use super::super::jump;
use super::super::mark::{Marks, Reason};
use super::super::plan::StepId;
use super::{Work, here, settled};
use crate::formula::tree::Comparison;
use std::cmp::Ordering;

impl Work<'_> {
    pub(super) fn not(&self, a: StepId) -> Option<Column> {
        let (a, marks) = self.conditions(a)?;
        Some(Column { cells: Cells::YesNo(a.iter().map(|yes| !yes).collect()), marks })
    }

    /// `and` and `or`: the second counts only where the first does not settle it.
    pub(super) fn both(&self, a: StepId, b: StepId, settles: bool) -> Option<Column> {
        let ((a, a_marks), (b, b_marks)) = (self.conditions(a)?, self.conditions(b)?);
        let one = |(at, (a, b)): (usize, (&bool, &bool))| {
            here(a_marks.at(at))?;
            if *a == settles {
                return Ok(settles);
            }
            here(b_marks.at(at)).map(|()| *b)
        };
        let (cells, marks) = settled(a.iter().zip(b).enumerate().map(one), || false);
        Some(Column { cells: Cells::YesNo(cells), marks })
    }

    pub(super) fn is_missing(&self, a: StepId) -> Option<Column> {
        let marks = &self.of(a)?.marks;
        let one = |at: usize| match marks.at(at) {
            mark if mark.is_missing() => Ok(true),
            mark => here(mark).map(|()| false),
        };
        let (cells, marks) = settled((0..self.len).map(one), || false);
        Some(Column { cells: Cells::YesNo(cells), marks })
    }

    pub(super) fn compare(&self, sign: Comparison, a_step: StepId, b_step: StepId) -> Option<Column> {
        let (a, b) = (self.of(a_step)?, self.of(b_step)?);
        let marks = a.marks.and(&b.marks).needed(self.node);
        let orders = match (&a.cells, &b.cells) {
            (Cells::Numbers(_), Cells::Numbers(_)) => self.orders(a_step, b_step)?,
            (Cells::Dates(a), Cells::Dates(b)) => pairs(a, b),
            (Cells::YesNo(a), Cells::YesNo(b)) => pairs(a, b),
            (Cells::Texts(a), Cells::Texts(b)) => texts(a, b),
            _ => return self.compare_codes(sign, a, b, marks),
        };
        Some(self.compared(sign, orders, &marks))
    }

    /// How numbers compare; where their bounds do not decide it, they are computed again, exactly.
    fn orders(&self, a: StepId, b: StepId) -> Option<Vec<Option<Ordering>>> {
        let orders = jump::orders(self.numbers(a)?.0, self.numbers(b)?.0).into_iter().enumerate();
        Some(orders.map(|(at, order)| order.or_else(|| self.context.order(a, b, at))).collect())
    }

    /// Values of different kinds compare by their codes.
    fn compare_codes(&self, sign: Comparison, a: &Column, b: &Column, marks: Marks) -> Option<Column> {
        let ((a, a_marks), (b, b_marks)) = (self.codes(a)?, self.codes(b)?);
        Some(self.compared(sign, texts(&a, &b), &marks.and(&a_marks).and(&b_marks)))
    }

    fn compared(&self, sign: Comparison, orders: Vec<Option<Ordering>>, marks: &Marks) -> Column {
        let one = |(at, order): (usize, Option<Ordering>)| {
            here(marks.at(at))?;
            self.or_stop(order.map(|order| sign.holds(order)), Reason::NearJump)
        };
        let (cells, marks) = settled(orders.into_iter().enumerate().map(one), || false);
        Column { cells: Cells::YesNo(cells), marks }
    }
}

fn pairs<T: Ord>(a: &[T], b: &[T]) -> Vec<Option<Ordering>> {
    a.iter().zip(b).map(|(a, b)| Some(a.cmp(b))).collect()
}

fn texts(a: &Texts, b: &Texts) -> Vec<Option<Ordering>> {
    if let [only] = b.names.as_ref() {
        // Compared with one text, each different text is compared once.
        let orders: Vec<Ordering> = a.names.iter().map(|name| name.cmp(only)).collect();
        return a.index.iter().map(|name| orders.get(*name as usize).copied()).collect();
    }
    (0..a.len()).map(|at| Some(a.at(at).cmp(b.at(at)))).collect()
}
