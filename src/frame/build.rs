//! A frame from keys, their dependencies, the combinations that files bring, and columns.

use super::combine::Combined;
use super::{Column, Frame, Grain};
use crate::base::{Key, KeyOrder, KeySet};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// For each row of enrolment, its member of each key that rows bring.
pub type RowKeys = BTreeMap<Key, Vec<u32>>;

/// What brings combinations: the member that each of its instances has of some keys.
struct Source<'a> {
    known: BTreeMap<Key, Cow<'a, [u32]>>,
    len: usize,
}

impl<'a> Source<'a> {
    fn new(known: &'a RowKeys, len: usize) -> Self {
        let known = known.iter().map(|(key, members)| (*key, Cow::Borrowed(members.as_slice())));
        Self { known: known.collect(), len }
    }
}

/// Gathers what the files bring until every grain can be laid out.
#[derive(Clone, Debug)]
pub struct FrameBuilder {
    pub(super) order: KeyOrder,
    pub(super) members: Vec<Vec<String>>,
    /// For each member of the first key, its member of the second.
    pub(super) settled: BTreeMap<(Key, Key), Vec<u32>>,
    pub(super) rows: RowKeys,
    pub(super) row_count: usize,
    pub(super) combinations: Vec<(Vec<Key>, Vec<Vec<u32>>)>,
    parts_of_year: bool,
    pub(super) row_terms: Vec<u32>,
}

impl FrameBuilder {
    /// A builder for keys with these members, sorted by code; the first is `row`, which has none.
    #[must_use]
    pub const fn new(order: KeyOrder, members: Vec<Vec<String>>) -> Self {
        Self {
            order,
            members,
            settled: BTreeMap::new(),
            rows: BTreeMap::new(),
            row_count: 0,
            combinations: Vec::new(),
            parts_of_year: false,
            row_terms: Vec::new(),
        }
    }

    /// Says which member of `coarse` each member of `fine` belongs to (rule K2).
    pub fn settle(&mut self, fine: Key, coarse: Key, members: Vec<u32>) {
        self.settled.insert((fine, coarse), members);
    }

    /// The rows of enrolment, by the keys that they bring.
    pub fn rows(&mut self, count: usize, keys: RowKeys, parts_of_year: bool) {
        self.rows = keys;
        self.row_count = count;
        self.parts_of_year = parts_of_year;
    }

    /// For each row, the number of the term that it stands for: students of two terms are never added.
    pub fn terms(&mut self, terms: Vec<u32>) {
        self.row_terms = terms;
    }

    /// The combinations of members that a file of several keys brings.
    pub fn combinations(&mut self, keys: Vec<Key>, members: Vec<Vec<u32>>) {
        self.combinations.push((keys, members));
    }

    /// Lays out the grains and the ways between them. Columns are added when their grains are known.
    #[must_use]
    pub fn build(self, grains: &BTreeSet<KeySet>) -> Frame {
        let mut laid: BTreeMap<KeySet, Grain> = BTreeMap::new();
        for grain in grains.iter().copied().chain([KeySet::NONE]) {
            let layout = if grain.has(Key::ROW) { self.row_grain() } else { self.key_grain(grain) };
            laid.insert(grain, layout);
        }
        let ways = self.ways(&laid);
        Frame {
            order: self.order.clone(),
            members: self.members.clone(),
            grains: laid,
            ways,
            columns: Vec::new(),
            parts_of_year: self.parts_of_year,
            row_terms: self.row_terms.clone(),
            made_of: Arc::new(self),
        }
    }

    fn row_grain(&self) -> Grain {
        let mut member_of = self.rows.clone();
        let rows = Source::new(&self.rows, self.row_count);
        for key in self.order.closure(KeySet::ROW).without(Key::ROW).iter() {
            if !member_of.contains_key(&key)
                && let Some(members) = self.through_others(key, &rows)
            {
                member_of.insert(key, members.into_owned());
            }
        }
        Grain { keys: vec![Key::ROW], member_of, len: self.row_count }
    }

    /// The members of a key for each instance, through a key that settles it.
    fn through_others<'s>(&self, key: Key, source: &'s Source<'_>) -> Option<Cow<'s, [u32]>> {
        if let Some(own) = source.known.get(&key) {
            return Some(Cow::Borrowed(own));
        }
        let (first, way) =
            source.known.iter().find_map(|(k, m)| self.settled.get(&(*k, key)).map(|way| (m, way)))?;
        let members: Vec<u32> = first.iter().filter_map(|m| way.get(*m as usize).copied()).collect();
        (members.len() == source.len).then_some(Cow::Owned(members))
    }

    /// G4: the union of the combinations in all files whose keys determine these, the rows included.
    fn key_grain(&self, grain: KeySet) -> Grain {
        let keys: Vec<Key> = grain.iter().collect();
        let found = self.found(&keys);
        let combined = if found.len == 0 { self.crossed(&keys) } else { found };
        let mut member_of: RowKeys = keys.iter().copied().zip(combined.columns).collect();
        let own = Source::new(&member_of, combined.len);
        let through = |key: Key| Some((key, self.through_others(key, &own)?.into_owned()));
        let settled: Vec<(Key, Vec<u32>)> =
            self.order.closure(grain).iter().filter(|key| !grain.has(*key)).filter_map(through).collect();
        member_of.extend(settled);
        Grain { keys, member_of, len: combined.len }
    }

