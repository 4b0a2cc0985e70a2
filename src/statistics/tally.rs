//! A tally: the cells of all results, fed in blocks and merged in order, in a memory stated beforehand.

use super::cell::{Cell, LineId};
use super::sketch::Sketch;

/// How much is to be counted, and the memory for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TallyPlan {
    /// The number of results, each of one school.
    pub cells: usize,
    /// The number of draws of each.
    pub draws: usize,
    /// The bytes that values may take.
    pub bytes: usize,
}

impl TallyPlan {
    /// A usual memory, 96 MiB: exact for 1200 cells of 10 000 draws, within 0.2 percentage points for 4000.
    pub const BYTES: usize = 96 * 1024 * 1024;

    /// How many values each cell can hold; where that is the number of draws, all quantiles are exact.
    #[must_use]
    pub fn capacity(&self) -> usize {
        let each = self.bytes / size_of::<i64>() / self.cells.max(1);
        each.min(self.draws).max(Sketch::LEAST)
    }
}

/// Why something cannot be counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TallyFault {
    /// No cell has this number.
    NoSuchCell(usize),
    /// A line must be known before the first draw.
    AlreadyCounting,
    /// Two tallies of other cells or lines cannot be merged.
    Unlike,
}

/// The statistics of many results.
///
/// Draws may be counted in parts, one for each block, and merged in the order of blocks: the outcome depends on the
/// blocks and their order alone. Where no block is longer than [`TallyPlan::capacity`], it does not depend on the blocks
/// either: it is what one tally would hold that was fed every draw in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tally {
    cells: Vec<Cell>,
    capacity: usize,
}

impl Tally {
    /// No draws yet.
    #[must_use]
    pub fn new(plan: &TallyPlan) -> Self {
        let capacity = plan.capacity();
        Self { cells: vec![Cell::new(capacity); plan.cells], capacity }
    }

    /// Has a cell count its values on either side of a line.
    ///
    /// # Errors
    /// [`TallyFault`] without such a cell, or when it has counted already.
    pub fn watch(&mut self, cell: usize, line: i64) -> Result<LineId, TallyFault> {
        let cell = self.at(cell)?;
        if cell.count() > 0 { Err(TallyFault::AlreadyCounting) } else { Ok(cell.watch(line)) }
    }

    /// A tally of the same cells and lines without draws, for another block.
    #[must_use]
    pub fn another(&self) -> Self {
        let cells = self.cells.iter().map(|cell| cell.another(self.capacity)).collect();
        Self { cells, capacity: self.capacity }
    }

    /// Adds the next draws of a cell, in order.
    ///
    /// # Errors
    /// [`TallyFault::NoSuchCell`].
    pub fn push_block(&mut self, cell: usize, values: &[i64]) -> Result<(), TallyFault> {
        self.at(cell).map(|cell| cell.push_block(values))
    }

    /// Counts draws of a cell that were refused.
    ///
    /// # Errors
    /// [`TallyFault::NoSuchCell`].
    pub fn push_refused(&mut self, cell: usize, count: u64) -> Result<(), TallyFault> {
        self.at(cell).map(|cell| cell.push_refused(count))
    }

    /// Adds the draws of the next block.
    ///
    /// # Errors
    /// [`TallyFault::Unlike`] when the other has other cells or lines.
    pub fn merge(&mut self, later: &Self) -> Result<(), TallyFault> {
        let mut pairs = self.cells.iter().zip(&later.cells);
        let alike = self.capacity == later.capacity
            && self.cells.len() == later.cells.len()
            && pairs.all(|(own, other)| own.is_like(other));
        if !alike {
            return Err(TallyFault::Unlike);
        }
        for (own, other) in self.cells.iter_mut().zip(&later.cells) {
            own.merge(other);
        }
        Ok(())
    }

    /// One cell.
    #[must_use]
    pub fn cell(&self, cell: usize) -> Option<&Cell> {
        self.cells.get(cell)
    }

    /// All cells, in order.
    #[must_use]
    pub fn cells(&self) -> &[Cell] {
        &self.cells
    }

    /// The bytes held.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.cells.iter().map(Cell::bytes).sum()
    }

    fn at(&mut self, cell: usize) -> Result<&mut Cell, TallyFault> {
        self.cells.get_mut(cell).ok_or(TallyFault::NoSuchCell(cell))
    }
}
