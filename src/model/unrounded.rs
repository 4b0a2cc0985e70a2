//! A model whose amounts are not rounded: what is left of the rules when rounding is taken away.

use super::Model;
use super::parts::{Body, Role};
use crate::base::number::power_of_ten;
use crate::base::{Exact, Step};

/// The decimals to which amounts are still rounded, so that their numbers stay short.
const DECIMALS: u8 = 12;

/// The model with amounts to a millionth of a millionth of the currency, and parts of pots as they are. What a formula
/// itself rounds, and the steps of indices and solved numbers, are rules and stay.
#[must_use]
pub fn unrounded(model: &Model) -> Model {
    let mut model = model.clone();
    let fine = Step::new(Exact::new(1.into(), power_of_ten(DECIMALS)));
    for node in &mut model.nodes {
        if let (Role::Amount { round, .. }, Some(fine)) = (&mut node.role, &fine) {
            round.0 = fine.clone();
        }
        if let Body::Share(share) = &mut node.body {
            share.to = None;
        }
    }
    model
}
