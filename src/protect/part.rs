//! A few blocks of counts that may move while all others stand still: how much room they leave for a secret.

use super::Secret;
use super::search::{Block, Proof, Search};
use super::simplex::{Equations, Greatest};
use std::collections::{BTreeMap, BTreeSet};

/// The counts that may move, and the figures that hold them.
pub(super) struct Part {
    counts: Vec<usize>,
    values: Vec<f64>,
    pub figures: Vec<usize>,
    equations: Equations,
}

/// How much room a secret has.
pub(super) struct Room {
    width: f64,
    pub proof: Proof,
    /// How each figure keeps it from being greater.
    pub bound_by: Vec<f64>,
}

impl Room {
    /// Whether it is as much as the secret needs.
    pub fn is_enough(&self, secret: &Secret) -> bool {
        self.width >= secret.width * (1.0 - 1e-7)
    }
}

impl Part {
    /// The secret's own blocks and at most so many others.
    pub fn new(search: &Search, secret: &Secret, most: usize) -> Self {
        let blocks = chosen(search, secret, most);
        let counts: Vec<usize> = blocks
            .iter()
            .filter_map(|block| search.blocks.get(block))
            .flat_map(|block| &block.counts)
            .copied()
            .collect();
        let value = |count: &usize| search.problem.counts.get(*count).map_or(0.0, |count| count.value);
        let values: Vec<f64> = counts.iter().map(value).collect();
        let mut rows_of: BTreeMap<usize, Vec<f64>> = BTreeMap::new();
        for (at, count) in counts.iter().enumerate() {
            for (figure, factor) in search.figures_of.get(*count).map_or(&[][..], Vec::as_slice) {
                if !search.is_shown(*figure) {
                    continue;
                }
                let row = rows_of.entry(*figure).or_insert_with(|| vec![0.0; counts.len() + 1]);
                row.get_mut(at).into_iter().for_each(|cell| *cell += factor);
                row.last_mut().into_iter().for_each(|right| *right += factor * value(count));
            }
        }
        let (figures, rows) = rows_of.into_iter().unzip();
        let equations = Equations { rows, counts: counts.len() };
        Self { counts, values, figures, equations }
    }

    /// How much room a secret has here.
    pub fn room(&self, secret: &Secret) -> Room {
        let of: BTreeSet<usize> = secret.of.iter().copied().collect();
        let goal: Vec<f64> =
            self.counts.iter().map(|count| if of.contains(count) { 1.0 } else { 0.0 }).collect();
        let down: Vec<f64> = goal.iter().map(|factor| -factor).collect();
        let greatest = self.equations.greatest(&goal);
        let least = self.equations.greatest(&down);
        let width = match (greatest.value, least.value) {
            (Some(most), Some(least)) => most + least,
            _ => f64::INFINITY,
        };
        let proof = if width.is_finite() { self.proof(&greatest, &least) } else { Proof::default() };
        Room { width, proof, bound_by: greatest.bound_by }
    }

    fn proof(&self, greatest: &Greatest, least: &Greatest) -> Proof {
        let points = greatest.point.iter().zip(&least.point);
        let moves = self.counts.iter().zip(&self.values).zip(points);
        let moves = moves.map(|((count, value), (high, low))| (*count, [low - value, high - value]));
        moves.filter(|(_, by)| by.iter().any(|by| by.abs() > 1e-9)).collect()
    }
}

/// The secret's own blocks, then those with the most hidden, then those that share the most with them and are small.
fn chosen(search: &Search, secret: &Secret, most: usize) -> Vec<usize> {
    let block = |count: &usize| search.problem.counts.get(*count).map(|count| count.block);
    let mut own: Vec<usize> = secret.of.iter().filter_map(block).collect();
    own.sort_unstable();
    own.dedup();
    let size = |block: usize| search.blocks.get(&block).map_or(0.0, |block| block.size);
    own.sort_by(|a, b| size(*b).total_cmp(&size(*a)).then(a.cmp(b)));
    own.truncate(most);
    let mut others: Vec<(usize, Near)> =
        near(search, &own).into_iter().filter(|(at, _)| !own.contains(at)).collect();
    others.sort_by(|(a, near_a), (b, near_b)| {
        let order = near_b.hidden.cmp(&near_a.hidden).then(near_b.shared.min(3).cmp(&near_a.shared.min(3)));
        order.then(size(*a).total_cmp(&size(*b))).then(a.cmp(b))
    });
    own.into_iter().chain(others.into_iter().map(|(block, _)| block).take(most)).collect()
}

/// How a block stands to others.
#[derive(Default)]
struct Near {
    /// Figures of its own that are hidden.
    hidden: usize,
    /// Figures that it shares.
    shared: usize,
}

/// Every block that shares a figure with some blocks.
fn near(search: &Search, own: &[usize]) -> BTreeMap<usize, Near> {
    let mine = own.iter().filter_map(|block| search.blocks.get(block));
    let mine: BTreeSet<usize> = mine.flat_map(|block| &block.figures).copied().collect();
    let stands = |block: &Block| Near {
        hidden: block.figures.iter().filter(|figure| !search.is_shown(**figure)).count(),
        shared: block.figures.intersection(&mine).count(),
    };
    let all = search.blocks.iter().map(|(at, block)| (*at, stands(block)));
    all.filter(|(_, near)| near.shared > 0).collect()
}
