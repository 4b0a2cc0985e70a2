//! Formulas as steps: each part at its own grain, repeated to the grain of what reads it.

use super::super::jump::Grid;
use super::super::plan::{OnZero, Op, StepId};
use super::Compiler;
use crate::base::KeySet;
use crate::formula::Typed;
use crate::formula::typed::{LookUp, Op as Part};

impl Compiler<'_> {
    /// A part of a formula at a grain that settles its own.
    pub(super) fn at(&mut self, part: &Typed, grain: KeySet) -> StepId {
        let step = self.part(part);
        self.spread(step, part.ty.grain, grain)
    }

    /// A part of a formula at its own grain.
    pub(super) fn part(&mut self, part: &Typed) -> StepId {
        let here = part.ty.grain;
        let op = match &part.op {
            Part::Number(number) => Op::Number(number.clone()),
            Part::Text(text) => Op::Text(text.clone()),
            Part::YesNo(yes) => Op::YesNo(*yes),
            Part::Date(date) => Op::Date(*date),
            Part::Slot(slot) => match self.derived.get(slot) {
                Some(step) => return *step,
                None => Op::Slot(*slot),
            },
            Part::Column(id) => {
                let declared = self.model.column(*id).is_none_or(|column| column.may_be_missing);
                Op::Data(*id, declared)
            }
            Part::Member(key) => Op::Member(*key),
            Part::Node(id) => {
                let step = self.result(*id);
                let grain = self.model.node(*id).map_or(KeySet::NONE, |node| node.grain);
                return self.spread(step, grain, here);
            }
            Part::LookUp(look_up) => return self.look_up(look_up, here),
            Part::Aggregate(aggregate) => return self.aggregate(aggregate, here),
            Part::Elsewhere(base, keys) => {
                let find = keys.iter().map(|(key, member)| (*key, self.at(member, here))).collect();
                let places = self.push(Op::Find(base.ty.grain, find), here);
                Op::At(self.part(base), places)
            }
            _ => self.operator(part, here),
        };
        self.push(op, here)
    }

    /// What works on columns of one grain.
    fn operator(&mut self, part: &Typed, here: KeySet) -> Op {
        match &part.op {
            Part::Negate(a) => Op::Negate(self.at(a, here)),
            Part::Abs(a) => Op::Abs(self.at(a, here)),
            Part::Not(a) => Op::Not(self.at(a, here)),
            Part::IsMissing(a) => Op::IsMissing(self.at(a, here)),
            Part::And(a, b) => Op::And(self.at(a, here), self.at(b, here)),
            Part::Or(a, b) => Op::Or(self.at(a, here), self.at(b, here)),
            Part::Arithmetic(sign, a, b) => Op::Arithmetic(*sign, self.at(a, here), self.at(b, here)),
            Part::Compare(sign, a, b) => Op::Compare(*sign, self.at(a, here), self.at(b, here)),
            Part::Default(a, b) => Op::Default(self.at(a, here), self.at(b, here)),
            Part::Power(a, b) => Op::Power(self.at(a, here), self.at(b, here)),
            Part::WholePower(a, exponent) => Op::WholePower(self.at(a, here), *exponent),
            Part::Portable(function, a) => Op::Portable(*function, self.at(a, here)),
            Part::Curve(id, a) => Op::Curve(id.index(), self.at(a, here)),
            Part::If(c, a, b) => Op::Choose(self.at(c, here), self.at(a, here), self.at(b, here)),
            Part::Divide(a, b, otherwise) => {
                let (a, b) = (self.at(a, here), self.at(b, here));
                let zero = otherwise.as_ref().map_or(OnZero::Refuse, |c| OnZero::Else(self.at(c, here)));
                Op::Divide(a, b, zero)
            }
            Part::Round(a, step, mode) => match Grid::of(step) {
                Some(grid) => Op::Round(self.at(a, here), grid, *mode),
                None => Op::Never,
            },
            Part::In(a, list) => self.is_in(a, list, here),
            Part::Min(list) => self.extreme(list, here, Op::Lesser),
            Part::Max(list) => self.extreme(list, here, Op::Greater),
            _ => Op::Never,
        }
    }

    fn look_up(&mut self, look_up: &LookUp, here: KeySet) -> StepId {
        let keys = look_up.keys.iter().map(|key| self.at(key, here)).collect();
        let row = self.push(Op::Row(look_up.table.index(), keys), here);
        self.push(Op::SlotsAt(row), here)
    }

    /// `x in [a, b]` is `x = a or x = b`.
    fn is_in(&mut self, a: &Typed, list: &[Typed], here: KeySet) -> Op {
        let one = self.at(a, here);
        let mut whole = Op::Never;
        for (place, other) in list.iter().enumerate() {
            let other = self.at(other, here);
            let equal = Op::Compare(crate::formula::tree::Comparison::Equal, one, other);
            whole = if place == 0 {
                equal
            } else {
                let (before, this) = (self.push(whole, here), self.push(equal, here));
                Op::Or(before, this)
            };
        }
        whole
    }

    fn extreme(&mut self, list: &[Typed], here: KeySet, of: fn(StepId, StepId) -> Op) -> Op {
        let steps: Vec<StepId> = list.iter().map(|part| self.at(part, here)).collect();
        let Some((last, others)) = steps.split_last() else { return Op::Never };
        let first = others.iter().copied().reduce(|a, b| self.push(of(a, b), here));
        first.map_or(Op::Never, |first| of(first, *last))
    }
}
