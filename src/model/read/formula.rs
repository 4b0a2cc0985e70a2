//! A formula's text as a tree, its faults told at their places in the file.

use crate::base::Units;
use crate::diag::{Findings, Place};
use crate::formula::{Expr, parse};
use crate::model::parts::FormulaText;
use crate::text::Located;

/// A formula as written: its tree, and its text with its places.
#[derive(Clone, Debug)]
pub struct Written {
    /// The tree.
    pub expr: Expr,
    /// The text.
    pub text: FormulaText,
}

/// Reads a formula; what is wrong with it is told.
pub fn read_formula(value: &Located, units: &Units, found: &mut Findings) -> Option<Written> {
    let text = value.as_text(found)?;
    match parse(text, units) {
        Ok(expr) => {
            let pieces = vec![(0..text.len(), value.inner.clone())];
            Some(Written { expr, text: FormulaText { text: text.to_owned(), pieces } })
        }
        Err((fault, range)) => {
            found.error(fault, value.inner.within(range));
            None
        }
    }
}

/// Several formulas that become one: the user's pieces keep their places.
#[derive(Default)]
pub(super) struct Joined {
    text: FormulaText,
}

impl Joined {
    /// Words between the user's pieces.
    pub(super) fn say(&mut self, words: &str) {
        self.text.text.push_str(words);
    }

    /// A piece of the user's.
    pub(super) fn add(&mut self, formula: &Written) {
        let start = self.text.text.len();
        self.text.text.push_str(&formula.text.text);
        let place = formula.text.pieces.first().map(|(_, place)| place.clone());
        self.text.pieces.extend(place.map(|place| (start..self.text.text.len(), place)));
    }

    /// A piece of the user's in brackets, so that what follows does not belong to it.
    pub(super) fn bracketed(&mut self, formula: &Written) {
        self.say("(");
        self.add(formula);
        self.say(")");
    }

    /// The whole as one formula.
    pub(super) fn read(self, at: &Located, units: &Units, found: &mut Findings) -> Option<Written> {
        match parse(&self.text.text, units) {
            Ok(expr) => Some(Written { expr, text: self.text }),
            Err((fault, range)) => {
                let place: Place = self.text.place(&range).unwrap_or_else(|| at.place.clone());
                found.error(fault, place);
                None
            }
        }
    }
}
