//! Codes that formulas or `home` name and the data never bring: told, with the code that was likely meant.

use super::Binder;
use crate::base::{Key, suggest};
use crate::diag::{Diagnostic, RunFault};
use crate::formula::typed::{Domain, Kind};
use crate::formula::{Op, Typed};
use crate::model::parts::Formula;
use crate::text::Label;

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
        let Some(place) = formula.text.place(&part.range) else { return };
        let codes = || codes.iter().map(String::as_str);
        let is_payer = self.model.payer == Some(key) && !self.data.rows.is_empty();
        let known = match suggest::nearest_code(code, codes()) {
            Some(near) if !is_payer => format!("`{near}`"),
            _ => suggest::some(codes(), 10),
        };
        let (Label { sv, en }, code) = (self.key_label(key), code.to_owned());
        let without = codes().find(|other| suggest::zero_lost(other, [code.as_str()].into_iter()).is_some());
        self.found.add(match (suggest::zero_lost(&code, codes()), without) {
            (Some(known), _) => {
                Diagnostic::error(RunFault::ZeroLost { known: known.to_owned(), code }, place)
            }
            (None, Some(written)) => {
                let written = written.to_owned();
                Diagnostic::error(RunFault::ZeroLostInData { code, written }, place)
            }
            (None, None) if is_payer => {
                Diagnostic::error(RunFault::PayerNotInData { sv, en, code, known }, place)
            }
            (None, None) => Diagnostic::warning(RunFault::CodeNotInData { sv, en, code, known }, place),
        });
    }

    /// The municipality whose budget it is must be one that pays for students.
    pub(super) fn home_pays(&mut self) {
        let (Some(home), Some(place)) = (&self.data.home, &self.data.home_place) else { return };
        let Some(payer) = self.model.payer.filter(|payer| self.member(*payer, home).is_none()) else {
            return;
        };
        let codes = self.members.get(payer.index()).map_or(&[][..], Vec::as_slice);
        if codes.is_empty() || self.data.rows.is_empty() {
            return;
        }
        let known = suggest::some(codes.iter().map(String::as_str), 10);
        let Label { sv, en } = self.key_label(payer);
        let fault = RunFault::HomeNotInData { sv, en, code: home.clone(), known };
        self.found.error(fault, place.clone());
    }
}
