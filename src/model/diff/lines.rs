//! Two contents of an entry as lines: what one says that the other does not.

use super::content::{Content, Statement, WHOLE};
use super::rank::{moves_money, rank};
use super::{At, Line, Part, Said};
use std::collections::BTreeSet;

/// What a statement is about, before the rest of it.
const MAIN: [&str; 4] = ["value", "then", "otherwise", "editions"];

/// Everything that differs; all that the one says where there is no other.
pub(super) fn lines(old: Option<&Content>, new: Option<&Content>) -> Vec<Line> {
    let all: BTreeSet<&At> = [old, new].into_iter().flatten().flat_map(|one| one.statements.keys()).collect();
    let section = old.or(new).map_or("", |content| content.section.as_str());
    let mut lines = Vec::new();
    for at in all {
        let [a, b] = [old, new].map(|content| content.and_then(|one| one.statements.get(at)));
        match (a, b) {
            (Some(one), None) | (None, Some(one)) if *at != WHOLE => {
                lines.extend(whole_statement(section, at, one, b.is_some()));
            }
            (a, b) => lines.extend(by_key(section, at, a, b)),
        }
    }
    if let (Some(old), Some(new)) = (old, new) {
        lines.iter_mut().for_each(|line| line.held = held(line, old, new));
    }
    lines
}

fn by_key(section: &str, at: &At, old: Option<&Statement>, new: Option<&Statement>) -> Vec<Line> {
    let all: BTreeSet<&Vec<String>> = old.into_iter().chain(new).flat_map(|one| one.keys()).collect();
    let line = |what: &Vec<String>| {
        let [a, b] = [old, new].map(|one| one.and_then(|one| one.get(what)));
        let differs = match (a, b) {
            (Some(a), Some(b)) => a.differs(b),
            // The parts themselves are told.
            (Some(Said::Order(_)), None) | (None, Some(Said::Order(_))) => false,
            _ => true,
        };
        differs.then(|| made(section, at, what, a, b, Vec::new()))
    };
    all.into_iter().filter_map(line).collect()
}

/// A statement that only one of the models has, on one line.
fn whole_statement(section: &str, at: &At, one: &Statement, is_new: bool) -> Option<Line> {
    let is_main = |what: &&Vec<String>| what.first().is_some_and(|key| MAIN.contains(&key.as_str()));
    let main = one.keys().find(is_main).or_else(|| one.keys().next())?;
    let said = one.get(main)?;
    let also = one.iter().filter(|(what, _)| *what != main);
    let also = also.map(|(what, said)| (what.clone(), said.clone())).collect();
    let (old, new) = if is_new { (None, Some(said)) } else { (Some(said), None) };
    Some(made(section, at, main, old, new, also))
}

fn made(
    section: &str,
    at: &At,
    what: &[String],
    old: Option<&Said>,
    new: Option<&Said>,
    also: Vec<(Vec<String>, Said)>,
) -> Line {
    let rank = rank(section, at, what, old, new);
    let moves_money = moves_money(section, what);
    let (old, new) = (old.cloned(), new.cloned());
    Line { at: at.clone(), what: what.to_vec(), old, new, held: None, also, rank, moves_money }
}

/// What a parameter was in the other model on a day that only one of them has, if an earlier statement held on.
fn held(line: &Line, old: &Content, new: &Content) -> Option<Said> {
    let other = match (&line.old, &line.new) {
        (None, Some(_)) => old,
        (Some(_), None) => new,
        _ => return None,
    };
    if other.section != "parameter" || line.at.part != Part::Whole {
        return None;
    }
    let date = line.at.date?;
    let dated = other.statements.iter().filter(|(at, _)| at.date.is_some_and(|from| from < date));
    dated.filter_map(|(_, statement)| statement.get(&line.what)).next_back().cloned()
}
