//! Checking pours: lines in an order, each up to its capacity (rule P2).

use super::node::Made;
use super::{Builder, Site};
use crate::diag::ModelFault;
use crate::formula::typed::Kind;
use crate::formula::{Type, Typed};
use crate::model::parts::{Body, Pour};
use crate::model::read::{RawNode, RawPour};

impl Builder<'_> {
    pub(super) fn pour(
        &mut self,
        site: Site,
        raw: &RawNode,
        pour: &RawPour,
        decided: Option<&Typed>,
    ) -> Option<Made> {
        let Some(per) = self.declared(raw) else {
            self.found.error(ModelFault::NoPer { name: raw.name.clone() }, raw.place.clone());
            return None;
        };
        let amount = self.part(site, raw, &pour.amount, decided, &[]);
        let order = self.part(site, raw, &pour.order, decided, &[]);
        let up_to = self.at_per(site, raw, &pour.up_to, per, decided, &[]);
        let (amount, order, up_to) = (amount?, order?, up_to?);
        self.pot_settled(raw, &amount, per)?;
        if !self.order.determines(per, order.typed.ty.grain) {
            let (formula, per) = (self.key_names(order.typed.ty.grain), self.key_names(per));
            let place = super::place_of(&order.text, &raw.place);
            self.found.error(ModelFault::DoesNotFitPer { name: raw.name.clone(), formula, per }, place);
            return None;
        }
        let unit = amount.typed.ty.unit().cloned().unwrap_or_default();
        self.same_unit(&up_to, &unit, &raw.place)?;
        let ty = Type::of(Kind::Number(unit), per);
        Some(Made { body: Body::Pour(Box::new(Pour { amount, order, up_to })), ty, cases: Vec::new() })
    }
}
