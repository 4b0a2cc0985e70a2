//! Models rolled to next year: figures by hand, earlier and later days as they were, what is left to decide, the shipped models.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use assert_cmd::Command;
use skolpeng::base::number::plain;
use skolpeng::base::{Date, Exact};
use skolpeng::diag::Findings;
use skolpeng::model::{Rulebook, Run};
use skolpeng::roll::{Names, Open, Rolled, basis, overlay, roll};
use skolpeng::session::{Session, load_model};
use skolpeng::text::Library;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

const MODEL: &str = r#"
[model]
id = "land-2026"
version = "2026.1"
title = "Land"
payee = "school"
[key]
school = {}
programme = {}
[index.decided]
unit = "%"
round = "1 kr/student"
2026-01-01 = { value = 2, reference = "Nämnden 2025" }
2027-01-01 = { value = 3.4, reference = "Nämnden 2026" }
[index.assumed]
unit = "%"
2026-01-01 = { value = 1, reference = "Nämnden 2025" }
then = { value = 2.5, assumption = "inget beslut" }
[index.silent]
unit = "%"
2026-01-01 = { value = 1, reference = "Nämnden 2025" }
[table.price]
per = ["programme"]
unit = "kr/student"
rows = [
  { programme = "EK", value = 90_001, from = 2025-01-01, index = "decided", reference = "Listan 2025" },
  { programme = "BA", value = 120_000, from = 2025-01-01, index = "assumed", reference = "Listan 2025" },
  { programme = "TE", value = 100_000, from = 2025-07-01, index = "assumed", reference = "Listan 2025" },
  { programme = "VO", value = 80_000, from = 2025-01-01, index = "silent", reference = "Listan 2025" },
  { programme = "IM", value = 140_000, from = 2025-01-01, reference = "Listan 2025" },
]
[parameter]
lump = { unit = "kr", value = 50_000, review = 2026-06-01, reference = "Nämnden 2024" }
share = { unit = "%", value = 4, reference = "Nämnden 2024" }
[amount.money]
per = ["school", "programme"]
reference = "Nämnden"
formula = 'sum(students by school, programme) * price * (1 + share)'
[amount.lump_money]
per = "school"
reference = "Nämnden"
formula = 'lump'
"#;

fn date(text: &str) -> Date {
    Date::parse(text).unwrap()
}

fn library(files: &[(&str, &str)]) -> Library {
    let files = files.iter().map(|(name, text)| (PathBuf::from(name), text.as_bytes().to_vec()));
    Library::with_memory(files.collect::<BTreeMap<_, _>>())
}

/// A model rolled, with its text as a file in the same library.
fn rolled(library: &mut Library, model: &str, to: &str, next: Option<&str>) -> (Rulebook, Rolled, Rulebook) {
    let mut found = Findings::new();
    let law = load_model(Path::new(model), library, &mut found).unwrap();
    let baseline = next.map(|file| load_model(Path::new(file), library, &mut found).unwrap());
    let made = roll(&law, date(to), baseline.as_ref(), &mut found).unwrap();
    let name = Path::new(model).file_name().unwrap();
    let next_name = next.map(|file| Path::new(file).file_name().unwrap());
    let names = Names { extends: Path::new(name), baseline: next_name.map(Path::new), command: "roll" };
    let file = Path::new(model).with_file_name("rolled.toml");
    library.add_file(&file, overlay(&made, &names));
    let after = load_model(&file, library, &mut found).unwrap();
    assert!(!found.has_errors(), "{:?}", found.sorted());
    (law, made, after)
}

/// What the price table has in force on a day, by programme.
fn prices(law: &Rulebook, day: &str) -> BTreeMap<String, String> {
    let model = law.in_force(&Run::on(date(day)), &mut Findings::new()).unwrap();
    let table = model.tables.iter().find(|table| table.name == "price").unwrap();
    let price = |code: &str| match table.at(&[code], &model.slots) {
        skolpeng::model::Hit::Row(slot) => Some(plain(&model.slot(slot).unwrap().value)),
        _ => None,
    };
    ["EK", "BA", "TE", "VO", "IM"]
        .iter()
        .filter_map(|code| Some(((*code).to_owned(), price(code)?)))
        .collect()
}

fn figures(made: &Rolled) -> Vec<(&str, String, String, String)> {
    let row = |row: &skolpeng::roll::Indexed| (plain(&row.old), plain(&row.new), row.from.to_string());
    made.rows
        .iter()
        .map(|one| (one.keys.first().map_or("", |key| key.1.as_str()), row(one).0, row(one).1, row(one).2))
        .collect()
}

