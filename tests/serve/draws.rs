//! Draws in the background: what they say is what the study says, they can be cancelled, and the page goes on meanwhile.

use crate::client::{Served, worlds};
use skolpeng::session::Session;
use skolpeng::study::runs::Watch;
use std::time::{Duration, Instant};

const STATE: &str = "lang=en&view=internal&scenario=uncertain-intake";

fn put(served: &Served, what: &str, state: &str) -> u16 {
    let state = state.replace('=', "%3D").replace('&', "%26");
    served.post("/draws", &format!("do={what}&state={state}")).status
}

/// What the page says of the draws once they are no longer running.
fn waited(served: &Served, state: &str) -> String {
    let started = Instant::now();
    loop {
        let answer = served.get(&format!("/draws?{state}"));
        assert_eq!(answer.status, 200, "{}", answer.body);
        if !answer.body.contains("data-running") {
            return answer.body;
        }
        assert!(started.elapsed() < Duration::from_secs(120), "{}", answer.body);
        std::thread::sleep(Duration::from_millis(50));
    }
}

/// The mean change of each school, in kronor, as the study itself has it in one scenario.
fn by_library(served: &Served) -> Vec<(String, i64)> {
    let mut session = Session::open(&served.path("study.toml"));
    let results = session.run().unwrap();
    let mut watch = Watch { progress: &mut |_, _| {}, draws: None, stop: None };
    let (_, compared) = session.compare_worlds(&results, false, &mut watch).unwrap();
    let world = compared.worlds.iter().find(|world| world.scenario.0 == "uncertain-intake").unwrap();
    let kronor = |change: &skolpeng::base::Exact| {
        let öre: i64 = change.round().to_integer().try_into().unwrap();
        (öre as f64 / 100.0).round() as i64
    };
    let schools = world.proposals[0].schools.iter();
    schools.map(|one| (one.code.clone(), kronor(one.change.as_ref().unwrap()))).collect()
}

#[test]
fn draws_say_what_the_study_says() {
    let served = worlds();
    let before = served.get(&format!("/draws?{STATE}")).body;
    assert!(before.contains("Compute 200 draws") && before.contains("value=\"start\""), "{before}");
    assert_eq!(put(&served, "start", STATE), 303);
    let told = waited(&served, STATE);
    let schools = by_library(&served);
    assert_eq!(schools.len(), 7);
    for (code, change) in schools {
        let row = told.split("<tr>").find(|row| row.contains(&format!(">{code}<"))).unwrap();
        let digits: String = change.abs().to_string();
        let plain: String = row.chars().filter(|sign| *sign != ',').collect();
        assert!(
            plain.contains(&format!("+{digits}<")) || plain.contains(&format!("\u{2212}{digits}<")),
            "{code} {change}: {row}"
        );
    }
    // One school in depth has its own intervals, and the page shows the draws as well.
    let school = served.get(&format!("/draws?{STATE}&school=49862313")).body;
    assert!(school.contains("Huddingegymnasiet: how sure the change is"), "{school}");
    assert!(served.get(&format!("/?{STATE}")).body.contains("draws-s1"));
}

#[test]
fn another_number_has_draws_of_its_own() {
    let served = worlds();
    put(&served, "start", STATE);
    let first = waited(&served, STATE);
    let other = format!("{STATE}&p.needs-pool.pool_share=5");
    assert!(served.get(&format!("/draws?{other}")).body.contains("value=\"start\""));
    put(&served, "start", &other);
    let second = waited(&served, &other);
    assert!(second.contains("draws-s1") && first != second);
    assert_eq!(waited(&served, STATE), first, "what was computed is kept");
}

#[test]
fn long_work_can_be_cancelled_and_hinders_nobody() {
    let served = worlds();
    let study = std::fs::read_to_string(served.path("study.toml")).unwrap();
    std::fs::write(served.path("study.toml"), study.replace("draws = 200", "draws = 4000000")).unwrap();
    put(&served, "start", STATE);
    let running = served.get(&format!("/draws?{STATE}")).body;
    assert!(running.contains("data-running") && running.contains("value=\"stop\""), "{running}");
    let path = format!("/live?{STATE}&p.needs-pool.pool_share=5&moving=p.needs-pool.pool_share");
    assert_eq!(served.get(&path).status, 200);
    assert!(served.get(&format!("/draws?{STATE}")).body.contains("data-running"));
    assert_eq!(put(&served, "stop", STATE), 303);
    let stopped = served.get(&format!("/draws?{STATE}")).body;
    assert!(stopped.contains("was cancelled") && stopped.contains("value=\"start\""), "{stopped}");
}

#[test]
fn what_is_asked_of_draws_must_be_known() {
    let served = worlds();
    assert_eq!(put(&served, "dance", STATE), 400);
    assert_eq!(put(&served, "start", "lang=en&scenario=nothing"), 303);
    let closed = "lang=en&scenario=school-closes";
    assert_eq!(served.get(&format!("/draws?{closed}")).body, "", "nothing is drawn in that scenario");
}
