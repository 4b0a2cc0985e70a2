//! Operations on rows of lanes: one row at a time, lane by lane, so that the compiler makes vectors of them.

use super::block::{Block, each};
use super::exactly::Exactly;
use super::program::{Arg, LANES, Lane, OnCurve, Op, Program, Rounding, Segments, Zero};
use super::rep::{ULP, above};
use super::round;
use super::view::{Rows, View};
use crate::engine::kernels::of_library;
use crate::formula::tree::Comparison;
use std::sync::Arc;

/// Fills a buffer.
pub(super) fn compute(block: &mut Block<'_>, op: &Op, place: usize, out: &mut [Lane]) {
    let program = block.program;
    let (mut left, mut doubts) = (0, Vec::new());
    {
        let view = |arg: &Arg| View::of(program, &block.buffers, *arg);
        match op {
            Op::Sum { a, b, by } => sum(out, view(a), view(b), *by),
            Op::Times { a, b } => binary(out, view(a), view(b), |a, b| a * b),
            Op::Over { a, b, zero } => left = over(out, view(a), view(b), zero, view),
            Op::Extreme { a, b, by, greater } => extreme(out, view(a), view(b), *by, *greater),
            Op::Abs { a } => unary(out, view(a), f64::abs),
            Op::Round { a, to } if to.exact => left = round_exact(out, view(a), *to),
            Op::Round { a, to } => doubts = round_near(out, view(a), *to, program, a),
            Op::Compare { sign, a, b, by, exact: true } => compare(out, view(a), view(b), *by, *sign),
            Op::Compare { sign, a, b, by, .. } => {
                compare(out, view(a), view(b), *by, *sign);
                doubts = doubtful(program, (a, view(a)), (b, view(b)), *by, out.len());
            }
            Op::Not { a } => unary(out, view(a), |a| 1.0 - a),
            Op::Both { a, b, settles, lacks } => left = both(out, view(a), view(b), *settles, lacks.as_ref()),
            Op::Choose { c, a, b, by, lacks } => left = choose(out, view(c), view(a), view(b), *by, lacks),
            Op::Dot { a, segments } => dot(out, view(a), program.segments.get(*segments as usize)),
            Op::Gather { a, segments, greatest } => {
                gather(out, view(a), program.segments.get(*segments as usize), *greatest);
            }
            Op::Curve { a, on } => {
                curve(out, view(a), on);
                if on.doubtful {
                    doubts = near_points(program, a, view(a), on, out.len());
                }
            }
            Op::Listed { a, list } => left = listed(out, view(a), list),
            Op::Portable { function, a, by } => {
                unary(out, view(a), |units| of_library(*function, &[units * by]));
                left = not_finite(out);
            }
            Op::Power { a, b, by } => {
                binary(out, view(a), view(b), |a, b| libm::pow(a * by.0, b * by.1));
                left = not_finite(out);
            }
            Op::Stack { rows } => {
                for (out, (arg, row, by)) in out.iter_mut().zip(rows) {
                    let lane = view(arg).lane(*row as usize);
                    for (out, units) in out.0.iter_mut().zip(&lane.0) {
                        *out = units * by;
                    }
                }
            }
            Op::Share(_) => {}
        }
    }
    block.leave(left);
    settle(block, op, place, out, &doubts);
}

/// Computes again, exactly, what the bounds did not decide.
fn settle(block: &mut Block<'_>, op: &Op, place: usize, out: &mut [Lane], doubts: &[(usize, u32)]) {
    let rep = block.program.buffers.get(place).and_then(|buffer| block.program.reps.get(buffer.rep as usize));
    let Some(rep) = rep.filter(|_| !doubts.is_empty()).cloned() else { return };
    for (row, lanes) in doubts {
        for lane in each(*lanes) {
            let exactly = Exactly::new(block, lane);
            let decided = match op {
                Op::Round { a, to } => exactly.rounded(*a, *row, *to, &rep.scale),
                Op::Compare { sign, a, b, .. } => {
                    exactly.compared(*a, *b, *row).map(|order| yes(sign.holds(order)))
                }
                Op::Curve { a, on } => exactly.on_curve(on, *a, *row, &rep.scale),
                _ => None,
            };
            block.again |= 1 << lane;
            match decided.zip(out.get_mut(*row).and_then(|out| out.0.get_mut(lane))) {
                Some((decided, out)) => *out = decided,
                None => block.leave(1 << lane),
            }
        }
    }
}

