//! The command as its users meet it: results, files, exit codes, both languages.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use assert_cmd::Command;
use serde_json::Value;
use std::fs;
use std::path::Path;

fn skolpeng() -> Command {
    let mut command = Command::cargo_bin("skolpeng").unwrap();
    command.current_dir(env!("CARGO_MANIFEST_DIR")).env_remove("COLUMNS").env("NO_COLOR", "1");
    command
}

fn stdout(command: &mut Command) -> String {
    String::from_utf8(command.output().unwrap().stdout).unwrap()
}

fn json(study: &str, folder: &Path) -> Value {
    let file = folder.join("out.json");
    skolpeng().args(["run", study, "--force", "--output"]).arg(&file).assert().success();
    serde_json::from_slice(&fs::read(file).unwrap()).unwrap()
}

/// Källa: Nacka kommuns publicering av regionens prislista 2023 och Skolverkets antal 2025/26:
/// BA 40 × 119 817 + BF 90 × 88 412 + FT 30 × 138 702 + RL 20 × 132 777 = 19 566 360 kr.
#[test]
fn sagbacksgymnasiet_gets_what_the_list_of_2023_says() {
    let folder = tempfile::tempdir().unwrap();
    let result = json("scenarios/sagback-2023.toml", folder.path());
    let schools = result["tables"]["budget_storsthlm-2023"].as_array().unwrap();
    let school = schools.iter().find(|row| row["code"] == "70923626").unwrap();
    assert_eq!(school["programme_money_ore"], 1_956_636_000_i64);
    assert_eq!(school["price_list_ore"], 1_956_636_000_i64);
    assert_eq!(school["student_years"], "180");
}

/// An independent school's list price is the municipal one times 1.06 (the region's list).
#[test]
fn an_independent_schools_list_price_has_vat_and_the_budget_adds_up() {
    let folder = tempfile::tempdir().unwrap();
    let result = json("scenarios/huddinge.toml", folder.path());
    for row in result["tables"]["budget_needs-pool"].as_array().unwrap() {
        let ore = |name: &str| row[format!("{name}_ore")].as_i64().unwrap();
        let parts = ["programme_money", "structure_money", "need_money", "vat_money"];
        assert_eq!(parts.iter().map(|part| ore(part)).sum::<i64>(), ore("total"), "{row}");
        let independent = ["92905347", "99838438"].contains(&row["code"].as_str().unwrap());
        let factor = if independent { 106 } else { 100 };
        assert_eq!(ore("price_list") * 100, ore("programme_money") * factor, "{row}");
    }
}

/// Skolverkets totaler per skola 2025/26 summerar till 3 090; 2 610 av dem går på program med publicerat resultat.
#[test]
fn every_student_read_is_allocated_or_outside() {
    let text = stdout(skolpeng().args(["--lang", "en", "run"]));
    assert!(
        text.contains("Students in the data: 3,090 = 2,610 allocated + 480 outside the model."),
        "{text}"
    );
    assert!(text.contains("Reported in the tables: 2,610 students, 2,610 student years."), "{text}");
}

#[test]
fn without_arguments_the_shipped_study_is_run_in_swedish() {
    let text = stdout(&mut skolpeng());
    assert!(text.starts_with("Huddinge: dagens regler och fyra förslag"), "{text}");
    assert!(text.contains("0 öre skillnad"), "{text}");
}

#[test]
fn the_readme_shows_what_is_printed() {
    let readme = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).unwrap();
    let shown = readme.split("```text\n").nth(1).and_then(|rest| rest.split("```").next()).unwrap();
    let printed = stdout(&mut skolpeng());
    assert!(shown.lines().count() > 10);
    for line in shown.lines() {
        assert!(printed.lines().any(|own| own == line), "not printed: {line}");
    }
}

