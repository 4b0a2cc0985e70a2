//! An explanation as a document: one tree that an officer can read aloud.

use super::say;
use crate::base::number::{decimals, plain};
use crate::base::{Exact, NodeId, SlotId, Step, Unit};
use crate::diag::Language;
use crate::explain::{Explainer, Piece, Quantity, Read, Reason, What};
use crate::model::parts::{Body, NodeDef, Source};
use crate::report::document::{Block, Branch, Document, Section};
use crate::report::numbers::{exact, money, number};
use crate::report::words::Word;
use crate::study::RunResult;
use num_traits::One;
use std::cell::RefCell;
use std::collections::BTreeSet;

/// The document that explains what one school gets.
#[must_use]
pub fn explain(
    run: &RunResult,
    school: usize,
    code: &str,
    amount: Option<NodeId>,
    language: Language,
) -> Document {
    let teller = Teller::new(run, language);
    let grain = run.model.payee.map_or(crate::base::KeySet::NONE, crate::base::KeySet::of);
    let grain = run.model.order.minimal(grain);
    let explainer = Explainer::new(&run.model, &run.bound.frame, &run.slots);
    let wanted = amount.map_or_else(|| teller.tops(), |id| vec![id]);
    let reasons: Vec<Reason> = wanted.iter().filter_map(|id| explainer.why(*id, (grain, school))).collect();
    let blocks = reasons.iter().map(|reason| Block::Tree(teller.branch(reason))).collect();
    let amount = amount
        .and_then(|id| run.model.node(id))
        .map_or_else(|| Word::Total.text(language), |n| say(&n.label, language));
    let school = super::school_name(run, code);
    let title = Word::ExplainTitle { school, amount }.text(language);
    Document {
        subtitle: say(&run.model.title, language),
        sections: vec![Section {
            title: format!("{} {code}", Word::Code.text(language)),
            blocks,
            appendix: false,
        }],
        title,
        ..Document::default()
    }
}

pub(super) struct Teller<'a> {
    run: &'a RunResult,
    language: Language,
    /// Numbers whose sources have been told: told once, then referred to.
    told: RefCell<BTreeSet<SlotId>>,
    /// What has been worked out with all that it is made of: shown once, then referred to.
    shown: RefCell<Vec<Reason>>,
}

impl<'a> Teller<'a> {
    pub(super) const fn new(run: &'a RunResult, language: Language) -> Self {
        Self { run, language, told: RefCell::new(BTreeSet::new()), shown: RefCell::new(Vec::new()) }
    }

    /// The groups that are in no other, or every amount if there is no group.
    pub(super) fn tops(&self) -> Vec<NodeId> {
        let model = &self.run.model;
        let mut tops: Vec<NodeId> = Vec::new();
        for id in model.components() {
            let mut top = id;
            while let Some(group) = model.node(top).and_then(NodeDef::group) {
                top = group;
            }
            if !tops.contains(&top) {
                tops.push(top);
            }
        }
        tops
    }

    fn branch(&self, reason: &Reason) -> Branch {
        let language = self.language;
        if matches!(reason.what, What::Node(_)) && !reason.formula.is_empty() {
            if self.shown.borrow().iter().any(|shown| reason.is_told_by(shown)) {
                let remarks = vec![Word::WorkedOutAbove.text(language)];
                let value = reason.value.as_ref().map_or_else(String::new, |value| self.quantity(value));
                return Branch { label: self.label(&reason.what), value, remarks, children: Vec::new() };
            }
            self.shown.borrow_mut().push(reason.clone());
        }
        let mut remarks = Vec::new();
        remarks.extend(reason.source.as_ref().map(|source| self.source(source)));
        if !reason.formula.is_empty() {
            remarks.push(Word::Formula { text: one_line(&reason.formula) }.text(language));
        }
        let filled: String = reason.filled.iter().map(|piece| self.piece(piece)).collect();
        if !filled.is_empty() && reason.value.as_ref().map(|v| self.quantity(v)) != Some(filled.clone()) {
            remarks.push(Word::WithNumbers { text: filled }.text(language));
        }
        let shown: Vec<String> =
            reason.children.iter().filter_map(|child| self.node_name(&child.what)).collect();
        let below = |read: &&Read| !matches!(read, Read::Named(name, _) if shown.contains(name));
        remarks.extend(reason.reads.iter().filter(below).map(|read| self.read(read)));
        if let Some(step) = self.step(reason) {
            let step = format!("{} {}", plain(step.size()), self.run.model.units.currency());
            let word = if self.share_step(reason).is_some() {
                Word::LargestRemainder { step }
            } else {
                Word::RoundedTo { step }
            };
            remarks.push(word.text(language));
        }
        let value = reason.value.as_ref().map_or_else(String::new, |value| self.quantity(value));
        let children = reason.children.iter().map(|child| self.branch(child)).collect();
        Branch { label: self.label(&reason.what), value, remarks, children }
    }

    fn node_name(&self, what: &What) -> Option<String> {
        let What::Node(id) = what else { return None };
        let node = self.run.model.node(*id)?;
        Some(
            node.variant
                .as_ref()
                .map_or_else(|| node.name.clone(), |variant| format!("{variant}.{}", node.name)),
        )
    }

    /// What an amount is rounded to; the parts of a pot to the pot's own step.
    fn step(&self, reason: &Reason) -> Option<Step> {
        let own = reason.rounded.as_ref().map(|(step, _)| step.clone());
        self.share_step(reason).or(own)
    }

