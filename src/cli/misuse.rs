//! A command that was given wrongly, told in the user's language; and a study in the place of a command.

use super::arguments::Say;
use crate::base::suggest::nearest;
use crate::diag::Language;
use crate::report::Word;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use std::ffi::OsString;
use std::path::Path;

/// Words that people try in a command's place.
const MEANT: [(&str, &str); 19] = [
    ("kör", "run"),
    ("kor", "run"),
    ("starta", "run"),
    ("start", "init"),
    ("börja", "init"),
    ("ny", "init"),
    ("new", "init"),
    ("granska", "check"),
    ("kontrollera", "check"),
    ("kolla", "check"),
    ("förklara", "explain"),
    ("varför", "explain"),
    ("why", "explain"),
    ("jämför", "compare"),
    ("skillnad", "diff"),
    ("pröva", "test"),
    ("testa", "test"),
    ("revidera", "audit"),
    ("hjälp", "--help"),
];

/// What stands for an argument in the help: English, Swedish.
const NAMES: [(&str, &str); 10] = [
    ("STUDY", "STUDIE"),
    ("FOLDER|FILE", "MAPP|FIL"),
    ("DIR", "MAPP"),
    ("FILE", "FIL"),
    ("NAME", "NAMN"),
    ("AMOUNT", "BELOPP"),
    ("MODEL", "MODELL"),
    ("STUDY|MODEL", "STUDIE|MODELL"),
    ("OLD", "GAMMAL"),
    ("NEW", "NY"),
];

/// What stands for an argument in the user's language, if that has another word than English.
pub(super) fn value_name(english: &str, say: &Say) -> Option<&'static str> {
    NAMES.iter().find(|(en, _)| *en == english).map(|(en, sv)| say(sv, en))
}

/// The arguments with `run` before a study that stands where a command should.
pub(super) fn with_command(mut arguments: Vec<OsString>) -> Vec<OsString> {
    let texts: Vec<&str> = arguments.iter().map(|one| one.to_str().unwrap_or("")).collect();
    let mut place = 1;
    while let Some(option) = texts.get(place).filter(|text| text.starts_with('-')) {
        place += if ["--lang", "--color"].contains(option) { 2 } else { 1 };
    }
    let is_study = texts.get(place).is_some_and(|text| {
        let ending = Path::new(text).extension();
        ending.is_some_and(|ending| ending.eq_ignore_ascii_case("toml")) || *text == "."
    });
    if is_study {
        arguments.insert(place, "run".into());
    }
    arguments
}

/// Help as it is shown, or what is wrong with the arguments.
pub(super) fn told(error: &clap::Error, language: Language, commands: &[&str]) -> String {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => help(error, language),
        _ => format!("{}\n{}\n", word(error, commands).text(language), Word::SeeHelp.text(language)),
    }
}

fn help(error: &clap::Error, language: Language) -> String {
    let text = error.to_string();
    match language {
        Language::English => text,
        Language::Swedish => text.replacen("[OPTIONS]", "[VAL]", 1).replacen("[COMMAND]", "[KOMMANDO]", 1),
    }
}

fn word(error: &clap::Error, commands: &[&str]) -> Word {
    let said = |kind: ContextKind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(", "),
        _ => String::new(),
    };
    let (given, value) = (said(ContextKind::InvalidArg), said(ContextKind::InvalidValue));
    match error.kind() {
        ErrorKind::InvalidSubcommand => unknown_command(said(ContextKind::InvalidSubcommand), commands),
        ErrorKind::InvalidValue if value.is_empty() => Word::LacksValue { option: given },
        ErrorKind::InvalidValue => {
            Word::WrongValue { option: given, value, known: said(ContextKind::ValidValue) }
        }
        ErrorKind::ValueValidation => {
            let known = if given.starts_with("--to") { "2027, 2027-07-01" } else { "…" };
            Word::WrongValue { option: given, value, known: known.to_owned() }
        }
        ErrorKind::MissingRequiredArgument => Word::LacksArgument { name: given },
        ErrorKind::ArgumentConflict => Word::GivenTwice { option: given },
        ErrorKind::UnknownArgument => {
            let near = said(ContextKind::SuggestedArg);
            if near.is_empty() {
                Word::UnknownOption { option: given }
            } else {
                Word::UnknownOptionNear { option: given, near }
            }
        }
        _ => Word::WrongArguments,
    }
}

fn unknown_command(given: String, commands: &[&str]) -> Word {
    let lower = given.to_lowercase();
    let meant = MEANT.iter().find(|(tried, _)| *tried == lower).map(|(_, meant)| *meant);
    match meant.or_else(|| nearest(&lower, commands.iter().copied())) {
        Some(near) => Word::UnknownCommandNear { given, near: near.to_owned() },
        None => Word::UnknownCommand { given, known: commands.join(", ") },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_study_may_stand_in_a_commands_place() {
        let run = |given: &str| {
            let arguments = given.split(' ').map(OsString::from).collect();
            let with = with_command(arguments);
            with.iter().filter_map(|one| one.to_str()).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(run("skolpeng study.toml --force"), "skolpeng run study.toml --force");
        assert_eq!(run("skolpeng --lang en -q ."), "skolpeng --lang en -q run .");
        assert_eq!(run("skolpeng check study.toml"), "skolpeng check study.toml");
        assert_eq!(run("skolpeng"), "skolpeng");
    }
}
