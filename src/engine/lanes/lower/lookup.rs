//! Curves, tables and other members' values as instructions.

use super::super::program::{Listed, OnCurve, Op};
use super::super::rep::{self, Bound, Rep, Scale, ULP};
use super::{Host, HostId, Lower, Lowered, Val};
use crate::base::number::{plain, to_f64};
use crate::base::{Exact, KeySet, SlotId};
use crate::engine::cell::LIMIT;
use crate::engine::column::{Cells, Column};
use crate::engine::lanes::exactly::number;
use crate::engine::mark::Marks;
use crate::engine::plan::{Op as Step, StepId};
use crate::model::Hit;
use crate::model::parts::Shape;
use num_traits::{One, ToPrimitive};
use std::collections::BTreeSet;
use std::sync::Arc;

/// A table is listed for at most this many arguments.
const LONGEST: f64 = 4096.0;

impl Lower<'_> {
    /// Another grain's values at places that do not vary.
    pub(super) fn elsewhere(&mut self, base: StepId, places: StepId, host: HostId) -> Lowered<Val> {
        if self.is_varying(places) {
            return self.unfit("look-up");
        }
        let column = self.column(places)?;
        let column = match self.hosts.get(host as usize) {
            Some(Host::Class(sample)) => column.taken(sample),
            _ => column.as_ref().clone(),
        };
        let Cells::Places(rows) = &column.cells else { return self.unfit("look-up") };
        let grain: KeySet = self.step(base)?.grain;
        let coarse = self.host(grain);
        let val = self.value(base, coarse)?;
        let taken = self.taken(&val, rows);
        Ok(Val { marks: taken.marks.and(&column.marks), ..taken })
    }

    /// A number of the model that follows no input.
    fn stated(&self, slot: SlotId) -> Option<Exact> {
        self.slots.get(slot.index()).filter(|_| !self.plan.derived.contains_key(&slot)).cloned()
    }

    /// The exact numbers of a curve's points.
    fn points(&self, curve: usize) -> Option<Vec<(Exact, Exact)>> {
        let curve = self.plan.curves.get(curve)?;
        let slot = |slot: SlotId| self.stated(slot);
        curve.points.iter().map(|(x, y)| Some((slot(*x)?, slot(*y)?))).collect()
    }

    pub(super) fn curve(&mut self, curve: usize, a: StepId, host: HostId) -> Lowered<Val> {
        let a = self.value(a, host)?;
        let Some(points) = self.points(curve) else { return self.unfit("curve") };
        let Some(def) = self.plan.curves.get(curve).cloned() else { return self.unfit("curve") };
        let source = self.rep(&a)?;
        let rising = points.windows(2).all(|pair| matches!(pair, [(a, _), (b, _)] if a < b));
        let Some(scale) = scale_of_values(&points).filter(|_| rising && !points.is_empty()) else {
            return self.unfit("curve");
        };
        let stepped = def.shape != Shape::Linear;
        let unit = number(&source.scale);
        let reached: Option<Vec<f64>> =
            points.iter().map(|(x, _)| reached(x / &unit, def.shape, source.exact)).collect();
        let Some(reached) = reached else { return self.unfit("curve") };
        let values = values(&points, def.shape, &number(&scale), &unit);
        let first = points.first().map_or(0.0, |(_, value)| to_f64(&(value / number(&scale))));
        let whole = stepped && values.iter().all(|(value, _)| value.fract() == 0.0 && value.abs() < 9e15);
        let (low, high) =
            values.iter().fold((first, first), |(low, high), (value, _)| (low.min(*value), high.max(*value)));
        let steepest = values.iter().fold(0.0_f64, |most, (_, slope)| most.max(slope.abs()));
        let rows = self.bounds(&a)?.into_iter().map(|row| {
            let size = low.abs().max(high.abs());
            let own = source.absolute(row) * steepest + (size + row.most() * steepest) * 16.0 * ULP;
            Bound { low: low - size * 1e-9, high: high + size * 1e-9, error: if whole { 0.0 } else { own } }
        });
        let made = Rep { scale, exact: whole, relative: 0.0, rows: rows.collect() }.settled();
        let on = OnCurve { curve: def, first, points, reached, values, doubtful: stepped && !source.exact };
        Ok(self.push(Op::Curve { a: a.arg, on: Arc::new(on) }, made, a.marks.clone()))
    }

    /// The numbers of the model at places.
    pub(super) fn slots_at(&mut self, places: StepId, host: HostId) -> Lowered<Val> {
        if !self.is_varying(places) {
            let column = self.column(places)?;
            let column = match self.hosts.get(host as usize) {
                Some(Host::Class(sample)) => column.taken(sample),
                _ => column.as_ref().clone(),
            };
            let (stack, rows) = self.stacked(&column)?;
            let taken = self.taken(&stack, &rows);
            return Ok(Val { marks: column.marks, ..taken });
        }
        self.slots_listed(places, host)
    }

    /// The different numbers of the model that a column of places names, some of which follow inputs, as one buffer;
    /// and for each cell its row. A cell without a value reads any.
    pub(super) fn stacked(&mut self, places: &Column) -> Lowered<(Val, Vec<u32>)> {
        let Cells::Places(slots) = &places.cells else { return self.unfit("look-up") };
        let here = |at: usize| places.marks.at(at).is_here();
        let used: BTreeSet<u32> =
            slots.iter().enumerate().filter(|(at, _)| here(*at)).map(|(_, slot)| *slot).collect();
        let mut vals = Vec::new();
        for slot in &used {
            vals.push(self.slot_value(SlotId(*slot))?);
        }
        let known: Vec<u32> = used.into_iter().collect();
        let row = |slot: &u32| known.binary_search(slot).ok().and_then(|row| u32::try_from(row).ok());
        let rows = slots.iter().map(|slot| row(slot).unwrap_or(0)).collect();
        Ok((self.stack(&vals)?, rows))
    }

    /// One number of the model: as stated, or as the step has it that follows an input.
    fn slot_value(&mut self, slot: SlotId) -> Lowered<Val> {
        if let Some(step) = self.plan.derived.get(&slot).copied() {
            let host = self.host(KeySet::NONE);
            let val = self.value(step, host)?;
            return self.needed(val);
        }
        let Some(number) = self.stated(slot) else { return self.unfit("number") };
        let (above, below) = (number.numer().to_i64(), number.denom().to_i128());
        match above.zip(below) {
            Some((above, below)) if above.unsigned_abs() < 1 << 53 => {
                Ok(self.constant(above as f64, Scale::new(1, below), 1))
            }
            _ => self.unfit("number"),
        }
    }

    /// Several numbers one after another, brought to one scale.
    fn stack(&mut self, vals: &[Val]) -> Lowered<Val> {
        let reps = vals.iter().map(|val| self.rep(val)).collect::<Lowered<Vec<_>>>()?;
        let exact = reps.iter().all(|rep| rep.exact);
        let mut scale = reps.first().map_or(Scale::one(), |rep| rep.scale);
        for rep in reps.iter().filter(|_| exact) {
            let Some(both) = rep::shared(&scale, &rep.scale) else { return self.unfit("scale") };
            scale = both;
        }
        let (mut rows, mut bounds, mut relative) = (Vec::new(), Vec::new(), 0.0_f64);
        for (val, rep) in vals.iter().zip(&reps) {
            let Some(by) = rep::quotient(&rep.scale, &scale) else { return self.unfit("scale") };
            let by = rep::float(&by);
            bounds.extend(self.bounds(val)?.first().map(|bound| bound.times(by)));
            rows.push((val.arg, 0, by));
            relative = relative.max(rep.relative + 2.0 * ULP);
        }
        let bounds = bounds.into_iter().map(|row| if exact { Bound { error: 0.0, ..row } } else { row });
        let relative = if exact { 0.0 } else { relative };
        let made = Rep { scale, exact, relative, rows: bounds.collect() };
        if exact && made.most() >= LIMIT {
            return self.unfit("number");
        }
        Ok(self.push(Op::Stack { rows }, made, Marks::NONE))
    }

    /// The numbers of the model at places that a table settles by a number that varies.
    fn slots_listed(&mut self, places: StepId, host: HostId) -> Lowered<Val> {
        let Step::Row(table, keys) = self.step(places)?.op.clone() else { return self.unfit("look-up") };
        let varying: Vec<usize> = keys
            .iter()
            .enumerate()
            .filter(|(_, key)| self.is_varying(**key))
            .map(|(place, _)| place)
            .collect();
        let [own] = varying.as_slice() else { return self.unfit("look-up") };
        let mut others: Vec<Option<Vec<String>>> = Vec::new();
        for (place, key) in keys.iter().enumerate() {
            others.push(if place == *own { None } else { Some(self.codes(*key, host)?) });
        }
        let Some(key) = keys.get(*own) else { return self.unfit("look-up") };
        let a = self.value(*key, host)?;
        let rep = self.rep(&a)?;
        let (low, high) =
            self.bounds(&a)?.iter().fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), row| {
                (low.min(row.low), high.max(row.high))
            });
        if !rep.exact || !rep::within(high - low, LONGEST - 1.0) {
            return self.unfit("look-up");
        }
        self.listed((table, *own), &others, (&a, &rep, low, high))
    }

    fn listed(
        &mut self,
        (table, own): (usize, usize),
        others: &[Option<Vec<String>>],
        (a, rep, low, high): (&Val, &Rep, f64, f64),
    ) -> Lowered<Val> {
        let Some(table) = self.plan.tables.get(table) else { return self.unfit("look-up") };
        let unit = number(&rep.scale);
        let codes: Vec<String> = (low as i64..=high as i64)
            .map(|units| plain(&(Exact::from_integer(units.into()) * &unit)))
            .collect();
        let (mut starts, mut found, mut known) = (Vec::new(), Vec::new(), std::collections::BTreeMap::new());
        for row in 0..a.rows {
            let given: Vec<&str> = others
                .iter()
                .map(|codes| codes.as_ref().and_then(|codes| codes.get(row)).map_or("", String::as_str))
                .collect();
            let start = *known.entry(given.clone()).or_insert(found.len());
            if start == found.len() {
                for code in &codes {
                    let mut texts = given.clone();
                    if let Some(text) = texts.get_mut(own) {
                        *text = code;
                    }
                    found.push(match table.at(&texts, &self.plan.stated) {
                        Hit::Row(slot) => match self.stated(slot) {
                            Some(number) => Some(number),
                            None => return self.unfit("look-up"),
                        },
                        Hit::None | Hit::Tie(..) => None,
                    });
                }
            }
            starts.push(u32::try_from(start).unwrap_or(u32::MAX));
        }
        let numbers: Vec<(Exact, Exact)> = found.iter().flatten().map(|n| (n.clone(), n.clone())).collect();
        let Some(scale) = scale_of_values(&numbers) else { return self.unfit("look-up") };
        let step = number(&scale);
        let units =
            |number: &Option<Exact>| number.as_ref().map_or(f64::NAN, |number| to_f64(&(number / &step)));
        let values: Vec<f64> = found.iter().map(units).collect();
        let (least, most) = values
            .iter()
            .filter(|value| !value.is_nan())
            .fold((0.0_f64, 0.0_f64), |(least, most), value| (least.min(*value), most.max(*value)));
        let len = u32::try_from(codes.len()).unwrap_or(u32::MAX);
        let rows = vec![Bound { low: least, high: most, error: 0.0 }; a.rows];
        let made = Rep { scale, exact: true, relative: 0.0, rows }.settled();
        let list = Arc::new(Listed { starts, least: low, len, values });
        Ok(self.push(Op::Listed { a: a.arg, list }, made, a.marks.clone()))
    }

    /// The codes of a step that does not vary, for each row of a host.
    fn codes(&self, step: StepId, host: HostId) -> Lowered<Vec<String>> {
        let column = self.column(step)?;
        let column: Column = match self.hosts.get(host as usize) {
            Some(Host::Class(sample)) => column.taken(sample),
            _ => column.as_ref().clone(),
        };
        if !column.marks.is_none() {
            return self.unfit("look-up");
        }
        match &column.cells {
            Cells::Texts(texts) => Ok((0..texts.len()).map(|at| texts.at(at).to_owned()).collect()),
            Cells::YesNo(cells) => Ok(cells.iter().map(ToString::to_string).collect()),
            Cells::Dates(cells) => Ok(cells.iter().map(ToString::to_string).collect()),
            Cells::Numbers(numbers) => {
                let codes: Option<Vec<String>> =
                    numbers.cells().map(|cell| cell.exact().map(|number| plain(&number))).collect();
                codes.map_or_else(|| self.unfit("look-up"), Ok)
            }
            Cells::Places(_) => self.unfit("look-up"),
        }
    }
}

