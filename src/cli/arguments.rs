//! The commands, their arguments and their help, in both languages.

use super::Exit;
use crate::diag::Language;
use clap::builder::Str;
use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};
use std::ffi::OsString;
use std::path::PathBuf;

/// The language asked for by `--lang`; Swedish unless English is asked for.
pub(super) fn language(arguments: &[OsString]) -> Language {
    let texts: Vec<&str> = arguments.iter().filter_map(|argument| argument.to_str()).collect();
    let after = texts.iter().position(|text| *text == "--lang").and_then(|i| texts.get(i + 1)).copied();
    let joined = texts.iter().find_map(|text| text.strip_prefix("--lang="));
    if after.or(joined) == Some("en") { Language::English } else { Language::Swedish }
}

/// All commands.
pub(super) fn command(language: Language) -> Command {
    let say = |sv: &'static str, en: &'static str| match language {
        Language::Swedish => sv,
        Language::English => en,
    };
    let whole = Command::new("skolpeng")
        .version(env!("CARGO_PKG_VERSION"))
        .about(say("Skolpeng efter behov: modeller, budgetar och förklaringar, exakta på öret", "School vouchers by need: models, budgets and explanations, exact to the öre"))
        .after_help(say(
            "Utan kommando körs study.toml i den här mappen, annars studien som följer med. Exempel:\n  skolpeng study.toml\n  skolpeng run scenarios/huddinge.toml --output budget.xlsx\n  skolpeng explain --school Sågbäcksgymnasiet --amount need_money --model needs-pool\n  skolpeng check models/*.toml",
            "Without a command study.toml in this folder is run, else the shipped study. Examples:\n  skolpeng study.toml\n  skolpeng run scenarios/huddinge.toml --output budget.xlsx\n  skolpeng explain --school Sågbäcksgymnasiet --amount need_money --model needs-pool\n  skolpeng check models/*.toml",
        ))
        .arg(option("lang", "sv|en", say("språk: sv eller en", "language: sv or en")).global(true).value_parser(["sv", "en"]))
        .arg(option("color", "auto|always|never", say("färger i terminalen", "colours in the terminal")).global(true).value_parser(["auto", "always", "never"]))
        .arg(flag("quiet", say("visa bara fel på stderr", "only errors on stderr")).short('q').global(true))
        .arg(
            Arg::new("version")
                .long("version")
                .short('V')
                .action(ArgAction::Version)
                .help(say("visa versionen", "print the version")),
        )
        .disable_version_flag(true)
        .disable_help_subcommand(true)
        .subcommand_help_heading(say("Kommandon", "Commands"))
        .subcommand(spoken(run(&say), &say))
        .subcommand(spoken(super::study::arguments(&say), &say))
        .subcommand(spoken(explain(&say), &say))
        .subcommand(spoken(check(&say), &say))
        .subcommand(spoken(test(&say), &say))
        .subcommand(spoken(super::compare::arguments(&say), &say))
        .subcommand(spoken(super::report::arguments(&say), &say))
        .subcommand(spoken(super::audit::arguments(&say), &say))
        .subcommand(spoken(super::seek::arguments(&say), &say))
        .subcommand(spoken(super::calibrate::arguments(&say), &say))
        .subcommand(spoken(super::evaluate::arguments(&say), &say))
        .subcommand(spoken(super::roll::arguments(&say), &say))
        .subcommand(spoken(super::diff::arguments(&say), &say))
        .subcommand(spoken(super::init::arguments(&say), &say))
        .subcommand(spoken(super::verify::arguments(&say), &say))
        .subcommand(spoken(super::schema::arguments(&say), &say))
        .subcommand(spoken(
            Command::new("completions")
                .about(say("skriv skalkompletteringar", "write shell completions"))
                .arg(Arg::new("shell").required(true).value_parser(value_parser!(clap_complete::Shell))),
            &say,
        ));
    #[cfg(feature = "serve")]
    let whole = whole.subcommand(spoken(super::serve::arguments(&say), &say));
    spoken(whole, &say)
}

/// Chooses the text in the user's language: Swedish, English.
pub(super) type Say<'a> = dyn Fn(&'static str, &'static str) -> &'static str + 'a;

/// What clap itself would say, in the user's language.
fn spoken(command: Command, say: &Say) -> Command {
    let heading = say("Val", "Options");
    let arguments = say("Argument", "Arguments");
    let help = Arg::new("help")
        .long("help")
        .short('h')
        .action(ArgAction::Help)
        .help(say("visa hjälpen", "print this help"));
    command
        .disable_help_flag(true)
        .arg(help)
        .mut_args(|arg| named(arg, say))
        .mut_args(|arg| match arg.is_positional() {
            true => arg.help_heading(arguments),
            false if arg.get_action().takes_values() => arg.help_heading(heading).hide_possible_values(true),
            false => arg.help_heading(heading),
        })
        .help_template(say(
            "{about-with-newline}\nAnvändning: {usage}\n\n{all-args}{after-help}\n",
            "{about-with-newline}\nUsage: {usage}\n\n{all-args}{after-help}\n",
        ))
}

/// The argument with what stands for its value in the user's language.
fn named(arg: Arg, say: &Say) -> Arg {
    let names = arg.get_value_names().unwrap_or_default().iter();
    let names: Vec<Str> = names
        .map(|name| super::misuse::value_name(name, say).map_or_else(|| name.clone(), Str::from))
        .collect();
    if names.is_empty() { arg } else { arg.value_names(names) }
}

