//! `skolpeng test`: a model against known results, cell by cell.

use super::Exit;
use super::screen::{Screen, print};
use crate::diag::{DataFault, Diagnostic, Findings};
use crate::report::view;
use crate::report::write::terminal;
use crate::session::{cases_for, load_model, try_file};
use crate::text::Library;
use clap::ArgMatches;
use std::path::{Path, PathBuf};

/// What is to be tried, and on what.
pub(super) struct Wanted {
    model: PathBuf,
    cases: Option<PathBuf>,
    all: bool,
}

impl Wanted {
    pub(super) fn read(given: &ArgMatches) -> Self {
        Self {
            model: given.get_one::<PathBuf>("model").cloned().unwrap_or_default(),
            cases: given.get_one::<PathBuf>("cases").cloned(),
            all: given.get_flag("all"),
        }
    }
}

pub(super) fn test(screen: &Screen, wanted: &Wanted) -> Exit {
    let mut library = Library::new();
    let mut found = Findings::new();
    let law = load_model(&wanted.model, &mut library, &mut found);
    let files = cases_for(&wanted.model, wanted.cases.as_deref());
    if files.is_empty() {
        found.add(Diagnostic::placeless(no_cases(wanted)));
    }
    let mut differ = false;
    for file in files {
        let Some(law) = &law else { break };
        let tables = wanted.cases.as_deref().filter(|folder| !file.starts_with(folder));
        if let Some((case, tried)) = try_file(law, &file, tables, &mut library, &mut found) {
            differ |= tried.differing() > 0;
            print(&terminal(&view::tried(&tried, &case, wanted.all, screen.language), &screen.terminal()));
        }
    }
    screen.tell(&found, &library.sources, false);
    match Exit::of(&found) {
        Exit::Done if differ => Exit::CheckFailed,
        other => other,
    }
}

/// Where a case was looked for, and what it would be called.
fn no_cases(wanted: &Wanted) -> DataFault {
    let beside = wanted.model.parent().filter(|folder| *folder != Path::new("")).unwrap_or(Path::new("."));
    let stem = wanted.model.file_stem().unwrap_or_default().to_string_lossy();
    let folder = wanted.cases.as_deref().unwrap_or(beside).display().to_string();
    DataFault::NoCases { folder, name: format!("{stem}.case.toml") }
}
