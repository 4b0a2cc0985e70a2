//! A question of goal seek put to its study's model and data, and to the draws of its world.

use super::{Opened, Session, same_file};
use crate::base::Exact;
use crate::data;
use crate::diag::{Findings, Place, RunFault};
use crate::model::Model;
use crate::scenario;
use crate::seek::{self, Asked, Count, Held, Problem, Sought};
use crate::study::runs::{Ask, InDraws, Sources};
use crate::study::{self, Bound, DataSets};
use crate::text::Library;
use std::path::Path;

/// Reads a seek file with its study, and seeks. Nothing if something is wrong, which is then among the session's findings.
pub fn seek_file(path: &Path, mut library: Library) -> (Session, Option<Sought>) {
    let mut found = Findings::new();
    let Some(asked) = seek::load(path, &mut library, &mut found) else {
        return (Session { library, found, opened: None }, None);
    };
    let mut session = Session::open_in(library, &asked.study);
    found.extend(std::mem::take(&mut session.found));
    let sought = session.opened.as_ref().filter(|_| !found.has_errors());
    let sought = sought.and_then(|opened| seek_in(opened, asked, &mut session.library, &mut found));
    session.found = found;
    (session, sought)
}

/// Checks a seek file with its study, without seeking.
pub fn check_seek(path: &Path, mut library: Library) -> Session {
    let mut found = Findings::new();
    let Some(asked) = seek::load(path, &mut library, &mut found) else {
        return Session { library, found, opened: None };
    };
    let mut session = Session::open_in(library, &asked.study);
    found.extend(std::mem::take(&mut session.found));
    if let Some(opened) = session.opened.as_ref().filter(|_| !found.has_errors())
        && let Some((model, bound)) = laid_out(opened, &asked, &mut found)
    {
        let problem = Problem { asked: &asked, model: &model, frame: &bound.frame, draws: None };
        problem.slots(&mut found);
        problem.sides(&mut found);
        if !found.has_errors() {
            in_draws(&mut session.library, opened, &asked, &model, &mut found);
        }
    }
    session.found = found;
    session
}

fn seek_in(opened: &Opened, asked: Asked, library: &mut Library, found: &mut Findings) -> Option<Sought> {
    let (model, bound) = laid_out(opened, &asked, found)?;
    let drawn = match &asked.drawn {
        Some(_) => Some(in_draws(library, opened, &asked, &model, found)?),
        None => None,
    };
    let count = |numbers: &[Exact]| {
        let counts = drawn.as_ref().map_or_else(Vec::new, |drawn| drawn.count(numbers));
        counts.into_iter().map(|(held, refused)| Held { held, refused }).collect()
    };
    let draws: Option<&Count> = drawn.is_some().then_some(&count);
    let problem = Problem { asked: &asked, model: &model, frame: &bound.frame, draws };
    let (answer, told) = study::on_deep_stack(|| {
        let mut found = Findings::new();
        (seek::search(problem, &mut found), found)
    });
    found.extend(told);
    Some(Sought { answer: answer?, asked, model, frame: bound.frame })
}

/// The model in the draws of the question's world, with a mark for each check that asks for them. Nothing if no check
/// does, or if something does not fit.
fn in_draws(
    library: &mut Library,
    opened: &Opened,
    asked: &Asked,
    model: &Model,
    found: &mut Findings,
) -> Option<InDraws> {
    let drawn = asked.drawn.as_ref()?;
    let scenario = scenario::load(&drawn.scenario, library, found)?;
    let mut own = opened.own.clone();
    if let Some(path) = scenario.data.as_ref().filter(|path| !opened.own.contains_key(*path)) {
        own.insert(path.clone(), data::load(path, library, found)?);
    }
    let law = opened.laws.get(place_of(opened, asked)?)?;
    let laws = [asked.marked_on(law, model.units.currency(), found)];
    let mut study = opened.study.clone();
    study.worlds.seed = Some(drawn.seed);
    let sources = Sources { study: &study, laws: &laws, data: DataSets { study: &opened.data, own: &own } };
    let marks: Vec<String> = (0..asked.shares.len()).map(Asked::mark).collect();
    let parameters: Vec<String> = asked.unknowns.iter().map(|unknown| unknown.name.clone()).collect();
    let ask = Ask { marks: &marks, parameters: &parameters, draws: drawn.draws, place: drawn.place.clone() };
    let (made, told) = study::on_deep_stack(|| {
        let mut found = Findings::new();
        (InDraws::new(sources, &scenario, &ask, &mut found), found)
    });
    // Notes and warnings of the model itself have been told; the marks are read by nobody.
    told.sorted()
        .into_iter()
        .filter(|one| one.is_error() && one.fault.code() != "M107")
        .for_each(|one| found.add(one));
    made
}

/// The place of the question's model among those of its study.
fn place_of(opened: &Opened, asked: &Asked) -> Option<usize> {
    opened.study.models.iter().position(|model| same_file(model, &asked.model))
}

/// The model that a question is put to, with the question's own values and checks, on the study's data.
fn laid_out(opened: &Opened, asked: &Asked, found: &mut Findings) -> Option<(Model, Bound)> {
    let models = &opened.study.models;
    let Some(place) = place_of(opened, asked) else {
        let known = models.iter().map(|model| model.display().to_string()).collect::<Vec<_>>().join(", ");
        let fault = RunFault::SeekOtherModel { name: asked.model.display().to_string(), known };
        found.error(fault, asked.model_place.clone());
        return None;
    };
    let law = opened.laws.get(place)?;
    let (run, year) = study::settled_run(&opened.study, &opened.data, found)?;
    // Where our own measures do not fit the model, it is read without them.
    let in_force = |with_measures: bool| {
        let mut told = Findings::new();
        let model = asked.laid_on(law, with_measures, &mut told).in_force(&run, &mut told);
        (model, told)
    };
    let (model, told) = match in_force(true) {
        (Some(model), told) => (Some(model), told),
        (None, _) => in_force(false),
    };
    // The question's own measures are shown, though no formula need read them.
    for one in told.sorted() {
        let own = one.place.as_ref().map(Place::source) == Some(asked.source);
        if one.fault.code() != "M107" || !own {
            found.add(one);
        }
    }
    let model = model?;
    let bound = study::bind(&model, &opened.data, year, found)?;
    Some((model, bound))
}
