//! Pots shared out in every lane: what each gets first, the rest by weight, rounded so that the parts add up.

use super::block::{Block, each};
use super::exactly::{Exactly, number};
use super::program::{Arg, LANES, Lane, Shares};
use super::rep::{Rep, ULP};
use super::view::View;
use crate::engine::cell::LIMIT;
use num_traits::ToPrimitive;

/// Room for one pot, used again.
#[derive(Clone, Debug, Default)]
pub struct Scratch {
    /// The parts in steps or units, member by member.
    parts: Vec<Lane>,
    /// How far each can be from the true number.
    errors: Vec<Lane>,
    /// Remainders of one lane, with the members' places.
    ranks: Vec<u64>,
}

/// What the computing of one pot needs.
struct Pot<'a> {
    shares: &'a Shares,
    members: &'a [u32],
    total: Lane,
    rest: Lane,
    weights: Lane,
    /// How far the numbers can be from the true ones, relative and otherwise.
    error: f64,
    relative: f64,
}

/// Fills the buffer of a share.
pub(super) fn share(block: &mut Block<'_>, shares: &Shares, place: usize, out: &mut [Lane]) {
    let mut scratch = std::mem::take(&mut block.scratch);
    for (number, members) in shares.pots.iter().enumerate() {
        let doubt = one(block, shares, number, members, &mut scratch, out);
        for lane in each(doubt) {
            again(block, shares, (number, members), place, lane, out);
        }
    }
    block.scratch = scratch;
}

/// Shares one pot in every lane; says which lanes the bounds do not decide.
fn one(
    block: &Block<'_>,
    shares: &Shares,
    number: usize,
    members: &[u32],
    scratch: &mut Scratch,
    out: &mut [Lane],
) -> u32 {
    let view = |arg: Arg| View::of(block.program, &block.buffers, arg);
    let takes_part = |row: usize| {
        let mut part = Lane([1.0; LANES]);
        for among in &shares.among {
            let yes = view(*among).lane(row);
            part.0.iter_mut().zip(&yes.0).for_each(|(part, yes)| *part *= yes);
        }
        part
    };
    let (first, weight) = (shares.first.map(view), view(shares.weight));
    let (mut firsts, mut weights) = (Lane::ZERO, Lane::ZERO);
    scratch.parts.clear();
    scratch.errors.clear();
    for member in members {
        let row = *member as usize;
        let part = takes_part(row);
        let own = first.map_or(Lane::ZERO, |first| first.lane(row));
        let (weighing, mut given, mut weighs) = (weight.lane(row), Lane::ZERO, Lane::ZERO);
        for lane in 0..LANES {
            let part = at(&part, lane);
            set(&mut given, lane, at(&own, lane) * part);
            set(&mut weighs, lane, at(&weighing, lane) * part);
        }
        add(&mut firsts, &given);
        add(&mut weights, &weighs);
        scratch.parts.push(given);
        scratch.errors.push(weighs);
    }
    let counted =
        shares.own_sum && shares.to.is_some() && shares.first.is_some_and(|first| is_exact(block, first));
    if !counted {
        let by = shares.by.first.0 / shares.by.first.1;
        scratch.parts.iter_mut().flat_map(|part| &mut part.0).for_each(|part| *part *= by);
        firsts.0.iter_mut().for_each(|first| *first *= by);
    }
    let mut total = view(shares.total).lane(number);
    total.0.iter_mut().for_each(|total| *total = *total * shares.by.total.0 / shares.by.total.1);
    let mut rest = total;
    rest.0
        .iter_mut()
        .zip(&firsts.0)
        .for_each(|(rest, first)| *rest = if shares.own_sum { 0.0 } else { *rest - first });
    let (error, relative) = errors(block, shares, members);
    let pot = Pot { shares, members, total, rest, weights, error, relative };
    if counted {
        return pot.unclear() | pot.own_sum(scratch, out);
    }
    pot.settle(scratch, out)
}

