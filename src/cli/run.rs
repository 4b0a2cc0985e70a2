//! `skolpeng run`: budgets by school, on the terminal or in a file.

use super::Exit;
use super::screen::{Screen, print};
use crate::report::Word;
use crate::report::made::Made;
use crate::report::view;
use crate::report::write::{Dialect, FileOptions, terminal, to_file};
use crate::session::Session;
use crate::study::Year;
use clap::ArgMatches;
use std::path::{Path, PathBuf};

/// What is to be run, and where it goes.
pub(super) struct Wanted {
    study: PathBuf,
    output: Option<PathBuf>,
    dialect: Dialect,
    force: bool,
}

impl Wanted {
    pub(super) fn shipped() -> Self {
        Self { study: shipped_study(), output: None, dialect: Dialect::default(), force: false }
    }

    pub(super) fn read(given: &ArgMatches) -> Self {
        let international = given.get_one::<String>("dialect").is_some_and(|name| name == "international");
        Self {
            study: study_or_shipped(given),
            output: given.get_one::<PathBuf>("output").cloned(),
            dialect: if international { Dialect::International } else { Dialect::SwedishExcel },
            force: given.get_flag("force"),
        }
    }
}

/// The study that is named, or the shipped one.
pub(super) fn study_or_shipped(given: &ArgMatches) -> PathBuf {
    given.get_one::<PathBuf>("study").cloned().unwrap_or_else(shipped_study)
}

/// The shipped study: in this folder, or where the program was built.
fn shipped_study() -> PathBuf {
    let here = PathBuf::from("scenarios/huddinge.toml");
    if here.exists() { here } else { Path::new(env!("CARGO_MANIFEST_DIR")).join(here) }
}

/// How the file is made, so that `verify` can make it again.
fn made(screen: &Screen, wanted: &Wanted, path: &Path) -> Made {
    let is_csv = path.extension().is_some_and(|ending| ending == "csv");
    let dialect = is_csv.then(|| wanted.dialect.name().to_owned());
    Made { dialect, ..Made::by("run", &wanted.study, screen.language) }
}

pub(super) fn run(screen: &Screen, wanted: &Wanted) -> Exit {
    let mut session = Session::open(&wanted.study);
    let results = session.run();
    screen.tell(&session.found, &session.library.sources, false);
    let (Some(results), Some(study)) = (results, session.study()) else { return Exit::of(&session.found) };
    if study.date.is_none() && results.year == Year::School {
        screen.say(&Word::PriceDateChosen { date: results.date.to_string() });
    }
    let mut document = view::study(study, &results, &session.library.files(), screen.language);
    let Some(path) = &wanted.output else {
        print(&terminal(&document, &screen.terminal()));
        return Exit::Done;
    };
    document.provenance.made = Some(made(screen, wanted, path));
    let options = FileOptions { language: screen.language, dialect: wanted.dialect, force: wanted.force };
    match to_file(&document, path, &options) {
        Ok(files) => {
            for file in files {
                screen.say(&Word::Written { file: file.display().to_string() });
            }
            Exit::Done
        }
        Err(fault) => {
            let mut found = crate::diag::Findings::new();
            found.add(fault);
            screen.tell(&found, &session.library.sources, false);
            Exit::of(&found)
        }
    }
}
