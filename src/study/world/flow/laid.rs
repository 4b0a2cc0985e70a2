//! The rows of the budget year laid out, and the nodes that count their students stage by stage.

use super::super::Maker;
use super::super::structure::found;
use super::frozen::{Kept, Then};
use super::parts::{Part, school_year};
use super::rows::Rows;
use super::walk::{Happens, Walker};
use super::{Flowing, Stage};
use crate::base::number::whole;
use crate::base::{Date, Decimal, Exact, Key, KeySet, NodeId, Unit};
use crate::diag::ScenarioFault;
use crate::formula::tree::Arithmetic;
use crate::formula::{Op, Type, Typed};
use crate::frame::{Cells, EditedRow, Frame, Number};
use crate::model::parts::{Body, ColumnKind, NodeDef, Origin};
use crate::scenario::Intake;
use crate::study::names::unwritten;
use std::collections::BTreeMap;

impl<'a> Maker<'a> {
    /// The data with the rows of the budget year in the place of their own.
    pub(in crate::study::world) fn flowed(
        &mut self,
        flowing: &Flowing<'a>,
        frame: &Frame,
        slots: &[Exact],
    ) -> Option<Frame> {
        let step = flowing.step;
        if !frame.rows_bring(step) {
            let key = self.key_names(KeySet::of(step));
            self.found.error(ScenarioFault::NotOfRows { key }, flowing.flow.step.place.clone());
            return None;
        }
        let frame = &self.with_middles(frame.clone());
        let rows = self.rows_of(flowing, frame, slots)?;
        let mut kept = Kept::default();
        self.count(flowing, &rows, &mut kept, slots)?;
        let laid = self.laid_out(flowing, &rows)?;
        Some(kept.0.into_iter().fold(laid, Frame::with_more))
    }

    /// Fills the nodes.
    fn count(&mut self, flowing: &Flowing, rows: &Rows, kept: &mut Kept, slots: &[Exact]) -> Option<()> {
        for (stage, nodes) in flowing.nodes.iter().enumerate() {
            for (back, node) in (0..).zip(nodes) {
                let typed = match stage.checked_sub(1) {
                    None => self.began(rows, back, kept)?,
                    Some(before) => {
                        let at = (flowing.stages.get(before)?, flowing.nodes.get(before)?.as_slice());
                        self.counted_after(flowing, rows, (stage, back), at, kept, slots)?
                    }
                };
                self.fill(*node, typed);
            }
        }
        let students = self.model.column_from(&Origin::Students)?;
        let ty = self.model.column(students)?.ty();
        let flowed = self.yes(vec![true; rows.walkers.len()], kept);
        let last = *flowing.nodes.last()?.first()?;
        let [flow, own] =
            [Op::Node(last), Op::Column(students)].map(|op| Box::new(unwritten(op, ty.clone())));
        self.fill(flowing.students, unwritten(Op::If(Box::new(flowed), flow, own), ty));
        Some(())
    }

    fn fill(&mut self, node: NodeId, typed: Typed) {
        if let Some(NodeDef { body: Body::Formula(formula), .. }) = self.model.nodes.get_mut(node.index()) {
            formula.typed = typed;
        }
    }

    fn yes(&mut self, cells: Vec<bool>, kept: &mut Kept) -> Typed {
        let cells = Cells::YesNo(cells.into_iter().map(Some).collect());
        found(self.kept(ColumnKind::YesNo, true, cells, kept))
    }

    /// The data's students, where a row's own step so many back is the one that it began at.
    fn began(&mut self, rows: &Rows, back: i64, kept: &mut Kept) -> Option<Typed> {
        let students = self.model.column_from(&Origin::Students)?;
        let began = |(walker, way): &(Walker, usize)| {
            let base = rows.ways.get(*way).and_then(|way| way.base.step);
            match (walker.step, base) {
                (Some(step), Some(base)) => step - back == base,
                (None, _) => back == 0,
                _ => false,
            }
        };
        let began = rows.walkers.iter().map(began).collect();
        let began = self.yes(began, kept);
        let ty = self.model.column(students)?.ty();
        Some(only(began, unwritten(Op::Column(students), ty)))
    }

