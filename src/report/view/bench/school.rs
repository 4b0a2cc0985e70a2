//! One school in depth: its amounts and waterfall against the baseline, its programmes, and why it gets what it gets.

use super::super::board::{Desk, Paper};
use super::super::explain::explain;
use super::super::{say, school_name};
use crate::base::{Key, KeySet, Ore};
use crate::compare::{Amounts, amounts, groups};
use crate::diag::Language;
use crate::report::chart::{Bar, Chart, Figure, Measure, Value, Waterfall};
use crate::report::document::{Block, Cell, Column, Document, Kind, Role, Row, Section, Sheet};
use crate::report::words::{BenchWord, Small, Word};
use crate::study::RunResult;

/// Which school is asked for.
#[derive(Clone, Copy, Debug)]
pub struct OfSchool<'a> {
    /// The place of the model among the results.
    pub model: usize,
    /// The school's code.
    pub code: &'a str,
    /// The amount to explain; the total if none is named or the model does not pay it.
    pub amount: Option<&'a str>,
    /// What is told of it.
    pub told: Told,
}

/// What is told of a school.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    /// What may be published.
    Public,
    /// Figures about single groups of students, too.
    Internal,
    /// Of those the ones alone that follow a slider: money.
    Money,
}

/// A school in depth.
#[derive(Clone, Debug)]
pub struct School {
    /// Its amounts and its waterfall.
    pub money: Document,
    /// The student years of its programmes; left out of the public view.
    pub programmes: Option<Document>,
    /// Why it gets what it gets; left out of the public view, for it counts single groups of students.
    pub why: Option<Document>,
}

/// The school; nothing if no school of the model has the code. What is small in its money is for the caller to cover.
#[must_use]
pub fn school(paper: &Paper, wanted: OfSchool) -> Option<School> {
    let desk = Desk::new(paper);
    let run = desk.run(wanted.model)?;
    let key = run.model.payee?;
    let grain = run.model.order.minimal(KeySet::of(key));
    let place = run.bound.frame.find(grain, &[run.bound.frame.member(key, wanted.code)?])?;
    let language = paper.language;
    let name = school_name(run, wanted.code);
    let title = BenchWord::SchoolOf { name: name.clone() }.text(language);
    let of = |section: Section| Document {
        title: section.title.clone(),
        sections: vec![section],
        ..Document::default()
    };
    let alone = |blocks| School {
        money: of(Section { title: title.clone(), blocks, appendix: false }),
        programmes: None,
        why: None,
    };
    if paper.shield.hides("school", wanted.code) {
        return Some(alone(vec![Block::Text(Small::School { name }.text(language))]));
    }
    let mut blocks = money(&desk, wanted, &name)?;
    match wanted.told {
        Told::Money => return Some(alone(blocks)),
        Told::Public => {
            blocks.push(Block::Text(BenchWord::TreeHidden.text(language)));
            return Some(alone(blocks));
        }
        Told::Internal => {}
    }
    let programmes = programmes(&desk, run, key, wanted.code, &name).map(of);
    let why = why(run, place, wanted, name, language);
    Some(School { programmes, why: Some(why), ..alone(blocks) })
}

/// Why the school gets an amount, or all of it.
fn why(run: &RunResult, place: usize, wanted: OfSchool, school: String, language: Language) -> Document {
    let amount = wanted.amount.and_then(|name| run.model.node_named(name, None));
    let amount = amount.filter(|id| run.outcome.amounts.contains_key(id));
    let told = explain(run, place, wanted.code, amount, language);
    let amount = amount.and_then(|id| run.model.node(id));
    let word = match amount {
        Some(node) => BenchWord::WhyOf { school, amount: say(&node.label, language) },
        None => BenchWord::WhyOfAll { school },
    };
    let title = word.text(language);
    let blocks = told.sections.into_iter().flat_map(|section| section.blocks).collect();
    let sections = vec![Section { title: title.clone(), blocks, appendix: false }];
    Document { title, sections, ..Document::default() }
}

/// What each amount pays the school, today and by the proposal, as a table and as a waterfall.
fn money(desk: &Desk, wanted: OfSchool, name: &str) -> Option<Vec<Block>> {
    let today = desk.paper.results.baseline;
    let side = |at: usize| Some((desk.run(at)?.model.as_ref(), desk.beside.budgets.get(at)?));
    let all = amounts(side(today)?, side(wanted.model)?, Some(wanted.code));
    let mut blocks = vec![Block::Table(table(desk, wanted, &all, name))];
    if wanted.model != today {
        blocks.push(waterfall(desk, wanted, &all, name));
    }
    Some(blocks)
}

