//! What a condition settles: which names cannot be missing where it holds, or where it does not.

use super::super::tree::{Expr, Node, Path};

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
