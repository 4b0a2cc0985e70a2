//! Small symmetric matrices: solved, inverted, and refused where a column is a sum of others.

/// A pivot below this part of its column's own size is none: the column is a sum of those before it.
const LEAST_PIVOT: f64 = 1e-9;

/// A square matrix, row by row.
#[derive(Clone, Debug, PartialEq)]
pub struct Square {
    size: usize,
    cells: Vec<f64>,
}

/// The lower triangle L of a matrix L·Lᵀ.
#[derive(Clone, Debug)]
pub struct Triangle {
    rows: Vec<Vec<f64>>,
}

impl Square {
    /// A matrix of zeros.
    #[must_use]
    pub fn zero(size: usize) -> Self {
        Self { size, cells: vec![0.0; size * size] }
    }

    /// How many rows it has.
    #[must_use]
    pub const fn size(&self) -> usize {
        self.size
    }

    /// A cell; no number outside the matrix.
    #[must_use]
    pub fn at(&self, row: usize, column: usize) -> f64 {
        self.cells.get(row * self.size + column).copied().unwrap_or(f64::NAN)
    }

    /// Adds to a cell.
    pub fn add(&mut self, row: usize, column: usize, value: f64) {
        if let Some(cell) = self.cells.get_mut(row * self.size + column) {
            *cell += value;
        }
    }

    /// Adds `weight`·v·vᵀ.
    pub fn add_square(&mut self, vector: &[f64], weight: f64) {
        for (row, cells) in self.cells.chunks_exact_mut(self.size.max(1)).enumerate() {
            let own = vector.get(row).copied().unwrap_or(0.0) * weight;
            for (cell, other) in cells.iter_mut().zip(vector) {
                *cell += own * other;
            }
        }
    }

    /// The product with another matrix of the same size.
    #[must_use]
    pub fn times(&self, other: &Self) -> Self {
        let mut product = Self::zero(self.size);
        for row in 0..self.size {
            for column in 0..self.size {
                let terms = (0..self.size).map(|k| self.at(row, k) * other.at(k, column));
                product.add(row, column, terms.sum());
            }
        }
        product
    }

    /// The triangle of a positive definite matrix; else the first column that is a sum of those before it.
    ///
    /// # Errors
    /// The number of that column.
    pub fn triangle(&self) -> Result<Triangle, usize> {
        let mut rows: Vec<Vec<f64>> = Vec::with_capacity(self.size);
        for row in 0..self.size {
            let mut own: Vec<f64> = Vec::with_capacity(row + 1);
            for (column, other) in rows.iter().enumerate() {
                let pivot = other.last().copied().unwrap_or(f64::NAN);
                own.push((self.at(row, column) - dot(&own, other)) / pivot);
            }
            let left = self.at(row, row) - dot(&own, &own);
            if left.is_nan() || left <= LEAST_PIVOT * self.at(row, row).abs() {
                return Err(row);
            }
            own.push(left.sqrt());
            rows.push(own);
        }
        Ok(Triangle { rows })
    }
}

impl Triangle {
    /// The x with L·Lᵀ·x = `right`.
    #[must_use]
    pub fn solve(&self, right: &[f64]) -> Vec<f64> {
        let mut below: Vec<f64> = Vec::with_capacity(right.len());
        for (row, value) in self.rows.iter().zip(right) {
            let pivot = row.last().copied().unwrap_or(f64::NAN);
            below.push((value - dot(&below, row)) / pivot);
        }
        // Lᵀ from its end: what is solved is taken out of all rows above it.
        let mut solved = Vec::with_capacity(right.len());
        for row in self.rows.iter().rev() {
            let Some(value) = below.pop() else { break };
            let one = value / row.last().copied().unwrap_or(f64::NAN);
            for (left, part) in below.iter_mut().zip(row) {
                *left -= one * part;
            }
            solved.push(one);
        }
        solved.reverse();
        solved
    }

    /// The inverse of L·Lᵀ.
    #[must_use]
    pub fn inverse(&self) -> Square {
        let size = self.rows.len();
        let mut inverse = Square::zero(size);
        for column in 0..size {
            let unit: Vec<f64> = (0..size).map(|row| f64::from(u8::from(row == column))).collect();
            for (row, value) in self.solve(&unit).into_iter().enumerate() {
                inverse.add(row, column, value);
            }
        }
        inverse
    }
}

/// The sum of products of what both have, from the first on.
#[must_use]
pub fn dot(one: &[f64], other: &[f64]) -> f64 {
    one.iter().zip(other).fold(0.0, |sum, (a, b)| sum + a * b)
}

#[cfg(test)]
mod tests {
    use super::*;
    use approx::assert_relative_eq;

    fn square(cells: [[f64; 3]; 3]) -> Square {
        Square { size: 3, cells: cells.concat() }
    }

    /// By hand: A = L·Lᵀ with L = [[2], [6, 1], [−8, 5, 3]], and A·(1, 2, 3) = (−20, −43, 192).
    #[test]
    fn a_system_worked_by_hand_is_solved() {
        let matrix = square([[4.0, 12.0, -16.0], [12.0, 37.0, -43.0], [-16.0, -43.0, 98.0]]);
        let solved = matrix.triangle().unwrap().solve(&[-20.0, -43.0, 192.0]);
        for (got, wanted) in solved.iter().zip([1.0, 2.0, 3.0]) {
            assert_relative_eq!(*got, wanted, max_relative = 1e-12);
        }
        let unit = matrix.times(&matrix.triangle().unwrap().inverse());
        for row in 0..3 {
            for column in 0..3 {
                let wanted = f64::from(u8::from(row == column));
                assert!((unit.at(row, column) - wanted).abs() < 1e-10);
            }
        }
    }

    /// The third column is the sum of the first two.
    #[test]
    fn a_column_that_is_a_sum_of_others_is_named() {
        let mut matrix = Square::zero(3);
        for (a, b) in [(1.0, 2.0), (3.0, 5.0), (-2.0, 0.5), (0.7, 0.1)] {
            matrix.add_square(&[a, b, a + b], 1.0);
        }
        assert_eq!(matrix.triangle().map(drop), Err(2));
    }
}
