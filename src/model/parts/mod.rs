//! A model in force on a date, checked: keys, columns, numbers, and formulas in the order in which they are computed.

mod brought;
mod laws;
mod node;
mod rewrite;
mod stated;

pub use brought::{ColumnDef, ColumnKind, KeyDef, Origin};
pub use laws::{Law, LawDef, Stand};
pub use node::{Body, Case, Decided, Formula, FormulaText, NodeDef, Pour, Role, Settled, Share, Solve};
pub use rewrite::read_instead;
pub use stated::{CurveDef, IndexStep, Pattern, Shape, Slot, Source, TableDef, TableRow};

use crate::base::{ColumnId, CurveId, Date, Key, KeyOrder, KeySet, NodeId, SlotId, TableId, Units};
use crate::diag::{Place, Severity};
use crate::formula::{Op, Typed};
use crate::text::Label;
use std::collections::BTreeMap;

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
    /// Values, amounts and groups, each after all that it reads; after them the columns that a scenario has changed.
    pub nodes: Vec<NodeDef>,
    /// What counts as the students of a row where a formula counts without naming them.
    pub heads: Heads,
    /// Numbers of the model that follow a scenario's inputs: whoever reads one reads its formula instead.
    pub slot_rules: BTreeMap<SlotId, Formula>,
    /// Who pays an amount.
    pub payer: Option<Key>,
    /// Who gets an amount.
    pub payee: Option<Key>,
    /// What the price list alone would pay: the value that reports compare with.
    pub price_list: Option<NodeId>,
    /// What tells how great the needs of each school's students are: the value that reports rank schools by.
    pub need: Option<NodeId>,
    /// Views of the whole: whose cost, whose income.
    pub perspectives: Vec<Perspective>,
    /// What must hold of a result.
    pub checks: Vec<CheckDef>,
    /// The variants that are written in it.
    pub variants: Vec<String>,
    /// How amounts are shown by item.
    pub splits: Vec<SplitDef>,
    /// What must be equal for every kind of organiser.
    pub equal_terms: Option<EqualTerms>,
    /// The laws that it claims to keep, or breaks knowingly.
    pub laws: Vec<LawDef>,
    /// The formula that says whose rules this file decides (`decides_for`).
    pub decides_for: Option<Formula>,
    /// Where a column of means may stand in a step or comparison (`on_means = "accepted"`).
    pub on_means: bool,
    /// The grains that its formulas use.
    pub grains: Vec<KeySet>,
    /// Where `[model]` stands.
    pub place: Place,
}

/// What counts as the students of a row and their student years; the columns of the data if no scenario has changed them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Heads {
    /// The students.
    pub students: Option<NodeId>,
    /// The student years.
    pub student_years: Option<NodeId>,
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

/// How amounts are shown by item, such as the cost items of skollagen 16 kap. 53 § (rule P3).
#[derive(Clone, Debug)]
pub struct SplitDef {
    /// Its name.
    pub name: String,
    /// What people call it.
    pub label: Label,
    /// The items, with what people call them.
    pub members: Vec<(String, Label)>,
    /// The amounts that are split, each with one share of the whole for each item.
    pub of: Vec<(NodeId, Vec<Formula>)>,
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
        let is = |n: &NodeDef| n.name == name && n.variant.as_deref() == variant && n.tried_for.is_none();
        let place = self.nodes.iter().position(is)?;
        u32::try_from(place).ok().map(NodeId)
    }

    /// The node of a name as formulas write it, `x` or `variant.x`; what a variant does not change is the model's own.
    #[must_use]
    pub fn named(&self, path: &str) -> Option<NodeId> {
        match path.rsplit_once('.') {
            None => self.node_named(path, None),
            Some((variant, name)) => {
                let known = self.variants.iter().any(|one| one == variant);
                let own = self.node_named(name, Some(variant));
                own.or_else(|| self.node_named(name, None).filter(|_| known))
            }
        }
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

    /// The column that comes from an origin, such as the students of each row.
    #[must_use]
    pub fn column_from(&self, origin: &Origin) -> Option<ColumnId> {
        (0..).map(ColumnId).zip(&self.columns).find(|(_, column)| column.origin == *origin).map(|(id, _)| id)
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

    /// Whether a formula at rows counts the students of a count date, itself or through a value.
    #[must_use]
    pub fn counts_students(&self, formula: &Typed) -> bool {
        let mut counts = false;
        formula.walk(&mut |part| {
            counts |= match &part.op {
                Op::Column(id) => self.column(*id).is_some_and(|column| column.origin == Origin::Students),
                Op::Node(id) if self.heads.student_years == Some(*id) => false,
                Op::Node(id) if part.ty.grain.has(Key::ROW) => self
                    .node(*id)
                    .is_some_and(|node| node.formulas().iter().any(|inner| self.counts_students(inner))),
                _ => false,
            };
        });
        counts
    }

    /// The amounts of the model itself that add up to the total: those in a group, or all if there is no group;
    /// money that is made of other money after it.
    #[must_use]
    pub fn components(&self) -> Vec<NodeId> {
        let own = |node: &NodeDef| node.is_amount() && node.is_own();
        let grouped = self.nodes.iter().any(|node| own(node) && node.group().is_some());
        let inside = |node: &NodeDef| own(node) && (!grouped || node.group().is_some());
        let mut list: Vec<NodeId> =
            self.numbered().filter(|(_, node)| inside(node)).map(|(id, _)| id).collect();
        list.sort_by_key(|id| (std::cmp::Reverse(self.depth(*id)), *id));
        list
    }

    /// How many groups an amount stands in.
    #[must_use]
    pub fn depth(&self, id: NodeId) -> usize {
        let first = self.node(id).and_then(NodeDef::group);
        std::iter::successors(first, |group| self.node(*group).and_then(NodeDef::group)).count()
    }
}
