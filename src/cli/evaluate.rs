//! `skolpeng evaluate`: last year's weights on this year's outcomes, money for need, and goals.

use super::Exit;
use super::arguments::{Say, output};
use super::run::Output;
use super::screen::Screen;
use crate::calibrate::{follow, read_cohort};
use crate::data;
use crate::diag::{CalibrateFault, Findings, Language};
use crate::report::Document;
use crate::report::view::{self, EvaluationFound};
use crate::session::load_model;
use crate::text::Library;
use clap::{Arg, ArgMatches, Command, value_parser};
use std::path::{Path, PathBuf};

/// The command's arguments and help.
pub(super) fn arguments(say: &Say) -> Command {
    Command::new("evaluate")
        .about(say(
            "följ upp modellens vikter på årets utfall, pengar per behov och mål",
            "follow up the model's weights on this year's outcomes, money for need, and goals",
        ))
        .after_help(say(
            "Exempel:\n  skolpeng evaluate scenarios/huddinge-evaluation.toml\n  skolpeng evaluate scenarios/huddinge-evaluation.toml --output uppfoljning.xlsx",
            "Examples:\n  skolpeng evaluate scenarios/huddinge-evaluation.toml\n  skolpeng evaluate scenarios/huddinge-evaluation.toml --output follow-up.xlsx",
        ))
        .arg(
            Arg::new("file")
                .value_name("FILE")
                .required(true)
                .value_parser(value_parser!(PathBuf))
                .help(say("uppföljningen: en TOML-fil med [evaluate]", "the evaluation: a TOML file with [evaluate]")),
        )
        .args(output(say))
}

/// Follows up and shows.
pub(super) fn evaluate(screen: &Screen, given: &ArgMatches) -> Exit {
    let path = given.get_one::<PathBuf>("file").cloned().unwrap_or_default();
    let (mut library, mut found) = (Library::new(), Findings::new());
    let document = document(&path, &mut library, &mut found, screen.language);
    screen.tell(&found, &library.sources, false);
    match document.filter(|_| !found.has_errors()) {
        Some(document) => Output::read(given).write(screen, document, "evaluate", &path),
        None => Exit::of(&found),
    }
}

pub(super) fn document(
    path: &Path,
    library: &mut Library,
    found: &mut Findings,
    language: Language,
) -> Option<Document> {
    let of = follow::load(path, library, found)?;
    let Some(write) = &of.job.write else {
        found.error(CalibrateFault::NowhereToRead, of.place);
        return None;
    };
    let law = load_model(&write.model, library, found)?;
    let weights = follow::weights_in_force(&law, &of, found)?;
    let data = data::load(&of.job.data, library, found)?;
    let cohort = read_cohort(&of.job, &data, found)?;
    if found.has_errors() {
        return None;
    }
    let followed = follow::evaluate(&of, cohort, &weights, found)?;
    let paid = follow::paid(&data, &followed.schools, found);
    let goals = follow::goals(&of, &data, found);
    let all = EvaluationFound { of: &of, data: &data, followed: &followed, paid: &paid, goals: &goals };
    Some(view::evaluate(&all, &library.files(), language))
}
