//! Classes of rows: rows that nothing which a varying step reads tells apart are computed once.

use super::{Host, HostId, Lower, Lowered};
use crate::base::KeySet;
use crate::engine::column::{Cells, Column};
use crate::engine::number::Numbers;
use crate::engine::plan::{Op, StepId};
use std::collections::BTreeSet;
use std::sync::Arc;

/// Something that tells rows apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Mark {
    /// What does not vary.
    Column(StepId),
    /// The instance of a coarser grain that something varying is read at.
    Way(KeySet),
}

/// Pairs of numbers up to this many different ones are counted in a table.
const TABLE: usize = 1 << 22;

impl Lower<'_> {
    /// The classes of rows that a step at rows tells apart, and the class of each row.
    pub(super) fn classes_of(&mut self, step: StepId) -> Lowered<(HostId, Arc<[u32]>)> {
        if let Some((host, class)) = self.classes.get(&step) {
            return Ok((*host, Arc::clone(class)));
        }
        let mut marks = BTreeSet::new();
        self.frontier(step, &mut marks)?;
        let rows = self.frame.len(KeySet::ROW);
        let mut class: Vec<u32> = vec![0; rows];
        let mut count = rows.min(1);
        for mark in marks {
            let told = match mark {
                Mark::Way(to) => self.frame.way(KeySet::ROW, to).map(<[u32]>::to_vec),
                Mark::Column(step) => Some(told_apart(self.column(step)?.as_ref())),
            };
            let Some(told) = told else { return self.unfit("class") };
            let different = told.iter().max().map_or(0, |most| *most as usize + 1);
            let (ids, sample) = paired((&class, count), (&told, different));
            (class, count) = (ids, sample.len());
        }
        let mut sample = vec![u32::MAX; count];
        for (row, class) in (0..).zip(&class) {
            if let Some(first) = sample.get_mut(*class as usize).filter(|first| **first == u32::MAX) {
                *first = row;
            }
        }
        let class: Arc<[u32]> = class.into();
        self.hosts.push(Host::Class(sample.into()));
        let host = u32::try_from(self.hosts.len() - 1).unwrap_or(u32::MAX);
        self.classes.insert(step, (host, Arc::clone(&class)));
        Ok((host, class))
    }

    /// What a varying step at rows reads that tells rows apart.
    fn frontier(&self, step: StepId, marks: &mut BTreeSet<Mark>) -> Lowered<()> {
        if !self.is_varying(step) {
            marks.insert(Mark::Column(step));
            return Ok(());
        }
        match &self.step(step)?.op {
            Op::Spread(_, from) => {
                marks.insert(Mark::Way(*from));
            }
            Op::At(_, places) | Op::SlotsAt(places) if !self.is_varying(*places) => {
                marks.insert(Mark::Column(*places));
            }
            Op::Data(..) | Op::Heads(_) | Op::Gather(_) | Op::Share(_) | Op::Find(..) | Op::Never => {
                return self.unfit("row by row");
            }
            op => {
                for read in op.inputs() {
                    self.frontier(read, marks)?;
                }
            }
        }
        Ok(())
    }
}

/// A small number for each cell of a column: equal numbers for equal cells.
fn told_apart(column: &Column) -> Vec<u32> {
    let marks = |cells: Vec<u64>| {
        if column.marks.is_none() {
            return cells;
        }
        // A cell without a value is told apart by that alone.
        let lacking = |at: usize| !column.marks.at(at).is_here();
        cells.iter().enumerate().map(|(at, cell)| if lacking(at) { u64::MAX } else { *cell }).collect()
    };
    let cells: Vec<u64> = match &column.cells {
        // Whole numbers that are not negative have the same order as their bits.
        Cells::Numbers(Numbers::Scaled(scaled)) if scaled.units.iter().all(|units| *units >= 0.0) => {
            scaled.units.iter().map(|units| *units as u64).collect()
        }
        Cells::Numbers(Numbers::Scaled(scaled)) => scaled.units.iter().map(|units| units.to_bits()).collect(),
        Cells::Numbers(Numbers::Mixed(cells)) => cells.iter().map(|cell| cell.value().to_bits()).collect(),
        Cells::YesNo(cells) => cells.iter().map(|yes| u64::from(*yes)).collect(),
        Cells::Texts(texts) => texts.index.iter().map(|index| u64::from(*index)).collect(),
        Cells::Places(places) => places.iter().map(|place| u64::from(*place)).collect(),
        Cells::Dates(dates) => {
            let known: BTreeSet<_> = dates.iter().collect();
            let place = |date| known.iter().position(|one| *one == date).unwrap_or_default();
            dates.iter().map(|date| place(date) as u64).collect()
        }
    };
    ranked(&marks(cells))
}

