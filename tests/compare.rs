//! Comparisons: why results differ, on small towns worked by hand and on random ones; and the command on the shipped study.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test that cannot go on has failed"
)]

use assert_cmd::Command;
use proptest::prelude::*;
use skolpeng::compare::{Cause, Detail, Two, WhyLine, programmes, why};
use skolpeng::data::{self, DataSet};
use skolpeng::diag::{Findings, Language, draw_all};
use skolpeng::exact::{Evaluator, stated};
use skolpeng::model::{self, Rulebook, Run};
use skolpeng::study::{Side, Year, bind, cross};
use skolpeng::text::Library;
use std::path::Path;

/// A town's model: a price for each student, more for those in need; amounts to whole kronor.
fn model(price: i64, rule: &str) -> String {
    format!(
        r#"[model]
id = "town"
version = "1"
title = "Town"
payee = "school"
reference = "made up"
[key]
school = {{}}
[column]
need = {{ per = "row", unit = "ratio" }}
[parameter]
price = {{ unit = "kr/student_year", value = {price} }}
[amount.money]
per = ["school"]
formula = 'sum(student_years * {rule} by school) * price'
round = "1 kr"
"#
    )
}

/// The same with a pot that is a share of all that, by need.
fn with_pot(model: &str, extra: &str) -> String {
    let parameter = format!("extra = {{ unit = \"ratio\", value = {extra} }}\n[amount.money]");
    model.replace("[amount.money]", &parameter) + POT
}

const POT: &str = r#"[amount.pot]
per = ["school"]
share = { total = 'extra * sum(money)', weight = 'mean(need by school) * sum(student_years by school)', to = "1 kr" }
"#;

/// Rows of students by school and need.
fn town(rows: &[(&str, &str, i64)]) -> String {
    let rows = rows.iter().map(|(school, need, students)| {
        format!("{{ school = \"{school}\", need = {need}, students = {students} }}")
    });
    format!(
        "[data]\nid = \"town\"\ntitle = \"Town\"\nsource = \"made up\"\ndate = 2026-01-01\nstatus = \"synthetic\"\n\
         [rows.all]\nrows = [{}]\nstands_for = {{ from = 2025-07-01, to = 2026-06-30 }}\n",
        rows.collect::<Vec<_>>().join(", ")
    )
}

fn read(
    library: &mut Library,
    name: &str,
    law: &str,
    data: &str,
    found: &mut Findings,
) -> Option<(Rulebook, DataSet)> {
    let [model_file, data_file] = ["model", "data"].map(|kind| format!("{name}-{kind}.toml"));
    library.add_file(&model_file, law.as_bytes());
    library.add_file(&data_file, data.as_bytes());
    Some((
        model::load(Path::new(&model_file), library, found)?,
        data::load(Path::new(&data_file), library, found)?,
    ))
}

/// The causes between two towns, each a model and its data.
fn causes(before: (&str, &str), after: (&str, &str)) -> Vec<WhyLine> {
    let (mut library, mut found) = (Library::new(), Findings::new());
    let mut told = || {
        let before = read(&mut library, "before", before.0, before.1, &mut found)?;
        let after = read(&mut library, "after", after.0, after.1, &mut found)?;
        let run = Run { date: skolpeng::base::Date::new_year(2026), year: 2026 };
        let side = |of: &'_ (Rulebook, DataSet)| (run.clone(), Year::School, of.0.clone(), of.1.clone());
        let [one, other] = [side(&before), side(&after)];
        let sides =
            [&one, &other].map(|(run, year, law, data)| Side { law, data, run: run.clone(), year: *year });
        let crossed = cross(sides.each_ref(), false, &mut found)?;
        let [first, second] = &crossed.frames;
        let frames = [first.each_ref(), second.each_ref()];
        let between = crossed.between.iter().map(|one| (&one.model, one.frames.each_ref())).collect();
        let (models, rules) = (crossed.models.each_ref(), &crossed.rules[..]);
        match why(&Two { models, frames, same_data: crossed.same_data, rules, between }) {
            Ok(lines) => Some(lines),
            Err(more) => {
                found.extend(more);
                None
            }
        }
    };
    let lines = told();
    lines.unwrap_or_else(|| {
        panic!("{}", draw_all(&found.sorted(), &library.sources, Language::English, false))
    })
}

