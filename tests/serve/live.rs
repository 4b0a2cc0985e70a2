//! A picture on the way to another number is, part by part, the one that the whole result has.

use crate::client::{Served, huddinge, worlds};
use std::collections::BTreeMap;

/// Every section of the result by the id of its heading, without the mark for paper.
fn sections(body: &str) -> BTreeMap<String, String> {
    let pieces =
        body.split("<section").skip(1).filter_map(|rest| rest.split_once('>')?.1.split_once("</section>"));
    let by_id = |(text, _): (&str, &str)| {
        let id = text.split_once("id=\"result-s")?.1.split_once('"')?.0;
        Some((id.to_owned(), text.to_owned()))
    };
    pieces.filter_map(by_id).collect()
}

fn without_links(text: &str) -> String {
    let pieces = text.split("href=\"").enumerate();
    pieces
        .filter_map(|(at, piece)| if at == 0 { Some(piece) } else { Some(piece.split_once('"')?.1) })
        .collect()
}

/// The parameters of a page's models, as its fields name them, with the value that the model states.
fn fields(served: &Served, query: &str) -> Vec<(String, f64)> {
    let body = served.get(&format!("/?{query}")).body;
    let inputs = body.split("<input class=\"number\"").skip(1).filter_map(|rest| rest.split_once('>'));
    let field = |(tag, _): (&str, &str)| {
        let of = |name: &str| Some(tag.split_once(&format!("{name}=\""))?.1.split_once('"')?.0.to_owned());
        let stated = of(" data-model")?.replace('\u{2212}', "-");
        Some((of(" name")?, stated.parse().ok()?)).filter(|_| !tag.contains(" disabled"))
    };
    inputs.filter_map(field).collect()
}

/// Follows a number from the state at rest to a value, and holds each part of the picture to the whole result's.
fn follows(served: &Served, query: &str, field: &str, value: f64) {
    let state = format!("{query}&{field}={value:.4}");
    served.get(&format!("/result?{query}"));
    let live = served.get(&format!("/live?{state}&moving={field}"));
    let whole = served.get(&format!("/result?{state}"));
    if whole.body.contains("id=\"errors\"") {
        assert_eq!(live.status, 409, "{state}: what cannot be computed has no picture");
        return;
    }
    assert_eq!(live.status, 200, "{state}: {}", live.body);
    let (live, whole, rest) = (
        sections(&live.body),
        sections(&whole.body),
        sections(&served.get(&format!("/result?{query}")).body),
    );
    assert!(live.len() >= 2, "{state}");
    for (id, text) in &whole {
        match live.get(id) {
            Some(shown) => assert!(shown == text, "{state}: section {id}\n{shown}\n{text}"),
            // What the picture leaves out has not moved; its links lead to the state at rest until the result is drawn.
            None => assert!(without_links(&rest[id]) == without_links(text), "{state}: section {id}"),
        }
    }
}

#[test]
fn every_number_of_every_shipped_model_is_followed() {
    let served = huddinge();
    let study = "[study]\nid = \"h\"\ntitle = \"Provet\"\ndata = \"data\"\nmodels = [\"models/storsthlm-2023.toml\", \
                 \"models/needs-pool.toml\", \"models/level-price.toml\", \"models/six-variables.toml\"]\n\
                 date = 2026-01-01\n";
    std::fs::write(served.path("study.toml"), study).unwrap();
    let mut followed = 0;
    for model in ["storsthlm-2023", "needs-pool", "level-price", "six-variables"] {
        let query = format!("lang=en&view=internal&edit={model}");
        for (field, stated) in fields(&served, &query) {
            follows(&served, &query, &field, stated * 1.1 + 0.05);
            followed += 1;
        }
    }
    assert!(followed >= 12, "{followed} numbers");
}

#[test]
fn the_public_view_and_a_school_in_depth_are_followed() {
    let served = huddinge();
    follows(&served, "lang=sv", "p.needs-pool.pool_share", 5.25);
    let query = "lang=sv&view=internal&school=92905347&p.needs-pool.pool_share=5.5";
    let live = served.get(&format!("/live?{query}&moving=p.needs-pool.pool_share")).body;
    let whole = served.get(&format!("/result?{query}")).body;
    let money = live.split_once("id=\"school-money\"").unwrap().1.split_once("</div><div>").unwrap().0;
    assert!(money.contains("data-id=\"school_amounts\"") && whole.contains(money), "{money}");
    assert!(!live.contains("id=\"why\""));
}

#[test]
fn a_number_is_followed_in_a_scenario() {
    let served = worlds();
    for scenario in ["smaller-cohorts", "school-closes", "composition", "cohorts"] {
        follows(
            &served,
            &format!("lang=en&view=internal&scenario={scenario}"),
            "p.needs-pool.pool_share",
            4.5,
        );
    }
}

/// What is not on the screen need not be drawn: the page names the sections that are.
#[test]
fn only_what_is_seen_is_drawn() {
    let served = huddinge();
    let path = "/live?lang=sv&p.needs-pool.pool_share=5&moving=p.needs-pool.pool_share";
    let all = sections(&served.get(path).body);
    let some = sections(&served.get(&format!("{path}&seen=3,9")).body);
    assert_eq!(some.keys().collect::<Vec<_>>(), ["3"]);
    assert_eq!(some["3"], all["3"]);
}

/// What takes longer than a picture may is tried when the slider is released, and says so.
#[test]
fn what_is_not_tried_yet_is_said() {
    let served = huddinge();
    let query = "lang=en&p.needs-pool.pool_share=5";
    let live = served.get(&format!("/live?{query}&moving=p.needs-pool.pool_share")).body;
    assert!(live.contains("tried when the slider is released"), "{live}");
    assert!(!served.get(&format!("/result?{query}")).body.contains("tried when the slider is released"));
}

#[test]
fn what_cannot_be_followed_is_refused() {
    let served = huddinge();
    let cases = [
        ("/live?lang=en", 400),
        ("/live?lang=en&moving=pool_share", 400),
        ("/live?lang=en&moving=p.needs-pool.nothing", 400),
        ("/live?lang=en&with=-&moving=p.needs-pool.pool_share", 400),
        ("/live?lang=en&p.needs-pool.pool_share=much&moving=p.needs-pool.pool_share", 400),
    ];
    for (path, status) in cases {
        let answer = served.get(path);
        assert_eq!(answer.status, status, "{path}: {}", answer.body);
        assert!(answer.body.contains("id=\"sentence\""), "{path}");
    }
}

/// A changed file is followed from then on.
#[test]
fn a_file_that_changes_is_followed_anew() {
    let served = huddinge();
    let path = "/live?lang=en&view=internal&p.needs-pool.pool_share=5&moving=p.needs-pool.pool_share";
    let before = served.get(path).body;
    let model = served.path("models/needs-pool.toml");
    let text = std::fs::read_to_string(&model).unwrap();
    std::fs::write(&model, text.replace("[80, 0.60]", "[80, 0.90]")).unwrap();
    let after = served.get(path).body;
    assert_ne!(before, after);
    follows(&served, "lang=en&view=internal", "p.needs-pool.pool_share", 5.0);
}
