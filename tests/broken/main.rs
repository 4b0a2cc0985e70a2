//! More than two hundred broken inputs: each gets an error that says what is wrong, never a panic, never a budget.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod deep;
mod entry;
mod files;
mod kept;
mod numbers;
mod texts;

use skolpeng::diag::{Language, draw_all};
use skolpeng::session::Session;
use skolpeng::text::Library;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// A broken input: what it is, what is done to the files, and the code of a finding that must be told.
pub struct Broken {
    name: String,
    harm: Box<dyn Fn(&mut Files)>,
    code: &'static str,
}

/// The files of a study that runs without a word.
pub type Files = BTreeMap<PathBuf, Vec<u8>>;

const STUDY: &str = "[study]\nid = \"s\"\ntitle = \"S\"\ndata = \"data.toml\"\nmodels = [\"model.toml\"]\n";
const MODEL: &str = r#"[model]
id = "m"
version = "2026.1"
title = "M"
payer = "home"
payee = "school"
from = 2026-01-01
reference = "invented"

[key]
school = { determines = ["town"] }
town = {}
programme = {}
home = {}

[column]
kind = { per = "school", type = "text", options = ["own", "other"] }
need = { per = "school", unit = "ratio", min = 0, max = 10 }
opened = { per = "school", type = "date" }
merit = { per = "row", unit = "point", min = 0, max = 340, missing = "allowed" }

[parameter.share]
unit = "%"
value = 4

[table.price]
per = ["programme"]
unit = "kr/student_year"
editions = { 2026-01-01 = "prices.csv" }
columns = { programme = "Program", value = "Pris" }

[curve.level]
shape = "linear"
unit = { from = "point", to = "ratio" }
points = [[100, 1], [200, 0]]

[amount.programme_money]
per = ["school", "programme", "home"]
formula = 'student_years * price'

[amount.need_money]
per = ["school", "home"]
share = { total = 'share * sum(programme_money)', weight = 'need * sum(student_years by school, home)', to = "1 kr" }

[amount.merit_money]
per = ["school", "home"]
formula = 'if merit is missing or opened > 2030-01-01 then 0 kr else student_years * level(merit) * 1_000 kr/student_year'

[check.equal_terms]
swap = "kind"
between = ["own", "other"]
"#;
const DATA: &str = r#"[data]
id = "d"
title = "D"
source = "invented"
date = 2026-01-01
status = "synthetic"
home = "H"

[key.school]
file = "schools.csv"

[rows.all]
file = "rows.csv"
counted_on = 2025-10-15
stands_for = { from = 2025-07-01, to = 2026-06-30 }

[[reconcile]]
value = 70
of = 'sum(students)'
"#;
const ROWS: &str = "school;programme;home;merit;students\nA;BA;H;150;10\nA;BA;H;250;20\nA;EK;H;250;30\nB;EK;H;150;5\nB;EK;G;;5\n";
const SCHOOLS: &str = "school;town;kind;need;opened\nA;T;own;0,5;2001-08-15\nB;T;other;2;2010-01-01\n";
const PRICES: &str = "Program;Pris\nBA;100000\nEK;80000\n";

/// A study of five files that runs.
pub fn whole() -> Files {
    let files = [
        ("study.toml", STUDY),
        ("model.toml", MODEL),
        ("data.toml", DATA),
        ("rows.csv", ROWS),
        ("schools.csv", SCHOOLS),
        ("prices.csv", PRICES),
    ];
    files.map(|(name, text)| (PathBuf::from(name), text.as_bytes().to_vec())).into_iter().collect()
}

/// An input in which a file has other words; these must stand there.
pub fn turn(name: &str, file: &'static str, from: &str, to: &str, code: &'static str) -> Broken {
    let (from, to) = (from.to_owned(), to.to_owned());
    let harm = move |files: &mut Files| {
        let bytes = files.get_mut(Path::new(file)).unwrap();
        let text = String::from_utf8(bytes.clone()).unwrap();
        assert!(text.contains(&from), "no `{from}` in {file}");
        *bytes = text.replacen(&from, &to, 1).into_bytes();
    };
    Broken { name: name.to_owned(), harm: Box::new(harm), code }
}

/// An input in which a file holds other bytes.
pub fn is(name: &str, file: &'static str, bytes: impl Into<Vec<u8>>, code: &'static str) -> Broken {
    let bytes = bytes.into();
    let harm = move |files: &mut Files| drop(files.insert(PathBuf::from(file), bytes.clone()));
    Broken { name: name.to_owned(), harm: Box::new(harm), code }
}

/// What is wrong with an input that was told well enough.
fn fault(broken: &Broken) -> Option<String> {
    let mut files = whole();
    (broken.harm)(&mut files);
    let mut session = Session::open_in(Library::with_memory(files), Path::new("study.toml"));
    let results = session.run();
    let codes: Vec<&str> =
        session.found.sorted().iter().filter(|one| one.is_error()).map(|one| one.fault.code()).collect();
    let told = draw_all(&session.found.sorted(), &session.library.sources, Language::English, false);
    let wrong = results.is_some() || !codes.contains(&broken.code) || told.len() > 100_000;
    let told: String = told.chars().take(1500).collect();
    wrong.then(|| format!("== {}: {codes:?} instead of {}\n{told}", broken.name, broken.code))
}

#[test]
fn the_whole_study_runs_without_a_word() {
    let mut session = Session::open_in(Library::with_memory(whole()), Path::new("study.toml"));
    let results = session.run();
    let told = draw_all(&session.found.sorted(), &session.library.sources, Language::English, false);
    assert!(results.is_some() && session.found.is_empty(), "{told}");
}

#[test]
fn every_broken_input_is_told_and_nothing_is_computed() {
    let all: Vec<Broken> =
        [files::all(), texts::all(), numbers::all(), deep::all()].into_iter().flatten().collect();
    assert!(all.len() >= 200, "{}", all.len());
    let mut faults = Vec::new();
    for broken in &all {
        let start = std::time::Instant::now();
        faults.extend(fault(broken));
        // Shown by hand with --nocapture; never asserted.
        println!("{:>6} ms  {}", start.elapsed().as_millis(), broken.name);
    }
    assert!(faults.is_empty(), "{} of {}\n{}", faults.len(), all.len(), faults.join("\n"));
}
