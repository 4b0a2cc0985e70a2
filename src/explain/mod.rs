//! Why an amount is what it is: a tree down to students, parameters, table rows and the rounding.

mod lines;
mod pieces;
mod reason;
mod rows;
mod share;
mod short;
mod why;

pub use reason::{Piece, Quantity, Read, Reason, What};
pub use why::Explainer;
