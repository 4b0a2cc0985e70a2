//! The table of the benchmark: methods measured in turn, each against the first of them in the same round.

use crate::Method;
use std::hint::black_box;
use std::time::{Duration, Instant};

/// As many rounds as this allows, at least three and at most a hundred.
const LONG_ENOUGH: Duration = Duration::from_secs(1);

pub struct Table {
    agrees: bool,
}

impl Table {
    pub fn new() -> Self {
        println!(
            "{:>9} {:>9} {:>7}  {:<9} {:>11} {:>11} {:>7}  {:<20}",
            "students", "scenarios", "threads", "method", "median ms", "best ms", "ratio", "checksum"
        );
        Self { agrees: true }
    }

    /// Whether all that was measured gave what it should.
    pub const fn agrees(&self) -> bool {
        self.agrees
    }

    /// How long students take to be merged into cells.
    pub fn merging<T>(&self, count: usize, threads: usize, merge: impl Fn() -> T, rounds: Option<usize>) {
        let mut times = Vec::new();
        while go_on(&times, rounds) {
            let start = Instant::now();
            black_box(merge());
            times.push(start.elapsed());
        }
        line((count, 0, threads), "merge", &mut times, None, "");
    }

    /// Measures methods in turn; `compute` runs one and returns its checksum, which is not timed with it.
    pub fn methods(
        &mut self,
        size: (usize, usize, usize),
        methods: &[&Method],
        known: Option<u64>,
        rounds: Option<usize>,
        mut compute: impl FnMut(&Method) -> (Duration, u64),
    ) {
        let mut times = vec![Vec::new(); methods.len()];
        let mut sums = vec![0; methods.len()];
        while go_on(times.first().map_or(&[], Vec::as_slice), rounds) && !methods.is_empty() {
            for ((method, times), sum) in methods.iter().zip(&mut times).zip(&mut sums) {
                let (time, checksum) = compute(method);
                times.push(time);
                *sum = checksum;
            }
        }
        let first = times.first().cloned().unwrap_or_default();
        for ((method, times), sum) in methods.iter().zip(&mut times).zip(&sums) {
            let agrees = sums.first() == Some(sum) && known.is_none_or(|known| known == *sum);
            self.agrees &= agrees;
            let says = match (agrees, known) {
                (true, Some(_)) => "exact",
                (true, None) => "",
                (false, _) => "DIFFERS",
            };
            let ratio = ratio(times, &first);
            line(size, method.name, times, Some(ratio), &format!("{sum} {says}"));
        }
    }
}

fn go_on(times: &[Duration], rounds: Option<usize>) -> bool {
    match rounds {
        Some(rounds) => times.len() < rounds,
        None => times.len() < 3 || (times.len() < 100 && times.iter().sum::<Duration>() < LONG_ENOUGH),
    }
}

/// The median of the rounds' ratios.
fn ratio(times: &[Duration], to: &[Duration]) -> f64 {
    let mut ratios: Vec<f64> =
        times.iter().zip(to).map(|(time, to)| time.as_secs_f64() / to.as_secs_f64()).collect();
    ratios.sort_by(f64::total_cmp);
    ratios[ratios.len() / 2]
}

fn line(
    (students, scenarios, threads): (usize, usize, usize),
    name: &str,
    times: &mut [Duration],
    ratio: Option<f64>,
    end: &str,
) {
    times.sort();
    let (median, best) = (1e3 * times[times.len() / 2].as_secs_f64(), 1e3 * times[0].as_secs_f64());
    let scenarios = if scenarios == 0 { String::new() } else { scenarios.to_string() };
    let ratio = ratio.map_or_else(String::new, |ratio| format!("{ratio:.2}"));
    println!(
        "{students:>9} {scenarios:>9} {threads:>7}  {name:<9} {median:>11.3} {best:>11.3} {ratio:>7}  {end}"
    );
}
