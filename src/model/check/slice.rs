//! What a solve tries: everything between its unknown and its condition, computed anew for each number (rule N3).

use super::needs::Spot;
use super::{Builder, Site};
use crate::base::NodeId;
use crate::diag::ModelFault;
use crate::model::read::{Form, RawNode, RawSolve};
use std::collections::{BTreeMap, BTreeSet};

/// The nodes between the unknown of a solve and its condition.
#[derive(Clone, Debug, Default)]
pub(super) struct Slice {
    /// The solve that it belongs to.
    of: Option<Site>,
    /// The slice in which that solve is tried itself; 0 for none.
    outer: usize,
    depth: usize,
    unknown: Spot,
    inside: BTreeSet<Spot>,
    /// The node that stands for the unknown, once it is checked.
    pub stands_for: Option<NodeId>,
}

/// How deep solves may nest.
const DEEPEST: usize = 2;

impl Builder<'_> {
    /// Whether a node is the unknown of the slice that it stands in.
    pub(super) fn is_unknown(&self, site: Site) -> bool {
        let slice = self.slices.get(site.slice).filter(|_| site.slice > 0);
        let name = self.raw(site).map(|raw| &raw.name);
        slice.is_some_and(|slice| slice.unknown.0 == site.layer && Some(&slice.unknown.1) == name)
    }

    /// The innermost slice that a node stands in, seen from one; 0 for none.
    pub(super) fn slice_of(&self, from: usize, spot: &Spot) -> usize {
        let inside = |slice: &usize| self.slices.get(*slice).is_some_and(|s| s.inside.contains(spot));
        self.nested(from).find(inside).unwrap_or(0)
    }

    /// A slice, the one around it, and so on.
    fn nested(&self, from: usize) -> impl Iterator<Item = usize> {
        let within = |slice: &usize| Some(*slice).filter(|slice| *slice > 0);
        std::iter::successors(within(&from), move |s| within(&self.slices.get(*s)?.outer))
    }

    /// The solve in whose trial a node stands.
    pub(super) fn solved_around(&self, site: Site) -> Option<Site> {
        self.slices.get(site.slice)?.of
    }

    /// The slice of a solve that has been met.
    pub(super) fn known_slice(&self, site: Site) -> Option<usize> {
        self.slices.iter().position(|slice| slice.of == Some(site))
    }

    /// Of two unknowns that stand in each other's conditions, the one written first is solved for, and the other inside
    /// of it: that solve and its slice.
    pub(super) fn settled_in(&mut self, site: Site, raw: &RawNode) -> Option<(Site, usize)> {
        let Form::Solve(own) = raw.form.as_ref()? else { return None };
        let inside = self.between(site, &(site.layer, raw.name.clone()), own);
        let earlier =
            (0..site.raw.filter(|_| site.slice == 0)?).map(|other| Site { raw: Some(other), ..site });
        for other in earlier.collect::<Vec<_>>() {
            let first = self.raw(other)?.clone();
            let Some(Form::Solve(solve)) = &first.form else { continue };
            if !inside.contains(&(other.layer, first.name.clone())) {
                continue;
            }
            let slice = self.slice_for(other, &first.name, solve)?;
            let met = |slice: &Slice| slice.inside.contains(&(site.layer, raw.name.clone()));
            if self.slices.get(slice).is_some_and(met) {
                return Some((other, slice));
            }
        }
        None
    }

    /// The slice of a solve; none if it nests too deep or its condition does not read the unknown.
    pub(super) fn slice_for(&mut self, site: Site, name: &str, solve: &RawSolve) -> Option<usize> {
        if let Some(known) = self.known_slice(site) {
            return Some(known);
        }
        let depth = self.slices.get(site.slice).map_or(0, |outer| outer.depth) + 1;
        if depth > DEEPEST {
            let most = DEEPEST.to_string();
            self.found.error(ModelFault::SolvesNest { name: name.to_owned(), most }, solve.place.clone());
            return None;
        }
        let unknown = (site.layer, name.to_owned());
        let inside = self.between(site, &unknown, solve);
        if !inside.contains(&unknown) {
            self.found.error(ModelFault::SolveIgnores { name: name.to_owned() }, solve.place.clone());
            return None;
        }
        let of = Some(site);
        self.slices.push(Slice { of, outer: site.slice, depth, unknown, inside, stands_for: None });
        Some(self.slices.len() - 1)
    }

    /// The nodes that the condition reads and that read the unknown, themselves or through others.
    fn between(&self, site: Site, unknown: &Spot, solve: &RawSolve) -> BTreeSet<Spot> {
        let mut open = BTreeSet::new();
        for written in [&solve.difference, &solve.within] {
            super::needs::names(&written.expr, &mut |path| self.need(path, site, &mut open));
        }
        let fixed: Vec<&Spot> =
            self.nested(site.slice).filter_map(|s| self.slices.get(s)).map(|s| &s.unknown).collect();
        let mut readers: BTreeMap<Spot, BTreeSet<Spot>> = BTreeMap::new();
        let mut seen: BTreeSet<Spot> = BTreeSet::new();
        while let Some(spot) = open.pop_first() {
            let Some((place, raw)) = self.raw_at(&spot) else { continue };
            if !seen.insert(spot.clone()) || spot == *unknown || fixed.contains(&&spot) {
                continue;
            }
            for need in self.needs(place, raw) {
                readers.entry(need.clone()).or_default().insert(spot.clone());
                open.insert(need);
            }
        }
        reached(unknown, &seen, &readers)
    }
}

/// All that reads a node, itself included, if it was met at all.
fn reached(from: &Spot, seen: &BTreeSet<Spot>, readers: &BTreeMap<Spot, BTreeSet<Spot>>) -> BTreeSet<Spot> {
    let mut open: Vec<&Spot> = seen.get(from).into_iter().collect();
    let mut found = BTreeSet::new();
    while let Some(spot) = open.pop() {
        if found.insert(spot.clone()) {
            open.extend(readers.get(spot).into_iter().flatten());
        }
    }
    found
}
