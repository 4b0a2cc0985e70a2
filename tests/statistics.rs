//! Streamed statistics against the same computed from all draws at once, and from closed forms of published functions.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use proptest::prelude::*;
use skolpeng::base::Exact;
use skolpeng::base::number::{parse_exact, to_f64, whole};
use skolpeng::chance::{Level, Source};
use skolpeng::statistics::{
    FeedFault, Indices, Place, Side, Sobol, SobolPlan, Tally, TallyFault, TallyPlan, Tornado, TornadoPlan,
};

fn share(text: &str) -> Exact {
    parse_exact(text).unwrap()
}

fn tally(draws: usize, bytes: usize, values: &[i64]) -> Tally {
    let mut tally = Tally::new(&TallyPlan { cells: 1, draws, bytes });
    tally.push_block(0, values).unwrap();
    tally
}

/// 1 to 100, by hand: the ranks of 5, 25, 50, 75 and 95 % are the values themselves, the mean is 50.5, the variance
/// (n² − 1)/12 · n/(n − 1), the mean of the worst five 3 and 98.
#[test]
fn a_hundred_numbers_by_hand() {
    let mut tally = Tally::new(&TallyPlan { cells: 1, draws: 100, bytes: TallyPlan::BYTES });
    let line = tally.watch(0, 30).unwrap();
    tally.push_block(0, &(1..=100).rev().collect::<Vec<i64>>()).unwrap();
    tally.push_refused(0, 7).unwrap();
    let cell = tally.cell(0).unwrap();
    assert_eq!((cell.count(), cell.refused(), cell.rank_error()), (100, 7, 0));
    assert_eq!((cell.least(), cell.greatest(), cell.mean()), (Some(1), Some(100), Some(share("50.5"))));
    for (asked, value) in
        [("0", 1), ("0.05", 5), ("0.25", 25), ("0.5", 50), ("0.75", 75), ("0.95", 95), ("1", 100)]
    {
        let found = cell.quantile(&share(asked)).unwrap();
        assert_eq!((found.low, found.value, found.high), (value, value, value));
    }
    assert_eq!(cell.quantile(&share("0.501")).unwrap().value, 51);
    assert!((cell.standard_deviation().unwrap() - (9999.0_f64 / 12.0 * 100.0 / 99.0).sqrt()).abs() < 1e-13);
    assert_eq!(cell.shortfall(&share("0.05"), Side::Lowest).unwrap().value, whole(3));
    assert_eq!(cell.shortfall(&share("0.05"), Side::Highest).unwrap().value, whole(98));
    let crossing = cell.crossing(line).unwrap();
    assert_eq!((crossing.below, crossing.on, crossing.above), (29, 1, 70));
}

#[test]
fn sums_beyond_64_bits_have_no_error() {
    let tally = tally(4, TallyPlan::BYTES, &[i64::MAX, i64::MAX, i64::MAX, i64::MIN]);
    let cell = tally.cell(0).unwrap();
    assert_eq!(cell.mean(), Some((whole(i64::MAX) + whole(i64::MAX) - whole(1)) / whole(4)));
    assert_eq!(cell.standard_deviation(), None);
}

#[test]
fn what_cannot_be_counted_is_told() {
    let mut one = tally(10, TallyPlan::BYTES, &[1]);
    assert_eq!(one.push_block(1, &[1]), Err(TallyFault::NoSuchCell(1)));
    assert_eq!(one.watch(0, 1), Err(TallyFault::AlreadyCounting));
    let mut other = one.another();
    other.watch(0, 5).unwrap();
    assert_eq!(one.merge(&other), Err(TallyFault::Unlike));
    let empty = one.another();
    let cell = empty.cell(0).unwrap();
    assert!(cell.mean().is_none() && cell.quantile(&share("0.5")).is_none() && cell.least().is_none());
    assert!(one.cell(0).unwrap().quantile(&share("1.1")).is_none());
}

