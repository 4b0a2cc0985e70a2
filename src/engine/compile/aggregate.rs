//! Aggregates as steps: means as quotients of sums, counts as sums of students or ones.

use super::super::plan::{Gather, Gathering, OnZero, Op, StepId};
use super::Compiler;
use crate::base::number::whole;
use crate::base::{Key, KeySet};
use crate::formula::tree::{Arithmetic, Summary};
use crate::formula::typed::{Aggregate, Weight};
use crate::model::parts::Origin;

impl Compiler<'_> {
    /// An aggregate at the grain that it is gathered by.
    pub(super) fn aggregate(&mut self, aggregate: &Aggregate, by: KeySet) -> StepId {
        if let Some(known) = self.aggregates.get(&aggregate.id) {
            return *known;
        }
        let over = aggregate.over;
        let value = self.at(&aggregate.argument, over);
        let condition = aggregate.condition.as_ref().map(|part| self.at(part, over));
        let one_term = self.one_term(aggregate);
        let gather = |gathering, value| Gather { gathering, value, condition, over, one_term };
        let step = match aggregate.summary {
            Summary::Rank => self.push(Op::Rank(value, condition), over),
            Summary::Mean => self.mean(aggregate, &gather(Gathering::Sum, value), by),
            Summary::Count => {
                let counted = self.counted(over);
                let asked = self.push(Op::Asked(counted, value), over);
                self.gather(gather(Gathering::Sum, asked), by)
            }
            Summary::Sum => self.gather(gather(Gathering::Sum, value), by),
            Summary::Least => self.gather(gather(Gathering::Least, value), by),
            Summary::Greatest => self.gather(gather(Gathering::Greatest, value), by),
            Summary::Median if matches!(aggregate.weight, Weight::EachOnce) => {
                self.gather(gather(Gathering::Middle, value), by)
            }
            Summary::Median => {
                let weight = self.weight(aggregate);
                self.gather(gather(Gathering::Median { weight }, value), by)
            }
            Summary::Quantile => {
                let at = aggregate.at.as_ref().map(|part| self.at(part, KeySet::NONE));
                let weight = self.weight(aggregate);
                let asked = self.push(Op::Asked(value, weight), over);
                match at {
                    Some(at) => self.gather(gather(Gathering::Quantile { at }, asked), by),
                    None => self.push(Op::Never, by),
                }
            }
        };
        self.aggregates.insert(aggregate.id, step);
        step
    }

    fn gather(&mut self, gather: Gather, by: KeySet) -> StepId {
        self.push(Op::Gather(Box::new(gather)), by)
    }

    /// A weighted mean is a sum over the sum of the weights, and nobody's mean is missing.
    fn mean(&mut self, aggregate: &Aggregate, sum: &Gather, by: KeySet) -> StepId {
        let weight = self.weight(aggregate);
        let product = Op::Arithmetic(Arithmetic::Multiply, sum.value, weight);
        let product = self.push(product, aggregate.over);
        let above = self.gather(Gather { value: product, ..sum.clone() }, by);
        let below = self.gather(Gather { value: weight, ..sum.clone() }, by);
        self.push(Op::Divide(above, below, OnZero::Missing), by)
    }

    fn weight(&mut self, aggregate: &Aggregate) -> StepId {
        match &aggregate.weight {
            Weight::By(weight) => self.at(weight, aggregate.over),
            Weight::EachOnce => self.push(Op::Number(whole(1)), aggregate.over),
            Weight::Heads => {
                let years = self.frame.parts_of_year();
                let origin = if years { Origin::StudentYears } else { Origin::Students };
                self.heads(&origin, aggregate.over)
            }
        }
    }

    /// Over rows students are counted, over anything else members.
    fn counted(&mut self, over: KeySet) -> StepId {
        if over.has(Key::ROW) {
            self.heads(&Origin::Students, over)
        } else {
            self.push(Op::Number(whole(1)), over)
        }
    }

    /// Whether students on a count date would be added, which may not be done over terms.
    fn one_term(&self, aggregate: &Aggregate) -> bool {
        aggregate.over.has(Key::ROW)
            && (aggregate.summary == Summary::Count || self.model.counts_students(&aggregate.argument))
    }
}
