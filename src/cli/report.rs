//! `skolpeng report`: one document of a study, in as many formats as files are named.

use super::Exit;
use super::arguments::{Say, flag, option, study};
use super::compare::need;
use super::run::{say_date, study_or_shipped};
use super::screen::Screen;
use crate::diag::{Diagnostic, Findings, Language, Sources};
use crate::report::made::Made;
use crate::report::view;
use crate::report::write::{Dialect, FileOptions, put, to_bytes};
use crate::report::{Document, Word};
use crate::session::Session;
use crate::study::{Results, Study};
use crate::text::FileUsed;
use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};
use std::path::{Path, PathBuf};

/// The command's arguments and help.
pub(super) fn arguments(say: &Say) -> Command {
    Command::new("report")
        .about(say(
            "skriv en rapport till nämnden: HTML, PDF, arbetsbok, tabeller – samma siffror i alla",
            "write a report for the board: HTML, PDF, workbook, tables – the same figures in all",
        ))
        .after_help(say(
            "Ändelsen avgör formatet: .html, .pdf (med programmet typst), .typ, .xlsx, .csv, .json. Exempel:\n  skolpeng report scenarios/huddinge.toml --output rapport.html\n  skolpeng report --output rapport.pdf --output rapport.xlsx --force\n  skolpeng verify rapport.html",
            "The ending decides the format: .html, .pdf (with the program typst), .typ, .xlsx, .csv, .json. Examples:\n  skolpeng report scenarios/huddinge.toml --output report.html\n  skolpeng report --output report.pdf --output report.xlsx --force\n  skolpeng verify report.html",
        ))
        .arg(study(say))
        .arg(
            option("output", "FILE", say("filen som skrivs; får anges flera gånger", "the file to write; may be given several times"))
                .short('o')
                .required(true)
                .action(ArgAction::Append)
                .value_parser(value_parser!(PathBuf)),
        )
        .arg(option("need", "NAME", say("värdet som mäter behovet på varje skola", "the value that measures each school's need")))
        .arg(dialect(say))
        .arg(flag("force", say("ersätt filer som finns", "replace files that exist")))
}

fn dialect(say: &Say) -> Arg {
    let help = say(
        "CSV för svenska Excel (förval) eller för program",
        "CSV for Swedish Excel (default) or for programs",
    );
    option("dialect", "swedish|international", help).value_parser(["swedish", "international"])
}

/// Runs the study and writes its report to every file that is named, or to none.
pub(super) fn report(screen: &Screen, given: &ArgMatches) -> Exit {
    let path = study_or_shipped(given);
    let mut session = Session::open(&path);
    let results = session.run();
    screen.tell(&session.found, &session.library.sources, false);
    let (Some(results), Some(study)) = (results, session.study()) else { return Exit::of(&session.found) };
    say_date(screen, study, &results);
    let asked = given.get_one::<String>("need").map(String::as_str);
    let files = session.library.files();
    let document = |path: &Path| document(path, study, &results, asked, &files, screen.language);
    // Whether there is what need is asked to be measured by does not hang on the format.
    if let Err(word) = document(Path::new("")) {
        screen.say(&word);
        return Exit::Misuse;
    }
    let command = asked.map_or_else(|| NAME.to_owned(), |need| format!("{WITH_NEED}{need}"));
    let made = Made::by(&command, &path, screen.language);
    match write(&|path| document(path).unwrap_or_default(), &made, given) {
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

/// The document in the format of each file, all ready before the first is written.
fn write(
    document: &dyn Fn(&Path) -> Document,
    made: &Made,
    given: &ArgMatches,
) -> Result<Vec<PathBuf>, Diagnostic> {
    let dialect =
        given.get_one::<String>("dialect").and_then(|name| Dialect::named(name)).unwrap_or_default();
    let force = given.get_flag("force");
    let options = FileOptions { language: made.language, dialect, force };
    let mut files = Vec::new();
    for path in given.get_many::<PathBuf>("output").into_iter().flatten() {
        let is_csv = path.extension().is_some_and(|ending| ending == "csv");
        let dialect = is_csv.then(|| dialect.name().to_owned());
        let mut own = document(path);
        own.provenance.made = Some(Made { dialect, ..made.clone() });
        files.extend(to_bytes(&own, path, &options)?);
    }
    put(files, force)
}

/// How a file says that it was made by this command.
const NAME: &str = "report";
/// The same with a need that was asked for, which follows.
const WITH_NEED: &str = "report --need ";

/// The need that was asked for, of a file that says that it was made by this command; nothing if it was made by another.
pub(super) fn asked_need(command: &str) -> Option<Option<&str>> {
    if command == NAME { Some(None) } else { command.strip_prefix(WITH_NEED).map(Some) }
}

/// The report as the document that a file holds: a workbook is made for those who compute on with it.
///
/// # Errors
/// No model has a value of the name that is asked for.
pub(super) fn document(
    path: &Path,
    study: &Study,
    results: &Results,
    asked: Option<&str>,
    files: &[FileUsed],
    language: Language,
) -> Result<Document, Word> {
    let need = need(results, asked)?;
    let is_book = path.extension().is_some_and(|ending| ending == "xlsx");
    let view = if is_book { view::book } else { view::report };
    Ok(view(study, results, need, files, language))
}
