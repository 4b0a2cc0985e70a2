//! A small land in memory: two schools, two programmes, two home municipalities, for models of a few lines.

use skolpeng::base::Ore;
use skolpeng::diag::{Findings, Language, draw_all};
use skolpeng::session::Session;
use skolpeng::study::{Results, RunResult};
use skolpeng::text::Library;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

const HEAD: &str = r#"
[model]
id = "land"
version = "1"
title = "Land"
payer = "home"
payee = "school"
reference = "påhittat"
"#;

const KEYS: &str = r#"
[key]
school = { determines = ["town"] }
town = {}
programme = {}
home = {}
[column]
merit = { per = "row", unit = "point", min = 0, max = 340, missing = "allowed" }
kind = { per = "school", type = "text", options = ["own", "other"] }
need = { per = "school", unit = "ratio" }
lump = { per = "school", unit = "kr" }
[check.equal_terms]
swap = "kind"
between = ["own", "other"]
"#;

const DATA: &str = r#"
[data]
id = "land"
title = "Land"
source = "påhittat"
date = 2026-01-01
status = "synthetic"
home = "H"
[key.school]
file = "schools.csv"
[rows.all]
file = "rows.csv"
counted_on = 2025-10-15
stands_for = { from = 2025-07-01, to = 2026-06-30 }
"#;

/// A has 60 students of its own municipality H; B has 5 of H and 5 of G.
pub const ROWS: &str = "school;programme;home;merit;students\nA;BA;H;150;10\nA;BA;H;250;20\nA;EK;H;250;30\nB;EK;H;150;5\nB;EK;G;;5\n";
pub const SCHOOLS: &str = "school;town;kind;need;lump\nA;T;own;0,5;1000\nB;T;other;2;300\n";

/// A land whose parts a test may replace.
pub struct Land {
    pub head: String,
    pub keys: String,
    pub model: String,
    /// An overlay that is run beside the model; the model is its baseline.
    pub overlay: Option<String>,
    pub data: String,
    pub rows: String,
    pub schools: String,
    pub study: String,
    /// Other files, such as price lists.
    pub files: Vec<(String, Vec<u8>)>,
}

pub fn land(model: &str) -> Land {
    Land {
        head: HEAD.to_owned(),
        keys: KEYS.to_owned(),
        model: model.to_owned(),
        overlay: None,
        data: DATA.to_owned(),
        rows: ROWS.to_owned(),
        schools: SCHOOLS.to_owned(),
        study: String::new(),
        files: Vec::new(),
    }
}

impl Land {
    pub fn overlay(mut self, text: &str) -> Self {
        let head = "[model]\nid = \"over\"\nversion = \"1\"\ntitle = \"Over\"\nextends = \"model.toml\"\nbaseline = \"model.toml\"\nreference = \"påhittat\"\n";
        self.overlay = Some(format!("{head}{text}"));
        self
    }

    pub fn rows(mut self, rows: &str) -> Self {
        self.rows = rows.to_owned();
        self
    }

    pub fn session(&self) -> Session {
        let models =
            if self.overlay.is_some() { r#"["model.toml", "over.toml"]"# } else { r#"["model.toml"]"# };
        let study = format!("[study]\nid = \"s\"\ndata = \"data.toml\"\nmodels = {models}\n{}", self.study);
        let model = format!("{}{}{}", self.head, self.keys, self.model);
        let mut files: BTreeMap<PathBuf, Vec<u8>> = BTreeMap::new();
        let mut add = |name: &str, text: &str| files.insert(PathBuf::from(name), text.as_bytes().to_vec());
        add("study.toml", &study);
        add("model.toml", &model);
        add("data.toml", &self.data);
        add("rows.csv", &self.rows);
        add("schools.csv", &self.schools);
        if let Some(overlay) = &self.overlay {
            add("over.toml", overlay);
        }
        files.extend(self.files.iter().map(|(name, bytes)| (PathBuf::from(name), bytes.clone())));
        Session::open_in(Library::with_memory(files), Path::new("study.toml"))
    }

    /// The results; a finding that stops them fails the test with its drawing.
    pub fn results(&self) -> Results {
        let mut session = self.session();
        let results = session.run();
        results.unwrap_or_else(|| panic!("{}", drawn(&session.found, &session)))
    }

    /// The codes of all errors and warnings, in order.
    pub fn codes(&self) -> Vec<&'static str> {
        let mut session = self.session();
        session.run();
        let shown = session.found.sorted();
        shown
            .iter()
            .filter(|one| one.severity != skolpeng::diag::Severity::Note)
            .map(|one| one.fault.code())
            .collect()
    }

    /// What the last model pays to members, named by their codes: `paid("money", &["A", "H"])`.
    pub fn paid(&self, amount: &str, members: &[&str]) -> String {
        paid(self.results().runs.last().unwrap(), amount, members).to_string()
    }

    /// All that the last model pays as an amount.
    pub fn total(&self, amount: &str) -> String {
        let results = self.results();
        let run = results.runs.last().unwrap();
        run.outcome.total(run.model.node_named(amount, None).unwrap()).to_string()
    }
}

/// What one run pays to members, named by their codes.
pub fn paid(run: &RunResult, amount: &str, members: &[&str]) -> Ore {
    let id = run.model.node_named(amount, None).unwrap_or_else(|| panic!("no amount {amount}"));
    let node = run.model.node(id).unwrap();
    let frame = &run.bound.frame;
    let codes = |instance: usize| {
        let of = |key| frame.member_at(node.grain, instance, key).map(|member| frame.code(key, member));
        node.grain.iter().filter_map(of).collect::<Vec<_>>()
    };
    let instance = (0..frame.len(node.grain)).find(|i| codes(*i) == members);
    run.outcome.at(id, instance.unwrap_or_else(|| panic!("nobody is {members:?}"))).unwrap()
}

fn drawn(found: &Findings, session: &Session) -> String {
    draw_all(&found.sorted(), &session.library.sources, Language::English, false)
}
