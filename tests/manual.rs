//! The manual is a test: every example of `docs/language.md` is run as it stands.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

#[path = "rules/land.rs"]
mod land;

use land::Land;
use std::fs;
use std::path::Path;

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

/// The manual's own frame, on the data of the land.
fn framed(frame: &str, model: &str) -> Land {
    let mut land = land::land(model);
    land.head = frame.to_owned();
    land.keys = String::new();
    land
}

#[test]
fn every_example_of_the_manual_does_what_the_manual_says() {
    let examples = examples("docs/language.md");
    let frame = examples.iter().find(|one| one.mark == "land").unwrap().text.clone();
    let first = examples.iter().find(|one| one.mark == "entry").unwrap().text.clone();
    assert!(examples.len() > 15, "{}", examples.len());
    for example in &examples {
        let words: Vec<&str> = example.mark.split(' ').collect();
        match words.as_slice() {
            ["land"] => {}
            ["entry"] => {
                framed(&frame, &example.text).results();
            }
            ["overlay"] => {
                let mut both = framed(&frame, &first);
                both.overlay = Some(example.text.clone());
                both.results();
            }
            ["bad", code, rest @ ..] => {
                let bare = rest.contains(&"no-reference");
                let frame = if bare { frame.replace("reference = \"påhittat\"", "") } else { frame.clone() };
                assert_eq!(framed(&frame, &example.text).codes(), [*code], "{}", example.text);
            }
            _ => panic!("an example without a mark that says what it is: {}", example.text),
        }
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
