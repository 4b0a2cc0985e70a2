//! A formula with numbers in the place of names, and what was read for it.

use super::reason::{Piece, Quantity, Read};
use super::why::Explainer;
use crate::base::{Exact, KeySet, Unit};
use crate::exact::Value;
use crate::formula::{Op, Typed};
use crate::model::Hit;

/// An instance of a grain.
pub(super) type At = (KeySet, usize);

/// What takes the place of a row's own head count: the sum over rows that are paid alike.
pub(super) type Heads<'a> = Option<&'a Exact>;

impl Explainer<'_> {
    /// The formula with numbers put in; of an `if` only the branch that was chosen.
    pub(super) fn filled(&self, part: &Typed, at: At, heads: Heads) -> Vec<Piece> {
        let mut pieces = Vec::new();
        self.fill(part, at, heads, 0, &mut pieces);
        pieces
    }

    fn fill(&self, part: &Typed, at: At, heads: Heads, floor: u8, out: &mut Vec<Piece>) {
        let sign = |text: &str| Piece::Sign(text.to_owned());
        let binary = |binds: u8, text: &str, a: &Typed, b: &Typed, out: &mut Vec<Piece>| {
            let bracket = binds < floor;
            out.extend(bracket.then(|| sign("(")));
            self.fill(a, at, heads, binds, out);
            out.push(sign(text));
            self.fill(b, at, heads, binds + 1, out);
            out.extend(bracket.then(|| sign(")")));
        };
        match &part.op {
            Op::Arithmetic(op, a, b) => {
                let (binds, text) = match op.sign() {
                    "*" => (2, " × "),
                    "+" => (1, " + "),
                    _ => (1, " − "),
                };
                binary(binds, text, a, b, out);
            }
            Op::Divide(a, b, _) => binary(2, " / ", a, b, out),
            Op::If(c, a, b) => {
                let chosen = if self.is_yes(c, at) { a } else { b };
                self.fill(chosen, at, heads, floor, out);
            }
            Op::Negate(a) => {
                out.push(sign("−"));
                self.fill(a, at, heads, 3, out);
            }
            Op::Min(list) | Op::Max(list) => {
                out.push(sign(if matches!(part.op, Op::Min(_)) { "min(" } else { "max(" }));
                for (number, one) in list.iter().enumerate() {
                    out.extend((number > 0).then(|| sign("; ")));
                    self.fill(one, at, heads, 0, out);
                }
                out.push(sign(")"));
            }
            Op::Round(a, _, _) => {
                out.push(sign("round("));
                self.fill(a, at, heads, 0, out);
                out.push(sign(")"));
            }
            _ => {
                let counted = heads.filter(|_| part.ty.head_count);
                let unit = || part.ty.unit().cloned().unwrap_or_default();
                out.push(Piece::Value(match (counted, &part.op, self.quantity(part, at)) {
                    (Some(heads), _, _) => Quantity::Number(heads.clone(), unit()),
                    (None, Op::Slot(slot), Quantity::Number(value, _)) => Quantity::Number(
                        value,
                        self.model.slot(*slot).map(|slot| slot.unit.clone()).unwrap_or_default(),
                    ),
                    (None, _, quantity) => quantity,
                }));
            }
        }
    }

    /// The value of a part as it is shown.
    pub(super) fn quantity(&self, part: &Typed, at: At) -> Quantity {
        match self.evaluator.formula(part, at) {
            Ok(Some(value)) => shown(value, part.ty.unit()),
            _ => Quantity::Missing,
        }
    }

    pub(super) fn is_yes(&self, part: &Typed, at: At) -> bool {
        self.evaluator.formula(part, at) == Ok(Some(Value::YesNo(true)))
    }

    /// What a formula reads in the branches that were chosen, each once, head counts left out.
    pub(super) fn reads(&self, part: &Typed, at: At) -> Vec<Read> {
        let mut reads = Vec::new();
        self.read(part, at, &mut reads);
        reads
    }

    fn read(&self, part: &Typed, at: At, out: &mut Vec<Read>) {
        let mut add = |read: Read| {
            if !out.contains(&read) {
                out.push(read);
            }
        };
        match &part.op {
            Op::Slot(slot) => add(Read::Slot(*slot)),
            Op::Column(id) if !part.ty.head_count => {
                let name = self.model.column(*id).map_or_else(String::new, |column| column.name.clone());
                add(Read::Named(name, self.quantity(part, at)));
            }
            Op::Node(id) => {
                let name = self.model.node(*id).map_or_else(String::new, |node| match &node.variant {
                    Some(variant) => format!("{variant}.{}", node.name),
                    None => node.name.clone(),
                });
                add(Read::Named(name, self.quantity(part, at)));
            }
            Op::LookUp(look_up) => {
                for key in &look_up.keys {
                    self.read(key, at, out);
                }
                let codes: Vec<String> = look_up.keys.iter().map(|key| self.code(key, at)).collect();
                let texts: Vec<&str> = codes.iter().map(String::as_str).collect();
                let table = self.model.table(look_up.table);
                if let Some(Hit::Row(slot)) = table.map(|table| table.at(&texts, &self.model.slots)) {
                    let read = Read::Slot(slot);
                    if !out.contains(&read) {
                        out.push(read);
                    }
                }
            }
            Op::If(c, a, b) => {
                self.read(c, at, out);
                let chosen = if self.is_yes(c, at) { a } else { b };
                self.read(chosen, at, out);
            }
            Op::Aggregate(_) | Op::Member(_) => {}
            _ => part.parts().into_iter().for_each(|inner| self.read(inner, at, out)),
        }
    }

    fn code(&self, part: &Typed, at: At) -> String {
        match self.evaluator.formula(part, at) {
            Ok(Some(value)) => value.code(),
            _ => String::new(),
        }
    }
}

/// A value as it is shown.
pub(super) fn shown(value: Value, unit: Option<&Unit>) -> Quantity {
    match value {
        Value::Number(number) => Quantity::Number(number, unit.cloned().unwrap_or_default()),
        other => Quantity::Text(other.code()),
    }
}
