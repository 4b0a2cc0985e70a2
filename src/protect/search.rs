//! Hides bundle after bundle until every secret has room, then shows again what need not be hidden.

use super::part::Part;
use super::{Problem, Secret};
use std::collections::{BTreeMap, BTreeSet};

/// Blocks that a secret is first tried with, and at most.
const FEW_BLOCKS: usize = 6;
const MOST_BLOCKS: usize = 48;
/// A loss from which on more blocks are tried before a bundle is hidden.
const DEAR: f64 = 1e6;
/// A figure is the same within this share of its size.
const SAME: f64 = 1e-7;

/// For each bundle whether it must be hidden.
#[must_use]
pub fn protect(problem: &Problem) -> Vec<bool> {
    let mut search = Search::new(problem);
    search.open.extend(problem.secrets.iter().map(|secret| Kept {
        secret,
        owner: None,
        proof: Proof::default(),
    }));
    for (place, bundle) in problem.bundles.iter().enumerate() {
        if bundle.hidden {
            search.hide(place);
        }
    }
    let mut place = 0;
    while place < search.open.len() {
        search.make_safe(place);
        place += 1;
    }
    search.show_again();
    search.hidden
}

/// The counts that are tried together.
#[derive(Default)]
pub(super) struct Block {
    pub counts: Vec<usize>,
    /// Their sum.
    pub size: f64,
    /// The figures that they are part of.
    pub figures: BTreeSet<usize>,
}

/// How much each count may be lower and higher, all at once, while every figure that is shown stays the same.
pub(super) type Proof = Vec<(usize, [f64; 2])>;

/// A secret that must have room.
struct Kept<'a> {
    secret: &'a Secret,
    /// The bundle that made it a secret by being hidden.
    owner: Option<usize>,
    /// Why it has room; empty if it has not been tried.
    proof: Proof,
}

pub(super) struct Search<'a> {
    pub problem: &'a Problem,
    hidden: Vec<bool>,
    open: Vec<Kept<'a>>,
    /// The figures that a count is part of, with its factor.
    pub figures_of: Vec<Vec<(usize, f64)>>,
    /// What stands in each block.
    pub blocks: BTreeMap<usize, Block>,
    /// The figures of each bundle.
    figures_in: Vec<Vec<usize>>,
}

impl<'a> Search<'a> {
    fn new(problem: &'a Problem) -> Self {
        let mut figures_of = vec![Vec::new(); problem.counts.len()];
        let mut figures_in = vec![Vec::new(); problem.bundles.len()];
        for (place, figure) in problem.figures.iter().enumerate() {
            for (count, factor) in &figure.terms {
                figures_of
                    .get_mut(*count)
                    .into_iter()
                    .for_each(|own: &mut Vec<_>| own.push((place, *factor)));
            }
            let own = figure.bundle.and_then(|bundle| figures_in.get_mut(bundle));
            own.into_iter().for_each(|own: &mut Vec<usize>| own.push(place));
        }
        let mut blocks: BTreeMap<usize, Block> = BTreeMap::new();
        for ((place, count), figures) in problem.counts.iter().enumerate().zip(&figures_of) {
            let block = blocks.entry(count.block).or_default();
            block.counts.push(place);
            block.size += count.value;
            block.figures.extend(figures.iter().map(|(figure, _)| *figure));
        }
        let hidden = vec![false; problem.bundles.len()];
        Self { problem, hidden, open: Vec::new(), figures_of, blocks, figures_in }
    }

    fn is_hidden(&self, bundle: usize) -> bool {
        self.hidden.get(bundle).copied().unwrap_or(false)
    }

    /// Hides a bundle with all that must be hidden with it.
    fn hide(&mut self, bundle: usize) {
        let mut next = vec![bundle];
        while let Some(place) = next.pop() {
            let (Some(hidden), Some(own)) = (self.hidden.get_mut(place), self.problem.bundles.get(place))
            else {
                continue;
            };
            if !*hidden {
                *hidden = true;
                let kept = |secret| Kept { secret, owner: Some(place), proof: Proof::default() };
                self.open.extend(own.secrets.iter().map(kept));
                next.extend(&own.with);
            }
        }
    }

    pub(super) fn is_shown(&self, figure: usize) -> bool {
        let bundle = self.problem.figures.get(figure).and_then(|figure| figure.bundle);
        !bundle.is_some_and(|bundle| self.is_hidden(bundle))
    }

    /// Hides until a secret has room among a few blocks.
    fn make_safe(&mut self, place: usize) {
        let mut blocks = FEW_BLOCKS;
        while let Some(secret) = self.open.get(place).map(|kept| kept.secret) {
            let part = Part::new(self, secret, blocks);
            let room = part.room(secret);
            if room.is_enough(secret) {
                if let Some(kept) = self.open.get_mut(place) {
                    kept.proof = room.proof;
                }
                return;
            }
            let cheapest = self.cheapest(&part, &room.bound_by);
            let dear = cheapest.is_none_or(|bundle| self.loss(bundle) >= DEAR);
            match cheapest {
                _ if dear && blocks < MOST_BLOCKS.min(self.blocks.len()) => blocks *= 2,
                Some(bundle) => self.hide(bundle),
                None => return,
            }
        }
    }

