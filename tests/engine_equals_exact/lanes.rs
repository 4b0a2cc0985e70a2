//! Blocks of draws: what lanes pay is what exact arithmetic pays for each draw alone, or is left to it.

use super::case::Case;
use super::tape::Tape;
use skolpeng::base::number::parse_exact;
use skolpeng::base::{ColumnId, Decimal, Exact, Ore};
use skolpeng::engine::Plan;
use skolpeng::engine::lanes::{Block, LANES, Program, Scale, Varying};
use skolpeng::exact::{Evaluator, stated};
use skolpeng::frame::{Cells, Column, Frame, Number};
use skolpeng::model::Model;
use std::collections::BTreeMap;

/// How many lanes came out which way.
pub type Ways = BTreeMap<String, usize>;

const NUMBERS: [i64; 12] = [1000, 0, 100, 200, -3000, 7000, 12_500, 33_330, 500, 3, 1, 250_000];

/// One column with other numbers in each lane.
struct Drawn {
    column: ColumnId,
    /// By lane, thousandths for each member.
    units: Vec<Vec<i64>>,
}

fn drawn(model: &Model, frame: &Frame, name: &str, tape: &mut Tape) -> Option<Drawn> {
    let place = model.columns.iter().position(|column| column.name == name)?;
    let column = ColumnId(u32::try_from(place).ok()?);
    let members = frame.column(column)?.len();
    let mut lane = || (0..members).map(|_| NUMBERS[tape.pick(NUMBERS.len())]).collect();
    Some(Drawn { column, units: (0..LANES).map(|_| lane()).collect() })
}

impl Drawn {
    fn varying(&self) -> Varying {
        let member = |place: usize| {
            let of = || self.units.iter().map(|lane| lane[place] as f64);
            (of().fold(f64::INFINITY, f64::min), of().fold(f64::NEG_INFINITY, f64::max))
        };
        let bounds = (0..self.units[0].len()).map(member).collect();
        Varying { column: self.column, scale: Scale::new(1, 1000), bounds }
    }

    fn put(&self, frame: Frame, lane: usize) -> Frame {
        let cell = |units: &i64| Some(Number::decimal(Decimal { units: *units, places: 3 }));
        let cells = Cells::Numbers(self.units[lane].iter().map(cell).collect());
        let grain = frame.column(self.column).unwrap().grain;
        frame.with_column(self.column, Column { grain, cells })
    }
}

/// Compares every lane of one block of a case with exact arithmetic.
pub fn compare(case: &Case, choices: &[u16], ways: &mut Ways) -> Result<(), String> {
    let mut count = |way: &str| *ways.entry(way.to_owned()).or_default() += 1;
    let Ok((model, frame)) = case.load() else {
        count("no model");
        return Ok(());
    };
    let (plan, mut tape) = (Plan::new(&model, &frame), Tape::new(choices));
    let mut slots = stated(&model);
    for (slot, of) in slots.iter_mut().zip(&model.slots) {
        if of.owner == "p" {
            *slot = parse_exact(tape.one(&["0.1", "1/3", "0.5", "2"])).unwrap();
        }
    }
    let drawn: Vec<Drawn> =
        ["x", "y"].iter().filter_map(|name| drawn(&model, &frame, name, &mut tape)).collect();
    let varying: Vec<Varying> = drawn.iter().map(Drawn::varying).collect();
    let program = match Program::new(&plan, &frame, &slots, &varying) {
        Ok(program) => program,
        Err(unfit) => {
            count(&format!("unfit: {}", unfit.what));
            return Ok(());
        }
    };
    let mut block = Block::new(&program);
    for (input, drawn) in drawn.iter().enumerate() {
        for (lane, units) in drawn.units.iter().enumerate() {
            block.fill(input, lane, units.iter().map(|units| *units as f64));
        }
    }
    block.run();
    for lane in 0..LANES {
        if block.left >> lane & 1 == 1 {
            count("left to exact arithmetic");
            continue;
        }
        let own = drawn.iter().fold(frame.clone(), |frame, drawn| drawn.put(frame, lane));
        same(&block, lane, &model, &own, &slots)?;
        count(if block.again >> lane & 1 == 1 { "decided again" } else { "decided" });
    }
    Ok(())
}

fn same(block: &Block, lane: usize, model: &Model, frame: &Frame, slots: &[Exact]) -> Result<(), String> {
    let exact = Evaluator::new(model, frame, slots).run();
    let exact = exact.map_err(|refused| format!("lanes decide, exact refuses {:?}", refused.sorted()))?;
    for paid in &block.program.paid {
        let ours: Vec<_> = (0..paid.rows).map(|row| Ore::from_whole(block.ore(paid, row)[lane])).collect();
        let name = &model.node(paid.node).unwrap().name;
        if exact.amounts.get(&paid.node) != Some(&ours) {
            return Err(format!("{name}: lanes {ours:?}\nexact {:?}", exact.amounts.get(&paid.node)));
        }
    }
    Ok(())
}
