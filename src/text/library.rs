//! The files of one run: read from disk or memory, each remembered with its SHA-256.

use super::encoding;
use super::grid::Grid;
use super::grid_read;
use super::options::GridOptions;
use super::toml_read;
use super::tree::Document;
use crate::diag::{Diagnostic, FileFault, Findings, Place, SourceId, Sources};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::path::{Component, Path, PathBuf};

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
    memory: BTreeMap<PathBuf, Vec<u8>>,
    asks_disk: bool,
    used: BTreeMap<String, (SourceId, String)>,
}

impl Library {
    /// A library that reads from disk.
    #[must_use]
    pub fn new() -> Self {
        Self { asks_disk: true, ..Self::default() }
    }

    /// A library that has these files and never asks the disk.
    #[must_use]
    pub fn with_memory(files: BTreeMap<PathBuf, Vec<u8>>) -> Self {
        let memory = files.into_iter().map(|(path, bytes)| (tidy(&path), bytes)).collect();
        Self { memory, ..Self::default() }
    }

    /// Sets a file's content, which then stands in for the one on disk.
    pub fn add_file(&mut self, path: impl AsRef<Path>, bytes: impl Into<Vec<u8>>) {
        self.memory.insert(tidy(path.as_ref()), bytes.into());
    }

    /// Whether there is a file at the path.
    #[must_use]
    pub fn has(&self, path: &Path) -> bool {
        self.memory.contains_key(&tidy(path)) || (self.asks_disk && path.is_file())
    }

    /// That a file is not there, and which one beside it is likely meant: one with another ending.
    #[must_use]
    pub fn no_file(&self, path: &Path, name: String) -> FileFault {
        let wanted = path.file_name().unwrap_or_default().to_string_lossy().to_lowercase();
        let stem = path.file_stem().unwrap_or_default().to_string_lossy().to_lowercase();
        let is_near = |other: &String| {
            let lower = other.to_lowercase();
            lower == wanted
                || lower.strip_prefix(&wanted).is_some_and(|rest| rest.starts_with('.'))
                || (lower.rsplit_once('.').is_some_and(|(own, ending)| own == stem && is_ending(ending)))
        };
        match self.beside(path).into_iter().find(is_near) {
            Some(near) => FileFault::NoFileNear { name, near },
            None => FileFault::NoFile { name },
        }
    }

    /// The names of the files in a path's folder, in order.
    fn beside(&self, path: &Path) -> Vec<String> {
        let path = tidy(path);
        let folder = path.parent().unwrap_or_else(|| Path::new(""));
        let own = self
            .memory
            .keys()
            .filter(|file| file.parent() == Some(folder))
            .filter_map(|file| file.file_name());
        let mut names: Vec<String> = own.map(|name| name.to_string_lossy().into_owned()).collect();
        if self.asks_disk {
            let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
            let entries = std::fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok);
            let files = entries.filter(|entry| entry.path().is_file());
            names.extend(files.map(|entry| entry.file_name().to_string_lossy().into_owned()));
        }
        names.sort();
        names
    }

    /// Reads a TOML file. A file that cannot be read, or is not TOML, is told and gives nothing.
    pub fn read_toml(&mut self, path: &Path, found: &mut Findings) -> Option<Document> {
        let bytes = found.take(self.bytes(path))?;
        let name = name_of(path);
        let text = match encoding::decode(&bytes, None) {
            Ok(text) => text,
            Err(fault) => {
                let source = self.remember(&name, "", &bytes);
                found.error(fault, Place::File(source));
                return None;
            }
        };
        let source = self.remember(&name, &text, &bytes);
        let root = toml_read::read(source, &text, found)?;
        let folder = path.parent().unwrap_or_else(|| Path::new("")).to_path_buf();
        Some(Document { source, folder, root })
    }

    /// Reads a text as if it were a TOML file of that name.
    pub fn read_toml_text(&mut self, name: &str, text: &str, found: &mut Findings) -> Option<Document> {
        self.add_file(name, text);
        self.read_toml(Path::new(name), found)
    }

    /// Reads a table from a CSV file or a workbook. What keeps the whole table from being read is told and
    /// gives nothing; what is wrong with single cells is told by the grid when they are read.
    pub fn read_grid(&mut self, path: &Path, options: &GridOptions, found: &mut Findings) -> Option<Grid> {
        let bytes = found.take(self.bytes(path))?;
        let source = self.remember(&name_of(path), "", &bytes);
        grid_read::read(source, path, &bytes, options, found)
    }

    /// The files that were read, in the order of their names.
    #[must_use]
    pub fn files(&self) -> Vec<FileUsed> {
        let file = |(name, (_, sha256)): (&String, &(SourceId, String))| FileUsed {
            name: name.clone(),
            sha256: sha256.clone(),
        };
        self.used.iter().map(file).collect()
    }

    /// The bytes of a file, which is not counted among those that were read.
    ///
    /// # Errors
    /// The finding that says why they cannot be read.
    pub fn bytes(&self, path: &Path) -> Result<Vec<u8>, Diagnostic> {
        if let Some(bytes) = self.memory.get(&tidy(path)) {
            return Ok(bytes.clone());
        }
        let read = if self.asks_disk {
            std::fs::read(path)
        } else {
            Err(std::io::Error::from(std::io::ErrorKind::NotFound))
        };
        read.map_err(|error| match error.kind() {
            std::io::ErrorKind::NotFound => Diagnostic::placeless(self.no_file(path, name_of(path))),
            _ => Diagnostic::placeless(refusal(name_of(path), &error)),
        })
    }

    /// The number of the file; the same for a file that is read again.
    fn remember(&mut self, name: &str, text: &str, bytes: &[u8]) -> SourceId {
        let sha256 = sha256(bytes);
        if let Some((source, _)) = self.used.get(name).filter(|(_, same)| *same == sha256) {
            return *source;
        }
        let source = self.sources.add(name, text);
        self.used.insert(name.to_owned(), (source, sha256));
        source
    }
}