/// The memory stated holds: 1200 cells are exact in 96 MiB, and 4000 stay within it with the error that is stated.
#[test]
fn the_memory_is_flat_in_the_number_of_draws() {
    let exact = TallyPlan { cells: 1200, draws: 10_000, bytes: TallyPlan::BYTES };
    assert_eq!(exact.capacity(), 10_000);
    let cells = 4000;
    for draws in [10_000, 50_000] {
        let full = TallyPlan { cells, draws, bytes: TallyPlan::BYTES };
        let few = TallyPlan { cells: cells / 100, bytes: TallyPlan::BYTES / 100, ..full };
        let mut tally = Tally::new(&few);
        let source = Source::new(3, 0);
        for block in 0..draws as u64 / 250 {
            for cell in 0..few.cells {
                let level = |draw| source.level(draw, u32::try_from(cell).unwrap()).below();
                let values: Vec<i64> =
                    (0..250).map(|draw| (1e9 * level(block * 250 + draw)) as i64).collect();
                tally.push_block(cell, &values).unwrap();
            }
        }
        let error = tally.cells().iter().map(|cell| cell.rank_error()).max().unwrap();
        let percent = 100.0 * error as f64 / draws as f64;
        println!("{draws} draws of 4000 cells: {} bytes, within {percent:.2} points", tally.bytes() * 100);
        assert!(tally.bytes() * 100 < 100 * 1024 * 1024);
        assert!(percent < if draws == 10_000 { 0.2 } else { 0.5 });
    }
}

proptest! {
    /// Every statistic of a halved sketch lies between its two bounds, and both bounds hold the truth.
    #[test]
    fn statistics_lie_between_their_bounds(
        values in proptest::collection::vec(-10_000..10_000_i64, 2..4000),
        percent in 1..100_i64,
        size in 1..500_usize,
    ) {
        let plan = TallyPlan { cells: 1, draws: 4000, bytes: 800 };
        let mut tally = Tally::new(&plan);
        for block in values.chunks(size) {
            let mut part = tally.another();
            part.push_block(0, block).unwrap();
            tally.merge(&part).unwrap();
        }
        let cell = tally.cell(0).unwrap();
        let mut sorted = values.clone();
        sorted.sort_unstable();
        let many = (values.len() * percent as usize).div_ceil(100);
        let asked = whole(percent) / whole(100);
        let quantile = cell.quantile(&asked).unwrap();
        prop_assert!(quantile.low <= quantile.value && quantile.value <= quantile.high);
        prop_assert!(quantile.low <= sorted[many - 1] && sorted[many - 1] <= quantile.high);
        for (side, worst) in [(Side::Lowest, &sorted[..many]), (Side::Highest, &sorted[values.len() - many..])] {
            let truth = whole(worst.iter().sum()) / whole(many as i64);
            let found = cell.shortfall(&asked, side).unwrap();
            prop_assert!(found.low <= found.value && found.value <= found.high);
            prop_assert!(found.low <= truth && truth <= found.high);
        }
        prop_assert_eq!(cell.mean().unwrap(), whole(values.iter().sum()) / whole(values.len() as i64));
    }

    /// Blocks that fit the memory, merged in order, leave the same as all draws in one.
    #[test]
    fn blocks_merged_are_draws_counted(
        values in proptest::collection::vec(any::<i64>(), 0..2000),
        size in 1..=100_usize,
    ) {
        let plan = TallyPlan { cells: 1, draws: 2000, bytes: 800 };
        let mut merged = Tally::new(&plan);
        let line = merged.watch(0, 0).unwrap();
        let mut whole = merged.another();
        for block in values.chunks(size) {
            let mut part = merged.another();
            part.push_block(0, block).unwrap();
            part.push_refused(0, 1).unwrap();
            merged.merge(&part).unwrap();
        }
        whole.push_block(0, &values).unwrap();
        whole.push_refused(0, values.chunks(size).count() as u64).unwrap();
        prop_assert_eq!(merged.cell(0).unwrap().crossing(line), whole.cell(0).unwrap().crossing(line));
        prop_assert_eq!(merged, whole);
    }
}

