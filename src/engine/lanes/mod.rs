//! Many draws side by side: a plan's varying steps over blocks of sixteen, every jump decided or left to exact arithmetic.

mod block;
mod compute;
mod exactly;
mod fraction;
mod lower;
mod program;
mod rep;
mod round;
mod share;
mod view;

pub use block::Block;
pub use lower::{Unfit, Varying};
pub use program::{Input, LANES, Lane, Paid, Program};
pub use rep::Scale;
