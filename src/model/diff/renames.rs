//! Names that were most likely exchanged for others: the same content, gone under one name and new under another.

use super::content::{Content, Statement};
use super::rank::is_text;
use super::{At, Part, Said};
use std::collections::BTreeMap;

/// Keys whose names are codes of members, not names of entries.
const CODES: [&str; 4] = ["members", "options", "between", "type"];
/// Keys under which entries are named by keys.
const BY_NAME: [&str; 4] = ["with", "of", "formula", "columns"];
/// What stands before the name of another model's entry.
const ELSEWHERE: [&str; 2] = ["baseline", "previous"];

/// Old names with their new ones. Indices have names of their own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Renames {
    names: BTreeMap<String, String>,
    indices: BTreeMap<String, String>,
}

impl Renames {
    pub(super) fn of(old: &Content, new: &Content) -> Self {
        let mut one = Self::default();
        one.add(old, new);
        one
    }

    fn add(&mut self, old: &Content, new: &Content) {
        let names = match old.section.as_str() {
            "index" => &mut self.indices,
            // Nothing reads them by name.
            "perspective" | "check" | "law" => return,
            _ => &mut self.names,
        };
        names.insert(old.name.clone(), new.name.clone());
    }

    /// The content as it would be under the new names.
    pub(super) fn applied(&self, content: &Content) -> Content {
        let mut renamed = content.clone();
        renamed.statements =
            content.statements.iter().map(|(at, said)| (self.at(at), self.statement(said))).collect();
        renamed
    }

    fn at(&self, at: &At) -> At {
        let part = match &at.part {
            Part::Case(condition) => Part::Case(self.formula(condition)),
            other => other.clone(),
        };
        At { part, ..at.clone() }
    }

    fn statement(&self, statement: &Statement) -> Statement {
        statement.iter().map(|(what, said)| (self.path(what), self.said(what, said))).collect()
    }

    fn path(&self, what: &[String]) -> Vec<String> {
        let by_name = what.first().is_some_and(|key| BY_NAME.contains(&key.as_str()));
        let key =
            |(place, key): (usize, &String)| if by_name && place > 0 { self.name(key) } else { key.clone() };
        what.iter().enumerate().map(key).collect()
    }

    fn said(&self, what: &[String], said: &Said) -> Said {
        let key = what.last().map_or("", String::as_str);
        match said {
            Said::Formula(text) => Said::Formula(self.formula(text)),
            Said::Order(list) => Said::Order(list.iter().map(|one| self.formula(one)).collect()),
            Said::Names(names) if key == "index" => {
                let new = |name: &String| self.indices.get(name).unwrap_or(name).clone();
                Said::Names(names.iter().map(new).collect())
            }
            Said::Names(names) if !CODES.contains(&key) => {
                Said::Names(names.iter().map(|name| self.name(name)).collect())
            }
            other => other.clone(),
        }
    }

    fn name(&self, name: &str) -> String {
        self.names.get(name).map_or(name, String::as_str).to_owned()
    }

    /// A formula with its names exchanged; texts in quotes and names of other models stay.
    fn formula(&self, text: &str) -> String {
        let mut out = String::new();
        let mut before = String::new();
        for (place, piece) in text.split('"').enumerate() {
            if place > 0 {
                out.push('"');
            }
            if place % 2 == 1 {
                out.push_str(piece);
                continue;
            }
            for word in words(piece) {
                let is_elsewhere =
                    before.strip_suffix('.').is_some_and(|b| ELSEWHERE.iter().any(|e| b.ends_with(e)));
                let new = if is_elsewhere { word.to_owned() } else { self.name(word) };
                out.push_str(&new);
                before.push_str(word);
            }
        }
        out
    }
}

/// A text in words and what stands between them.
fn words(text: &str) -> Vec<&str> {
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    let mut list = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let end = rest.find(|c| is_word(c) != is_word(first)).unwrap_or(rest.len());
        let (word, after) = rest.split_at(end);
        list.push(word);
        rest = after;
    }
    list
}

/// Pairs of a removed and an added entry, by their places in the lists, that are most likely the same, and all their
/// renamings. Only what has one counterpart is paired.
pub(super) fn guess(removed: &[&Content], added: &[&Content]) -> (Vec<(usize, usize)>, Renames) {
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    let mut renames = Renames::default();
    // What is renamed may be named in what is renamed: once more for each step of that.
    while let Some((old, new)) = next(removed, added, &pairs, &renames) {
        pairs.push((old, new));
        if let (Some(old), Some(new)) = (removed.get(old), added.get(new)) {
            renames.add(old, new);
        }
    }
    (pairs, renames)
}

fn next(
    removed: &[&Content],
    added: &[&Content],
    pairs: &[(usize, usize)],
    renames: &Renames,
) -> Option<(usize, usize)> {
    let [old, new] = [removed, added].map(|list| list.iter().enumerate());
    let old: Vec<(usize, Content)> = old
        .filter(|(at, _)| !pairs.iter().any(|(o, _)| o == at))
        .map(|(at, one)| (at, renames.applied(one)))
        .collect();
    let new: Vec<(usize, &Content)> =
        new.filter(|(at, _)| !pairs.iter().any(|(_, n)| n == at)).map(|(at, one)| (at, *one)).collect();
    for same in [is_same as fn(&Content, &Content) -> bool, is_alike] {
        for (at, one) in &old {
            let fits: Vec<usize> =
                new.iter().filter(|(_, other)| same(one, other)).map(|(at, _)| *at).collect();
            let [fit] = fits.as_slice() else { continue };
            let back = new.iter().find(|(at, _)| at == fit).map(|(_, other)| *other);
            let rivals = old.iter().filter(|(_, other)| back.is_some_and(|back| same(other, back))).count();
            if rivals == 1 {
                return Some((*at, *fit));
            }
        }
    }
    None
}

/// Whether two entries say the same.
fn is_same(a: &Content, b: &Content) -> bool {
    a.section == b.section && a.statements == b.statements
}

/// Whether two entries say the same apart from texts, and say anything else.
fn is_alike(a: &Content, b: &Content) -> bool {
    let (a_says, b_says) = (without_texts(a), without_texts(b));
    a.section == b.section && !a_says.is_empty() && a_says == b_says
}

fn without_texts(content: &Content) -> Vec<(&At, &Vec<String>, &Said)> {
    let all =
        content.statements.iter().flat_map(|(at, one)| one.iter().map(move |(what, said)| (at, what, said)));
    all.filter(|(_, what, _)| !is_text(what)).collect()
}
