//! A block of draws: every buffer filled in order, and which lanes are left to exact arithmetic.

use super::compute;
use super::program::{LANES, Lane, Op, Paid, Program, Source};
use super::share;
use crate::base::NodeId;

/// The buffers of one block, used again for the next.
#[derive(Clone, Debug)]
pub struct Block<'a> {
    /// What is computed.
    pub program: &'a Program,
    /// One row of lanes for each row of each buffer.
    pub buffers: Vec<Vec<Lane>>,
    /// A bit for each lane that is left to exact arithmetic.
    pub left: u32,
    /// A bit for each lane in which a cell had to be computed again, exactly.
    pub again: u32,
    /// Room for shares.
    pub(super) scratch: share::Scratch,
}

impl<'a> Block<'a> {
    /// Room for a program.
    #[must_use]
    pub fn new(program: &'a Program) -> Self {
        let room = |rows: usize| vec![Lane::ZERO; rows];
        let buffers = program.buffers.iter().map(|buffer| room(buffer.rows)).collect();
        Self { program, buffers, left: 0, again: 0, scratch: share::Scratch::default() }
    }

    /// Puts the units of an input's cells into a lane; a cell outside its bounds leaves the lane to exact arithmetic.
    pub fn fill(&mut self, input: usize, lane: usize, units: impl Iterator<Item = f64>) {
        let Some(input) = self.program.inputs.get(input) else { return };
        let Some(rows) = self.buffers.get_mut(input.buffer as usize) else { return };
        for ((row, units), (low, high)) in rows.iter_mut().zip(units).zip(&input.bounds) {
            if !(*low <= units && units <= *high) {
                self.left |= 1 << lane;
            }
            if let Some(place) = row.0.get_mut(lane) {
                *place = units;
            }
        }
    }

    /// The rows of an input, to be filled as a whole.
    pub fn input(&mut self, input: usize) -> Option<&mut [Lane]> {
        let buffer = self.program.inputs.get(input)?.buffer;
        self.buffers.get_mut(buffer as usize).map(Vec::as_mut_slice)
    }

    /// Leaves lanes to exact arithmetic in which an input is outside its bounds.
    pub fn watch(&mut self) {
        for input in &self.program.inputs {
            let Some(rows) = self.buffers.get(input.buffer as usize) else { continue };
            let mut inside = [0.0; LANES];
            for (row, (low, high)) in rows.iter().zip(&input.bounds) {
                for (inside, units) in inside.iter_mut().zip(&row.0) {
                    *inside += if *low <= *units && *units <= *high { 1.0 } else { 0.0 };
                }
            }
            for (lane, inside) in inside.iter().enumerate() {
                self.left |= u32::from(*inside < rows.len() as f64) << lane;
            }
        }
    }

    /// Forgets what was left of the block before.
    pub fn begin(&mut self) {
        (self.left, self.again) = (0, 0);
    }

    /// Computes every instruction.
    pub fn run(&mut self) {
        for instruction in &self.program.instructions {
            let place = instruction.out as usize;
            let Some(mut out) = self.buffers.get_mut(place).map(std::mem::take) else { continue };
            match &instruction.op {
                Op::Share(shares) => share::share(self, shares, place, &mut out),
                op => compute::compute(self, op, place, &mut out),
            }
            if let Some(room) = self.buffers.get_mut(place) {
                *room = out;
            }
        }
    }

    /// The öre of one row of a paid amount in every lane; whole numbers.
    #[must_use]
    pub fn ore(&self, paid: &Paid, row: usize) -> [i64; LANES] {
        let at = self.program.row(paid.arg.way, row);
        let mut ore = [0; LANES];
        match paid.arg.source {
            Source::Lanes(buffer) => {
                let lane = self.buffers.get(buffer as usize).and_then(|rows| rows.get(at));
                for (ore, units) in ore.iter_mut().zip(lane.iter().flat_map(|lane| &lane.0)) {
                    *ore = (units * paid.ore) as i64;
                }
            }
            Source::Fixed(_) => ore = [(self.units(paid.arg.source, at, 0) * paid.ore) as i64; LANES],
        }
        ore
    }

    /// The place of a paid amount among those of the program.
    #[must_use]
    pub fn paid(&self, node: NodeId) -> Option<&'a Paid> {
        self.program.paid.iter().find(|paid| paid.node == node)
    }

    /// One number.
    #[must_use]
    pub fn units(&self, source: Source, row: usize, lane: usize) -> f64 {
        let number = match source {
            Source::Lanes(buffer) => {
                self.buffers.get(buffer as usize).and_then(|rows| rows.get(row)?.0.get(lane).copied())
            }
            Source::Fixed(fixed) => {
                self.program.fixed.get(fixed as usize).and_then(|fixed| fixed.units.get(row).copied())
            }
        };
        number.unwrap_or(f64::NAN)
    }

    /// Leaves lanes to exact arithmetic.
    pub(super) const fn leave(&mut self, lanes: u32) {
        self.left |= lanes;
    }
}

/// The lanes of a set, one by one.
pub(super) fn each(lanes: u32) -> impl Iterator<Item = usize> {
    (0..LANES).filter(move |lane| lanes >> lane & 1 == 1)
}