#[inline(always)]
fn yes(holds: bool) -> f64 {
    // A choice between two numbers becomes a vector operation; a number made of a truth does not.
    if holds { 1.0 } else { 0.0 }
}

#[inline(always)]
fn unary(out: &mut [Lane], a: View, f: impl Fn(f64) -> f64) {
    let mut room = Lane::ZERO;
    for (row, out) in out.iter_mut().enumerate() {
        let a = a.row(row, &mut room);
        for (out, a) in out.0.iter_mut().zip(&a.0) {
            *out = f(*a);
        }
    }
}

/// Most arguments are whole buffers, or one number a row: those are gone through without looking up rows.
#[inline(always)]
fn binary(out: &mut [Lane], a: View, b: View, f: impl Fn(f64, f64) -> f64) {
    match (a.whole(), b.whole()) {
        (Some(Rows::Lanes(a)), Some(Rows::Lanes(b))) => {
            for ((out, a), b) in out.iter_mut().zip(a).zip(b) {
                for ((out, a), b) in out.0.iter_mut().zip(&a.0).zip(&b.0) {
                    *out = f(*a, *b);
                }
            }
        }
        _ => {
            let (mut first, mut second) = (Lane::ZERO, Lane::ZERO);
            for (row, out) in out.iter_mut().enumerate() {
                let (a, b) = (a.row(row, &mut first), b.row(row, &mut second));
                for ((out, a), b) in out.0.iter_mut().zip(&a.0).zip(&b.0) {
                    *out = f(*a, *b);
                }
            }
        }
    }
}

fn sum(out: &mut [Lane], a: View, b: View, by: (f64, f64)) {
    match by {
        (1.0, 1.0) => binary(out, a, b, |a, b| a + b),
        (1.0, -1.0) => binary(out, a, b, |a, b| a - b),
        (x, y) => binary(out, a, b, |a, b| a * x + b * y),
    }
}

fn extreme(out: &mut [Lane], a: View, b: View, by: (f64, f64), greater: bool) {
    let (x, y) = by;
    if greater {
        binary(out, a, b, |a, b| if a * x > b * y { a * x } else { b * y });
    } else {
        binary(out, a, b, |a, b| if a * x < b * y { a * x } else { b * y });
    }
}

/// Quotients; says which lanes have a divisor of zero that nothing was said of.
fn over<'a>(out: &mut [Lane], a: View, b: View, zero: &Zero, view: impl Fn(&Arg) -> View<'a>) -> u32 {
    match zero {
        Zero::Never => {
            binary(out, a, b, |a, b| a / b);
            0
        }
        Zero::Leave(least) => {
            let mut zeros = [0.0; LANES];
            for ((row, out), least) in out.iter_mut().enumerate().zip(least.iter()) {
                let (a, b) = (a.lane(row), b.lane(row));
                for (((out, a), b), zero) in out.0.iter_mut().zip(&a.0).zip(&b.0).zip(&mut zeros) {
                    let none = yes(!above(b.abs(), *least));
                    *zero += none;
                    *out = a / (b + none * (1.0 + b.abs()));
                }
            }
            lanes_of(&zeros)
        }
        Zero::Else(other, by) => {
            let other = view(other);
            for (row, out) in out.iter_mut().enumerate() {
                let (a, b, other) = (a.lane(row), b.lane(row), other.lane(row));
                for (((out, a), b), other) in out.0.iter_mut().zip(&a.0).zip(&b.0).zip(&other.0) {
                    *out = if *b == 0.0 { other * *by } else { a / b };
                }
            }
            0
        }
    }
}

fn lanes_of(counts: &[f64; LANES]) -> u32 {
    counts.iter().enumerate().fold(0, |lanes, (lane, count)| lanes | u32::from(*count != 0.0) << lane)
}

fn not_finite(out: &[Lane]) -> u32 {
    let mut left = 0;
    for row in out {
        for (lane, number) in row.0.iter().enumerate() {
            left |= u32::from(!number.is_finite()) << lane;
        }
    }
    left
}

