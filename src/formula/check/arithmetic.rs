//! Checking `+ - * / ^`, minus and rounding: units (U1, U2, U3), grain (G2, U4) and head counts (A5).

use super::super::tree::{Arithmetic, Expr, Node, Step as WrittenStep};
use super::super::typed::{Kind, Op, Type, Typed};
use super::{Checker, made};
use crate::base::{Mode, Step, Unit};
use crate::diag::FormulaFault;
use num_traits::ToPrimitive;
use std::ops::Range;

impl Checker<'_, '_> {
    pub(super) fn negate(&mut self, inner: &Expr, range: &Range<usize>) -> Option<Typed> {
        let (inner, _) = self.number(inner)?;
        let ty = inner.ty.clone();
        Some(made(Op::Negate(Box::new(inner)), ty, range))
    }

    pub(super) fn arithmetic(
        &mut self,
        sign: Arithmetic,
        a: &Expr,
        b: &Expr,
        range: &Range<usize>,
    ) -> Option<Typed> {
        let (left, right) = (self.number(a), self.number(b));
        let ((left, left_unit), (right, right_unit)) = (left?, right?);
        let ty = if sign == Arithmetic::Multiply {
            self.product(&left, &right, &left_unit, &right_unit, range)?
        } else {
            self.same_dimension_of((&left, &left_unit), (&right, &right_unit), range)?;
            self.sum_type(&left, &right, left_unit, range)?
        };
        Some(made(Op::Arithmetic(sign, Box::new(left), Box::new(right)), ty, range))
    }

    /// U2: operands of `+ - < min` have the same dimension; the message computes the missing factor.
    pub(super) fn same_dimension(&mut self, a: &Unit, b: &Unit, range: &Range<usize>) -> Option<()> {
        if a.same_dimension(b) {
            return Some(());
        }
        let fault = FormulaFault::UnitsDiffer {
            left: self.unit_text(a),
            right: self.unit_text(b),
            factor: self.unit_text(&a.over(b)),
        };
        self.refuse(fault, range)
    }

    /// The same for two parts: a bare number beside an amount is told as such.
    pub(super) fn same_dimension_of(
        &mut self,
        (a, a_unit): (&Typed, &Unit),
        (b, b_unit): (&Typed, &Unit),
        range: &Range<usize>,
    ) -> Option<()> {
        for ((part, own), other) in [((a, a_unit), b_unit), ((b, b_unit), a_unit)] {
            if let Op::Number(number) = &part.op
                && own.is_plain()
                && !other.is_plain()
                && self.scope.units.has(&self.unit_text(other))
            {
                let (number, unit) = (crate::base::number::plain(number), self.unit_text(other));
                return self.refuse(FormulaFault::BareNumber { number, unit }, &part.range);
            }
        }
        self.same_dimension(a_unit, b_unit, range)
    }

    fn sum_type(&mut self, left: &Typed, right: &Typed, unit: Unit, range: &Range<usize>) -> Option<Type> {
        let mut ty = self.over(Kind::Number(unit.unscaled()), &[left, right]);
        self.same_grain_where_it_adds_up(&[left, right], ty.grain)?;
        ty.head_count = self.alike_in_head_count(left, right, range)?;
        Some(ty)
    }

    fn product(&mut self, a: &Typed, b: &Typed, ua: &Unit, ub: &Unit, range: &Range<usize>) -> Option<Type> {
        if a.ty.head_count && b.ty.head_count {
            return self.refuse(FormulaFault::HeadCountSquared, range);
        }
        let mut ty = self.over(Kind::Number(ua.times(ub).unscaled()), &[a, b]);
        ty.head_count = a.ty.head_count || b.ty.head_count;
        Some(ty)
    }

    pub(super) fn divide(
        &mut self,
        a: &Expr,
        b: &Expr,
        otherwise: Option<&Expr>,
        range: &Range<usize>,
    ) -> Option<Typed> {
        let (above, below) = (self.number(a), self.number(b));
        let otherwise = match otherwise {
            Some(expr) => Some((self.number(expr)?, expr)),
            None => None,
        };
        let ((above, above_unit), (below, below_unit)) = (above?, below?);
        if below.ty.head_count && !above.ty.head_count {
            return self.refuse(FormulaFault::HeadCountInside, &b.range);
        }
        let unit = above_unit.over(&below_unit).unscaled();
        let mut parts = vec![&above, &below];
        if let Some(((value, value_unit), expr)) = &otherwise {
            self.same_dimension(&unit, value_unit, &expr.range)?;
            self.no_head_count(value, &expr.range)?;
            parts.push(value);
        }
        let mut ty = self.over(Kind::Number(unit), &parts);
        if let Some(((value, _), _)) = &otherwise {
            self.same_grain_where_it_adds_up(&[value], ty.grain)?;
        }
        ty.head_count = above.ty.head_count && !below.ty.head_count;
        let otherwise = otherwise.map(|((value, _), _)| Box::new(value));
        Some(made(Op::Divide(Box::new(above), Box::new(below), otherwise), ty, range))
    }

    /// U3: a whole power of any unit; another power of plain numbers only.
    pub(super) fn power(&mut self, a: &Expr, b: &Expr, range: &Range<usize>) -> Option<Typed> {
        let (base, unit) = self.number(a)?;
        self.no_head_count(&base, &a.range)?;
        if let Some(whole) = whole_literal(b) {
            let ty = self.over(Kind::Number(unit.power(whole).unscaled()), &[&base]);
            return Some(made(Op::WholePower(Box::new(base), whole), ty, range));
        }
        let (exponent, exponent_unit) = self.number(b)?;
        self.no_head_count(&exponent, &b.range)?;
        for (unit, place) in [(&unit, &a.range), (&exponent_unit, &b.range)] {
            self.plain(unit, place)?;
        }
        let ty = self.over(Kind::Number(Unit::plain()), &[&base, &exponent]);
        Some(made(Op::Power(Box::new(base), Box::new(exponent)), ty, range))
    }

    /// U3: a plain ratio or number.
    pub(super) fn plain(&mut self, unit: &Unit, range: &Range<usize>) -> Option<()> {
        if unit.is_plain() {
            return Some(());
        }
        let unit = self.unit_text(unit);
        self.refuse(FormulaFault::WantsPlainNumber { unit }, range)
    }

    pub(super) fn round(
        &mut self,
        inner: &Expr,
        step: &WrittenStep,
        mode: Mode,
        range: &Range<usize>,
    ) -> Option<Typed> {
        let (inner_typed, unit) = self.number(inner)?;
        self.no_head_count(&inner_typed, &inner.range)?;
        let scaled = match &step.unit {
            Some((_, step_unit)) => {
                self.same_dimension(&unit, step_unit, range)?;
                &step.size * step_unit.scale()
            }
            None if step.decimals.is_some() || unit.is_plain() => step.size.clone(),
            None => {
                let unit = self.unit_text(&unit);
                return self.refuse(FormulaFault::StepWantsUnit { unit }, range);
            }
        };
        let Some(size) = Step::new(scaled) else {
            return self.refuse(FormulaFault::ExpectedStep, range);
        };
        let ty = self.over(Kind::Number(unit), &[&inner_typed]);
        Some(made(Op::Round(Box::new(inner_typed), size, mode), ty, range))
    }
}

fn whole_literal(expr: &Expr) -> Option<i32> {
    match &expr.node {
        Node::Number { value, unit: None, .. } if value.is_integer() => {
            value.to_i32().filter(|n| n.abs() <= 64)
        }
        Node::Negate(inner) => whole_literal(inner).map(|n| -n),
        _ => None,
    }
}
