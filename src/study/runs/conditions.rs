//! Conditions and sums on results, such as `total - 7_000 kr` or `total < baseline.total`, as whole numbers of öre.

use crate::base::number::whole;
use crate::base::{Exact, Key, KeyOrder, KeySet, NodeId, Unit};
use crate::diag::{Diagnostic, Fault, Findings, FormulaFault, ScenarioFault};
use crate::formula::scope::{Meaning, Names};
use crate::formula::tree::{Arithmetic, Comparison};
use crate::formula::typed::Kind;
use crate::formula::{Op, Path, Scope, Type, Typed, check, parse};
use crate::model::Model;
use crate::text::Located;
use num_bigint::BigInt;
use num_integer::Integer;
use num_traits::{One, ToPrimitive, Zero};
use std::cell::Cell;
use std::collections::BTreeMap;

/// Whose result a name means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Whose {
    /// The model's own.
    Own,
    /// The baseline's, in the same run.
    Baseline,
    /// Last year's, in the same run.
    Previous,
}

/// A result that a formula reads.
pub type Reading = (Whose, String);

/// A sum of results times numbers: whole öre, divided by one number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sum {
    /// What each result is multiplied by.
    pub parts: Vec<(Reading, i128)>,
    /// What is added, in öre.
    pub constant: i128,
    /// What all is divided by.
    pub over: i128,
}

/// A comparison of a sum with zero.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Condition {
    /// What is compared.
    pub sum: Sum,
    /// How.
    pub sign: Comparison,
}

impl Sum {
    /// The sum times its divisor, with what each reading came to in öre.
    #[must_use]
    pub fn times_over(&self, of: impl Fn(&Reading) -> Option<i64>) -> Option<i128> {
        let mut sum = self.constant;
        for (reading, by) in &self.parts {
            sum = sum.checked_add(by.checked_mul(i128::from(of(reading)?))?)?;
        }
        Some(sum)
    }
}

impl Condition {
    /// Whether it holds.
    #[must_use]
    pub fn holds(&self, of: impl Fn(&Reading) -> Option<i64>) -> Option<bool> {
        Some(self.sign.holds(self.sum.times_over(of)?.cmp(&0)))
    }
}

/// The names of a model's results.
struct ResultNames<'a> {
    model: &'a Model,
    unit: Unit,
    read: std::cell::RefCell<Vec<Reading>>,
}

impl ResultNames<'_> {
    fn is_result(&self, name: &str) -> bool {
        let paid = |name: &str| self.model.node_named(name, None).and_then(|id| self.model.node(id));
        let own = paid(name);
        match own {
            Some(node) => !matches!(node.role, crate::model::parts::Role::Value),
            None => name == "total",
        }
    }
}

impl Names for ResultNames<'_> {
    fn meaning(&self, path: &Path) -> Option<Meaning> {
        let whose = match path.variant.as_deref() {
            None => Whose::Own,
            Some("baseline") => Whose::Baseline,
            Some("previous") => Whose::Previous,
            Some(_) => return None,
        };
        if !self.is_result(&path.name) {
            return None;
        }
        let reading = (whose, path.name.clone());
        let mut read = self.read.borrow_mut();
        let place = read.iter().position(|known| *known == reading).unwrap_or_else(|| {
            read.push(reading);
            read.len() - 1
        });
        let node = NodeId(u32::try_from(place).ok()?);
        Some(Meaning::Value(Op::Node(node), Type::of(Kind::Number(self.unit.clone()), KeySet::NONE)))
    }

    fn key(&self, _: &str) -> Option<Key> {
        None
    }

    fn key_name(&self, _: Key) -> String {
        String::new()
    }

    fn members(&self, _: Key) -> Option<Vec<String>> {
        None
    }

    fn all(&self) -> Vec<String> {
        let paid = self.model.nodes.iter().filter(|node| node.is_own()).map(|node| node.name.clone());
        std::iter::once("total".to_owned()).chain(paid.filter(|name| self.is_result(name))).collect()
    }
}

/// A sum of results as a formula states it; what is wrong with it is told.
pub fn sum(model: &Model, unit: &Unit, formula: &Located, found: &mut Findings) -> Option<Sum> {
    let (typed, read) = checked(model, unit, formula, found)?;
    let made = linear(&typed).and_then(|linear| linear.in_ore(&read));
    if made.is_none() {
        found.error(ScenarioFault::NoSumOfResults, formula.place.clone());
    }
    made
}

