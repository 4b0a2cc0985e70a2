//! Checking conditions, comparisons and choices: `and or not = < in is missing if`.

use super::super::tree::{Arithmetic, Comparison, Expr, Node};
use super::super::typed::{Domain, Kind, Missing, Op, Type, Typed};
use super::facts::facts;
use super::grain::is_level;
use super::{Checker, kind_name, made};
use crate::base::number::plain;
use crate::base::{KeySet, suggest};
use crate::diag::FormulaFault;
use std::ops::Range;

impl Checker<'_, '_> {
    pub(super) fn not(&mut self, inner: &Expr, range: &Range<usize>) -> Option<Typed> {
        let inner = self.condition(inner)?;
        let ty = self.over(Kind::YesNo, &[&inner]);
        Some(made(Op::Not(Box::new(inner)), ty, range))
    }

    pub(super) fn and(&mut self, a: &Expr, b: &Expr, range: &Range<usize>) -> Option<Typed> {
        let left = self.condition(a);
        let right = self.conditional_condition(b, facts(a, true));
        let (left, right) = (left?, right?);
        let ty = self.over(Kind::YesNo, &[&left, &right]);
        Some(made(Op::And(Box::new(left), Box::new(right)), ty, range))
    }

    pub(super) fn or(&mut self, a: &Expr, b: &Expr, range: &Range<usize>) -> Option<Typed> {
        let left = self.condition(a);
        let right = self.conditional_condition(b, facts(a, false));
        let (left, right) = (left?, right?);
        let ty = self.over(Kind::YesNo, &[&left, &right]);
        Some(made(Op::Or(Box::new(left), Box::new(right)), ty, range))
    }

    /// The condition of an aggregate, which is read for other members.
    pub(super) fn condition_of_others(&mut self, expr: &Expr) -> Option<Typed> {
        let outer = (std::mem::take(&mut self.settled), std::mem::take(&mut self.excluded));
        let typed = self.condition(expr);
        (self.settled, self.excluded) = outer;
        typed
    }

    fn conditional_condition(&mut self, expr: &Expr, known: Vec<super::Path>) -> Option<Typed> {
        let before = self.present.len();
        self.present.extend(known);
        let typed = self.condition(expr);
        self.present.truncate(before);
        typed
    }

    pub(super) fn is_missing(&mut self, inner: &Expr, range: &Range<usize>) -> Option<Typed> {
        let inner_typed = self.part(inner)?;
        let known = matches!(&inner.node, Node::Name(path) if self.present.contains(path));
        if inner_typed.ty.missing == Missing::Never && !known {
            return self.refuse(FormulaFault::NeverMissing, range);
        }
        let ty = Type { missing: Missing::Never, ..self.over(Kind::YesNo, &[&inner_typed]) };
        Some(made(Op::IsMissing(Box::new(inner_typed)), ty, range))
    }

    pub(super) fn compare(
        &mut self,
        sign: Comparison,
        a: &Expr,
        b: &Expr,
        range: &Range<usize>,
    ) -> Option<Typed> {
        let (left, right) = (self.part(a), self.part(b));
        let (left, right) = (self.never_missing(left?), self.never_missing(right?));
        let (left, right) = (left?, right?);
        let (left_kind, right_kind) = (left.ty.kind.clone(), right.ty.kind.clone());
        let (left, right) = (code_of(left, &right_kind), code_of(right, &left_kind));
        self.comparable(sign, &left, &right, range)?;
        let ty = self.over(Kind::YesNo, &[&left, &right]);
        self.same_grain_where_it_adds_up(&[&left, &right], ty.grain)?;
        Some(made(Op::Compare(sign, Box::new(left), Box::new(right)), ty, range))
    }

    /// `a = b within t`: the difference without its sign is at most `t`.
    pub(super) fn within(
        &mut self,
        a: &Expr,
        b: &Expr,
        within: &Expr,
        range: &Range<usize>,
    ) -> Option<Typed> {
        let difference = self.arithmetic(Arithmetic::Subtract, a, b, range);
        let within = self.part(within);
        let (difference, within) = (self.never_missing(difference?), self.never_missing(within?));
        let (difference, within) = (difference?, within?);
        self.comparable(Comparison::AtMost, &difference, &within, range)?;
        let ty = self.over(Kind::YesNo, &[&difference, &within]);
        self.same_grain_where_it_adds_up(&[&difference, &within], ty.grain)?;
        let size = made(Op::Abs(Box::new(difference.clone())), difference.ty, range);
        Some(made(Op::Compare(Comparison::AtMost, Box::new(size), Box::new(within)), ty, range))
    }

    fn comparable(
        &mut self,
        sign: Comparison,
        left: &Typed,
        right: &Typed,
        range: &Range<usize>,
    ) -> Option<()> {
        self.no_head_count(left, &left.range)?;
        self.no_head_count(right, &right.range)?;
        match (&left.ty.kind, &right.ty.kind) {
            (Kind::Number(a), Kind::Number(b)) => self.same_dimension_of((left, a), (right, b), range),
            (Kind::Date, Kind::Date) => Some(()),
            (Kind::YesNo, Kind::YesNo) | (Kind::Text(_), Kind::Text(_))
                if !matches!(sign, Comparison::Equal | Comparison::Unequal) =>
            {
                self.refuse(FormulaFault::TextHasNoOrder { sign: sign.sign().to_owned() }, range)
            }
            (Kind::YesNo, Kind::YesNo) => Some(()),
            (Kind::Text(_), Kind::Text(_)) => self.known_text(left, right),
            (a, b) => {
                let fault = FormulaFault::KindsDiffer {
                    left: kind_name(a).to_owned(),
                    right: kind_name(b).to_owned(),
                };
                self.refuse(fault, range)
            }
        }
    }

