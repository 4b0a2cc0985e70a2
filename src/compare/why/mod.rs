//! Why two results differ: the change of each school, split into price, volume, composition, rules and rounding.

mod details;
mod prices;
mod shapley;
mod sizes;

use crate::base::number::whole;
use crate::base::{Exact, KeySet, Ore};
use crate::diag::Findings;
use crate::exact::{Evaluator, stated};
use crate::frame::Frame;
use crate::model::diff::RuleGroup;
use crate::model::{Model, unrounded};
pub use details::Detail;
use details::{details, rounded};
use shapley::shapley;
use sizes::{Sizes, sized, sizes};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

/// Something that may differ between two results. Rounding is no cause of its own: it is what the others leave.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cause {
    /// The numbers that both models state: parameters, cells of tables, points of curves, after index.
    Price,
    /// How many student years each school has.
    Volume,
    /// All else that the data say: the mix of students within each school at a fixed number, and what is known of them.
    Composition,
    /// All else that the models say: formulas, and numbers that only one of them has.
    Rules,
}

impl Cause {
    /// All causes, in the order in which they are shown.
    pub const ALL: [Self; 4] = [Self::Price, Self::Volume, Self::Composition, Self::Rules];
    /// Those that can differ on the same data.
    pub const ON_SAME_DATA: [Self; 2] = [Self::Price, Self::Rules];
}

/// Both sides of a comparison, before and after.
#[derive(Clone, Debug)]
pub struct Two<'a> {
    /// The models in force.
    pub models: [&'a Model; 2],
    /// By model, then by data: the data laid out for the model.
    pub frames: [[&'a Frame; 2]; 2],
    /// Whether both sides have the same data.
    pub same_data: bool,
    /// The rules that differ, in groups that can be changed one without another.
    pub rules: &'a [RuleGroup],
    /// The models between the two with the data laid out for each. In the one at place p group n is as it is after where
    /// bit n of p + 1 is set.
    pub between: Vec<(&'a Model, [&'a Frame; 2])>,
}

/// Why one school gets more or less. The parts add up to the change, to the öre.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WhyLine {
    /// The school's code.
    pub code: String,
    /// What it got.
    pub before: Ore,
    /// What it gets.
    pub after: Ore,
    /// The part of each cause that can differ, in their order.
    pub parts: Vec<(Cause, Ore)>,
    /// What is left: the rounding of amounts.
    pub rounding: Ore,
    /// What price and rules are made of, as far as that can be told: those of a cause add up to its part.
    pub details: Vec<(Detail, Ore)>,
}

impl WhyLine {
    /// By how much the school gets more.
    #[must_use]
    pub fn change(&self) -> Ore {
        self.after - self.before
    }
}

/// Splits the change of every school.
///
/// Each cause gets its Shapley value: the mean of what it changes over all orders in which the causes can be changed, so
/// that no order is preferred (Shorrocks 2013, *Decomposition procedures for distributional analysis*, Journal of Economic
/// Inequality 11). It is computed on amounts that are not rounded; what they leave of the change is rounding. Where only
/// one side has a school, there is no mix to compare, and all that the data change is volume.
///
/// # Errors
/// Why one of the worlds between the two sides cannot be computed.
pub fn why(two: &Two) -> Result<Vec<WhyLine>, Findings> {
    let paid = [paid(two, 0)?, paid(two, 1)?];
    let worlds = Worlds::new(two);
    let causes: &[Cause] = if two.same_data { &Cause::ON_SAME_DATA } else { &Cause::ALL };
    let parts =
        shapley(causes.len(), |after| worlds.value(&World::of(&|cause| is_after(causes, after, cause))))?;
    // Where a world between the rules cannot be computed, the causes are told without what they are made of.
    let details = details(&worlds, causes, &parts).unwrap_or_default();
    let codes: BTreeSet<&String> = paid.iter().flat_map(BTreeMap::keys).collect();
    let line = |code: &String| {
        let [before, after] = [0, 1].map(|side| money(&paid, side, code));
        let of = |(cause, parts): (&Cause, &BTreeMap<String, Exact>)| (*cause, ore(parts.get(code)));
        let mut parts: Vec<(Cause, Ore)> = causes.iter().zip(&parts).map(of).collect();
        if worlds.is_new_or_gone(code) {
            as_volume(&mut parts);
        }
        let explained: Ore = parts.iter().map(|(_, part)| *part).sum();
        let details = rounded(&details, &parts, code);
        WhyLine { code: code.clone(), before, after, parts, rounding: after - before - explained, details }
    };
    Ok(codes.into_iter().map(line).collect())
}

fn is_after(causes: &[Cause], after: usize, cause: Cause) -> bool {
    causes.iter().position(|one| *one == cause).is_some_and(|place| (after >> place) & 1 == 1)
}

fn money(paid: &[BTreeMap<String, Ore>; 2], side: usize, code: &str) -> Ore {
    paid.get(side).and_then(|sums| sums.get(code)).copied().unwrap_or_default()
}

/// A part to the öre; one that is too large for money is left to rounding, as all of it.
fn ore(part: Option<&Exact>) -> Ore {
    part.and_then(|part| Ore::rounded(part).ok()).unwrap_or_default()
}

