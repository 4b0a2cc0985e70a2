//! Years in a row: `previous.x` of a year is what last year's world came to, in the same scenario and draw.

use super::World;
use crate::base::number::whole;
use crate::base::{Exact, KeySet};
use crate::exact::Evaluator;
use crate::frame::{Cells, Column, Frame, Number};
use crate::model::parts::Origin;

/// Last year, computed: its world, its data in one draw, and exact arithmetic on them.
#[derive(Clone, Copy)]
pub struct LastYear<'a> {
    /// The world.
    pub world: &'a World,
    /// Its data in the draw.
    pub frame: &'a Frame,
    /// Exact arithmetic on both.
    pub evaluator: &'a Evaluator<'a>,
}

impl World {
    /// The data of one draw with last year's results of the same draw in every `previous.x`; a member that was not there
    /// last year has none.
    #[must_use]
    pub fn after(&self, frame: Frame, last: LastYear) -> Frame {
        let mut frame = frame;
        for (id, def) in (0..).map(crate::base::ColumnId).zip(&self.model.columns) {
            let Origin::Previous(name) = &def.origin else { continue };
            let cell = |instance| {
                let there = same(&frame, last.frame, def.grain, instance)?;
                last.result(name, def.grain, there).as_ref().and_then(Number::of)
            };
            let cells = (0..frame.len(def.grain)).map(cell).collect();
            let column = Column { grain: def.grain, cells: Cells::Numbers(cells) };
            frame = frame.with_column(id, column);
        }
        frame
    }
}

impl LastYear<'_> {
    /// What a name came to for one member: a value, an amount as paid, a group, or the built-in totals.
    fn result(&self, name: &str, grain: KeySet, member: usize) -> Option<Exact> {
        let model = &self.world.model;
        let counted = [("students", Origin::Students), ("student_years", Origin::StudentYears)];
        let counted =
            counted.iter().find(|(own, origin)| *own == name && model.column_from(origin).is_some());
        if let Some((_, origin)) = counted {
            return Some(self.heads(origin, grain, member));
        }
        match (name, model.node_named(name, None)) {
            ("total", None) => {
                let parts = model.components().into_iter();
                let mut sum = whole(0);
                for id in parts {
                    sum += self.summed(id, grain, member)?;
                }
                Some(sum)
            }
            (_, Some(id)) => self.summed(id, grain, member),
            (_, None) => None,
        }
    }

    /// A node's number for a member, summed up to it where the node is finer.
    fn summed(&self, id: crate::base::NodeId, grain: KeySet, member: usize) -> Option<Exact> {
        let own = self.world.model.node(id)?.grain;
        if own == grain {
            return self.evaluator.number(id, member);
        }
        let mine = (0..self.frame.len(own)).filter(|at| self.frame.up(own, *at, grain) == Some(member));
        mine.map(|at| self.evaluator.number(id, at)).try_fold(whole(0), |sum, number| Some(sum + number?))
    }

    fn heads(&self, origin: &Origin, grain: KeySet, member: usize) -> Exact {
        let rows = 0..self.frame.len(KeySet::ROW);
        let mine = rows.filter(|row| self.frame.up(KeySet::ROW, *row, grain) == Some(member));
        mine.filter_map(|row| self.evaluator.heads(row, origin).ok())
            .fold(whole(0), |sum, number| sum + number)
    }
}

/// The instance of one frame that has the same codes as an instance of another.
fn same(new: &Frame, old: &Frame, grain: KeySet, instance: usize) -> Option<usize> {
    let member = |key| old.member(key, new.code(key, new.member_at(grain, instance, key)?));
    let members: Option<Vec<u32>> = grain.iter().map(member).collect();
    old.find(grain, &members?)
}
