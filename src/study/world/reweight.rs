//! `reweight`: rows that are picked times one factor, the others of their group times what holds the group, so that an
//! equation becomes true. Its left side is linear in the factor a: a = (y − L(0)) / (L(1) − L(0)).

use super::Maker;
use super::change::{condition, piece};
use super::structure::both;
use crate::base::number::whole;
use crate::base::{AggregateId, Key, KeySet, NodeId, Unit};
use crate::diag::{Place, ScenarioFault, Severity};
use crate::formula::tree::{Arithmetic, Comparison, Summary};
use crate::formula::typed::{Aggregate, Kind, Weight};
use crate::formula::{Op, Type, Typed};
use crate::model::parts::{CheckDef, ColumnDef, Formula, FormulaText, Origin};
use crate::scenario::{Change, Named, Reweight};
use crate::study::names::unwritten;
use crate::text::Label;

/// What a change weighs: whom it picks, the students as they are, and the groups that hold.
struct Weighed {
    picks: Typed,
    now: Typed,
    groups: KeySet,
}

/// The left side of the equation, and how it reads students and student years.
struct Left {
    typed: Typed,
    students: Op,
    years: Option<Op>,
}

impl Maker<'_> {
    /// Adds the nodes of a reweighting; nothing if it does not hold this year, or is wrong.
    pub(super) fn reweight(&mut self, change: &Change, reweight: &Reweight) -> Option<()> {
        let students = self.model.column_from(&Origin::Students)?;
        let def = self.model.column(students)?.clone();
        let picks = self.picked(change, KeySet::ROW)?;
        let days = self.days(change, KeySet::ROW, &def.name)??;
        let picks = days.into_iter().fold(picks, |picks, day| Some(both(picks, day)));
        let Some(picks) = picks else {
            self.found.error(ScenarioFault::ReweightNeeds, change.place.clone());
            return None;
        };
        let groups = self.groups(&reweight.keep)?;
        let [left, right] = self.equation(reweight, groups)?;
        let now = self.counted(&Origin::Students)?;
        let years = self.counted(&Origin::StudentYears).map(|years| years.op);
        let left = Left { typed: left, students: now.op.clone(), years };
        let weighed = Weighed { picks: picks.typed, now, groups };
        let text = picks.text;
        let nobody = self.nobody(&weighed, &def, &text, &change.place);
        let at_none = self.among(&left, nobody);
        let a = self.factor(&weighed, [&left.typed, &at_none, &right], &text, &change.place);
        let held = self.held(&weighed, a.clone());
        let b = self.value(held, &text, &change.place);
        let typed = unwritten(
            Op::If(
                Box::new(weighed.picks.clone()),
                Box::new(times(weighed.now.clone(), a.clone())),
                Box::new(times(weighed.now.clone(), b.clone())),
            ),
            def.ty(),
        );
        let node = self.stand_in(&def, Formula { typed, text }, change.place.clone());
        let node = self.put(students, node);
        self.years_follow(node, &def.label);
        let after = self.among(&left, node);
        let grain = after.ty.grain;
        let equal = condition(Op::Compare(Comparison::Equal, Box::new(after), Box::new(right)), grain);
        let nobody = is_none(self.sum(&weighed, grain, true), grain);
        let equal = condition(Op::Or(Box::new(nobody), Box::new(equal)), grain);
        self.must_hold([a, b], equal, &change.place);
        Some(())
    }

    fn groups(&mut self, keep: &[Named]) -> Option<KeySet> {
        let mut keys = KeySet::NONE;
        for named in keep {
            keys = keys.with(self.key(&named.text, &named.place)?);
        }
        Some(self.model.order.minimal(keys))
    }

    /// The two sides of `so_that`; the right one counts no students.
    fn equation(&mut self, reweight: &Reweight, groups: KeySet) -> Option<[Typed; 2]> {
        let mut text = FormulaText::default();
        piece(&mut text, &reweight.so_that, &mut self.found)?;
        let mut formula = self.checked(text)?;
        self.name_heads(&mut formula.typed);
        let grain = formula.typed.ty.grain;
        let place = || reweight.so_that.place.clone();
        let Op::Compare(Comparison::Equal, left, right) = formula.typed.op else {
            self.found.error(ScenarioFault::ReweightWantsEquation, place());
            return None;
        };
        let is_number = left.ty.unit().is_some();
        if !is_number || self.counts_heads(&right) || !self.counts_heads(&left) || grain.has(Key::ROW) {
            self.found.error(ScenarioFault::ReweightWantsEquation, place());
            return None;
        }
        if !self.model.order.determines(groups, grain) {
            let (keep, keys) = (self.key_names(groups), self.key_names(grain));
            self.found.error(ScenarioFault::KeepDoesNotSettle { keep, keys }, place());
            return None;
        }
        let [mut left, mut right] = [*left, *right];
        left.ty.grain = grain;
        right.ty.grain = if right.ty.grain.is_empty() { right.ty.grain } else { grain };
        Some([left, right])
    }

    fn counts_heads(&self, typed: &Typed) -> bool {
        let heads =
            [Origin::Students, Origin::StudentYears].map(|origin| self.counted(&origin).map(|head| head.op));
        let mut counts = false;
        typed.walk(&mut |part| counts |= heads.iter().flatten().any(|head| *head == part.op));
        counts
    }

    /// The students if none of those picked were there and their groups still held.
    fn nobody(&mut self, weighed: &Weighed, def: &ColumnDef, text: &FormulaText, place: &Place) -> NodeId {
        let held = self.held(weighed, number(0));
        let others = times(weighed.now.clone(), self.value(held, text, place));
        let none = times(weighed.now.clone(), number(0));
        let typed = Op::If(Box::new(weighed.picks.clone()), Box::new(none), Box::new(others));
        let formula = Formula { typed: unwritten(typed, def.ty()), text: text.clone() };
        let node = self.stand_in(def, formula, place.clone());
        self.step(node, None)
    }

    /// The factor of those picked; 1 where there is nobody.
    fn factor(&mut self, weighed: &Weighed, sides: [&Typed; 3], text: &FormulaText, place: &Place) -> Typed {
        let [left, at_none, right] = sides;
        let grain = left.ty.grain;
        let there = self.sum(weighed, grain, true);
        let (above, below) = (less(right.clone(), at_none.clone()), less(left.clone(), at_none.clone()));
        let quotient = unwritten(Op::Divide(Box::new(above), Box::new(below), None), plain(grain));
        let typed = if_none(there, number(1), quotient);
        self.value(typed, text, place)
    }

    /// The factor of the others in each group, for a factor of those picked: (S − a·P) / (S − P); 1 where nobody is picked.
    fn held(&mut self, weighed: &Weighed, a: Typed) -> Typed {
        let grain = weighed.groups;
        let (all, there) = (self.sum(weighed, grain, false), self.sum(weighed, grain, true));
        let rest = less(all.clone(), times(there.clone(), a));
        let others = less(all, there.clone());
        let quotient = unwritten(Op::Divide(Box::new(rest), Box::new(others), None), plain(grain));
        if_none(there, number(1), quotient)
    }

    /// The students of each group, or those picked among them.
    fn sum(&mut self, weighed: &Weighed, grain: KeySet, picked: bool) -> Typed {
        let id = AggregateId(self.next_aggregate.get());
        self.next_aggregate.set(id.0 + 1);
        let condition = picked.then(|| Box::new(weighed.picks.clone()));
        let (argument, weight) = (Box::new(weighed.now.clone()), Weight::EachOnce);
        let sum =
            Aggregate { id, summary: Summary::Sum, argument, condition, weight, at: None, over: KeySet::ROW };
        unwritten(Op::Aggregate(sum), Type::of(Kind::Number(Unit::student()), grain))
    }

    /// A step on the way, and how it is read.
    fn value(&mut self, typed: Typed, text: &FormulaText, place: &Place) -> Typed {
        let grain = typed.ty.grain;
        let def = ColumnDef {
            name: "reweight".to_owned(),
            label: Label::same("reweight"),
            origin: Origin::Found,
            grain,
            kind: crate::model::parts::ColumnKind::Number { unit: Unit::plain(), min: None, max: None },
            may_be_missing: false,
            used: true,
            place: place.clone(),
        };
        let node = self.stand_in(&def, Formula { typed, text: text.clone() }, place.clone());
        let id = self.step(node, None);
        unwritten(Op::Node(id), plain(grain))
    }

    /// The left side with other students in the place of those that it counts, and student years that follow them.
    fn among(&mut self, left: &Left, other: NodeId) -> Typed {
        let mut typed = left.typed.clone();
        self.renumber(&mut typed);
        // Student years are made to follow for this one formula.
        let changed = self.changed.clone();
        self.years_follow(other, &Label::same("student_years"));
        let years = self.counted(&Origin::StudentYears).map(|years| years.op);
        self.changed = changed;
        if let Some((from, to)) = left.years.as_ref().zip(years) {
            replace(&mut typed, from, &to);
        }
        replace(&mut typed, &left.students, &Op::Node(other));
        typed
    }

    /// Aggregates over other students are others.
    fn renumber(&self, typed: &mut Typed) {
        if let Op::Aggregate(aggregate) = &mut typed.op {
            aggregate.id = AggregateId(self.next_aggregate.get());
            self.next_aggregate.set(aggregate.id.0 + 1);
        }
        typed.parts_mut().into_iter().for_each(|part| self.renumber(part));
    }

    /// No factor below zero, and the equation true: else the left side was not linear, or the group could not hold.
    fn must_hold(&mut self, factors: [Typed; 2], equal: Typed, place: &Place) {
        let above = factors.into_iter().map(|factor| {
            let grain = factor.ty.grain;
            condition(Op::Compare(Comparison::AtLeast, Box::new(factor), Box::new(number(0))), grain)
        });
        for typed in above.chain([equal]) {
            let message = Label {
                sv: "omviktningen går inte: för få elever att ta av, eller en likhet som inte är linjär".to_owned(),
                en: "the reweighting cannot be done: too few students to take from, or an equation that is not linear"
                    .to_owned(),
            };
            self.checks.push(CheckDef {
                name: "reweight".to_owned(),
                condition: Formula { typed, text: FormulaText::default() },
                level: Severity::Error,
                message: Some(message),
                place: place.clone(),
            });
        }
    }
}

