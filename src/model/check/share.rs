//! Checking shares: one pot per member of the total's grain, parts at the grain `per` (rule P1).

use super::node::{Fit, Made};
use super::{Builder, Site};
use crate::base::{KeySet, Unit};
use crate::diag::{ModelFault, Place};
use crate::formula::typed::{Kind, Missing};
use crate::formula::{Path, Type, Typed, check};
use crate::model::parts::{Body, Formula, Share};
use crate::model::read::{RawNode, RawShare, Written};

impl Builder<'_> {
    pub(super) fn share(
        &mut self,
        site: Site,
        raw: &RawNode,
        share: &RawShare,
        decided: Option<&Typed>,
    ) -> Option<Made> {
        let Some(per) = self.declared(raw) else {
            self.found.error(ModelFault::NoPer { name: raw.name.clone() }, raw.place.clone());
            return None;
        };
        let among = match &share.among {
            Some(written) => Some(self.among(site, raw, written, per)?),
            None => None,
        };
        let known = share.among.as_ref().map_or_else(Vec::new, |w| check::facts(&w.expr, true));
        let total = self.part(site, raw, &share.total, decided, &[]);
        let weight = self.at_per(site, raw, &share.weight, per, decided, &known);
        let first = match &share.first {
            Some(written) => Some(self.at_per(site, raw, written, per, decided, &known)?),
            None => None,
        };
        let otherwise = match &share.otherwise {
            Some(written) => Some(self.at_per(site, raw, written, per, decided, &[])?),
            None => None,
        };
        let (total, weight) = (total?, weight?);
        self.pot_settled(raw, &total, per)?;
        let unit = total.typed.ty.unit().cloned().unwrap_or_default();
        for part in [first.as_ref(), otherwise.as_ref()].into_iter().flatten() {
            self.same_unit(part, &unit, &raw.place)?;
        }
        let is_paid = raw.section == "amount";
        let to = match site.slice > 0 && is_paid {
            // While a solve is tried, nothing is paid: amounts are unrounded.
            true => None,
            false => share.to.clone().or_else(|| self.default_step(raw)),
        };
        let ty = Type::of(Kind::Number(unit), per);
        let body = Body::Share(Box::new(Share { total, among, first, weight, to, otherwise }));
        Some(Made { body, ty, cases: Vec::new() })
    }

    /// What is paid is a whole number of öre; a value is not rounded unless it says so.
    fn default_step(&self, raw: &RawNode) -> Option<crate::base::Step> {
        let cent = crate::base::Exact::new(1.into(), 100.into());
        (raw.section == "amount")
            .then(|| {
                raw.round
                    .as_ref()
                    .map_or_else(|| crate::base::Step::new(cent), |(step, _)| Some(step.clone()))
            })
            .flatten()
    }

    pub(super) fn part(
        &mut self,
        site: Site,
        raw: &RawNode,
        written: &Written,
        decided: Option<&Typed>,
        known: &[Path],
    ) -> Option<Formula> {
        let mut formula = self.formula_knowing(site, written, known)?;
        let place = super::place_of(&formula.text, &raw.place);
        if formula.typed.ty.missing == Missing::Declared {
            self.found.error(ModelFault::ValueMayBeMissing { name: raw.name.clone() }, place);
            return None;
        }
        if formula.typed.ty.unit().is_none() {
            self.found.error(ModelFault::PartIsNumber { name: raw.name.clone() }, place);
            return None;
        }
        if let Some(by) = decided {
            super::decide::restrict(&mut formula.typed, by, self);
        }
        Some(formula)
    }

    /// Weight and first: exactly at the grain `per`; finer additive ones are summed, literals stand for all.
    pub(super) fn at_per(
        &mut self,
        site: Site,
        raw: &RawNode,
        written: &Written,
        per: KeySet,
        decided: Option<&Typed>,
        known: &[Path],
    ) -> Option<Formula> {
        let formula = self.part(site, raw, written, decided, known)?;
        let place = super::place_of(&formula.text, &raw.place);
        self.counts_nobody_twice(raw, &formula.typed, per, &place)?;
        let typed = self.brought_to(formula.typed, per, &raw.name, &place)?;
        Some(Formula { typed, text: formula.text })
    }

    /// A need of a school weighs nothing until it is multiplied by students: each of its parts would weigh the same.
    fn counts_nobody_twice(
        &mut self,
        raw: &RawNode,
        typed: &Typed,
        per: KeySet,
        place: &Place,
    ) -> Option<()> {
        let is_coarser = self.fit(typed.ty.grain, per) == Fit::Coarser && !typed.ty.fits_any;
        if !is_coarser || typed.ty.unit().is_some_and(Unit::adds_up) {
            return Some(());
        }
        let (formula, per) = (self.key_names(typed.ty.grain), self.key_names(per));
        let fault = ModelFault::WeightRepeated { name: raw.name.clone(), formula, per };
        self.found.error(fault, place.clone());
        None
    }

    fn among(&mut self, site: Site, raw: &RawNode, written: &Written, per: KeySet) -> Option<Formula> {
        let formula = self.checked_formula(site, written)?;
        let place = super::place_of(&formula.text, &raw.place);
        if formula.typed.ty.kind != Kind::YesNo || formula.typed.ty.missing == Missing::Declared {
            self.found.error(ModelFault::WantsCondition { name: raw.name.clone() }, place);
            return None;
        }
        if !self.order.determines(per, formula.typed.ty.grain) {
            let (formula, per) = (self.key_names(formula.typed.ty.grain), self.key_names(per));
            self.found.error(ModelFault::DoesNotFitPer { name: raw.name.clone(), formula, per }, place);
            return None;
        }
        Some(formula)
    }

    /// P1: `per` must determine the pot.
    pub(super) fn pot_settled(&mut self, raw: &RawNode, total: &Formula, per: KeySet) -> Option<()> {
        if self.order.determines(per, total.typed.ty.grain) {
            return Some(());
        }
        let fault = ModelFault::PotNotSettled {
            name: raw.name.clone(),
            pot: self.key_names(total.typed.ty.grain),
            per: self.key_names(per),
        };
        self.found.error(fault, super::place_of(&total.text, &raw.place));
        None
    }

    pub(super) fn same_unit(&mut self, part: &Formula, unit: &Unit, place: &Place) -> Option<()> {
        let own = part.typed.ty.unit()?;
        if own.same_dimension(unit) {
            return Some(());
        }
        let (stated, wanted) = (self.unit_text(own), self.unit_text(unit));
        self.found.error(ModelFault::OtherUnit { stated, wanted }, super::place_of(&part.text, place));
        None
    }
}
