//! A step at the members of a sum as terms: each a coefficient that does not vary times factors that do, every factor
//! read at a coarser place. So a sum over a million rows becomes one over the few places that its factors tell apart.

use super::super::program::{Arg, Source, Way};
use super::super::rep::{self, Scale, ULP};
use super::members::{OfMembers, Part};
use super::{Host, Lower, Lowered, Val};
use crate::base::{Key, KeySet};
use crate::engine::cell::{Cell, LIMIT};
use crate::engine::column::{Cells, Column};
use crate::engine::mark::Marks;
use crate::engine::number::Numbers;
use crate::engine::plan::{Op, StepId};
use crate::formula::tree::Arithmetic;
use std::sync::Arc;

/// More terms than this are not followed: the step is then computed for each class of rows.
const MOST_TERMS: usize = 12;

/// A number for each member that is the same in every lane.
#[derive(Clone, Debug)]
pub(super) struct Coefficient {
    pub units: Arc<[f64]>,
    pub scale: Scale,
    pub exact: bool,
    /// How far a true coefficient can be from its number, relative to the number.
    pub relative: f64,
    /// Whether it is one unit for everybody, as students are where each row is one.
    pub is_one: bool,
}

/// A factor that varies: for each member, which row of some buffer it reads.
#[derive(Clone, Debug)]
pub(super) struct Factor {
    /// The buffer, row by row.
    pub arg: Arg,
    /// How many rows the buffer has.
    pub rows: usize,
    /// For each member its row.
    pub index: Arc<[u32]>,
}

/// One term.
#[derive(Clone, Debug)]
pub(super) struct Term {
    pub coefficient: Option<Coefficient>,
    pub factors: Vec<Factor>,
}

/// A sum of terms for each member of a grain.
#[derive(Clone, Debug)]
pub(super) struct Linear {
    pub terms: Vec<Term>,
    /// Which members have no value.
    pub marks: Marks,
}

impl Coefficient {
    /// Ones where a condition holds; or, turned, where it does not.
    fn whole(units: Arc<[f64]>, scale: Scale) -> Self {
        let is_one = units.iter().all(|units| *units == 1.0);
        Self { units, scale, exact: true, relative: 0.0, is_one }
    }

    fn mask(yes: &[bool], turned: bool) -> Self {
        let units = yes.iter().map(|yes| f64::from(u8::from(*yes != turned))).collect();
        Self::whole(units, Scale::from_integer(1))
    }

    /// Whether another is this one, told without looking at every number.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        let kind = |of: &Self| (of.scale, of.exact, of.relative.to_bits());
        Arc::ptr_eq(&self.units, &other.units) && kind(self) == kind(other)
    }

    pub(super) fn times(&self, other: &Self) -> Option<Self> {
        let (ones, units) = match (self.is_one, other.is_one) {
            (true, _) => (other.is_one, Arc::clone(&other.units)),
            (_, true) => (false, Arc::clone(&self.units)),
            _ => (false, self.units.iter().zip(other.units.iter()).map(|(a, b)| a * b).collect()),
        };
        let small = units.iter().all(|units| units.abs() < LIMIT);
        let exact = self.exact && other.exact && small;
        let relative = if exact { 0.0 } else { (self.relative + other.relative) * (1.0 + ULP) + ULP };
        Some(Self { units, scale: rep::product(&self.scale, &other.scale)?, exact, relative, is_one: ones })
    }

    fn negated(&self) -> Self {
        Self { units: self.units.iter().map(|units| -units).collect(), is_one: false, ..self.clone() }
    }
}

impl Term {
    fn times(&self, other: &Self, members: &OfMembers) -> Option<Self> {
        let coefficient = match (&self.coefficient, &other.coefficient) {
            (Some(a), Some(b)) => Some(members.product(a, b)?),
            (one, other) => one.clone().or_else(|| other.clone()),
        };
        let factors = self.factors.iter().chain(&other.factors).cloned().collect();
        Some(Self { coefficient, factors })
    }

    fn negated(&self, members: usize) -> Self {
        let one = || Coefficient::whole(vec![1.0; members].into(), Scale::from_integer(1));
        let coefficient = self.coefficient.clone().unwrap_or_else(one).negated();
        Self { coefficient: Some(coefficient), ..self.clone() }
    }
}