/// By hand. EK: 90 001 × 1,02 = 91 801,02 → 91 801; × 1,034 = 94 922,234 → 94 922. BA, not rounded: 120 000 × 1,01 =
/// 121 200; × 1,025 = 124 230. TE holds from 2025-07-01: 100 000 × 1,01 on 2026-01-01 = 101 000; × 1,025 = 103 525 on
/// 2027-01-01. VO: its index says nothing of 2027. IM has no index.
#[test]
fn rows_are_indexed_as_the_model_states() {
    let mut files = library(&[("model.toml", MODEL)]);
    let (_, made, _) = rolled(&mut files, "model.toml", "2027-01-01", None);
    let text = |list: [&str; 3]| list.map(str::to_owned);
    let all = [
        ("EK", text(["91801", "94922", "2027-01-01"])),
        ("BA", text(["121200", "124230", "2027-01-01"])),
        ("TE", text(["101000", "103525", "2027-01-01"])),
    ];
    let all: Vec<_> = all.into_iter().map(|(code, [old, new, from])| (code, old, new, from)).collect();
    assert_eq!(figures(&made), all);
}

/// A figure that any assumed step led to is an assumption; one that rests on decisions alone keeps a reference.
#[test]
fn what_an_assumption_has_indexed_is_written_as_one() {
    let mut files = library(&[("model.toml", MODEL)]);
    let (_, made, after) = rolled(&mut files, "model.toml", "2027-01-01", None);
    let kinds: Vec<bool> = made.rows.iter().map(|row| basis(row).is_assumption()).collect();
    assert_eq!(kinds, [false, true, true]);
    assert_eq!(
        basis(&made.rows[0]).text(),
        "framskrivet efter index decided: 2026-01-01 2 % (Nämnden 2025), 2027-01-01 3,4 % (Nämnden 2026); utgår från 2025-01-01: Listan 2025"
    );
    let model = after.in_force(&Run::on(date("2027-01-01")), &mut Findings::new()).unwrap();
    let written = |part: &str| {
        let slots = model.slots.iter().filter(|slot| slot.owner == "price" && slot.part == part);
        slots.max_by_key(|slot| slot.from).unwrap().source.is_assumption()
    };
    assert!(!written("EK") && written("BA"));
    assert_eq!((model.id.as_str(), model.version.as_str()), ("land-2027", "2027.1"));
}

/// Every day's prices are as they were, before and after the new year; also where a row's year begins in July.
#[test]
fn rolling_changes_the_figure_of_no_day() {
    let july = MODEL.replace(
        "then = { value = 2.5",
        "2026-07-01 = { value = 1, reference = \"Nämnden\" }\nthen = { value = 2.5",
    );
    for text in [MODEL, july.as_str()] {
        for to in ["2027-01-01", "2027-07-01", "2028-01-01"] {
            let mut files = library(&[("model.toml", text)]);
            let (law, made, after) = rolled(&mut files, "model.toml", to, None);
            assert!(!made.rows.is_empty());
            for year in 2025..2031 {
                for end in ["01-01", "06-30", "07-01", "12-31"] {
                    let day = format!("{year}-{end}");
                    assert_eq!(prices(&law, &day), prices(&after, &day), "{to} {day}");
                }
            }
        }
    }
}

/// What no computation decides: a review before the new year, indices without a step in it, money without an index.
#[test]
fn what_a_person_must_decide_is_listed() {
    let mut files = library(&[("model.toml", MODEL)]);
    let (_, made, _) = rolled(&mut files, "model.toml", "2027-01-01", None);
    let quarter = |text: &str| skolpeng::base::number::parse_exact(text).unwrap();
    let index = |name: &str, assumed: Option<(Exact, String)>| Open::Index {
        name: name.to_owned(),
        assumed,
        tables: vec!["price".to_owned()],
    };
    let standing = |name: &str, part: &str, figure: &str, unit: &str, from: Option<&str>| Open::Standing {
        name: name.to_owned(),
        part: part.to_owned(),
        figure: quarter(figure),
        unit: unit.to_owned(),
        from: from.map(date),
    };
    let all = [
        Open::Review { name: "lump".to_owned(), day: "2026-06-01".to_owned() },
        index("assumed", Some((quarter("0.025"), "inget beslut".to_owned()))),
        index("silent", None),
        standing("price", "IM", "140000", "kr/student", Some("2025-01-01")),
        standing("lump", "", "50000", "kr", None),
    ];
    assert_eq!(made.open, all);
    let (_, made, _) = rolled(&mut files, "model.toml", "2026-01-01", None);
    assert!(made.open.iter().all(|open| !matches!(open, Open::Review { .. } | Open::Index { .. })));
}

