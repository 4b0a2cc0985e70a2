//! What a program that was built without Parquet says when it is to write one.

use super::{Holds, Value};
use crate::diag::{Diagnostic, RunFault};
use crate::report::document::{Document, Sheet};
use std::convert::Infallible;
use std::fs::File;
use std::path::Path;

fn refused<T>(path: &Path) -> Result<T, Diagnostic> {
    let name = path.display().to_string();
    Err(Diagnostic::placeless(RunFault::ParquetLeftOut { name }))
}

/// Refuses to write a table.
pub(in crate::report::write) fn bytes(_: &Document, _: &Sheet, path: &Path) -> Result<Vec<u8>, Diagnostic> {
    refused(path)
}

/// A table that nobody can begin.
#[derive(Debug)]
pub(in crate::report::write) struct Table {
    never: Infallible,
}

impl Table {
    pub(in crate::report::write) fn new(
        path: &Path,
        _: File,
        _: &[(&str, Holds)],
    ) -> Result<Self, Diagnostic> {
        refused(path)
    }

    pub(in crate::report::write) fn add(&mut self, _: &[Value]) -> Result<(), String> {
        match self.never {}
    }

    pub(in crate::report::write) fn finish(self, _: String) -> Result<File, String> {
        match self.never {}
    }
}
