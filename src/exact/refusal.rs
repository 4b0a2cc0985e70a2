//! Why a computation stops: told once for each reason and place, with the members that it concerns.

use super::Evaluator;
use super::Inside;
use crate::base::{Key, KeySet};
use crate::diag::{Diagnostic, Findings, Place, RunFault};
use crate::formula::Typed;
use crate::model::parts::NodeDef;
use std::collections::BTreeMap;

/// The computation has stopped; the reason is recorded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stopped;

/// A reason to stop.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Reason {
    DivisionByZero,
    Hole(String),
    Missing(String),
    NoRow(String, String, String),
    Tie(String, String),
    NoMember,
    NotFinite,
    NoWeight(String),
    PotTooSmall(String),
    TooLarge(String),
    MixedTerms,
    NoRoot(String, String, String),
    NoRootInside(String, String, String, String, String),
    NotWithin(String, String, String),
    UnknownOfOther(String),
    PourTie(String),
    PourBelowZero(String, String),
    PourLeft(String, String),
}

/// All reasons so far, by place.
pub(super) struct Refusals {
    list: BTreeMap<(Option<Place>, Reason), Vec<String>>,
}

/// How many members a message names.
const NAMED: usize = 4;

impl Refusals {
    pub(super) const fn new() -> Self {
        Self { list: BTreeMap::new() }
    }

    fn add(&mut self, place: Option<Place>, reason: Reason, member: String) {
        let members = self.list.entry((place, reason)).or_default();
        if !members.contains(&member) {
            members.push(member);
        }
    }

    /// Takes over what a trial met.
    pub(super) fn take_all(&mut self, other: Self) {
        for ((place, reason), members) in other.list {
            members.into_iter().for_each(|member| self.add(place.clone(), reason.clone(), member));
        }
    }

    pub(super) fn findings(&self) -> Findings {
        let mut found = Findings::new();
        for ((place, reason), members) in &self.list {
            let fault = fault(reason, &listed(members));
            found.add(match place {
                Some(place) if matches!(reason, Reason::PourLeft(..)) => {
                    Diagnostic::warning(fault, place.clone())
                }
                Some(place) => Diagnostic::error(fault, place.clone()),
                None => Diagnostic::placeless(fault),
            });
        }
        found
    }
}

fn listed(members: &[String]) -> String {
    let shown: Vec<&str> = members.iter().take(NAMED).map(String::as_str).collect();
    let more = members.len().saturating_sub(NAMED);
    if more == 0 { shown.join("; ") } else { format!("{}; + {more}", shown.join("; ")) }
}

fn fault(reason: &Reason, members: &str) -> RunFault {
    let members = members.to_owned();
    match reason.clone() {
        Reason::DivisionByZero => RunFault::DivisionByZero { members },
        Reason::Hole(name) => RunFault::Hole { name, members },
        Reason::Missing(name) => RunFault::Missing { name, members },
        Reason::NoRow(table, codes, near) if near.is_empty() => RunFault::NoRow { table, codes, members },
        Reason::NoRow(table, codes, near) => RunFault::NoRowLike { table, codes, near, members },
        Reason::Tie(table, codes) => RunFault::Tie { table, codes },
        Reason::NoMember => RunFault::NoMember { members },
        Reason::NotFinite => RunFault::NotFinite { members },
        Reason::NoWeight(name) => RunFault::NoWeight { name, members },
        Reason::PotTooSmall(name) => RunFault::PotTooSmall { name, members },
        Reason::TooLarge(name) => RunFault::TooLarge { name, members },
        Reason::MixedTerms => RunFault::MixedTerms { members },
        Reason::NoRoot(name, low, high) => RunFault::NoRoot { name, low, high },
        Reason::NoRootInside(name, outer, at, low, high) => {
            RunFault::NoRootInside { name, outer, at, low, high }
        }
        Reason::NotWithin(name, at, off) => RunFault::NotWithin { name, at, off },
        Reason::UnknownOfOther(name) => RunFault::UnknownOfOther { name, members },
        Reason::PourTie(name) => RunFault::PourTie { name, members },
        Reason::PourBelowZero(name, value) => RunFault::PourBelowZero { name, value, members },
        Reason::PourLeft(name, left) => RunFault::PourLeft { name, left, members },
    }
}

impl Evaluator<'_> {
    /// Records a reason at a part of a formula.
    pub(super) fn stop(&self, reason: Reason, part: &Typed, inside: Inside, instance: usize) -> Stopped {
        let place = inside.text.place(&part.range).or_else(|| inside.node.map(|node| node.place.clone()));
        let member = self.member_text(part.ty.grain, instance);
        self.refusals.borrow_mut().add(place, reason, member);
        Stopped
    }

    pub(super) fn stop_node(
        &self,
        reason: Reason,
        node: &NodeDef,
        grain: KeySet,
        instance: usize,
    ) -> Stopped {
        let member = self.member_text(grain, instance);
        self.refusals.borrow_mut().add(Some(node.place.clone()), reason, member);
        Stopped
    }

    pub(super) fn missing(&self, node: &NodeDef, instance: usize) -> Stopped {
        self.stop_node(Reason::Missing(node.name.clone()), node, node.grain, instance)
    }

    pub(super) fn too_large(&self, node: &NodeDef, instance: usize) -> Stopped {
        self.stop_node(Reason::TooLarge(node.name.clone()), node, node.grain, instance)
    }

    /// The members of an instance in words: `school 70923626, programme BA`.
    pub(super) fn member_text(&self, grain: KeySet, instance: usize) -> String {
        if grain.has(Key::ROW) {
            return format!("row {}", instance + 1);
        }
        if grain.is_empty() {
            return "–".to_owned();
        }
        let one = |key: Key| {
            let name = self.model.keys.get(key.index()).map_or("", |def| def.name.as_str());
            let member = self.frame.member_at(grain, instance, key).unwrap_or(u32::MAX);
            format!("{name} {}", self.frame.code(key, member))
        };
        grain.iter().map(one).collect::<Vec<_>>().join(", ")
    }
}