fn round_exact(out: &mut [Lane], a: View, to: Rounding) -> u32 {
    let (mut left, mut room) = (0, Lane::ZERO);
    for (row, out) in out.iter_mut().enumerate() {
        round::exact(out, a.row(row, &mut room), to);
        if to.most.is_finite() {
            left |= round::too_large(out, to.most);
        }
    }
    left
}

fn round_near(out: &mut [Lane], a: View, to: Rounding, program: &Program, arg: &Arg) -> Vec<(usize, u32)> {
    let (mut doubts, mut room) = (Vec::new(), Lane::ZERO);
    let Some(rep) = program.rep(*arg) else { return vec![(0, u32::MAX)] };
    for (row, out) in out.iter_mut().enumerate() {
        let error = rep.rows.get(a.at(row)).map_or(f64::INFINITY, |bound| bound.error);
        let doubt = round::near(out, a.row(row, &mut room), to, error, rep.relative);
        if doubt != 0 {
            doubts.push((row, doubt));
        }
    }
    doubts
}

fn compare(out: &mut [Lane], a: View, b: View, by: (f64, f64), sign: Comparison) {
    let (x, y) = by;
    match sign {
        Comparison::Equal => binary(out, a, b, |a, b| yes(a * x == b * y)),
        Comparison::Unequal => binary(out, a, b, |a, b| yes(a * x != b * y)),
        Comparison::Less => binary(out, a, b, |a, b| yes(a * x < b * y)),
        Comparison::AtMost => binary(out, a, b, |a, b| yes(a * x <= b * y)),
        Comparison::Greater => binary(out, a, b, |a, b| yes(a * x > b * y)),
        Comparison::AtLeast => binary(out, a, b, |a, b| yes(a * x >= b * y)),
    }
}

/// The rows and lanes in which two numbers are so near that their bounds do not decide which is greater.
fn doubtful(
    program: &Program,
    (a_arg, a): (&Arg, View),
    (b_arg, b): (&Arg, View),
    by: (f64, f64),
    rows: usize,
) -> Vec<(usize, u32)> {
    let (Some(x), Some(y)) = (program.rep(*a_arg), program.rep(*b_arg)) else {
        return (0..rows).map(|row| (row, u32::MAX)).collect();
    };
    let error = |rep: &super::rep::Rep, row: usize| rep.rows.get(row).map_or(f64::INFINITY, |row| row.error);
    let mut doubts = Vec::new();
    for row in 0..rows {
        let (p, q) = (a.lane(row), b.lane(row));
        let fixed = error(x, a.at(row)) * by.0.abs() + error(y, b.at(row)) * by.1.abs();
        let mut doubt = 0;
        for (lane, (p, q)) in p.0.iter().zip(&q.0).enumerate() {
            let (p, q) = (p * by.0, q * by.1);
            let each = p.abs() * (x.relative + 4.0 * ULP) + q.abs() * (y.relative + 4.0 * ULP);
            doubt |= u32::from(!above((p - q).abs(), (fixed + each) * (1.0 + 8.0 * ULP))) << lane;
        }
        if doubt != 0 {
            doubts.push((row, doubt));
        }
    }
    doubts
}

/// `and` and `or`; says which lanes need a second that has no value.
fn both(out: &mut [Lane], a: View, b: View, settles: bool, lacks: Option<&Arc<[bool]>>) -> u32 {
    if settles {
        binary(out, a, b, |a, b| if a != 0.0 { 1.0 } else { b });
    } else {
        binary(out, a, b, |a, b| if a != 0.0 { b } else { 0.0 });
    }
    let Some(lacks) = lacks else { return 0 };
    let mut left = 0;
    for (row, _) in lacks.iter().enumerate().filter(|(_, lacks)| **lacks) {
        for (lane, a) in a.lane(row).0.iter().enumerate() {
            left |= u32::from((*a != 0.0) != settles) << lane;
        }
    }
    left
}

