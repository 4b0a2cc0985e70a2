//! Hides bundle after bundle until every secret has room.

use super::simplex::{Equations, Greatest};
use super::{Problem, Secret};
use std::collections::{BTreeMap, BTreeSet};

/// Blocks that a secret is first tried with, and at most.
const FEW_BLOCKS: usize = 6;
const MOST_BLOCKS: usize = 48;
/// A loss from which on more blocks are tried before a bundle is hidden.
const DEAR: f64 = 1e6;

/// For each bundle whether it must be hidden.
#[must_use]
pub fn protect(problem: &Problem) -> Vec<bool> {
    let mut search = Search::new(problem);
    for (place, bundle) in problem.bundles.iter().enumerate() {
        if bundle.hidden {
            search.hide(place);
        }
    }
    search.open.extend(problem.secrets.iter());
    let mut place = 0;
    while let Some(secret) = search.open.get(place).copied() {
        search.make_safe(secret);
        place += 1;
    }
    search.hidden
}

struct Search<'a> {
    problem: &'a Problem,
    hidden: Vec<bool>,
    open: Vec<&'a Secret>,
    /// The figures that a count is part of.
    figures_of: Vec<Vec<usize>>,
    /// The counts of a block.
    blocks: BTreeMap<usize, Vec<usize>>,
    /// What hiding all figures of a block would lose.
    loss_of: BTreeMap<usize, f64>,
}

impl<'a> Search<'a> {
    fn new(problem: &'a Problem) -> Self {
        let mut figures_of = vec![Vec::new(); problem.counts.len()];
        for (place, figure) in problem.figures.iter().enumerate() {
            for (count, _) in &figure.terms {
                if let Some(own) = figures_of.get_mut(*count) {
                    own.push(place);
                }
            }
        }
        let mut blocks: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        let mut loss_of: BTreeMap<usize, f64> = BTreeMap::new();
        for (place, count) in problem.counts.iter().enumerate() {
            blocks.entry(count.block).or_default().push(place);
            *loss_of.entry(count.block).or_default() += count.value;
        }
        let hidden = vec![false; problem.bundles.len()];
        Self { problem, hidden, open: Vec::new(), figures_of, blocks, loss_of }
    }

    fn hide(&mut self, bundle: usize) {
        let mut open = vec![bundle];
        while let Some(place) = open.pop() {
            let (Some(hidden), Some(own)) = (self.hidden.get_mut(place), self.problem.bundles.get(place))
            else {
                continue;
            };
            if !*hidden {
                *hidden = true;
                self.open.extend(own.secrets.iter());
                open.extend(&own.with);
            }
        }
    }

    fn is_shown(&self, figure: usize) -> bool {
        let bundle = self.problem.figures.get(figure).and_then(|figure| figure.bundle);
        !bundle.is_some_and(|bundle| self.hidden.get(bundle).copied().unwrap_or(false))
    }

    /// Hides until a secret has room among a few blocks.
    fn make_safe(&mut self, secret: &Secret) {
        let mut blocks = FEW_BLOCKS;
        loop {
            let part = Part::new(self, secret, blocks);
            let (room, binding) = part.room(secret);
            if room >= secret.width * (1.0 - 1e-7) {
                return;
            }
            let cheapest = self.cheapest(&part, &binding);
            let dear = cheapest.is_none_or(|bundle| self.loss(bundle) >= DEAR);
            if dear && blocks < MOST_BLOCKS && blocks < self.blocks.len() {
                blocks *= 2;
                continue;
            }
            match cheapest {
                Some(bundle) => self.hide(bundle),
                None => return,
            }
        }
    }

    fn loss(&self, bundle: usize) -> f64 {
        self.problem.bundles.get(bundle).map_or(f64::MAX, |bundle| bundle.loss)
    }

    /// Of the bundles whose figures bind, the one whose hiding loses least.
    fn cheapest(&self, part: &Part, binding: &[f64]) -> Option<usize> {
        let bound = part.figures.iter().zip(binding).filter(|(_, dual)| **dual != 0.0);
        let bundles = bound.filter_map(|(figure, _)| self.problem.figures.get(*figure)?.bundle);
        bundles.min_by(|a, b| self.loss(*a).total_cmp(&self.loss(*b)).then(a.cmp(b)))
    }
}

