//! Codes that formulas name and the data never bring: told, with the code that was likely meant.

use super::Binder;
use crate::base::{Key, suggest};
use crate::diag::{Diagnostic, RunFault};
use crate::formula::typed::{Domain, Kind};
use crate::formula::{Op, Typed};
use crate::model::parts::Formula;

impl Binder<'_> {
    pub(super) fn unknown_literals(&mut self) {
        let model = self.model;
        let mut formulas: Vec<&Formula> = Vec::new();
        for node in model.nodes.iter().filter(|node| node.is_own()) {
            formulas.extend(node.texts());
        }
        formulas.extend(model.perspectives.iter().map(|perspective| &perspective.condition));
        formulas.extend(&model.decides_for);
        for formula in formulas {
            formula.typed.walk(&mut |part| self.literals_of(part, formula));
        }
    }

    fn literals_of(&mut self, part: &Typed, formula: &Formula) {
        let pairs: Vec<(&Typed, &Typed)> = match &part.op {
            Op::Compare(_, a, b) => vec![(a, b), (b, a)],
            Op::In(a, list) => list.iter().map(|one| (a.as_ref(), one)).collect(),
            _ => Vec::new(),
        };
        for (one, other) in pairs {
            if let (Kind::Text(Domain::Key(key)), Op::Text(code)) = (&one.ty.kind, &other.op) {
                self.literal(*key, code, other, formula);
            }
        }
    }

    fn literal(&mut self, key: Key, code: &str, part: &Typed, formula: &Formula) {
        let Some(codes) = self.members.get(key.index()).filter(|_| self.member(key, code).is_none()) else {
            return;
        };
        let near = suggest::nearest(code, codes.iter().map(String::as_str)).unwrap_or("–").to_owned();
        let fault =
            RunFault::CodeNotInData { key: self.key_name(key).to_owned(), code: code.to_owned(), near };
        if let Some(place) = formula.text.place(&part.range) {
            self.found.add(Diagnostic::warning(fault, place));
        }
    }
}
