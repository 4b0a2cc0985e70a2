//! The number that meets a condition: found by halving among the whole multiples of a step, tried exactly (rule N3).

use super::refusal::Reason;
use super::value::zero;
use super::{Answer, Evaluator, Inside, Stopped, Trial, Value};
use crate::base::number::{plain, whole};
use crate::base::{Exact, Mode, NodeId};
use crate::model::parts::{Formula, NodeDef, Settled, Solve};
use num_traits::Signed;

/// On which side of the condition a number lies.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Below,
    On,
    Above,
}

impl Evaluator<'_> {
    /// The upper end of the last interval, after the search has halved `between` down to one step. One number is sought
    /// for each instance of the solve's grain, by its own condition.
    pub(super) fn solve(&self, node: &NodeDef, solve: &Solve, at: usize) -> Result<Exact, Stopped> {
        let step = solve.to.size();
        let [low, high] = &solve.between;
        let mut low = solve.to.round(low, Mode::Ceil) / step;
        let mut high = solve.to.round(high, Mode::Floor) / step;
        let (first, last) =
            (self.tried(node, solve, at, &(&low * step))?, self.tried(node, solve, at, &(&high * step))?);
        let start = side(&first);
        if start == Side::On {
            let root = low * step;
            self.near_enough(node, solve, at, &root)?;
            return Ok(root);
        }
        if start == side(&last) || low >= high {
            return match &solve.otherwise {
                Some(otherwise) => self.of_solve(node, otherwise, at),
                None if self.searching() => Ok(if first.abs() <= last.abs() { low } else { high } * step),
                None => Err(self.no_root(node, at, &first, &last)),
            };
        }
        while &high - &low > whole(1) {
            let middle = ((&low + &high) / whole(2)).floor();
            if side(&self.tried(node, solve, at, &(&middle * step))?) == start {
                low = middle;
            } else {
                high = middle;
            }
        }
        let root = high * step;
        self.near_enough(node, solve, at, &root)?;
        Ok(root)
    }

    /// Whether the solve around this one is still looking. An inner unknown then stands at the nearer of its ends where
    /// no number fits, so that the search can pass by; at the answer itself it must have a number of its own.
    fn searching(&self) -> bool {
        self.trial.as_ref().is_some_and(|trial| trial.searching)
    }

    fn no_root(&self, node: &NodeDef, at: usize, first: &Exact, last: &Exact) -> Stopped {
        let (name, low, high) = (self.solved_name(node, at), plain(first), plain(last));
        let around = self.trial.as_ref().and_then(|trial| Some((self.model.node(trial.unknown)?, trial)));
        self.stop_solve(
            match around {
                Some((outer, trial)) => {
                    Reason::NoRootInside(name, outer.name.clone(), plain(&trial.number), low, high)
                }
                None => Reason::NoRoot(name, low, high),
            },
            node,
            at,
        )
    }

    /// The condition at the root: the sides differ by no more than it allows.
    fn near_enough(&self, node: &NodeDef, solve: &Solve, at: usize, root: &Exact) -> Result<(), Stopped> {
        if self.searching() {
            return Ok(());
        }
        let tried = (solve.unknown, at);
        let difference = |trial: &Evaluator<'_>| trial.of_solve(node, &solve.difference, at);
        let off = self.trial(tried, root, false, difference)?.abs();
        let within = self.trial(tried, root, false, |trial| trial.of_solve(node, &solve.within, at))?;
        if off <= within {
            return Ok(());
        }
        let name = self.solved_name(node, at);
        Err(self.stop_solve(Reason::NotWithin(name, plain(root), plain(&off)), node, at))
    }

    /// An inner unknown where the solve around it has its number.
    pub(super) fn settled(&self, settled: &Settled) -> Result<Exact, Stopped> {
        let number = |answer: Answer| match answer? {
            Some(Value::Number(number)) => Ok(number),
            _ => Err(Stopped),
        };
        let root = number(self.node(settled.by, 0))?;
        self.trial((settled.unknown, 0), &root, false, |trial| number(trial.node(settled.node, 0)))
    }

    /// By how much the sides of the condition differ for a number, while looking for one.
    fn tried(&self, node: &NodeDef, solve: &Solve, at: usize, number: &Exact) -> Result<Exact, Stopped> {
        self.trial((solve.unknown, at), number, true, |trial| trial.of_solve(node, &solve.difference, at))
    }

    /// Computes something with a number for the unknown; why it stops is remembered out here.
    fn trial<T>(
        &self,
        (unknown, instance): (NodeId, usize),
        number: &Exact,
        searching: bool,
        compute: impl FnOnce(&Evaluator<'_>) -> Result<T, Stopped>,
    ) -> Result<T, Stopped> {
        let mut trial = Evaluator::new(self.model, self.frame, self.slots);
        trial.trial = Some(Trial { outer: self, unknown, instance, number: number.clone(), searching });
        let result = compute(&trial);
        self.read.borrow_mut().extend(trial.read.borrow().iter().copied());
        if result.is_err() {
            self.refusals.borrow_mut().take_all(trial.refusals.into_inner());
        }
        result
    }

    /// The number that is tried, for the member that it is tried for: a condition that reads another's is refused.
    pub(super) fn unknown(&self, node: &NodeDef, instance: usize) -> Result<Option<Value>, Stopped> {
        match &self.trial {
            Some(trial) if trial.instance == instance => Ok(Some(Value::Number(trial.number.clone()))),
            Some(_) => Err(self.stop_solve(Reason::UnknownOfOther(node.name.clone()), node, instance)),
            None => Ok(None),
        }
    }

    fn of_solve(&self, node: &NodeDef, formula: &Formula, at: usize) -> Result<Exact, Stopped> {
        self.needed_number(formula, (node.grain, at), Inside { node: Some(node), text: &formula.text })
    }

    /// The name of what is sought, with the member that it is sought for: `level[state: CA]`.
    fn solved_name(&self, node: &NodeDef, at: usize) -> String {
        if node.grain.is_empty() {
            return node.name.clone();
        }
        format!("{}[{}]", node.name, self.member_text(node.grain, at))
    }

    fn stop_solve(&self, reason: Reason, node: &NodeDef, at: usize) -> Stopped {
        self.stop_node(reason, node, node.grain, at)
    }
}

fn side(difference: &Exact) -> Side {
    if *difference == zero() {
        Side::On
    } else if difference.is_negative() {
        Side::Below
    } else {
        Side::Above
    }
}
