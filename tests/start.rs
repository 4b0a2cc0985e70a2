//! `skolpeng init FOLDER`: what it writes runs as it stands, teaches, and replaces nothing.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use assert_cmd::Command;
use serde_json::Value;
use skolpeng::base::Date;
use skolpeng::diag::Findings;
use skolpeng::model::{self, Run};
use skolpeng::text::Library;
use std::fs;
use std::path::{Path, PathBuf};

const LANGUAGES: [&str; 2] = ["sv", "en"];

fn skolpeng(language: &str) -> Command {
    let mut command = Command::cargo_bin("skolpeng").unwrap();
    command.env("NO_COLOR", "1").args(["--lang", language]);
    command
}

fn stderr(command: &mut Command) -> (Option<i32>, String) {
    let output = command.output().unwrap();
    (output.status.code(), String::from_utf8(output.stderr).unwrap())
}

fn templates(language: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src/cli/init/start").join(language)
}

/// The lines of a file without what its author says to people.
fn without_comments(text: &str) -> Vec<String> {
    let code = |line: &str| line.split(" #").next().unwrap_or_default().trim_end().to_owned();
    text.lines().filter(|line| !line.starts_with('#')).map(code).collect()
}

#[test]
fn the_templates_are_free_of_findings_and_run() {
    for language in LANGUAGES {
        let folder = templates(language);
        let mut found = Findings::new();
        let law = model::load(&folder.join("model.toml"), &mut Library::new(), &mut found).unwrap();
        law.in_force(&Run::on(Date::new(2026, 1, 1).unwrap()), &mut found).unwrap();
        assert!(found.is_empty(), "{:?}", found.sorted());
        let files = ["model.toml", "study.toml"].map(|name| folder.join(name));
        let (code, talk) = stderr(skolpeng(language).arg("check").args(files));
        assert_eq!((code, talk.contains("[")), (Some(0), false), "{talk}");
    }
}

#[test]
fn a_start_is_written_and_runs_at_once() {
    let place = tempfile::tempdir().unwrap();
    for language in LANGUAGES {
        let folder = format!("min kommun/{language}");
        let (code, talk) = stderr(skolpeng(language).current_dir(place.path()).args(["init", &folder]));
        assert_eq!(code, Some(0), "{talk}");
        let study = Path::new(&folder).join("study.toml").display().to_string();
        assert!(talk.contains(&format!("run \"{study}\"")), "{talk}");
        for entry in fs::read_dir(templates(language)).unwrap() {
            let template = entry.unwrap().path();
            let written = place.path().join(&folder).join(template.file_name().unwrap());
            assert_eq!(fs::read(written).unwrap(), fs::read(&template).unwrap(), "{template:?}");
        }
        let out = place.path().join(format!("{language}.json"));
        let mut run = skolpeng(language);
        run.current_dir(place.path()).args(["run", &study, "-o"]).arg(&out).assert().success();
        let result: Value = serde_json::from_slice(&fs::read(out).unwrap()).unwrap();
        check_figures(&result["tables"]["budget_start"]);
    }
}

/// By hand from the CSV files: Norra 110 NA × 92 000 + 100 SA × 84 250 = 18 545 000 kr. The pool is 4 % of what the
/// municipality's own students bring (90 + 40 NA, 100 + 60 + 75 SA, 70 BA, 50 VO): 0,04 × 45 128 750 = 1 805 150 kr.
/// Eken's basic amount gets 3 %, and the two together 6 %.
fn check_figures(schools: &Value) {
    let ore = |school: usize, name: &str| {
        schools.get(school).and_then(|row| row.get(format!("{name}_ore"))).and_then(Value::as_i64).unwrap()
    };
    assert_eq!(ore(0, "programme_money"), 1_854_500_000);
    assert_eq!((0..3).map(|school| ore(school, "need_money")).sum::<i64>(), 180_515_000);
    let basic = ore(2, "programme_money") + ore(2, "need_money");
    assert!((ore(2, "administration_money") - basic * 3 / 100).abs() <= 100);
    assert!((ore(2, "vat_money") - (basic + ore(2, "administration_money")) * 6 / 100).abs() <= 100);
    assert_eq!(ore(1, "vat_money"), 0);
}

#[test]
fn both_languages_say_the_same_to_the_program() {
    for name in ["study.toml", "model.toml", "data.toml", "prices.csv", "schools.csv", "enrolment.csv"] {
        let [sv, en] = LANGUAGES.map(|language| fs::read_to_string(templates(language).join(name)).unwrap());
        let (sv, en) = (without_comments(&sv), without_comments(&en));
        let apart: Vec<_> = sv.iter().zip(&en).filter(|(sv, en)| sv != en).collect();
        let may_differ = |line: &str| {
            ["assumption", "source", "skolpeng init", "pris"].iter().any(|word| line.contains(word))
        };
        assert_eq!(sv.len(), en.len(), "{name}");
        assert!(apart.iter().all(|(sv, _)| may_differ(sv)), "{name}: {apart:?}");
    }
}

#[test]
fn the_proposal_that_the_comments_teach_works() {
    for language in LANGUAGES {
        let place = tempfile::tempdir().unwrap();
        skolpeng(language).current_dir(place.path()).arg("init").assert().success();
        let study = fs::read_to_string(place.path().join("study.toml")).unwrap();
        let taught: Vec<&str> = study.lines().filter_map(|line| line.strip_prefix("#   ")).collect();
        let proposal: Vec<&str> = taught.iter().copied().filter(|line| !line.contains("skolpeng")).collect();
        fs::write(place.path().join("proposal.toml"), proposal.join("\n")).unwrap();
        let both = study.replace("[\"model.toml\"] ", "[\"model.toml\", \"proposal.toml\"] ");
        assert_ne!(both, study);
        fs::write(place.path().join("study.toml"), both).unwrap();
        let (code, talk) = stderr(skolpeng(language).current_dir(place.path()).args(["run", "study.toml"]));
        assert_eq!((code, talk.as_str()), (Some(0), ""));
    }
}

#[test]
fn nothing_is_replaced_and_every_file_in_the_way_is_told() {
    let place = tempfile::tempdir().unwrap();
    for name in ["model.toml", "prices.csv"] {
        fs::write(place.path().join(name), "mine").unwrap();
    }
    for (language, fix) in [("sv", "välj en egen mapp"), ("en", "choose a folder of its own")] {
        let (code, talk) = stderr(skolpeng(language).current_dir(place.path()).args(["init", "."]));
        assert_eq!(code, Some(4));
        assert_eq!(talk.matches("error[R811]").count() + talk.matches("fel[R811]").count(), 1, "{talk}");
        assert!(talk.contains("model.toml") && talk.contains("prices.csv") && talk.contains(fix), "{talk}");
    }
    assert_eq!(fs::read_dir(place.path()).unwrap().count(), 2);
    assert_eq!(fs::read_to_string(place.path().join("model.toml")).unwrap(), "mine");
}

#[test]
fn a_folder_that_cannot_be_made_is_told() {
    let place = tempfile::tempdir().unwrap();
    fs::write(place.path().join("taken"), "").unwrap();
    let (code, talk) = stderr(skolpeng("sv").current_dir(place.path()).args(["init", "taken/inner"]));
    assert_eq!(code, Some(4), "{talk}");
    assert!(talk.contains("R802"), "{talk}");
}