/// A study of functions of levels: each input one stream, each function one result.
fn study(plan: SobolPlan, seed: u64, functions: &[fn(&[f64]) -> f64], centres: &[f64]) -> Sobol {
    let mut sobol = Sobol::new(plan, centres);
    feed(&mut sobol, plan, seed, functions, 0..plan.base_samples);
    sobol
}

fn feed(
    sobol: &mut Sobol,
    plan: SobolPlan,
    seed: u64,
    functions: &[fn(&[f64]) -> f64],
    samples: std::ops::Range<u64>,
) {
    let each = plan.evaluations() / plan.base_samples;
    for evaluation in samples.start * each..samples.end * each {
        let level = |input| Source::new(seed, input).level(plan.draw(evaluation, input), 0);
        let levels: Vec<f64> = (0..plan.inputs).map(|input| level(input).below()).collect();
        let values: Vec<Option<f64>> = functions.iter().map(|function| Some(function(&levels))).collect();
        sobol.push(evaluation, &values).unwrap();
    }
}

/// sin x₁ + 7 sin² x₂ + 0.1 x₃⁴ sin x₁ on (−π, π)³.
fn ishigami(levels: &[f64]) -> f64 {
    let angles: Vec<f64> = levels.iter().map(|level| std::f64::consts::PI * (2.0 * level - 1.0)).collect();
    let [x, y, z]: [f64; 3] = angles.try_into().unwrap();
    libm::sin(x) + 7.0 * libm::sin(y) * libm::sin(y) + 0.1 * z.powi(4) * libm::sin(x)
}

/// T. Ishigami, T. Homma (1990), as in A. Saltelli et al., "Global sensitivity analysis: the primer" (2008), with a = 7
/// and b = 0.1, to four decimals.
const ISHIGAMI: [(f64, f64); 3] = [(0.3139, 0.5576), (0.4424, 0.4424), (0.0, 0.2437)];

const G: [f64; 8] = [0.0, 1.0, 4.5, 9.0, 99.0, 99.0, 99.0, 99.0];

/// Π (|4uᵢ − 2| + aᵢ)/(1 + aᵢ).
fn g_function(levels: &[f64]) -> f64 {
    levels.iter().zip(G).map(|(level, a)| ((4.0 * level - 2.0).abs() + a) / (1.0 + a)).product()
}

/// I. M. Sobol' (1993), A. Saltelli, I. M. Sobol' (1995): Vᵢ = 1/(3(1 + aᵢ)²), V = Π(1 + Vᵢ) − 1, Sᵢ = Vᵢ/V and
/// Tᵢ = Vᵢ Π_{j≠i}(1 + Vⱼ)/V.
fn g_indices() -> Vec<(f64, f64)> {
    let part = |a: f64| 1.0 / (3.0 * (1.0 + a) * (1.0 + a));
    let product: f64 = G.iter().map(|a| 1.0 + part(*a)).product();
    G.iter()
        .map(|a| (part(*a) / (product - 1.0), part(*a) * product / (1.0 + part(*a)) / (product - 1.0)))
        .collect()
}

fn near(found: &[Indices], expected: &[(f64, f64)], digits: f64) {
    assert_eq!(found.len(), expected.len());
    for (input, (indices, (first, total))) in found.iter().zip(expected).enumerate() {
        println!(
            "input {}: first {:.4} ± {:.4} ({first:.4}), total {:.4} ± {:.4} ({total:.4})",
            input + 1,
            indices.first.value,
            indices.first.standard_error,
            indices.total.value,
            indices.total.standard_error
        );
        for (estimate, truth) in [(indices.first, first), (indices.total, total)] {
            assert!((estimate.value - truth).abs() <= 4.5 * estimate.standard_error + digits);
            assert!(estimate.standard_error < 0.02);
        }
    }
}

