//! skolpeng: declarative allocation models for school vouchers, exact to the öre.

pub mod base;
pub mod data;
pub mod diag;
pub mod engine;
pub mod exact;
pub mod formula;
pub mod frame;
pub mod model;
pub mod study;
pub mod text;
