//! `skolpeng report`: the same figures in every format, all files or none, nothing fetched, no text taken for markup.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use assert_cmd::Command;
use std::fs;
use std::path::Path;
use tempfile::TempDir;

fn skolpeng(place: &Path) -> Command {
    let mut command = Command::cargo_bin("skolpeng").unwrap();
    command.current_dir(place).env("NO_COLOR", "1").env("COLUMNS", "200");
    command
}

/// A folder with a start of our own, and a report of it in the formats that are named.
fn place(options: &[&str]) -> TempDir {
    let place = tempfile::tempdir().unwrap();
    skolpeng(place.path()).args(["init", "town"]).assert().success();
    if !options.is_empty() {
        skolpeng(place.path()).args(["report", "town/study.toml"]).args(options).assert().success();
    }
    place
}

fn text(place: &TempDir, name: &str) -> String {
    fs::read_to_string(place.path().join(name)).unwrap()
}

fn change(place: &TempDir, name: &str, from: &str, to: &str) {
    let whole = text(place, name);
    assert!(whole.contains(from), "{name} has no {from}");
    fs::write(place.path().join(name), whole.replacen(from, to, 1)).unwrap();
}

/// Exit code and what is said.
fn run(place: &TempDir, arguments: &[&str]) -> (i32, String) {
    let output = skolpeng(place.path()).args(arguments).output().unwrap();
    let said = [output.stdout, output.stderr].concat();
    (output.status.code().unwrap(), String::from_utf8(said).unwrap())
}

#[test]
fn one_run_writes_every_format_and_each_can_be_verified() {
    for language in ["sv", "en"] {
        let named = ["a.html", "a.typ", "a.xlsx", "a.json", "a.csv"];
        let outputs: Vec<&str> = named.iter().flat_map(|name| ["--output", name]).collect();
        let place = place(&[&["--lang", language], &outputs[..]].concat());
        for name in ["a.html", "a.xlsx", "a.json", "a.csv"] {
            let (code, said) = run(&place, &["verify", name]);
            assert_eq!(code, 0, "{name}: {said}");
        }
        // The money of the first school, from the prices and students that `init` writes, worked out in docs/manual.
        let amount = if language == "sv" { "18\u{a0}545\u{a0}000" } else { "18,545,000" };
        for name in ["a.html", "a.typ"] {
            assert!(text(&place, name).contains(amount), "{name} lacks {amount}");
        }
        assert!(text(&place, "a.json").contains("1854500000"));
    }
}

#[test]
fn a_changed_figure_sentence_or_drawing_of_a_page_is_found() {
    let place = place(&["-o", "a.html"]);
    let whole = text(&place, "a.html");
    let bar = whole.find("<rect").unwrap();
    let width = whole[bar..].split("width=\"").nth(1).unwrap().split('"').next().unwrap();
    let drawn = format!("width=\"{width}\"");
    let changes = [
        ("18\u{a0}545\u{a0}000", "18\u{a0}545\u{a0}001"),
        ("En beräkning, inte ett beslut.</strong>", "Ett beslut.</strong>"),
        (drawn.as_str(), "width=\"1\""),
        ("[FYLL I: ", "[IFYLLT: "),
    ];
    for (from, to) in changes {
        change(&place, "a.html", from, to);
        let (code, said) = run(&place, &["verify", "a.html"]);
        assert_eq!(code, 3, "{from}: {said}");
        fs::write(place.path().join("a.html"), &whole).unwrap();
    }
    assert_eq!(run(&place, &["verify", "a.html"]).0, 0);
}

#[test]
fn a_page_fetches_nothing_and_runs_nothing() {
    let place = place(&["-o", "a.html"]);
    let page = text(&place, "a.html");
    for tag in page.split('<').skip(1) {
        let tag = tag.split('>').next().unwrap();
        let of = |name: &str| tag.split_once(&format!(" {name}=\"")).map(|(_, rest)| rest);
        assert!(of("src").is_none() && !tag.starts_with("link"), "{tag}");
        assert!(of("href").is_none_or(|target| target.starts_with('#')), "{tag}");
        assert!(!tag.starts_with("script") || tag.contains("type=\"application/json\""), "{tag}");
        assert!(!tag.split('"').step_by(2).any(|names| names.contains(" on")), "{tag}");
    }
    assert!(page.matches("url(").count() == page.matches("url(#").count() && !page.contains("@import"));
    assert!(page.contains("<html lang=\"sv\">") && page.contains("default-src 'none'"));
}

