//! What a model says and the data leave without effect: members that occur with nobody, codes that are ranges too.

use super::Binder;
use crate::base::{Key, KeySet};
use crate::diag::{Diagnostic, RunFault};
use crate::formula::tree::Comparison;
use crate::formula::typed::{Domain, Kind};
use crate::formula::{Op, Typed};
use crate::frame::Frame;
use crate::model::parts::{Formula, Pattern, TableDef};
use std::collections::BTreeSet;

/// A member that a condition names: its key, its code, and the part of the formula that is the code.
type Named<'a> = (Key, &'a str, &'a Typed);

impl Binder<'_> {
    /// G4: nothing is computed for combinations that no file brings. A branch for a declared member that occurs in none
    /// is warned of: what it says holds for nobody.
    pub(super) fn absent_members(&mut self, frame: &Frame) {
        let model = self.model;
        for node in model.nodes.iter().filter(|node| node.is_own()) {
            for formula in node.texts() {
                let mut found = Vec::new();
                branches(&formula.typed, formula.typed.ty.grain, &mut found);
                for (grain, named) in found {
                    self.absent_member(frame, grain, named, formula);
                }
            }
        }
    }

    fn absent_member(&mut self, frame: &Frame, grain: KeySet, (key, code, part): Named, formula: &Formula) {
        let def = self.model.keys.get(key.index());
        let declared =
            def.and_then(|def| def.members.as_ref()).is_some_and(|list| list.iter().any(|m| m == code));
        if !declared || !grain.has(key) || grain.len() < 2 {
            return;
        }
        let occurs = frame.member(key, code).zip(frame.grain(grain).and_then(|laid| laid.members(key)));
        if occurs.is_none_or(|(member, members)| members.contains(&member)) {
            return;
        }
        let others: Vec<&str> = grain.without(key).iter().map(|other| self.key_name(other)).collect();
        let fault = RunFault::MemberOfNobody { code: code.to_owned(), others: others.join(", ") };
        if let Some(place) = formula.text.place(&part.range) {
            self.found.add(Diagnostic::warning(fault, place));
        }
    }

    /// A row of a table may be a code or a range; where the data bring both readings, nobody can tell which is meant.
    pub(super) fn codes_or_ranges(&mut self) {
        let model = self.model;
        for table in &model.tables {
            for (place, name) in table.per.iter().enumerate() {
                let codes = model.key_named(name).and_then(|key| self.members.get(key.index()).cloned());
                for text in both_ways(table, place, &codes.unwrap_or_default()) {
                    let (table_name, key) = (table.name.clone(), name.clone());
                    let fault = RunFault::CodeOrRange { text, table: table_name, key };
                    self.found.error(fault, table.place.clone());
                }
            }
        }
    }
}

/// The ranges of a table that are one of some codes while another of them lies within.
fn both_ways(table: &TableDef, place: usize, codes: &[String]) -> BTreeSet<String> {
    let patterns = table.rows.iter().filter_map(|row| row.patterns.get(place));
    let both = |pattern: &Pattern| match pattern {
        Pattern::Range(_, _, text) => {
            let within = codes.iter().any(|code| code != text && pattern.fits(code));
            (within && codes.contains(text)).then(|| text.clone())
        }
        _ => None,
    };
    patterns.filter_map(both).collect()
}

/// Every member that a branch is for, with the grain at which that is asked.
fn branches<'a>(part: &'a Typed, grain: KeySet, found: &mut Vec<(KeySet, Named<'a>)>) {
    if let Op::If(condition, ..) = &part.op {
        condition.walk(&mut |inner| found.extend(named(inner).into_iter().map(|one| (grain, one))));
    }
    if let Op::Aggregate(aggregate) = &part.op {
        branches(&aggregate.argument, aggregate.over, found);
        return;
    }
    for inner in part.parts() {
        branches(inner, grain, found);
    }
}

/// The members that a comparison names.
fn named<'a>(part: &'a Typed) -> Vec<Named<'a>> {
    let pairs: Vec<(&'a Typed, &'a Typed)> = match &part.op {
        Op::Compare(Comparison::Equal, a, b) => vec![(a, b), (b, a)],
        Op::In(a, list) => list.iter().map(|one| (a.as_ref(), one)).collect(),
        _ => Vec::new(),
    };
    let one = |(key, code): (&'a Typed, &'a Typed)| match (&key.ty.kind, &key.op, &code.op) {
        (Kind::Text(Domain::Key(key)), Op::Member(_), Op::Text(text)) => Some((*key, text.as_str(), code)),
        _ => None,
    };
    pairs.into_iter().filter_map(one).collect()
}
