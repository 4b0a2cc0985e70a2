//! A population: lines of students taken from the rows of the data, laid out as a frame, and what a change makes of it.

use super::ground::Ground;
use crate::base::number::whole;
use crate::base::{ColumnId, Exact, Key, KeySet};
use crate::frame::{Cells, Column, EditedRow, Frame, Number};
use std::collections::{BTreeMap, BTreeSet};

/// Students who are alike: a row of the data, with what is another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The row of the data that it is like.
    pub from: usize,
    /// The members that it has instead of the row's, by their places in the data.
    pub keys: BTreeMap<Key, u32>,
    /// The numbers that it has instead of the row's, in base units.
    pub cells: BTreeMap<ColumnId, Exact>,
    /// Its students, if not the row's.
    pub students: Option<Exact>,
    /// Whether the change is about it.
    pub marked: bool,
}

/// Lines of students, and the schools that there are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Population {
    /// The lines.
    pub lines: Vec<Line>,
    /// The schools, by their places in the data; all if none are named.
    pub schools: Option<BTreeSet<u32>>,
}

/// What happens to a population: the same students before and after.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edit {
    /// A number of one student of the marked line: before, and after.
    Number(ColumnId, Exact, Exact),
    /// A number of the whole group that the marked line belongs to.
    GroupNumber(ColumnId, Exact, Exact),
    /// No becomes yes, for the marked line or its group.
    Yes(ColumnId),
    /// One student of the marked line leaves for nowhere.
    Leaves,
    /// One student of the marked line goes to another school.
    Moves(u32),
    /// The marked lines of one school go to a new school that is like it.
    Splits,
    /// The lines stand in the opposite order.
    Reorders,
    /// The marked line's school gets another kind of organiser.
    Turns(ColumnId, String),
    /// Nothing: a condition on the population itself.
    Stays,
}

impl Line {
    /// A row of the data as it is.
    #[must_use]
    pub const fn of(row: usize) -> Self {
        Self { from: row, keys: BTreeMap::new(), cells: BTreeMap::new(), students: None, marked: false }
    }
}

impl Population {
    /// The data as they are.
    #[must_use]
    pub fn data(rows: usize) -> Self {
        Self { lines: (0..rows).map(Line::of).collect(), schools: None }
    }

    /// The place of the marked line.
    #[must_use]
    pub fn subject(&self) -> Option<usize> {
        self.lines.iter().position(|line| line.marked)
    }

    /// The marked line alone.
    #[must_use]
    pub fn subject_alone(&self) -> Self {
        let lines = self.lines.iter().filter(|line| line.marked).cloned().collect();
        Self { lines, schools: self.schools.clone() }
    }

    /// The same with so many students in the marked line.
    #[must_use]
    pub fn with_students(&self, students: Exact) -> Option<Self> {
        self.with_subject(|line| Some(Line { students: Some(students.clone()), ..line.clone() }))
    }

    /// How many students there are.
    #[must_use]
    pub fn students(&self, ground: &Ground) -> Exact {
        self.lines.iter().fold(whole(0), |sum, line| sum + ground.students(line))
    }

    /// The same with one student of the marked line in a line of their own.
    fn parted(&self, ground: &Ground) -> Option<Self> {
        let at = self.subject()?;
        let mut parted = self.clone();
        let line = parted.lines.get_mut(at)?;
        let students = ground.students(line);
        if students < whole(1) {
            return None;
        }
        let one = Line { students: Some(whole(1)), ..line.clone() };
        if students > whole(1) {
            (line.students, line.marked) = (Some(students - whole(1)), false);
            parted.lines.insert(at + 1, one);
        } else {
            *line = one;
        }
        Some(parted)
    }

    /// The same with another line in the place of the marked one; without it, if there is none.
    fn with_subject(&self, change: impl Fn(&Line) -> Option<Line>) -> Option<Self> {
        let at = self.subject()?;
        let mut changed = self.clone();
        match change(self.lines.get(at)?) {
            Some(line) => *changed.lines.get_mut(at)? = line,
            None => drop(changed.lines.remove(at)),
        }
        Some(changed)
    }

    /// The population before and after a change, as frames; nothing if the change does not fit.
    #[must_use]
    pub fn changed(&self, edit: &Edit, ground: &Ground) -> Option<[Frame; 2]> {
        let before = |population: &Self| population.frame(ground);
        match edit {
            Edit::Number(column, from, to) => {
                let parted = self.parted(ground)?;
                let with = |number: &Exact| {
                    parted.with_subject(|line| {
                        let mut line = line.clone();
                        line.cells.insert(*column, number.clone());
                        Some(line)
                    })
                };
                Some([with(from)?.frame(ground)?, with(to)?.frame(ground)?])
            }
            Edit::Leaves => {
                let parted = self.parted(ground)?;
                Some([before(self)?, parted.with_subject(|_| None)?.frame(ground)?])
            }
            Edit::Moves(school) => {
                let parted = self.parted(ground)?;
                let moved = parted.with_subject(|line| {
                    let mut line = line.clone();
                    line.keys.insert(ground.payee, *school);
                    Some(line)
                })?;
                Some([before(self)?, moved.frame(ground)?])
            }
            Edit::Reorders => {
                let lines = self.lines.iter().rev().cloned().collect();
                Some([before(self)?, Self { lines, schools: self.schools.clone() }.frame(ground)?])
            }
            Edit::Splits => {
                let whole = before(self)?;
                let split = self.split(&whole, ground)?;
                Some([whole, split])
            }
            Edit::Yes(_) | Edit::GroupNumber(..) | Edit::Turns(..) => {
                let frame = before(self)?;
                let at = |value: bool| self.with_cell(frame.clone(), edit, value);
                Some([at(false)?, at(true)?])
            }
            Edit::Stays => {
                let frame = before(self)?;
                Some([frame.clone(), frame])
            }
        }
    }

