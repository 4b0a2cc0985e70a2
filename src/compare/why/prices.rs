//! One model's rules with another's numbers: a number keeps its place by its owner and its part.

use crate::base::Exact;
use crate::model::Model;
use crate::model::parts::Slot;
use std::collections::BTreeMap;

/// What a number is known by: the parameter, table or curve, the row or point, and whether it says where a point stands.
pub(super) type Name<'a> = (&'a str, &'a str, bool);

/// The values of a model's numbers, each taken from one of the two sides, by its owner, where that states the same number
/// in a unit of the same kind. The model's own numbers stay where it has none: they are part of its rules.
///
/// A number may stand in a model several times, for the model itself and for its baseline. Where both state it equally
/// often they are taken in their order; else the model's own, which comes first.
pub(super) fn of(model: &Model, sides: [&Model; 2], is_after: &dyn Fn(&str) -> bool) -> Vec<Exact> {
    let theirs = sides.map(by_name);
    let ours = by_name(model);
    let mut seen: BTreeMap<Name, usize> = BTreeMap::new();
    let mut values = Vec::with_capacity(model.slots.len());
    for slot in &model.slots {
        let place = seen.entry(name(slot)).or_default();
        let nth = std::mem::replace(place, *place + 1);
        let side = theirs.get(usize::from(is_after(&slot.owner)));
        let same = side.and_then(|side| side.get(&name(slot))).and_then(|known| {
            let pairwise = ours.get(&name(slot)).is_some_and(|own| own.len() == known.len());
            known.get(if pairwise { nth } else { 0 })
        });
        let same = same.filter(|same| same.unit.same_dimension(&slot.unit));
        values.push(same.map_or_else(|| slot.value.clone(), |same| same.value.clone()));
    }
    values
}

pub(super) fn name(slot: &Slot) -> Name<'_> {
    (&slot.owner, &slot.part, slot.is_coordinate)
}

pub(super) fn by_name(model: &Model) -> BTreeMap<Name<'_>, Vec<&Slot>> {
    let mut names: BTreeMap<Name, Vec<&Slot>> = BTreeMap::new();
    for slot in &model.slots {
        names.entry(name(slot)).or_default().push(slot);
    }
    names
}
