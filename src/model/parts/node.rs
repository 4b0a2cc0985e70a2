//! Values, amounts and groups, with their checked formulas.

use super::Source;
use crate::base::{Exact, Key, KeySet, Mode, NodeId, Step, Unit};
use crate::diag::Place;
use crate::formula::Typed;
use crate::text::Label;
use std::ops::{Deref, Range};

/// A value, an amount or a group, in one variant.
#[derive(Clone, Debug)]
pub struct NodeDef {
    /// Its name.
    pub name: String,
    /// The variant that it belongs to; none for the model itself.
    pub variant: Option<String>,
    /// Inside a solve: the unknown for whose trials it is computed anew.
    pub tried_for: Option<NodeId>,
    /// What people call it.
    pub label: Label,
    /// What it varies with.
    pub grain: KeySet,
    /// The keys of its `per` in the order in which they are written.
    pub per: Vec<Key>,
    /// Its unit; none for a value that is no number.
    pub unit: Option<Unit>,
    /// What it is.
    pub role: Role,
    /// How it is computed.
    pub body: Body,
    /// For whom this body holds, and what holds for others (`decides_for`).
    pub decided: Option<Decided>,
    /// Its law or decision.
    pub source: Option<Source>,
    /// Its cases, if it has any.
    pub cases: Vec<Case>,
    /// Where it is declared.
    pub place: Place,
}

/// What a node is.
#[derive(Clone, Debug)]
pub enum Role {
    /// A step on the way: not rounded, not paid.
    Value,
    /// What is paid.
    Amount {
        /// What it is rounded to, and how.
        round: (Step, Mode),
        /// The group that it is part of.
        group: Option<NodeId>,
    },
    /// The sum of its parts.
    Group {
        /// Amounts and groups.
        parts: Vec<NodeId>,
        /// The group that it is part of.
        group: Option<NodeId>,
    },
}

/// A checked formula with its text, so that a part of it can be shown in the user's file.
#[derive(Clone, Debug)]
pub struct Formula {
    /// The checked tree; its ranges count in `text`.
    pub typed: Typed,
    /// The formula as written; cases are joined to one `if … then … else …`.
    pub text: FormulaText,
}

/// A formula's text, and where its pieces stand in the user's files.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FormulaText {
    /// The text.
    pub text: String,
    /// Stretches of the text that the user wrote, with their places.
    pub pieces: Vec<(Range<usize>, Place)>,
}

impl Deref for Formula {
    type Target = Typed;
    fn deref(&self) -> &Typed {
        &self.typed
    }
}

impl FormulaText {
    /// Where a stretch of the text stands in the user's file.
    #[must_use]
    pub fn place(&self, range: &Range<usize>) -> Option<Place> {
        let inside =
            |piece: &&(Range<usize>, Place)| piece.0.start <= range.start && range.start <= piece.0.end;
        let (piece, place) = self.pieces.iter().find(inside).or_else(|| self.pieces.first())?;
        let start = range.start.saturating_sub(piece.start);
        let end = range.end.min(piece.end).saturating_sub(piece.start);
        Some(place.within(start..end.max(start)))
    }
}

/// How a node is computed.
#[derive(Clone, Debug)]
pub enum Body {
    /// A formula at the node's grain or a coarser one.
    Formula(Box<Formula>),
    /// A pot shared out.
    Share(Box<Share>),
    /// An amount poured into lines in order.
    Pour(Box<Pour>),
    /// The number that meets a condition.
    Solve(Box<Solve>),
    /// What another solve settles with its own number: two unknowns that stand in each other's conditions.
    Settled(Settled),
    /// Inside a solve: the number that is tried.
    Unknown,
}

/// One case of a node, for the account of who is paid by which rule.
#[derive(Clone, Debug)]
pub struct Case {
    /// When it holds, if no earlier one does; none for `otherwise`.
    pub when: Option<Formula>,
    /// Its law or decision.
    pub source: Option<Source>,
}

