//! The formulas of other countries, and every other model with cases beside it, give their official figures.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use skolpeng::diag::{Findings, Language, draw_all};
use skolpeng::model;
use skolpeng::session::{cases_for, try_file};
use skolpeng::text::Library;
use std::path::{Path, PathBuf};

/// The models, and how many official cells the shipped tables of each have.
///
/// The figures are those of the tables: rows times columns that a model gives, less blank cells and excepted rows.
const MODELS: [(&str, usize); 9] = [
    // 20 sites × 5 columns, 3 districts.
    ("models/world/minnesota.toml", 103),
    // 74 districts, lab schools and the virtual school × 11 columns.
    ("models/world/florida.toml", 814),
    // 27 state funds, and the national minimum.
    ("models/world/brazil.toml", 28),
    // 13 governments × 10 columns.
    ("tests/cases/brazil-governments/model.toml", 130),
    // 48 lines, 15 totals of schools.
    ("models/world/england-schools-block.toml", 63),
    // 33 figures of one school.
    ("models/world/england-16-19.toml", 33),
    // 31 parts of a statement.
    ("models/world/england-16-19-college.toml", 31),
    // 22 institutions less the one whose row is wrong in the source.
    ("models/world/england-16-19-national.toml", 21),
    // 6 decisions.
    ("models/world/sweden-programme-prices.toml", 6),
];

fn tried(model: &str) -> (usize, usize) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(model);
    let (mut library, mut found) = (Library::new(), Findings::new());
    let law = model::load(&path, &mut library, &mut found).unwrap();
    let mut cells = (0, 0);
    for file in cases_for(&path, None) {
        let result = try_file(&law, &file, None, &mut library, &mut found);
        let told = draw_all(&found.sorted(), &library.sources, Language::English, false);
        assert!(result.is_some(), "{model}\n{told}");
        let (_, tried) = result.unwrap();
        for one in tried.tables.iter().flat_map(|table| &table.differing) {
            eprintln!("{model}: {one:?}");
        }
        cells = (cells.0 + tried.compared(), cells.1 + tried.differing());
    }
    cells
}

#[test]
fn every_official_cell_is_reproduced() {
    for (model, cells) in MODELS {
        assert_eq!(tried(model), (cells, 0), "{model}");
    }
}

#[test]
fn no_model_with_cases_is_left_out() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("models/world");
    let files: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    for file in files.iter().filter(|file| file.to_string_lossy().ends_with(".case.toml")) {
        let model = file.to_string_lossy().replace(".case.toml", ".toml");
        assert!(MODELS.iter().any(|(known, _)| model.ends_with(known)), "{model}");
    }
}

const MODEL: &str = "[model]\nid = \"m\"\nversion = \"1\"\ntitle = \"M\"\nreference = \"made up\"\n[key]\nschool = { determines = [\"town\"] }\ntown = {}\n[column]\nlump = { per = \"school\", unit = \"kr\" }\n[value]\nrate.formula = 'lump / 10 kr'\n[amount]\nmoney.formula = '10 kr * rate'\n[variant.twice]\nwith = { lump = 'lump * 2' }\n";
const CASE: &str = "[data]\nid = \"d\"\ntitle = \"D\"\nsource = \"made up\"\ndate = 2026-01-01\nstatus = \"synthetic\"\n[key.school]\nrows = [{ school = \"A\", town = \"T\", lump = 10 }, { school = \"B\", town = \"T\", lump = 5 }]\n";

/// What comes of a small model on a case: cells compared, names of those that differ, codes of what was found.
fn small(expected: &str) -> (usize, Vec<String>, Vec<&'static str>) {
    let mut library = Library::with_memory(std::collections::BTreeMap::new());
    library.add_file("m.toml", MODEL);
    library.add_file("m.case.toml", format!("{CASE}{expected}"));
    let mut found = Findings::new();
    let law = model::load(Path::new("m.toml"), &mut library, &mut found).unwrap();
    let result = try_file(&law, Path::new("m.case.toml"), None, &mut library, &mut found);
    let codes = found.sorted().iter().map(|one| one.fault.code()).collect();
    let tables = result.into_iter().flat_map(|(_, tried)| tried.tables);
    let (mut compared, mut differing) = (0, Vec::new());
    for table in tables {
        compared += table.compared;
        differing.extend(table.differing.into_iter().map(|one| format!("{} {}", one.row, one.name)));
    }
    (compared, differing, codes)
}

#[test]
fn a_column_may_name_an_amount_its_sum_or_its_variant() {
    let rows =
        "[expected.a]\nper = [\"school\"]\nrows = [{ school = \"A\", money = 10, \"twice.money\" = 20 }]\n";
    let towns = "[expected.b]\nper = [\"town\"]\nrows = [{ town = \"T\", money = 15 }]\n[expected.c]\nrows = [{ money = 15 }]\n";
    assert_eq!(small(&format!("{rows}{towns}")), (4, vec![], vec![]));
}

#[test]
fn a_cell_that_differs_by_more_than_is_tolerated_is_told() {
    let table = |rest: &str| {
        format!("[expected.a]\nper = [\"school\"]\nrows = [{{ school = \"A\", money = 10.4 }}]\n{rest}\n")
    };
    assert_eq!(small(&table("")), (1, vec!["school A money".to_owned()], vec![]));
    assert_eq!(small(&table("tolerance = 0.4")), (1, vec![], vec![]));
    assert_eq!(small(&table("tolerance = { money = \"0.39\" }")).1.len(), 1);
    let excepted = "except = [{ school = \"A\", because = \"a slip in the source\" }]";
    assert_eq!(small(&table(excepted)), (0, vec![], vec![]));
}

#[test]
fn a_member_that_nobody_belongs_to_has_a_sum_of_nothing() {
    let town = |money: &str| {
        format!("[expected.a]\nper = [\"town\"]\nrows = [{{ town = \"U\", money = {money} }}]\n")
    };
    assert_eq!(small(&town("0")), (1, vec![], vec![]));
    assert_eq!(small(&town("1")).1, ["town U money"]);
}

#[test]
fn what_fits_nothing_is_refused() {
    let stranger = "[expected.a]\nper = [\"school\"]\nrows = [{ school = \"X\", money = 10 }]\n";
    assert_eq!(small(stranger).2, ["D023"]);
    let nothing = "[expected.a]\nper = [\"school\"]\nrows = [{ school = \"A\", mony = 10 }]\n";
    assert_eq!(small(nothing).2, ["D024", "D007"]);
    let grain = "[expected.a]\nper = [\"town\"]\nrows = [{ town = \"T\", rate = 10 }]\n";
    assert_eq!(small(grain).2, ["D024", "D025"]);
}
