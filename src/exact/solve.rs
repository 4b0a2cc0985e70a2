//! The number that meets a condition: found by halving among the whole multiples of a step, tried exactly (rule N3).

use super::refusal::Reason;
use super::value::zero;
use super::{Answer, Evaluator, Inside, Stopped, Trial, Value};
use crate::base::number::{plain, whole};
use crate::base::{Exact, KeySet, Mode, NodeId};
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
    /// The upper end of the last interval, after the search has halved `between` down to one step.
    pub(super) fn solve(&self, node: &NodeDef, solve: &Solve) -> Result<Exact, Stopped> {
        let step = solve.to.size();
        let [low, high] = &solve.between;
        let mut low = solve.to.round(low, Mode::Ceil) / step;
        let mut high = solve.to.round(high, Mode::Floor) / step;
        let (first, last) =
            (self.tried(node, solve, &(&low * step))?, self.tried(node, solve, &(&high * step))?);
        let start = side(&first);
        if start == Side::On {
            return Ok(low * step);
        }
        if start == side(&last) || low >= high {
            return match &solve.otherwise {
                Some(otherwise) => self.of_solve(node, otherwise),
                None => {
                    Err(self.stop_solve(Reason::NoRoot(node.name.clone(), plain(&first), plain(&last)), node))
                }
            };
        }
        while &high - &low > whole(1) {
            let middle = ((&low + &high) / whole(2)).floor();
            if side(&self.tried(node, solve, &(&middle * step))?) == start {
                low = middle;
            } else {
                high = middle;
            }
        }
        let root = high * step;
        self.near_enough(node, solve, &root)?;
        Ok(root)
    }

    /// The condition at the root: the sides differ by no more than it allows.
    fn near_enough(&self, node: &NodeDef, solve: &Solve, root: &Exact) -> Result<(), Stopped> {
        let off = self.tried(node, solve, root)?.abs();
        let within = self.trial(solve.unknown, root, |trial| trial.of_solve(node, &solve.within))?;
        if off <= within {
            return Ok(());
        }
        Err(self.stop_solve(Reason::NotWithin(node.name.clone(), plain(root), plain(&off)), node))
    }

    /// An inner unknown where the solve around it has its number.
    pub(super) fn settled(&self, settled: &Settled) -> Result<Exact, Stopped> {
        let number = |answer: Answer| match answer? {
            Some(Value::Number(number)) => Ok(number),
            _ => Err(Stopped),
        };
        let root = number(self.node(settled.by, 0))?;
        self.trial(settled.unknown, &root, |trial| number(trial.node(settled.node, 0)))
    }

    /// By how much the sides of the condition differ for a number.
    fn tried(&self, node: &NodeDef, solve: &Solve, number: &Exact) -> Result<Exact, Stopped> {
        self.trial(solve.unknown, number, |trial| trial.of_solve(node, &solve.difference))
    }

    /// Computes something with a number for the unknown; why it stops is remembered out here.
    fn trial<T>(
        &self,
        unknown: NodeId,
        number: &Exact,
        compute: impl FnOnce(&Evaluator<'_>) -> Result<T, Stopped>,
    ) -> Result<T, Stopped> {
        let mut trial = Evaluator::new(self.model, self.frame, self.slots);
        trial.trial = Some(Trial { outer: self, unknown, number: number.clone() });
        let result = compute(&trial);
        self.read.borrow_mut().extend(trial.read.borrow().iter().copied());
        if result.is_err() {
            self.refusals.borrow_mut().take_all(trial.refusals.into_inner());
        }
        result
    }

    fn of_solve(&self, node: &NodeDef, formula: &Formula) -> Result<Exact, Stopped> {
        self.needed_number(formula, (KeySet::NONE, 0), Inside { node: Some(node), text: &formula.text })
    }

    fn stop_solve(&self, reason: Reason, node: &NodeDef) -> Stopped {
        self.stop_node(reason, node, KeySet::NONE, 0)
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
