//! What earlier changes have made of rows and members, kept with them before they move.

use super::Maker;
use super::structure::found;
use crate::base::{ColumnId, Exact, KeySet, NodeId};
use crate::diag::ScenarioFault;
use crate::exact::{Evaluator, Value};
use crate::formula::typed::Missing;
use crate::formula::{Op, Type, Typed};
use crate::frame::{Cells, Column, Frame, Number};
use crate::model::parts::{Body, ColumnDef, ColumnKind, NodeDef, Origin};
use crate::study::names::unwritten;
use crate::text::Label;

/// A column that keeps what was found, and the column that it was found of.
pub(super) type Kept = (ColumnId, ColumnId);

impl Maker<'_> {
    /// Keeps the cells of a changed column as they are now: of one that depends on an input, which cells it changes.
    pub(super) fn freeze(
        &mut self,
        id: NodeId,
        of: ColumnId,
        frame: Frame,
        slots: &[Exact],
    ) -> Option<(Frame, Vec<Kept>)> {
        let node = self.model.node(id)?.clone();
        let Body::Formula(formula) = &node.body else { return Some((frame, Vec::new())) };
        if !self.reads_input(&formula.typed) {
            return self.keep_cells(id, of, frame, slots);
        }
        let Op::If(picks, new, old) = &formula.typed.op else {
            return self.is_local(&formula.typed, node.grain).then_some((frame, Vec::new()));
        };
        let local = [new, old].into_iter().all(|part| self.is_local(part, node.grain));
        if !local || self.reads_input(picks) {
            self.found.error(ScenarioFault::ChangeAfterMove, node.place.clone());
            return None;
        }
        let picked = self.asked(picks, node.grain, &frame, slots)?;
        let column = self.keep(&node, ColumnKind::YesNo, true);
        let frame = frame.with_more(Column { grain: node.grain, cells: Cells::YesNo(picked) });
        let mut kept = found(column);
        at_grain(&mut kept, node.grain);
        if let Some(NodeDef { body: Body::Formula(formula), .. }) = self.model.nodes.get_mut(id.index())
            && let Op::If(picks, _, _) = &mut formula.typed.op
        {
            **picks = kept;
        }
        Some((frame, Vec::new()))
    }

    /// The cells of a changed column become a column of their own.
    fn keep_cells(
        &mut self,
        id: NodeId,
        of: ColumnId,
        frame: Frame,
        slots: &[Exact],
    ) -> Option<(Frame, Vec<Kept>)> {
        let node = self.model.node(id)?.clone();
        let def = self.model.column(of)?.clone();
        let cells = {
            let evaluator = Evaluator::new(&self.model, &frame, slots);
            let values =
                (0..frame.len(node.grain)).map(|at| evaluator.node(id, at)).collect::<Result<Vec<_>, _>>();
            let refused = evaluator.findings();
            let Ok(values) = values else {
                self.found.extend(refused);
                return None;
            };
            cells(&def.kind, values)
        };
        let Some(cells) = cells else {
            self.found.error(ScenarioFault::TooFine { name: def.name.clone() }, node.place.clone());
            return None;
        };
        let column = self.keep(&node, def.kind.clone(), def.may_be_missing);
        let ty = def.ty();
        if let Some(NodeDef { body: Body::Formula(formula), .. }) = self.model.nodes.get_mut(id.index()) {
            formula.typed = unwritten(Op::Column(column), ty);
        }
        let frame = frame.with_more(Column { grain: node.grain, cells });
        Some((frame, vec![(column, of)]))
    }

    fn keep(&mut self, node: &NodeDef, kind: ColumnKind, may_be_missing: bool) -> ColumnId {
        let id = ColumnId(u32::try_from(self.model.columns.len()).unwrap_or(u32::MAX));
        self.model.columns.push(ColumnDef {
            name: node.name.clone(),
            label: Label::same(&node.name),
            origin: Origin::Found,
            grain: node.grain,
            kind,
            may_be_missing,
            used: true,
            place: node.place.clone(),
        });
        id
    }

    /// Whether a formula reads nothing but what moves along with a row or member: cells of its own, and what is the same
    /// for all.
    fn is_local(&self, typed: &Typed, grain: KeySet) -> bool {
        let here = |part: &Typed| part.ty.grain == grain || part.ty.grain.is_empty();
        let mut local = true;
        typed.walk(&mut |part| {
            local &= match &part.op {
                Op::Member(_) | Op::Aggregate(_) | Op::Elsewhere(..) => false,
                Op::Column(_) | Op::Node(_) => here(part),
                _ => true,
            };
        });
        local
    }

    /// For each instance of a grain whether a condition holds; nothing if that is refused, which is told.
    pub(super) fn asked(
        &mut self,
        picks: &Typed,
        grain: KeySet,
        frame: &Frame,
        slots: &[Exact],
    ) -> Option<Vec<Option<bool>>> {
        let evaluator = Evaluator::new(&self.model, frame, slots);
        let asked = (0..frame.len(grain)).map(|at| evaluator.formula(picks, (grain, at)));
        let answers: Result<Vec<_>, _> = asked.collect();
        let refused = evaluator.findings();
        match answers {
            Ok(answers) => {
                Some(answers.into_iter().map(|answer| Some(answer == Some(Value::YesNo(true)))).collect())
            }
            Err(_) => {
                self.found.extend(refused);
                None
            }
        }
    }
}

/// What was found is of the members of a grain.
fn at_grain(kept: &mut Typed, grain: KeySet) {
    kept.ty = Type { grain, ..kept.ty.clone() };
    if let Op::Default(column, _) = &mut kept.op {
        column.ty = Type { grain, missing: Missing::Declared, ..column.ty.clone() };
    }
}

/// Values as the cells of a column; nothing if a number has too many digits.
fn cells(kind: &ColumnKind, values: Vec<Option<Value>>) -> Option<Cells> {
    let number = |value: Option<Value>| match value {
        Some(Value::Number(number)) => Number::of(&number).map(Some),
        _ => Some(None),
    };
    let text = |value: Option<Value>| value.map(|value| value.code());
    Some(match kind {
        ColumnKind::Number { .. } => Cells::Numbers(values.into_iter().map(number).collect::<Option<_>>()?),
        ColumnKind::Text(_) | ColumnKind::Member(_) => Cells::Texts(values.into_iter().map(text).collect()),
        ColumnKind::YesNo => {
            Cells::YesNo(values.into_iter().map(|v| v.map(|v| v == Value::YesNo(true))).collect())
        }
        ColumnKind::Date => {
            let day = |value: Option<Value>| match value {
                Some(Value::Date(day)) => Some(day),
                _ => None,
            };
            Cells::Dates(values.into_iter().map(day).collect())
        }
    })
}