/// The parts in kronor: price, volume, composition, rules, rounding.
fn kronor(line: &WhyLine) -> [String; 5] {
    let part = |cause: Cause| line.parts.iter().find(|(one, _)| *one == cause).unwrap().1.to_string();
    let [price, volume, composition, rules] = Cause::ALL.map(part);
    [price, volume, composition, rules, line.rounding.to_string()]
}

fn is(line: &WhyLine, wanted: [&str; 5]) {
    assert_eq!(kronor(line), wanted.map(|kronor| format!("{kronor}.00")), "{line:?}");
}

/// By hand: 10 students at 100 kr become 20 at 150 kr. Price: 50 · (10 + 20) / 2; volume: 10 · (100 + 150) / 2.
#[test]
fn a_dearer_and_larger_school() {
    let lines =
        causes((&model(100, "1"), &town(&[("A", "1", 10)])), (&model(150, "1"), &town(&[("A", "1", 20)])));
    is(&lines[0], ["750", "1250", "0", "0", "0"]);
}

/// By hand: the number stays 30 and the price 100; of 30 students 20 instead of 10 have need 2, the others 1.
#[test]
fn other_students_are_composition() {
    let rule = |rows: &[(&str, &str, i64)]| (model(100, "need"), town(rows));
    let (before, after) = (rule(&[("A", "1", 20), ("A", "2", 10)]), rule(&[("A", "1", 10), ("A", "2", 20)]));
    let lines = causes((&before.0, &before.1), (&after.0, &after.1));
    is(&lines[0], ["0", "0", "1000", "0", "0"]);
}

/// By hand: each student counts 1.5 instead of 1, on 10 students at 100 kr: a formula, so rules.
#[test]
fn another_formula_is_rules() {
    let town = town(&[("A", "1", 10)]);
    let lines = causes((&model(100, "1"), &town), (&model(100, "1.5"), &town));
    is(&lines[0], ["0", "0", "0", "500", "0"]);
}

/// By hand: a school that opens with 7 students of need 2 at 100 kr, one that closes with 5 of need 1, one that stays.
#[test]
fn a_school_that_opens_or_closes_is_volume() {
    let law = model(100, "need");
    let before = town(&[("A", "1", 10), ("B", "1", 5)]);
    let after = town(&[("A", "1", 10), ("C", "2", 7)]);
    let lines = causes((&law, &before), (&law, &after));
    is(&lines[0], ["0", "0", "0", "0", "0"]);
    is(&lines[1], ["0", "-500", "0", "0", "0"]);
    is(&lines[2], ["0", "1400", "0", "0", "0"]);
}

/// By hand: 10 students at 100.03 kr are 1 000.30 kr, paid as 1 000; at 100.07 kr they are 1 000.70, paid as 1 001.
/// The price explains 0.40 kr of the change of 1 kr, rounding 0.60.
#[test]
fn what_whole_kronor_add_is_rounding() {
    let law = |price: &str| model(100, "1").replace("value = 100 }", &format!("value = {price} }}"));
    let town = town(&[("A", "1", 10)]);
    let lines = causes((&law("100.03"), &town), (&law("100.07"), &town));
    assert_eq!(kronor(&lines[0]), ["0.40", "0.00", "0.00", "0.00", "0.60"]);
}

/// What price and rules are made of, in kronor, by the names of what differs.
fn details(line: &WhyLine) -> Vec<(Cause, String, String)> {
    let label =
        |detail: &Detail| detail.labels.iter().map(|label| label.en.clone()).collect::<Vec<_>>().join(", ");
    line.details.iter().map(|(detail, part)| (detail.cause, label(detail), part.to_string())).collect()
}

