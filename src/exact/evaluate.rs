//! A part of a formula for one instance of its grain.

use super::refusal::Reason;
use super::value::{from_binary, power, zero};
use super::{Answer, Evaluator, Inside, Stopped, Value};
use crate::base::number::{product, to_f64};
use crate::base::{ColumnId, CurveId, Exact, Key, KeySet, SlotId};
use crate::formula::tree::Arithmetic;
use crate::formula::typed::{LookUp, Op, Portable, Typed};
use crate::frame::Cells;
use crate::model::{Hit, OnCurve};
use num_traits::{Signed, Zero};

/// An instance of a grain.
pub(super) type At = (KeySet, usize);

impl Evaluator<'_> {
    /// The value of a part, for an instance of a grain that settles the part's own grain.
    pub(super) fn value(&self, part: &Typed, at: At, inside: Inside) -> Answer {
        let Some(instance) = self.frame.up(at.0, at.1, part.ty.grain) else {
            return Err(self.stop(Reason::NoMember, part, inside, 0));
        };
        let here = (part.ty.grain, instance);
        match &part.op {
            Op::Number(number) => Ok(Some(Value::Number(number.clone()))),
            Op::Text(text) => Ok(Some(Value::Text(text.clone()))),
            Op::YesNo(yes) => Ok(Some(Value::YesNo(*yes))),
            Op::Date(date) => Ok(Some(Value::Date(*date))),
            Op::Slot(slot) => Ok(self.slot(*slot)?.map(Value::Number)),
            Op::Column(id) => self.cell(*id, part, inside, instance),
            Op::Member(key) => self.member(*key, part, inside, instance),
            Op::Node(id) => self.node(*id, instance),
            Op::LookUp(look_up) => self.look_up(look_up, part, here, inside),
            Op::Aggregate(aggregate) => self.aggregate(aggregate, part, instance, inside),
            Op::Elsewhere(base, keys) => self.elsewhere(base, keys, here, inside),
            Op::Not(a) => Ok(Some(Value::YesNo(!self.yes(a, here, inside)?))),
            Op::And(a, b) => Ok(Some(Value::YesNo(self.yes(a, here, inside)? && self.yes(b, here, inside)?))),
            Op::Or(a, b) => Ok(Some(Value::YesNo(self.yes(a, here, inside)? || self.yes(b, here, inside)?))),
            Op::Compare(sign, a, b) => {
                let (left, right) = (self.needed(a, here, inside)?, self.needed(b, here, inside)?);
                Ok(Some(Value::YesNo(sign.holds(left.order(&right)))))
            }
            Op::In(a, list) => self.is_in(a, list, here, inside),
            Op::IsMissing(a) => Ok(Some(Value::YesNo(self.value(a, here, inside)?.is_none()))),
            Op::If(c, a, b) => {
                let chosen = if self.yes(c, here, inside)? { a } else { b };
                self.value(chosen, here, inside)
            }
            Op::Default(a, b) => match self.value(a, here, inside)? {
                Some(value) => Ok(Some(value)),
                None => self.value(b, here, inside),
            },
            _ => self.computed(part, here, inside),
        }
    }

    /// Arithmetic: missing if any operand is.
    fn computed(&self, part: &Typed, here: At, inside: Inside) -> Answer {
        let number = |part: &Typed| self.number_of(part, here, inside);
        let result = match &part.op {
            Op::Negate(a) => number(a)?.map(|a| -a),
            Op::Abs(a) => number(a)?.map(|a| a.abs()),
            Op::Round(a, step, mode) => number(a)?.map(|a| step.round(&a, *mode)),
            Op::Arithmetic(sign, a, b) => number(a)?.zip(number(b)?).map(|(a, b)| arithmetic(*sign, a, b)),
            Op::Divide(a, b, otherwise) => {
                let Some((above, below)) = number(a)?.zip(number(b)?) else { return Ok(None) };
                match otherwise {
                    _ if !below.is_zero() => Some(above / below),
                    Some(value) => return self.value(value, here, inside),
                    None => return Err(self.stop(Reason::DivisionByZero, part, inside, here.1)),
                }
            }
            Op::WholePower(a, exponent) => match number(a)? {
                Some(base) => match power(&base, *exponent) {
                    Some(result) => Some(result),
                    None => return Err(self.stop(Reason::DivisionByZero, part, inside, here.1)),
                },
                None => None,
            },
            Op::Power(a, b) => match number(a)?.zip(number(b)?) {
                Some((a, b)) => Some(self.finite(libm::pow(to_f64(&a), to_f64(&b)), part, here, inside)?),
                None => None,
            },
            Op::Portable(function, a) => match number(a)? {
                Some(a) => Some(self.finite(portable(*function, to_f64(&a)), part, here, inside)?),
                None => None,
            },
            Op::Min(list) => self.extreme(list, here, inside, Exact::min)?,
            Op::Max(list) => self.extreme(list, here, inside, Exact::max)?,
            Op::Curve(id, a) => match number(a)? {
                Some(at) => Some(self.curve(*id, &at)?),
                None => None,
            },
            _ => None,
        };
        Ok(result.map(Value::Number))
    }

    pub(super) fn number_of(&self, part: &Typed, at: At, inside: Inside) -> Result<Option<Exact>, Stopped> {
        match self.value(part, at, inside)? {
            Some(Value::Number(number)) => Ok(Some(number)),
            _ => Ok(None),
        }
    }

    /// A value that must be there.
    pub(super) fn needed(&self, part: &Typed, at: At, inside: Inside) -> Result<Value, Stopped> {
        match self.value(part, at, inside)? {
            Some(value) => Ok(value),
            None => {
                let instance = self.frame.up(at.0, at.1, part.ty.grain).unwrap_or(0);
                let name = inside.node.map_or_else(String::new, |node| node.name.clone());
                Err(self.stop(Reason::Missing(name), part, inside, instance))
            }
        }
    }

    pub(super) fn needed_number(&self, part: &Typed, at: At, inside: Inside) -> Result<Exact, Stopped> {
        match self.needed(part, at, inside)? {
            Value::Number(number) => Ok(number),
            _ => Err(Stopped),
        }
    }

    pub(super) fn yes(&self, part: &Typed, at: At, inside: Inside) -> Result<bool, Stopped> {
        Ok(self.needed(part, at, inside)? == Value::YesNo(true))
    }

    /// A number of the model, by its rule if a scenario has given it one; that it has been read is remembered.
    fn slot(&self, id: SlotId) -> Result<Option<Exact>, Stopped> {
        self.read.borrow_mut().insert(id);
        let Some(rule) = self.model.slot_rules.get(&id) else {
            return Ok(self.slots.get(id.index()).cloned());
        };
        if let Some(known) = self.derived.borrow().get(&id) {
            return known.clone().map(Some);
        }
        let number = self.needed_number(rule, (KeySet::NONE, 0), Inside { node: None, text: &rule.text });
        self.derived.borrow_mut().insert(id, number.clone());
        number.map(Some)
    }

    fn cell(&self, id: ColumnId, part: &Typed, inside: Inside, instance: usize) -> Answer {
        let cell = match self.frame.column(id).map(|column| &column.cells) {
            Some(Cells::Numbers(cells)) => {
                cells.get(instance).copied().flatten().map(|n| Value::Number(n.exact()))
            }
            Some(Cells::Texts(cells)) => cells.get(instance).cloned().flatten().map(Value::Text),
            Some(Cells::YesNo(cells)) => cells.get(instance).copied().flatten().map(Value::YesNo),
            Some(Cells::Dates(cells)) => cells.get(instance).copied().flatten().map(Value::Date),
            None => None,
        };
        let def = self.model.column(id);
        if cell.is_none() && def.is_some_and(|def| !def.may_be_missing) {
            let name = def.map_or_else(String::new, |def| def.name.clone());
            return Err(self.stop(Reason::Hole(name), part, inside, instance));
        }
        Ok(cell)
    }

    fn member(&self, key: Key, part: &Typed, inside: Inside, instance: usize) -> Answer {
        match self.frame.member_at(part.ty.grain, instance, key) {
            Some(member) => Ok(Some(Value::Text(self.frame.code(key, member).to_owned()))),
            None => Err(self.stop(Reason::NoMember, part, inside, instance)),
        }
    }

    fn look_up(&self, look_up: &LookUp, part: &Typed, here: At, inside: Inside) -> Answer {
        let mut codes = Vec::new();
        for key in &look_up.keys {
            codes.push(self.needed(key, here, inside)?.code());
        }
        let Some(table) = self.model.table(look_up.table) else { return Err(Stopped) };
        let texts: Vec<&str> = codes.iter().map(String::as_str).collect();
        match table.at(&texts, &self.model.slots) {
            Hit::Row(slot) => Ok(self.slot(slot)?.map(Value::Number)),
            Hit::Tie(..) => {
                let list = table.file.clone().unwrap_or_else(|| table.name.clone());
                let reason = Reason::Tie(list, codes.join(", "));
                Err(self.stop(reason, part, inside, here.1))
            }
            Hit::None if table.may_be_missing => Ok(None),
            Hit::None => {
                let list = table.file.clone().unwrap_or_else(|| table.name.clone());
                let near = table.alike(&texts).unwrap_or_default();
                let reason = Reason::NoRow(list, codes.join(", "), near);
                Err(self.stop(reason, part, inside, here.1))
            }
        }
    }

    /// Another member's value.
    fn elsewhere(&self, base: &Typed, keys: &[(Key, Typed)], here: At, inside: Inside) -> Answer {
        let grain = base.ty.grain;
        let mut members = Vec::new();
        for key in grain.iter() {
            let given = keys.iter().find(|(k, _)| *k == key);
            let member = match given {
                Some((_, part)) => self.frame.member(key, &self.needed(part, here, inside)?.code()),
                None => self.frame.member_at(here.0, here.1, key),
            };
            match member {
                Some(member) => members.push(member),
                None => return Err(self.stop(Reason::NoMember, base, inside, usize::MAX)),
            }
        }
        match self.frame.find(grain, &members) {
            Some(instance) => self.value(base, (grain, instance), inside),
            None => Err(self.stop(Reason::NoMember, base, inside, usize::MAX)),
        }
    }

    fn is_in(&self, a: &Typed, list: &[Typed], here: At, inside: Inside) -> Answer {
        let value = self.needed(a, here, inside)?;
        for one in list {
            if self.needed(one, here, inside)?.order(&value).is_eq() {
                return Ok(Some(Value::YesNo(true)));
            }
        }
        Ok(Some(Value::YesNo(false)))
    }

    fn extreme(
        &self,
        list: &[Typed],
        here: At,
        inside: Inside,
        choose: fn(Exact, Exact) -> Exact,
    ) -> Result<Option<Exact>, Stopped> {
        let mut best: Option<Exact> = None;
        for part in list {
            let Some(next) = self.number_of(part, here, inside)? else { return Ok(None) };
            best = Some(match best {
                Some(known) => choose(known, next),
                None => next,
            });
        }
        Ok(best)
    }

    fn finite(&self, number: f64, part: &Typed, here: At, inside: Inside) -> Result<Exact, Stopped> {
        from_binary(number).ok_or_else(|| self.stop(Reason::NotFinite, part, inside, here.1))
    }

    fn curve(&self, id: CurveId, at: &Exact) -> Result<Exact, Stopped> {
        let Some(curve) = self.model.curve(id) else { return Ok(zero()) };
        let mut points = Vec::with_capacity(curve.points.len());
        for (x, y) in &curve.points {
            points.push((self.slot(*x)?.unwrap_or_else(zero), self.slot(*y)?.unwrap_or_else(zero)));
        }
        let order = |point: usize| points.get(point).map_or(std::cmp::Ordering::Less, |(x, _)| at.cmp(x));
        Ok(match curve.place(order) {
            OnCurve::At(point) => points.get(point).map_or_else(zero, |(_, y)| y.clone()),
            OnCurve::After(point) => match (points.get(point), points.get(point + 1)) {
                (Some((x0, y0)), Some((x1, y1))) => y0 + (at - x0) * (y1 - y0) / (x1 - x0),
                _ => zero(),
            },
        })
    }
}

fn arithmetic(sign: Arithmetic, a: Exact, b: Exact) -> Exact {
    match sign {
        Arithmetic::Add => a + b,
        Arithmetic::Subtract => a - b,
        Arithmetic::Multiply => product(&a, &b),
    }
}

fn portable(function: Portable, at: f64) -> f64 {
    match function {
        Portable::Exp => libm::exp(at),
        Portable::Ln => libm::log(at),
        Portable::Sqrt => libm::sqrt(at),
        Portable::Cbrt => libm::cbrt(at),
    }
}
