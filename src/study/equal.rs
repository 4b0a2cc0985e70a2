//! Equal terms: the same students under another kind of organiser must get the same, net of VAT (skollagen 16 kap. 55 §).

use crate::base::{ColumnId, Exact, KeySet, Ore};
use crate::engine::{Answer, Plan};
use crate::exact::Evaluator;
use crate::frame::{Cells, Column, Frame};
use crate::model::Model;
use crate::model::outcome::Outcome;
use crate::model::parts::EqualTerms;

/// A school that would get another sum under another kind of organiser.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unequal {
    /// The school's code.
    pub member: String,
    /// What it gets, without the amounts that may differ.
    pub now: Ore,
    /// What it would get.
    pub then: Ore,
}

/// Turns one school's kind at a time, and compares what that school gets.
#[must_use]
pub fn unequal(
    model: &Model,
    frame: &Frame,
    plan: &Plan,
    slots: &[Exact],
    outcome: &Outcome,
) -> Vec<Unequal> {
    let Some(terms) = &model.equal_terms else { return Vec::new() };
    let Some(column) = frame.column(terms.column) else { return Vec::new() };
    let Cells::Texts(cells) = &column.cells else { return Vec::new() };
    let mut unequal = Vec::new();
    for (instance, cell) in cells.iter().enumerate() {
        let Some(other) = cell.as_deref().and_then(|kind| other_kind(terms, kind)) else { continue };
        let turned = turned(frame, terms.column, column, cells, instance, other);
        let then = match plan.run(&turned, slots) {
            Answer::Decided(then) => then,
            Answer::NeedsExact(_) => match Evaluator::new(model, &turned, slots).run() {
                Ok(then) => then,
                Err(_) => continue,
            },
        };
        let paid = |outcome: &Outcome| paid_to(model, frame, outcome, terms, column.grain, instance);
        let (now, then) = (paid(outcome), paid(&then));
        if now != then {
            let member = member(frame, column.grain, instance);
            unequal.push(Unequal { member, now, then });
        }
    }
    unequal
}

fn other_kind<'a>(terms: &'a EqualTerms, kind: &str) -> Option<&'a str> {
    match &terms.between {
        [a, b] if a == kind => Some(b),
        [a, b] if b == kind => Some(a),
        _ => None,
    }
}

fn turned(
    frame: &Frame,
    id: ColumnId,
    column: &Column,
    cells: &[Option<String>],
    instance: usize,
    kind: &str,
) -> Frame {
    let mut cells = cells.to_vec();
    if let Some(cell) = cells.get_mut(instance) {
        *cell = Some(kind.to_owned());
    }
    frame.clone().with_column(id, Column { grain: column.grain, cells: Cells::Texts(cells) })
}

/// All amounts of one member, without those that may differ.
fn paid_to(
    model: &Model,
    frame: &Frame,
    outcome: &Outcome,
    terms: &EqualTerms,
    grain: KeySet,
    member: usize,
) -> Ore {
    let amounts =
        model.numbered().filter(|(id, node)| node.is_amount() && node.is_own() && !terms.except.contains(id));
    amounts.map(|(id, node)| outcome.paid_to(id, node.grain, frame, (grain, member))).sum()
}

fn member(frame: &Frame, grain: KeySet, instance: usize) -> String {
    let code = |key| frame.member_at(grain, instance, key).map(|member| frame.code(key, member).to_owned());
    grain.iter().filter_map(code).collect::<Vec<_>>().join(" ")
}
