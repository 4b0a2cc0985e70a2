//! `skolpeng report`: one document of a study, in as many formats as files are named.

mod asked;
mod paper;

pub(super) use asked::Asked;
pub(super) use paper::{Refused, facts};

use super::Exit;
use super::arguments::{Say, flag, option, study};
use super::run::{say_date, study_or_shipped};
use super::screen::Screen;
use crate::diag::{Diagnostic, Findings, Sources};
use crate::report::made::Made;
use crate::report::write::{Dialect, FileOptions, put, to_bytes};
use crate::report::{Document, Word};
use crate::session::Session;
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
            "Ändelsen avgör formatet: .html, .pdf (med programmet typst), .typ, .xlsx, .csv, .json, .parquet. Exempel:\n  skolpeng report scenarios/huddinge.toml --output rapport.html\n  skolpeng report --output rapport.pdf --output rapport.xlsx --force\n  skolpeng verify rapport.html",
            "The ending decides the format: .html, .pdf (with the program typst), .typ, .xlsx, .csv, .json, .parquet. Examples:\n  skolpeng report scenarios/huddinge.toml --output report.html\n  skolpeng report --output report.pdf --output report.xlsx --force\n  skolpeng verify report.html",
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
        .arg(
            option("min-cell", "N", say("dölj uppgifter om färre elever än så; data kan kräva fler (förval 10)", "hide figures about fewer students than this; the data may ask for more (default 10)"))
                .value_parser(value_parser!(u32)),
        )
        .arg(flag("internal", say("dölj ingenting, och märk varje del INTERNT", "hide nothing, and mark every part INTERNAL")).conflicts_with("min-cell"))
        .arg(flag("effects", say("visa vad varje draget indata betyder, en i taget", "show what each drawn input does, one at a time")))
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
    let (path, asked) = (study_or_shipped(given), Asked::given(given));
    let mut session = Session::open(&path);
    let results = session.run();
    let (Some(results), Some(study)) = (results, session.study()) else { return told(screen, &session) };
    say_date(screen, study, &results);
    let files = match facts(screen, &mut session, &results, &asked) {
        Ok(facts) => {
            let made = Made::by(&asked.command(), &path, screen.language);
            Ok(write(&|path| facts.document(path, screen.language), &made, given))
        }
        Err(refused) => Err(refused),
    };
    let ended = told(screen, &session);
    match files {
        Ok(files) => written(screen, files),
        Err(Refused::Found) => ended,
        Err(Refused::Misuse(word)) => {
            screen.say(&word);
            Exit::Misuse
        }
    }
}

/// Tells what was found.
fn told(screen: &Screen, session: &Session) -> Exit {
    screen.tell(&session.found, &session.library.sources, false);
    Exit::of(&session.found)
}

/// Tells which files were written, or why none was.
fn written(screen: &Screen, files: Result<Vec<PathBuf>, Diagnostic>) -> Exit {
    match files {
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