fn table(desk: &Desk, wanted: OfSchool, all: &[Amounts], name: &str) -> Sheet {
    let language = desk.paper.language;
    let columns = vec![
        Column::new("item", Word::Item.text(language), Kind::Text),
        Column::new("name", Word::Amount.text(language), Kind::Text),
        Column::new("before", desk.title(desk.paper.results.baseline), Kind::Money),
        Column::new("total", desk.title(wanted.model), Kind::Money),
        Column::new("change", Word::Change.text(language), Kind::Change),
    ];
    let row = |label: String, name: String, before: Ore, after: Ore, role| Row {
        cells: vec![
            Cell::Text(label),
            Cell::Text(name),
            Cell::Ore(before),
            Cell::Ore(after),
            Cell::Ore(after - before),
        ],
        role,
    };
    let mut rows: Vec<Row> = all
        .iter()
        .map(|one| row(say(&one.label, language), one.name.clone(), one.before, one.after, Role::Plain))
        .collect();
    let (before, after) = (all.iter().map(|one| one.before).sum(), all.iter().map(|one| one.after).sum());
    rows.push(row(Word::Total.text(language), String::new(), before, after, Role::Total));
    let title = BenchWord::AmountsOf { school: name.to_owned() }.text(language);
    Sheet { id: "school_amounts".to_owned(), title, columns, rows }
}

fn waterfall(desk: &Desk, wanted: OfSchool, all: &[Amounts], name: &str) -> Block {
    let language = desk.paper.language;
    let school = name.to_owned();
    let moves: Vec<&Amounts> = all.iter().filter(|one| one.change() != Ore::ZERO).collect();
    if moves.is_empty() {
        return Block::Text(BenchWord::SchoolSame { school }.text(language));
    }
    let (before, after) = (all.iter().map(|one| one.before).sum(), all.iter().map(|one| one.after).sum());
    let bar = |one: &&Amounts| Bar::new(say(&one.label, language), Value::Ore(one.change()));
    let currency = desk.run(wanted.model).map_or("", |run| run.model.units.currency());
    let count = moves.len().to_string();
    Block::Chart(Chart {
        id: "school_steps".to_owned(),
        language,
        title: BenchWord::StepsOf { school: school.clone() }.text(language),
        description: BenchWord::StepsAbout { school, count }.text(language),
        figure: Figure::Waterfall(Waterfall {
            steps: Column::new("item", Word::Item.text(language), Kind::Text),
            measure: Measure::new("amount", Word::Amount.text(language), currency, Kind::Money),
            start: Bar::new(Word::Today.text(language), Value::Ore(before)),
            changes: moves.iter().map(bar).collect(),
            end: Bar::new(desk.title(wanted.model), Value::Ore(after)),
        }),
    })
}

/// The student years of the school's programmes.
fn programmes(desk: &Desk, run: &RunResult, school: Key, code: &str, name: &str) -> Option<Section> {
    let language = desk.paper.language;
    let key = run.model.key_named("programme").filter(|key| *key != school)?;
    let all = groups(&run.model, &run.bound.frame, &run.slots)?;
    let called = |code: &str| {
        let named = run.bound.names.get(&(key, code.to_owned()));
        named.map_or_else(|| code.to_owned(), Clone::clone)
    };
    let rows = all.iter().filter(|group| group.school == code).map(|group| {
        let cells = [Cell::Text(called(&group.programme)), Cell::Text(group.programme.clone())];
        Row::plain(cells.into_iter().chain([Cell::Number(group.student_years.clone())]).collect())
    });
    let title = BenchWord::SchoolProgrammes { school: name.to_owned() }.text(language);
    let columns = vec![
        Column::new("programme", Word::Programme.text(language), Kind::Text),
        Column::new("code", Word::Code.text(language), Kind::Text),
        Column::new("student_years", Word::StudentYears.text(language), Kind::Count),
    ];
    let sheet =
        Sheet { id: "school_programmes".to_owned(), title: title.clone(), columns, rows: rows.collect() };
    Some(Section { title, blocks: vec![Block::Table(sheet)], appendix: false })
}
