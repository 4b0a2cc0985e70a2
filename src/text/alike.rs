//! The rows of a column by what stands in them, so that what a text means is settled once for all rows that have it.

use super::cell::Cell;
use super::grid::{Grid, Origin};
use super::many;
use super::sheet::Sheet;
use super::words::Words;
use crate::diag::{Diagnostic, Findings};
use std::borrow::Cow;

/// The rows of a column, numbered by what stands in their cells: two with the same number read alike in every way,
/// and differ by their place only.
#[derive(Clone, Debug)]
pub struct Alike<'a> {
    of_row: Cow<'a, [u32]>,
    /// For each number the first row that has it.
    first: Vec<Option<usize>>,
}

impl Grid {
    /// The rows of a column by what stands in them.
    #[must_use]
    pub fn alike(&self, col: usize) -> Alike<'_> {
        let of_row = match self.origin(col) {
            Some(Origin::Column(own)) => match self.words_of(*own) {
                Some(alike) => return alike,
                None => self.numbered(&[*own], &[]),
            },
            Some(Origin::Turns(turns)) => self.numbered(turns, &[]),
            Some(Origin::Said(turns)) => {
                let turns = u32::try_from(turns.len()).unwrap_or(u32::MAX);
                (0..turns).cycle().take(self.len()).collect()
            }
            Some(Origin::Picked(rows, own)) => self.numbered(&[*own], rows),
            None => vec![0; self.len()],
        };
        Alike::new(of_row)
    }

    /// The words of a column of the file, where the table's rows are one stretch of the file's.
    fn words_of(&self, own: usize) -> Option<Alike<'_>> {
        let stretch = Sheet::stretch(&self.layout().rows).filter(|_| self.fold() == 1)?;
        let words = self.sheet().words(own)?;
        let first = words.first_within(stretch.clone())?;
        Some(Alike { of_row: Cow::Borrowed(words.each(stretch)?), first })
    }

    /// Numbers for cells of several columns, which each row of the file gives in turn; or for the picked rows of one.
    /// A cell that is not there has the number after all words.
    fn numbered(&self, turns: &[usize], picked: &[Option<usize>]) -> Vec<u32> {
        let columns: Vec<Option<&Words>> = turns.iter().map(|col| self.sheet().words(*col)).collect();
        let mut firsts = Vec::with_capacity(columns.len());
        let mut next = 0;
        for words in &columns {
            firsts.push(next);
            next += words.map_or(0, Words::len);
        }
        let lacking = next;
        let number = |row: usize, turn: usize| {
            let word = columns.get(turn).copied().flatten().and_then(|words| words.at(row));
            let number =
                word.zip(firsts.get(turn)).map_or(lacking + turn, |(word, first)| first + word as usize);
            u32::try_from(number).unwrap_or(u32::MAX)
        };
        let of_file = |row: usize| {
            let turn = row.checked_rem(self.fold()).unwrap_or(0);
            let own = row.checked_div(self.fold()).and_then(|row| self.layout().rows.get(row));
            // Only one column is repeated without turns.
            number(own.copied().unwrap_or(usize::MAX), turn.min(columns.len().saturating_sub(1)))
        };
        let of_picked = |row: &Option<usize>| match row {
            Some(row) => number(*row, 0),
            None => u32::try_from(lacking + 1).unwrap_or(u32::MAX),
        };
        if picked.is_empty() {
            (0..self.len()).map(of_file).collect()
        } else {
            picked.iter().map(of_picked).collect()
        }
    }
}

impl Alike<'_> {
    fn new(of_row: Vec<u32>) -> Self {
        let mut first: Vec<Option<usize>> = Vec::new();
        for (row, number) in of_row.iter().enumerate() {
            let number = *number as usize;
            if number >= first.len() {
                first.resize(number + 1, None);
            }
            if let Some(first @ None) = first.get_mut(number) {
                *first = Some(row);
            }
        }
        Self { of_row: Cow::Owned(of_row), first }
    }

    /// The number of each row.
    #[must_use]
    pub fn of_row(&self) -> &[u32] {
        &self.of_row
    }

    /// For each number, what is read from the first row that has it; nothing for a number that no row has.
    pub fn read<T>(&self, mut read: impl FnMut(usize) -> T) -> Vec<Option<T>> {
        self.first.iter().map(|first| first.map(&mut read)).collect()
    }

    /// One more than the highest number.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.first.len()
    }

    /// Whether there is no row.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.first.is_empty()
    }

    /// The rows for whose number something holds, in order.
    pub fn rows_where<'s>(&'s self, holds: &'s [bool]) -> impl Iterator<Item = usize> + 's {
        let some = holds.contains(&true);
        let rows = self.of_row.iter().enumerate().filter(move |_| some);
        rows.filter(|(_, number)| holds.get(**number as usize) == Some(&true)).map(|(row, _)| row)
    }

    /// Reads the cell of every row; those that cannot be read are told as by [`many::tell`] and stand as missing.
    pub fn read_rows<T: Clone>(
        &self,
        found: &mut Findings,
        read: impl Fn(usize) -> Result<Cell<T>, Diagnostic>,
    ) -> Vec<Cell<T>> {
        let cells = self.read(|row| read(row).ok());
        let are_bad: Vec<bool> = cells.iter().map(|cell| matches!(cell, Some(None))).collect();
        many::tell(self.rows_where(&are_bad).filter_map(|row| read(row).err()), found);
        let cell = |number: &u32| cells.get(*number as usize).cloned().flatten().flatten();
        self.of_row.iter().map(|number| cell(number).unwrap_or(Cell::Missing)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::csv;
    use crate::text::{Grid, Unfolded};

    /// Rows have the same number exactly if the same stands in them.
    fn holds(grid: &Grid) {
        for col in 0..grid.columns().len() {
            let alike = grid.alike(col);
            assert_eq!(alike.of_row().len(), grid.len());
            for (row, number) in alike.of_row().iter().enumerate() {
                let first = alike.of_row().iter().position(|other| other == number).unwrap();
                assert_eq!(alike.read(|row| row)[*number as usize], Some(first));
                assert_eq!(grid.written(row, col), grid.written(first, col), "row {row} of column {col}");
            }
        }
    }

    #[test]
    fn rows_with_the_same_number_read_alike_in_tables_of_every_form() {
        let wide = csv("Kod;Namn;proj_a;proj_b\n01;Ale;10;20\n02;Salem;30;..\n03;Ale;;10\n04;;20;20\n");
        holds(&wide);
        let turns = [(2, "a"), (3, "b"), (usize::MAX, "c")];
        let key = Unfolded {
            heading: "group".into(),
            turns: turns.iter().map(|(col, text)| (*col, Some((*text).into()))).collect(),
        };
        let value =
            Unfolded { heading: "pupils".into(), turns: turns.iter().map(|(col, _)| (*col, None)).collect() };
        holds(&wide.unfold(&[0, 1], &[key, value]));
        holds(&csv("Skola;Uppgift;Tal\nS;pris;1,5\nS;antal;2\nP;antal;3\n").gather(&[0], 1, 2).unwrap());
        holds(&csv("a;b\n1;2\n\n1;3\n4;2\n"));
    }

    #[test]
    fn rows_are_found_by_what_stands_in_them() {
        let grid = csv("a;b\nx;1\ny;2\nx;3\n");
        let alike = grid.alike(0);
        let are_x: Vec<bool> =
            alike.read(|row| grid.written(row, 0) == "x").into_iter().map(|x| x == Some(true)).collect();
        assert_eq!(alike.rows_where(&are_x).collect::<Vec<_>>(), [0, 2]);
    }
}
