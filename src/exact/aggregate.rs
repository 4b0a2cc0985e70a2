//! Aggregates: over the members of the argument's grain, each once, gathered by a coarser grain (rules A1 to A5).

use super::refusal::Reason;
use super::value::zero;
use super::{Answer, Evaluator, Inside, Stopped, Value};
use crate::base::number::whole;
use crate::base::{Exact, Key, KeySet};
use crate::formula::tree::Summary;
use crate::formula::typed::{Aggregate, Typed, Weight};
use crate::frame::Cells;
use crate::model::parts::Origin;
use num_traits::Zero;
use std::rc::Rc;

impl Evaluator<'_> {
    /// An aggregate for one instance of the grain that it is gathered by.
    pub(super) fn aggregate(
        &self,
        aggregate: &Aggregate,
        part: &Typed,
        instance: usize,
        inside: Inside,
    ) -> Answer {
        let key = (aggregate.id, instance);
        if let Some(known) = self.aggregates.borrow().get(&key) {
            return known.clone();
        }
        let answer = if aggregate.summary == Summary::Rank {
            self.rank(aggregate, instance, inside)
        } else {
            self.summary(aggregate, part, instance, inside)
        };
        self.aggregates.borrow_mut().insert(key, answer.clone());
        answer
    }

    /// The members that belong to each instance of a coarser grain.
    fn members(&self, over: KeySet, by: KeySet) -> Rc<Vec<Vec<usize>>> {
        if let Some(trial) = &self.trial {
            return trial.outer.members(over, by);
        }
        if let Some(known) = self.groups.borrow().get(&(over, by)) {
            return Rc::clone(known);
        }
        let mut groups: Vec<Vec<usize>> = vec![Vec::new(); self.frame.len(by)];
        for member in 0..self.frame.len(over) {
            if let Some(group) = self.frame.up(over, member, by).and_then(|i| groups.get_mut(i)) {
                group.push(member);
            }
        }
        let groups = Rc::new(groups);
        self.groups.borrow_mut().insert((over, by), Rc::clone(&groups));
        groups
    }

    fn chosen(
        &self,
        aggregate: &Aggregate,
        by: KeySet,
        instance: usize,
        inside: Inside,
    ) -> Result<Vec<usize>, Stopped> {
        let groups = self.members(aggregate.over, by);
        let mut chosen = Vec::new();
        for member in groups.get(instance).into_iter().flatten() {
            let counts = match &aggregate.condition {
                Some(condition) => self.yes(condition, (aggregate.over, *member), inside)?,
                None => true,
            };
            if counts {
                chosen.push(*member);
            }
        }
        Ok(chosen)
    }

    fn summary(&self, aggregate: &Aggregate, part: &Typed, instance: usize, inside: Inside) -> Answer {
        let members = self.chosen(aggregate, part.ty.grain, instance, inside)?;
        self.one_term(aggregate, part, &members, instance, inside)?;
        if aggregate.summary == Summary::Count {
            return self.count(aggregate, &members, inside);
        }
        let mut weighed: Vec<(Value, Exact)> = Vec::new();
        for member in members {
            let value = self.needed(&aggregate.argument, (aggregate.over, member), inside)?;
            weighed.push((value, self.weight(aggregate, member, inside)?));
        }
        let numbers: Vec<(Exact, Exact)> = weighed
            .iter()
            .filter_map(|(value, weight)| match value {
                Value::Number(number) => Some((number.clone(), weight.clone())),
                _ => None,
            })
            .collect();
        Ok(match aggregate.summary {
            Summary::Sum => Some(Value::Number(numbers.into_iter().fold(zero(), |sum, (n, _)| sum + n))),
            Summary::Mean => mean(&numbers).map(Value::Number),
            Summary::Least => weighed.into_iter().map(|(v, _)| v).min_by(Value::order),
            Summary::Greatest => weighed.into_iter().map(|(v, _)| v).max_by(Value::order),
            Summary::Median => {
                median(numbers, matches!(aggregate.weight, Weight::EachOnce)).map(Value::Number)
            }
            Summary::Quantile => {
                let Some(at) = &aggregate.at else { return Ok(None) };
                let point = self.needed_number(at, (KeySet::NONE, 0), inside)?;
                quantile(numbers, &point).map(Value::Number)
            }
            Summary::Count | Summary::Rank => None,
        })
    }

    fn count(&self, aggregate: &Aggregate, members: &[usize], inside: Inside) -> Answer {
        let mut count = zero();
        for member in members {
            self.needed(&aggregate.argument, (aggregate.over, *member), inside)?;
            count +=
                if aggregate.over.has(Key::ROW) { self.heads(*member, &Origin::Students)? } else { whole(1) };
        }
        Ok(Some(Value::Number(count)))
    }

    /// A3: over rows, by student years where rows stand for parts of a year, else by students.
    fn weight(&self, aggregate: &Aggregate, member: usize, inside: Inside) -> Result<Exact, Stopped> {
        Ok(match &aggregate.weight {
            Weight::EachOnce => whole(1),
            Weight::By(weight) => self.needed_number(weight, (aggregate.over, member), inside)?,
            Weight::Heads if self.frame.parts_of_year() => self.heads(member, &Origin::StudentYears)?,
            Weight::Heads => self.heads(member, &Origin::Students)?,
        })
    }

    /// The students of a row or their student years, as a scenario has changed them; zero where there are none.
    ///
    /// # Errors
    /// [`Stopped`] when what a scenario makes of them cannot be computed.
    pub fn heads(&self, row: usize, origin: &Origin) -> Result<Exact, Stopped> {
        let heads = self.model.heads;
        let changed = if *origin == Origin::Students { heads.students } else { heads.student_years };
        if let Some(node) = changed {
            return match self.node(node, row)? {
                Some(Value::Number(number)) => Ok(number),
                _ => Ok(zero()),
            };
        }
        let column = self.model.column_from(origin).and_then(|id| self.frame.column(id));
        Ok(match column.map(|column| &column.cells) {
            Some(Cells::Numbers(cells)) => cells.get(row).copied().flatten().map_or_else(zero, |n| n.exact()),
            _ => zero(),
        })
    }

    /// Students on a count date are never added over terms.
    fn one_term(
        &self,
        aggregate: &Aggregate,
        part: &Typed,
        members: &[usize],
        instance: usize,
        inside: Inside,
    ) -> Result<(), Stopped> {
        let terms = self.frame.row_terms();
        if !aggregate.over.has(Key::ROW) || terms.is_empty() {
            return Ok(());
        }
        let counts = aggregate.summary == Summary::Count || self.model.counts_students(&aggregate.argument);
        let mut own = members.iter().filter_map(|row| terms.get(*row));
        let first = own.next();
        if counts && own.any(|other| Some(other) != first) {
            return Err(self.stop(Reason::MixedTerms, part, inside, instance));
        }
        Ok(())
    }

    /// One more than the number of members of the same group that are smaller.
    fn rank(&self, aggregate: &Aggregate, instance: usize, inside: Inside) -> Answer {
        let own = self.needed(&aggregate.argument, (aggregate.over, instance), inside)?;
        let mut smaller = 0;
        for member in 0..self.frame.len(aggregate.over) {
            let counts = match &aggregate.condition {
                Some(condition) => self.yes(condition, (aggregate.over, member), inside)?,
                None => true,
            };
            if counts
                && self.needed(&aggregate.argument, (aggregate.over, member), inside)?.order(&own).is_lt()
            {
                smaller += 1;
            }
        }
        Ok(Some(Value::Number(whole(smaller + 1))))
    }
}

