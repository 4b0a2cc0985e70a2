//! The members of each key (rule K1), and which member of another key each settles (rule K2).

use super::{Binder, text};
use crate::base::{Key, suggest};
use crate::data::{ColumnFile, Part};
use crate::diag::{Diagnostic, Role, RunFault};
use crate::text::{Alike, Cell, Label, tell_many};
use std::collections::{BTreeMap, BTreeSet};

impl<'a> Binder<'a> {
    /// K1: declared members, else the rows of the key's own file, else the distinct codes seen.
    pub(super) fn key_members(&mut self) -> Vec<Vec<String>> {
        let keys: Vec<Key> = (0..).map(Key).take(self.model.keys.len()).collect();
        keys.into_iter().map(|key| if key == Key::ROW { Vec::new() } else { self.members_of(key) }).collect()
    }

    fn members_of(&mut self, key: Key) -> Vec<String> {
        let (name, label) = (self.key_name(key).to_owned(), self.key_label(key));
        let declared = self.model.keys.get(key.index()).and_then(|def| def.members.clone());
        let mut codes: BTreeSet<String> = declared.clone().unwrap_or_default().into_iter().collect();
        let own = self.own_file(&name);
        if declared.is_none()
            && let Some((part, column)) = own
        {
            codes.extend((0..part.grid.len()).filter_map(|row| text(part, row, column)));
        }
        let closed = declared.is_some() || own.is_some();
        let mut faults: Vec<Diagnostic> = Vec::new();
        for (part, column) in self.mentions(&name) {
            let alike = part.grid.alike(column);
            let are_bad: Vec<bool> = alike
                .read(|row| match part.text_of(row, column).is() {
                    Some(code) if closed => !codes.contains(code),
                    Some(code) => {
                        codes.insert(code.to_owned());
                        false
                    }
                    None => true,
                })
                .into_iter()
                .map(|bad| bad == Some(true))
                .collect();
            let list = own.map_or("members", |(own, _)| own.file.as_deref().unwrap_or("data.toml"));
            let asked = Asked { label: &label, codes: &codes, list };
            faults.extend(asked.faults(part, column, &alike, &are_bad));
        }
        tell_many(faults, &mut self.found);
        if name == "term" && codes.is_empty() {
            codes.extend(self.data.rows.iter().map(|rows| rows.name.clone()));
        }
        codes.into_iter().collect()
    }

    /// The key's own table, with the column that names its members.
    fn own_file(&self, name: &str) -> Option<(&'a Part, usize)> {
        let file = self.data.keys.iter().find(|file| file.key == name)?;
        file.part.as_ref().zip(file.member_column)
    }

    /// Every other table with a column of the key.
    fn mentions(&self, name: &str) -> Vec<(&'a Part, usize)> {
        let columns_of = self.data.columns_of.iter();
        let rows = self.data.rows.iter().map(|rows| &rows.part);
        let parts = columns_of.map(|file| &file.part).chain(rows);
        let own = self.data.keys.iter().filter(|file| file.key != name).filter_map(|file| file.part.as_ref());
        parts.chain(own).filter_map(|part| Some((part, part.column(name)?.index))).collect()
    }

    /// K2: each key settles what it is declared to determine; the data must bear that out.
    pub(super) fn settle_keys(&mut self) {
        let keys: Vec<(Key, Key)> = (0..)
            .map(Key)
            .zip(&self.model.keys)
            .skip(1)
            .flat_map(|(fine, def)| def.determines.iter().map(move |coarse| (fine, coarse)))
            .collect();
        for (fine, coarse) in keys {
            if let Some(members) = self.settle(fine, coarse) {
                self.settled.insert((fine, coarse), members);
            }
        }
        self.settle_through();
    }

    /// K2 is transitive: what a settled key settles is settled too.
    fn settle_through(&mut self) {
        loop {
            let mut further: Vec<((Key, Key), Vec<u32>)> = Vec::new();
            for ((a, b), first) in &self.settled {
                for ((from, c), second) in &self.settled {
                    if from == b && a != c && !self.settled.contains_key(&(*a, *c)) {
                        let through = first.iter().filter_map(|m| second.get(*m as usize).copied()).collect();
                        further.push(((*a, *c), through));
                    }
                }
            }
            if further.is_empty() {
                return;
            }
            self.settled.extend(further);
        }
    }

    fn settle(&mut self, fine: Key, coarse: Key) -> Option<Vec<u32>> {
        let (fine_name, coarse_name) = (self.key_name(fine).to_owned(), self.key_name(coarse).to_owned());
        let mut seen: BTreeMap<u32, (u32, (&Part, usize, usize))> = BTreeMap::new();
        let data = self.data;
        for part in data.parts() {
            let (Some(a), Some(b)) = (part.column(&fine_name), part.column(&coarse_name)) else { continue };
            let (a, b) = (a.index, b.index);
            let [fines, coarses] = [part.grid.alike(a), part.grid.alike(b)];
            let member =
                |key: Key, row: usize, column: usize| self.member(key, part.text_of(row, column).is()?);
            let from_members = fines.read(|row| member(fine, row, a));
            let to_members = coarses.read(|row| member(coarse, row, b));
            for (row, (x, y)) in fines.of_row().iter().zip(coarses.of_row()).enumerate() {
                let of = |members: &[Option<Option<u32>>], number: u32| *members.get(number as usize)?;
                let pair = of(&from_members, *x).flatten().zip(of(&to_members, *y).flatten());
                let Some((from, to)) = pair else { continue };
                match seen.get(&from) {
                    Some((known, (first, first_row, first_column))) if *known != to => {
                        let fault =
                            RunFault::NotDetermined { fine: fine_name.clone(), coarse: coarse_name.clone() };
                        let first = first.grid.place(*first_row, *first_column);
                        let clash = Diagnostic::error(fault, part.grid.place(row, b));
                        self.found.add(clash.with(Role::FirstHere, first));
                    }
                    Some(_) => {}
                    None => drop(seen.insert(from, (to, (part, row, b)))),
                }
            }
        }
        let count = self.members.get(fine.index()).map_or(0, Vec::len);
        let settled: Vec<u32> = (0..).take(count).filter_map(|m| seen.get(&m).map(|(to, _)| *to)).collect();
        if settled.len() == count {
            return Some(settled);
        }
        let lacking = (0..).zip(self.members.get(fine.index()).into_iter().flatten());
        let lacking: Vec<&str> =
            lacking.filter(|(m, _)| !seen.contains_key(m)).map(|(_, c)| c.as_str()).collect();
        let codes = lacking.join(", ");
        let fault = RunFault::NotSettled { fine: fine_name, coarse: coarse_name, codes };
        self.found.error(fault, self.data.place.clone());
        None
    }

