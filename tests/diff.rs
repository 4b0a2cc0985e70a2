//! Two models told apart: nothing that differs is left untold, and the version says how far it reaches.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use assert_cmd::Command;
use serde_json::Value as Json;
use skolpeng::diag::{Findings, Language, draw_all};
use skolpeng::model::diff::{Diff, Fate, Rank, compare};
use skolpeng::model::{self, Rulebook};
use skolpeng::report::view;
use skolpeng::report::write::{Terminal, terminal};
use skolpeng::text::{Library, Table, Value};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// A model with every kind of entry and every form.
const WHOLE: &str = r#"
[model]
id = "land"
version = "1.2.3"
title = { sv = "Landet", en = "The land" }
currency = "SEK"
payer = "home"
payee = "school"
decides_for = 'home = "H"'
from = 2026-01-01
reference = "Nämnden"
price_list = "listed"
units = { thousand = { is = "1000 kr" }, seat = { label = "plats" } }
[key]
school = { determines = ["town"] }
town = {}
home = { label = { sv = "hemkommun", en = "home municipality" } }
band = { members = [0, 1] }
[column]
merit = { per = "row", unit = "point", min = 0, max = 340, missing = "allowed" }
kind = { per = "school", type = "text", options = ["own", "other"] }
host = { per = "school", refers_to = "school" }
[parameter]
share = { unit = "%", 2026-01-01 = { value = 3, assumption = "förslag", review = 2027-06-01 } }
base = { label = "Bas", unit = "kr/student_year", value = 98_500 }
[index.yearly]
unit = "%"
round = "1 kr/student_year"
2025-01-01 = { value = 3.4, reference = "beslut" }
then = { value = 3, assumption = "inget beslut" }
[table.price]
per = ["kind"]
unit = "kr/student_year"
editions = { 2025-01-01 = "prices.csv" }
columns = { kind = "Slag", value = "Pris" }
rows = [{ kind = "own", value = 100, from = 2026-01-01, index = "yearly" }, { kind = "other", value = 90 }]
otherwise = 0
[curve.level]
shape = "step from"
unit = { from = "point", to = "number" }
points = [[0, 4], [120, 3]]
[value]
listed = { per = ["school", "home"], unit = "kr", formula = 'sum(student_years by school, home) * base' }
weight = { per = "school", formula.kind = { own = '1', "*" = '1.06' } }
rate.solve = { between = [0, 10], to = "1 kr/student_year", so_that = 'sum(student_years) * rate = 5 kr within 1 kr' }
lines = { per = "school", pour = { amount = '5 kr', order = '1', up_to = '9 kr' } }
[amount.money]
label = { sv = "Pengar", en = "Money" }
part_of = "total"
per = ["school", "home"]
cases = [{ when = 'home = "H"', then = '1 kr', reference = "§ 4" }, { when = 'home = "G"', then = '3 kr' }, { otherwise = '2 kr' }]
round = { to = "1 kr", method = "largest remainder" }
[amount.pool]
per = ["school", "home"]
share = { total = '100 kr', among = 'home = "H"', first = '1 kr', weight = 'share', to = "1 kr", else = '0 kr' }
[group.total]
label = "Totalt"
[perspective.cost]
where = 'home = "H"'
[check.equal_terms]
swap = "kind"
between = ["own", "other"]
except = ["pool"]
because = "skäl"
[check.sum]
formula = 'sum(money) > 0 kr'
level = "warning"
message = { sv = "noll", en = "zero" }
[variant.dearer]
with = { base = 'base * 1.02' }
[split.item]
members = ["teaching", "premises"]
labels = { teaching = { sv = "undervisning", en = "teaching" }, premises = "lokaler" }
of = { money = "teaching" }
"#;

const PRICES: &str = "Slag;Pris\nown;80\nother;70\n";

fn law(model: &str, prices: &str) -> Rulebook {
    let files = [("model.toml", model), ("prices.csv", prices)];
    let files: BTreeMap<PathBuf, Vec<u8>> =
        files.into_iter().map(|(name, text)| (PathBuf::from(name), text.as_bytes().to_vec())).collect();
    let mut library = Library::with_memory(files);
    let mut found = Findings::new();
    let law = model::load(Path::new("model.toml"), &mut library, &mut found);
    let drawn = || draw_all(&found.sorted(), &library.sources, Language::English, false);
    assert!(!found.has_errors(), "{}", drawn());
    law.unwrap()
}

