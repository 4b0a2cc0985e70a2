//! `[flow]`: the rows of later school years, made from the data's own: who moves on, stays and comes in, stage by stage.
//!
//! A row of a budget year is a row of the data at the step that its students have reached. Its students are a sum over
//! the ways there, built up stage by stage: those who were a step before, times the part that moves on; those who were
//! there, times the part that stays; those who come in. So weights that depend on inputs are computed in every draw, and
//! no number of repeats makes rows double.

mod frozen;
mod laid;
mod parts;
mod rows;
mod walk;

use super::Maker;
use super::change::piece;
use crate::base::{Key, KeySet, NodeId, Unit};
use crate::diag::{FormulaFault, ModelFault, Place, ScenarioFault};
use crate::formula::tree::Summary;
use crate::formula::typed::{Missing, Weight};
use crate::formula::{Op, Typed};
use crate::model::Run;
use crate::model::parts::{ColumnDef, Formula, FormulaText, NodeDef, Origin};
use crate::scenario::{Flow, Intake};
use crate::study::names::{ModelNames, Sees, unwritten};
use crate::text::Located;
use parts::Part;
use std::collections::BTreeMap;

/// A flow whose formulas are checked, with the nodes that will count its students.
pub(super) struct Flowing<'a> {
    flow: &'a Flow,
    step: Key,
    parts: Vec<Part>,
    stages: Vec<Stage>,
    /// Who the rows are that those who come in are like.
    like: Option<Formula>,
    /// The keys by which the number of those who come in is stated.
    by: KeySet,
    /// The nodes of each stage, from before the first: at the row's own step, one step before it, and so on.
    nodes: Vec<Vec<NodeId>>,
    /// What stands for the students.
    students: NodeId,
}

/// What happens on the day of one year.
struct Stage {
    /// The school year that begins.
    year: i32,
    moves_on: Formula,
    repeats: Option<Formula>,
    intake: Option<Formula>,
}

impl Stage {
    fn formulas(&self) -> impl Iterator<Item = &Formula> {
        std::iter::once(&self.moves_on).chain(&self.repeats).chain(&self.intake)
    }
}

impl Flowing<'_> {
    /// The formulas that are asked of the data's rows.
    pub(super) fn formulas(&self) -> impl Iterator<Item = &Typed> {
        let of_stages = self.stages.iter().flat_map(Stage::formulas);
        of_stages.chain(&self.like).map(|formula| &formula.typed)
    }

    /// The keys by which those who come in are counted.
    pub(super) const fn by(&self) -> KeySet {
        self.by
    }
}

