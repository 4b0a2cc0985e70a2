//! Checking values, amounts and groups one after another.

use super::names::next_node;
use super::{Builder, Checked, Site, place_of};
use crate::base::{Key, KeySet, Unit};
use crate::diag::{ModelFault, Place};
use crate::formula::typed::{Domain, Kind, Missing};
use crate::formula::{Meaning, Names, Path, Type, Typed, check};
use crate::model::parts::{Body, Case, Formula, NodeDef, Role};
use crate::model::read::{ByMember, Form, RawCase, RawNode, Written};

/// A node's body with what it yields.
pub(super) struct Made {
    pub body: Body,
    pub ty: Type,
    pub cases: Vec<Case>,
}

impl Builder<'_> {
    /// Checks every node that is needed, in order.
    pub(super) fn check_nodes(&mut self) {
        for site in self.ordered() {
            let Some(raw) = self.raw(site).cloned() else { continue };
            let checked = self.node(site, &raw);
            self.checked.insert((site.slice, site.layer, raw.name), checked);
        }
    }

    fn node(&mut self, site: Site, raw: &RawNode) -> Checked {
        match raw.section {
            _ if self.is_unknown(site) => self.unknown(site, raw),
            "group" => self.group(site, raw),
            "amount" => self.amount(site, raw),
            _ => self.value(site, raw),
        }
    }

    /// The unknown of a solve, while it is tried.
    fn unknown(&mut self, site: Site, raw: &RawNode) -> Checked {
        let Some(Form::Solve(solve)) = &raw.form else { return None };
        let ty = self.solved_type(raw, solve);
        let made = Made { body: Body::Unknown, ty, cases: Vec::new() };
        if let Some(slice) = self.slices.get_mut(site.slice) {
            slice.stands_for = Some(next_node(self.nodes.len()));
        }
        self.push(site, raw, Role::Value, made, None)
    }

    /// The declared keys of a node, as a grain.
    pub(super) fn declared(&self, raw: &RawNode) -> Option<KeySet> {
        raw.per.as_ref().map(|per| self.order.minimal(per.iter().copied().collect()))
    }

    pub(super) fn push(
        &mut self,
        site: Site,
        raw: &RawNode,
        role: Role,
        made: Made,
        decided: Option<crate::model::parts::Decided>,
    ) -> Checked {
        let id = next_node(self.nodes.len());
        let grain = made.ty.grain;
        self.nodes.push(NodeDef {
            name: raw.name.clone(),
            variant: self.layers.get(site.layer).and_then(|l| l.variant.clone()),
            tried_for: self.slices.get(site.slice).and_then(|slice| slice.stands_for),
            label: raw.label.clone(),
            grain,
            per: raw.per.clone().unwrap_or_else(|| grain.iter().collect()),
            unit: made.ty.unit().map(|unit| raw.unit.clone().unwrap_or_else(|| unit.clone())),
            role,
            body: made.body,
            decided,
            source: raw.source.clone(),
            cases: made.cases,
            place: raw.place.clone(),
        });
        Some((id, made.ty))
    }

    fn value(&mut self, site: Site, raw: &RawNode) -> Checked {
        let made = match raw.form.as_ref()? {
            Form::Share(share) => self.share(site, raw, share, None)?,
            Form::Pour(pour) => self.pour(site, raw, pour, None)?,
            Form::Solve(solve) => self.solve(site, raw, solve)?,
            form => {
                let (formula, cases) = self.formula(site, form)?;
                let ty = formula.typed.ty.clone();
                Made { body: Body::Formula(Box::new(formula)), ty, cases }
            }
        };
        let text_place = match &made.body {
            Body::Formula(formula) => place_of(&formula.text, &raw.place),
            _ => raw.place.clone(),
        };
        self.fits_unit(raw, &made.ty, &text_place)?;
        self.may_be_missing(raw, &made.ty, &text_place)?;
        let mut ty = made.ty;
        ty.fits_any = matches!(made.body, Body::Solve(_) | Body::Settled(_)) && ty.grain.is_empty();
        // What stands for something that may be missing is read as if it might be.
        if raw.may_be_missing && self.layers.get(site.layer).is_some_and(|l| l.redefined.contains(&raw.name))
        {
            ty.missing = Missing::Declared;
        }
        if let Some(per) = self.declared(raw) {
            self.value_fits_per(raw, &ty, per, &text_place)?;
            ty.grain = per;
        }
        self.push(site, raw, Role::Value, Made { ty, ..made }, None)
    }

    /// G3: a value's formula must fit its declared `per`.
    fn value_fits_per(&mut self, raw: &RawNode, ty: &Type, per: KeySet, place: &Place) -> Option<()> {
        let coarser = self.order.determines(per, ty.grain);
        let adds_up = ty.unit().is_some_and(Unit::adds_up) && !ty.level;
        let repeated = ty.grain != per && !ty.grain.is_empty() && adds_up;
        if coarser && !repeated {
            return Some(());
        }
        let (formula, per) = (self.key_names(ty.grain), self.key_names(per));
        let fault = if coarser {
            ModelFault::Repeated { name: raw.name.clone(), formula, per }
        } else {
            ModelFault::DoesNotFitPer { name: raw.name.clone(), formula, per }
        };
        self.found.error(fault, place.clone());
        None
    }

    fn may_be_missing(&mut self, raw: &RawNode, ty: &Type, place: &Place) -> Option<()> {
        if ty.missing == Missing::Declared && !raw.may_be_missing {
            self.found.error(ModelFault::ValueMayBeMissing { name: raw.name.clone() }, place.clone());
            return None;
        }
        Some(())
    }

    pub(super) fn fits_unit(&mut self, raw: &RawNode, ty: &Type, place: &Place) -> Option<()> {
        let Some(declared) = &raw.unit else { return Some(()) };
        let same = ty.unit().is_some_and(|unit| unit.same_dimension(declared));
        if same {
            return Some(());
        }
        let stated = ty.unit().map_or_else(|| "text".to_owned(), |unit| self.unit_text(unit));
        let wanted = self.unit_text(declared);
        self.found.error(ModelFault::OtherUnit { stated, wanted }, place.clone());
        None
    }

    pub(super) fn unit_text(&self, unit: &Unit) -> String {
        let text = self.units.write(&unit.unscaled());
        if text.is_empty() { "ratio".to_owned() } else { text }
    }

    /// A form that is one formula: plain, by member, or cases.
    pub(super) fn formula(&mut self, site: Site, form: &Form) -> Option<(Formula, Vec<Case>)> {
        match form {
            Form::Formula(written) => Some((self.checked_formula(site, written)?, Vec::new())),
            Form::ByMember(by) => {
                self.exhaustive(site, by)?;
                Some((self.checked_formula(site, &by.joined)?, Vec::new()))
            }
            Form::Cases(written, cases) => {
                let formula = self.checked_formula(site, written)?;
                Some((formula, self.cases(site, cases)?))
            }
            Form::Share(_) | Form::Pour(_) | Form::Solve(_) => None,
        }
    }

    pub(super) fn checked_formula(&mut self, site: Site, written: &Written) -> Option<Formula> {
        self.formula_knowing(site, written, &[])
    }

    pub(super) fn formula_knowing(
        &mut self,
        site: Site,
        written: &Written,
        present: &[Path],
    ) -> Option<Formula> {
        let typed = self.typed(site, written, present)?;
        Some(Formula { typed, text: written.text.clone() })
    }

    fn cases(&mut self, site: Site, raws: &[RawCase]) -> Option<Vec<Case>> {
        let mut present: Vec<Path> = Vec::new();
        let mut cases = Vec::new();
        for raw in raws {
            let when = match &raw.when {
                Some(written) => {
                    let formula = self.formula_knowing(site, written, &present)?;
                    present.extend(check::facts(&written.expr, false));
                    Some(formula)
                }
                None => None,
            };
            cases.push(Case { when, source: raw.source.clone() });
        }
        Some(cases)
    }

    /// `formula.KEY` has a formula for every member, or `"*"` for the rest.
    fn exhaustive(&mut self, site: Site, by: &ByMember) -> Option<()> {
        let path = Path { variant: None, name: by.key.clone() };
        let view = super::View { builder: self, site };
        let known = match view.meaning(&path) {
            Some(Meaning::Value(_, ty)) => match ty.kind {
                Kind::Text(Domain::Key(key)) => view.members(key).unwrap_or_default(),
                Kind::Text(Domain::Options(options)) => options,
                _ => Vec::new(),
            },
            _ => Vec::new(),
        };
        let has_rest = by.members.iter().any(|member| member == "*");
        let lacking: Vec<String> = known.iter().filter(|one| !by.members.contains(one)).cloned().collect();
        if has_rest || (!known.is_empty() && lacking.is_empty()) {
            return Some(());
        }
        let lacking = if known.is_empty() { "\"*\"".to_owned() } else { lacking.join(", ") };
        self.found.error(ModelFault::NotExhaustive { key: by.key.clone(), lacking }, by.place.clone());
        None
    }
}

