//! A formula as a tree, before anyone asks what its names mean.

use crate::base::{Date, Exact, Mode, Unit};
use std::ops::Range;

/// A part of a formula with its place in bytes.
#[derive(Clone, Debug)]
pub struct Expr {
    /// What it says.
    pub node: Node,
    /// Where it stands in the formula.
    pub range: Range<usize>,
}

impl PartialEq for Expr {
    /// Two parts are equal if they say the same, wherever they stand.
    fn eq(&self, other: &Self) -> bool {
        self.node == other.node
    }
}

/// A name, perhaps in a variant: `x`, `baseline.x`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Path {
    /// `baseline`, `previous`, `run`, or none.
    pub variant: Option<String>,
    /// The name itself.
    pub name: String,
}

impl std::fmt::Display for Path {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match &self.variant {
            Some(variant) => write!(f, "{variant}.{}", self.name),
            None => write!(f, "{}", self.name),
        }
    }
}

/// An operator between two numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[expect(missing_docs, reason = "each variant is the sign it is named after")]
pub enum Arithmetic {
    Add,
    Subtract,
    Multiply,
}

/// A comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[expect(missing_docs, reason = "each variant is the sign it is named after")]
pub enum Comparison {
    Equal,
    Unequal,
    Less,
    AtMost,
    Greater,
    AtLeast,
}

impl Comparison {
    /// The sign.
    #[must_use]
    pub const fn sign(self) -> &'static str {
        match self {
            Self::Equal => "=",
            Self::Unequal => "!=",
            Self::Less => "<",
            Self::AtMost => "<=",
            Self::Greater => ">",
            Self::AtLeast => ">=",
        }
    }

    /// Whether the comparison holds for two things in this order.
    #[must_use]
    pub const fn holds(self, order: std::cmp::Ordering) -> bool {
        match self {
            Self::Equal => order.is_eq(),
            Self::Unequal => order.is_ne(),
            Self::Less => order.is_lt(),
            Self::AtMost => order.is_le(),
            Self::Greater => order.is_gt(),
            Self::AtLeast => order.is_ge(),
        }
    }
}

impl Arithmetic {
    /// The sign.
    #[must_use]
    pub const fn sign(self) -> &'static str {
        match self {
            Self::Add => "+",
            Self::Subtract => "-",
            Self::Multiply => "*",
        }
    }
}

/// What is rounded to.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// The step as written, in its unit.
    pub size: Exact,
    /// The unit as written; none for a plain number.
    pub unit: Option<(String, Unit)>,
    /// Whether it was written as a number of decimals.
    pub decimals: Option<u8>,
}

/// How an aggregate weighs its members.
#[derive(Clone, Debug, PartialEq)]
pub enum Weighting {
    /// As the rule for its grain says.
    Usual,
    /// `weighted by x`.
    By(Box<Expr>),
    /// `each once`.
    EachOnce,
}

/// What follows the first argument of an aggregate.
#[derive(Clone, Debug, PartialEq)]
pub struct Clauses {
    /// `by school, programme`, with the places of the names.
    pub by: Vec<(String, Range<usize>)>,
    /// `where …`.
    pub condition: Option<Box<Expr>>,
    /// `weighted by …` or `each once`.
    pub weighting: Weighting,
    /// `at 0.25`, for quantiles.
    pub at: Option<Box<Expr>>,
}

/// What a part of a formula says.
#[derive(Clone, Debug, PartialEq)]
pub enum Node {
    /// A number in base units, its unit, and both as written.
    Number {
        /// In base units.
        value: Exact,
        /// Its unit; none was written for a plain number.
        unit: Option<Unit>,
        /// As written.
        text: String,
    },
    /// A text.
    Text(String),
    /// `true` or `false`.
    YesNo(bool),
    /// A day.
    Date(Date),
    /// A name.
    Name(Path),
    /// `-x`.
    Negate(Box<Expr>),
    /// `not x`.
    Not(Box<Expr>),
    /// `x and y`.
    And(Box<Expr>, Box<Expr>),
    /// `x or y`.
    Or(Box<Expr>, Box<Expr>),
    /// `x + y`, `x - y`, `x * y`.
    Arithmetic(Arithmetic, Box<Expr>, Box<Expr>),
    /// `x / y`, perhaps `else z`.
    Divide(Box<Expr>, Box<Expr>, Option<Box<Expr>>),
    /// `x ^ y`.
    Power(Box<Expr>, Box<Expr>),
    /// `x < y` and its like.
    Compare(Comparison, Box<Expr>, Box<Expr>),
    /// `x = y within z`.
    Within(Box<Expr>, Box<Expr>, Box<Expr>),
    /// `x in ["a", "b"]`.
    In(Box<Expr>, Vec<Expr>),
    /// `x is missing`.
    IsMissing(Box<Expr>),
    /// `if c then x else y`.
    If(Box<Expr>, Box<Expr>, Box<Expr>),
    /// A call of a function or a curve; the place is that of its name.
    Call(String, Range<usize>, Vec<Expr>),
    /// An aggregate over the members of its argument's grain.
    Aggregate(Summary, Box<Expr>, Box<Clauses>),
    /// `round(x to 1 kr, half even)`, `floor(…)`, `ceil(…)`.
    Round(Box<Expr>, Step, Mode),
    /// `x[k: e]`, one or several keys, with the places of their names.
    Elsewhere(Box<Expr>, Vec<(String, Range<usize>, Expr)>),
}

/// What an aggregate makes of its members.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[expect(missing_docs, reason = "each variant is the function it is named after")]
pub enum Summary {
    Sum,
    Mean,
    Count,
    Least,
    Greatest,
    Median,
    Quantile,
    Rank,
}

impl Summary {
    /// All aggregates with their names.
    pub const NAMED: [(&'static str, Self); 8] = [
        ("sum", Self::Sum),
        ("mean", Self::Mean),
        ("count", Self::Count),
        ("least", Self::Least),
        ("greatest", Self::Greatest),
        ("median", Self::Median),
        ("quantile", Self::Quantile),
        ("rank", Self::Rank),
    ];

    /// The aggregate of a name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::NAMED.iter().find(|(n, _)| *n == name).map(|(_, summary)| *summary)
    }

    /// The name.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::NAMED.iter().find(|(_, s)| *s == self).map_or("", |(name, _)| name)
    }
}
