//! A model in force on a date, checked: keys, columns, numbers, and formulas in the order in which they are computed.

use crate::base::{
    ColumnId, CurveId, Date, Exact, Key, KeyOrder, KeySet, Mode, NodeId, SlotId, Step, TableId, Unit, Units,
};
use crate::diag::{Place, Severity};
use crate::formula::Typed;
use crate::text::Label;
use std::ops::{Deref, Range};

/// A model in force on a date, checked.
#[derive(Clone, Debug)]
pub struct Model {
    /// Its name in commands and file names.
    pub id: String,
    /// Its version.
    pub version: String,
    /// What people call it.
    pub title: Label,
    /// The day whose rules these are.
    pub date: Date,
    /// Its units.
    pub units: Units,
    /// Its keys; the first is `row`.
    pub keys: Vec<KeyDef>,
    /// Which keys determine which.
    pub order: KeyOrder,
    /// The columns that it reads, built-in ones included.
    pub columns: Vec<ColumnDef>,
    /// Every number that it states: parameters, table cells, coordinates of curves.
    pub slots: Vec<Slot>,
    /// Its tables.
    pub tables: Vec<TableDef>,
    /// Its curves.
    pub curves: Vec<CurveDef>,
    /// Values, amounts and groups, each after all that it reads.
    pub nodes: Vec<NodeDef>,
    /// Who pays an amount.
    pub payer: Option<Key>,
    /// Who gets an amount.
    pub payee: Option<Key>,
    /// What the price list alone would pay: the value that reports compare with.
    pub price_list: Option<NodeId>,
    /// Views of the whole: whose cost, whose income.
    pub perspectives: Vec<Perspective>,
    /// What must hold of a result.
    pub checks: Vec<CheckDef>,
    /// What must be equal for every kind of organiser.
    pub equal_terms: Option<EqualTerms>,
    /// The formula that says whose rules this file decides (`decides_for`).
    pub decides_for: Option<Formula>,
    /// Where a column of means may stand in a step or comparison (`on_means = "accepted"`).
    pub on_means: bool,
    /// The grains that its formulas use.
    pub grains: Vec<KeySet>,
}

/// A key.
#[derive(Clone, Debug)]
pub struct KeyDef {
    /// Its name.
    pub name: String,
    /// What people call it.
    pub label: Label,
    /// Its declared members; none if the data bring them.
    pub members: Option<Vec<String>>,
    /// The keys that it determines, as declared.
    pub determines: KeySet,
    /// Where it is declared.
    pub place: Place,
}

/// Where a column's cells come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// A column of the data set under this name.
    Data,
    /// The students of each row.
    Students,
    /// The students of each row, times the part of the year that the row stands for.
    StudentYears,
    /// Last year's result of this name.
    Previous(String),
}

/// What a column's cells are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ColumnKind {
    /// Numbers in this unit, within these bounds (in base units).
    Number {
        /// The unit in which the file states them.
        unit: Unit,
        /// The least that can stand there.
        min: Option<Exact>,
        /// The most that can stand there.
        max: Option<Exact>,
    },
    /// Texts, one of these if any are listed.
    Text(Vec<String>),
    /// The code of a member of a key.
    Member(Key),
    /// Yes or no.
    YesNo,
    /// Days.
    Date,
}

/// A column that the model reads.
#[derive(Clone, Debug)]
pub struct ColumnDef {
    /// Its name.
    pub name: String,
    /// What people call it.
    pub label: Label,
    /// Where its cells come from.
    pub origin: Origin,
    /// What it varies with.
    pub grain: KeySet,
    /// What its cells are.
    pub kind: ColumnKind,
    /// Whether a cell may be missing.
    pub may_be_missing: bool,
    /// Whether a formula reads it.
    pub used: bool,
    /// Where it is declared.
    pub place: Place,
}

/// What a number rests on.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Source {
    /// A law, a decision, a publication.
    Reference(String),
    /// Not known: assumed, with the reason.
    Assumption(String),
}

/// A number that the model states.
#[derive(Clone, Debug)]
pub struct Slot {
    /// In base units.
    pub value: Exact,
    /// The unit.
    pub unit: Unit,
    /// The parameter, table or curve that it belongs to.
    pub owner: String,
    /// Which of its owner's numbers it is: a table row's keys, a curve's point; empty for a parameter.
    pub part: String,
    /// From when it holds; none if always.
    pub from: Option<Date>,
    /// What it rests on.
    pub source: Source,
    /// Index steps that have changed it since: date, name, step, and what that rests on.
    pub indexed: Vec<IndexStep>,
    /// Where it stands.
    pub place: Place,
}

/// One step of an index on a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IndexStep {
    /// From when.
    pub date: Date,
    /// The index.
    pub index: String,
    /// The change, such as 0.034.
    pub change: Exact,
    /// What it rests on.
    pub source: Source,
}

/// A table.
#[derive(Clone, Debug)]
pub struct TableDef {
    /// Its name.
    pub name: String,
    /// What its keys are called.
    pub per: Vec<String>,
    /// The unit of its cells.
    pub unit: Unit,
    /// Its rows.
    pub rows: Vec<TableRow>,
    /// What holds where no row fits.
    pub otherwise: Option<SlotId>,
    /// Whether no row need fit.
    pub may_be_missing: bool,
    /// Where it is declared.
    pub place: Place,
}

/// A row of a table.
#[derive(Clone, Debug)]
pub struct TableRow {
    /// One pattern for each key.
    pub patterns: Vec<Pattern>,
    /// Its number.
    pub slot: SlotId,
}