#[test]
fn the_same_inputs_give_the_same_bytes() {
    let folder = tempfile::tempdir().unwrap();
    for ending in ["json", "xlsx", "csv"] {
        let files: Vec<_> = ["a", "b"].map(|name| folder.path().join(format!("{name}.{ending}"))).to_vec();
        for (file, threads) in files.iter().zip(["1", "2"]) {
            skolpeng().env("RAYON_NUM_THREADS", threads).args(["run", "-o"]).arg(file).assert().success();
        }
        assert_eq!(fs::read(&files[0]).unwrap(), fs::read(&files[1]).unwrap(), "{ending}");
    }
}

#[test]
fn a_file_is_not_replaced_unless_told_so() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("budget.csv");
    fs::write(&file, "mine").unwrap();
    skolpeng().args(["run", "-o"]).arg(&file).assert().code(4);
    assert_eq!(fs::read_to_string(&file).unwrap(), "mine");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "nothing half-written is left");
    skolpeng().args(["run", "--force", "-o"]).arg(&file).assert().success();
    assert!(fs::read_to_string(&file).unwrap().starts_with("\u{feff}Modell;"));
}

#[test]
fn a_workbook_holds_numbers_and_live_sums() {
    use calamine::{Data, Reader, Xlsx, open_workbook};
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("budget.xlsx");
    skolpeng().args(["run", "scenarios/sagback-2023.toml", "-o"]).arg(&file).assert().success();
    let mut book: Xlsx<_> = open_workbook(&file).unwrap();
    let sheet = book.worksheet_range("budget_storsthlm-2023").unwrap();
    let school = sheet.rows().find(|row| row[1] == Data::String("70923626".into())).unwrap();
    assert!(school.contains(&Data::Float(19_566_360.0)), "{school:?}");
    let formulas = book.worksheet_formula("budget_storsthlm-2023").unwrap();
    assert!(
        formulas.used_cells().any(|(_, _, formula)| formula.starts_with("SUBTOTAL(109,D4:D")),
        "sums are formulas"
    );
}

#[test]
fn an_explanation_goes_down_to_price_source_and_students() {
    let text = stdout(skolpeng().args([
        "explain",
        "scenarios/sagback-2023.toml",
        "--school",
        "sågbäcksgymnasiet",
        "--amount",
        "programme_money",
    ]));
    assert!(text.contains("19\u{a0}566\u{a0}360\u{a0}kr"), "{text}");
    assert!(text.contains("programme_price [BF · * · *] = 88\u{a0}412\u{a0}kr/helårselev"), "{text}");
    assert!(text.contains("regionens prislista 2023"), "{text}");
}

/// A model given where a study is asked for has nothing wrong with its entries.
#[test]
fn a_file_of_another_kind_is_told_once() {
    let place = tempfile::tempdir().unwrap();
    skolpeng().arg("init").arg(place.path()).assert().success();
    for (command, file, code) in [("run", "model.toml", "R306"), ("run", "data.toml", "R307")] {
        let output = skolpeng().arg(command).arg(place.path().join(file)).output().unwrap();
        let talk = String::from_utf8_lossy(&output.stderr);
        assert_eq!((output.status.code(), talk.matches("fel[").count()), (Some(1), 1), "{talk}");
        assert!(talk.contains(code), "{talk}");
    }
}

/// What people type before they have read the page of commands.
#[test]
fn a_study_may_stand_in_a_commands_place_and_a_folder_has_its_own() {
    let place = tempfile::tempdir().unwrap();
    skolpeng().arg("init").arg(place.path()).assert().success();
    let there = |arguments: &[&str]| skolpeng().current_dir(place.path()).args(arguments).assert().success();
    let ran = |arguments: &[&str]| String::from_utf8(there(arguments).get_output().stdout.clone()).unwrap();
    let whole = ran(&["run", "study.toml"]);
    assert!(whole.starts_with("Exempelkommunen"), "{whole}");
    for arguments in [&["study.toml"][..], &["run"], &[], &["run", "."], &["."]] {
        assert_eq!(ran(arguments), whole, "{arguments:?}");
    }
    there(&["check", "data.toml"]);
}

