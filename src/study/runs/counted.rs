//! The statistics of one world's runs, as blocks come: point after point, in a memory that does not grow with the draws.

use super::Draw;
use super::answer::{Answers, Made, Row, statistics, worst};
use super::asked::Than;
use super::block::{InBlock, Refused, Values};
use super::lot::{InYear, Lot, Told};
use crate::base::Exact;
use crate::engine::lanes::LANES;
use crate::statistics::{LineId, Tally, TallyPlan};
use crate::study::file::Study;
use std::ops::Range;

/// The statistics of one world's runs as they come, point after point.
pub struct Counted<'a> {
    study: &'a Study,
    lot: &'a Lot,
    /// The point whose runs are being counted.
    point: u64,
    /// By year: statistics of cells, of shortfalls, and how often each condition held.
    open: Vec<Open>,
    rows: Vec<Row>,
    made: Made,
    /// Why the first refused run is refused.
    pub why: Vec<Option<Refused>>,
}

struct Open {
    cells: Tally,
    /// By cell: the line at nothing that a difference is held against.
    nothing: Vec<Option<LineId>>,
    short: Tally,
    holds: Vec<Vec<u64>>,
}

impl<'a> Counted<'a> {
    /// Nothing counted yet.
    #[must_use]
    pub fn new(study: &'a Study, lot: &'a Lot) -> Self {
        let mut counted = Self {
            study,
            lot,
            point: 0,
            open: Vec::new(),
            rows: Vec::new(),
            made: Made::default(),
            why: Vec::new(),
        };
        counted.begin();
        counted
    }

    fn begin(&mut self) {
        let draws = usize::try_from(self.lot.draws).unwrap_or(usize::MAX);
        let open = |year: &InYear| {
            let cells = year.cells.len();
            let short =
                if self.study.results.iter().any(|asked| asked.shortfall.is_some()) { cells } else { 0 };
            let plan = |cells| TallyPlan { cells, draws, bytes: TallyPlan::BYTES / 2 };
            let mut tally = Tally::new(&plan(cells));
            let differs = |told: &Told| told.than != Than::Nothing;
            let line = |(place, told): (usize, &Told)| {
                if differs(told) { tally.watch(place, 0).ok() } else { None }
            };
            let nothing = year.cells.iter().enumerate().map(line).collect();
            Open { cells: tally, nothing, short: Tally::new(&plan(short)), holds: vec![Vec::new(); cells] }
        };
        self.open = self.lot.years.iter().map(open).collect();
    }

    /// Hands on every cell of the block that begins with a run.
    pub fn tell(&self, first: u64, values: &Values, draws: &mut dyn FnMut(&Draw)) {
        for lane in (0..LANES).filter(|lane| first + (*lane as u64) < self.lot.runs()) {
            let run = first + lane as u64;
            let point = self.lot.stated(usize::try_from(run / self.lot.draws).unwrap_or(usize::MAX));
            for (year, values) in self.lot.years.iter().zip(&values.years) {
                for ((told, ore), here) in year.cells.iter().zip(&values.cells).zip(&values.here) {
                    let Some(result) = year.results.get(told.result) else { continue };
                    draws(&Draw {
                        scenario: &self.lot.scenario.id,
                        date: year.date,
                        point: &point,
                        draw: run % self.lot.draws + 1,
                        result: result.result,
                        of: &told.of,
                        model: told.model,
                        than: told.than,
                        codes: result.members.get(told.member).map_or(&[], Vec::as_slice),
                        ore: ore.get(lane).copied().filter(|_| here >> lane & 1 == 1),
                    });
                }
            }
        }
    }

    /// Counts the block that begins with a run; how many runs it has.
    pub fn add(&mut self, first: u64, values: Values) -> u64 {
        self.made = self.made.plus(values.made);
        if self.why.is_empty() && values.why.is_some() {
            self.why.push(values.why);
        }
        let mut lane = 0;
        while lane < LANES && first + (lane as u64) < self.lot.runs() {
            let point = (first + lane as u64) / self.lot.draws;
            if point != self.point {
                self.close();
                self.point = point;
                self.begin();
            }
            // The lanes of this block that belong to the point.
            let end = ((point + 1) * self.lot.draws).min(self.lot.runs()) - first;
            let end = usize::try_from(end).unwrap_or(LANES).min(LANES);
            for (open, year) in self.open.iter_mut().zip(&values.years) {
                open.count(year, lane..end);
            }
            lane = end;
        }
        lane as u64
    }

