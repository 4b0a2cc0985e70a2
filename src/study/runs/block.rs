//! Sixteen runs at a time: what each cell comes to in each run.

use super::answer::Made;
use super::asked::Than;
use super::lot::{InYear, Lot, Told};
use super::payer::{Payer, RunOf, Sums, Working};
use crate::diag::Findings;
use crate::engine::lanes::LANES;
use crate::exact::Evaluator;
use crate::frame::Frame;
use crate::study::file::Study;
use crate::study::world::LastYear;

/// The workers of one thread, one for each model in each year.
pub struct Blocks<'a> {
    study: &'a Study,
    lot: &'a Lot,
    workers: Vec<Vec<Working<'a>>>,
}

/// What one block came to, year by year.
#[derive(Debug, Default)]
pub struct Values {
    /// One for each year.
    pub years: Vec<InBlock>,
    /// How the runs were computed.
    pub made: Made,
    /// Why the first refused run is refused.
    pub why: Option<Refused>,
}

/// Why a run is refused.
#[derive(Debug)]
pub struct Refused {
    /// The model.
    pub model: String,
    /// The number of the run.
    pub run: u64,
    /// Why.
    pub why: Findings,
}

/// What the cells of one year came to in one block.
#[derive(Debug, Default)]
pub struct InBlock {
    /// For each cell, öre in each run.
    pub cells: Vec<[i64; LANES]>,
    /// For each cell, a bit for each run that has a value.
    pub here: Vec<u32>,
    /// For each cell and condition, a bit for each run in which it holds.
    pub holds: Vec<Vec<u32>>,
    /// For each cell that has a shortfall, its units in each run.
    pub short: Vec<Option<[i64; LANES]>>,
}

impl<'a> Blocks<'a> {
    /// Room for one thread.
    #[must_use]
    pub fn new(study: &'a Study, lot: &'a Lot) -> Self {
        let worker = |payer: &'a Payer| Working::new(payer, &lot.numbers);
        let year = |year: &'a InYear| year.payers.iter().map(worker).collect();
        Self { study, lot, workers: lot.years.iter().map(year).collect() }
    }

    /// Computes the block that begins with a run.
    pub fn run(&mut self, first: u64) -> Values {
        let count = (self.lot.runs() - first).min(LANES as u64);
        let runs: Vec<RunOf> = (first..first + count).map(|number| self.lot.run(number)).collect();
        let mut values = Values::default();
        let paid = if self.lot.chained { self.year_after_year(&runs) } else { self.each_year(&runs) };
        for (place, (year, sums)) in self.lot.years.iter().zip(&paid).enumerate() {
            values.made = values.made.with(sums, runs.len());
            for (payer, sums) in year.payers.iter().zip(sums) {
                self.verify((payer, sums), (first, &runs), &mut values.made);
            }
            let before = place.checked_sub(1).and_then(|before| paid.get(before)).map(Vec::as_slice);
            values.years.push(InBlock::new(self.study, year, (sums, before), runs.len()));
        }
        values.why = self.first_refused(first, paid);
        values
    }

    fn each_year(&mut self, runs: &[RunOf]) -> Vec<Vec<Sums>> {
        let year =
            |workers: &mut Vec<Working<'a>>| workers.iter_mut().map(|worker| worker.pay(runs)).collect();
        self.workers.iter_mut().map(year).collect()
    }

    /// Where a year rests on the one before, each run goes through its years by exact arithmetic.
    fn year_after_year(&self, runs: &[RunOf]) -> Vec<Vec<Sums>> {
        let mut paid: Vec<Vec<Sums>> = Vec::new();
        for year in &self.lot.years {
            paid.push(year.payers.iter().map(Sums::none).collect());
        }
        let models = self.lot.years.first().map_or(0, |year| year.payers.len());
        for model in 0..models {
            for (lane, run) in runs.iter().enumerate() {
                let payers: Vec<&Payer> =
                    self.lot.years.iter().filter_map(|year| year.payers.get(model)).collect();
                let mut last: Option<(&Payer, Frame)> = None;
                for (payer, sums) in payers.into_iter().zip(&mut paid) {
                    let Some(sums) = sums.get_mut(model) else { continue };
                    last = self.next_year(payer, last, (lane, run), sums);
                }
            }
        }
        paid
    }

    /// One year of one run, after the year before it.
    fn next_year<'p>(
        &self,
        payer: &'p Payer,
        last: Option<(&'p Payer, Frame)>,
        (lane, run): (usize, &RunOf),
        sums: &mut Sums,
    ) -> Option<(&'p Payer, Frame)> {
        let frame = payer.frame(&self.lot.numbers, run);
        let Some(mut frame) = frame else {
            sums.refused |= 1 << lane;
            return None;
        };
        if let Some((before, old)) = &last {
            let evaluator = Evaluator::new(&before.world.model, old, &before.world.slots);
            let last = LastYear { world: &before.world, frame: old, evaluator: &evaluator };
            frame = payer.world.after(frame, last);
        }
        sums.sent |= 1 << lane;
        match payer.exactly(&frame) {
            Ok(outcome) => sums.put(payer, lane, &outcome),
            Err(why) => {
                sums.refused |= 1 << lane;
                sums.why.get_or_insert(why);
            }
        }
        Some((payer, frame))
    }

