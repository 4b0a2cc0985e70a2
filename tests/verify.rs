//! `skolpeng verify`: a file holds, or every change by hand and every changed input is told.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

use assert_cmd::Command;
use calamine::{Data, Reader, Xlsx};
use rust_xlsxwriter::Workbook;
use std::fs;
use std::io::Cursor;
use std::path::Path;
use tempfile::TempDir;

fn skolpeng(place: &Path) -> Command {
    let mut command = Command::cargo_bin("skolpeng").unwrap();
    command.current_dir(place).env("NO_COLOR", "1").env("COLUMNS", "200");
    command
}

/// A folder with a start of our own and the outputs that are asked for.
fn place(outputs: &[(&str, &[&str])]) -> TempDir {
    let place = tempfile::tempdir().unwrap();
    skolpeng(place.path()).args(["init", "town"]).assert().success();
    for (name, options) in outputs {
        let mut run = skolpeng(place.path());
        run.args(["run", "town/study.toml", "-o", name]).args(*options).assert().success();
    }
    place
}

/// Exit code and what is said.
fn verify(place: &TempDir, arguments: &[&str]) -> (i32, String) {
    let output = skolpeng(place.path()).arg("verify").args(arguments).output().unwrap();
    let text = [output.stdout, output.stderr].concat();
    (output.status.code().unwrap(), String::from_utf8(text).unwrap())
}

fn change(place: &TempDir, name: &str, from: &str, to: &str) {
    let path = place.path().join(name);
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.contains(from), "{name}");
    fs::write(path, text.replacen(from, to, 1)).unwrap();
}

/// Saves a workbook anew, as another program would, with each cell as `edit` makes it.
fn save_again(place: &TempDir, name: &str, edit: impl Fn(&str, u32, u16, Data) -> Data) {
    let path = place.path().join(name);
    let mut old: Xlsx<_> = Xlsx::new(Cursor::new(fs::read(&path).unwrap())).unwrap();
    let mut new = Workbook::new();
    for sheet in old.sheet_names() {
        let page = new.add_worksheet();
        page.set_name(&sheet).unwrap();
        let range = old.worksheet_range(&sheet).unwrap();
        let (first_row, first_column) = range.start().unwrap();
        for (row, cells) in (first_row..).zip(range.rows()) {
            for (column, cell) in (u16::try_from(first_column).unwrap()..).zip(cells) {
                match edit(&sheet, row, column, cell.clone()) {
                    Data::Float(number) => drop(page.write(row, column, number).unwrap()),
                    Data::String(text) => drop(page.write(row, column, text).unwrap()),
                    Data::Empty => {}
                    other => panic!("{other:?}"),
                }
            }
        }
    }
    new.save(path).unwrap();
}

#[test]
fn a_file_that_nobody_touched_holds_in_every_format_and_language() {
    let outputs: [(&str, &[&str]); 8] = [
        ("sv.json", &[]),
        ("sv.xlsx", &[]),
        ("sv.csv", &[]),
        ("svi.csv", &["--dialect", "international"]),
        ("en.json", &["--lang", "en"]),
        ("en.xlsx", &["--lang", "en"]),
        ("en.csv", &["--lang", "en"]),
        ("eni.csv", &["--lang", "en", "--dialect", "international"]),
    ];
    let place = place(&outputs);
    for (name, _) in outputs {
        let (code, text) = verify(&place, &[name]);
        assert_eq!(code, 0, "{name}: {text}");
        assert!(text.contains("uppgifter jämförda, 0 skiljer sig; oförändrade filer: 6."), "{text}");
        let (code, text) = verify(&place, &[name, "--lang", "en"]);
        assert_eq!(code, 0, "{name}: {text}");
        assert!(text.contains("figures compared, 0 differ; unchanged files: 6."), "{text}");
    }
}