/// By hand: the baseline's price of 2027 has been decided at 95 000; the proposal shares its row and takes it over, with
/// its source, and its own price of 1 000 × 1,02 = 1 020 is rolled by its own index.
#[test]
fn a_proposal_takes_the_rows_that_it_shares_from_next_years_baseline() {
    let proposal = "[model]\nid = \"proposal\"\nversion = \"2026.1\"\ntitle = \"Förslag\"\nextends = \"model.toml\"\nbaseline = \"model.toml\"\nreference = \"Förslaget\"\n[table.extra]\nper = [\"programme\"]\nunit = \"kr/student\"\nindex = \"own\"\nrows = [{ programme = \"*\", value = 1_000, from = 2026-01-01 }]\n[index.own]\nunit = \"%\"\nthen = { value = 2 }\n[amount.money]\nformula = 'sum(students by school, programme) * (price + extra)'\n";
    let next = "[model]\nid = \"land-2027\"\nversion = \"2027.1\"\ntitle = \"Land 2027\"\nextends = \"model.toml\"\n[table.price]\nrows = [{ programme = \"EK\", value = 95_000, from = 2027-01-01, reference = \"Beslutet\" }]\n";
    let mut files = library(&[("model.toml", MODEL), ("proposal.toml", proposal), ("next.toml", next)]);
    let (_, alone, _) = rolled(&mut files, "proposal.toml", "2027-01-01", None);
    let (_, made, after) = rolled(&mut files, "proposal.toml", "2027-01-01", Some("next.toml"));
    let new = |made: &Rolled, table: &str, code: &str| {
        let row = made.rows.iter().find(|row| row.table == table && row.keys[0].1 == code).unwrap();
        (plain(&row.new), basis(row).text().to_owned())
    };
    assert_eq!(new(&alone, "price", "EK").0, "94922");
    assert_eq!(new(&made, "price", "EK"), ("95000".to_owned(), "Beslutet".to_owned()));
    assert_eq!(new(&made, "price", "BA").0, "124230");
    assert_eq!(figures(&made)[0].1, "91801", "the figure of this year is that of the proposal");
    assert_eq!(new(&made, "extra", "*").0, "1020");
    assert_eq!(prices(&after, "2027-01-01")["EK"], "95000");
    assert_eq!(prices(&after, "2026-12-31")["EK"], "91801");
}

/// Each shipped model, rolled, pays on the shipped students what it paid before, in the years before, in and after.
#[test]
fn the_shipped_models_rolled_pay_what_they_paid() {
    let studies = [
        (
            "scenarios/huddinge.toml",
            &["storsthlm-2023", "needs-pool", "level-price", "six-variables", "transition", "fitted-needs"][..],
        ),
        ("scenarios/huddinge-calendar-2026.toml", &["calendar-2026"][..]),
        ("scenarios/national-list.toml", &["national-list"][..]),
    ];
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for (study, models) in studies {
        let session = Session::open(&root.join(study));
        for model in models {
            let file = root.join(format!("models/{model}.toml"));
            let (law, made, after) = rolled(&mut Library::new(), file.to_str().unwrap(), "2027-01-01", None);
            assert!(made.rows.len() >= 28, "{model}");
            for day in ["2026-01-01", "2027-01-01", "2028-01-01"] {
                let paid = |law: &Rulebook| {
                    let mut found = Findings::new();
                    session
                        .on_day(law, date(day), &mut found)
                        .unwrap_or_else(|| unreachable!("{found:?}"))
                        .unwrap()
                };
                assert_eq!(paid(&law), paid(&after), "{model} {day}");
            }
        }
    }
}

fn skolpeng(folder: &Path) -> Command {
    let mut command = Command::cargo_bin("skolpeng").unwrap();
    command.current_dir(folder).env("NO_COLOR", "1");
    command
}

/// A first model's folder whose list has lost the price of a programme: the row is told, and so is how to mend it. With
/// the row the rolled model is written, checks, runs, and is replaced only when told to.
#[test]
fn the_command_tells_what_the_data_lack_and_writes_a_model_that_runs() {
    let place = tempfile::tempdir().unwrap();
    skolpeng(place.path()).args(["init", "kommun"]).assert().success();
    let folder = place.path().join("kommun");
    let prices = folder.join("prices.csv");
    let text = fs::read_to_string(&prices).unwrap();
    let lacking = text.trim_end().lines().last().unwrap();
    let code = lacking.split(';').next().unwrap();
    fs::write(&prices, text.replace(lacking, "")).unwrap();
    let told = skolpeng(&folder).args(["roll", "model.toml", "--to", "2027"]).output().unwrap();
    let printed = String::from_utf8(told.stdout).unwrap();
    assert!(printed.contains("rad saknas") && printed.contains(code), "{printed}");
    fs::write(&prices, text).unwrap();
    let roll = ["roll", "model.toml", "--to", "2027", "--output", "model-2027.toml", "--report", "roll.json"];
    skolpeng(&folder).args(roll).assert().success();
    skolpeng(&folder).args(roll).assert().code(4);
    skolpeng(&folder).args(roll).arg("--force").assert().success();
    skolpeng(&folder).args(["check", "model-2027.toml"]).assert().success();
    let study = fs::read_to_string(folder.join("study.toml")).unwrap();
    fs::write(folder.join("next.toml"), study.replace("\"model.toml\"", "\"model-2027.toml\"")).unwrap();
    skolpeng(&folder).args(["run", "next.toml"]).assert().success();
    skolpeng(&folder).args(["roll", "model.toml", "--to", "nästa"]).assert().code(2);
    let report: serde_json::Value =
        serde_json::from_slice(&fs::read(folder.join("roll.json")).unwrap()).unwrap();
    assert!(report["tables"]["to_decide"].as_array().is_some_and(|rows| !rows.is_empty()), "{report}");
}
