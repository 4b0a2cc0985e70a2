//! What a condition settles: which names cannot be missing where it holds, and of which keys one member is left.

use super::super::tree::{Comparison, Expr, Node, Path};
use super::Checker;
use crate::base::number::plain;
use crate::base::{Key, KeySet};

/// The names that are there when the condition is `truth`.
#[must_use]
pub fn facts(condition: &Expr, truth: bool) -> Vec<Path> {
    match &condition.node {
        Node::IsMissing(inner) => match &inner.node {
            Node::Name(path) if !truth => vec![path.clone()],
            _ => Vec::new(),
        },
        Node::Not(inner) => facts(inner, !truth),
        Node::And(a, b) if truth => [facts(a, true), facts(b, true)].concat(),
        Node::Or(a, b) if !truth => [facts(a, false), facts(b, false)].concat(),
        _ => Vec::new(),
    }
}

impl Checker<'_, '_> {
    /// The keys of which one member is left when the condition is `truth`: `category = "sped"`.
    pub(super) fn one_member(&self, condition: &Expr, truth: bool) -> KeySet {
        match &condition.node {
            Node::Compare(Comparison::Equal, a, b) if truth => self.pair(a, b),
            Node::Compare(Comparison::Unequal, a, b) if !truth => self.pair(a, b),
            Node::In(a, list) if truth => match list.as_slice() {
                [one] => self.pair(a, one),
                _ => None,
            },
            Node::Not(inner) => return self.one_member(inner, !truth),
            Node::And(a, b) if truth => return self.one_member(a, true).union(self.one_member(b, true)),
            Node::Or(a, b) if !truth => return self.one_member(a, false).union(self.one_member(b, false)),
            _ => None,
        }
        .map_or(KeySet::NONE, |(key, _)| KeySet::of(key))
    }

    /// A member that cannot be meant when the condition is `truth`: the one of `category = "sped"` where that fails.
    pub(super) fn left_out(&self, condition: &Expr, truth: bool) -> Option<(Key, String)> {
        match &condition.node {
            Node::Compare(Comparison::Equal, a, b) if !truth => self.pair(a, b),
            _ => None,
        }
    }

    /// The keys of whose declared members all but one have been left out.
    pub(super) fn last_members(&self) -> KeySet {
        let last = |key: &Key| {
            let out = |member: &String| self.excluded.iter().any(|(k, m)| k == key && m == member);
            let members = self.scope.names.members(*key);
            members.is_some_and(|list| list.iter().filter(|one| !out(one)).count() == 1)
        };
        self.excluded.iter().map(|(key, _)| *key).filter(last).collect()
    }

    /// A key and the code that it is compared with.
    fn pair(&self, a: &Expr, b: &Expr) -> Option<(Key, String)> {
        let key = |expr: &Expr| match &expr.node {
            Node::Name(Path { variant: None, name }) => self.scope.names.key(name),
            _ => None,
        };
        let code = |expr: &Expr| match &expr.node {
            Node::Text(text) => Some(text.clone()),
            Node::Number { value, .. } => Some(plain(value)),
            _ => None,
        };
        key(a).zip(code(b)).or_else(|| key(b).zip(code(a)))
    }
}
