//! Pots shared out: first amounts, the rest by weight, rounded so that the parts add up (rule P1).

use super::super::cell::Cell;
use super::super::column::Column;
use super::super::jump;
use super::super::mark::{Mark, Marks, Reason};
use super::super::number::Numbers;
use super::super::plan::{Pots, StepId};
use super::remainder::largest_remainder;
use super::{Work, here, numbers};
use crate::base::number::whole;
use crate::base::{Exact, Step, rounding};
use num_traits::Zero;
use std::borrow::Cow;
use std::cmp::Ordering;

/// What one member takes part with.
#[derive(Clone, Copy)]
struct Part {
    instance: usize,
    first: Cell,
    weight: Cell,
}

/// What comes of a pot.
enum Shared {
    /// What each part gets.
    Parts(Vec<Cell>),
    /// It is too small, or nobody has a weight.
    Instead,
}

/// The columns that a share reads.
struct Columns<'a> {
    total: (&'a Numbers, &'a Marks),
    among: Vec<(&'a [bool], Marks)>,
    first: Option<(&'a Numbers, &'a Marks)>,
    weight: (&'a Numbers, &'a Marks),
    otherwise: Option<(&'a Numbers, &'a Marks)>,
}

impl<'a> Work<'a> {
    pub(super) fn share(&self, pots: &Pots) -> Option<Column> {
        let columns = self.columns_of(pots)?;
        let way = self.pot_of_each(pots)?;
        let count = self.context.frame.len(pots.pot);
        let mut parts: Vec<Vec<Part>> = vec![Vec::new(); count];
        let mut asked = vec![false; count];
        let mut marks = vec![Mark::HERE; count];
        for instance in self.in_order(pots)? {
            let pot = *way.get(instance)? as usize;
            *asked.get_mut(pot)? = true;
            match self.part(&columns, instance) {
                Ok(part) => parts.get_mut(pot)?.extend(part),
                Err(mark) => {
                    let known = marks.get_mut(pot)?;
                    *known = mark.max(*known);
                }
            }
        }
        let mut paid = vec![Cell::ZERO; self.len];
        for (pot, parts) in parts.iter().enumerate().filter(|(pot, _)| asked.get(*pot) == Some(&true)) {
            let mark = marks.get_mut(pot)?;
            if mark.is_here() {
                match self.pot(&columns, pots, pot, parts) {
                    Ok(cells) => {
                        for (part, cell) in parts.iter().zip(cells) {
                            *paid.get_mut(part.instance)? = cell;
                        }
                    }
                    Err(stopped) => *mark = stopped,
                }
            }
        }
        Some(numbers(Numbers::of(paid), Marks::new(marks).taken(&way)))
    }

