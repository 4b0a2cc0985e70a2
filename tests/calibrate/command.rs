//! `skolpeng calibrate` on the shipped, made-up cohort: what it shows, and what it writes into the model.

use assert_cmd::Command;
use std::fs;
use std::path::Path;

pub const ROOT: &str = env!("CARGO_MANIFEST_DIR");

pub fn skolpeng(folder: &Path, arguments: &[&str]) -> (i32, String, String) {
    let output = Command::cargo_bin("skolpeng")
        .unwrap()
        .current_dir(folder)
        .env("COLUMNS", "160")
        .args(arguments)
        .output()
        .unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

/// The shipped models, the job and its cohort, in a folder of their own.
pub fn copy() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for part in
        ["models", "models/prices", "scenarios/huddinge-cohort", "scenarios/huddinge-2025", "scenarios"]
    {
        fs::create_dir_all(folder.path().join(part)).unwrap();
        for entry in fs::read_dir(Path::new(ROOT).join(part)).unwrap() {
            let path = entry.unwrap().path();
            if path.is_file() {
                fs::copy(&path, folder.path().join(part).join(path.file_name().unwrap())).unwrap();
            }
        }
    }
    folder
}

const JOB: &str = "scenarios/huddinge-weights.toml";
const MODEL: &str = "models/fitted-needs.toml";

/// The weights that the cohort is drawn with stand in its generate.py. All seven lie within 2.69 standard errors: by
/// Bonferroni's inequality that happens in at least 95 % of cohorts (P(|z| > 2.69) = 0.0071, seven times 0.05).
#[test]
fn the_shipped_cohort_is_fitted_around_the_weights_that_it_was_drawn_with() {
    let (code, out, err) = skolpeng(Path::new(ROOT), &["calibrate", JOB, "--lang", "en"]);
    assert_eq!((code, err.as_str()), (0, ""));
    let script = fs::read_to_string(Path::new(ROOT).join("scenarios/huddinge-cohort/generate.py")).unwrap();
    for (term, truth) in [
        ("intercept", -1.5),
        ("merit", 0.16),
        ("merit.missing", 0.9),
        ("low_education", 0.6),
        ("financial_assistance", 0.5),
        ("one_guardian", 0.35),
        ("foreign_background", 0.2),
    ] {
        assert!(script.contains(&format!("{truth}")), "{term}");
        let line = out.lines().find(|line| line.split_whitespace().next() == Some(term)).unwrap();
        let numbers = line.split("  ").map(str::trim).filter(|text| !text.is_empty()).skip(2);
        let numbers: Vec<f64> = numbers.map(|text| text.replace('−', "-").parse().unwrap()).collect();
        assert!((numbers[0] - truth).abs() < 2.69 * numbers[1], "{term}: {line}");
    }
    assert!(out.contains("MADE-UP STUDENTS"), "{out}");
}

#[test]
fn nothing_is_written_unless_asked_and_the_shipped_weights_are_those_of_the_shipped_cohort() {
    let folder = copy();
    let model = folder.path().join(MODEL);
    let shipped = fs::read_to_string(&model).unwrap();
    assert_eq!(skolpeng(folder.path(), &["calibrate", JOB]).0, 0);
    let (code, _, err) = skolpeng(folder.path(), &["calibrate", JOB, "--write"]);
    assert!(code == 1 && err.contains("C201"), "{err}");
    assert_eq!(fs::read_to_string(&model).unwrap(), shipped);
    let (code, _, err) = skolpeng(folder.path(), &["calibrate", JOB, "--write", "--force"]);
    assert!(code == 0 && err.contains("skrev"), "{err}");
    assert_eq!(fs::read_to_string(&model).unwrap(), shipped);
}

/// What is written is a model that runs, and from its day on the new weights hold.
#[test]
fn a_later_year_is_written_below_the_earlier_one() {
    let folder = copy();
    let job = folder.path().join(JOB);
    let later = fs::read_to_string(&job).unwrap().replace("from  = 2026-01-01", "from  = 2027-01-01");
    fs::write(&job, later).unwrap();
    let before = fs::read_to_string(folder.path().join(MODEL)).unwrap();
    assert_eq!(skolpeng(folder.path(), &["calibrate", JOB, "--write"]).0, 0);
    let after = fs::read_to_string(folder.path().join(MODEL)).unwrap();
    assert_eq!(after.lines().filter(|line| !before.contains(line)).count(), 7);
    assert!(before.lines().all(|line| after.contains(line)));
    assert_eq!(skolpeng(folder.path(), &["check", MODEL]).0, 0);
}

/// A model whose key does not declare a term could never read its weight: nothing is written.
#[test]
fn weights_that_no_formula_could_read_are_refused() {
    let folder = copy();
    let model = folder.path().join(MODEL);
    let lacking = fs::read_to_string(&model)
        .unwrap()
        .replace("\"merit\", \"merit.missing\", ", "\"merit\", ")
        .replace("2026-01-01, assumption", "2025-01-01, assumption");
    fs::write(&model, &lacking).unwrap();
    let (code, _, err) = skolpeng(folder.path(), &["calibrate", JOB, "--write"]);
    assert!(code == 1 && err.contains("C203"), "{err}");
    assert_eq!(fs::read_to_string(&model).unwrap(), lacking);
}

#[test]
fn a_job_without_a_place_to_write_is_told() {
    let folder = copy();
    let job = folder.path().join(JOB);
    let text = fs::read_to_string(&job).unwrap();
    fs::write(&job, text.split("[write]").next().unwrap()).unwrap();
    let (code, _, err) = skolpeng(folder.path(), &["calibrate", JOB, "--write"]);
    assert!(code == 1 && err.contains("C204"), "{err}");
}
