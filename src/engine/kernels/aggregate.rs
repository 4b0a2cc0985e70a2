//! Aggregates: the members of a grain gathered by a coarser one.

use super::super::cell::{Cell, LIMIT};
use super::super::column::{Cells, Column};
use super::super::jump;
use super::super::mark::{Mark, Marks, Reason};
use super::super::number::{Numbers, Scaled};
use super::super::plan::{Gather, Gathering, StepId};
use super::sorted::{Middle, Sorted};
use super::{Work, numbers};
use crate::base::{Date, KeySet};
use std::borrow::Cow;

/// Which members count, and in which group each is.
pub(super) struct Chosen<'a> {
    /// For each member its group.
    way: Cow<'a, [u32]>,
    condition: Option<(&'a [bool], Marks)>,
    /// The groups so far: why one has no value.
    pub marks: Vec<Mark>,
}

impl Chosen<'_> {
    /// Calls `each` with every member that counts and has a value, and its group.
    pub fn visit(&mut self, values: &Marks, work: &Work, mut each: impl FnMut(usize, usize)) {
        for (member, group) in self.way.iter().enumerate() {
            let group = *group as usize;
            let mut mark = Mark::HERE;
            if let Some((yes, marks)) = &self.condition {
                mark = marks.at(member);
                if mark.is_here() && yes.get(member) != Some(&true) {
                    continue;
                }
            }
            mark = mark.max(values.at(member).needed(work.node));
            if mark.is_here() {
                each(member, group);
            } else if let Some(of_group) = self.marks.get_mut(group) {
                *of_group = mark.max(*of_group);
            }
        }
    }
}

impl<'a> Work<'a> {
    pub(super) fn gather(&self, gather: &Gather) -> Option<Column> {
        let mut chosen = self.chosen(gather.over, gather.condition)?;
        if gather.one_term {
            self.one_term(&mut chosen);
        }
        let column = self.of(gather.value)?;
        if let (Cells::Dates(dates), Gathering::Least | Gathering::Greatest) =
            (&column.cells, gather.gathering)
        {
            return Some(self.dates(dates, &column.marks, gather.gathering, chosen));
        }
        let (values, marks) = (column.numbers()?, &column.marks);
        match gather.gathering {
            Gathering::Sum => Some(self.sum(values, marks, chosen)),
            Gathering::Least => Some(self.extremes(values, marks, chosen, Cell::lesser)),
            Gathering::Greatest => Some(self.extremes(values, marks, chosen, Cell::greater)),
            Gathering::Middle => {
                let half = Cell::Ratio { above: 1, below: 2 };
                Some(self.middles(values, marks, chosen, |sorted| sorted.quantile(half)))
            }
            Gathering::Quantile { at } => {
                let (points, point_marks) = self.numbers(at)?;
                let mark = point_marks.at(0).needed(self.node);
                let point = if mark.is_here() { points.cell(0) } else { Cell::UNKNOWN };
                Some(self.middles(values, marks, chosen, |sorted| sorted.quantile(point)))
            }
            Gathering::Median { weight } => {
                let (weights, weight_marks) = self.numbers(weight)?;
                let marks = marks.and(&weight_marks.needed(self.node));
                let pair = |at: usize| (values.cell(at), weights.cell(at));
                Some(self.sorted(&marks, chosen, pair, |sorted| sorted.median()))
            }
        }
    }

