//! A checked model as a plan: its nodes in order, with shares, roundings, and whom each is decided for.

mod aggregate;
mod formula;

use super::jump::Grid;
use super::plan::{Gathering, Op, Plan, Pots, Step, StepId};
use crate::base::{AggregateId, KeySet, NodeId, SlotId};
use crate::frame::Frame;
use crate::model::Model;
use crate::model::parts::{Body, NodeDef, Origin, Role, Share};
use std::collections::BTreeMap;

impl Plan {
    /// The plan of a model for data of one layout: the same keys, members and grains.
    #[must_use]
    pub fn new(model: &Model, frame: &Frame) -> Self {
        let mut compiler = Compiler {
            model,
            frame,
            steps: Vec::new(),
            nodes: BTreeMap::new(),
            aggregates: BTreeMap::new(),
            derived: BTreeMap::new(),
            node: NodeId(0),
        };
        for (slot, rule) in &model.slot_rules {
            let step = compiler.at(&rule.typed, KeySet::NONE);
            compiler.derived.insert(*slot, step);
        }
        let mut paid = Vec::new();
        for (id, node) in model.numbered() {
            if node.is_own() && !matches!(node.role, Role::Value) {
                paid.push((id, compiler.result(id)));
            }
        }
        let last_use = last_use(&compiler.steps, &paid);
        Self {
            cells: compiler.steps.iter().map(|step| frame.len(step.grain)).collect(),
            steps: compiler.steps,
            paid,
            last_use,
            tables: model.tables.clone(),
            curves: model.curves.clone(),
            stated: model.slots.clone(),
            derived: compiler.derived,
        }
    }
}

/// For each step the last that reads it; none for what is paid, which stays to the end.
fn last_use(steps: &[Step], paid: &[(NodeId, StepId)]) -> Vec<Option<usize>> {
    let mut last: Vec<Option<usize>> = (0..steps.len()).map(Some).collect();
    for (reader, step) in steps.iter().enumerate() {
        for read in step.op.inputs() {
            if let Some(place) = last.get_mut(read.index()) {
                *place = Some(reader);
            }
        }
    }
    for (_, step) in paid {
        if let Some(place) = last.get_mut(step.index()) {
            *place = None;
        }
    }
    last
}

/// A plan that is being made.
struct Compiler<'a> {
    model: &'a Model,
    frame: &'a Frame,
    steps: Vec<Step>,
    nodes: BTreeMap<NodeId, StepId>,
    aggregates: BTreeMap<AggregateId, StepId>,
    derived: BTreeMap<SlotId, StepId>,
    /// The node whose formula is compiled.
    node: NodeId,
}

impl Compiler<'_> {
    /// A step; one that is there already is not computed twice.
    fn push(&mut self, op: Op, grain: KeySet) -> StepId {
        if let Some(known) = self.steps.iter().position(|step| step.grain == grain && step.op == op) {
            return step_id(known);
        }
        let reads_varying = op.inputs().iter().any(|id| self.steps.get(id.index()).is_some_and(|s| s.varies));
        let varies = reads_varying || self.is_varying(&op);
        self.steps.push(Step { op, grain, node: self.node, varies });
        step_id(self.steps.len() - 1)
    }

    /// Whether an operation reads what differs from run to run: numbers of the model, or a scenario's input.
    fn is_varying(&self, op: &Op) -> bool {
        match op {
            Op::Slot(_) | Op::SlotsAt(_) | Op::Curve(..) => true,
            Op::Data(id, _) => self.model.column(*id).is_some_and(|column| column.origin == Origin::Input),
            _ => false,
        }
    }

    /// A step's column at a finer grain.
    fn spread(&mut self, step: StepId, from: KeySet, to: KeySet) -> StepId {
        if from == to { step } else { self.push(Op::Spread(step, from), to) }
    }

    /// The result of a node, at its own grain.
    fn result(&mut self, id: NodeId) -> StepId {
        if let Some(known) = self.nodes.get(&id) {
            return *known;
        }
        let outer = std::mem::replace(&mut self.node, id);
        let step = match self.model.node(id) {
            Some(node) => self.compute(node),
            None => self.push(Op::Never, KeySet::NONE),
        };
        self.node = outer;
        self.nodes.insert(id, step);
        step
    }

    fn compute(&mut self, node: &NodeDef) -> StepId {
        let body = match &node.body {
            Body::Formula(formula) => self.at(&formula.typed, node.grain),
            Body::Share(share) => self.share(node, share),
            Body::Pour(_) | Body::Solve(_) | Body::Settled(_) | Body::Unknown => {
                self.push(Op::Never, node.grain)
            }
        };
        let paid = match &node.role {
            Role::Amount { round: (step, mode), .. } => match Grid::of(step) {
                Some(grid) => self.push(Op::Pay(body, grid, *mode), node.grain),
                None => self.push(Op::Never, node.grain),
            },
            Role::Value | Role::Group { .. } => body,
        };
        match &node.decided {
            Some(decided) => {
                let by = self.at(&decided.by.typed, node.grain);
                let otherwise = self.at(&decided.otherwise, node.grain);
                self.push(Op::Choose(by, paid, otherwise), node.grain)
            }
            None => paid,
        }
    }

    fn share(&mut self, node: &NodeDef, share: &Share) -> StepId {
        let to = share.to.as_ref().map(Grid::of);
        if to == Some(None) {
            return self.push(Op::Never, node.grain);
        }
        let by = node.decided.as_ref().map(|decided| &decided.by);
        let conditions: Vec<_> = [by, share.among.as_ref()].into_iter().flatten().collect();
        let total = self.part(&share.total.typed);
        let among: Vec<StepId> =
            conditions.into_iter().map(|part| self.at(&part.typed, node.grain)).collect();
        let first = share.first.as_ref().map(|part| self.at(&part.typed, node.grain));
        let pots = Pots {
            own_sum: self.is_sum_of(total, first, &among, node.grain),
            total,
            pot: share.total.typed.ty.grain,
            among,
            first,
            weight: self.at(&share.weight.typed, node.grain),
            to: to.flatten(),
            otherwise: share.otherwise.as_ref().map(|part| self.at(&part.typed, node.grain)),
            per: node.per.clone(),
        };
        self.push(Op::Share(Box::new(pots)), node.grain)
    }

    /// Whether a step is the sum of another's cells over exactly those who take part.
    fn is_sum_of(&self, total: StepId, first: Option<StepId>, among: &[StepId], over: KeySet) -> bool {
        match self.steps.get(total.index()).map(|step| &step.op) {
            Some(Op::Gather(gather)) => {
                gather.gathering == Gathering::Sum
                    && Some(gather.value) == first
                    && gather.over == over
                    && gather.condition.as_slice() == among
            }
            _ => false,
        }
    }

    /// The students of each row, or their student years, as a scenario has changed them.
    fn heads(&mut self, origin: &Origin, grain: KeySet) -> StepId {
        let heads = self.model.heads;
        let changed = if *origin == Origin::Students { heads.students } else { heads.student_years };
        if let Some(node) = changed {
            return self.result(node);
        }
        self.push(Op::Heads(self.model.column_from(origin)), grain)
    }
}

fn step_id(place: usize) -> StepId {
    StepId(u32::try_from(place).unwrap_or(u32::MAX))
}