/// By hand: 10 students are paid 10 · price · (1 + extra). The price goes from 100 to 150, the extra from 0.1 to 0.2:
/// 1 100, 1 650 with the price alone, 1 200 with the extra alone, 1 800. The price adds (550 + 600) / 2, the extra
/// (100 + 150) / 2.
#[test]
fn numbers_that_differ_are_told_apart() {
    let town = town(&[("A", "1", 10)]);
    let law = |price, extra| with_pot(&model(price, "1"), extra);
    let lines = causes((&law(100, "0.1"), &town), (&law(150, "0.2"), &town));
    is(&lines[0], ["700", "0", "0", "0", "0"]);
    let told = |name: &str, kronor: &str| (Cause::Price, name.to_owned(), kronor.to_owned());
    assert_eq!(details(&lines[0]), [told("price", "575.00"), told("extra", "125.00")]);
}

/// By hand: 10 students bring 1 000, then 1.5 times as much; and a pot of a tenth of that is added. 1 500 with the other
/// formula alone, 1 100 with the pot alone, 1 650 with both: (500 + 550) / 2 and (100 + 150) / 2.
#[test]
fn rules_that_can_be_changed_one_without_the_other_are_told_apart() {
    let town = town(&[("A", "1", 10)]);
    let lines = causes((&model(100, "1"), &town), (&with_pot(&model(100, "1.5"), "0.1"), &town));
    is(&lines[0], ["0", "0", "0", "650", "0"]);
    let told = |name: &str, kronor: &str| (Cause::Rules, name.to_owned(), kronor.to_owned());
    let mut all = details(&lines[0]);
    all.sort_by(|one, other| one.1.cmp(&other.1));
    assert_eq!(all, [told("money", "525.00"), told("pot", "125.00")]);
}

fn rows() -> impl Strategy<Value = Vec<(&'static str, &'static str, i64)>> {
    let row =
        (prop::sample::select(vec!["A", "B", "C"]), prop::sample::select(vec!["0.5", "1", "1.7"]), 1_i64..90);
    prop::collection::vec(row, 1..7)
}

fn law() -> impl Strategy<Value = String> {
    let rule = prop::sample::select(vec!["1", "need", "(1 + need / 3)", "(if need > 1 then 2 else 1)"]);
    let law = (1_i64..200, prop::sample::select(vec!["0.01", "0.137", "0.5"]), rule);
    law.prop_map(|(price, extra, rule)| with_pot(&model(price, rule), extra))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn the_parts_add_up_to_every_change(one in law(), other in law(), before in rows(), after in rows()) {
        let lines = causes((&one, &town(&before)), (&other, &town(&after)));
        for line in &lines {
            let parts: i64 = line.parts.iter().map(|(_, part)| part.count()).sum();
            prop_assert_eq!(parts + line.rounding.count(), line.change().count());
            for cause in [Cause::Price, Cause::Rules] {
                let own = || line.details.iter().filter(|(detail, _)| detail.cause == cause);
                let part = line.parts.iter().find(|(one, _)| *one == cause).unwrap().1;
                let sum: i64 = own().map(|(_, part)| part.count()).sum();
                prop_assert!(own().count() == 0 || sum == part.count(), "{:?}", line);
            }
            // Two amounts on each side, each at most a krona from its exact sum, and four parts to the öre.
            prop_assert!(line.rounding.count().abs() <= 4 * 100 + 4, "{:?}", line);
        }
        let sum = |of: &dyn Fn(&WhyLine) -> i64| lines.iter().map(of).sum::<i64>();
        let parts = sum(&|line| line.parts.iter().map(|(_, part)| part.count()).sum());
        prop_assert_eq!(
            parts + sum(&|line| line.rounding.count()),
            sum(&|line| line.after.count()) - sum(&|line| line.before.count())
        );
    }

    #[test]
    fn the_way_back_has_the_same_parts_with_other_signs(
        one in law(), other in law(), before in rows(), after in rows(),
    ) {
        let (before, after) = (town(&before), town(&after));
        let there = causes((&one, &before), (&other, &after));
        let back = causes((&other, &after), (&one, &before));
        for (there, back) in there.iter().zip(&back) {
            for ((_, part), (_, other)) in there.parts.iter().zip(&back.parts) {
                prop_assert_eq!(part.count(), -other.count());
            }
        }
    }
}

