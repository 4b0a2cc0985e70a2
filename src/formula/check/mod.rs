//! A tree as a typed tree, or all that is wrong with it.

mod aggregate;
mod arithmetic;
mod choice;
mod elsewhere;
mod facts;
mod function;
mod grain;
mod name;

pub use facts::facts;
pub use grain::{adds_up_at_row, joined};

use super::lexer::At;
use super::scope::Scope;
use super::tree::{Expr, Node, Path};
use super::typed::{Domain, Kind, Missing, Op, Type, Typed};
use crate::base::{Key, KeySet, Unit};
use crate::diag::FormulaFault;
use std::ops::Range;

/// Checks a formula against what its names mean; `present` are names already known not to be missing.
///
/// # Errors
/// Everything that is wrong with it, each with its place. The list is empty if the formula reads
/// something broken that has been told elsewhere.
pub fn check(expr: &Expr, scope: &Scope, present: &[Path]) -> Result<Typed, Vec<At>> {
    let (faults, present) = (Vec::new(), present.to_vec());
    let mut checker = Checker { scope, faults, present, settled: KeySet::NONE, excluded: Vec::new() };
    match checker.part(expr) {
        Some(typed) if checker.faults.is_empty() => Ok(typed),
        _ => Err(checker.faults),
    }
}

/// A formula that is being checked.
struct Checker<'a, 'b> {
    scope: &'a Scope<'b>,
    faults: Vec<At>,
    /// Names that cannot be missing here, because a condition has asked.
    present: Vec<Path>,
    /// Keys of which only one member is left here, because a condition has asked.
    settled: KeySet,
    /// Members that cannot be meant here, because a condition has asked.
    excluded: Vec<(Key, String)>,
}

impl Checker<'_, '_> {
    fn refuse<T>(&mut self, fault: FormulaFault, range: &Range<usize>) -> Option<T> {
        self.faults.push((fault, range.clone()));
        None
    }

    fn part(&mut self, expr: &Expr) -> Option<Typed> {
        let range = &expr.range;
        match &expr.node {
            Node::Number { value, unit, .. } => {
                let unit = unit.clone().unwrap_or_default();
                Some(made(Op::Number(value.clone()), Type::constant(unit), range))
            }
            Node::Text(text) => {
                let ty = Type { fits_any: true, ..Type::of(Kind::Text(Domain::Literal), KeySet::NONE) };
                Some(made(Op::Text(text.clone()), ty, range))
            }
            Node::YesNo(yes) => {
                let ty = Type { fits_any: true, ..Type::of(Kind::YesNo, KeySet::NONE) };
                Some(made(Op::YesNo(*yes), ty, range))
            }
            Node::Date(date) => {
                let ty = Type { fits_any: true, ..Type::of(Kind::Date, KeySet::NONE) };
                Some(made(Op::Date(*date), ty, range))
            }
            Node::Name(path) => self.name(path, &[], range),
            Node::Negate(inner) => self.negate(inner, range),
            Node::Not(inner) => self.not(inner, range),
            Node::And(a, b) => self.and(a, b, range),
            Node::Or(a, b) => self.or(a, b, range),
            Node::Arithmetic(sign, a, b) => self.arithmetic(*sign, a, b, range),
            Node::Divide(a, b, otherwise) => self.divide(a, b, otherwise.as_deref(), range),
            Node::Power(a, b) => self.power(a, b, range),
            Node::Compare(sign, a, b) => self.compare(*sign, a, b, range),
            Node::Within(a, b, within) => self.within(a, b, within, range),
            Node::In(a, list) => self.is_in(a, list, range),
            Node::IsMissing(a) => self.is_missing(a, range),
            Node::If(c, a, b) => self.choice(c, a, b, range),
            Node::Call(name, place, arguments) => self.call(name, place, arguments, range),
            Node::Aggregate(summary, argument, clauses) => self.aggregate(*summary, argument, clauses, range),
            Node::Round(inner, step, mode) => self.round(inner, step, *mode, range),
            Node::Elsewhere(base, keys) => self.elsewhere(base, keys, range),
        }
    }

    /// Checks a part under facts that a condition has settled.
    fn part_knowing(&mut self, expr: &Expr, known: Vec<Path>) -> Option<Typed> {
        let before = self.present.len();
        self.present.extend(known);
        let typed = self.part(expr);
        self.present.truncate(before);
        typed
    }

    /// Checks a part of an aggregate: it is read for other members, of which only the aggregate's own condition says more.
    fn part_of_others(&mut self, expr: &Expr, condition: Option<&Expr>, known: Vec<Path>) -> Option<Typed> {
        let settled = condition.map_or(KeySet::NONE, |c| self.one_member(c, true));
        let outer = (std::mem::replace(&mut self.settled, settled), std::mem::take(&mut self.excluded));
        let typed = self.part_knowing(expr, known);
        (self.settled, self.excluded) = outer;
        typed
    }

    /// A part that must be a number.
    fn number(&mut self, expr: &Expr) -> Option<(Typed, Unit)> {
        let typed = self.part(expr)?;
        match &typed.ty.kind {
            Kind::Number(unit) => {
                let unit = unit.clone();
                Some((typed, unit))
            }
            Kind::Text(Domain::Key(key)) => {
                let key = self.scope.names.key_name(*key);
                self.refuse(FormulaFault::CodeIsNoNumber { key }, &expr.range)
            }
            other => {
                let found = kind_name(other).to_owned();
                self.refuse(FormulaFault::WantsNumber { found }, &expr.range)
            }
        }
    }

    /// A part that must be yes or no, and never missing.
    fn condition(&mut self, expr: &Expr) -> Option<Typed> {
        let typed = self.part(expr)?;
        if typed.ty.kind != Kind::YesNo {
            let found = kind_name(&typed.ty.kind).to_owned();
            return self.refuse(FormulaFault::WantsYesNo { found }, &expr.range);
        }
        self.never_missing(typed)
    }

    /// Refuses what may be missing where a value is needed (rule "Missing is not zero").
    fn never_missing(&mut self, typed: Typed) -> Option<Typed> {
        if typed.ty.missing == Missing::Declared {
            let range = typed.range.clone();
            return self.refuse(FormulaFault::MayBeMissing, &range);
        }
        Some(typed)
    }

    fn unit_text(&self, unit: &Unit) -> String {
        let text = self.scope.units.write(&unit.unscaled());
        if text.is_empty() { "ratio".to_owned() } else { text }
    }

    /// The names of keys, for messages: `school, programme`.
    fn key_names(&self, keys: KeySet) -> String {
        keys_text(keys, self.scope)
    }
}

/// The names of keys, for messages: `school, programme`; a dash for none.
#[must_use]
pub fn keys_text(keys: KeySet, scope: &Scope) -> String {
    if keys.is_empty() {
        return "–".to_owned();
    }
    keys.iter().map(|key| scope.names.key_name(key)).collect::<Vec<_>>().join(", ")
}

fn made(op: Op, ty: Type, range: &Range<usize>) -> Typed {
    Typed { op, ty, range: range.clone() }
}

/// A kind in the language's own words.
#[must_use]
pub const fn kind_name(kind: &Kind) -> &'static str {
    match kind {
        Kind::Number(_) => "number",
        Kind::Text(_) => "text",
        Kind::YesNo => "yes/no",
        Kind::Date => "date",
    }
}
