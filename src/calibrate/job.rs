//! A calibration's file: whose outcomes, what predicts them, and where the weights go.

use crate::base::number::to_f64;
use crate::base::{Date, Decimal};
use crate::diag::{CalibrateFault, FileFault, Findings, ModelFault, Place};
use crate::text::{Document, Entry, Label, Library, Located, Table, Value, tidy};
use std::path::{Path, PathBuf};

/// A calibration as its file states it.
#[derive(Clone, Debug)]
pub struct Job {
    /// Its name in commands and file names.
    pub id: String,
    /// What people call it.
    pub title: Label,
    /// The data set of past students.
    pub data: PathBuf,
    /// Which of its tables of rows; needed where there are several.
    pub rows: Option<(String, Place)>,
    /// The column of the outcome.
    pub outcome: (String, Place),
    /// Whether the outcome counts students, or says yes or no of each row.
    pub counts: bool,
    /// Whether the risk is that the outcome is `yes`; else that it is `no`.
    pub risk_of_yes: bool,
    /// The column of the school, by which predictions are tried on schools left out.
    pub school: (String, Place),
    /// The ridge penalty; none at 0.
    pub ridge: f64,
    /// In how many parts the schools are left out in turn.
    pub folds: usize,
    /// What the outcome is predicted by.
    pub predictors: Vec<Predictor>,
    /// Where the weights go; nowhere if it is not said.
    pub write: Option<Write>,
    /// Where `[calibrate]` stands.
    pub place: Place,
}

/// Something that a student's outcome is predicted by.
#[derive(Clone, Debug)]
pub struct Predictor {
    /// Its column.
    pub name: String,
    /// What people call it.
    pub label: Label,
    /// What its cells are.
    pub kind: PredictorKind,
    /// What holds where a cell says nothing.
    pub missing: Missing,
    /// Where its name stands.
    pub place: Place,
}

/// What a predictor's cells are.
#[derive(Clone, Debug)]
pub enum PredictorKind {
    /// Numbers: one weight for each `step` above `reference`.
    Number {
        /// Where the predictor adds nothing.
        reference: f64,
        /// What one weight stands for, such as 10 points; below zero where less means more risk.
        step: f64,
    },
    /// Yes or no: one weight for yes.
    YesNo,
    /// Texts: one weight for each but the reference.
    Category {
        /// The text that the others are held against.
        reference: String,
        /// Where it stands.
        place: Place,
    },
}

/// What holds where a cell says nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missing {
    /// It is refused.
    Refused,
    /// Those students have a weight of their own.
    OwnCategory,
}

/// Where the weights go, and as what.
#[derive(Clone, Debug)]
pub struct Write {
    /// The model file.
    pub model: PathBuf,
    /// The table or curve.
    pub target: Target,
    /// From when they hold.
    pub from: Date,
    /// How many decimals are written.
    pub decimals: u8,
    /// Where `[write]` stands.
    pub place: Place,
}

/// What is written.
#[derive(Clone, Debug)]
pub enum Target {
    /// A row of a table for each term.
    Table {
        /// The table's name.
        name: String,
        /// The key whose members are the terms.
        key: String,
        /// What the numbers are.
        scale: Scale,
    },
    /// The risk by one number, as points of a curve.
    Curve {
        /// The curve's name.
        name: String,
        /// The predictor.
        of: (String, Place),
        /// Where it is read.
        at: Vec<Decimal>,
    },
}

/// What the weights are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scale {
    /// Log odds, with the intercept: risk = 1 / (1 + exp(−sum)).
    LogOdds,
    /// Odds ratios.
    OddsRatio,
    /// Parts of an index whose mean over the students is 1, with its intercept.
    Index,
}

/// What `[calibrate]` may say.
pub const KNOWN: [&str; 10] =
    ["id", "title", "data", "rows", "outcome", "counts", "risk_of", "school", "ridge", "folds"];
/// The headings that a calibration's file may have.
pub const SECTIONS: [&str; 3] = ["calibrate", "predictor", "write"];
/// What `[predictor.X]` may say.
pub const PREDICTOR: [&str; 5] = ["label", "kind", "reference", "step", "missing"];
/// What `[write]` may say.
pub const WRITE: [&str; 9] = ["model", "table", "curve", "key", "as", "of", "at", "from", "decimals"];