    /// The students of one step after a stage.
    fn counted_after(
        &mut self,
        flowing: &Flowing,
        rows: &Rows,
        (number, back): (usize, i64),
        (stage, nodes): (&Stage, &[NodeId]),
        kept: &mut Kept,
        slots: &[Exact],
    ) -> Option<Typed> {
        let flow = flowing.flow;
        let students = self.model.column_from(&Origin::Students)?;
        let ty = self.model.column(students)?.ty();
        let before = |steps: i64| {
            let node = usize::try_from(back + steps).ok().and_then(|at| nodes.get(at))?;
            Some(unwritten(Op::Node(*node), ty.clone()))
        };
        let happens: Vec<Happens> = rows
            .walkers
            .iter()
            .map(|(walker, way)| {
                let step = walker.step.map(|step| step - back);
                let is_there = walker.step.is_some() || back == 0;
                let way = rows.ways.get(*way).filter(|_| is_there);
                way.map_or_else(Happens::default, |way| way.happens(number, step, rows.steps))
            })
            .collect();
        let all = |what: fn(&Happens) -> bool| happens.iter().map(what).collect::<Vec<bool>>();
        let mut terms = Vec::new();
        let goes = all(|one| one.goes);
        if goes.contains(&true) {
            let part = self.part_then(
                flowing,
                rows,
                &stage.moves_on.typed,
                (&goes, back + 1, &flow.moves_on.place),
                kept,
                slots,
            )?;
            let goes = self.yes(goes, kept);
            terms.push(only(goes, times(before(1)?, part)));
        }
        let stays = all(|one| one.stays);
        if let (true, Some(repeats), Some(value)) = (stays.contains(&true), &stage.repeats, &flow.repeats) {
            let part =
                self.part_then(flowing, rows, &repeats.typed, (&stays, back, &value.place), kept, slots)?;
            let stays = self.yes(stays, kept);
            terms.push(only(stays, times(before(0)?, part)));
        }
        let same = all(|one| one.same);
        if same.contains(&true) {
            let same = self.yes(same, kept);
            terms.push(only(same, before(0)?));
        }
        let comes = all(|one| one.comes);
        if let (true, Some(number), Some(intake)) = (comes.contains(&true), &stage.intake, &flow.intake) {
            let number = self.intake_then(flowing, rows, (&number.typed, &comes), intake, kept, slots)?;
            let comes = self.yes(comes, kept);
            terms.push(only(comes, times(unwritten(Op::Column(students), ty.clone()), number)));
        }
        let plus = |a: Typed, b: Typed| {
            let ty = a.ty.clone();
            unwritten(Op::Arithmetic(Arithmetic::Add, Box::new(a), Box::new(b)), ty)
        };
        Some(terms.into_iter().reduce(plus).unwrap_or_else(|| nobody(&ty)))
    }

    /// Which part of each row moves on or stays, as the row was then.
    fn part_then(
        &mut self,
        flowing: &Flowing,
        rows: &Rows,
        typed: &Typed,
        (meant, back, place): (&[bool], i64, &crate::diag::Place),
        kept: &mut Kept,
        slots: &[Exact],
    ) -> Option<Typed> {
        let step = flowing.step;
        let mut edited = Vec::new();
        let mut steps = Vec::new();
        for ((walker, _), meant) in rows.walkers.iter().zip(meant) {
            let mut keys = BTreeMap::new();
            let code = walker.step.filter(|_| *meant).map(|now| (now - back).to_string());
            if let Some(code) = &code {
                keys.insert(step, self.member(rows.frame, step, code, &flowing.flow.step.place)?);
            }
            steps.push(code);
            edited.push(EditedRow { from: Some(walker.row), keys, term: 0 });
        }
        let frame = rows.frame.with_rows(&edited);
        let rows = meant.iter().enumerate().map(|(row, meant)| meant.then_some((&frame, row))).collect();
        self.as_then(typed, &Then { rows, steps, step, place }, kept, slots)
    }

    /// How many come in for each student of the rows that they are like.
    fn intake_then(
        &mut self,
        flowing: &Flowing,
        rows: &Rows,
        (typed, meant): (&Typed, &[bool]),
        intake: &Intake,
        kept: &mut Kept,
        slots: &[Exact],
    ) -> Option<Typed> {
        let step = flowing.step;
        let first = flowing.flow.first.to_string();
        let (mut then, mut steps, mut sums) = (Vec::new(), Vec::new(), Vec::new());
        for ((walker, way), meant) in rows.walkers.iter().zip(meant) {
            let (frame, places) = rows.alone.get(walker.part)?;
            then.push(places.get(&walker.row).filter(|_| *meant).map(|row| (frame, *row)));
            steps.push(meant.then(|| first.clone()));
            let sum = rows.alike.get(*way).filter(|_| *meant).map(Number::of);
            sums.push(match sum {
                Some(None) => {
                    self.found.error(ScenarioFault::FlowTooFine, intake.like.place.clone());
                    return None;
                }
                sum => sum.flatten(),
            });
        }
        let place = &intake.students.place;
        let number = self.as_then(typed, &Then { rows: then, steps, step, place }, kept, slots)?;
        let kind = ColumnKind::Number { unit: Unit::student(), min: None, max: None };
        let sum = self.kept(kind, true, Cells::Numbers(sums), kept);
        let ty = Type { grain: KeySet::ROW, ..Type::constant(Unit::student()) };
        let ty = Type { fits_any: false, ..ty };
        let declared = Type { missing: crate::formula::typed::Missing::Declared, ..ty.clone() };
        let one = unwritten(Op::Number(whole(1)), Type::constant(Unit::student()));
        let sum = unwritten(Op::Column(sum), declared);
        let sum = unwritten(Op::Default(Box::new(sum), Box::new(one)), ty);
        let plain = Type { fits_any: false, grain: KeySet::ROW, ..Type::constant(Unit::plain()) };
        Some(unwritten(Op::Divide(Box::new(number), Box::new(sum), None), plain))
    }