const PROGRAMMES: &str = r#"[model]
id = "town"
version = "1"
title = "Town"
payee = "school"
reference = "made up"
[key]
school = {}
programme = {}
[table.price]
per = ["programme"]
unit = "kr/student_year"
rows = [{ programme = "P", value = 100 }, { programme = "Q", value = 200 }]
[amount.money]
part_of = "basic"
per = ["school", "programme"]
formula = 'student_years * price'
[amount.lump]
part_of = "basic"
per = ["school"]
formula = '10 kr/student_year * sum(student_years by school)'
[group.basic]
part_of = "total"
[amount.vat]
part_of = "total"
per = ["school"]
formula = '10 % * basic'
[group.total]
"#;

/// By hand: 10 students in P at 100 kr and 30 in Q at 200 kr bring 1 000 and 6 000 kr. The lump of 400 kr goes by
/// students: 100 and 300. The VAT of 740 kr goes by the money that is there: 110 of 1 100, 630 of 6 300.
#[test]
fn amounts_without_programme_are_spread_by_students_or_by_money() {
    let (mut library, mut found) = (Library::new(), Findings::new());
    let town = town(&[]).replace(
        "rows = []",
        "rows = [{ school = \"A\", programme = \"P\", students = 10 }, { school = \"A\", programme = \"Q\", students = 30 }]",
    );
    let made = read(&mut library, "town", PROGRAMMES, &town, &mut found).and_then(|(law, data)| {
        let model = law.in_force(&Run::on(skolpeng::base::Date::new_year(2026)), &mut found)?;
        let frame = bind(&model, &data, Year::School, &mut found)?.frame;
        let slots = stated(&model);
        let outcome = Evaluator::new(&model, &frame, &slots).run().ok()?;
        programmes(&model, &frame, &outcome, &slots)
    });
    let told = || draw_all(&found.sorted(), &library.sources, Language::English, false);
    let budget = made.unwrap_or_else(|| panic!("{}", told()));
    let lines: Vec<(&str, String)> =
        budget.lines.iter().map(|line| (line.code.as_str(), line.total.to_string())).collect();
    assert_eq!(lines, [("P", "1210.00".to_owned()), ("Q", "6930.00".to_owned())]);
}

fn skolpeng(arguments: &[&str]) -> Command {
    let mut command = Command::cargo_bin("skolpeng").unwrap();
    command.current_dir(env!("CARGO_MANIFEST_DIR")).args(arguments);
    command
}

fn tables(arguments: &[&str]) -> serde_json::Value {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("out.json");
    skolpeng(arguments).arg("--output").arg(&file).assert().success();
    let whole: serde_json::Value = serde_json::from_slice(&std::fs::read(&file).unwrap()).unwrap();
    whole["tables"].clone()
}

fn sum(table: &serde_json::Value, column: &str) -> i64 {
    table.as_array().unwrap().iter().map(|row| row[column].as_i64().unwrap()).sum()
}

const PROPOSALS: [&str; 4] = ["needs-pool", "level-price", "six-variables", "transition"];

#[test]
fn schools_programmes_and_both_sides_agree_with_what_run_reports() {
    let (compared, run) = (tables(&["compare"]), tables(&["run"]));
    for (place, model) in PROPOSALS.into_iter().enumerate() {
        let change = run["overview"][place + 1]["change_ore"].as_i64().unwrap();
        let table = |kind: &str| compared[format!("{kind}_{model}")].clone();
        assert_eq!(sum(&table("schools"), "change_ore"), change);
        assert_eq!(sum(&table("programmes"), "change_ore"), change);
        assert_eq!(sum(&table("programmes"), "total_ore"), sum(&run[format!("budget_{model}")], "total_ore"));
        assert_eq!(
            sum(&table("programmes"), "against_price_list_ore"),
            sum(&run[format!("budget_{model}")], "against_price_list_ore")
        );
        assert_eq!(compared["total_baseline"][place]["change_ore"], change);
        let side = |item: usize| compared["compare_sides"][item][format!("{model}_ore")].as_i64().unwrap();
        assert_eq!(sum(&compared["cost_by_school"], &format!("{model}_ore")), side(0));
        assert_eq!(sum(&compared["income_by_school"], &format!("{model}_ore")), side(4));
    }
}

