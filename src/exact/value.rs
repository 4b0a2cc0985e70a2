//! A value of a formula, exactly.

use crate::base::number::{plain, whole};
use crate::base::{Date, Exact};
use num_traits::Zero;
use std::cmp::Ordering;

/// A value of a formula.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// A number in base units.
    Number(Exact),
    /// A text.
    Text(String),
    /// Yes or no.
    YesNo(bool),
    /// A day.
    Date(Date),
}

impl Value {
    /// How two values of one kind compare; numbers with texts by their canonical digits.
    #[must_use]
    pub fn order(&self, other: &Self) -> Ordering {
        match (self, other) {
            (Self::Number(a), Self::Number(b)) => a.cmp(b),
            (Self::YesNo(a), Self::YesNo(b)) => a.cmp(b),
            (Self::Date(a), Self::Date(b)) => a.cmp(b),
            (a, b) => a.code().cmp(&b.code()),
        }
    }

    /// The value as a key's code: numbers as canonical decimals.
    #[must_use]
    pub fn code(&self) -> String {
        match self {
            Self::Number(number) => plain(number),
            Self::Text(text) => text.clone(),
            Self::YesNo(yes) => yes.to_string(),
            Self::Date(date) => date.to_string(),
        }
    }
}

/// A number raised to a whole power; none for zero to a power below zero.
pub(super) fn power(base: &Exact, exponent: i32) -> Option<Exact> {
    if base.is_zero() && exponent.is_negative() {
        return None;
    }
    Some(num_traits::Pow::pow(base, exponent))
}

/// The number of a finite binary number, exactly.
pub(super) fn from_binary(number: f64) -> Option<Exact> {
    Exact::from_float(number)
}

/// Zero.
pub(super) fn zero() -> Exact {
    whole(0)
}