    fn columns_of(&self, pots: &Pots) -> Option<Columns<'a>> {
        let optional = |step: Option<_>| match step {
            Some(step) => self.numbers(step).map(Some),
            None => Some(None),
        };
        Some(Columns {
            total: self.numbers(pots.total)?,
            among: pots.among.iter().map(|step| self.conditions(*step)).collect::<Option<_>>()?,
            first: optional(pots.first)?,
            weight: self.numbers(pots.weight)?,
            otherwise: optional(pots.otherwise)?,
        })
    }

    /// For each instance its pot.
    fn pot_of_each(&self, pots: &Pots) -> Option<Cow<'a, [u32]>> {
        if pots.pot == self.step.grain {
            return Some(Cow::Owned((0..u32::try_from(self.len).ok()?).collect()));
        }
        self.context.frame.way(self.step.grain, pots.pot).map(Cow::Borrowed)
    }

    /// The instances in the order that settles ties: by code, in the order of `per`.
    fn in_order(&self, pots: &Pots) -> Option<Vec<usize>> {
        let grain = self.context.frame.grain(self.step.grain)?;
        let members: Vec<&[u32]> =
            pots.per.iter().map(|key| grain.members(*key).unwrap_or_default()).collect();
        let mut instances: Vec<usize> = (0..self.len).collect();
        let key = |at: usize| members.iter().map(move |of_key| of_key.get(at));
        instances.sort_by(|a, b| key(*a).cmp(key(*b)));
        Some(instances)
    }

    /// What an instance takes part with, if it does.
    fn part(&self, columns: &Columns, instance: usize) -> Result<Option<Part>, Mark> {
        for (yes, marks) in &columns.among {
            here(marks.at(instance))?;
            if yes.get(instance) != Some(&true) {
                return Ok(None);
            }
        }
        let first = match columns.first {
            Some(first) => self.needed(first, instance)?,
            None => Cell::ZERO,
        };
        Ok(Some(Part { instance, first, weight: self.needed(columns.weight, instance)? }))
    }

    fn needed(&self, (numbers, marks): (&Numbers, &Marks), at: usize) -> Result<Cell, Mark> {
        here(marks.at(at).needed(self.node))?;
        Ok(numbers.cell(at))
    }

    /// What each part of a pot gets.
    fn pot(&self, columns: &Columns, pots: &Pots, pot: usize, parts: &[Part]) -> Result<Vec<Cell>, Mark> {
        let total = self.needed(columns.total, pot)?;
        // Most often undecided: a tie of equal members, or parts that add up to the whole by their making.
        let shared = by_bounds(pots, total, parts).or_else(|| self.exact_pot(pots, pot, parts));
        match self.or_stop(shared, Reason::NearJump)? {
            Shared::Parts(cells) => Ok(cells),
            Shared::Instead => self.instead(columns, total, parts),
        }
    }

    /// A pot shared in exact arithmetic, where everything that it rests on can be had exactly.
    fn exact_pot(&self, pots: &Pots, pot: usize, parts: &[Part]) -> Option<Shared> {
        let of = |step: StepId| -> Option<Vec<Exact>> {
            parts.iter().map(|part| self.context.exactly(step, part.instance)).collect()
        };
        let total = self.context.exactly(pots.total, pot)?;
        let firsts = match pots.first {
            Some(first) => of(first)?,
            None => vec![whole(0); parts.len()],
        };
        let weights = of(pots.weight)?;
        let (all_first, all): (Exact, Exact) = (firsts.iter().sum(), weights.iter().sum());
        if total < all_first || all.is_zero() {
            return Some(Shared::Instead);
        }
        let rest = &total - all_first;
        let shares: Vec<Exact> =
            firsts.iter().zip(&weights).map(|(first, weight)| first + &rest * weight / &all).collect();
        let paid = match pots.to {
            Some(grid) => {
                let step = Step::new(Exact::new(grid.above.into(), grid.below.into()))?;
                rounding::largest_remainder(&shares, &total, &step)
            }
            None => shares,
        };
        Some(Shared::Parts(paid.iter().map(Cell::of).collect()))
    }

    /// What holds where the weights are zero or the pot is too small.
    fn instead(&self, columns: &Columns, total: Cell, parts: &[Part]) -> Result<Vec<Cell>, Mark> {
        if let Some(otherwise) = columns.otherwise {
            return parts.iter().map(|part| self.needed(otherwise, part.instance)).collect();
        }
        if parts.is_empty() && jump::order(total, Cell::ZERO) == Some(Ordering::Equal) {
            return Ok(Vec::new());
        }
        Err(self.stop(Reason::Pot))
    }
}

/// A pot shared as far as the bounds decide it.
fn by_bounds(pots: &Pots, total: Cell, parts: &[Part]) -> Option<Shared> {
    let sum = |of: fn(&Part) -> Cell| parts.iter().fold(Cell::ZERO, |sum, part| sum.plus(of(part)));
    let (firsts, weights) = (sum(|part| part.first), sum(|part| part.weight));
    let enough = if pots.own_sum { Ordering::Equal } else { jump::order(total, firsts)? };
    if enough == Ordering::Less || jump::order(weights, Cell::ZERO)? == Ordering::Equal {
        return Some(Shared::Instead);
    }
    let rest = if pots.own_sum { Cell::ZERO } else { total.minus(firsts) };
    let cells: Vec<Cell> = match parts {
        [_] => vec![total],
        _ => parts.iter().map(|part| part.first.plus(rest.times(part.weight).over(weights))).collect(),
    };
    match pots.to {
        Some(grid) => largest_remainder(&cells, total, grid).map(Shared::Parts),
        None => Some(Shared::Parts(cells)),
    }
}
