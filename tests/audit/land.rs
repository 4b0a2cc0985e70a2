//! A land of two schools: A of kind own with 10 students of merit 150 and 20 of 250, B of kind other with 5 of 150.

use skolpeng::audit::{Effort, Example, Ground, Search};
use skolpeng::base::number::plain;
use skolpeng::session::{Audited, Session};
use skolpeng::text::Library;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

pub const HEAD: &str = r#"
[model]
id = "land"
version = "1"
title = "Land"
payee = "school"
reference = "påhittat"
[key]
school = {}
[column]
merit = { per = "row", unit = "point", min = 0, max = 340, missing = "allowed" }
kind = { per = "school", type = "text", options = ["own", "other"] }
need = { per = "school", unit = "ratio", min = 0 }
[check.equal_terms]
swap = "kind"
between = ["own", "other"]
"#;

pub const DATA: &str = r#"
[data]
id = "land"
title = "Land"
source = "påhittat"
date = 2026-01-01
status = "synthetic"
[key.school]
rows = [{ school = "A", kind = "own", need = 1 }, { school = "B", kind = "other", need = 3 }]
[rows.all]
rows = [
  { school = "A", merit = 150, students = 10 },
  { school = "A", merit = 250, students = 20 },
  { school = "B", merit = 150, students = 5 },
]
counted_on = 2025-10-15
stands_for = { from = 2025-07-01, to = 2026-06-30 }
"#;

pub const STUDY: &str = "[study]\nid = \"s\"\ndata = \"data.toml\"\nmodels = [\"model.toml\"]\n";

/// A session of the land with these rules.
pub fn session(model: &str) -> Session {
    let model = format!("{HEAD}{model}");
    let files = [("model.toml", model.as_str()), ("data.toml", DATA), ("study.toml", STUDY)];
    let files = files.map(|(name, text)| (PathBuf::from(name), text.as_bytes().to_vec()));
    Session::open_in(Library::with_memory(BTreeMap::from(files)), Path::new("study.toml"))
}

/// The laws of these rules tried.
pub fn audited(model: &str) -> Audited {
    let mut session = session(model);
    let mut audited = session.audit(Effort { tries: 150, seed: 1 });
    let told: Vec<_> = session.found.sorted().into_iter().filter(|one| one.is_error()).collect();
    assert!(told.is_empty(), "{told:?}");
    audited.remove(0)
}

/// What came of the only law.
pub fn search(model: &str) -> Search {
    let mut audited = audited(model);
    assert_eq!(audited.audit.searches.len(), 1);
    audited.audit.searches.remove(0)
}

/// The example that refutes the only law: how many lines, how many students, whose money, before and after.
#[derive(Debug, PartialEq, Eq)]
pub struct Small {
    pub lines: usize,
    pub students: String,
    pub before: String,
    pub after: String,
}

pub fn small(lines: usize, students: &str, before: &str, after: &str) -> Small {
    Small { lines, students: students.to_owned(), before: before.to_owned(), after: after.to_owned() }
}

pub fn example(model: &str) -> (Small, Example) {
    let audited = audited(model);
    let ground = Ground::new(&audited.model, &audited.bound.frame);
    let example = audited.audit.searches[0].example.clone().expect("a counterexample");
    let small = Small {
        lines: example.population.lines.len(),
        students: plain(&example.population.students(&ground)),
        before: plain(&example.breach.before),
        after: plain(&example.breach.after),
    };
    (small, example)
}

/// Says that the only law was tried, on the data and on drawn students, and not refuted.
pub fn is_silent(model: &str) {
    let search = search(model);
    assert_eq!(search.example, None);
    assert!(search.on_data > 0 && search.on_drawn > 100, "{search:?}");
}
