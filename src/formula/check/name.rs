//! Checking names: what each means, and what a name that means nothing was likely meant to be.

use super::super::scope::Meaning;
use super::super::tree::{Expr, Path};
use super::super::typed::{Missing, Typed};
use super::{Checker, made};
use crate::base::suggest;
use crate::diag::FormulaFault;
use std::collections::BTreeSet;
use std::ops::Range;

/// Some of the names that a formula may use, the first by letter.
pub(super) fn some(known: &[String]) -> String {
    let known: BTreeSet<&str> = known.iter().map(String::as_str).collect();
    suggest::some(known.into_iter(), 30)
}

impl Checker<'_, '_> {
    /// A name; `given` are the keys that the formula gives a table.
    pub(super) fn name(
        &mut self,
        path: &Path,
        given: &[(String, Range<usize>, Expr)],
        range: &Range<usize>,
    ) -> Option<Typed> {
        match self.scope.names.meaning(path) {
            Some(Meaning::Value(op, mut ty)) => {
                if self.present.contains(path) {
                    ty.missing = Missing::Never;
                }
                Some(made(op, ty, range))
            }
            Some(Meaning::Table(table)) => self.look_up(&table, given, range),
            Some(Meaning::Curve { .. }) => {
                self.refuse(FormulaFault::CurveWantsArgument { name: path.name.clone() }, range)
            }
            Some(Meaning::Broken) => None,
            None => self.unknown_name(path, range),
        }
    }

    fn unknown_name<T>(&mut self, path: &Path, range: &Range<usize>) -> Option<T> {
        let known = self.scope.names.all();
        let text = path.to_string();
        let near = suggest::nearest(&text, known.iter().map(String::as_str))
            .or_else(|| suggest::nearest(&path.name, known.iter().map(String::as_str)));
        let fault = match near {
            Some(near) => FormulaFault::UnknownName { name: text.clone(), near: near.to_owned() },
            None => FormulaFault::UnknownNameAlone { name: text.clone(), known: some(&known) },
        };
        self.refuse(fault, range)
    }
}
