//! `skolpeng init`: a starting model with its data and study in a folder, or the description of a data file.

mod describe;
mod file;
mod folder;
mod lines;

use super::Exit;
use super::arguments::{Say, option};
use super::screen::Screen;
use crate::report::Word;
use clap::{Arg, ArgMatches, Command, value_parser};
use std::path::PathBuf;

/// The command's arguments and help.
pub(super) fn arguments(say: &Say) -> Command {
    Command::new("init")
        .about(say(
            "börja: skriv en första modell med data och studie, eller beskriv en datafil",
            "begin: write a first model with data and a study, or describe a data file",
        ))
        .after_help(say(
            "Exempel:\n  skolpeng init min-kommun\n  skolpeng init elever.csv\n  skolpeng init uttag.xlsx --sheet Elever --output data.toml",
            "Examples:\n  skolpeng --lang en init my-town\n  skolpeng --lang en init pupils.csv\n  skolpeng --lang en init extract.xlsx --sheet Pupils --output data.toml",
        ))
        .arg(
            Arg::new("path")
                .value_name("FOLDER|FILE")
                .value_parser(value_parser!(PathBuf))
                .help(say(
                    "mappen som fylls (den här om ingen anges), eller tabellen som beskrivs",
                    "the folder to fill (this one if none is given), or the table to describe",
                )),
        )
        .arg(
            option("output", "FILE", say("beskrivningens namn", "the description's name"))
                .short('o')
                .value_parser(value_parser!(PathBuf)),
        )
        .arg(option("sheet", "NAME", say("bladet i en arbetsbok", "the sheet of a workbook")))
}

/// Writes what is asked for; nothing if a file is in the way.
pub(super) fn init(screen: &Screen, given: &ArgMatches) -> Exit {
    let path = given.get_one::<PathBuf>("path").cloned().unwrap_or_else(|| PathBuf::from("."));
    let (output, sheet) = (given.get_one::<PathBuf>("output"), given.get_one::<String>("sheet"));
    if file::is_table(&path) {
        return file::init(screen, &path, output, sheet);
    }
    if output.is_some() || sheet.is_some() {
        screen.say(&Word::OnlyForFiles);
        return Exit::Misuse;
    }
    folder::init(screen, &path)
}
