//! A damaged file is a finding: where the library that reads Parquet panics over bytes that make no sense, that is told
//! as a fault of the file, and nothing is printed.

use parquet::errors::{ParquetError, Result};
use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind, set_hook, take_hook};
use std::sync::Once;

thread_local! {
    static IS_GUARDED: Cell<bool> = const { Cell::new(false) };
}
static HOOK: Once = Once::new();

/// What reading gives; a panic while it reads is a fault.
pub(super) fn guarded<T>(read: impl FnOnce() -> Result<T>) -> Result<T> {
    HOOK.call_once(|| {
        let usual = take_hook();
        set_hook(Box::new(move |about| {
            if !IS_GUARDED.get() {
                usual(about);
            }
        }));
    });
    IS_GUARDED.set(true);
    // What was half read is dropped.
    let read = catch_unwind(AssertUnwindSafe(read));
    IS_GUARDED.set(false);
    read.unwrap_or_else(|_| Err(ParquetError::General("its bytes contradict one another".to_owned())))
}
