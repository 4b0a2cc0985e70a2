//! What a program that was built without Parquet says of a Parquet file.

use super::ParquetTable;
use crate::diag::{FileFault, Findings, Place, SourceId};
use crate::text::sheet::Sheet;

/// Refuses the file.
pub fn read(source: SourceId, _: &[u8], _: &[String], found: &mut Findings) -> Option<Sheet> {
    found.error(FileFault::NoParquet, Place::File(source));
    None
}

/// Nothing.
#[must_use]
pub const fn table(_: &[u8]) -> Option<ParquetTable> {
    None
}