#[test]
fn ishigami_has_its_published_indices() {
    let plan = SobolPlan { inputs: 3, base_samples: 16_384 };
    let sobol = study(plan, 1990, &[ishigami, |levels| 5.0 - 2.0 * ishigami(levels)], &[3.0, 0.0]);
    near(&sobol.indices(0), &ISHIGAMI, 5e-5);
    // V = a²/8 + bπ⁴/5 + b²π⁸/18 + 1/2 = 13.8446.
    assert!((sobol.variance(0).unwrap() / 13.8446 - 1.0).abs() < 0.02);
    // A scale and an origin change nothing: Aᵢ, B and A move together.
    for (own, other) in sobol.indices(0).iter().zip(sobol.indices(1)) {
        assert!((own.first.value - other.first.value).abs() < 1e-9);
        assert!((own.first.standard_error - other.first.standard_error).abs() < 1e-9);
        assert!((own.total.standard_error - other.total.standard_error).abs() < 1e-9);
    }
}

#[test]
fn the_g_function_has_its_closed_form_indices() {
    let plan = SobolPlan { inputs: 8, base_samples: 16_384 };
    let sobol = study(plan, 1993, &[g_function], &[1.0]);
    near(&sobol.indices(0), &g_indices(), 1e-12);
}

/// Of 300 small studies, the 95 % intervals hold the truth in a share that differs from 95 % by no more than its own
/// sampling error (4.5 · √(0.95·0.05/300) = 5.7 points) and what the delta method leaves at 512 base samples (1 point).
#[test]
fn intervals_hold_the_truth_as_often_as_they_say() {
    let plan = SobolPlan { inputs: 3, base_samples: 512 };
    let studies = 300;
    let mut held = [[0_u32; 2]; 3];
    for seed in 0..studies {
        let sobol = study(plan, seed, &[ishigami], &[3.0]);
        for (input, indices) in sobol.indices(0).iter().enumerate() {
            for (which, estimate) in [indices.first, indices.total].into_iter().enumerate() {
                let truth = [ISHIGAMI[input].0, ISHIGAMI[input].1][which];
                let (low, high) = estimate.interval();
                held[input][which] += u32::from(low <= truth && truth <= high);
            }
        }
    }
    println!("of {studies} intervals, true: {held:?}");
    for count in held.into_iter().flatten() {
        assert!((f64::from(count) / studies as f64 - 0.95).abs() < 0.067, "{count}");
    }
}

#[test]
fn parts_of_a_study_merge_in_order() {
    let plan = SobolPlan { inputs: 3, base_samples: 60 };
    let parts = |cuts: [u64; 4]| {
        let mut whole = Sobol::new(plan, &[3.0]);
        for pair in cuts.windows(2) {
            let mut part = Sobol::from_sample(plan, &[3.0], pair[0]);
            feed(&mut part, plan, 4, &[ishigami], pair[0]..pair[1]);
            whole.merge(&part).unwrap();
        }
        whole
    };
    let merged = parts([0, 20, 40, 60]);
    assert_eq!(merged, parts([0, 20, 40, 60]));
    let alone = study(plan, 4, &[ishigami], &[3.0]);
    for (own, other) in merged.indices(0).iter().zip(alone.indices(0)) {
        assert!((own.total.value - other.total.value).abs() < 1e-12);
    }
    let late = Sobol::from_sample(plan, &[3.0], 2);
    let expected = FeedFault::OutOfTurn { expected: 0, given: 10 };
    assert_eq!(Sobol::new(plan, &[3.0]).merge(&late), Err(expected));
    assert_eq!(Sobol::new(plan, &[3.0]).merge(&Sobol::new(plan, &[2.0])), Err(FeedFault::Unlike));
}

#[test]
fn refusals_leave_out_their_base_sample() {
    let plan = SobolPlan { inputs: 1, base_samples: 3 };
    let mut sobol = Sobol::new(plan, &[0.0, 0.0]);
    for evaluation in 0..9 {
        let value = [1.0, 2.0, 2.0][evaluation as usize % 3] * (1.0 + (evaluation / 6) as f64);
        let refused = if evaluation == 4 { None } else { Some(value) };
        sobol.push(evaluation, &[Some(value), refused]).unwrap();
    }
    assert_eq!((sobol.refused(0), sobol.refused(1)), (Some(0), Some(1)));
    // Of 1, 2, 2, 4 the variance is (25/4) − (9/4)².
    assert_eq!(sobol.variance(1), Some(1.1875));
    let expected = FeedFault::OutOfTurn { expected: 9, given: 3 };
    assert_eq!(sobol.push(3, &[None, None]), Err(expected));
    assert_eq!(sobol.push(9, &[None]), Err(FeedFault::Results { expected: 2, given: 1 }));
}