fn plain(grain: KeySet) -> Type {
    Type::of(Kind::Number(Unit::plain()), grain)
}

fn number(number: i64) -> Typed {
    unwritten(Op::Number(whole(number)), Type::constant(Unit::plain()))
}

/// A product that varies with its first factor.
fn times(a: Typed, b: Typed) -> Typed {
    let ty = a.ty.clone();
    unwritten(Op::Arithmetic(Arithmetic::Multiply, Box::new(a), Box::new(b)), ty)
}

/// A difference at the finer grain of the two.
fn less(a: Typed, b: Typed) -> Typed {
    let ty = if a.ty.grain.is_empty() { b.ty.clone() } else { a.ty.clone() };
    unwritten(Op::Arithmetic(Arithmetic::Subtract, Box::new(a), Box::new(b)), ty)
}

/// One thing where nobody is there, another elsewhere.
fn if_none(there: Typed, none: Typed, some: Typed) -> Typed {
    let grain = some.ty.grain;
    unwritten(Op::If(Box::new(is_none(there, grain)), Box::new(none), Box::new(some)), plain(grain))
}

fn is_none(there: Typed, grain: KeySet) -> Typed {
    condition(Op::Compare(Comparison::Equal, Box::new(there), Box::new(number(0))), grain)
}

fn replace(typed: &mut Typed, from: &Op, to: &Op) {
    if typed.op == *from {
        typed.op = to.clone();
    }
    typed.parts_mut().into_iter().for_each(|part| replace(part, from, to));
}
