//! A scenario put on a model and its data: a world that both evaluators compute with what they have.

mod add;
mod change;
mod check;
mod correlation;
mod data;
mod flow;
mod freeze;
mod heads;
mod input;
mod lay;
mod overrides;
mod previous;
mod restructure;
mod reweight;
mod structure;

pub use check::check_worlds;
pub use data::DataSets;
pub use lay::lay;
pub use previous::LastYear;

use super::bind::{Bound, bind, covered};
use super::file::Year;
use crate::base::{ColumnId, Exact, Key, KeySet};
use crate::data::DataSet;
use crate::diag::{Findings, ModelFault};
use crate::exact::stated;
use crate::frame::{Cells, Column, Frame, Number};
use crate::model::parts::{CheckDef, NodeDef};
use crate::model::{Model, Rulebook, Run};
use crate::scenario::Scenario;
use crate::text::Label;
use std::collections::BTreeMap;
use structure::Structural;

/// What a world is made of.
#[derive(Clone, Copy, Debug)]
pub struct Order<'a> {
    /// The model's rules, before a date is chosen.
    pub law: &'a Rulebook,
    /// The data.
    pub data: &'a DataSet,
    /// The day and the budget year.
    pub run: &'a Run,
    /// How students count in that year.
    pub year: Year,
    /// What is changed.
    pub scenario: &'a Scenario,
}

/// A model and data as a scenario has changed them. What differs between its runs are the cells of its inputs: with
/// those of one run put in by [`frame_at`](Self::frame_at), `exact` and `engine` compute that run.
#[derive(Clone, Debug)]
pub struct World {
    /// The model. Its own values and amounts keep the numbers that they have without the scenario.
    pub model: Model,
    /// The data, laid out; inputs are at the middle of their ranges.
    pub bound: Bound,
    /// For each input of the scenario, in its order, its column and its place in the scenario's list.
    pub inputs: Vec<(ColumnId, usize)>,
    /// The model's numbers as stated; those that follow an input are computed from it wherever they are read.
    pub slots: Vec<Exact>,
    scales: Vec<Exact>,
    correlations: Vec<Option<Vec<f64>>>,
}

/// A world that is being made.
struct Maker<'a> {
    order: &'a Order<'a>,
    model: Model,
    /// For each column that has been changed, the node that stands for it now.
    changed: BTreeMap<ColumnId, crate::base::NodeId>,
    /// The nodes that stand for changed columns, in the order of the changes.
    made: Vec<NodeDef>,
    /// For each of them, the column that it stands for; none for a step on the way.
    stands_for: Vec<Option<ColumnId>>,
    /// What happens to rows and members, in the order of the changes.
    structure: Vec<Structural<'a>>,
    /// How students move on, before anything else happens.
    flowing: Option<flow::Flowing<'a>>,
    /// The keys that the numbers of moving students vary with.
    flow_keys: KeySet,
    /// What must hold of the changes themselves.
    checks: Vec<CheckDef>,
    /// What the rows of each term stand for, by its code.
    terms: BTreeMap<String, add::Term>,
    next_aggregate: std::cell::Cell<u32>,
    found: Findings,
}

impl World {
    /// Puts a scenario on a model and data. Nothing if something does not fit, which is then among the findings.
    pub fn new(order: &Order, found: &mut Findings) -> Option<Self> {
        let mut own = Findings::new();
        let Some((model, followed)) = overrides::in_force(order, &mut own) else {
            found.extend(own);
            return None;
        };
        let mut maker = Maker {
            order,
            model,
            changed: BTreeMap::new(),
            made: Vec::new(),
            stands_for: Vec::new(),
            structure: Vec::new(),
            flowing: None,
            flow_keys: KeySet::NONE,
            checks: Vec::new(),
            terms: BTreeMap::new(),
            // Numbers of aggregates that no formula of the model or the data has.
            next_aggregate: std::cell::Cell::new(u32::MAX / 4),
            found: own,
        };
        let made = maker.make(&followed);
        let failed = maker.found.has_errors();
        found.extend(maker.found);
        made.filter(|_| !failed)
    }

    /// The data with one run's numbers for each input, in the input's order: one for each member of its grain, or one
    /// for all. A number that is lacking stays at the middle.
    #[must_use]
    pub fn frame_at(&self, inputs: &[Vec<Number>]) -> Frame {
        let mut frame = self.bound.frame.clone();
        for ((id, _), numbers) in self.inputs.iter().zip(inputs) {
            let Some(old) = frame.column(*id) else { continue };
            let (grain, len) = (old.grain, old.len());
            let cells: Vec<Option<Number>> = match numbers.as_slice() {
                [one] => vec![Some(*one); len],
                many if many.len() == len => many.iter().copied().map(Some).collect(),
                _ => continue,
            };
            frame = frame.with_column(*id, Column { grain, cells: Cells::Numbers(cells) });
        }
        frame
    }

