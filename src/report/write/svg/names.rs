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

/// What a name or dot covers.
#[derive(Clone, Copy)]
pub(super) struct Area {
    pub(super) left: Px,
    pub(super) right: Px,
    pub(super) top: Px,
    pub(super) bottom: Px,
}

impl Area {
    fn meets(self, other: Self) -> bool {
        self.left < other.right
            && other.left < self.right
            && self.top < other.bottom
            && other.top < self.bottom
    }

    fn lies_in(self, whole: Self) -> bool {
        whole.left <= self.left
            && self.right <= whole.right
            && whole.top <= self.top
            && self.bottom <= whole.bottom
    }
}

/// Writes the names that have room within bounds, by weight.
pub(super) fn names(spots: &[Spot<'_>], bounds: Area, canvas: &mut Canvas) {
    let mut order: Vec<(usize, &Spot<'_>)> = spots.iter().enumerate().collect();
    order.sort_by_key(|(number, spot)| (-spot.weight, *number));
    let around = |spot: &Spot<'_>| {
        let (x, y, r) = (spot.at.0, spot.at.1, spot.radius);
        Area { left: x - r, right: x + r, top: y - r, bottom: y + r }
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
    let area = |left: Px, base: Px| Area { left, right: left + wide, top: base - high, bottom: base + low };
    let (level, above, below) = (y + px(4), y - r - px(1), y + r + px(9));
    [
        ((x + r, level), Anchor::Start, area(x + r, level)),
        ((x - r, level), Anchor::End, area(x - r - wide, level)),
        ((x, above), Anchor::Middle, area(x - wide / 2, above)),
        ((x, below), Anchor::Middle, area(x - wide / 2, below)),
    ]
}

#[cfg(test)]
mod tests {
    use super::super::Ink;
    use super::*;

    fn written(spots: &[Spot<'_>]) -> String {
        let bounds = Area { left: px(0), right: px(200), top: px(0), bottom: px(200) };
        let mut canvas = Canvas::new(Ink::Fixed, "x".into());
        names(spots, bounds, &mut canvas);
        canvas.finish((px(200), px(200)), "", "")
    }

    const fn spot(name: &str, at: (i64, i64), weight: i64) -> Spot<'_> {
        Spot { name, at: (px(at.0), px(at.1)), radius: px(5), weight }
    }

    #[test]
    fn a_name_turns_to_the_side_that_has_room() {
        // The right edge is near: the name ends to the left of the dot, 4 px from it.
        assert!(written(&[spot("Nacka", (190, 100), 1)]).contains("x=\"181\" y=\"104\""));
        assert!(written(&[spot("Nacka", (100, 100), 1)]).contains("x=\"109\" y=\"104\""));
    }

    #[test]
    fn where_there_is_no_room_the_weightier_one_is_named() {
        // Dots all around leave no side free for those in the middle but the outer ones have theirs.
        let crowd: Vec<Spot<'_>> = (0..9).map(|i| spot("Nacka", (30 + i * 11, 100), 0)).collect();
        let middle = [spot("Lättast", (60, 100), 1), spot("Tyngst", (61, 100), 2)];
        let svg = written(&crowd.into_iter().chain(middle).collect::<Vec<_>>());
        assert!(svg.contains("Tyngst") && svg.find("Tyngst") < svg.find("Lättast").or(Some(usize::MAX)));
    }

    #[test]
    fn no_more_names_than_can_be_read() {
        let many: Vec<Spot<'_>> = (0..190).map(|i| spot("a", (5 + i, 5 + i), 0)).collect();
        assert!(written(&many).matches("<text").count() <= MOST);
    }
}
