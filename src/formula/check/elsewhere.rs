//! Checking `x[k: e]`: another member's value (rule G2).

use super::super::scope::{Meaning, TableMeaning};
use super::super::tree::{Expr, Node};
use super::super::typed::{Domain, Kind, LookUp, Op, Type, Typed};
use super::choice::code_of;
use super::grain::{joined, most_missing};
use super::{Checker, made};
use crate::base::{Key, KeySet, suggest};
use crate::diag::FormulaFault;
use std::ops::Range;

/// Keys that a formula replaces: name, place, and the member to take instead.
type Replaced = [(String, Range<usize>, Expr)];

impl Checker<'_, '_> {
    pub(super) fn elsewhere(&mut self, base: &Expr, keys: &Replaced, range: &Range<usize>) -> Option<Typed> {
        let Node::Name(path) = &base.node else {
            return self.refuse(FormulaFault::ElsewhereOfName, &base.range);
        };
        if let Some(Meaning::Table(_)) = self.scope.names.meaning(path) {
            return self.name(path, keys, range);
        }
        let base = self.part(base)?;
        let mut grain = base.ty.grain;
        let mut members = Vec::new();
        for (name, place, expr) in keys {
            let key = self.replaced_key(name, place, base.ty.grain)?;
            let member = self.member(expr, Some(key))?;
            grain = grain.without(key);
            members.push((key, member));
        }
        let grain = joined(self.scope, members.iter().map(|(_, m)| m.ty.grain).chain([grain]));
        let missing = most_missing(std::iter::once(&base).chain(members.iter().map(|(_, m)| m)));
        let ty = Type { missing, level: base.ty.level, ..Type::of(base.ty.kind.clone(), grain) };
        Some(made(Op::Elsewhere(Box::new(base), members), ty, range))
    }

    fn replaced_key(&mut self, name: &str, place: &Range<usize>, grain: KeySet) -> Option<Key> {
        let Some(key) = self.scope.names.key(name) else {
            return self.unknown_key(name, place);
        };
        if grain.has(key) {
            return Some(key);
        }
        let fault = FormulaFault::KeyNotInGrain { key: name.to_owned(), grain: self.key_names(grain) };
        self.refuse(fault, place)
    }

    /// A text, or a whole number, that names a member of a key.
    fn member(&mut self, expr: &Expr, key: Option<Key>) -> Option<Typed> {
        let part = self.part(expr).and_then(|part| self.never_missing(part))?;
        let domain = key.map_or(Kind::Text(Domain::Free), |k| Kind::Text(Domain::Key(k)));
        let part = code_of(part, &domain);
        self.no_head_count(&part, &expr.range)?;
        if let (Op::Text(text), Some(list)) = (&part.op, key.and_then(|k| self.scope.names.members(k)))
            && !list.contains(text)
        {
            let near = suggest::nearest(text, list.iter().map(String::as_str));
            let near = near.map_or_else(|| list.join(", "), str::to_owned);
            return self.refuse(FormulaFault::UnknownMember { text: text.clone(), near }, &expr.range);
        }
        Some(part)
    }

    /// A table's cell: under its own keys, or under those that the formula gives.
    pub(super) fn look_up(
        &mut self,
        table: &TableMeaning,
        given: &Replaced,
        range: &Range<usize>,
    ) -> Option<Typed> {
        for (name, place, _) in given {
            if !table.keys.iter().any(|key| key.name == *name) {
                let known: Vec<&str> = table.keys.iter().map(|key| key.name.as_str()).collect();
                let fault = FormulaFault::KeyNotInGrain { key: name.clone(), grain: known.join(", ") };
                return self.refuse(fault, place);
            }
        }
        let mut keys = Vec::new();
        for key in &table.keys {
            keys.push(match given.iter().find(|(name, _, _)| *name == key.name) {
                Some((_, _, expr)) => self.member(expr, key.key)?,
                None => {
                    let path = super::Path { variant: None, name: key.name.clone() };
                    let part = self.name(&path, &[], range)?;
                    self.no_head_count(&part, range)?;
                    self.never_missing(part)?
                }
            });
        }
        let parts: Vec<&Typed> = keys.iter().collect();
        let mut ty = self.over(Kind::Number(table.unit.unscaled()), &parts);
        (ty.fits_any, ty.level) = (false, false);
        if table.may_be_missing {
            ty.missing = super::Missing::Declared;
        }
        Some(made(Op::LookUp(LookUp { table: table.id, keys }), ty, range))
    }
}
