//! Files written whole or not at all, and never over another without being told to.

use super::csv::{self, Dialect};
use super::staged::{Staged, name_all};
use super::{html, json, parquet, pdf, typst, xlsx};
use crate::diag::{Diagnostic, Language, RunFault};
use crate::report::document::{Document, Sheet};
use std::borrow::Cow;
use std::io::Seek;
use std::path::{Path, PathBuf};

/// How files are written.
#[derive(Clone, Copy, Debug)]
pub struct FileOptions {
    /// The language of headings.
    pub language: Language,
    /// Who is to read CSV files.
    pub dialect: Dialect,
    /// Whether an existing file may be replaced.
    pub force: bool,
}

/// Writes a document by the ending of the file's name: `.html`, `.csv`, `.xlsx`, `.json` or `.parquet`. Returns the files
/// written.
///
/// CSV and Parquet have one table a file: the first in the named file, the others beside it. The provenance is in a side
/// file of CSV, and inside every Parquet file.
///
/// # Errors
/// A file that exists, a folder that cannot be written to, an ending that is not known.
pub fn to_file(document: &Document, path: &Path, options: &FileOptions) -> Result<Vec<PathBuf>, Diagnostic> {
    put(to_bytes(document, path, options)?, options.force)
}

/// Writes files that are ready, all or none, and returns their names.
///
/// # Errors
/// One that exists and may not be replaced, or a folder that cannot be written to.
pub fn put(files: Vec<(PathBuf, Vec<u8>)>, force: bool) -> Result<Vec<PathBuf>, Diagnostic> {
    if !force && let Some((taken, _)) = files.iter().find(|(path, _)| path.exists()) {
        return Err(Diagnostic::placeless(RunFault::FileExists { name: taken.display().to_string() }));
    }
    save(&files)?;
    Ok(files.into_iter().map(|(path, _)| path).collect())
}

/// Makes the folder of a file, if it is not there.
///
/// # Errors
/// What hinders it.
pub fn make_folder(path: &Path) -> Result<(), Diagnostic> {
    std::fs::create_dir_all(folder(path)).map_err(|error| cannot_write(path, &error))
}

/// The folder that a file stands in.
pub(super) fn folder(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Refuses a name before long work that it could not be written to afterwards: no format has its ending, or it exists and
/// may not be replaced.
///
/// # Errors
/// What hinders it.
pub fn could_write(path: &Path, force: bool) -> Result<(), Diagnostic> {
    let name = path.display().to_string();
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    let side = beside(path, "provenance.json");
    if !ENDINGS.contains(&ending) {
        Err(Diagnostic::placeless(RunFault::UnknownEnding { name }))
    } else if !force && (path.exists() || ending == "csv" && side.exists()) {
        let taken = if path.exists() { path } else { &side };
        Err(Diagnostic::placeless(RunFault::FileExists { name: taken.display().to_string() }))
    } else {
        Ok(())
    }
}

/// The endings of names that a document can be written to.
const ENDINGS: [&str; 7] = ["csv", "html", "json", "parquet", "pdf", "typ", "xlsx"];

/// Writes files by their names, all or none; one that exists is replaced.
///
/// # Errors
/// A folder that is not there or cannot be written to.
pub fn save(files: &[(PathBuf, Vec<u8>)]) -> Result<(), Diagnostic> {
    let mut ready = Vec::new();
    for (path, bytes) in files {
        let staged = Staged::holding(path, bytes).map_err(|error| cannot_write(path, &error))?;
        ready.push((path.as_path(), staged));
    }
    name_all(ready)
}

/// The names and bytes of the files that a document would be written to.
///
/// # Errors
/// An ending that is not known, or a document that the format cannot hold.
pub fn to_bytes(
    document: &Document,
    path: &Path,
    options: &FileOptions,
) -> Result<Vec<(PathBuf, Vec<u8>)>, Diagnostic> {
    let broken = |reason: String| {
        let name = path.display().to_string();
        Diagnostic::placeless(RunFault::CannotWrite { name, reason })
    };
    match path.extension().and_then(|ending| ending.to_str()) {
        Some("json") => Ok(vec![(path.to_path_buf(), json::bytes(document))]),
        Some("html") => Ok(vec![(path.to_path_buf(), html::bytes(document, options.language))]),
        Some("typ") => Ok(vec![(path.to_path_buf(), typst::source(document, options.language).into_bytes())]),
        Some("pdf") => {
            let bytes = pdf::bytes(&typst::source(document, options.language), path)?;
            Ok(vec![(path.to_path_buf(), bytes)])
        }
        Some("xlsx") => {
            let bytes = xlsx::bytes(document, options.language).map_err(|error| broken(error.to_string()))?;
            Ok(vec![(path.to_path_buf(), bytes)])
        }
        Some("csv") => {
            let mut files = Vec::new();
            for (number, sheet) in document.tables().iter().enumerate() {
                let name = table_file(path, number, &sheet.id);
                let bytes = csv::bytes(sheet, options.dialect).ok_or_else(|| broken(sheet.id.clone()))?;
                files.push((name, bytes));
            }
            let mut bytes = serde_json::to_vec_pretty(&json::side(document)).unwrap_or_default();
            bytes.push(b'\n');
            files.push((beside(path, "provenance.json"), bytes));
            Ok(files)
        }
        Some("parquet") => {
            let sheets = document.tables();
            let file = |(number, sheet): (usize, &Cow<Sheet>)| {
                let name = table_file(path, number, &sheet.id);
                let bytes = parquet::bytes(document, sheet, &name)?;
                Ok((name, bytes))
            };
            sheets.iter().enumerate().map(file).collect()
        }
        _ => {
            let name = path.display().to_string();
            Err(Diagnostic::placeless(RunFault::UnknownEnding { name }))
        }
    }
}

/// The file of a table of an output of several files: the named one for the first, `budget.<table>.csv` (or the ending
/// that the named one has) for the others.
pub(in crate::report) fn table_file(path: &Path, number: usize, id: &str) -> PathBuf {
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or("csv");
    if number == 0 { path.to_path_buf() } else { beside(path, &format!("{id}.{ending}")) }
}

/// `budget.csv` → `budget.<what>`.
fn beside(path: &Path, what: &str) -> PathBuf {
    path.with_extension(what)
}

/// Gives the bytes of a file without a name their name, all at once.
pub(super) fn save_stream(path: &Path, mut rows: std::fs::File) -> Result<(), Diagnostic> {
    let mut named = || {
        let mut staged = Staged::beside(path)?;
        rows.rewind()?;
        std::io::copy(&mut rows, staged.file())?;
        Ok(staged)
    };
    let staged = named().map_err(|error: std::io::Error| cannot_write(path, &error))?;
    name_all(vec![(path, staged)])
}

pub(super) fn cannot_write(path: &Path, error: &std::io::Error) -> Diagnostic {
    let (name, reason) = (path.display().to_string(), error.to_string());
    Diagnostic::placeless(RunFault::CannotWrite { name, reason })
}