/// Every table of a calibration's file by name, with its keys.
#[must_use]
pub fn known() -> Vec<(&'static str, Vec<&'static str>)> {
    vec![
        ("calibrate_file", SECTIONS.to_vec()),
        ("calibrate", KNOWN.to_vec()),
        ("predictor", PREDICTOR.to_vec()),
        ("write", WRITE.to_vec()),
        ("label", Label::KEYS.to_vec()),
    ]
}

const FOLDS: i64 = 10;
const DECIMALS: i64 = 4;
const MOST_DECIMALS: i64 = 6;

/// Reads a calibration's file.
pub fn load(path: &Path, library: &mut Library, found: &mut Findings) -> Option<Job> {
    let document = library.read_toml(path, found)?;
    let root = &document.root;
    let Some(header) = root.get("calibrate") else {
        found.error(CalibrateFault::NoCalibrate, root.place.clone());
        return None;
    };
    root.refuse_unknown(&SECTIONS, found);
    let mut read = Reading { table: header.as_table(found)?, heading: "calibrate", found };
    read.table.refuse_unknown(&KNOWN, read.found);
    let (id, data, outcome) = (read.needed("id"), read.needed("data"), read.needed("outcome"));
    let title = read.table.get("title").and_then(|value| Label::read(value, read.found));
    let rows = read.text("rows");
    let counts = read.table.get("counts").and_then(|value| value.as_yes_no(read.found)).unwrap_or(false);
    let risk_of_yes = read.choice("risk_of", &["no", "yes"]) == Some("yes");
    let school = read.text("school");
    let ridge = read.number("ridge", 0.0, |ridge| ridge >= 0.0);
    let folds = read.whole("folds", FOLDS, 2, i64::from(u16::MAX));
    let place = read.table.place.clone();
    let predictors = predictors(root, found);
    let write = root.get("write").map(|value| write(value, &document, found));
    let (id, data, outcome) = (id?, data?, outcome?);
    Some(Job {
        title: title.unwrap_or_else(|| Label::same(&id.0)),
        id: id.0,
        data: tidy(&document.folder.join(data.0)),
        rows,
        outcome,
        counts,
        risk_of_yes,
        school: school.unwrap_or_else(|| ("school".to_owned(), place.clone())),
        ridge: ridge?,
        folds: usize::try_from(folds?).ok()?,
        predictors: predictors?,
        write: write.map_or(Some(None), |write| write.map(Some))?,
        place,
    })
}

/// A table while it is read.
pub(super) struct Reading<'a> {
    pub table: &'a Table,
    pub heading: &'static str,
    pub found: &'a mut Findings,
}

