//! A counterexample made smaller, as long as it stays one: fewer schools, fewer lines, fewer students.

use super::population::{Edit, Population};
use super::trial::{Breach, Trial, Tried};
use crate::base::Exact;
use crate::base::number::whole;
use std::collections::BTreeSet;

/// The most smaller ones that are tried for one counterexample.
const MOST: usize = 1_500;

/// A counterexample under way.
pub struct Shrink<'a> {
    trial: &'a Trial<'a>,
    edit: &'a Edit,
    best: Population,
    breach: Breach,
    tried: usize,
}

/// The smallest that a counterexample can be made, with its breach.
pub fn shrunk(trial: &Trial, edit: &Edit, found: Population, breach: Breach) -> (Population, Breach) {
    let mut shrink = Shrink { trial, edit, best: found, breach, tried: 0 };
    loop {
        let before = shrink.best.clone();
        shrink.fewer_schools();
        shrink.fewer_lines();
        shrink.fewer_students();
        shrink.plainer();
        if shrink.best == before || shrink.tried > MOST {
            return (shrink.best, shrink.breach);
        }
    }
}

impl Shrink<'_> {
    /// Keeps a smaller one if the law is still broken.
    fn keep(&mut self, smaller: Population) -> bool {
        if self.tried > MOST || smaller == self.best {
            return false;
        }
        self.tried += 1;
        match self.trial.try_on(&smaller, self.edit) {
            Tried::Broken(breach) => {
                (self.best, self.breach) = (smaller, breach);
                true
            }
            Tried::Holds(_) | Tried::Refused => false,
        }
    }

    /// Only the schools that somebody attends, or goes to.
    fn fewer_schools(&mut self) {
        let mut schools: BTreeSet<u32> =
            self.best.lines.iter().filter_map(|line| self.trial.ground.school(line)).collect();
        if let Edit::Moves(to) = self.edit {
            schools.insert(*to);
        }
        self.keep(Population { schools: Some(schools), ..self.best.clone() });
    }

    /// Without stretches of lines: halves first, then quarters, down to one.
    fn fewer_lines(&mut self) {
        let mut size = self.best.lines.len().div_ceil(2);
        while size > 0 {
            let mut start = 0;
            while start < self.best.lines.len() {
                let mut smaller = self.best.clone();
                let end = (start + size).min(smaller.lines.len());
                let gone = smaller.lines.drain(start..end).filter(|line| line.marked).collect::<Vec<_>>();
                // The line that the change is about stays.
                let splits = *self.edit == Edit::Splits;
                if !splits {
                    smaller.lines.splice(start..start, gone);
                }
                let gone = !smaller.lines.is_empty()
                    && (self.keep(smaller.clone()) || self.keep(self.scaled(smaller, &|_| whole(1))));
                if !gone {
                    start += size;
                }
            }
            size = if size == 1 { 0 } else { size.div_ceil(2) };
        }
    }

    /// Fewer students in all lines together: one, half. Lines that must be alike stay so.
    fn fewer_everywhere(&mut self) {
        let one = |_: &Exact| whole(1);
        let half = |now: &Exact| (now / whole(2)).ceil();
        let ways: [&dyn Fn(&Exact) -> Exact; 2] = [&one, &half];
        for way in ways {
            while self.keep(self.scaled(self.best.clone(), way)) {}
        }
    }

    /// A population with other numbers of students in its lines of more than one.
    fn scaled(&self, mut population: Population, way: &dyn Fn(&Exact) -> Exact) -> Population {
        for line in &mut population.lines {
            let now = self.trial.ground.students(line);
            if now > whole(1) {
                line.students = Some(way(&now));
            }
        }
        population
    }

    /// Fewer students in each line: one, half, one less.
    fn fewer_students(&mut self) {
        self.fewer_everywhere();
        for at in 0..self.best.lines.len() {
            while let Some(line) = self.best.lines.get(at) {
                let now = self.trial.ground.students(line);
                let half = (&now / whole(2)).ceil();
                let fewer = [whole(1), half, &now - whole(1)].into_iter();
                let smaller = fewer.filter(|fewer| *fewer < now && *fewer >= whole(1)).map(|fewer| {
                    let mut smaller = self.best.clone();
                    if let Some(line) = smaller.lines.get_mut(at) {
                        line.students = Some(fewer);
                    }
                    smaller
                });
                let candidates: Vec<Population> = smaller.collect();
                if !candidates.into_iter().any(|smaller| self.keep(smaller)) {
                    break;
                }
            }
        }
    }

    /// Numbers of the data instead of drawn ones.
    fn plainer(&mut self) {
        for at in 0..self.best.lines.len() {
            let columns: Vec<_> =
                self.best.lines.get(at).map(|line| line.cells.keys().copied().collect()).unwrap_or_default();
            for column in columns {
                let mut plainer = self.best.clone();
                if let Some(line) = plainer.lines.get_mut(at) {
                    line.cells.remove(&column);
                }
                self.keep(plainer);
            }
        }
    }
}
