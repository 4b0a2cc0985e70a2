//! `skolpeng compare`: the models of a study against the baseline and the price list, and why they differ.

mod asked;
mod why;

pub(super) use asked::Asked as WhyAsked;
pub(super) use why::document as why_document;

use super::Exit;
use super::arguments::{Say, option, output, study};
use super::report::Refused;
use super::run::{Output, say_date, study_or_shipped};
use super::screen::Screen;
use super::study::Clock;
use crate::base::{NodeId, suggest};
use crate::diag::Language;
use crate::report::shield::warn;
use crate::report::view::{self, NeedBy};
use crate::report::{Document, Word};
use crate::session::Session;
use crate::study::runs::{Answers, Compared, Watch};
use crate::study::{Results, RunResult};
use clap::{ArgMatches, Command};

/// The command's arguments and help.
pub(super) fn arguments(say: &Say) -> Command {
    Command::new("compare")
        .about(say(
            "jämför en studies modeller: vem får mer och mindre, hur lika, och hur pengarna följer behovet",
            "compare a study's models: who gets more and less, how equal, and how money follows need",
        ))
        .after_help(say(
            "Behovet mäts med det värde som en modell anger som `need`, annars med --need. Exempel:\n  skolpeng compare scenarios/huddinge.toml\n  skolpeng compare scenarios/huddinge.toml --output jamforelse.xlsx\n  skolpeng compare scenarios/huddinge.toml --why\n  skolpeng compare scenarios/huddinge.toml --why --date 2025-01-01",
            "Need is measured by the value that a model states as `need`, else by --need. Examples:\n  skolpeng compare scenarios/huddinge.toml\n  skolpeng compare scenarios/huddinge.toml --output comparison.xlsx\n  skolpeng compare scenarios/huddinge.toml --why\n  skolpeng compare scenarios/huddinge.toml --why --date 2025-01-01",
        ))
        .arg(study(say))
        .arg(option("need", "NAME", say("värdet som mäter behovet på varje skola", "the value that measures each school's need")))
        .args(why::arguments(say))
        .args(output(say))
}

/// Runs the study and compares its models.
pub(super) fn compare(screen: &Screen, given: &ArgMatches) -> Exit {
    let path = study_or_shipped(given);
    if given.get_flag("why") {
        return why::why(screen, given, &path);
    }
    let mut session = Session::open(&path);
    let results = session.run();
    let asked = given.get_one::<String>("need").map(String::as_str);
    let made =
        results.as_ref().map(|results| document(screen, &mut session, results, asked, screen.language));
    screen.tell(&session.found, &session.library.sources, false);
    if let Some((results, study)) = results.as_ref().zip(session.study()) {
        say_date(screen, study, results);
    }
    match made {
        Some(Ok(document)) => {
            let command = asked.map_or_else(|| NAME.to_owned(), |need| format!("{WITH_NEED}{need}"));
            Output::read(given).write(screen, document, &command, &path)
        }
        Some(Err(Refused::Misuse(word))) => {
            screen.say(&word);
            Exit::Misuse
        }
        Some(Err(Refused::Found)) | None => Exit::of(&session.found),
    }
}

/// How a file says that it was made by this command.
const NAME: &str = "compare";
/// The same with a need that was asked for, which follows.
const WITH_NEED: &str = "compare --need ";

/// The need that was asked for, of a file that says that it was made by this command; nothing if it was made by another.
pub(super) fn asked_need(command: &str) -> Option<Option<&str>> {
    if command == NAME { Some(None) } else { command.strip_prefix(WITH_NEED).map(Some) }
}

/// The comparison as a document; the study's scenarios, if it has any, are run here.
///
/// # Errors
/// No model has a value of the name that is asked for, or a scenario does not fit.
pub(super) fn document(
    screen: &Screen,
    session: &mut Session,
    results: &Results,
    asked: Option<&str>,
    language: Language,
) -> Result<Document, Refused> {
    let need = need(results, asked).map_err(Refused::Misuse)?;
    let has_worlds = session.study().is_some_and(|study| !study.worlds.is_plain());
    let compared = match has_worlds && results.runs.len() > 1 {
        true => Some(worlds(screen, session, results, false).ok_or(Refused::Found)?.1),
        false => None,
    };
    let (study, files) = (session.study().ok_or(Refused::Found)?, session.library.files());
    let view = |language| view::compare(study, results, need, compared.as_ref(), &files, language);
    let mut document = view::described(view, language);
    warn(&mut document, results, language);
    Ok(document)
}

/// Runs the scenarios of a study with each proposal against the baseline, and tells how far that has come; with what the
/// study asks itself, if that is wanted.
pub(super) fn worlds(
    screen: &Screen,
    session: &mut Session,
    results: &Results,
    own: bool,
) -> Option<(Answers, Compared)> {
    let mut clock = Clock::new(*screen);
    let mut progress = |done, total| clock.tell(done, total);
    let answers =
        session.compare_worlds(results, own, &mut Watch { progress: &mut progress, draws: None, stop: None });
    clock.clear();
    answers
}

/// The value that is asked for, else the one that the first model names that names any.
pub(super) fn need<'a>(results: &'a Results, asked: Option<&str>) -> Result<Option<NeedBy<'a>>, Word> {
    let by = |run: &'a RunResult, value: NodeId| NeedBy { run, value };
    let Some(name) = asked else {
        return Ok(results.runs.iter().find_map(|run| Some(by(run, run.model.need?))));
    };
    let is_number =
        |run: &RunResult, id: &NodeId| run.model.node(*id).is_some_and(|node| node.unit.is_some());
    let named =
        |run: &'a RunResult| Some(by(run, run.model.node_named(name, None).filter(|id| is_number(run, id))?));
    if let Some(found) = results.runs.iter().find_map(named) {
        return Ok(Some(found));
    }
    let known = results.runs.iter().flat_map(|run| &run.model.nodes);
    let known: Vec<&str> =
        known.filter(|node| node.is_own() && node.unit.is_some()).map(|node| node.name.as_str()).collect();
    let near = suggest::nearest(name, known.iter().copied()).map_or_else(|| known.join(", "), str::to_owned);
    Err(Word::NoSuchValue { name: name.to_owned(), near })
}
