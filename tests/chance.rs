//! Random draws against what is known of their distributions: closed forms, tables, and the sampling error of moments.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use proptest::prelude::*;
use skolpeng::base::number::{parse_exact, to_f64, whole};
use skolpeng::base::{Exact, Step};
use skolpeng::chance::{Bounds, Dependence, Distribution, Fault, Level, Shape, Source, Variable};

const SEED: u64 = 20_261_101;
const DRAWS: u64 = 100_000;
/// How many standard errors a mean may be off: with fixed seeds, a bound that one mean in 150 000 would miss.
const ERRORS: f64 = 4.5;

fn free(shape: Shape) -> Distribution {
    Distribution::new(&shape, &Bounds::default()).unwrap()
}

fn bounds(least: Option<&str>, greatest: Option<&str>) -> Bounds {
    let exact = |text: &str| parse_exact(text).unwrap();
    Bounds { least: least.map(exact), greatest: greatest.map(exact) }
}

fn step(text: &str) -> Step {
    Step::new(parse_exact(text).unwrap()).unwrap()
}

fn at(distribution: &Distribution, below: f64) -> f64 {
    distribution.value(Level::new(below).unwrap())
}

fn draws(distribution: &Distribution) -> Vec<f64> {
    let source = Source::new(SEED, 1);
    (0..DRAWS).map(|draw| distribution.value(source.level(draw, 0))).collect()
}

fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / values.len() as f64
}

fn central(values: &[f64], power: i32) -> f64 {
    let middle = mean(values);
    values.iter().map(|value| (value - middle).powi(power)).sum::<f64>() / values.len() as f64
}

/// Mean and standard deviation against closed forms, within their sampling errors σ/√n and σ√((κ−1)/4n); the kurtosis κ
/// is that of the textbook (Johnson, Kotz, Balakrishnan, "Continuous univariate distributions", "Univariate discrete
/// distributions").
#[test]
fn moments_are_those_of_the_closed_forms() {
    let ln = libm::log1p(0.25_f64 * 0.25);
    let four = |k: f64| libm::exp(k * ln);
    let beta_kurtosis = |a: f64, b: f64| {
        let s = a + b;
        3.0 + 6.0 * ((a - b).powi(2) * (s + 1.0) - a * b * (s + 2.0)) / (a * b * (s + 2.0) * (s + 3.0))
    };
    let cases = [
        (Shape::Normal { mean: 12.0, sd: 3.0 }, 12.0, 3.0, 3.0),
        (
            Shape::LogNormal { mean: 200.0, sd: 50.0 },
            200.0,
            50.0,
            four(4.0) + 2.0 * four(3.0) + 3.0 * four(2.0) - 3.0,
        ),
        (Shape::Triangular { low: 1.0, mode: 2.0, high: 6.0 }, 3.0, (21.0_f64 / 18.0).sqrt(), 2.4),
        (Shape::Uniform { low: -1.0, high: 5.0 }, 2.0, 3.0_f64.sqrt(), 1.8),
        (Shape::Share { mean: 0.2, sd: 0.1 }, 0.2, 0.1, beta_kurtosis(3.0, 12.0)),
        (Shape::Beta { a: 0.5, b: 1.5 }, 0.25, 0.25, beta_kurtosis(0.5, 1.5)),
        (Shape::Binomial { n: 40, p: 0.1 }, 4.0, 3.6_f64.sqrt(), 3.0 + (1.0 - 6.0 * 0.09) / 3.6),
        (Shape::Poisson { mean: 7.5 }, 7.5, 7.5_f64.sqrt(), 3.0 + 1.0 / 7.5),
    ];
    let n = DRAWS as f64;
    for (shape, expected, sd, kurtosis) in cases {
        let values = draws(&free(shape));
        let off = (mean(&values) - expected) / (sd / n.sqrt());
        let spread_off = (central(&values, 2).sqrt() - sd) / (sd * ((kurtosis - 1.0) / (4.0 * n)).sqrt());
        println!("{shape:?}: mean off by {off:.2} and sd by {spread_off:.2} standard errors");
        assert!(off.abs() < ERRORS && spread_off.abs() < ERRORS, "{shape:?}");
    }
}

/// The greatest distance between the levels drawn and the even distribution, times √n, stays below 1.95 (Kolmogorov: one
/// sample in a thousand is beyond).
#[test]
fn levels_are_even() {
    let source = Source::new(SEED, 2);
    let mut levels: Vec<f64> = (0..DRAWS).map(|draw| source.level(draw, 5).below()).collect();
    levels.sort_by(f64::total_cmp);
    let n = DRAWS as f64;
    let distance = levels.iter().zip(1..).map(|(u, i)| (u - f64::from(i) / n).abs()).fold(0.0, f64::max);
    println!("distance times root n: {:.3}", distance * n.sqrt());
    assert!(distance * n.sqrt() < 1.95);
}

