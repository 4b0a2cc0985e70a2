//! Where a command that makes a model file puts it and its report: all files that are named, or none.

use super::Exit;
use super::arguments::{Say, flag, option};
use super::screen::{Screen, print};
use crate::diag::{Diagnostic, Findings, RunFault, Sources};
use crate::report::made::Made;
use crate::report::write::svg::{Style, svg};
use crate::report::write::{Dialect, FileOptions, json, put, terminal, to_bytes};
use crate::report::{Block, Chart, Document, Word};
use clap::{Arg, ArgMatches, value_parser};
use std::path::{Path, PathBuf};

/// Files that are named for a model and for the report of how it was made.
pub(super) struct MadeModel {
    model: Option<PathBuf>,
    report: Option<PathBuf>,
    json: bool,
    dialect: Dialect,
    force: bool,
}

/// The arguments that name the files.
pub(super) fn arguments(say: &Say) -> [Arg; 5] {
    let report = say(
        "skriv tabeller och diagram: .html, .pdf, .xlsx, .csv, .json, .parquet eller .svg (bara diagrammen)",
        "write tables and charts: .html, .pdf, .xlsx, .csv, .json, .parquet or .svg (the charts alone)",
    );
    let dialect = say(
        "CSV för svenska Excel (förval) eller för program",
        "CSV for Swedish Excel (default) or for programs",
    );
    [
        option("output", "FILE", say("skriv svaret som en modellfil", "write the answer as a model file"))
            .short('o')
            .value_parser(value_parser!(PathBuf)),
        option("report", "FILE", report).value_parser(value_parser!(PathBuf)),
        option(
            "format",
            "text|json",
            say("hur tabellerna visas på skärmen", "how the tables are shown on the screen"),
        )
        .value_parser(["text", "json"]),
        option("dialect", "swedish|international", dialect).value_parser(["swedish", "international"]),
        flag("force", say("ersätt filer som finns", "replace files that exist")),
    ]
}

impl MadeModel {
    pub(super) fn read(given: &ArgMatches) -> Self {
        let dialect = given.get_one::<String>("dialect").and_then(|name| Dialect::named(name));
        Self {
            model: given.get_one::<PathBuf>("output").cloned(),
            report: given.get_one::<PathBuf>("report").cloned(),
            json: given.get_one::<String>("format").is_some_and(|format| format == "json"),
            dialect: dialect.unwrap_or_default(),
            force: given.get_flag("force"),
        }
    }

    /// The file that is named for the model.
    pub(super) fn model(&self) -> Option<&Path> {
        self.model.as_deref()
    }

    /// Shows a document and writes the files that are named; `input` is what the command was given.
    pub(super) fn write(
        &self,
        screen: &Screen,
        mut document: Document,
        model: Option<String>,
        (command, input): (&str, &Path),
    ) -> Exit {
        if self.json {
            print(&String::from_utf8_lossy(&json(&document)));
        } else {
            print(&terminal(&document, &screen.terminal()));
        }
        let mut files: Vec<(PathBuf, Vec<u8>)> = Vec::new();
        files.extend(self.model.clone().zip(model).map(|(path, text)| (path, text.into_bytes())));
        if let Some(path) = &self.report {
            let is_csv = path.extension().is_some_and(|ending| ending == "csv");
            let dialect = is_csv.then(|| self.dialect.name().to_owned());
            document.provenance.made = Some(Made { dialect, ..Made::by(command, input, screen.language) });
            let options = FileOptions { language: screen.language, dialect: self.dialect, force: self.force };
            if path.extension().is_some_and(|ending| ending == "svg") {
                files.extend(drawn(&document, path));
            } else {
                match to_bytes(&document, path, &options) {
                    Ok(report) => files.extend(report),
                    Err(fault) => return refuse(screen, fault),
                }
            }
        }
        match put(files, self.force) {
            Ok(files) => {
                for file in files {
                    screen.say(&Word::Written { file: file.display().to_string() });
                }
                Exit::Done
            }
            Err(fault) => refuse(screen, fault),
        }
    }

    /// Refuses early what would be replaced: a long computation is not to end with it.
    pub(super) fn refuse_existing(&self) -> Result<(), Diagnostic> {
        let named = [&self.model, &self.report].into_iter().flatten();
        match named.into_iter().find(|path| !self.force && path.exists()) {
            Some(path) => {
                Err(Diagnostic::placeless(RunFault::FileExists { name: path.display().to_string() }))
            }
            None => Ok(()),
        }
    }
}

/// The charts of a document, each in a file: the first in the named one, the others beside it by their names.
fn drawn(document: &Document, path: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let blocks = document.sections.iter().flat_map(|section| &section.blocks);
    let charts = blocks.filter_map(|block| match block {
        Block::Chart(chart) => Some(chart),
        _ => None,
    });
    let file = |(number, chart): (usize, &Chart)| {
        let name =
            if number == 0 { path.to_path_buf() } else { path.with_extension(format!("{}.svg", chart.id)) };
        (name, svg(chart, &Style::ALONE).into_bytes())
    };
    charts.enumerate().map(file).collect()
}

/// A file's path as counted from the folder of another that may not be there yet.
pub(super) fn beside(file: &Path, other: &Path) -> PathBuf {
    let folder = file.parent().filter(|folder| *folder != Path::new("")).unwrap_or(Path::new("."));
    match (std::fs::canonicalize(folder), std::fs::canonicalize(other)) {
        (Ok(folder), Ok(other)) => crate::text::from_folder(&folder, &other),
        _ => other.to_path_buf(),
    }
}

/// Tells why a file cannot be written.
pub(super) fn refuse(screen: &Screen, fault: Diagnostic) -> Exit {
    let mut found = Findings::new();
    found.add(fault);
    screen.tell(&found, &Sources::new(), false);
    Exit::of(&found)
}
