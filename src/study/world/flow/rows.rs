//! Which rows a budget year has, and whom those who come in are like.

use super::super::Maker;
use super::super::restructure::same;
use super::Flowing;
use super::walk::{Base, Steps, Walker, Way};
use crate::base::number::whole;
use crate::base::{Exact, Key, KeySet};
use crate::diag::ScenarioFault;
use crate::exact::{Evaluator, Value};
use crate::frame::{Cells, Column, EditedRow, Frame, Number};
use crate::model::parts::{ColumnKind, Origin};
use crate::scenario::Intake;
use std::collections::BTreeMap;

/// The rows of the budget year while they are made.
pub(super) struct Rows<'r> {
    pub frame: &'r Frame,
    /// For each part the data's rows that stand for it, alone.
    pub alone: Vec<(Frame, BTreeMap<usize, usize>)>,
    pub steps: Steps,
    pub ways: Vec<Way>,
    /// Each row with the place of its way.
    pub walkers: Vec<(Walker, usize)>,
    /// For each way the students of all rows of its group that those who come in are like.
    pub alike: Vec<Exact>,
}

impl Maker<'_> {
    /// Inputs at the middle of their ranges, for what is asked before anything is drawn.
    pub(super) fn with_middles(&self, mut frame: Frame) -> Frame {
        for (id, input) in self.numbered_inputs() {
            let stated = self.order.scenario.inputs.get(input).map(crate::scenario::Input::middle);
            let scale = match self.model.column(id).map(|def| &def.kind) {
                Some(ColumnKind::Number { unit, .. }) => unit.scale().clone(),
                _ => whole(1),
            };
            let middle = stated.as_ref().and_then(|stated| Number::of(&(stated * scale)));
            let Some((column, middle)) = frame.column(id).cloned().zip(middle) else { continue };
            let cells = Cells::Numbers(vec![Some(middle); column.len()]);
            frame = frame.with_column(id, Column { grain: column.grain, cells });
        }
        frame
    }

    pub(super) fn rows_of<'r>(
        &mut self,
        flowing: &Flowing,
        frame: &'r Frame,
        slots: &[Exact],
    ) -> Option<Rows<'r>> {
        let flow = flowing.flow;
        let steps = Steps { first: flow.first, last: flow.last, repeats: flow.repeats.is_some() };
        let years: Vec<i32> = flowing.stages.iter().map(|stage| stage.year).collect();
        let (mut ways, mut alone, mut alike) = (Vec::new(), Vec::new(), Vec::new());
        let mut strangers: Option<String> = None;
        for (number, part) in flowing.parts.iter().enumerate() {
            let of_term = |row: &usize| frame.row_terms().get(*row).is_none_or(|term| *term == part.term);
            let own: Vec<usize> = (0..frame.len(KeySet::ROW)).filter(of_term).collect();
            let edited: Vec<EditedRow> = own.iter().map(|row| same(*row)).collect();
            let mine = frame.with_rows(&edited);
            let like = self.likeness(flowing, &mine, slots)?;
            for (at, row) in own.iter().enumerate() {
                let code = mine.code(flowing.step, mine.member_at(KeySet::ROW, at, flowing.step)?);
                let step = code.parse().ok().filter(|step| (flow.first..=flow.last).contains(step));
                if step.is_none() {
                    strangers = Some(code.to_owned());
                }
                let sum = like.get(at).cloned().flatten();
                let base = Base { row: *row, step, like: step.is_some() && sum.is_some() };
                ways.push(Way::new(number, part, base, &years, steps));
                alike.push(sum.unwrap_or_default());
            }
            alone.push((mine, own.into_iter().enumerate().map(|(at, row)| (row, at)).collect()));
        }
        if let Some(code) = strangers {
            let [first, last] = [flow.first, flow.last].map(|step| step.to_string());
            self.found.warning(ScenarioFault::FlowOutside { code, first, last }, flow.step.place.clone());
        }
        let of_way = |(at, way): (usize, &Way)| {
            way.walkers().into_iter().map(move |walker| (walker, at)).collect::<Vec<_>>()
        };
        let walkers = ways.iter().enumerate().flat_map(of_way).collect();
        Some(Rows { frame, alone, steps, ways, walkers, alike })
    }

    /// For each row of a part that those who come in are like, the students of all such rows of its group.
    fn likeness(&mut self, flowing: &Flowing, mine: &Frame, slots: &[Exact]) -> Option<Vec<Option<Exact>>> {
        let len = mine.len(KeySet::ROW);
        let (Some(like), Some(intake)) = (&flowing.like, &flowing.flow.intake) else {
            return Some(vec![None; len]);
        };
        let picked = self.asked(&like.typed, KeySet::ROW, mine, slots)?;
        let students = self.model.column_from(&Origin::Students)?;
        let Cells::Numbers(students) = &mine.column(students)?.cells else { return None };
        let mut sums: BTreeMap<usize, Exact> = BTreeMap::new();
        let group = |row| mine.up(KeySet::ROW, row, flowing.by);
        for row in (0..len).filter(|row| picked.get(*row) == Some(&Some(true))) {
            let heads = students.get(row).copied().flatten()?.exact();
            *sums.entry(group(row)?).or_default() += heads;
        }
        sums.retain(|_, sum| *sum > whole(0));
        self.somebody_alike(flowing, intake, mine, &sums, slots)?;
        let of = |row| sums.get(&group(row)?).filter(|_| picked.get(row) == Some(&Some(true))).cloned();
        Some((0..len).map(of).collect())
    }

    /// Where students come in there is somebody whom they are like.
    fn somebody_alike(
        &mut self,
        flowing: &Flowing,
        intake: &Intake,
        mine: &Frame,
        sums: &BTreeMap<usize, Exact>,
        slots: &[Exact],
    ) -> Option<()> {
        let by = flowing.by;
        let evaluator = Evaluator::new(&self.model, mine, slots);
        let none = (0..mine.len(by)).filter(|group| !sums.contains_key(group));
        for group in none {
            for stage in flowing.stages.iter().filter_map(|stage| stage.intake.as_ref()) {
                let comes = evaluator.formula(&stage.typed, (by, group));
                if !matches!(&comes, Ok(Some(Value::Number(number))) if *number == whole(0)) {
                    let code = |key: Key| mine.code(key, mine.member_at(by, group, key).unwrap_or(u32::MAX));
                    let whose = by.iter().map(code).collect::<Vec<_>>().join(", ");
                    let whose = if whose.is_empty() { "–".to_owned() } else { whose };
                    self.found.error(ScenarioFault::LikeNobody { whose }, intake.like.place.clone());
                    return None;
                }
            }
        }
        Some(())
    }
}
