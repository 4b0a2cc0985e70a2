//! Laws on small models: for each law one that breaks it, with the smallest example by hand, and one that keeps it.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test that cannot go on has failed"
)]

mod command;
mod declared;
mod land;
mod planted;
