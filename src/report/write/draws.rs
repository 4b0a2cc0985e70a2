//! A table of very many rows, written as they come: nothing of it is seen before the last row stands.

use super::file::{cannot_write, save_stream};
use crate::diag::{Diagnostic, RunFault};
use std::fs::File;
use std::io::BufWriter;
use std::path::{Path, PathBuf};

/// A CSV file for programs (`,`, decimal points, LF) that is being written.
///
/// Rows go to a file without a name, which is gone if the program is stopped; only when all are there is it given one.
#[derive(Debug)]
pub struct DrawsFile {
    path: PathBuf,
    rows: csv::Writer<BufWriter<File>>,
    fault: Option<Diagnostic>,
}

impl DrawsFile {
    /// A file with these headings and a last column `ore`.
    ///
    /// # Errors
    /// A file that exists and may not be replaced, or a folder that cannot be written to.
    pub fn new(path: &Path, headings: &[&str], force: bool) -> Result<Self, Diagnostic> {
        if !force && path.exists() {
            return Err(Diagnostic::placeless(RunFault::FileExists { name: path.display().to_string() }));
        }
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let file = std::fs::create_dir_all(folder).and_then(|()| tempfile::tempfile_in(folder));
        let file = file.map_err(|error| cannot_write(path, &error))?;
        let rows = csv::WriterBuilder::new().from_writer(BufWriter::new(file));
        let mut draws = Self { path: path.to_path_buf(), rows, fault: None };
        let headings: Vec<String> = headings.iter().copied().chain(["ore"]).map(str::to_owned).collect();
        draws.add(&headings);
        Ok(draws)
    }

    /// Adds a row; a fault is told at the end.
    pub fn add(&mut self, cells: &[String]) {
        if self.fault.is_none()
            && let Err(error) = self.rows.write_record(cells)
        {
            self.fault = Some(cannot_write(&self.path, &std::io::Error::other(error)));
        }
    }

    /// Gives the file its name.
    ///
    /// # Errors
    /// What hindered the writing.
    pub fn finish(self) -> Result<String, Diagnostic> {
        if let Some(fault) = self.fault {
            return Err(fault);
        }
        let told = |error: &std::io::Error| cannot_write(&self.path, error);
        let buffered =
            self.rows.into_inner().map_err(|error| told(&std::io::Error::other(error.to_string())))?;
        let file = buffered.into_inner().map_err(|error| told(error.error()))?;
        save_stream(&self.path, file)?;
        Ok(self.path.display().to_string())
    }
}
