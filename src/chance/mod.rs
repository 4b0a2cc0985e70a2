//! Random draws that need no memory: draw number k of an input is the same alone as among ten thousand.
//!
//! From number to value, in order:
//! 1. [`Source`] gives every (seed, input, draw, member) its own place in a distribution, a [`Level`], by the generator
//!    Philox, which computes number k without those before it.
//! 2. [`Dependence`] lets members move together: by one common factor, or by a matrix of correlations.
//! 3. [`Distribution`] turns a level into a value by the inverse of its distribution function, one level a value.
//! 4. [`Variable`] rounds the value to a decimal step, so that exact arithmetic starts from the same decimal as floats.
//!
//! All functions are of IEEE operations and `libm`, so that the same numbers come out on every machine.

mod cholesky;
mod dependence;
mod distribution;
mod fault;
mod level;
mod philox;
mod shape;
mod source;
mod special;
mod variable;

pub use dependence::Dependence;
pub use distribution::{Bounds, Distribution};
pub use fault::{Fault, MatrixFault};
pub use level::Level;
pub use shape::Shape;
pub use source::Source;
pub use special::chi_square_above;
pub use variable::Variable;
