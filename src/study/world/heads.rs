//! What counts as a row's students once a scenario has changed them, and formulas that count without naming them.

use super::Maker;
use crate::base::{ColumnId, Key, NodeId, Unit};
use crate::formula::tree::{Arithmetic, Summary};
use crate::formula::typed::{Aggregate, Kind, Weight};
use crate::formula::{Op, Type, Typed};
use crate::model::parts::{Body, ColumnDef, ColumnKind, Formula, FormulaText, Heads, NodeDef, Origin, Role};
use crate::study::file::Year;
use crate::study::names::unwritten;
use crate::text::Label;
use std::collections::BTreeMap;

impl Maker<'_> {
    /// Tells the model which nodes stand for students and student years.
    pub(super) fn heads(&mut self, changed: &BTreeMap<ColumnId, NodeId>) {
        let node = |origin: &Origin| changed.get(&self.model.column_from(origin)?).copied();
        let (students, student_years) = (node(&Origin::Students), node(&Origin::StudentYears));
        self.model.heads = Heads { students, student_years };
    }

    /// The students or student years of a row as they are so far.
    pub(super) fn counted(&self, origin: &Origin) -> Option<Typed> {
        let id = self.model.column_from(origin)?;
        let op = self.changed.get(&id).map_or(Op::Column(id), |node| Op::Node(*node));
        Some(unwritten(op, self.model.column(id)?.ty()))
    }

    /// A scenario's formula counts those that there are when its change happens: it names them.
    pub(super) fn name_heads(&self, formula: &mut Typed) {
        if let Op::Aggregate(aggregate) = &mut formula.op {
            let calendar = matches!(self.order.year, Year::Calendar(_));
            let weighed_by = if calendar { Origin::StudentYears } else { Origin::Students };
            self.name_heads_of(aggregate, &weighed_by);
        }
        formula.parts_mut().into_iter().for_each(|part| self.name_heads(part));
    }

    fn name_heads_of(&self, aggregate: &mut Aggregate, weighed_by: &Origin) {
        if !aggregate.over.has(Key::ROW) {
            return;
        }
        if aggregate.weight == Weight::Heads
            && let Some(heads) = self.counted(weighed_by)
        {
            aggregate.weight = Weight::By(Box::new(heads));
        }
        if aggregate.summary == Summary::Count
            && let Some(heads) = self.counted(&Origin::Students)
        {
            aggregate.summary = Summary::Sum;
            *aggregate.argument = heads;
        }
    }

    /// Student years follow students: each row's changed students times the part of the year that it stands for.
    pub(super) fn years_follow(&mut self, students: NodeId, label: &Label) {
        let Some(years) = self.model.column_from(&Origin::StudentYears) else { return };
        let Some(def) = self.model.column(years).cloned() else { return };
        let number = |unit: Unit| Type::of(Kind::Number(unit), crate::base::KeySet::ROW);
        let part_unit = Unit::student_year().over(&Unit::student());
        let part = self
            .hidden(Origin::PartOfYear, ColumnKind::Number { unit: part_unit.clone(), min: None, max: None });
        let heads = Type { head_count: true, ..number(Unit::student()) };
        let heads = unwritten(Op::Node(students), heads);
        let part = unwritten(Op::Column(part), number(part_unit));
        let ty = Type { head_count: true, ..number(Unit::student_year()) };
        let typed = unwritten(Op::Arithmetic(Arithmetic::Multiply, Box::new(heads), Box::new(part)), ty);
        let formula = Formula { typed, text: FormulaText::default() };
        let place = def.place.clone();
        let node = self.stand_in(&def, formula, place);
        self.put(years, NodeDef { label: label.clone(), ..node });
    }

    /// A column that formulas cannot name, added when it is first needed.
    pub(super) fn hidden(&mut self, origin: Origin, kind: ColumnKind) -> ColumnId {
        if let Some(known) = self.model.column_from(&origin).filter(|_| origin != Origin::Found) {
            return known;
        }
        let id = ColumnId(u32::try_from(self.model.columns.len()).unwrap_or(u32::MAX));
        self.model.columns.push(ColumnDef {
            name: "stands_for".to_owned(),
            label: Label::same("stands_for"),
            grain: crate::base::KeySet::ROW,
            kind,
            may_be_missing: origin == Origin::Found,
            origin,
            used: true,
            place: self.order.scenario.place.clone(),
        });
        id
    }

    /// The node that stands for a column, with a formula at the column's grain.
    pub(super) fn stand_in(&self, def: &ColumnDef, formula: Formula, place: crate::diag::Place) -> NodeDef {
        NodeDef {
            name: def.name.clone(),
            variant: None,
            tried_for: None,
            label: def.label.clone(),
            grain: def.grain,
            per: def.grain.iter().collect(),
            unit: def.ty().unit().cloned(),
            role: Role::Value,
            body: Body::Formula(Box::new(formula)),
            decided: None,
            source: None,
            cases: Vec::new(),
            place,
        }
    }

    /// Lets a node stand for a column from now on.
    pub(super) fn put(&mut self, column: ColumnId, node: NodeDef) -> NodeId {
        let id = self.step(node, Some(column));
        self.changed.insert(column, id);
        id
    }

    /// Adds a node: one that stands for a column, or a step on the way to it.
    pub(super) fn step(&mut self, node: NodeDef, of: Option<ColumnId>) -> NodeId {
        let place = self.model.nodes.len() + self.made.len();
        self.made.push(node);
        self.stands_for.push(of);
        NodeId(u32::try_from(place).unwrap_or(u32::MAX))
    }
}
