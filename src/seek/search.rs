//! The best of the numbers that are allowed: all tried, or the place found where the results turn.

use super::file::Aim;
use super::several::several;
use super::trial::{Problem, Trial};
use crate::base::number::whole;
use crate::base::{Exact, SlotId};
use crate::diag::{Diagnostic, Findings, RunFault};
use num_traits::{Signed, ToPrimitive};
use std::collections::{BTreeMap, BTreeSet};

/// Where a number has at most so many steps, each of them is tried.
const ALL: usize = 64;
/// At how many places the results are looked at before it is taken that they turn only once.
const LOOKS: usize = 8;
/// The most that is tried where they turn more than once.
const MOST: usize = 2_000;

/// How many sets of several numbers are shown, the answer among them.
const SHOWN: usize = 12;
/// At how many places of one number's range the results are shown, besides the answer and its neighbours.
const PLACES: usize = 21;

/// How an answer was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// Every number was tried.
    All,
    /// The results turned once over so many places, and the turn was halved down to one step.
    Halved(usize),
    /// Several numbers at once: the best found from several starts, which need not be the best there is.
    BestFound,
}

/// An answer, with what was tried on the way to it.
#[derive(Clone, Debug)]
pub struct Answer {
    /// The best that is allowed.
    pub best: Trial,
    /// The sought numbers' slots.
    pub slots: Vec<SlotId>,
    /// How it was found.
    pub way: Way,
    /// How many were tried.
    pub tried: usize,
    /// The answer and some of what was tried: for one number evenly over its range, for several those that come nearest.
    pub shown: Vec<Trial>,
    /// How many could not be computed.
    pub refused: usize,
}

/// A search under way: each set of numbers is computed once.
pub(super) struct Search<'a> {
    pub problem: Problem<'a>,
    slots: Vec<SlotId>,
    tried: BTreeMap<Vec<usize>, Option<Trial>>,
    /// Why the first that could not be computed could not.
    refused: Option<Findings>,
}

/// Finds the best numbers that are allowed. Nothing if none are, or if the question does not fit the model; the reason is
/// then among the findings.
#[must_use]
pub fn search(problem: Problem, found: &mut Findings) -> Option<Answer> {
    let slots = problem.slots(found);
    problem.sides(found)?;
    let mut search = Search { problem, slots: slots?, tried: BTreeMap::new(), refused: None };
    let way = match problem.asked.unknowns.as_slice() {
        [one] => search.one(one.steps, found)?,
        _ => several(&mut search),
    };
    search.answer(way, found)
}

