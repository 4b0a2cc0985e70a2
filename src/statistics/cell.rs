//! A cell: what the draws of one result say, such as one amount of one school.

use super::sketch::{Ordered, Sketch};
use crate::base::number::to_f64;
use crate::base::rounding::round_to_whole;
use crate::base::{Exact, Mode};
use num_bigint::BigInt;
use num_traits::ToPrimitive;

/// The statistics of one result over its draws, in whole steps of the result (öre for money).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    count: u64,
    refused: u64,
    sum: i128,
    /// The sum of squares, as long as it fits.
    squares: Option<i128>,
    ends: Option<(i64, i64)>,
    lines: Vec<Crossing>,
    sketch: Sketch,
}

/// A line that a cell's values are held against.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LineId(pub(super) usize);

/// How many values lie on either side of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Crossing {
    /// The line.
    pub line: i64,
    /// Values below it.
    pub below: u64,
    /// Values on it.
    pub on: u64,
    /// Values above it.
    pub above: u64,
}

/// Which end is the worst.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// The lowest values, as for a school's budget.
    Lowest,
    /// The highest values, as for a municipality's cost.
    Highest,
}

/// A statistic, and two numbers that it certainly lies between; all three are equal where it is exact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Between<T> {
    /// The statistic, as near as is known.
    pub value: T,
    /// No more than the true statistic.
    pub low: T,
    /// No less than the true statistic.
    pub high: T,
}

impl Cell {
    pub(super) fn new(capacity: usize) -> Self {
        let sketch = Sketch::new(capacity);
        Self { count: 0, refused: 0, sum: 0, squares: Some(0), ends: None, lines: Vec::new(), sketch }
    }

    pub(super) fn watch(&mut self, line: i64) -> LineId {
        self.lines.push(Crossing { line, below: 0, on: 0, above: 0 });
        LineId(self.lines.len() - 1)
    }

    /// A cell with the same lines and no draws.
    pub(super) fn another(&self, capacity: usize) -> Self {
        let mut other = Self::new(capacity);
        for crossing in &self.lines {
            other.watch(crossing.line);
        }
        other
    }

    /// Whether the other counts at the same lines.
    pub(super) fn is_like(&self, other: &Self) -> bool {
        self.lines.iter().map(|crossing| crossing.line).eq(other.lines.iter().map(|crossing| crossing.line))
    }

    pub(super) fn push_block(&mut self, values: &[i64]) {
        self.count += values.len() as u64;
        for value in values {
            self.sum += i128::from(*value);
            let square = i128::from(*value) * i128::from(*value);
            self.squares = self.squares.and_then(|sum| sum.checked_add(square));
            self.stretch(*value, *value);
        }
        for crossing in &mut self.lines {
            crossing.below += values.iter().filter(|value| **value < crossing.line).count() as u64;
            crossing.on += values.iter().filter(|value| **value == crossing.line).count() as u64;
            crossing.above += values.iter().filter(|value| **value > crossing.line).count() as u64;
        }
        self.sketch.push_all(values);
    }

    pub(super) const fn push_refused(&mut self, count: u64) {
        self.refused += count;
    }

    pub(super) fn merge(&mut self, later: &Self) {
        self.count += later.count;
        self.refused += later.refused;
        self.sum += later.sum;
        self.squares = self.squares.zip(later.squares).and_then(|(sum, more)| sum.checked_add(more));
        if let Some((least, greatest)) = later.ends {
            self.stretch(least, greatest);
        }
        for (crossing, more) in self.lines.iter_mut().zip(&later.lines) {
            crossing.below += more.below;
            crossing.on += more.on;
            crossing.above += more.above;
        }
        self.sketch.merge(&later.sketch);
    }

    fn stretch(&mut self, least: i64, greatest: i64) {
        let (low, high) = self.ends.unwrap_or((least, greatest));
        self.ends = Some((low.min(least), high.max(greatest)));
    }

    pub(super) fn bytes(&self) -> usize {
        let lines = self.lines.capacity() * size_of::<Crossing>();
        size_of::<Self>() + lines + self.sketch.bytes()
    }

    /// The number of draws that gave a value.
    #[must_use]
    pub const fn count(&self) -> u64 {
        self.count
    }

    /// The number of draws that were refused; no statistic holds them.
    #[must_use]
    pub const fn refused(&self) -> u64 {
        self.refused
    }

