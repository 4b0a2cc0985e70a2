//! The manual is a test: every example of `docs/language.md` and `docs/data.md` is run as it stands.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

#[path = "traps/land.rs"]
mod land;

use land::Land;
use skolpeng::base::Date;
use skolpeng::diag::{Findings, Severity};
use skolpeng::model::{self, Run};
use skolpeng::session::{Session, try_file};
use skolpeng::text::Library;
use skolpeng::{data, study};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

const LANGUAGE: &str = "docs/language.md";
const DATA: &str = "docs/data.md";
const CASES: &str = "docs/cases.md";

/// Small files of the names that the examples of data sets use.
const FILES: [(&str, &str); 6] = [
    (
        "skolor.csv",
        "Skolenhetskod;Skola;Huvudmannatyp\n01;Norra skolan;Kommunal\n02;Södra skolan;Fristående\n",
    ),
    ("sammansattning.csv", "Skolenhetskod;Program;Högst grundskola\n01;EK25;12,5\n02;EK25;..\n"),
    (
        "elever.csv",
        "Skolenhetskod;Program;Meritvärde;Elever\n01;EK25;212,5;30\n02;EK;.;10\n02;OKÄND;187,5;20\n",
    ),
    ("totaler.csv", "Skolenhetskod;Elever totalt\n01;30\n02;30\n"),
    ("foregaende-ar.csv", "Skolenhetskod;Budget 2025\n01;2 400 000\n"),
    (
        "projection.csv",
        "district;proj_base_K3;proj_base_45;proj_frl_K3;proj_frl_45\n01;10;20;3;4\n02;30;40;5;6\n",
    ),
];

/// A model that asks for everything that the first data set brings: what last year's total exceeds today's money by.
const TODAY: &str = r#"
[model]
id = "today"
version = "1"
title = "Today"
payee = "school"
reference = "påhittat"
[key]
school = {}
programme = {}
[column]
organiser_kind = { per = "school", type = "text", options = ["municipality", "independent"] }
kind = { per = "programme", type = "text", options = ["national", "unknown"] }
low_education = { per = ["school", "programme"], unit = "%", missing = "allowed" }
merit = { per = "row", unit = "point", missing = "allowed" }
[amount.money]
per = ["school", "programme"]
formula = 'student_years * 80_000 kr/student_year * (1 + default(low_education, 0))'
[amount.cushion]
per = ["school"]
formula = 'max(0 kr, default(previous.total, 0 kr) - sum(money by school))'
"#;

/// An example: what is said after `toml`, its text, and what it adds to the data and to the study.
struct Example {
    mark: String,
    text: String,
    data: String,
    study: String,
}

fn examples(file: &str) -> Vec<Example> {
    fenced(file, "toml")
}

/// The examples of one kind of text.
fn fenced(file: &str, kind: &str) -> Vec<Example> {
    let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(file)).unwrap();
    let start = format!("```{kind}");
    let fences = text.split(start.as_str()).skip(1);
    let read = |fence: &str| {
        let (mark, rest) = fence.split_once('\n').unwrap();
        let body = rest.split("```").next().unwrap();
        Example {
            mark: mark.trim().to_owned(),
            text: body.to_owned(),
            data: String::new(),
            study: String::new(),
        }
    };
    fences.map(read).collect()
}

/// The examples of the language, each with the data and the study that follow it.
fn of_language() -> Vec<Example> {
    let mut all: Vec<Example> = Vec::new();
    for one in examples(LANGUAGE) {
        match one.mark.as_str() {
            "data" => all.last_mut().unwrap().data = one.text,
            "study" => all.last_mut().unwrap().study = one.text,
            _ => all.push(one),
        }
    }
    all
}

/// A whole model on the data of the land.
fn alone(model: &str) -> Land {
    let mut land = land::land("");
    land.head = model.to_owned();
    land.keys = String::new();
    land
}

/// The model that the manual opens with: the frame of all other examples.
fn frame() -> String {
    let first = examples(LANGUAGE).into_iter().next().unwrap();
    assert_eq!(first.mark, "model", "the manual opens with a whole model");
    first.text
}

fn framed(frame: &str, addition: &str) -> Land {
    alone(&format!("{frame}\n{addition}"))
}

/// The frame, in which nothing says what it rests on by default.
fn without_reference(frame: &str) -> String {
    let lines = frame.lines().filter(|line| !line.starts_with("reference = \"Nämnden"));
    lines.map(|line| format!("{line}\n")).collect()
}