/// Of a school that is new or gone, volume has what composition has, too.
fn as_volume(parts: &mut [(Cause, Ore)]) {
    let of = |cause: Cause| parts.iter().filter(|(one, _)| *one == cause).map(|(_, part)| *part).sum::<Ore>();
    let both = of(Cause::Volume) + of(Cause::Composition);
    for (cause, part) in parts {
        match cause {
            Cause::Volume => *part = both,
            Cause::Composition => *part = Ore::ZERO,
            Cause::Price | Cause::Rules => {}
        }
    }
}

/// What each school is paid on one side, with all roundings.
fn paid(two: &Two, side: usize) -> Result<BTreeMap<String, Ore>, Findings> {
    let mut sums = BTreeMap::new();
    let (Some(model), Some(frame)) = (two.models.get(side), frame(two, side, side)) else { return Ok(sums) };
    let slots = stated(model);
    let outcome = Evaluator::new(model, frame, &slots).run()?;
    each_payment(model, frame, |id, instance, code| {
        let sum = sums.entry(code.to_owned()).or_insert(Ore::ZERO);
        *sum = *sum + outcome.at(id, instance).unwrap_or_default();
    });
    Ok(sums)
}

fn frame<'a>(two: &Two<'a>, rules: usize, data: usize) -> Option<&'a Frame> {
    two.frames.get(rules)?.get(data).copied()
}

/// Every payment of the total, with the code of the school that gets it.
fn each_payment(model: &Model, frame: &Frame, mut take: impl FnMut(crate::base::NodeId, usize, &str)) {
    for id in model.components() {
        let grain = model.node(id).map(|node| node.grain).unwrap_or_default();
        for instance in 0..frame.len(grain) {
            let member = model.payee.and_then(|key| Some((key, frame.member_at(grain, instance, key)?)));
            take(id, instance, member.map_or("", |(key, member)| frame.code(key, member)));
        }
    }
}

/// Which causes are as they are after in a world, and which as they were.
struct World<'a> {
    is_after: &'a dyn Fn(Cause) -> bool,
    /// Which groups of rules are as they are after, as bits, where they are told apart.
    rules: Option<usize>,
    /// Of which owners the numbers are as they are after, where they are told apart.
    numbers: Option<&'a dyn Fn(&str) -> bool>,
}

impl<'a> World<'a> {
    fn of(is_after: &'a dyn Fn(Cause) -> bool) -> Self {
        Self { is_after, rules: None, numbers: None }
    }
}

/// Everything between the two sides, with amounts that are not rounded.
struct Worlds<'a> {
    two: &'a Two<'a>,
    models: [Model; 2],
    between: Vec<Model>,
    /// By side: the student years of each school.
    sizes: [Sizes; 2],
}

impl<'a> Worlds<'a> {
    fn new(two: &'a Two<'a>) -> Self {
        let size = |side: usize| match (two.models.first(), frame(two, 0, side)) {
            (Some(model), Some(frame)) => sizes(model, frame),
            _ => Sizes::new(),
        };
        let between = two.between.iter().map(|(model, _)| unrounded(model)).collect();
        Self { two, models: two.models.map(unrounded), between, sizes: [size(0), size(1)] }
    }

    /// Whether only one side has students at a school.
    fn is_new_or_gone(&self, code: &str) -> bool {
        let [before, after] = &self.sizes;
        before.contains_key(code) != after.contains_key(code)
    }

    /// The rules of a world, with the data of a side laid out for them.
    fn rules(&self, world: &World, data: usize) -> Option<(&Model, &'a Frame)> {
        let side = |side: usize| Some((self.models.get(side)?, frame(self.two, side, data)?));
        let all = (1_usize << self.two.rules.len()) - 1;
        match world.rules {
            Some(set) if set != 0 && set != all => {
                let (_, frames) = self.two.between.get(set - 1)?;
                Some((self.between.get(set - 1)?, *frames.get(data)?))
            }
            Some(set) => side(usize::from(set != 0)),
            None => side(usize::from((world.is_after)(Cause::Rules))),
        }
    }

    /// What each school would get in a world.
    fn value(&self, world: &World) -> Result<BTreeMap<String, Exact>, Findings> {
        let side = |cause: Cause| usize::from((world.is_after)(cause));
        let (mix, volume) = (side(Cause::Composition), side(Cause::Volume));
        let mut sums: BTreeMap<String, Exact> = BTreeMap::new();
        let Some((model, laid)) = self.rules(world, mix) else { return Ok(sums) };
        let [before, after] = &self.models;
        let prices_after = |_: &str| side(Cause::Price) == 1;
        let slots = prices::of(model, [before, after], world.numbers.unwrap_or(&prices_after));
        let frame = match self.sizes.get(volume) {
            Some(wanted) if volume != mix => Cow::Owned(sized(model, laid, wanted)),
            _ => Cow::Borrowed(laid),
        };
        let evaluator = Evaluator::new(model, &frame, &slots);
        each_payment(model, &frame, |id, instance, code| {
            if let Some(number) = evaluator.number(id, instance) {
                *sums.entry(code.to_owned()).or_insert_with(|| whole(0)) += number;
            }
        });
        let found = evaluator.findings();
        if found.has_errors() { Err(found) } else { Ok(sums) }
    }
}

/// The grain at which schools are told apart.
fn school_grain(model: &Model) -> KeySet {
    model.order.minimal(model.payee.map_or(KeySet::NONE, KeySet::of))
}
