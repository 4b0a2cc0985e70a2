//! What a data set brings: enrolment, what is known of schools and programmes, control totals and earlier results.

mod dataset;

pub use dataset::{
    About, Against, Column, ColumnFile, DataSet, KeyFile, Outside, Part, PreviousFile, Reconcile, Rows,
    Status,
};

use crate::diag::Findings;
use crate::text::Library;
use std::path::Path;

/// Reads a data set: a folder with a `data.toml`, or the TOML file itself, and every table that it names.
/// Nothing when the file cannot be read; whatever is wrong otherwise stands among the findings.
pub fn load(_path: &Path, _library: &mut Library, _found: &mut Findings) -> Option<DataSet> {
    None
}
