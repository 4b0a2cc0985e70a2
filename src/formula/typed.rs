//! A checked formula: every part knows its unit, its grain, and whether it may be missing.

use super::tree::{Arithmetic, Comparison, Summary};
use crate::base::{
    AggregateId, ColumnId, CurveId, Date, Exact, Key, KeySet, Mode, NodeId, SlotId, Step, TableId, Unit,
};
use std::collections::BTreeSet;
use std::ops::Range;

/// What a text is one of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Domain {
    /// One text, written in the formula.
    Literal,
    /// The members of a key.
    Key(Key),
    /// A column's options.
    Options(Vec<String>),
    /// Any text.
    Free,
}

/// What a part of a formula yields.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A number with a unit; while computing always at the unit's scale one.
    Number(Unit),
    /// A text.
    Text(Domain),
    /// Yes or no.
    YesNo,
    /// A day.
    Date,
}

/// Whether a part may have no value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Missing {
    /// Always there.
    Never,
    /// Missing only where nobody is: the mean of an empty group. Refused while computing, if it is needed there.
    WhereNobody,
    /// Declared so: refused by the checker unless the formula says what then.
    Declared,
}

/// What the checker knows of a part of a formula.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Type {
    /// Number with its unit, text, yes or no, date.
    pub kind: Kind,
    /// What it varies with: a minimal set of keys (rule G1).
    pub grain: KeySet,
    /// Whether it may have no value.
    pub missing: Missing,
    /// Made of literals and parameters alone, and so at home in every grain (rule U4).
    pub fits_any: bool,
    /// At grain `row`: whether it counts the students of the row (rule A5).
    pub head_count: bool,
    /// A mean, median, quantile, least or greatest: what one member has, not what several have together (rule U4).
    pub level: bool,
}

impl Type {
    /// A number with a unit that is the same everywhere.
    #[must_use]
    pub fn constant(unit: Unit) -> Self {
        Self { fits_any: true, ..Self::of(Kind::Number(unit.unscaled()), KeySet::NONE) }
    }

    /// A part of a kind at a grain, never missing.
    #[must_use]
    pub const fn of(kind: Kind, grain: KeySet) -> Self {
        Self { kind, grain, missing: Missing::Never, fits_any: false, head_count: false, level: false }
    }

    /// Whether it can be said of each of several parts without being counted more than once: a level or a constant.
    #[must_use]
    pub const fn may_go_down(&self) -> bool {
        self.level || self.fits_any
    }

    /// The unit of a number.
    #[must_use]
    pub const fn unit(&self) -> Option<&Unit> {
        match &self.kind {
            Kind::Number(unit) => Some(unit),
            _ => None,
        }
    }
}

/// A checked part of a formula.
#[derive(Clone, Debug, PartialEq)]
pub struct Typed {
    /// What is computed.
    pub op: Op,
    /// What is known of it.
    pub ty: Type,
    /// Where it stands in its formula.
    pub range: Range<usize>,
}

/// An aggregate: over the members of the argument's grain, each once (rule A1).
#[derive(Clone, Debug, PartialEq)]
pub struct Aggregate {
    /// Two with the same number are the same.
    pub id: AggregateId,
    /// What is made of the members.
    pub summary: Summary,
    /// What is aggregated; its grain says over which members.
    pub argument: Box<Typed>,
    /// Which members count.
    pub condition: Option<Box<Typed>>,
    /// How they are weighed.
    pub weight: Weight,
    /// Which quantile.
    pub at: Option<Box<Typed>>,
    /// The grain of the members.
    pub over: KeySet,
}

/// How the members of an aggregate are weighed (rule A3).
#[derive(Clone, Debug, PartialEq)]
pub enum Weight {
    /// Over rows: by student years where rows stand for parts of a year, else by students.
    Heads,
    /// Each member once.
    EachOnce,
    /// By a number.
    By(Box<Typed>),
}

/// A function of plain numbers without exact values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "each variant is the function it is named after")]
pub enum Portable {
    Exp,
    Ln,
    Sqrt,
    Cbrt,
}

/// A key of a table that is looked up.
#[derive(Clone, Debug, PartialEq)]
pub struct LookUp {
    /// The table.
    pub table: TableId,
    /// One part for each of the table's keys, in their order.
    pub keys: Vec<Typed>,
}

/// What is computed.
#[derive(Clone, Debug, PartialEq)]
pub enum Op {
    /// A number in base units.
    Number(Exact),
    /// A text.
    Text(String),
    /// Yes or no.
    YesNo(bool),
    /// A day.
    Date(Date),
    /// A column's cell.
    Column(ColumnId),
    /// The code of a key's member.
    Member(Key),
    /// A number of the model.
    Slot(SlotId),
    /// A cell of a table.
    LookUp(LookUp),
    /// The result of a value, an amount (as paid) or a group.
    Node(NodeId),
    /// `-x`.
    Negate(Box<Typed>),
    /// `not x`.
    Not(Box<Typed>),
    /// `x and y`, lazily.
    And(Box<Typed>, Box<Typed>),
    /// `x or y`, lazily.
    Or(Box<Typed>, Box<Typed>),
    /// `x + y`, `x - y`, `x * y`.
    Arithmetic(Arithmetic, Box<Typed>, Box<Typed>),
    /// `x / y else z`.
    Divide(Box<Typed>, Box<Typed>, Option<Box<Typed>>),
    /// A number raised to a whole power.
    WholePower(Box<Typed>, i32),
    /// A plain number raised to a plain number, by the portable library.
    Power(Box<Typed>, Box<Typed>),
    /// `x < y`: numbers, dates, texts, or yes and no.
    Compare(Comparison, Box<Typed>, Box<Typed>),
    /// Whether the first is one of the others.
    In(Box<Typed>, Vec<Typed>),
    /// Whether there is no value.
    IsMissing(Box<Typed>),
    /// `if c then x else y`, lazily.
    If(Box<Typed>, Box<Typed>, Box<Typed>),
    /// The first, or the second where the first is missing.
    Default(Box<Typed>, Box<Typed>),
    /// The least of several.
    Min(Vec<Typed>),
    /// The greatest of several.
    Max(Vec<Typed>),
    /// `abs(x)`.
    Abs(Box<Typed>),
    /// A function without exact values.
    Portable(Portable, Box<Typed>),
    /// A curve's value.
    Curve(CurveId, Box<Typed>),
    /// Rounded to a step.
    Round(Box<Typed>, Step, Mode),
    /// An aggregate.
    Aggregate(Aggregate),
    /// The first's value for another member of some keys.
    Elsewhere(Box<Typed>, Vec<(Key, Typed)>),
}

