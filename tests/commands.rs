//! `docs/commands.md` is a test: its commands are run in order as they stand, in a folder with an office's files.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use assert_cmd::Command;
use rust_xlsxwriter::Workbook;
use std::fs;
use std::path::Path;

fn office(place: &Path) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    fs::copy(root.join("scenarios/huddinge-2025/elever.csv"), place.join("elever.csv")).unwrap();
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.set_name("Elever").unwrap().write(0, 0, "Skolenhetskod").unwrap();
    sheet.write(0, 1, "Elever").unwrap().write(1, 0, "01").unwrap().write(1, 1, 30).unwrap();
    book.save(place.join("uttag.xlsx")).unwrap();
}

#[test]
fn every_command_of_the_page_works_and_says_what_is_shown() {
    let page = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/commands.md")).unwrap();
    let place = tempfile::tempdir().unwrap();
    office(place.path());
    let overlay = page.split("```toml\n").nth(2).and_then(|rest| rest.split("```").next()).unwrap();
    fs::write(place.path().join("nasta-ar.toml"), overlay).unwrap();
    let mut count = 0;
    let mut told = String::new();
    for block in page.split("```sh\n").skip(1).map(|rest| rest.split("```").next().unwrap()) {
        for line in block.lines() {
            let words: Vec<&str> = line.split(' ').collect();
            assert_eq!(words[0], "skolpeng");
            let mut command = Command::cargo_bin("skolpeng").unwrap();
            let assert = command.current_dir(place.path()).args(&words[1..]).assert().success();
            if words[1] == "diff" && words.len() == 4 {
                told = String::from_utf8(assert.get_output().stdout.clone()).unwrap();
            }
            count += 1;
        }
    }
    assert!(count >= 11, "{count}");
    let shown = page.split("```text\n").nth(2).and_then(|rest| rest.split("```").next()).unwrap();
    assert_eq!(shown.trim_end(), told.replace('\u{a0}', " ").trim_end());
    let shown = page.split("```toml\n").nth(1).and_then(|rest| rest.split("```").next()).unwrap();
    let written = fs::read_to_string(place.path().join("elever.toml")).unwrap();
    for line in shown.lines() {
        assert!(written.lines().any(|own| own == line), "not written: {line}");
    }
    let prices = place.path().join("min-kommun/prices.csv");
    let text = fs::read_to_string(&prices).unwrap().replace("84 250", "84 251");
    fs::write(prices, text).unwrap();
    let mut verify = Command::cargo_bin("skolpeng").unwrap();
    let output = verify.current_dir(place.path()).args(["verify", "budget.xlsx"]).output().unwrap();
    let printed = String::from_utf8(output.stdout).unwrap();
    let shown = page.split("```text\n").nth(1).and_then(|rest| rest.split("```").next()).unwrap();
    // Columns are as wide as their longest cell, which the page leaves out.

    let plain = |line: &str| line.split_whitespace().collect::<Vec<_>>().join(" ");
    for line in shown.lines().filter(|line| !line.starts_with(['─', '…'])) {
        assert!(printed.lines().any(|own| plain(own) == plain(line)), "not printed: {line}\n{printed}");
    }
}