#[test]
fn need_is_measured_by_what_a_model_names_or_by_what_is_asked_for() {
    let named = tables(&["compare"]);
    let asked = tables(&["compare", "--need", "need_index"]);
    assert_eq!(named["equity_need"], asked["equity_need"]);
    assert!(named["equity_need"][0]["neediest_of_new"].is_null(), "the baseline brings nothing new");
    let text = skolpeng(&["compare", "--need", "need_indx"]).assert().code(2).get_output().stderr.clone();
    assert!(String::from_utf8(text).unwrap().contains("`need_index`"));
    let none = tables(&["compare", "scenarios/national-list.toml"]);
    assert!(none["equity_need"].is_null(), "no model of that study names a need");
    assert_eq!(none["equity_spread"].as_array().unwrap().len(), 4);
}

/// The list of 2023 pays Sågbäcksgymnasiet's four programmes 19 566 360 kr (scenarios/README.md).
#[test]
fn three_years_of_prices_are_price() {
    let tables = tables(&["compare", "--why", "--against", "scenarios/sagback-2023.toml"]);
    let why = &tables["why_storsthlm-2023"];
    assert_eq!(sum(why, "price_ore") + sum(why, "rounding_ore"), sum(why, "change_ore"));
    assert_eq!(sum(why, "rules_ore"), 0);
    assert!(why[0]["volume_ore"].is_null(), "both have the same data");
}

#[test]
fn a_calendar_year_against_a_school_year_is_mostly_composition() {
    let arguments =
        ["compare", "scenarios/huddinge-calendar-2026.toml", "--why", "--against", "scenarios/huddinge.toml"];
    let tables = tables(&arguments);
    let why = tables["why_calendar-2026"].as_array().unwrap();
    for row in why {
        let part = |name: &str| row[format!("{name}_ore")].as_i64().unwrap();
        let parts: i64 = ["price", "volume", "composition", "rules", "rounding"].into_iter().map(part).sum();
        assert_eq!(parts, part("change"));
        assert_eq!(part("price"), 0, "the same list");
    }
}

/// Every proposal of the shipped study changes the structure supplement; three of them bring a supplement of their own, which
/// stands apart from it. Both together are the rules, school by school.
#[test]
fn the_rules_of_each_proposal_are_told_apart_and_add_up() {
    let tables = tables(&["compare", "--why"]);
    for (model, groups) in PROPOSALS.into_iter().zip([2, 1, 2, 2]) {
        let all = tables[format!("why_{model}")].as_array().unwrap();
        let parts = tables[format!("why_parts_{model}")].as_array().unwrap();
        assert_eq!(all.len(), parts.len());
        for (row, part) in all.iter().zip(parts) {
            let own: Vec<i64> =
                (1..=4).filter_map(|place| part[format!("rules_{place}_ore")].as_i64()).collect();
            assert_eq!(own.len(), groups, "{model}");
            assert_eq!(own.iter().sum::<i64>(), row["rules_ore"].as_i64().unwrap());
        }
    }
}

#[test]
fn another_day_runs_only_the_model_that_is_compared() {
    let mut command = skolpeng(&["--lang", "en", "compare", "--why", "--date", "2025-01-01"]);
    let text = String::from_utf8(command.assert().success().get_output().stdout.clone()).unwrap();
    assert!(text.contains("(2025-01-01) → "), "{text}");
}

#[test]
fn a_study_of_one_model_has_nothing_to_split_by_itself() {
    skolpeng(&["compare", "scenarios/sagback-2023.toml", "--why"]).assert().code(2);
    skolpeng(&["compare", "scenarios/sagback-2023.toml"]).assert().success();
    skolpeng(&["compare", "--date", "2025-01-01"]).assert().code(2);
}

#[test]
fn the_page_shows_what_is_printed() {
    let page =
        std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/commands.md")).unwrap();
    let section = page.split("## `skolpeng compare").nth(1).unwrap();
    let shown = section.split("```text\n").nth(1).and_then(|rest| rest.split("```").next()).unwrap();
    let printed = skolpeng(&["compare"]).assert().success().get_output().stdout.clone();
    let printed = String::from_utf8(printed).unwrap().replace('\u{a0}', " ");
    assert!(shown.lines().count() > 6);
    for line in shown.lines() {
        assert!(printed.lines().any(|own| own == line), "not printed: {line}");
    }
}

