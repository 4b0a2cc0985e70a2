//! The engine on the reference workload: the model and its scenarios as files, read as a user's are, then run in blocks.

use crate::workload::{GROWTHS, LEVELS, PROGRAMMES, RESULT, SCHOOLS, Scenarios};
use rayon::prelude::*;
use skolpeng::base::{Date, NodeId};
use skolpeng::diag::{Findings, Language, draw_all};
use skolpeng::engine::Plan;
use skolpeng::engine::lanes::{Block, LANES, Program, Scale, Varying};
use skolpeng::model::{self, Run};
use skolpeng::study::{Order, World, Year};
use skolpeng::text::Library;
use skolpeng::{data, scenario};
use std::path::Path;

/// The amounts in the order of the result's columns; the last is whole kr.
const AMOUNTS: [&str; 9] = [
    "base",
    "structure",
    "newly_money",
    "special_money",
    "pool_money",
    "lump_money",
    "adjustment",
    "vat_money",
    "paid",
];

/// The model on students, ready to be planned.
pub struct Engine {
    world: World,
    plan: Plan,
    /// For each member of the growth's grain, its place among the growths of a scenario.
    growths: Vec<usize>,
}

/// The varying part of the model on students.
pub struct Ready<'a> {
    engine: &'a Engine,
    program: Program,
    /// For each column of the result, what is paid.
    paid: Vec<usize>,
}

impl Engine {
    /// Reads model, data and scenario from a folder.
    pub fn read(folder: &Path) -> Result<Self, String> {
        let (mut library, mut found) = (Library::new(), Findings::new());
        let world = world(folder, &mut library, &mut found);
        let told = || draw_all(&found.sorted(), &library.sources, Language::English, false);
        let world = world.filter(|_| !found.has_errors()).ok_or_else(told)?;
        let plan = Plan::new(&world.model, &world.bound.frame);
        let members = world.input_members(0);
        let place = |codes: &Vec<&str>| -> Option<usize> {
            let number = |at: usize| codes.get(at)?.get(1..)?.parse::<usize>().ok();
            Some(number(0)? * PROGRAMMES + number(1)?)
        };
        let growths = members.iter().map(place).collect::<Option<Vec<usize>>>();
        let growths = growths.ok_or_else(|| "members that are not generate.py's".to_owned())?;
        Ok(Self { world, plan, growths })
    }

    /// Settles what no scenario reaches, and merges students into what scenarios tell apart.
    pub fn plan(&self, scenarios: &Scenarios) -> Result<Ready<'_>, String> {
        let columns = self.world.inputs.iter().map(|(column, _)| *column);
        let growth = ends(scenarios.growth.iter().flatten().map(|growth| f64::from(*growth)));
        let share = ends(scenarios.pool_share.iter().map(|share| *share as f64));
        let level = |level: usize| ends(scenarios.level_price.iter().map(|prices| prices[level] as f64));
        let varying: Vec<Varying> = columns
            .zip([1000, 10_000, 1, 1, 1, 1, 1])
            .zip([growth, share].into_iter().chain((0..LEVELS).map(level)))
            .map(|((column, over), bounds)| {
                let members = if over == 1000 { self.growths.len() } else { 1 };
                Varying { column, scale: Scale::new(1, over), bounds: vec![bounds; members] }
            })
            .collect();
        let frame = &self.world.bound.frame;
        let program = Program::new(&self.plan, frame, &self.world.slots, &varying)
            .map_err(|unfit| format!("not computed in lanes: {}", unfit.what))?;
        let node = |name: &str| self.world.model.node_named(name, None);
        let place = |id: NodeId| program.paid.iter().position(|paid| paid.node == id);
        let paid: Option<Vec<usize>> = AMOUNTS.iter().map(|name| place(node(name)?)).collect();
        let paid = paid.ok_or_else(|| "an amount is not paid".to_owned())?;
        Ok(Ready { engine: self, program, paid })
    }
}

/// The least and the greatest of some numbers.
fn ends(numbers: impl Iterator<Item = f64>) -> (f64, f64) {
    numbers.fold((f64::INFINITY, f64::NEG_INFINITY), |(least, most), number| {
        (least.min(number), most.max(number))
    })
}

fn world(folder: &Path, library: &mut Library, found: &mut Findings) -> Option<World> {
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/reference");
    let law = model::load(&own.join("model.toml"), library, found)?;
    let data = data::load_in(&own.join("data.toml"), Some(folder), library, found)?;
    let scenario = scenario::load(&own.join("scenario.toml"), library, found)?;
    let run = Run { date: Date::new_year(2026), year: 2026 };
    let order = Order { law: &law, data: &data, run: &run, year: Year::School, scenario: &scenario };
    World::new(&order, found)
}

impl Ready<'_> {
    /// Computes every scenario into `result`, on the threads of the current pool; how many were left to exact arithmetic.
    pub fn run(&self, scenarios: &Scenarios, result: &mut [i64]) -> u32 {
        let blocks = scenarios.len().div_ceil(LANES);
        let together = (blocks / (rayon::current_num_threads() * 16)).clamp(1, 64);
        result
            .par_chunks_mut(RESULT * LANES * together)
            .enumerate()
            .map_init(
                || Block::new(&self.program),
                |block, (task, result)| {
                    let mut left = 0;
                    for (at, result) in result.chunks_mut(RESULT * LANES).enumerate() {
                        let first = (task * together + at) * LANES;
                        self.fill(block, scenarios, first);
                        block.run();
                        left += block.left.count_ones();
                        self.write(block, result);
                    }
                    left
                },
            )
            .sum()
    }

    fn fill(&self, block: &mut Block, of: &Scenarios, first: usize) {
        block.begin();
        let at = |lane: usize| (first + lane).min(of.len() - 1);
        let growth: [&[u16; GROWTHS]; LANES] = std::array::from_fn(|lane| &of.growth[at(lane)]);
        if let Some(rows) = block.input(0) {
            for (row, place) in rows.iter_mut().zip(&self.engine.growths) {
                for (lane, growth) in row.0.iter_mut().zip(growth) {
                    *lane = f64::from(growth[*place]);
                }
            }
        }
        if let Some([row]) = block.input(1) {
            row.0.iter_mut().enumerate().for_each(|(lane, row)| *row = of.pool_share[at(lane)] as f64);
        }
        for level in 0..LEVELS {
            if let Some([row]) = block.input(2 + level) {
                row.0
                    .iter_mut()
                    .enumerate()
                    .for_each(|(lane, row)| *row = of.level_price[at(lane)][level] as f64);
            }
        }
        block.watch();
    }

    fn write(&self, block: &Block, result: &mut [i64]) {
        for (column, paid) in self.paid.iter().enumerate() {
            let over = if column + 1 == AMOUNTS.len() { 100 } else { 1 };
            for school in 0..SCHOOLS {
                let ore = block.ore(&self.program.paid[*paid], school);
                for (result, ore) in result.chunks_mut(RESULT).zip(ore) {
                    result[school * AMOUNTS.len() + column] = ore / over;
                }
            }
        }
    }
}