/// Choices; says which lanes choose a row that has no value.
fn choose(
    out: &mut [Lane],
    c: View,
    a: View,
    b: View,
    by: (f64, f64),
    lacks: &[Option<Arc<[bool]>>; 2],
) -> u32 {
    let (x, y) = by;
    let (mut first, mut second, mut third) = (Lane::ZERO, Lane::ZERO, Lane::ZERO);
    for (row, out) in out.iter_mut().enumerate() {
        let (c, a, b) = (c.row(row, &mut first), a.row(row, &mut second), b.row(row, &mut third));
        for (((out, c), a), b) in out.0.iter_mut().zip(&c.0).zip(&a.0).zip(&b.0) {
            *out = if *c != 0.0 { a * x } else { b * y };
        }
    }
    let mut left = 0;
    for (lacks, chosen) in lacks.iter().zip([true, false]) {
        let rows = lacks.iter().flat_map(|lacks| lacks.iter().enumerate());
        for (row, _) in rows.filter(|(_, lacks)| **lacks) {
            for (lane, c) in c.lane(row).0.iter().enumerate() {
                left |= u32::from((*c != 0.0) == chosen) << lane;
            }
        }
    }
    left
}

/// Sums of rows times coefficients: where most of the time of a study goes.
fn dot(out: &mut [Lane], a: View, segments: Option<&Segments>) {
    let Some(segments) = segments else { return };
    let Rows::Lanes(source) = a.rows else { return };
    for (out, bounds) in out.iter_mut().zip(segments.starts.windows(2)) {
        let [start, end] = bounds else { continue };
        let range = *start as usize..*end as usize;
        let rows = segments.rows.get(range.clone()).unwrap_or_default();
        let coefficients = segments.coefficients.get(range).unwrap_or_default();
        let mut sum = [0.0; LANES];
        for (row, coefficient) in rows.iter().zip(coefficients) {
            let Some(lane) = source.get(*row as usize) else { continue };
            for (sum, units) in sum.iter_mut().zip(&lane.0) {
                *sum += units * coefficient;
            }
        }
        out.0 = sum;
    }
}

fn gather(out: &mut [Lane], a: View, segments: Option<&Segments>, greatest: bool) {
    let Some(segments) = segments else { return };
    for (group, out) in out.iter_mut().enumerate() {
        let mut rows = segments.group(group).map(|(row, _)| a.lane(row as usize));
        *out = rows.next().unwrap_or(Lane::ZERO);
        for lane in rows {
            for (out, units) in out.0.iter_mut().zip(&lane.0) {
                *out = if greatest { out.max(*units) } else { out.min(*units) };
            }
        }
    }
}

fn curve(out: &mut [Lane], a: View, on: &OnCurve) {
    for (row, out) in out.iter_mut().enumerate() {
        let lane = a.lane(row);
        *out = Lane([on.first; LANES]);
        for (reached, (value, slope)) in on.reached.iter().zip(&on.values) {
            for (out, units) in out.0.iter_mut().zip(&lane.0) {
                let here = value + slope * (units - reached);
                *out = if *units >= *reached { here } else { *out };
            }
        }
    }
}

/// The rows and lanes in which a number is so near a step of a curve that its bound does not decide on which side it is.
fn near_points(program: &Program, arg: &Arg, a: View, on: &OnCurve, rows: usize) -> Vec<(usize, u32)> {
    let Some(rep) = program.rep(*arg) else { return (0..rows).map(|row| (row, u32::MAX)).collect() };
    let mut doubts = Vec::new();
    for row in 0..rows {
        let error = rep.rows.get(a.at(row)).map_or(f64::INFINITY, |bound| bound.error);
        let mut doubt = 0;
        for (lane, units) in a.lane(row).0.iter().enumerate() {
            let bound = error + units.abs() * (rep.relative + 8.0 * ULP);
            let near = on.reached.iter().any(|reached| !above((units - reached).abs(), bound));
            doubt |= u32::from(near) << lane;
        }
        if doubt != 0 {
            doubts.push((row, doubt));
        }
    }
    doubts
}

/// Table cells; says which lanes look up something that no row of the table fits.
fn listed(out: &mut [Lane], a: View, list: &super::program::Listed) -> u32 {
    let mut left = 0;
    for (row, out) in out.iter_mut().enumerate() {
        let start = list.starts.get(row).map_or(u32::MAX, |start| *start);
        for (lane, (out, units)) in out.0.iter_mut().zip(&a.lane(row).0).enumerate() {
            let place = units - list.least;
            let inside = place >= 0.0 && place < f64::from(list.len);
            let value = list.values.get(start as usize + if inside { place as usize } else { 0 });
            *out = value.copied().filter(|value| inside && !value.is_nan()).unwrap_or(0.0);
            left |= u32::from(!inside || value.is_none_or(|value| value.is_nan())) << lane;
        }
    }
    left
}