impl Lower<'_> {
    /// A step at the members of a grain as terms.
    pub(super) fn linear(&mut self, step: StepId, over: KeySet) -> Lowered<Linear> {
        if !self.is_varying(step) {
            let column = self.column(step)?;
            let Some(coefficient) = self.members.coefficient((step, Part::Whole), || coefficient_of(&column))
            else {
                return self.unfit(if column.numbers().is_some() { "sum of fractions" } else { "text" });
            };
            let terms = vec![Term { coefficient: Some(coefficient), factors: Vec::new() }];
            return Ok(Linear { terms, marks: column.marks.clone() });
        }
        if !over.has(Key::ROW) {
            return self.closed(step, over);
        }
        let one = self.step(step)?.clone();
        let outer = std::mem::replace(&mut self.node, one.node);
        let made = self.opened(&one.op, step, over)?;
        self.node = outer;
        if made.terms.len() <= MOST_TERMS { Ok(made) } else { self.closed(step, over) }
    }

    fn opened(&mut self, op: &Op, step: StepId, over: KeySet) -> Lowered<Linear> {
        match op {
            Op::Spread(a, from) if !from.has(Key::ROW) => {
                let coarse = self.host(*from);
                let val = self.value(*a, coarse)?;
                let host = self.host(over);
                let Some(way) = self.way_to(host, *from) else { return self.unfit("copy") };
                Ok(self.factor(&val, &way))
            }
            Op::At(base, places) if !self.is_varying(*places) => {
                let column = self.column(*places)?;
                let Cells::Places(places) = &column.cells else { return self.unfit("look-up") };
                let grain = self.step(*base)?.grain;
                let coarse = self.host(grain);
                let val = self.value(*base, coarse)?;
                let linear = self.factor(&val, &places.as_slice().into());
                Ok(Linear { marks: linear.marks.and(&column.marks), ..linear })
            }
            Op::SlotsAt(places) if !self.is_varying(*places) => {
                let column = self.column(*places)?;
                let (stack, rows) = self.stacked(&column)?;
                let linear = self.factor(&stack, &rows.into());
                Ok(Linear { marks: column.marks.clone(), ..linear })
            }
            Op::Arithmetic(Arithmetic::Multiply, a, b) => {
                let (a, b) = (self.linear(*a, over)?, self.linear(*b, over)?);
                self.product(&a, &b)
            }
            Op::Arithmetic(sign, a, b) => {
                let (a, b) = (self.linear(*a, over)?, self.linear(*b, over)?);
                let members = self.frame.len(over);
                let turned = |term: &Term| {
                    if *sign == Arithmetic::Subtract { term.negated(members) } else { term.clone() }
                };
                let terms = a.terms.iter().cloned().chain(b.terms.iter().map(turned)).collect();
                Ok(Linear { terms, marks: a.marks.and(&b.marks) })
            }
            Op::Negate(a) => {
                let (a, members) = (self.linear(*a, over)?, self.frame.len(over));
                Ok(Linear { terms: a.terms.iter().map(|term| term.negated(members)).collect(), ..a })
            }
            Op::Asked(a, asked) => {
                let (a, asked) = (self.linear(*a, over)?, self.linear(*asked, over)?);
                Ok(Linear { marks: a.marks.and(&asked.marks.needed(self.node)), ..a })
            }
            Op::Choose(c, a, b) if !self.is_varying(*c) => self.chosen_terms(*c, (*a, *b), over),
            _ => self.closed(step, over),
        }
    }

    /// Each branch's terms, masked.
    fn chosen_terms(&mut self, c: StepId, (a, b): (StepId, StepId), over: KeySet) -> Lowered<Linear> {
        let column = self.column(c)?;
        let Some(yes) = column.yes_no() else { return self.unfit("condition") };
        let marks = column.marks.needed(self.node);
        let (a, b) = (self.linear(a, over)?, self.linear(b, over)?);
        let mut terms = Vec::new();
        for (linear, part) in [(&a, Part::Where), (&b, Part::WhereNot)] {
            let turned = part == Part::WhereNot;
            let mask = self.members.coefficient((c, part), || Some(Coefficient::mask(yes, turned)));
            let mask = Term { coefficient: mask, factors: Vec::new() };
            for term in &linear.terms {
                let Some(term) = mask.times(term, self.members) else { return self.unfit("scale") };
                // What is nothing for everybody it holds for adds nothing.
                let nothing = |of: &Coefficient| of.units.iter().all(|units| *units == 0.0);
                if !term.coefficient.as_ref().is_some_and(nothing) {
                    terms.push(term);
                }
            }
        }
        if marks.is_none() && a.marks.is_none() && b.marks.is_none() {
            return Ok(Linear { terms, marks: Marks::NONE });
        }
        let mark = |at: usize| match (marks.at(at).is_here(), yes.get(at)) {
            (true, Some(true)) => a.marks.at(at),
            (true, _) => b.marks.at(at),
            (false, _) => marks.at(at),
        };
        let marks = super::marked(yes.len(), mark);
        Ok(Linear { terms, marks })
    }

    pub(super) fn product(&self, a: &Linear, b: &Linear) -> Lowered<Linear> {
        let mut terms = Vec::new();
        for one in &a.terms {
            for other in &b.terms {
                let Some(term) = one.times(other, self.members) else { return self.unfit("scale") };
                terms.push(term);
            }
        }
        Ok(Linear { terms, marks: a.marks.and(&b.marks) })
    }

    /// What is not taken apart: computed for each instance, or for each class of rows.
    fn closed(&mut self, step: StepId, over: KeySet) -> Lowered<Linear> {
        if over.has(Key::ROW) {
            let (host, class) = self.classes_of(step)?;
            let val = self.value(step, host)?;
            return Ok(self.factor(&val, &class));
        }
        let host = self.host(over);
        let val = self.value(step, host)?;
        let all: Arc<[u32]> = (0..u32::try_from(val.rows).unwrap_or(u32::MAX)).collect();
        Ok(self.factor(&val, &all))
    }

    /// A lowered step as a term: for each member, which of its rows it reads.
    pub(super) fn factor(&self, val: &Val, rows: &Arc<[u32]>) -> Linear {
        let row = |row: &u32| self.program.row(val.arg.way, *row as usize);
        let index: Arc<[u32]> = match val.arg.way {
            Way::Same => Arc::clone(rows),
            _ => rows.iter().map(row).map(|row| u32::try_from(row).unwrap_or(u32::MAX)).collect(),
        };
        let marks = val.marks.taken(rows);
        let term = match self.fixed_at(val, &index) {
            Some(coefficient) => Term { coefficient: Some(coefficient), factors: Vec::new() },
            None => {
                let rows = self.program.rep(val.arg).map_or(0, |rep| rep.rows.len());
                let factor = Factor { arg: Arg { way: Way::Same, ..val.arg }, rows, index };
                Term { coefficient: None, factors: vec![factor] }
            }
        };
        Linear { terms: vec![term], marks }
    }

    /// What turned out not to vary after all, as a coefficient.
    fn fixed_at(&self, val: &Val, index: &[u32]) -> Option<Coefficient> {
        let Source::Fixed(fixed) = val.arg.source else { return None };
        let (fixed, rep) = (self.program.fixed.get(fixed as usize)?, self.program.rep(val.arg)?);
        let units = index.iter().map(|row| fixed.units.get(*row as usize).copied().unwrap_or(f64::NAN));
        let units: Arc<[f64]> = units.collect();
        let error = |row: u32| rep.rows.get(row as usize).map_or(f64::INFINITY, |row| rep.absolute(*row));
        let relative = relative(units.iter().copied().zip(index.iter().map(|row| error(*row))))?;
        Some(Coefficient { units, scale: rep.scale, exact: rep.exact, relative, is_one: false })
    }

    /// Whether a host is a grain's own.
    pub(super) fn is_grain(&self, host: super::HostId, grain: KeySet) -> bool {
        matches!(self.hosts.get(host as usize), Some(Host::Grain(known)) if *known == grain)
    }
}

