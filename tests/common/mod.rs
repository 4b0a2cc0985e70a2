//! What the tests of rules and laws share: a study run from disk or memory, and what it pays by name and code.

#![allow(clippy::allow_attributes, dead_code, reason = "each test file uses its own part of these helpers")]

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
        study::run(&study, &laws, &data?, &mut found)
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
