//! What a file says under a key, in a form in which two ways to write the same are equal.

use crate::base::number::{parse_exact, plain};
use crate::base::{Exact, Units};
use crate::formula::{parse, print};
use crate::text::{Located, Value};

/// What stands under a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said {
    /// A number in the unit that the entry declares; the unit is empty for a plain number.
    Number {
        /// The number.
        value: Exact,
        /// The unit as it is written.
        unit: String,
    },
    /// A formula, written as the language writes it.
    Formula(String),
    /// A name, or several.
    Names(Vec<String>),
    /// A text, a day, yes or no.
    Text(String),
    /// In which order parts stand. Parts that are added or removed do not change it.
    Order(Vec<String>),
    /// What an entry rests on.
    Source {
        /// Whether it is assumed.
        assumed: bool,
        /// The text.
        text: String,
    },
}

impl Said {
    /// Whether two statements say something else.
    pub(super) fn differs(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Order(a), Self::Order(b)) => common(a, b) != common(b, a),
            _ => self != other,
        }
    }

    /// A number in a declared unit; the text as it stands where it is none.
    pub(super) fn number(value: &Located, unit: &str, units: &Units) -> Self {
        let number = match &value.value {
            Value::Number(digits) => parse_exact(digits).ok(),
            Value::Text(text) => quantity(text, unit, units),
            _ => None,
        };
        match number {
            Some(value) => Self::Number { value, unit: unit.to_owned() },
            None => Self::Text(plain_text(&value.value)),
        }
    }

    /// A formula as the language writes it; the text as it stands where it is none.
    pub(super) fn formula(value: &Located, units: &Units) -> Self {
        match &value.value {
            Value::Text(text) => {
                let tree = parse(text, units);
                Self::Formula(tree.map_or_else(|_| text.trim().to_owned(), |tree| print(&tree)))
            }
            other => Self::Text(plain_text(other)),
        }
    }

    /// One name or several.
    pub(super) fn names(value: &Located) -> Self {
        match &value.value {
            Value::List(list) => Self::Names(list.iter().map(|one| plain_text(&one.value)).collect()),
            one => Self::Names(vec![plain_text(one)]),
        }
    }
}

/// What stands in both lists, in the order of the first.
fn common<'a>(a: &'a [String], b: &[String]) -> Vec<&'a String> {
    a.iter().filter(|one| b.contains(one)).collect()
}

/// A text such as `3.5 %` in a declared unit.
fn quantity(text: &str, unit: &str, units: &Units) -> Option<Exact> {
    let (number, own) = units.quantity(text).ok()?;
    let Some(own) = own else { return Some(number) };
    let declared = if unit.is_empty() { crate::base::Unit::plain() } else { units.parse(unit).ok()? };
    own.same_dimension(&declared).then(|| number / declared.scale())
}

/// A value as it would stand in a list, numbers without superfluous digits.
pub(super) fn plain_text(value: &Value) -> String {
    match value {
        Value::Text(text) => text.clone(),
        Value::Number(digits) => parse_exact(digits).map_or_else(|_| digits.clone(), |n| plain(&n)),
        Value::YesNo(yes) => yes.to_string(),
        Value::Date(date) => date.to_string(),
        Value::List(list) => {
            let texts: Vec<String> = list.iter().map(|one| plain_text(&one.value)).collect();
            texts.join(", ")
        }
        Value::Table(table) => {
            let entry = |e: &crate::text::Entry| format!("{} = {}", e.key, plain_text(&e.value.value));
            table.iter().map(entry).collect::<Vec<_>>().join(", ")
        }
    }
}
