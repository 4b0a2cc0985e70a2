//! What a flow's formulas read of rows as they were in an earlier school year: cells kept beside the rows as they are.

use super::super::Maker;
use crate::base::number::whole;
use crate::base::{ColumnId, Date, Exact, Key, KeySet};
use crate::diag::{Place, ScenarioFault};
use crate::exact::{Evaluator, Value};
use crate::formula::typed::{Domain, Kind, Missing};
use crate::formula::{Op, Type, Typed};
use crate::frame::{Cells, Column, Frame, Number};
use crate::model::parts::{ColumnDef, ColumnKind, Origin};
use crate::study::names::unwritten;
use crate::text::Label;

/// The rows of a budget year as they were when a formula meant them.
pub(super) struct Then<'f> {
    /// For each row of the budget year a frame, and the row there; none for rows that the formula does not mean.
    pub rows: Vec<Option<(&'f Frame, usize)>>,
    /// The code of the step that each row was at.
    pub steps: Vec<Option<String>>,
    /// The key of the steps.
    pub step: Key,
    /// The formula.
    pub place: &'f Place,
}

/// Columns that are kept beside the rows, after those of the model.
#[derive(Default)]
pub(super) struct Kept(pub Vec<Column>);

impl Maker<'_> {
    /// A formula as it was for each row then: what no input changes becomes cells; the rest is left to every draw.
    pub(super) fn as_then(
        &mut self,
        typed: &Typed,
        then: &Then,
        kept: &mut Kept,
        slots: &[Exact],
    ) -> Option<Typed> {
        if typed.ty.fits_any && !self.reads_input(typed) {
            return Some(typed.clone());
        }
        if !self.reads_input(typed) {
            return self.cells_then(typed, then, kept, slots);
        }
        match &typed.op {
            Op::Column(id) => self.input_then(*id, typed, then, kept),
            Op::Aggregate(_) | Op::Elsewhere(..) | Op::Node(_) => {
                self.found.error(ScenarioFault::FlowCounts, then.place.clone());
                None
            }
            _ => {
                let mut typed = typed.clone();
                let mut of_rows = false;
                for part in typed.parts_mut() {
                    *part = self.as_then(part, then, kept, slots)?;
                    of_rows |= part.ty.grain.has(Key::ROW);
                }
                if of_rows {
                    typed.ty.grain = KeySet::ROW;
                }
                Some(typed)
            }
        }
    }

    /// An input: one that varies with the step is that of the step then.
    fn input_then(&mut self, id: ColumnId, typed: &Typed, then: &Then, kept: &mut Kept) -> Option<Typed> {
        let grain = typed.ty.grain;
        if !self.model.order.closure(grain).has(then.step) {
            self.flow_keys = self.flow_keys.union(self.model.order.closure(grain));
            return Some(typed.clone());
        }
        if grain != KeySet::of(then.step) {
            let name = self.model.column(id).map_or_else(String::new, |def| def.name.clone());
            self.found.error(ScenarioFault::FlowKeyed { name }, then.place.clone());
            return None;
        }
        let usual = then.steps.iter().flatten().next().cloned();
        let codes = then.steps.iter().map(|code| code.clone().or_else(|| usual.clone())).collect();
        let domain = Domain::Key(then.step);
        let column = self.kept(ColumnKind::Member(then.step), false, Cells::Texts(codes), kept);
        let code = unwritten(Op::Column(column), Type::of(Kind::Text(domain), KeySet::ROW));
        let ty = Type { grain: KeySet::ROW, ..typed.ty.clone() };
        Some(unwritten(Op::Elsewhere(Box::new(typed.clone()), vec![(then.step, code)]), ty))
    }

    /// The values of a formula that no input changes, as cells.
    fn cells_then(&mut self, typed: &Typed, then: &Then, kept: &mut Kept, slots: &[Exact]) -> Option<Typed> {
        let values = self.values_then(typed, then, slots)?;
        let missing = typed.ty.missing == Missing::Declared;
        let ty =
            Type { grain: KeySet::ROW, head_count: false, missing: Missing::Declared, ..typed.ty.clone() };
        let column = |maker: &mut Self, kind, cells, kept: &mut Kept| {
            unwritten(Op::Column(maker.kept(kind, true, cells, kept)), ty.clone())
        };
        let or_else = |column: Typed, usual: Op| {
            if missing {
                return column;
            }
            let there = Type { missing: Missing::Never, ..ty.clone() };
            let usual = unwritten(usual, Type { fits_any: true, grain: KeySet::NONE, ..there.clone() });
            unwritten(Op::Default(Box::new(column), Box::new(usual)), there)
        };
        Some(match &typed.ty.kind {
            Kind::Number(unit) => {
                let number = |value: Option<Value>| match value {
                    Some(Value::Number(number)) => Number::of(&number).map(Some),
                    _ => Some(None),
                };
                let cells: Option<Vec<Option<Number>>> = values.into_iter().map(number).collect();
                let Some(cells) = cells else {
                    self.found.error(ScenarioFault::FlowTooFine, then.place.clone());
                    return None;
                };
                let kind = ColumnKind::Number { unit: unit.unscaled(), min: None, max: None };
                or_else(column(self, kind, Cells::Numbers(cells), kept), Op::Number(whole(0)))
            }
            Kind::YesNo => {
                let cells = values.into_iter().map(|v| v.map(|v| v == Value::YesNo(true))).collect();
                or_else(column(self, ColumnKind::YesNo, Cells::YesNo(cells), kept), Op::YesNo(false))
            }
            Kind::Text(_) => {
                let cells = values.into_iter().map(|value| value.map(|value| value.code())).collect();
                let kind = ColumnKind::Text(Vec::new());
                or_else(column(self, kind, Cells::Texts(cells), kept), Op::Text(String::new()))
            }
            Kind::Date => {
                let day = |value: Option<Value>| match value {
                    Some(Value::Date(day)) => Some(day),
                    _ => None,
                };
                let cells = values.into_iter().map(day).collect();
                or_else(
                    column(self, ColumnKind::Date, Cells::Dates(cells), kept),
                    Op::Date(Date::new_year(2000)),
                )
            }
        })
    }

    fn values_then(&mut self, typed: &Typed, then: &Then, slots: &[Exact]) -> Option<Vec<Option<Value>>> {
        let mut values = Vec::with_capacity(then.rows.len());
        // Rows of one frame stand together, so that an evaluator remembers what it has computed.
        let mut asking: Option<(&Frame, Evaluator)> = None;
        for row in &then.rows {
            let Some((frame, row)) = row else {
                values.push(None);
                continue;
            };
            if asking.as_ref().is_none_or(|(known, _)| !std::ptr::eq(*known, *frame)) {
                asking = Some((frame, Evaluator::new(&self.model, frame, slots)));
            }
            let Some((_, evaluator)) = &asking else { return None };
            match evaluator.formula(typed, (KeySet::ROW, *row)) {
                Ok(value) => values.push(value),
                Err(_) => {
                    self.found.extend(evaluator.findings());
                    return None;
                }
            }
        }
        Some(values)
    }

    /// A column that is kept beside the rows.
    pub(super) fn kept(
        &mut self,
        kind: ColumnKind,
        may_be_missing: bool,
        cells: Cells,
        kept: &mut Kept,
    ) -> ColumnId {
        let id = ColumnId(u32::try_from(self.model.columns.len()).unwrap_or(u32::MAX));
        self.model.columns.push(ColumnDef {
            name: "flow".to_owned(),
            label: Label::same("flow"),
            origin: Origin::Found,
            grain: KeySet::ROW,
            kind,
            may_be_missing,
            used: true,
            place: self.order.scenario.place.clone(),
        });
        kept.0.push(Column { grain: KeySet::ROW, cells });
        id
    }
}
