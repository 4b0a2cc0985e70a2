//! What a cell has instead of a value: nothing, or the reason why it is left to exact arithmetic.

use crate::base::NodeId;

/// Why a cell is left to exact arithmetic, which then decides it or refuses it with its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// A division by zero.
    DivisionByZero,
    /// A column has no value and was not declared to lack any.
    Hole,
    /// A value that may be missing is missing where it is needed.
    Missing,
    /// No row of a table fits, or two fit equally well.
    NoRow,
    /// There is no member, or no combination of members, to read from.
    NoMember,
    /// A function has no value there.
    NotFinite,
    /// A pot has no weights, or is smaller than what is paid first.
    Pot,
    /// Students of several terms would be added.
    MixedTerms,
    /// A value is so near a jump that its bound does not decide on which side it lies.
    NearJump,
    /// A number is outside the range in which the engine counts.
    TooLarge,
}

const REASONS: [Reason; 10] = [
    Reason::DivisionByZero,
    Reason::Hole,
    Reason::Missing,
    Reason::NoRow,
    Reason::NoMember,
    Reason::NotFinite,
    Reason::Pot,
    Reason::MixedTerms,
    Reason::NearJump,
    Reason::TooLarge,
];

/// How many numbers one node takes among the marks.
const STRIDE: u32 = 16;

/// What a cell has instead of a value; of two marks the greater one holds for what is computed from both.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Mark(u32);

impl Mark {
    /// There is a value.
    pub const HERE: Self = Self(0);
    /// There is none, as declared.
    pub const MISSING: Self = Self(1);

    /// Left to exact arithmetic, for a reason that arose in a node.
    #[must_use]
    pub const fn stopped(reason: Reason, node: NodeId) -> Self {
        Self((node.0 + 1) * STRIDE + reason as u32)
    }

    /// Whether there is a value.
    #[must_use]
    pub const fn is_here(self) -> bool {
        self.0 == 0
    }

    /// Whether there is none, as declared.
    #[must_use]
    pub const fn is_missing(self) -> bool {
        self.0 == 1
    }

    /// Why and where the cell was left to exact arithmetic, if it was.
    #[must_use]
    pub fn stop(self) -> Option<(NodeId, Reason)> {
        let node = NodeId((self.0 / STRIDE).checked_sub(1)?);
        REASONS.get((self.0 % STRIDE) as usize).map(|reason| (node, *reason))
    }

    /// The same where the value is needed: missing is then a reason to stop.
    #[must_use]
    pub const fn needed(self, node: NodeId) -> Self {
        if self.is_missing() { Self::stopped(Reason::Missing, node) } else { self }
    }
}

/// The marks of a column.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Marks(Option<Vec<Mark>>);

impl Marks {
    /// Every cell has a value.
    pub const NONE: Self = Self(None);

    /// These marks, one for each cell.
    #[must_use]
    pub fn new(marks: Vec<Mark>) -> Self {
        if marks.iter().all(|mark| mark.is_here()) { Self::NONE } else { Self(Some(marks)) }
    }

    /// The mark of a cell.
    #[must_use]
    pub fn at(&self, cell: usize) -> Mark {
        self.0.as_ref().and_then(|marks| marks.get(cell).copied()).unwrap_or_default()
    }

    /// Whether every cell has a value.
    #[must_use]
    pub const fn is_none(&self) -> bool {
        self.0.is_none()
    }

    /// The marks of what is computed from this column and another, both evaluated.
    #[must_use]
    pub fn and(&self, other: &Self) -> Self {
        match (&self.0, &other.0) {
            (None, None) => Self::NONE,
            (Some(one), None) | (None, Some(one)) => Self(Some(one.clone())),
            (Some(a), Some(b)) => Self(Some(a.iter().zip(b).map(|(a, b)| *a.max(b)).collect())),
        }
    }

    /// The marks where every value is needed.
    #[must_use]
    pub fn needed(&self, node: NodeId) -> Self {
        Self(self.0.as_ref().map(|marks| marks.iter().map(|mark| mark.needed(node)).collect()))
    }

    /// The marks of other cells: for each, which of these it takes.
    #[must_use]
    pub fn taken(&self, from: &[u32]) -> Self {
        match &self.0 {
            None => Self::NONE,
            Some(_) => Self::new(from.iter().map(|cell| self.at(*cell as usize)).collect()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_remembers_its_reason_and_node() {
        for reason in REASONS {
            assert_eq!(Mark::stopped(reason, NodeId(7)).stop(), Some((NodeId(7), reason)));
        }
        assert_eq!((Mark::HERE.stop(), Mark::MISSING.stop()), (None, None));
    }

    #[test]
    fn what_is_computed_from_a_missing_and_a_stopped_cell_is_stopped() {
        let stopped = Mark::stopped(Reason::NearJump, NodeId(0));
        let marks =
            Marks::new(vec![Mark::MISSING, Mark::HERE]).and(&Marks::new(vec![stopped, Mark::MISSING]));
        assert_eq!((marks.at(0), marks.at(1)), (stopped, Mark::MISSING));
    }
}