    /// The rows with their keys, their terms and the part of the year that each stands for.
    fn laid_out(&mut self, flowing: &Flowing, rows: &Rows) -> Option<Frame> {
        let mut edited = Vec::new();
        let of_part = |part| self.term_keys(flowing, rows.frame, part);
        let terms: Vec<BTreeMap<Key, u32>> = (0..flowing.parts.len()).map(of_part).collect();
        for (walker, way) in &rows.walkers {
            let mut keys = terms.get(walker.part)?.clone();
            let base = rows.ways.get(*way)?.base.step;
            if let Some(step) = walker.step.filter(|step| Some(*step) != base) {
                let place = &flowing.flow.step.place;
                keys.insert(flowing.step, self.member(rows.frame, flowing.step, &step.to_string(), place)?);
            }
            edited.push(EditedRow { from: Some(walker.row), keys, term: 0 });
        }
        let laid = rows.frame.with_rows(&edited);
        let several = flowing.parts.len() > 1;
        let term = |(walker, _): &(Walker, usize)| u32::try_from(walker.part).ok().filter(|_| several);
        let laid = laid.with_terms(rows.walkers.iter().filter_map(term).collect());
        Some(self.in_the_year(flowing, rows, laid))
    }

    /// The terms of a year are called what the data call theirs, one by one, if there are as many.
    fn term_keys(&self, flowing: &Flowing, frame: &Frame, part: usize) -> BTreeMap<Key, u32> {
        let key = self.model.key_named("term").filter(|key| frame.rows_bring(*key));
        let terms: std::collections::BTreeSet<u32> = frame.row_terms().iter().copied().collect();
        let row = u32::try_from(part).ok().filter(|_| terms.len() == flowing.parts.len());
        let row = row.and_then(|part| frame.row_terms().iter().position(|term| *term == part));
        let named = key.and_then(|key| Some((key, frame.member_at(KeySet::ROW, row?, key)?)));
        named.into_iter().collect()
    }

    fn in_the_year(&self, flowing: &Flowing, rows: &Rows, mut laid: Frame) -> Frame {
        let part = |walker: &Walker| flowing.parts.get(walker.part);
        for origin in [Origin::PartOfYear, Origin::Begins] {
            let Some(id) = self.model.column_from(&origin) else { continue };
            let Some(mut column) = laid.column(id).cloned() else { continue };
            match &mut column.cells {
                Cells::Numbers(cells) => {
                    for (cell, (walker, _)) in cells.iter_mut().zip(&rows.walkers) {
                        *cell = part(walker).map(of_year);
                    }
                }
                Cells::Dates(cells) => {
                    for (cell, (walker, _)) in cells.iter_mut().zip(&rows.walkers) {
                        *cell = cell.zip(part(walker)).map(|(day, part)| later(day, part, flowing.flow.on));
                    }
                }
                _ => {}
            }
            laid = laid.with_column(id, column);
        }
        laid
    }
}

fn of_year(part: &Part) -> Number {
    match part.months {
        Some(months) => Number { decimal: Decimal::whole(i64::from(months)), over: 12 },
        None => Number::decimal(Decimal::ONE),
    }
}

/// The day on which rows begin, in the school year that their students have come to.
fn later(day: Date, part: &Part, on: (u8, u8)) -> Date {
    if part.from == part.to {
        return day;
    }
    let years = part.to - school_year(day, on);
    day.in_year(day.year() + years)
}

/// A number of students where something is so, nobody elsewhere.
fn only(so: Typed, students: Typed) -> Typed {
    let ty = students.ty.clone();
    let none = nobody(&ty);
    unwritten(Op::If(Box::new(so), Box::new(students), Box::new(none)), ty)
}

fn nobody(ty: &Type) -> Typed {
    let ty = Type { fits_any: true, grain: KeySet::NONE, head_count: false, ..ty.clone() };
    unwritten(Op::Number(whole(0)), ty)
}

fn times(students: Typed, part: Typed) -> Typed {
    let ty = students.ty.clone();
    unwritten(Op::Arithmetic(Arithmetic::Multiply, Box::new(students), Box::new(part)), ty)
}