/// A pot shared out (rule P1).
#[derive(Clone, Debug)]
pub struct Share {
    /// What is shared; one pot for each member of its grain.
    pub total: Formula,
    /// Who takes part; none for all.
    pub among: Option<Formula>,
    /// What each gets first; a literal or at the node's grain.
    pub first: Option<Formula>,
    /// What the rest is shared by, at the node's grain.
    pub weight: Formula,
    /// What the parts are rounded to, so that they add up to the rounded total.
    pub to: Option<Step>,
    /// What a member gets where the weights are zero or the pot is too small.
    pub otherwise: Option<Formula>,
}

/// An amount poured into lines in order, each up to its capacity (rule P2).
#[derive(Clone, Debug)]
pub struct Pour {
    /// What is poured; one for each member of its grain.
    pub amount: Formula,
    /// Which line comes first: the least.
    pub order: Formula,
    /// What each line holds at most.
    pub up_to: Formula,
}

/// The number that meets a condition, found by halving (rule N3).
#[derive(Clone, Debug)]
pub struct Solve {
    /// The node that stands for the number while it is tried.
    pub unknown: NodeId,
    /// Where the search begins and ends, in base units.
    pub between: [Exact; 2],
    /// The answer is a whole multiple of this.
    pub to: Step,
    /// What must come near zero, in which the unknown and all that reads it are tried.
    pub difference: Formula,
    /// How near.
    pub within: Formula,
    /// What holds where no number between the ends meets the condition.
    pub otherwise: Option<Formula>,
}

/// An unknown that is solved for inside another solve: its number where that one is solved.
#[derive(Clone, Copy, Debug)]
pub struct Settled {
    /// The solve around it.
    pub by: NodeId,
    /// What stands for the unknown of that solve.
    pub unknown: NodeId,
    /// The node inside of it.
    pub node: NodeId,
}

/// Whose rules a changed amount follows.
#[derive(Clone, Debug)]
pub struct Decided {
    /// Where the changed body holds.
    pub by: Formula,
    /// What holds elsewhere: the baseline's amount summed to this grain, or nothing.
    pub otherwise: Typed,
}

impl NodeDef {
    /// Whether it is paid by itself: an amount, not a group of amounts.
    #[must_use]
    pub const fn is_amount(&self) -> bool {
        matches!(self.role, Role::Amount { .. })
    }

    /// Whether it is a result of the model itself: in no variant and no trial of a solve.
    #[must_use]
    pub const fn is_own(&self) -> bool {
        self.variant.is_none() && self.tried_for.is_none()
    }

    /// The group that it is part of.
    #[must_use]
    pub const fn group(&self) -> Option<NodeId> {
        match &self.role {
            Role::Value => None,
            Role::Amount { group, .. } | Role::Group { group, .. } => *group,
        }
    }

    /// The formulas that its file states, with their texts.
    #[must_use]
    pub fn texts(&self) -> Vec<&Formula> {
        match &self.body {
            Body::Formula(formula) => vec![formula],
            Body::Share(share) => {
                let optional = [&share.among, &share.first, &share.otherwise];
                let parts = optional.into_iter().filter_map(Option::as_ref);
                [&share.total, &share.weight].into_iter().chain(parts).collect()
            }
            Body::Pour(pour) => vec![&pour.amount, &pour.order, &pour.up_to],
            Body::Solve(solve) => {
                [&solve.difference, &solve.within].into_iter().chain(&solve.otherwise).collect()
            }
            Body::Settled(_) | Body::Unknown => Vec::new(),
        }
    }

    /// Every formula of the node, with conditions and parts of a share.
    #[must_use]
    pub fn formulas(&self) -> Vec<&Typed> {
        let mut all: Vec<&Typed> = self.texts().into_iter().map(|formula| &formula.typed).collect();
        if let Some(decided) = &self.decided {
            all.extend([&decided.by.typed, &decided.otherwise]);
        }
        all
    }
}
