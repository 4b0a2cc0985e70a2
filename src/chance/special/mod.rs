//! Distribution functions and their inverses, by IEEE operations and `libm` only: the same bits on every machine.

pub(in crate::chance) mod beta;
pub(in crate::chance) mod gamma;
pub(in crate::chance) mod normal;
mod saddle;
