//! Sums of rows times coefficients by group; a coarse one is made of a finer one that is made anyway.

use super::super::program::{Arg, Op, Segments, Way};
use super::super::rep::{self, Bound, Rep, Scale, ULP};
use super::members::Coefficients;
use super::terms::{Coefficient, Factor, Term};
use super::{Lower, Lowered, Val};
use crate::engine::mark::Marks;
use std::sync::Arc;

/// For each member its group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Groups {
    pub of: Arc<[u32]>,
    pub count: usize,
}

/// A sum that was asked for.
#[derive(Clone, Debug)]
struct Asked {
    /// The units of the coefficient, and what one is worth.
    coefficient: Option<(Arc<[f64]>, Scale)>,
    /// The factor's buffer, its scale, and for each member its row.
    factor: (Arg, Arc<[u32]>),
    groups: Groups,
    made: Option<Val>,
    /// How many different pairs of group and row are added.
    pairs: usize,
}

/// The sums of a program so far, or those of an earlier making, to be made of one another.
#[derive(Clone, Debug, Default)]
pub(super) struct Dots {
    asked: Vec<Asked>,
    before: Vec<Asked>,
}

impl Asked {
    fn same_members(&self, other: &Self) -> bool {
        let same = |a: &Arc<[f64]>, b: &Arc<[f64]>| Arc::ptr_eq(a, b) || a == b;
        let coefficients = match (&self.coefficient, &other.coefficient) {
            (Some((a, one)), Some((b, other))) => one == other && same(a, b),
            (None, None) => true,
            _ => false,
        };
        coefficients && self.factor.0.source == other.factor.0.source && self.factor.1 == other.factor.1
    }
}

impl Dots {
    /// Whether some sum has the members of another.
    pub fn some_shared(&self) -> bool {
        let pairs = |(place, one): (usize, &Asked)| {
            self.asked.iter().skip(place + 1).any(|other| one.same_members(other))
        };
        self.asked.iter().enumerate().any(pairs)
    }

    /// What was asked for, for the next making.
    pub fn wanted(self) -> Self {
        let forget = |one: Asked| Asked { made: None, ..one };
        Self { asked: Vec::new(), before: self.asked.into_iter().map(forget).collect() }
    }
}

/// For each group of the finer, its group among the coarser, if the finer settles it.
fn within(fine: &Groups, coarse: &Groups) -> Option<Vec<u32>> {
    let mut of = vec![u32::MAX; fine.count];
    for (fine, coarse) in fine.of.iter().zip(coarse.of.iter()) {
        let known = of.get_mut(*fine as usize)?;
        if *known == u32::MAX {
            *known = *coarse;
        } else if known != coarse {
            return None;
        }
    }
    Some(of)
}

