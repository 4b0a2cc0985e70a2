//! `skolpeng seek`: the numbers of a model that make a condition on its results hold, and a proposal with them.

use super::Exit;
use super::arguments::{Say, flag, option};
use super::screen::{Screen, print};
use crate::diag::{Diagnostic, Findings, RunFault, Sources};
use crate::report::write::{json, save, terminal};
use crate::report::{Word, view};
use crate::seek::Sought;
use crate::session::seek_file;
use crate::text::Library;
use clap::{Arg, ArgMatches, Command, value_parser};
use std::path::{Path, PathBuf};

/// The command's arguments and help.
pub(super) fn arguments(say: &Say) -> Command {
    Command::new("seek")
        .about(say(
            "sök de tal i en modell som gör att ett villkor på resultatet håller (målsökning)",
            "seek the numbers of a model that make a condition on its results hold (goal seek)",
        ))
        .after_help(say(
            "Exempel:\n  skolpeng seek scenarios/seek-pool.toml\n  skolpeng seek scenarios/seek-pool.toml --output forslag.toml",
            "Examples:\n  skolpeng seek scenarios/seek-pool.toml\n  skolpeng seek scenarios/seek-pool.toml --output proposal.toml",
        ))
        .arg(
            Arg::new("file")
                .value_name("FILE")
                .required(true)
                .value_parser(value_parser!(PathBuf))
                .help(say("filen som säger vad som söks", "the file that says what is sought")),
        )
        .arg(
            option("output", "FILE", say("skriv svaret som en modellfil", "write the answer as a model file"))
                .short('o')
                .value_parser(value_parser!(PathBuf)),
        )
        .arg(
            option("format", "text|json", say("hur tabellerna skrivs", "how the tables are written"))
                .value_parser(["text", "json"]),
        )
        .arg(flag("force", say("ersätt filen om den finns", "replace the file if it exists")))
}

/// Seeks, shows the answer, and writes the proposal if a file is named.
pub(super) fn seek(screen: &Screen, given: &ArgMatches) -> Exit {
    let path = given.get_one::<PathBuf>("file").cloned().unwrap_or_default();
    let (session, sought) = seek_file(&path, Library::new());
    screen.tell(&session.found, &session.library.sources, false);
    let Some(sought) = sought else { return Exit::of(&session.found) };
    let document = view::seek(&sought, &session.library.files(), screen.language);
    if given.get_one::<String>("format").is_some_and(|format| format == "json") {
        print(&String::from_utf8_lossy(&json(&document)));
    } else {
        print(&terminal(&document, &screen.terminal()));
    }
    match given.get_one::<PathBuf>("output") {
        None => Exit::Done,
        Some(output) => match write(&sought, &path, output, given.get_flag("force")) {
            Ok(()) => {
                screen.say(&Word::Written { file: output.display().to_string() });
                Exit::Done
            }
            Err(fault) => refuse(screen, fault),
        },
    }
}

fn write(sought: &Sought, asked: &Path, output: &Path, force: bool) -> Result<(), Diagnostic> {
    let name = output.display().to_string();
    if !force && output.exists() {
        return Err(Diagnostic::placeless(RunFault::FileExists { name }));
    }
    let sought_in = asked.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let extends = beside(output, &sought.asked.model);
    let text = crate::seek::proposal(&sought.problem(), &sought.answer, &extends, &sought_in);
    save(&[(output.to_path_buf(), text.into_bytes())])
}

/// A file's path as counted from the folder of another that may not be there yet.
fn beside(file: &Path, other: &Path) -> PathBuf {
    let folder = file.parent().filter(|folder| *folder != Path::new("")).unwrap_or(Path::new("."));
    match (std::fs::canonicalize(folder), std::fs::canonicalize(other)) {
        (Ok(folder), Ok(other)) => crate::text::from_folder(&folder, &other),
        _ => other.to_path_buf(),
    }
}

/// Tells why a file cannot be written.
fn refuse(screen: &Screen, fault: Diagnostic) -> Exit {
    let mut found = Findings::new();
    found.add(fault);
    screen.tell(&found, &Sources::new(), false);
    Exit::of(&found)
}
