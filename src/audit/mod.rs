//! Laws that a model claims, tried by searching for the smallest population and change that refute them.

mod curve;
mod draw;
mod ground;
mod population;
mod search;
mod shrink;
mod trial;

pub use curve::Curve;
pub use ground::{Ground, Money};
pub use population::{Edit, Line, Population};
pub use search::{Effort, Example, Search};
pub use trial::{Breach, Trial};

use crate::formula::tree::{Arithmetic, Comparison};
use crate::formula::{Op, Typed};
use crate::frame::Frame;
use crate::model::Model;
use crate::model::parts::{LawDef, Stand};

/// A model's laws, each with what came of trying it, in the model's order.
#[derive(Clone, Debug)]
pub struct Audit {
    /// One search for each law.
    pub searches: Vec<Search>,
}

/// Tries every law that a model takes a stand on.
#[must_use]
pub fn audit(model: &Model, frame: &Frame, effort: Effort) -> Audit {
    let ground = Ground::new(model, frame);
    let one = |(stream, def): (u32, &LawDef)| search::search(&Trial::new(&def.law, &ground), effort, stream);
    Audit { searches: (0..).zip(&model.laws).map(one).collect() }
}

impl Audit {
    /// The claimed laws that were refuted, by their places.
    pub fn refuted<'a>(&'a self, model: &'a Model) -> impl Iterator<Item = &'a LawDef> {
        let tried = model.laws.iter().zip(&self.searches);
        tried
            .filter(|(def, search)| def.stand == Stand::Claims && search.example.is_some())
            .map(|(def, _)| def)
    }
}

/// The two sides of a condition: of a comparison, or of an equation that may be off by something.
#[must_use]
pub fn sides(condition: &Typed) -> Option<[&Typed; 2]> {
    let Op::Compare(sign, left, right) = &condition.op else { return None };
    if *sign == Comparison::AtMost
        && let Op::Abs(difference) = &left.op
        && let Op::Arithmetic(Arithmetic::Subtract, a, b) = &difference.op
    {
        return Some([&**a, &**b]);
    }
    Some([&**left, &**right])
}