fn run(say: &Say) -> Command {
    Command::new("run")
        .about(say("kör en studie: budget per skola mot regionens prislista", "run a study: budgets by school against the regional price list"))
        .after_help(say(
            "Exempel:\n  skolpeng run scenarios/huddinge.toml\n  skolpeng run scenarios/huddinge.toml --output budget.csv\n  skolpeng run scenarios/huddinge.toml --output budget.csv --dialect international --force",
            "Examples:\n  skolpeng run scenarios/huddinge.toml\n  skolpeng run scenarios/huddinge.toml --output budget.csv\n  skolpeng run scenarios/huddinge.toml --output budget.csv --dialect international --force",
        ))
        .arg(study(say))
        .args(output(say))
}

fn explain(say: &Say) -> Command {
    Command::new("explain")
        .about(say("visa hur en skolas belopp är räknat, ned till elever, parametrar och paragrafer", "show how a school's amount is computed, down to students, parameters and paragraphs"))
        .after_help(say(
            "Exempel:\n  skolpeng explain --school Sågbäcksgymnasiet\n  skolpeng explain scenarios/huddinge.toml --school 70923626 --amount need_money --model needs-pool",
            "Examples:\n  skolpeng explain --school Sågbäcksgymnasiet\n  skolpeng explain scenarios/huddinge.toml --school 70923626 --amount need_money --model needs-pool",
        ))
        .arg(study(say))
        .arg(option("school", "NAME", say("skolans namn eller kod", "the school's name or code")).required(true))
        .arg(option("amount", "AMOUNT", say("beloppet; totalen om inget anges", "the amount; the total if none is given")))
        .arg(option("model", "ID", say("modellen; den första om ingen anges", "the model; the first if none is given")))
}

fn check(say: &Say) -> Command {
    Command::new("check")
        .about(say("granska modeller och studier: alla fel i alla filer på en gång", "check models and studies: all errors of all files at once"))
        .after_help(say(
            "Exempel:\n  skolpeng check models/needs-pool.toml\n  skolpeng check models/*.toml scenarios/huddinge.toml --format json",
            "Examples:\n  skolpeng check models/needs-pool.toml\n  skolpeng check models/*.toml scenarios/huddinge.toml --format json",
        ))
        .arg(Arg::new("files").value_name("FILE").required(true).num_args(1..).value_parser(value_parser!(PathBuf)).help(say("modeller, studier, scenarier eller beskrivningar av data", "models, studies, scenarios or descriptions of data")))
        .arg(option("format", "text|json", say("hur fynden skrivs", "how findings are written")).value_parser(["text", "json"]))
        .arg(flag("cost", say("visa för en studie hur varje modell räknas och vilken regel som kostar mest", "show for a study how each model is computed and which rule costs most")))
}

fn test(say: &Say) -> Command {
    Command::new("test")
        .about(say("pröva en modell mot kända resultat: varje cell som avviker", "try a model against known results: every cell that differs"))
        .after_help(say(
            "Utan --cases prövas fallen bredvid modellen (MODELL.case.toml). Exempel:\n  skolpeng test models/world/minnesota.toml\n  skolpeng test models/world/minnesota.toml --cases tabeller",
            "Without --cases the cases beside the model are tried (MODEL.case.toml). Examples:\n  skolpeng test models/world/minnesota.toml\n  skolpeng test models/world/minnesota.toml --cases tables",
        ))
        .arg(Arg::new("model").value_name("MODEL").required(true).value_parser(value_parser!(PathBuf)).help(say("modellen", "the model")))
        .arg(option("cases", "DIR", say("mapp med fall, eller med de tabeller som fallen bredvid modellen beskriver", "a folder of cases, or of the tables that the cases beside the model describe")).value_parser(value_parser!(PathBuf)))
        .arg(flag("all", say("visa varje cell som avviker", "show every cell that differs")))
}

/// Where a result is written, and how.
pub(super) fn output(say: &Say) -> [Arg; 3] {
    let file = say(
        "skriv till en fil: .csv, .xlsx, .json eller .parquet",
        "write to a file: .csv, .xlsx, .json or .parquet",
    );
    let dialect = say(
        "CSV för svenska Excel (förval) eller för program",
        "CSV for Swedish Excel (default) or for programs",
    );
    [
        option("output", "FILE", file).short('o').value_parser(value_parser!(PathBuf)),
        option("dialect", "swedish|international", dialect).value_parser(["swedish", "international"]),
        flag("force", say("ersätt filer som finns", "replace files that exist")),
    ]
}

/// The study, or the folder that has it; else this folder's own or the shipped one.
pub(super) fn study(say: &Say) -> Arg {
    let help = say(
        "studien eller dess mapp; utan den körs study.toml i den här mappen, annars studien som följer med",
        "the study or its folder; without it study.toml in this folder, else the shipped study",
    );
    Arg::new("study").value_name("STUDY").value_parser(value_parser!(PathBuf)).help(help)
}

pub(super) fn option(name: &'static str, value: &'static str, help: &'static str) -> Arg {
    Arg::new(name).long(name).value_name(value).help(help)
}

pub(super) fn flag(name: &'static str, help: &'static str) -> Arg {
    Arg::new(name).long(name).action(ArgAction::SetTrue).help(help)
}

/// Writes completions for a shell to stdout.
pub(super) fn completions(language: Language, given: &ArgMatches) -> Exit {
    let Some(shell) = given.get_one::<clap_complete::Shell>("shell") else { return Exit::Misuse };
    let mut bytes = Vec::new();
    clap_complete::generate(*shell, &mut command(language), "skolpeng", &mut bytes);
    super::screen::print(&String::from_utf8_lossy(&bytes));
    Exit::Done
}