    /// The lines as a frame.
    #[must_use]
    pub fn frame(&self, ground: &Ground) -> Option<Frame> {
        if self.is_data() {
            return Some(ground.frame.clone());
        }
        let row = |line: &Line| EditedRow { from: Some(line.from), keys: line.keys.clone(), term: 0 };
        let rows: Vec<EditedRow> = self.lines.iter().map(row).collect();
        let mut frame = ground.frame.with_rows(&rows);
        let columns: BTreeSet<ColumnId> =
            self.lines.iter().flat_map(|line| line.cells.keys().copied()).collect();
        for id in columns {
            let own = |line: &Line| line.cells.get(&id).cloned();
            frame = self.with_numbers(frame, id, own)?;
        }
        if self.lines.iter().any(|line| line.students.is_some()) {
            for (id, is_years) in
                [(ground.students, false), (ground.student_years, true)].map(|(id, years)| (id, years))
            {
                let Some(id) = id else { continue };
                let own = |line: &Line| {
                    let students = line.students.clone()?;
                    Some(if is_years { students * ground.part_of_year(line.from) } else { students })
                };
                frame = self.with_numbers(frame, id, own)?;
            }
        }
        match &self.schools {
            Some(schools) => Some(frame.with_only(ground.payee, schools)),
            None => Some(frame),
        }
    }

    /// Whether these are the data as they are.
    #[must_use]
    pub fn is_data(&self) -> bool {
        let plain = |(at, line): (usize, &Line)| {
            line.from == at && line.keys.is_empty() && line.cells.is_empty() && line.students.is_none()
        };
        self.schools.is_none() && self.lines.iter().enumerate().all(plain)
    }

    /// The frame with other numbers in a column of rows, where a line has its own.
    fn with_numbers(
        &self,
        frame: Frame,
        id: ColumnId,
        own: impl Fn(&Line) -> Option<Exact>,
    ) -> Option<Frame> {
        let column = frame.column(id)?;
        let Cells::Numbers(cells) = &column.cells else { return None };
        let mut cells = cells.clone();
        for (cell, line) in cells.iter_mut().zip(&self.lines) {
            if let Some(number) = own(line) {
                *cell = Some(Number::of(&number)?);
            }
        }
        Some(frame.with_column(id, Column { grain: KeySet::ROW, cells: Cells::Numbers(cells) }))
    }

    /// The frame with the cell of the marked line's group as it is before or after a change.
    fn with_cell(&self, frame: Frame, edit: &Edit, after: bool) -> Option<Frame> {
        let (Edit::Yes(id) | Edit::GroupNumber(id, ..) | Edit::Turns(id, _)) = edit else { return None };
        let column = frame.column(*id)?;
        let at = frame.up(KeySet::ROW, self.subject()?, column.grain)?;
        let mut column = column.clone();
        match (&mut column.cells, edit) {
            (Cells::YesNo(cells), Edit::Yes(_)) => *cells.get_mut(at)? = Some(after),
            (Cells::Numbers(cells), Edit::GroupNumber(_, from, to)) => {
                *cells.get_mut(at)? = Some(Number::of(if after { to } else { from })?);
            }
            (Cells::Texts(cells), Edit::Turns(_, kind)) if after => *cells.get_mut(at)? = Some(kind.clone()),
            (Cells::Texts(_), Edit::Turns(..)) => {}
            _ => return None,
        }
        Some(frame.with_column(*id, column))
    }

    /// The marked lines in a new school that is like their own; nothing unless some of that school go and some stay.
    fn split(&self, whole: &Frame, ground: &Ground) -> Option<Frame> {
        let schools: Vec<u32> = whole.grain(KeySet::ROW)?.members(ground.payee)?.to_vec();
        let marked = || schools.iter().zip(&self.lines).filter(|(_, line)| line.marked);
        let (own, _) = marked().next()?;
        let stays = schools.iter().zip(&self.lines).any(|(school, line)| school == own && !line.marked);
        if !stays || marked().any(|(school, _)| school != own) {
            return None;
        }
        let twin = ground.twin_code(whole.code(ground.payee, *own));
        let split = whole.with_twin(ground.payee, *own, &twin);
        let new = split.member(ground.payee, &twin)?;
        let row = |(at, line): (usize, &Line)| {
            let keys = if line.marked { [(ground.payee, new)].into() } else { BTreeMap::new() };
            EditedRow { from: Some(at), keys, term: 0 }
        };
        Some(split.with_rows(&self.lines.iter().enumerate().map(row).collect::<Vec<_>>()))
    }
}
