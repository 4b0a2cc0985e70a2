//! The forms of a value or amount that are more than a formula: a pot shared out, lines filled in order, an unknown solved for.

use super::formula::{Written, read_formula};
use super::node::Form;
use super::number::{quantity, read_step, read_unit};
use crate::base::{Exact, Step, Unit, Units};
use crate::diag::{Findings, ModelFault, Place};
use crate::formula::Expr;
use crate::formula::tree::{Arithmetic, Node};
use crate::model::law::Rule;
use crate::text::{Located, Table};

/// What `share` may say.
pub const SHARE: [&str; 6] = ["total", "among", "first", "weight", "to", "else"];
/// What `pour` may say.
pub const POUR: [&str; 3] = ["amount", "order", "up_to"];
/// What `solve` may say.
pub const SOLVE: [&str; 4] = ["between", "to", "so_that", "else"];

/// A pot shared out.
#[derive(Clone, Debug)]
pub struct RawShare {
    /// What is shared.
    pub total: Written,
    /// Who takes part.
    pub among: Option<Written>,
    /// What each gets first.
    pub first: Option<Written>,
    /// What the rest is shared by.
    pub weight: Written,
    /// What the parts are rounded to.
    pub to: Option<Step>,
    /// What holds where the weights are zero.
    pub otherwise: Option<Written>,
}

/// An amount poured into lines in order, each up to its capacity.
#[derive(Clone, Debug)]
pub struct RawPour {
    /// What is poured.
    pub amount: Written,
    /// Which line comes first: the least.
    pub order: Written,
    /// What each line holds at most.
    pub up_to: Written,
}

/// An unknown that a condition settles.
#[derive(Clone, Debug)]
pub struct RawSolve {
    /// Where the search begins and ends.
    pub between: [Exact; 2],
    /// What the answer is a whole multiple of.
    pub to: Step,
    /// The unit of the unknown.
    pub unit: Unit,
    /// What must come near zero: the left side of the condition less the right.
    pub difference: Written,
    /// How near.
    pub within: Written,
    /// What holds where no number between the ends meets the condition.
    pub otherwise: Option<Written>,
    /// Where it stands.
    pub place: Place,
}

/// Reads `share = { total, among, first, weight, to, else }`.
pub(super) fn read_share(table: &Table, units: &Units, found: &mut Findings) -> Option<Form> {
    table.refuse_unknown(&SHARE, found);
    let mut part = |name: &str| optional(table, name, units, found);
    let (total, among, first) = (part("total")?, part("among")?, part("first")?);
    let (weight, otherwise) = (part("weight")?, part("else")?);
    let (Some(total), Some(weight)) = (total, weight) else {
        found.error(ModelFault::ShareNeeds, table.place.clone());
        return None;
    };
    let to = match table.get("to") {
        Some(value) => Some(read_step(value, units, found)?),
        None => None,
    };
    Some(Form::Share(Box::new(RawShare { total, among, first, weight, to, otherwise })))
}

/// Reads `pour = { amount, order, up_to }`.
pub(super) fn read_pour(table: &Table, units: &Units, found: &mut Findings) -> Option<Form> {
    table.refuse_unknown(&POUR, found);
    let mut part = |name: &str| optional(table, name, units, found);
    let (amount, order, up_to) = (part("amount")?, part("order")?, part("up_to")?);
    let (Some(amount), Some(order), Some(up_to)) = (amount, order, up_to) else {
        found.error(ModelFault::PourNeeds, table.place.clone());
        return None;
    };
    Some(Form::Pour(Box::new(RawPour { amount, order, up_to })))
}

/// A formula that may be left out; none within if it is wrong.
fn optional(table: &Table, name: &str, units: &Units, found: &mut Findings) -> Option<Option<Written>> {
    match table.get(name) {
        Some(value) => read_formula(value, units, found).map(Some),
        None => Some(None),
    }
}

/// Reads `solve = { between = [a, b], to = "0.0001 kr/student", so_that = '…', else = '…' }`.
pub(super) fn read_solve(rule: &Rule, units: &Units, found: &mut Findings) -> Option<Form> {
    let value = rule.table.get("solve")?;
    let table = value.as_table(found)?;
    table.refuse_unknown(&SOLVE, found);
    let needs = |found: &mut Findings| {
        found.error(ModelFault::SolveNeeds { name: rule.name.clone() }, table.place.clone());
    };
    let (Some(between), Some(to), Some(so_that)) =
        (table.get("between"), table.get("to"), table.get("so_that"))
    else {
        needs(found);
        return None;
    };
    let unit = unknown_unit(rule, to, units, found)?;
    let step = read_step(to, units, found)?;
    let ends: Vec<Exact> =
        between.as_list(found)?.iter().filter_map(|end| quantity(end, &unit, units, found)).collect();
    let Ok(between) = <[Exact; 2]>::try_from(ends) else {
        needs(found);
        return None;
    };
    let [low, high] = &between;
    if low >= high {
        found.error(ModelFault::EndsTurned, table.place.clone());
        return None;
    }
    let [difference, within] = equation(so_that, units, found)?;
    let otherwise = optional(table, "else", units, found)?;
    let place = value.place.clone();
    let solve = RawSolve { between, to: step, unit, difference, within, otherwise, place };
    Some(Form::Solve(Box::new(solve)))
}

/// The unit of the unknown: declared, or that of `to`.
fn unknown_unit(rule: &Rule, to: &Located, units: &Units, found: &mut Findings) -> Option<Unit> {
    match rule.table.get("unit") {
        Some(declared) => read_unit(declared, units, found),
        None => Some(units.quantity(to.as_text(found)?).ok().and_then(|(_, unit)| unit).unwrap_or_default()),
    }
}

/// The condition is an equation `lhs = rhs within T`: what must come near zero, and how near.
fn equation(value: &Located, units: &Units, found: &mut Findings) -> Option<[Written; 2]> {
    let Written { expr, text } = read_formula(value, units, found)?;
    let Node::Within(left, right, within) = expr.node else {
        found.error(ModelFault::SolveWantsEquation, value.place.clone());
        return None;
    };
    let difference = Expr { node: Node::Arithmetic(Arithmetic::Subtract, left, right), range: expr.range };
    Some([Written { expr: difference, text: text.clone() }, Written { expr: *within, text }])
}
