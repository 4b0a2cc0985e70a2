//! `skolpeng check`: all errors of all files at once.

use super::Exit;
use super::screen::{Screen, print};
use crate::base::Date;
use crate::data;
use crate::diag::{Diagnostic, Findings, Language, ScenarioFault, Severity, json};
use crate::model::{Rulebook, Run};
use crate::report::Word;
use crate::report::view;
use crate::report::write::terminal;
use crate::scenario;
use crate::session::{Session, cases_for, check_seek, load_model, study_of, try_file};
use crate::text::Library;
use clap::ArgMatches;
use std::path::{Path, PathBuf};

/// What is to be checked, and how findings are written.
pub(super) struct Wanted {
    files: Vec<PathBuf>,
    json: bool,
    cost: bool,
}

impl Wanted {
    pub(super) fn read(given: &ArgMatches) -> Self {
        Self {
            files: given.get_many::<PathBuf>("files").into_iter().flatten().cloned().collect(),
            json: given.get_one::<String>("format").is_some_and(|format| format == "json"),
            cost: given.get_flag("cost"),
        }
    }
}

pub(super) fn check(screen: &Screen, wanted: &Wanted) -> Exit {
    let mut all = Findings::new();
    let mut library = Library::new();
    let mut differ = false;
    for file in &wanted.files {
        library = one(screen, wanted, file, library, &mut all, &mut differ);
    }
    if wanted.json {
        let list = json(&all.sorted(), &library.sources, screen.language);
        print(&format!("{list:#}\n"));
        return ended(&all, differ);
    }
    screen.tell(&all, &library.sources, true);
    if all.has_errors() {
        screen.say(&counted(&all, screen.language));
    } else {
        let models =
            wanted.files.iter().map(|file| file.display().to_string()).collect::<Vec<_>>().join(", ");
        screen.say(&Word::CheckedOk { models });
    }
    ended(&all, differ)
}

/// The kinds of files, by their heading; one that has none of them is read as a model.
const HEADINGS: [&str; 6] = ["study", "scenario", "data", "seek", "calibrate", "evaluate"];

/// Checks one file, and says in `differ` whether a cell of a case beside it differs. What is wrong is told when the file
/// is read in earnest.
fn one(
    screen: &Screen,
    wanted: &Wanted,
    file: &Path,
    mut library: Library,
    all: &mut Findings,
    differ: &mut bool,
) -> Library {
    let document = library.read_toml(file, &mut Findings::new());
    let has = |heading: &&&str| document.as_ref().is_some_and(|own| own.root.get(heading).is_some());
    match HEADINGS.iter().find(has).copied() {
        Some("study") => return study(screen, wanted, file, library, all),
        Some("scenario") => return scenario_alone(file, library, all),
        Some("data") => drop(data::load(file, &mut library, all)),
        Some("seek") => {
            let session = check_seek(file, library);
            all.extend(session.found);
            return session.library;
        }
        Some("calibrate") => drop(super::calibrate::opened(file, &mut library, all)),
        Some("evaluate") => drop(super::evaluate::document(file, &mut library, all, screen.language)),
        _ => {
            if let Some(law) = load_model(file, &mut library, all) {
                check_dates(&law, all);
                *differ |= cases(screen, file, &law, &mut library, all);
            }
        }
    }
    library
}

/// Runs a study and puts its scenarios on its models.
fn study(screen: &Screen, wanted: &Wanted, file: &Path, library: Library, all: &mut Findings) -> Library {
    let mut session = Session::open_in(library, file);
    session.run();
    session.check_worlds();
    if wanted.cost {
        let costs = view::costs(&session.costs(), screen.language);
        print(&terminal(&costs, &screen.terminal()));
    }
    all.extend(session.found);
    session.library
}

/// How many errors and warnings there are.
fn counted(found: &Findings, language: Language) -> Word {
    let count = |severity: Severity| found.iter().filter(|one| one.severity == severity).count();
    let errors = match count(Severity::Error) {
        1 => Word::OneError,
        count => Word::Errors { count: count.to_string() },
    };
    let warnings = match count(Severity::Warning) {
        1 => Word::OneWarning,
        count => Word::Warnings { count: count.to_string() },
    };
    Word::Counted { errors: errors.text(language), warnings: warnings.text(language) }
}

fn ended(found: &Findings, differ: bool) -> Exit {
    match Exit::of(found) {
        Exit::Done if differ => Exit::CheckFailed,
        other => other,
    }
}

/// Tries a model on the small cases beside it; says whether any cell differs.
fn cases(screen: &Screen, file: &Path, law: &Rulebook, library: &mut Library, found: &mut Findings) -> bool {
    let mut differ = false;
    if found.has_errors() {
        return false;
    }
    for case in cases_for(file, None) {
        let Some((case, tried)) = try_file(law, &case, None, library, found) else { continue };
        let path = case.path.display().to_string();
        if tried.differing() == 0 {
            screen.say(&Word::CasesOk { file: path, compared: tried.compared().to_string() });
        } else {
            differ = true;
            print(&terminal(&view::tried(&tried, &case, false, screen.language), &screen.terminal()));
        }
    }
    differ
}

/// A scenario without its study: with the models and data of a study that names it, if there is one beside it.
fn scenario_alone(file: &Path, mut library: Library, found: &mut Findings) -> Library {
    if let Some(study) = study_of(file) {
        let mut session = Session::open_in(library, &study);
        session.check_scenario(file);
        found.extend(session.found);
        return session.library;
    }
    if let Some(scenario) = scenario::load(file, &mut library, found) {
        found.add(Diagnostic::note(ScenarioFault::CheckedAlone, scenario.place));
    }
    library
}

/// Checks a model on every day on which something in it begins to hold.
fn check_dates(law: &Rulebook, found: &mut Findings) {
    let mut dates = law.dates();
    let start = start(law);
    dates.retain(|date| start.is_none_or(|start| *date >= start));
    if dates.is_empty() {
        dates.push(start.unwrap_or(Date::new_year(2026)));
    }
    for date in dates {
        law.in_force(&Run::on(date), found);
    }
}

/// The day on which the model's own rules begin.
fn start(law: &Rulebook) -> Option<Date> {
    law.header.get("from").and_then(|value| value.as_date(&mut Findings::new()))
}