impl Pot<'_> {
    /// Writes what each member gets; says which lanes the bounds do not decide.
    fn settle(&self, scratch: &mut Scratch, out: &mut [Lane]) -> u32 {
        let mut doubt = self.unclear();
        self.divide(scratch);
        if self.shares.to.is_none() {
            for (member, part) in self.members.iter().zip(&scratch.parts) {
                if let Some(out) = out.get_mut(*member as usize) {
                    *out = *part;
                }
            }
            return doubt;
        }
        for lane in 0..LANES {
            if doubt >> lane & 1 == 0 && !self.in_lane(scratch, lane, out) {
                doubt |= 1 << lane;
            }
        }
        doubt | beyond(self.members, self.shares.most, out)
    }

    /// The lanes in which the pot may be too small, or nobody may have a weight.
    fn unclear(&self) -> u32 {
        let mut unclear = 0;
        for lane in 0..LANES {
            let (rest, weights) = (at(&self.rest, lane), at(&self.weights, lane));
            let bound = self.error + self.relative * at(&self.total, lane).abs();
            let plain = weights > 0.0 && (self.shares.own_sum || rest > bound);
            unclear |= u32::from(!plain || !weights.is_finite() || !rest.is_finite()) << lane;
        }
        unclear
    }

    /// Adds each member's part of the rest; where weights stood, the bound of each part then stands.
    fn divide(&self, scratch: &mut Scratch) {
        for (part, weight) in scratch.parts.iter_mut().zip(&mut scratch.errors) {
            for lane in 0..LANES {
                let (given, weighs) = (at(part, lane), at(weight, lane));
                let share = at(&self.rest, lane) * weighs / at(&self.weights, lane);
                let share = if self.shares.own_sum || weighs == 0.0 { 0.0 } else { share };
                let nothing = given == 0.0 && share == 0.0;
                let size = (given.abs() + share.abs()) * (self.relative + 8.0 * ULP);
                set(weight, lane, if nothing { 0.0 } else { self.error + size });
                set(part, lane, given + share);
            }
        }
    }

    /// Floors, then one step each to the largest remainders; whether the bounds decide it.
    fn in_lane(&self, scratch: &mut Scratch, lane: usize, out: &mut [Lane]) -> bool {
        let total = at(&self.total, lane);
        let target = (total + 0.5).floor();
        let bound = self.error + (self.relative + 4.0 * ULP) * total.abs();
        let off = total - target;
        let (mut floors, mut worst) = (0.0, 0.0_f64);
        let mut decided = (off.abs() - 0.5).abs() > bound && total.abs() < 1e15;
        scratch.ranks.clear();
        for ((part, error), (place, member)) in
            scratch.parts.iter().zip(&scratch.errors).zip((0..).zip(self.members))
        {
            let (part, error) = (at(part, lane), at(error, lane));
            let floor = part.floor();
            let over = part - floor;
            decided &= error == 0.0 || (over > error && over < 1.0 - error);
            worst = worst.max(error);
            floors += floor;
            if let Some(out) = out.get_mut(*member as usize) {
                set(out, lane, floor);
            }
            scratch.ranks.push(rank((over * PARTS) as u64, place));
        }
        decided && self.give(scratch, lane, target - floors, Some(worst), out)
    }

    /// One step more to the members with the largest remainders; whether the bounds decide to whom.
    fn give(
        &self,
        scratch: &mut Scratch,
        lane: usize,
        left: f64,
        worst: Option<f64>,
        out: &mut [Lane],
    ) -> bool {
        if !(left >= 0.0 && left <= scratch.ranks.len() as f64) {
            return false;
        }
        let count = left as usize;
        if count == 0 {
            return true;
        }
        scratch.ranks.select_nth_unstable_by(count - 1, |a, b| b.cmp(a));
        let (taken, rest) = scratch.ranks.split_at(count);
        for rank in taken {
            let member = self.members.get(place_of(*rank)).copied().unwrap_or(u32::MAX) as usize;
            if let Some(out) = out.get_mut(member) {
                set(out, lane, at(out, lane) + 1.0);
            }
        }
        // Of exact remainders equal ones are a tie; of others, only what lies apart is decided.
        let Some(worst) = worst else { return true };
        let least = taken.iter().copied().min().map_or(0, |rank| rank >> PLACES);
        let most = rest.iter().copied().max().map(|rank| rank >> PLACES);
        most.is_none_or(|most| least.saturating_sub(most) as f64 / PARTS > 2.0 * worst + 4.0 / PARTS)
    }

    /// An amount rounded to its own sum, whole units of which are known: whole numbers decide everything.
    fn own_sum(&self, scratch: &mut Scratch, out: &mut [Lane]) -> u32 {
        let (times, over) = self.shares.by.first;
        let mut doubt = 0;
        for lane in 0..LANES {
            let (mut floors, mut sum, mut size) = (0.0, 0.0, 0.0);
            scratch.ranks.clear();
            for (given, (place, member)) in scratch.parts.iter().zip((0..).zip(self.members)) {
                let units = at(given, lane) * times;
                let (floor, rest) = floor_of(units, over);
                sum += units;
                size += units.abs();
                floors += floor;
                if let Some(out) = out.get_mut(*member as usize) {
                    set(out, lane, floor);
                }
                scratch.ranks.push(rank(rest as u64, place));
            }
            // Halves go away from zero.
            let (floor, rest) = floor_of(sum, over);
            let up = rest * 2.0 > over || (rest * 2.0 == over && sum > 0.0);
            let target = floor + f64::from(u8::from(up));
            let fits = size < LIMIT && over < PARTS && times < LIMIT;
            if !fits || !self.give(scratch, lane, target - floors, None, out) {
                doubt |= 1 << lane;
            }
        }
        doubt | beyond(self.members, self.shares.most, out)
    }
}