impl Typed {
    /// The parts directly inside, in the order in which they are written.
    #[must_use]
    pub fn parts(&self) -> Vec<&Self> {
        match &self.op {
            Op::Number(_)
            | Op::Text(_)
            | Op::YesNo(_)
            | Op::Date(_)
            | Op::Column(_)
            | Op::Member(_)
            | Op::Slot(_)
            | Op::Node(_) => Vec::new(),
            Op::LookUp(look_up) => look_up.keys.iter().collect(),
            Op::Negate(a)
            | Op::Not(a)
            | Op::IsMissing(a)
            | Op::Abs(a)
            | Op::WholePower(a, _)
            | Op::Portable(_, a)
            | Op::Curve(_, a)
            | Op::Round(a, _, _) => vec![a],
            Op::And(a, b)
            | Op::Or(a, b)
            | Op::Arithmetic(_, a, b)
            | Op::Power(a, b)
            | Op::Compare(_, a, b)
            | Op::Default(a, b) => vec![a, b],
            Op::Divide(a, b, otherwise) => {
                [Some(a), Some(b), otherwise.as_ref()].into_iter().flatten().map(AsRef::as_ref).collect()
            }
            Op::If(c, a, b) => vec![c, a, b],
            Op::In(a, list) => std::iter::once(a.as_ref()).chain(list).collect(),
            Op::Min(list) | Op::Max(list) => list.iter().collect(),
            Op::Aggregate(aggregate) => aggregate.parts(),
            Op::Elsewhere(base, keys) => {
                std::iter::once(base.as_ref()).chain(keys.iter().map(|(_, e)| e)).collect()
            }
        }
    }

    /// The same, to be changed.
    pub fn parts_mut(&mut self) -> Vec<&mut Self> {
        match &mut self.op {
            Op::Number(_)
            | Op::Text(_)
            | Op::YesNo(_)
            | Op::Date(_)
            | Op::Column(_)
            | Op::Member(_)
            | Op::Slot(_)
            | Op::Node(_) => Vec::new(),
            Op::LookUp(look_up) => look_up.keys.iter_mut().collect(),
            Op::Negate(a)
            | Op::Not(a)
            | Op::IsMissing(a)
            | Op::Abs(a)
            | Op::WholePower(a, _)
            | Op::Portable(_, a)
            | Op::Curve(_, a)
            | Op::Round(a, _, _) => vec![a],
            Op::And(a, b)
            | Op::Or(a, b)
            | Op::Arithmetic(_, a, b)
            | Op::Power(a, b)
            | Op::Compare(_, a, b)
            | Op::Default(a, b) => vec![a, b],
            Op::Divide(a, b, otherwise) => {
                [Some(a), Some(b), otherwise.as_mut()].into_iter().flatten().map(AsMut::as_mut).collect()
            }
            Op::If(c, a, b) => vec![c, a, b],
            Op::In(a, list) => std::iter::once(a.as_mut()).chain(list).collect(),
            Op::Min(list) | Op::Max(list) => list.iter_mut().collect(),
            Op::Aggregate(aggregate) => aggregate.parts_mut(),
            Op::Elsewhere(base, keys) => {
                std::iter::once(base.as_mut()).chain(keys.iter_mut().map(|(_, e)| e)).collect()
            }
        }
    }

    /// Adds every grain that the formula uses.
    pub fn grains(&self, grains: &mut BTreeSet<KeySet>) {
        self.walk(&mut |part| {
            grains.insert(part.ty.grain);
            if let Op::Aggregate(aggregate) = &part.op {
                grains.insert(aggregate.over);
            }
        });
    }

    /// Every part, this one first.
    pub fn walk<'a>(&'a self, visit: &mut dyn FnMut(&'a Self)) {
        visit(self);
        for part in self.parts() {
            part.walk(visit);
        }
    }
}

impl Aggregate {
    fn parts(&self) -> Vec<&Typed> {
        let weight = match &self.weight {
            Weight::By(weight) => Some(weight),
            Weight::Heads | Weight::EachOnce => None,
        };
        let optional = [weight, self.condition.as_ref(), self.at.as_ref()];
        std::iter::once(&self.argument).chain(optional.into_iter().flatten()).map(AsRef::as_ref).collect()
    }

    fn parts_mut(&mut self) -> Vec<&mut Typed> {
        let weight = match &mut self.weight {
            Weight::By(weight) => Some(weight),
            Weight::Heads | Weight::EachOnce => None,
        };
        let optional = [weight, self.condition.as_mut(), self.at.as_mut()];
        std::iter::once(&mut self.argument).chain(optional.into_iter().flatten()).map(AsMut::as_mut).collect()
    }
}
