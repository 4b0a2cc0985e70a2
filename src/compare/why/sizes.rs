//! Schools of one size with the students of another: every row scaled so that the school has as many student years.

use super::school_grain;
use crate::base::number::whole;
use crate::base::{Exact, Key, KeySet, Mode, Step};
use crate::exact::{Evaluator, stated};
use crate::frame::{Cells, Column, EditedRow, Frame, Members, Number};
use crate::model::Model;
use crate::model::parts::Origin;
use num_traits::{One, Zero};
use std::collections::BTreeMap;

/// The student years of each school that has any, by code.
pub(super) type Sizes = BTreeMap<String, Exact>;

/// How many student years each school has.
pub(super) fn sizes(model: &Model, frame: &Frame) -> Sizes {
    let (slots, mut sizes) = (stated(model), Sizes::new());
    let evaluator = Evaluator::new(model, frame, &slots);
    for row in 0..frame.len(KeySet::ROW) {
        let years = evaluator.heads(row, &Origin::StudentYears).unwrap_or_else(|_| whole(0));
        *sizes.entry(school(model, frame, row)).or_insert_with(|| whole(0)) += years;
    }
    sizes.retain(|_, years| !years.is_zero());
    sizes
}

/// The code of a row's school; none, and the same for all, where nobody is paid by school.
fn school(model: &Model, frame: &Frame, row: usize) -> String {
    let member = |key: Key| frame.member_at(KeySet::ROW, row, key).map(|member| frame.code(key, member));
    model.payee.and_then(member).unwrap_or_default().to_owned()
}

/// The data with each school as large as wanted: what counts students is scaled in proportion, the mix stays. A school
/// that is not wanted at all is taken away, with what is known of it; one that has no students here cannot be made.
pub(super) fn sized(model: &Model, frame: &Frame, wanted: &Sizes) -> Frame {
    let frame = without_others(model, frame, wanted);
    let own = sizes(model, &frame);
    let factor = |row: usize| {
        let code = school(model, &frame, row);
        wanted.get(&code).zip(own.get(&code)).map_or_else(|| whole(1), |(wanted, own)| wanted / own)
    };
    let factors: Vec<Exact> = (0..frame.len(KeySet::ROW)).map(factor).collect();
    let mut scaled = frame.clone();
    for (id, def) in (0..).map(crate::base::ColumnId).zip(&model.columns) {
        let counts = matches!(def.origin, Origin::Students | Origin::StudentYears) || def.ty().head_count;
        let Some(column) = frame.column(id).filter(|column| counts && column.grain == KeySet::ROW) else {
            continue;
        };
        let Cells::Numbers(cells) = &column.cells else { continue };
        let cells = cells.iter().zip(&factors).map(|(cell, factor)| cell.map(|cell| times(cell, factor)));
        let cells = Cells::Numbers(cells.collect());
        scaled = scaled.with_column(id, Column { grain: KeySet::ROW, cells });
    }
    scaled
}

/// A count times a factor; to a millionth of a millionth where it has more digits than a cell can hold.
fn times(cell: Number, factor: &Exact) -> Number {
    if factor.is_one() {
        return cell;
    }
    let exact = cell.exact() * factor;
    let rounded = |places: u8| {
        let step = Step::new(Exact::new(1.into(), crate::base::number::power_of_ten(places)))?;
        Number::of(&step.round(&exact, Mode::HalfEven))
    };
    Number::of(&exact).or_else(|| rounded(12)).or_else(|| rounded(9)).or_else(|| rounded(6)).unwrap_or(cell)
}

/// The data without the rows of schools that are not wanted, and without such schools themselves where nothing else is theirs.
fn without_others(model: &Model, frame: &Frame, wanted: &Sizes) -> Frame {
    let rows: Vec<EditedRow> = (0..frame.len(KeySet::ROW))
        .filter(|row| wanted.contains_key(&school(model, frame, *row)))
        .map(|row| EditedRow { from: Some(row), ..EditedRow::default() })
        .collect();
    if rows.len() == frame.len(KeySet::ROW) {
        return frame.clone();
    }
    let gone: Vec<String> = (0..frame.len(KeySet::ROW)).map(|row| school(model, frame, row)).collect();
    let laid = frame.with_rows(&rows);
    let Some(payee) = model.payee.filter(|key| school_grain(model) == KeySet::of(*key)) else { return laid };
    let settles = (0..model.keys.len()).filter_map(|fine| u8::try_from(fine).ok()).map(Key);
    if settles.into_iter().any(|fine| laid.settled_by(fine).contains_key(&payee)) {
        return laid;
    }
    let stays = |code: &String| wanted.contains_key(code) || !gone.contains(code);
    let keep: Vec<bool> = laid.codes(payee).iter().map(stays).collect();
    let codes = kept(laid.codes(payee), &keep);
    let settled = laid.settled_by(payee).into_iter().map(|(coarse, list)| (coarse, kept(&list, &keep)));
    laid.with_members(&Members { key: payee, codes, settled: settled.collect() })
}

fn kept<T: Clone>(list: &[T], keep: &[bool]) -> Vec<T> {
    list.iter().zip(keep).filter(|(_, keep)| **keep).map(|(one, _)| one.clone()).collect()
}