#[test]
fn a_mistyped_command_is_told_in_the_users_language() {
    let told = |arguments: &[&str]| {
        let output = skolpeng().args(arguments).output().unwrap();
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        String::from_utf8(output.stderr).unwrap()
    };
    assert!(told(&["kör", "x.toml"]).contains("Menar du `run`?"));
    assert!(told(&["--lang", "en", "chekc", "x"]).contains("Do you mean `check`?"));
    assert!(told(&["run", "--otput", "x"]).contains("Menar du `--output`?"));
    assert!(told(&["run", "--output"]).contains("saknar sitt värde"));
    assert!(told(&["run", "--dialect", "x"]).contains("swedish, international"));
    assert!(told(&["explain"]).contains("Det här saknas: --school <NAMN>"));
    let help = stdout(skolpeng().args(["run", "--help"]));
    assert!(help.contains("skolpeng run [VAL] [STUDIE]") && help.contains("<FIL>"), "{help}");
}

/// The start that `init` writes, with something more at the end of its model.
fn start_with(addition: &str, place: &Path) -> String {
    skolpeng().arg("init").arg(place).assert().success();
    let model = place.join("model.toml");
    fs::write(&model, fs::read_to_string(&model).unwrap() + addition).unwrap();
    place.join("study.toml").display().to_string()
}

/// By hand: the start's 540 students bring 50 048 000 kr of programme money (tests/start.rs).
#[test]
fn a_broken_check_shows_its_sides_and_can_be_explained() {
    let place = tempfile::tempdir().unwrap();
    let frame = "\n[check.frame]\nformula = 'sum(programme_money) <= 50_000_000 kr'\n";
    let study = start_with(frame, place.path());
    for command in [vec!["run", &study], vec!["explain", &study, "--school", "Ekens friskola"]] {
        let output = skolpeng().args(&command).output().unwrap();
        assert_eq!(output.status.code(), Some(3), "{command:?}");
        let talk = String::from_utf8_lossy(&output.stderr);
        assert!(talk.contains("gäller inte: 50048000 kr <= 50000000 kr"), "{talk}");
        let is_explained = String::from_utf8_lossy(&output.stdout).contains("Programpeng");
        assert_eq!(is_explained, command.contains(&"explain"));
    }
}

#[test]
fn equal_terms_name_what_they_leave_out() {
    let place = tempfile::tempdir().unwrap();
    let text = stdout(skolpeng().args(["run", &start_with("", place.path())]));
    let plain = text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(plain.contains("ger samma belopp, bortsett från Administration, Momskompensation."), "{text}");
}

#[test]
fn a_name_that_is_not_there_gets_the_nearest_one() {
    let output = skolpeng().args(["explain", "--school", "Sågbäcksgymnasium"]).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("Sågbäcksgymnasiet"));
}

#[test]
fn check_tells_all_errors_of_all_files_with_their_places() {
    let folder = tempfile::tempdir().unwrap();
    let base = Path::new(env!("CARGO_MANIFEST_DIR")).join("models/storsthlm-2023.toml");
    let model = |id: &str, rest: &str| {
        let file = folder.path().join(format!("{id}.toml"));
        let head = format!("[model]\nid = \"{id}\"\nversion = \"1\"\nextends = '{}'\n", base.display());
        fs::write(&file, head + rest).unwrap();
        file
    };
    let one = model("one", "[amount.vat_money]\nformula = 'vat * basic_amont'\n");
    let two = model("two", "[parameter]\nx = { unit = \"kr\", value = 98 765 }\n");
    let output = skolpeng().args(["check", "--format", "json"]).args([&one, &two]).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    let list: Value = serde_json::from_slice(&output.stdout).unwrap();
    let codes: Vec<&str> = list.as_array().unwrap().iter().filter_map(|one| one["code"].as_str()).collect();
    assert!(codes.contains(&"F101") && codes.contains(&"T003"), "{codes:?}");
    let unknown = list.as_array().unwrap().iter().find(|one| one["code"] == "F101").unwrap();
    assert_eq!((unknown["place"]["line"].as_i64(), unknown["place"]["column"].as_i64()), (Some(6), Some(18)));
    assert!(unknown["help"].as_str().unwrap().contains("basic_amount"));
}

