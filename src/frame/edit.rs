//! A frame laid out again with other rows or members, each new cell from the one that it came from.

use super::{Cells, Column, Frame, Grain};
use crate::base::{Key, KeySet};
use std::collections::{BTreeMap, BTreeSet};

/// A row of the new frame.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EditedRow {
    /// The old row that it comes from; none for a row that is added, whose columns have no cells yet.
    pub from: Option<usize>,
    /// The members that it has instead of the old row's, or all that it brings if it is added.
    pub keys: BTreeMap<Key, u32>,
    /// The number of the term that it stands for, if it is added.
    pub term: u32,
}

/// The members of one key in the new frame.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Members {
    /// The key.
    pub key: Key,
    /// The codes, sorted.
    pub codes: Vec<String>,
    /// For each member, its member of each key that this one determines.
    pub settled: BTreeMap<Key, Vec<u32>>,
}

impl Frame {
    /// Whether rows bring a key themselves, so that it can be another for some of them.
    #[must_use]
    pub fn rows_bring(&self, key: Key) -> bool {
        self.made_of.rows.contains_key(&key)
    }

    /// The keys that rows bring.
    pub fn brought(&self) -> impl Iterator<Item = Key> + '_ {
        self.made_of.rows.keys().copied()
    }

    /// The keys that are settled by one alone, directly or through others, with each member's member.
    #[must_use]
    pub fn settled_by(&self, key: Key) -> BTreeMap<Key, Vec<u32>> {
        let of_key = self.made_of.settled.iter().filter(|((fine, _), _)| *fine == key);
        of_key.map(|((_, coarse), members)| (*coarse, members.clone())).collect()
    }

    /// The frame with these rows instead of its own.
    #[must_use]
    pub fn with_rows(&self, rows: &[EditedRow]) -> Self {
        let mut builder = (*self.made_of).clone();
        let brought: Vec<Key> = builder.rows.keys().copied().collect();
        for key in brought {
            let members = rows.iter().filter_map(|row| self.member_of(row, key)).collect();
            builder.rows.insert(key, members);
        }
        builder.row_count = rows.len();
        if !self.row_terms.is_empty() {
            let term = |row: &EditedRow| match row.from {
                Some(from) => self.row_terms.get(from).copied().unwrap_or(row.term),
                None => row.term,
            };
            builder.row_terms = rows.iter().map(term).collect();
        }
        let grains: BTreeSet<KeySet> = self.grains.keys().copied().collect();
        let laid = builder.build(&grains);
        let from: Vec<Option<usize>> = rows.iter().map(|row| row.from).collect();
        let columns = self.columns.iter().map(|column| self.moved(column, &laid, &from, None)).collect();
        laid.with_columns(columns)
    }

    /// The same frame with the number of the term that each row stands for; none where there is only one term.
    #[must_use]
    pub fn with_terms(mut self, terms: Vec<u32>) -> Self {
        let mut builder = (*self.made_of).clone();
        builder.terms(terms.clone());
        self.row_terms = terms;
        self.made_of = std::sync::Arc::new(builder);
        self
    }

    /// A row's member of a key that rows bring: its own, what another of its new members settles, or the old row's.
    fn member_of(&self, row: &EditedRow, key: Key) -> Option<u32> {
        if let Some(own) = row.keys.get(&key) {
            return Some(*own);
        }
        let settled = row.keys.iter().find_map(|(fine, member)| {
            self.made_of.settled.get(&(*fine, key))?.get(*member as usize).copied()
        });
        settled.or_else(|| self.made_of.rows.get(&key)?.get(row.from?).copied())
    }

    /// The frame with other members of one key. Rows, files and other keys must have none of those that are gone.
    #[must_use]
    pub fn with_members(&self, new: &Members) -> Self {
        self.with_members_like(new, None)
    }

    /// The frame with one member more of a key, which is like another in all that files say of it, and has no rows.
    #[must_use]
    pub fn with_twin(&self, key: Key, member: u32, code: &str) -> Self {
        let mut codes = self.codes(key).to_vec();
        let at = codes.binary_search_by(|known| known.as_str().cmp(code)).unwrap_or_else(|at| at);
        codes.insert(at, code.to_owned());
        let mut settled = self.settled_by(key);
        for members in settled.values_mut() {
            if let Some(own) = members.get(member as usize).copied() {
                members.insert(at, own);
            }
        }
        let twin = Twin { key, code, of: self.code(key, member) };
        self.with_members_like(&Members { key, codes, settled }, Some(twin))
    }

    /// The frame with these members of a key only; itself where other keys belong to members of this one. Rows and columns
    /// must have none of those that are gone.
    #[must_use]
    pub fn with_only(&self, key: Key, kept: &BTreeSet<u32>) -> Self {
        let named = self.made_of.settled.keys().any(|(_, coarse)| *coarse == key);
        if named || kept.len() == self.codes(key).len() {
            return self.clone();
        }
        let of = |list: &[u32]| kept.iter().filter_map(|at| list.get(*at as usize).copied()).collect();
        let codes = kept.iter().map(|member| self.code(key, *member).to_owned()).collect();
        let settled = self.settled_by(key).into_iter().map(|(coarse, list)| (coarse, of(&list))).collect();
        self.with_members(&Members { key, codes, settled })
    }

    fn with_members_like(&self, new: &Members, twin: Option<Twin>) -> Self {
        let mut builder = (*self.made_of).clone();
        let place = |member: &u32| {
            let code = self.code(new.key, *member);
            let found = new.codes.binary_search_by(|known| known.as_str().cmp(code)).ok();
            found.and_then(|found| u32::try_from(found).ok())
        };
        if let Some(codes) = builder.members.get_mut(new.key.index()) {
            codes.clone_from(&new.codes);
        }
        if let Some(members) = builder.rows.get_mut(&new.key) {
            *members = members.iter().filter_map(place).collect();
        }
        for ((fine, coarse), members) in &mut builder.settled {
            if *coarse == new.key {
                *members = members.iter().filter_map(place).collect();
            } else if *fine == new.key
                && let Some(settled) = new.settled.get(coarse)
            {
                members.clone_from(settled);
            }
        }
        for (keys, combinations) in &mut builder.combinations {
            let Some(at) = keys.iter().position(|key| *key == new.key) else { continue };
            combinations.retain_mut(|combination| match combination.get_mut(at) {
                Some(member) => place(member).map(|new| *member = new).is_some(),
                None => false,
            });
            twin.iter().for_each(|twin| twin.join(&new.codes, at, combinations));
        }
        let grains: BTreeSet<KeySet> = self.grains.keys().copied().collect();
        let laid = builder.build(&grains);
        let from: Vec<Option<usize>> = (0..self.made_of.row_count).map(Some).collect();
        let columns =
            self.columns.iter().map(|column| self.moved(column, &laid, &from, twin.as_ref())).collect();
        laid.with_columns(columns)
    }

    /// A column's cells in a new layout: a row's from the row that it comes from, others from the same members.
    fn moved(&self, column: &Column, laid: &Self, rows: &[Option<usize>], twin: Option<&Twin>) -> Column {
        let from: Vec<Option<usize>> = if column.grain.has(Key::ROW) {
            rows.to_vec()
        } else {
            let new = laid.grain(column.grain);
            (0..laid.len(column.grain)).map(|at| self.same(column.grain, laid, (new?, at), twin)).collect()
        };
        let cells = match &column.cells {
            Cells::Numbers(cells) => Cells::Numbers(taken(cells, &from)),
            Cells::Texts(cells) => Cells::Texts(taken(cells, &from)),
            Cells::YesNo(cells) => Cells::YesNo(taken(cells, &from)),
            Cells::Dates(cells) => Cells::Dates(taken(cells, &from)),
        };
        Column { grain: column.grain, cells }
    }

    /// The instance of this frame that has the same codes as one of another; a twin has those of whom it is like.
    fn same(&self, grain: KeySet, laid: &Self, at: (&Grain, usize), twin: Option<&Twin>) -> Option<usize> {
        let (new, at) = at;
        let members: Option<Vec<u32>> = new
            .keys()
            .iter()
            .map(|key| {
                let code = laid.code(*key, *new.members(*key)?.get(at)?);
                let alike = twin.filter(|twin| twin.key == *key && twin.code == code);
                self.member(*key, alike.map_or(code, |twin| twin.of))
            })
            .collect();
        self.find(grain, &members?)
    }
}

/// A new member that is like another.
struct Twin<'a> {
    key: Key,
    code: &'a str,
    of: &'a str,
}

impl Twin<'_> {
    /// Every combination of the one that it is like, for itself too.
    fn join(&self, codes: &[String], at: usize, combinations: &mut Vec<Vec<u32>>) {
        let place = |code: &str| {
            let found = codes.binary_search_by(|known| known.as_str().cmp(code)).ok();
            found.and_then(|found| u32::try_from(found).ok())
        };
        let (Some(own), Some(of)) = (place(self.code), place(self.of)) else { return };
        let mut more: Vec<Vec<u32>> =
            combinations.iter().filter(|combination| combination.get(at) == Some(&of)).cloned().collect();
        more.iter_mut().filter_map(|combination| combination.get_mut(at)).for_each(|member| *member = own);
        combinations.extend(more);
    }
}

fn taken<T: Clone>(cells: &[Option<T>], from: &[Option<usize>]) -> Vec<Option<T>> {
    from.iter().map(|from| cells.get((*from)?).cloned().flatten()).collect()
}
