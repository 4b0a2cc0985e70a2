//! An account of each school that can be read aloud: what it gets by each model, and how each amount is computed.

use super::Desk;
use crate::base::{Exact, Key, KeySet, Ore};
use crate::compare::{Amounts, Line, amounts};
use crate::explain::{Explainer, Quantity, Read, Reason, What};
use crate::formula::{Op, Typed};
use crate::model::parts::{Body, Slot};
use crate::report::document::{Block, Branch, Cell, Column, Kind, Role, Row, Section, Sheet};
use crate::report::numbers::number;
use crate::report::view::explain::Teller;
use crate::report::view::phrase::{Phrases, within};
use crate::report::view::say;
use crate::report::words::{Board, Word};
use crate::study::RunResult;

/// More parts than this are told as one.
const MOST_PARTS: usize = 8;

/// Every school that any model pays; nothing where nobody is paid by school.
pub(super) fn schools(desk: &Desk) -> Vec<Section> {
    let Some(run) = desk.baseline().filter(|run| run.model.payee.is_some()) else { return Vec::new() };
    let lines = desk.beside.budgets.get(desk.paper.results.baseline).map_or(&[][..], |budget| &budget.lines);
    let grain = grain(run);
    let aloud: Vec<Aloud> = models(desk).into_iter().filter_map(|place| Aloud::new(desk, place)).collect();
    let school = |(at, line): (usize, &Line)| {
        let member = run.model.payee.and_then(|key| run.bound.frame.member_at(grain, at, key));
        member.map(|_| section(desk, line, &aloud))
    };
    lines.iter().enumerate().filter_map(school).collect()
}

/// The baseline, then the proposals.
fn models(desk: &Desk) -> Vec<usize> {
    std::iter::once(desk.paper.results.baseline).chain(desk.proposals()).collect()
}

fn grain(run: &RunResult) -> KeySet {
    run.model.order.minimal(run.model.payee.map_or(KeySet::NONE, KeySet::of))
}

fn section(desk: &Desk, line: &Line, aloud: &[Aloud]) -> Section {
    let mut blocks = vec![Block::Text(text(desk, line)), Block::Table(table(desk, line))];
    let today = desk.paper.results.baseline;
    for one in aloud {
        let against = (one.place != today).then(|| pays(desk, one.place, &line.code)).flatten();
        blocks.extend(one.tree(&line.code, against.as_deref()).map(Block::Tree));
    }
    Section { title: title(desk, line), blocks, appendix: false }
}

/// By how much each proposal changes what a school gets.
fn changes(desk: &Desk, line: &Line) -> Vec<(usize, Ore, Ore)> {
    let one = |place: usize| {
        let budget = desk.beside.budgets.get(place)?;
        let own = budget.lines.iter().find(|own| own.code == line.code).map_or(Ore::ZERO, |own| own.total);
        Some((place, own, own - line.total))
    };
    desk.proposals().into_iter().filter_map(one).collect()
}

fn title(desk: &Desk, line: &Line) -> String {
    let changes = changes(desk, line);
    let (name, change) = (desk.name(&line.code), |(_, _, change): &(usize, Ore, Ore)| *change);
    match (changes.iter().map(change).min(), changes.iter().map(change).max()) {
        (Some(low), Some(high)) if low < high => {
            let [low, high] = [low, high].map(|ore| desk.speech.change_short(ore));
            desk.text(&Board::SchoolFrom { school: name, low, high })
        }
        (Some(change), _) => desk.speech.school(name, change),
        _ => name,
    }
}

fn text(desk: &Desk, line: &Line) -> String {
    let sum = desk.speech.full(line.total);
    let mut sentences = vec![desk.text(&match line.per_student(line.total) {
        Some(each) => {
            let students = desk.speech.students(&line.student_years);
            Board::SchoolIs { students, sum, each: desk.speech.each(&each) }
        }
        None => Board::SchoolIsNoStudents { sum },
    })];
    let need = desk.need.as_ref().and_then(|(needs, what)| Some((needs.by_school.get(&line.code)?, what)));
    sentences.extend(need.map(|(need, what)| {
        let need = number(need, 2, desk.paper.language);
        desk.text(&Board::SchoolNeed { what: what.clone(), need })
    }));
    sentences.extend(changes(desk, line).into_iter().map(|(place, own, change)| {
        let change = desk.speech.than_today(change);
        desk.text(&Board::SchoolBy { model: desk.title(place), sum: desk.speech.full(own), change })
    }));
    sentences.join(" ")
}

