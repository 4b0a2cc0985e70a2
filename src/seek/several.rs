//! Several numbers at once: from several starts, step by step to what is better, with steps that are halved.

use super::search::{Search, Way};
use crate::base::Exact;

/// The most sets of numbers that are tried.
const MOST: usize = 1_500;
/// The starts: so many eighths of the way from the lower to the upper ends.
const STARTS: [usize; 3] = [4, 1, 7];

/// How good a set of numbers is: what does not hold, then the aim. Less is better.
type Rank = (Exact, Exact);

/// Tries numbers from each start until no step is better. What is best among all tried is the answer.
pub(super) fn several(search: &mut Search) -> Way {
    let steps: Vec<usize> = search.problem.asked.unknowns.iter().map(|unknown| unknown.steps).collect();
    for eighths in STARTS {
        let start: Vec<usize> = steps.iter().map(|steps| steps * eighths / 8).collect();
        descend(search, start, &steps);
    }
    Way::BestFound
}

fn rank(search: &mut Search, at: &[usize]) -> Option<Rank> {
    let trial = search.at(at)?.clone();
    let score = search.score(&trial);
    Some((trial.far, score))
}

fn descend(search: &mut Search, start: Vec<usize>, steps: &[usize]) {
    let (mut here, mut best) = (start.clone(), rank(search, &start));
    let mut strides: Vec<usize> = steps.iter().map(|steps| (steps / 4).max(1)).collect();
    while search.count() < MOST {
        let better = moves(&here, &strides, steps).into_iter().find_map(|next| {
            let own = rank(search, &next)?;
            best.as_ref().is_none_or(|best| own < *best).then_some((next, own))
        });
        match better {
            Some((next, own)) => (here, best) = (next, Some(own)),
            None if strides.iter().all(|stride| *stride == 1) => return,
            None => strides.iter_mut().for_each(|stride| *stride = (*stride / 2).max(1)),
        }
    }
}

/// Each number up or down alone, then each pair: up in one and down in the other, or both alike.
fn moves(here: &[usize], strides: &[usize], steps: &[usize]) -> Vec<Vec<usize>> {
    let moved = |place: usize, up: bool, at: &[usize]| {
        let mut next = at.to_vec();
        let (stride, most) = (*strides.get(place)?, *steps.get(place)?);
        let own = next.get_mut(place)?;
        *own = if up { own.saturating_add(stride).min(most) } else { own.saturating_sub(stride) };
        (next != at).then_some(next)
    };
    let both = [true, false];
    let mut all = Vec::new();
    for place in 0..here.len() {
        all.extend(both.iter().filter_map(|up| moved(place, *up, here)));
    }
    for one in 0..here.len() {
        for other in one + 1..here.len() {
            for (first, second) in both.iter().flat_map(|up| both.iter().map(move |other| (*up, *other))) {
                all.extend(moved(one, first, here).and_then(|next| moved(other, second, &next)));
            }
        }
    }
    all
}
