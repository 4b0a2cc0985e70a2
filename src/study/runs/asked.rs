//! What is asked of the runs, on every model: which sums of which members make each result.

use super::conditions::{Condition, Reading, Sum, Whose, condition, sum};
use super::payer::{Payer, Sums};
use crate::base::{Key, KeySet, NodeId};
use crate::diag::{Findings, ScenarioFault};
use crate::engine::lanes::LANES;
use crate::exact::{Evaluator, Value};
use crate::model::Model;
use crate::model::parts::{Formula, FormulaText, Role};
use crate::scenario::Named;
use crate::study::file::{Against, ResultAsked, Study};
use crate::study::names::{ModelNames, Sees};
use std::collections::{BTreeMap, BTreeSet};

/// The codes of a result's keys, in the order in which they are asked for.
pub type Codes = Vec<String>;

/// For each amount (its place among what is paid) the members whose money counts.
type Parts = Vec<(usize, u32)>;

/// One result of one model: for every member what is added up, for every name that is read.
#[derive(Clone, Debug, Default)]
pub struct OfModel {
    /// For each name, for each of the result's members, the sums that make it.
    names: BTreeMap<String, Vec<Parts>>,
}

/// One result on all models of a study.
#[derive(Debug)]
pub struct OnModels {
    /// The result's place in the study.
    pub result: usize,
    /// The members that it is told of, over all models.
    pub members: Vec<Codes>,
    /// What is added up, by model.
    models: Vec<OfModel>,
    /// Conditions whose probability is asked for, by model.
    pub conditions: Vec<Vec<(String, Condition)>>,
    /// What is lacking in the worst runs, by model.
    pub shortfall: Vec<Option<Sum>>,
}

/// What one result is compared with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Than {
    /// Nothing.
    Nothing,
    /// Another model in the same run.
    Model(usize),
    /// The year before in the same run.
    YearBefore,
}

impl OnModels {
    /// Resolves a result of a study on the payers of its models in one world and year.
    pub fn new(study: &Study, result: usize, payers: &[Payer], found: &mut Findings) -> Option<Self> {
        let asked = study.results.get(result)?;
        let mut made = Self {
            result,
            members: Vec::new(),
            models: Vec::new(),
            conditions: Vec::new(),
            shortfall: Vec::new(),
        };
        let mut read = BTreeSet::new();
        for payer in payers {
            let model = &payer.world.model;
            let unit = currency(model);
            let conditions = asked.probability.iter().map(|(name, formula)| {
                condition(model, &unit, formula, found).map(|made| (name.text.clone(), made))
            });
            made.conditions.push(conditions.collect::<Option<_>>()?);
            let shortfall = match &asked.shortfall {
                Some(shortfall) => Some(sum(model, &unit, &shortfall.of, found)?),
                None => None,
            };
            made.shortfall.push(shortfall);
        }
        let sums = made.conditions.iter().flatten().map(|(_, condition)| &condition.sum);
        let sums = sums.chain(made.shortfall.iter().flatten());
        read.extend(sums.flat_map(|sum| sum.parts.iter().map(|((_, name), _)| name.clone())));
        read.extend(asked.of.iter().map(|named| named.text.clone()));
        let mut found_of: Vec<BTreeMap<(String, Codes), Parts>> = Vec::new();
        for payer in payers {
            found_of.push(resolve(asked, &read, payer, found)?);
        }
        let members: BTreeSet<&Codes> =
            found_of.iter().flat_map(|parts| parts.keys().map(|(_, codes)| codes)).collect();
        made.members = members.into_iter().cloned().collect();
        for mut parts in found_of {
            let mut of = OfModel::default();
            for name in &read {
                let lists = made
                    .members
                    .iter()
                    .map(|codes| parts.remove(&(name.clone(), codes.clone())).unwrap_or_default());
                of.names.insert(name.clone(), lists.collect());
            }
            made.models.push(of);
        }
        Some(made)
    }

    /// What a name comes to for one member in every run of a block.
    #[must_use]
    pub fn value(&self, model: usize, name: &str, member: usize, sums: &Sums) -> [i64; LANES] {
        let mut value = [0; LANES];
        let parts = self.models.get(model).and_then(|of| of.names.get(name)?.get(member));
        for (paid, row) in parts.into_iter().flatten() {
            let Some(ore) = sums.ore.get(*paid).and_then(|rows| rows.get(*row as usize)) else { continue };
            value.iter_mut().zip(ore).for_each(|(value, ore)| *value += ore);
        }
        value
    }

    /// The readings of a condition or sum for one member in one run; nothing where there is no year before.
    pub fn reading<'a>(
        &'a self,
        (model, baseline): (usize, usize),
        member: usize,
        lane: usize,
        sums: &'a [Sums],
        before: Option<&'a [Sums]>,
    ) -> impl Fn(&Reading) -> Option<i64> + 'a {
        move |(whose, name)| {
            let (model, sums) = match whose {
                Whose::Own => (model, sums.get(model)?),
                Whose::Baseline => (baseline, sums.get(baseline)?),
                Whose::Previous => (model, before?.get(model)?),
            };
            self.value(model, name, member, sums).get(lane).copied()
        }
    }
}

/// What each model is compared with.
#[must_use]
pub fn than(asked: &ResultAsked, model: usize, models: usize, baseline: usize) -> Vec<Than> {
    let mut all = vec![Than::Nothing];
    match asked.against {
        Against::None => {}
        Against::Baseline if model != baseline => all.push(Than::Model(baseline)),
        Against::Baseline => {}
        Against::Previous => all.push(Than::YearBefore),
        Against::EveryModel => all.extend((0..models).filter(|other| *other != model).map(Than::Model)),
    }
    all
}

