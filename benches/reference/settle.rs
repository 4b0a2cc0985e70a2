//! From the sums of the schools to what each is paid: index, pool, floor and cap, VAT, whole kronor.

use crate::lanes::{LANES, Lanes, to_whole};
use crate::workload::{COLUMNS, RESULT, SCHOOLS, Schools};
use crate::yardstick::Block;

/// What is added up for a school, each student counted in thousandths.
#[derive(Clone, Copy, Default)]
pub struct Sums {
    pub students: Lanes,
    /// Thousandths of a krona, as the next three.
    pub money: Lanes,
    pub structure: Lanes,
    pub newly: Lanes,
    pub special: Lanes,
    /// Thousandths.
    pub risk: Lanes,
    /// The mean risk of each student's home municipality, in millionths.
    pub expected: Lanes,
}

/// What is computed for each school on the way.
pub struct Parts {
    columns: [[Lanes; COLUMNS]; SCHOOLS],
    before: [Lanes; SCHOOLS],
    lowest: [Lanes; SCHOOLS],
    highest: [Lanes; SCHOOLS],
    weight: [Lanes; SCHOOLS],
    /// By remainder, the lower school first: the largest get a krona more.
    order: [[i16; LANES]; SCHOOLS],
}

impl Default for Parts {
    fn default() -> Self {
        let zeros = [Lanes::default(); SCHOOLS];
        Self {
            columns: [[Lanes::default(); COLUMNS]; SCHOOLS],
            before: zeros,
            lowest: zeros,
            highest: zeros,
            weight: zeros,
            order: [[0; LANES]; SCHOOLS],
        }
    }
}

/// Computes the results of a block of scenarios.
pub fn settle(
    sums: &[Sums; SCHOOLS],
    block: &Block,
    schools: &Schools,
    parts: &mut Parts,
    result: &mut [i64],
) {
    parts.before_limits(sums, block, schools);
    let missing = parts.within_limits(schools);
    let least = parts.least_that_gets_more(missing);
    parts.write(least, result);
}

impl Parts {
    /// The six components, and the limits that they must keep within.
    fn before_limits(&mut self, sums: &[Sums; SCHOOLS], block: &Block, schools: &Schools) {
        let (mut weights, mut money) = (Lanes::default(), Lanes::default());
        for (weight, sums) in self.weight.iter_mut().zip(sums) {
            *weight = sums.students * need_index(sums);
            weights += *weight;
            money += sums.money;
        }
        let hundred_thousandth = Lanes::all(1e-5);
        let share = block.pool_share;
        let pool = (money * share * hundred_thousandth)
            .nearest(|lane| (money.whole(lane) * share.whole(lane), 100_000));
        let each = pool.over(weights);
        let kept = Lanes::all(10_000.0) - share;
        for (school, sums) in sums.iter().enumerate() {
            let (money, weight) = (sums.money, self.weight[school]);
            let columns = [
                (money * kept * hundred_thousandth)
                    .nearest(|lane| (money.whole(lane) * kept.whole(lane), 100_000)),
                sums.structure.nearest_of(10.0),
                sums.newly.nearest_of(10.0),
                sums.special.nearest_of(10.0),
                (weight * each).nearest(|lane| (pool.whole(lane) * weight.whole(lane), weights.whole(lane))),
                (Lanes::all(400_000.0) - sums.students).max(Lanes::default()).min(Lanes::all(300_000.0))
                    * Lanes::all(400.0),
            ];
            self.before[school] = columns.iter().fold(Lanes::default(), |sum, column| sum + *column);
            self.columns[school][..6].copy_from_slice(&columns);
            (self.lowest[school], self.highest[school]) =
                limits(sums.students * Lanes::all(schools.last_year[school]));
        }
    }

