//! Reading a table at given codes, and a curve at a point: the one place where their rules stand.

use super::parts::{CurveDef, Pattern, Shape, Slot, TableDef};
use crate::base::SlotId;
use std::cmp::Ordering;

/// What a table has for some codes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hit {
    /// This number.
    Row(SlotId),
    /// Two rows fit, and neither is more specific.
    Tie(SlotId, SlotId),
    /// No row fits.
    None,
}

impl Pattern {
    /// Whether a code fits.
    #[must_use]
    pub fn fits(&self, code: &str) -> bool {
        match self {
            Self::Any => true,
            Self::Range(from, to, text) => {
                code == text || code.parse::<i64>().is_ok_and(|number| (*from..=*to).contains(&number))
            }
            Self::OneOf(codes) => codes.iter().any(|known| known == code),
            Self::Exactly(known) => known == code,
        }
    }

    const fn rank(&self) -> u8 {
        match self {
            Self::Any => 0,
            Self::Range(..) => 1,
            Self::OneOf(_) => 2,
            Self::Exactly(_) => 3,
        }
    }
}

impl TableDef {
    /// The codes of a row that differ from these by capital letters only.
    #[must_use]
    pub fn alike(&self, codes: &[&str]) -> Option<String> {
        let is_alike = |pattern: &Pattern, code: &&str| match pattern {
            Pattern::Exactly(known) => known.to_lowercase() == code.to_lowercase(),
            Pattern::Any | Pattern::Range(..) | Pattern::OneOf(_) => pattern.fits(code),
        };
        let row = self.rows.iter().find(|row| row.patterns.iter().zip(codes).all(|(p, c)| is_alike(p, c)))?;
        let text = |(pattern, code): (&Pattern, &&str)| match pattern {
            Pattern::Exactly(known) => known.clone(),
            _ => (*code).to_owned(),
        };
        Some(row.patterns.iter().zip(codes).map(text).collect::<Vec<_>>().join(", "))
    }

    /// The most specific row that fits the codes, one for each of the table's keys; of equal ones the later dated.
    #[must_use]
    pub fn at(&self, codes: &[&str], slots: &[Slot]) -> Hit {
        let fitting: Vec<_> = self
            .rows
            .iter()
            .filter(|row| row.patterns.iter().zip(codes).all(|(pattern, code)| pattern.fits(code)))
            .collect();
        let since = |slot: SlotId| slots.get(slot.index()).and_then(|slot| slot.from);
        for row in &fitting {
            let beats = |other: &&&super::parts::TableRow| match specificity(&row.patterns, &other.patterns) {
                Some(Ordering::Greater) => true,
                Some(Ordering::Equal) => since(row.slot) > since(other.slot),
                _ => false,
            };
            if fitting.iter().filter(|other| other.slot != row.slot).all(|other| beats(&other)) {
                return Hit::Row(row.slot);
            }
        }
        match (fitting.as_slice(), self.otherwise) {
            ([first, second, ..], _) => Hit::Tie(first.slot, second.slot),
            (_, Some(slot)) => Hit::Row(slot),
            _ => Hit::None,
        }
    }
}

/// Which of two rows is more specific; none if each is in another key.
fn specificity(a: &[Pattern], b: &[Pattern]) -> Option<Ordering> {
    let mut order = Ordering::Equal;
    for (one, other) in a.iter().zip(b) {
        let next = one.rank().cmp(&other.rank());
        if order != Ordering::Equal && next != Ordering::Equal && next != order {
            return None;
        }
        if order == Ordering::Equal {
            order = next;
        }
    }
    Some(order)
}

/// Where a point lies on a curve: at one of its points, or between two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OnCurve {
    /// The value of this point.
    At(usize),
    /// On the line from this point to the next.
    After(usize),
}

impl CurveDef {
    /// Where a point lies, given how it compares with each of the curve's points, which rise.
    ///
    /// `order(i)` compares the point with the curve's point `i`. A curve always has a point.
    pub fn place(&self, order: impl Fn(usize) -> Ordering) -> OnCurve {
        let count = self.points.len();
        let last = count.saturating_sub(1);
        let reached = (0..count).take_while(|i| order(*i) != Ordering::Less).count();
        match self.shape {
            Shape::StepFrom => OnCurve::At(reached.saturating_sub(1)),
            Shape::StepUpTo => {
                let on_point = reached > 0 && order(reached - 1) == Ordering::Equal;
                OnCurve::At(if on_point { reached - 1 } else { reached.min(last) })
            }
            Shape::Linear if reached == 0 => OnCurve::At(0),
            Shape::Linear if reached == count => OnCurve::At(last),
            Shape::Linear if order(reached - 1) == Ordering::Equal => OnCurve::At(reached - 1),
            Shape::Linear => OnCurve::After(reached - 1),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Unit;
    use crate::diag::{Place, SourceId};
    use crate::model::parts::TableRow;

    fn table(rows: &[&[&str]]) -> TableDef {
        let row = |(slot, texts): (u32, &&[&str])| TableRow {
            patterns: texts.iter().map(|text| Pattern::read(text)).collect(),
            slot: SlotId(slot),
            index: None,
        };
        TableDef {
            name: "price".into(),
            label: crate::text::Label::same("price"),
            per: vec!["programme".into(), "study_year".into()],
            unit: Unit::plain(),
            rows: (0..).zip(rows).map(row).collect(),
            file: None,
            otherwise: None,
            may_be_missing: false,
            place: Place::File(SourceId(0)),
        }
    }

    #[test]
    fn the_most_specific_row_wins() {
        let table = table(&[&["*", "*"], &["BA", "*"], &["BA", "2-3"], &["FT|TE", "1"]]);
        assert_eq!(table.at(&["VO", "1"], &[]), Hit::Row(SlotId(0)));
        assert_eq!(table.at(&["BA", "1"], &[]), Hit::Row(SlotId(1)));
        assert_eq!(table.at(&["BA", "3"], &[]), Hit::Row(SlotId(2)));
        assert_eq!(table.at(&["TE", "1"], &[]), Hit::Row(SlotId(3)));
    }

    #[test]
    fn a_tie_is_told_and_so_is_nothing() {
        let both = table(&[&["BA", "*"], &["*", "1"]]);
        assert_eq!(both.at(&["BA", "1"], &[]), Hit::Tie(SlotId(0), SlotId(1)));
        assert_eq!(both.at(&["BA", "2"], &[]), Hit::Row(SlotId(0)));
        assert_eq!(both.at(&["VO", "2"], &[]), Hit::None);
    }
}
