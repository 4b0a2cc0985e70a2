//! The reference workload, measured: the engine beside a yardstick written by hand, on the same students and scenarios.
//!
//! ```sh
//! cargo bench --bench reference                           # made-up students of its own: needs nothing
//! python3 benches/reference/generate.py FOLDER            # the reference data, once
//! SKOLPENG_REFERENCE=FOLDER cargo bench --bench reference # the same table on them, held against known checksums
//! ```
//!
//! After `--`: `--students 10000,100000`, `--scenarios 1,100`, `--threads 1,2`, `--methods cells`, `--rounds 5` choose what
//! is measured; `--write FOLDER` writes the made-up students for other programs and measures nothing.

#![expect(
    clippy::indexing_slicing,
    reason = "hand-written loops over tables of fixed size, on data that the reader has checked"
)]

mod by_student;
mod cells;
mod engine;
mod lanes;
mod made_up;
mod options;
mod settle;
mod table;
mod workload;
mod yardstick;

use engine::Engine;
use options::Options;
use std::process::ExitCode;
use std::time::Instant;
use table::Table;
use workload::{RESULT, Scenarios, Schools, Students};

/// One way to compute the workload: fills `scenarios × 60 schools × 9 columns`, on the threads of the current pool.
struct Method {
    name: &'static str,
    compute: Compute,
    /// Students × scenarios beyond which it takes minutes and is left out.
    most: usize,
}

/// Who computes it.
enum Compute {
    /// Written by hand for this workload alone.
    ByHand(fn(&Students, &Schools, &Scenarios, &mut [i64])),
    /// The engine, planned before the clock starts.
    Engine,
    /// The engine, with its planning: what no scenario reaches is settled, and students are merged.
    EngineAndPlan,
}

/// The first is what the others are compared with.
const METHODS: [Method; 4] = [
    Method { name: "cells", compute: Compute::ByHand(yardstick::by_cells), most: usize::MAX },
    Method { name: "engine", compute: Compute::Engine, most: usize::MAX },
    Method { name: "and plan", compute: Compute::EngineAndPlan, most: usize::MAX },
    Method { name: "students", compute: Compute::ByHand(by_student::by_student), most: 1_000_000_000 },
];

/// What exact arithmetic gives on the data of `generate.py`: students, scenarios, checksum. Computed once from the definition
/// in whole numbers of 128 bits; in floats of 64 bits, 16 of the 5 400 000 amounts of the last line come out an öre wrong.
const KNOWN: [(usize, usize, u64); 9] = [
    (10_000, 1, 36_371_037_553_481),
    (10_000, 100, 392_360_952_790_141_234),
    (10_000, 10_000, 12_494_542_259_805_995_884),
    (100_000, 1, 349_390_208_868_268),
    (100_000, 100, 3_780_245_026_338_935_537),
    (100_000, 10_000, 1_567_384_238_691_896_070),
    (1_000_000, 1, 3_496_827_358_022_728),
    (1_000_000, 100, 879_327_832_326_235_363),
    (1_000_000, 10_000, 952_990_771_674_980_648),
];

fn main() -> ExitCode {
    match Options::read().and_then(|options| run(&options)) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::from(2)
        }
    }
}

/// Whether every method gave the same, and what is known.
fn run(options: &Options) -> Result<bool, String> {
    if let Some(folder) = &options.write {
        let count = options.students.iter().copied().min().unwrap_or(10_000);
        let students = made_up::students(count);
        let written = made_up::write(folder, &students, &made_up::schools(&students));
        return written.map(|()| true).map_err(|error| format!("{}: {error}", folder.display()));
    }
    let most = options.scenarios.iter().copied().max().unwrap_or(1);
    let scenarios = match &options.data {
        Some(folder) => workload::read_scenarios(&folder.join("scenarios"), most)?,
        None => made_up::scenarios(most),
    };
    println!("{}", if options.data.is_some() { "Data of generate.py" } else { "Made-up data of its own" });
    let mut table = Table::new();
    for &count in &options.students {
        measure_students(options, count, &scenarios, &mut table)?;
    }
    Ok(table.agrees())
}

fn measure_students(
    options: &Options,
    count: usize,
    all: &Scenarios,
    table: &mut Table,
) -> Result<(), String> {
    let (students, schools) = match &options.data {
        Some(folder) => workload::read_study(&folder.join(count.to_string()))?,
        None => {
            let students = made_up::students(count);
            let schools = made_up::schools(&students);
            (students, schools)
        }
    };
    let folder = match &options.data {
        Some(folder) => folder.join(count.to_string()),
        None => {
            let folder = std::env::temp_dir().join(format!("skolpeng-reference-{count}"));
            made_up::write(&folder, &students, &schools).map_err(|error| error.to_string())?;
            folder
        }
    };
    // What the yardstick needs alone is read alone.
    let by_hand = |method: &Method| matches!(method.compute, Compute::ByHand(_));
    let has_engine = METHODS.iter().any(|method| !by_hand(method) && options.wants(method, 0));
    let engine = has_engine.then(|| Engine::read(&folder)).transpose()?;
    let ready = engine.as_ref().map(|engine| engine.plan(all)).transpose()?;
    for &threads in &options.threads {
        let pool = rayon::ThreadPoolBuilder::new()
            .num_threads(threads)
            .build()
            .map_err(|error| error.to_string())?;
        pool.install(|| {
            if options.methods.is_none() {
                table.merging(count, threads, || cells::merge(&students), options.rounds);
            }
            for &size in &options.scenarios {
                let scenarios = all.first(size);
                let known =
                    KNOWN.iter().find(|known| options.data.is_some() && (known.0, known.1) == (count, size));
                let chosen: Vec<&Method> =
                    METHODS.iter().filter(|method| options.wants(method, count * size)).collect();
                let mut result = vec![1; scenarios.len() * RESULT]; // written to once, so that no page is new to the clock
                table.methods(
                    (count, size, threads),
                    &chosen,
                    known.map(|known| known.2),
                    options.rounds,
                    |method| {
                        let start = Instant::now();
                        let left = match method.compute {
                            Compute::ByHand(compute) => {
                                compute(&students, &schools, &scenarios, &mut result);
                                0
                            }
                            Compute::Engine => {
                                ready.as_ref().map_or(u32::MAX, |ready| ready.run(&scenarios, &mut result))
                            }
                            Compute::EngineAndPlan => engine
                                .as_ref()
                                .and_then(|engine| engine.plan(&scenarios).ok())
                                .map_or(u32::MAX, |ready| ready.run(&scenarios, &mut result)),
                        };
                        let took = start.elapsed();
                        // A run that is left to exact arithmetic is not computed here: its cells are then wrong.
                        (took, checksum(&result).wrapping_add(left.into()))
                    },
                );
            }
        });
    }
    Ok(())
}

/// Every cell times its place, from 1 to 1 000 003 and over again, summed modulo 2⁶⁴.
fn checksum(cells: &[i64]) -> u64 {
    let places = (1..=1_000_003).cycle();
    cells
        .iter()
        .zip(places)
        .fold(0, |sum: u64, (cell, place)| sum.wrapping_add(cell.cast_unsigned().wrapping_mul(place)))
}
