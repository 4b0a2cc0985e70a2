//! A column of numbers: whole numbers of one common part, exact in any order, or cells that each know their own bound.

use super::cell::{Cell, LIMIT};
use num_integer::Integer;

/// A column of numbers.
#[derive(Clone, Debug, PartialEq)]
pub enum Numbers {
    /// Whole numbers of one part, held as binary numbers below 2⁵³: `+ - *` are exact in any order.
    Scaled(Scaled),
    /// Each number for itself: after divisions, functions, and where whole numbers would grow too large.
    Mixed(Vec<Cell>),
}

/// Whole numbers of `1 / over`.
#[derive(Clone, Debug, PartialEq)]
pub struct Scaled {
    /// How many parts; whole, below 2⁵³.
    pub units: Vec<f64>,
    /// How many parts one is; above zero, at most [`MOST`].
    pub over: i64,
}

/// The most parts that one is divided into.
pub const MOST: i64 = 1 << 50;
/// The most parts that numbers of different parts are brought to.
const SHARED: i64 = 1 << 40;

impl Scaled {
    /// One of the numbers.
    #[must_use]
    pub fn cell(&self, at: usize) -> Cell {
        Cell::Ratio { above: self.units.get(at).map_or(0, |units| *units as i64), below: self.over }
    }

    /// A code for each different number, in the order in which they appear: the code of every cell, and the first cell of
    /// every code. None where the numbers lie too far apart for a table to pay.
    #[must_use]
    pub fn coded(&self) -> Option<(Vec<u32>, Vec<u32>)> {
        let ends = self.units.iter().fold((f64::INFINITY, f64::NEG_INFINITY), |(least, most), units| {
            (least.min(*units), most.max(*units))
        });
        let width = ends.1 - ends.0;
        if width * 4.0 >= self.units.len() as f64 {
            return None;
        }
        let mut table = vec![u32::MAX; width as usize + 1];
        let (mut codes, mut first) = (Vec::with_capacity(self.units.len()), Vec::new());
        for (cell, units) in (0..).zip(&self.units) {
            let known = table.get_mut((units - ends.0) as usize)?;
            if *known == u32::MAX {
                *known = u32::try_from(first.len()).ok()?;
                first.push(cell);
            }
            codes.push(*known);
        }
        Some((codes, first))
    }

    /// The greatest number of parts, without sign.
    #[must_use]
    pub fn largest(&self) -> f64 {
        self.units.iter().fold(0.0, |most: f64, units| most.max(units.abs()))
    }
}

/// How many parts two numbers of parts share, and what each is multiplied by.
#[must_use]
pub fn shared(a: i64, b: i64) -> Option<(i64, i64, i64)> {
    if a == b {
        return Some((a, 1, 1));
    }
    let over = (a / a.gcd(&b)).checked_mul(b).filter(|over| *over <= MOST)?;
    Some((over, over / a, over / b))
}

impl Numbers {
    /// The same number in every cell.
    #[must_use]
    pub fn same(number: Cell, len: usize) -> Self {
        match Self::of(vec![number; len.min(1)]) {
            Self::Scaled(Scaled { units, over }) => {
                Self::Scaled(Scaled { units: vec![units.first().copied().unwrap_or(0.0); len], over })
            }
            Self::Mixed(_) => Self::Mixed(vec![number; len]),
        }
    }

    /// These numbers, brought to one common part where that is exact.
    #[must_use]
    pub fn of(cells: Vec<Cell>) -> Self {
        let Some(over) = common(&cells) else { return Self::Mixed(cells) };
        let units = |cell: &Cell| match cell {
            Cell::Ratio { above, below } => {
                let units = *above as f64 * (over / below) as f64;
                (above.unsigned_abs() < LIMIT as u64 && units.abs() < LIMIT).then_some(units)
            }
            Cell::Near { .. } => None,
        };
        match cells.iter().map(units).collect() {
            Some(units) => Self::Scaled(Scaled { units, over }),
            None => Self::Mixed(cells),
        }
    }

    /// How many numbers there are.
    #[must_use]
    pub const fn len(&self) -> usize {
        match self {
            Self::Scaled(scaled) => scaled.units.len(),
            Self::Mixed(cells) => cells.len(),
        }
    }

    /// Whether there is none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// One of the numbers; zero outside.
    #[must_use]
    pub fn cell(&self, at: usize) -> Cell {
        match self {
            Self::Scaled(scaled) => scaled.cell(at),
            Self::Mixed(cells) => cells.get(at).copied().unwrap_or(Cell::ZERO),
        }
    }

    /// All numbers in order.
    pub fn cells(&self) -> impl Iterator<Item = Cell> + '_ {
        (0..self.len()).map(|at| self.cell(at))
    }

    /// Other cells: for each, which of these it takes; zero from outside.
    #[must_use]
    pub fn taken(&self, from: &[u32]) -> Self {
        match self {
            Self::Scaled(Scaled { units, over }) => {
                let take = |at: &u32| units.get(*at as usize).copied().unwrap_or(0.0);
                Self::Scaled(Scaled { units: from.iter().map(take).collect(), over: *over })
            }
            Self::Mixed(_) => Self::Mixed(from.iter().map(|at| self.cell(*at as usize)).collect()),
        }
    }

    /// Each cell of two columns with the other's.
    #[must_use]
    pub fn zip(&self, other: &Self, each: impl Fn(Cell, Cell) -> Cell) -> Self {
        Self::of(self.cells().zip(other.cells()).map(|(a, b)| each(a, b)).collect())
    }

    /// Both columns in one common part, if both are whole numbers of parts and that stays exact.
    #[must_use]
    pub fn aligned(&self, other: &Self) -> Option<(Vec<f64>, Vec<f64>, i64)> {
        let (Self::Scaled(a), Self::Scaled(b)) = (self, other) else { return None };
        let (over, by_a, by_b) = shared(a.over, b.over)?;
        let (by_a, by_b) = (by_a as f64, by_b as f64);
        if a.largest() * by_a >= LIMIT || b.largest() * by_b >= LIMIT {
            return None;
        }
        let times = |units: &[f64], by: f64| units.iter().map(|u| u * by).collect();
        Some((times(&a.units, by_a), times(&b.units, by_b), over))
    }

    /// A column of whole numbers of parts, if none is too large to be exact.
    #[must_use]
    pub fn scaled(units: Vec<f64>, over: i64) -> Option<Self> {
        let fits = units.iter().all(|units| units.abs() < LIMIT);
        fits.then_some(Self::Scaled(Scaled { units, over }))
    }
}

/// The part that all of several numbers are whole multiples of, if it is not too small.
fn common(cells: &[Cell]) -> Option<i64> {
    let mut over = 1_i64;
    for cell in cells {
        let Cell::Ratio { below, .. } = cell else { return None };
        if over % below != 0 {
            over = (over / over.gcd(below)).checked_mul(*below).filter(|over| *over <= SHARED)?;
        }
    }
    Some(over)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_coded_in_the_order_in_which_they_appear() {
        let coded = |units: &[f64]| Scaled { units: units.to_vec(), over: 2 }.coded();
        let many: Vec<f64> = [7.0, -1.0, 7.0, 3.0].into_iter().cycle().take(40).collect();
        let (codes, first) = coded(&many).unwrap();
        assert_eq!((&codes[..5], &first[..]), (&[0, 1, 0, 2, 0][..], &[0, 1, 3][..]));
        assert_eq!(coded(&[1.0, 9e12]), None);
        assert_eq!(coded(&[]), Some((Vec::new(), Vec::new())));
    }
}
