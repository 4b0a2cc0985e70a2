//! What a node reads: the names in its formulas, each with the layer that the name leads to.

use super::{BASELINE, Builder, Layer, Site};
use crate::formula::Path;
use crate::formula::tree::{Clauses, Expr, Node, Weighting};
use crate::model::read::{Form, RawNode, Written};
use crate::text::Label;
use std::collections::BTreeSet;

/// A name in a layer.
pub(super) type Spot = (usize, String);

/// Groups that parts name but no `[group]` describes.
pub(super) fn add_groups(layer: &mut Layer) {
    let mut named: Vec<(String, crate::diag::Place)> = Vec::new();
    for raw in &layer.raws {
        if let Some((group, place)) = &raw.part_of
            && !layer.symbols.contains_key(group)
            && !named.iter().any(|(known, _)| known == group)
        {
            named.push((group.clone(), place.clone()));
        }
    }
    for (name, place) in named {
        layer.symbols.insert(name.clone(), (super::names::Symbol::Node, place.clone()));
        layer.raws.push(RawNode {
            label: Label::same(&name),
            name,
            section: "group",
            per: None,
            unit: None,
            part_of: None,
            round: None,
            remainder: false,
            may_be_missing: false,
            source: None,
            form: None,
            decides_for: None,
            place,
        });
    }
}

impl Builder<'_> {
    /// The layer that a name leads to from a site; none if it names a variant that is not there.
    pub(super) fn layer_of(&self, site: Site, path: &Path) -> Option<usize> {
        let own = self.layers.get(site.layer)?;
        let from = match path.variant.as_deref() {
            Some(variant) => *own.beside.get(variant)?,
            None => site.layer,
        };
        let node = site.raw.and_then(|raw| own.raws.get(raw));
        let of_itself = path.variant.is_none()
            && own.redefined.contains(&path.name)
            && node.is_some_and(|node| node.name == path.name);
        match own.parent.filter(|_| of_itself) {
            // In its own redefinition a name means what it means outside of the variant.
            Some(parent) => Some(self.home(parent, &path.name)),
            None => Some(self.home(from, &path.name)),
        }
    }

    /// The layer in which a name stands: this one, or the one whose results it shares.
    pub(super) fn home(&self, layer: usize, name: &str) -> usize {
        let has = |l: &usize| self.layers.get(*l).is_some_and(|layer| layer.symbols.contains_key(name));
        self.outwards(layer).find(has).unwrap_or(layer)
    }

    /// A layer, the one that it is a variant of, and so on.
    pub(super) fn outwards(&self, layer: usize) -> impl Iterator<Item = usize> {
        std::iter::successors(Some(layer), |l| self.layers.get(*l)?.parent)
    }

    /// The parts of a group, wherever they stand.
    pub(super) fn parts_of(&self, layer: usize, group: &str) -> Vec<Spot> {
        let outermost = self.outwards(layer).last().unwrap_or(layer);
        let raws = self.layers.get(outermost).into_iter().flat_map(|layer| &layer.raws);
        raws.filter(|part| part.part_of.as_ref().is_some_and(|(name, _)| name == group))
            .map(|part| (self.home(layer, &part.name), part.name.clone()))
            .collect()
    }

    /// The node of a name in a layer.
    pub(super) fn raw_at(&self, spot: &Spot) -> Option<(Site, &RawNode)> {
        let layer = self.layers.get(spot.0)?;
        let (place, raw) = layer.raws.iter().enumerate().find(|(_, raw)| raw.name == spot.1)?;
        Some((Site { layer: spot.0, slice: 0, raw: Some(place) }, raw))
    }

    /// The names that a node reads, with their layers.
    pub(super) fn needs(&self, site: Site, raw: &RawNode) -> BTreeSet<Spot> {
        let mut needs = BTreeSet::new();
        for written in formulas(raw) {
            names(&written.expr, &mut |path| self.need(path, site, &mut needs));
        }
        if raw.section == "group" {
            needs.extend(self.parts_of(site.layer, &raw.name));
        }
        let outermost = self.outwards(site.layer).last().unwrap_or(site.layer);
        let baseline = self.layers.get(outermost).and_then(|layer| layer.beside.get(BASELINE));
        if let (Some(_), "amount", Some(baseline)) = (&raw.decides_for, raw.section, baseline) {
            needs.insert((*baseline, raw.name.clone()));
        }
        needs
    }

    pub(super) fn need(&self, path: &Path, site: Site, needs: &mut BTreeSet<Spot>) {
        let Some(layer) = self.layer_of(site, path) else { return };
        needs.insert((layer, path.name.clone()));
        // A table reads what its keys are called after.
        if let Some((super::names::Symbol::Table(id), _)) =
            self.layers.get(layer).and_then(|l| l.symbols.get(&path.name))
            && let Some(table) = self.tables.get(id.index())
        {
            for name in &table.per {
                needs.insert((self.home(site.layer, name), name.clone()));
            }
        }
    }
}

