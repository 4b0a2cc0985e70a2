//! The definition of what a model means: row by row, on exact numbers, slow and short.

mod aggregate;
mod evaluate;
mod pour;
mod refusal;
mod share;
mod solve;
mod value;

pub use refusal::Stopped;
pub use value::Value;

use crate::base::number::{plain, whole};
use crate::base::{AggregateId, Exact, KeySet, NodeId, Ore, SlotId};
use crate::diag::{Findings, Severity};
use crate::formula::{Op, Typed};
use crate::frame::Frame;
use crate::model::outcome::Outcome;
use crate::model::parts::{Body, Formula, FormulaText, Model, NodeDef, Role};
use refusal::Refusals;
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

/// A value, or nothing where it is missing; or the computation has stopped and the reason is recorded.
pub type Answer = Result<Option<Value>, Stopped>;

/// For each instance of a coarser grain, its members at a finer one.
type Groups = Rc<Vec<Vec<usize>>>;

/// What each member of a pot gets.
type Parts = Result<BTreeMap<usize, Exact>, Stopped>;

/// Computes a model on data, only what is asked for, each thing once.
pub struct Evaluator<'a> {
    model: &'a Model,
    frame: &'a Frame,
    slots: &'a [Exact],
    nodes: RefCell<BTreeMap<(NodeId, usize), Answer>>,
    aggregates: RefCell<BTreeMap<(AggregateId, usize), Answer>>,
    groups: RefCell<BTreeMap<(KeySet, KeySet), Groups>>,
    pots: RefCell<BTreeMap<(NodeId, usize), Parts>>,
    refusals: RefCell<Refusals>,
    read: RefCell<BTreeSet<SlotId>>,
    /// The numbers of the model that follow a scenario's inputs.
    derived: RefCell<BTreeMap<SlotId, Result<Exact, Stopped>>>,
    /// What is tried, inside a solve.
    trial: Option<Trial<'a>>,
    /// What amounts and groups are known to pay.
    known: Option<&'a Outcome>,
}

/// A number tried for an unknown: only what reads the unknown is computed anew.
struct Trial<'a> {
    outer: &'a Evaluator<'a>,
    unknown: NodeId,
    /// The member that it is tried for.
    instance: usize,
    number: Exact,
    /// Whether the number is one on the way, and not the answer.
    searching: bool,
}

/// What is evaluated, for the place of a refusal.
#[derive(Clone, Copy)]
struct Inside<'t> {
    node: Option<&'t NodeDef>,
    text: &'t FormulaText,
}

/// A check that did not hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Broken {
    /// The check's place in the model's list.
    pub check: usize,
    /// How grave it is.
    pub level: Severity,
    /// The members for which it did not hold.
    pub members: Vec<String>,
}

/// The values of a model's numbers as the model states them.
#[must_use]
pub fn stated(model: &Model) -> Vec<Exact> {
    model.slots.iter().map(|slot| slot.value.clone()).collect()
}

impl<'a> Evaluator<'a> {
    /// A computation of a model on a frame with these values for its numbers.
    #[must_use]
    pub const fn new(model: &'a Model, frame: &'a Frame, slots: &'a [Exact]) -> Self {
        Self {
            model,
            frame,
            slots,
            nodes: RefCell::new(BTreeMap::new()),
            aggregates: RefCell::new(BTreeMap::new()),
            groups: RefCell::new(BTreeMap::new()),
            pots: RefCell::new(BTreeMap::new()),
            refusals: RefCell::new(Refusals::new()),
            read: RefCell::new(BTreeSet::new()),
            derived: RefCell::new(BTreeMap::new()),
            trial: None,
            known: None,
        }
    }

    /// The same computation where what is paid is known: only what is not paid is computed, of these sums.
    #[must_use]
    pub fn knowing(mut self, outcome: &'a Outcome) -> Self {
        self.known = Some(outcome);
        self
    }

    /// What every amount and group of the model itself pays.
    ///
    /// # Errors
    /// Why a sum cannot be computed, all at once.
    pub fn run(&self) -> Result<Outcome, Findings> {
        let mut outcome = Outcome::default();
        for (id, node) in self.model.numbered() {
            if !node.is_own() || matches!(node.role, Role::Value) {
                continue;
            }
            let paid: Vec<Ore> = (0..self.frame.len(node.grain)).filter_map(|i| self.paid(id, i)).collect();
            outcome.amounts.insert(id, paid);
        }
        let found = self.findings();
        if found.has_errors() { Err(found) } else { Ok(outcome) }
    }

    /// What an amount or group pays to one instance of its grain; nothing if that was refused.
    pub fn paid(&self, id: NodeId, instance: usize) -> Option<Ore> {
        match self.node(id, instance) {
            Ok(Some(Value::Number(number))) => {
                (number * whole(100)).to_integer().try_into().ok().map(Ore::from_whole)
            }
            _ => None,
        }
    }

    /// The number of a node for one instance of its grain; nothing if it is missing, no number, or refused.
    pub fn number(&self, id: NodeId, instance: usize) -> Option<Exact> {
        match self.node(id, instance) {
            Ok(Some(Value::Number(number))) => Some(number),
            _ => None,
        }
    }

