//! The rows that an argument of an operation reads, whatever they stand in.

use super::program::{Arg, LANES, Lane, Program, Source, Way};

/// What stands where there is no row.
static NOTHING: Lane = Lane([f64::NAN; LANES]);

/// The rows that an argument reads.
#[derive(Clone, Copy)]
pub(super) struct View<'a> {
    pub rows: Rows<'a>,
    way: Index<'a>,
}

#[derive(Clone, Copy)]
pub(super) enum Rows<'a> {
    Lanes(&'a [Lane]),
    Fixed(&'a [f64]),
}

#[derive(Clone, Copy)]
enum Index<'a> {
    Same,
    One,
    List(&'a [u32]),
}

impl<'a> View<'a> {
    pub fn of(program: &'a Program, buffers: &'a [Vec<Lane>], arg: Arg) -> Self {
        let rows = match arg.source {
            Source::Lanes(buffer) => Rows::Lanes(buffers.get(buffer as usize).map_or(&[], Vec::as_slice)),
            Source::Fixed(fixed) => {
                Rows::Fixed(program.fixed.get(fixed as usize).map_or(&[], |fixed| &fixed.units))
            }
        };
        let way = match arg.way {
            Way::Same => Index::Same,
            Way::One => Index::One,
            Way::Index(list) => Index::List(program.ways.get(list as usize).map_or(&[], |list| list)),
        };
        Self { rows, way }
    }

    #[inline(always)]
    pub fn at(&self, row: usize) -> usize {
        match self.way {
            Index::Same => row,
            Index::One => 0,
            Index::List(list) => list.get(row).map_or(usize::MAX, |row| *row as usize),
        }
    }

    /// All rows in their own order, if that is how they are read.
    #[inline(always)]
    pub const fn whole(&self) -> Option<Rows<'a>> {
        match self.way {
            Index::Same => Some(self.rows),
            Index::One | Index::List(_) => None,
        }
    }

    /// One row of lanes where it stands, or in the room given for a number that is the same in all.
    #[inline(always)]
    pub fn row<'r>(&self, row: usize, room: &'r mut Lane) -> &'r Lane
    where
        'a: 'r,
    {
        let at = self.at(row);
        match self.rows {
            Rows::Lanes(rows) => rows.get(at).unwrap_or(&NOTHING),
            Rows::Fixed(units) => {
                *room = Lane([units.get(at).copied().unwrap_or(f64::NAN); LANES]);
                room
            }
        }
    }

    /// One row of lanes.
    #[inline(always)]
    pub fn lane(&self, row: usize) -> Lane {
        let at = self.at(row);
        match self.rows {
            Rows::Lanes(rows) => rows.get(at).copied().unwrap_or(Lane([f64::NAN; LANES])),
            Rows::Fixed(units) => Lane([units.get(at).copied().unwrap_or(f64::NAN); LANES]),
        }
    }
}