/// Every formula of a node.
pub(super) fn formulas(raw: &RawNode) -> Vec<&Written> {
    let mut all: Vec<&Written> = match &raw.form {
        None => Vec::new(),
        Some(Form::Formula(written)) => vec![written],
        Some(Form::Cases(written, _)) => vec![written],
        Some(Form::ByMember(by)) => vec![&by.joined],
        Some(Form::Share(share)) => {
            let optional = [&share.among, &share.first, &share.otherwise];
            [&share.total, &share.weight].into_iter().chain(optional.into_iter().flatten()).collect()
        }
        Some(Form::Pour(pour)) => vec![&pour.amount, &pour.order, &pour.up_to],
        Some(Form::Solve(solve)) => {
            [&solve.difference, &solve.within].into_iter().chain(&solve.otherwise).collect()
        }
    };
    if raw.section == "amount" {
        all.extend(&raw.decides_for);
    }
    all
}

/// Every name in a formula, keys of aggregates included.
pub(super) fn names(expr: &Expr, visit: &mut dyn FnMut(&Path)) {
    match &expr.node {
        Node::Name(path) => visit(path),
        Node::Number { .. } | Node::Text(_) | Node::YesNo(_) | Node::Date(_) => {}
        Node::Negate(a) | Node::Not(a) | Node::IsMissing(a) | Node::Round(a, _, _) => names(a, visit),
        Node::And(a, b)
        | Node::Or(a, b)
        | Node::Arithmetic(_, a, b)
        | Node::Power(a, b)
        | Node::Compare(_, a, b) => {
            names(a, visit);
            names(b, visit);
        }
        Node::Divide(a, b, otherwise) => {
            [Some(a), Some(b), otherwise.as_ref()].into_iter().flatten().for_each(|e| names(e, visit));
        }
        Node::In(a, list) => {
            names(a, visit);
            list.iter().for_each(|e| names(e, visit));
        }
        Node::If(c, a, b) | Node::Within(c, a, b) => [c, a, b].into_iter().for_each(|e| names(e, visit)),
        Node::Call(name, _, arguments) => {
            visit(&Path { variant: None, name: name.clone() });
            arguments.iter().for_each(|e| names(e, visit));
        }
        Node::Aggregate(_, argument, clauses) => {
            names(argument, visit);
            clause_names(clauses, visit);
        }
        Node::Elsewhere(base, keys) => {
            names(base, visit);
            keys.iter().for_each(|(_, _, e)| names(e, visit));
        }
    }
}

fn clause_names(clauses: &Clauses, visit: &mut dyn FnMut(&Path)) {
    let weight = match &clauses.weighting {
        Weighting::By(weight) => Some(weight),
        Weighting::Usual | Weighting::EachOnce => None,
    };
    let parts = [weight, clauses.condition.as_ref(), clauses.at.as_ref()];
    parts.into_iter().flatten().for_each(|e| names(e, visit));
}
