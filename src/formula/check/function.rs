//! Checking calls of functions and curves.

use super::super::functions::{Function, NAMES};
use super::super::scope::Meaning;
use super::super::tree::{Expr, Node, Path};
use super::super::typed::{Kind, Missing, Op, Portable, Typed};
use super::name::some;
use super::{Checker, made};
use crate::base::{CurveId, KeySet, Unit, suggest};
use crate::diag::FormulaFault;
use std::ops::Range;

/// What a function of a spreadsheet is called here.
fn of_spreadsheet(name: &str) -> Option<&'static str> {
    Some(match name.to_lowercase().as_str() {
        "summa" => "sum(… by …)",
        "medel" | "average" => "mean(… weighted by …)",
        "avrunda" => "round(… to 1 kr)",
        "min" => "min",
        "max" => "max",
        "rot" => "sqrt",
        "och" => "… and …",
        "eller" => "… or …",
        _ => return None,
    })
}

impl Checker<'_, '_> {
    pub(super) fn call(
        &mut self,
        name: &str,
        place: &Range<usize>,
        arguments: &[Expr],
        range: &Range<usize>,
    ) -> Option<Typed> {
        let path = Path { variant: None, name: name.to_owned() };
        match (Function::named(name), self.scope.names.meaning(&path)) {
            (Some(function), _) => self.function(function, name, arguments, range),
            (None, Some(Meaning::Curve { id, from, to })) => match arguments {
                [argument] => self.curve(id, &from, &to, argument, range),
                _ => self.refuse(
                    FormulaFault::WrongCount { name: name.to_owned(), wanted: "1".to_owned() },
                    range,
                ),
            },
            (None, Some(Meaning::Broken)) => None,
            (None, Some(_)) => self.refuse(FormulaFault::NotAFunction { name: name.to_owned() }, place),
            (None, None) => {
                let known = self.scope.names.all();
                let near = of_spreadsheet(name).or_else(|| {
                    suggest::nearest(name, NAMES.iter().copied().chain(known.iter().map(String::as_str)))
                });
                let fault = match near {
                    Some(near) => FormulaFault::UnknownName { name: name.to_owned(), near: near.to_owned() },
                    None => FormulaFault::UnknownNameAlone { name: name.to_owned(), known: some(&known) },
                };
                self.refuse(fault, place)
            }
        }
    }

    fn function(
        &mut self,
        function: Function,
        name: &str,
        arguments: &[Expr],
        range: &Range<usize>,
    ) -> Option<Typed> {
        match (function, arguments) {
            (Function::Min | Function::Max, [_, _, ..]) => self.extreme(function, arguments, range),
            (Function::Default, [first, second]) => self.default(first, second, range),
            (Function::Abs, [argument]) => {
                let (inner, unit) = self.number(argument)?;
                self.no_head_count(&inner, &argument.range)?;
                let ty = self.over(Kind::Number(unit), &[&inner]);
                Some(made(Op::Abs(Box::new(inner)), ty, range))
            }
            (Function::Portable(function), [argument]) => self.portable(function, argument, range),
            _ => {
                let wanted = function.wants().to_owned();
                self.refuse(FormulaFault::WrongCount { name: name.to_owned(), wanted }, range)
            }
        }
    }

    fn extreme(&mut self, function: Function, arguments: &[Expr], range: &Range<usize>) -> Option<Typed> {
        let checked: Vec<Option<(Typed, Unit)>> = arguments.iter().map(|a| self.number(a)).collect();
        let mut parts = Vec::new();
        let mut common: Option<Unit> = None;
        for (part, unit) in checked.into_iter().collect::<Option<Vec<_>>>()? {
            self.no_head_count(&part, &part.range)?;
            let first = common.get_or_insert_with(|| unit.clone()).clone();
            self.same_dimension(&first, &unit, &part.range)?;
            parts.push(part);
        }
        let all: Vec<&Typed> = parts.iter().collect();
        let ty = self.over(Kind::Number(common.unwrap_or_default().unscaled()), &all);
        self.same_grain_where_it_adds_up(&all, ty.grain)?;
        let op = if matches!(function, Function::Min) { Op::Min(parts) } else { Op::Max(parts) };
        Some(made(op, ty, range))
    }

    fn default(&mut self, first: &Expr, second: &Expr, range: &Range<usize>) -> Option<Typed> {
        let value = self.part(first)?;
        let fallback = self.part(second)?;
        let known = matches!(&first.node, Node::Name(path) if self.present.contains(path));
        if value.ty.missing == Missing::Never && !known {
            return self.refuse(FormulaFault::NeverMissing, &first.range);
        }
        let mut ty = self.branches([(&value, KeySet::NONE), (&fallback, KeySet::NONE)], &[], range)?;
        ty.missing = fallback.ty.missing;
        ty.head_count = value.ty.head_count || fallback.ty.head_count;
        Some(made(Op::Default(Box::new(value), Box::new(fallback)), ty, range))
    }

    /// U3: `exp`, `ln`, `sqrt`, `cbrt` take plain numbers.
    fn portable(&mut self, function: Portable, argument: &Expr, range: &Range<usize>) -> Option<Typed> {
        let (inner, unit) = self.number(argument)?;
        self.plain(&unit, &argument.range)?;
        self.no_head_count(&inner, &argument.range)?;
        let ty = self.over(Kind::Number(Unit::plain()), &[&inner]);
        Some(made(Op::Portable(function, Box::new(inner)), ty, range))
    }

    fn curve(
        &mut self,
        id: CurveId,
        from: &Unit,
        to: &Unit,
        argument: &Expr,
        range: &Range<usize>,
    ) -> Option<Typed> {
        let (inner, unit) = self.number(argument)?;
        self.same_dimension(&unit, from, &argument.range)?;
        self.no_head_count(&inner, &argument.range)?;
        let ty = self.over(Kind::Number(to.unscaled()), &[&inner]);
        Some(made(Op::Curve(id, Box::new(inner)), ty, range))
    }
}
