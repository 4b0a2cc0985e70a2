//! Checking amounts and groups: what is paid, at which grain, rounded to what (rules G3 and N4).

use super::node::Made;
use super::{Builder, Checked, place_of};
use crate::base::number::whole;
use crate::base::{AggregateId, Exact, Key, KeyOrder, KeySet, Mode, NodeId, Step, Unit};
use crate::diag::{ModelFault, Place};
use crate::formula::tree::{Arithmetic, Summary};
use crate::formula::typed::{Aggregate, Kind, Missing, Weight};
use crate::formula::{Op, Type, Typed};
use crate::model::parts::{Body, Formula, FormulaText, Role, Share};
use crate::model::read::{Form, RawNode};
use std::cell::Cell;

impl Builder<'_> {
    pub(super) fn amount(&mut self, layer: usize, raw: &RawNode) -> Checked {
        let decided_by = match &raw.decides_for {
            Some(written) => Some(self.checked_formula(layer, written)?),
            None => None,
        };
        let by = decided_by.as_ref().map(|formula| &formula.typed);
        let made = match raw.form.as_ref()? {
            Form::Share(share) => {
                let made = self.share(layer, raw, share, by)?;
                self.parties_settled(raw, made.ty.grain)?;
                made
            }
            form => self.amount_formula(layer, raw, form, by)?,
        };
        self.is_money(raw, &made.ty)?;
        let grain = made.ty.grain;
        let decided = match decided_by {
            Some(by) => Some(self.decided(layer, raw, by, grain)?),
            None => None,
        };
        let step = self.paid_step(raw)?;
        self.payable(raw, &step.0)?;
        if raw.source.is_none() {
            self.found.error(ModelFault::NoSource { name: raw.name.clone() }, raw.place.clone());
            return None;
        }
        let role = Role::Amount { round: step, group: None };
        self.push(layer, raw, role, made, decided)
    }

    fn amount_formula(
        &mut self,
        layer: usize,
        raw: &RawNode,
        form: &Form,
        by: Option<&Typed>,
    ) -> Option<Made> {
        let (mut formula, cases) = self.formula(layer, form)?;
        let place = place_of(&formula.text, &raw.place);
        if let Some(by) = by {
            super::decide::restrict(&mut formula.typed, by, self);
        }
        if formula.typed.ty.missing == Missing::Declared {
            self.found.error(ModelFault::ValueMayBeMissing { name: raw.name.clone() }, place);
            return None;
        }
        let want = self.declared(raw).unwrap_or(formula.typed.ty.grain);
        if want.has(Key::ROW) {
            self.found.error(ModelFault::AmountPerRow { name: raw.name.clone() }, raw.place.clone());
            return None;
        }
        self.parties_settled(raw, want)?;
        let typed = self.brought_to(formula.typed, want, &raw.name, &place)?;
        let ty = Type { grain: want, fits_any: false, ..typed.ty.clone() };
        let formula = Formula { typed, text: formula.text };
        let body = if raw.remainder {
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

    fn is_money(&mut self, raw: &RawNode, ty: &Type) -> Option<()> {
        if ty.unit().is_some_and(Unit::is_money) {
            return Some(());
        }
        let stated = ty.unit().map_or_else(|| "text".to_owned(), |unit| self.unit_text(unit));
        let wanted = self.units.currency().to_owned();
        self.found
            .error(ModelFault::AmountIsMoney { name: raw.name.clone(), stated, wanted }, raw.place.clone());
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
    pub(super) fn group(&mut self, layer: usize, raw: &RawNode) -> Checked {
        let names: Vec<(String, Place)> = {
            let raws = self.layers.get(layer).into_iter().flat_map(|l| &l.raws);
            raws.filter(|part| part.part_of.as_ref().is_some_and(|(group, _)| *group == raw.name))
                .map(|part| (part.name.clone(), part.place.clone()))
                .collect()
        };
        if names.is_empty() {
            self.found.error(ModelFault::EmptyGroup { name: raw.name.clone() }, raw.place.clone());
            return None;
        }
        let mut parts: Vec<(NodeId, KeySet)> = Vec::new();
        for (name, place) in names {
            let checked = self.checked.get(&(layer, name.clone())).cloned().flatten();
            let (id, ty) = checked?;
            if matches!(self.nodes.get(id.index()).map(|n| &n.role), Some(Role::Value)) {
                self.found.error(ModelFault::ValueInGroup { name, group: raw.name.clone() }, place);
                return None;
            }
            parts.push((id, ty.grain));
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
        let checked = self.push(layer, raw, role, made, None);
        if let Some((group_id, _)) = &checked {
            self.join(&ids, *group_id);
        }
        checked
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
