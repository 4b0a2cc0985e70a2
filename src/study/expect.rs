//! A model tried on data with known results: every cell that differs, how many were compared, the largest error.

use super::Verified;
use super::bind::{Bound, bind, settle_year};
use super::case::Case;
use super::file::Year;
use super::run::{on_deep_stack, tell_broken, verify};
use crate::base::number::{plain, power_of_ten, whole};
use crate::base::{Decimal, Exact, Key, KeySet, Mode, NodeId, Step, Unit, suggest};
use crate::data::{DataSet, ExpectedFile, Part};
use crate::diag::{DataFault, Findings, Place};
use crate::engine::Plan;
use crate::exact::{Evaluator, Value, stated};
use crate::model::{Model, Rulebook, Run};
use crate::text::Cell;
use num_traits::{Signed, Zero};

/// What came of trying a model.
#[derive(Debug)]
pub struct Tried {
    /// The model's name and version.
    pub model: String,
    /// One result for each table of expected results.
    pub tables: Vec<TriedTable>,
    /// How the fast engine's result compared with the exact one.
    pub verified: Verified,
}

/// What came of one table of expected results.
#[derive(Debug)]
pub struct TriedTable {
    /// Its name.
    pub name: String,
    /// How many cells were compared.
    pub compared: usize,
    /// How many cells expect nothing.
    pub blank: usize,
    /// Rows that are known to be wrong in the source, with the reason.
    pub excepted: Vec<String>,
    /// The largest error among the cells that were compared, tolerated or not.
    pub largest: Exact,
    /// The cells that differ by more than is tolerated.
    pub differing: Vec<Difference>,
}

/// A cell that differs.
#[derive(Debug)]
pub struct Difference {
    /// The keys of its row: `school S`.
    pub row: String,
    /// The value or amount.
    pub name: String,
    /// What the table has.
    pub expected: String,
    /// What the model gives; nothing if it gives none.
    pub got: Option<String>,
    /// By how much they differ, if both are numbers.
    pub off: Option<Exact>,
    /// Where the cell stands.
    pub place: Place,
}

/// Tries a model. Nothing if something does not fit or cannot be computed, which is then among the findings.
pub fn try_case(law: &Rulebook, data: &DataSet, case: &Case, found: &mut Findings) -> Option<Tried> {
    let (date, year) = settle_year(case.date, case.year, data, found)?;
    let number = match year {
        Year::Calendar(year) => year,
        Year::School => date.year(),
    };
    let run = Run { date, year: number };
    let (tried, findings) = on_deep_stack(|| {
        let mut findings = Findings::new();
        let tried = tried(law, &run, data, year, &mut findings);
        (tried, findings)
    });
    found.extend(findings);
    tried.filter(|_| !found.has_errors())
}

fn tried(law: &Rulebook, run: &Run, data: &DataSet, year: Year, found: &mut Findings) -> Option<Tried> {
    let model = law.in_force(run, found)?;
    let bound = bind(&model, data, year, found)?;
    let slots = stated(&model);
    let evaluator = Evaluator::new(&model, &bound.frame, &slots);
    let outcome = evaluator.run();
    let tables = data.expected.iter().filter_map(|file| {
        let trial = Trial { model: &model, bound: &bound, evaluator: &evaluator, file };
        trial.table(found)
    });
    let tables: Vec<TriedTable> = tables.collect();
    tell_broken(&model, &evaluator.broken(), found);
    found.extend(evaluator.findings());
    let verified = verify(&Plan::new(&model, &bound.frame).run(&bound.frame, &slots), &outcome.ok()?);
    Some(Tried { model: format!("{} {}", model.id, model.version), tables, verified })
}

/// One table of expected results against one model.
struct Trial<'a> {
    model: &'a Model,
    bound: &'a Bound,
    evaluator: &'a Evaluator<'a>,
    file: &'a ExpectedFile,
}

/// A column of expected results: its name, its column in the table, and what gives it.
struct Wanted {
    name: String,
    column: usize,
    node: NodeId,
    grain: KeySet,
    /// How much one of its unit is in base units: a value in `%` is expected in `%`.
    scale: Exact,
    /// For what is summed up to the rows of the table: the instances that belong to each.
    members: Option<Vec<Vec<usize>>>,
}