impl Reading<'_> {
    pub(super) fn text(&mut self, key: &str) -> Option<(String, Place)> {
        let value = self.table.get(key)?;
        Some((value.as_text(self.found)?.to_owned(), value.place.clone()))
    }

    /// A text without which nothing can be done.
    pub(super) fn needed(&mut self, key: &str) -> Option<(String, Place)> {
        if self.table.get(key).is_none() {
            self.lacks(key);
        }
        self.text(key)
    }

    pub(super) fn lacks(&mut self, key: &str) {
        let (key, heading) = (key.to_owned(), self.heading.to_owned());
        self.found.error(CalibrateFault::Lacks { key, heading }, self.table.place.clone());
    }

    /// One of the words; the first if nothing is said.
    pub(super) fn choice(&mut self, key: &str, words: &[&'static str]) -> Option<&'static str> {
        let Some(value) = self.table.get(key) else { return words.first().copied() };
        let text = value.as_text(self.found)?;
        let word = words.iter().find(|word| **word == text).copied();
        if word.is_none() {
            let known = words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ");
            let fault = FileFault::NotOneOf { written: text.to_owned(), known };
            self.found.error(fault, value.place.clone());
        }
        word
    }

    pub(super) fn number(&mut self, key: &str, usual: f64, fits: impl Fn(f64) -> bool) -> Option<f64> {
        let Some(value) = self.table.get(key) else { return Some(usual) };
        let number = to_f64(&value.as_decimal(self.found)?.exact());
        if !fits(number) {
            self.no_number(key, value);
            return None;
        }
        Some(number)
    }

    pub(super) fn whole(&mut self, key: &str, usual: i64, least: i64, most: i64) -> Option<i64> {
        let Some(value) = self.table.get(key) else { return Some(usual) };
        let number = value.as_whole(self.found)?;
        if !(least..=most).contains(&number) {
            self.no_number(key, value);
            return None;
        }
        Some(number)
    }

    fn no_number(&mut self, key: &str, value: &Located) {
        let fault = CalibrateFault::NoSuchNumber {
            key: key.to_owned(),
            written: value.as_cell_text().unwrap_or_default(),
        };
        self.found.error(fault, value.place.clone());
    }
}

fn predictors(root: &Table, found: &mut Findings) -> Option<Vec<Predictor>> {
    let table = root.get("predictor").and_then(|value| value.as_table(found));
    let entries = table.map_or(&[][..], |table| &table.entries);
    if entries.is_empty() {
        found.error(CalibrateFault::NoPredictor, root.place.clone());
        return None;
    }
    // Each is read, so that all that is wrong is told at once.
    let all: Vec<Option<Predictor>> = entries.iter().map(|entry| predictor(entry, found)).collect();
    all.into_iter().collect()
}

fn predictor(entry: &Entry, found: &mut Findings) -> Option<Predictor> {
    let Value::Table(table) = &entry.value.value else {
        let (name, section) = (entry.key.clone(), "predictor".to_owned());
        found.error(ModelFault::EntryIsNoTable { name, section }, entry.value.place.clone());
        return None;
    };
    table.refuse_unknown(&PREDICTOR, found);
    let label = table.get("label").and_then(|value| Label::read(value, found));
    let mut read = Reading { table, heading: "predictor", found };
    let missing = match read.choice("missing", &["refused", "own category"])? {
        "refused" => Missing::Refused,
        _ => Missing::OwnCategory,
    };
    let kind = match read.choice("kind", &["number", "yes/no", "category"])? {
        "number" => PredictorKind::Number {
            reference: read.number("reference", 0.0, |_| true)?,
            step: read.number("step", 1.0, |step| step != 0.0)?,
        },
        "yes/no" => PredictorKind::YesNo,
        _ => {
            let (reference, place) = read.needed("reference")?;
            PredictorKind::Category { reference, place }
        }
    };
    Some(Predictor {
        label: label.unwrap_or_else(|| Label::same(&entry.key)),
        name: entry.key.clone(),
        kind,
        missing,
        place: entry.key_place.clone(),
    })
}

fn write(value: &Located, document: &Document, found: &mut Findings) -> Option<Write> {
    let table = value.as_table(found)?;
    table.refuse_unknown(&WRITE, found);
    let mut read = Reading { table, heading: "write", found };
    let model = read.needed("model");
    let from = match table.get("from") {
        Some(value) => value.as_date(read.found),
        None => {
            read.lacks("from");
            None
        }
    };
    let decimals = read.whole("decimals", DECIMALS, 1, MOST_DECIMALS);
    let target = match (read.text("table"), read.text("curve")) {
        (Some((name, _)), None) => weights(name, &mut read),
        (None, Some((name, _))) => curve(name, &mut read),
        _ => {
            read.found.error(CalibrateFault::OneTarget, table.place.clone());
            None
        }
    };
    Some(Write {
        model: tidy(&document.folder.join(model?.0)),
        target: target?,
        from: from?,
        decimals: u8::try_from(decimals?).ok()?,
        place: table.place.clone(),
    })
}

fn weights(name: String, read: &mut Reading<'_>) -> Option<Target> {
    let (key, _) = read.needed("key")?;
    let scale = match read.choice("as", &["index", "log odds", "odds ratio"])? {
        "index" => Scale::Index,
        "log odds" => Scale::LogOdds,
        _ => Scale::OddsRatio,
    };
    Some(Target::Table { name, key, scale })
}

fn curve(name: String, read: &mut Reading<'_>) -> Option<Target> {
    let of = read.needed("of");
    let Some(list) = read.table.get("at") else {
        read.lacks("at");
        return None;
    };
    let numbers = list.as_list(read.found)?.iter().map(|one| one.as_decimal(read.found));
    let at: Vec<Decimal> = numbers.collect::<Option<_>>()?;
    let rises = at.windows(2).all(|pair| matches!(pair, [a, b] if a.exact() < b.exact()));
    if at.is_empty() || !rises {
        read.found.error(CalibrateFault::NotRising, list.place.clone());
        return None;
    }
    Some(Target::Curve { name, of: of?, at })
}
