//! `skolpeng verify`: whether a file that `run`, `compare` or `report` wrote still says what its study gives, cell by cell.

use super::Exit;
use super::arguments::Say;
use super::compare::{self, WhyAsked, asked_need, why_document};
use super::report;
use super::run;
use super::screen::{Screen, print};
use crate::diag::{Diagnostic, Findings, Place, RunFault, Sources};
use crate::report::Document;
use crate::report::differences::{Comparison, differences};
use crate::report::made::Made;
use crate::report::read::{Written, read};
use crate::report::view::{self, Input, State};
use crate::report::write::{Dialect, FileOptions, terminal, to_bytes};
use crate::session::Session;
use crate::study::Results;
use crate::text::{FileUsed, Library, sha256};
use clap::{Arg, ArgMatches, Command, value_parser};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The command's arguments and help.
pub(super) fn arguments(say: &Say) -> Command {
    Command::new("verify")
        .about(say(
            "kontrollera en fil som run, compare eller report skrev: räkna om och jämför varje uppgift",
            "check a file that run, compare or report wrote: compute again and compare every figure",
        ))
        .after_help(say(
            "Stå i den mapp där filen gjordes. Slutkod 0 bara om indata och alla uppgifter är desamma, annars 3.\n\nExempel:\n  skolpeng verify budget.xlsx",
            "Be in the folder where the file was made. Exit code 0 only if inputs and all figures are the same, else 3.\n\nExamples:\n  skolpeng verify budget.xlsx",
        ))
        .arg(
            Arg::new("file")
                .value_name("FILE")
                .required(true)
                .value_parser(value_parser!(PathBuf))
                .help(say("filen: .html, .csv, .xlsx, .json eller .parquet", "the file: .html, .csv, .xlsx, .json or .parquet")),
        )
}

/// Reads the file, runs its study again, and tells what differs.
pub(super) fn verify(screen: &Screen, given: &ArgMatches) -> Exit {
    let path = given.get_one::<PathBuf>("file").cloned().unwrap_or_default();
    let (there, made) = match open(&path) {
        Ok(opened) => opened,
        Err(refused) => return refused.told(screen),
    };
    let mut session = Session::open(Path::new(&made.input));
    let results = session.run();
    if let (Some(_), Some(asked)) = (&results, WhyAsked::read(&made.command)) {
        return verify_why(screen, &path, (&there, &made), &asked);
    }
    let read_now = session.library.files();
    let inputs = inputs(&there.files, &read_now, session.study().is_some());
    let Some(results) = results else {
        show(screen, &path, &made, &inputs, None);
        screen.tell(&session.found, &session.library.sources, false);
        return Exit::of(&session.found);
    };
    let document = match made_again(&path, screen, &mut session, &results, &read_now, &made) {
        Ok(document) => document,
        Err(report::Refused::Misuse(word)) => {
            screen.say(&word);
            return Exit::CheckFailed;
        }
        Err(report::Refused::Found) => {
            show(screen, &path, &made, &inputs, None);
            screen.tell(&session.found, &session.library.sources, false);
            return Exit::of(&session.found);
        }
    };
    held(screen, &path, (&there, &made), &inputs, document)
}

/// Compares the file with the document that its command makes now, and tells what differs.
fn held(
    screen: &Screen,
    path: &Path,
    (there, made): (&Written, &Made),
    inputs: &[Input],
    mut document: Document,
) -> Exit {
    let own = Made::by(&made.command, Path::new(&made.input), made.language);
    document.provenance.made = Some(Made { dialect: made.dialect.clone(), ..own });
    match compared(there, &document, path, made) {
        Ok(comparison) => {
            show(screen, path, made, inputs, Some(&comparison));
            if view::holds(inputs, &comparison) { Exit::Done } else { Exit::CheckFailed }
        }
        Err(fault) => Refused { found: alone(fault), sources: Sources::new() }.told(screen),
    }
}

/// The same of a file that tells why results differ: it may rest on two studies.
fn verify_why(screen: &Screen, path: &Path, (there, made): (&Written, &Made), asked: &WhyAsked) -> Exit {
    match why_document(screen, asked, Path::new(&made.input), made.language) {
        Ok((document, files)) => {
            let inputs = inputs(&there.files, &files, true);
            held(screen, path, (there, made), &inputs, document)
        }
        Err(exit) => {
            show(screen, path, made, &inputs(&there.files, &[], false), None);
            exit
        }
    }
}