impl Search<'_> {
    pub(super) fn at(&mut self, at: &[usize]) -> Option<&Trial> {
        if !self.tried.contains_key(at) {
            let trial = match self.problem.try_at(at, &self.slots) {
                Ok(trial) => Some(trial),
                Err(why) => {
                    self.refused.get_or_insert(why);
                    None
                }
            };
            self.tried.insert(at.to_vec(), trial);
        }
        self.tried.get(at).and_then(Option::as_ref)
    }

    /// How many sets of numbers have been tried.
    pub(super) fn count(&self) -> usize {
        self.tried.len()
    }

    /// Less is better.
    pub(super) fn score(&self, trial: &Trial) -> Exact {
        let step = |place: &usize| whole(trial.at.get(*place).and_then(|at| at.to_i64()).unwrap_or_default());
        match &self.problem.asked.aim {
            Aim::Reach(_) | Aim::Closest(_) => trial.gap.as_ref().map_or_else(|| whole(0), Exact::abs),
            Aim::Largest(place) => -step(place),
            Aim::Smallest(place) => step(place),
        }
    }

    /// One number: all of them if they are few, else where the results turn.
    fn one(&mut self, steps: usize, found: &mut Findings) -> Option<Way> {
        let looks = if steps <= ALL { steps } else { LOOKS };
        let places: Vec<usize> = (0..=looks).map(|look| look * steps / looks).collect();
        for place in &places {
            self.at(&[*place]);
        }
        if steps <= ALL {
            return Some(Way::All);
        }
        let sides: Vec<Option<bool>> = places.iter().map(|place| self.side(*place)).collect();
        if let Some((low, high)) = self.only_turn(&places, &sides) {
            self.halve(low, high);
            return Some(Way::Halved(places.len()));
        }
        if steps > MOST {
            let fault = RunFault::SeekTurns { most: MOST.to_string() };
            found.error(fault, self.problem.asked.place.clone());
            return None;
        }
        (0..=steps).for_each(|step| {
            self.at(&[step]);
        });
        Some(Way::All)
    }

    /// On which side of the turn a number lies; nothing if it cannot be computed.
    fn side(&mut self, step: usize) -> Option<bool> {
        let trial = self.at(&[step])?;
        match &trial.gap {
            Some(gap) => Some(gap.is_positive()),
            None => Some(trial.is_allowed()),
        }
    }

    /// The two places between which the results turn, if they turn once and no check but the aim's own decides.
    fn only_turn(&self, places: &[usize], sides: &[Option<bool>]) -> Option<(usize, usize)> {
        let equation = matches!(self.problem.asked.aim, Aim::Reach(_) | Aim::Closest(_));
        let known: Vec<&Trial> =
            places.iter().filter_map(|place| self.tried.get(&vec![*place])?.as_ref()).collect();
        if known.len() < places.len() || (equation && !one_way(&known)) {
            return None;
        }
        let turns: Vec<usize> = sides
            .windows(2)
            .enumerate()
            .filter(|(_, pair)| pair.first() != pair.last())
            .map(|(i, _)| i)
            .collect();
        let [turn] = turns.as_slice() else { return None };
        Some((*places.get(*turn)?, *places.get(turn + 1)?))
    }

    fn halve(&mut self, mut low: usize, mut high: usize) {
        let below = self.side(low);
        while high - low > 1 {
            let middle = low + (high - low) / 2;
            if self.side(middle) == below { low = middle } else { high = middle }
        }
    }

    /// The best of what was tried and is allowed.
    fn answer(mut self, way: Way, found: &mut Findings) -> Option<Answer> {
        let all: Vec<Trial> = self.tried.values().flatten().cloned().collect();
        let allowed = all.iter().filter(|trial| trial.is_allowed());
        let best = allowed.min_by(|a, b| self.score(a).cmp(&self.score(b)).then_with(|| a.at.cmp(&b.at)));
        let Some(best) = best.cloned() else {
            self.tell_none(&all, found);
            return None;
        };
        if !self.is_enclosed(&all, &best) {
            let fault = RunFault::SeekNotReached { text: self.ends(&all) };
            found.error(fault, self.aim_place());
            return None;
        }
        let (tried, refused) = (self.tried.len(), self.tried.len() - all.len());
        let mut shown = Vec::new();
        for trial in self.shown(all, &best) {
            match self.problem.whole_at(&trial.at, &self.slots) {
                Ok(whole) => shown.push(Trial { whole: Some(whole), ..trial.clone() }),
                Err(why) if trial.at == best.at => {
                    found.extend(why);
                    return None;
                }
                Err(_) => {}
            }
        }
        Some(Answer { best, slots: self.slots, way, tried, shown, refused })
    }

    /// What is shown: of several numbers what comes nearest; of one the answer, its neighbours, and places evenly over
    /// the range.
    fn shown(&mut self, mut all: Vec<Trial>, best: &Trial) -> Vec<Trial> {
        let ([one], Some(at)) = (self.problem.asked.unknowns.as_slice(), best.at.first()) else {
            all.sort_by(|a, b| {
                let (one, other) = (self.score(a), self.score(b));
                (&a.far, one, &a.at).cmp(&(&b.far, other, &b.at))
            });
            all.truncate(SHOWN);
            return all;
        };
        let even = (0..PLACES).map(|place| place * one.steps / (PLACES - 1));
        let near = [at.saturating_sub(1), *at, (at + 1).min(one.steps)];
        let places: BTreeSet<usize> = even.chain(near).collect();
        places.into_iter().filter_map(|place| self.at(&[place]).cloned()).collect()
    }

    /// Whether an equation that is to be reached is met somewhere between what was tried.
    fn is_enclosed(&self, all: &[Trial], best: &Trial) -> bool {
        if !matches!(self.problem.asked.aim, Aim::Reach(_)) || best.gap.as_ref() == Some(&whole(0)) {
            return true;
        }
        let gaps = || all.iter().filter_map(|trial| trial.gap.as_ref());
        gaps().any(Exact::is_positive) && gaps().any(Exact::is_negative)
    }

    fn aim_place(&self) -> crate::diag::Place {
        match &self.problem.asked.aim {
            Aim::Reach(formula) | Aim::Closest(formula) => formula.place.clone(),
            Aim::Largest(_) | Aim::Smallest(_) => self.problem.asked.place.clone(),
        }
    }

    /// How far the two sides of the equation are apart, at the least and at the most.
    fn ends(&self, all: &[Trial]) -> String {
        let unit = self.problem.sides(&mut Findings::new()).flatten();
        let unit =
            unit.and_then(|(a, _)| a.ty.unit()).map(|unit| self.problem.model.units.write(&unit.unscaled()));
        let gaps: Vec<&Exact> = all.iter().filter_map(|trial| trial.gap.as_ref()).collect();
        let text = |gap: Option<&&Exact>| {
            let number = gap.map(|gap| crate::base::number::plain(&(*gap * whole(100)).round()));
            let number = number.and_then(|text| crate::base::number::parse_exact(&text).ok());
            number
                .map_or_else(String::new, |hundredths| crate::base::number::plain(&(hundredths / whole(100))))
        };
        let (least, most) = (text(gaps.iter().min()), text(gaps.iter().max()));
        format!("{least} … {most} {}", unit.unwrap_or_default()).trim_end().to_owned()
    }

    /// Nothing is allowed: what stands in the way where it is nearest, or why nothing could be computed.
    fn tell_none(&self, all: &[Trial], found: &mut Findings) {
        let nearest = all.iter().min_by(|a, b| a.far.cmp(&b.far).then_with(|| a.at.cmp(&b.at)));
        let Some(nearest) = nearest else {
            found.extend(self.refused.clone().unwrap_or_default());
            return;
        };
        let numbers = self.problem.asked.unknowns.iter().zip(&nearest.at);
        let at = numbers.map(|(unknown, step)| {
            format!("{} = {}", unknown.name, crate::base::number::plain(&unknown.at(*step)))
        });
        let broken = nearest.broken.iter().map(|(name, members)| {
            let shown = members.iter().take(4).cloned().collect::<Vec<_>>().join("; ");
            format!("{name} ({shown})")
        });
        let at = at.collect::<Vec<_>>().join(", ");
        let broken = broken.collect::<Vec<_>>().join(", ");
        let fault = RunFault::SeekNoneAllowed { at, broken };
        found.add(Diagnostic::error(fault, self.problem.asked.place.clone()));
    }
}

/// Whether the gaps go one way from each place to the next.
fn one_way(trials: &[&Trial]) -> bool {
    let gaps: Vec<&Exact> = trials.iter().filter_map(|trial| trial.gap.as_ref()).collect();
    gaps.is_sorted() || gaps.iter().rev().is_sorted()
}
