//! Laws that a model says it keeps, or breaks knowingly, with what each needs to be tried.

use super::Formula;
use crate::base::{ColumnId, Exact, NodeId};
use crate::diag::Place;
use crate::text::Label;

/// A law that a model takes a stand on.
#[derive(Clone, Debug)]
pub struct LawDef {
    /// Which law, with what is needed to try it.
    pub law: Law,
    /// What the model says of it.
    pub stand: Stand,
    /// The paragraph, decision or publication that the stand rests on.
    pub reference: Option<String>,
    /// Where it is declared.
    pub place: Place,
}

/// What a model says of a law.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stand {
    /// It keeps the law.
    Claims,
    /// It breaks the law knowingly, for this reason.
    Breaks(Label),
}

/// A property that can be refuted by one example.
#[derive(Clone, Debug)]
pub enum Law {
    /// A school gets no less when one of its students, or groups of students, has greater need.
    MoreNeedNotLess {
        /// Columns of which less is more need.
        lower: Vec<ColumnId>,
        /// Columns of which more is more need.
        higher: Vec<ColumnId>,
    },
    /// What a school gets moves by no more than this when one student's number in a column moves by one.
    MeritStep {
        /// The column.
        column: ColumnId,
        /// The most that any school's money may move, in whole currency units.
        at_most: Exact,
    },
    /// No school gains when a student leaves it, for nowhere or for another school.
    NoGainByLosing,
    /// Two schools that are alike get together what one school with all their students would.
    SplitAndMerge {
        /// Amounts that are lump sums for each school, left out on both sides.
        lump: Vec<NodeId>,
        /// How much one more school may bring besides, in whole currency units.
        at_most: Exact,
    },
    /// What schools get does not depend on the order in which the rows stand.
    RowOrder,
    /// A condition on the results holds whoever the students are.
    WithinFrame {
        /// The condition.
        condition: Box<Formula>,
    },
    /// The same students bring the same to a school of another kind of organiser, as `[check.equal_terms]` has it.
    SameGrounds,
}

impl Law {
    /// The names of the laws as model files write them, in the order in which they are tried.
    pub const NAMES: [&'static str; 7] = [
        "more_need_not_less",
        "merit_step",
        "no_gain_by_losing",
        "split_and_merge",
        "row_order",
        "within_frame",
        "same_grounds",
    ];

    /// The law's name.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::MoreNeedNotLess { .. } => "more_need_not_less",
            Self::MeritStep { .. } => "merit_step",
            Self::NoGainByLosing => "no_gain_by_losing",
            Self::SplitAndMerge { .. } => "split_and_merge",
            Self::RowOrder => "row_order",
            Self::WithinFrame { .. } => "within_frame",
            Self::SameGrounds => "same_grounds",
        }
    }
}
