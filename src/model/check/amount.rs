//! Checking amounts and groups: what is paid, at which grain, rounded to what (rules G3 and N4).

use super::names::Symbol;
use super::node::Made;
use super::{Builder, Checked, Site, place_of};
use crate::base::number::whole;
use crate::base::{AggregateId, Exact, Key, KeyOrder, KeySet, Mode, NodeId, Step, Unit};
use crate::diag::{ModelFault, Place};
use crate::formula::tree::{Arithmetic, Summary};
use crate::formula::typed::{Aggregate, Kind, Missing, Weight};
use crate::formula::{Op, Type, Typed};
use crate::model::law::Rule;
use crate::model::parts::{Body, Formula, FormulaText, Role, Share};
use crate::model::read::{Form, RawNode};
use crate::text::Value;
use std::cell::Cell;

impl Builder<'_> {
    pub(super) fn amount(&mut self, site: Site, raw: &RawNode) -> Checked {
        let decided_by = match &raw.decides_for {
            Some(written) => Some(self.checked_formula(site, written)?),
            None => None,
        };
        let by = decided_by.as_ref().map(|formula| &formula.typed);
        let made = match raw.form.as_ref()? {
            Form::Share(share) => {
                let made = self.share(site, raw, share, by)?;
                self.parties_settled(raw, made.ty.grain)?;
                made
            }
            Form::Pour(pour) => {
                let made = self.pour(site, raw, pour, by)?;
                self.parties_settled(raw, made.ty.grain)?;
                made
            }
            Form::Solve(solve) => {
                let made = self.solve(site, raw, solve)?;
                self.parties_settled(raw, made.ty.grain)?;
                made
            }
            form => self.amount_formula(site, raw, form, by)?,
        };
        self.is_money(raw, &made.ty, &raw.place)?;
        let grain = made.ty.grain;
        let decided = match decided_by {
            Some(by) => Some(self.decided(site, raw, by, grain)?),
            None => None,
        };
        let step = self.paid_step(raw)?;
        self.payable(raw, &step.0)?;
        if raw.source.is_none() {
            self.found.error(ModelFault::NoSource { name: raw.name.clone() }, raw.place.clone());
            return None;
        }
        // While a solve is tried, nothing is paid: amounts are unrounded.
        let role = if site.slice > 0 { Role::Value } else { Role::Amount { round: step, group: None } };
        self.push(site, raw, role, made, decided)
    }

    fn amount_formula(&mut self, site: Site, raw: &RawNode, form: &Form, by: Option<&Typed>) -> Option<Made> {
        let (mut formula, cases) = self.formula(site, form)?;
        let place = place_of(&formula.text, &raw.place);
        if let Some(by) = by {
            super::decide::restrict(&mut formula.typed, by, self);
        }
        if formula.typed.ty.missing == Missing::Declared {
            self.found.error(ModelFault::ValueMayBeMissing { name: raw.name.clone() }, place);
            return None;
        }
        // A price that forgets its students is told as a price, before its keys are looked at.
        self.is_money(raw, &formula.typed.ty, &place)?;
        let want = self.declared(raw).unwrap_or(formula.typed.ty.grain);
        if want.has(Key::ROW) {
            self.found.error(ModelFault::AmountPerRow { name: raw.name.clone() }, raw.place.clone());
            return None;
        }
        self.parties_settled(raw, want)?;
        let typed = self.brought_to(formula.typed, want, &raw.name, &place)?;
        let ty = Type { grain: want, fits_any: false, ..typed.ty.clone() };
        let formula = Formula { typed, text: formula.text };
        let body = if raw.remainder && site.slice == 0 {
            self.remainder(raw, formula, want, by)
        } else {
            Body::Formula(Box::new(formula))
        };
        Some(Made { body, ty, cases })
    }

    /// `round = { to, method = "largest remainder" }`: a share of the amount's own sum, one pot per payer,
    /// in which each gets its own exact amount first and nothing is left to share but the rounding.
    fn remainder(&self, raw: &RawNode, formula: Formula, grain: KeySet, by: Option<&Typed>) -> Body {
        let pot = self.order.minimal(self.payer.map_or(KeySet::NONE, KeySet::of));
        let mut own = formula.typed.clone();
        own.ty.grain = grain;
        let mut total = summed(own, pot, &self.next_aggregate);
        if let (Op::Aggregate(aggregate), Some(by)) = (&mut total.op, by) {
            aggregate.condition = Some(Box::new(by.clone()));
        }
        let total = Formula { typed: total, text: formula.text.clone() };
        let one = Typed { op: Op::Number(whole(1)), ty: Type::constant(Unit::plain()), range: 0..0 };
        let weight = Formula { typed: one, text: FormulaText::default() };
        let to = raw.round.as_ref().map(|(step, _)| step.clone());
        let share = Share { total, among: None, first: Some(formula), weight, to, otherwise: None };
        Body::Share(Box::new(share))
    }

    fn is_money(&mut self, raw: &RawNode, ty: &Type, place: &Place) -> Option<()> {
        if ty.unit().is_some_and(Unit::is_money) {
            return Some(());
        }
        let stated = ty.unit().map_or_else(|| "text".to_owned(), |unit| self.unit_text(unit));
        let wanted = self.units.currency().to_owned();
        let own = ty.unit().cloned().unwrap_or_default();
        let factor = self.unit_text(&Unit::money().over(&own));
        let fault = ModelFault::AmountIsMoney { name: raw.name.clone(), stated, wanted, factor };
        self.found.error(fault, place.clone());
        None
    }

    /// What is paid is rounded once: a share by its own `to`, anything else by `round`, or to the öre.
    fn paid_step(&mut self, raw: &RawNode) -> Option<(Step, Mode)> {
        let of_share = match &raw.form {
            Some(Form::Share(share)) => share.to.clone().map(|step| (step, Mode::HalfAway)),
            _ => None,
        };
        if of_share.is_some() && raw.round.is_some() {
            self.found.error(ModelFault::TwoRoundings { name: raw.name.clone() }, raw.place.clone());
            return None;
        }
        let cent = || Step::new(Exact::new(1.into(), 100.into())).map(|step| (step, Mode::HalfAway));
        of_share.or_else(|| raw.round.clone()).or_else(cent)
    }

    /// Nothing finer than the öre is paid.
    fn payable(&mut self, raw: &RawNode, step: &Step) -> Option<()> {
        if (step.size() * whole(100)).is_integer() {
            return Some(());
        }
        let text = crate::base::number::plain(step.size());
        self.found.error(ModelFault::NotAStep { text }, raw.place.clone());
        None
    }

    /// Each amount's payer and payee are settled by its grain.
    fn parties_settled(&mut self, raw: &RawNode, grain: KeySet) -> Option<()> {
        for party in [self.payer, self.payee].into_iter().flatten() {
            if !self.order.determines(grain, KeySet::of(party)) {
                let key = self.key_names(KeySet::of(party));
                let per = self.key_names(grain);
                self.found.error(
                    ModelFault::PartyNotSettled { name: raw.name.clone(), key, per },
                    raw.place.clone(),
                );
                return None;
            }
        }
        Some(())
    }

    /// N4: a group is the sum of its parts, at the keys that every part's `per` determines.
    pub(super) fn group(&mut self, site: Site, raw: &RawNode) -> Checked {
        let spots = self.parts_of(site.layer, &raw.name);
        if self.has_unread_part(site.layer, &raw.name) {
            return None;
        }
        if spots.is_empty() {
            self.found.error(ModelFault::EmptyGroup { name: raw.name.clone() }, raw.place.clone());
            return None;
        }
        let mut parts: Vec<(NodeId, KeySet)> = Vec::new();
        let mut own: Vec<NodeId> = Vec::new();
        for (layer, name) in spots {
            let (section, place) =
                self.raw_at(&(layer, name.clone())).map(|(_, part)| (part.section, part.place.clone()))?;
            if section == "value" {
                self.found.error(ModelFault::ValueInGroup { name, group: raw.name.clone() }, place);
                return None;
            }
            let slice = self.slice_of(site.slice, &(layer, name.clone()));
            let (id, ty) = self.checked.get(&(slice, layer, name)).cloned().flatten()?;
            parts.push((id, ty.grain));
            own.extend((layer == site.layer && slice == site.slice).then_some(id));
        }
        parts.sort_unstable();
        let grains: Vec<KeySet> = parts.iter().map(|(_, grain)| *grain).collect();
        let grain = shared_grain(&self.order, &grains);
        let typed = self.sum_of_parts(&parts, grain)?;
        let ids: Vec<NodeId> = parts.iter().map(|(id, _)| *id).collect();
        let ty = typed.ty.clone();
        let body = Body::Formula(Box::new(Formula { typed, text: FormulaText::default() }));
        let role = Role::Group { parts: ids.clone(), group: None };
        let made = Made { body, ty, cases: Vec::new() };
        let checked = self.push(site, raw, role, made, None);
        if let Some((group_id, _)) = &checked {
            self.join(&own, *group_id);
        }
        checked
    }

    /// Whether a part could not be read: what the group is without it would be told as faults of other formulas.
    fn has_unread_part(&self, layer: usize, group: &str) -> bool {
        let layers = self.outwards(layer).filter_map(|number| self.layers.get(number));
        let is_part = |rule: &Rule| {
            let part_of = rule.table.get("part_of").map(|value| &value.value);
            matches!(part_of, Some(Value::Text(name)) if name == group)
        };
        layers.into_iter().any(|layer| {
            let rules = layer.law.section("amount").chain(layer.law.section("group"));
            rules
                .filter(|rule| is_part(rule))
                .any(|rule| matches!(layer.symbols.get(&rule.name), Some((Symbol::Broken, _))))
        })
    }

    fn sum_of_parts(&self, parts: &[(NodeId, KeySet)], grain: KeySet) -> Option<Typed> {
        let part = |(id, own): &(NodeId, KeySet)| {
            let ty = Type::of(Kind::Number(Unit::money()), *own);
            let node = Typed { op: Op::Node(*id), ty, range: 0..0 };
            if *own == grain { node } else { summed(node, grain, &self.next_aggregate) }
        };
        parts.iter().map(part).reduce(|sum, next| {
            let ty = Type::of(Kind::Number(Unit::money()), grain);
            Typed { op: Op::Arithmetic(Arithmetic::Add, Box::new(sum), Box::new(next)), ty, range: 0..0 }
        })
    }

    fn join(&mut self, parts: &[NodeId], to: NodeId) {
        for part in parts {
            if let Some(node) = self.nodes.get_mut(part.index())
                && let Role::Amount { group, .. } | Role::Group { group, .. } = &mut node.role
            {
                *group = Some(to);
            }
        }
    }
}

/// The keys that every one of several grains determines.
pub(super) fn shared_grain(order: &KeyOrder, grains: &[KeySet]) -> KeySet {
    let closures = grains.iter().map(|grain| order.closure(*grain));
    let shared = closures.reduce(KeySet::shared).unwrap_or_default();
    order.minimal(shared)
}

/// A formula summed up to a coarser grain.
pub(super) fn summed(typed: Typed, to: KeySet, next: &Cell<u32>) -> Typed {
    let id = AggregateId(next.get());
    next.set(id.0 + 1);
    let ty = Type {
        grain: to,
        head_count: false,
        fits_any: false,
        level: false,
        missing: Missing::Never,
        kind: typed.ty.kind.clone(),
    };
    let range = typed.range.clone();
    let over = typed.ty.grain;
    let aggregate = Aggregate {
        id,
        summary: Summary::Sum,
        argument: Box::new(typed),
        condition: None,
        weight: Weight::EachOnce,
        at: None,
        over,
    };
    Typed { op: Op::Aggregate(aggregate), ty, range }
}