/// What each amount pays the school today and by a proposal.
fn pays(desk: &Desk, place: usize, code: &str) -> Option<Vec<Amounts>> {
    let side = |at: usize| Some((desk.run(at)?.model.as_ref(), desk.beside.budgets.get(at)?));
    Some(amounts(side(desk.paper.results.baseline)?, side(place)?, Some(code)))
}

/// One row for each amount of any model, one column for each model.
fn table(desk: &Desk, line: &Line) -> Sheet {
    let (language, today) = (desk.paper.language, desk.paper.results.baseline);
    let mut columns = vec![
        Column::new("item", Word::Item.text(language), Kind::Text),
        Column::new("today", Word::Today.text(language), Kind::Money),
    ];
    let mut rows: Vec<(String, Vec<String>, Vec<Ore>)> = Vec::new();
    let places = models(desk);
    for (column, place) in places.iter().enumerate() {
        if *place != today
            && let Some(run) = desk.run(*place)
        {
            columns.push(Column::new(run.model.id.clone(), desk.title(*place), Kind::Money));
        }
        for one in pays(desk, *place, &line.code).unwrap_or_default() {
            let known = rows.iter().position(|(name, _, _)| *name == one.name);
            let at = known.unwrap_or(rows.len());
            if known.is_none() {
                rows.push((one.name.clone(), Vec::new(), vec![Ore::ZERO; places.len()]));
            }
            // Models may call the same amount by different names.
            let label = say(&one.label, language);
            if let Some((_, labels, _)) = rows.get_mut(at).filter(|(_, labels, _)| !labels.contains(&label)) {
                labels.push(label);
            }
            if let Some(cell) = rows.get_mut(at).and_then(|(_, _, sums)| sums.get_mut(column)) {
                *cell = one.after;
            }
        }
    }
    let sum = |column: usize| rows.iter().filter_map(|(_, _, sums)| sums.get(column)).copied().sum::<Ore>();
    let total: Vec<Ore> = (0..places.len()).map(sum).collect();
    let row = |label: String, sums: Vec<Ore>, role| Row {
        cells: std::iter::once(Cell::Text(label)).chain(sums.into_iter().map(Cell::Ore)).collect(),
        role,
    };
    let total = row(Word::Total.text(language), total, Role::Total);
    let rows =
        rows.into_iter().map(|(_, labels, sums)| row(labels.join(" / "), sums, Role::Plain)).chain([total]);
    Sheet { id: format!("school_{}", line.code), title: desk.name(&line.code), columns, rows: rows.collect() }
}

/// Tells how one model computes what a school gets.
struct Aloud<'a> {
    desk: &'a Desk<'a>,
    place: usize,
    run: &'a RunResult,
    explainer: Explainer<'a>,
    teller: Teller<'a>,
}

impl<'a> Aloud<'a> {
    fn new(desk: &'a Desk<'a>, place: usize) -> Option<Self> {
        let run = desk.run(place)?;
        let explainer = Explainer::new(&run.model, &run.bound.frame, &run.slots);
        Some(Self { desk, place, run, explainer, teller: Teller::new(run, desk.paper.language) })
    }

