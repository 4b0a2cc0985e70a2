//! The document that a report is: a study run, with its scenarios if it has any, as a paper to the board.

use super::asked::Asked;
use crate::cli::compare::need;
use crate::cli::screen::Screen;
use crate::cli::study::Clock;
use crate::diag::Language;
use crate::report::shield::{LEAST, Shield};
use crate::report::view::{self, Paper};
use crate::report::{Document, Word};
use crate::session::Session;
use crate::study::Results;
use crate::study::runs::{Answers, Effects, Method, Watch};

/// Why there is no document.
pub(in crate::cli) enum Refused {
    /// Something is wrong, and among the session's findings.
    Found,
    /// Something is asked for that is not there.
    Misuse(Word),
}

/// The report of a session whose study has been run.
///
/// # Errors
/// The study's scenarios do not fit, or no model has the value that is to measure need.
pub(in crate::cli) fn document(
    screen: &Screen,
    session: &mut Session,
    results: &Results,
    asked: &Asked,
    language: Language,
) -> Result<Document, Refused> {
    let need = need(results, asked.need.as_deref()).map_err(Refused::Misuse)?;
    let has_worlds = session.study().is_some_and(|study| !study.worlds.is_plain());
    let answers = if has_worlds { Some(answers(screen, session)?) } else { None };
    let effects = if has_worlds && asked.effects { Some(effects(screen, session)?) } else { None };
    let (study, files) = (session.study().ok_or(Refused::Found)?, session.library.files());
    let shield = Shield::of(results, asked.min_cell.unwrap_or(LEAST));
    let open = Shield::default();
    let mut document = view::board(&Paper {
        study,
        results,
        proposals: &session.proposals(results),
        need,
        answers: answers.as_ref(),
        effects: effects.as_ref(),
        shield: if asked.internal { &open } else { &shield },
        files: &files,
        language,
    });
    if asked.internal {
        shield.mark_internal(&mut document, language);
    } else {
        shield.cover(&mut document, language);
    }
    Ok(document)
}

fn answers(screen: &Screen, session: &mut Session) -> Result<Answers, Refused> {
    let mut clock = Clock::new(*screen);
    let mut progress = |done, total| clock.tell(done, total);
    let answers = session.run_worlds(&mut Watch { progress: &mut progress, draws: None });
    clock.clear();
    answers.ok_or(Refused::Found)
}

fn effects(screen: &Screen, session: &mut Session) -> Result<Effects, Refused> {
    let mut clock = Clock::new(*screen);
    let effects = session.effects(Method::OneAtATime, &mut |done, total| clock.tell(done, total));
    clock.clear();
    effects.ok_or(Refused::Found)
}
