//! The files of one run: read once from disk or memory, each remembered with its SHA-256.

use super::grid::Grid;
use super::options::GridOptions;
use super::tree::Document;
use crate::diag::{Findings, Sources};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// A file that was read, for the account of what a result rests on.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct FileUsed {
    /// The path as it was given, with `/`.
    pub name: String,
    /// The SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
}

/// The files of one run.
#[derive(Clone, Debug, Default)]
pub struct Library {
    /// Their names and texts, for drawing findings.
    pub sources: Sources,
    memory: Option<BTreeMap<PathBuf, Vec<u8>>>,
    used: BTreeMap<String, String>,
}

impl Library {
    /// A library that reads from disk.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// A library that has these files and never asks the disk.
    #[must_use]
    pub fn with_memory(files: BTreeMap<PathBuf, Vec<u8>>) -> Self {
        Self {
            memory: Some(files),
            ..Self::default()
        }
    }

    /// Reads a TOML file.
    pub fn read_toml(&mut self, _path: &Path, _found: &mut Findings) -> Option<Document> {
        None
    }

    /// Reads a text as if it were a TOML file of that name.
    pub fn read_toml_text(
        &mut self,
        _name: &str,
        _text: &str,
        _found: &mut Findings,
    ) -> Option<Document> {
        None
    }

    /// Reads a table from a CSV file or a workbook.
    pub fn read_grid(
        &mut self,
        _path: &Path,
        _options: &GridOptions,
        _found: &mut Findings,
    ) -> Option<Grid> {
        None
    }

    /// The files that were read, in the order of their names.
    #[must_use]
    pub fn files(&self) -> Vec<FileUsed> {
        self.used
            .iter()
            .map(|(name, sha256)| FileUsed {
                name: name.clone(),
                sha256: sha256.clone(),
            })
            .collect()
    }
}
