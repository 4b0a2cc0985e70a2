//! Names beside dots, where they cover neither a dot nor another name.

use super::canvas::{Anchor, Canvas, Type};
use super::letters::{SMALL, cut, width};
use super::palette::Paint;
use super::px::{Px, px};

/// A dot and what it is called.
pub(super) struct Spot<'a> {
    pub(super) name: &'a str,
    pub(super) at: (Px, Px),
    pub(super) radius: Px,
    /// The greater, the sooner it gets its name.
    pub(super) weight: i64,
}

/// At most so many dots are named.
const MOST: usize = 24;
/// The longest name.
const LONGEST: Px = px(180);

/// Left, right, top and bottom edge.
#[derive(Clone, Copy)]
struct Area(Px, Px, Px, Px);

impl Area {
    fn meets(self, other: Self) -> bool {
        self.0 < other.1 && other.0 < self.1 && self.2 < other.3 && other.2 < self.3
    }

    fn lies_in(self, (x, y): ((Px, Px), (Px, Px))) -> bool {
        x.0 <= self.0 && self.1 <= x.1 && y.0 <= self.2 && self.3 <= y.1
    }
}

/// Writes the names that have room within bounds, by weight.
pub(super) fn names(spots: &[Spot<'_>], bounds: ((Px, Px), (Px, Px)), canvas: &mut Canvas) {
    let mut order: Vec<(usize, &Spot<'_>)> = spots.iter().enumerate().collect();
    order.sort_by_key(|(number, spot)| (-spot.weight, *number));
    let around = |spot: &Spot<'_>| {
        let (x, y, r) = (spot.at.0, spot.at.1, spot.radius);
        Area(x - r, x + r, y - r, y + r)
    };
    let mut taken: Vec<(Option<usize>, Area)> =
        spots.iter().enumerate().map(|(number, spot)| (Some(number), around(spot))).collect();
    let mut written = 0;
    for (number, spot) in order {
        if written == MOST {
            break;
        }
        let text = cut(spot.name, SMALL, LONGEST);
        let free = |area: &Area| {
            area.lies_in(bounds)
                && !taken.iter().any(|(own, other)| *own != Some(number) && area.meets(*other))
        };
        let Some((at, anchor, area)) = candidates(spot, &text).into_iter().find(|(_, _, area)| free(area))
        else {
            continue;
        };
        taken.push((None, area));
        canvas.text(at, &text, Type::new(SMALL, Paint::Ink, anchor).with_halo());
        written += 1;
    }
}

/// To the right, to the left, above, below.
fn candidates(spot: &Spot<'_>, text: &str) -> [((Px, Px), Anchor, Area); 4] {
    let ((x, y), r, wide) = (spot.at, spot.radius + px(4), width(text, SMALL));
    let (high, low) = (px(10), px(4));
    let area = |left: Px, base: Px| Area(left, left + wide, base - high, base + low);
    let (level, above, below) = (y + px(4), y - r - px(1), y + r + px(9));
    [
        ((x + r, level), Anchor::Start, area(x + r, level)),
        ((x - r, level), Anchor::End, area(x - r - wide, level)),
        ((x, above), Anchor::Middle, area(x - wide / 2, above)),
        ((x, below), Anchor::Middle, area(x - wide / 2, below)),
    ]
}