/// The whole model with one stretch of it exchanged.
fn changed(from: &str, to: &str) -> Diff {
    assert!(WHOLE.contains(from), "{from}");
    compare(&law(WHOLE, PRICES), &law(&WHOLE.replace(from, to), PRICES))
}

/// The document as a terminal shows it, with single spaces.
fn told(diff: &Diff, language: Language) -> String {
    let options = Terminal { language, color: false, width: 400 };
    terminal(&view::diff(diff, language), &options).replace('\u{a0}', " ")
}

#[test]
fn a_model_written_otherwise_is_the_same() {
    let same = [
        ("value = 98_500", "value = \"98 500 kr/student_year\""),
        ("value = 3, assumption = \"förslag\"", "value = \"3.0 %\", assumption = \"förslag\""),
        ("sum(student_years by school, home) * base", "(sum(student_years  by school,home)*base)"),
        ("title = { sv = \"Landet\", en = \"The land\" }", "title = { en = \"The land\", sv = \"Landet\" }"),
        ("label = \"Totalt\"", "label = { sv = \"Totalt\", en = \"Totalt\" }"),
        ("per = \"school\", type", "per = [\"school\"], type"),
        ("[column]", "# en kommentar\n[column]"),
        ("[[0, 4], [120, 3]]", "[[0, 4.0], [120, 3]]"),
    ];
    for (from, to) in same {
        let diff = changed(from, to);
        assert!(diff.entries.is_empty() && diff.rank().is_none(), "{from}: {:?}", diff.entries);
    }
    assert!(told(&changed("land", "land"), Language::English).contains("The models say the same."));
}