    /// Floor and cap pay for each other; VAT on what is left; kronor rounded down. How many kronor are then missing.
    fn within_limits(&mut self, schools: &Schools) -> Lanes {
        let zero = Lanes::default();
        let (mut lack, mut excess, mut room) = (zero, zero, zero);
        for ((&before, &lowest), &highest) in self.before.iter().zip(&self.lowest).zip(&self.highest) {
            lack += (lowest - before).max(zero);
            excess += (before - highest).max(zero);
            room += before.max(lowest).min(highest) - lowest;
        }
        let needed = lack.where_at_most(lack, excess, lack - excess);
        let from = excess.where_at_most(lack, excess, room).or_one();
        let part = needed.over(from);
        let (mut total, mut whole) = (zero, zero);
        for school in 0..SCHOOLS {
            let (before, lowest, highest) = (self.before[school], self.lowest[school], self.highest[school]);
            let raised = before.max(lowest);
            let capped = raised.min(highest);
            let gives = (before - highest).max(zero).where_at_most(lack, excess, capped - lowest);
            let given =
                (gives * part).nearest(|lane| (gives.whole(lane) * needed.whole(lane), from.whole(lane)));
            let after = raised.where_at_most(lack, excess, capped) - given;
            let vat =
                if schools.independent[school] { (after * Lanes::all(6.0)).nearest_of(100.0) } else { zero };
            let paid = after + vat;
            let kronor = paid.whole_of(100.0);
            self.columns[school][6..].copy_from_slice(&[after - before, vat, kronor]);
            let remainder = paid - kronor * Lanes::all(100.0);
            self.order[school] = remainder.0.map(|rest| to_whole(rest * 64.0 + (63 - school) as f64) as i16);
            total += paid;
            whole += kronor;
        }
        total.nearest_of(100.0) - whole
    }

    /// The place in the order from which on schools get a krona more: found bit by bit, in all scenarios at once.
    fn least_that_gets_more(&self, missing: Lanes) -> [i16; LANES] {
        let missing = missing.0.map(|count| to_whole(count) as i16);
        let mut least = [0i16; LANES];
        for bit in (0..13).rev().map(|bit| 1i16 << bit) {
            let tried = least.map(|least| least | bit);
            let mut enough = [0i16; LANES];
            for order in &self.order {
                for lane in 0..LANES {
                    enough[lane] = enough[lane].wrapping_add(i16::from(order[lane] >= tried[lane]));
                }
            }
            for lane in 0..LANES {
                least[lane] = if enough[lane] >= missing[lane] { tried[lane] } else { least[lane] };
            }
        }
        least
    }

    fn write(&self, least: [i16; LANES], result: &mut [i64]) {
        for (lane, result) in result.chunks_exact_mut(RESULT).enumerate() {
            let (rows, _) = result.as_chunks_mut::<COLUMNS>();
            for ((row, columns), order) in rows.iter_mut().zip(&self.columns).zip(&self.order) {
                for (to, column) in row.iter_mut().zip(columns) {
                    *to = to_whole(column.0[lane]);
                }
                row[COLUMNS - 1] = row[COLUMNS - 1].wrapping_add(i64::from(order[lane] >= least[lane]));
            }
        }
    }
}

/// Risk against what is expected of the students' home municipalities, in millionths.
#[inline(always)]
fn need_index(sums: &Sums) -> Lanes {
    let risk = sums.risk * Lanes::all(1e9);
    risk.over(sums.expected)
        .nearest(|lane| (sums.risk.whole(lane) * 1_000_000_000, sums.expected.whole(lane)))
}

/// 98.5 % and 103 % of thousandths of an öre, in öre. Split in two hundred thousand and a rest, nothing passes 2⁵³.
#[inline(always)]
fn limits(thousandths: Lanes) -> (Lanes, Lanes) {
    const STEP: f64 = 200_000.0;
    let steps = (thousandths * Lanes::all(1.0 / STEP)).floor();
    let rest = thousandths - steps * Lanes::all(STEP);
    let part = |share: f64| steps * Lanes::all(share) + (rest * Lanes::all(share)).nearest_of(STEP);
    (part(197.0), part(206.0))
}
