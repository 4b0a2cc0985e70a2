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

impl Checker<'_, '_> {
    /// The type of an operator on some operands: its kind given, grain and missing from them.
    pub(super) fn over(&self, kind: Kind, parts: &[&Typed]) -> Type {
        Type {
            kind,
            grain: joined(self.scope, parts.iter().map(|part| part.ty.grain)),
            missing: most_missing(parts.iter().copied()),
            fits_any: parts.iter().all(|part| part.ty.fits_any),
            head_count: false,
        }
    }

    /// U4: what adds up meets others only at the grain of the whole; what fits any grain is free.
    pub(super) fn same_grain_where_it_adds_up(&mut self, parts: &[&Typed], whole: KeySet) -> Option<()> {
        for part in parts {
            let adds_up = part.ty.unit().is_some_and(crate::base::Unit::adds_up);
            if adds_up && !part.ty.fits_any && part.ty.grain != whole {
                let fault = FormulaFault::AddsUpAtOtherGrain {
                    here: self.key_names(part.ty.grain),
                    whole: self.key_names(whole),
                };
                return self.refuse(fault, &part.range);
            }
        }
        Some(())
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