#[test]
fn quantiles_are_those_of_the_closed_forms() {
    for below in [1e-12, 0.001, 0.05, 0.3, 0.5, 0.77, 0.95, 0.9999] {
        let near = |found: f64, expected: f64| {
            assert!(
                (found - expected).abs() <= 1e-13 * expected.abs().max(1.0),
                "{below}: {found} {expected}"
            );
        };
        near(at(&free(Shape::Uniform { low: 2.0, high: 4.0 }), below), 2.0 + 2.0 * below);
        let triangle = Shape::Triangular { low: 0.0, mode: 1.0, high: 4.0 };
        let corner = if below < 0.25 { 2.0 * below.sqrt() } else { 4.0 - (12.0 * (1.0 - below)).sqrt() };
        near(at(&free(triangle), below), corner);
        near(at(&free(Shape::Beta { a: 3.0, b: 1.0 }), below), libm::cbrt(below));
        near(at(&free(Shape::Beta { a: 1.0, b: 2.0 }), below), 1.0 - (1.0 - below).sqrt());
        let x = at(&free(Shape::Beta { a: 2.0, b: 3.0 }), below);
        near(x * x * (6.0 - 8.0 * x + 3.0 * x * x), below);
        let (normal, log) = (Shape::Normal { mean: 0.0, sd: 1.0 }, Shape::LogNormal { mean: 3.0, sd: 4.0 });
        let sigma = libm::log(25.0 / 9.0).sqrt();
        let expected = libm::exp(libm::log(3.0) - sigma * sigma / 2.0 + sigma * at(&free(normal), below));
        near(at(&free(log), below) / expected, 1.0);
    }
}

/// Cumulative probabilities of the counts 0, 1, … as tables print them: Poisson with mean 3 and binomial with 10 trials
/// of 0.3 (NIST Handbook of statistical tables; also in R as `ppois`, `pbinom`).
#[test]
fn counts_step_where_the_tables_do() {
    let poisson = [0.0498, 0.1991, 0.4232, 0.6472, 0.8153, 0.9161, 0.9665, 0.9881];
    let binomial = [0.0282, 0.1493, 0.3828, 0.6496, 0.8497, 0.9527, 0.9894, 0.9984];
    let tables = [(Shape::Poisson { mean: 3.0 }, poisson), (Shape::Binomial { n: 10, p: 0.3 }, binomial)];
    for (shape, table) in tables {
        let distribution = free(shape);
        for (count, cumulative) in table.into_iter().enumerate() {
            assert_eq!(at(&distribution, cumulative - 1e-4), count as f64, "{shape:?}");
            assert_eq!(at(&distribution, cumulative + 1e-4), count as f64 + 1.0, "{shape:?}");
        }
    }
}

/// K. Hamza, "The smallest uniform upper bound on the distance between the mean and the median of the binomial and
/// Poisson distributions", Statistics & Probability Letters 23 (1995): at most ln 2.
#[test]
fn large_counts_keep_their_middle() {
    for (shape, mean) in [
        (Shape::Poisson { mean: 1_234_567.0 }, 1_234_567.0),
        (Shape::Binomial { n: 10_000_000, p: 0.31 }, 3_100_000.0),
        (Shape::Binomial { n: 10_000_000, p: 1e-7 }, 1.0),
    ] {
        assert!((at(&free(shape), 0.5) - mean).abs() <= std::f64::consts::LN_2, "{shape:?}");
    }
}

/// A normal variable cut at a and b has mean (φ(a) − φ(b))/(Φ(b) − Φ(a)); from 10 on, φ(10)/(1 − Φ(10)), whose
/// inverse is 1/x − 1/x³ + 3/x⁵ − … (Abramowitz and Stegun 26.2.12), here to twelve terms.
#[test]
fn bounds_condition_and_do_not_heap() {
    let shape = Shape::Normal { mean: 0.0, sd: 1.0 };
    let cut = Distribution::new(&shape, &bounds(Some("-1"), Some("2"))).unwrap();
    let values = draws(&cut);
    assert!(values.iter().all(|value| (-1.0..=2.0).contains(value)));
    assert!(values.iter().filter(|value| **value == -1.0 || **value == 2.0).count() == 0);
    let density = |x: f64| libm::exp(-x * x / 2.0) / (2.0 * std::f64::consts::PI).sqrt();
    let expected = (density(1.0) - density(2.0)) / (0.977_249_868_051_821 - 0.158_655_253_931_457);
    let error = central(&values, 2).sqrt() / (DRAWS as f64).sqrt();
    assert!((mean(&values) - expected).abs() < ERRORS * error);

    let far = draws(&Distribution::new(&shape, &bounds(Some("10"), None)).unwrap());
    let mut series = 0.0;
    let mut term = 0.1;
    for k in 0..12 {
        series += term;
        term *= -f64::from(2 * k + 1) / 100.0;
    }
    let error = central(&far, 2).sqrt() / (DRAWS as f64).sqrt();
    assert!(far.iter().all(|value| *value >= 10.0));
    assert!((mean(&far) - 1.0 / series).abs() < ERRORS * error, "{} {}", mean(&far), 1.0 / series);
}

