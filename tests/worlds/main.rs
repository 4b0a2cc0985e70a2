//! Scenarios put on models and data: what they mean, held against data and models edited by hand.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on has failed"
)]

mod by_hand;
mod common;
mod flow;
mod flow_by_hand;
mod manual;
mod meaning;
mod rows_by_hand;
mod structure;
mod years;
