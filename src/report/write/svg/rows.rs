//! Members as rows with their names to the left; where there are very many, those in between become thin and unnamed.

use super::canvas::{Anchor, Type};
use super::drawing::Drawing;
use super::letters::{BODY, SMALL, lines, width};
use super::palette::Paint;
use super::px::{Px, px};
use crate::report::words::ChartWord;

/// Above this many members those in between are thin: more rows do not fit on a page of A4.
const MOST_NAMED: usize = 36;
/// Named at each end where those in between are thin.
const ENDS: usize = 12;
/// The height of all thin rows together, at most.
const THIN_TOGETHER: Px = px(300);
/// Above this many members a long name is cut rather than written on two lines.
const MOST_ON_TWO_LINES: usize = 20;

/// Where rows stand.
pub(super) struct Rows {
    pub(super) places: Vec<Place>,
    /// Where names end and the drawing may begin.
    pub(super) left: Px,
    pub(super) top: Px,
    pub(super) bottom: Px,
}

/// A row.
#[derive(Clone, Copy)]
pub(super) struct Place {
    pub(super) top: Px,
    pub(super) height: Px,
    pub(super) thin: bool,
}

impl Place {
    /// The upper and lower edge of its bar.
    pub(super) fn bar(self) -> (Px, Px) {
        if self.thin {
            return (self.top, self.top + self.height);
        }
        (self.middle() - px(8), self.middle() + px(8))
    }

    pub(super) fn middle(self) -> Px {
        self.top + self.height / 2
    }

    /// Where a text stands so that it is level with the bar.
    pub(super) fn base(self) -> Px {
        self.middle() + px(5)
    }
}

/// Whether so many members are drawn with thin rows in between.
pub(super) const fn folds(members: usize) -> bool {
    members > MOST_NAMED
}

/// Places rows under one another and writes their names. `least` is the height of a row with one line.
pub(super) fn lay(names: &[&str], least: Px, may_fold: bool, drawing: &mut Drawing<'_>) -> Rows {
    let folded = may_fold && folds(names.len());
    let thin = if folded { names.len() - 2 * ENDS } else { 0 };
    let is_thin = |row: usize| folded && row >= ENDS && row < names.len() - ENDS;
    let most = ((drawing.right - drawing.left) * 35 / 100).min(px(250));
    let named = || names.iter().enumerate().filter(|(row, _)| !is_thin(*row)).map(|(_, name)| *name);
    let room = Room { wide: most, lines: if names.len() > MOST_ON_TWO_LINES { 1 } else { 2 } };
    let wrapped = |name: &str| lines(name, BODY, room.wide, room.lines);
    let widest = named().flat_map(wrapped).map(|line| width(&line, BODY)).max().unwrap_or_default();
    let told = drawing.word(&ChartWord::Folded { count: thin.to_string() });
    let widest = if folded { widest.max(width(&told, SMALL).min(most)) } else { widest };
    let pitch =
        if thin == 0 { Px::ZERO } else { (THIN_TOGETHER / i64::try_from(thin).unwrap_or(1)).min(px(6)) };
    let top = drawing.top;
    let mut next = top;
    let mut places = Vec::new();
    for (row, name) in names.iter().enumerate() {
        if folded && (row == ENDS || row == names.len() - ENDS) {
            next += px(8);
        }
        let height = if is_thin(row) { pitch } else { named_row(name, next, least, room, drawing) };
        places.push(Place { top: next, height, thin: is_thin(row) });
        next += height;
    }
    let rows = Rows { places, left: drawing.left + widest + px(12), top, bottom: next };
    between(&rows, &told, drawing);
    drawing.top = next;
    rows
}

/// The room for a name.
#[derive(Clone, Copy)]
struct Room {
    wide: Px,
    lines: usize,
}

/// Writes a name and says how high its row is.
fn named_row(name: &str, top: Px, least: Px, room: Room, drawing: &mut Drawing<'_>) -> Px {
    let lines = lines(name, BODY, room.wide, room.lines);
    let count = i64::try_from(lines.len()).unwrap_or(1).max(1);
    let height = least + px(15) * (count - 1);
    let mut base = top + height / 2 + px(5) - px(15) * (count - 1) / 2;
    let cut = lines.join(" ") != name;
    if cut {
        drawing.canvas.begin(name);
    }
    for line in lines {
        let look = Type::new(BODY, Paint::Ink, Anchor::Start);
        drawing.canvas.text((drawing.left, base), &line, look);
        base += px(15);
    }
    if cut {
        drawing.canvas.end();
    }
    height
}

/// Says beside thin rows how many they are.
fn between(rows: &Rows, text: &str, drawing: &mut Drawing<'_>) {
    let mut thin = rows.places.iter().filter(|place| place.thin);
    let Some(first) = thin.next() else { return };
    let last = thin.next_back().unwrap_or(first);
    let middle = (first.top + last.top + last.height) / 2;
    let room = rows.left - drawing.left - px(12);
    let mut base = middle;
    for line in lines(text, SMALL, room, 3) {
        let look = Type::new(SMALL, Paint::Muted, Anchor::Start);
        drawing.canvas.text((drawing.left, base), &line, look);
        base += px(15);
    }
}
