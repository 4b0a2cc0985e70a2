//! The fast computation of a checked model: columns of numbers that know how exact they are, and that never guess at a jump.

pub mod cell;
pub mod column;
mod compile;
pub mod jump;
mod kernels;
pub mod lanes;
pub mod mark;
pub mod number;
pub mod plan;
mod reach;
mod retrace;
mod run;

pub use mark::Reason;
pub use plan::{Plan, StepCost};
pub use reach::Moving;
pub use run::{Answer, Prepared, Settled, Undecided};