/// The codes that an example is refused with, each once, beside the one that it should be refused with.
fn told(example: &Example, frame: &str) -> (Vec<&'static str>, Vec<String>) {
    let text = &example.text;
    let words: Vec<&str> = example.mark.split(' ').collect();
    let (mut land, wanted) = match words.as_slice() {
        ["model"] => (alone(text), None),
        ["entry"] => (framed(frame, text), None),
        ["overlay"] => (Land { overlay: Some(text.clone()), ..alone(frame) }, None),
        ["bad", code] => (framed(frame, text), Some(*code)),
        ["bad", code, "no-reference"] => (framed(&without_reference(frame), text), Some(*code)),
        _ => panic!("an example without a mark that says what it is: {} {text}", example.mark),
    };
    land.data.push_str(&example.data);
    land.study.push_str(&example.study);
    let mut found = land.codes();
    // What only a refused formula would have read is told as unused, too.
    found.retain(|code| *code != "M107" || wanted == Some("M107") || wanted.is_none());
    found.dedup();
    (found, wanted.map(str::to_owned).into_iter().collect())
}

#[test]
fn every_example_of_the_language_does_what_the_manual_says() {
    let frame = frame();
    let examples = of_language();
    assert!(examples.len() > 60, "{}", examples.len());
    let mut wrong = Vec::new();
    for example in &examples {
        let (found, wanted) = told(example, &frame);
        if found != wanted {
            wrong.push(format!("{found:?} instead of {wanted:?}: {}{}", example.mark, example.text));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_first_model_pays_what_the_manual_says() {
    let model = alone(&frame());
    assert_eq!(model.total("programme_money"), "6895000.00");
    assert_eq!(model.paid("programme_money", &["B", "EK", "G"]), "492500.00");
}

/// The rules of the language, by the names that design, code and findings call them by, and those that have no number.
const RULES: [&str; 27] = [
    "K1", "K2", "K3", "G1", "G2", "G3", "G4", "A1", "A2", "A3", "A4", "A5", "U1", "U2", "U3", "U4", "N1",
    "N2", "N3", "Solve", "N4", "P1", "P2", "P3", "Missing", "Means", "Time",
];

/// The rules that the page tells, in order: each by its name in bold, with all that stands until the next.
fn rules(page: &str) -> Vec<(&str, &str)> {
    let (_, rules) = page.split_once("\n## Rules\n").unwrap();
    let rules = rules.split("\n## ").next().unwrap();
    rules.split("\n**").skip(1).map(|told| told.split_once("** ").unwrap()).collect()
}

#[test]
fn every_rule_has_an_example_that_passes_and_one_that_is_refused() {
    let page = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(LANGUAGE)).unwrap();
    let rules = rules(&page);
    assert_eq!(rules.iter().map(|(name, _)| *name).collect::<Vec<_>>(), RULES);
    for (name, told) in rules {
        let passes = ["```toml entry\n", "```toml overlay\n"].iter().any(|mark| told.contains(mark));
        assert!(passes, "{name} has no example that passes");
        assert!(told.contains("```toml bad "), "{name} has no example that is refused");
    }
}

/// The files of the examples, with what an example says as a file of its own, and a study's models.
fn library(example: &[(&str, &str)]) -> Library {
    let proposal = TODAY.replace("\"today\"", "\"proposal\"").replace("80_000", "81_000");
    let mut files: BTreeMap<PathBuf, Vec<u8>> = BTreeMap::new();
    let mut add = |name: &str, text: &str| files.insert(PathBuf::from(name), text.as_bytes().to_vec());
    for (name, text) in FILES {
        add(name, text);
        add(&format!("huddinge-2025/{name}"), text);
    }
    add("today.toml", TODAY);
    add("proposal.toml", &proposal);
    for (name, text) in example {
        add(name, text);
    }
    Library::with_memory(files)
}

fn codes(found: &Findings) -> Vec<&'static str> {
    found.sorted().iter().map(|one| one.fault.code()).collect()
}

#[test]
fn every_example_of_data_and_studies_is_read_without_a_finding() {
    for Example { mark, text, .. } in examples(DATA) {
        let mut found = Findings::new();
        let mut library = library(&[("example.toml", &text)]);
        let path = Path::new("example.toml");
        let is_read = match mark.as_str() {
            "data" => data::load(path, &mut library, &mut found).is_some(),
            "study" => study::load(path, &mut library, &mut found).is_some(),
            _ => panic!("an example without a mark that says what it is: {mark} {text}"),
        };
        assert!(is_read && found.is_empty(), "{:?} {text}", codes(&found));
    }
}

#[test]
fn the_first_data_set_runs_in_the_study_that_follows_it() {
    let examples = examples(DATA);
    let first = |mark: &str| examples.iter().find(|one| one.mark == mark).unwrap().text.clone();
    let files = library(&[("huddinge-2025/data.toml", &first("data")), ("study.toml", &first("study"))]);
    let mut session = Session::open_in(files, Path::new("study.toml"));
    let results = session.run();
    let grave = session.found.iter().any(|one| one.severity != Severity::Note && one.fault.code() != "M502");
    assert!(!grave, "{:?}", codes(&session.found));
    let results = results.unwrap();
    // 30 × 80 000 × 1,125; 10 × 80 000, whose share is hidden by the source; 20 students are outside.
    assert_eq!(land::paid(&results.runs[0], "money", &["01", "EK"]).to_string(), "2700000.00");
    assert_eq!(land::paid(&results.runs[0], "money", &["02", "EK"]).to_string(), "800000.00");
    assert_eq!(land::paid(&results.runs[1], "money", &["02", "EK"]).to_string(), "810000.00");
    assert_eq!(results.runs[0].bound.account.outside.len(), 1);
}

/// The model of the page of cases tried on its case, to which something is added: cells compared, cells that differ, and
/// what was found.
fn tried(addition: &str) -> (usize, usize, Vec<&'static str>) {
    let examples = examples(CASES);
    let first = |mark: &str| examples.iter().find(|one| one.mark == mark).unwrap().text.clone();
    let mut files: BTreeMap<PathBuf, Vec<u8>> = BTreeMap::new();
    for table in fenced(CASES, "csv") {
        files.insert(PathBuf::from(table.mark), table.text.into_bytes());
    }
    files.insert(PathBuf::from("state-aid.toml"), first("model").into_bytes());
    let case = format!("{}\n{addition}", first("case"));
    files.insert(PathBuf::from("state-aid.case.toml"), case.into_bytes());
    let (mut library, mut found) = (Library::with_memory(files), Findings::new());
    let law = model::load(Path::new("state-aid.toml"), &mut library, &mut found).unwrap();
    let result = try_file(&law, Path::new("state-aid.case.toml"), None, &mut library, &mut found);
    let (compared, differing) = result.map_or((0, 0), |(_, tried)| (tried.compared(), tried.differing()));
    (compared, differing, codes(&found))
}

#[test]
fn the_first_case_holds_in_as_many_cells_as_the_page_says() {
    let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(CASES)).unwrap();
    let (compared, differing, found) = tried("");
    assert_eq!((differing, found), (0, vec![]));
    assert!(text.contains(&format!("compares {compared} cells, none of which differs")), "{compared}");
}

