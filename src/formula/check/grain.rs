//! Rules of grain: what an operator makes of its operands' grains (G2), and what may not go down (U4, A5).

use super::super::scope::Scope;
use super::super::typed::{Kind, Missing, Type, Typed};
use super::Checker;
use crate::base::{Key, KeySet};
use crate::diag::FormulaFault;
use std::ops::Range;

/// G2: the grain of an operator is the minimal union of its operands' grains.
#[must_use]
pub fn joined(scope: &Scope, grains: impl IntoIterator<Item = KeySet>) -> KeySet {
    let union = grains.into_iter().fold(KeySet::NONE, KeySet::union);
    scope.order.minimal(union)
}

/// Whether a type is a number that adds up, at a grain of rows: it must count the row's students (A5).
#[must_use]
pub fn adds_up_at_row(ty: &Type) -> bool {
    ty.grain.has(Key::ROW) && ty.unit().is_some_and(crate::base::Unit::adds_up)
}

/// The most cautious of several.
pub(super) fn most_missing<'a>(parts: impl IntoIterator<Item = &'a Typed>) -> Missing {
    parts.into_iter().map(|part| part.ty.missing).max().unwrap_or(Missing::Never)
}

/// Whether something made of several parts is a level: made of levels and of what is the same for all.
pub(super) fn is_level<'a>(parts: impl IntoIterator<Item = &'a Typed> + Clone) -> bool {
    parts.clone().into_iter().all(|part| part.ty.may_go_down()) && parts.into_iter().any(|part| part.ty.level)
}

impl Checker<'_, '_> {
    /// The type of an operator on some operands: its kind given, grain and missing from them.
    pub(super) fn over(&self, kind: Kind, parts: &[&Typed]) -> Type {
        Type {
            kind,
            grain: joined(self.scope, parts.iter().map(|part| part.ty.grain)),
            missing: most_missing(parts.iter().copied()),
            fits_any: parts.iter().all(|part| part.ty.fits_any),
            head_count: false,
            level: is_level(parts.iter().copied()),
        }
    }

    /// U4: what adds up meets others only at the grain of the whole; what fits any grain, and levels, are free.
    pub(super) fn same_grain_where_it_adds_up(&mut self, parts: &[&Typed], whole: KeySet) -> Option<()> {
        parts.iter().try_for_each(|part| self.counted_once(part, whole, KeySet::NONE))
    }

    /// U4 for one part, where a condition leaves one member of the keys that it settles: what is per district stands
    /// once in the lines of districts and categories where the category is a given one.
    pub(super) fn counted_once(&mut self, part: &Typed, whole: KeySet, settled: KeySet) -> Option<()> {
        let adds_up = part.ty.unit().is_some_and(crate::base::Unit::adds_up);
        let settled = self.settled.union(settled);
        let reaches = |grain: KeySet| joined(self.scope, [grain, settled]);
        if !adds_up || part.ty.may_go_down() || reaches(part.ty.grain) == reaches(whole) {
            return Some(());
        }
        let whole = self.key_names(whole);
        let fault = if part.ty.grain.is_empty() {
            FormulaFault::AddsUpForAll { whole }
        } else {
            FormulaFault::AddsUpAtOtherGrain { here: self.key_names(part.ty.grain), whole }
        };
        self.refuse(fault, &part.range)
    }

    /// A5: a row's students may be a factor or be summed, nothing else.
    pub(super) fn no_head_count(&mut self, part: &Typed, range: &Range<usize>) -> Option<()> {
        if part.ty.head_count {
            return self.refuse(FormulaFault::HeadCountInside, range);
        }
        Some(())
    }

    /// A5: terms of a sum count students alike, or not at all.
    pub(super) fn alike_in_head_count(&mut self, a: &Typed, b: &Typed, range: &Range<usize>) -> Option<bool> {
        let free =
            |part: &Typed| part.ty.fits_any && part.op == super::Op::Number(crate::base::number::whole(0));
        if a.ty.head_count == b.ty.head_count || free(a) || free(b) {
            return Some(a.ty.head_count || b.ty.head_count);
        }
        self.refuse(FormulaFault::HeadCountMixed, range)
    }
}