/// The counts that may move while all others stand still, and the figures that hold them.
struct Part {
    counts: Vec<usize>,
    figures: Vec<usize>,
    equations: Equations,
}

impl Part {
    fn new(search: &Search, secret: &Secret, most: usize) -> Self {
        let counts: Vec<usize> = chosen(search, secret, most)
            .iter()
            .filter_map(|block| search.blocks.get(block))
            .flatten()
            .copied()
            .collect();
        let place_of: BTreeMap<usize, usize> = counts.iter().enumerate().map(|(at, c)| (*c, at)).collect();
        let touched: BTreeSet<usize> =
            counts.iter().filter_map(|count| search.figures_of.get(*count)).flatten().copied().collect();
        let figures: Vec<usize> = touched.into_iter().filter(|figure| search.is_shown(*figure)).collect();
        let row = |figure: &usize| {
            let mut row = vec![0.0; counts.len() + 1];
            let mut right = 0.0;
            for (count, factor) in search.problem.figures.get(*figure).map_or(&[][..], |f| &f.terms) {
                let Some(at) = place_of.get(count) else { continue };
                if let Some(cell) = row.get_mut(*at) {
                    *cell += factor;
                }
                right += factor * search.problem.counts.get(*count).map_or(0.0, |count| count.value);
            }
            if let Some(last) = row.last_mut() {
                *last = right;
            }
            row
        };
        let rows = figures.iter().map(row).collect();
        let equations = Equations { rows, counts: counts.len() };
        Self { counts, figures, equations }
    }

    /// How much room a secret has, and how each figure binds it.
    fn room(&self, secret: &Secret) -> (f64, Vec<f64>) {
        let goal: Vec<f64> =
            self.counts.iter().map(|count| if secret.of.contains(count) { 1.0 } else { 0.0 }).collect();
        let Greatest { value: Some(most), bound_by } = self.equations.greatest(&goal) else {
            return (f64::INFINITY, Vec::new());
        };
        let down: Vec<f64> = goal.iter().map(|factor| -factor).collect();
        let least = self.equations.greatest(&down).value.map_or(0.0, |value| -value);
        (most - least.max(0.0), bound_by)
    }
}

/// The secret's own blocks, then those that share the most hidden with them, then those that are cheap to hide.
fn chosen(search: &Search, secret: &Secret, most: usize) -> Vec<usize> {
    let block = |count: &usize| search.problem.counts.get(*count).map(|count| count.block);
    let mut own: Vec<usize> = secret.of.iter().filter_map(block).collect();
    own.sort_unstable();
    own.dedup();
    own.truncate(most);
    let near = neighbours(search, &own);
    let mut others: Vec<(usize, (usize, usize))> =
        near.into_iter().filter(|(block, _)| !own.contains(block)).collect();
    let loss = |block: usize| search.loss_of.get(&block).copied().unwrap_or(0.0);
    others.sort_by(|(a, (hidden_a, shared_a)), (b, (hidden_b, shared_b))| {
        let hidden = hidden_b.cmp(hidden_a).then((*shared_b).min(2).cmp(&(*shared_a).min(2)));
        hidden.then(loss(*a).total_cmp(&loss(*b))).then(a.cmp(b))
    });
    own.into_iter().chain(others.into_iter().map(|(block, _)| block).take(most)).collect()
}

/// Every block that shares a figure with some blocks: how many of its own figures are hidden, and how many it shares.
fn neighbours(search: &Search, own: &[usize]) -> BTreeMap<usize, (usize, usize)> {
    let figures = |blocks: &[usize]| -> BTreeSet<usize> {
        let counts = blocks.iter().filter_map(|block| search.blocks.get(block)).flatten();
        counts.filter_map(|count| search.figures_of.get(*count)).flatten().copied().collect()
    };
    let mut near: BTreeMap<usize, (usize, usize)> = BTreeMap::new();
    for figure in figures(own) {
        let terms = search.problem.figures.get(figure).map_or(&[][..], |figure| &figure.terms);
        let blocks: BTreeSet<usize> = terms
            .iter()
            .filter_map(|(count, _)| search.problem.counts.get(*count))
            .map(|c| c.block)
            .collect();
        for block in blocks {
            near.entry(block).or_default().1 += 1;
        }
    }
    for (block, (hidden, _)) in &mut near {
        *hidden = figures(&[*block]).into_iter().filter(|figure| !search.is_shown(*figure)).count();
    }
    near
}
