//! `skolpeng evaluate` on the shipped, made-up students; the analyst's year of the manual, command by command.

use super::command::{ROOT, copy, skolpeng};
use std::fs;
use std::path::Path;

const FILE: &str = "scenarios/huddinge-evaluation.toml";

/// By hand from the shipped files: of 871 students who began in 2022 176 say `nej` in the last column; school 92905347 was
/// paid 32 783 000 kr for 2025 by a budget of 32 314 000 kr.
#[test]
fn last_years_weights_are_held_against_this_years_students() {
    let (code, out, err) = skolpeng(Path::new(ROOT), &["evaluate", FILE, "--lang", "en"]);
    assert_eq!((code, err.as_str()), (0, ""));
    let students =
        fs::read_to_string(Path::new(ROOT).join("scenarios/huddinge-cohort/elever-2022.csv")).unwrap();
    let lines = students.lines().skip(1);
    assert_eq!((lines.clone().count(), lines.filter(|line| line.ends_with(";nej")).count()), (871, 176));
    assert!(out.contains("871 students with an outcome; for 176"), "{out}");
    let paid = fs::read_to_string(Path::new(ROOT).join("scenarios/huddinge-cohort/utfall-2025.csv")).unwrap();
    assert!(paid.contains(";32314000;32783000"), "{paid}");
    assert!(out.contains("+469,000"), "{out}");
}

/// Each file is changed so that one finding is made.
#[test]
fn an_evaluation_that_cannot_be_made_is_told() {
    for (file, from, to, code) in [
        (FILE, "[evaluate]", "[evaluation]", "C301"),
        ("scenarios/huddinge-weights.toml", "[write]", "[wrote]", "T010"),
        (FILE, "of     = \"left_share\"", "of     = \"gone_share\"", "C304"),
    ] {
        let folder = copy();
        let path = folder.path().join(file);
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.contains(from), "{from}");
        fs::write(&path, text.replace(from, to)).unwrap();
        let (exit, _, err) = skolpeng(folder.path(), &["evaluate", FILE]);
        assert!(exit == 1 && err.contains(code), "{code}: {err}");
    }
    let folder = copy();
    let job = folder.path().join("scenarios/huddinge-weights.toml");
    let text = fs::read_to_string(&job).unwrap();
    fs::write(&job, text.split("[write]").next().unwrap()).unwrap();
    let (exit, _, err) = skolpeng(folder.path(), &["evaluate", FILE]);
    assert!(exit == 1 && err.contains("C302"), "{err}");
    let folder = copy();
    let model = folder.path().join("models/fitted-needs.toml");
    let text = fs::read_to_string(&model).unwrap();
    fs::write(&model, text.replace("{ term = \"intercept\", value", "{ term = \"merit|intercept\", value"))
        .unwrap();
    let (exit, _, err) = skolpeng(folder.path(), &["evaluate", FILE]);
    assert!(exit == 1 && err.contains("C303"), "{err}");
}
