//! Arithmetic, roundings and functions as instructions: the scale is settled here, so that a factor that is the same
//! everywhere costs nothing.

use super::super::program::{Op, Rounding, Zero};
use super::super::rep::{self, Bound, Common, HALF_ULP, MOST_STEPS, Rep, Scale, ULP};
use super::{HostId, Lower, Lowered, Val, lacking, marked};
use crate::base::Mode;
use crate::engine::cell::LIMIT;
use crate::engine::jump::Grid;
use crate::engine::mark::{Mark, Reason};
use crate::engine::plan::{OnZero, StepId};
use crate::formula::tree::Arithmetic;
use crate::formula::typed::Portable;
use num_traits::{Signed, ToPrimitive};

/// Where bounds say nothing, more steps than this are left to exact arithmetic: 88 billion kronor in öre.
const WATCHED_STEPS: f64 = 8_796_093_022_208.0;

type Two = (StepId, StepId);

impl Lower<'_> {
    fn two(&mut self, (a, b): Two, host: HostId) -> Lowered<(Val, Val)> {
        Ok((self.value(a, host)?, self.value(b, host)?))
    }

    pub(super) fn negate(&mut self, a: StepId, host: HostId) -> Lowered<Val> {
        let a = self.value(a, host)?;
        let rep = self.rep(&a)?;
        let zero = self.constant(0.0, rep.scale, a.rows);
        self.sum(&zero, &a, -1.0)
    }

    pub(super) fn abs(&mut self, a: StepId, host: HostId) -> Lowered<Val> {
        let a = self.value(a, host)?;
        let rows = self.bounds(&a)?.into_iter().map(|row| {
            let low = if row.low <= 0.0 && row.high >= 0.0 { 0.0 } else { row.low.abs().min(row.high.abs()) };
            Bound { low, high: row.most(), error: row.error }
        });
        let rep = Rep { rows: rows.collect(), ..self.rep(&a)?.as_ref().clone() };
        Ok(self.push(Op::Abs { a: a.arg }, rep, a.marks.clone()))
    }

    pub(super) fn arithmetic(&mut self, sign: Arithmetic, two: Two, host: HostId) -> Lowered<Val> {
        let (a, b) = self.two(two, host)?;
        match sign {
            Arithmetic::Add => self.sum(&a, &b, 1.0),
            Arithmetic::Subtract => self.sum(&a, &b, -1.0),
            Arithmetic::Multiply => self.times(&a, &b),
        }
    }

    /// How two values are brought to one scale, and whether whole units stay whole.
    pub(super) fn common(&self, a: &Val, b: &Val) -> Lowered<(Common, bool)> {
        let (x, y) = (self.rep(a)?, self.rep(b)?);
        let both = x.exact && y.exact;
        let Some(by) = rep::common((&x.scale, x.most()), (&y.scale, y.most()), both) else {
            return self.unfit("scale");
        };
        Ok((by, by.whole))
    }

    /// A sum or difference.
    pub(super) fn sum(&mut self, a: &Val, b: &Val, sign: f64) -> Lowered<Val> {
        let (by, whole) = self.common(a, b)?;
        let by = Common { second: by.second * sign, ..by };
        let (x, y) = (self.rep(a)?, self.rep(b)?);
        let rows = self.bounds(a)?.into_iter().zip(self.bounds(b)?);
        let rows = rows.map(|(p, q)| rep::sum((&x, p), (&y, q), by, whole)).collect();
        let rep = Rep { scale: by.scale, exact: whole, relative: 0.0, rows }.settled();
        let op = Op::Sum { a: a.arg, b: b.arg, by: (by.first, by.second) };
        Ok(self.push(op, rep, a.marks.and(&b.marks)))
    }

    /// A product; a factor that is the same everywhere only changes the scale.
    pub(super) fn times(&mut self, a: &Val, b: &Val) -> Lowered<Val> {
        for (one, other) in [(a, b), (b, a)] {
            if one.marks.is_none()
                && let Some(number) = self.one_number(one)
                && number.is_positive()
                && let Some(scale) = rep::product(&number, &self.rep(other)?.scale)
            {
                return self.scaled(other, scale);
            }
        }
        let (x, y) = (self.rep(a)?, self.rep(b)?);
        let Some(scale) = rep::product(&x.scale, &y.scale) else { return self.unfit("scale") };
        let rows = self.bounds(a)?.into_iter().zip(self.bounds(b)?).map(|(p, q)| rep::times(p, q)).collect();
        let exact = x.exact && y.exact;
        let relative = if exact { 0.0 } else { x.relative + y.relative + x.relative * y.relative + HALF_ULP };
        let rep = Rep { scale, exact, relative, rows }.settled();
        Ok(self.push(Op::Times { a: a.arg, b: b.arg }, rep, a.marks.and(&b.marks)))
    }

    pub(super) fn whole_power(&mut self, a: StepId, exponent: i32, host: HostId) -> Lowered<Val> {
        let base = self.value(a, host)?;
        if !(1..=64).contains(&exponent) {
            return self.unfit("power");
        }
        let mut made = base.clone();
        for _ in 1..exponent {
            made = self.times(&made, &base)?;
        }
        Ok(made)
    }

    pub(super) fn divide(&mut self, two: Two, zero: OnZero, host: HostId) -> Lowered<Val> {
        let (a, b) = self.two(two, host)?;
        let otherwise = match zero {
            OnZero::Else(step) => Some(self.value(step, host)?),
            OnZero::Refuse | OnZero::Missing => None,
        };
        self.over(&a, &b, zero, otherwise)
    }

    /// A quotient. A divisor that can be zero in one lane and not in another leaves the lane to exact arithmetic.
    fn over(&mut self, a: &Val, b: &Val, zero: OnZero, otherwise: Option<Val>) -> Lowered<Val> {
        if b.marks.is_none()
            && let Some(number) = self.one_number(b)
            && number.is_positive()
            && let Some(scale) = rep::quotient(&self.rep(a)?.scale, &number)
        {
            return self.scaled(a, scale);
        }
        let (x, y) = (self.rep(a)?, self.rep(b)?);
        let Some(scale) = rep::quotient(&x.scale, &y.scale) else { return self.unfit("scale") };
        let (above, below) = (self.bounds(a)?, self.bounds(b)?);
        let nothing = |row: usize| {
            below.get(row).is_some_and(|row| row.low == 0.0 && row.high == 0.0 && row.error == 0.0)
        };
        let open = below.iter().any(|row| row.may_be_zero());
        // Whole units that are not zero are at least one; of others, what is a millionth of the greatest is watched.
        let least = |row: &Bound| {
            let nearest =
                if row.low > 0.0 || row.high < 0.0 { row.low.abs().min(row.high.abs()) } else { 0.0 };
            match (y.exact, row.may_be_zero()) {
                (true, _) => nearest.max(1.0),
                (false, false) => nearest,
                (false, true) => row.most() * 1e-6,
            }
        };
        let mut rows: Vec<Bound> =
            above.iter().zip(&below).map(|(p, q)| rep::over(*p, *q, least(q))).collect();
        // The relative errors of factors add up, but for their product; a quotient rounds once.
        let mut relative = (x.relative + y.relative) * (1.0 + 4.0 * ULP) + HALF_ULP;
        let mut marks = a.marks.and(&b.marks);
        let zero = match (zero, otherwise) {
            _ if !open => Zero::Never,
            (OnZero::Else(_), Some(other)) if y.exact => {
                let theirs = self.rep(&other)?;
                let Some(by) = rep::quotient(&theirs.scale, &scale) else { return self.unfit("scale") };
                let by = rep::float(&by);
                for (row, other) in rows.iter_mut().zip(self.bounds(&other)?) {
                    *row = row.or(other.times(by));
                }
                relative = relative.max(theirs.relative + 2.0 * ULP);
                if !other.marks.is_none() {
                    return self.unfit("division");
                }
                Zero::Else(other.arg, by)
            }
            (OnZero::Missing, _) => {
                let of =
                    |row: usize| if nothing(row) { Mark::MISSING.max(marks.at(row)) } else { marks.at(row) };
                marks = marked(a.rows, of);
                self.zeros(&below, y.exact)
            }
            _ => {
                let stop = Mark::stopped(Reason::DivisionByZero, self.node);
                let of = |row: usize| if nothing(row) { stop.max(marks.at(row)) } else { marks.at(row) };
                marks = marked(a.rows, of);
                self.zeros(&below, y.exact)
            }
        };
        let rep = Rep { scale, exact: false, relative, rows };
        Ok(self.push(Op::Over { a: a.arg, b: b.arg, zero }, rep, marks))
    }

    /// A divisor that is zero in every lane has no value in any; nothing need be watched for there.
    fn zeros(&self, below: &[Bound], exact: bool) -> Zero {
        let watched = |row: &Bound| match row {
            Bound { low: 0.0, high: 0.0, error: 0.0 } => -1.0,
            row if !row.may_be_zero() => -1.0,
            row => {
                if exact {
                    0.0
                } else {
                    row.most() * 1e-6
                }
            }
        };
        let least: Vec<f64> = below.iter().map(watched).collect();
        if least.iter().any(|least| *least >= 0.0) { Zero::Leave(least.into()) } else { Zero::Never }
    }

    pub(super) fn extreme(&mut self, two: Two, greater: bool, host: HostId) -> Lowered<Val> {
        let (a, b) = self.two(two, host)?;
        let (by, whole) = self.common(&a, &b)?;
        let (x, y) = (self.rep(&a)?, self.rep(&b)?);
        let rows = self.bounds(&a)?.into_iter().zip(self.bounds(&b)?).map(|(p, q)| {
            let (p, q) = (p.times(by.first), q.times(by.second));
            let (low, high) = if greater {
                (p.low.max(q.low), p.high.max(q.high))
            } else {
                (p.low.min(q.low), p.high.min(q.high))
            };
            Bound { low, high, error: if whole { 0.0 } else { p.error.max(q.error) } }
        });
        let relative = if whole { 0.0 } else { x.relative.max(y.relative) + 2.0 * ULP };
        let rep = Rep { scale: by.scale, exact: whole, relative, rows: rows.collect() }.settled();
        let op = Op::Extreme { a: a.arg, b: b.arg, by: (by.first, by.second), greater };
        Ok(self.push(op, rep, a.marks.and(&b.marks)))
    }

    pub(super) fn round(&mut self, a: StepId, grid: Grid, mode: Mode, host: HostId) -> Lowered<Val> {
        let a = self.value(a, host)?;
        let rep = self.rep(&a)?;
        let step = Scale::new(grid.above.into(), grid.below.into());
        let Some(by) = rep::quotient(&rep.scale, &step) else { return self.unfit("rounding") };
        if rep.exact && by.is_integer() {
            return Ok(a);
        }
        let (Some(times), Some(over)) = (by.numer().to_f64(), by.denom().to_f64()) else {
            return self.unfit("rounding");
        };
        let counted = rep.most() * times + over;
        let exact = rep.exact && counted < LIMIT && times < LIMIT && over < LIMIT;
        let bounds = self.bounds(&a)?;
        let rows: Vec<Bound> = bounds.iter().map(|row| steps(*row, rep.relative, times / over)).collect();
        let open = rows.iter().any(|row| !rep::within(row.most(), MOST_STEPS));
        let most = if open { WATCHED_STEPS } else { f64::INFINITY };
        let rows = rows.into_iter().map(|row| Bound {
            low: row.low.max(-most),
            high: row.high.min(most),
            error: 0.0,
        });
        let made = Rep { scale: step, exact: true, relative: 0.0, rows: rows.collect() };
        let to = Rounding { times, over, mode, exact, most };
        Ok(self.push(Op::Round { a: a.arg, to }, made, a.marks.clone()))
    }

    pub(super) fn portable(&mut self, function: Portable, a: StepId, host: HostId) -> Lowered<Val> {
        let a = self.value(a, host)?;
        let rep = self.rep(&a)?;
        let by = rep::float(&rep.scale);
        // Only of numbers known exactly the library gives the very number that exact arithmetic takes from it.
        if !rep.exact
            || rep.scale.numer().abs() >= 1 << 53
            || *rep.scale.denom() >= 1 << 53
            || *rep.scale.numer() != 1
        {
            return self.unfit("function");
        }
        let rows: Vec<Bound> = self
            .bounds(&a)?
            .into_iter()
            .map(|row| {
                let at = |units: f64| crate::engine::kernels::of_library(function, &[units * by]);
                let (low, high) = (at(row.low), at(row.high));
                let size = low.abs().max(high.abs());
                Bound {
                    low: low.min(high) - size * 1e-9,
                    high: low.max(high) + size * 1e-9,
                    error: size * 8.0 * ULP,
                }
            })
            .collect();
        if rows.iter().any(|row| !row.low.is_finite() || !row.high.is_finite()) {
            return self.unfit("function");
        }
        let made = Rep { scale: Scale::from_integer(1), exact: false, relative: 8.0 * ULP, rows };
        Ok(self.push(Op::Portable { function, a: a.arg, by }, made, a.marks.clone()))
    }

    pub(super) fn power(&mut self, _: Two, _: HostId) -> Lowered<Val> {
        self.unfit("power")
    }

    /// The rows that have no value in a pair of branches.
    pub(super) fn lacks(&self, val: &Val) -> Option<std::sync::Arc<[bool]>> {
        lacking(&val.marks, val.rows)
    }
}

/// The bounds of whole numbers of steps.
fn steps(row: Bound, relative: f64, by: f64) -> Bound {
    let slack = (row.error + row.most() * (relative + 8.0 * ULP)) * by + 1.0;
    Bound { low: (row.low * by - slack).floor(), high: (row.high * by + slack).ceil(), error: 0.0 }
}