/// Each change with how far it reaches, whether it can move money, and words that tell it.
#[test]
fn a_change_of_every_kind_is_told_with_how_far_it_reaches() {
    use Rank::{Major, Minor, Patch};
    let all: [(&str, &str, Rank, bool, &str); 44] = [
        ("title = { sv = \"Landet\"", "title = { sv = \"Riket\"", Patch, false, "Riket instead of Landet"),
        ("id = \"land\"", "id = \"realm\"", Major, false, "realm instead of land"),
        ("currency = \"SEK\"", "currency = \"NOK\"", Major, true, "NOK instead of SEK"),
        (
            "decides_for = 'home = \"H\"'",
            "decides_for = 'home = \"G\"'",
            Minor,
            true,
            "home = \"G\" instead of home = \"H\"",
        ),
        ("price_list = \"listed\"\n", "", Minor, false, "no longer listed"),
        ("is = \"1000 kr\"", "is = \"1 kr\"", Minor, true, "1 kr instead of 1000 kr"),
        (", seat = { label = \"plats\" }", "", Major, true, "units.seat: no longer seat"),
        ("town = {}\n", "town = { members = [\"T\"] }\n", Minor, true, "members: T (new)"),
        ("determines = [\"town\"]", "determines = []", Major, true, "instead of town"),
        ("members = [0, 1]", "members = [0, 1, 2]", Minor, true, "0, 1, 2 instead of 0, 1"),
        ("max = 340", "max = 320", Patch, false, "320 point instead of 340 point"),
        ("options = [\"own\", \"other\"]", "options = [\"own\"]", Major, true, "own instead of own, other"),
        ("refers_to = \"school\"", "refers_to = \"town\"", Major, true, "town instead of school"),
        ("unit = \"point\", min", "unit = \"ratio\", min", Major, true, "ratio instead of point"),
        (
            "value = 3, assumption = \"förslag\"",
            "value = 3.5, assumption = \"förslag\"",
            Patch,
            true,
            "from 2026-01-01: 3.5 % instead of 3 %",
        ),
        ("assumption = \"förslag\"", "reference = \"förslag\"", Patch, false, "has a source now"),
        ("reference = \"beslut\"", "assumption = \"beslut\"", Patch, false, "NOW AN ASSUMPTION"),
        ("review = 2027-06-01", "review = 2028-06-01", Patch, false, "2028-06-01 instead of 2027-06-01"),
        (
            "review = 2027-06-01 }",
            "review = 2027-06-01 }, 2027-01-01 = { value = 4, assumption = \"x\" }",
            Patch,
            true,
            "from 2027-01-01: 4 % instead of 3 %, which held on (new date)",
        ),
        ("value = 3.4", "value = 3.5", Patch, true, "from 2025-01-01: 3.5 % instead of 3.4 %"),
        ("then = { value = 3,", "then = { value = 2,", Patch, true, "2 % instead of 3 %"),
        (
            "round = \"1 kr/student_year\"",
            "round = \"10 kr/student_year\"",
            Minor,
            true,
            "10 kr/student_year instead of 1 kr/student_year",
        ),
        (
            "{ kind = \"own\", value = 100",
            "{ kind = \"own\", value = 110",
            Patch,
            true,
            "from 2026-01-01, row own: 110 kr/student_year instead of 100 kr/student_year",
        ),
        (", index = \"yearly\" }", " }", Patch, true, "row own, index: no longer yearly"),
        (", { kind = \"other\", value = 90 }", "", Patch, true, "row other: no longer 90 kr/student_year"),
        ("otherwise = 0", "otherwise = 1", Patch, true, "1 kr/student_year instead of 0 kr/student_year"),
        ("[120, 3]", "[130, 3]", Patch, true, "at 130 point: 3 (new)"),
        ("[120, 3]", "[120, 2]", Patch, true, "at 120 point: 2 instead of 3"),
        ("shape = \"step from\"", "shape = \"linear\"", Minor, true, "linear instead of step from"),
        ("\"*\" = '1.06'", "\"*\" = '1.07'", Minor, true, "formula.kind.*: 1.07 instead of 1.06"),
        ("between = [0, 10]", "between = [0, 20]", Minor, true, "0, 20 instead of 0, 10"),
        ("order = '1'", "order = '2'", Minor, true, "pour.order: 2 instead of 1"),
        ("then = '1 kr'", "then = '4 kr'", Minor, true, "when home = \"H\": 4 kr instead of 1 kr"),
        ("reference = \"§ 4\"", "reference = \"§ 5\"", Patch, false, "§ 5 instead of § 4"),
        (
            "method = \"largest remainder\"",
            "method = \"half even\"",
            Minor,
            true,
            "half even instead of largest remainder",
        ),
        ("part_of = \"total\"\n", "", Minor, true, "no longer total"),
        ("weight = 'share'", "weight = 'share * 2'", Minor, true, "share.weight: share * 2 instead of share"),
        (
            "where = 'home = \"H\"'",
            "where = 'home = \"G\"'",
            Minor,
            false,
            "where: home = \"G\" instead of home = \"H\"",
        ),
        ("except = [\"pool\"]\n", "", Minor, false, "except: no longer pool"),
        ("because = \"skäl\"", "because = \"annat\"", Patch, false, "annat instead of skäl"),
        ("level = \"warning\"\n", "", Minor, false, "no longer warning"),
        ("'base * 1.02'", "'base * 1.03'", Minor, true, "with.base: base * 1.03 instead of base * 1.02"),
        (
            "of = { money = \"teaching\" }",
            "of = { money = \"premises\" }",
            Minor,
            false,
            "premises instead of teaching",
        ),
        (
            "per = [\"school\", \"home\"]\nshare",
            "per = [\"school\"]\nshare",
            Major,
            true,
            "school instead of school, home",
        ),
    ];
    let mut wrong = Vec::new();
    for (from, to, rank, moves, words) in all {
        let diff = changed(from, to);
        let text = told(&diff, Language::English);
        let moved = diff.entries.iter().any(|entry| entry.moves_money);
        let is_told = text.contains(words) && told(&diff, Language::Swedish) != text;
        if (diff.rank(), moved, is_told) != (Some(rank), moves, true) {
            wrong.push(format!("{from} → {to}: {:?} {moved} {is_told}\n{text}", diff.rank()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Every entry taken away, and put back: the name is told, a removal breaks, an addition does not.
#[test]
fn every_entry_that_is_removed_or_added_is_told() {
    let whole = law(WHOLE, PRICES);
    let mut count = 0;
    for (section, rules) in &whole.sections {
        for rule in rules {
            let mut without = whole.clone();
            without.sections.get_mut(section).unwrap().retain(|one| one.name != rule.name);
            let (gone, new) = (compare(&whole, &without), compare(&without, &whole));
            let fate = |diff: &Diff| {
                diff.entries.iter().map(|e| (e.name.clone(), e.fate.clone())).collect::<Vec<_>>()
            };
            assert_eq!(fate(&gone), [(rule.name.clone(), Fate::Removed)]);
            assert_eq!(fate(&new), [(rule.name.clone(), Fate::Added)]);
            assert_eq!((gone.rank(), new.rank()), (Some(Rank::Major), Some(Rank::Minor)));
            count += 1;
        }
    }
    // 4 keys, 3 columns, 2 parameters, an index, a table, a curve, 4 values, 2 amounts, a group, a perspective, 2 checks,
    // a variant and a split.
    assert_eq!(count, 24);
}

/// A rulebook with one value or key of one of its tables changed: `step` counts through all of them.
struct Mutation {
    left: usize,
    remove: bool,
    hit: Option<String>,
}

impl Mutation {
    fn table(&mut self, table: &mut Table, path: &str, skip: &[&str]) {
        let mut place = 0;
        while place < table.entries.len() && self.hit.is_none() {
            let entry = table.entries.get_mut(place).unwrap();
            let own = format!("{path}.{}", entry.key);
            if skip.contains(&entry.key.as_str()) {
                place += 1;
                continue;
            }
            if self.left == 0 && self.remove {
                self.hit = Some(own);
                table.entries.remove(place);
                return;
            }
            if self.remove {
                self.left -= 1;
            }
            self.value(&mut entry.value.value, &own);
            place += 1;
        }
    }

    fn value(&mut self, value: &mut Value, path: &str) {
        match value {
            Value::Table(table) => return self.table(table, path, &[]),
            Value::List(list) => {
                for one in list.iter_mut() {
                    if self.hit.is_none() {
                        self.value(&mut one.value, path);
                    }
                }
                return;
            }
            _ if self.remove => return,
            _ if self.left > 0 => {
                self.left -= 1;
                return;
            }
            Value::Text(text) => text.push('x'),
            Value::Number(digits) => digits.insert(0, '7'),
            Value::YesNo(yes) => *yes = !*yes,
            Value::Date(date) => *date = date.in_year(date.year() + 1),
        }
        self.hit = Some(path.to_owned());
    }
}

/// The rulebook with its n-th value changed, or its n-th key removed; nothing when there are no more.
fn mutated(law: &Rulebook, left: usize, remove: bool) -> Option<(Rulebook, String)> {
    // How a model is put together from files, and its version, which is told by itself, are no part of what it says.
    const FILES: [&str; 4] = ["version", "extends", "remove", "baseline"];
    let mut law = law.clone();
    let mut mutation = Mutation { left, remove, hit: None };
    mutation.table(&mut law.header, "model", &FILES);
    for (section, rules) in &mut law.sections {
        for rule in rules {
            if mutation.hit.is_none() {
                mutation.table(&mut rule.table, &format!("{section}.{}", rule.name), &[]);
            }
        }
    }
    mutation.hit.map(|hit| (law, hit))
}

fn load(path: &str) -> Rulebook {
    let mut library = Library::new();
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    model::load(&path, &mut library, &mut Findings::new()).unwrap()
}

/// Each value of each shipped model is changed, and each key taken away, one after another: none is left untold.
#[test]
fn nothing_that_differs_in_a_shipped_model_is_left_untold() {
    let files = [
        "storsthlm-2023",
        "six-variables",
        "transition",
        "world/england-schools-block",
        "world/minnesota",
        "world/brazil",
    ];
    let mut laws: Vec<Rulebook> = files.iter().map(|file| load(&format!("models/{file}.toml"))).collect();
    laws.push(law(WHOLE, PRICES));
    let mut count = 0;
    for law in &laws {
        assert!(compare(law, law).entries.is_empty());
        for remove in [false, true] {
            let all = (0..).map_while(|step| mutated(law, step, remove));
            for (other, hit) in all {
                count += 1;
                // A language that says what the other one says may go.
                let is_label = remove && (hit.ends_with(".sv") || hit.ends_with(".en"));
                let silent = compare(law, &other).entries.is_empty();
                assert!(!silent || is_label, "{hit} of {} is left untold", law.path.display());
            }
        }
    }
    assert!(count > 1500, "{count}");
}

#[test]
fn rows_of_price_lists_are_told_by_edition() {
    let diff = compare(&law(WHOLE, PRICES), &law(WHOLE, "Slag;Pris\nown;81\nthird;70\n"));
    let text = told(&diff, Language::English);
    assert_eq!(diff.rank(), Some(Rank::Patch));
    assert!(
        text.contains(
            "from 2025-01-01, the list's row own: 81 kr/student_year instead of 80 kr/student_year"
        ),
        "{text}"
    );
    assert!(text.contains("the list's row third: 70 kr/student_year (new)"), "{text}");
    assert!(text.contains("the list's row other: no longer 70 kr/student_year"), "{text}");
}

#[test]
fn the_same_content_under_another_name_is_told_as_a_renaming() {
    let renamed = WHOLE
        .replace("share = { unit", "need_share = { unit")
        .replace("weight = 'share'", "weight = 'need_share'");
    let diff = compare(&law(WHOLE, PRICES), &law(&renamed, PRICES));
    assert_eq!(diff.entries.len(), 1, "{:?}", diff.entries);
    let entry = &diff.entries[0];
    assert_eq!(entry.fate, Fate::Renamed { from: "share".to_owned() });
    assert_eq!(
        (entry.name.as_str(), entry.followed_by.as_slice(), entry.rank),
        ("need_share", ["pool".to_owned()].as_slice(), Rank::Major)
    );
    let text = told(&diff, Language::Swedish);
    assert!(text.contains("parameter need_share: hette share"), "{text}");
    assert!(text.contains("bara namnet är utbytt i: pool"), "{text}");
}

#[test]
fn a_renamed_entry_that_names_another_renamed_one_is_found_too() {
    let renamed = WHOLE.replace("base", "price_of_year").replace("listed", "by_list");
    let diff = compare(&law(WHOLE, PRICES), &law(&renamed, PRICES));
    let fates: Vec<_> = diff.entries.iter().map(|entry| (entry.name.as_str(), &entry.fate)).collect();
    let was = |name: &str| Fate::Renamed { from: name.to_owned() };
    assert_eq!(fates, [("price_of_year", &was("base")), ("by_list", &was("listed"))]);
}

#[test]
fn two_that_say_the_same_are_not_guessed_between() {
    let two = WHOLE.replace("town = {}", "region = {}\ncounty = {}").replace("[\"town\"]", "[\"region\"]");
    let diff = compare(&law(WHOLE, PRICES), &law(&two, PRICES));
    assert!(
        diff.entries.iter().all(|entry| !matches!(entry.fate, Fate::Renamed { .. })),
        "{:?}",
        diff.entries
    );
}

#[test]
fn a_name_of_another_kind_is_told_as_replaced() {
    let diff = changed("base = { label = \"Bas\", unit = \"kr/student_year\", value = 98_500 }\n", "");
    assert_eq!(diff.entries[0].fate, Fate::Removed);
    let other = WHOLE
        .replace("base = { label = \"Bas\", unit = \"kr/student_year\", value = 98_500 }\n", "")
        .replace("[value]\n", "[value]\nbase.formula = '98_500 kr/student_year'\n");
    let diff = compare(&law(WHOLE, PRICES), &law(&other, PRICES));
    assert_eq!(diff.entries.len(), 1);
    assert_eq!(diff.entries[0].fate, Fate::Replaced { section: "parameter".to_owned() });
    assert_eq!(diff.rank(), Some(Rank::Major));
}

#[test]
fn the_order_of_cases_is_told_and_a_new_case_by_itself() {
    let case = "{ when = 'home = \"G\"', then = '3 kr' }, ";
    let turned = WHOLE.replace(case, "").replace("cases = [", &format!("cases = [{case}"));
    let diff = compare(&law(WHOLE, PRICES), &law(&turned, PRICES));
    assert!(told(&diff, Language::English).contains("the order of the cases"), "{:?}", diff.entries);
    let fewer = compare(&law(WHOLE, PRICES), &law(&WHOLE.replace(case, ""), PRICES));
    let text = told(&fewer, Language::English);
    assert!(
        text.contains("when home = \"G\": no longer 3 kr") && !text.contains("order of the cases"),
        "{text}"
    );
}

#[test]
fn an_overlay_is_compared_as_it_holds_with_its_baseline() {
    let (old, new) = (load("models/storsthlm-2023.toml"), load("models/needs-pool.toml"));
    let text = told(&compare(&old, &new), Language::English);
    for words in [
        "amount need_money (Needs pool)",
        "curve level_of_merit",
        "baseline: storsthlm-2023 (new)",
        "0 kr instead of student_years * structure_price",
    ] {
        assert!(text.contains(words), "{words}\n{text}");
    }
    let mut other = new.clone();
    let vat = other.baseline.as_mut().unwrap().sections.get_mut("parameter").unwrap();
    vat.retain(|rule| rule.name != "vat");
    let diff = compare(&new, &other);
    assert_eq!((diff.entries.len(), diff.entries[0].of.as_slice()), (1, ["baseline".to_owned()].as_slice()));
}

#[test]
fn the_version_is_proposed_and_held_against_what_the_model_states() {
    let says = |from: &str, to: &str, version: &str| {
        let new = WHOLE.replace(from, to).replace("1.2.3", version);
        told(&compare(&law(WHOLE, PRICES), &law(&new, PRICES)), Language::English)
    };
    let value = ("value = 98_500", "value = 99_000");
    assert!(says(value.0, value.1, "1.2.4").contains("The second model states 1.2.4: as proposed."));
    assert!(says(value.0, value.1, "1.2.3").contains("still states 1.2.3: change it to 1.2.4"));
    assert!(says("'1.06'", "'1.07'", "1.2.4").contains("The second model states 1.2.4, not 1.3.0."));
    assert!(says("1.2.3", "1.2.3", "2.0.0").contains("Only the version differs (1.2.3 and 2.0.0)"));
    let named = WHOLE.replace("1.2.3", "hösten");
    let diff = compare(&law(&named, PRICES), &law(&named.replace(value.0, value.1), PRICES));
    assert!(told(&diff, Language::Swedish).contains("Versionen ”hösten” är inte ett till tre heltal"));
}

fn skolpeng() -> Command {
    let mut command = Command::cargo_bin("skolpeng").unwrap();
    command.current_dir(env!("CARGO_MANIFEST_DIR")).env_remove("COLUMNS").env("NO_COLOR", "1");
    command
}

#[test]
fn the_command_ends_well_whether_or_not_the_models_differ() {
    let same =
        skolpeng().args(["diff", "models/needs-pool.toml", "models/needs-pool.toml"]).assert().success();
    assert!(String::from_utf8_lossy(&same.get_output().stdout).contains("Modellerna säger detsamma."));
    skolpeng().args(["diff", "models/storsthlm-2023.toml", "models/needs-pool.toml"]).assert().success();
    skolpeng().args(["diff", "models/storsthlm-2023.toml", "models/none.toml"]).assert().code(4);
    skolpeng().args(["diff", "models/storsthlm-2023.toml", "scenarios/huddinge.toml"]).assert().code(1);
    skolpeng().args(["diff", "models/storsthlm-2023.toml"]).assert().code(2);
}

#[test]
fn json_has_a_row_for_each_thing_in_the_same_words_in_both_languages() {
    let json = |language: &str| -> Json {
        let arguments = [
            "--lang",
            language,
            "diff",
            "models/storsthlm-2023.toml",
            "models/needs-pool.toml",
            "--format",
            "json",
        ];
        serde_json::from_slice(&skolpeng().args(arguments).output().unwrap().stdout).unwrap()
    };
    let english = json("en");
    assert_eq!(english["tables"], json("sv")["tables"]);
    assert_eq!(english["tables"]["version"][0]["rank"], "major");
    let changes = english["tables"]["changes"].as_array().unwrap();
    let pool = changes.iter().find(|row| row["name"] == "pool_share" && row["key"] == "value");
    let pool = pool.unwrap_or_else(|| panic!("no value of pool_share"));
    assert_eq!(
        (&pool["change"], &pool["from"], &pool["new"]),
        (&"added".into(), &"2026-01-01".into(), &"3.5 %".into())
    );
    assert!(pool["old"].is_null() && pool["moves_money"] == "yes");
}
