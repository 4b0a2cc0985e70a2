//! The language, rule by rule and on the shipped content, by figures worked out by hand.

#![expect(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that cannot go on has failed"
)]

mod aggregates;
mod common;
mod golden;
mod keys_and_grain;
mod laws;
mod overlays;
mod shares;
mod tables_and_time;
mod units;
mod variants_and_solves;
