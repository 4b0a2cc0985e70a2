//! Rows that are paid alike, gathered: an explanation counts students and never lists them.

use super::pieces::At;
use super::reason::{Quantity, Read, Reason, What};
use super::why::{Explainer, line};
use crate::base::{Exact, KeySet};
use crate::exact::Value;
use crate::formula::typed::Aggregate;
use crate::formula::{Op, Typed};

/// Rows for which a formula read the same.
struct Alike {
    reads: Vec<Read>,
    heads: Exact,
    sum: Exact,
    /// One of them, to put its numbers into the formula.
    example: usize,
}

impl Explainer<'_> {
    /// A sum over the members of keys as one line each.
    pub(super) fn parts(&self, aggregate: &Aggregate, by: At) -> Vec<Reason> {
        let over = aggregate.over;
        let mine =
            (0..self.frame.len(over)).filter(|member| self.frame.up(over, *member, by.0) == Some(by.1));
        let counted = mine.filter(|member| {
            aggregate.condition.as_ref().is_none_or(|condition| self.is_yes(condition, (over, *member)))
        });
        counted
            .map(|member| {
                let at = (over, member);
                let keys = over.iter().filter(|key| !self.frame.order().closure(by.0).has(*key));
                let members = keys.filter_map(|key| {
                    let member = self.frame.member_at(over, member, key)?;
                    Some((key, self.frame.code(key, member).to_owned()))
                });
                Reason {
                    filled: self.filled(&aggregate.argument, at, None),
                    reads: self.reads(&aggregate.argument, at),
                    ..line(What::Members(members.collect()), Some(self.quantity(&aggregate.argument, at)))
                }
            })
            .collect()
    }

    /// A sum over rows as lines of students who are paid alike.
    pub(super) fn rows(&self, aggregate: &Aggregate, by: At) -> Vec<Reason> {
        self.rows_where(aggregate, by, &|_| true)
    }

    /// The same for some of the rows.
    pub(super) fn rows_where(
        &self,
        aggregate: &Aggregate,
        by: At,
        keep: &dyn Fn(usize) -> bool,
    ) -> Vec<Reason> {
        let mut groups: Vec<Alike> = Vec::new();
        let over = aggregate.over;
        for member in 0..self.frame.len(over) {
            if self.frame.up(over, member, by.0) != Some(by.1) || !keep(member) {
                continue;
            }
            let counts =
                aggregate.condition.as_ref().is_none_or(|condition| self.is_yes(condition, (over, member)));
            let Some(value) = self.number(&aggregate.argument, (over, member)).filter(|_| counts) else {
                continue;
            };
            let reads = self.reads(&aggregate.argument, (over, member));
            let heads = self.heads(&aggregate.argument, (over, member));
            match groups.iter_mut().find(|group| group.reads == reads) {
                Some(group) => {
                    group.heads += heads;
                    group.sum += value;
                }
                None => groups.push(Alike { reads, heads, sum: value, example: member }),
            }
        }
        groups.into_iter().map(|group| self.alike(aggregate, over, group)).collect()
    }

    fn alike(&self, aggregate: &Aggregate, over: KeySet, group: Alike) -> Reason {
        let unit = aggregate.argument.ty.unit().cloned().unwrap_or_default();
        let filled = self.filled(&aggregate.argument, (over, group.example), Some(&group.heads));
        Reason {
            filled,
            reads: group.reads,
            ..line(What::Students(group.heads), Some(Quantity::Number(group.sum, unit)))
        }
    }

    pub(super) fn number(&self, part: &Typed, at: At) -> Option<Exact> {
        match self.evaluator.formula(part, at) {
            Ok(Some(Value::Number(number))) => Some(number),
            _ => None,
        }
    }

    /// The head count that a formula at rows has as its factor.
    fn heads(&self, part: &Typed, at: At) -> Exact {
        let mut heads: Option<Exact> = None;
        part.walk(&mut |inner| {
            if heads.is_none() && inner.ty.head_count && matches!(inner.op, Op::Column(_)) {
                heads = self.number(inner, at);
            }
        });
        heads.unwrap_or_else(|| Exact::from_integer(0.into()))
    }
}
