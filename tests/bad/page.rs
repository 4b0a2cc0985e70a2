//! `docs/errors.md`: every code with the example that triggers it, its drawn message in both languages, and the fix.

use super::land::{Land, land};
use super::{Bad, ELSEWHERE, calibrations, drawn, files, formulas, models, runs, scenarios};
use skolpeng::diag::{Language, texts};
use std::fs;
use std::path::Path;

const PAGE: &str = "docs/errors.md";

const HEAD: &str = "# Every finding\n\n\
Everything that skolpeng finds has a code: T for files, D for data sets, F for formulas, M for models, R for runs, S for scenarios, C for calibrations. A finding \
names the file and the line, says what is wrong, and what to do (*gör så här*). This page is made from the tests: each \
example is run, and the message is what was printed, in Swedish and in English. To mend a finding, look for its code here.\n\n\
The examples are changes to a small land of two schools; `model.toml`, `data.toml` and the tables are as in the \
[manual of the language](language.md).\n";

/// What of a land is not as in a good one: by file, the lines that differ.
fn example(broken: &Land) -> String {
    let good = land("");
    let parts = [
        (
            "model.toml",
            format!("{}{}", good.head, good.keys),
            format!("{}{}{}", broken.head, broken.keys, broken.model),
        ),
        ("over.toml", String::new(), broken.overlay.clone().unwrap_or_default()),
        ("data.toml", good.data.clone(), broken.data.clone()),
        ("rows.csv", good.rows.clone(), broken.rows.clone()),
        ("schools.csv", good.schools.clone(), broken.schools.clone()),
        ("study.toml", String::new(), broken.study.clone()),
    ];
    let mut shown = String::new();
    for (file, before, after) in parts {
        add(&mut shown, file, &before, &after);
    }
    for (file, bytes) in &broken.files {
        let before = match file.as_str() {
            "rows.csv" => &good.rows,
            "schools.csv" => &good.schools,
            _ => "",
        };
        add(&mut shown, file, before, &String::from_utf8_lossy(bytes));
    }
    shown
}

fn add(shown: &mut String, file: &str, before: &str, after: &str) {
    let known: Vec<&str> = before.lines().collect();
    let new: Vec<&str> = after.lines().filter(|line| !line.is_empty() && !known.contains(line)).collect();
    if new.is_empty() {
        return;
    }
    let short = |line: &&str| line.chars().take(160).collect::<String>();
    let lines: Vec<String> = new.iter().take(14).map(short).collect();
    let more = if new.len() > 14 { "\n…" } else { "" };
    let clean: String =
        lines.join("\n").chars().map(|c| if c.is_control() && c != '\n' { '\u{fffd}' } else { c }).collect();
    shown.push_str(&format!("In `{file}`:\n\n```\n{clean}{more}\n```\n\n"));
}

fn section(code: &str, bad: Option<&Bad>) -> String {
    let (_, en, sv) = texts().find(|(known, ..)| *known == code).unwrap();
    let plain = |text: &str| text.replace("{{", "{").replace("}}", "}").replace('\n', " ");
    match bad {
        Some((_, land)) => {
            let drawn = |language| drawn(land, code, language).unwrap();
            let clean =
                |text: String| text.lines().map(|line| format!("{}\n", line.trim_end())).collect::<String>();
            let (en, sv) = (clean(drawn(Language::English)), clean(drawn(Language::Swedish)));
            format!("## {code}\n\n{}```text\n{sv}```\n\n```text\n{en}```\n", example(land))
        }
        None => {
            let [message, label, help] = sv.map(plain);
            let [en_message, en_label, en_help] = en.map(plain);
            format!(
                "## {code}\n\n```text\nfel[{code}]: {message}\n  {label}\n  gör så här: {help}\n```\n\n\
                ```text\nerror[{code}]: {en_message}\n  {en_label}\n  help: {en_help}\n```\n"
            )
        }
    }
}

/// The page as the tests make it.
fn page() -> String {
    let all: Vec<Bad> =
        [files::all(), formulas::all(), models::all(), runs::all(), scenarios::all(), calibrations::all()]
            .into_iter()
            .flatten()
            .collect();
    let mut codes: Vec<&str> = texts().map(|(code, ..)| code).collect();
    let stage = |code: &str| "TDFMRSC".find(code.get(..1).unwrap_or_default());
    codes.sort_by_key(|code| (stage(code), *code));
    let sections = codes.iter().map(|code| section(code, all.iter().find(|(known, _)| known == code)));
    assert!(ELSEWHERE.iter().all(|(code, _)| codes.contains(code)));
    format!("{HEAD}\n{}", sections.collect::<Vec<_>>().join("\n"))
}

/// Where the page has fallen behind, `UPDATE_DOCS=1 cargo test --release --test bad` writes it anew.
#[test]
fn the_page_of_findings_is_what_the_tests_say() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(PAGE);
    let made = page();
    if std::env::var_os("UPDATE_DOCS").is_some() {
        fs::write(&path, &made).unwrap();
    }
    let there = fs::read_to_string(&path).unwrap_or_default();
    assert!(there == made, "{PAGE} has fallen behind the tests: UPDATE_DOCS=1 writes it anew");
}
