//! What every law is tried on: the model with and without rounding, its data, and what schools get on any frame.

use super::population::Line;
use crate::base::number::whole;
use crate::base::{ColumnId, Exact, Key, KeySet, NodeId};
use crate::exact::{Evaluator, Value, stated};
use crate::formula::{Op, Typed};
use crate::frame::{Cells, Frame, Number};
use crate::model::parts::{ColumnKind, NodeDef, Origin};
use crate::model::{Model, unrounded};
use std::collections::{BTreeMap, BTreeSet};

/// A model with its data, ready to be tried.
pub struct Ground<'a> {
    /// The model as it is.
    pub model: &'a Model,
    /// The model with amounts that are not rounded.
    pub plain: Model,
    /// The data.
    pub frame: &'a Frame,
    /// Who gets the money.
    pub payee: Key,
    /// The column of students.
    pub students: Option<ColumnId>,
    /// The column of student years.
    pub student_years: Option<ColumnId>,
    slots: Vec<Exact>,
}

/// What each school gets, by its code.
pub type Money = BTreeMap<String, Exact>;

impl<'a> Ground<'a> {
    /// A model on its data. A model that names no payee has laws about the whole only.
    #[must_use]
    pub fn new(model: &'a Model, frame: &'a Frame) -> Self {
        Self {
            model,
            plain: unrounded(model),
            frame,
            payee: model.payee.unwrap_or(Key::ROW),
            students: model.column_from(&Origin::Students),
            student_years: model.column_from(&Origin::StudentYears),
            slots: stated(model),
        }
    }

    /// What each school gets in all, apart from some amounts: as it is paid, or before rounding. Nothing if it cannot be
    /// computed.
    #[must_use]
    pub fn money(&self, frame: &Frame, without: &[NodeId], rounded: bool) -> Option<Money> {
        let model = if rounded { self.model } else { &self.plain };
        let evaluator = Evaluator::new(model, frame, &self.slots);
        let codes = frame.codes(self.payee).iter();
        let mut money: Money = codes.map(|code| (code.clone(), whole(0))).collect();
        for id in model.components().into_iter().filter(|id| !without.contains(id)) {
            let grain = model.node(id)?.grain;
            for at in 0..frame.len(grain) {
                let paid = evaluator.number(id, at)?;
                let school = frame.member_at(grain, at, self.payee);
                let code = school.map_or("", |school| frame.code(self.payee, school));
                *money.entry(code.to_owned()).or_insert_with(|| whole(0)) += paid;
            }
        }
        (!evaluator.findings().has_errors()).then_some(money)
    }

    /// Whether a condition holds for every member of its grain, and its two sides where it first does not.
    #[must_use]
    pub fn holds(&self, frame: &Frame, condition: &Typed) -> Option<Result<(), [Exact; 2]>> {
        let evaluator = Evaluator::new(self.model, frame, &self.slots);
        let grain = condition.ty.grain;
        for at in 0..frame.len(grain) {
            match evaluator.formula(condition, (grain, at)) {
                Ok(Some(Value::YesNo(true))) => {}
                Ok(Some(Value::YesNo(false))) => {
                    let side = |typed: &Typed| match evaluator.formula(typed, (grain, at)) {
                        Ok(Some(Value::Number(number))) => number,
                        _ => whole(0),
                    };
                    let [left, right] = super::sides(condition).unwrap_or([condition, condition]);
                    return Some(Err([side(left), side(right)]));
                }
                _ => return None,
            }
        }
        Some(Ok(()))
    }

    /// The students of a line.
    #[must_use]
    pub fn students(&self, line: &Line) -> Exact {
        line.students.clone().unwrap_or_else(|| self.number(self.students, line.from))
    }

    /// The part of the budget year that a row stands for.
    #[must_use]
    pub fn part_of_year(&self, row: usize) -> Exact {
        let students = self.number(self.students, row);
        if students == whole(0) { whole(1) } else { self.number(self.student_years, row) / students }
    }

    fn number(&self, column: Option<ColumnId>, row: usize) -> Exact {
        column.and_then(|id| self.cell(id, row)).unwrap_or_else(|| whole(0))
    }

