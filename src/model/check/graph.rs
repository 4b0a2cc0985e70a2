//! The order in which values, amounts and groups are checked and computed: each after what it reads (rule N3).

use super::{BASELINE, Builder, Layer};
use crate::base::graph::order;
use crate::base::{KeySet, Unit};
use crate::diag::{Diagnostic, ModelFault};
use crate::formula::Path;
use crate::formula::tree::{Clauses, Expr, Node, Weighting};
use crate::model::parts::{ColumnDef, ColumnKind, Origin};
use crate::model::read::{Form, RawNode, Written};
use crate::text::Label;
use std::collections::{BTreeMap, BTreeSet};

/// A node by layer and place in it.
pub(super) type Spot = (usize, usize);

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
    /// The nodes that are needed, each after what it reads; a circle is refused with its path.
    pub(super) fn ordered(&mut self) -> Vec<Spot> {
        let spots: Vec<Spot> = (0..)
            .zip(&self.layers)
            .flat_map(|(layer, l)| (0..l.raws.len()).map(move |raw| (layer, raw)))
            .collect();
        let number: BTreeMap<(usize, &str), usize> = spots
            .iter()
            .enumerate()
            .filter_map(|(i, spot)| Some(((spot.0, self.raw(*spot)?.name.as_str()), i)))
            .collect();
        let needs: Vec<Vec<usize>> = spots
            .iter()
            .map(|spot| {
                self.needs(*spot).iter().filter_map(|(l, n)| number.get(&(*l, n.as_str()))).copied().collect()
            })
            .collect();
        match order(&needs) {
            Ok(sorted) => {
                self.refuse_long_chains(&spots, &needs, &sorted);
                let wanted = reachable(&spots, &needs);
                sorted
                    .into_iter()
                    .filter(|i| wanted.contains(i))
                    .filter_map(|i| spots.get(i).copied())
                    .collect()
            }
            Err(circle) => {
                let names =
                    circle.iter().filter_map(|i| self.raw(*spots.get(*i)?)).map(|raw| raw.name.clone());
                let path = names.collect::<Vec<_>>().join(" → ");
                let first = circle.first().and_then(|i| spots.get(*i)).and_then(|spot| self.raw(*spot));
                let place = first.map(|raw| raw.place.clone());
                if let Some(place) = place {
                    self.found.error(ModelFault::Circle { path }, place);
                }
                Vec::new()
            }
        }
    }

    /// A chain of thousands of values is no rule that anyone can explain, and is refused before it is computed.
    fn refuse_long_chains(&mut self, spots: &[Spot], needs: &[Vec<usize>], sorted: &[usize]) {
        const LONGEST: usize = 500;
        let mut lengths: Vec<usize> = vec![0; spots.len()];
        for node in sorted {
            let below = needs.get(*node).into_iter().flatten().filter_map(|need| lengths.get(*need)).max();
            let length = below.map_or(0, |length| length + 1);
            if let Some(own) = lengths.get_mut(*node) {
                *own = length;
            }
            if length == LONGEST + 1 {
                let place = spots.get(*node).and_then(|spot| self.raw(*spot)).map(|raw| raw.place.clone());
                let most = LONGEST.to_string();
                if let Some(place) = place {
                    self.found.add(Diagnostic::error(ModelFault::LongChain { most }, place));
                }
            }
        }
    }

    pub(super) fn raw(&self, spot: Spot) -> Option<&RawNode> {
        self.layers.get(spot.0)?.raws.get(spot.1)
    }

    /// The names that a node reads, with their layers.
    fn needs(&self, spot: Spot) -> BTreeSet<(usize, String)> {
        let mut needs = BTreeSet::new();
        let Some(raw) = self.raw(spot) else { return needs };
        for written in formulas(raw) {
            names(&written.expr, &mut |path| self.need(path, spot.0, &mut needs));
        }
        if raw.section == "group" {
            let parts = self.layers.get(spot.0).into_iter().flat_map(|layer| &layer.raws);
            let mine =
                parts.filter(|part| part.part_of.as_ref().is_some_and(|(group, _)| *group == raw.name));
            needs.extend(mine.map(|part| (spot.0, part.name.clone())));
        }
        if raw.decides_for.is_some() && raw.section == "amount" {
            needs.insert((spot.0 + 1, raw.name.clone()));
        }
        needs
    }

    fn need(&self, path: &Path, layer: usize, needs: &mut BTreeSet<(usize, String)>) {
        let layer = match path.variant.as_deref() {
            None => layer,
            Some(BASELINE) => layer + 1,
            Some(_) => return,
        };
        needs.insert((layer, path.name.clone()));
        // A table reads what its keys are called after.
        if let Some((super::names::Symbol::Table(id), _)) =
            self.layers.get(layer).and_then(|l| l.symbols.get(&path.name))
            && let Some(table) = self.tables.get(id.index())
        {
            needs.extend(table.per.iter().map(|name| (layer, name.clone())));
        }
    }

    /// A column for each `previous.x` that a formula reads: last year's result at x's own grain.
    pub(super) fn previous_columns(&mut self) {
        let mut wanted: BTreeMap<String, (usize, crate::diag::Place)> = BTreeMap::new();
        for (number, layer) in self.layers.iter().enumerate() {
            for raw in &layer.raws {
                for written in formulas(raw) {
                    names(&written.expr, &mut |path| {
                        if path.variant.as_deref() == Some("previous") {
                            wanted.entry(path.name.clone()).or_insert((number, raw.place.clone()));
                        }
                    });
                }
            }
        }
        for (name, (layer, place)) in wanted {
            match self.previous_type(&name, layer) {
                Some((grain, unit)) => self.columns.push(ColumnDef {
                    name: format!("previous.{name}"),
                    label: Label {
                        sv: format!("föregående års {name}"), en: format!("last year's {name}")
                    },
                    origin: Origin::Previous(name),
                    grain,
                    kind: ColumnKind::Number { unit, min: None, max: None },
                    may_be_missing: true,
                    used: true,
                    place,
                }),
                None => self.found.error(ModelFault::PreviousOfWhat { name }, place),
            }
        }
    }

    fn previous_type(&self, name: &str, layer: usize) -> Option<(KeySet, Unit)> {
        let payee = self.payee.map_or(KeySet::NONE, KeySet::of);
        match name {
            "total" => return Some((payee, Unit::money())),
            "students" => return Some((payee, Unit::student())),
            "student_years" => return Some((payee, Unit::student_year())),
            _ => {}
        }
        let raws = &self.layers.get(layer)?.raws;
        let raw = raws.iter().find(|raw| raw.name == name)?;
        let unit = if raw.section == "value" { raw.unit.clone().unwrap_or_default() } else { Unit::money() };
        let grain = match (&raw.per, raw.section) {
            (Some(per), _) => self.order.minimal(per.iter().copied().collect()),
            (None, "group") => {
                let parts = raws.iter().filter(|part| part.part_of.as_ref().is_some_and(|(g, _)| g == name));
                let pers: Option<Vec<KeySet>> =
                    parts.map(|part| Some(part.per.as_ref()?.iter().copied().collect())).collect();
                super::amount::shared_grain(&self.order, &pers?)
            }
            (None, _) => return None,
        };
        Some((grain, unit.unscaled()))
    }
}

/// All of the model's own nodes, and whatever these read in other layers.
fn reachable(spots: &[Spot], needs: &[Vec<usize>]) -> BTreeSet<usize> {
    let mut open: Vec<usize> =
        (0..spots.len()).filter(|i| spots.get(*i).is_some_and(|spot| spot.0 == 0)).collect();
    let mut wanted = BTreeSet::new();
    while let Some(next) = open.pop() {
        if wanted.insert(next) {
            open.extend(needs.get(next).into_iter().flatten());
        }
    }
    wanted
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
        Node::If(c, a, b) => [c, a, b].into_iter().for_each(|e| names(e, visit)),
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
