//! The triangle L with L·Lᵀ equal to a matrix of correlations, or the members whose correlations contradict.

use super::fault::MatrixFault;

/// A pivot at or below this is none: its member is a sum of those before it, within what a float can tell.
const LEAST_PIVOT: f64 = 1e-10;
/// The correlation of a member with itself, and its variance.
const UNIT: f64 = 1.0;

/// A lower triangle, row by row.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Triangle {
    rows: Vec<Vec<f64>>,
}

/// Why the elimination stopped: the member, and the row of L that it had up to there, with the pivot left.
struct Stopped {
    rows: Vec<Vec<f64>>,
    row: Vec<f64>,
    pivot: f64,
}

impl Triangle {
    pub(super) fn new(members: usize, values: &[f64]) -> Result<Self, MatrixFault> {
        if members == 0 || members.checked_mul(members) != Some(values.len()) {
            return Err(MatrixFault::NotSquare { members, values: values.len() });
        }
        let matrix: Vec<&[f64]> = values.chunks_exact(members).collect();
        entries_are_correlations(&matrix)?;
        let all: Vec<usize> = (0..members).collect();
        eliminate(&matrix, &all)
            .map(|rows| Self { rows })
            .map_err(|stopped| contradiction(&matrix, &all, &stopped))
    }

    /// The weights of the own scores of members 0 to `member` in its score.
    pub(super) fn row(&self, member: u32) -> Option<&[f64]> {
        self.rows.get(usize::try_from(member).ok()?).map(Vec::as_slice)
    }
}

fn entry(matrix: &[&[f64]], row: usize, column: usize) -> f64 {
    matrix.get(row).and_then(|values| values.get(column)).copied().unwrap_or(f64::NAN)
}

fn entries_are_correlations(matrix: &[&[f64]]) -> Result<(), MatrixFault> {
    for (row, values) in matrix.iter().enumerate() {
        for (column, value) in values.iter().copied().enumerate() {
            if !(-1.0..=1.0).contains(&value) {
                return Err(MatrixFault::Outside { row, column, value });
            }
            if row == column && value != UNIT {
                return Err(MatrixFault::Diagonal { member: row, value });
            }
            if column < row && value != entry(matrix, column, row) {
                return Err(MatrixFault::NotSymmetric { row, column });
            }
        }
    }
    Ok(())
}

/// Cholesky's elimination of the part of the matrix that belongs to `members`, in their order.
fn eliminate(matrix: &[&[f64]], members: &[usize]) -> Result<Vec<Vec<f64>>, Stopped> {
    let mut rows: Vec<Vec<f64>> = Vec::with_capacity(members.len());
    for member in members {
        let mut row: Vec<f64> = Vec::with_capacity(rows.len() + 1);
        for (earlier, done) in members.iter().zip(&rows) {
            let known: f64 = row.iter().zip(done).map(|(a, b)| a * b).sum();
            let diagonal = done.last().copied().unwrap_or(f64::NAN);
            row.push((entry(matrix, *member, *earlier) - known) / diagonal);
        }
        let pivot = UNIT - row.iter().map(|weight| weight * weight).sum::<f64>();
        if pivot <= LEAST_PIVOT {
            return Err(Stopped { rows, row, pivot });
        }
        row.push(pivot.sqrt());
        rows.push(row);
    }
    Ok(rows)
}

/// The fewest members that contradict: a pair, else three, else all up to where the elimination stopped.
fn contradiction(matrix: &[&[f64]], all: &[usize], stopped: &Stopped) -> MatrixFault {
    let last = stopped.rows.len();
    let few = pair(matrix, last).or_else(|| triple(matrix, last));
    let smaller = few.and_then(|few| eliminate(matrix, &few).err().map(|reason| direction(&few, &reason)));
    smaller.unwrap_or_else(|| direction(all, stopped))
}

fn pair(matrix: &[&[f64]], last: usize) -> Option<Vec<usize>> {
    let pairs = (0..=last).flat_map(|a| (0..a).map(move |b| vec![b, a]));
    pairs.into_iter().find(|pair| eliminate(matrix, pair).is_err())
}

fn triple(matrix: &[&[f64]], last: usize) -> Option<Vec<usize>> {
    for a in 0..=last {
        for b in 0..a {
            let ab = entry(matrix, a, b);
            for c in 0..b {
                let (ac, bc) = (entry(matrix, a, c), entry(matrix, b, c));
                let determinant = 1.0 + 2.0 * ab * ac * bc - ab * ab - ac * ac - bc * bc;
                if determinant <= LEAST_PIVOT && eliminate(matrix, &[c, b, a]).is_err() {
                    return Some(vec![c, b, a]);
                }
            }
        }
    }
    None
}

