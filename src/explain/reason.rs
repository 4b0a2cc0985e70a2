//! The tree that an explanation is, without words of any language.

use crate::base::{Exact, Key, Mode, NodeId, Ore, SlotId, Step, Unit};
use crate::model::parts::Source;

/// One line of an explanation with what it is made of.
#[derive(Clone, Debug)]
pub struct Reason {
    /// What the line is about.
    pub what: What,
    /// Its value; none where it has no value of its own.
    pub value: Option<Quantity>,
    /// The formula as written; empty where there is none.
    pub formula: String,
    /// The same formula with numbers put in, the chosen branch only.
    pub filled: Vec<Piece>,
    /// What it was rounded to.
    pub rounded: Option<(Step, Mode)>,
    /// Its law or decision.
    pub source: Option<Source>,
    /// What was read on the way.
    pub reads: Vec<Read>,
    /// What it is made of.
    pub children: Vec<Reason>,
}

impl Reason {
    /// Whether another says all that this one says: the same computation with the same numbers, told at least as far down.
    #[must_use]
    pub fn is_told_by(&self, other: &Self) -> bool {
        let line = |one: &Self| (one.what.clone(), one.value.clone(), one.formula.clone());
        line(self) == line(other)
            && self.filled == other.filled
            && self.reads == other.reads
            && self.lines() <= other.lines()
    }

    /// How many lines it has, with all that it is made of.
    fn lines(&self) -> usize {
        1 + self.children.iter().map(Self::lines).sum::<usize>()
    }
}

/// What a line is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// A group, an amount or a value.
    Node(NodeId),
    /// One instance of an amount: the members of its keys beside the school.
    Members(Vec<(Key, String)>),
    /// Students who are paid alike.
    Students(Exact),
    /// What is shared out.
    Pot,
    /// What a member gets first.
    First,
    /// What a member weighs.
    Weight,
    /// What all members weigh.
    AllWeights,
    /// The member's part of the pot before rounding.
    ExactPart,
    /// Takes no part in a pot.
    NoPart,
    /// What is poured into lines.
    Poured,
    /// The line's place in the order.
    Order,
    /// What the line holds at most.
    UpTo,
    /// What earlier lines have taken.
    TakenBefore,
    /// The condition that a solved number meets.
    Condition,
    /// How near it comes.
    Within,
    /// Follows the baseline's rules, since another payer decides.
    ByBaseline,
    /// What rounding leaves between the parts and what is paid.
    Rounding,
}

/// A value with what it counts.
#[derive(Clone, Debug, PartialEq)]
pub enum Quantity {
    /// Money that is paid.
    Ore(Ore),
    /// A number in base units.
    Number(Exact, Unit),
    /// A text, a date, yes or no.
    Text(String),
    /// Missing.
    Missing,
}

/// A piece of a formula with numbers put in.
#[derive(Clone, Debug, PartialEq)]
pub enum Piece {
    /// A sign or word of the formula.
    Sign(String),
    /// A value in the place of a name.
    Value(Quantity),
}

/// Something that was read.
#[derive(Clone, Debug, PartialEq)]
pub enum Read {
    /// A parameter, a table's row, a curve's point.
    Slot(SlotId),
    /// A column, a key, a value: its name and what it was.
    Named(String, Quantity),
}
