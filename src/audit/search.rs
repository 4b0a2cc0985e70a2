//! The search for a counterexample of one law: on the data themselves, then on small populations drawn from their values.

use super::curve::{Curve, curve};
use super::draw::{Draw, Urn};
use super::population::{Edit, Line, Population};
use super::shrink::shrunk;
use super::trial::{Breach, Trial, Tried};
use crate::base::number::whole;
use crate::base::{ColumnId, Exact, KeySet};
use crate::model::parts::Law;
use num_traits::Signed;

/// After so many counterexamples the search ends; the smallest is shown.
const ENOUGH: usize = 3;
/// Up to how many students in the marked line the money is looked at, and how far apart.
const LINE_OF: i64 = 64;
const APART: i64 = 4;
/// At how many places where the money rises least one student after another leaves.
const PLACES: usize = 3;

/// How much is tried.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Effort {
    /// How many populations are drawn for each law, each with several changes; a tenth as many changes on the data.
    pub tries: usize,
    /// What the drawn populations follow from.
    pub seed: u64,
}

/// What came of trying a law.
#[derive(Clone, Debug)]
pub struct Search {
    /// How many changes were tried on the data.
    pub on_data: usize,
    /// How many were tried on drawn populations.
    pub on_drawn: usize,
    /// How many could not be computed.
    pub refused: usize,
    /// The smallest counterexample found.
    pub example: Option<Example>,
    /// For a step of merit: the most that one step was seen to move.
    pub largest: Option<Exact>,
    /// For a step of merit: a school's money by one student's number.
    pub curve: Option<Curve>,
}

/// A counterexample.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Example {
    /// The students.
    pub population: Population,
    /// What changes.
    pub edit: Edit,
    /// What the law forbids.
    pub breach: Breach,
    /// Whether it was found on the data, before it was made smaller.
    pub from_data: bool,
}

/// A search under way.
struct Searcher<'a> {
    trial: &'a Trial<'a>,
    draw: Draw,
    search: Search,
    found: Vec<Example>,
    /// The drawn population and the change of the largest step.
    steepest: Option<(Population, Edit)>,
}

/// Tries a law.
#[must_use]
pub fn search(trial: &Trial, effort: Effort, stream: u32) -> Search {
    let search = Search { on_data: 0, on_drawn: 0, refused: 0, example: None, largest: None, curve: None };
    let draw = Draw::new(effort.seed, stream);
    let mut searcher = Searcher { trial, draw, search, found: Vec::new(), steepest: None };
    if trial.can_be_tried() {
        searcher.on_data(effort.tries.div_ceil(10));
        searcher.on_drawn(effort.tries);
    }
    searcher.ended()
}