/// The last member minus its regression on those before: weights v with Lᵀv₀ = −row, whose sum has the pivot as variance.
fn direction(members: &[usize], stopped: &Stopped) -> MatrixFault {
    let mut back: Vec<f64> = Vec::new();
    for (index, wanted) in stopped.row.iter().enumerate().rev() {
        let later = stopped.rows.iter().skip(index + 1).zip(back.iter().rev());
        let known: f64 = later.map(|(row, weight)| row.get(index).copied().unwrap_or(0.0) * weight).sum();
        let diagonal = stopped.rows.get(index).and_then(|row| row.last()).copied().unwrap_or(f64::NAN);
        back.push((-wanted - known) / diagonal);
    }
    let weights = back.into_iter().rev().chain([UNIT]);
    MatrixFault::NotPositiveDefinite {
        weights: members.iter().copied().zip(weights).collect(),
        variance: stopped.pivot,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(members: usize, values: &[f64]) -> MatrixFault {
        Triangle::new(members, values).unwrap_err()
    }

    /// L of [[1, r], [r, 1]] is [[1], [r, √(1−r²)]].
    #[test]
    fn a_triangle_times_itself_is_the_matrix() {
        let values = [1.0, 0.6, 0.3, 0.6, 1.0, -0.2, 0.3, -0.2, 1.0];
        let triangle = Triangle::new(3, &values).unwrap();
        assert!((triangle.row(1).unwrap()[1] - 0.8).abs() < 1e-15);
        for (place, value) in values.iter().enumerate() {
            let row = |member: usize| triangle.row(u32::try_from(member).unwrap()).unwrap();
            let product: f64 = row(place / 3).iter().zip(row(place % 3)).map(|(a, b)| a * b).sum();
            assert!((product - value).abs() < 1e-15);
        }
    }

    #[test]
    fn what_is_no_table_of_correlations_is_told() {
        assert_eq!(fault(2, &[1.0, 0.5, 0.5]), MatrixFault::NotSquare { members: 2, values: 3 });
        assert_eq!(fault(2, &[1.0, 2.0, 2.0, 1.0]), MatrixFault::Outside { row: 0, column: 1, value: 2.0 });
        assert_eq!(fault(2, &[1.0, 0.5, 0.5, 0.9]), MatrixFault::Diagonal { member: 1, value: 0.9 });
        assert_eq!(fault(2, &[1.0, 0.5, 0.4, 1.0]), MatrixFault::NotSymmetric { row: 1, column: 0 });
    }

    #[test]
    fn the_fewest_members_that_contradict_are_named() {
        let mut values = [0.0; 25];
        for member in 0..5 {
            values[member * 6] = 1.0;
        }
        let mut set = |a: usize, b: usize, r: f64| {
            values[a * 5 + b] = r;
            values[b * 5 + a] = r;
        };
        // 1 goes with 3 and 3 with 4, but 1 against 4.
        set(1, 3, 0.9);
        set(3, 4, 0.9);
        set(1, 4, -0.9);
        let MatrixFault::NotPositiveDefinite { weights, variance } = fault(5, &values) else { panic!() };
        let members: Vec<usize> = weights.iter().map(|(member, _)| *member).collect();
        assert_eq!(members, [1, 3, 4]);
        let sum: f64 = weights
            .iter()
            .flat_map(|(a, x)| weights.iter().map(move |(b, y)| (a, x, b, y)))
            .map(|(a, x, b, y)| x * y * values[a * 5 + b])
            .sum();
        assert!(variance < 0.0 && (sum - variance).abs() < 1e-12 * variance.abs(), "{sum} {variance}");
    }

    #[test]
    fn a_pair_that_is_one_is_named_before_others() {
        let values = [1.0, 0.2, 1.0, 0.2, 1.0, 0.2, 1.0, 0.2, 1.0];
        let weights = vec![(0, -1.0), (2, 1.0)];
        assert_eq!(fault(3, &values), MatrixFault::NotPositiveDefinite { weights, variance: 0.0 });
    }

    /// Four members of which each pair has correlation −0.4: three may, four may not (r must be above −1/(n−1)).
    #[test]
    fn four_that_contradict_only_together_are_named() {
        let values: Vec<f64> = (0..16).map(|place| if place % 5 == 0 { 1.0 } else { -0.4 }).collect();
        let MatrixFault::NotPositiveDefinite { weights, variance } = fault(4, &values) else { panic!() };
        assert_eq!(weights.len(), 4);
        assert!(weights.iter().all(|(_, weight)| *weight > 0.0) && variance < 0.0);
    }
}