/// The document that the file's command makes of the study now.
fn made_again(
    path: &Path,
    screen: &Screen,
    session: &mut Session,
    results: &Results,
    files: &[FileUsed],
    made: &Made,
) -> Result<Document, report::Refused> {
    if let Some(asked) = report::Asked::read(&made.command) {
        return Ok(report::facts(screen, session, results, &asked)?.document(path, made.language));
    }
    if let Some(need) = asked_need(&made.command) {
        return compare::document(screen, session, results, need, made.language);
    }
    let study = session.study().ok_or(report::Refused::Found)?;
    Ok(run::document(study, results, files, made.language))
}

/// Why a file cannot be checked.
struct Refused {
    found: Findings,
    sources: Sources,
}

impl Refused {
    fn told(&self, screen: &Screen) -> Exit {
        screen.tell(&self.found, &self.sources, false);
        Exit::of(&self.found)
    }
}

fn alone(fault: Diagnostic) -> Findings {
    let mut found = Findings::new();
    found.add(fault);
    found
}

fn show(screen: &Screen, path: &Path, made: &Made, inputs: &[Input], compared: Option<&Comparison>) {
    let name = path.display().to_string();
    let document = view::verify(&name, made, inputs, compared, screen.language);
    print(&terminal(&document, &screen.terminal()));
}

/// What stands in the file, and how it was made.
fn open(path: &Path) -> Result<(Written, Made), Refused> {
    let name = path.display().to_string();
    let refused = |fault: RunFault| {
        let mut sources = Sources::new();
        let place = Place::File(sources.add(&name, ""));
        Refused { found: alone(Diagnostic::error(fault, place)), sources }
    };
    let unread = |fault| Refused { found: alone(fault), sources: Sources::new() };
    Library::new().bytes(path).map_err(unread)?;
    let get = |file: &Path| Library::new().bytes(file).ok();
    let Some(there) = read(path, &get) else { return Err(refused(RunFault::NotOurs { name: name.clone() })) };
    match there.made.clone() {
        Some(made) if is_ours(&made.command) => Ok((there, made)),
        made => {
            let by = made.map_or_else(|| "?".to_owned(), |made| format!("skolpeng {}", made.command));
            Err(refused(RunFault::NotRepeatable { name: name.clone(), by }))
        }
    }
}

/// Whether a command's output can be made again.
fn is_ours(command: &str) -> bool {
    command == "run"
        || asked_need(command).is_some()
        || WhyAsked::read(command).is_some()
        || report::Asked::read(command).is_some()
}

/// What has become of each file that was read then, and which are read now besides.
fn inputs(then: &[(String, String)], now: &[FileUsed], has_study: bool) -> Vec<Input> {
    let state = |name: &String, sha: &String| match now.iter().find(|file| file.name == *name) {
        Some(file) if file.sha256 == *sha => State::Unchanged,
        Some(_) => State::Changed,
        None => match Library::new().bytes(Path::new(name)) {
            // Without a study that can be read, nobody knows what it would have read.
            Ok(bytes) if !has_study && sha256(&bytes) == *sha => State::Unchanged,
            Ok(_) if !has_study => State::Changed,
            Ok(_) => State::Unread,
            Err(_) => State::Gone,
        },
    };
    let mut inputs: Vec<Input> =
        then.iter().map(|(name, sha)| Input { name: name.clone(), state: state(name, sha) }).collect();
    let is_new = |file: &&FileUsed| !then.iter().any(|(name, _)| *name == file.name);
    inputs.extend(now.iter().filter(is_new).map(|file| Input { name: file.name.clone(), state: State::New }));
    inputs
}

/// The document written anew in the file's format and read again as the file was, beside the file.
fn compared(
    there: &Written,
    document: &Document,
    path: &Path,
    made: &Made,
) -> Result<Comparison, Diagnostic> {
    let dialect = made.dialect.as_deref().and_then(Dialect::named);
    let options = FileOptions { language: made.language, dialect: dialect.unwrap_or_default(), force: true };
    let path = match dialect {
        Some(_) => PathBuf::from("out.csv"),
        None => path.to_path_buf(),
    };
    let files: BTreeMap<PathBuf, Vec<u8>> = to_bytes(document, &path, &options)?.into_iter().collect();
    let get = |file: &Path| files.get(file).cloned();
    let now = read(&path, &get).unwrap_or_else(|| there.clone());
    Ok(differences(there, &now, document))
}