#[test]
fn every_shipped_model_and_study_is_free_of_errors_and_warnings() {
    let mut files: Vec<_> = ["models", "scenarios"]
        .iter()
        .flat_map(|folder| fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)).unwrap())
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "toml"))
        .collect();
    files.sort();
    assert!(files.len() >= 9, "{files:?}");
    let output = skolpeng().args(["--lang", "en", "check"]).args(&files).output().unwrap();
    let talk = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(0), "{talk}");
    assert!(!talk.contains("warning["), "{talk}");
}

#[test]
fn proposals_are_short_overlays() {
    for name in ["needs-pool", "level-price", "six-variables", "transition", "calendar-2026"] {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("models/{name}.toml"));
        let text = fs::read_to_string(file).unwrap();
        let lines = text.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#')).count();
        assert!(lines <= 40, "{name} has {lines} lines");
    }
}

#[test]
fn a_file_that_is_not_there_is_a_system_error() {
    skolpeng().args(["run", "scenarios/nowhere.toml"]).assert().code(4);
    skolpeng().args(["run", "--nonsense"]).assert().code(2);
}

/// 74 lines × 11 columns of the final calculation: Florida Department of Education, 1819Tables.xlsx.
#[test]
fn a_model_is_tried_on_the_cases_beside_it() {
    let done = skolpeng().args(["test", "models/world/florida.toml", "--lang", "en"]).assert().success();
    let text = String::from_utf8(done.get_output().stdout.clone()).unwrap();
    assert!(text.contains("814 cells compared, 0 differ, largest error 0."), "{text}");
}

#[test]
fn a_cell_that_differs_ends_the_command_with_its_own_code() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["inputs.csv", "expected_districts.csv"] {
        fs::copy(format!("tests/cases/minnesota/{name}"), folder.path().join(name)).unwrap();
    }
    let expected = fs::read_to_string("tests/cases/minnesota/expected.csv").unwrap();
    assert!(expected.contains("190742.4"));
    fs::write(folder.path().join("expected.csv"), expected.replace("190742.4", "190742.5")).unwrap();
    let run = skolpeng()
        .args(["test", "models/world/minnesota.toml", "--lang", "en", "--cases"])
        .arg(folder.path())
        .assert()
        .code(3);
    let text = String::from_utf8(run.get_output().stdout.clone()).unwrap();
    assert!(text.contains("103 cells compared, 1 differ, largest error 0.1."), "{text}");
    assert!(text.contains("site 1"), "{text}");
}

#[test]
fn a_model_without_cases_has_nothing_to_be_tried_on() {
    let run = skolpeng().args(["test", "models/needs-pool.toml"]).assert().code(1);
    let text = String::from_utf8(run.get_output().stderr.clone()).unwrap();
    assert!(text.contains("D027") && text.contains(".case.toml"), "{text}");
}

