//! What must hold of a model as a whole: nothing written and unused, equal terms stated, parties alike in a group.

use super::Builder;
use crate::base::{KeySet, Unit};
use crate::diag::{Diagnostic, ModelFault, Place};
use crate::formula::tree::{Arithmetic, Summary};
use crate::formula::{Op, Typed};
use crate::model::law::Rulebook;
use crate::model::parts::Role;

impl Builder<'_> {
    /// Inherited and unused is a note; written here and unused is an error, told when all else is right: what a broken
    /// formula would have read is not known.
    pub(super) fn unused(&mut self, law: &Rulebook) {
        let Some(layer) = self.layers.first() else { return };
        if self.found.has_errors() {
            return;
        }
        let mut read = layer.read.borrow().clone();
        read.extend(law.expected.iter().cloned());
        for section in ["parameter", "table", "curve", "value"] {
            let broken = |name: &String| matches!(self.checked.get(&(0, 0, name.clone())), Some(None));
            for rule in law.section(section).filter(|rule| !read.contains(&rule.name) && !broken(&rule.name))
            {
                let fault = ModelFault::Unused { name: rule.name.clone() };
                let place = rule.place.clone();
                let here = rule.written_in == law.source;
                self.found.add(if here {
                    Diagnostic::error(fault, place)
                } else {
                    Diagnostic::note(fault, place)
                });
            }
        }
        if !self.nodes.iter().any(|node| matches!(node.role, Role::Amount { .. })) {
            self.found.error(ModelFault::NothingPaid, law.header.place.clone());
        }
        let own_payee = self.payee.is_some() && self.payer.is_some();
        if own_payee && !law.section("check").any(|rule| rule.name == "equal_terms") {
            self.found.warning(ModelFault::NoEqualTerms, law.header.place.clone());
        }
    }

    /// A product that hides what U4 refuses in a sum: a school's money times something of each of its rows.
    pub(super) fn repeated_in_products(&mut self) {
        let mut told: Vec<(Place, ModelFault)> = Vec::new();
        for node in self.nodes.iter().filter(|node| node.is_own()) {
            for formula in node.texts() {
                formula.typed.walk(&mut |part| {
                    if let Op::Aggregate(aggregate) = &part.op
                        && aggregate.summary == Summary::Sum
                    {
                        for factor in factors(&aggregate.argument) {
                            let place =
                                self.repeated(factor, aggregate.over).zip(formula.text.place(&factor.range));
                            told.extend(place.map(|(fault, place)| (place, fault)));
                        }
                    }
                });
            }
        }
        for (place, fault) in told {
            self.found.warning(fault, place);
        }
    }

    fn repeated(&self, factor: &Typed, over: KeySet) -> Option<ModelFault> {
        let own = factor.ty.grain;
        let adds_up =
            factor.ty.unit().is_some_and(Unit::adds_up) && !factor.ty.may_go_down() && !factor.ty.head_count;
        (adds_up && own != over && !own.is_empty())
            .then(|| ModelFault::RepeatedInProduct { here: self.key_names(own), over: self.key_names(over) })
    }
}

/// The factors of a product; a single part is its own.
fn factors(part: &Typed) -> Vec<&Typed> {
    match &part.op {
        Op::Arithmetic(Arithmetic::Multiply, a, b) => [factors(a), factors(b)].concat(),
        _ => vec![part],
    }
}