/// Which codes a table row fits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Pattern {
    /// Any code: `*`.
    Any,
    /// Whole numbers from one to another: `2-3`.
    Range(i64, i64),
    /// One of several: `a|b`.
    OneOf(Vec<String>),
    /// This code.
    Exactly(String),
}

/// How a curve is read between its points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A value holds from its point on.
    StepFrom,
    /// A value holds up to and including its point.
    StepUpTo,
    /// Straight between points, level outside.
    Linear,
}

/// A curve.
#[derive(Clone, Debug)]
pub struct CurveDef {
    /// Its name.
    pub name: String,
    /// How it is read.
    pub shape: Shape,
    /// What goes in.
    pub from: Unit,
    /// What comes out.
    pub to: Unit,
    /// Its points in rising order: where, and what.
    pub points: Vec<(SlotId, SlotId)>,
    /// Where it is declared.
    pub place: Place,
}

/// A value, an amount or a group, in one variant.
#[derive(Clone, Debug)]
pub struct NodeDef {
    /// Its name.
    pub name: String,
    /// The variant that it belongs to; none for the model itself.
    pub variant: Option<String>,
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

/// Whose rules a changed amount follows.
#[derive(Clone, Debug)]
pub struct Decided {
    /// Where the changed body holds.
    pub by: Formula,
    /// What holds elsewhere: the baseline's amount summed to this grain, or nothing.
    pub otherwise: Typed,
}

/// A view of the whole: whose cost, whose income.
#[derive(Clone, Debug)]
pub struct Perspective {
    /// Its name.
    pub name: String,
    /// What people call it.
    pub label: Label,
    /// Which payments it counts; settled by payer and payee.
    pub condition: Formula,
}

/// What must hold of a result.
#[derive(Clone, Debug)]
pub struct CheckDef {
    /// Its name.
    pub name: String,
    /// What must hold, for every member of its grain.
    pub condition: Formula,
    /// How grave it is if it does not.
    pub level: Severity,
    /// What to say then.
    pub message: Option<Label>,
    /// Where it is declared.
    pub place: Place,
}

/// What must be equal for every kind of organiser (skollagen 16 kap. 55 §).
#[derive(Clone, Debug)]
pub struct EqualTerms {
    /// The column that tells organisers apart.
    pub column: ColumnId,
    /// The two kinds that are compared.
    pub between: [String; 2],
    /// Amounts that may differ.
    pub except: Vec<NodeId>,
    /// Why the model breaks it, if it says so.
    pub because: Option<Label>,
    /// Where it is declared.
    pub place: Place,
}

impl Model {
    /// A node.
    #[must_use]
    pub fn node(&self, id: NodeId) -> Option<&NodeDef> {
        self.nodes.get(id.index())
    }

    /// The node of a name, in the model itself or in a variant.
    #[must_use]
    pub fn node_named(&self, name: &str, variant: Option<&str>) -> Option<NodeId> {
        let place = self.nodes.iter().position(|n| n.name == name && n.variant.as_deref() == variant)?;
        u32::try_from(place).ok().map(NodeId)
    }

    /// A key by name.
    #[must_use]
    pub fn key_named(&self, name: &str) -> Option<Key> {
        (0..).map(Key).zip(&self.keys).find(|(_, def)| def.name == name).map(|(key, _)| key)
    }

    /// A column.
    #[must_use]
    pub fn column(&self, id: ColumnId) -> Option<&ColumnDef> {
        self.columns.get(id.index())
    }

    /// A number of the model.
    #[must_use]
    pub fn slot(&self, id: SlotId) -> Option<&Slot> {
        self.slots.get(id.index())
    }

    /// A table.
    #[must_use]
    pub fn table(&self, id: TableId) -> Option<&TableDef> {
        self.tables.get(id.index())
    }

    /// A curve.
    #[must_use]
    pub fn curve(&self, id: CurveId) -> Option<&CurveDef> {
        self.curves.get(id.index())
    }

    /// All nodes with their numbers, each after all that it reads.
    pub fn numbered(&self) -> impl Iterator<Item = (NodeId, &NodeDef)> {
        (0..).map(NodeId).zip(&self.nodes)
    }
}

impl NodeDef {
    /// Whether it is paid by itself: an amount, not a group of amounts.
    #[must_use]
    pub const fn is_amount(&self) -> bool {
        matches!(self.role, Role::Amount { .. })
    }

    /// The group that it is part of.
    #[must_use]
    pub const fn group(&self) -> Option<NodeId> {
        match &self.role {
            Role::Value => None,
            Role::Amount { group, .. } | Role::Group { group, .. } => *group,
        }
    }

    /// Every formula of the node, with conditions and parts of a share.
    #[must_use]
    pub fn formulas(&self) -> Vec<&Typed> {
        let mut all: Vec<&Typed> = match &self.body {
            Body::Formula(formula) => vec![&formula.typed],
            Body::Share(share) => {
                let optional = [&share.among, &share.first, &share.otherwise];
                let parts = optional.into_iter().filter_map(Option::as_ref);
                [&share.total, &share.weight].into_iter().chain(parts).map(|f| &f.typed).collect()
            }
        };
        if let Some(decided) = &self.decided {
            all.extend([&decided.by.typed, &decided.otherwise]);
        }
        all
    }
}

impl Source {
    /// The text.
    #[must_use]
    pub fn text(&self) -> &str {
        match self {
            Self::Reference(text) | Self::Assumption(text) => text,
        }
    }

    /// Whether it is an assumption.
    #[must_use]
    pub const fn is_assumption(&self) -> bool {
        matches!(self, Self::Assumption(_))
    }
}