impl Lower<'_> {
    /// A term's sum by group.
    pub(super) fn summed(&mut self, term: &Term, groups: &Groups) -> Lowered<Val> {
        let mut factors = term.factors.clone();
        // The factor with the most rows is added first: sums of growing students serve several others.
        factors.sort_by_key(|factor| std::cmp::Reverse(factor.rows));
        let Some((first, others)) = factors.split_first() else { return self.constant_sum(term, groups) };
        if others.is_empty() {
            return self.dot(term.coefficient.as_ref(), first, groups);
        }
        let mut finer = groups.clone();
        for other in others {
            let pairs = self.members.pairs((&finer.of, finer.count), (&other.index, other.rows));
            finer = Groups { of: Arc::clone(&pairs.ids), count: pairs.sample.len() };
        }
        let mut made = self.dot(term.coefficient.as_ref(), first, &finer)?;
        for other in others {
            let Some(rows) = within(&finer, &Groups { of: Arc::clone(&other.index), count: other.rows })
            else {
                return self.unfit("factor");
            };
            let val = Val { arg: Arg { way: Way::Same, ..other.arg }, rows: other.rows, marks: Marks::NONE };
            let factor = self.taken(&val, &rows);
            made = self.times(&made, &factor)?;
        }
        let Some(up) = within(&finer, groups) else { return self.unfit("group") };
        self.added(&made, &Groups { of: up.into(), count: groups.count })
    }

    /// A sum of a lowered step's rows by group.
    pub(super) fn added(&mut self, val: &Val, groups: &Groups) -> Lowered<Val> {
        let all: Arc<[u32]> = (0..u32::try_from(val.rows).unwrap_or(u32::MAX)).collect();
        let linear = self.factor(val, &all);
        match linear.terms.first() {
            Some(Term { coefficient: None, factors }) => match factors.first() {
                Some(factor) => self.dot(None, factor, groups),
                None => self.unfit("sum"),
            },
            Some(term) => self.constant_sum(term, groups),
            None => self.unfit("sum"),
        }
    }

    fn constant_sum(&mut self, term: &Term, groups: &Groups) -> Lowered<Val> {
        let mut sums = vec![0.0; groups.count];
        let mut sizes = vec![0.0; groups.count];
        let one = |row: usize| {
            term.coefficient.as_ref().map_or(1.0, |of| of.units.get(row).copied().unwrap_or(0.0))
        };
        for (row, group) in groups.of.iter().enumerate() {
            if let (Some(sum), Some(size)) = (sums.get_mut(*group as usize), sizes.get_mut(*group as usize)) {
                *sum += one(row);
                *size += one(row).abs();
            }
        }
        let exact =
            term.coefficient.as_ref().is_none_or(|of| of.exact) && sizes.iter().all(|size| *size < 9e15);
        if !exact {
            return self.unfit("sum of fractions");
        }
        let scale = term.coefficient.as_ref().map_or(Scale::from_integer(1), |of| of.scale);
        let rows = sums.iter().map(|sum| Bound::just(*sum)).collect();
        let rep = Rep { scale, exact: true, relative: 0.0, rows };
        Ok(self.fixed(sums.into(), rep, None, Marks::NONE))
    }

    /// The sum of one factor's rows times a coefficient, by group.
    fn dot(&mut self, coefficient: Option<&Coefficient>, factor: &Factor, groups: &Groups) -> Lowered<Val> {
        let pairs = self.members.pairs((&groups.of, groups.count), (&factor.index, factor.rows));
        let sample = &pairs.sample;
        let asked = Asked {
            coefficient: coefficient.map(|of| (Arc::clone(&of.units), of.scale)),
            factor: (factor.arg, Arc::clone(&factor.index)),
            groups: groups.clone(),
            made: None,
            pairs: sample.len(),
        };
        if let Some(val) = self.made_of_finer(&asked, coefficient, factor)? {
            return Ok(val);
        }
        let sums = pairs.sums(coefficient.map(|of| &of.units));
        let whole = coefficient.is_none_or(|of| of.exact) && sums.sizes < 9e15;
        let relative = coefficient.map_or(0.0, |of| of.relative);
        let error = |sum: &Coefficients| if whole { 0.0 } else { sum.error(relative) };
        let sums: Vec<(f64, f64)> = sums.of.iter().map(|sum| (sum.sum, error(sum))).collect();
        let (segments, errors) = segments(&sums, sample, (groups, factor), whole);
        let scale = coefficient.map_or(Scale::from_integer(1), |of| of.scale);
        let val = self.dotted(factor.arg, (segments, &errors), scale)?;
        self.dots.asked.push(Asked { made: Some(val.clone()), ..asked });
        Ok(val)
    }

    /// A sum that is known, or the sum by group of one that is finer and asked for anyway.
    fn made_of_finer(
        &mut self,
        asked: &Asked,
        coefficient: Option<&Coefficient>,
        factor: &Factor,
    ) -> Lowered<Option<Val>> {
        let same = |one: &&Asked| one.same_members(asked) && one.factor.0.rep == asked.factor.0.rep;
        let known = self.dots.asked.iter().filter(same).find(|one| one.groups == asked.groups);
        if let Some(val) = known.and_then(|one| one.made.clone()) {
            return Ok(Some(val));
        }
        let worth = |one: &&Asked| {
            let finer = one.groups.count > asked.groups.count;
            finer && one.groups.count * 2 < asked.pairs && one.same_members(asked)
        };
        let finer = |one: &Asked| within(&one.groups, &asked.groups).map(|up| (one.clone(), up));
        let found = self.dots.before.iter().filter(worth).find_map(finer);
        let Some((one, up)) = found else { return Ok(None) };
        let val = self.dot(coefficient, factor, &one.groups)?;
        let groups = Groups { of: up.into(), count: asked.groups.count };
        self.added(&val, &groups).map(Some)
    }

    /// A buffer of sums.
    fn dotted(&mut self, a: Arg, (segments, errors): (Segments, &[f64]), scale: Scale) -> Lowered<Val> {
        let Some(source) = self.program.rep(a).cloned() else { return self.unfit("sum") };
        let Some(scale) = rep::product(&scale, &source.scale) else { return self.unfit("scale") };
        let exact = source.exact && segments.exact;
        let mut rows = Vec::with_capacity(segments.len());
        let mut errors = errors.iter();
        for group in 0..segments.len() {
            let (mut sum, mut size) = (Bound::just(0.0), 0.0);
            for (row, by) in segments.group(group) {
                let Some(bound) = source.rows.get(row as usize) else { return self.unfit("sum") };
                let own = bound.times(by);
                sum.low += own.low;
                sum.high += own.high;
                let off = errors.next().copied().unwrap_or(0.0);
                sum.error += source.absolute(*bound) * (by.abs() + off) + bound.most() * off;
                size += own.most();
            }
            let count = segments.group(group).count() as f64;
            sum.error = if exact { 0.0 } else { sum.error * (1.0 + 1e-12) + size * ULP * (count + 4.0) };
            rows.push(sum);
        }
        let rep = Rep { scale, exact, relative: 0.0, rows }.settled();
        let place = u32::try_from(self.program.segments.len()).unwrap_or(u32::MAX);
        self.program.segments.push(segments);
        Ok(self.push(Op::Dot { a, segments: place }, rep, Marks::NONE))
    }
}

fn segments(
    sums: &[(f64, f64)],
    sample: &[u32],
    (groups, factor): (&Groups, &Factor),
    exact: bool,
) -> (Segments, Vec<f64>) {
    let mut errors = Vec::new();
    let mut made = Segments { starts: vec![0; groups.count + 1], exact, ..Segments::default() };
    // Pairs are numbered by group and then by row, so each group's stand together.
    for ((sum, error), member) in sums.iter().zip(sample) {
        let (Some(group), Some(row)) = (groups.of.get(*member as usize), factor.index.get(*member as usize))
        else {
            continue;
        };
        if *sum == 0.0 && *error == 0.0 {
            continue;
        }
        made.rows.push(*row);
        made.coefficients.push(*sum);
        errors.push(*error);
        if let Some(end) = made.starts.get_mut(*group as usize + 1) {
            *end += 1;
        }
    }
    let mut end = 0;
    for start in &mut made.starts {
        end += *start;
        *start = end;
    }
    (made, errors)
}