#[test]
fn bounds_of_counts_are_allowed_values() {
    let cut = Distribution::new(&Shape::Poisson { mean: 4.0 }, &bounds(Some("2.5"), Some("5"))).unwrap();
    let values = draws(&cut);
    // P(3) : P(4) : P(5) = 1 : 1 : 4/5.
    for (count, share) in [(3.0, 5.0 / 14.0), (4.0, 5.0 / 14.0), (5.0, 4.0 / 14.0)] {
        let found = values.iter().filter(|value| **value == count).count() as f64 / DRAWS as f64;
        let error = (share * (1.0 - share) / DRAWS as f64).sqrt();
        assert!((found - share).abs() < ERRORS * error, "{count}: {found}");
    }
}

#[test]
fn values_are_whole_steps_inside_the_bounds() {
    let shape = Shape::Normal { mean: 0.1, sd: 0.05 };
    let variable = Variable::new(&shape, &bounds(Some("0.03"), Some("0.22")), &step("0.05")).unwrap();
    let source = Source::new(SEED, 0);
    let steps: Vec<i64> = (0..2000).map(|draw| variable.steps(source.level(draw, 0))).collect();
    assert_eq!((steps.iter().min(), steps.iter().max()), (Some(&1), Some(&4)));
    assert_eq!(variable.exact(3), parse_exact("0.15").unwrap());
    assert_eq!(variable.float(3), 0.15);
    let third = Variable::new(&shape, &Bounds::default(), &step("0.001")).unwrap();
    assert!((-900..900).all(|steps| third.float(steps) == to_f64(&third.exact(steps))));
    assert_eq!(third.steps(Level::MEDIAN), 100);
}

#[test]
fn a_variable_without_spread_is_its_value() {
    for (shape, value) in [
        (Shape::Normal { mean: 2.5, sd: 0.0 }, "2.5"),
        (Shape::LogNormal { mean: 2.5, sd: 0.0 }, "2.5"),
        (Shape::Share { mean: 0.25, sd: 0.0 }, "0.25"),
        (Shape::Uniform { low: 3.0, high: 3.0 }, "3"),
        (Shape::Binomial { n: 7, p: 1.0 }, "7"),
        (Shape::Poisson { mean: 0.0 }, "0"),
    ] {
        let variable = Variable::new(&shape, &Bounds::default(), &step("0.001")).unwrap();
        let found: Exact = variable.exact(variable.steps(Level::LOWEST));
        assert_eq!(found, parse_exact(value).unwrap(), "{shape:?}");
    }
}

#[test]
fn parameters_out_of_range_are_told() {
    let none = Bounds::default();
    let fault = |shape, bounds: &Bounds| Variable::new(&shape, bounds, &step("0.001")).unwrap_err();
    let normal = Shape::Normal { mean: 0.0, sd: 1.0 };
    assert_eq!(fault(Shape::Normal { mean: f64::NAN, sd: 1.0 }, &none), Fault::NotFinite);
    assert_eq!(fault(Shape::Normal { mean: 0.0, sd: -1.0 }, &none), Fault::SpreadBelowZero { sd: -1.0 });
    assert_eq!(fault(Shape::LogNormal { mean: 0.0, sd: 1.0 }, &none), Fault::MeanTooLow { mean: 0.0 });
    assert_eq!(fault(Shape::Poisson { mean: -1.0 }, &none), Fault::MeanTooLow { mean: -1.0 });
    assert_eq!(
        fault(Shape::Triangular { low: 0.0, mode: 3.0, high: 2.0 }, &none),
        Fault::OutOfOrder { low: 3.0, high: 2.0 }
    );
    assert_eq!(
        fault(Shape::Uniform { low: 1.0, high: 0.0 }, &none),
        Fault::OutOfOrder { low: 1.0, high: 0.0 }
    );
    assert_eq!(fault(Shape::Binomial { n: 5, p: 1.1 }, &none), Fault::NotAProbability { p: 1.1 });
    assert_eq!(fault(Shape::Binomial { n: 1 << 40, p: 0.1 }, &none), Fault::TooMany { limit: 1e7 });
    assert_eq!(fault(Shape::Beta { a: 0.0, b: 1.0 }, &none), Fault::BetaParameter { value: 0.0 });
    assert_eq!(fault(Shape::Share { mean: 1.0, sd: 0.1 }, &none), Fault::BetaMean { mean: 1.0 });
    assert_eq!(fault(Shape::Share { mean: 0.5, sd: 0.5 }, &none), Fault::BetaSpread { sd: 0.5, limit: 0.5 });
    assert_eq!(fault(Shape::Share { mean: 0.5, sd: 1e-5 }, &none), Fault::BetaTooNarrow { limit: 1e7 });
    assert_eq!(fault(normal, &bounds(Some("2"), Some("1"))), Fault::BoundsCross);
    assert_eq!(fault(normal, &bounds(Some("60"), None)), Fault::NothingBetweenBounds);
    assert_eq!(fault(normal, &bounds(Some("0.0001"), Some("0.0002"))), Fault::NoStepBetweenBounds);
    assert_eq!(fault(Shape::Normal { mean: 1e15, sd: 1.0 }, &none), Fault::ValueTooLarge);
    let fine = Step::new(whole(1) / parse_exact("100000000000000000").unwrap()).unwrap();
    assert_eq!(Variable::new(&normal, &none, &fine), Err(Fault::StepTooFine));
    assert_eq!(Dependence::common(1.5), Err(Fault::CorrelationOutside { correlation: 1.5 }));
}