/// The place of each cell among the different ones, in their order.
fn ranked(cells: &[u64]) -> Vec<u32> {
    let largest = cells.iter().filter(|cell| **cell != u64::MAX).max().copied().unwrap_or(0);
    match usize::try_from(largest) {
        Ok(largest) if largest < cells.len() => ranked_in_table(cells, largest + 1),
        _ => ranked_by_sorting(cells),
    }
}

/// The same, of numbers below `lacking` and of [`u64::MAX`], which comes last.
fn ranked_in_table(cells: &[u64], lacking: usize) -> Vec<u32> {
    let place = |cell: &u64| usize::try_from(*cell).map_or(lacking, |cell| cell.min(lacking));
    let mut table = vec![0; lacking + 1];
    for cell in cells {
        if let Some(here) = table.get_mut(place(cell)) {
            *here = 1;
        }
    }
    let mut next = 0;
    for rank in &mut table {
        next += std::mem::replace(rank, next);
    }
    cells.iter().map(|cell| table.get(place(cell)).copied().unwrap_or_default()).collect()
}

fn ranked_by_sorting(cells: &[u64]) -> Vec<u32> {
    let mut known = cells.to_vec();
    known.sort_unstable();
    known.dedup();
    let place = |cell: &u64| known.binary_search(cell).ok().and_then(|place| u32::try_from(place).ok());
    cells.iter().map(|cell| place(cell).unwrap_or_default()).collect()
}

/// The pairs that occur, numbered in order, and a row in which each does.
pub(super) fn paired((a, many_a): (&[u32], usize), (b, many_b): (&[u32], usize)) -> (Vec<u32>, Vec<u32>) {
    let key = |(a, b): (&u32, &u32)| *a as usize * many_b + *b as usize;
    let size = many_a.saturating_mul(many_b);
    if size > TABLE.max(a.len()) {
        return sorted(a.iter().zip(b).map(key).collect());
    }
    let mut first = vec![u32::MAX; size];
    for (row, pair) in (0..).zip(a.iter().zip(b)) {
        if let Some(first) = first.get_mut(key(pair)).filter(|first| **first == u32::MAX) {
            *first = row;
        }
    }
    let mut sample = Vec::new();
    for first in first.iter_mut().filter(|first| **first != u32::MAX) {
        sample.push(*first);
        *first = u32::try_from(sample.len() - 1).unwrap_or(u32::MAX);
    }
    let ids = a.iter().zip(b).map(|pair| first.get(key(pair)).copied().unwrap_or(u32::MAX)).collect();
    (ids, sample)
}

fn sorted(keys: Vec<usize>) -> (Vec<u32>, Vec<u32>) {
    let mut known: Vec<(usize, u32)> = keys.iter().copied().zip(0..).collect();
    known.sort_unstable();
    known.dedup_by_key(|(key, _)| *key);
    let place = |key: &usize| known.binary_search_by_key(key, |(known, _)| *known).ok();
    let ids = keys.iter().map(|key| place(key).and_then(|at| u32::try_from(at).ok()).unwrap_or(u32::MAX));
    (ids.collect(), known.iter().map(|(_, row)| *row).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_ranked_alike_in_a_table_and_by_sorting() {
        let cells = [7, 3, u64::MAX, 0, 3, 7, 1, 0];
        let ranks = [3, 2, 4, 0, 2, 3, 1, 0];
        assert_eq!(ranked(&cells), ranks);
        assert_eq!(ranked_by_sorting(&cells), ranks);
        assert_eq!(ranked(&[900, 3, u64::MAX]), [1, 0, 2]);
    }

    #[test]
    fn pairs_are_numbered_in_order_and_each_has_a_row() {
        let (a, b) = ([1, 0, 1, 1], [2, 0, 0, 2]);
        assert_eq!(paired((&a, 2), (&b, 3)), (vec![2, 0, 1, 2], vec![1, 2, 0]));
        assert_eq!(sorted(vec![5, 0, 3, 5]), (vec![2, 0, 1, 2], vec![1, 2, 0]));
    }
}
