//! The order in which values, amounts and groups are checked and computed: each after what it reads (rule N3).

use super::needs::Spot;
use super::{Builder, Site};
use crate::base::graph::order;
use crate::diag::{Diagnostic, ModelFault};
use crate::model::read::{Form, RawNode};
use std::collections::{BTreeMap, BTreeSet};

/// Nodes by their sites, and for each those that it reads.
#[derive(Default)]
struct Reading {
    sites: Vec<Site>,
    numbers: BTreeMap<Site, usize>,
    needs: Vec<Vec<usize>>,
}

impl Reading {
    fn number(&mut self, site: Site) -> usize {
        let next = self.sites.len();
        let number = *self.numbers.entry(site).or_insert(next);
        if number == next {
            self.sites.push(site);
        }
        number
    }
}

impl Builder<'_> {
    /// The nodes that are needed, each after what it reads; a circle is refused with its path.
    pub(super) fn ordered(&mut self) -> Vec<Site> {
        let mut reading = Reading::default();
        for site in self.wanted() {
            reading.number(site);
        }
        while let Some(site) = reading.sites.get(reading.needs.len()).copied() {
            let needs = self.sites_read(site).into_iter().map(|need| reading.number(need)).collect();
            reading.needs.push(needs);
        }
        match order(&reading.needs) {
            Ok(sorted) => {
                self.refuse_long_chains(&reading, &sorted);
                sorted.into_iter().filter_map(|number| reading.sites.get(number).copied()).collect()
            }
            Err(circle) => {
                let sites: Vec<Site> =
                    circle.iter().filter_map(|number| reading.sites.get(*number).copied()).collect();
                self.refuse_circle(&sites);
                Vec::new()
            }
        }
    }

    /// All of the model's own nodes, and those of the variants written in it.
    fn wanted(&self) -> Vec<Site> {
        let layers = (0..).zip(&self.layers).filter(|(layer, l)| *layer == 0 || l.parent == Some(0));
        let nodes = layers.flat_map(|(layer, l)| (0..l.raws.len()).map(move |raw| (layer, raw)));
        nodes.map(|(layer, raw)| Site { layer, slice: 0, raw: Some(raw) }).collect()
    }

    /// The nodes that a node reads, each in the trial that concerns it.
    fn sites_read(&mut self, site: Site) -> Vec<Site> {
        let Some(raw) = self.raw(site).cloned() else { return Vec::new() };
        if self.is_unknown(site) {
            return Vec::new();
        }
        let Some(Form::Solve(solve)) = &raw.form else {
            let needs = self.needs(site, &raw);
            return self.sites(site.slice, &needs);
        };
        if let Some((outer, slice)) = self.settled_in(site, &raw) {
            return vec![outer, Site { slice, ..site }];
        }
        let Some(slice) = self.slice_for(site, &raw.name, solve) else { return Vec::new() };
        let mut inside = BTreeSet::new();
        for written in [&solve.difference, &solve.within] {
            super::needs::names(&written.expr, &mut |path| self.need(path, site, &mut inside));
        }
        let mut outside = BTreeSet::new();
        if let Some(otherwise) = &solve.otherwise {
            super::needs::names(&otherwise.expr, &mut |path| self.need(path, site, &mut outside));
        }
        [self.sites(slice, &inside), self.sites(site.slice, &outside)].concat()
    }

    fn sites(&self, slice: usize, spots: &BTreeSet<Spot>) -> Vec<Site> {
        let site = |spot: &Spot| {
            let (site, _) = self.raw_at(spot)?;
            Some(Site { slice: self.slice_of(slice, spot), ..site })
        };
        spots.iter().filter_map(site).collect()
    }

    fn refuse_circle(&mut self, sites: &[Site]) {
        let name = |site: &Site| {
            let raw = self.raw(*site)?;
            let variant = self.layers.get(site.layer).and_then(|layer| layer.variant.as_ref());
            Some(variant.map_or_else(|| raw.name.clone(), |variant| format!("{variant}.{}", raw.name)))
        };
        let path = sites.iter().filter_map(name).collect::<Vec<_>>().join(" → ");
        let place = sites.first().and_then(|site| self.raw(*site)).map(|raw| raw.place.clone());
        if let Some(place) = place {
            self.found.error(ModelFault::Circle { path }, place);
        }
    }

    /// A chain of thousands of values is no rule that anyone can explain, and is refused before it is computed.
    fn refuse_long_chains(&mut self, reading: &Reading, sorted: &[usize]) {
        const LONGEST: usize = 500;
        let mut lengths: Vec<usize> = vec![0; reading.sites.len()];
        for node in sorted {
            let needs = reading.needs.get(*node).into_iter().flatten();
            let length = needs.filter_map(|need| lengths.get(*need)).max().map_or(0, |length| length + 1);
            if let Some(own) = lengths.get_mut(*node) {
                *own = length;
            }
            if length == LONGEST + 1 {
                let site = reading.sites.get(*node).copied();
                let place = site.and_then(|site| self.raw(site)).map(|raw| raw.place.clone());
                let most = LONGEST.to_string();
                if let Some(place) = place {
                    self.found.add(Diagnostic::error(ModelFault::LongChain { most }, place));
                }
            }
        }
    }

    pub(super) fn raw(&self, site: Site) -> Option<&RawNode> {
        self.layers.get(site.layer)?.raws.get(site.raw?)
    }
}
