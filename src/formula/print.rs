//! A tree as a formula again, with no more brackets than it needs: parsing it gives the same tree.

use super::parser::binding;
use super::tree::{Arithmetic, Clauses, Expr, Node, Step, Weighting};
use crate::base::number::{decimals, plain, power_of_ten, with_places};
use crate::base::{Exact, Mode};

/// Writes a tree as a formula.
#[must_use]
pub fn print(expr: &Expr) -> String {
    at_least(expr, 0)
}

fn at_least(expr: &Expr, floor: u8) -> String {
    let text = bare(expr);
    if binds(&expr.node) < floor { format!("({text})") } else { text }
}

const fn binds(node: &Node) -> u8 {
    match node {
        Node::If(..) => 0,
        Node::Or(..) => binding::OR,
        Node::And(..) => binding::AND,
        Node::Not(_) => binding::NOT,
        Node::Compare(..) | Node::Within(..) | Node::In(..) | Node::IsMissing(_) => binding::COMPARE,
        Node::Arithmetic(Arithmetic::Add | Arithmetic::Subtract, ..) => binding::ADD,
        // A division with `else` would take what follows it.
        Node::Divide(_, _, Some(_)) => 0,
        Node::Arithmetic(Arithmetic::Multiply, ..) | Node::Divide(..) => binding::MULTIPLY,
        Node::Negate(_) => binding::NEGATE,
        Node::Power(..) => binding::POWER,
        _ => binding::PRIMARY,
    }
}

fn bare(expr: &Expr) -> String {
    match &expr.node {
        Node::Number { text, .. } => text.clone(),
        Node::Text(text) => format!("\"{text}\""),
        Node::YesNo(yes) => yes.to_string(),
        Node::Date(date) => date.to_string(),
        Node::Name(path) => path.to_string(),
        Node::Negate(inner) => format!("-{}", at_least(inner, binding::NEGATE)),
        Node::Not(inner) => format!("not {}", at_least(inner, binding::NOT)),
        Node::And(a, b) => infix(a, "and", b, binding::AND),
        Node::Or(a, b) => infix(a, "or", b, binding::OR),
        Node::Arithmetic(sign, a, b) => infix(a, sign.sign(), b, binds(&expr.node)),
        Node::Divide(a, b, otherwise) => division(a, b, otherwise.as_deref()),
        Node::Power(a, b) => {
            format!("{} ^ {}", at_least(a, binding::PRIMARY), at_least(b, binding::POWER))
        }
        Node::Compare(sign, a, b) => {
            format!("{} {} {}", at_least(a, binding::ADD), sign.sign(), at_least(b, binding::ADD))
        }
        Node::Within(a, b, within) => {
            let [a, b, within] = [a, b, within].map(|part| at_least(part, binding::ADD));
            format!("{a} = {b} within {within}")
        }
        Node::In(a, list) => format!("{} in [{}]", at_least(a, binding::ADD), joined(list)),
        Node::IsMissing(a) => format!("{} is missing", at_least(a, binding::ADD)),
        Node::If(c, a, b) => format!("if {} then {} else {}", print(c), then_branch(a), print(b)),
        Node::Call(name, _, arguments) => format!("{name}({})", joined(arguments)),
        Node::Aggregate(summary, argument, clauses) => {
            format!("{}({}{})", summary.name(), print(argument), clauses_text(clauses))
        }
        Node::Round(inner, step, mode) => rounding(inner, step, *mode),
        Node::Elsewhere(base, keys) => {
            let keys: Vec<String> = keys.iter().map(|(k, _, e)| format!("{k}: {}", print(e))).collect();
            format!("{}[{}]", print(base), keys.join(", "))
        }
    }
}

/// An operator whose left operand may bind as loosely as itself, its right one not.
fn infix(a: &Expr, sign: &str, b: &Expr, floor: u8) -> String {
    format!("{} {sign} {}", at_least(a, floor), at_least(b, floor + 1))
}

/// Inside a `then`, an `else` belongs to the `if`.
fn then_branch(expr: &Expr) -> String {
    if matches!(expr.node, Node::Divide(_, _, Some(_)) | Node::If(..)) {
        format!("({})", bare(expr))
    } else {
        print(expr)
    }
}

fn division(a: &Expr, b: &Expr, otherwise: Option<&Expr>) -> String {
    let quotient = infix(a, "/", b, binding::MULTIPLY);
    match otherwise {
        Some(value) => format!("{quotient} else {}", at_least(value, binding::NEGATE)),
        None => quotient,
    }
}

fn joined(list: &[Expr]) -> String {
    list.iter().map(print).collect::<Vec<_>>().join(", ")
}

fn clauses_text(clauses: &Clauses) -> String {
    let mut text = String::new();
    if !clauses.by.is_empty() {
        let names: Vec<&str> = clauses.by.iter().map(|(name, _)| name.as_str()).collect();
        text = format!(" by {}", names.join(", "));
    }
    match &clauses.weighting {
        Weighting::Usual => {}
        Weighting::By(weight) => text = format!("{text} weighted by {}", print(weight)),
        Weighting::EachOnce => text.push_str(" each once"),
    }
    if let Some(at) = &clauses.at {
        text = format!("{text} at {}", print(at));
    }
    if let Some(condition) = &clauses.condition {
        text = format!("{text} where {}", print(condition));
    }
    text
}

fn rounding(inner: &Expr, step: &Step, mode: Mode) -> String {
    let function = match mode {
        Mode::Floor => "floor",
        Mode::Ceil => "ceil",
        _ => "round",
    };
    let how = Mode::NAMED.iter().find(|(_, m)| *m == mode && mode != Mode::HalfAway);
    let how = how.map_or(String::new(), |(name, _)| format!(", {name}"));
    format!("{function}({} to {}{how})", print(inner), step_text(step))
}

/// A rounding step as a formula writes it: `1 kr`, `9 decimals`.
#[must_use]
pub fn step_text(step: &Step) -> String {
    match (&step.decimals, &step.unit) {
        (Some(places), _) => format!("{places} decimals"),
        (None, Some((unit, _))) => format!("{} {unit}", in_full(&step.size)),
        (None, None) => in_full(&step.size),
    }
}

/// A number with all its decimals.
fn in_full(number: &Exact) -> String {
    match decimals(number) {
        Some(places) => {
            with_places(&(number * Exact::from_integer(power_of_ten(places))).to_integer(), places)
        }
        None => plain(number),
    }
}