#[test]
fn texts_of_a_model_are_never_markup() {
    let place = place(&[]);
    let evil = r##"</script><script>alert(1)</script> & "#panic()" ]] `x` \\ $1$ *b*"##;
    let line =
        text(&place, "town/study.toml").lines().find(|line| line.starts_with("title")).unwrap().to_owned();
    change(&place, "town/study.toml", &line, &format!("title = '{evil}'"));
    skolpeng(place.path())
        .args(["report", "town/study.toml", "-o", "a.html", "-o", "a.typ"])
        .assert()
        .success();
    let page = text(&place, "a.html");
    assert_eq!(page.matches("<script").count(), 1);
    assert!(page.contains("&lt;script&gt;alert(1)") && page.contains("\\u003cscript\\u003ealert(1)"));
    let source = text(&place, "a.typ");
    let quoted = evil.replace('\\', "\\\\").replace('"', "\\\"");
    assert!(source.contains(&quoted), "{quoted}");
    assert_eq!(run(&place, &["verify", "a.html"]).0, 0);
}

#[test]
fn the_same_study_gives_the_same_bytes() {
    let place = place(&["-o", "a.html", "-o", "a.typ"]);
    skolpeng(place.path())
        .args(["report", "town/study.toml", "-o", "b.html", "-o", "b.typ"])
        .assert()
        .success();
    assert_eq!(text(&place, "a.html"), text(&place, "b.html"));
    assert_eq!(text(&place, "a.typ"), text(&place, "b.typ"));
}

#[test]
fn all_files_are_written_or_none() {
    let place = place(&["-o", "a.html"]);
    let (code, said) = run(&place, &["report", "town/study.toml", "-o", "new.typ", "-o", "a.html"]);
    assert_eq!(code, 4);
    assert!(said.contains("R801") && !place.path().join("new.typ").exists(), "{said}");
    let (code, said) = run(&place, &["report", "town/study.toml", "-o", "new.typ", "-o", "a.docx"]);
    assert_eq!(code, 1);
    assert!(said.contains("R803") && !place.path().join("new.typ").exists(), "{said}");
}

#[test]
fn without_typst_a_pdf_is_refused_with_what_to_do() {
    let place = place(&[]);
    for (language, help) in [("sv", "installera Typst"), ("en", "install Typst")] {
        let mut command = skolpeng(place.path());
        command.env("PATH", place.path());
        command.args(["--lang", language, "report", "town/study.toml", "-o", "a.pdf", "-o", "a.html"]);
        let output = command.output().unwrap();
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(4));
        assert!(said.contains("R804") && said.contains(help), "{said}");
        assert!(!place.path().join("a.html").exists());
    }
}

/// Stands in for Typst: does what `body` says with the last argument, the file to write.
#[cfg(unix)]
fn with_typst(place: &TempDir, body: &str) -> (i32, String) {
    use std::os::unix::fs::PermissionsExt;
    let file = place.path().join("typst");
    fs::write(&file, format!("#!/bin/sh\nfor last; do :; done\n{body}\n")).unwrap();
    fs::set_permissions(&file, fs::Permissions::from_mode(0o755)).unwrap();
    let path = format!("{}:/usr/bin:/bin", place.path().display());
    let mut command = skolpeng(place.path());
    let output =
        command.env("PATH", path).args(["report", "town/study.toml", "-o", "a.pdf"]).output().unwrap();
    (output.status.code().unwrap(), String::from_utf8(output.stderr).unwrap())
}

#[cfg(unix)]
#[test]
fn typst_is_asked_for_a_tagged_pdf_that_can_be_archived() {
    let place = place(&[]);
    let (code, said) = with_typst(&place, "echo \"$@\" > \"$last\"");
    assert_eq!(code, 0, "{said}");
    assert!(text(&place, "a.pdf").starts_with("compile --ignore-system-fonts --pdf-standard a-2a,ua-1 "));
}

#[cfg(unix)]
#[test]
fn what_typst_refuses_is_told() {
    let place = place(&[]);
    let (code, said) = with_typst(&place, "echo 'error: no such standard' >&2; exit 1");
    assert_eq!(code, 4);
    assert!(said.contains("R805") && said.contains("no such standard"), "{said}");
    assert!(!place.path().join("a.pdf").exists());
}