    /// Text is compared only with declared members and options.
    fn known_text(&mut self, a: &Typed, b: &Typed) -> Option<()> {
        for (one, other) in [(a, b), (b, a)] {
            if let (Op::Text(text), Kind::Text(domain)) = (&one.op, &other.ty.kind) {
                let known = match domain {
                    Domain::Key(key) => self.scope.names.members(*key),
                    Domain::Options(options) => Some(options.clone()),
                    Domain::Literal | Domain::Free => None,
                };
                if let Some(list) = known.filter(|list| !list.contains(text)) {
                    let near = suggest::nearest(text, list.iter().map(String::as_str));
                    let near = near.map_or_else(|| list.join(", "), str::to_owned);
                    let fault = FormulaFault::UnknownMember { text: text.clone(), near };
                    return self.refuse(fault, &one.range);
                }
            }
        }
        Some(())
    }

    pub(super) fn is_in(&mut self, a: &Expr, list: &[Expr], range: &Range<usize>) -> Option<Typed> {
        let first = self.part(a).and_then(|part| self.never_missing(part))?;
        let mut members = Vec::new();
        for expr in list {
            let member = self.part(expr).and_then(|part| self.never_missing(part))?;
            let member = code_of(member, &first.ty.kind);
            self.comparable(Comparison::Equal, &first, &member, &expr.range)?;
            members.push(member);
        }
        let parts: Vec<&Typed> = std::iter::once(&first).chain(&members).collect();
        let ty = self.over(Kind::YesNo, &parts);
        Some(made(Op::In(Box::new(first), members), ty, range))
    }

    pub(super) fn choice(&mut self, c: &Expr, a: &Expr, b: &Expr, range: &Range<usize>) -> Option<Typed> {
        let condition = self.condition(c);
        let (then, of_then) = self.branch(a, c, true);
        let (otherwise, of_otherwise) = self.branch(b, c, false);
        let (condition, then, otherwise) = (condition?, then?, otherwise?);
        self.no_head_count(&condition, &c.range)?;
        let branches = [(&then, of_then), (&otherwise, of_otherwise)];
        let mut ty = self.branches(branches, &[&condition], range)?;
        ty.head_count = then.ty.head_count || otherwise.ty.head_count;
        Some(made(Op::If(Box::new(condition), Box::new(then), Box::new(otherwise)), ty, range))
    }

    /// One branch of a choice, with the keys of which the condition leaves it one member.
    fn branch(&mut self, expr: &Expr, condition: &Expr, truth: bool) -> (Option<Typed>, KeySet) {
        let before = self.excluded.len();
        self.excluded.extend(self.left_out(condition, truth));
        let settled = self.one_member(condition, truth).union(self.last_members());
        let inside = self.settled.union(settled);
        let outer = std::mem::replace(&mut self.settled, inside);
        let typed = self.part_knowing(expr, facts(condition, truth));
        self.settled = outer;
        self.excluded.truncate(before);
        (typed, settled)
    }

    /// The type of two alternatives: same kind and dimension; what adds up at the grain of the whole. Each comes with
    /// the keys of which its condition leaves one member.
    pub(super) fn branches(
        &mut self,
        branches: [(&Typed, KeySet); 2],
        conditions: &[&Typed],
        range: &Range<usize>,
    ) -> Option<Type> {
        let [a, b] = branches.map(|(part, _)| part);
        let kind = self.common_kind(a, b, range)?;
        let all: Vec<&Typed> = conditions.iter().copied().chain([a, b]).collect();
        let mut ty = self.over(kind, &all);
        ty.fits_any = ty.fits_any && ty.grain == KeySet::NONE;
        ty.level = is_level([a, b]);
        branches.into_iter().try_for_each(|(part, settled)| self.counted_once(part, ty.grain, settled))?;
        self.alike_in_head_count(a, b, range)?;
        Some(ty)
    }

    fn common_kind(&mut self, a: &Typed, b: &Typed, range: &Range<usize>) -> Option<Kind> {
        match (&a.ty.kind, &b.ty.kind) {
            (Kind::Number(left), Kind::Number(right)) => {
                self.same_dimension_of((a, left), (b, right), range)?;
                Some(Kind::Number(left.unscaled()))
            }
            (Kind::Text(left), Kind::Text(right)) => {
                Some(Kind::Text(if left == right { left.clone() } else { Domain::Free }))
            }
            (left, right) if left == right => Some(left.clone()),
            (left, right) => {
                let fault = FormulaFault::KindsDiffer {
                    left: kind_name(left).to_owned(),
                    right: kind_name(right).to_owned(),
                };
                self.refuse(fault, range)
            }
        }
    }
}

/// A whole number compared with a key's code is that code: `study_year = 1`.
pub(super) fn code_of(part: Typed, other: &Kind) -> Typed {
    match (&part.op, other) {
        (Op::Number(number), Kind::Text(_)) if part.ty.unit().is_some_and(crate::base::Unit::is_plain) => {
            let ty = Type { fits_any: true, ..Type::of(Kind::Text(Domain::Literal), KeySet::NONE) };
            Typed { op: Op::Text(plain(number)), ty, range: part.range }
        }
        _ => part,
    }
}