    /// Every amount of a school; of a proposal only those that pay something else than today.
    fn tree(&self, code: &str, against: Option<&[Amounts]>) -> Option<Branch> {
        let grain = grain(self.run);
        let payee = self.run.model.payee?;
        let frame = &self.run.bound.frame;
        let is_school = |at: &usize| {
            frame.member_at(grain, *at, payee).is_some_and(|member| frame.code(payee, member) == code)
        };
        let at = (0..frame.len(grain)).find(is_school)?;
        let amounts = self.run.model.components();
        let told = amounts.iter().filter(|id| {
            let name = self.run.model.node(**id).map_or("", |node| &node.name);
            let same = |one: &Amounts| one.name == name && one.change() == Ore::ZERO;
            !against.is_some_and(|all| all.iter().any(same))
        });
        let reasons = told.filter_map(|id| self.explainer.short(*id, (grain, at)));
        let children: Vec<Branch> = reasons.filter(is_paid).map(|reason| self.amount(&reason)).collect();
        let word = match against {
            None => Board::SchoolAloud { model: self.desk.title(self.place) },
            Some(_) => Board::SchoolAloudChanged { model: self.desk.title(self.place) },
        };
        let label = self.desk.text(&word);
        (!children.is_empty()).then_some(Branch { label, children, ..Branch::default() })
    }

    fn amount(&self, reason: &Reason) -> Branch {
        let is_part = |line: &&Reason| matches!(line.what, What::Members(_));
        let (mut remarks, mut children) = (Vec::new(), Vec::new());
        if self.has_few(&reason.children) {
            let least = self.desk.paper.shield.least().to_string();
            remarks.push(self.desk.text(&Board::NotSplit { least }));
        } else {
            children.extend(self.share(&reason.children));
            let parts: Vec<&Reason> = reason.children.iter().filter(is_part).collect();
            if !parts.is_empty() || told(&reason.children, &What::Weight).is_none() {
                remarks.extend(self.in_words(&reason.what));
            }
            if parts.len() > MOST_PARTS {
                let label = self.desk.text(&Board::PartsMany { count: parts.len().to_string() });
                children.push(Branch { label, ..Branch::default() });
            } else {
                children.extend(parts.into_iter().map(|line| self.line(line)));
            }
            let lines = reason.children.iter().filter(|line| matches!(line.what, What::Students(_)));
            children.extend(lines.map(|line| self.line(line)));
        }
        let rest =
            reason.children.iter().filter(|line| matches!(line.what, What::ByBaseline | What::Rounding));
        children.extend(rest.map(|line| self.line(line)));
        let label = self.teller.label(&reason.what);
        Branch { label, value: self.value(reason), remarks, children }
    }

    /// The formula of an amount in words, where no line shows it with all its numbers.
    fn in_words(&self, what: &What) -> Option<String> {
        let What::Node(id) = what else { return None };
        let node = self.run.model.node(*id)?;
        let phrases = Phrases { run: self.run, language: self.desk.paper.language };
        match &node.body {
            Body::Formula(formula) if !sums_rows(&formula.typed) => {
                Some(phrases.of_amount(&formula.typed, node.grain))
            }
            Body::Share(share) => share.first.as_ref().map(|first| phrases.of(&first.typed)),
            _ => None,
        }
    }

    /// Whether a line counts so few students that they might be known by what they bring: then no line is shown, for the
    /// others and the sum would tell it.
    fn has_few(&self, lines: &[Reason]) -> bool {
        let least = Exact::from_integer(self.desk.paper.shield.least().into());
        lines.iter().any(|line| matches!(&line.what, What::Students(heads) if *heads < least))
    }

    fn value(&self, line: &Reason) -> String {
        match &line.value {
            Some(Quantity::Number(number, unit)) if unit.is_money() => {
                Ore::rounded(number).map_or_else(|_| String::new(), |ore| self.desk.speech.full(ore))
            }
            Some(value) => self.teller.quantity(value),
            None => String::new(),
        }
    }

    /// One line: who, and the formula with numbers in it.
    fn line(&self, line: &Reason) -> Branch {
        let filled: String = line.filled.iter().map(|piece| self.teller.piece(piece)).collect();
        let who = match &line.what {
            What::Students(_) => self.group(&line.reads),
            What::ByBaseline => self.desk.text(&Board::OthersToday),
            what => self.teller.label(what),
        };
        let label = match (who.is_empty(), filled.is_empty()) {
            (_, true) => who,
            (true, false) => filled,
            (false, false) => format!("{who}: {filled}"),
        };
        Branch { label, value: self.value(line), ..Branch::default() }
    }