/// How a formula's grain lies to the one that is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fit {
    /// The same.
    Same,
    /// Finer: it must be summed.
    Finer,
    /// Coarser: it would be repeated.
    Coarser,
    /// Neither determines the other.
    Apart,
}

impl Builder<'_> {
    pub(super) fn fit(&self, have: KeySet, want: KeySet) -> Fit {
        if have == want {
            Fit::Same
        } else if self.order.determines(want, have) {
            Fit::Coarser
        } else if self.order.determines(have, want) {
            Fit::Finer
        } else {
            Fit::Apart
        }
    }

    /// Brings a formula to a grain: a finer additive one is summed, one that fits any grain stays; others are refused.
    pub(super) fn brought_to(
        &mut self,
        typed: Typed,
        want: KeySet,
        name: &str,
        place: &Place,
    ) -> Option<Typed> {
        let fault = |builder: &Self, typed: &Typed| {
            let (formula, per) = (builder.key_names(typed.ty.grain), builder.key_names(want));
            (formula, per)
        };
        match self.fit(typed.ty.grain, want) {
            Fit::Same => Some(typed),
            Fit::Coarser if typed.ty.fits_any => Some(typed),
            Fit::Finer if self.can_be_summed(&typed) => {
                Some(super::amount::summed(typed, want, &self.next_aggregate))
            }
            Fit::Finer => {
                let (formula, per) = fault(self, &typed);
                let name = name.to_owned();
                self.found.error(ModelFault::CannotBeSummed { name, formula, per }, place.clone());
                None
            }
            Fit::Coarser => {
                let (formula, per) = fault(self, &typed);
                self.found.error(ModelFault::Repeated { name: name.to_owned(), formula, per }, place.clone());
                None
            }
            Fit::Apart => {
                let (formula, per) = fault(self, &typed);
                let name = name.to_owned();
                self.found.error(ModelFault::DoesNotFitPer { name, formula, per }, place.clone());
                None
            }
        }
    }

    /// At rows only what counts students adds up; elsewhere money and head counts do.
    fn can_be_summed(&self, typed: &Typed) -> bool {
        if typed.ty.grain.has(Key::ROW) {
            typed.ty.head_count
        } else {
            typed.ty.unit().is_some_and(Unit::adds_up)
        }
    }
}