    /// The number that a row has in a column, itself or through its group; nothing if it is missing.
    #[must_use]
    pub fn cell(&self, id: ColumnId, row: usize) -> Option<Exact> {
        let column = self.frame.column(id)?;
        let at = self.frame.up(KeySet::ROW, row, column.grain)?;
        match &column.cells {
            Cells::Numbers(cells) => cells.get(at).copied().flatten().map(Number::exact),
            _ => None,
        }
    }

    /// The school of a line, by its place in the data.
    #[must_use]
    pub fn school(&self, line: &Line) -> Option<u32> {
        let own = line.keys.get(&self.payee).copied();
        own.or_else(|| self.frame.member_at(KeySet::ROW, line.from, self.payee))
    }

    /// Whether a student can go to another school: rows say which school is theirs, and nothing else that they say does.
    #[must_use]
    pub fn can_move(&self) -> bool {
        let order = self.frame.order();
        let settles = |key: Key| key != self.payee && order.closure(KeySet::of(key)).has(self.payee);
        self.frame.rows_bring(self.payee) && !self.frame.brought().any(settles)
    }

    /// A code for a new school that no school has.
    #[must_use]
    pub fn twin_code(&self, of: &str) -> String {
        let codes = self.frame.codes(self.payee);
        (2..).map(|number| format!("{of}/{number}")).find(|code| !codes.contains(code)).unwrap_or_default()
    }

    /// One step of a column, in base units: one of the unit that it is stated in.
    #[must_use]
    pub fn step(&self, id: ColumnId) -> Exact {
        match self.model.column(id).map(|column| &column.kind) {
            Some(ColumnKind::Number { unit, .. }) => unit.scale().clone(),
            _ => whole(1),
        }
    }

    /// The bounds of a column, in base units.
    #[must_use]
    pub fn bounds(&self, id: ColumnId) -> [Option<Exact>; 2] {
        match self.model.column(id).map(|column| &column.kind) {
            Some(ColumnKind::Number { min, max, .. }) => [min.clone(), max.clone()],
            _ => [None, None],
        }
    }

    /// Whether a number may stand in a column.
    #[must_use]
    pub fn is_within(&self, id: ColumnId, number: &Exact) -> bool {
        let [min, max] = self.bounds(id);
        min.is_none_or(|min| min <= *number) && max.is_none_or(|max| *number <= max)
    }

    /// The numbers that the data have in a column, each once, from the least.
    fn numbers(&self, id: ColumnId) -> Vec<Exact> {
        let cells: BTreeSet<Exact> = match self.frame.column(id).map(|column| &column.cells) {
            Some(Cells::Numbers(cells)) => cells.iter().flatten().map(|cell| cell.exact()).collect(),
            _ => BTreeSet::new(),
        };
        cells.into_iter().collect()
    }

    /// The model's own numbers of a column's dimension, in parameters, curves and formulas: limits that it may compare the
    /// column with; each once, from the least.
    #[must_use]
    pub fn stated(&self, id: ColumnId) -> Vec<Exact> {
        let Some(ColumnKind::Number { unit, .. }) = self.model.column(id).map(|column| &column.kind) else {
            return Vec::new();
        };
        let slots = self.model.slots.iter().filter(|slot| slot.unit.same_dimension(unit));
        let mut numbers: BTreeSet<Exact> = slots.map(|slot| slot.value.clone()).collect();
        for formula in self.model.nodes.iter().flat_map(NodeDef::formulas) {
            formula.walk(&mut |part| {
                if let Op::Number(number) = &part.op
                    && part.ty.unit().is_some_and(|own| own.same_dimension(unit))
                {
                    numbers.insert(number.clone());
                }
            });
        }
        let cells = self.numbers(id);
        let [min, max] = self.bounds(id);
        let (least, most) = (min.or_else(|| cells.first().cloned()), max.or_else(|| cells.last().cloned()));
        let is_near = |number: &Exact| least.as_ref() <= Some(number) && Some(number) <= most.as_ref();
        numbers.into_iter().filter(is_near).collect()
    }

    /// Numbers at which the model may turn: its own numbers of the column's dimension, the column's bounds, and what the
    /// data have; each once, from the least.
    #[must_use]
    pub fn turns(&self, id: ColumnId) -> Vec<Exact> {
        let bounds = self.bounds(id).into_iter().flatten();
        let all: BTreeSet<Exact> =
            self.stated(id).into_iter().chain(bounds).chain(self.numbers(id)).collect();
        all.into_iter().filter(|number| self.is_within(id, number)).collect()
    }
}