    /// The keys of a table of several, each with its column; nothing if the model lacks one of them.
    pub(super) fn keys_of(&self, file: &ColumnFile) -> Option<Vec<(Key, usize)>> {
        let key = |name: &String| Some((self.model.key_named(name)?, file.part.column(name)?.index));
        file.per.iter().map(key).collect()
    }

    /// Combinations that files of several keys bring.
    pub(super) fn combinations(&self) -> Vec<(Vec<Key>, Vec<Vec<u32>>)> {
        let mut all = Vec::new();
        for file in &self.data.columns_of {
            let Some(keys) = self.keys_of(file) else { continue };
            let members = (0..file.part.grid.len()).filter_map(|row| {
                keys.iter().map(|(key, column)| self.member(*key, &text(&file.part, row, *column)?)).collect()
            });
            all.push((keys.iter().map(|(key, _)| *key).collect(), members.collect()));
        }
        all
    }
}

/// A key whose codes are looked for.
struct Asked<'a> {
    label: &'a Label,
    codes: &'a BTreeSet<String>,
    /// What lists its codes: a file, or `members` of the model.
    list: &'a str,
}

impl Asked<'_> {
    /// What is wrong with the cells of a column: each different code once, a row that is a sum as such, and a column of
    /// nothing but strangers as a whole.
    fn faults(&self, part: &Part, column: usize, alike: &Alike<'_>, are_bad: &[bool]) -> Vec<Diagnostic> {
        let place = |row: usize| part.grid.place(row, column);
        let mut faults: Vec<Diagnostic> = Vec::new();
        let mut strangers: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
        let mut bad = 0;
        for row in alike.rows_where(are_bad) {
            bad += 1;
            if let Some(sum) = sum_row(part, row) {
                faults.push(sum);
            } else if let Some(code) = part.text_of(row, column).is() {
                strangers.entry(code).or_insert((row, 0)).1 += 1;
            } else {
                let fault = RunFault::EmptyKey { sv: self.label.sv.clone(), en: self.label.en.clone() };
                faults.push(Diagnostic::error(fault, place(row)));
            }
        }
        let first = strangers.values().map(|(row, _)| *row).min();
        if let Some(row) = first.filter(|_| bad == part.grid.len() && strangers.len() > 1) {
            return vec![Diagnostic::error(self.no_code(part, column), place(row))];
        }
        let told = strangers.into_iter().map(|(code, (row, rows))| (row, self.unknown(code, rows)));
        faults.extend(told.map(|(row, fault)| Diagnostic::error(fault, place(row))));
        faults
    }

    fn no_code(&self, part: &Part, column: usize) -> RunFault {
        let (Label { sv, en }, list) = (self.label.clone(), self.list.to_owned());
        let column = part.grid.columns().get(column).cloned().unwrap_or_default();
        RunFault::NoCodeKnown { sv, en, column, list }
    }

    fn unknown(&self, code: &str, rows: usize) -> RunFault {
        let known = || self.codes.iter().map(String::as_str);
        let (Label { sv, en }, list, rows) = (self.label.clone(), self.list.to_owned(), rows.to_string());
        let (near, zero) = (suggest::nearest_code(code, known()), suggest::zero_lost(code, known()));
        let code = code.to_owned();
        match (zero, near) {
            (Some(known), _) => RunFault::ZeroLost { code, known: known.to_owned() },
            (None, Some(near)) => RunFault::UnknownCode { sv, en, code, near: near.to_owned(), list, rows },
            (None, None) => RunFault::UnknownCodeAlone { sv, en, code, list, rows },
        }
    }
}

/// A row of a file that adds up the others: it says so in a cell, or has a number and nothing else.
fn sum_row(part: &Part, row: usize) -> Option<Diagnostic> {
    const WORDS: [&str; 9] =
        ["totalt", "total", "summa", "summa:", "sum", "samtliga", "alla", "tot", "totalsumma"];
    let columns = 0..part.grid.columns().len();
    let said =
        columns.clone().find(|col| WORDS.contains(&part.grid.written(row, *col).to_lowercase().as_str()));
    let mut filled = columns.filter(|col| !part.grid.written(row, *col).is_empty());
    let alone = filled.next().filter(|_| filled.next().is_none());
    let alone = alone.filter(|col| matches!(part.grid.number(row, *col), Ok(Cell::Is(_))));
    let col = said.or(alone)?;
    let written = part.grid.written(row, col).to_owned();
    Some(Diagnostic::error(RunFault::SumRow { written }, part.grid.place(row, col)))
}
