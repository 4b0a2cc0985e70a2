//! Two models told apart as a document: the version that is proposed, then what is removed, renamed, added and changed.

mod line;
mod table;

use crate::diag::Language;
use crate::model::diff::{Diff, EntryDiff, Fate, Line, NoNext, Rank, begins_with_year};
use crate::report::document::{Block, Branch, Document, Section};
use crate::report::words::DiffWord;

/// What differs between two models, and which version the second should have.
#[must_use]
pub fn diff(diff: &Diff, language: Language) -> Document {
    let [a, b] = [0, 1].map(|at| model(diff, at));
    let verdict = verdict(diff).iter().map(|word| Block::Text(word.text(language))).collect();
    let mut sections =
        vec![Section { title: DiffWord::Version.text(language), blocks: verdict, appendix: false }];
    sections.extend(changes(diff, language));
    sections.push(table::appendix(diff, &verdict_code(diff), language));
    Document { title: DiffWord::Title { a, b }.text(language), sections, ..Document::default() }
}

/// What is removed, renamed, added and changed, in words.
pub(super) fn changes(diff: &Diff, language: Language) -> Vec<Section> {
    let mut sections = Vec::new();
    for title in [DiffWord::Removed, DiffWord::Renamed, DiffWord::Added, DiffWord::Changed] {
        let is_in = |entry: &&EntryDiff| heading(&entry.fate) == title;
        let entries: Vec<&EntryDiff> = diff.entries.iter().filter(is_in).collect();
        sections.extend(group(&title, &entries, language));
    }
    sections
}

fn model(diff: &Diff, at: usize) -> String {
    let text = |list: &[String; 2]| list.get(at).cloned().unwrap_or_default();
    format!("{} {}", text(&diff.ids), text(&diff.versions))
}

/// Under which heading an entry is told.
const fn heading(fate: &Fate) -> DiffWord {
    match fate {
        Fate::Removed => DiffWord::Removed,
        Fate::Renamed { .. } => DiffWord::Renamed,
        Fate::Added => DiffWord::Added,
        Fate::Changed | Fate::Replaced { .. } => DiffWord::Changed,
    }
}

/// The entries of one fate: those that can move money first.
fn group(title: &DiffWord, entries: &[&EntryDiff], language: Language) -> Option<Section> {
    let is_first = |entry: &&&EntryDiff| entry.moves_money;
    let trees =
        |list: Vec<&&EntryDiff>| list.into_iter().map(|entry| Block::Tree(tree(entry, language))).collect();
    let mut blocks: Vec<Block> = trees(entries.iter().filter(is_first).collect());
    let rest: Vec<Block> = trees(entries.iter().filter(|entry| !is_first(entry)).collect());
    if !rest.is_empty() {
        blocks.push(Block::Text(DiffWord::MovesNothing.text(language)));
        blocks.extend(rest);
    }
    let title = title.text(language);
    (!blocks.is_empty()).then_some(Section { title, blocks, appendix: false })
}

fn tree(entry: &EntryDiff, language: Language) -> Branch {
    let label = entry.label.of(language);
    let mut head = section(&entry.section).text(language);
    if !entry.name.is_empty() {
        head = format!("{head} {}", entry.name);
    }
    if !label.is_empty() {
        head = format!("{head} ({label})");
    }
    if !entry.of.is_empty() {
        head = format!("{}: {head}", entry.of.join(": "));
    }
    let (value, mut remarks) = match &entry.fate {
        Fate::Renamed { from } => (DiffWord::WasCalled { from: from.clone() }.text(language), Vec::new()),
        Fate::Replaced { section: was } => {
            let was = section(was).text(language);
            (DiffWord::WasKind { was }.text(language), Vec::new())
        }
        _ => (String::new(), Vec::new()),
    };
    if !entry.followed_by.is_empty() {
        let list = entry.followed_by.join(", ");
        remarks.push(DiffWord::Followed { list }.text(language));
    }
    // What an entry is called that only one model has stands in its head.
    let is_head = |line: &&Line| line.what.first().is_some_and(|key| key == "label");
    let is_alone = matches!(entry.fate, Fate::Added | Fate::Removed);
    let lines = entry.lines.iter().filter(|line| !(is_alone && is_head(line)));
    let children = lines.map(|line| line::branch(line, &entry.fate, language)).collect();
    Branch { label: head, value, remarks, children }
}

