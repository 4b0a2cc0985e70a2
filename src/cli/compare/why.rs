//! `skolpeng compare --why`: each change split into its causes, between models, days, or studies.

use super::asked::Asked;
use crate::base::Date;
use crate::cli::Exit;
use crate::cli::arguments::{Say, flag, option};
use crate::cli::run::{Output, say_date};
use crate::cli::screen::Screen;
use crate::diag::{Findings, Language, Sources};
use crate::report::view::{self, Why, WhySide};
use crate::report::{Document, Word};
use crate::session::{Session, causes, cross};
use crate::study::{Results, Study};
use crate::text::FileUsed;
use clap::{Arg, ArgMatches, value_parser};
use std::path::{Path, PathBuf};

/// The options of `--why`.
pub(super) fn arguments(say: &Say) -> [Arg; 4] {
    let against = say(
        "det som var: en annan studie, med andra data eller en annan dag",
        "what was: another study, on other data or another day",
    );
    let date = say(
        "det som var: samma studie med reglerna och priserna en annan dag",
        "what was: the same study with the rules and prices of another day",
    );
    let model = say(
        "modellen; annars alla förslag mot dagens modell",
        "the model; else every proposal against the baseline",
    );
    [
        flag(
            "why",
            say(
                "dela upp förändringen på orsaker: pris, volym, sammansättning, regler, avrundning",
                "split the change into causes: price, volume, composition, rules, rounding",
            ),
        )
        .conflicts_with("need"),
        option("against", "STUDY", against).requires("why").value_parser(value_parser!(PathBuf)),
        option("date", "YYYY-MM-DD", date)
            .requires("why")
            .value_parser(|text: &str| Date::parse(text).ok_or("YYYY-MM-DD")),
        option("model", "ID", model).requires("why"),
    ]
}

/// A study that has been run.
struct Ran {
    session: Session,
    results: Results,
}

/// Runs a study; what is wrong is told.
fn ran(screen: &Screen, mut session: Session) -> Result<Ran, Exit> {
    let results = session.run();
    screen.tell(&session.found, &session.library.sources, false);
    match results {
        Some(results) if session.study().is_some() => Ok(Ran { session, results }),
        _ => Err(Exit::of(&session.found)),
    }
}

/// Runs what is compared and tells the causes.
pub(super) fn why(screen: &Screen, given: &ArgMatches, path: &Path) -> Exit {
    let asked = Asked::given(given);
    match document(screen, &asked, path, screen.language) {
        Ok((document, _)) => Output::read(given).write(screen, document, &asked.command(), path),
        Err(exit) => exit,
    }
}

/// The causes as a document, with every file that was read.
///
/// # Errors
/// Something is wrong with a study, or it has nothing to compare: that is told here.
pub(in crate::cli) fn document(
    screen: &Screen,
    asked: &Asked,
    path: &Path,
    language: Language,
) -> Result<(Document, Vec<FileUsed>), Exit> {
    let misuse = |word: Word| {
        screen.say(&word);
        Exit::Misuse
    };
    let mut after = ran(screen, Session::open(path))?;
    say_date(screen, after.session.study().ok_or(Exit::Misuse)?, &after.results);
    let model = model(&after.results, asked).map_err(misuse)?;
    let before = other(screen, asked, path, &mut after, model)?;
    let library = before.as_ref().map_or(&after.session.library, |before| &before.session.library);
    let pairs = match &before {
        Some(_) => vec![(0, model.unwrap_or(after.results.baseline))],
        None => proposals(&after.results, model).map_err(misuse)?,
    };
    let from = before.as_ref().unwrap_or(&after);
    let whys = pairs.into_iter().map(|pair| one(screen, &library.sources, from, &after, pair));
    let whys = whys.collect::<Result<Vec<Why>, Exit>>()?;
    let files = library.files();
    Ok((view::why(&whys, &files, language), files))
}

/// The model that is asked for, by its place.
fn model(results: &Results, asked: &Asked) -> Result<Option<usize>, Word> {
    let Some(id) = &asked.model else { return Ok(None) };
    let place = results.runs.iter().position(|run| run.model.id == *id);
    let known = || results.runs.iter().map(|run| run.model.id.as_str()).collect::<Vec<_>>().join(", ");
    place.map(Some).ok_or_else(|| Word::NoSuchModel { name: id.clone(), known: known() })
}

/// Each proposal, or the one that is asked for, after the baseline.
fn proposals(results: &Results, model: Option<usize>) -> Result<Vec<(usize, usize)>, Word> {
    let all = (0..results.runs.len()).filter(|place| *place != results.baseline);
    let all = all.filter(|place| model.is_none_or(|model| model == *place));
    let pairs: Vec<(usize, usize)> = all.map(|place| (results.baseline, place)).collect();
    if pairs.is_empty() { Err(Word::WhyNothing) } else { Ok(pairs) }
}

/// The other study, or the same at another day, with the one model that is compared; none if neither is asked for.
fn other(
    screen: &Screen,
    asked: &Asked,
    path: &Path,
    after: &mut Ran,
    model: Option<usize>,
) -> Result<Option<Ran>, Exit> {
    let (date, against) = (asked.date, asked.against.as_ref());
    if against.is_none() && date.is_none() {
        return Ok(None);
    }
    // One library for both, so that a finding knows its file.
    let library = std::mem::take(&mut after.session.library);
    let mut session = Session::open_in(library, against.map_or(path, PathBuf::as_path));
    if let Some(date) = date {
        session.choose_date(date);
    }
    if let Some(run) = after.results.runs.get(model.unwrap_or(after.results.baseline)) {
        session.keep_model(&run.model.id);
    }
    ran(screen, session).map(Some)
}

/// The causes of one pair; what cannot be computed is told.
fn one<'a>(
    screen: &Screen,
    sources: &Sources,
    before: &'a Ran,
    after: &'a Ran,
    pair: (usize, usize),
) -> Result<Why<'a>, Exit> {
    let mut found = Findings::new();
    let crossed = cross((&before.session, pair.0), (&after.session, pair.1), &mut found);
    let lines = crossed.and_then(|crossed| match causes(&crossed) {
        Ok(lines) => Some(lines),
        Err(more) => {
            found.extend(more);
            None
        }
    });
    let sides = side(before, pair.0).zip(side(after, pair.1));
    match lines.zip(sides) {
        Some((lines, (before, after))) => Ok(Why { before, after, lines }),
        None => {
            screen.tell(&found, sources, false);
            Err(Exit::of(&found))
        }
    }
}

fn side(ran: &Ran, model: usize) -> Option<WhySide<'_>> {
    let study: &Study = ran.session.study()?;
    Some(WhySide { study, results: &ran.results, run: ran.results.runs.get(model)? })
}