impl<'a> Maker<'a> {
    /// Checks the flow, and lets nodes stand for the students, to be filled when the data are laid out.
    pub(super) fn flow(&mut self, flow: &'a Flow) -> Option<Flowing<'a>> {
        let students = self.model.column_from(&Origin::Students)?;
        let def = self.model.column(students)?.clone();
        let step = self.key(&flow.step.text, &flow.step.place)?;
        let order = self.order;
        let parts = parts::parts(flow, order.data, order.year, order.run, &mut self.found)?;
        let by = match &flow.intake {
            Some(intake) => self.keys_of_intake(intake)?,
            None => KeySet::NONE,
        };
        let like = match &flow.intake {
            Some(intake) => Some(self.like(intake)?),
            None => None,
        };
        let passed = |year: &i32| parts.iter().any(|part| part.passes(*year));
        let [first, last] =
            [parts.iter().map(|part| part.from).min()?, parts.iter().map(|part| part.to).max()?];
        let mut stages = Vec::new();
        // The formulas are checked also where nobody moves on as yet.
        let own = self.stage(flow, first + 1, by)?;
        for year in (first + 1..=last).filter(passed) {
            stages.push(self.stage(flow, year, by)?);
        }
        let (nodes, node) = self.counting(&def, &own, stages.len(), &flow.place);
        self.changed.insert(students, node);
        self.years_follow(node, &def.label);
        // What stands for student years follows from columns that move along with the rows.
        if let Some(last) = self.stands_for.last_mut() {
            *last = None;
        }
        Some(Flowing { flow, step, parts, stages, like, by, nodes, students: node })
    }

    /// Nodes for every stage, and the one that stands for the students: until they are filled it reads what they will.
    fn counting(
        &mut self,
        def: &ColumnDef,
        own: &Stage,
        stages: usize,
        place: &Place,
    ) -> (Vec<Vec<NodeId>>, NodeId) {
        let students = || unwritten(Op::Number(crate::base::number::whole(0)), def.ty());
        let mut nodes = Vec::new();
        for stage in 0..=stages {
            let node = |maker: &mut Self| {
                let formula = Formula { typed: students(), text: FormulaText::default() };
                let node = maker.stand_in(def, formula, place.clone());
                maker.step(node, None)
            };
            nodes.push((0..=stages - stage).map(|_| node(self)).collect());
        }
        let read = own.formulas().map(|formula| formula.typed.clone()).chain([students()]).collect();
        let typed = unwritten(Op::Max(read), def.ty());
        let formula = Formula { typed, text: own.moves_on.text.clone() };
        let node: NodeDef = self.stand_in(def, formula, place.clone());
        (nodes, self.step(node, None))
    }

    fn keys_of_intake(&mut self, intake: &Intake) -> Option<KeySet> {
        let mut keys = KeySet::NONE;
        for named in &intake.by {
            keys = keys.with(self.key(&named.text, &named.place)?);
        }
        Some(self.model.order.minimal(keys))
    }

    fn like(&mut self, intake: &Intake) -> Option<Formula> {
        let mut text = FormulaText::default();
        piece(&mut text, &intake.like, &mut self.found)?;
        let mut formula = self.checked(text)?;
        self.is_condition_of_rows(&formula.typed, &intake.like.place)?;
        self.weigh_by_students(&mut formula.typed);
        Some(formula)
    }

    /// The formulas of one year; `run.year` is the year in which students move on.
    fn stage(&mut self, flow: &Flow, year: i32, by: KeySet) -> Option<Stage> {
        let moves_on = self.part_of_row(&flow.moves_on, flow, year)?;
        let repeats = match &flow.repeats {
            Some(value) => Some(self.part_of_row(value, flow, year)?),
            None => None,
        };
        let intake = match &flow.intake {
            Some(intake) => Some(self.number_of_intake(&intake.students, flow, year, by)?),
            None => None,
        };
        Some(Stage { year, moves_on, repeats, intake })
    }

    fn in_year(&mut self, value: &Located, flow: &Flow, year: i32) -> Option<Formula> {
        let mut text = FormulaText::default();
        piece(&mut text, value, &mut self.found)?;
        let (month, day) = flow.on;
        let run = Run { date: crate::base::Date::new(year, month, day)?, year };
        // Nothing is changed before students move on.
        let unchanged = BTreeMap::new();
        let names =
            ModelNames { model: &self.model, sees: Sees::Scenario { changed: &unchanged, run: &run } };
        let formula = names.formula(text, &self.next_aggregate, &mut self.found)?;
        self.mark_used(&formula.typed);
        Some(formula)
    }

    /// Which part of a row moves on or stays: a plain number of the row itself.
    fn part_of_row(&mut self, value: &Located, flow: &Flow, year: i32) -> Option<Formula> {
        let formula = self.in_year(value, flow, year)?;
        let ty = &formula.typed.ty;
        let plain = ty.unit().is_some_and(Unit::is_plain) && ty.missing != Missing::Declared;
        if !plain || !self.model.order.determines(KeySet::ROW, ty.grain) {
            self.found.error(ScenarioFault::NoShare, value.place.clone());
            return None;
        }
        let mut counts = false;
        formula.typed.walk(&mut |part| {
            counts |= match &part.op {
                Op::Aggregate(_) => true,
                Op::Column(id) => self
                    .model
                    .column(*id)
                    .is_some_and(|def| matches!(def.origin, Origin::Students | Origin::StudentYears)),
                _ => false,
            };
        });
        if counts {
            self.found.error(ScenarioFault::FlowCounts, value.place.clone());
            return None;
        }
        Some(formula)
    }

    /// How many come in: students, or a plain number, by the keys of the intake.
    fn number_of_intake(&mut self, value: &Located, flow: &Flow, year: i32, by: KeySet) -> Option<Formula> {
        let mut formula = self.in_year(value, flow, year)?;
        let ty = &formula.typed.ty;
        let counts = |unit: &Unit| unit.is_plain() || unit.unscaled() == Unit::student();
        if !ty.unit().is_some_and(counts) || ty.missing == Missing::Declared {
            self.found.error(ScenarioFault::IntakeCounts, value.place.clone());
            return None;
        }
        if !self.model.order.determines(by, ty.grain) {
            let (formula, per) = (self.key_names(ty.grain), self.key_names(by));
            let name = "students".to_owned();
            self.found.error(ModelFault::DoesNotFitPer { name, formula, per }, value.place.clone());
            return None;
        }
        self.weigh_by_students(&mut formula.typed);
        Some(formula)
    }

    fn is_condition_of_rows(&mut self, typed: &Typed, place: &Place) -> Option<()> {
        let fault: crate::diag::Fault = if typed.ty.kind != crate::formula::typed::Kind::YesNo {
            let found = crate::formula::check::kind_name(&typed.ty.kind).to_owned();
            FormulaFault::WantsYesNo { found }.into()
        } else if typed.ty.missing == Missing::Declared {
            FormulaFault::MayBeMissing.into()
        } else if self.reads_input(typed) {
            ScenarioFault::PicksByInput.into()
        } else {
            return Some(());
        };
        self.found.error(fault, place.clone());
        None
    }

    /// The data's rows may be of another year than the budget's, where they are no student years.
    fn weigh_by_students(&self, typed: &mut Typed) {
        let students = self.model.column_from(&Origin::Students);
        let heads = students.and_then(|id| Some(unwritten(Op::Column(id), self.model.column(id)?.ty())));
        if let Op::Aggregate(aggregate) = &mut typed.op
            && aggregate.over.has(Key::ROW)
            && let Some(heads) = heads
        {
            if aggregate.weight == Weight::Heads {
                aggregate.weight = Weight::By(Box::new(heads.clone()));
            }
            if aggregate.summary == Summary::Count {
                aggregate.summary = Summary::Sum;
                *aggregate.argument = heads;
            }
        }
        typed.parts_mut().into_iter().for_each(|part| self.weigh_by_students(part));
    }
}