    /// The keys that an input varies with.
    #[must_use]
    pub fn input_grain(&self, input: usize) -> KeySet {
        let column = self.inputs.get(input).and_then(|(id, _)| self.model.column(*id));
        column.map_or(KeySet::NONE, |column| column.grain)
    }

    /// The members that an input has a number for: the codes of its keys, in the order of the keys; one without codes
    /// if it does not vary.
    #[must_use]
    pub fn input_members(&self, input: usize) -> Vec<Vec<&str>> {
        let (frame, grain) = (&self.bound.frame, self.input_grain(input));
        let code =
            |key, instance| frame.member_at(grain, instance, key).map(|member| frame.code(key, member));
        let codes = |instance| grain.iter().filter_map(|key| code(key, instance)).collect();
        (0..frame.len(grain)).map(codes).collect()
    }

    /// A number of an input, in the unit that the scenario states it in, as a cell; none if it has too many digits.
    #[must_use]
    pub fn input_number(&self, input: usize, stated: &Exact) -> Option<Number> {
        Number::of(&(stated * self.scales.get(input)?))
    }
}

impl Maker<'_> {
    fn make(&mut self, followed: &overrides::Followed) -> Option<World> {
        let scales = self.input_columns()?;
        self.follow_inputs(followed);
        self.changes();
        if self.found.has_errors() {
            return None;
        }
        self.unused_inputs(followed);
        let (changed, made) = (std::mem::take(&mut self.changed), std::mem::take(&mut self.made));
        self.model.read_instead(&changed);
        self.heads(&changed);
        for node in &made {
            for formula in node.formulas() {
                self.model.uses_grains_of(formula);
            }
        }
        for formula in self.structure.iter().flat_map(Structural::formulas) {
            self.model.uses_grains_of(formula);
        }
        for formula in self.flowing.iter().flat_map(flow::Flowing::formulas) {
            self.model.uses_grains_of(formula);
        }
        self.model.grains.extend(self.flowing.iter().map(flow::Flowing::by));
        let first = self.model.nodes.len();
        self.model.nodes.extend(made);
        self.bounds(&changed);
        let checks = std::mem::take(&mut self.checks);
        checks.iter().for_each(|check| self.model.uses_grains_of(&check.condition.typed));
        self.model.checks.extend(checks);
        let inputs = self.model.columns.iter().map(|column| column.grain).collect::<Vec<_>>();
        self.model.grains.extend(inputs);
        self.model.grains.sort_unstable();
        self.model.grains.dedup();
        if let (Year::Calendar(year), None) = (self.order.year, &self.flowing) {
            covered(year, self.order.data, &mut self.found);
        }
        let mut bound = bind(&self.model, self.order.data, self.order.year, &mut self.found)?;
        let slots = stated(&self.model);
        bound.frame = self.restructured(bound.frame, first, &slots)?;
        let model = self.model.clone();
        let inputs = self.numbered_inputs();
        let mut world = World { model, bound, inputs, slots, scales, correlations: Vec::new() };
        world.correlations = self.correlations(&world)?;
        world.bound.frame = world.frame_at(&self.middles(&world)?);
        Some(world)
    }

    /// Every input at the middle of its range.
    fn middles(&mut self, world: &World) -> Option<Vec<Vec<Number>>> {
        let mut middles = Vec::new();
        for (number, input) in self.order.scenario.inputs.iter().enumerate() {
            let Some(middle) = world.input_number(number, &input.middle()) else {
                let text = crate::base::number::plain(&input.middle());
                self.found.error(ModelFault::NotANumber { text }, input.place.clone());
                return None;
            };
            middles.push(vec![middle]);
        }
        Some(middles)
    }

    /// What people call a key.
    fn key_label(&self, key: Key) -> Label {
        self.model.keys.get(key.index()).map_or_else(|| Label::same(""), |def| def.label.clone())
    }

    fn key_names(&self, keys: KeySet) -> String {
        let name = |key: Key| self.model.keys.get(key.index()).map_or("", |def| def.name.as_str());
        if keys.is_empty() { "–".to_owned() } else { keys.iter().map(name).collect::<Vec<_>>().join(", ") }
    }
}
