//! The manual is a test: every example of `docs/language.md` and `docs/data.md` is run as it stands.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

#[path = "rules/land.rs"]
mod land;

use land::Land;
use std::fs;
use std::path::Path;

const LANGUAGE: &str = "docs/language.md";

/// An example: what is said after `toml`, and its text.
struct Example {
    mark: String,
    text: String,
}

fn examples(file: &str) -> Vec<Example> {
    let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(file)).unwrap();
    let fences = text.split("```toml").skip(1);
    let read = |fence: &str| {
        let (mark, rest) = fence.split_once('\n').unwrap();
        let body = rest.split("```").next().unwrap();
        Example { mark: mark.trim().to_owned(), text: body.to_owned() }
    };
    fences.map(read).collect()
}

/// A whole model on the data of the land.
fn alone(model: &str) -> Land {
    let mut land = land::land("");
    land.head = model.to_owned();
    land.keys = String::new();
    land
}

/// The model that the manual opens with: the frame of all other examples.
fn frame() -> String {
    let first = examples(LANGUAGE).into_iter().next().unwrap();
    assert_eq!(first.mark, "model", "the manual opens with a whole model");
    first.text
}

fn framed(frame: &str, addition: &str) -> Land {
    alone(&format!("{frame}\n{addition}"))
}

/// The frame, in which nothing says what it rests on by default.
fn without_reference(frame: &str) -> String {
    let lines = frame.lines().filter(|line| !line.starts_with("reference = \"Nämnden"));
    lines.map(|line| format!("{line}\n")).collect()
}

/// The codes that an example is refused with, each once, beside the one that it should be refused with.
fn told(example: &Example, frame: &str) -> (Vec<&'static str>, Vec<String>) {
    let text = &example.text;
    let words: Vec<&str> = example.mark.split(' ').collect();
    let (land, wanted) = match words.as_slice() {
        ["model"] => (alone(text), None),
        ["entry"] => (framed(frame, text), None),
        ["overlay"] => (Land { overlay: Some(text.clone()), ..alone(frame) }, None),
        ["bad", code] => (framed(frame, text), Some(*code)),
        ["bad", code, "no-reference"] => (framed(&without_reference(frame), text), Some(*code)),
        _ => panic!("an example without a mark that says what it is: {} {text}", example.mark),
    };
    let mut found = land.codes();
    // What only a refused formula would have read is told as unused, too.
    found.retain(|code| *code != "M107" || wanted == Some("M107") || wanted.is_none());
    found.dedup();
    (found, wanted.map(str::to_owned).into_iter().collect())
}

#[test]
fn every_example_of_the_language_does_what_the_manual_says() {
    let frame = frame();
    let examples = examples(LANGUAGE);
    assert!(examples.len() > 40, "{}", examples.len());
    let mut wrong = Vec::new();
    for example in &examples {
        let (found, wanted) = told(example, &frame);
        if found != wanted {
            wrong.push(format!("{found:?} instead of {wanted:?}: {}{}", example.mark, example.text));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_first_model_pays_what_the_manual_says() {
    let model = alone(&frame());
    assert_eq!(model.total("programme_money"), "6895000.00");
    assert_eq!(model.paid("programme_money", &["B", "EK", "G"]), "492500.00");
}

/// The rules that a reader may look up, each by its name in bold.
#[test]
fn every_rule_is_told_with_an_example() {
    let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(LANGUAGE)).unwrap();
    let rules = "K1 K2 K3 G1 G2 G3 G4 A1 A2 A3 A4 A5 U1 U2 U3 U4 N1 N2 N3 N4 P1";
    for rule in rules.split(' ') {
        let told = text.split(&format!("**{rule}** ")).nth(1);
        let told = told.unwrap_or_else(|| panic!("{rule} is not told")).split("\n**").next().unwrap();
        assert!(told.contains("```toml"), "{rule} has no example");
    }
}

/// A model of two lines, its overlay, and what it pays, used here so that the land is used whole.
#[test]
fn an_example_pays_what_its_text_says() {
    let land = land::land(
        "[amount.money]\nper = [\"school\", \"home\"]\nformula = 'student_years * 100 kr/student_year'\n",
    );
    assert_eq!(land.total("money"), "7000.00");
    let turned =
        land.rows(land::ROWS).overlay("[amount.money]\nformula = 'student_years * 200 kr/student_year'\n");
    assert_eq!(turned.paid("money", &["B", "G"]), "1000.00");
    assert_eq!(land::paid(&turned.results().runs[0], "money", &["B", "G"]).count(), 50_000);
    assert!(land::SCHOOLS.starts_with("school;"));
}
