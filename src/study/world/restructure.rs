//! Rows and members as a scenario has moved, added and removed them, one change after another.

use super::Maker;
use super::freeze::Kept;
use super::structure::{Happens, Structural};
use crate::base::{ColumnId, Exact, Key, KeySet, NodeId, suggest};
use crate::diag::{Place, RunFault, ScenarioFault};
use crate::frame::{Cells, Column, EditedRow, Frame, Members};
use crate::scenario::Named;
use crate::text::Label;
use std::collections::BTreeMap;

impl Maker<'_> {
    /// The data after every change of rows and members; `first` is the number of the first changed column's node.
    pub(super) fn restructured(&mut self, frame: Frame, first: usize, slots: &[Exact]) -> Option<Frame> {
        let structure = std::mem::take(&mut self.structure);
        let frame = match self.flowing.take() {
            Some(flowing) => self.flowed(&flowing, &frame, slots)?,
            None => frame,
        };
        self.terms = self.terms_of(&frame);
        let (mut frame, mut frozen, mut kept) = (frame, 0, Vec::new());
        for structural in &structure {
            for made in frozen..structural.after {
                let Some(of) = *self.stands_for.get(made)? else { continue };
                let id = NodeId(u32::try_from(first + made).ok()?);
                let (next, more) = self.freeze(id, of, frame, slots)?;
                frame = next;
                kept.extend(more);
            }
            frozen = structural.after.max(frozen);
            frame = self.happened(structural, frame, &kept, slots)?;
        }
        Some(frame)
    }

    fn happened(&mut self, one: &Structural, frame: Frame, kept: &[Kept], slots: &[Exact]) -> Option<Frame> {
        let grain = match &one.happens {
            Happens::MembersAdded(key, _) | Happens::MembersGone(key) => KeySet::of(*key),
            _ => KeySet::ROW,
        };
        let picked: Vec<bool> = match &one.picks {
            Some(picks) => self
                .asked(&picks.typed, grain, &frame, slots)?
                .into_iter()
                .map(|yes| yes == Some(true))
                .collect(),
            None => vec![true; frame.len(grain)],
        };
        let adds = matches!(one.happens, Happens::RowsAdded(_) | Happens::MembersAdded(..));
        if !adds && !picked.contains(&true) {
            self.found.warning(ScenarioFault::PicksNobody, one.place.clone());
        }
        match &one.happens {
            Happens::Moved { to, parted } => self.moved_rows(frame, &picked, to, *parted),
            Happens::RowsGone => {
                let rows = picked.iter().enumerate().filter(|(_, gone)| !**gone).map(|(row, _)| same(row));
                Some(frame.with_rows(&rows.collect::<Vec<_>>()))
            }
            Happens::MembersGone(key) => self.members_gone(&frame, *key, &picked, &one.place),
            Happens::RowsAdded(added) => self.rows_added(frame, added, kept),
            Happens::MembersAdded(key, added) => self.members_added(&frame, *key, added, kept),
        }
    }

    fn moved_rows(
        &mut self,
        frame: Frame,
        picked: &[bool],
        to: &[(Key, &Named)],
        parted: Option<[ColumnId; 2]>,
    ) -> Option<Frame> {
        let mut keys: BTreeMap<Key, u32> = BTreeMap::new();
        for (key, code) in to {
            let others = self.model.order.closure(KeySet::of(*key));
            if others.iter().any(|key| self.flow_keys.has(key)) {
                self.found.error(ScenarioFault::FlowThenMove, code.place.clone());
                return None;
            }
            if !frame.rows_bring(*key) {
                let key = self.key_names(KeySet::of(*key));
                self.found.error(ScenarioFault::NotOfRows { key }, code.place.clone());
                return None;
            }
            keys.insert(*key, self.member(&frame, *key, &code.text, &code.place)?);
        }
        let (mut rows, mut goes, mut stays) = (Vec::new(), Vec::new(), Vec::new());
        for (row, moves) in picked.iter().enumerate() {
            if parted.is_some() || !moves {
                rows.push(same(row));
                goes.push(Some(false));
                stays.push(Some(*moves));
            }
            if *moves {
                rows.push(EditedRow { from: Some(row), keys: keys.clone(), term: 0 });
                goes.push(Some(true));
                stays.push(Some(false));
            }
        }
        let mut frame = frame.with_rows(&rows);
        if let Some([going, staying]) = parted {
            for (column, cells) in [(going, goes), (staying, stays)] {
                frame = frame.with_column(column, Column { grain: KeySet::ROW, cells: Cells::YesNo(cells) });
            }
        }
        Some(frame)
    }

    /// The member of a code; an unknown one is told.
    pub(super) fn member(&mut self, frame: &Frame, key: Key, code: &str, place: &Place) -> Option<u32> {
        let member = frame.member(key, code);
        if member.is_none() {
            let codes = || frame.codes(key).iter().map(String::as_str);
            let known = match suggest::nearest_code(code, codes()) {
                Some(near) => near.to_owned(),
                None => suggest::some(codes(), 10),
            };
            let (Label { sv, en }, code) = (self.key_label(key), code.to_owned());
            self.found.error(RunFault::NoSuchMember { sv, en, code, known }, place.clone());
        }
        member
    }

    /// Members are gone only when nobody is theirs any longer.
    fn members_gone(&mut self, frame: &Frame, key: Key, picked: &[bool], place: &Place) -> Option<Frame> {
        let gone: Vec<u32> = (0..).zip(picked).filter(|(_, gone)| **gone).map(|(member, _)| member).collect();
        let is_gone = |member: &u32| gone.contains(member);
        let rows = frame.grain(KeySet::ROW).and_then(|rows| rows.members(key));
        let still = rows.into_iter().flatten().find(|member| is_gone(member)).copied();
        let settles = (0..self.model.keys.len()).filter_map(|fine| u8::try_from(fine).ok()).map(Key);
        let settles = settles.filter_map(|fine| frame.settled_by(fine).get(&key).cloned()).flatten();
        let still = still.or_else(|| settles.into_iter().find(is_gone));
        if let Some(member) = still {
            let code = frame.code(key, member).to_owned();
            self.found.error(ScenarioFault::StillThere { code }, place.clone());
            return None;
        }
        let keep = |member: usize| !u32::try_from(member).is_ok_and(|member| gone.contains(&member));
        let codes = kept(frame.codes(key), &keep);
        let settled = frame.settled_by(key).into_iter().map(|(coarse, list)| (coarse, kept(&list, &keep)));
        Some(frame.with_members(&Members { key, codes, settled: settled.collect() }))
    }
}

fn kept<T: Clone>(list: &[T], keep: &dyn Fn(usize) -> bool) -> Vec<T> {
    list.iter().enumerate().filter(|(at, _)| keep(*at)).map(|(_, one)| one.clone()).collect()
}

/// A row that stays as it is.
pub(super) fn same(row: usize) -> EditedRow {
    EditedRow { from: Some(row), ..EditedRow::default() }
}
