//! Students merged into cells: nobody in a cell can be told apart by a scenario, so a cell needs its sums only.

use crate::workload::{HOMES, LEVEL_FROM, LEVELS, NEWLY_YEARS, PRICE, PROGRAMMES, RISK, SCHOOLS, Students};
use rayon::prelude::*;
use std::ops::Range;

/// Two sums of each cell of a school, for each of its programmes in turn.
pub type Pair = [f64; 2];
/// Pairs of sums of a school before those of its home municipalities.
pub const COMMON: usize = 4;

/// All cells, school by school.
#[derive(Default)]
pub struct Cells {
    /// Where each cell stands in a scenario's growth.
    pub growth_at: Vec<usize>,
    /// For each school: the pairs [level 0, 1], [2, 3], [4, money], [newly arrived, special support], then of each home
    /// municipality [students, risk]; each pair for every programme of the school.
    pub pairs: Vec<Pair>,
    /// Home municipalities, school by school.
    pub homes: Vec<usize>,
    pub schools: Vec<SchoolCells>,
}

/// How many entries are a school's.
pub struct SchoolCells {
    pub programmes: usize,
    pub homes: usize,
}

const HOME_SLOTS: usize = 64 * 32 * 32;
const LEVEL_SLOTS: usize = 64 * 32 * 8;
/// Students that one tally holds without a count running into the next: 21 bits each.
const MOST: usize = 1 << 21;

/// Counts side by side in one word, so that a student is two additions.
struct Tally {
    /// Students, and risk in the upper half.
    by_home: Box<[u64; HOME_SLOTS]>,
    /// Students, newly arrived and those with special support, 21 bits each.
    by_level: Box<[u64; LEVEL_SLOTS]>,
}

fn zeros<const N: usize>() -> Box<[u64; N]> {
    vec![0; N].into_boxed_slice().try_into().unwrap_or_else(|_| Box::new([0; N]))
}

/// Merges all students, in parallel on the threads of the current pool.
pub fn merge(students: &Students) -> Cells {
    let count = students.school.len();
    let pieces = rayon::current_num_threads().max(count.div_ceil(MOST));
    let at = |piece: usize| count * piece / pieces;
    let tallies: Vec<Tally> =
        (0..pieces).into_par_iter().map(|piece| tally(students, at(piece)..at(piece + 1))).collect();
    gather(&tallies)
}

fn tally(of: &Students, range: Range<usize>) -> Tally {
    let mut tally = Tally { by_home: zeros(), by_level: zeros() };
    let mut risk = [0u64; 16];
    for (to, risk) in risk.iter_mut().zip(RISK) {
        *to = 1 | u64::from(risk) << 32;
    }
    let place =
        of.school[range.clone()].iter().zip(&of.programme[range.clone()]).zip(&of.home[range.clone()]);
    let need =
        of.education[range.clone()].iter().zip(&of.newly_arrived[range.clone()]).zip(&of.sex[range.clone()]);
    let other = of.merit[range.clone()].iter().zip(&of.years[range.clone()]).zip(&of.special[range]);
    for ((((school, programme), home), ((education, newly), sex)), ((merit, years), special)) in
        place.zip(need).zip(other)
    {
        let cell = usize::from(school & 63) << 5 | usize::from(programme & 31);
        let kind = usize::from(education & 3) << 2 | usize::from(newly & 1) << 1 | usize::from(sex & 1);
        let slot = &mut tally.by_home[cell << 5 | usize::from(home & 31)];
        *slot = slot.wrapping_add(risk[kind]);
        let level: usize = LEVEL_FROM.iter().fold(0, |level, from| level + usize::from(merit >= from));
        let new = u64::from(newly & u8::from(*years < NEWLY_YEARS));
        let slot = &mut tally.by_level[cell << 3 | level & 7];
        *slot = slot.wrapping_add(1 | new << 21 | u64::from(*special) << 42);
    }
    tally
}

fn gather(tallies: &[Tally]) -> Cells {
    let mut cells = Cells::default();
    for school in 0..SCHOOLS {
        gather_school(tallies, school, &mut cells);
    }
    cells
}

/// Sums over tallies of `bits` bits from `shift` on.
fn sum(words: impl Iterator<Item = u64>, shift: u32, bits: u32) -> f64 {
    words.map(|word| (word >> shift & ((1 << bits) - 1)) as f64).sum()
}

fn gather_school(tallies: &[Tally], school: usize, cells: &mut Cells) {
    let cell = |programme: usize| school << 5 | programme;
    let level = |programme: usize, level: usize| {
        tallies.iter().map(move |tally| tally.by_level[cell(programme) << 3 | level])
    };
    let home = |programme: usize, home: usize| {
        tallies.iter().map(move |tally| tally.by_home[cell(programme) << 5 | home])
    };
    let taught: Vec<usize> = (0..PROGRAMMES)
        .filter(|&programme| (0..LEVELS).any(|at| level(programme, at).any(|word| word > 0)))
        .collect();
    let at_level = |programme: usize, at: usize| sum(level(programme, at), 0, 21);
    let over_levels = |programme: usize, shift: u32| -> f64 {
        (0..LEVELS).map(|at| sum(level(programme, at), shift, 21)).sum()
    };
    let price = |programme: usize| f64::from(PRICE[programme]);

    cells.growth_at.extend(taught.iter().map(|programme| school * PROGRAMMES + programme));
    cells.pairs.extend(taught.iter().map(|&p| [at_level(p, 0), at_level(p, 1)]));
    cells.pairs.extend(taught.iter().map(|&p| [at_level(p, 2), at_level(p, 3)]));
    cells.pairs.extend(taught.iter().map(|&p| [at_level(p, 4), over_levels(p, 0) * price(p)]));
    cells.pairs.extend(
        taught
            .iter()
            .map(|&p| [over_levels(p, 21) * (price(p) * 35.0 / 100.0), over_levels(p, 42) * 25_000.0]),
    );
    let lives: Vec<usize> =
        (0..HOMES).filter(|&at| taught.iter().any(|&p| home(p, at).any(|word| word > 0))).collect();
    for &at in &lives {
        cells.pairs.extend(taught.iter().map(|&p| [sum(home(p, at), 0, 32), sum(home(p, at), 32, 32)]));
    }
    cells.schools.push(SchoolCells { programmes: taught.len(), homes: lives.len() });
    cells.homes.extend(lives);
}
