//! Past students as groups of people who are alike in all that predicts, from a data set's rows.

use super::fit::Group;
use super::job::{Job, Missing, Predictor, PredictorKind};
use crate::base::number::to_f64;
use crate::base::suggest::nearest;
use crate::data::{DataSet, Rows};
use crate::diag::{CalibrateFault, Diagnostic, Findings, Place};
use crate::text::{Cell, tell_many};
use std::collections::{BTreeMap, BTreeSet};

/// Past students, and what is known of each.
#[derive(Clone, Debug)]
pub struct Cohort {
    /// The terms, in the order of the predictors.
    pub terms: Vec<Term>,
    /// People who are alike.
    pub groups: Vec<Group>,
    /// The schools' codes, in order.
    pub schools: Vec<String>,
}

/// One weight: a predictor, or one of its texts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// Its name in a model, such as `merit`, `education.compulsory`, `merit.missing`.
    pub name: String,
    /// The number of its predictor.
    pub predictor: usize,
    /// The text that it is for; none for a number or for yes.
    pub level: Option<String>,
    /// Whether it is for cells that say nothing.
    pub is_missing: bool,
    /// Where its predictor stands.
    pub place: Place,
}

impl Cohort {
    /// How many people there are.
    #[must_use]
    pub fn people(&self) -> f64 {
        self.groups.iter().fold(0.0, |sum, group| sum + group.people)
    }

    /// For how many it came true.
    #[must_use]
    pub fn events(&self) -> f64 {
        self.groups.iter().fold(0.0, |sum, group| sum + group.events)
    }
}

/// Reads the cohort of a job. What is wrong is told; nothing is returned if a needed column is not there.
pub fn read(job: &Job, data: &DataSet, found: &mut Findings) -> Option<Cohort> {
    let rows = chosen(job, data, found)?;
    let school = column(rows, &job.school, found);
    let outcome = outcomes(job, rows, found);
    let columns: Vec<Option<Cells>> =
        job.predictors.iter().map(|predictor| cells(predictor, rows, found)).collect();
    let (school, outcome) = (school?, outcome?);
    let columns: Vec<Cells> = columns.into_iter().collect::<Option<_>>()?;
    let codes: Vec<String> = (0..rows.grid.len())
        .map(|row| rows.text_of(row, school).is().unwrap_or_default().to_owned())
        .collect();
    let schools: BTreeSet<&String> = codes.iter().collect();
    let schools: Vec<String> = schools.into_iter().cloned().collect();
    let terms = terms(job, &columns);
    let mut alike: BTreeMap<(usize, Vec<u64>), Group> = BTreeMap::new();
    for (row, (people, events)) in outcome.into_iter().enumerate().filter(|(_, (people, _))| *people > 0.0) {
        let x: Vec<f64> = terms.iter().map(|term| value(term, &columns, row)).collect();
        let school = codes.get(row).and_then(|code| schools.binary_search(code).ok()).unwrap_or(0);
        let bits = x.iter().map(|x| x.to_bits()).collect();
        let group = Group { x, people: 0.0, events: 0.0, school };
        let group = alike.entry((school, bits)).or_insert(group);
        group.people += people;
        group.events += events;
    }
    Some(Cohort { terms, groups: alike.into_values().collect(), schools })
}

/// The rows that the job names, or the only ones.
fn chosen<'a>(job: &Job, data: &'a DataSet, found: &mut Findings) -> Option<&'a Rows> {
    let known = || data.rows.iter().map(|rows| rows.part.name.as_str());
    let quoted = || known().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
    match (&job.rows, data.rows.as_slice()) {
        (Some((name, place)), all) => {
            let rows = all.iter().find(|rows| rows.part.name == *name);
            if rows.is_none() {
                let fault = CalibrateFault::NoSuchRows { name: name.clone(), known: quoted() };
                found.error(fault, place.clone());
            }
            rows
        }
        (None, [only]) => Some(only),
        (None, _) => {
            found.error(CalibrateFault::WhichRows { known: quoted() }, job.place.clone());
            None
        }
    }
}

/// The column of a name; one that is not there is told, with the nearest.
fn column(rows: &Rows, (name, place): &(String, Place), found: &mut Findings) -> Option<usize> {
    let column = rows.column(name).map(|column| column.index);
    if column.is_none() {
        let known = || rows.columns.iter().map(|column| column.name.as_str());
        let fault = match nearest(name, known()) {
            Some(near) => CalibrateFault::NoColumnNear { name: name.clone(), near: near.to_owned() },
            None => CalibrateFault::NoColumn {
                name: name.clone(),
                known: known().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", "),
            },
        };
        found.error(fault, place.clone());
    }
    column
}