/// A column that does not vary, as a coefficient; none of what is no number, or is computed as zero and may not be.
fn coefficient_of(column: &Column) -> Option<Coefficient> {
    Some(match &column.cells {
        Cells::Numbers(Numbers::Scaled(scaled)) => {
            Coefficient::whole(scaled.units.as_slice().into(), Scale::new(1, i128::from(scaled.over)))
        }
        Cells::Numbers(Numbers::Mixed(cells)) => {
            let error = |cell: &Cell| cell.error() + cell.value().abs() * ULP;
            let relative = relative(cells.iter().map(|cell| (cell.value(), error(cell))))?;
            let units = cells.iter().map(|cell| cell.value()).collect();
            Coefficient { units, scale: Scale::from_integer(1), exact: false, relative, is_one: false }
        }
        Cells::YesNo(yes) => Coefficient::mask(yes, false),
        _ => return None,
    })
}

/// The worst of some errors relative to their numbers; none where a number that is computed as zero may not be zero.
fn relative(numbers: impl Iterator<Item = (f64, f64)>) -> Option<f64> {
    let own = |(number, error): (f64, f64)| if error == 0.0 { 0.0 } else { error / number.abs() };
    let worst = numbers.map(own).fold(0.0, f64::max);
    worst.is_finite().then_some(worst * (1.0 + ULP))
}
