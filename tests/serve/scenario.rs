//! Scenarios on the page: what it shows in one is what `skolpeng study` computes in that world, by another engine.

use crate::client::{by_school, totals, worlds};
use skolpeng::session::Session;
use skolpeng::study::runs::{Answers, Than, Watch};
use std::collections::BTreeMap;
use std::path::Path;

/// Every world of a study, as the command `study` runs it.
fn answers(study: &Path) -> Answers {
    Session::open(study).run_worlds(&mut Watch { progress: &mut |_, _| {}, draws: None, stop: None }).unwrap()
}

/// What a model pays each school in one world and year, with what is swept at its first number, in öre.
fn paid(answers: &Answers, scenario: &str, year: i32, model: usize) -> BTreeMap<String, i64> {
    let first = answers.rows.iter().find(|row| row.scenario.0 == scenario).unwrap().point.clone();
    let rows = answers.rows.iter().filter(|row| {
        (row.scenario.0.as_str(), row.date.year(), row.model, row.than)
            == (scenario, year, model, Than::Nothing)
            && row.point == first
    });
    let ore = |row: &skolpeng::study::runs::Row| {
        let ore = row.paid.clone().unwrap();
        assert!(ore.is_integer());
        ore.to_integer().to_string().parse().unwrap()
    };
    rows.map(|row| (row.codes[0].clone(), ore(row))).filter(|(_, ore)| *ore != 0).collect()
}

#[test]
fn a_scenario_pays_what_the_study_pays_in_that_world() {
    let served = worlds();
    let answers = answers(&served.path("study.toml"));
    let own = served.tables("view=internal");
    for (scenario, year, query) in [
        ("school-closes", 2026, ""),
        ("composition", 2026, ""),
        ("index", 2026, ""),
        ("cohorts", 2028, "&year=2028"),
    ] {
        let tables = served.tables(&format!("view=internal&scenario={scenario}{query}"));
        let [today, proposal] = [0, 1].map(|place| paid(&answers, scenario, year, place));
        let shown: BTreeMap<_, _> =
            by_school(&tables, "needs-pool").into_iter().filter(|(_, ore)| *ore != 0).collect();
        assert_eq!(shown, proposal, "{scenario} {year}");
        let sums = [today, proposal].map(|schools| schools.values().sum::<i64>());
        assert_eq!(totals(&tables), sums, "{scenario} {year}");
        assert_ne!(totals(&tables), totals(&own), "{scenario}");
    }
}

/// A year and a world are states like others: shortest address, select, and refusal of what is not there.
#[test]
fn a_scenario_is_part_of_the_address() {
    let served = worlds();
    let page = served.get("/?lang=sv&scenario=cohorts&year=2027");
    assert_eq!(page.status, 200);
    assert!(
        page.body.contains("<option value=\"cohorts\" selected>Årskullarna 2026–2028</option>"),
        "{}",
        page.body
    );
    assert!(
        page.body.contains("<option value=\"2027\" selected>")
            && page.body.contains("<option value=\"2028\">")
    );
    assert!(page.body.contains("Siffrorna gäller scenariot ”Årskullarna 2026–2028”."));
    assert!(page.body.contains("data-address=\"/?lang=sv&amp;year=2027&amp;scenario=cohorts\""));
    let first = served.get("/?lang=en&scenario=cohorts&year=2026");
    assert!(first.status == 303 && first.headers.contains("location: /?lang=en&scenario=cohorts\r\n"));
    let none = served.get("/?lang=sv&scenario=nothing");
    assert!(
        none.status == 400 && none.body.contains("inget scenario i studien heter ”nothing”"),
        "{}",
        none.body
    );
    let year = served.get("/?lang=en&scenario=cohorts&year=2031");
    assert!(
        year.status == 400 && year.body.contains("has the years 2026, 2027, 2028, not 2031"),
        "{}",
        year.body
    );
    let without = served.get("/?lang=sv");
    assert!(!without.body.contains("Siffrorna gäller scenariot"));
    // A study without scenarios offers none.
    assert!(!crate::client::huddinge().get("/").body.contains("id=\"scenario\""));
}

/// Sliders work in a scenario, too: a changed number there is the number that a file with it gives there.
#[test]
fn changes_downloads_and_proposals_work_in_a_scenario() {
    let served = worlds();
    let query = "lang=sv&view=internal&scenario=school-closes&p.needs-pool.pool_share=4.25";
    let page = served.tables(query);
    let state = query.replace('=', "%3D").replace('&', "%26");
    let saved = served.post("/proposal", &format!("name=hogre&reason=prov&state={state}"));
    assert_eq!(saved.status, 303, "{}", saved.body);
    assert!(saved.headers.contains("scenario=school-closes"), "{}", saved.headers);
    let study = std::fs::read_to_string(served.path("study.toml")).unwrap();
    std::fs::write(
        served.path("other.toml"),
        study.replace("models/needs-pool.toml", "proposals/hogre.toml"),
    )
    .unwrap();
    let answers = answers(&served.path("other.toml"));
    let shown: BTreeMap<_, _> =
        by_school(&page, "needs-pool").into_iter().filter(|(_, ore)| *ore != 0).collect();
    assert_eq!(shown, paid(&answers, "school-closes", 2026, 1));
    let csv = served.get(&format!("/download/skolpeng.csv?{query}&table=overview"));
    assert_eq!(csv.status, 200);
}

/// A number that a scenario states cannot be changed beside it.
#[test]
fn a_number_that_the_scenario_states_is_fixed() {
    let served = worlds();
    let scenario =
        "[scenario]\nid = \"dearer\"\n\n[parameter.pool_share]\nvalue = 5\nassumption = \"prov\"\n";
    std::fs::write(served.path("worlds/dearer.toml"), scenario).unwrap();
    let study = std::fs::read_to_string(served.path("study.toml")).unwrap();
    std::fs::write(served.path("study.toml"), study.replace("worlds/index.toml", "worlds/dearer.toml"))
        .unwrap();
    let changed = served.get("/?lang=sv&scenario=dearer&p.needs-pool.pool_share=4");
    assert!(
        changed.status == 303 && changed.headers.contains("location: /?lang=sv&scenario=dearer\r\n"),
        "{}",
        changed.headers
    );
    let page = served.get("/?lang=sv&scenario=dearer").body;
    let field =
        page.split("<input ").find(|field| field.contains("name=\"p.needs-pool.pool_share\"")).unwrap();
    assert!(field.contains("disabled") && field.contains("value=\"5\""), "{field}");
    assert!(page.contains("Scenariot anger talet"));
    // It may be stated for one of the models alone, and only the other be shown.
    assert_eq!(served.get("/?lang=sv&scenario=dearer&with=-").status, 200);
    let alone = served.tables("view=internal&scenario=dearer&with=-");
    assert_eq!(totals(&alone), totals(&served.tables("view=internal&with=-")));
}
