//! One set of numbers tried: what the model comes to with it, exactly, and what then does not hold.

use super::draws::{Count, Held};
use super::file::{Aim, Asked};
use super::measures::{LARGEST_LOSS, NEED_SLOPE};
use crate::base::number::whole;
use crate::base::{Exact, KeySet, NodeId, Ore, SlotId};
use crate::diag::{Findings, RunFault, Severity};
use crate::exact::{Evaluator, Value, stated};
use crate::formula::tree::Comparison;
use crate::formula::{Op, Typed};
use crate::frame::Frame;
use crate::model::parts::CheckDef;
use crate::model::{Anew, Model, Rulebook};
use crate::text::{Entry, Located, Table, Value as Stated};
use num_traits::Signed;

/// The name of the check that holds the equation of the aim; no other entry can have it.
const AIM: &str = "seek.aim";

/// A model laid out on data, with the numbers that are sought.
#[derive(Clone, Copy)]
pub struct Problem<'a> {
    /// What is asked.
    pub asked: &'a Asked,
    /// The model with the file's own values and checks.
    pub model: &'a Model,
    /// The data.
    pub frame: &'a Frame,
    /// Who counts the draws in which checks hold; nothing if no check asks for draws.
    pub draws: Option<&'a Count<'a>>,
}

/// What came of trying one set of numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trial {
    /// How many steps above its lower end each number is.
    pub at: Vec<usize>,
    /// The left side of the aim's equation less the right one; nothing without an equation.
    pub gap: Option<Exact>,
    /// The checks that do not hold, each with its members.
    pub broken: Vec<(String, Vec<String>)>,
    /// How far the broken checks are from holding, by a measure without unit.
    pub far: Exact,
    /// For each check that asks for draws, in how many it held.
    pub held: Vec<Held>,
    /// All that the model pays, with the file's measures; only for the answer and what is shown around it.
    pub whole: Option<Whole>,
}

/// All that a model pays with one set of numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Whole {
    /// The total.
    pub total: Ore,
    /// The measures of the file, in its order.
    pub measures: Vec<Option<Exact>>,
}

impl Trial {
    /// Whether every check holds.
    #[must_use]
    pub fn is_allowed(&self) -> bool {
        self.broken.is_empty()
    }
}

impl Asked {
    /// The rulebook with the file's own values and checks, and the aim's equation among them; with measures of our own,
    /// if they are asked for.
    #[must_use]
    pub fn laid_on(&self, law: &Rulebook, with_measures: bool, found: &mut Findings) -> Rulebook {
        let mut entries = self.entries.clone();
        if with_measures {
            entries.extend(super::measures::entries(law, &self.place));
        }
        if let Aim::Reach(formula) | Aim::Closest(formula) = &self.aim {
            entries.push(("check", aim_entry(formula)));
        }
        let from = crate::base::Date::new_year(1);
        law.with_added(&Anew { entries, source: self.source, from }, found)
    }
}

fn aim_entry(formula: &Located) -> Entry {
    let place = formula.place.clone();
    let inner = Entry { key: "formula".to_owned(), key_place: place.clone(), value: formula.clone() };
    let table = Table { entries: vec![inner], place: place.clone() };
    let value = Located { value: Stated::Table(table), place: place.clone(), inner: place.clone() };
    Entry { key: AIM.to_owned(), key_place: place, value }
}

impl<'a> Problem<'a> {
    /// The slot of each unknown; a name that is no parameter of the model is told.
    pub fn slots(&self, found: &mut Findings) -> Option<Vec<SlotId>> {
        let slot = |name: &str| {
            // The model's own numbers come before those of its baseline and variants.
            let is = |slot: &crate::model::parts::Slot| slot.owner == name && slot.part.is_empty();
            let place = self.model.slots.iter().position(is)?;
            u32::try_from(place).ok().map(SlotId)
        };
        let mut slots = Vec::new();
        for unknown in &self.asked.unknowns {
            match slot(&unknown.name) {
                Some(id) => slots.push(id),
                None => self.tell_no_parameter(&unknown.name, unknown.place.clone(), found),
            }
        }
        (slots.len() == self.asked.unknowns.len()).then_some(slots)
    }

    fn tell_no_parameter(&self, name: &str, place: crate::diag::Place, found: &mut Findings) {
        let mut known: Vec<&str> = Vec::new();
        for slot in self.model.slots.iter().filter(|slot| slot.part.is_empty()) {
            if !known.contains(&slot.owner.as_str()) {
                known.push(&slot.owner);
            }
        }
        let near = crate::base::suggest::nearest(name, known.iter().copied());
        let near = near.map_or_else(|| known.join(", "), str::to_owned);
        found.error(RunFault::SeekNoParameter { name: name.to_owned(), near }, place);
    }

    /// The two sides of the aim's equation; what is no equation between two single numbers is told.
    pub fn sides(&self, found: &mut Findings) -> Option<Option<(&'a Typed, &'a Typed)>> {
        let (Aim::Reach(formula) | Aim::Closest(formula)) = &self.asked.aim else { return Some(None) };
        let check = self.model.checks.iter().find(|check| check.name == AIM);
        let sides = check.and_then(|check| match &check.condition.typed.op {
            Op::Compare(Comparison::Equal, a, b) if check.condition.typed.ty.grain == KeySet::NONE => {
                Some((&**a, &**b))
            }
            _ => None,
        });
        if sides.is_none() {
            found.error(RunFault::SeekNoEquation, formula.place.clone());
        }
        sides.map(Some)
    }