#[test]
fn a_written_comparison_can_be_verified() {
    let folder = tempfile::tempdir().unwrap();
    let written = [
        (&[][..], "xlsx"),
        (&["--need", "need_index"][..], "csv"),
        (&["--why"][..], "json"),
        (&["--why", "--model", "storsthlm-2023", "--date", "2025-01-01"][..], "parquet"),
        (&["--why", "--against", "scenarios/sagback-2023.toml"][..], "xlsx"),
    ];
    for (place, (options, ending)) in written.into_iter().enumerate() {
        let file = folder.path().join(format!("out{place}.{ending}"));
        let made = skolpeng(&["compare"]).args(options).arg("--output").arg(&file).assert().success();
        let told = String::from_utf8(made.get_output().stderr.clone()).unwrap();
        let first = told.lines().find_map(|line| line.strip_prefix("skrev ")).unwrap().to_owned();
        skolpeng(&["verify"]).arg(&first).assert().code(0);
    }
}

#[test]
fn a_cause_that_was_changed_by_hand_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("out.json");
    let arguments = ["compare", "--why", "--against", "scenarios/sagback-2023.toml"];
    skolpeng(&arguments).arg("--output").arg(&file).assert().success();
    let text = std::fs::read_to_string(&file).unwrap();
    assert!(text.contains("sagback-2023.toml"), "both studies are among the files");
    let zero = "\"rules_ore\": 0";
    assert!(text.contains(zero));
    std::fs::write(&file, text.replacen(zero, "\"rules_ore\": 1", 1)).unwrap();
    let told = skolpeng(&["verify"]).arg(&file).assert().code(3).get_output().stdout.clone();
    assert!(String::from_utf8(told).unwrap().contains("why_storsthlm-2023"));
}

#[test]
fn a_study_with_draws_is_compared_as_its_own_result_says() {
    let compared = tables(&["compare", "scenarios/huddinge-uncertain.toml"]);
    let study = tables(&["study", "scenarios/huddinge-uncertain.toml"]);
    let own = study["per_school"].as_array().unwrap().iter().filter(|row| !row["against"].is_null());
    let mut seen = 0;
    for row in own {
        let same = |one: &&serde_json::Value| one["code"] == row["school"];
        let tidy = compared["worlds"].as_array().unwrap().iter().find(same).unwrap();
        for percent in [5, 25, 50, 75, 95] {
            assert_eq!(tidy[format!("change_p{percent}_ore")], row[format!("p{percent}_ore")]);
        }
        assert_eq!(tidy["change_ore"], row["mean_ore"]);
        assert_eq!((&tidy["gains"], &tidy["draws"]), (&"1".into(), &"10000".into()));
        let shown = compared["world_1_needs-pool"].as_array().unwrap().iter().find(same).unwrap();
        assert_eq!(shown["change_p95_ore"], row["p95_ore"]);
        seen += 1;
    }
    assert_eq!(seen, 7);
    assert_eq!(compared["worlds_total"][0]["surely_more"], "7");
}

#[test]
fn each_scenario_without_draws_is_compared_like_one_study() {
    let tables = tables(&["compare", "scenarios/huddinge-worlds.toml"]);
    let (totals, tidy) = (tables["worlds_total"].as_array().unwrap(), tables["worlds"].as_array().unwrap());
    assert_eq!(totals.len(), 24, "eight scenarios with all values of what they sweep");
    let number = |row: &serde_json::Value, name: &str| row[name].as_i64().unwrap();
    // The sum of all stands last among the rows of each scenario.
    let each = tidy.split_inclusive(|row| row["code"] == "");
    for (total, rows) in totals.iter().zip(each) {
        let (all, own) = rows.split_last().unwrap();
        assert_eq!(number(all, "change_ore"), number(total, "change_ore"));
        let sum = |name: &str| own.iter().map(|row| number(row, name)).sum::<i64>();
        assert_eq!(sum("change_ore"), number(total, "change_ore"));
        assert_eq!(number(total, "total_ore") - number(total, "before_ore"), number(total, "change_ore"));
        let more = own.iter().filter(|row| number(row, "change_ore") > 0).count();
        assert_eq!(total["winners"], more.to_string());
    }
}
