//! The rules of the language, each with a test that a naive reading would fail.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

mod grain;
mod land;
mod money;
