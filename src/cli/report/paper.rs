//! The document that a report is: a study run, with its scenarios if it has any, as a paper to the board.

use super::asked::Asked;
use crate::cli::compare::{need, worlds};
use crate::cli::screen::Screen;
use crate::cli::study::Clock;
use crate::compare::Proposal;
use crate::diag::Language;
use crate::report::shield::{LEAST, Shield};
use crate::report::view::{self, Figures, NeedBy, Paper};
use crate::report::{Document, Word};
use crate::session::Session;
use crate::study::runs::{Answers, Compared, Effects, Method};
use crate::study::{Results, Study};
use std::path::Path;

/// Why there is no document.
pub(in crate::cli) enum Refused {
    /// Something is wrong, and among the session's findings.
    Found,
    /// Something is asked for that is not there.
    Misuse(Word),
}

/// What the files of a report are made of: the same for all of them.
pub(in crate::cli) struct Facts<'a> {
    session: &'a Session,
    results: &'a Results,
    figures: Figures,
    asked: &'a Asked,
    study: &'a Study,
    need: Option<NeedBy<'a>>,
    proposals: Vec<Proposal>,
    answers: Option<Answers>,
    compared: Option<Compared>,
    effects: Option<Effects>,
    shield: Shield,
}

/// How a file is read, by its ending.
enum Form {
    /// As a paper, by people.
    Paper,
    /// As the tables of the paper, by programs and in spreadsheets.
    Tables,
    /// As a workbook, by those who compute on with it.
    Book,
}

impl Form {
    fn of(path: &Path) -> Self {
        match path.extension().and_then(|ending| ending.to_str()).map(str::to_ascii_lowercase).as_deref() {
            Some("xlsx") => Self::Book,
            Some("csv" | "json" | "parquet") => Self::Tables,
            _ => Self::Paper,
        }
    }
}

/// What a report of a session is made of, once its study has been run; the study's scenarios are run here.
///
/// # Errors
/// The study's scenarios do not fit, or no model has the value that is to measure need.
pub(in crate::cli) fn facts<'a>(
    screen: &Screen,
    session: &'a mut Session,
    results: &'a Results,
    asked: &'a Asked,
) -> Result<Facts<'a>, Refused> {
    let need = need(results, asked.need.as_deref()).map_err(Refused::Misuse)?;
    let has_worlds = session.study().is_some_and(|study| !study.worlds.is_plain());
    let (answers, compared) = match has_worlds {
        true => worlds(screen, session, results, true).map(|(own, more)| (Some(own), Some(more))),
        false => Some((None, None)),
    }
    .ok_or(Refused::Found)?;
    let effects = if has_worlds && asked.effects { Some(effects(screen, session)?) } else { None };
    let session = &*session;
    let study = session.study().ok_or(Refused::Found)?;
    let (proposals, shield) =
        (session.proposals(results), Shield::of(results, asked.min_cell.unwrap_or(LEAST)));
    let figures = Figures::of(results, need);
    Ok(Facts { session, results, figures, asked, study, need, proposals, answers, compared, effects, shield })
}

impl Facts<'_> {
    /// The document that a file of this name holds.
    pub fn document(&self, path: &Path, language: Language) -> Document {
        let (open, files) = (Shield::default(), self.session.library.files());
        let paper = |language| Paper {
            study: self.study,
            results: self.results,
            figures: &self.figures,
            proposals: &self.proposals,
            need: self.need,
            answers: self.answers.as_ref(),
            compared: self.compared.as_ref(),
            effects: self.effects.as_ref(),
            shield: if self.asked.internal { &open } else { &self.shield },
            files: &files,
            language,
        };
        let finished = |mut document: Document, language| {
            self.finish(&mut document, language);
            document
        };
        let board = |language| finished(view::board(&paper(language)), language);
        match Form::of(path) {
            Form::Paper => board(language),
            Form::Tables => view::described(board, language),
            Form::Book => view::book(&paper, &finished, language),
        }
    }

    /// Hides what tells of small groups, or says on every part that it is shown.
    fn finish(&self, document: &mut Document, language: Language) {
        if self.asked.internal {
            self.shield.mark_internal(document, language);
        } else {
            self.shield.cover(document, language);
        }
    }
}

fn effects(screen: &Screen, session: &mut Session) -> Result<Effects, Refused> {
    let mut clock = Clock::new(*screen);
    let effects = session.effects(Method::OneAtATime, &mut |done, total| clock.tell(done, total));
    clock.clear();
    effects.ok_or(Refused::Found)
}
