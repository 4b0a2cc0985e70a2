//! The formulas of other countries, and every other model with cases beside it, give their official figures.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on has failed")]

use skolpeng::base::Date;
use skolpeng::base::number::plain;
use skolpeng::diag::{Findings, Language, draw_all};
use skolpeng::model::{self, Run};
use skolpeng::session::{cases_for, load_model, try_file};
use skolpeng::study::TriedTable;
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
    let (tables, codes) = on_case(MODEL, expected);
    let (mut compared, mut differing) = (0, Vec::new());
    for table in tables {
        compared += table.compared;
        differing.extend(table.differing.into_iter().map(|one| format!("{} {}", one.row, one.name)));
    }
    (compared, differing, codes)
}

fn on_case(model: &str, expected: &str) -> (Vec<TriedTable>, Vec<&'static str>) {
    let mut library = Library::with_memory(std::collections::BTreeMap::new());
    library.add_file("m.toml", model);
    library.add_file("m.case.toml", format!("{CASE}{expected}"));
    let mut found = Findings::new();
    let law = model::load(Path::new("m.toml"), &mut library, &mut found).unwrap();
    let result = try_file(&law, Path::new("m.case.toml"), None, &mut library, &mut found);
    let codes = found.sorted().iter().map(|one| one.fault.code()).collect();
    (result.into_iter().flat_map(|(_, tried)| tried.tables).collect(), codes)
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
    assert_eq!(small(nothing).2, ["D024", "D028"]);
    let grain = "[expected.a]\nper = [\"town\"]\nrows = [{ town = \"T\", rate = 10 }]\n";
    assert_eq!(small(grain).2, ["D024", "D025"]);
}

/// The first cell that differs: expected, got, apart.
fn apart(model: &str, expected: &str) -> [String; 3] {
    let (tables, codes) = on_case(model, expected);
    assert!(codes.is_empty(), "{codes:?}");
    let one = tables[0].differing.first().unwrap();
    [one.expected.clone(), one.got.clone().unwrap(), plain(one.off.as_ref().unwrap())]
}

#[test]
fn a_column_that_is_compared_with_nothing_is_refused() {
    // `mony` would be left out, and the test would pass with one cell of two.
    let misspelt = "[expected.a]\nper = [\"school\"]\nrows = [{ school = \"A\", rate = 1, mony = 99 }]\n";
    assert_eq!(small(misspelt).2, ["D028"]);
    let meant = "unused = [\"mony\"]\n";
    assert_eq!(small(&format!("{misspelt}{meant}")), (1, vec![], vec![]));
    // Names for which something is tolerated are columns of the table.
    for rest in ["tolerance = { mony = 5 }", "decimals = { mony = 0 }"] {
        let table =
            format!("[expected.a]\nper = [\"school\"]\nrows = [{{ school = \"A\", money = 10 }}]\n{rest}\n");
        assert_eq!(small(&table).2, ["D009"], "{rest}");
    }
}

#[test]
fn a_value_is_expected_in_its_own_unit() {
    // Twice 10 % is 20 %.
    let model =
        MODEL.replace("rate.formula = 'lump / 10 kr'", "rate = { unit = \"%\", formula = 'lump / 100 kr' }");
    let rate = |cell: &str, rest: &str| {
        format!("[expected.a]\nper = [\"school\"]\nrows = [{{ school = \"A\", rate = {cell} }}]\n{rest}\n")
    };
    assert!(on_case(&model, &rate("10", "")).0[0].differing.is_empty());
    assert_eq!(apart(&model, &rate("12", "")), ["12", "10", "2"]);
    // A scaled cell is shown as it is compared; the difference is that of the numbers shown, whatever is rounded before.
    assert_eq!(apart(&model, &rate("0.12", "scale = { rate = 100 }")), ["12", "10", "2"]);
    let model = MODEL.replace("'lump / 10 kr'", "'lump / 100 kr'");
    assert_eq!(apart(&model, &rate("3", "decimals = 0")), ["3", "0.1", "2.9"]);
}

#[test]
fn what_a_case_expects_is_read_though_no_formula_reads_it() {
    let model = MODEL.replace("[value]\n", "[value]\nhalf.formula = 'lump / 2'\nunread.formula = '1'\n");
    let table = "[expected.a]\nper = [\"school\"]\nrows = [{ school = \"A\", half = 5, money = 10 }]\n";
    assert_eq!(on_case(&model, table).1, ["M107"]);
    let (tables, codes) = on_case(&model.replace("unread.formula = '1'\n", ""), table);
    assert_eq!((tables[0].compared, tables[0].differing.len(), codes), (2, 0, vec![]));
    // Beside the model on disk, the same holds for `check` and for studies.
    let folder = std::env::temp_dir().join(format!("skolpeng-expected-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("m.toml"), model.replace("unread.formula = '1'\n", "")).unwrap();
    std::fs::write(folder.join("m.case.toml"), format!("{CASE}{table}")).unwrap();
    let (mut library, mut found) = (Library::new(), Findings::new());
    let law = load_model(&folder.join("m.toml"), &mut library, &mut found).unwrap();
    law.in_force(&Run::on(Date::new_year(2026)), &mut found);
    std::fs::remove_dir_all(&folder).unwrap();
    assert!(found.is_empty(), "{:?}", found.sorted());
}
