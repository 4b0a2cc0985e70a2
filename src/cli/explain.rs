//! `skolpeng explain`: how a school's amount is computed.

use super::Exit;
use super::run::study_or_shipped;
use super::screen::{Screen, print};
use crate::base::{Key, KeySet, NodeId, suggest};
use crate::report::Word;
use crate::report::view;
use crate::report::write::terminal;
use crate::session::Session;
use crate::study::{Results, RunResult};
use clap::ArgMatches;
use std::path::PathBuf;

/// What is to be explained.
pub(super) struct Wanted {
    study: PathBuf,
    school: String,
    amount: Option<String>,
    model: Option<String>,
}

impl Wanted {
    pub(super) fn read(given: &ArgMatches) -> Self {
        let text = |name: &str| given.get_one::<String>(name).cloned();
        Self {
            study: study_or_shipped(given),
            school: text("school").unwrap_or_default(),
            amount: text("amount"),
            model: text("model"),
        }
    }
}

pub(super) fn explain(screen: &Screen, wanted: &Wanted) -> Exit {
    let mut session = Session::open(&wanted.study);
    let results = session.run_to_explain();
    screen.tell(&session.found, &session.library.sources, false);
    let Some(results) = results else { return Exit::of(&session.found) };
    match found(&results, wanted) {
        Ok((run, school, code, amount)) => {
            let document = view::explain(run, school, &code, amount, screen.language);
            print(&terminal(&document, &screen.terminal()));
            Exit::of(&session.found)
        }
        Err(word) => {
            screen.say(&word);
            Exit::Misuse
        }
    }
}

/// The run, the school with its code, and the amount.
type Found<'a> = (&'a RunResult, usize, String, Option<NodeId>);

fn found<'a>(results: &'a Results, wanted: &Wanted) -> Result<Found<'a>, Word> {
    let run = run_of(results, wanted.model.as_deref())?;
    if run.model.payee.is_none() {
        return Err(Word::NoPayee);
    }
    let (school, code) = school_of(run, &wanted.school)?;
    let amount = match &wanted.amount {
        Some(name) => Some(amount_of(run, name)?),
        None => None,
    };
    Ok((run, school, code, amount))
}

fn run_of<'a>(results: &'a Results, id: Option<&str>) -> Result<&'a RunResult, Word> {
    let known = || results.runs.iter().map(|run| run.model.id.clone()).collect::<Vec<_>>().join(", ");
    let name = id.unwrap_or_default().to_owned();
    match id {
        None => results.runs.get(results.baseline).ok_or_else(|| Word::NoSuchModel { name, known: known() }),
        Some(id) => results
            .runs
            .iter()
            .find(|run| run.model.id == id)
            .ok_or_else(|| Word::NoSuchModel { name, known: known() }),
    }
}

/// A school by its code or its name.
fn school_of(run: &RunResult, wanted: &str) -> Result<(usize, String), Word> {
    let key = run.model.payee.unwrap_or(Key::ROW);
    let grain = run.model.order.minimal(KeySet::of(key));
    let codes = run.bound.frame.codes(key);
    let name =
        |code: &String| run.bound.names.get(&(key, code.clone())).cloned().unwrap_or_else(|| code.clone());
    let lower = wanted.to_lowercase();
    let by = |code: &&String| **code == wanted || name(code).to_lowercase() == lower;
    if let Some(code) = codes.iter().find(by)
        && let Some(member) = run.bound.frame.member(key, code)
        && let Some(school) = run.bound.frame.find(grain, &[member])
    {
        return Ok((school, code.clone()));
    }
    let names: Vec<String> = codes.iter().map(name).collect();
    let near = suggest::nearest(wanted, names.iter().map(String::as_str)).map(str::to_owned);
    let near = near.or_else(|| names.iter().find(|name| name.to_lowercase().contains(&lower)).cloned());
    let near = near.unwrap_or_else(|| names.join(", "));
    Err(Word::NoSuchSchool { name: wanted.to_owned(), near })
}

fn amount_of(run: &RunResult, name: &str) -> Result<NodeId, Word> {
    let id = run.model.node_named(name, None);
    let paid = id.filter(|id| run.outcome.amounts.contains_key(id));
    paid.ok_or_else(|| {
        let known = run.outcome.amounts.keys().filter_map(|id| run.model.node(*id));
        let known = known.map(|node| node.name.clone()).collect::<Vec<_>>().join(", ");
        Word::NoSuchAmount { name: name.to_owned(), known }
    })
}