#[test]
fn a_result_that_does_not_vary_has_no_indices() {
    let plan = SobolPlan { inputs: 2, base_samples: 100 };
    let sobol = study(plan, 1, &[|_| 98_765.4], &[1.0]);
    assert!(sobol.indices(0).is_empty());
}

/// Each evaluation takes each input from A (even draws) or B (odd ones): 0 all A, 1 all B, 2 + i all A but i.
#[test]
fn a_plan_takes_one_input_at_a_time_from_the_other_draw() {
    let plan = SobolPlan { inputs: 2, base_samples: 10 };
    assert_eq!(plan.evaluations(), 40);
    let draws: Vec<[u64; 2]> =
        (4..8).map(|evaluation| [plan.draw(evaluation, 0), plan.draw(evaluation, 1)]).collect();
    assert_eq!(draws, [[2, 2], [3, 3], [3, 2], [2, 3]]);
}

/// By hand: 2x − 5y + xy at x, y in {−1, 0, 2} as low, middle, high: x swings −2 to 4, y 5 to −10; z, unused, by 0.
#[test]
fn the_widest_swing_comes_first() {
    let plan = TornadoPlan { inputs: 4 };
    let mut tornado = Tornado::new(plan, 1);
    for evaluation in 0..plan.evaluations() {
        let at = |input| match plan.place(evaluation, input) {
            Place::Low => -1,
            Place::Middle => 0,
            Place::High => 2,
        };
        let value = 2 * at(1) - 5 * at(2) + at(1) * at(2);
        tornado.push(evaluation, &[(at(3) != 2).then_some(value)]).unwrap();
    }
    let swings = tornado.swings(0);
    let told: Vec<_> = swings.iter().map(|swing| (swing.input, swing.low, swing.high)).collect();
    assert_eq!(
        told,
        [(2, Some(5), Some(-10)), (1, Some(-2), Some(4)), (0, Some(0), Some(0)), (3, Some(0), None)]
    );
    assert_eq!((tornado.middle(0), swings[0].difference()), (Some(0), Some(-15)));
    assert_eq!(tornado.push(3, &[None]), Err(FeedFault::OutOfTurn { expected: 9, given: 3 }));
}

/// A sketch of normal draws gives quantiles as near as draws are: compared with Φ⁻¹ and the sampling error of a quantile,
/// √(p(1 − p)/n)/φ.
#[test]
fn quantiles_of_draws_are_those_of_the_distribution() {
    let source = Source::new(11, 0);
    let values: Vec<i64> = (0..10_000).map(|draw| (1e6 * source.level(draw, 0).score()) as i64).collect();
    let tally = tally(10_000, TallyPlan::BYTES / 4000, &values);
    let cell = tally.cell(0).unwrap();
    for (asked, score) in [("0.05", -1.644_853_6), ("0.5", 0.0), ("0.95", 1.644_853_6)] {
        let found = cell.quantile(&share(asked)).unwrap();
        let p = to_f64(&share(asked));
        let density = libm::exp(-score * score / 2.0) / (2.0 * std::f64::consts::PI).sqrt();
        let error = (p * (1.0 - p) / 10_000.0_f64).sqrt() / density;
        let low = found.low as f64 / 1e6 - 4.5 * error;
        let high = found.high as f64 / 1e6 + 4.5 * error;
        println!("{asked}: {} between {} and {}, of {score}", found.value, found.low, found.high);
        assert!(low <= score && score <= high && (found.high - found.low) as f64 / 1e6 < 4.0 * error);
        assert!((Level::of_score(score).below() - p).abs() < 1e-6);
    }
}