/// How many parts a remainder is counted in.
const PARTS: f64 = 1_099_511_627_776.0;
/// How many bits of a rank hold the member's place.
const PLACES: u32 = 24;
const LAST_PLACE: u64 = (1 << PLACES) - 1;

/// A number that is greater for a larger remainder, and of equal ones for the earlier member.
const fn rank(remainder: u64, place: u64) -> u64 {
    remainder << PLACES | (LAST_PLACE - place)
}

const fn place_of(rank: u64) -> usize {
    (LAST_PLACE - (rank & LAST_PLACE)) as usize
}

/// The whole number below a quotient of whole numbers, and the rest.
fn floor_of(units: f64, over: f64) -> (f64, f64) {
    let floor = (units / over).floor();
    let rest = units - floor * over;
    if rest < 0.0 {
        (floor - 1.0, rest + over)
    } else if rest >= over {
        (floor + 1.0, rest - over)
    } else {
        (floor, rest)
    }
}

/// The lanes in which some part has more steps than are counted.
fn beyond(members: &[u32], most: f64, out: &[Lane]) -> u32 {
    let mut beyond = 0;
    for lane in members.iter().filter_map(|member| out.get(*member as usize)) {
        beyond |= super::round::too_large(lane, most);
    }
    beyond
}

/// A pot shared exactly, in one lane.
fn again(
    block: &mut Block<'_>,
    shares: &Shares,
    (pot, members): (usize, &[u32]),
    place: usize,
    lane: usize,
    out: &mut [Lane],
) {
    block.again |= 1 << lane;
    let rep = block.program.buffers.get(place).and_then(|buffer| block.program.reps.get(buffer.rep as usize));
    let scale = rep.map(|rep| number(&rep.scale));
    let parts = Exactly::new(block, lane).pot(shares, pot, members);
    let (Some(parts), Some(scale)) = (parts, scale) else { return block.leave(1 << lane) };
    for (member, part) in members.iter().zip(parts) {
        let units = part.and_then(|part| (part / &scale).to_f64()).unwrap_or(f64::NAN);
        // What holds instead of a share may lie between two steps: the buffer counts whole ones.
        let whole = shares.to.is_none() || (units.fract() == 0.0 && units.abs() <= shares.most);
        match out.get_mut(*member as usize).and_then(|out| out.0.get_mut(lane)) {
            Some(out) if units.is_finite() && whole => *out = units,
            _ => block.left |= 1 << lane,
        }
    }
}

/// How far total, first amounts and weights together can carry a part from the true number.
fn errors(block: &Block<'_>, shares: &Shares, members: &[u32]) -> (f64, f64) {
    let rep = |arg: Arg| block.program.rep(arg);
    let worst = |rep: &Rep| rep.rows.iter().fold(0.0_f64, |worst, row| worst.max(row.error));
    let (mut error, mut relative) = (0.0, 0.0);
    for (arg, by) in [(Some(shares.total), shares.by.total), (shares.first, shares.by.first)] {
        let Some(rep) = arg.and_then(rep) else { continue };
        if !rep.exact {
            error += worst(rep) * (by.0 / by.1) * members.len() as f64;
            relative += rep.relative * members.len() as f64;
        }
    }
    if let Some(rep) = rep(shares.weight)
        && !rep.exact
        && !shares.own_sum
    {
        let least = rep.rows.iter().fold(f64::INFINITY, |least, row| {
            if row.high == 0.0 && row.low == 0.0 { least } else { least.min(row.low) }
        });
        relative +=
            4.0 * rep.relative + if worst(rep) == 0.0 { 0.0 } else { 4.0 * worst(rep) / least.max(0.0) };
    }
    (error, relative)
}

fn is_exact(block: &Block<'_>, arg: Arg) -> bool {
    block.program.rep(arg).is_some_and(|rep| rep.exact)
}

fn at(lane: &Lane, place: usize) -> f64 {
    lane.0.get(place).copied().unwrap_or(f64::NAN)
}

fn set(lane: &mut Lane, place: usize, number: f64) {
    if let Some(slot) = lane.0.get_mut(place) {
        *slot = number;
    }
}

fn add(sum: &mut Lane, lane: &Lane) {
    sum.0.iter_mut().zip(&lane.0).for_each(|(sum, number)| *sum += number);
}