/// What an entry of a section is called.
fn section(name: &str) -> DiffWord {
    match name {
        "key" => DiffWord::Key,
        "column" => DiffWord::Column,
        "parameter" => DiffWord::Parameter,
        "index" => DiffWord::Index,
        "table" => DiffWord::Table,
        "curve" => DiffWord::Curve,
        "value" => DiffWord::Value,
        "amount" => DiffWord::Amount,
        "group" => DiffWord::Group,
        "perspective" => DiffWord::Perspective,
        "check" => DiffWord::Check,
        "variant" => DiffWord::Variant,
        "split" => DiffWord::Split,
        _ => DiffWord::Model,
    }
}

/// How the version of the second model stands to what is proposed, for machines.
fn verdict_code(diff: &Diff) -> String {
    let [old, new] = &diff.versions;
    let code = match diff.proposed() {
        _ if new.is_empty() => "not stated",
        Err(_) => "cannot be counted",
        Ok(proposed) if proposed == *new => "as proposed",
        Ok(_) if old == new => "not counted up",
        Ok(_) => "another than proposed",
    };
    code.to_owned()
}

/// The version that is proposed, why, and what the second model says.
fn verdict(diff: &Diff) -> Vec<DiffWord> {
    let [old, new] = diff.versions.clone();
    let mut words = vec![counted(diff)];
    let [a, b] = diff.ids.clone();
    if a != b {
        words.push(DiffWord::OtherModel { a, b });
    }
    match (diff.rank(), diff.proposed()) {
        (None, _) if old != new => words.push(DiffWord::VersionAlone { old, new }),
        (None, _) => {}
        (Some(rank), proposed) => words.extend(proposal(rank, proposed, old, new)),
    }
    words
}

fn proposal(rank: Rank, proposed: Result<String, NoNext>, old: String, new: String) -> Vec<DiffWord> {
    let mut words = vec![match rank {
        Rank::Patch => DiffWord::Patch,
        Rank::Minor => DiffWord::Minor,
        Rank::Major => DiffWord::Major,
    }];
    let is_year = begins_with_year(&old);
    let proposed = match proposed {
        Ok(proposed) => proposed,
        Err(NoNext::NotNumbers) => return [words, vec![DiffWord::NotNumbers { old, new }]].concat(),
        Err(NoNext::TooLarge) => return [words, vec![DiffWord::TooLarge { old, new }]].concat(),
    };
    words.push(DiffWord::Proposed { old: old.clone(), proposed: proposed.clone() });
    if is_year {
        words.push(DiffWord::Year);
    }
    words.push(match () {
        () if new.is_empty() => DiffWord::NoVersion,
        () if new == proposed => DiffWord::AsProposed { new },
        () if new == old => DiffWord::NotCounted { new, proposed },
        () => DiffWord::OtherVersion { new, proposed },
    });
    words
}

fn counted(diff: &Diff) -> DiffWord {
    let count = |title: DiffWord| {
        let is_in = |entry: &&EntryDiff| heading(&entry.fate) == title;
        diff.entries.iter().filter(is_in).count().to_string()
    };
    if diff.entries.is_empty() {
        return DiffWord::None;
    }
    DiffWord::Counted {
        removed: count(DiffWord::Removed),
        renamed: count(DiffWord::Renamed),
        added: count(DiffWord::Added),
        changed: count(DiffWord::Changed),
    }
}