impl Trial<'_> {
    fn table(&self, found: &mut Findings) -> Option<TriedTable> {
        let keys = self.keys()?;
        let per = self.model.order.minimal(keys.iter().map(|(key, _)| *key).collect());
        let wanted = self.wanted(per, found)?;
        let mut table = TriedTable {
            name: self.file.name.clone(),
            compared: 0,
            blank: 0,
            excepted: Vec::new(),
            largest: whole(0),
            differing: Vec::new(),
        };
        let mut strangers: Vec<(String, Place)> = Vec::new();
        for row in 0..self.file.grid.len() {
            let codes: Vec<String> =
                keys.iter().map(|(_, column)| code(&self.file.part, row, *column)).collect();
            if let Some((_, because)) = self.file.except.iter().find(|(own, _)| *own == codes) {
                table.excepted.push(format!("{}: {because}", codes.join(", ")));
                continue;
            }
            let instance = self.instance(&keys, per, &codes);
            // Of a member that nobody belongs to, only a sum can be said: it is zero.
            for one in wanted.iter().filter(|one| instance.is_some() || one.members.is_some()) {
                self.cell(one, (per, instance), row, &codes, &mut table);
            }
            if instance.is_none() && wanted.iter().any(|one| one.members.is_none()) {
                let column = keys.first().map_or(0, |(_, column)| *column);
                strangers.push((codes.join(", "), self.file.grid.place(row, column)));
            }
        }
        self.tell_strangers(&strangers, found);
        Some(table)
    }

    /// Rows for members that the data do not have, told once.
    fn tell_strangers(&self, strangers: &[(String, Place)], found: &mut Findings) {
        const NAMED: usize = 4;
        let Some((_, place)) = strangers.first() else { return };
        let mut codes: Vec<String> = strangers.iter().take(NAMED).map(|(codes, _)| codes.clone()).collect();
        let more = strangers.len().saturating_sub(NAMED);
        codes.extend((more > 0).then(|| format!("+ {more}")));
        let fault = DataFault::ExpectedRow { per: self.file.per.join(", "), codes: codes.join("; ") };
        found.error(fault, place.clone());
    }

    fn keys(&self) -> Option<Vec<(Key, usize)>> {
        let key = |name: &String| Some((self.model.key_named(name)?, self.file.column(name)?.index));
        self.file.per.iter().map(key).collect()
    }

    /// The columns that name a value or amount of the model, or of one of its variants.
    fn wanted(&self, per: KeySet, found: &mut Findings) -> Option<Vec<Wanted>> {
        let mut wanted = Vec::new();
        for column in self.file.columns.iter().filter(|column| !self.file.per.contains(&column.name)) {
            let Some(node) = self.model.named(&column.name) else { continue };
            let Some(def) = self.model.node(node) else { continue };
            let grain = def.grain;
            let adds_up = def.unit.as_ref().is_some_and(Unit::adds_up);
            let finer = self.model.order.determines(grain, per) && adds_up;
            if !finer && !self.model.order.determines(per, grain) {
                let fault = DataFault::ExpectedGrain {
                    name: column.name.clone(),
                    grain: self.key_names(grain),
                    per: self.key_names(per),
                };
                found.error(fault, column.place.clone());
                continue;
            }
            let members =
                if self.model.order.determines(per, grain) { None } else { Some(self.members(grain, per)) };
            let scale = def.unit.as_ref().map_or_else(|| whole(1), |unit| unit.scale().clone());
            let (name, column) = (column.name.clone(), column.index);
            wanted.push(Wanted { name, column, node, grain, scale, members });
        }
        self.tell_unread(found);
        if wanted.is_empty() {
            let table = self.file.name.clone();
            found.error(DataFault::ExpectedNothing { table }, self.file.place.clone());
            return None;
        }
        Some(wanted)
    }

    /// A column that is compared with nothing may be a name that is misspelt: the test would pass with less than was meant.
    fn tell_unread(&self, found: &mut Findings) {
        let brought = |name: &str| {
            name == "students"
                || self.model.key_named(name).is_some()
                || self.model.columns.iter().any(|column| column.name == name)
        };
        let known = |name: &str| self.model.named(name).is_some() || brought(name);
        for column in self.file.columns.iter().filter(|column| !known(&column.name)) {
            let names = self.model.nodes.iter().filter(|node| node.is_own()).map(|node| node.name.as_str());
            let near = suggest::nearest(&column.name, names).unwrap_or("–").to_owned();
            let fault = DataFault::ExpectedUnread { name: column.name.clone(), near };
            found.error(fault, column.place.clone());
        }
    }

    fn key_names(&self, keys: KeySet) -> String {
        let name = |key: Key| self.model.keys.get(key.index()).map(|def| def.name.clone());
        let names: Vec<String> = keys.iter().filter_map(name).collect();
        if names.is_empty() { "–".to_owned() } else { names.join(", ") }
    }

    fn instance(&self, keys: &[(Key, usize)], per: KeySet, codes: &[String]) -> Option<usize> {
        let frame = &self.bound.frame;
        let member = |wanted: Key| {
            let place = keys.iter().position(|(key, _)| *key == wanted)?;
            frame.member(wanted, codes.get(place)?)
        };
        let members: Option<Vec<u32>> = per.iter().map(member).collect();
        if per.is_empty() { Some(0) } else { frame.find(per, &members?) }
    }

    fn cell(
        &self,
        one: &Wanted,
        at: (KeySet, Option<usize>),
        row: usize,
        codes: &[String],
        table: &mut TriedTable,
    ) {
        let part = &self.file.part;
        let got = self.got(one, at);
        let expected = match part.number_of(row, one.column) {
            Ok(Cell::Is(number)) => Some(number.exact()),
            _ => None,
        };
        let difference = |got: Option<String>, off: Option<Exact>| {
            let named = self.file.per.iter().zip(codes).map(|(key, code)| format!("{key} {code}"));
            Difference {
                row: named.collect::<Vec<_>>().join(", "),
                name: one.name.clone(),
                expected: match &expected {
                    Some(number) if part.is_scaled(one.column) => plain(number),
                    _ => part.grid.written(row, one.column).to_owned(),
                },
                got,
                off,
                place: part.grid.place(row, one.column),
            }
        };
        if !matches!(part.text_of(row, one.column), Cell::Is(_)) {
            table.blank += 1;
            return;
        }
        table.compared += 1;
        match (&got, &expected) {
            (Some(Value::Number(number)), Some(expected)) => {
                let number = number / &one.scale;
                let off = (self.rounded(&one.name, &number) - expected).abs();
                let tolerated = self.file.tolerance.of(&one.name).map_or_else(|| whole(0), Decimal::exact);
                if off > tolerated {
                    let (shown, apart) = (plain(&shortened(&number)), (&number - expected).abs());
                    table.differing.push(difference(Some(shown), Some(shortened(&apart))));
                }
                table.largest = off.max(table.largest.clone());
            }
            (Some(other), _) if !matches!(other, Value::Number(_)) => {
                if Cell::Is(other.code().as_str()) != part.text_of(row, one.column) {
                    table.differing.push(difference(Some(other.code()), None));
                }
            }
            _ => table.differing.push(difference(got.map(|value| value.code()), None)),
        }
    }

    /// What the model gives: its own value, or the sum of finer ones.
    fn got(&self, one: &Wanted, at: (KeySet, Option<usize>)) -> Option<Value> {
        let Some(members) = &one.members else {
            let instance = self.bound.frame.up(at.0, at.1?, one.grain)?;
            return self.evaluator.node(one.node, instance).ok().flatten();
        };
        let own = at.1.and_then(|instance| members.get(instance));
        let parts = own.into_iter().flatten().map(|member| self.evaluator.number(one.node, *member));
        parts.sum::<Option<Exact>>().map(Value::Number)
    }

    /// The instances of a finer grain that belong to each of a coarser one.
    fn members(&self, fine: KeySet, coarse: KeySet) -> Vec<Vec<usize>> {
        let frame = &self.bound.frame;
        let mut groups: Vec<Vec<usize>> = vec![Vec::new(); frame.len(coarse)];
        for member in 0..frame.len(fine) {
            if let Some(group) = frame.up(fine, member, coarse).and_then(|group| groups.get_mut(group)) {
                group.push(member);
            }
        }
        groups
    }

    /// The result to as many decimals as the table is said to have.
    fn rounded(&self, name: &str, number: &Exact) -> Exact {
        let places = self.file.decimals.of(name).and_then(|places| u8::try_from(places).ok());
        match places.and_then(|places| Step::new(whole(1) / Exact::from_integer(power_of_ten(places)))) {
            Some(step) => step.round(number, Mode::HalfAway),
            None => number.clone(),
        }
    }
}

/// What stands in a cell, in the data's own codes.
fn code(part: &Part, row: usize, column: usize) -> String {
    match part.text_of(row, column) {
        Cell::Is(text) => text.to_owned(),
        Cell::Missing | Cell::Suppressed => String::new(),
    }
}

/// At most twelve decimals, to be shown.
fn shortened(number: &Exact) -> Exact {
    let step = Step::new(whole(1) / Exact::from_integer(power_of_ten(12)));
    step.map_or_else(|| number.clone(), |step| step.round(number, Mode::HalfAway))
}

impl Tried {
    /// How many cells were compared.
    #[must_use]
    pub fn compared(&self) -> usize {
        self.tables.iter().map(|table| table.compared).sum()
    }

    /// How many cells differ.
    #[must_use]
    pub fn differing(&self) -> usize {
        self.tables.iter().map(|table| table.differing.len()).sum()
    }

    /// The largest error.
    #[must_use]
    pub fn largest(&self) -> Exact {
        self.tables.iter().map(|table| table.largest.clone()).max().unwrap_or_else(Exact::zero)
    }
}
