//! Where money goes wrong silently: each rule of the language where a naive reading would fail.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

mod grain;
mod land;
mod money;
