//! A rule that needs every student in every scenario, measured: each student's own money is rounded at the scenario's
//! numbers. The engine beside a loop written by hand; both on one thread, in one run, held against one another.
//!
//! ```sh
//! cargo bench --bench each_student            # 100 000 students, each with points of their own, 160 scenarios
//! cargo bench --bench each_student -- 20000   # another number of students
//! ```

#![expect(clippy::indexing_slicing, reason = "a hand-written loop over tables of known size")]

use skolpeng::base::Date;
use skolpeng::diag::{Findings, Language, draw_all};
use skolpeng::engine::Plan;
use skolpeng::engine::lanes::{Block, LANES, Program, Scale, Varying};
use skolpeng::model::{self, Run};
use skolpeng::study::{Order, World, Year};
use skolpeng::text::Library;
use skolpeng::{data, scenario};
use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;
use std::process::ExitCode;
use std::time::{Duration, Instant};

const SCHOOLS: usize = 60;
const BLOCKS: usize = 10;
const ROUNDS: usize = 7;

const MODEL: &str = r#"
[model]
id = "each"
version = "1"
title = "Each student"
payee = "school"
reference = "made up"
[key]
school = {}
[column]
merit = { per = "row", unit = "point" }
[parameter]
rate  = { unit = "kr/student_year", value = 10_000, assumption = "made up" }
bonus = { unit = "kr/student_year/point", value = 2, assumption = "made up" }
[value]
own.formula = 'round(rate + bonus * merit to 1 kr/student_year)'
[amount.money]
per = ["school"]
formula = 'student_years * own'
"#;
const SCENARIO: &str = r#"
[scenario]
id = "each"
assumption = "made up"
[input.price]
unit = "kr/student_year"
value = 10_000
[input.worth]
unit = "kr/student_year/point"
value = 2
[parameter.rate]
value = "price"
assumption = "made up"
[parameter.bonus]
value = "worth"
assumption = "made up"
"#;

/// A student: a school, and hundredths of a point.
#[derive(Clone, Copy)]
struct Student {
    school: usize,
    merit: u32,
}

/// Kr, and thousandths of a krona per point, of so many scenarios.
type Numbers = [[f64; LANES]; 2];

fn main() -> ExitCode {
    let count = std::env::args().skip(1).find_map(|argument| argument.parse().ok()).unwrap_or(100_000);
    match measure(count) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::from(2)
        }
    }
}

fn measure(count: usize) -> Result<bool, String> {
    // No two students have the same points, so nothing can be merged.
    let students: Vec<Student> = (0..count as u32)
        .map(|at| Student { school: at as usize * 7 % SCHOOLS, merit: 10_000 + (at * 37) % count as u32 })
        .collect();
    let blocks: Vec<Numbers> = (0..BLOCKS).map(numbers).collect();
    let world = world(&students)?;
    let frame = &world.bound.frame;
    let plan = Plan::new(&world.model, frame);
    let varying: Vec<Varying> = world
        .inputs
        .iter()
        .zip([(1, (9_000.0, 11_000.0)), (1000, (1_000.0, 3_000.0))])
        .map(|((column, _), (over, ends))| Varying {
            column: *column,
            scale: Scale::new(1, over),
            bounds: vec![ends],
        })
        .collect();
    let program =
        Program::new(&plan, frame, &world.slots, &varying).map_err(|unfit| unfit.what.to_owned())?;
    let mut block = Block::new(&program);
    let (mut by_engine, mut by_hand) = (Vec::new(), Vec::new());
    let mut agree = true;
    for _ in 0..ROUNDS {
        let (took, own) =
            timed(|| blocks.iter().flat_map(|numbers| engine(&mut block, &program, numbers)).collect());
        by_engine.push(took);
        let (took, other) = timed(|| blocks.iter().flat_map(|numbers| hand(&students, numbers)).collect());
        by_hand.push(took);
        agree &= own == other;
    }
    let best = |times: &[Duration]| times.iter().min().map_or(0.0, |time| 1e3 * time.as_secs_f64());
    let (engine, hand) = (best(&by_engine), best(&by_hand));
    println!(
        "{count} students, {} scenarios: by hand {hand:.1} ms, engine {engine:.1} ms, {:.2} times; {}",
        BLOCKS * LANES,
        engine / hand,
        if agree { "the same öre" } else { "DIFFERENT" }
    );
    Ok(agree)
}

