//! What is shown: the public view hides what reports hide, both languages say all, and the page stands without script.

use crate::client::{Served, huddinge};
use skolpeng::report::shield::{LEAST, Shield};
use skolpeng::session::Session;

/// Yrkesgymnasiet Huddinge.
const FEW: &str = "92905347";

/// Leaves one school with seven students of the first row that has so few, where ten is the least that may be shown.
fn leave_few(served: &Served) {
    let file = served.path("data/elever.csv");
    let text = std::fs::read_to_string(&file).unwrap();
    let (own, others): (Vec<&str>, Vec<&str>) = text.lines().partition(|line| line.starts_with(FEW));
    let (start, _) = own[0].rsplit_once(';').unwrap();
    std::fs::write(&file, format!("{}\n{start};7\n", others.join("\n"))).unwrap();
    // The published totals are those of all students.
    let about = served.path("data/data.toml");
    let text = std::fs::read_to_string(&about).unwrap();
    std::fs::write(&about, text.split("[[reconcile]]").next().unwrap()).unwrap();
}

/// What the needs pool pays the school that reports hide, in öre.
fn hidden(served: &Served) -> i64 {
    let results = Session::open(&served.path("study.toml")).run().unwrap();
    let shield = Shield::of(&results, LEAST);
    let run = &results.runs[1];
    let budget = skolpeng::compare::budget(&run.model, &run.bound.frame, &run.outcome, &run.slots);
    assert!(shield.hides("school", FEW));
    budget.lines.iter().find(|line| line.code == FEW).unwrap().total.count()
}

#[test]
fn the_public_view_hides_what_reports_hide() {
    let served = huddinge();
    leave_few(&served);
    let ore = hidden(&served);
    let row = |tables: &serde_json::Value| {
        let rows = tables["budget_needs-pool"].as_array().unwrap().clone();
        rows.into_iter().find(|row| row["code"] == FEW).unwrap()
    };
    assert_eq!(row(&served.tables("view=internal"))["total_ore"], ore);
    assert!(row(&served.tables("view=public"))["total_ore"].is_null());
    assert!(
        row(&served.tables(""))["total_ore"].is_null(),
        "the public view is what an address that says nothing gives"
    );
    let (shown, kept) = (served.tables("view=internal").to_string(), served.tables("").to_string());
    assert!(shown.contains(&ore.to_string()) && !kept.contains(&ore.to_string()));
    let public = served.get(&format!("/?lang=en&school={FEW}")).body;
    let internal = served.get(&format!("/?lang=en&view=internal&school={FEW}")).body;
    assert!(public.contains("are hidden: they concern too few students"));
    assert!(public.contains("Public view: small groups are hidden"));
    assert!(internal.contains("INTERNAL VIEW") && internal.contains("Why "));
    assert!(!public.contains("class=\"tree\""), "an explanation counts single groups of students");
}

#[test]
fn both_languages_say_the_same_things() {
    let served = huddinge();
    let (sv, en) = (served.get("/?lang=sv").body, served.get("/?lang=en").body);
    for (swedish, english) in [
        ("<html lang=\"sv\">", "<html lang=\"en\">"),
        ("Arbetsbänk: Provet", "Workbench: The trial"),
        ("Vad som håller och inte", "What holds and what does not"),
        ("Spara som förslag", "Save as proposal"),
        ("Pottens andel av programpengen", "The pool&#39;s share of programme money"),
    ] {
        let english = [english.to_owned(), english.replace("&#39;", "'")];
        assert!(sv.contains(swedish), "{swedish}");
        assert!(english.iter().any(|text| en.contains(text)), "{english:?}");
        assert!(!en.contains(swedish), "{swedish}");
    }
    // Decimals as the language writes them.
    assert!(sv.contains("value=\"3,5\"") && en.contains("value=\"3.5\""));
}

#[test]
fn every_field_has_a_name_that_is_read_aloud_and_no_id_stands_twice() {
    let served = huddinge();
    for query in ["lang=sv", "lang=en&view=internal&school=70923626&of=needs-pool"] {
        let page = served.get(&format!("/?{query}")).body;
        let mut ids: Vec<&str> =
            page.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        let count = ids.len();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), count, "{query}");
        for field in page.split("<input ").skip(1).filter_map(|rest| rest.split('>').next()) {
            let id = field.split_once("id=\"").and_then(|(_, rest)| rest.split('"').next());
            let labelled = id.is_some_and(|id| page.contains(&format!("for=\"{id}\"")));
            assert!(field.contains("hidden") || field.contains("aria-label") || labelled, "{field}");
        }
        // Whoever has no script sends the form.
        assert!(page.contains("method=\"get\" action=\"/\"") && page.contains("type=\"submit\""));
    }
}

/// What a form without script sends is the same state as its short address.
#[test]
fn every_state_has_one_address() {
    let served = huddinge();
    let long = "/?lang=sv&view=public&base=storsthlm-2023&with=needs-pool&with=-&with=-&edit=needs-pool&date=&frame=\
                &p.needs-pool.vat=6&p.needs-pool.pool_share=4%2C50&year=";
    let answer = served.get(long);
    assert_eq!(answer.status, 303);
    let address = "/?lang=sv&p.needs-pool.pool_share=4.5";
    assert!(answer.headers.contains(&format!("location: {address}\r\n")), "{}", answer.headers);
    let page = served.get(address);
    assert_eq!(page.status, 200);
    assert!(page.body.contains("value=\"4,5\""));
    // Nothing beside the baseline is a state too.
    let alone = served.get("/?lang=en&with=-");
    assert!(alone.status == 200 && !alone.body.contains("above the frame"));
}

/// The day whose rules hold may be chosen among those on which something begins to hold; a year that the data do not have
/// is told with its code, and the page stays.
#[test]
fn another_day_and_year_can_be_chosen() {
    let served = huddinge();
    let own = crate::client::totals(&served.tables("view=internal&with=-"));
    let other = crate::client::totals(&served.tables("view=internal&with=-&date=2024-01-01"));
    assert!(other[0] < own[0], "prices of 2024 are indexed up to 2026 in the model: {other:?} {own:?}");
    let page = served.get("/?lang=sv&year=2031");
    assert!(page.status == 200 && page.body.contains("data-code=\"R"), "{}", page.body);
    assert!(page.body.contains("id=\"year\""));
}

#[test]
fn what_is_on_the_screen_can_be_taken_away() {
    let served = huddinge();
    for (file, kind) in [("xlsx", "spreadsheetml"), ("html", "text/html"), ("json", "application/json")] {
        let answer = served.get(&format!("/download/skolpeng.{file}?lang=sv&view=internal"));
        assert_eq!(answer.status, 200, "{file}");
        assert!(answer.headers.contains(kind) && answer.headers.contains("attachment"), "{}", answer.headers);
        assert!(answer.body.len() > 1000);
    }
    let csv = served.get("/download/skolpeng.csv?lang=sv&view=internal&table=overview");
    assert!(csv.status == 200 && csv.body.contains("Behovspott efter skolindex"), "{}", csv.body);
}