    /// The members of a grain by the step's own, with those left out that a condition does not hold for.
    pub(super) fn chosen(&self, over: KeySet, condition: Option<StepId>) -> Option<Chosen<'a>> {
        let by = self.step.grain;
        let way = if over == by {
            Cow::Owned((0..u32::try_from(self.context.frame.len(over)).ok()?).collect())
        } else {
            Cow::Borrowed(self.context.frame.way(over, by)?)
        };
        let condition = match condition {
            Some(condition) => Some(self.conditions(condition)?),
            None => None,
        };
        Some(Chosen { way, condition, marks: vec![Mark::HERE; self.len] })
    }

    /// Students on a count date are never added over terms.
    fn one_term(&self, chosen: &mut Chosen) {
        let terms = self.context.frame.row_terms();
        let mut first: Vec<Option<u32>> = vec![None; self.len];
        let mut mixed = vec![false; self.len];
        chosen.visit(&Marks::NONE, self, |member, group| {
            let (Some(term), Some(first)) = (terms.get(member), first.get_mut(group)) else { return };
            if *first.get_or_insert(*term) != *term
                && let Some(mixed) = mixed.get_mut(group)
            {
                *mixed = true;
            }
        });
        for (mark, mixed) in chosen.marks.iter_mut().zip(mixed) {
            if mixed {
                *mark = self.stop(Reason::MixedTerms);
            }
        }
    }

    fn sum(&self, values: &Numbers, marks: &Marks, mut chosen: Chosen) -> Column {
        // The sizes add up to less than the limit, so every sum in any order is exact.
        let small = |scaled: &Scaled| scaled.units.iter().map(|u| u.abs()).sum::<f64>() < LIMIT * 0.999;
        let made = match values {
            Numbers::Scaled(scaled) if small(scaled) => {
                let mut sums = vec![0.0; self.len];
                chosen.visit(marks, self, |member, group| {
                    if let (Some(sum), Some(units)) = (sums.get_mut(group), scaled.units.get(member)) {
                        *sum += units;
                    }
                });
                Numbers::Scaled(Scaled { units: sums, over: scaled.over })
            }
            _ => {
                let mut sums = vec![Cell::ZERO; self.len];
                chosen.visit(marks, self, |member, group| {
                    if let Some(sum) = sums.get_mut(group) {
                        *sum = sum.plus(values.cell(member));
                    }
                });
                Numbers::of(sums)
            }
        };
        numbers(made, Marks::new(chosen.marks))
    }

    fn extremes(
        &self,
        values: &Numbers,
        marks: &Marks,
        mut chosen: Chosen,
        choose: fn(Cell, Cell, Option<std::cmp::Ordering>) -> Cell,
    ) -> Column {
        let mut best: Vec<Option<Cell>> = vec![None; self.len];
        chosen.visit(marks, self, |member, group| {
            let next = values.cell(member);
            if let Some(best) = best.get_mut(group) {
                *best = Some(best.map_or(next, |known| choose(known, next, jump::order(known, next))));
            }
        });
        let marks = or_missing(chosen.marks, best.iter().map(Option::is_some));
        numbers(Numbers::of(best.into_iter().map(|best| best.unwrap_or(Cell::ZERO)).collect()), marks)
    }

    fn dates(&self, dates: &[Date], marks: &Marks, gathering: Gathering, mut chosen: Chosen) -> Column {
        let mut best: Vec<Option<Date>> = vec![None; self.len];
        chosen.visit(marks, self, |member, group| {
            if let (Some(best), Some(next)) = (best.get_mut(group), dates.get(member)) {
                let least = best.map_or(*next, |known| known.min(*next));
                let greatest = best.map_or(*next, |known| known.max(*next));
                *best = Some(if gathering == Gathering::Least { least } else { greatest });
            }
        });
        let marks = or_missing(chosen.marks, best.iter().map(Option::is_some));
        let cells = best.into_iter().map(|best| best.unwrap_or(Date::new_year(1))).collect();
        Column { cells: Cells::Dates(cells), marks }
    }

    fn middles(
        &self,
        values: &Numbers,
        marks: &Marks,
        chosen: Chosen,
        of: impl Fn(Sorted) -> Middle,
    ) -> Column {
        self.sorted(marks, chosen, |at| (values.cell(at), Cell::ONE), of)
    }

    /// What is made of the sorted members of each group.
    fn sorted(
        &self,
        marks: &Marks,
        mut chosen: Chosen,
        pair: impl Fn(usize) -> (Cell, Cell),
        of: impl Fn(Sorted) -> Middle,
    ) -> Column {
        let mut groups: Vec<Vec<(Cell, Cell)>> = vec![Vec::new(); self.len];
        chosen.visit(marks, self, |member, group| {
            if let Some(members) = groups.get_mut(group) {
                members.push(pair(member));
            }
        });
        let mut marks = chosen.marks;
        let mut cells = Vec::new();
        for (members, mark) in groups.into_iter().zip(&mut marks) {
            let made = of(Sorted::new(members));
            cells.push(if let Middle::Value(cell) = made { cell } else { Cell::ZERO });
            *mark = match made {
                _ if !mark.is_here() => *mark,
                Middle::Value(_) => Mark::HERE,
                Middle::Nobody => Mark::MISSING,
                Middle::Undecided => self.stop(Reason::NearJump),
            };
        }
        numbers(Numbers::of(cells), Marks::new(marks))
    }

    /// One more than the number of members that are smaller.
    pub(super) fn rank(&self, value: StepId, condition: Option<StepId>) -> Option<Column> {
        let (values, marks) = self.numbers(value)?;
        let mut chosen = self.chosen(self.step.grain, condition)?;
        let mut counted = Vec::new();
        chosen.visit(marks, self, |member, _| counted.push((values.cell(member), Cell::ONE)));
        let stopped = chosen.marks.iter().copied().max().unwrap_or_default();
        let others = Sorted::new(counted);
        let one = |(at, own): (usize, Cell)| {
            super::here(marks.at(at).needed(self.node).max(stopped))?;
            let smaller = self.or_stop(others.smaller_than(own), Reason::NearJump)?;
            Ok(Cell::ratio(smaller as i128 + 1, 1))
        };
        let (cells, marks) = super::settled(values.cells().enumerate().map(one), || Cell::ZERO);
        Some(numbers(Numbers::of(cells), marks))
    }
}

/// Missing where nobody is.
fn or_missing(marks: Vec<Mark>, somebody: impl Iterator<Item = bool>) -> Marks {
    let mark = |(mark, somebody): (Mark, bool)| {
        if mark.is_here() && !somebody { Mark::MISSING } else { mark }
    };
    Marks::new(marks.into_iter().zip(somebody).map(mark).collect())
}
