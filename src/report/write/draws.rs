//! A table of very many rows, written as they come: nothing of it is seen before the last row stands.

use super::csv::harmless;
use super::file::{cannot_write, folder, make_folder, save_stream};
use super::json::side_of;
use super::parquet::{Holds, Table, Value};
use crate::diag::{Diagnostic, RunFault};
use crate::report::document::Document;
use std::fs::File;
use std::io::BufWriter;
use std::path::{Path, PathBuf};

/// A CSV file for programs (`,`, decimal points, LF), or a Parquet file, that is being written.
///
/// Rows go to a file without a name, which is gone if the program is stopped; only when all are there is it given one.
#[derive(Debug)]
pub struct DrawsFile {
    path: PathBuf,
    rows: Rows,
    fault: Option<Diagnostic>,
}

#[derive(Debug)]
enum Rows {
    Csv(Box<csv::Writer<BufWriter<File>>>),
    Parquet(Box<Table>),
}

impl DrawsFile {
    /// A file with these columns; Parquet if its name ends so, else CSV.
    ///
    /// # Errors
    /// A file that exists and may not be replaced, or a folder that cannot be written to.
    pub fn new(path: &Path, columns: &[(&str, Holds)], force: bool) -> Result<Self, Diagnostic> {
        if !force && path.exists() {
            return Err(Diagnostic::placeless(RunFault::FileExists { name: path.display().to_string() }));
        }
        make_folder(path)?;
        let file = tempfile::tempfile_in(folder(path)).map_err(|error| cannot_write(path, &error))?;
        let rows = if path.extension().is_some_and(|ending| ending == "parquet") {
            Rows::Parquet(Box::new(Table::new(path, file, columns)?))
        } else {
            let mut rows = csv::WriterBuilder::new().from_writer(BufWriter::new(file));
            let names = rows.write_record(columns.iter().map(|(name, _)| name));
            names.map_err(|error| cannot_write(path, &std::io::Error::other(error)))?;
            Rows::Csv(Box::new(rows))
        };
        Ok(Self { path: path.to_path_buf(), rows, fault: None })
    }

    /// Adds a row; a fault is told at the end.
    pub fn add(&mut self, values: &[Value]) {
        if self.fault.is_some() {
            return;
        }
        let written = match &mut self.rows {
            Rows::Csv(rows) => rows.write_record(values.iter().map(text)).map_err(|error| error.to_string()),
            Rows::Parquet(table) => table.add(values),
        };
        self.fault = written.err().map(|reason| cannot_write(&self.path, &std::io::Error::other(reason)));
    }

    /// Gives the file its name; a Parquet file also says what it rests on.
    ///
    /// # Errors
    /// What hindered the writing.
    pub fn finish(self, document: &Document) -> Result<String, Diagnostic> {
        if let Some(fault) = self.fault {
            return Err(fault);
        }
        let told = |reason: String| cannot_write(&self.path, &std::io::Error::other(reason));
        let file = match self.rows {
            Rows::Csv(rows) => {
                let buffered = rows.into_inner().map_err(|error| told(error.to_string()))?;
                buffered.into_inner().map_err(|error| told(error.to_string()))?
            }
            Rows::Parquet(table) => table.finish(side_of(document, "draws").to_string()).map_err(told)?,
        };
        save_stream(&self.path, file)?;
        Ok(self.path.display().to_string())
    }
}

fn text(value: &Value) -> String {
    match value {
        Value::Nothing => String::new(),
        Value::Text(text) => harmless(text),
        Value::Whole(number) => number.to_string(),
        Value::Number(number) => number.to_string(),
        Value::Day(day) => day.to_string(),
    }
}