    /// The mean, without error; `None` without draws.
    #[must_use]
    pub fn mean(&self) -> Option<Exact> {
        (self.count > 0).then(|| Exact::new(self.sum.into(), self.count.into()))
    }

    /// √(Σ(x − mean)²/(n − 1)); `None` below two draws, or where the squares exceed 10³⁸.
    #[must_use]
    pub fn standard_deviation(&self) -> Option<f64> {
        let (count, sum) = (BigInt::from(self.count), BigInt::from(self.sum));
        let squares = BigInt::from(self.squares.filter(|_| self.count > 1)?);
        let variance = Exact::new(&count * squares - &sum * &sum, &count * (&count - 1));
        Some(to_f64(&variance).sqrt())
    }

    /// By how much the mean would typically differ with other draws: standard deviation/√n.
    #[must_use]
    pub fn standard_error(&self) -> Option<f64> {
        self.standard_deviation().map(|deviation| deviation / (self.count as f64).sqrt())
    }

    /// The least value.
    #[must_use]
    pub fn least(&self) -> Option<i64> {
        self.ends.map(|(least, _)| least)
    }

    /// The greatest value.
    #[must_use]
    pub fn greatest(&self) -> Option<i64> {
        self.ends.map(|(_, greatest)| greatest)
    }

    /// By how many ranks, of [`Self::count`], a quantile may be off: 0 where quantiles are exact.
    #[must_use]
    pub const fn rank_error(&self) -> u64 {
        self.sketch.error()
    }

    /// The quantile of a share from 0 to 1: the least value with at least that share of the draws up to it.
    ///
    /// It is a value that was drawn, of rank ⌈share·n⌉, never one between two (type 1 of Hyndman and Fan, 1996).
    #[must_use]
    pub fn quantile(&self, share: &Exact) -> Option<Between<i64>> {
        self.quantiles(std::slice::from_ref(share)).pop().flatten()
    }

    /// Several quantiles at once, which costs hardly more than one.
    #[must_use]
    pub fn quantiles(&self, shares: &[Exact]) -> Vec<Option<Between<i64>>> {
        let ordered = self.sketch.ordered();
        shares.iter().map(|share| self.quantile_in(&ordered, share)).collect()
    }

    fn quantile_in(&self, ordered: &Ordered, share: &Exact) -> Option<Between<i64>> {
        let (least, greatest) = self.ends?;
        let (rank, error) = (self.rank(share)?, self.rank_error());
        let low = if rank > error { ordered.at(rank - error)? } else { least };
        let high = if rank + error <= self.count { ordered.at(rank + error)? } else { greatest };
        let (first, last) = (rank == 1, rank == self.count);
        let value = if first {
            least
        } else if last {
            greatest
        } else {
            ordered.at(rank)?
        };
        // The ends are known, whatever was halved.
        let low = if last { greatest } else { low };
        let high = if first { least } else { high };
        Some(Between { value, low, high })
    }

    /// The mean of the worst share of the draws (expected shortfall): of the ⌈share·n⌉ lowest or highest values.
    #[must_use]
    pub fn shortfall(&self, share: &Exact, worst: Side) -> Option<Between<Exact>> {
        let (least, greatest) = self.ends?;
        let many = self.rank(share)?.to_i64()?;
        let (error, count) = (self.rank_error().to_i64()?, self.count.to_i64()?);
        let ordered = self.sketch.ordered();
        let start = match worst {
            Side::Lowest => 0,
            Side::Highest => count - many,
        };
        let mean = |shift: i64| {
            let sum = ordered.sum(start + shift, start + many + shift, least, greatest);
            Exact::new(sum.into(), many.into())
        };
        Some(Between { value: mean(0), low: mean(-error), high: mean(error) })
    }

    /// How many values lie on either side of a line.
    #[must_use]
    pub fn crossing(&self, line: LineId) -> Option<Crossing> {
        self.lines.get(line.0).copied()
    }

    /// ⌈share·n⌉, at least 1; `None` without draws, or for a share outside 0 to 1.
    fn rank(&self, share: &Exact) -> Option<u64> {
        let scaled = share * Exact::from_integer(self.count.into());
        let rank = round_to_whole(&scaled, Mode::Ceil).to_u64()?;
        (self.count > 0 && rank <= self.count).then_some(rank.max(1))
    }
}
