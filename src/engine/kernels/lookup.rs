//! Looking up: table rows under codes, and other members' instances.

use super::super::cell::Cell;
use super::super::column::{Cells, Column, Names, Texts};
use super::super::mark::{Mark, Marks, Reason};
use super::super::number::Numbers;
use super::super::plan::StepId;
use super::{Work, here, settled};
use crate::base::number::plain;
use crate::base::{Key, KeySet};
use crate::model::Hit;
use crate::model::parts::TableDef;
use std::collections::BTreeMap;

/// For each instance the member of one key, or why there is none.
type Members = Vec<Result<u32, Mark>>;

/// What a table has under combinations of codes that have been met: in a list where there are few, else in a tree.
struct Hits {
    few: Vec<Option<Result<u32, Mark>>>,
    many: BTreeMap<u128, Result<u32, Mark>>,
}

impl Hits {
    fn new(sizes: impl Iterator<Item = usize>, cells: usize) -> Self {
        let size = sizes.fold(1_usize, usize::saturating_mul);
        Self { few: if size <= cells { vec![None; size] } else { Vec::new() }, many: BTreeMap::new() }
    }

    /// What the table has; a combination whose number is too long is sought each time.
    fn at(
        &mut self,
        combination: Option<u128>,
        find: impl FnOnce() -> Result<u32, Mark>,
    ) -> Result<u32, Mark> {
        let Some(combination) = combination else { return find() };
        let few = usize::try_from(combination).ok().and_then(|place| self.few.get_mut(place));
        match few {
            Some(known) => *known.get_or_insert_with(find),
            None => *self.many.entry(combination).or_insert_with(find),
        }
    }
}

impl Work<'_> {
    /// Another grain's column at these places.
    pub(super) fn at(&self, base: StepId, places: StepId) -> Option<Column> {
        let places = self.of(places)?;
        let Cells::Places(from) = &places.cells else { return None };
        let taken = self.of(base)?.taken(from);
        let mark = |at: usize| match places.marks.at(at) {
            Mark::HERE => taken.marks.at(at),
            stopped => stopped,
        };
        let marks = Marks::new((0..self.len).map(mark).collect());
        Some(Column { cells: taken.cells, marks })
    }

    /// The values of a column as codes; numbers as canonical decimals.
    pub(super) fn codes(&self, column: &Column) -> Option<(Texts, Marks)> {
        let texts = match &column.cells {
            Cells::Texts(texts) => texts.clone(),
            Cells::YesNo(cells) => Texts::of(cells.iter().map(|yes| if *yes { "true" } else { "false" })),
            Cells::Dates(cells) => Texts::of(cells.iter().map(ToString::to_string)),
            Cells::Numbers(numbers) => return Some(self.digits(numbers, &column.marks)),
            Cells::Places(_) => return None,
        };
        Some((texts, column.marks.clone()))
    }

    fn digits(&self, numbers: &Numbers, marks: &Marks) -> (Texts, Marks) {
        if let (Numbers::Scaled(scaled), true) = (numbers, marks.is_none())
            && let Some((codes, first)) = scaled.coded()
        {
            let digits = |at: &u32| scaled.cell(*at as usize).exact().map(|number| plain(&number));
            let texts = Texts::of(first.iter().map(|at| digits(at).unwrap_or_default()));
            return (texts.taken(&codes), Marks::NONE);
        }
        let mut names = Names::default();
        let mut known: BTreeMap<(i64, i64), u32> = BTreeMap::new();
        let mut number = |cell: Cell| {
            let text = || cell.exact().map_or_else(String::new, |number| plain(&number));
            match cell {
                Cell::Ratio { above, below } => {
                    Some(*known.entry((above, below)).or_insert_with(|| names.number(&text())))
                }
                Cell::Near { .. } => cell.is_exact().then(|| names.number(&text())),
            }
        };
        let one = |(at, cell): (usize, Cell)| {
            here(marks.at(at))?;
            self.or_stop(number(cell), Reason::NearJump)
        };
        let (numbered, marks) =
            settled(numbers.cells().enumerate().map(one).map(|one| one.map(Some)), || None);
        let index = numbered.into_iter().map(|number| number.unwrap_or_else(|| names.number(""))).collect();
        (names.texts(index), marks)
    }

    /// Which number of the model a table has under some codes.
    pub(super) fn row(&self, table: usize, keys: &[StepId]) -> Option<Column> {
        let table = self.context.plan.tables.get(table)?;
        let mut codes = Vec::new();
        for key in keys {
            codes.push(self.codes(self.of(*key)?)?);
        }
        let sizes = codes.iter().map(|(texts, _)| texts.names.len());
        let mut known = Hits::new(sizes, self.len);
        let places = (0..self.len).map(|at| {
            let mut combination = Some(0_u128);
            for (texts, marks) in &codes {
                here(marks.at(at).needed(self.node))?;
                let name = texts.index.get(at).copied().unwrap_or_default();
                let before = combination.and_then(|before| before.checked_mul(texts.names.len() as u128));
                combination = before.and_then(|before| before.checked_add(name.into()));
            }
            known.at(combination, || {
                let texts: Vec<&str> = codes.iter().map(|(texts, _)| texts.at(at)).collect();
                self.hit(table, &texts)
            })
        });
        let (places, marks) = settled(places, || u32::MAX);
        Some(Column { cells: Cells::Places(places), marks })
    }

    fn hit(&self, table: &TableDef, codes: &[&str]) -> Result<u32, Mark> {
        match table.at(codes, &self.context.plan.stated) {
            Hit::Row(slot) => Ok(slot.0),
            Hit::None if table.may_be_missing => Err(Mark::MISSING),
            Hit::None | Hit::Tie(..) => Err(self.stop(Reason::NoRow)),
        }
    }

    /// The instance of another grain: given members of some keys, this instance's own of the others.
    pub(super) fn find(&self, grain: KeySet, keys: &[(Key, StepId)]) -> Option<Column> {
        let own = self.context.frame.grain(self.step.grain)?;
        let mut members: Vec<Members> = Vec::new();
        for key in grain.iter() {
            members.push(match keys.iter().find(|(given, _)| *given == key) {
                Some((_, step)) => self.given(key, self.of(*step)?)?,
                None => own.members(key)?.iter().map(|member| Ok(*member)).collect(),
            });
        }
        let places = (0..self.len).map(|at| {
            let found: Result<Vec<u32>, Mark> = members
                .iter()
                .map(|of_key| of_key.get(at).copied().unwrap_or_else(|| Err(self.stop(Reason::NoMember))))
                .collect();
            let instance = self.context.frame.find(grain, &found?);
            self.or_stop(instance.and_then(|instance| u32::try_from(instance).ok()), Reason::NoMember)
        });
        let (places, marks) = settled(places, || u32::MAX);
        Some(Column { cells: Cells::Places(places), marks })
    }

    fn given(&self, key: Key, column: &Column) -> Option<Members> {
        let (texts, marks) = self.codes(column)?;
        let member = |name: &String| self.context.frame.member(key, name);
        let members: Vec<Option<u32>> = texts.names.iter().map(member).collect();
        let one = |(at, name): (usize, &u32)| {
            here(marks.at(at).needed(self.node))?;
            self.or_stop(members.get(*name as usize).copied().flatten(), Reason::NoMember)
        };
        Some(texts.index.iter().enumerate().map(one).collect())
    }
}
