//! Two rulebooks entry by entry: what pairs with what, and what became of each.

use super::content::{Content, entry, header, id};
use super::lines::lines;
use super::rank::pays;
use super::renames::{Renames, guess};
use super::said::plain_text;
use super::{Diff, EntryDiff, Fate, Line, Rank, Said};
use crate::diag::Findings;
use crate::model::check::units;
use crate::model::law::{Rulebook, SECTIONS, are_apart};
use std::collections::BTreeMap;

/// What differs between two rulebooks, their baselines and the variants that stand in files of their own.
#[must_use]
pub fn compare(old: &Rulebook, new: &Rulebook) -> Diff {
    let mut entries = between(old, new, &[]);
    entries.sort_by_key(|entry| !entry.moves_money);
    let version =
        |law: &Rulebook| law.header.get("version").map(|v| plain_text(&v.value)).unwrap_or_default();
    Diff { ids: [id(old), id(new)], versions: [version(old), version(new)], entries }
}

fn between(old: &Rulebook, new: &Rulebook, of: &[String]) -> Vec<EntryDiff> {
    let (before, after) = (contents(old), contents(new));
    let mut entries = Pairs::of(&before, &after).told();
    for entry in &mut entries {
        entry.of = of.to_vec();
    }
    let inner = |name: &str| of.iter().cloned().chain([name.to_owned()]).collect::<Vec<_>>();
    if let (Some(a), Some(b)) = (&old.baseline, &new.baseline) {
        entries.extend(between(a, b, &inner("baseline")));
    }
    for (name, a) in &old.variants {
        if let Some(b) = new.variants.get(name) {
            entries.extend(between(a, b, &inner(name)));
        }
    }
    entries
}

/// The header and every entry, in the order of the sections.
fn contents(law: &Rulebook) -> Vec<Content> {
    let units = units(law, &mut Findings::new());
    let mut list = vec![header(law, &units)];
    for section in SECTIONS {
        list.extend(law.section(section).map(|rule| entry(law, &units, section, rule)));
    }
    list
}

/// What both models have, what only the first has, and what only the second has.
type ByName<'a> = (Vec<(&'a Content, &'a Content)>, Vec<&'a Content>, Vec<&'a Content>);

fn by_name<'a>(old: &'a [Content], new: &'a [Content]) -> ByName<'a> {
    let index = |list: &'a [Content]| -> BTreeMap<(&'a str, &'a str), &'a Content> {
        list.iter().map(|one| ((one.section.as_str(), one.name.as_str()), one)).collect()
    };
    let (before, after) = (index(old), index(new));
    let find = |all: &BTreeMap<(&str, &str), &'a Content>, one: &Content| {
        all.get(&(one.section.as_str(), one.name.as_str())).copied()
    };
    let both = old.iter().filter_map(|one| Some((one, find(&after, one)?))).collect();
    let removed = old.iter().filter(|one| find(&after, one).is_none()).collect();
    let added = new.iter().filter(|one| find(&before, one).is_none()).collect();
    (both, removed, added)
}

/// Which entry of one model is which of the other.
struct Pairs<'a> {
    /// For whom the two models decide, as their headers say.
    decides_for: [Option<&'a Said>; 2],
    both: Vec<(&'a Content, &'a Content)>,
    renamed: Vec<(&'a Content, &'a Content)>,
    replaced: Vec<(&'a Content, &'a Content)>,
    removed: Vec<&'a Content>,
    added: Vec<&'a Content>,
    renames: Renames,
}