#[test]
fn every_example_of_a_case_does_what_the_page_says() {
    let mut seen = 0;
    for Example { mark, text, .. } in examples(CASES) {
        let (compared, differing, found) = match mark.as_str() {
            "model" | "case" => continue,
            _ => tried(&text),
        };
        seen += 1;
        match mark.split(' ').collect::<Vec<_>>().as_slice() {
            ["expected"] => {
                assert!(compared > 13 && differing == 0 && found.is_empty(), "{differing} {found:?} {text}")
            }
            ["differs"] => assert_eq!((differing, found), (1, vec![]), "{text}"),
            ["bad", code] => assert_eq!(found, [*code], "{text}"),
            _ => panic!("an example without a mark that says what it is: {mark} {text}"),
        }
    }
    assert!(seen >= 5);
}

/// The shipped models and price lists as a library, with one file more.
fn shipped(name: &str, text: &str) -> Library {
    let mut files = BTreeMap::from([(PathBuf::from(name), text.as_bytes().to_vec())]);
    for folder in ["models", "models/prices"] {
        for entry in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)).unwrap() {
            let path = entry.unwrap().path();
            if path.is_file() {
                let own = Path::new(folder).join(path.file_name().unwrap());
                files.insert(own, fs::read(&path).unwrap());
            }
        }
    }
    Library::with_memory(files)
}

#[test]
fn the_proposal_that_officers_are_shown_checks_without_a_warning() {
    let all = examples("docs/for-officers.md");
    let text = &all.iter().find(|one| one.mark == "proposal").unwrap().text;
    let (name, mut found) = ("models/mitt-forslag.toml", Findings::new());
    let law = model::load(Path::new(name), &mut shipped(name, text), &mut found).unwrap();
    let in_force = law.in_force(&Run::on(Date::parse("2026-01-01").unwrap()), &mut found);
    assert!(in_force.is_some_and(|model| model.id == "mitt-forslag"), "{:?}", codes(&found));
    assert!(found.iter().all(|one| one.severity == Severity::Note), "{:?}", codes(&found));
}

/// A model of two lines, its overlay, and what it pays, used here so that the land is used whole.
#[test]
fn an_example_pays_what_its_text_says() {
    let land = land::land(
        "[amount.money]\nper = [\"school\", \"home\"]\nformula = 'student_years * 100 kr/student_year'\n",
    );
    assert_eq!(land.total("money"), "7000.00");
    let turned =
        land.rows(land::ROWS).overlay("[amount.money]\nformula = 'student_years * 200 kr/student_year'\n");
    assert_eq!(turned.paid("money", &["B", "G"]), "1000.00");
    assert_eq!(land::paid(&turned.results().runs[0], "money", &["B", "G"]).count(), 50_000);
    assert!(land::SCHOOLS.starts_with("school;"));
}
