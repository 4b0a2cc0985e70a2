//! Shares as instructions.

use super::super::program::{Op, ShareScales, Shares};
use super::super::rep::{self, Bound, MOST_STEPS, Rep, Scale, ULP};
use super::{Host, HostId, Lower, Lowered, Val};
use crate::base::{Exact, KeySet};
use crate::engine::mark::Marks;
use crate::engine::plan::Pots;
use num_traits::ToPrimitive;

impl Lower<'_> {
    pub(super) fn share(&mut self, pots: &Pots, grain: KeySet, host: HostId) -> Lowered<Val> {
        if !matches!(self.hosts.get(host as usize), Some(Host::Grain(known)) if *known == grain) {
            return self.unfit("share");
        }
        let coarse = self.host(pots.pot);
        let there = |lower: &mut Self, step, host| {
            let val = lower.value(step, host)?;
            lower.needed(val)
        };
        let total = there(self, pots.total, coarse)?;
        let weight = there(self, pots.weight, host)?;
        let first = pots.first.map(|step| there(self, step, host)).transpose()?;
        let otherwise = pots.otherwise.map(|step| there(self, step, host)).transpose()?;
        let among = pots.among.iter().map(|step| there(self, *step, host)).collect::<Lowered<Vec<Val>>>()?;
        let scale = match pots.to {
            Some(grid) => Scale::new(grid.above.into(), grid.below.into()),
            None => self.rep(&total)?.scale,
        };
        let whole = pots.to.is_some();
        let by = ShareScales {
            total: self.to_scale(Some(&total), &scale)?,
            first: self.to_scale(first.as_ref(), &scale)?,
        };
        // No part is larger than the pot and all first amounts together.
        let mut most = self.rep(&total)?.most() * by.total.0 / by.total.1;
        if let Some(first) = &first {
            most += self.rep(first)?.most() * by.first.0 / by.first.1 * (first.rows + 1) as f64;
        }
        if let Some(otherwise) = &otherwise {
            let (times, over) = self.to_scale(Some(otherwise), &scale)?;
            most = most.max(self.rep(otherwise)?.most() * times / over);
        }
        let error = if whole { 0.0 } else { most * 64.0 * ULP * self.rows_of(host) as f64 };
        let bound = if whole { (most + 1.0).min(MOST_STEPS) } else { most };
        let rows = vec![Bound { low: -bound, high: bound, error }; self.rows_of(host)];
        let relative = if whole { 0.0 } else { self.rep(&weight)?.relative * 4.0 };
        let made = Rep { scale, exact: whole, relative, rows };
        let shares = Shares {
            total: total.arg,
            among: among.iter().map(|val| val.arg).collect(),
            first: first.map(|val| val.arg),
            weight: weight.arg,
            otherwise: otherwise.map(|val| val.arg),
            pots: self.members_of(pots, grain)?,
            own_sum: pots.own_sum,
            to: pots.to.map(|grid| Exact::new(grid.above.into(), grid.below.into())),
            most: bound,
            by,
        };
        if !whole && !self.rep(&weight)?.exact {
            return self.unfit("share");
        }
        Ok(self.push(Op::Share(Box::new(shares)), made, Marks::NONE))
    }

    /// What makes units of the result of a value's: multiplied by the first, divided by the second.
    fn to_scale(&self, val: Option<&Val>, scale: &Scale) -> Lowered<(f64, f64)> {
        let Some(val) = val else { return Ok((1.0, 1.0)) };
        let by = rep::quotient(&self.rep(val)?.scale, scale);
        let pair = by.and_then(|by| Some((by.numer().to_f64()?, by.denom().to_f64()?)));
        pair.map_or_else(|| self.unfit("scale"), Ok)
    }

    /// The rows of each pot, in the order that settles ties: by code, in the order of `per`.
    fn members_of(&self, pots: &Pots, grain: KeySet) -> Lowered<Vec<Vec<u32>>> {
        let Some(own) = self.frame.grain(grain) else { return self.unfit("share") };
        let members: Vec<&[u32]> = pots.per.iter().map(|key| own.members(*key).unwrap_or_default()).collect();
        let mut order: Vec<usize> = (0..own.len()).collect();
        let key = |at: usize| members.iter().map(move |of_key| of_key.get(at));
        order.sort_by(|a, b| key(*a).cmp(key(*b)));
        let mut list = vec![Vec::new(); self.frame.len(pots.pot)];
        for row in order {
            let pot = self.frame.up(grain, row, pots.pot);
            let members = pot.and_then(|pot| list.get_mut(pot));
            match (members, u32::try_from(row)) {
                (Some(members), Ok(row)) => members.push(row),
                _ => return self.unfit("share"),
            }
        }
        Ok(list)
    }
}
