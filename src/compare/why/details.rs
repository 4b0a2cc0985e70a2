//! What price and rules are made of: the part of each number and of each group of rules that differ.

use super::shapley::{Values, shapley, weight};
use super::{Cause, World, Worlds, is_after};
use crate::base::Ore;
use crate::base::number::whole;
use crate::diag::Findings;
use crate::text::Label;
use num_traits::Zero;
use std::collections::BTreeMap;

/// At most so many numbers are told apart; the last stands for all the others.
const MOST_NUMBERS: usize = 4;

/// A number, table, curve or group of rules that differs, or several that are told together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Detail {
    /// The cause that it is a part of.
    pub cause: Cause,
    /// What people call what differs.
    pub labels: Vec<Label>,
}

/// The parts of causes by what they are made of: nested Shapley values (Owen 1977, *Values of games with a priori unions*), so that
/// those of a cause add up to the part of that cause, which stays as it is.
///
/// # Errors
/// Why one of the worlds cannot be computed.
pub(super) fn details(
    worlds: &Worlds,
    causes: &[Cause],
    parts: &[Values],
) -> Result<Vec<(Detail, Values)>, Findings> {
    let numbers = numbers(worlds);
    let mut told = Vec::new();
    for (cause, whole_part) in causes.iter().zip(parts) {
        let labels: Vec<Vec<Label>> = match cause {
            Cause::Price => numbers.iter().map(|group| group.values().cloned().collect()).collect(),
            Cause::Rules => worlds.two.rules.iter().map(|group| group.labels.clone()).collect(),
            Cause::Volume | Cause::Composition => continue,
        };
        let values = match labels.len() {
            0 => continue,
            1 => vec![whole_part.clone()],
            count => {
                let others: Vec<Cause> = causes.iter().copied().filter(|one| one != cause).collect();
                let others: Vec<Cause> =
                    others.into_iter().filter(|one| *one != Cause::Price || !numbers.is_empty()).collect();
                shapley(count, |set| averaged(worlds, (*cause, set), &others, &numbers))?
            }
        };
        let detail = |labels| Detail { cause: *cause, labels };
        told.extend(labels.into_iter().map(detail).zip(values).filter(|(_, values)| is_anything(values)));
    }
    Ok(told)
}

fn is_anything(values: &Values) -> bool {
    values.values().any(|number| !number.is_zero())
}

/// What the world is worth in which some members of a cause are as they are after, over all orders of the other causes.
fn averaged(
    worlds: &Worlds,
    (cause, set): (Cause, usize),
    others: &[Cause],
    numbers: &[BTreeMap<String, Label>],
) -> Result<Values, Findings> {
    let mut sums = Values::new();
    for after in 0..1_usize << others.len() {
        let is_after = |one: Cause| is_after(others, after, one);
        let in_set = |owner: &str| {
            let place = numbers.iter().position(|group| group.contains_key(owner));
            place.is_some_and(|place| (set >> place) & 1 == 1)
        };
        let world = match cause {
            Cause::Rules => World { rules: Some(set), ..World::of(&is_after) },
            _ => World { numbers: Some(&in_set), ..World::of(&is_after) },
        };
        let weight = weight(others.len() + 1, after.count_ones() as usize);
        for (code, number) in worlds.value(&world)? {
            *sums.entry(code).or_insert_with(|| whole(0)) += number * &weight;
        }
    }
    Ok(sums)
}

/// The parameters, tables and curves of which both models state a number, and not the same one; in the order of the
/// earlier model, with their labels.
fn numbers(worlds: &Worlds) -> Vec<BTreeMap<String, Label>> {
    let [before, after] = worlds.two.models;
    let theirs = super::prices::by_name(after);
    let mut groups: Vec<BTreeMap<String, Label>> = Vec::new();
    for slot in &before.slots {
        let differs = theirs.get(&super::prices::name(slot)).and_then(|same| same.first());
        if !differs.is_some_and(|same| same.unit.same_dimension(&slot.unit) && same.value != slot.value)
            || groups.iter().any(|group| group.contains_key(&slot.owner))
        {
            continue;
        }
        if groups.len() < MOST_NUMBERS {
            groups.push(BTreeMap::new());
        }
        if let Some(last) = groups.last_mut() {
            last.insert(slot.owner.clone(), slot.label.clone());
        }
    }
    groups
}

/// The details of one school to the öre: those of each cause add up to its part; what rounding leaves is in the largest.
pub(super) fn rounded(
    details: &[(Detail, Values)],
    parts: &[(Cause, Ore)],
    code: &str,
) -> Vec<(Detail, Ore)> {
    let ore = |values: &Values| super::ore(values.get(code));
    let mut all: Vec<(Detail, Ore)> =
        details.iter().map(|(detail, values)| (detail.clone(), ore(values))).collect();
    for (cause, part) in parts {
        let mut own: Vec<&mut (Detail, Ore)> =
            all.iter_mut().filter(|(detail, _)| detail.cause == *cause).collect();
        let left = *part - own.iter().map(|(_, ore)| *ore).sum::<Ore>();
        if let Some((_, ore)) = own.iter_mut().max_by_key(|(_, ore)| ore.count().abs()) {
            *ore = *ore + left;
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    /// By hand: 0.333 and 0.333 and 0.334 kr of 1.00 kr are 33, 33 and 33 öre; the missing one goes to the largest.
    #[test]
    fn what_rounding_leaves_is_in_the_largest() {
        let detail = || Detail { cause: Cause::Rules, labels: Vec::new() };
        let values =
            |text: &str| BTreeMap::from([("A".to_owned(), crate::base::number::parse_exact(text).unwrap())]);
        let details = ["0.333", "0.334", "0.333"].map(|text| (detail(), values(text)));
        let told = rounded(&details, &[(Cause::Rules, Ore::from_whole(100))], "A");
        assert_eq!(told.iter().map(|(_, ore)| ore.count()).sum::<i64>(), 100);
        assert!(told.iter().all(|(_, ore)| (33..=34).contains(&ore.count())));
    }
}
