//! Checking solves: an unknown, one for everybody or for each member of its keys, and a condition that compares two numbers.

use super::node::Made;
use super::{Builder, Site, place_of};
use crate::base::KeySet;
use crate::diag::ModelFault;
use crate::formula::Type;
use crate::formula::typed::Missing;
use crate::model::parts::{Body, Formula, Settled, Solve};
use crate::model::read::{RawNode, RawSolve, Written};

impl Builder<'_> {
    pub(super) fn solve(&mut self, site: Site, raw: &RawNode, solve: &RawSolve) -> Option<Made> {
        if let Some((outer, slice)) = self.settled_in(site, raw) {
            self.alone(raw, Some(outer))?;
            return self.settled(site, raw, solve, outer, slice);
        }
        let slice = self.known_slice(site)?;
        let unknown = self.slices.get(slice)?.stands_for?;
        if site.slice > 0 {
            self.alone(raw, self.solved_around(site))?;
        }
        let inside = Site { slice, ..site };
        let (difference, within) =
            (self.one_number(inside, raw, &solve.difference), self.one_number(inside, raw, &solve.within));
        let (difference, within) = (self.one_for_each(raw, difference?)?, within?);
        let otherwise = match &solve.otherwise {
            Some(written) => Some(self.one_number(site, raw, written)?),
            None => None,
        };
        if let Some(formula) = &otherwise
            && !formula.typed.ty.unit().is_some_and(|unit| unit.same_dimension(&solve.unit))
        {
            let stated = formula.typed.ty.unit().map_or_else(String::new, |unit| self.unit_text(unit));
            let wanted = self.unit_text(&solve.unit);
            self.found.error(ModelFault::OtherUnit { stated, wanted }, place_of(&formula.text, &raw.place));
            return None;
        }
        let ty = self.solved_type(raw, solve);
        let (between, to) = (solve.between.clone(), solve.to.clone());
        let body = Solve { unknown, between, to, difference, within, otherwise };
        Some(Made { body: Body::Solve(Box::new(body)), ty, cases: Vec::new() })
    }

    /// What is sought: a number for everybody, or one for each member of some keys, which is a level (rule U4).
    pub(super) fn solved_type(&self, raw: &RawNode, solve: &RawSolve) -> Type {
        let grain = self.declared(raw).unwrap_or(KeySet::NONE);
        let everybody = grain.is_empty();
        Type { grain, fits_any: everybody, level: !everybody, ..Type::constant(solve.unit.clone()) }
    }

    /// Of solves in each other's conditions each is one number for everybody.
    fn alone(&mut self, raw: &RawNode, around: Option<Site>) -> Option<()> {
        let has_keys = |raw: &RawNode| raw.per.as_ref().is_some_and(|per| !per.is_empty());
        if has_keys(raw) || around.and_then(|site| self.raw(site)).is_some_and(has_keys) {
            self.found.error(ModelFault::SolveHasNoKeys { name: raw.name.clone() }, raw.place.clone());
            return None;
        }
        Some(())
    }

    /// A condition has the keys of its unknown: one for each number that is sought.
    fn one_for_each(&mut self, raw: &RawNode, condition: Formula) -> Option<Formula> {
        let (wanted, grain) = (self.declared(raw).unwrap_or(KeySet::NONE), condition.typed.ty.grain);
        if grain == wanted {
            return Some(condition);
        }
        let (name, keys) = (raw.name.clone(), self.key_names(grain));
        let place = place_of(&condition.text, &raw.place);
        self.found.error(ModelFault::SolveVaries { name, keys }, place);
        None
    }

    /// An unknown whose number comes of the solve around it.
    fn settled(
        &self,
        site: Site,
        raw: &RawNode,
        solve: &RawSolve,
        outer: Site,
        slice: usize,
    ) -> Option<Made> {
        let around = self.raw(outer)?.name.clone();
        let (by, _) = self.checked.get(&(outer.slice, outer.layer, around)).cloned().flatten()?;
        let (node, _) = self.checked.get(&(slice, site.layer, raw.name.clone())).cloned().flatten()?;
        let unknown = self.slices.get(slice)?.stands_for?;
        let body = Body::Settled(Settled { by, unknown, node });
        Some(Made { body, ty: Type::constant(solve.unit.clone()), cases: Vec::new() })
    }

    /// A part of a solve: a number that the keys of the unknown settle, and that is always there.
    fn one_number(&mut self, site: Site, raw: &RawNode, written: &Written) -> Option<Formula> {
        let formula = self.checked_formula(site, written)?;
        let place = place_of(&formula.text, &raw.place);
        let ty = &formula.typed.ty;
        let per = self.declared(raw).unwrap_or(KeySet::NONE);
        if !self.order.determines(per, ty.grain) {
            let keys = self.key_names(ty.grain);
            self.found.error(ModelFault::SolveVaries { name: raw.name.clone(), keys }, place);
            return None;
        }
        if ty.unit().is_none() {
            self.found.error(ModelFault::PartIsNumber { name: raw.name.clone() }, place);
            return None;
        }
        if ty.missing == Missing::Declared {
            self.found.error(ModelFault::ValueMayBeMissing { name: raw.name.clone() }, place);
            return None;
        }
        Some(formula)
    }
}
