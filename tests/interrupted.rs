//! A study that is stopped leaves whole files or none, whenever it is stopped; Ctrl-C leaves nothing else either.

#![cfg(unix)]
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::fs;
use std::io::Read;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");
/// How many draws a study of the tests makes: enough that stopping meets every stage of it.
const DRAWS: u32 = 4_000;

/// The shipped study of an uncertain intake with other numbers of draws, as a file of its own.
fn study(folder: &Path, draws: u32) -> String {
    let shipped = fs::read_to_string(Path::new(ROOT).join("scenarios/huddinge-uncertain.toml")).unwrap();
    let text = shipped
        .replace("draws     = 10_000", &format!("draws = {draws}\nverify = 0"))
        .replace("\"huddinge-2025\"", &format!("\"{ROOT}/scenarios/huddinge-2025\""))
        .replace("\"../models/", &format!("\"{ROOT}/models/"))
        .replace("\"worlds/", &format!("\"{ROOT}/scenarios/worlds/"));
    assert!(text.contains(&draws.to_string()), "{text}");
    let path = folder.join("study.toml");
    fs::write(&path, text).unwrap();
    path.display().to_string()
}

/// A study that writes its tables and every draw to a folder, replacing what is there.
fn start(study: &str, folder: &Path) -> Child {
    let mut command = Command::new(env!("CARGO_BIN_EXE_skolpeng"));
    command.args(["study", study, "--force", "--output"]).arg(folder.join("out.json"));
    command.arg("--draws").arg(folder.join("draws.csv"));
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap()
}

/// Sends a signal by the command that every Unix has.
fn signal(child: &Child, name: &str) {
    Command::new("kill").args([name, &child.id().to_string()]).stderr(Stdio::null()).status().unwrap();
}

/// What stands in a folder, but for the study.
fn files(folder: &Path) -> Vec<String> {
    let names = fs::read_dir(folder).unwrap();
    let mut names: Vec<String> =
        names.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect();
    names.retain(|name| name != "study.toml");
    names.sort();
    names
}

fn read(path: &Path) -> Option<String> {
    let mut text = String::new();
    fs::File::open(path).ok()?.read_to_string(&mut text).unwrap();
    Some(text)
}

/// The two files of a whole run, and how long it took.
fn whole(study: &str) -> ([String; 2], Duration) {
    let folder = tempfile::tempdir().unwrap();
    let begun = Instant::now();
    assert!(start(study, folder.path()).wait().unwrap().success());
    let took = begun.elapsed();
    assert_eq!(files(folder.path()), ["draws.csv", "out.json"]);
    (["draws.csv", "out.json"].map(|name| read(&folder.path().join(name)).unwrap()), took)
}

/// Moments over the whole of a run, more of them towards its end, where files are written.
fn moments(took: Duration, count: u32) -> impl Iterator<Item = Duration> {
    let part = move |place: u32| {
        let left = f64::from(count - place) / f64::from(count);
        took.mul_f64(1.02 - left * left)
    };
    (1..=count).map(part)
}

#[test]
fn an_interrupted_study_leaves_whole_files_or_those_that_were_there() {
    let place = tempfile::tempdir().unwrap();
    let study = study(place.path(), DRAWS);
    let (done, took) = whole(&study);
    let mut stopped = 0;
    for (turn, moment) in moments(took, 24).enumerate() {
        let folder = tempfile::tempdir().unwrap();
        let had_files = turn % 2 == 0;
        if had_files {
            fs::write(folder.path().join("draws.csv"), "kept").unwrap();
            fs::write(folder.path().join("out.json"), "kept").unwrap();
        }
        let mut child = start(&study, folder.path());
        sleep(moment);
        signal(&child, "-INT");
        let status = child.wait().unwrap();
        // The number that a shell shows of a command that was interrupted.
        assert!(matches!(status.code(), Some(0 | 130)), "{status}");
        stopped += u32::from(status.code() == Some(130));
        let left = files(folder.path());
        assert!(left.iter().all(|name| name == "draws.csv" || name == "out.json"), "{left:?}");
        assert!(!had_files || left.len() == 2, "{left:?}");
        for (name, whole) in ["draws.csv", "out.json"].iter().zip(&done) {
            let text = read(&folder.path().join(name));
            let is_old = if had_files { text.as_deref() == Some("kept") } else { text.is_none() };
            assert!(is_old || text.is_some_and(|text| text == *whole), "{name} at {moment:?}");
        }
    }
    assert!(stopped >= 8, "only {stopped} of 24 runs were stopped");
}

#[test]
fn a_killed_study_leaves_no_half_written_file() {
    let place = tempfile::tempdir().unwrap();
    let study = study(place.path(), DRAWS);
    let (done, took) = whole(&study);
    for moment in moments(took, 24) {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("out.json"), "kept").unwrap();
        let mut child = start(&study, folder.path());
        sleep(moment);
        signal(&child, "-KILL");
        child.wait().unwrap();
        let [draws, tables] = ["draws.csv", "out.json"].map(|name| read(&folder.path().join(name)));
        assert!(draws.is_none_or(|text| text == done[0]), "draws at {moment:?}");
        let tables = tables.unwrap();
        assert!(tables == "kept" || tables == done[1], "tables at {moment:?}");
    }
}
