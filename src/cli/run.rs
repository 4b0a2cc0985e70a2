//! `skolpeng run`: budgets by school, on the terminal or in a file.

use super::Exit;
use super::screen::{Screen, print};
use crate::diag::{Findings, Language, Sources};
use crate::report::made::Made;
use crate::report::shield::warn;
use crate::report::view;
use crate::report::write::{Dialect, FileOptions, terminal, to_file};
use crate::report::{Document, Word};
use crate::session::Session;
use crate::study::{Results, Study, Year};
use crate::text::{FileUsed, tidy};
use clap::ArgMatches;
use std::path::{Path, PathBuf};

/// What is to be run, and where it goes.
pub(super) struct Wanted {
    study: PathBuf,
    output: Output,
}

impl Wanted {
    pub(super) fn shipped() -> Self {
        Self { study: shipped_study(), output: Output::SCREEN }
    }

    pub(super) fn read(given: &ArgMatches) -> Self {
        Self { study: study_or_shipped(given), output: Output::read(given) }
    }
}

/// The study that is named, or that of the named folder; else this folder's own or the shipped one.
pub(super) fn study_or_shipped(given: &ArgMatches) -> PathBuf {
    match given.get_one::<PathBuf>("study") {
        Some(folder) if folder.is_dir() => tidy(&folder.join(OWN)),
        Some(file) => file.clone(),
        None => shipped_study(),
    }
}

/// What a folder's study is called.
const OWN: &str = "study.toml";

/// This folder's own study; else the shipped one: in this folder, or where the program was built.
fn shipped_study() -> PathBuf {
    if Path::new(OWN).is_file() {
        return PathBuf::from(OWN);
    }
    let here = PathBuf::from("scenarios/huddinge.toml");
    if here.exists() { here } else { Path::new(env!("CARGO_MANIFEST_DIR")).join(here) }
}

/// Where a result is written, and how.
pub(super) struct Output {
    path: Option<PathBuf>,
    dialect: Dialect,
    force: bool,
}

impl Output {
    const SCREEN: Self = Self { path: None, dialect: Dialect::SwedishExcel, force: false };

    pub(super) fn read(given: &ArgMatches) -> Self {
        let international = given.get_one::<String>("dialect").is_some_and(|name| name == "international");
        Self {
            path: given.get_one::<PathBuf>("output").cloned(),
            dialect: if international { Dialect::International } else { Dialect::SwedishExcel },
            force: given.get_flag("force"),
        }
    }

    /// Writes a document that a command made of a study to its file, or to the screen if none is named.
    pub(super) fn write(&self, screen: &Screen, mut document: Document, command: &str, study: &Path) -> Exit {
        let Some(path) = &self.path else {
            print(&terminal(&document, &screen.terminal()));
            return Exit::Done;
        };
        let is_csv = path.extension().is_some_and(|ending| ending == "csv");
        let dialect = is_csv.then(|| self.dialect.name().to_owned());
        document.provenance.made = Some(Made { dialect, ..Made::by(command, study, screen.language) });
        let options = FileOptions { language: screen.language, dialect: self.dialect, force: self.force };
        match to_file(&document, path, &options) {
            Ok(files) => {
                for file in files {
                    screen.say(&Word::Written { file: file.display().to_string() });
                }
                Exit::Done
            }
            Err(fault) => {
                let mut found = Findings::new();
                found.add(fault);
                screen.tell(&found, &Sources::new(), false);
                Exit::of(&found)
            }
        }
    }
}

/// Says which day's prices hold, where the study leaves it to the data.
pub(super) fn say_date(screen: &Screen, study: &Study, results: &Results) {
    if study.date.is_none() && results.year == Year::School {
        screen.say(&Word::PriceDateChosen { date: results.date.to_string() });
    }
}

pub(super) fn run(screen: &Screen, wanted: &Wanted) -> Exit {
    let mut session = Session::open(&wanted.study);
    let results = session.run();
    screen.tell(&session.found, &session.library.sources, false);
    let (Some(results), Some(study)) = (results, session.study()) else { return Exit::of(&session.found) };
    say_date(screen, study, &results);
    if study.output.is_asked() && wanted.output.path.is_none() {
        screen.say(&Word::OutputOfStudy);
    }
    let document = document(study, &results, &session.library.files(), screen.language);
    wanted.output.write(screen, document, "run", &wanted.study)
}

/// The results as officers see them, with what their tables and columns mean.
pub(super) fn document(study: &Study, results: &Results, files: &[FileUsed], language: Language) -> Document {
    let mut document = view::described(|language| view::study(study, results, files, language), language);
    warn(&mut document, results, language);
    document
}
