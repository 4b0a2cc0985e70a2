//! `set`: a column becomes a node whose formula is the new one where the change picks, the old column elsewhere.

use super::Maker;
use crate::base::{ColumnId, Exact, Key, KeySet, suggest};
use crate::diag::{FormulaFault, ModelFault, Place, RunFault, ScenarioFault, Severity};
use crate::formula::tree::Comparison;
use crate::formula::typed::{Kind, Missing};
use crate::formula::{Op, Type, Typed};
use crate::model::parts::{CheckDef, ColumnDef, ColumnKind, Formula, FormulaText, NodeDef, Origin};
use crate::scenario::{Change, SetColumn, What, When};
use crate::study::names::{ModelNames, Sees, unwritten};
use crate::text::{Label, Located};
use std::collections::BTreeMap;

impl Maker<'_> {
    /// Makes every change, in the order of the scenario.
    pub(super) fn changes(&mut self) {
        if let Some(flow) = &self.order.scenario.flow {
            self.flowing = self.flow(flow);
        }
        let changes = &self.order.scenario.changes;
        for change in changes {
            match &change.what {
                What::Set(columns) => self.set_all(change, columns),
                What::Reweight(reweight) => drop(self.reweight(change, reweight)),
                What::Move(_) | What::Add(_) | What::Remove => drop(self.structural(change)),
            }
        }
    }

    /// The columns of one change are set at once: none of its formulas sees another's new cells.
    fn set_all(&mut self, change: &Change, columns: &[SetColumn]) {
        let set: Vec<(ColumnId, NodeDef)> = columns.iter().filter_map(|set| self.set(change, set)).collect();
        for (id, node) in set {
            let (is_students, label) = (self.is_students(id), node.label.clone());
            let node = self.put(id, node);
            if is_students {
                self.years_follow(node, &label);
            }
        }
    }

    fn is_students(&self, id: ColumnId) -> bool {
        self.model.column(id).is_some_and(|def| def.origin == Origin::Students)
    }

    /// The node of a column's new cells; nothing if the change does not hold in this year, or something is wrong.
    fn set(&mut self, change: &Change, set: &SetColumn) -> Option<(ColumnId, NodeDef)> {
        let (id, def) = self.column_to_set(set)?;
        let mut formula = self.changed_formula(change, set, &def)?;
        self.fits(&def, &formula, set)?;
        self.name_heads(&mut formula.typed);
        let holds = self.holds(change, &def, &mut formula)?;
        holds.then(|| (id, self.stand_in(&def, formula, set.column.place.clone())))
    }

    fn column_to_set(&mut self, set: &SetColumn) -> Option<(ColumnId, ColumnDef)> {
        let name = set.column.text.as_str();
        let settable = |def: &ColumnDef| matches!(def.origin, Origin::Data | Origin::Students);
        let columns = (0..).map(ColumnId).zip(&self.model.columns);
        let known = columns.clone().find(|(_, def)| def.name == name && settable(def));
        if let Some((id, def)) = known {
            return Some((id, def.clone()));
        }
        let fault = if columns.clone().any(|(_, def)| def.name == name && def.origin == Origin::StudentYears)
        {
            ScenarioFault::YearsFollow
        } else {
            let names = columns.filter(|(_, def)| settable(def)).map(|(_, def)| def.name.as_str());
            let near = suggest::nearest(name, names.clone()).map(str::to_owned);
            let near = near.unwrap_or_else(|| names.collect::<Vec<_>>().join(", "));
            ScenarioFault::SetsWhat { name: name.to_owned(), near }
        };
        self.found.error(fault, set.column.place.clone());
        None
    }

    /// `if WHERE then NEW else COLUMN`, checked as one formula whose pieces keep their places.
    fn changed_formula(&mut self, change: &Change, set: &SetColumn, def: &ColumnDef) -> Option<Formula> {
        let mut joined = FormulaText::default();
        joined.text.push_str("if (");
        match &change.condition {
            Some(condition) => piece(&mut joined, condition, &mut self.found)?,
            None => joined.text.push_str("true"),
        }
        joined.text.push_str(") then (");
        piece(&mut joined, &set.formula, &mut self.found)?;
        joined.text.push_str(") else ");
        joined.text.push_str(&def.name);
        self.checked(joined)
    }

    /// A formula of the scenario, checked against what it sees so far; what is wrong with it is told.
    pub(super) fn checked(&mut self, text: FormulaText) -> Option<Formula> {
        let sees = Sees::Scenario { changed: &self.changed, run: self.order.run };
        let names = ModelNames { model: &self.model, sees };
        let formula = names.formula(text, &self.next_aggregate, &mut self.found)?;
        self.mark_used(&formula.typed);
        Some(formula)
    }

    pub(super) fn mark_used(&mut self, typed: &Typed) {
        let columns = &mut self.model.columns;
        typed.walk(&mut |part| {
            if let Op::Column(id) = &part.op
                && let Some(column) = columns.get_mut(id.index())
            {
                column.used = true;
            }
        });
    }

    /// The new cells fit the column: at its grain, there where it must be, among its options.
    fn fits(&mut self, def: &ColumnDef, formula: &Formula, set: &SetColumn) -> Option<()> {
        let (ty, place) = (&formula.typed.ty, set.formula.place.clone());
        if !self.model.order.determines(def.grain, ty.grain) {
            let (formula, per) = (self.key_names(ty.grain), self.key_names(def.grain));
            self.found.error(ModelFault::DoesNotFitPer { name: def.name.clone(), formula, per }, place);
            return None;
        }
        if ty.missing == Missing::Declared && !def.may_be_missing {
            self.found.error(FormulaFault::MayBeMissing, place);
            return None;
        }
        let ColumnKind::Text(options) = &def.kind else { return Some(()) };
        let mut texts = Vec::new();
        results(&formula.typed, &mut texts);
        let stranger = texts.into_iter().find(|text| !options.is_empty() && !options.contains(text));
        let Some(stranger) = stranger else { return Some(()) };
        let near = suggest::nearest(&stranger, options.iter().map(String::as_str));
        let near = near.map_or_else(|| options.join(", "), str::to_owned);
        self.found.error(RunFault::NotAnOption { text: stranger, near }, place);
        None
    }

    /// Whether a change of a column holds in the budget year at all; one of a day gets that as a condition.
    fn holds(&mut self, change: &Change, def: &ColumnDef, formula: &mut Formula) -> Option<bool> {
        let Some(days) = self.days(change, def.grain, &def.name)? else { return Some(false) };
        days.into_iter().for_each(|day| only_if(formula, day));
        Some(true)
    }

    /// The conditions under which a change holds in the budget year: none within if it does not hold at all; nothing
    /// if it is of a day within the year and of something that is not of rows, which is told.
    pub(super) fn days(&mut self, change: &Change, grain: KeySet, name: &str) -> Option<Option<Vec<Typed>>> {
        let mut conditions = Vec::new();
        let ends = [(&change.from, Comparison::AtLeast), (&change.to, Comparison::AtMost)];
        for (end, sign) in ends {
            match end {
                None => {}
                Some((When::Year(year), _)) if !sign.holds(self.order.run.year.cmp(year)) => {
                    return Some(None);
                }
                Some((When::Year(_), _)) => {}
                Some((When::Day(_), place)) if !grain.has(Key::ROW) => {
                    self.found.error(ScenarioFault::OnlyYears { name: name.to_owned() }, place.clone());
                    return None;
                }
                Some((When::Day(day), _)) => {
                    let begins = self.hidden(Origin::Begins, ColumnKind::Date);
                    let begins = unwritten(Op::Column(begins), Type::of(Kind::Date, KeySet::ROW));
                    let fixed = Type { fits_any: true, ..Type::of(Kind::Date, KeySet::NONE) };
                    let day = unwritten(Op::Date(*day), fixed);
                    conditions
                        .push(condition(Op::Compare(sign, Box::new(begins), Box::new(day)), KeySet::ROW));
                }
            }
        }
        Some(Some(conditions))
    }

    /// A changed column keeps within its bounds: a check of the model, so that a run that breaks it says so.
    pub(super) fn bounds(&mut self, changed: &BTreeMap<ColumnId, crate::base::NodeId>) {
        for (id, node) in changed {
            let Some(def) = self.model.column(*id).cloned() else { continue };
            let ColumnKind::Number { min, max, .. } = &def.kind else { continue };
            let place = self.model.node(*node).map_or_else(|| def.place.clone(), |node| node.place.clone());
            let value = || unwritten(Op::Node(*node), def.ty());
            let within = |bound: &Option<Exact>, sign| {
                let bound = unwritten(Op::Number(bound.clone()?), Type::constant(def.ty().unit()?.clone()));
                Some(condition(Op::Compare(sign, Box::new(value()), Box::new(bound)), def.grain))
            };
            let both = [within(min, Comparison::AtLeast), within(max, Comparison::AtMost)];
            let Some(inside) = both
                .into_iter()
                .flatten()
                .reduce(|a, b| condition(Op::And(Box::new(a), Box::new(b)), def.grain))
            else {
                continue;
            };
            let typed = if def.may_be_missing {
                let lacks = condition(Op::IsMissing(Box::new(value())), def.grain);
                condition(Op::Or(Box::new(lacks), Box::new(inside)), def.grain)
            } else {
                inside
            };
            let message = Label {
                sv: format!("scenariot ändrar `{}` till något utanför kolumnens gränser", def.name),
                en: format!("the scenario changes `{}` to something outside the column's bounds", def.name),
            };
            let condition = Formula { typed, text: FormulaText::default() };
            let (level, message) = (Severity::Error, Some(message));
            self.model.checks.push(CheckDef { name: def.name.clone(), condition, level, message, place });
        }
    }
}

