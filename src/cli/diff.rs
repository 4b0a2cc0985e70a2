//! `skolpeng diff`: two models told apart in words, and the version number that the difference asks for.

use super::Exit;
use super::arguments::{Say, option};
use super::screen::{Screen, print};
use crate::diag::Findings;
use crate::model;
use crate::report::view;
use crate::report::write::{json, terminal};
use crate::text::Library;
use clap::{Arg, ArgMatches, Command, value_parser};
use std::path::PathBuf;

/// The command's arguments and help.
pub(super) fn arguments(say: &Say) -> Command {
    let file = |name: &'static str, help: &'static str| {
        Arg::new(name).value_name(name).required(true).value_parser(value_parser!(PathBuf)).help(help)
    };
    Command::new("diff")
        .about(say(
            "jämför två modeller: vad som är borttaget, tillagt och ändrat, och vilken version det ger",
            "compare two models: what is removed, added and changed, and which version that makes",
        ))
        .after_help(say(
            "Modellerna jämförs som de gäller, med allt de bygger på (extends). Slutkod 0 även när de skiljer sig.\n\nExempel:\n  skolpeng diff models/storsthlm-2023.toml models/needs-pool.toml\n  skolpeng diff gammal.toml ny.toml --format json",
            "The models are compared as they hold, with all that they extend. Exit code 0 even if they differ.\n\nExamples:\n  skolpeng diff models/storsthlm-2023.toml models/needs-pool.toml\n  skolpeng diff old.toml new.toml --format json",
        ))
        .arg(file("OLD", say("modellen som den var", "the model as it was")))
        .arg(file("NEW", say("modellen som den är", "the model as it is")))
        .arg(
            option("format", "text|json", say("hur skillnaderna skrivs", "how the differences are written"))
                .value_parser(["text", "json"]),
        )
}

/// Reads both models and tells what differs.
pub(super) fn diff(screen: &Screen, given: &ArgMatches) -> Exit {
    let mut library = Library::new();
    let mut found = Findings::new();
    let laws = ["OLD", "NEW"].map(|name| {
        let path = given.get_one::<PathBuf>(name).cloned().unwrap_or_default();
        model::load(&path, &mut library, &mut found)
    });
    screen.tell(&found, &library.sources, false);
    let [Some(old), Some(new)] = laws else { return Exit::of(&found) };
    if found.has_errors() {
        return Exit::of(&found);
    }
    let document = view::diff(&model::diff::compare(&old, &new), screen.language);
    if given.get_one::<String>("format").is_some_and(|format| format == "json") {
        print(&String::from_utf8_lossy(&json(&document)));
    } else {
        print(&terminal(&document, &screen.terminal()));
    }
    Exit::Done
}