/// The unit of a model's money.
fn currency(model: &Model) -> crate::base::Unit {
    let amounts = model.nodes.iter().filter(|node| node.is_own() && node.is_amount());
    amounts.filter_map(|node| node.unit.clone()).next().unwrap_or_default().unscaled()
}

/// For every name and member, the sums that make it.
fn resolve(
    asked: &ResultAsked,
    names: &BTreeSet<String>,
    payer: &Payer,
    found: &mut Findings,
) -> Option<BTreeMap<(String, Codes), Parts>> {
    let model = &payer.world.model;
    let keys: Option<Vec<Key>> = asked.by.iter().map(|named| key(model, named, found)).collect();
    let (keys, picks) = (keys?, Picks::new(asked, payer, found)?);
    let mut parts: BTreeMap<(String, Codes), Parts> = BTreeMap::new();
    for name in names {
        for node in nodes(model, name, asked, found)? {
            let grain = model.node(node).map_or(KeySet::NONE, |node| node.grain);
            if !model.order.determines(grain, keys.iter().copied().collect()) {
                let by = asked.by.iter().map(|named| named.text.as_str()).collect::<Vec<_>>().join(", ");
                found.error(ScenarioFault::NotBy { name: name.clone(), by }, asked.place.clone());
                return None;
            }
            let Some(paid) = payer.paid.iter().position(|(known, _)| *known == node) else { continue };
            for instance in 0..payer.world.bound.frame.len(grain) {
                if picks.counts(grain, instance) {
                    let codes = codes(payer, &keys, grain, instance)?;
                    let row = u32::try_from(instance).ok()?;
                    parts.entry((name.clone(), codes)).or_default().push((paid, row));
                }
            }
        }
    }
    Some(parts)
}

fn key(model: &Model, named: &Named, found: &mut Findings) -> Option<Key> {
    let key = model.key_named(&named.text).filter(|key| *key != Key::ROW);
    if key.is_none() {
        let known = model.keys.iter().skip(1).map(|key| key.name.clone()).collect::<Vec<_>>().join(", ");
        found.error(ScenarioFault::NoSuchKey { name: named.text.clone(), known }, named.place.clone());
    }
    key
}

/// The amounts that a name means: itself, or the components of the total.
fn nodes(model: &Model, name: &str, asked: &ResultAsked, found: &mut Findings) -> Option<Vec<NodeId>> {
    let own = model.node_named(name, None);
    let is_paid = |id: &NodeId| model.node(*id).is_some_and(|node| !matches!(node.role, Role::Value));
    match own {
        Some(id) if is_paid(&id) => Some(vec![id]),
        None if name == "total" => Some(model.components()),
        // A model that lacks an amount of another pays nothing of it.
        None if asked.of.iter().all(|named| named.text != name) => Some(Vec::new()),
        _ => {
            let paid = model.nodes.iter().filter(|node| node.is_own() && !matches!(node.role, Role::Value));
            let known = paid.map(|node| node.name.as_str()).collect::<Vec<_>>().join(", ");
            let place = asked.of.iter().find(|named| named.text == name).map(|named| named.place.clone());
            let fault = ScenarioFault::NoSuchResult { name: name.to_owned(), model: model.id.clone(), known };
            found.error(fault, place.unwrap_or_else(|| asked.place.clone()));
            None
        }
    }
}

fn codes(payer: &Payer, keys: &[Key], grain: KeySet, instance: usize) -> Option<Codes> {
    let frame = &payer.world.bound.frame;
    let code = |key: &Key| Some(frame.code(*key, frame.member_at(grain, instance, *key)?).to_owned());
    keys.iter().map(code).collect()
}

/// Which money counts: that of a perspective, of members that a condition picks.
struct Picks<'a> {
    evaluator: Evaluator<'a>,
    conditions: Vec<Formula>,
}

impl<'a> Picks<'a> {
    fn new(asked: &ResultAsked, payer: &'a Payer, found: &mut Findings) -> Option<Self> {
        let world = &payer.world;
        let mut conditions = Vec::new();
        if let Some(named) = &asked.perspective {
            let known = world.model.perspectives.iter().find(|one| one.name == named.text);
            let Some(perspective) = known else {
                let known = world.model.perspectives.iter().map(|one| one.name.as_str());
                let known = known.collect::<Vec<_>>().join(", ");
                let fault = ScenarioFault::NoSuchPerspective { name: named.text.clone(), known };
                found.error(fault, named.place.clone());
                return None;
            };
            conditions.push(perspective.condition.clone());
        }
        if let Some(condition) = &asked.condition {
            let text = condition.as_text(found)?.to_owned();
            let pieces = vec![(0..text.len(), condition.inner.clone())];
            let names = ModelNames { model: &world.model, sees: Sees::Data };
            let next = std::cell::Cell::new(u32::MAX / 2);
            conditions.push(names.formula(FormulaText { text, pieces }, &next, found)?);
        }
        let evaluator = Evaluator::new(&world.model, &world.bound.frame, &world.slots);
        Some(Self { evaluator, conditions })
    }

    fn counts(&self, grain: KeySet, instance: usize) -> bool {
        let holds = |condition: &Formula| {
            self.evaluator.formula(condition, (grain, instance)) == Ok(Some(Value::YesNo(true)))
        };
        self.conditions.iter().all(holds)
    }
}