    /// A part of a pot in one line: pot × weight / all weights.
    fn share(&self, lines: &[Reason]) -> Vec<Branch> {
        let find = |what: &What| told(lines, what);
        let (Some(pot), Some(exact)) = (find(&What::Pot), find(&What::ExactPart)) else { return Vec::new() };
        let first = find(&What::First);
        let parts = (find(&What::Weight), find(&What::AllWeights), first);
        let pot = self.value(pot);
        let children = self.weight(parts.0);
        let label = match parts {
            (Some(weight), Some(all), None) => {
                let (weight, all) = (self.value(weight), self.value(all));
                self.desk.text(&Board::PotPart { pot, weight, all })
            }
            (Some(weight), Some(all), Some(first)) => {
                let (weight, all, first) = (self.value(weight), self.value(all), self.value(first));
                self.desk.text(&Board::PotPartFirst { pot, weight, all, first })
            }
            // Equal weights share out nothing but the rounding.
            (_, _, Some(first)) if !first.filled.is_empty() => {
                first.filled.iter().map(|piece| self.teller.piece(piece)).collect()
            }
            _ => self.desk.text(&Board::OwnPart),
        };
        vec![Branch { label, value: self.value(exact), children, ..Branch::default() }]
    }

    /// How a weight is made, where it is made of numbers.
    fn weight(&self, weight: Option<&Reason>) -> Vec<Branch> {
        let made = weight.filter(|weight| weight.filled.len() > 1);
        let line = |weight: &Reason| {
            let filled: String = weight.filled.iter().map(|piece| self.teller.piece(piece)).collect();
            let label = self.desk.text(&Board::WeightIs { filled });
            Branch { label, value: self.value(weight), ..Branch::default() }
        };
        made.map(line).into_iter().collect()
    }

    /// Whom a price is for, by the row of the table that was read: `program BA25 Bygg- och anläggning`.
    fn group(&self, reads: &[Read]) -> String {
        let slots = reads.iter().filter_map(|read| match read {
            Read::Slot(id) => self.run.model.slot(*id),
            Read::Named(..) => None,
        });
        let rows = slots.filter(|slot| !slot.part.is_empty());
        rows.filter_map(|slot| self.row(slot)).collect::<Vec<_>>().join(", ")
    }

    fn row(&self, slot: &Slot) -> Option<String> {
        let model = &self.run.model;
        let table = model.tables.iter().find(|table| table.name == slot.owner)?;
        let keys = table.per.iter().zip(slot.part.split(" · ")).filter(|(_, code)| *code != "*");
        let one = |(name, code): (&String, &str)| match model.key_named(name) {
            Some(key) => {
                let label =
                    model.keys.get(key.index()).map(|def| within(&say(&def.label, self.desk.paper.language)));
                let own = self.run.bound.names.get(&(key, code.to_owned()));
                let own = own.map_or_else(String::new, |own| format!(" {own}"));
                format!("{} {code}{own}", label.unwrap_or_default())
            }
            None => {
                let node = model.node_named(name, None).and_then(|id| model.node(id));
                let label = node
                    .map_or_else(|| name.clone(), |node| within(&say(&node.label, self.desk.paper.language)));
                format!("{label} {code}")
            }
        };
        Some(keys.map(one).collect::<Vec<_>>().join(", "))
    }
}

fn told<'a>(lines: &'a [Reason], what: &What) -> Option<&'a Reason> {
    lines.iter().find(|line| line.what == *what)
}

/// Whether a formula adds up over students, who then stand in lines.
fn sums_rows(typed: &Typed) -> bool {
    matches!(&typed.op, Op::Aggregate(aggregate) if aggregate.over.has(Key::ROW))
}

fn is_paid(reason: &Reason) -> bool {
    !matches!(reason.value, Some(Quantity::Ore(Ore::ZERO)))
}