    /// The combinations that any one source brings.
    fn found(&self, keys: &[Key]) -> Combined {
        if keys.is_empty() {
            return Combined::new([], 1);
        }
        let mut all: Vec<Combined> = Vec::new();
        for source in self.sources() {
            let columns: Option<Vec<Cow<[u32]>>> =
                keys.iter().map(|key| self.through_others(*key, &source)).collect();
            let Some(columns) = columns else { continue };
            all.push(Combined::new(columns.iter().map(AsRef::as_ref), source.len));
        }
        union(&all, keys.len())
    }

    /// Everything that brings combinations: the rows, each key's own list, each file of several keys.
    fn sources(&self) -> Vec<Source<'_>> {
        let mut sources = vec![Source::new(&self.rows, self.row_count)];
        for (number, members) in (0..).map(Key).zip(&self.members).skip(1) {
            let all: Vec<u32> = (0..).take(members.len()).collect();
            sources.push(Source { known: [(number, Cow::Owned(all))].into(), len: members.len() });
        }
        for (keys, combinations) in &self.combinations {
            let column = |place: usize| combinations.iter().filter_map(|c| c.get(place).copied()).collect();
            let known = keys.iter().enumerate().map(|(place, key)| (*key, column(place))).collect();
            sources.push(Source { known, len: combinations.len() });
        }
        sources
    }

    /// Keys that no file brings together: the largest part that one brings, crossed with the members of the rest.
    fn crossed(&self, keys: &[Key]) -> Combined {
        let mut parts: Vec<KeySet> = (0..1_u64 << keys.len().min(16)).map(|mask| part(keys, mask)).collect();
        parts.sort_by_key(|set| std::cmp::Reverse(set.len()));
        let largest = parts.into_iter().find_map(|set| {
            let together: Vec<Key> = keys.iter().copied().filter(|key| set.has(*key)).collect();
            let found = self.found(&together);
            (found.len > 0).then_some((together, found))
        });
        let (together, found) = largest.unwrap_or_default();
        let choices = |key: &Key, combination: &[u32]| match together.iter().position(|k| k == key) {
            Some(place) => combination.get(place).copied().into_iter().collect::<Vec<u32>>(),
            None => (0..).take(self.members.get(key.index()).map_or(0, Vec::len)).collect(),
        };
        let mut crossed: Vec<Vec<u32>> = vec![Vec::new(); keys.len()];
        for place in 0..found.len {
            let combination: Vec<u32> = found.columns.iter().filter_map(|c| c.get(place).copied()).collect();
            let lists: Vec<Vec<u32>> = keys.iter().map(|key| choices(key, &combination)).collect();
            for product in products(&lists) {
                crossed.iter_mut().zip(product).for_each(|(column, member)| column.push(member));
            }
        }
        let len = crossed.first().map_or(0, Vec::len);
        Combined::new(crossed.iter().map(Vec::as_slice), len)
    }

    fn ways(&self, laid: &BTreeMap<KeySet, Grain>) -> BTreeMap<(KeySet, KeySet), Vec<u32>> {
        let mut ways = BTreeMap::new();
        for (fine, from) in laid {
            for (coarse, to) in laid {
                if fine != coarse
                    && self.order.determines(*fine, *coarse)
                    && let Some(way) = way(from, to)
                {
                    ways.insert((*fine, *coarse), way);
                }
            }
        }
        ways
    }
}

/// The keys whose bit is set.
fn part(keys: &[Key], mask: u64) -> KeySet {
    keys.iter().enumerate().filter(|(place, _)| mask >> place & 1 == 1).map(|(_, key)| *key).collect()
}

/// Every way to take one of each list.
fn products(lists: &[Vec<u32>]) -> Vec<Vec<u32>> {
    lists.iter().fold(vec![Vec::new()], |all, list| {
        all.iter()
            .flat_map(|start| list.iter().map(move |next| [start.as_slice(), &[*next]].concat()))
            .collect()
    })
}

/// The combinations of several lists of them, each once.
fn union(all: &[Combined], keys: usize) -> Combined {
    if let [one] = all {
        return Combined { of: Vec::new(), ..one.clone() };
    }
    let column = |key: usize| all.iter().filter_map(|one| one.columns.get(key)).flatten().copied().collect();
    let columns: Vec<Vec<u32>> = (0..keys).map(column).collect();
    Combined::new(columns.iter().map(Vec::as_slice), all.iter().map(|one| one.len).sum())
}

/// For each instance of one grain, the instance of another that has its members.
fn way(from: &Grain, to: &Grain) -> Option<Vec<u32>> {
    let columns: Vec<&[u32]> = to.keys.iter().map(|key| from.members(*key)).collect::<Option<_>>()?;
    let combined = Combined::new(columns, from.len);
    let place = |place: usize| {
        let members: Vec<u32> = combined.columns.iter().filter_map(|c| c.get(place).copied()).collect();
        to.find(&members)
    };
    let places: Vec<u32> = (0..combined.len).map(place).collect::<Option<_>>()?;
    combined.of.iter().map(|of| places.get(*of as usize).copied()).collect()
}

impl Frame {
    /// Adds the columns, in the order of their numbers.
    #[must_use]
    pub fn with_columns(mut self, columns: Vec<Column>) -> Self {
        self.columns = columns;
        self
    }
}
