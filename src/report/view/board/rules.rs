//! The models in words, made from their files: each amount, its formula, its numbers, and what a proposal changes.

use super::{Chapter, Desk};
use crate::base::number::parse_exact;
use crate::base::{Key, NodeId, SlotId};
use crate::compare::Proposal;
use crate::formula::{Op, Typed};
use crate::model::diff::{EntryDiff, Fate};
use crate::model::parts::{Body, NodeDef, Pour, Role, Share, Slot, Source};
use crate::report::document::{Block, Branch, Cell, Column, Kind, Row, Section, Sheet};
use crate::report::numbers::exact;
use crate::report::view::explain::Teller;
use crate::report::view::phrase::{Phrases, within};
use crate::report::view::{diff, say};
use crate::report::words::{Board, Word};
use crate::study::RunResult;
use std::collections::BTreeSet;

/// The chapter.
pub(super) fn chapter(desk: &Desk) -> Chapter {
    let mut parts: Vec<Section> = Vec::new();
    let today = desk.paper.results.baseline;
    parts.extend(desk.baseline().map(|run| model(desk, today, run, None)));
    for place in desk.proposals() {
        let (Some(run), Some(baseline)) = (desk.run(place), desk.baseline()) else { continue };
        let mut section = model(desk, place, run, Some(baseline));
        section.blocks.splice(1..1, changes(desk, place).map(Block::Text));
        parts.push(section);
    }
    Chapter { title: desk.text(&Board::Rules), blocks: vec![desk.paragraph(&Board::RulesText)], parts }
}

/// What a proposal adds, changes and removes, by name, in a few sentences.
fn changes(desk: &Desk, place: usize) -> Option<String> {
    let own = desk.paper.proposals.iter().find(|one| one.model == place)?;
    let entries = own.diff.entries.iter().filter(|entry| entry.moves_money && entry.section != "model");
    let names = |want: &dyn Fn(&Fate) -> bool| {
        let called = |entry: &EntryDiff| match entry.label.of(desk.paper.language) {
            "" => entry.name.clone(),
            label => within(label),
        };
        entries.clone().filter(|entry| want(&entry.fate)).map(called).collect::<Vec<String>>()
    };
    let added = names(&|fate| matches!(fate, Fate::Added));
    let changed = names(&|fate| matches!(fate, Fate::Changed | Fate::Replaced { .. } | Fate::Renamed { .. }));
    let removed = names(&|fate| matches!(fate, Fate::Removed));
    let mut sentences = Vec::new();
    for (names, word) in [
        (added, (|names| Board::ChangeAdds { names }) as fn(String) -> Board),
        (changed, |names| Board::ChangeChanges { names }),
        (removed, |names| Board::ChangeRemoves { names }),
    ] {
        if !names.is_empty() {
            sentences.push(desk.text(&word(names.join("; "))));
        }
    }
    Some(match sentences.is_empty() {
        true => desk.text(&Board::RulesSame { model: desk.title(place) }),
        false => sentences.join(" "),
    })
}

/// Every difference in the words of the files, for those who look things up.
pub(super) fn differences(desk: &Desk) -> Vec<Section> {
    let one = |own: &Proposal| {
        let mut blocks = Vec::new();
        for section in diff::changes(&own.diff, desk.paper.language) {
            blocks.push(Block::Text(section.title));
            blocks.extend(section.blocks);
        }
        let title = desk.text(&Board::RulesChange { model: desk.title(own.model) });
        (!blocks.is_empty()).then_some(Section { title, blocks, appendix: true })
    };
    desk.paper.proposals.iter().filter_map(one).collect()
}

/// One model: its amounts as trees, then its numbers. Of a proposal only the amounts that the baseline does not compute
/// in the same words.
fn model(desk: &Desk, place: usize, run: &RunResult, baseline: Option<&RunResult>) -> Section {
    let tell = |run| Telling { desk, run, phrases: Phrases { run, language: desk.paper.language } };
    let (own, theirs) = (tell(run), baseline.map(tell));
    let components = run.model.components();
    let version = run.model.version.clone();
    let mut about = desk.text(&match components.len() {
        1 => Board::RulesAboutOne { version },
        count => Board::RulesAbout { version, count: count.to_string() },
    });
    if let Some(decides) = &run.model.decides_for {
        about.push(' ');
        about.push_str(&desk.text(&Board::RulesDecides { text: own.phrases.of(&decides.typed) }));
    }
    let known: Vec<(String, Vec<String>)> = theirs.iter().flat_map(Telling::amounts).map(signature).collect();
    let (same, told): (Vec<Branch>, Vec<Branch>) =
        own.amounts().into_iter().partition(|branch| known.contains(&signature(branch.clone())));
    if !same.is_empty() {
        let names: Vec<String> = same.into_iter().map(|branch| branch.label).collect();
        about.push(' ');
        about.push_str(&desk.text(&Board::RulesAsToday { names: own.phrases.joined(&names) }));
    }
    let mut blocks = vec![Block::Text(about)];
    blocks.extend(told.into_iter().map(Block::Tree));
    blocks.extend(own.numbers(baseline).map(Block::Table));
    Section { title: desk.title(place), blocks, appendix: false }
}