/// For each row its people, and of how many of them the risk came true.
fn outcomes(job: &Job, rows: &Rows, found: &mut Findings) -> Option<Vec<(f64, f64)>> {
    let at = column(rows, &job.outcome, found)?;
    let people: Vec<f64> = match rows.column("students") {
        Some(column) => {
            let cells = rows.numbers_of(column.index, found).into_iter();
            cells.map(|cell| cell.is().map_or(0.0, |number| to_f64(&number.exact()))).collect()
        }
        None => vec![1.0; rows.grid.len()],
    };
    let happened: Vec<Cell<f64>> = if job.counts {
        rows.numbers_of(at, found)
            .into_iter()
            .map(|cell| cell.map(|number| to_f64(&number.exact())))
            .collect()
    } else {
        let answers = rows.yes_nos_of(at, found).into_iter().zip(&people);
        answers.map(|(cell, people)| cell.map(|yes| if yes { *people } else { 0.0 })).collect()
    };
    let mut told = Vec::new();
    let mut list = Vec::new();
    for (row, (cell, people)) in happened.into_iter().zip(people).enumerate() {
        let place = || rows.grid.place(row, at);
        match cell.is() {
            Some(yes) if yes >= 0.0 && yes <= people => {
                list.push((people, if job.risk_of_yes { yes } else { people - yes }));
            }
            Some(_) => told.push(Diagnostic::error(CalibrateFault::MoreThanAll, place())),
            None => told.push(Diagnostic::error(CalibrateFault::NoOutcome, place())),
        }
    }
    let is_whole = told.is_empty();
    tell_many(told, found);
    is_whole.then_some(list)
}

/// A predictor's cells.
enum Cells {
    Numbers(Vec<Option<f64>>),
    Texts(Vec<Option<String>>),
}

impl Cells {
    fn are_missing(&self) -> bool {
        match self {
            Self::Numbers(list) => list.iter().any(Option::is_none),
            Self::Texts(list) => list.iter().any(Option::is_none),
        }
    }

    fn is_missing(&self, row: usize) -> bool {
        match self {
            Self::Numbers(list) => list.get(row).is_some_and(Option::is_none),
            Self::Texts(list) => list.get(row).is_some_and(Option::is_none),
        }
    }
}

fn cells(predictor: &Predictor, rows: &Rows, found: &mut Findings) -> Option<Cells> {
    let at = column(rows, &(predictor.name.clone(), predictor.place.clone()), found)?;
    let count = rows.grid.len();
    let cells = match &predictor.kind {
        PredictorKind::Number { reference, step } => {
            let numbers = rows.numbers_of(at, found).into_iter();
            let scaled = |number: crate::base::Decimal| (to_f64(&number.exact()) - reference) / step;
            Cells::Numbers(numbers.map(|cell| cell.is().map(scaled)).collect())
        }
        PredictorKind::YesNo => {
            let answers = rows.yes_nos_of(at, found).into_iter();
            Cells::Numbers(answers.map(|cell| cell.is().map(|yes| f64::from(u8::from(yes)))).collect())
        }
        PredictorKind::Category { reference, place } => {
            let text = |row| rows.text_of(row, at).is().map(str::to_owned);
            let texts: Vec<Option<String>> = (0..count).map(text).collect();
            refuse_unseen(predictor, reference, place, &texts, found)?;
            Cells::Texts(texts)
        }
    };
    if predictor.missing == Missing::Refused {
        let name = &predictor.name;
        let told = (0..count).filter(|row| cells.is_missing(*row)).map(|row| {
            Diagnostic::error(CalibrateFault::MissingRefused { name: name.clone() }, rows.grid.place(row, at))
        });
        tell_many(told.collect::<Vec<_>>(), found);
    }
    Some(cells)
}

/// Refuses a reference that no row has.
fn refuse_unseen(
    predictor: &Predictor,
    reference: &str,
    place: &Place,
    texts: &[Option<String>],
    found: &mut Findings,
) -> Option<()> {
    let seen: BTreeSet<&str> = texts.iter().flatten().map(String::as_str).collect();
    if !seen.contains(reference) {
        let known = seen.iter().take(12).map(|text| format!("`{text}`")).collect::<Vec<_>>().join(", ");
        let (name, level) = (predictor.name.clone(), reference.to_owned());
        found.error(CalibrateFault::NoReference { name, level, known }, place.clone());
        return None;
    }
    Some(())
}

/// The terms of all predictors: of texts one for each but the reference, and one for what is missing.
fn terms(job: &Job, columns: &[Cells]) -> Vec<Term> {
    let mut terms = Vec::new();
    for (predictor, (stated, cells)) in job.predictors.iter().zip(columns).enumerate() {
        let term = |name: String, level: Option<String>, is_missing: bool| Term {
            name,
            predictor,
            level,
            is_missing,
            place: stated.place.clone(),
        };
        match (&stated.kind, cells) {
            (PredictorKind::Category { reference, .. }, Cells::Texts(texts)) => {
                let levels: BTreeSet<&String> =
                    texts.iter().flatten().filter(|text| *text != reference).collect();
                let own =
                    |level: &String| term(format!("{}.{level}", stated.name), Some(level.clone()), false);
                terms.extend(levels.into_iter().map(own));
            }
            _ => terms.push(term(stated.name.clone(), None, false)),
        }
        if stated.missing == Missing::OwnCategory && cells.are_missing() {
            terms.push(term(format!("{}.missing", stated.name), None, true));
        }
    }
    terms
}

/// What a row has of a term: where a cell says nothing, the reference and the term of what is missing.
fn value(term: &Term, columns: &[Cells], row: usize) -> f64 {
    let Some(cells) = columns.get(term.predictor) else { return 0.0 };
    if term.is_missing {
        return f64::from(u8::from(cells.is_missing(row)));
    }
    match cells {
        Cells::Numbers(list) => list.get(row).copied().flatten().unwrap_or(0.0),
        Cells::Texts(list) => {
            let text = list.get(row).and_then(Option::as_ref);
            f64::from(u8::from(text.is_some() && text == term.level.as_ref()))
        }
    }
}
