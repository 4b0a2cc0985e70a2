//! The points of a scenario's sweeps: every combination of the inputs that are swept, those that move in step together.

use crate::base::Exact;
use crate::scenario::Input;

/// For each input its place in its sweep; points in the order in which the last input moves fastest.
#[must_use]
pub fn points(inputs: &[Input]) -> Vec<Vec<usize>> {
    let leads: Vec<usize> = inputs.iter().enumerate().map(|(place, _)| lead(inputs, place)).collect();
    let mut points: Vec<Vec<usize>> = vec![vec![0; inputs.len()]];
    for (place, input) in inputs.iter().enumerate() {
        if leads.get(place) != Some(&place) || input.len() <= 1 {
            continue;
        }
        let moved = |point: &Vec<usize>, at: usize| {
            let with = |(old, lead): (&usize, &usize)| if *lead == place { at } else { *old };
            point.iter().zip(&leads).map(with).collect()
        };
        points = points.iter().flat_map(|point| (0..input.len()).map(move |at| moved(point, at))).collect();
    }
    points
}

/// The input that an input moves with, through others; itself if none.
fn lead(inputs: &[Input], place: usize) -> usize {
    let mut at = place;
    for _ in inputs {
        let with = inputs.get(at).and_then(|input| input.with.as_ref());
        match with.and_then(|with| inputs.iter().position(|other| other.name == with.text)) {
            Some(next) => at = next,
            None => break,
        }
    }
    at
}

/// The numbers that a point has, as the scenario states them: of inputs that take several.
#[must_use]
pub fn stated(inputs: &[Input], point: &[usize]) -> Vec<(String, Exact)> {
    let several = inputs.iter().zip(point).filter(|(input, _)| input.len() > 1);
    several.filter_map(|(input, at)| Some((input.name.clone(), input.swept(*at)?))).collect()
}