pub(super) fn condition(op: Op, grain: KeySet) -> Typed {
    unwritten(op, Type::of(Kind::YesNo, grain))
}

/// A formula of the user's as a piece of a longer one; a number or yes and no stand for themselves.
pub(super) fn piece(
    joined: &mut FormulaText,
    value: &Located,
    found: &mut crate::diag::Findings,
) -> Option<()> {
    let text = match value.as_cell_text() {
        Some(text) => text,
        None => value.as_text(found)?.to_owned(),
    };
    let start = joined.text.len();
    joined.text.push_str(&text);
    let place: Place = value.inner.clone();
    joined.pieces.push((start..joined.text.len(), place));
    Some(())
}

/// A changed column changes only where a further condition holds.
fn only_if(formula: &mut Formula, further: Typed) {
    if let Op::If(condition, _, _) = &mut formula.typed.op {
        let ty = Type { grain: further.ty.grain, ..condition.ty.clone() };
        let own = std::mem::replace(condition.as_mut(), unwritten(Op::YesNo(true), ty.clone()));
        **condition = unwritten(Op::And(Box::new(further), Box::new(own)), ty.clone());
        formula.typed.ty.grain = ty.grain;
    }
}

/// The texts that a formula may give, as far as they are written in it.
fn results(typed: &Typed, texts: &mut Vec<String>) {
    match &typed.op {
        Op::Text(text) => texts.push(text.clone()),
        Op::If(_, a, b) | Op::Default(a, b) => [a, b].into_iter().for_each(|part| results(part, texts)),
        _ => {}
    }
}
