//! The rules in which two models differ, in groups that can be changed one without another, and the models between the two.

use super::rank::UNPAID;
use super::{Diff, EntryDiff, Fate, Rank};
use crate::diag::Findings;
use crate::model::law::{Rule, Rulebook};
use crate::text::{Label, Table, Value};
use std::collections::BTreeSet;

/// Rules that are changed together: none of them can be read without what another adds or takes away.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleGroup {
    /// What people know it by: its amounts, or all its entries where it has none.
    pub labels: Vec<Label>,
    /// The names of its entries, in either model.
    names: BTreeSet<String>,
}

/// Sections whose entries can be taken from either model; what all else says is that of the later one.
const TAKEN: [&str; 6] = ["parameter", "index", "table", "curve", "value", "amount"];

/// What the header names for measures and reports.
const MEASURES: [&str; 2] = ["need", "price_list"];

/// The groups of rules in which two models differ, in the order in which the difference tells them; at most `most`, the last
/// of which then holds all the others. What is only another number is no rule. None where something else differs that money
/// depends on, such as keys, who is paid, or the baseline.
#[must_use]
pub fn rules(before: &Rulebook, after: &Rulebook, diff: &Diff, most: usize) -> Vec<RuleGroup> {
    let moving: Vec<&EntryDiff> = diff.entries.iter().filter(|entry| entry.moves_money).collect();
    if moving.iter().any(|entry| is_out_of_reach(entry)) {
        return Vec::new();
    }
    let mut groups: Vec<RuleGroup> = Vec::new();
    for entry in moving.into_iter().filter(|entry| TAKEN.contains(&entry.section.as_str()) && is_rule(entry))
    {
        let own = RuleGroup { labels: vec![called(entry)], names: names(entry) };
        let (tied, apart): (Vec<RuleGroup>, Vec<RuleGroup>) =
            groups.into_iter().partition(|group| is_tied([before, after], &own.names, &group.names));
        groups = apart;
        groups.push(joined(tied.into_iter().chain([own]).collect()));
    }
    let mut groups: Vec<RuleGroup> =
        groups.into_iter().map(|group| known_by_amounts(group, [before, after])).collect();
    if groups.len() > most {
        let rest = groups.split_off(most.saturating_sub(1));
        groups.push(joined(rest));
    }
    groups
}

/// The later model with the rules of some groups as they were; bit n of `set` says that group n is as it is after.
#[must_use]
pub fn between(before: &Rulebook, after: &Rulebook, groups: &[RuleGroup], set: usize) -> Rulebook {
    let mut law = after.clone();
    // Nothing is paid because of these, and they may name what is not there.
    UNPAID.iter().for_each(|section| drop(law.sections.remove(section)));
    law.header.entries.retain(|entry| !MEASURES.contains(&entry.key.as_str()));
    law.expected.clear();
    law.grids.extend(before.grids.iter().map(|(path, grid)| (path.clone(), grid.clone())));
    let earlier = groups.iter().enumerate().filter(|(place, _)| (set >> place) & 1 == 0);
    let names: BTreeSet<&String> = earlier.flat_map(|(_, group)| &group.names).collect();
    for section in TAKEN {
        let own = law.sections.entry(section).or_default();
        own.retain(|rule| !names.contains(&rule.name));
        own.extend(before.section(section).filter(|rule| names.contains(&rule.name)).cloned());
    }
    law
}

/// Whether what an entry changes cannot be taken from one model alone.
fn is_out_of_reach(entry: &EntryDiff) -> bool {
    let header = entry.section == "model"
        && entry.lines.iter().any(|line| {
            line.moves_money && line.what.first().is_none_or(|key| key != "decides_for" && key != "baseline")
        });
    header || !entry.of.is_empty() || !TAKEN.contains(&entry.section.as_str()) && entry.section != "model"
}

/// Whether more than numbers differ that both models state.
fn is_rule(entry: &EntryDiff) -> bool {
    let one_sided = |section: &str| {
        ["table", "curve"].contains(&section)
            && entry.lines.iter().any(|line| line.old.is_none() || line.new.is_none())
    };
    entry.fate != Fate::Changed || entry.rank > Rank::Patch || one_sided(&entry.section)
}

fn names(entry: &EntryDiff) -> BTreeSet<String> {
    let from = match &entry.fate {
        Fate::Renamed { from } => Some(from.clone()),
        Fate::Removed | Fate::Added | Fate::Replaced { .. } | Fate::Changed => None,
    };
    entry.followed_by.iter().cloned().chain(from).chain([entry.name.clone()]).collect()
}

fn called(entry: &EntryDiff) -> Label {
    let unnamed = entry.label.sv.is_empty() && entry.label.en.is_empty();
    if unnamed { Label::same(&entry.name) } else { entry.label.clone() }
}

/// Whether one list of names reads a name of the other that only one of the models has.
fn is_tied(laws: [&Rulebook; 2], one: &BTreeSet<String>, other: &BTreeSet<String>) -> bool {
    let lone = |name: &&String| laws.iter().filter(|law| has(law, name)).count() < 2;
    let reads = |readers: &BTreeSet<String>, read: &BTreeSet<String>| {
        let mut said = BTreeSet::new();
        for law in laws {
            rules_of(law).filter(|(_, rule)| readers.contains(&rule.name)).for_each(|(_, rule)| {
                words_of_table(&rule.table, &mut said);
            });
        }
        read.iter().filter(lone).any(|name| said.contains(name.as_str()))
    };
    !one.is_disjoint(other) || reads(one, other) || reads(other, one)
}

fn has(law: &Rulebook, name: &str) -> bool {
    rules_of(law).any(|(_, rule)| rule.name == name)
}

fn rules_of(law: &Rulebook) -> impl Iterator<Item = (&'static str, &Rule)> {
    law.sections.iter().flat_map(|(section, rules)| rules.iter().map(move |rule| (*section, rule)))
}

/// Every word of what a rule says, among them all names that it reads.
fn words_of_table<'a>(table: &'a Table, said: &mut BTreeSet<&'a str>) {
    for entry in table.iter() {
        words(&entry.value.value, said);
    }
}

fn words<'a>(value: &'a Value, said: &mut BTreeSet<&'a str>) {
    match value {
        Value::Text(text) => said.extend(text.split(|sign: char| !sign.is_alphanumeric() && sign != '_')),
        Value::List(list) => list.iter().for_each(|one| words(&one.value, said)),
        Value::Table(table) => words_of_table(table, said),
        Value::Number(_) | Value::YesNo(_) | Value::Date(_) => {}
    }
}

fn joined(groups: Vec<RuleGroup>) -> RuleGroup {
    let labels = groups.iter().flat_map(|group| group.labels.clone()).collect();
    RuleGroup { labels, names: groups.into_iter().flat_map(|group| group.names).collect() }
}

/// A group under the names of its amounts, if it has any: those of the later model, then those that it lacks.
fn known_by_amounts(group: RuleGroup, [before, after]: [&Rulebook; 2]) -> RuleGroup {
    let gone = before.section("amount").filter(|rule| !has(after, &rule.name));
    let amounts = after.section("amount").chain(gone).filter(|rule| group.names.contains(&rule.name));
    let label = |rule: &Rule| {
        let told = rule.table.get("label").and_then(|label| Label::read(label, &mut Findings::new()));
        told.unwrap_or_else(|| Label::same(&rule.name))
    };
    let labels: Vec<Label> = amounts.map(label).collect();
    if labels.is_empty() { group } else { RuleGroup { labels, ..group } }
}
