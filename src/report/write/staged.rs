//! Files on their way: bytes beside the place that they are to have, named all at once, gone if the program is interrupted.

use super::file::{cannot_write, folder};
use crate::diag::Diagnostic;
use std::collections::BTreeSet;
use std::io::{Result, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use tempfile::{NamedTempFile, TempDir};

/// What stands on the disk and is no result.
static UNFINISHED: Mutex<BTreeSet<PathBuf>> = Mutex::new(BTreeSet::new());

fn unfinished() -> MutexGuard<'static, BTreeSet<PathBuf>> {
    UNFINISHED.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A file that has not got its name.
#[derive(Debug)]
pub(super) struct Staged(NamedTempFile);

impl Staged {
    /// An empty file in the folder of `path`.
    pub(super) fn beside(path: &Path) -> Result<Self> {
        // Held from before the file is there, so that an interruption sees all files or waits.
        let mut unfinished = unfinished();
        let file = NamedTempFile::new_in(folder(path))?;
        unfinished.insert(file.path().to_path_buf());
        Ok(Self(file))
    }

    /// A file with these bytes in the folder of `path`.
    pub(super) fn holding(path: &Path, bytes: &[u8]) -> Result<Self> {
        let mut staged = Self::beside(path)?;
        staged.0.write_all(bytes)?;
        Ok(staged)
    }

    /// The file, to be written to.
    pub(super) fn file(&mut self) -> &mut std::fs::File {
        self.0.as_file_mut()
    }
}

/// A folder for work that is gone afterwards.
pub(super) fn work_folder() -> Result<TempDir> {
    let mut unfinished = unfinished();
    let folder = tempfile::tempdir()?;
    unfinished.insert(folder.path().to_path_buf());
    Ok(folder)
}

/// Gives files their names; an interruption waits until all have them.
pub(super) fn name_all(ready: Vec<(&Path, Staged)>) -> std::result::Result<(), Diagnostic> {
    let mut unfinished = unfinished();
    for (path, Staged(file)) in ready {
        let waited = file.path().to_path_buf();
        file.persist(path).map_err(|error| cannot_write(path, &error.error))?;
        unfinished.remove(&waited);
    }
    Ok(())
}

/// Removes what is unfinished, and leaves: nothing is named or begun in between.
pub fn abandon(leave: impl FnOnce()) {
    let unfinished = unfinished();
    for path in unfinished.iter() {
        // What has gone meanwhile is gone; of what cannot be removed there is nobody to tell.
        let _ = if path.is_dir() { std::fs::remove_dir_all(path) } else { std::fs::remove_file(path) };
    }
    leave();
}