    fn loss(&self, bundle: usize) -> f64 {
        self.problem.bundles.get(bundle).map_or(f64::MAX, |bundle| bundle.loss)
    }

    /// Of the bundles whose figures bind, the one whose hiding loses least.
    fn cheapest(&self, part: &Part, bound_by: &[f64]) -> Option<usize> {
        let bound = part.figures.iter().zip(bound_by).filter(|(_, dual)| **dual != 0.0);
        let bundles = bound.filter_map(|(figure, _)| self.problem.figures.get(*figure)?.bundle);
        bundles.min_by(|a, b| self.loss(*a).total_cmp(&self.loss(*b)).then(a.cmp(b)))
    }

    /// Shows bundles again, the dearest first, that were hidden on the way and without which every secret has room.
    fn show_again(&mut self) {
        let bundles = self.problem.bundles.iter().enumerate();
        let mut tried: Vec<usize> = bundles
            .filter(|(place, bundle)| self.is_hidden(*place) && !bundle.hidden)
            .map(|(at, _)| at)
            .collect();
        tried.sort_by(|a, b| self.loss(*b).total_cmp(&self.loss(*a)).then(a.cmp(b)));
        for bundle in tried {
            let needed =
                |(place, own): (usize, &super::Bundle)| self.is_hidden(place) && own.with.contains(&bundle);
            if !self.problem.bundles.iter().enumerate().any(needed) {
                self.try_to_show(bundle);
            }
        }
    }

    fn try_to_show(&mut self, bundle: usize) {
        self.set(bundle, false);
        let mut proofs: Vec<(usize, Proof)> = Vec::new();
        for (place, kept) in self.open.iter().enumerate() {
            let stands =
                kept.owner.is_some_and(|owner| !self.is_hidden(owner)) || self.holds(&kept.proof, bundle);
            if stands {
                continue;
            }
            match self.proof(kept.secret) {
                Some(proof) => proofs.push((place, proof)),
                None => return self.set(bundle, true),
            }
        }
        for (place, proof) in proofs {
            if let Some(kept) = self.open.get_mut(place) {
                kept.proof = proof;
            }
        }
    }

    fn set(&mut self, bundle: usize, to: bool) {
        if let Some(hidden) = self.hidden.get_mut(bundle) {
            *hidden = to;
        }
    }

    fn proof(&self, secret: &Secret) -> Option<Proof> {
        let room = Part::new(self, secret, FEW_BLOCKS).room(secret);
        room.is_enough(secret).then_some(room.proof)
    }

    /// Whether a proof leaves a bundle's figures as they are.
    fn holds(&self, proof: &Proof, bundle: usize) -> bool {
        let own = self.figures_in.get(bundle).map_or(&[][..], Vec::as_slice);
        let own = own.iter().filter_map(|place| self.problem.figures.get(*place));
        let moves: BTreeMap<usize, [f64; 2]> = proof.iter().copied().collect();
        !proof.is_empty()
            && own.into_iter().all(|figure| {
                let sum = |side: usize| {
                    let parts = figure
                        .terms
                        .iter()
                        .filter_map(|(count, factor)| Some(factor * moves.get(count)?.get(side)?));
                    parts.sum::<f64>()
                };
                let size: f64 = figure
                    .terms
                    .iter()
                    .map(|(count, factor)| {
                        (factor * self.problem.counts.get(*count).map_or(0.0, |count| count.value)).abs()
                    })
                    .sum();
                sum(0).abs() <= SAME * size.max(1.0) && sum(1).abs() <= SAME * size.max(1.0)
            })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::protect::{Bundle, Count, Figure};

    /// One row of counts with their sum, which is always shown.
    fn row(values: &[f64], least: f64) -> Problem {
        let mut problem = Problem::default();
        for (at, value) in values.iter().enumerate() {
            problem.counts.push(Count { value: *value, block: at });
            problem.figures.push(Figure { terms: vec![(at, 1.0)], bundle: Some(at) });
            let secrets = vec![Secret { of: vec![at], width: least }];
            let hidden = *value > 0.0 && *value < least;
            problem.bundles.push(Bundle { loss: *value, hidden, secrets, ..Bundle::default() });
        }
        let all = (0..values.len()).map(|at| (at, 1.0)).collect();
        problem.figures.push(Figure { terms: all, bundle: None });
        problem
    }

    /// By hand: 4 alone follows from the sum; with 30 hidden it is between 0 and 34. Of 4 and 3, hidden together, each is
    /// between 0 and 7, which is less than 10: 30 is hidden too. Where all are large, nothing is hidden.
    #[test]
    fn the_cheapest_is_hidden_beside_a_small_one() {
        assert_eq!(protect(&row(&[100.0, 4.0, 30.0], 10.0)), [false, true, true]);
        assert_eq!(protect(&row(&[100.0, 4.0, 30.0, 3.0], 10.0)), [false, true, true, true]);
        assert_eq!(protect(&row(&[100.0, 10.0, 30.0], 10.0)), [false, false, false]);
    }

    /// By hand: 6 and 5 give each a room of 11, which is enough: nothing else is hidden.
    #[test]
    fn small_ones_may_hide_one_another() {
        assert_eq!(protect(&row(&[100.0, 6.0, 30.0, 5.0], 10.0)), [false, true, false, true]);
    }
}