fn mean(numbers: &[(Exact, Exact)]) -> Option<Exact> {
    let weights = numbers.iter().fold(zero(), |sum, (_, weight)| sum + weight);
    let total = numbers.iter().fold(zero(), |sum, (number, weight)| sum + number * weight);
    (!weights.is_zero()).then(|| total / weights)
}

/// The middle of the sorted members; weighted: the first at which the weights before and at it reach half.
fn median(mut numbers: Vec<(Exact, Exact)>, each_once: bool) -> Option<Exact> {
    numbers.sort();
    if each_once {
        return quantile(numbers, &Exact::new(1.into(), 2.into()));
    }
    let half = numbers.iter().fold(zero(), |sum, (_, weight)| sum + weight) / whole(2);
    let mut before = zero();
    numbers.into_iter().find_map(|(number, weight)| {
        before += weight;
        (before >= half && !before.is_zero()).then_some(number)
    })
}

/// Linear between order statistics (type 7 of Hyndman and Fan 1996).
fn quantile(mut numbers: Vec<(Exact, Exact)>, point: &Exact) -> Option<Exact> {
    numbers.sort();
    let last = i64::try_from(numbers.len()).ok()?.checked_sub(1)?;
    let place = (point * whole(last)).max(zero()).min(whole(last));
    let below: usize = place.floor().to_integer().try_into().ok()?;
    let (low, _) = numbers.get(below)?;
    let rest = &place - place.floor();
    match numbers.get(below + 1) {
        Some((high, _)) => Some(low + rest * (high - low)),
        None => Some(low.clone()),
    }
}