    fn share_step(&self, reason: &Reason) -> Option<Step> {
        let What::Node(id) = &reason.what else { return None };
        match &self.run.model.node(*id)?.body {
            Body::Share(share) => share.to.clone(),
            _ => None,
        }
    }

    pub(super) fn label(&self, what: &What) -> String {
        let language = self.language;
        match what {
            What::Node(id) => self.run.model.node(*id).map_or_else(String::new, |node| {
                let label = say(&node.label, language);
                match &node.variant {
                    Some(variant) => format!("{label} ({variant})"),
                    None => label,
                }
            }),
            What::Members(members) => {
                let one = |(key, code): &(crate::base::Key, String)| {
                    let label = self
                        .run
                        .model
                        .keys
                        .get(key.index())
                        .map_or_else(String::new, |k| say(&k.label, language));
                    let name = self.run.bound.names.get(&(*key, code.clone()));
                    name.map_or_else(|| format!("{label} {code}"), |name| format!("{label} {code} {name}"))
                };
                members.iter().map(one).collect::<Vec<_>>().join(", ")
            }
            What::Students(heads) => Word::CaseOf { students: exact(heads, language) }.text(language),
            What::Pot => Word::Pot.text(language),
            What::First => Word::First.text(language),
            What::Weight => Word::Weight.text(language),
            What::AllWeights => Word::AllWeights.text(language),
            What::ExactPart => Word::ExactPart.text(language),
            What::NoPart => Word::NoPart.text(language),
            What::Poured => Word::Poured.text(language),
            What::Order => Word::LineOrder.text(language),
            What::UpTo => Word::LineHolds.text(language),
            What::TakenBefore => Word::TakenBefore.text(language),
            What::Condition => Word::SolvedSoThat.text(language),
            What::Within => Word::SolvedWithin.text(language),
            What::ByBaseline => Word::ByBaseline.text(language),
            What::Rounding => Word::WhyRounding.text(language),
        }
    }

    pub(super) fn piece(&self, piece: &Piece) -> String {
        match piece {
            Piece::Sign(text) => text.clone(),
            Piece::Value(quantity) => self.quantity(quantity),
        }
    }

    pub(super) fn quantity(&self, quantity: &Quantity) -> String {
        match quantity {
            Quantity::Ore(ore) => money(*ore, self.run.model.units.currency(), self.language),
            Quantity::Number(value, unit) => self.number(value, unit),
            Quantity::Text(text) => text.clone(),
            Quantity::Missing => "–".to_owned(),
        }
    }

    /// A number in its unit: shares in per cent, others with at most four decimals.
    pub(super) fn number(&self, value: &Exact, unit: &Unit) -> String {
        let scaled = value / unit.scale();
        let places = decimals(&scaled).map_or(4, |places| places.min(4));
        let text = number(&scaled, places, self.language);
        let unit = self.unit(unit, scaled.is_one());
        if unit.is_empty() { text } else { format!("{text}\u{a0}{unit}") }
    }

    /// A unit in the words of the document's language: so many of the first, per one of the others.
    fn unit(&self, unit: &Unit, is_one: bool) -> String {
        let names = [
            ("student_year", Word::UnitStudentYear, Word::UnitStudentYears),
            ("student", Word::UnitStudent, Word::UnitStudents),
            ("point", Word::UnitPoint, Word::UnitPoints),
        ];
        let text = self.run.model.units.write(unit);
        let say = |(number, part): (usize, &str)| {
            let known = names.iter().find(|(name, ..)| *name == part);
            let word = known.map(|(_, one, many)| if number > 0 || is_one { one } else { many });
            word.map_or_else(|| part.to_owned(), |word| word.text(self.language))
        };
        text.split('/').enumerate().map(say).collect::<Vec<_>>().join("/")
    }

    fn read(&self, read: &Read) -> String {
        match read {
            Read::Slot(id) => self.slot(*id),
            Read::Named(name, quantity) => format!("{name} = {}", self.quantity(quantity)),
        }
    }

    /// A parameter or a table's row: name, value, date, source, and how an index has changed it.
    fn slot(&self, id: SlotId) -> String {
        let Some(slot) = self.run.model.slot(id) else { return String::new() };
        let language = self.language;
        let value = self.run.slots.get(id.index()).unwrap_or(&slot.value);
        let part = if slot.part.is_empty() { String::new() } else { format!(" [{}]", slot.part) };
        let mut text = format!("{}{part} = {}", slot.owner, self.number(value, &slot.unit));
        if !self.told.borrow_mut().insert(id) {
            return format!("{text} ({})", Word::ToldAbove.text(language));
        }
        let from = slot.from.map(|date| Word::InForceFrom { date: date.to_string() }.text(language));
        let details: Vec<String> = from.into_iter().chain([self.source(&slot.source)]).collect();
        text.push_str(&format!(" ({})", details.join("; ")));
        for step in &slot.indexed {
            let hundred = Exact::from_integer(100.into());
            let change = format!("{}\u{a0}%", exact(&(&step.change * hundred), language));
            let (index, date) = (step.index.clone(), step.date.to_string());
            let source = self.source(&step.source);
            text.push_str(&format!("; {}", Word::IndexedBy { index, change, date, source }.text(language)));
        }
        text
    }

    fn source(&self, source: &Source) -> String {
        match source {
            Source::Reference(text) => text.clone(),
            Source::Assumption(text) => format!("{}{text}", Word::AssumedMark.text(self.language)),
        }
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
