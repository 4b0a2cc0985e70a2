//! What the tests of rules and laws share: a study run from disk or memory, and what it pays by name and code.

use skolpeng::base::{Key, Ore};
use skolpeng::diag::{Findings, Language, Severity, draw_all};
use skolpeng::study::{self, Results, RunResult};
use skolpeng::text::Library;
use skolpeng::{data, model};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The root of the repository.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A shipped file's text.
pub fn shipped(path: &str) -> String {
    std::fs::read_to_string(root().join(path)).unwrap()
}

/// A study run from end to end; nothing if something is wrong, which is then among the findings.
pub fn run(path: &Path, library: &mut Library) -> (Option<Results>, Findings) {
    let mut found = Findings::new();
    let results = (|| {
        let study = study::load(path, library, &mut found)?;
        let laws: Vec<_> = study.models.iter().map(|model| model::load(model, library, &mut found)).collect();
        let data = data::load(&study.data, library, &mut found);
        let laws = laws.into_iter().collect::<Option<Vec<_>>>()?;
        let data = data.filter(|_| !found.has_errors())?;
        study::run(&study, &laws, &data, &mut found)
    })();
    (results, found)
}

/// A shipped study, with other texts for some of its files.
pub fn study_with(path: &str, changed: &[(&str, String)]) -> Results {
    let mut library = Library::new();
    for (name, text) in changed {
        library.add_file(root().join(name), text.as_bytes());
    }
    let (results, found) = run(&root().join(path), &mut library);
    results.unwrap_or_else(|| panic!("{}", drawn(&found, &library)))
}

/// Files in memory whose study is `study.toml`.
pub fn in_memory(files: &[(&str, &str)]) -> (Option<Results>, Findings, Library) {
    let texts = files.iter().map(|(name, text)| (PathBuf::from(name), text.as_bytes().to_vec()));
    let mut library = Library::with_memory(texts.collect::<BTreeMap<_, _>>());
    let (results, found) = run(Path::new("study.toml"), &mut library);
    (results, found, library)
}

/// The codes of errors and warnings, in the order of their places.
pub fn codes(found: &Findings) -> Vec<&'static str> {
    let grave = found.sorted().into_iter().filter(|one| one.severity != Severity::Note);
    grave.map(|one| one.fault.code()).collect()
}

/// Every finding as a person sees it.
pub fn drawn(found: &Findings, library: &Library) -> String {
    draw_all(&found.sorted(), &library.sources, Language::English, false)
}

/// What everyone gets of every amount and group: by its name and the codes of its members.
pub type Paid = BTreeMap<(String, Vec<String>), Ore>;

/// All that a run pays.
pub fn paid(run: &RunResult) -> Paid {
    let mut paid = BTreeMap::new();
    for (id, sums) in &run.outcome.amounts {
        let name = run.model.node(*id).unwrap().name.clone();
        for (instance, sum) in sums.iter().enumerate() {
            paid.insert((name.clone(), members(run, *id, instance)), *sum);
        }
    }
    paid
}

/// The codes of an instance of a node's grain, in the order of its keys.
fn members(run: &RunResult, id: skolpeng::base::NodeId, instance: usize) -> Vec<String> {
    let (frame, grain) = (&run.bound.frame, run.model.node(id).unwrap().grain);
    let code = |key: Key| frame.code(key, frame.member_at(grain, instance, key).unwrap()).to_owned();
    grain.iter().map(code).collect()
}

/// The sum of an amount over the members that have a code.
pub fn total_of(paid: &Paid, amount: &str, code: &str) -> Ore {
    let mine = paid.iter().filter(|((name, codes), _)| name == amount && codes.iter().any(|c| c == code));
    mine.map(|(_, sum)| *sum).sum()
}

const HEAD: &str = "[model]\nid = \"m\"\nversion = \"1\"\ntitle = \"M\"\npayer = \"home\"\npayee = \"school\"\nreference = \"invented\"\n";

const KEYS: &str = r#"
[key]
school = { determines = ["town", "county"] }
town = { determines = ["county"] }
county = {}
programme = {}
home = {}
[column]
kind = { per = "school", type = "text", options = ["own", "other"] }
need = { per = "school", unit = "ratio" }
lump = { per = "school", unit = "kr" }
[check.equal_terms]
swap = "kind"
between = ["own", "other"]
"#;