impl Searcher<'_> {
    /// Tries one change; says whether it could be computed.
    fn one(&mut self, population: &Population, edit: Edit, from_data: bool) {
        match self.trial.try_on(population, &edit) {
            Tried::Refused => {
                self.search.refused += 1;
                return;
            }
            Tried::Holds(moved) => self.steeper(population, &edit, moved),
            Tried::Broken(breach) => {
                let moved = (&breach.after - &breach.before).abs();
                self.steeper(population, &edit, Some(moved));
                let (population, breach) = shrunk(self.trial, &edit, population.clone(), breach);
                self.found.push(Example { population, edit, breach, from_data });
            }
        }
        match from_data {
            true => self.search.on_data += 1,
            false => self.search.on_drawn += 1,
        }
    }

    fn steeper(&mut self, population: &Population, edit: &Edit, moved: Option<Exact>) {
        let Some(moved) = moved else { return };
        if !matches!(self.trial.law, Law::MeritStep { .. }) {
            return;
        }
        if self.search.largest.as_ref().is_none_or(|largest| moved > *largest) {
            self.search.largest = Some(moved);
            if population.schools.is_some() {
                self.steepest = Some((population.clone(), edit.clone()));
            }
        }
    }

    /// The data as they are, with changes of rows that lie evenly over them.
    fn on_data(&mut self, tries: usize) {
        let rows = self.trial.ground.frame.len(KeySet::ROW);
        for number in 0..tries {
            let mut population = Population::data(rows);
            // What is about no row is tried once.
            if number > 0 && matches!(self.trial.law, Law::RowOrder | Law::WithinFrame { .. }) {
                return;
            }
            self.mark(&mut population, number * rows / tries.max(1));
            for edit in self.trial.edits(&population, &mut self.draw) {
                if self.is_enough() || self.search.on_data + self.search.refused >= tries {
                    return;
                }
                self.one(&population, edit, true);
            }
        }
    }

    /// Marks the row that a change is about; where a school is split, about half of its rows, but not all.
    fn mark(&mut self, population: &mut Population, row: usize) {
        let splits = matches!(self.trial.law, Law::SplitAndMerge { .. });
        let school = population.lines.get(row).and_then(|line| self.trial.ground.school(line));
        let mine = |line: &Line| self.trial.ground.school(line) == school;
        let stays =
            (0..population.lines.len()).rfind(|at| *at != row && population.lines.get(*at).is_some_and(mine));
        for (at, line) in population.lines.iter_mut().enumerate() {
            let goes_along = splits && mine(line) && Some(at) != stays && self.draw.below(2) == 0;
            line.marked = at == row || goes_along;
        }
    }

    fn on_drawn(&mut self, tries: usize) {
        let urn = Urn::new(self.trial.ground, &self.trial.columns());
        if urn.is_empty() {
            return;
        }
        for made in 0..tries {
            if self.is_enough() {
                return;
            }
            let mut population = urn.population(&mut self.draw);
            if matches!(self.trial.law, Law::SplitAndMerge { .. }) {
                urn.join(&mut population, &mut self.draw);
                let row = population.subject().unwrap_or(0);
                self.mark(&mut population, row);
            }
            for edit in self.trial.edits(&population, &mut self.draw) {
                self.one(&population, edit, false);
            }
            // Some populations are looked at along a whole line of numbers.
            match self.trial.law {
                Law::NoGainByLosing if made % 4 == 1 => self.one_after_another(&population.subject_alone()),
                Law::NoGainByLosing => {
                    let pair = urn.pair(&mut self.draw);
                    self.one_after_another(&pair);
                }
                Law::MeritStep { column, .. } if made % 16 == 0 => self.along(&population, *column),
                Law::MeritStep { column, .. } if made % 16 == 8 => {
                    let pair = urn.pair(&mut self.draw);
                    self.in_groups(&pair, *column);
                }
                _ => {}
            }
        }
    }

    /// The steepest of all steps from the least number to the greatest.
    fn along(&mut self, population: &Population, column: ColumnId) {
        let Some(curve) = curve(self.trial, population, column) else { return };
        self.search.on_drawn += curve.points.len();
        let steps = curve.points.iter().zip(curve.points.iter().skip(1));
        let steepest = steps.max_by_key(|((_, before), (_, after))| (before - after).abs());
        if let Some(((from, _), (to, _))) = steepest {
            let step = self.trial.ground.step(column);
            self.one(population, Edit::Number(column, from * &step, to * &step), false);
        }
    }

    /// A step over one of the model's own limits, in groups of one student, of two, and so on.
    fn in_groups(&mut self, pair: &Population, column: ColumnId) {
        let (limits, step) = (self.trial.ground.stated(column), self.trial.ground.step(column));
        let Some(limit) = self.draw.of(&limits).cloned() else { return };
        let from = &limit - step;
        if !self.trial.ground.is_within(column, &from) {
            return;
        }
        for students in 1..=LINE_OF {
            if self.is_enough() {
                return;
            }
            if let Some(population) = pair.with_students(whole(students)) {
                self.one(&population, Edit::Number(column, from.clone(), limit.clone()), false);
            }
        }
    }

    /// Where a school's money rises least as the marked line grows, one student after another leaves: where groups have a
    /// limit, one of them crosses it.
    fn one_after_another(&mut self, population: &Population) {
        let of = |students: i64| population.with_students(whole(students));
        let sizes: Vec<i64> = (1..=LINE_OF).step_by(usize::try_from(APART).unwrap_or(1)).collect();
        let money: Vec<Option<Exact>> =
            sizes.iter().map(|size| self.trial.money_of_subject(&of(*size)?)).collect();
        self.search.on_drawn += money.iter().flatten().count();
        let mut rises: Vec<(Exact, i64)> = money
            .windows(2)
            .zip(&sizes)
            .filter_map(|(two, size)| match two {
                [Some(before), Some(after)] => Some((after - before, *size)),
                _ => None,
            })
            .collect();
        rises.sort();
        for (_, size) in rises.into_iter().take(PLACES) {
            for students in size + 1..=size + APART {
                if self.is_enough() {
                    return;
                }
                if let Some(population) = of(students) {
                    self.one(&population, Edit::Leaves, false);
                }
            }
        }
    }

    const fn is_enough(&self) -> bool {
        self.found.len() >= ENOUGH
    }

    fn ended(mut self) -> Search {
        let ground = self.trial.ground;
        let size = |example: &Example| (example.population.lines.len(), example.population.students(ground));
        self.search.example = std::mem::take(&mut self.found).into_iter().min_by_key(size);
        if let Law::MeritStep { column, .. } = self.trial.law {
            let shown = match &self.search.example {
                Some(example) => Some(example.population.clone()),
                None => self.smallest_of_largest(*column),
            };
            self.search.curve = shown.and_then(|population| curve(self.trial, &population, *column));
        }
        self.search
    }

    /// The fewest students of whom a step still moves as much as the largest seen.
    fn smallest_of_largest(&self, column: ColumnId) -> Option<Population> {
        let (population, edit) = self.steepest.as_ref()?;
        let little = Exact::new(1.into(), 20.into());
        let at_most = self.search.largest.as_ref()? - little;
        let law = Law::MeritStep { column, at_most };
        let trial = Trial::new(&law, self.trial.ground);
        match trial.try_on(population, edit) {
            Tried::Broken(breach) => Some(shrunk(&trial, edit, population.clone(), breach).0),
            Tried::Holds(_) | Tried::Refused => Some(population.clone()),
        }
    }
}
