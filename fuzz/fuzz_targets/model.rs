//! Coverage-guided search for bytes that `entry::model` cannot take.

#![no_main]

#[expect(dead_code, reason = "each target calls one of them")]
#[path = "../../tests/broken/entry.rs"]
mod entry;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| entry::model(bytes));
