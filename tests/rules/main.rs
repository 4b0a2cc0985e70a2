//! The rules of the language, each with a test that a naive reading would fail.

mod grain;
mod land;
mod money;
