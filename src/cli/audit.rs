//! `skolpeng audit`: the laws that a study's models claim, tried by a search for counterexamples.

use super::Exit;
use super::arguments::{Say, option, output};
use super::run::{Output, study_or_shipped};
use super::screen::Screen;
use crate::audit::Effort;
use crate::diag::{Diagnostic, Findings, RunFault, Sources};
use crate::report::Word;
use crate::report::view::{self, LawsTried};
use crate::session::{Session, study_of_model};
use crate::text::Library;
use clap::{Arg, ArgMatches, Command, value_parser};
use std::path::{Path, PathBuf};

/// The command's arguments and help.
pub(super) fn arguments(say: &Say) -> Command {
    Command::new("audit")
        .about(say(
            "pröva modellers principer: sök ett motexempel, så litet det går",
            "try the laws that models claim: seek a counterexample, as small as can be",
        ))
        .after_help(say(
            "Principerna står under [law] i modellen. En ensam modell prövas på data i en studie som nämner den. Slutkod 3 om en princip som modellen säger sig hålla är bruten.\n\nExempel:\n  skolpeng audit scenarios/huddinge.toml\n  skolpeng audit models/needs-pool.toml --tries 1000\n  skolpeng audit scenarios/huddinge.toml --output principer.html",
            "The laws stand under [law] in the model. A model alone is tried on the data of a study that names it. Exit code 3 if a law that the model claims is broken.\n\nExamples:\n  skolpeng audit scenarios/huddinge.toml\n  skolpeng audit models/needs-pool.toml --tries 1000\n  skolpeng audit scenarios/huddinge.toml --output laws.html",
        ))
        .arg(
            Arg::new("study")
                .value_name("STUDY|MODEL")
                .value_parser(value_parser!(PathBuf))
                .help(say("studien, eller en modell som en studie nämner", "the study, or a model that a study names")),
        )
        .arg(option("model", "ID", say("pröva bara den modellen", "try this model only")))
        .arg(
            option(
                "tries",
                "N",
                say(
                    "grupper av elever som dras per princip (förval 200); en tiondel så många försök på data",
                    "groups of students drawn for each law (200 if not given); a tenth as many tries on the data",
                ),
            )
            .value_parser(value_parser!(u32).range(1..=1_000_000)),
        )
        .arg(
            option("seed", "N", say("fröet som eleverna dras med (förval 1)", "the seed that students are drawn by (1 if not given)"))
                .value_parser(value_parser!(u64)),
        )
        .args(output(say))
}

/// Tries, shows, and says whether every claim stood.
pub(super) fn audit(screen: &Screen, given: &ArgMatches) -> Exit {
    let asked = study_or_shipped(given);
    let (study, model) = match study_named(&asked) {
        Ok(named) => named,
        Err(fault) => return refuse(screen, fault),
    };
    let mut session = Session::open(&study);
    if let Some(id) = given.get_one::<String>("model").cloned().or(model) {
        let known = session.model_ids();
        if !session.found.has_errors() && !known.contains(&id) {
            screen.say(&Word::NoSuchModel { name: id, known: known.join(", ") });
            return Exit::Misuse;
        }
        session.keep_model(&id);
    }
    let tries = given.get_one::<u32>("tries").copied().unwrap_or(200);
    let seed = given.get_one::<u64>("seed").copied().unwrap_or(1);
    let effort = Effort { tries: usize::try_from(tries).unwrap_or(usize::MAX), seed };
    let audited = session.audit(effort);
    screen.tell(&session.found, &session.library.sources, false);
    let Some(named) = session.study().filter(|_| !session.found.has_errors()) else {
        return Exit::of(&session.found);
    };
    let files = session.library.files();
    let tried: Vec<LawsTried> = audited
        .iter()
        .map(|one| LawsTried { model: &one.model, bound: &one.bound, audit: &one.audit })
        .collect();
    let make = |language| view::audit(named, &tried, effort, &files, language);
    let document = view::described(make, screen.language);
    let exit = Output::read(given).write(screen, document, "audit", &asked);
    let refuted = audited.iter().any(|one| one.audit.refuted(&one.model).next().is_some());
    if exit == Exit::Done && refuted { Exit::CheckFailed } else { exit }
}

/// The study that is asked for, or the one that a model asked for stands in, with the model's name.
fn study_named(asked: &Path) -> Result<(PathBuf, Option<String>), Diagnostic> {
    let quiet = &mut Findings::new();
    let document = Library::new().read_toml(asked, quiet);
    let is_model = document.is_some_and(|document| document.root.get("model").is_some());
    if !is_model {
        return Ok((asked.to_path_buf(), None));
    }
    let law = crate::session::load_model(asked, &mut Library::new(), quiet);
    let id = law.as_ref().and_then(|law| law.id()).map(str::to_owned);
    match study_of_model(asked) {
        Some(study) => Ok((study, id)),
        None => {
            let name = asked.display().to_string();
            Err(Diagnostic::placeless(RunFault::AuditNoStudy { name }))
        }
    }
}

fn refuse(screen: &Screen, fault: Diagnostic) -> Exit {
    let mut found = Findings::new();
    found.add(fault);
    screen.tell(&found, &Sources::new(), false);
    Exit::of(&found)
}
