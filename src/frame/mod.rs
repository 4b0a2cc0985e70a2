//! The data as columns over keys: which members there are at each grain, and the way between grains.

mod build;
mod column;
mod combine;
mod edit;

pub use build::{FrameBuilder, RowKeys};
pub use column::{Cells, Column, Number};
pub use edit::{EditedRow, Members};

use crate::base::{ColumnId, Key, KeyOrder, KeySet};
use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::sync::Arc;

/// All data that one run of a model sees.
#[derive(Clone, Debug)]
pub struct Frame {
    order: KeyOrder,
    members: Vec<Vec<String>>,
    grains: BTreeMap<KeySet, Grain>,
    ways: BTreeMap<(KeySet, KeySet), Vec<u32>>,
    columns: Vec<Column>,
    parts_of_year: bool,
    row_terms: Vec<u32>,
    /// What it was laid out from, so that it can be laid out again with other rows.
    made_of: Arc<FrameBuilder>,
}

/// The instances at a grain: for one key its members, for several the combinations that occur (rule G4), in their order.
#[derive(Clone, Debug, Default)]
pub struct Grain {
    keys: Vec<Key>,
    member_of: BTreeMap<Key, Vec<u32>>,
    len: usize,
}

impl Grain {
    /// How many instances there are.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.len
    }

    /// Whether there is none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// The keys that tell its instances apart, in order.
    #[must_use]
    pub fn keys(&self) -> &[Key] {
        &self.keys
    }

    /// The instance with these members, in the order of the keys.
    fn find(&self, members: &[u32]) -> Option<u32> {
        if members.len() != self.keys.len() {
            return None;
        }
        let columns: Vec<&[u32]> = self.keys.iter().map(|key| self.members(*key)).collect::<Option<_>>()?;
        let order = |at: usize| columns.iter().map(|column| column.get(at)).cmp(members.iter().map(Some));
        let (mut low, mut high) = (0, self.len);
        while low < high {
            let middle = low.midpoint(high);
            match order(middle) {
                Ordering::Less => low = middle + 1,
                Ordering::Greater => high = middle,
                Ordering::Equal => return u32::try_from(middle).ok(),
            }
        }
        None
    }

    /// The member that each instance has of a key that the grain determines.
    #[must_use]
    pub fn members(&self, key: Key) -> Option<&[u32]> {
        self.member_of.get(&key).map(Vec::as_slice)
    }
}

impl Frame {
    /// Which keys determine which.
    #[must_use]
    pub const fn order(&self) -> &KeyOrder {
        &self.order
    }

    /// The codes of a key's members, sorted as bytes; none for `row`.
    #[must_use]
    pub fn codes(&self, key: Key) -> &[String] {
        self.members.get(key.index()).map_or(&[], Vec::as_slice)
    }

    /// The code of a member.
    #[must_use]
    pub fn code(&self, key: Key, member: u32) -> &str {
        self.codes(key).get(member as usize).map_or("", String::as_str)
    }

    /// The member with a code.
    #[must_use]
    pub fn member(&self, key: Key, code: &str) -> Option<u32> {
        let found = self.codes(key).binary_search_by(|known| known.as_str().cmp(code)).ok()?;
        u32::try_from(found).ok()
    }

    /// The grains that the frame was built for.
    pub fn grains(&self) -> impl Iterator<Item = (KeySet, &Grain)> {
        self.grains.iter().map(|(set, grain)| (*set, grain))
    }

    /// The instances at a grain, if the frame was built for it.
    #[must_use]
    pub fn grain(&self, grain: KeySet) -> Option<&Grain> {
        self.grains.get(&grain)
    }

    /// How many instances a grain has.
    #[must_use]
    pub fn len(&self, grain: KeySet) -> usize {
        self.grain(grain).map_or(0, Grain::len)
    }

    /// Whether there is no enrolment and no member of any key.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.grains.values().all(Grain::is_empty)
    }

    /// For each instance of the finer grain, the instance of the coarser one that it belongs to;
    /// none if the finer does not determine the coarser.
    #[must_use]
    pub fn way(&self, fine: KeySet, coarse: KeySet) -> Option<&[u32]> {
        self.ways.get(&(fine, coarse)).map(Vec::as_slice)
    }

    /// The instance of the coarser grain that one instance of the finer belongs to.
    #[must_use]
    pub fn up(&self, fine: KeySet, instance: usize, coarse: KeySet) -> Option<usize> {
        if fine == coarse {
            return Some(instance);
        }
        self.way(fine, coarse)?.get(instance).map(|i| *i as usize)
    }

    /// The member of a key that an instance has.
    #[must_use]
    pub fn member_at(&self, grain: KeySet, instance: usize, key: Key) -> Option<u32> {
        self.grain(grain)?.members(key)?.get(instance).copied()
    }

    /// The instance with these members, in the order of the grain's keys.
    #[must_use]
    pub fn find(&self, grain: KeySet, members: &[u32]) -> Option<usize> {
        self.grain(grain)?.find(members).map(|instance| instance as usize)
    }

    /// A column's cells.
    #[must_use]
    pub fn column(&self, id: ColumnId) -> Option<&Column> {
        self.columns.get(id.index())
    }

    /// Whether rows stand for parts of a year, so that means weigh by student years (rule A3).
    #[must_use]
    pub const fn parts_of_year(&self) -> bool {
        self.parts_of_year
    }

    /// For each row, the number of the term that it stands for; nothing where all stand for the same.
    #[must_use]
    pub fn row_terms(&self) -> &[u32] {
        &self.row_terms
    }

    /// The same frame with one column more, after the others.
    #[must_use]
    pub fn with_more(mut self, column: Column) -> Self {
        self.columns.push(column);
        self
    }

    /// The same frame with another column in one place: what a scenario does.
    #[must_use]
    pub fn with_column(mut self, id: ColumnId, column: Column) -> Self {
        if let Some(place) = self.columns.get_mut(id.index()) {
            *place = column;
        }
        self
    }
}
