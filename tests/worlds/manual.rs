//! `docs/scenarios.md` is a test: every example is run as it stands and pays what stands above it; so are the shipped worlds.

use super::common::{Files, in_year, total, world};
use skolpeng::diag::{Language, Severity, draw_all};
use skolpeng::session::Session;
use skolpeng::study::Year;
use skolpeng::text::Library;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

const PAGE: &str = "docs/scenarios.md";

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The examples of the page: what is said after the fence, and the text.
fn examples() -> Vec<(String, String)> {
    let page = fs::read_to_string(root().join(PAGE)).unwrap();
    let blocks: Vec<&str> = page.split("```").skip(1).step_by(2).collect();
    let parts = blocks.iter().filter_map(|block| block.split_once('\n'));
    parts.map(|(mark, text)| (mark.to_owned(), text.to_owned())).collect()
}

fn one(mark: &str) -> String {
    examples().into_iter().find(|(own, _)| own == mark).unwrap().1
}

fn town() -> Files {
    Files::from([
        ("model.toml", one("toml model")),
        ("data.toml", one("toml data")),
        ("worlds.csv", one("csv")),
    ])
}

#[test]
fn every_example_pays_what_the_page_says() {
    let all = examples();
    let scenarios: Vec<_> =
        all.iter().filter_map(|(mark, text)| Some((mark.strip_prefix("toml scenario ")?, text))).collect();
    assert!(scenarios.len() >= 8, "{}", scenarios.len());
    for (pays, text) in scenarios {
        let mut files = town();
        files.insert("scenario.toml", text.clone());
        let world =
            world(&files, &in_year(2026), Year::School).unwrap_or_else(|codes| panic!("{codes:?}\n{text}"));
        assert_eq!(total(&world, "money"), pays, "{text}");
    }
}

#[test]
fn the_reweighted_half_of_a_school_is_paid_extra_for() {
    let all = examples();
    let (_, text) = all.iter().find(|(_, text)| text.contains("reweight")).unwrap();
    let mut files = town();
    files.insert("scenario.toml", text.clone());
    let world = world(&files, &in_year(2026), Year::School).unwrap();
    // 15 students below 150 points at 100 kr, instead of 10.
    assert_eq!(total(&world, "extra"), "1500.00");
}

#[test]
fn the_cohorts_of_the_page_are_paid_what_it_says_a_year_later() {
    let all = examples();
    let (mark, text) = all.iter().find(|(mark, _)| mark.starts_with("toml cohorts")).unwrap();
    let mut files = town();
    files.insert("scenario.toml", text.clone());
    let world = world(&files, &in_year(2027), Year::School).unwrap();
    assert_eq!(total(&world, "money"), mark.rsplit_once(' ').unwrap().1);
}

#[test]
fn the_matrix_of_the_page_is_put_in_the_order_of_the_members() {
    let all = examples();
    let (_, csv) = all.iter().rfind(|(mark, _)| mark == "csv").unwrap();
    let mut files = town();
    files.insert("matrix.csv", csv.replace("0,3;1\nEK", "0,2;1\nEK").replace("EK;1;0,3", "EK;1;0,2"));
    files.insert("scenario.toml", "[scenario]\nid = \"s\"\n[input.x]\nby = [\"programme\"]\ndraw = { kind = \"normal\", mean = 1, sd = 0.1, correlation = \"matrix.csv\" }\n[[change]]\nset = { students = 'students * x' }\n".to_owned());
    let made = world(&files, &in_year(2026), Year::School).unwrap();
    assert_eq!(made.correlations(0), Some([1.0, 0.2, 0.2, 1.0].as_slice()));
    files.insert("matrix.csv", csv.clone());
    let made = world(&files, &in_year(2026), Year::School).unwrap();
    assert_eq!(made.correlations(0), Some([1.0, 0.3, 0.3, 1.0].as_slice()));
}

/// Data with a misspelled column are told only where they are read: the study's own are right.
#[test]
fn a_scenario_may_have_data_of_its_own() {
    let mut files = town();
    let other = one("toml data").replace("students = 40", "studnets = 40");
    files.insert("other.toml", other);
    files.insert("study.toml", one("toml study"));
    files.insert("scenario.toml", "[scenario]\nid = \"s\"\ndata = \"other.toml\"\n".to_owned());
    let files: BTreeMap<PathBuf, Vec<u8>> =
        files.into_iter().map(|(name, text)| (PathBuf::from(name), text.into_bytes())).collect();
    let mut session = Session::open_in(Library::with_memory(files), Path::new("study.toml"));
    assert!(told(&mut session).iter().any(|text| text.contains("other.toml")));
}

/// Errors and warnings of a study with its scenarios put on its models.
fn told(session: &mut Session) -> Vec<String> {
    session.check_worlds();
    let grave = session.found.sorted().into_iter().filter(|one| one.severity != Severity::Note);
    let codes: Vec<&str> = grave.map(|one| one.fault.code()).filter(|code| *code != "M502").collect();
    if codes.is_empty() {
        return Vec::new();
    }
    vec![draw_all(&session.found.sorted(), &session.library.sources, Language::English, false)]
}

#[test]
fn the_study_of_the_page_fits_the_town() {
    let mut files = town();
    files.insert("study.toml", one("toml study"));
    files.insert("scenario.toml", "[scenario]\nid = \"s\"\n".to_owned());
    let files: BTreeMap<PathBuf, Vec<u8>> =
        files.into_iter().map(|(name, text)| (PathBuf::from(name), text.into_bytes())).collect();
    let mut session = Session::open_in(Library::with_memory(files), Path::new("study.toml"));
    assert_eq!(told(&mut session), Vec::<String>::new());
    let study = session.study().unwrap();
    assert_eq!((study.worlds.draws, study.worlds.seed, study.results.len()), (1_000, Some(2026), 1));
}

#[test]
fn the_shipped_worlds_fit_the_shipped_models() {
    for name in ["huddinge-worlds", "huddinge-uncertain", "huddinge-pool", "huddinge-cohorts"] {
        let mut session = Session::open(&root().join(format!("scenarios/{name}.toml")));
        assert_eq!(told(&mut session), Vec::<String>::new(), "{name}");
    }
    assert_eq!(fs::read_dir(root().join("scenarios/worlds")).unwrap().count(), 10);
}
