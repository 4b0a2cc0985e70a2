//! A program: a plan's varying steps as operations on buffers, each row of which holds one number for each lane.

use super::super::cell::Cell;
use super::rep::{Rep, Scale};
use crate::base::{ColumnId, Exact, Mode, NodeId};
use crate::formula::tree::Comparison;
use crate::formula::typed::Portable;
use crate::model::parts::CurveDef;
use std::sync::Arc;

/// How many draws are computed side by side.
pub const LANES: usize = 16;

/// One number for each of several draws.
#[derive(Clone, Copy, Debug, PartialEq)]
#[repr(align(64))]
pub struct Lane(pub [f64; LANES]);

impl Lane {
    /// Zero in every lane.
    pub const ZERO: Self = Self([0.0; LANES]);
}

/// Where an argument's rows stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Source {
    /// A buffer: other numbers in other lanes.
    Lanes(u32),
    /// Numbers that are the same in every lane.
    Fixed(u32),
}

/// Which row of an argument each row of the result reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Way {
    /// Its own.
    Same,
    /// The first and only one.
    One,
    /// One of a list.
    Index(u32),
}

/// An argument.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Arg {
    /// Its rows.
    pub source: Source,
    /// Which of them are read.
    pub way: Way,
    /// What is known of its rows: the same rows may be read at another scale.
    pub rep: u32,
}

/// Groups of source rows, each with a whole coefficient: what a sum over members became.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Segments {
    /// Where each group begins; one more than there are groups.
    pub starts: Vec<u32>,
    /// The rows of the source.
    pub rows: Vec<u32>,
    /// What each is multiplied by.
    pub coefficients: Vec<f64>,
    /// Whether the coefficients are whole numbers, exactly known.
    pub exact: bool,
}

/// A rounding: `units * times / over`, then the whole number that a mode picks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rounding {
    /// The numerator of units in steps.
    pub times: f64,
    /// The denominator of units in steps.
    pub over: f64,
    /// Which whole number is taken.
    pub mode: Mode,
    /// Whether units are exact and small enough to decide every case.
    pub exact: bool,
    /// More steps than this are not counted: such a lane is left to exact arithmetic.
    pub most: f64,
}

/// What holds where something is divided by zero.
#[derive(Clone, Debug, PartialEq)]
pub enum Zero {
    /// The divisor is never zero.
    Never,
    /// A lane whose divisor is no larger than this, row by row, is left to exact arithmetic, which refuses it or needs no
    /// quotient there.
    Leave(Arc<[f64]>),
    /// Another number, multiplied to the quotient's scale.
    Else(Arg, f64),
}

/// A curve at whose points a value is read.
#[derive(Clone, Debug)]
pub struct OnCurve {
    /// The curve as the model states it.
    pub curve: CurveDef,
    /// Its points.
    pub points: Vec<(Exact, Exact)>,
    /// What holds before the first point is reached, in units of the result.
    pub first: f64,
    /// For each point the least units of the argument that have reached it.
    pub reached: Vec<f64>,
    /// What the values are in units of the result: at each point, and the slope after it by units of the argument.
    pub values: Vec<(f64, f64)>,
    /// Whether the argument's bounds may leave open which step holds.
    pub doubtful: bool,
}

/// Pots shared out (rule P1).
#[derive(Clone, Debug)]
pub struct Shares {
    /// What is shared, a row for each pot.
    pub total: Arg,
    /// Who takes part, where not everybody.
    pub among: Vec<Arg>,
    /// What each gets first.
    pub first: Option<Arg>,
    /// What the rest is shared by.
    pub weight: Arg,
    /// What holds where nobody has any weight or the pot is too small.
    pub otherwise: Option<Arg>,
    /// The rows of each pot, in the order that settles ties.
    pub pots: Vec<Vec<u32>>,
    /// Whether the total is the sum of the first amounts.
    pub own_sum: bool,
    /// The step that the parts are rounded to; the buffer then counts steps.
    pub to: Option<Exact>,
    /// No part has more units than this; a lane in which one has is left to exact arithmetic.
    pub most: f64,
    /// What makes units of the result of total and first amounts.
    pub by: ShareScales,
}

/// What the numbers of a share are multiplied by, and then divided by, to be units of the result.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ShareScales {
    /// The total.
    pub total: (f64, f64),
    /// What each gets first.
    pub first: (f64, f64),
}

/// A table looked up under one number that varies.
#[derive(Clone, Debug)]
pub struct Listed {
    /// For each row where its list begins.
    pub starts: Vec<u32>,
    /// The least argument of every list.
    pub least: f64,
    /// How many arguments each list has.
    pub len: u32,
    /// Units of the result; not a number where no row of the table fits.
    pub values: Vec<f64>,
}

