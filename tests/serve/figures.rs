//! Figures: a state's are those that the command line computes from the same files, to the öre.

use crate::client::{huddinge, totals};
use skolpeng::session::Session;
use std::fs;
use std::path::Path;

/// What each model of a study pays in all, in öre, as the library says.
fn by_library(study: &Path) -> Vec<i64> {
    let results = Session::open(study).run().unwrap();
    let total = |run: &skolpeng::study::RunResult| {
        let budget = skolpeng::compare::budget(&run.model, &run.bound.frame, &run.outcome, &run.slots);
        budget.lines.iter().map(|line| line.total.count()).sum()
    };
    results.runs.iter().map(total).collect()
}

#[test]
fn an_unchanged_state_is_the_study_as_it_is_run() {
    let served = huddinge();
    assert_eq!(totals(&served.tables("view=internal")), by_library(&served.path("study.toml")));
}

#[test]
fn a_changed_number_gives_what_a_file_with_that_number_gives() {
    let served = huddinge();
    let page = totals(&served.tables("view=internal&p.needs-pool.pool_share=4,25"));
    let overlay = "[model]\nid = \"higher\"\nversion = \"1\"\nextends = \"needs-pool.toml\"\nfrom = 2026-01-01\n\n\
                   [parameter]\npool_share = { value = 4.25, assumption = \"prov\" }\n";
    fs::write(served.path("models/higher.toml"), overlay).unwrap();
    let study =
        fs::read_to_string(served.path("study.toml")).unwrap().replace("needs-pool.toml", "higher.toml");
    fs::write(served.path("other.toml"), study).unwrap();
    assert_eq!(page, by_library(&served.path("other.toml")));
    assert_ne!(page, totals(&served.tables("view=internal")));
}

#[test]
fn a_saved_proposal_run_from_the_command_line_gives_the_same() {
    let served = huddinge();
    let query = "lang=sv&view=internal&p.needs-pool.pool_share=4.25&p.needs-pool.unknown_risk=0.5";
    let page = served.tables(query);
    let state = query.replace('=', "%3D").replace('&', "%26");
    let form = format!("name=hogre-pott&reason=%C3%85tta+%22procent%22+%5C+r%C3%A4cker&state={state}");
    let saved = served.post("/proposal", &form);
    assert_eq!(saved.status, 303, "{}", saved.body);
    let address = saved.headers.lines().find_map(|line| line.strip_prefix("location: ")).unwrap().to_owned();
    assert!(served.get(&address).body.contains("Sparad: proposals/hogre-pott.toml"));
    let text = fs::read_to_string(served.path("proposals/hogre-pott.toml")).unwrap();
    assert!(text.contains("Åtta"), "{text}");
    let study = fs::read_to_string(served.path("study.toml")).unwrap();
    let study = study.replace("models/needs-pool.toml", "proposals/hogre-pott.toml");
    fs::write(served.path("other.toml"), study).unwrap();
    assert_eq!(totals(&page), by_library(&served.path("other.toml")));
    // The command itself, school by school.
    let out = served.path("out.json");
    let run = std::process::Command::new(env!("CARGO_BIN_EXE_skolpeng"))
        .args(["run".as_ref(), served.path("other.toml").as_os_str(), "--output".as_ref(), out.as_os_str()])
        .output()
        .unwrap();
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    let command: serde_json::Value = serde_json::from_slice(&fs::read(out).unwrap()).unwrap();
    let school = |tables: &serde_json::Value, id: &str| -> Vec<(String, i64)> {
        let rows = tables[id].as_array().unwrap().iter();
        rows.map(|row| (row["code"].to_string(), row["total_ore"].as_i64().unwrap())).collect()
    };
    let tables = &command["tables"];
    assert_eq!(school(&page, "budget_needs-pool"), school(tables, "budget_hogre-pott"));
    // It can be chosen on the page beside others, and gives the same there.
    let chosen = served.tables("view=internal&with=hogre-pott");
    assert_eq!(totals(&chosen), totals(&page));
    // A name that is taken stays what it is.
    let again = served.post("/proposal", &form.replace("procent", "annat"));
    assert_eq!(again.status, 409);
    assert_eq!(fs::read_to_string(served.path("proposals/hogre-pott.toml")).unwrap(), text);
}

/// A proposal that a person has spoilt keeps nobody from the study: it is told, and left out.
#[test]
fn a_broken_proposal_is_told_and_left_out() {
    let served = huddinge();
    let before = totals(&served.tables("view=internal"));
    fs::create_dir(served.path("proposals")).unwrap();
    fs::write(served.path("proposals/spoilt.toml"), "[model]\nid = 4\n").unwrap();
    let page = served.get("/?lang=sv").body;
    assert!(page.contains("Ett sparat förslag kan inte köras") && page.contains("spoilt.toml:"), "{page}");
    assert_eq!(totals(&served.tables("view=internal")), before);
    fs::remove_file(served.path("proposals/spoilt.toml")).unwrap();
    assert!(!served.get("/?lang=sv").body.contains("Ett sparat förslag"));
}

#[test]
fn a_file_that_changes_on_disk_is_read_again() {
    let served = huddinge();
    let (stamp, before) = (served.get("/stamp").body, totals(&served.tables("view=internal")));
    let model = served.path("models/needs-pool.toml");
    let text = fs::read_to_string(&model).unwrap();
    fs::write(&model, text.replace("value = 3.5,", "value = 7.0,")).unwrap();
    assert_ne!(served.get("/stamp").body, stamp);
    let after = totals(&served.tables("view=internal"));
    assert_eq!(after, by_library(&served.path("study.toml")));
    assert_eq!(after[0], before[0]);
    assert!(after[1] > before[1]);
    // A mistake is shown as `check` shows it, with its place, and goes when it is mended.
    fs::write(&model, text.replace("need_index * sum(", "ned_index * sum(")).unwrap();
    let page = served.get("/?lang=sv");
    assert_eq!(page.status, 200);
    assert!(page.body.contains("ned_index") && page.body.contains("needs-pool.toml:"), "{}", page.body);
    let check = std::process::Command::new(env!("CARGO_BIN_EXE_skolpeng"))
        .args(["check".as_ref(), served.path("study.toml").as_os_str()])
        .output()
        .unwrap();
    let told = String::from_utf8(check.stderr).unwrap();
    let code = told.split_once("fel[").unwrap().1.split_once(']').unwrap().0.to_owned();
    assert!(page.body.contains(&format!("data-code=\"{code}\"")), "{code}: {}", page.body);
    fs::write(&model, text).unwrap();
    assert_eq!(totals(&served.tables("view=internal")), before);
}