/// A condition on results as a formula states it; what is wrong with it is told.
pub fn condition(model: &Model, unit: &Unit, formula: &Located, found: &mut Findings) -> Option<Condition> {
    let (typed, read) = checked(model, unit, formula, found)?;
    let made = match &typed.op {
        Op::Compare(sign, a, b) => {
            let difference = linear(a).zip(linear(b)).map(|(a, b)| a.plus(&b, &whole(-1)));
            difference.and_then(|linear| linear.in_ore(&read)).map(|sum| Condition { sum, sign: *sign })
        }
        _ => None,
    };
    if made.is_none() {
        found.error(ScenarioFault::NoConditionOnResults, formula.place.clone());
    }
    made
}

fn checked(
    model: &Model,
    unit: &Unit,
    formula: &Located,
    found: &mut Findings,
) -> Option<(Typed, Vec<Reading>)> {
    let text = formula.as_text(found)?;
    let names = ResultNames { model, unit: unit.clone(), read: std::cell::RefCell::default() };
    let (order, next) = (KeyOrder::default(), Cell::new(0));
    let scope = Scope { units: &model.units, order: &order, names: &names, next_aggregate: &next };
    let typed = parse(text, &model.units).map_err(|fault| vec![fault]);
    match typed.and_then(|expr| check(&expr, &scope, &[])) {
        Ok(typed) => Some((typed, names.read.into_inner())),
        Err(faults) => {
            for (fault, range) in faults {
                let fault: Fault = FormulaFault::into(fault);
                found.add(Diagnostic::error(fault, formula.inner.within(range)));
            }
            None
        }
    }
}

/// A sum in base units.
#[derive(Clone, Debug, Default)]
struct Linear {
    parts: BTreeMap<u32, Exact>,
    constant: Exact,
}

impl Linear {
    fn plus(&self, other: &Self, by: &Exact) -> Self {
        let mut sum = self.clone();
        for (part, number) in &other.parts {
            let known = sum.parts.entry(*part).or_insert_with(|| whole(0));
            *known += number * by;
        }
        sum.constant += &other.constant * by;
        sum
    }

    fn times(&self, by: &Exact) -> Self {
        Self {
            parts: self.parts.iter().map(|(part, number)| (*part, number * by)).collect(),
            constant: &self.constant * by,
        }
    }

    /// Results are counted in öre, a hundredth of a base unit.
    fn in_ore(&self, read: &[Reading]) -> Option<Sum> {
        let constant = &self.constant * whole(100);
        let numbers = self.parts.values().chain([&constant]);
        let over = numbers.fold(BigInt::one(), |over, number| over.lcm(number.denom()));
        let units = |number: &Exact| (number * Exact::from_integer(over.clone())).to_integer().to_i128();
        let mut parts = Vec::new();
        for (part, number) in &self.parts {
            parts.push((read.get(*part as usize)?.clone(), units(number)?));
        }
        Some(Sum { parts, constant: units(&constant)?, over: over.to_i128()? })
    }
}

/// A formula as a sum; nothing if it multiplies results with one another or does anything else with them.
fn linear(typed: &Typed) -> Option<Linear> {
    match &typed.op {
        Op::Number(number) => Some(Linear { constant: number.clone(), ..Linear::default() }),
        Op::Node(node) => Some(Linear { parts: BTreeMap::from([(node.0, whole(1))]), constant: whole(0) }),
        Op::Negate(a) => Some(linear(a)?.times(&whole(-1))),
        Op::Arithmetic(Arithmetic::Add, a, b) => Some(linear(a)?.plus(&linear(b)?, &whole(1))),
        Op::Arithmetic(Arithmetic::Subtract, a, b) => Some(linear(a)?.plus(&linear(b)?, &whole(-1))),
        Op::Arithmetic(Arithmetic::Multiply, a, b) => {
            let (a, b) = (linear(a)?, linear(b)?);
            if a.parts.is_empty() {
                return Some(b.times(&a.constant));
            }
            b.parts.is_empty().then(|| a.times(&b.constant))
        }
        Op::Divide(a, b, None) => {
            let (a, b) = (linear(a)?, linear(b)?);
            (b.parts.is_empty() && !b.constant.is_zero()).then(|| a.times(&b.constant.recip()))
        }
        _ => None,
    }
}