const DATA: &str = r#"
[data]
id = "d"
title = "D"
source = "invented"
date = 2026-01-01
status = "synthetic"
[key.school]
rows = [
  { school = "A", town = "T", county = "N", kind = "own", need = 2, lump = 100 },
  { school = "B", town = "T", county = "N", kind = "other", need = 1, lump = 40 },
  { school = "C", town = "U", county = "S", kind = "other", need = 5, lump = 60 },
]
[rows.all]
rows = [
  { school = "A", programme = "BA", home = "H", students = 10 },
  { school = "A", programme = "EK", home = "H", students = 30 },
  { school = "B", programme = "EK", home = "H", students = 20 },
  { school = "B", programme = "EK", home = "G", students = 20 },
]
stands_for = { from = 2025-07-01, to = 2026-06-30 }
"#;

/// Three schools in memory: A has 40 students of H (10 in BA, 30 in EK), B 20 of H and 20 of G in EK, C none.
/// A and B lie in town T of county N, C in U of S.
pub struct Land(Vec<(String, String)>);

/// A land with a model of a few lines.
pub fn land(model: &str) -> Land {
    let study = "[study]\nid = \"s\"\ndata = \"data.toml\"\nmodels = [\"model.toml\"]\n";
    let model = format!("{HEAD}{KEYS}{model}");
    let files = [("study.toml", study), ("data.toml", DATA), ("model.toml", &model)];
    Land(files.map(|(name, text)| (name.to_owned(), text.to_owned())).to_vec())
}

/// A land with one amount, paid per school and home municipality.
pub fn money(formula: &str) -> Land {
    land(&format!("[amount.money]\nper = [\"school\", \"home\"]\nformula = '{formula}'\n"))
}

impl Land {
    /// The same with one more file.
    pub fn and(mut self, name: &str, text: &str) -> Self {
        self.0.push((name.to_owned(), text.to_owned()));
        self
    }

    /// The same with other words in a file; these must stand there.
    pub fn turn(mut self, name: &str, from: &str, to: &str) -> Self {
        let (_, text) = self.0.iter_mut().find(|(known, _)| known == name).unwrap();
        assert!(text.contains(from), "no `{from}` in {name}");
        *text = text.replace(from, to);
        self
    }

    /// The same without payer and payee, for amounts that are no school's.
    pub fn of_nobody(self) -> Self {
        self.turn("model.toml", "payer = \"home\"\npayee = \"school\"\n", "")
    }

    /// The same with a proposal after the model, which is its baseline.
    pub fn overlay(self, header: &str, text: &str) -> Self {
        let head = "[model]\nid = \"o\"\nversion = \"1\"\ntitle = \"O\"\nextends = \"model.toml\"\nbaseline = \"model.toml\"\nreference = \"invented\"\n";
        self.turn("study.toml", "[\"model.toml\"]", "[\"model.toml\", \"over.toml\"]")
            .and("over.toml", &format!("{head}{header}\n{text}"))
    }

    fn run(&self) -> (Option<Results>, Findings, Library) {
        let files: Vec<(&str, &str)> = self.0.iter().map(|(n, t)| (n.as_str(), t.as_str())).collect();
        in_memory(&files)
    }

    /// The codes of errors and warnings.
    pub fn codes(&self) -> Vec<&'static str> {
        codes(&self.run().1)
    }

    /// Every finding in words.
    pub fn words(&self) -> String {
        let (_, found, library) = self.run();
        drawn(&found, &library)
    }

    /// The results; a finding that stops them fails the test with its drawing.
    pub fn results(&self) -> Results {
        let (results, found, library) = self.run();
        results.unwrap_or_else(|| panic!("{}", drawn(&found, &library)))
    }

    /// What the last model pays to members, named by their codes in the order of their keys.
    pub fn pays(&self, amount: &str, codes: &[&str]) -> String {
        let paid = paid(self.results().runs.last().unwrap());
        let codes = codes.iter().map(|code| (*code).to_owned()).collect();
        paid.get(&(amount.to_owned(), codes)).unwrap_or_else(|| panic!("not among {paid:?}")).to_string()
    }

    /// All that the last model pays as an amount.
    pub fn total(&self, amount: &str) -> String {
        let paid = paid(self.results().runs.last().unwrap());
        let mine = paid.iter().filter(|((name, _), _)| name == amount);
        mine.map(|(_, sum)| *sum).sum::<Ore>().to_string()
    }
}