/// What one instruction computes; `by` brings arguments to one scale.
#[derive(Clone, Debug)]
pub enum Op {
    /// `a * by.0 + b * by.1`.
    Sum { a: Arg, b: Arg, by: (f64, f64) },
    /// `a * b`.
    Times { a: Arg, b: Arg },
    /// `a / b`.
    Over { a: Arg, b: Arg, zero: Zero },
    /// The lesser or the greater.
    Extreme { a: Arg, b: Arg, by: (f64, f64), greater: bool },
    /// Without its sign.
    Abs { a: Arg },
    /// A whole number of steps.
    Round { a: Arg, to: Rounding },
    /// One or zero.
    Compare { sign: Comparison, a: Arg, b: Arg, by: (f64, f64), exact: bool },
    /// One less.
    Not { a: Arg },
    /// Both, or either; rows of the second that have no value where the first does not settle it.
    Both { a: Arg, b: Arg, settles: bool, lacks: Option<Arc<[bool]>> },
    /// The second where the first is one, else the third; rows in which either has no value.
    Choose { c: Arg, a: Arg, b: Arg, by: (f64, f64), lacks: [Option<Arc<[bool]>>; 2] },
    /// Each group's rows times their coefficients, added.
    Dot { a: Arg, segments: u32 },
    /// The least or greatest of each group's rows.
    Gather { a: Arg, segments: u32, greatest: bool },
    /// A curve's value.
    Curve { a: Arg, on: Arc<OnCurve> },
    /// A table's value.
    Listed { a: Arg, list: Arc<Listed> },
    /// A function of the portable library; `by` makes plain numbers of units.
    Portable { function: Portable, a: Arg, by: f64 },
    /// A power by the portable library.
    Power { a: Arg, b: Arg, by: (f64, f64) },
    /// Pots shared out.
    Share(Box<Shares>),
    /// Single rows of several arguments, each multiplied to one scale.
    Stack { rows: Vec<(Arg, u32, f64)> },
}

/// One operation and the buffer that it fills.
#[derive(Clone, Debug)]
pub struct Instruction {
    /// What is computed.
    pub op: Op,
    /// The buffer.
    pub out: u32,
    /// The node whose formula asked first.
    pub node: NodeId,
}

/// What is known of a buffer.
#[derive(Clone, Debug)]
pub struct Buffer {
    /// Scale, bounds and exactness.
    pub rep: u32,
    /// How many rows it has.
    pub rows: usize,
    /// The instruction that fills it; none for inputs.
    pub by: Option<u32>,
}

/// Numbers that are the same in every lane.
#[derive(Clone, Debug)]
pub struct Fixed {
    /// In units of the scale.
    pub units: Arc<[f64]>,
    /// Scale, bounds and exactness.
    pub rep: u32,
    /// The same as cells, where they are not whole units of one scale.
    pub cells: Option<Arc<[Cell]>>,
}

/// A column that is filled anew for each draw.
#[derive(Clone, Debug)]
pub struct Input {
    /// The column.
    pub column: ColumnId,
    /// The buffer.
    pub buffer: u32,
    /// The decimal places of its units.
    pub scale: Scale,
    /// Units outside of these are left to exact arithmetic.
    pub bounds: Vec<(f64, f64)>,
}

/// An amount or group that is paid.
#[derive(Clone, Debug)]
pub struct Paid {
    /// Which.
    pub node: NodeId,
    /// Its rows, whole units.
    pub arg: Arg,
    /// How many rows.
    pub rows: usize,
    /// How many öre a unit is.
    pub ore: f64,
}

/// The varying steps of a plan, on data of one layout.
#[derive(Clone, Debug, Default)]
pub struct Program {
    /// The instructions, each after those that fill what it reads.
    pub instructions: Vec<Instruction>,
    /// The buffers.
    pub buffers: Vec<Buffer>,
    /// Numbers that do not vary.
    pub fixed: Vec<Fixed>,
    /// What is known of rows.
    pub reps: Vec<Arc<Rep>>,
    /// Lists of rows.
    pub ways: Vec<Arc<[u32]>>,
    /// Groups with coefficients.
    pub segments: Vec<Segments>,
    /// What is filled anew for each draw.
    pub inputs: Vec<Input>,
    /// What is paid.
    pub paid: Vec<Paid>,
}

impl Program {
    /// What is known of an argument's rows.
    #[must_use]
    pub fn rep(&self, arg: Arg) -> Option<&Arc<Rep>> {
        self.reps.get(arg.rep as usize)
    }

    /// What is known of a source's rows, at its own scale.
    #[must_use]
    pub fn own_rep(&self, source: Source) -> Option<&Arc<Rep>> {
        let rep = match source {
            Source::Lanes(buffer) => self.buffers.get(buffer as usize)?.rep,
            Source::Fixed(fixed) => self.fixed.get(fixed as usize)?.rep,
        };
        self.reps.get(rep as usize)
    }

    /// Which row of an argument a row of the result reads.
    #[must_use]
    pub fn row(&self, way: Way, row: usize) -> usize {
        match way {
            Way::Same => row,
            Way::One => 0,
            Way::Index(list) => {
                let list = self.ways.get(list as usize);
                list.and_then(|list| list.get(row)).map_or(usize::MAX, |row| *row as usize)
            }
        }
    }
}

impl Segments {
    /// How many groups there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.starts.len().saturating_sub(1)
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The rows of a group with their coefficients.
    pub fn group(&self, group: usize) -> impl Iterator<Item = (u32, f64)> + '_ {
        let at = |place: usize| self.starts.get(place).map_or(0, |start| *start as usize);
        let range = at(group)..at(group + 1);
        let rows = self.rows.get(range.clone()).unwrap_or_default();
        let coefficients = self.coefficients.get(range).unwrap_or_default();
        rows.iter().copied().zip(coefficients.iter().copied())
    }
}