/// The SHA-256 of bytes, in hexadecimal.
#[must_use]
pub fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Whether files with this ending hold tables or settings.
fn is_ending(ending: &str) -> bool {
    ["csv", "xlsx", "xlsm", "xlsb", "xls", "ods", "txt", "tsv"].contains(&ending)
}

/// Why the file could not be read, in words for people where the reason is a usual one.
fn refusal(name: String, error: &std::io::Error) -> FileFault {
    match error.kind() {
        std::io::ErrorKind::IsADirectory => FileFault::IsFolder { name },
        _ => FileFault::CannotRead { name, reason: error.to_string() },
    }
}

fn name_of(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}

/// The path without `.` and without `x/..`, so that a file is the same however its path is written.
#[must_use]
pub fn tidy(path: &Path) -> PathBuf {
    let mut out = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir if out.file_name().is_some() => {
                out.pop();
            }
            other => out.push(other),
        }
    }
    out
}

/// The way to a file from a folder, both whole paths: `../models/a.toml`.
#[must_use]
pub fn from_folder(folder: &Path, file: &Path) -> PathBuf {
    let shared = folder.components().zip(file.components()).take_while(|(a, b)| a == b).count();
    let up = folder.components().skip(shared).map(|_| Component::ParentDir);
    up.chain(file.components().skip(shared)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_remembered_with_their_sha256_in_order_of_name() {
        let mut library = Library::with_memory(BTreeMap::new());
        library.add_file("b/data.toml", "x = 1\n");
        library.add_file("a.toml", "");
        let mut found = Findings::new();
        let document = library.read_toml(Path::new("b/../b/./data.toml"), &mut found).unwrap();
        assert_eq!(document.folder, Path::new("b/../b/."));
        library.read_toml(Path::new("a.toml"), &mut found).unwrap();
        let files = library.files();
        assert!(found.is_empty());
        assert_eq!(files[0].name, "a.toml");
        // SHA-256 of no bytes at all, FIPS 180-4.
        assert_eq!(files[0].sha256, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        assert_eq!(files[1].name, "b/../b/./data.toml");
    }

    #[test]
    fn a_file_that_is_not_there_is_told() {
        let mut found = Findings::new();
        for mut library in [Library::new(), Library::with_memory(BTreeMap::new())] {
            assert!(library.read_toml(Path::new("no/such.toml"), &mut found).is_none());
        }
        assert!(Library::new().read_toml(Path::new("src"), &mut found).is_none());
        let codes: Vec<_> = found.iter().map(|one| one.fault.code()).collect();
        assert_eq!(codes, ["T017", "T018"]);
        let fault = refusal("x".into(), &std::io::Error::from(std::io::ErrorKind::PermissionDenied));
        assert_eq!(fault.code(), "T001");
    }

    #[test]
    fn a_file_with_another_ending_is_named() {
        let mut library = Library::with_memory(BTreeMap::new());
        library.add_file("a/elever.xlsx", "");
        library.add_file("a/model.toml.txt", "");
        let code = |path: &str| library.no_file(Path::new(path), String::new()).code();
        assert_eq!(
            [code("a/elever.csv"), code("a/model.toml"), code("elever.csv")],
            ["T058", "T058", "T017"]
        );
    }

    #[test]
    fn a_byte_order_mark_does_not_move_places() {
        let mut library = Library::with_memory(BTreeMap::new());
        let mut found = Findings::new();
        let document = library.read_toml_text("a.toml", "\u{feff}a = 'x'", &mut found).unwrap();
        assert_eq!(document.root.entries[0].key_place, Place::span(document.source, 0..1));
        assert_eq!(library.sources.text(document.source), "a = 'x'");
    }
}
