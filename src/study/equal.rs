//! Equal terms: the same students under another kind of organiser must get the same, net of VAT (skollagen 16 kap. 55 §).

use crate::base::{ColumnId, Exact, KeySet, NodeId, Ore};
use crate::engine::{Answer, Moving, Plan};
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

/// What one amount pays all schools that are tried, as one kind of organiser and as the other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TermsLine {
    /// The amount.
    pub amount: NodeId,
    /// What it pays, in the order in which the model names the two kinds.
    pub sums: [Ore; 2],
    /// Whether the model lets it differ, such as compensation for VAT.
    pub may_differ: bool,
}

/// What came of trying every school as both kinds of organiser.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TermsTried {
    /// Every amount, in the model's order; nothing if the model states no check of equal terms.
    pub lines: Vec<TermsLine>,
    /// Schools that would get another sum.
    pub unequal: Vec<Unequal>,
    /// How many schools were tried.
    pub schools: usize,
}

/// Turns one school's kind at a time, and compares what that school gets.
#[must_use]
pub fn try_terms(
    model: &Model,
    frame: &Frame,
    plan: &Plan,
    slots: &[Exact],
    outcome: &Outcome,
) -> TermsTried {
    let mut tried = TermsTried::default();
    let Some(terms) = &model.equal_terms else { return tried };
    let Some(column) = frame.column(terms.column) else { return tried };
    let Cells::Texts(cells) = &column.cells else { return tried };
    tried.lines = lines(model, terms);
    let settled = plan.settle(frame, slots, &Moving { slots: &[], columns: &[terms.column] });
    let by_school = now(model, frame, outcome, &tried.lines, column.grain);
    for (instance, cell) in cells.iter().enumerate() {
        let kind = |cell: &str| terms.between.iter().position(|kind| kind == cell);
        let Some(own) = cell.as_deref().and_then(kind) else { continue };
        let Some(other) = terms.between.get(1 - own) else { continue };
        let turned = turned(frame, terms.column, column, cells, instance, other);
        let then = match plan.rest(&settled, &turned, slots) {
            Answer::Decided(then) => then,
            Answer::NeedsExact(_) => match Evaluator::new(model, &turned, slots).run() {
                Ok(then) => then,
                Err(_) => continue,
            },
        };
        let at = (column.grain, instance);
        let now: Vec<Ore> =
            by_school.iter().map(|sums| sums.get(instance).copied().unwrap_or_default()).collect();
        let then = tried.paid(model, frame, &then, at);
        tried.add(own, &now, &then, || member(frame, column.grain, instance));
    }
    tried
}

/// For each line what it pays every member of a grain.
fn now(model: &Model, frame: &Frame, outcome: &Outcome, lines: &[TermsLine], grain: KeySet) -> Vec<Vec<Ore>> {
    let own = |id: NodeId| model.node(id).map_or(KeySet::NONE, |node| node.grain);
    lines.iter().map(|line| outcome.paid_to_each(line.amount, own(line.amount), frame, grain)).collect()
}

/// Every amount of the model itself, with nothing paid.
fn lines(model: &Model, terms: &EqualTerms) -> Vec<TermsLine> {
    let amounts = model.numbered().filter(|(_, node)| node.is_amount() && node.is_own());
    let line =
        |id: NodeId| TermsLine { amount: id, sums: [Ore::ZERO; 2], may_differ: terms.except.contains(&id) };
    amounts.map(|(id, _)| line(id)).collect()
}

impl TermsTried {
    /// What one school gets of each amount.
    fn paid(&self, model: &Model, frame: &Frame, outcome: &Outcome, at: (KeySet, usize)) -> Vec<Ore> {
        let grain = |id: NodeId| model.node(id).map_or(KeySet::NONE, |node| node.grain);
        let of = |line: &TermsLine| outcome.paid_to(line.amount, grain(line.amount), frame, at);
        self.lines.iter().map(of).collect()
    }

    /// Counts one school, which is of the kind `own`.
    fn add(&mut self, own: usize, now: &[Ore], then: &[Ore], member: impl Fn() -> String) {
        self.schools += 1;
        for ((line, now), then) in self.lines.iter_mut().zip(now).zip(then) {
            for (kind, sum) in line.sums.iter_mut().enumerate() {
                *sum = *sum + if kind == own { *now } else { *then };
            }
        }
        let [now, then] = [now, then].map(|paid| {
            self.lines.iter().zip(paid).filter(|(line, _)| !line.may_differ).map(|(_, ore)| *ore).sum::<Ore>()
        });
        if now != then {
            self.unequal.push(Unequal { member: member(), now, then });
        }
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

fn member(frame: &Frame, grain: KeySet, instance: usize) -> String {
    let code = |key| frame.member_at(grain, instance, key).map(|member| frame.code(key, member).to_owned());
    grain.iter().filter_map(code).collect::<Vec<_>>().join(" ")
}
