//! What a calibration writes: dated rows and points, with all else of the file as it was.

use skolpeng::base::{Date, Decimal};
use skolpeng::calibrate::{Provenance, Scale, Target, Weight, Write, edited};
use skolpeng::diag::{Findings, Place, SourceId};

const MODEL: &str = "# A model.\n[model]\nid = \"m\" # its name\n\n[table.other]\nper = [\"x\"]\n\n[table.w] # weights\nper  = [\"term\"]\nrows = [\n  # of 2024\n  { term = \"intercept\", value = 1.0, from = 2024-01-01, assumption = \"a\" }, # kept\n]\n\n[curve.risk]\nshape = \"linear\"\npoints = [[0, 1.0]]\n\n[value]\nlast.formula = 'x' # the end\n";

fn job(target: Target) -> Write {
    let place = Place::File(SourceId(0));
    Write { model: "m.toml".into(), target, from: Date::parse("2026-07-01").unwrap(), decimals: 2, place }
}

fn table(name: &str) -> Target {
    Target::Table { name: name.into(), key: "term".into(), scale: Scale::Index }
}

fn weights() -> Vec<Weight> {
    let weight = |name: &str, text: &str| Weight { name: name.into(), text: text.into() };
    vec![weight("intercept", "0.80"), weight("a.\"b\"", "-0.25")]
}

fn write(text: &str, write: &Write, force: bool) -> Result<String, Vec<&'static str>> {
    let source = Provenance { text: "here".into(), is_assumption: false };
    let mut found = Findings::new();
    let edited = edited(text, write, &weights(), &source, force, &mut found);
    edited.ok_or_else(|| found.iter().map(|one| one.fault.code()).collect())
}

#[test]
fn rows_are_added_and_nothing_else_is_moved() {
    let wanted = MODEL.replace(
        "}, # kept\n]",
        "}, # kept\n  { term = \"intercept\", value = 0.80, from = 2026-07-01, reference = \"here\" },\n  { term = 'a.\"b\"', value = -0.25, from = 2026-07-01, reference = \"here\" },\n]",
    );
    assert_eq!(write(MODEL, &job(table("w")), false).unwrap(), wanted);
}

#[test]
fn rows_of_the_same_day_are_replaced_only_when_told() {
    let once = write(MODEL, &job(table("w")), false).unwrap();
    assert_eq!(write(&once, &job(table("w")), false).unwrap_err(), ["C201"]);
    let twice = write(&once, &job(table("w")), true).unwrap();
    assert_eq!(twice.matches("2026-07-01").count(), 2, "{twice}");
    assert!(twice.contains("# of 2024") && twice.contains("2024-01-01") && twice.ends_with("# the end\n"));
}

#[test]
fn a_table_that_is_not_there_is_made_and_one_of_another_form_refused() {
    let text = write(MODEL, &job(table("new")), false).unwrap();
    let document: toml::Table = text.parse().unwrap();
    assert_eq!(document["table"]["new"]["per"][0].as_str(), Some("term"));
    assert_eq!(document["table"]["new"]["rows"][1]["value"].as_float(), Some(-0.25));
    assert_eq!(write(MODEL, &job(table("other")), false).unwrap_err(), ["C202"]);
    assert_eq!(write("not TOML", &job(table("w")), false).unwrap_err(), ["C202"]);
}

#[test]
fn points_of_a_curve_get_a_day_of_their_own() {
    let at = vec![Decimal::whole(80), Decimal::whole(200)];
    let curve =
        job(Target::Curve { name: "risk".into(), of: ("merit".into(), Place::File(SourceId(0))), at });
    let source = Provenance { text: "made up".into(), is_assumption: true };
    let points =
        [("80", "0.60"), ("200", "0.30")].map(|(name, text)| Weight { name: name.into(), text: text.into() });
    let mut found = Findings::new();
    let text = edited(MODEL, &curve, &points, &source, false, &mut found).unwrap();
    let line = "2026-07-01 = { points = [[80, 0.60], [200, 0.30]], assumption = \"made up\" }\n";
    assert_eq!(text, MODEL.replace("points = [[0, 1.0]]\n", &format!("points = [[0, 1.0]]\n{line}")));
    assert!(edited(&text, &curve, &points, &source, false, &mut found).is_none());
    assert!(edited(&text, &curve, &points, &source, true, &mut found).is_some());
}
