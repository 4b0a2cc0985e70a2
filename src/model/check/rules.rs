//! What must hold of a model as a whole: nothing written and unused, equal terms stated, parties alike in a group.

use super::Builder;
use crate::diag::{Diagnostic, ModelFault};
use crate::model::law::Rulebook;
use crate::model::parts::Role;

impl Builder<'_> {
    /// Inherited and unused is a note; written here and unused is an error.
    pub(super) fn unused(&mut self, law: &Rulebook) {
        let Some(layer) = self.layers.first() else { return };
        let read = layer.read.borrow().clone();
        for section in ["parameter", "table", "curve", "value"] {
            let broken = |name: &String| matches!(self.checked.get(&(0, name.clone())), Some(None));
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
        if !self.nodes.iter().any(|node| matches!(node.role, Role::Amount { .. })) && !self.found.has_errors()
        {
            self.found.error(ModelFault::NothingPaid, law.header.place.clone());
        }
        let own_payee = self.payee.is_some() && self.payer.is_some();
        if own_payee && !law.section("check").any(|rule| rule.name == "equal_terms") {
            self.found.warning(ModelFault::NoEqualTerms, law.header.place.clone());
        }
    }
}
