//! Small populations drawn from the data's own values, without memory: the same seed gives the same populations.

use super::ground::Ground;
use super::population::{Line, Population};
use crate::base::number::{to_f64, whole};
use crate::base::{ColumnId, Exact, Key, KeySet};
use crate::chance::Source;
use num_traits::ToPrimitive;
use std::collections::{BTreeMap, BTreeSet};

/// The most schools and the most lines of a drawn population.
const SCHOOLS: usize = 3;
const LINES: usize = 6;

/// Choices one after another under a seed; each law has a stream of its own.
pub struct Draw {
    source: Source,
    number: u64,
}

impl Draw {
    /// The choices of one law.
    #[must_use]
    pub const fn new(seed: u64, stream: u32) -> Self {
        Self { source: Source::new(seed, stream), number: 0 }
    }

    /// A number below `most`, each as likely; 0 if there is none.
    pub fn below(&mut self, most: usize) -> usize {
        let level = self.source.level(self.number, 0).below();
        self.number += 1;
        let drawn = most.to_f64().and_then(|most| (level * most).to_usize());
        drawn.unwrap_or(0).min(most.saturating_sub(1))
    }

    /// One of a list.
    pub fn of<'t, T>(&mut self, list: &'t [T]) -> Option<&'t T> {
        list.get(self.below(list.len()))
    }
}

/// What populations are drawn from.
pub struct Urn<'a> {
    ground: &'a Ground<'a>,
    /// Rows with at least one student, by school.
    rows: BTreeMap<u32, Vec<usize>>,
    /// Numbers that are worth trying, by column of rows.
    turns: BTreeMap<ColumnId, Vec<Exact>>,
    /// How many students groups of the data have: rows, programmes of schools and the like.
    sizes: Vec<Exact>,
}

impl<'a> Urn<'a> {
    /// The rows and values of the data, with the columns whose numbers may be others.
    #[must_use]
    pub fn new(ground: &'a Ground, columns: &[ColumnId]) -> Self {
        let mut rows: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
        let mut groups: BTreeMap<Vec<Option<u32>>, Exact> = BTreeMap::new();
        let keys: Vec<Key> = ground.frame.brought().take(2).chain([ground.payee]).collect();
        let mut sizes: BTreeSet<Exact> = [whole(1), whole(2)].into();
        for row in 0..ground.frame.len(KeySet::ROW) {
            let line = Line::of(row);
            let students = ground.students(&line);
            if students < whole(1) {
                continue;
            }
            let members = keys.iter().map(|key| ground.frame.member_at(KeySet::ROW, row, *key)).collect();
            *groups.entry(members).or_insert_with(|| whole(0)) += &students;
            rows.entry(ground.school(&line).unwrap_or(0)).or_default().push(row);
            sizes.insert(students);
        }
        sizes.extend(groups.into_values());
        let of_rows = |id: &&ColumnId| ground.frame.column(**id).is_some_and(|c| c.grain == KeySet::ROW);
        let turns = columns.iter().filter(of_rows).map(|id| (*id, ground.turns(*id))).collect();
        Self { ground, rows, turns, sizes: sizes.into_iter().filter(|size| to_f64(size) <= 1e6).collect() }
    }

    /// Whether there is nobody to draw.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// A population of a few lines, one of them marked.
    pub fn population(&self, draw: &mut Draw) -> Population {
        let schools = self.schools(draw);
        let all: Vec<u32> = schools.iter().copied().collect();
        let mut lines: Vec<Line> = Vec::new();
        for _ in 0..=draw.below(LINES) {
            let line = match lines.first().cloned() {
                // Half of the lines stand beside the first, so that groups meet.
                Some(first) if draw.below(2) == 0 => first,
                _ => self.line(&all, draw),
            };
            lines.push(self.varied(line, draw));
        }
        let marked = draw.below(lines.len());
        if let Some(line) = lines.get_mut(marked) {
            line.marked = true;
        }
        Population { lines, schools: Some(schools) }
    }

    /// Puts a line beside the marked one, at the same school, so that there is something to split.
    pub fn join(&self, population: &mut Population, draw: &mut Draw) {
        let marked = population.subject().and_then(|at| population.lines.get(at)).cloned();
        population.lines.extend(marked.map(|line| Line { marked: false, ..self.varied(line, draw) }));
    }

    /// Two lines of one group, one of them low and one high in each column of interest; the first is marked.
    pub fn pair(&self, draw: &mut Draw) -> Population {
        let schools = self.schools(draw);
        let all: Vec<u32> = schools.iter().copied().collect();
        let line = self.line(&all, draw);
        let mut lines = [true, false].map(|marked| Line { marked, ..line.clone() });
        let is_low = draw.below(2) == 0;
        for (line, low) in lines.iter_mut().zip([is_low, !is_low]) {
            line.students = self.size(draw);
            for (id, turns) in &self.turns {
                let (lower, upper) = turns.split_at(turns.len() / 2);
                let number = draw.of(if low { lower } else { upper });
                if let (Some(_), Some(number)) = (self.ground.cell(*id, line.from), number) {
                    line.cells.insert(*id, number.clone());
                }
            }
        }
        Population { lines: lines.into(), schools: Some(schools) }
    }

    /// A number of students: of a group of the data, or any up to sixty.
    fn size(&self, draw: &mut Draw) -> Option<Exact> {
        match draw.below(2) {
            0 => draw.of(&self.sizes).cloned(),
            _ => i64::try_from(draw.below(60)).ok().map(|students| whole(students + 1)),
        }
    }

    fn schools(&self, draw: &mut Draw) -> BTreeSet<u32> {
        let known: Vec<u32> = self.rows.keys().copied().collect();
        (0..=draw.below(SCHOOLS)).filter_map(|_| draw.of(&known).copied()).collect()
    }

    /// A row of one of the schools, or of any school as if it were theirs.
    fn line(&self, schools: &[u32], draw: &mut Draw) -> Line {
        let school = draw.of(schools).copied().unwrap_or(0);
        let strangers = self.ground.can_move() && draw.below(4) == 0;
        let known: Vec<u32> = self.rows.keys().copied().collect();
        let from = if strangers { draw.of(&known).copied().unwrap_or(school) } else { school };
        let rows = self.rows.get(&from).map_or(&[][..], Vec::as_slice);
        let mut line = Line::of(draw.of(rows).copied().unwrap_or(0));
        if from != school {
            line.keys.insert(self.ground.payee, school);
        }
        line
    }

    /// The line with another number of students, and other numbers in the columns of interest.
    fn varied(&self, mut line: Line, draw: &mut Draw) -> Line {
        line.students = if draw.below(3) == 0 { None } else { self.size(draw) };
        for (id, turns) in &self.turns {
            if self.ground.cell(*id, line.from).is_some()
                && draw.below(2) == 0
                && let Some(number) = draw.of(turns)
            {
                line.cells.insert(*id, number.clone());
            }
        }
        line
    }
}
