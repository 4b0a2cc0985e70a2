//! `skolpeng seek`: the numbers of a model that make a condition on its results hold, and a proposal with them.

use super::Exit;
use super::arguments::Say;
use super::made_model::{self, MadeModel, beside, refuse};
use super::screen::Screen;
use crate::report::view;
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
        .args(made_model::arguments(say))
}

/// Seeks, shows the answer, and writes the files that are named.
pub(super) fn seek(screen: &Screen, given: &ArgMatches) -> Exit {
    let (files, path) =
        (MadeModel::read(given), given.get_one::<PathBuf>("file").cloned().unwrap_or_default());
    if let Err(fault) = files.refuse_existing() {
        return refuse(screen, fault);
    }
    let (session, sought) = seek_file(&path, Library::new());
    screen.tell(&session.found, &session.library.sources, false);
    let Some(sought) = sought else { return Exit::of(&session.found) };
    let document = view::seek(&sought, &session.library.files(), screen.language);
    let proposal = files.model().map(|output| proposal(&sought, &path, output));
    files.write(screen, document, proposal, ("seek", &path))
}

fn proposal(sought: &Sought, asked: &Path, output: &Path) -> String {
    let sought_in = asked.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let extends = beside(output, &sought.asked.model);
    crate::seek::proposal(&sought.problem(), &sought.answer, &extends, &sought_in)
}