#[test]
fn every_cell_of_the_shipped_study_is_compared() {
    let place = tempfile::tempdir().unwrap();
    let file = place.path().join("out.json");
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    skolpeng(root).args(["run", "-o"]).arg(&file).assert().success();
    let whole: serde_json::Value = serde_json::from_slice(&fs::read(&file).unwrap()).unwrap();
    let rows = whole["tables"].as_object().unwrap().values().flat_map(|rows| rows.as_array().unwrap());
    let cells: usize = rows.map(|row| row.as_object().unwrap().len()).sum();
    let notes = whole["notes"].as_array().unwrap().len();
    // All statements but the program's own, name and value each, and the title.
    let statements = 2 * (whole["provenance"]["statements"].as_array().unwrap().len() - 1) + 1;
    let output = skolpeng(root).args(["verify", "--lang", "en"]).arg(&file).output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    let wanted = format!("All holds: {} figures compared", cells + notes + statements);
    assert!(text.contains(&wanted), "{wanted}: {text}");
}

#[test]
fn one_figure_changed_by_hand_is_found_in_json() {
    let place = place(&[("out.json", &[])]);
    change(&place, "out.json", "\"total_ore\": 2039817200", "\"total_ore\": 2039817300");
    let (code, text) = verify(&place, &["out.json"]);
    assert_eq!(code, 3);
    let line = text.lines().find(|line| line.starts_with("budget_start")).unwrap();
    let words: Vec<&str> = line.split("  ").map(str::trim).filter(|word| !word.is_empty()).collect();
    assert_eq!(
        words,
        ["budget_start", "Södra gymnasiet · 99000002", "total_ore", "2039817300", "2039817200"]
    );
    assert!(text.contains(", 1 skiljer sig; filer som inte är desamma som då: 0"), "{text}");
}

#[test]
fn one_figure_changed_by_hand_is_found_in_csv_whichever_file_is_named() {
    let place = place(&[("out.csv", &["--lang", "en"])]);
    change(&place, "out.balance_start.csv", ";39368873", ";39368874");
    for name in ["out.csv", "out.balance_start.csv", "out.provenance.json"] {
        let (code, text) = verify(&place, &[name, "--lang", "en"]);
        assert_eq!(code, 3);
        let line = text.lines().find(|line| line.starts_with("balance_start")).unwrap();
        assert!(line.contains("Income of the municipality's own schools"), "{line}");
        assert!(line.contains("39368874") && line.contains("39368873"), "{line}");
        assert!(text.contains(", 1 differ; files that are not the same as then: 0"), "{text}");
    }
}

#[test]
fn one_figure_changed_by_hand_is_found_in_a_workbook_and_saving_again_changes_nothing() {
    let place = place(&[("out.xlsx", &[])]);
    save_again(&place, "out.xlsx", |_, _, _, cell| cell);
    assert_eq!(verify(&place, &["out.xlsx"]).0, 0);
    save_again(&place, "out.xlsx", |sheet, row, column, cell| match (sheet, row, column) {
        ("budget_start", 3, 4) => Data::Float(425_702.0),
        _ => cell,
    });
    let (code, text) = verify(&place, &["out.xlsx"]);
    assert_eq!(code, 3);
    let line = text.lines().find(|line| line.starts_with("budget_start")).unwrap();
    let words: Vec<&str> = line.split("  ").map(str::trim).filter(|word| !word.is_empty()).collect();
    assert_eq!(words, ["budget_start", "Norra gymnasiet · 99000001", "Behovspott", "425702", "425701"]);
}

#[test]
fn what_was_taken_away_or_added_is_told_too() {
    let place = place(&[("out.csv", &[])]);
    fs::remove_file(place.path().join("out.parameters.csv")).unwrap();
    change(&place, "out.csv", "Ekens friskola", "Ekens skola");
    change(&place, "out.provenance.json", "påhittad andel", "beslutad andel");
    let (code, text) = verify(&place, &["out.csv"]);
    assert_eq!(code, 3);
    for part in ["parameters", "Ekens skola", "Ekens friskola", "beslutad andel", "(saknas)"] {
        assert!(text.contains(part), "{part}: {text}");
    }
    assert!(text.contains(", 3 skiljer sig"), "{text}");
}