    /// Checks some of the runs against exact arithmetic, evenly over all of them.
    fn verify(&self, (payer, sums): (&Payer, &Sums), (first, runs): (u64, &[RunOf]), made: &mut Made) {
        let (wanted, all) = (u64::from(self.study.worlds.verify), self.lot.runs());
        if wanted == 0 || self.lot.chained {
            return;
        }
        let every = all.div_ceil(wanted).max(1);
        for (lane, run) in runs.iter().enumerate() {
            if !(first + lane as u64).is_multiple_of(every) {
                continue;
            }
            let refused = sums.refused >> lane & 1 == 1;
            let exact = payer.frame(&self.lot.numbers, run).map(|frame| payer.exactly(&frame));
            let same = match exact {
                Some(Ok(outcome)) => !refused && sums.is(payer, lane, &outcome),
                Some(Err(_)) | None => refused,
            };
            made.verified += 1;
            made.differing += u64::from(!same);
        }
    }

    fn first_refused(&self, first: u64, paid: Vec<Vec<Sums>>) -> Option<Refused> {
        for (year, sums) in self.lot.years.iter().zip(paid) {
            for (payer, sums) in year.payers.iter().zip(sums) {
                if let Some(why) = sums.why {
                    let run = first + u64::from(sums.refused.trailing_zeros());
                    return Some(Refused { model: payer.world.model.id.clone(), run, why });
                }
            }
        }
        None
    }
}

impl Made {
    fn with(self, sums: &[Sums], runs: usize) -> Self {
        let bits =
            |of: fn(&Sums) -> u32| sums.iter().map(|sums| u64::from(of(sums).count_ones())).sum::<u64>();
        let mask = (1_u32 << runs.min(LANES)) - 1;
        Self {
            runs: self.runs + (runs * sums.len()) as u64,
            again: self.again
                + sums.iter().map(|sums| u64::from((sums.again & mask).count_ones())).sum::<u64>(),
            sent: self.sent + bits(|sums| sums.sent),
            refused: self.refused + bits(|sums| sums.refused),
            ..self
        }
    }

    /// Both together.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self {
            runs: self.runs + other.runs,
            again: self.again + other.again,
            sent: self.sent + other.sent,
            refused: self.refused + other.refused,
            verified: self.verified + other.verified,
            differing: self.differing + other.differing,
        }
    }
}

impl InBlock {
    fn new(study: &Study, year: &InYear, (sums, before): (&[Sums], Option<&[Sums]>), runs: usize) -> Self {
        let mut made = Self::default();
        for cell in &year.cells {
            let here = here(cell, (sums, before), runs);
            made.cells.push(difference(year, cell, (sums, before)));
            let (holds, short) = further(study, year, cell, (sums, before), here);
            made.here.push(here);
            made.holds.push(holds);
            made.short.push(short);
        }
        made
    }
}

/// The runs in which a cell has a value.
fn here(cell: &Told, (sums, before): (&[Sums], Option<&[Sums]>), runs: usize) -> u32 {
    let mask = (1_u32 << runs.min(LANES)) - 1;
    let refused = |sums: Option<&[Sums]>, model: usize| {
        sums.and_then(|sums| sums.get(model)).map_or(u32::MAX, |sums| sums.refused)
    };
    let other = match cell.than {
        Than::Nothing => 0,
        Than::Model(model) => refused(Some(sums), model),
        Than::YearBefore => refused(before, cell.model),
    };
    mask & !refused(Some(sums), cell.model) & !other
}

/// What a cell comes to, less what it is compared with.
fn difference(year: &InYear, cell: &Told, (sums, before): (&[Sums], Option<&[Sums]>)) -> [i64; LANES] {
    let value = |model: usize, sums: Option<&[Sums]>| {
        let of = year.results.get(cell.result).zip(sums.and_then(|sums| sums.get(model)));
        of.map_or([0; LANES], |(result, sums)| result.value(model, &cell.of, cell.member, sums))
    };
    let mut own = value(cell.model, Some(sums));
    let other = match cell.than {
        Than::Nothing => return own,
        Than::Model(model) => value(model, Some(sums)),
        Than::YearBefore => value(cell.model, before),
    };
    own.iter_mut().zip(other).for_each(|(own, other)| *own -= other);
    own
}

type Further = (Vec<u32>, Option<[i64; LANES]>);

/// In which runs a cell's conditions hold, and what its shortfall is: asked once for each member, of the model alone.
fn further(
    study: &Study,
    year: &InYear,
    cell: &Told,
    (sums, before): (&[Sums], Option<&[Sums]>),
    here: u32,
) -> Further {
    let Some(result) = year.results.get(cell.result).filter(|_| cell.than == Than::Nothing) else {
        return (Vec::new(), None);
    };
    let (mut holds, mut short) = (Vec::new(), None);
    for lane in (0..LANES).filter(|lane| here >> lane & 1 == 1) {
        let reading = result.reading((cell.model, study.baseline), cell.member, lane, sums, before);
        let conditions = result.conditions.get(cell.model).into_iter().flatten();
        for (place, (_, condition)) in conditions.enumerate() {
            if holds.len() <= place {
                holds.push(0);
            }
            if let Some(held) = holds.get_mut(place).filter(|_| condition.holds(&reading) == Some(true)) {
                *held |= 1 << lane;
            }
        }
        if let Some(Some(sum)) = result.shortfall.get(cell.model) {
            let units = sum.times_over(&reading).and_then(|units| i64::try_from(units).ok());
            let short = short.get_or_insert([0; LANES]);
            if let Some(place) = short.get_mut(lane) {
                *place = units.unwrap_or(i64::MAX);
            }
        }
    }
    (holds, short)
}