    /// The result of a node for one instance of its grain.
    ///
    /// # Errors
    /// [`Stopped`] when it cannot be computed; the reason is among the [`findings`](Self::findings).
    pub fn node(&self, id: NodeId, instance: usize) -> Answer {
        if let Some(ore) = self.known.and_then(|known| known.at(id, instance)) {
            return Ok(Some(Value::Number(ore.exact())));
        }
        if let Some(known) = self.nodes.borrow().get(&(id, instance)) {
            return known.clone();
        }
        let Some(node) = self.model.node(id) else { return Err(Stopped) };
        if let Some(trial) = self.trial.as_ref().filter(|trial| node.tried_for != Some(trial.unknown)) {
            return trial.outer.node(id, instance);
        }
        let answer = self.compute(id, node, instance);
        self.nodes.borrow_mut().insert((id, instance), answer.clone());
        answer
    }

    fn compute(&self, id: NodeId, node: &NodeDef, instance: usize) -> Answer {
        let nowhere = FormulaText::default();
        if let Some(decided) = &node.decided {
            let inside = Inside { node: Some(node), text: &decided.by.text };
            if !self.yes(&decided.by, (node.grain, instance), inside)? {
                let inside = Inside { node: Some(node), text: &nowhere };
                return self.value(&decided.otherwise, (node.grain, instance), inside);
            }
        }
        let answer = match &node.body {
            Body::Formula(formula) => {
                let inside = Inside { node: Some(node), text: &formula.text };
                self.value(&formula.typed, (node.grain, instance), inside)?
            }
            Body::Share(share) => Some(Value::Number(self.share(id, node, share, instance)?)),
            Body::Pour(pour) => Some(Value::Number(self.pour(id, node, pour, instance)?)),
            Body::Solve(solve) => Some(Value::Number(self.solve(node, solve, instance)?)),
            Body::Settled(settled) => Some(Value::Number(self.settled(settled)?)),
            Body::Unknown => self.unknown(node, instance)?,
        };
        match &node.role {
            Role::Amount { round: (step, mode), .. } => {
                let Some(Value::Number(number)) = answer else {
                    return Err(self.missing(node, instance));
                };
                let rounded = step.round(&number, *mode);
                match Ore::rounded(&rounded) {
                    Ok(_) => Ok(Some(Value::Number(rounded))),
                    Err(_) => Err(self.too_large(node, instance)),
                }
            }
            Role::Value | Role::Group { .. } => Ok(answer),
        }
    }

    /// A formula's value for an instance of a grain that settles the formula's own; for explanations.
    ///
    /// # Errors
    /// [`Stopped`] when it cannot be computed.
    pub fn formula(&self, typed: &Typed, at: (KeySet, usize)) -> Answer {
        let text = FormulaText::default();
        self.value(typed, at, Inside { node: None, text: &text })
    }

    /// The checks that do not hold.
    #[must_use]
    pub fn broken(&self) -> Vec<Broken> {
        let mut broken = Vec::new();
        for (number, check) in self.model.checks.iter().enumerate() {
            let grain = check.condition.typed.ty.grain;
            let inside = Inside { node: None, text: &check.condition.text };
            let fails = |i: &usize| self.yes(&check.condition, (grain, *i), inside) == Ok(false);
            let told = |i: usize| self.broken_text(&check.condition, (grain, i), inside);
            let members: Vec<String> = (0..self.frame.len(grain)).filter(fails).map(told).collect();
            if !members.is_empty() {
                broken.push(Broken { check: number, level: check.level, members });
            }
        }
        broken
    }

    /// For whom a condition does not hold, and the two sides where it compares numbers: `school A: 12 kr > 10 kr`.
    fn broken_text(&self, condition: &Formula, here: (KeySet, usize), inside: Inside) -> String {
        let member = (!here.0.is_empty()).then(|| self.member_text(here.0, here.1));
        let sides = match &condition.typed.op {
            Op::Compare(sign, a, b) => self
                .side(a, here, inside)
                .zip(self.side(b, here, inside))
                .map(|(a, b)| format!("{a} {} {b}", sign.sign())),
            _ => None,
        };
        let texts: Vec<String> = [member, sides].into_iter().flatten().collect();
        if texts.is_empty() { self.member_text(here.0, here.1) } else { texts.join(": ") }
    }

    fn side(&self, part: &Typed, here: (KeySet, usize), inside: Inside) -> Option<String> {
        let unit = self.model.units.write(&part.ty.unit()?.unscaled());
        match self.value(part, here, inside) {
            Ok(Some(Value::Number(number))) => {
                Some(format!("{} {unit}", plain(&number)).trim_end().to_owned())
            }
            _ => None,
        }
    }

    /// The numbers of the model that have been read so far: what the results rest on.
    #[must_use]
    pub fn read_slots(&self) -> BTreeSet<SlotId> {
        self.read.borrow().clone()
    }

    /// Everything that was refused so far.
    #[must_use]
    pub fn findings(&self) -> Findings {
        self.refusals.borrow().findings()
    }
}
