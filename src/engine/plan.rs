//! A plan: the steps that compute a model on data of one layout, each after those that it reads.

use super::jump::Grid;
use crate::base::{ColumnId, Date, Exact, Key, KeySet, Mode, NodeId, SlotId};
use crate::formula::tree::{Arithmetic, Comparison};
use crate::formula::typed::Portable;
use crate::model::parts::{CurveDef, Slot, TableDef};
use std::collections::BTreeMap;

/// The place of a step in its plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct StepId(pub u32);

impl StepId {
    /// The place in the list of steps.
    #[must_use]
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

/// A step: one column from others of the same grain, unless the operation says otherwise.
#[derive(Clone, Debug)]
pub struct Step {
    /// What is computed.
    pub op: Op,
    /// What the column varies with.
    pub grain: KeySet,
    /// The node whose formula asked first.
    pub node: NodeId,
    /// Whether it depends on a number of the model or a scenario's input; the others are the same in every run on the
    /// same data.
    pub varies: bool,
}

/// What holds where something is divided by zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OnZero {
    /// It is refused.
    Refuse,
    /// There is no value: the mean of nobody.
    Missing,
    /// Another column's value.
    Else(StepId),
}

/// What is made of the members of a group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "each variant is the function that it is named after")]
pub enum Gathering {
    Sum,
    Least,
    Greatest,
    /// The first of the sorted members at which the weights reach half.
    Median {
        weight: StepId,
    },
    /// Between the two members where the point of grain `{}` falls.
    Quantile {
        at: StepId,
    },
    /// Between the middle members.
    Middle,
}

/// An aggregate over the members of a grain.
#[derive(Clone, Debug, PartialEq)]
pub struct Gather {
    /// What is made of the members.
    pub gathering: Gathering,
    /// The members' values.
    pub value: StepId,
    /// Which members count.
    pub condition: Option<StepId>,
    /// The grain of the members.
    pub over: KeySet,
    /// The key whose members may not be mixed, for what counts students.
    pub one_term: bool,
}

/// A pot shared out (rule P1).
#[derive(Clone, Debug, PartialEq)]
pub struct Pots {
    /// What is shared, one number for each pot.
    pub total: StepId,
    /// The grain of the pots.
    pub pot: KeySet,
    /// Who takes part: both must hold where stated.
    pub among: Vec<StepId>,
    /// What each gets first.
    pub first: Option<StepId>,
    /// What the rest is shared by.
    pub weight: StepId,
    /// What the parts are rounded to.
    pub to: Option<Grid>,
    /// What a member gets where the weights are zero or the pot is too small.
    pub otherwise: Option<StepId>,
    /// Whether the total is the sum of what each gets first, so that nothing but the rounding is shared.
    pub own_sum: bool,
    /// The keys whose members' order settles ties.
    pub per: Vec<Key>,
}

/// What a step computes.
#[derive(Clone, Debug, PartialEq)]
pub enum Op {
    /// A number.
    Number(Exact),
    /// A text.
    Text(String),
    /// Yes or no.
    YesNo(bool),
    /// A day.
    Date(Date),
    /// A number of the model: what makes a step vary.
    Slot(SlotId),
    /// A column of the data; where it has no cell, missing if declared so, else a hole.
    Data(ColumnId, bool),
    /// The students or student years of each row, zero where none are stated.
    Heads(Option<ColumnId>),
    /// The code of a key's member.
    Member(Key),
    /// A column of a coarser grain, repeated.
    Spread(StepId, KeySet),
    /// `-x`.
    Negate(StepId),
    /// The number without its sign.
    Abs(StepId),
    /// `+`, `-`, `*`.
    Arithmetic(Arithmetic, StepId, StepId),
    /// A quotient.
    Divide(StepId, StepId, OnZero),
    /// A whole power.
    WholePower(StepId, i32),
    /// A power by the portable library.
    Power(StepId, StepId),
    /// A function of the portable library.
    Portable(Portable, StepId),
    /// The lesser of two.
    Lesser(StepId, StepId),
    /// The greater of two.
    Greater(StepId, StepId),
    /// Rounded to a step.
    Round(StepId, Grid, Mode),
    /// Rounded and then paid: it must be there and fit.
    Pay(StepId, Grid, Mode),
    /// `not`.
    Not(StepId),
    /// `and`, lazily.
    And(StepId, StepId),
    /// `or`, lazily.
    Or(StepId, StepId),
    /// A comparison.
    Compare(Comparison, StepId, StepId),
    /// Whether there is no value.
    IsMissing(StepId),
    /// The second where the first holds, else the third, lazily.
    Choose(StepId, StepId, StepId),
    /// The first, or the second where the first is missing.
    Default(StepId, StepId),
    /// The first's values, needed where the second's are.
    Asked(StepId, StepId),
    /// A curve's value.
    Curve(usize, StepId),
    /// Which number of the model a table has under some keys.
    Row(usize, Vec<StepId>),
    /// The numbers of the model at these places: what makes a step vary.
    SlotsAt(StepId),
    /// The instance of another grain with other members of some keys.
    Find(KeySet, Vec<(Key, StepId)>),
    /// Another grain's column at these places.
    At(StepId, StepId),
    /// An aggregate.
    Gather(Box<Gather>),
    /// One more than the number of members that are smaller.
    Rank(StepId, Option<StepId>),
    /// A pot shared out.
    Share(Box<Pots>),
    /// What the engine leaves to exact arithmetic wherever it is needed.
    Never,
}