impl<'a> Pairs<'a> {
    fn of(old: &'a [Content], new: &'a [Content]) -> Self {
        let (both, removed, added) = by_name(old, new);
        let moved = |a: &Content, b: &Content| a.name == b.name && !are_apart(&a.section, &b.section);
        let replaced: Vec<(&Content, &Content)> =
            removed.iter().filter_map(|a| Some((*a, *added.iter().find(|b| moved(a, b))?))).collect();
        let is_left = |one: &&Content| !replaced.iter().any(|(a, b)| a == one || b == one);
        let [removed, added] =
            [removed, added].map(|list| list.into_iter().filter(is_left).collect::<Vec<&Content>>());
        let (guessed, renames) = guess(&removed, &added);
        let pair = |(a, b): &(usize, usize)| Some((*removed.get(*a)?, *added.get(*b)?));
        let renamed: Vec<(&Content, &Content)> = guessed.iter().filter_map(pair).collect();
        let rest = |list: &[&'a Content], taken: &dyn Fn(usize) -> bool| -> Vec<&'a Content> {
            list.iter().enumerate().filter(|(at, _)| !taken(*at)).map(|(_, one)| *one).collect()
        };
        let decides_for =
            [old, new].map(|list| list.first().and_then(|header| header.whole(&["decides_for"])));
        Self {
            decides_for,
            removed: rest(&removed, &|at| guessed.iter().any(|(a, _)| *a == at)),
            added: rest(&added, &|at| guessed.iter().any(|(_, b)| *b == at)),
            both,
            renamed,
            replaced,
            renames,
        }
    }

    /// All that differs.
    fn told(&self) -> Vec<EntryDiff> {
        let mut entries: Vec<EntryDiff> = Vec::new();
        entries.extend(self.removed.iter().map(|one| told(one, Fate::Removed, self.lines(Some(one), None))));
        for (old, new) in &self.replaced {
            let all = [self.lines(Some(old), None), self.lines(None, Some(new))].concat();
            entries.push(told(new, Fate::Replaced { section: old.section.clone() }, all));
        }
        for (old, new) in &self.renamed {
            let rest = self.lines(Some(old), Some(new));
            let mut entry = told(new, Fate::Renamed { from: old.name.clone() }, rest);
            entry.followed_by = self.followers(&Renames::of(old, new));
            entries.push(entry);
        }
        entries.extend(self.added.iter().map(|one| told(one, Fate::Added, self.lines(None, Some(one)))));
        for (old, new) in &self.both {
            let all = self.lines(Some(old), Some(new));
            if !all.is_empty() {
                entries.push(told(new, Fate::Changed, all));
            }
        }
        entries
    }

    /// What differs under the new names, without what the header says already of all entries.
    fn lines(&self, old: Option<&Content>, new: Option<&Content>) -> Vec<Line> {
        let renamed = old.map(|old| self.renames.applied(old));
        let mut all = lines(renamed.as_ref(), new);
        let [before, after] = self.decides_for;
        let one_sided = old.is_none() || new.is_none();
        let as_header = |line: &Line| {
            let same = |said: &Option<Said>, header: Option<&Said>| {
                said.as_ref().map_or(one_sided, |said| Some(said) == header)
            };
            same(&line.old, before) && same(&line.new, after)
        };
        let is_header = old.or(new).is_some_and(|one| one.section == "model");
        all.retain(|line| is_header || line.what != ["decides_for"] || !as_header(line));
        all
    }

    /// The entries in which nothing changed but one name.
    fn followers(&self, one: &Renames) -> Vec<String> {
        let follows = |(old, new): &&(&Content, &Content)| {
            one.applied(old) != **old && self.lines(Some(old), Some(new)).is_empty()
        };
        let name = |content: &Content| match content.name.as_str() {
            "" => "[model]".to_owned(),
            name => name.to_owned(),
        };
        self.both.iter().chain(&self.renamed).filter(follows).map(|(_, new)| name(new)).collect()
    }
}

fn told(content: &Content, fate: Fate, lines: Vec<Line>) -> EntryDiff {
    let own = match fate {
        Fate::Removed | Fate::Renamed { .. } | Fate::Replaced { .. } => Rank::Major,
        Fate::Added => Rank::Minor,
        Fate::Changed => Rank::Patch,
    };
    // Lines of an entry that is new or gone only say what it was.
    let told_by_lines = matches!(fate, Fate::Changed | Fate::Renamed { .. });
    let of_lines = lines.iter().filter(|_| told_by_lines).map(|line| line.rank).max();
    let moves = lines.iter().any(|line| line.moves_money);
    EntryDiff {
        of: Vec::new(),
        section: content.section.clone(),
        name: content.name.clone(),
        label: content.label.clone(),
        rank: own.max(of_lines.unwrap_or(own)),
        moves_money: if told_by_lines { moves } else { pays(&content.section) },
        fate,
        lines,
        followed_by: Vec::new(),
    }
}
