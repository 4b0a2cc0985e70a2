//! `skolpeng schema`: JSON Schema of the files that people write, for their editors.

use super::Exit;
use super::arguments::{Say, flag, option};
use super::screen::{Screen, print};
use crate::diag::{Diagnostic, Findings, RunFault, Sources};
use crate::report::Word;
use crate::report::write::save;
use crate::schema::{KINDS, Kind, schema as schema_of};
use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgMatches, Command, value_parser};
use std::path::{Path, PathBuf};

/// The command's arguments and help.
pub(super) fn arguments(say: &Say) -> Command {
    let kinds = PossibleValuesParser::new(KINDS.map(|kind| kind.name));
    Command::new("schema")
        .about(say(
            "skriv JSON Schema för modeller, data och studier, så att en editor hjälper till",
            "write JSON Schema for models, data and studies, so that an editor helps",
        ))
        .after_help(say(
            "Beskrivningarna skrivs på språket i --lang. Exempel:\n  skolpeng schema model\n  skolpeng schema --output skolpeng.schema.json",
            "Descriptions are in the language of --lang. Examples:\n  skolpeng schema model\n  skolpeng schema --output skolpeng.schema.json",
        ))
        .arg(Arg::new("kind").value_name("model|study|scenario|seek|calibration|evaluation|data|case").value_parser(kinds).help(say(
            "slaget av fil; utan det ett schema som passar alla",
            "the kind of file; without it one schema that fits all",
        )))
        .arg(
            option("output", "FILE", say("skriv till en fil", "write to a file"))
                .short('o')
                .value_parser(value_parser!(PathBuf)),
        )
        .arg(flag("force", say("ersätt filen om den finns", "replace the file if it exists")))
}

/// Writes the schema to stdout, or to a file.
pub(super) fn schema(screen: &Screen, given: &ArgMatches) -> Exit {
    let kind = given.get_one::<String>("kind").and_then(|name| Kind::named(name));
    let text = format!("{:#}\n", schema_of(kind, screen.language));
    let Some(path) = given.get_one::<PathBuf>("output") else {
        print(&text);
        return Exit::Done;
    };
    match write(path, text, given.get_flag("force")) {
        Ok(()) => {
            screen.say(&Word::Written { file: path.display().to_string() });
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

fn write(path: &Path, text: String, force: bool) -> Result<(), Diagnostic> {
    if !force && path.exists() {
        let name = path.display().to_string();
        return Err(Diagnostic::placeless(RunFault::FileExists { name }));
    }
    save(&[(path.to_path_buf(), text.into_bytes())])
}
