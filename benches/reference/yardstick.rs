//! The yardstick: the reference model written by hand for its cells, eight scenarios at a time.

use crate::cells::{COMMON, Cells, Pair, merge};
use crate::lanes::{LANES, Lanes};
use crate::settle::{Parts, Sums, settle};
use crate::workload::{GROWTHS, HOMES, LEVELS, RESULT, SCHOOLS, Scenarios, Schools, Students};
use rayon::prelude::*;

/// Merges the students and computes every scenario into `result`, on the threads of the current pool.
pub fn by_cells(students: &Students, schools: &Schools, scenarios: &Scenarios, result: &mut [i64]) {
    let cells = merge(students);
    in_blocks(
        scenarios,
        result,
        || Scratch::new(&cells),
        |scratch, block, result| {
            scratch.take(&cells, block);
            scratch.add_up(&cells, block);
            settle(&scratch.sums, block, schools, &mut scratch.parts, result);
        },
    );
}

/// The inputs of up to eight scenarios; lanes that are left over repeat the last one.
pub struct Block<'a> {
    pub growth: [&'a [u16; GROWTHS]; LANES],
    /// Hundredths of a percent.
    pub pool_share: Lanes,
    pub level_price: [Lanes; LEVELS],
}

impl<'a> Block<'a> {
    fn new(of: &'a Scenarios, from: usize) -> Self {
        let at = |lane: usize| (from + lane).min(of.len() - 1);
        let level = |level: usize| Lanes(std::array::from_fn(|lane| of.level_price[at(lane)][level] as f64));
        Self {
            growth: std::array::from_fn(|lane| &of.growth[at(lane)]),
            pool_share: Lanes(std::array::from_fn(|lane| of.pool_share[at(lane)] as f64)),
            level_price: std::array::from_fn(level),
        }
    }
}

/// Computes blocks of scenarios in parallel, each thread with a scratch of its own.
pub fn in_blocks<S>(
    scenarios: &Scenarios,
    result: &mut [i64],
    scratch: impl Fn() -> S + Send + Sync,
    compute: impl Fn(&mut S, &Block, &mut [i64]) + Send + Sync,
) {
    let threads = rayon::current_num_threads();
    let blocks = scenarios.len().div_ceil(LANES);
    let together = (blocks / (threads * 16)).clamp(1, 64); // enough tasks to share out, few enough scratches
    result.par_chunks_mut(RESULT * LANES * together).enumerate().for_each_init(
        scratch,
        |scratch, (task, result)| {
            for (at, result) in result.chunks_mut(RESULT * LANES).enumerate() {
                compute(scratch, &Block::new(scenarios, (task * together + at) * LANES), result);
            }
        },
    );
}

/// What a thread reuses from block to block.
struct Scratch {
    growth: Vec<Lanes>,
    /// Students by school and home municipality.
    there: Vec<Lanes>,
    sums: [Sums; SCHOOLS],
    parts: Box<Parts>,
}

impl Scratch {
    fn new(cells: &Cells) -> Self {
        Self {
            growth: vec![Lanes::default(); cells.growth_at.len()],
            there: vec![Lanes::default(); cells.homes.len()],
            sums: [Sums::default(); SCHOOLS],
            parts: Box::default(),
        }
    }

    fn take(&mut self, cells: &Cells, block: &Block) {
        for (to, &at) in self.growth.iter_mut().zip(&cells.growth_at) {
            *to = Lanes(block.growth.map(|growth| f64::from(growth[at])));
        }
    }

    /// The sums of every school.
    fn add_up(&mut self, cells: &Cells, block: &Block) {
        let (mut students, mut risk) = ([Lanes::default(); HOMES], [Lanes::default(); HOMES]);
        let (mut growth, mut pairs) = (self.growth.as_slice(), cells.pairs.as_slice());
        let mut homes = cells.homes.iter().zip(&mut self.there);
        for (school, sums) in cells.schools.iter().zip(&mut self.sums) {
            let (own, rest) = growth.split_at(school.programmes);
            let (common, rest_of_pairs) = pairs.split_at(school.programmes * COMMON);
            let (of_homes, after) = rest_of_pairs.split_at(school.programmes * school.homes);
            (growth, pairs) = (rest, after);
            *sums = common_sums(own, common, block);
            let each = of_homes.chunks_exact(school.programmes);
            for (pairs, (&home, there)) in each.zip(homes.by_ref().take(school.homes)) {
                let [some, their_risk] = weigh(own, pairs);
                *there = some;
                students[home] += some;
                risk[home] += their_risk;
                sums.risk += their_risk;
            }
        }
        let mean = means(&students, &risk);
        let mut homes = cells.homes.iter().zip(&self.there);
        for (school, sums) in cells.schools.iter().zip(&mut self.sums) {
            for (&home, there) in homes.by_ref().take(school.homes) {
                sums.expected += *there * mean[home];
            }
        }
    }
}

fn common_sums(own: &[Lanes], pairs: &[Pair], block: &Block) -> Sums {
    let mut of_each = pairs.chunks_exact(own.len()).map(|pairs| weigh(own, pairs));
    let mut next = || of_each.next().unwrap_or_default();
    let ([l0, l1], [l2, l3], [l4, money], [newly, special]) = (next(), next(), next(), next());
    let [p0, p1, p2, p3, p4] = block.level_price;
    Sums {
        students: l0 + l1 + l2 + l3 + l4,
        structure: l0 * p0 + l1 * p1 + l2 * p2 + l3 * p3 + l4 * p4,
        money,
        newly,
        special,
        ..Sums::default()
    }
}

/// The two sums of `pairs`, each programme weighed by its growth.
#[inline(always)]
fn weigh(growth: &[Lanes], pairs: &[Pair]) -> [Lanes; 2] {
    let mut sums = [Lanes::default(); 2];
    for (growth, [first, second]) in growth.iter().zip(pairs) {
        sums[0] += *growth * Lanes::all(*first);
        sums[1] += *growth * Lanes::all(*second);
    }
    sums
}

/// Mean risk of each home municipality, in millionths.
pub fn means(students: &[Lanes; HOMES], risk: &[Lanes; HOMES]) -> [Lanes; HOMES] {
    std::array::from_fn(|home| {
        let (risk, students) = (risk[home] * Lanes::all(1000.0), students[home].or_one());
        risk.over(students).nearest(|lane| (risk.whole(lane), students.whole(lane)))
    })
}