/// The greatest scale of which every value is a whole multiple.
fn scale_of_values(points: &[(Exact, Exact)]) -> Option<Scale> {
    let mut below = num_bigint::BigInt::one();
    for (_, value) in points {
        below = num_integer::Integer::lcm(&below, value.denom());
    }
    rep::product(&Scale::new(1, below.to_i128()?), &Scale::from_integer(1))
}

/// The least units that have reached a point.
fn reached(units: Exact, shape: Shape, exact: bool) -> Option<f64> {
    let at = match (shape, exact) {
        (Shape::StepFrom, true) => Exact::from_integer(units.ceil().to_integer()),
        // Up to and including a point its own value holds: the next begins just after the point before.
        (Shape::StepUpTo, true) => Exact::from_integer(units.floor().to_integer() + 1),
        _ => units,
    };
    at.to_f64().filter(|at| at.is_finite())
}

/// What the curve has from each point on, and how it rises after it.
fn values(points: &[(Exact, Exact)], shape: Shape, scale: &Exact, unit: &Exact) -> Vec<(f64, f64)> {
    let of = |value: &Exact| to_f64(&(value / scale));
    let next = |place: usize| points.get(place + 1);
    let one = |(place, (x, y)): (usize, &(Exact, Exact))| match (shape, next(place)) {
        (Shape::StepUpTo, Some((_, after))) => (of(after), 0.0),
        (Shape::Linear, Some((x1, y1))) => (of(y), to_f64(&((y1 - y) / (x1 - x) * unit / scale))),
        _ => (of(y), 0.0),
    };
    points.iter().enumerate().map(one).collect()
}
