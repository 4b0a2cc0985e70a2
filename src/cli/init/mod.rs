//! `skolpeng init`: a starting model with its data and study in a folder, or the description of a data file.

mod folder;

use super::Exit;
use super::arguments::Say;
use super::screen::Screen;
use clap::{Arg, ArgMatches, Command, value_parser};
use std::path::PathBuf;

/// The command's arguments and help.
pub(super) fn arguments(say: &Say) -> Command {
    Command::new("init")
        .about(say(
            "börja: skriv en första modell med data och studie",
            "begin: write a first model with data and a study",
        ))
        .after_help(say(
            "Exempel:\n  skolpeng init min-kommun\n  skolpeng run min-kommun/study.toml",
            "Examples:\n  skolpeng --lang en init my-town\n  skolpeng --lang en run my-town/study.toml",
        ))
        .arg(
            Arg::new("path")
                .value_name("FOLDER")
                .value_parser(value_parser!(PathBuf))
                .help(say("mappen; den här om ingen anges", "the folder; this one if none is given")),
        )
}

/// Writes what is asked for; nothing if a file is in the way.
pub(super) fn init(screen: &Screen, given: &ArgMatches) -> Exit {
    let path = given.get_one::<PathBuf>("path").cloned().unwrap_or_else(|| PathBuf::from("."));
    folder::init(screen, &path)
}