    /// The single numbers among the file's values, in its order, and measures of our own: what is shown of each set of
    /// numbers tried.
    #[must_use]
    pub fn measures(&self) -> Vec<NodeId> {
        let values = self.asked.entries.iter().filter(|(section, _)| *section == "value");
        let single = |id: &NodeId| {
            self.model.node(*id).is_some_and(|node| node.grain == KeySet::NONE && node.unit.is_some())
        };
        let names = values.map(|(_, entry)| entry.key.as_str()).chain([LARGEST_LOSS, NEED_SLOPE]);
        names.filter_map(|name| self.model.node_named(name, None)).filter(single).collect()
    }

    /// The checks that every answer must meet.
    pub fn checks(&self) -> impl Iterator<Item = (usize, &'a CheckDef)> {
        let asked = self.asked;
        let of_draws = move |name: &str| asked.shares.iter().any(|share| share.check == name);
        let must = move |check: &CheckDef| {
            check.level == Severity::Error && check.name != AIM && !of_draws(&check.name)
        };
        self.model.checks.iter().enumerate().filter(move |(_, check)| must(check))
    }

    /// What the aim and the checks come to with these numbers, exactly.
    ///
    /// # Errors
    /// Why it cannot be computed.
    pub fn try_at(&self, at: &[usize], slots: &[SlotId]) -> Result<Trial, Findings> {
        let numbers = self.numbers(at, slots);
        let evaluator = Evaluator::new(self.model, self.frame, &numbers);
        let gap = self.gap(&evaluator);
        let (mut broken, mut far) = self.broken(&evaluator);
        let found = evaluator.findings();
        if found.has_errors() {
            return Err(found);
        }
        let held = self.held(&numbers, slots);
        for (share, held) in self.asked.shares.iter().zip(&held) {
            let draws = self.asked.drawn.as_ref().map_or(1, |drawn| drawn.draws);
            let part = Exact::new(held.held.into(), draws.into());
            if part < share.least {
                far += &share.least - part;
                broken.push((share.check.clone(), vec![format!("{} / {draws}", held.held)]));
            }
        }
        Ok(Trial { at: at.to_vec(), gap, broken, far, held, whole: None })
    }

    /// In how many draws each check that asks for draws holds.
    fn held(&self, numbers: &[Exact], slots: &[SlotId]) -> Vec<Held> {
        let number = |slot: &SlotId| numbers.get(slot.index()).cloned();
        let tried: Vec<Exact> = slots.iter().filter_map(number).collect();
        self.draws.map_or_else(Vec::new, |count| count(&tried))
    }

    /// All that the model pays with these numbers, and the file's measures.
    ///
    /// # Errors
    /// Why it cannot be computed.
    pub fn whole_at(&self, at: &[usize], slots: &[SlotId]) -> Result<Whole, Findings> {
        let numbers = self.numbers(at, slots);
        let evaluator = Evaluator::new(self.model, self.frame, &numbers);
        let whole = self.whole(&evaluator)?;
        let found = evaluator.findings();
        if found.has_errors() { Err(found) } else { Ok(whole) }
    }

    /// The model's numbers with those that are tried in their places.
    fn numbers(&self, at: &[usize], slots: &[SlotId]) -> Vec<Exact> {
        let mut numbers = stated(self.model);
        for ((unknown, step), slot) in self.asked.unknowns.iter().zip(at).zip(slots) {
            let scale = self.model.slot(*slot).map_or_else(|| whole(1), |slot| slot.unit.scale().clone());
            if let Some(number) = numbers.get_mut(slot.index()) {
                *number = unknown.at(*step) * scale;
            }
        }
        numbers
    }

    fn whole(&self, evaluator: &Evaluator) -> Result<Whole, Findings> {
        let outcome = evaluator.run()?;
        let measures = self.measures().into_iter().map(|id| evaluator.number(id, 0)).collect();
        let total = self.model.components().into_iter().map(|id| outcome.total(id)).sum();
        Ok(Whole { total, measures })
    }

    fn gap(&self, evaluator: &Evaluator) -> Option<Exact> {
        let (a, b) = self.sides(&mut Findings::new())??;
        let number = |side: &Typed| match evaluator.formula(side, (KeySet::NONE, 0)) {
            Ok(Some(Value::Number(number))) => Some(number),
            _ => None,
        };
        Some(number(a)? - number(b)?)
    }

    fn broken(&self, evaluator: &Evaluator) -> (Vec<(String, Vec<String>)>, Exact) {
        let must: Vec<usize> = self.checks().map(|(place, _)| place).collect();
        let (mut broken, mut far) = (Vec::new(), whole(0));
        for one in evaluator.broken().into_iter().filter(|one| must.contains(&one.check)) {
            let Some(check) = self.model.checks.get(one.check) else { continue };
            far += self.off(check, evaluator);
            broken.push((check.name.clone(), one.members));
        }
        (broken, far)
    }

    /// How far a broken check is from holding: for each member whose sides differ, the difference as a part of both.
    fn off(&self, check: &CheckDef, evaluator: &Evaluator) -> Exact {
        let grain = check.condition.typed.ty.grain;
        let Op::Compare(sign, a, b) = &check.condition.typed.op else { return whole(1) };
        let number = |side: &Typed, at: usize| match evaluator.formula(side, (grain, at)) {
            Ok(Some(Value::Number(number))) => Some(number),
            _ => None,
        };
        let mut far = whole(0);
        for at in 0..self.frame.len(grain) {
            let Some((a, b)) = number(a, at).zip(number(b, at)) else { continue };
            let both = a.abs() + b.abs();
            if !sign.holds(a.cmp(&b)) && both.is_positive() {
                far += (a - b).abs() / both;
            }
        }
        far
    }
}
