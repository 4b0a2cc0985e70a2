//! Aggregates as instructions: sums through their terms, the least and the greatest member by member.

use super::super::program::{Op, Segments};
use super::super::rep::{Bound, Rep};
use super::dots::Groups;
use super::terms::Linear;
use super::{HostId, Lower, Lowered, Val, marked};
use crate::base::KeySet;
use crate::engine::mark::{Mark, Marks, Reason};
use crate::engine::plan::{Gather, Gathering, StepId};

impl Lower<'_> {
    pub(super) fn gather(&mut self, gather: &Gather, by: KeySet, _: StepId, host: HostId) -> Lowered<Val> {
        if !self.is_grain(host, by) {
            return self.unfit("aggregate");
        }
        let groups = self.groups(gather.over, by)?;
        let here = self.counted(gather)?;
        if gather.one_term && self.mixes_terms(&groups, here.as_deref()) {
            return Ok(Val {
                marks: self.all(by, Reason::MixedTerms),
                ..self.constant(0.0, num_rational::Ratio::from_integer(1), self.frame.len(by))
            });
        }
        match gather.gathering {
            Gathering::Sum => self.sum_of(gather, &groups, here.as_deref()),
            Gathering::Least => self.extremes(gather, &groups, here.as_deref(), false),
            Gathering::Greatest => self.extremes(gather, &groups, here.as_deref(), true),
            Gathering::Median { .. } | Gathering::Quantile { .. } | Gathering::Middle => self.unfit("median"),
        }
    }

    fn all(&self, grain: KeySet, reason: Reason) -> Marks {
        marked(self.frame.len(grain), |_| Mark::stopped(reason, self.node))
    }

    /// For each member its group.
    fn groups(&self, over: KeySet, by: KeySet) -> Lowered<Groups> {
        let count = self.frame.len(by);
        match self.members.way(over, by) {
            Some(of) => Ok(Groups { of, count }),
            None => self.unfit("group"),
        }
    }

    /// Which members count, where a condition that does not vary says so.
    fn counted(&self, gather: &Gather) -> Lowered<Option<Vec<bool>>> {
        let Some(condition) = gather.condition.filter(|condition| !self.is_varying(*condition)) else {
            return Ok(None);
        };
        let column = self.column(condition)?;
        let marks = column.marks.needed(self.node);
        if !marks.is_none() {
            return self.unfit("condition");
        }
        Ok(column.yes_no().map(<[bool]>::to_vec))
    }

    /// Whether students of several terms would be added.
    fn mixes_terms(&self, groups: &Groups, here: Option<&[bool]>) -> bool {
        let mut first: Vec<Option<u32>> = vec![None; groups.count];
        let terms = self.frame.row_terms().iter().zip(groups.of.iter()).enumerate();
        for (member, (term, group)) in terms {
            let counts = here.is_none_or(|here| here.get(member) == Some(&true));
            let Some(known) = first.get_mut(*group as usize).filter(|_| counts) else { continue };
            if *known.get_or_insert(*term) != *term {
                return true;
            }
        }
        false
    }

    fn sum_of(&mut self, gather: &Gather, groups: &Groups, here: Option<&[bool]>) -> Lowered<Val> {
        let mut linear = self.linear(gather.value, gather.over)?;
        if let Some(condition) = gather.condition {
            let mask = self.linear(condition, gather.over)?;
            let varies = self.is_varying(condition);
            if varies && !(linear.marks.is_none() && mask.marks.is_none()) {
                return self.unfit("condition");
            }
            linear = Linear { marks: linear.marks.clone(), ..self.product(&linear, &mask)? };
        }
        let marks = self.marks_of(&linear.marks, groups, here);
        let mut sum: Option<Val> = None;
        for term in &linear.terms {
            let own = self.summed(term, groups)?;
            sum = Some(match sum {
                Some(sum) => self.sum(&sum, &own, 1.0)?,
                None => own,
            });
        }
        let sum = match sum {
            Some(sum) => sum,
            None => self.constant(0.0, num_rational::Ratio::from_integer(1), groups.count),
        };
        Ok(Val { marks, ..sum })
    }

    /// Why a group has no sum: a member that counts has no value.
    fn marks_of(&self, members: &Marks, groups: &Groups, here: Option<&[bool]>) -> Marks {
        if members.is_none() {
            return Marks::NONE;
        }
        let mut marks = vec![Mark::HERE; groups.count];
        for (member, group) in groups.of.iter().enumerate() {
            let counts = here.is_none_or(|here| here.get(member) == Some(&true));
            if let Some(mark) = marks.get_mut(*group as usize).filter(|_| counts) {
                *mark = members.at(member).needed(self.node).max(*mark);
            }
        }
        Marks::new(marks)
    }

    /// The least or greatest of each group.
    fn extremes(
        &mut self,
        gather: &Gather,
        groups: &Groups,
        here: Option<&[bool]>,
        greatest: bool,
    ) -> Lowered<Val> {
        if gather.condition.is_some() && here.is_none() {
            return self.unfit("condition");
        }
        let linear = self.linear(gather.value, gather.over)?;
        let (1, Some(term)) = (linear.terms.len(), linear.terms.first()) else {
            return self.unfit("extreme");
        };
        let (None, [factor]) = (&term.coefficient, term.factors.as_slice()) else {
            return self.unfit("extreme");
        };
        let Some(source) = self.program.rep(factor.arg).cloned() else { return self.unfit("extreme") };
        let mut members: Vec<Vec<u32>> = vec![Vec::new(); groups.count];
        for (member, (group, row)) in groups.of.iter().zip(factor.index.iter()).enumerate() {
            let counts = here.is_none_or(|here| here.get(member) == Some(&true));
            if let Some(list) = members.get_mut(*group as usize).filter(|_| counts) {
                list.push(*row);
            }
        }
        let mut segments = Segments { starts: vec![0], exact: true, ..Segments::default() };
        let mut rows = Vec::new();
        for list in &mut members {
            list.sort_unstable();
            list.dedup();
            let bounds = list.iter().filter_map(|row| source.rows.get(*row as usize)).copied();
            rows.push(bounds.reduce(Bound::or).unwrap_or(Bound::just(0.0)));
            segments.rows.extend(list.iter().copied());
            segments.coefficients.extend(list.iter().map(|_| 1.0));
            segments.starts.push(u32::try_from(segments.rows.len()).unwrap_or(u32::MAX));
        }
        let nobody = |group: usize| {
            if members.get(group).is_none_or(Vec::is_empty) { Mark::MISSING } else { Mark::HERE }
        };
        let marks = marked(groups.count, nobody).and(&self.marks_of(&linear.marks, groups, here));
        let rep = Rep { rows, ..source.as_ref().clone() };
        let place = u32::try_from(self.program.segments.len()).unwrap_or(u32::MAX);
        self.program.segments.push(segments);
        Ok(self.push(Op::Gather { a: factor.arg, segments: place, greatest }, rep, marks))
    }
}