/// The steps that compute a model on data of one layout.
#[derive(Clone, Debug)]
pub struct Plan {
    /// The steps, each after those that it reads.
    pub(super) steps: Vec<Step>,
    /// For every amount and group of the model itself, the step that has what is paid.
    pub(super) paid: Vec<(NodeId, StepId)>,
    /// For each step the last that reads it, or none if it is paid.
    pub(super) last_use: Vec<Option<usize>>,
    /// The tables that steps read.
    pub(super) tables: Vec<TableDef>,
    /// The curves that steps read.
    pub(super) curves: Vec<CurveDef>,
    /// The model's numbers as stated; only their dates are read.
    pub(super) stated: Vec<Slot>,
    /// Numbers of the model that follow a scenario's inputs, with the step of grain `{}` that has them; those steps come
    /// before all that read a number of the model by its place.
    pub(super) derived: BTreeMap<SlotId, StepId>,
    /// How many instances each step had when the plan was made.
    pub(super) cells: Vec<usize>,
}

/// One step of a plan, described.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StepCost {
    /// The node whose formula asked first.
    pub node: NodeId,
    /// What is computed, in one word.
    pub what: &'static str,
    /// What the column varies with.
    pub grain: KeySet,
    /// How many cells it has.
    pub cells: usize,
    /// Whether it is computed anew for other numbers of the model.
    pub varies: bool,
}

impl Plan {
    /// What is paid: every amount and group of the model itself, with how many members each has.
    pub fn paid(&self) -> impl Iterator<Item = (NodeId, usize)> + '_ {
        self.paid.iter().map(|(node, step)| (*node, self.cells.get(step.index()).copied().unwrap_or(0)))
    }

    /// What each step costs, for those who ask why a model is slow.
    pub fn steps(&self) -> impl Iterator<Item = StepCost> + '_ {
        self.steps.iter().zip(&self.cells).map(|(step, cells)| StepCost {
            node: step.node,
            what: step.op.name(),
            grain: step.grain,
            cells: *cells,
            varies: step.varies,
        })
    }
}

impl Op {
    /// The steps that it reads.
    #[must_use]
    pub fn inputs(&self) -> Vec<StepId> {
        match self {
            Self::Number(_)
            | Self::Text(_)
            | Self::YesNo(_)
            | Self::Date(_)
            | Self::Slot(_)
            | Self::Data(..)
            | Self::Heads(_)
            | Self::Member(_)
            | Self::Never => Vec::new(),
            Self::Spread(a, _)
            | Self::Negate(a)
            | Self::Abs(a)
            | Self::WholePower(a, _)
            | Self::Portable(_, a)
            | Self::Round(a, ..)
            | Self::Pay(a, ..)
            | Self::Not(a)
            | Self::IsMissing(a)
            | Self::Curve(_, a)
            | Self::SlotsAt(a) => vec![*a],
            Self::Arithmetic(_, a, b)
            | Self::Power(a, b)
            | Self::Lesser(a, b)
            | Self::Greater(a, b)
            | Self::And(a, b)
            | Self::Or(a, b)
            | Self::Compare(_, a, b)
            | Self::Default(a, b)
            | Self::Asked(a, b)
            | Self::At(a, b) => vec![*a, *b],
            Self::Divide(a, b, OnZero::Else(c)) | Self::Choose(a, b, c) => vec![*a, *b, *c],
            Self::Divide(a, b, _) => vec![*a, *b],
            Self::Row(_, keys) => keys.clone(),
            Self::Find(_, keys) => keys.iter().map(|(_, step)| *step).collect(),
            Self::Gather(gather) => gather.inputs(),
            Self::Rank(value, condition) => condition.iter().chain([value]).copied().collect(),
            Self::Share(pots) => pots.inputs(),
        }
    }

    /// What is computed, in one word.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Number(_) | Self::Text(_) | Self::YesNo(_) | Self::Date(_) => "literal",
            Self::Slot(_) | Self::SlotsAt(_) => "parameter",
            Self::Data(..) | Self::Heads(_) | Self::Member(_) => "column",
            Self::Spread(..) | Self::At(..) => "copy",
            Self::Find(..) | Self::Row(..) => "look-up",
            Self::Negate(_) | Self::Abs(_) | Self::Arithmetic(..) | Self::WholePower(..) => "arithmetic",
            Self::Divide(..) => "division",
            Self::Power(..) | Self::Portable(..) => "function",
            Self::Lesser(..) | Self::Greater(..) => "extreme",
            Self::Round(..) | Self::Pay(..) => "rounding",
            Self::Not(_) | Self::And(..) | Self::Or(..) | Self::Compare(..) => "condition",
            Self::IsMissing(_) | Self::Choose(..) | Self::Default(..) | Self::Asked(..) => "choice",
            Self::Curve(..) => "curve",
            Self::Gather(_) => "aggregate",
            Self::Rank(..) => "rank",
            Self::Share(_) => "share",
            Self::Never => "exact",
        }
    }
}

impl Gather {
    fn inputs(&self) -> Vec<StepId> {
        let other = match self.gathering {
            Gathering::Median { weight } => Some(weight),
            Gathering::Quantile { at } => Some(at),
            Gathering::Sum | Gathering::Least | Gathering::Greatest | Gathering::Middle => None,
        };
        [Some(self.value), self.condition, other].into_iter().flatten().collect()
    }
}

impl Pots {
    fn inputs(&self) -> Vec<StepId> {
        let optional = [self.first, self.otherwise].into_iter().flatten();
        self.among.iter().copied().chain(optional).chain([self.total, self.weight]).collect()
    }
}