fn correlation(pairs: impl Iterator<Item = (f64, f64)> + Clone) -> f64 {
    let sum = |f: fn((f64, f64)) -> f64| pairs.clone().map(f).sum::<f64>();
    sum(|(a, b)| a * b) / (sum(|(a, _)| a * a) * sum(|(_, b)| b * b)).sqrt()
}

/// A correlation of n pairs has standard error (1 − r²)/√n.
#[test]
fn members_have_the_correlation_asked_for() {
    let matrix = [1.0, 0.6, -0.3, 0.6, 1.0, 0.1, -0.3, 0.1, 1.0];
    let source = Source::new(SEED, 7);
    let cases = [
        (Dependence::independent(), [0.0; 3]),
        (Dependence::common(0.4).unwrap(), [0.4; 3]),
        (Dependence::common(1.0).unwrap(), [1.0; 3]),
        (Dependence::matrix(3, &matrix).unwrap(), [0.6, -0.3, 0.1]),
    ];
    for (dependence, expected) in cases {
        let score = |draw, part| dependence.level(&source, draw, part).score();
        for ((a, b), r) in [(0, 1), (0, 2), (1, 2)].into_iter().zip(expected) {
            let found = correlation((0..DRAWS).map(|draw| (score(draw, a), score(draw, b))));
            let error = (1.0 - r * r) / (DRAWS as f64).sqrt();
            println!("{a} with {b}: asked {r}, found {found:.4}");
            assert!((found - r).abs() <= ERRORS * error + 1e-12);
        }
    }
}

proptest! {
    #[test]
    fn a_member_alone_is_the_member_among_all(seed: u64, draw: u64, r in 0.0..=1.0_f64) {
        let source = Source::new(seed, 0);
        let matrix = [1.0, r * 0.9, r * 0.9, 1.0];
        for dependence in
            [Dependence::independent(), Dependence::common(r).unwrap(), Dependence::matrix(2, &matrix).unwrap()]
        {
            let mut levels = [Level::MEDIAN; 4];
            dependence.levels(&source, draw, &mut levels);
            for (part, level) in (0..).zip(levels) {
                prop_assert_eq!(dependence.level(&source, draw, part), level);
            }
        }
    }

    #[test]
    fn values_never_fall_as_levels_rise(kind in 0..8_usize, first in 1e-9..1.0_f64, second in 1e-9..1.0_f64) {
        let shapes = [
            Shape::Normal { mean: 0.0, sd: 1.0 },
            Shape::LogNormal { mean: 3.0, sd: 4.0 },
            Shape::Triangular { low: 0.0, mode: 1.0, high: 4.0 },
            Shape::Uniform { low: 2.0, high: 4.0 },
            Shape::Share { mean: 0.3, sd: 0.2 },
            Shape::Beta { a: 0.2, b: 0.1 },
            Shape::Binomial { n: 900, p: 0.02 },
            Shape::Poisson { mean: 200.0 },
        ];
        let variable = Variable::new(&shapes[kind], &Bounds::default(), &step("0.001")).unwrap();
        let steps = |below: f64| variable.steps(Level::new(below).unwrap());
        prop_assert!(steps(first.min(second)) <= steps(first.max(second)));
    }
}
