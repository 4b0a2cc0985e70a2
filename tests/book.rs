//! The officers' workbook: sheets, live sums with their check, names, charts, and texts that are never formulas.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use assert_cmd::Command;
use calamine::{Data, Reader, Xlsx, open_workbook};
use std::fs;
use std::path::Path;

fn skolpeng(place: &Path) -> Command {
    let mut command = Command::cargo_bin("skolpeng").unwrap();
    command.current_dir(place).env("NO_COLOR", "1");
    command
}

/// The made-up town, its schools renamed, and the report of it as a workbook.
fn book(place: &Path, rename: &[(&str, &str)]) -> Xlsx<std::io::BufReader<fs::File>> {
    skolpeng(place).args(["init", "town"]).assert().success();
    let schools = place.join("town/schools.csv");
    let mut text = fs::read_to_string(&schools).unwrap();
    for (from, to) in rename {
        assert!(text.contains(from), "{text}");
        text = text.replace(from, to);
    }
    fs::write(schools, text).unwrap();
    skolpeng(place).args(["report", "town/study.toml", "-o", "book.xlsx"]).assert().success();
    open_workbook(place.join("book.xlsx")).unwrap()
}

#[test]
fn sums_are_live_and_checked_and_have_names() {
    let place = tempfile::tempdir().unwrap();
    let mut book = book(place.path(), &[]);
    let names = book.sheet_names();
    for name in
        ["Sammanfattning", "Per skola", "Per program", "Per belopp", "Parametrar", "Datakatalog", "Underlag"]
    {
        assert!(names.iter().any(|own| own == name), "{name}: {names:?}");
    }
    let sheet = book.worksheet_range("Per skola").unwrap();
    let row = |label: &str| sheet.rows().find(|row| row[0] == Data::String(label.into())).unwrap();
    let number = |cell: &Data| if let Data::Float(number) = cell { *number } else { f64::NAN };
    let at = |label: &str| number(&row(label)[3]);
    // The sum of the schools' cells, added here; amounts of whole öre below 2^53 are exact.
    let schools = sheet.rows().skip(3).take_while(|row| row[0] != Data::String("Totalt".into()));
    let added: f64 = schools.map(|row| (number(&row[3]) * 100.0).round()).sum();
    assert!((added / 100.0 - at("Totalt")).abs() < 0.001);
    assert!((at("Summa enligt skolpeng") - at("Totalt")).abs() < 0.001);
    assert!(at("Kontroll: skillnad, ska vara 0").abs() < f64::EPSILON);
    let formulas = book.worksheet_formula("Per skola").unwrap();
    let has = |start: &str| formulas.used_cells().any(|(_, _, formula)| formula.starts_with(start));
    assert!(has("SUBTOTAL(109,D4:D") && has("ROUND(SUM(D4:D"));
    assert!(book.defined_names().iter().any(|(name, _)| name.starts_with("Sum_Per_skola_total_")));
}

#[test]
fn no_text_is_a_formula_whatever_a_school_is_called() {
    let place = tempfile::tempdir().unwrap();
    let evil = "=cmd|' /C calc'!A0";
    let mut book = book(place.path(), &[("Södra gymnasiet", evil)]);
    let names = book.sheet_names();
    let mut seen = 0;
    for name in names {
        let sheet = book.worksheet_range(&name).unwrap();
        seen += sheet.used_cells().filter(|(_, _, cell)| **cell == Data::String(evil.into())).count();
        let formulas = book.worksheet_formula(&name).unwrap();
        let ours = ["SUBTOTAL(109,", "ROUND(SUM(", "SUMSQ("];
        for (_, _, formula) in formulas.used_cells().filter(|(_, _, formula)| !formula.is_empty()) {
            assert!(ours.iter().any(|start| formula.starts_with(start)), "{name}: {formula}");
        }
    }
    assert!(seen > 1);
    skolpeng(place.path()).args(["run", "town/study.toml", "-o", "a.csv"]).assert().success();
    let text = fs::read_to_string(place.path().join("a.csv")).unwrap();
    assert!(text.contains("\n'=cmd|") && !text.contains("\n=cmd"), "{text}");
}

#[test]
fn verify_reads_the_workbook_back() {
    let place = tempfile::tempdir().unwrap();
    drop(book(place.path(), &[]));
    skolpeng(place.path()).args(["verify", "book.xlsx"]).assert().success();
}
