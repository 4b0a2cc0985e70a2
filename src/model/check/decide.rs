//! `decides_for`: a changed amount follows the file's rules for its own students and the baseline's for others'.

use super::amount::summed;
use super::node::Fit;
use super::{BASELINE, Builder, Checked, Site, place_of};
use crate::base::number::whole;
use crate::base::{KeySet, Unit};
use crate::diag::ModelFault;
use crate::formula::typed::Kind;
use crate::formula::{Op, Type, Typed};
use crate::model::parts::{Decided, Formula, Role};
use crate::model::read::RawNode;

impl Builder<'_> {
    /// For whom the changed body holds, and what holds for others: the baseline's amount at this grain, or nothing.
    pub(super) fn decided(
        &mut self,
        site: Site,
        raw: &RawNode,
        by: Formula,
        grain: KeySet,
    ) -> Option<Decided> {
        let place = place_of(&by.text, &raw.place);
        if by.typed.ty.kind != Kind::YesNo {
            self.found.error(ModelFault::WantsCondition { name: "decides_for".to_owned() }, place);
            return None;
        }
        if !self.order.determines(grain, by.typed.ty.grain) {
            let (formula, per) = (self.key_names(by.typed.ty.grain), self.key_names(grain));
            self.found.error(ModelFault::DoesNotFitPer { name: raw.name.clone(), formula, per }, place);
            return None;
        }
        let zero = Typed { op: Op::Number(whole(0)), ty: Type::constant(Unit::money()), range: 0..0 };
        let baseline = self.of_baseline(site, &raw.name);
        let Some((id, ty)) = baseline.filter(|(_, ty)| ty.unit().is_some_and(Unit::is_money)) else {
            return Some(Decided { by, otherwise: zero });
        };
        let node = Typed { op: Op::Node(id), ty: ty.clone(), range: 0..0 };
        let otherwise = match self.fit(ty.grain, grain) {
            Fit::Same => node,
            Fit::Finer => summed(node, grain, &self.next_aggregate),
            Fit::Coarser | Fit::Apart => {
                let (formula, per) = (self.key_names(ty.grain), self.key_names(grain));
                let name = format!("baseline.{}", raw.name);
                self.found.error(ModelFault::Repeated { name, formula, per }, raw.place.clone());
                return None;
            }
        };
        Some(Decided { by, otherwise })
    }

    /// The same name in the baseline of the file that a site stands in.
    fn of_baseline(&self, site: Site, name: &str) -> Checked {
        let outermost = self.outwards(site.layer).last()?;
        let layer = *self.layers.get(outermost)?.beside.get(BASELINE)?;
        let slice = self.slice_of(site.slice, &(layer, name.to_owned()));
        self.checked.get(&(slice, layer, name.to_owned())).cloned().flatten()
    }

    fn is_paid(&self, typed: &Typed) -> bool {
        match &typed.op {
            Op::Node(id) => self.nodes.get(id.index()).is_some_and(|node| !matches!(node.role, Role::Value)),
            _ => false,
        }
    }
}

/// Inside a decided formula, the sum of an amount runs over decided members; columns, counts and values over everybody.
pub(super) fn restrict(typed: &mut Typed, by: &Typed, builder: &Builder) {
    if let Op::Aggregate(aggregate) = &mut typed.op {
        let mut paid = false;
        aggregate.argument.walk(&mut |part| paid |= builder.is_paid(part));
        if paid && builder.order.determines(aggregate.over, by.ty.grain) {
            let condition = match aggregate.condition.take() {
                None => by.clone(),
                Some(own) => {
                    let grain = builder.order.minimal(own.ty.grain.union(by.ty.grain));
                    let ty = Type { grain, ..own.ty.clone() };
                    let range = own.range.clone();
                    Typed { op: Op::And(Box::new(by.clone()), own), ty, range }
                }
            };
            aggregate.condition = Some(Box::new(condition));
        }
        restrict(&mut aggregate.argument, by, builder);
        return;
    }
    for part in typed.parts_mut() {
        restrict(part, by, builder);
    }
}