fn timed(work: impl FnOnce() -> Vec<i64>) -> (Duration, Vec<i64>) {
    let start = Instant::now();
    let made = work();
    (start.elapsed(), made)
}

fn numbers(block: usize) -> Numbers {
    let at = |lane: usize, by: usize, of: usize| ((block * LANES + lane) * by % of) as f64;
    [
        std::array::from_fn(|lane| 9_000.0 + at(lane, 733, 2001)),
        std::array::from_fn(|lane| 1_000.0 + at(lane, 911, 2001)),
    ]
}

/// Every student in every scenario: sixteen scenarios at a time, in whole hundred-thousandths of a krona.
fn hand(students: &[Student], numbers: &Numbers) -> Vec<i64> {
    let mut sums = vec![[0.0; LANES]; SCHOOLS];
    let [price, worth] = numbers;
    for student in students {
        let (merit, sums) = (f64::from(student.merit), &mut sums[student.school]);
        for lane in 0..LANES {
            let money = price[lane] * 1e5 + worth[lane] * merit;
            sums[lane] += ((money + 50_000.5) * 1e-5).floor();
        }
    }
    sums.iter().flatten().map(|kronor| *kronor as i64 * 100).collect()
}

fn engine(block: &mut Block, program: &Program, numbers: &Numbers) -> Vec<i64> {
    block.begin();
    for (input, numbers) in numbers.iter().enumerate() {
        if let Some([row]) = block.input(input) {
            row.0 = *numbers;
        }
    }
    block.watch();
    block.run();
    let paid = &program.paid[0];
    (0..paid.rows).flat_map(|school| block.ore(paid, school)).collect()
}

fn world(students: &[Student]) -> Result<World, String> {
    let (mut library, mut found) = (Library::with_memory(BTreeMap::new()), Findings::new());
    let mut rows = String::from("school,merit,students\n");
    for Student { school, merit } in students {
        let _ = writeln!(rows, "S{school:02},{}.{:02},1", merit / 100, merit % 100);
    }
    let schools = (0..SCHOOLS).map(|school| format!("{{ school = \"S{school:02}\" }}")).collect::<Vec<_>>();
    let data = format!(
        "[data]\nid = \"each\"\ntitle = \"Each\"\nsource = \"made up\"\ndate = 2025-07-01\nstatus = \"synthetic\"\n\
         [csv]\ndelimiter = \",\"\ndecimal = \".\"\n[key.school]\nrows = [{}]\n\
         [rows.all]\nfile = \"rows.csv\"\nstands_for = {{ from = 2025-07-01, to = 2026-06-30 }}\n",
        schools.join(", ")
    );
    for (name, text) in
        [("model.toml", MODEL), ("scenario.toml", SCENARIO), ("data.toml", &data), ("rows.csv", &rows)]
    {
        library.add_file(name, text);
    }
    let made = made(&mut library, &mut found);
    let told = || draw_all(&found.sorted(), &library.sources, Language::English, false);
    made.filter(|_| !found.has_errors()).ok_or_else(told)
}

fn made(library: &mut Library, found: &mut Findings) -> Option<World> {
    let law = model::load(Path::new("model.toml"), library, found)?;
    let data = data::load(Path::new("data.toml"), library, found)?;
    let scenario = scenario::load(Path::new("scenario.toml"), library, found)?;
    let run = Run { date: Date::new_year(2026), year: 2026 };
    let order = Order { law: &law, data: &data, run: &run, year: Year::School, scenario: &scenario };
    World::new(&order, found)
}