/// An amount's own words, to tell whether another model computes it in the same way.
fn signature(branch: Branch) -> (String, Vec<String>) {
    let mut lines = vec![branch.value];
    lines.extend(branch.remarks);
    lines.extend(branch.children.into_iter().map(|child| format!("{} {}", child.label, child.value)));
    (branch.label, lines)
}

/// Tells of one model.
struct Telling<'a> {
    desk: &'a Desk<'a>,
    run: &'a RunResult,
    phrases: Phrases<'a>,
}

impl Telling<'_> {
    /// Every amount of the total.
    fn amounts(&self) -> Vec<Branch> {
        let nodes = self.run.model.components().into_iter();
        nodes.filter_map(|id| Some(self.amount(self.run.model.node(id)?))).collect()
    }

    fn text(&self, word: &Board) -> String {
        self.desk.text(word)
    }

    /// What an amount is, what it is computed from, and the values on its way.
    fn amount(&self, node: &NodeDef) -> Branch {
        let mut remarks = vec![self.body(node)];
        let per = match node.per.as_slice() {
            [] => Board::PaidOnce,
            keys => {
                let names: Vec<String> = keys.iter().map(|key: &Key| self.phrases.key(*key)).collect();
                Board::PaidPer { keys: self.phrases.joined(&names) }
            }
        };
        let mut how = vec![self.text(&per)];
        if let Role::Amount { round: (step, _), .. } = &node.role
            && !matches!(&node.body, Body::Share(share) if share.to.is_some())
        {
            how.push(self.text(&Board::RoundedTo { step: self.money(step.size()) }));
        }
        remarks.push(how.join(", "));
        remarks.extend(node.source.as_ref().map(|source| self.source(source)));
        let values = self.values(node).into_iter().filter_map(|id| self.value(id));
        Branch {
            label: say(&node.label, self.desk.paper.language),
            value: String::new(),
            remarks,
            children: values.collect(),
        }
    }

    fn money(&self, size: &crate::base::Exact) -> String {
        format!("{}\u{a0}{}", exact(size, self.desk.paper.language), self.desk.speech.currency)
    }

    fn source(&self, source: &Source) -> String {
        match source {
            Source::Reference(text) => text.clone(),
            Source::Assumption(text) => {
                format!("{}{text}", Word::AssumedMark.text(self.desk.paper.language))
            }
        }
    }

    /// How a node is computed, in words.
    fn body(&self, node: &NodeDef) -> String {
        match &node.body {
            Body::Formula(formula) => self.phrases.of_amount(&formula.typed, node.grain),
            Body::Share(share) => self.share(node, share),
            Body::Pour(pour) => self.pour(pour),
            Body::Solve(solve) => {
                self.text(&Board::Solved { condition: self.phrases.of(&solve.difference.typed) })
            }
            Body::Settled(_) | Body::Unknown => String::new(),
        }
    }

    fn share(&self, node: &NodeDef, share: &Share) -> String {
        let total = self.phrases.of(&share.total.typed);
        let mut parts = vec![self.text(&match share.weight.typed.ty.fits_any {
            true => Board::PotEqually { total },
            false => {
                let weight = self.phrases.of_amount(&share.weight.typed, node.grain);
                Board::PotShared { total, weight }
            }
        })];
        let among = share.among.as_ref().map(|among| self.phrases.of(&among.typed));
        parts.extend(among.map(|among| self.text(&Board::PotAmong { among })));
        let first = share.first.as_ref().map(|first| self.phrases.of(&first.typed));
        parts.extend(first.map(|first| self.text(&Board::PotFirst { first })));
        let to = share.to.as_ref().map(|to| self.money(to.size()));
        parts.extend(to.map(|step| self.text(&Board::PotTo { step })));
        parts.join("; ")
    }

    fn pour(&self, pour: &Pour) -> String {
        let [amount, order, up_to] =
            [&pour.amount, &pour.order, &pour.up_to].map(|formula| self.phrases.of(&formula.typed));
        self.text(&Board::PouredInto { amount, order, up_to })
    }

    /// The values that a node reads, and those that they read, each once, in the model's order.
    fn values(&self, node: &NodeDef) -> Vec<NodeId> {
        let mut found: BTreeSet<NodeId> = BTreeSet::new();
        let mut open: Vec<&NodeDef> = vec![node];
        while let Some(node) = open.pop() {
            for formula in node.texts() {
                for id in read(&formula.typed) {
                    let inner = self.run.model.node(id).filter(|inner| is_step(inner));
                    if let Some(inner) = inner.filter(|_| found.insert(id)) {
                        open.push(inner);
                    }
                }
            }
        }
        found.into_iter().collect()
    }

    fn value(&self, id: NodeId) -> Option<Branch> {
        let node = self.run.model.node(id)?;
        let what = self.body(node);
        let name = say(&node.label, self.desk.paper.language);
        (!what.is_empty()).then(|| Branch {
            label: self.text(&Board::Where { name, what }),
            remarks: node.source.as_ref().map(|source| self.source(source)).into_iter().collect(),
            ..Branch::default()
        })
    }

    /// The numbers that the model states and its results rest on, without the rows of tables that other tables of the paper
    /// hold: of a proposal those that the baseline does not state.
    fn numbers(&self, baseline: Option<&RunResult>) -> Option<Sheet> {
        let language = self.desk.paper.language;
        let same = |slot: &Slot| {
            baseline.is_some_and(|run| run.model.slots.iter().any(|own| own.place == slot.place))
        };
        let lists: Vec<&str> = self.long_tables();
        let slots = self.run.read_slots.iter().filter_map(|id| Some((*id, self.run.model.slot(*id)?)));
        let told = slots
            .filter(|(_, slot)| !slot.is_coordinate && !lists.contains(&slot.owner.as_str()) && !same(slot));
        let mut rows: Vec<[String; 4]> = Vec::new();
        for (id, slot) in told {
            self.add_number(id, slot, &mut rows);
        }
        let column = |id: &str, word: Word| Column::new(id, word.text(language), Kind::Text);
        let columns = vec![
            column("called", Word::Parameter),
            column("value", Word::Value),
            column("from", Word::From),
            column("source", Word::Source),
        ];
        let title = self.text(&Board::NumbersOf { model: say(&self.run.model.title, language) });
        let id = format!("numbers_{}", self.run.model.id);
        let rows: Vec<Row> = rows.into_iter().map(|row| Row::plain(row.map(Cell::Text).into())).collect();
        (!rows.is_empty()).then_some(Sheet { id, title, columns, rows })
    }

    /// Tables of more rows than a reader wants between paragraphs; all numbers stand under the sources.
    fn long_tables(&self) -> Vec<&str> {
        const MOST_ROWS: usize = 12;
        let tables = self.run.model.tables.iter().filter(|table| table.rows.len() > MOST_ROWS);
        tables.map(|table| table.name.as_str()).collect()
    }

    /// A number in the row of its owner: those that rest on the same stand together.
    fn add_number(&self, id: SlotId, slot: &Slot, rows: &mut Vec<[String; 4]>) {
        let value = self.run.slots.get(id.index()).unwrap_or(&slot.value);
        let value = Teller::new(self.run, self.desk.paper.language).number(value, &slot.unit);
        let part = slot.part.trim_matches(['(', ')']);
        let part =
            parse_exact(part).map_or_else(|_| part.to_owned(), |at| exact(&at, self.desk.paper.language));
        let value = match part.is_empty() {
            true => value,
            false => self.text(&Board::ValueAt { at: part, value }),
        };
        let called = say(&slot.label, self.desk.paper.language);
        let from = slot.from.map_or_else(String::new, |date| date.to_string());
        let source = self.source(&slot.source);
        let same = |row: &&mut [String; 4]| row[0] == called && row[2] == from && row[3] == source;
        match rows.iter_mut().find(same) {
            Some(row) => row[1] = format!("{}; {value}", row[1]),
            None => rows.push([called, value, from, source]),
        }
    }
}

/// Whether a node is a step on the way, of the model itself.
fn is_step(node: &NodeDef) -> bool {
    matches!(node.role, Role::Value) && node.is_own()
}

/// The nodes that a formula reads.
fn read(typed: &Typed) -> Vec<NodeId> {
    let mut nodes = Vec::new();
    typed.walk(&mut |part| {
        if let Op::Node(id) = &part.op {
            nodes.push(*id);
        }
    });
    nodes
}
