//! A small linear programme: the greatest value of a sum over counts at or above zero under equations, and what binds it.

/// Below this a number is taken for zero; rows are scaled so that their greatest factor is one.
const TINY: f64 = 1e-9;

/// The greatest value of a sum, and how each equation binds it.
#[derive(Clone, Debug)]
pub(super) struct Greatest {
    /// The value; nothing if it has no end.
    pub value: Option<f64>,
    /// The counts there.
    pub point: Vec<f64>,
    /// For each equation how much the value would change with its right side; zero where it does not bind.
    pub bound_by: Vec<f64>,
}

/// Equations over counts; some counts fulfil them all.
#[derive(Clone, Debug)]
pub(super) struct Equations {
    /// One row for each equation: a factor for each count, then the right side.
    pub rows: Vec<Vec<f64>>,
    /// How many counts there are.
    pub counts: usize,
}

/// A tableau: each row is an equation solved for its basic column; artificial columns follow the counts.
struct Tableau {
    rows: Vec<Vec<f64>>,
    basis: Vec<usize>,
    counts: usize,
}

impl Equations {
    /// The greatest value of a sum with these factors.
    pub fn greatest(&self, goal: &[f64]) -> Greatest {
        let mut tableau = Tableau::new(self);
        let count = self.rows.len();
        let mut first: Vec<f64> = vec![0.0; self.counts + count + 1];
        first.iter_mut().skip(self.counts).take(count).for_each(|cost| *cost = -1.0);
        let mut objective = tableau.priced(&first);
        tableau.climb(&mut objective, self.counts + count);
        tableau.leave_artificial();
        let mut second: Vec<f64> = goal.to_vec();
        second.resize(self.counts + count + 1, 0.0);
        let mut objective = tableau.priced(&second);
        let ends = tableau.climb(&mut objective, self.counts);
        let bound_by = objective.iter().skip(self.counts).take(count).copied();
        let bound_by = bound_by.map(|dual| if dual.abs() < 1e-7 { 0.0 } else { dual }).collect();
        let value = -objective.last().copied().unwrap_or(0.0);
        Greatest { value: ends.then_some(value), point: tableau.point(), bound_by }
    }
}

impl Tableau {
    fn new(equations: &Equations) -> Self {
        let count = equations.rows.len();
        let row = |(place, row): (usize, &Vec<f64>)| {
            let (factors, right) = row.split_at(equations.counts);
            let right = right.first().copied().unwrap_or(0.0);
            let largest = factors.iter().fold(0.0_f64, |most, factor| most.max(factor.abs()));
            let scale = if largest > 0.0 { largest.recip() } else { 1.0 };
            let scale = if right < 0.0 { -scale } else { scale };
            let artificial = (0..count).map(|other| if other == place { 1.0 } else { 0.0 });
            let scaled = factors.iter().map(|factor| factor * scale);
            scaled.chain(artificial).chain([right * scale]).collect()
        };
        let rows = equations.rows.iter().enumerate().map(row).collect();
        let basis = (equations.counts..equations.counts + count).collect();
        Self { rows, basis, counts: equations.counts }
    }

    /// Every count: its row's right side if it is basic, else nothing.
    fn point(&self) -> Vec<f64> {
        let mut point = vec![0.0; self.counts];
        for (row, column) in self.rows.iter().zip(&self.basis) {
            if let (Some(count), Some(right)) = (point.get_mut(*column), row.last()) {
                *count = right.max(0.0);
            }
        }
        point
    }

    /// The objective's row with nothing left under basic columns.
    fn priced(&self, costs: &[f64]) -> Vec<f64> {
        let mut objective = costs.to_vec();
        for (row, column) in self.rows.iter().zip(&self.basis) {
            let cost = costs.get(*column).copied().unwrap_or(0.0);
            subtract(&mut objective, row, cost);
        }
        objective
    }