/// Two districts without enrolment: a file each for the model, the data and the study.
fn districts(folder: &Path, head: &str) -> std::path::PathBuf {
    let model = format!(
        "[model]\nid = \"m\"\nversion = \"1\"\ntitle = \"M\"\nreference = \"made up\"\n{head}\n[key]\ndistrict = {{}}\n[column]\nlump = {{ per = \"district\", unit = \"kr\" }}\n[value]\nhalf.formula = 'lump / 2'\nquarter.formula = 'half / 2'\n[amount]\nmoney.formula = 'half + quarter + quarter'\n"
    );
    let data = "[data]\nid = \"d\"\ntitle = \"D\"\nsource = \"made up\"\ndate = 2026-01-01\nstatus = \"synthetic\"\n[key.district]\nrows = [{ district = \"01\", lump = 100 }, { district = \"02\", lump = 40 }]\n";
    let study = "[study]\nid = \"s\"\ntitle = \"S\"\ndata = \"data.toml\"\nmodels = [\"m.toml\"]\ndate = 2026-01-01\n";
    fs::write(folder.join("m.toml"), model).unwrap();
    fs::write(folder.join("data.toml"), data).unwrap();
    fs::write(folder.join("study.toml"), study).unwrap();
    folder.join("study.toml")
}

#[test]
fn without_enrolment_nothing_is_told_per_student() {
    let folder = tempfile::tempdir().unwrap();
    let study = districts(folder.path(), "payee = \"district\"");
    let text = stdout(skolpeng().args(["--lang", "en", "run"]).arg(&study));
    assert!(text.contains("01") && text.contains("100"), "{text}");
    for absent in ["tudent years", "er student", "Students in the data"] {
        assert!(!text.contains(absent), "{absent}: {text}");
    }
}

#[test]
fn a_model_without_a_payee_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let study = districts(folder.path(), "");
    let text = stdout(skolpeng().args(["--lang", "en", "run"]).arg(&study));
    assert!(text.contains("the model names no `payee`"), "{text}");
    let told = skolpeng().args(["--lang", "en", "explain", "--school", "01"]).arg(&study).output().unwrap();
    assert_eq!(told.status.code(), Some(2));
    assert!(String::from_utf8(told.stderr).unwrap().contains("the model names no `payee`"));
}

#[test]
fn what_is_read_twice_is_worked_out_once() {
    let folder = tempfile::tempdir().unwrap();
    let study = districts(folder.path(), "payee = \"district\"");
    let text = stdout(skolpeng().args(["--lang", "en", "explain", "--school", "01"]).arg(&study));
    assert_eq!(text.matches("formula: lump / 2").count(), 1, "{text}");
    assert!(text.contains("worked out above"), "{text}");
}

#[test]
fn one_error_is_no_plural() {
    let folder = tempfile::tempdir().unwrap();
    let study = districts(folder.path(), "");
    let file = folder.path().join("m.toml");
    let broken = fs::read_to_string(&file).unwrap().replace("'lump / 2'", "'lump +'");
    fs::write(&file, broken).unwrap();
    let told = skolpeng().args(["--lang", "en", "check"]).arg(&study).output().unwrap();
    let told = String::from_utf8(told.stderr).unwrap();
    assert!(told.contains("1 error, ") && told.contains("warnings"), "{told}");
}

#[test]
fn a_scenario_is_checked_with_a_study_that_names_it_else_says_what_it_lacks() {
    let check = |file: &Path| {
        let output = skolpeng().args(["--lang", "en", "check"]).arg(file).output().unwrap();
        (
            output.status.success(),
            String::from_utf8_lossy(&[output.stdout, output.stderr].concat()).into_owned(),
        )
    };
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let (fits, said) = check(&root.join("scenarios/worlds/index.toml"));
    assert!(fits && !said.contains("S418"), "{said}");
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("alone.toml");
    fs::write(&file, "[scenario]\nid = \"s\"\n[[change]]\nset = { nonsense = 1 }\n").unwrap();
    let (fits, said) = check(&file);
    assert!(fits && said.contains("S418"), "{said}");
    let study = format!(
        "[study]\nid = \"s\"\ndata = \"{0}/scenarios/huddinge-2025\"\nmodels = [\"{0}/models/storsthlm-2023.toml\"]\nscenarios = [\"alone.toml\"]\n",
        root.display()
    );
    fs::write(folder.path().join("study.toml"), study).unwrap();
    let (fits, said) = check(&file);
    assert!(!fits && said.contains("S205"), "{said}");
}