#[test]
fn a_changed_input_is_told_with_what_it_changes() {
    let place = place(&[("out.xlsx", &[])]);
    change(&place, "town/prices.csv", "84 250", "84 251");
    let (code, text) = verify(&place, &["out.xlsx"]);
    assert_eq!(code, 3);
    let state = text.lines().find(|line| line.starts_with("town/prices.csv")).unwrap();
    assert!(state.ends_with("ÄNDRAD"), "{state}");
    assert_eq!(text.matches("ÄNDRAD").count(), 1);
    // 100 students at the first school: 100 kr more.
    assert!(text.contains("18545000") && text.contains("18545100"), "{text}");
}

#[test]
fn a_changed_input_that_changes_no_figure_is_told_all_the_same() {
    let place = place(&[("out.json", &["--lang", "en"])]);
    change(&place, "town/model.toml", "# En modell", "# Vår modell");
    let (code, text) = verify(&place, &["out.json", "--lang", "en"]);
    assert_eq!(code, 3);
    assert!(text.contains("0 differ). Files that are not the same as then: 1."), "{text}");
}

#[test]
fn an_input_that_is_gone_is_told_before_what_that_means() {
    let place = place(&[("out.json", &[])]);
    fs::remove_file(place.path().join("town/schools.csv")).unwrap();
    let (code, text) = verify(&place, &["out.json"]);
    assert_ne!(code, 0);
    let state = text.lines().find(|line| line.starts_with("town/schools.csv")).unwrap();
    assert!(state.ends_with("SAKNAS") && text.contains("fel[T017]"), "{text}");
    // From another folder nothing of it is found.
    let elsewhere = tempfile::tempdir().unwrap();
    let file = place.path().join("out.json").display().to_string();
    let (code, text) = verify(&elsewhere, &[&file]);
    assert_eq!(code, 4);
    assert_eq!(text.matches("SAKNAS").count(), 6, "{text}");
}

#[test]
fn a_file_of_somebody_else_is_told_as_such() {
    let place = place(&[("out.csv", &[]), ("out.json", &[])]);
    let mut book = Workbook::new();
    book.add_worksheet().write(0, 0, "Budget").unwrap();
    book.save(place.path().join("own.xlsx")).unwrap();
    fs::write(place.path().join("own.json"), "{\"tables\": 3}").unwrap();
    fs::write(place.path().join("own.csv"), "a;b\n1;2\n").unwrap();
    fs::write(place.path().join("notes.txt"), "x").unwrap();
    for name in ["own.xlsx", "own.json", "own.csv", "notes.txt"] {
        for (language, sentence) in [("sv", "är ingen fil som"), ("en", "is no file that")] {
            let (code, text) = verify(&place, &[name, "--lang", language]);
            assert_eq!(code, 1, "{name}: {text}");
            assert!(text.contains("R813") && text.contains(sentence), "{text}");
        }
    }
    change(&place, "out.json", "\"command\": \"run\"", "\"command\": \"dream\"");
    let (code, text) = verify(&place, &["out.json"]);
    assert!(code == 1 && text.contains("R814") && text.contains("dream"), "{text}");
    change(&place, "out.json", "\"study\": ", "\"study_of\": ");
    assert!(verify(&place, &["out.json"]).1.contains("R814"));
    assert_eq!(verify(&place, &["nowhere.json"]).0, 4);
}

#[test]
fn a_file_of_another_version_is_compared_and_that_is_said() {
    let place = place(&[("out.json", &[]), ("out.xlsx", &[])]);
    let path = place.path().join("out.json");
    let own = format!("skolpeng {}", env!("CARGO_PKG_VERSION"));
    let text = fs::read_to_string(&path).unwrap().replace(&own, "skolpeng 0.0.9");
    fs::write(path, text).unwrap();
    save_again(&place, "out.xlsx", |_, _, _, cell| match cell {
        Data::String(text) if text == own => Data::String("skolpeng 0.0.9".to_owned()),
        cell => cell,
    });
    for name in ["out.json", "out.xlsx"] {
        let (code, text) = verify(&place, &[name]);
        assert_eq!(code, 0, "{text}");
        assert!(text.contains("Filen är gjord av skolpeng 0.0.9"), "{text}");
    }
}