    /// Climbs as long as a column under `columns` gains, taking the first such (Bland 1977: so that it ends).
    fn climb(&mut self, objective: &mut [f64], columns: usize) -> bool {
        while let Some(enters) = objective.iter().take(columns).position(|gain| *gain > TINY) {
            let Some(leaves) = self.leaves(enters) else { return false };
            self.pivot(leaves, enters);
            if let Some(row) = self.rows.get(leaves) {
                let gain = objective.get(enters).copied().unwrap_or(0.0);
                subtract(objective, row, gain);
            }
        }
        true
    }

    /// The row that bounds a column most tightly; of equal ones that with the first basic column.
    fn leaves(&self, column: usize) -> Option<usize> {
        let mut best: Option<(f64, usize, usize)> = None;
        for (place, (row, basic)) in self.rows.iter().zip(&self.basis).enumerate() {
            let factor = row.get(column).copied().unwrap_or(0.0);
            if factor <= TINY {
                continue;
            }
            let ratio = row.last().copied().unwrap_or(0.0).max(0.0) / factor;
            let better = best.is_none_or(|(least, first, _)| {
                ratio < least - TINY || (ratio <= least + TINY && *basic < first)
            });
            if better {
                best = Some((ratio, *basic, place));
            }
        }
        best.map(|(_, _, place)| place)
    }

    fn pivot(&mut self, place: usize, column: usize) {
        let Some(mut pivot) = self.rows.get(place).cloned() else { return };
        let factor = pivot.get(column).copied().unwrap_or(1.0);
        pivot.iter_mut().for_each(|number| *number /= factor);
        for (other, row) in self.rows.iter_mut().enumerate() {
            if other == place {
                row.clone_from(&pivot);
            } else {
                let times = row.get(column).copied().unwrap_or(0.0);
                subtract(row, &pivot, times);
            }
        }
        if let Some(basic) = self.basis.get_mut(place) {
            *basic = column;
        }
    }

    /// Takes artificial columns out of the basis; a row without any count is said by the others.
    fn leave_artificial(&mut self) {
        for place in 0..self.rows.len() {
            if self.basis.get(place).is_none_or(|column| *column < self.counts) {
                continue;
            }
            let row = self.rows.get(place).map_or(&[][..], Vec::as_slice);
            if let Some(column) = row.iter().take(self.counts).position(|factor| factor.abs() > 1e-7) {
                self.pivot(place, column);
            }
        }
    }
}

fn subtract(from: &mut [f64], row: &[f64], times: f64) {
    if times != 0.0 {
        from.iter_mut().zip(row).for_each(|(number, other)| *number -= times * other);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// By hand: x + y = 10 and 2x + y + z = 12. x is greatest where y or z is nothing: y = 10 − x ≥ 0 and
    /// z = 12 − 2x − y = 2 − x ≥ 0, so x = 2. One more on the second right side lets x grow by one, one more on the first
    /// takes one away. z is greatest at x = 0: 2; y is greatest there too: 10.
    #[test]
    fn greatest_values_by_hand() {
        let equations =
            Equations { rows: vec![vec![1.0, 1.0, 0.0, 10.0], vec![2.0, 1.0, 1.0, 12.0]], counts: 3 };
        let x = equations.greatest(&[1.0, 0.0, 0.0]);
        assert!((x.value.unwrap() - 2.0).abs() < 1e-9);
        assert!(x.bound_by.iter().all(|dual| dual.abs() > 0.1));
        let z = equations.greatest(&[0.0, 0.0, 1.0]).value.unwrap();
        let y = equations.greatest(&[0.0, 1.0, 0.0]).value.unwrap();
        assert!((z - 2.0).abs() < 1e-9 && (y - 10.0).abs() < 1e-9);
    }

    #[test]
    fn without_equations_there_is_no_end_and_repeated_ones_do_no_harm() {
        assert_eq!(Equations { rows: Vec::new(), counts: 1 }.greatest(&[1.0]).value, None);
        let twice = Equations { rows: vec![vec![1.0, 1.0, 4.0], vec![2.0, 2.0, 8.0]], counts: 2 };
        assert!((twice.greatest(&[1.0, 0.0]).value.unwrap() - 4.0).abs() < 1e-9);
    }
}