    /// Everything has been counted.
    pub fn finish(&mut self) {
        if self.lot.runs() > 0 {
            self.close();
        }
    }

    /// The rows of a point whose runs have all been counted.
    fn close(&mut self) {
        let point = usize::try_from(self.point).unwrap_or(usize::MAX);
        for (year, open) in self.lot.years.iter().zip(&self.open) {
            for (place, told) in year.cells.iter().enumerate() {
                if let Some(row) = self.row(point, year, (place, told), open) {
                    self.rows.push(row);
                }
            }
        }
    }

    fn row(&self, point: usize, year: &InYear, (place, told): (usize, &Told), open: &Open) -> Option<Row> {
        let result = year.results.get(told.result)?;
        let asked = self.study.results.get(result.result)?;
        let cell = open.cells.cell(place)?;
        let scenario = &self.lot.scenario;
        let share = |held: &u64| (cell.count() > 0).then(|| Exact::new((*held).into(), cell.count().into()));
        let shortfall = result.shortfall.get(told.model)?.as_ref().zip(asked.shortfall.as_ref());
        let shortfall = shortfall
            .filter(|_| told.than == Than::Nothing)
            .and_then(|(sum, asked)| worst(open.short.cell(place)?, &asked.worst, sum.over));
        Some(Row {
            scenario: (scenario.id.clone(), scenario.title.clone()),
            date: year.date,
            point: self.lot.stated(point),
            result: result.result,
            of: told.of.clone(),
            model: told.model,
            than: told.than,
            codes: result.members.get(told.member)?.clone(),
            names: year.names(self.study, told),
            count: cell.count(),
            refused: cell.refused(),
            around_nothing: open.nothing.get(place).copied().flatten().and_then(|line| cell.crossing(line)),
            paid: cell.mean(),
            statistics: statistics(asked, cell),
            rank_error: cell.rank_error(),
            probability: open.holds.get(place)?.iter().map(share).collect(),
            shortfall,
        })
    }
}

impl Open {
    fn count(&mut self, values: &InBlock, lanes: Range<usize>) {
        let picked = |here: u32, of: &[i64; LANES]| -> Vec<i64> {
            let lanes = lanes.clone().filter(|lane| here >> lane & 1 == 1);
            lanes.filter_map(|lane| of.get(lane).copied()).collect()
        };
        let all: u32 = lanes.clone().fold(0, |all, lane| all | 1 << lane);
        for (place, (ore, here)) in values.cells.iter().zip(&values.here).enumerate() {
            let own = picked(*here, ore);
            let refused = u64::from((all & !here).count_ones());
            let counted =
                self.cells.push_block(place, &own).and_then(|()| self.cells.push_refused(place, refused));
            debug_assert!(counted.is_ok(), "every cell has a place");
            if let Some(Some(short)) = values.short.get(place) {
                let counted = self.short.push_block(place, &picked(*here, short));
                debug_assert!(counted.is_ok(), "every cell has a place");
            }
            let (Some(holds), Some(own)) = (self.holds.get_mut(place), values.holds.get(place)) else {
                continue;
            };
            holds.resize(holds.len().max(own.len()), 0);
            for (count, held) in holds.iter_mut().zip(own) {
                *count += u64::from((held & all).count_ones());
            }
        }
    }
}

impl Answers {
    /// Adds what one world came to.
    pub(super) fn take(&mut self, counted: Counted) {
        self.made = self.made.plus(counted.made);
        for (name, _) in counted.rows.iter().flat_map(|row| &row.point) {
            if !self.swept.contains(name) {
                self.swept.push(name.clone());
            }
        }
        self.rows.extend(counted.rows);
    }
}
