//! Random worlds: what exact arithmetic says of a scenario's world is what it says of files edited by hand, to the öre.

use super::common::{Files, in_year, number, tried, without_scenario, world};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use skolpeng::base::Exact;
use skolpeng::base::number::{plain, whole};
use skolpeng::study::Year;
use std::cell::Cell;
use std::fmt::Write;

const MODEL: &str = r#"
[model]
id = "m"
version = "1"
title = "M"
payer = "home"
payee = "school"
reference = "invented"
[key]
school = { determines = ["town"] }
town = {}
programme = {}
home = {}
term = {}
[column]
merit = { per = "row", unit = "point", min = 0, max = 400, missing = "allowed" }
need = { per = "school", unit = "ratio" }
kind = { per = "school", type = "text", options = ["own", "other"] }
[parameter]
pool = { unit = "%", value = POOL, assumption = "a" }
[index.yearly]
unit = "%"
round = "1 kr/student_year"
2025-01-01 = { value = 2, assumption = "a" }
2026-01-01 = { value = INDEX, assumption = "a" }
[table.price]
per = ["programme"]
unit = "kr/student_year"
assumption = "a"
rows = [
  { programme = "*", value = 71_234.5, from = 2024-01-01, index = "yearly" },
  { programme = "EK", value = PRICE, from = 2026-01-01, index = "yearly" },
]
[curve.level]
shape = "linear"
unit = { from = "point", to = "number" }
points = [[0, LEVEL], [150, 2], [300, 0]]
assumption = "a"
[value]
risk.formula = 'if merit is missing then 1 else level(merit)'
need_index.formula = 'need * (1 + mean(risk by school)) / (1 + mean(risk))'
typical.formula = 'median(need each once)'
[amount.money]
part_of = "all"
per = ["school", "programme", "home"]
formula = 'student_years * price'
round = "1 kr"
[amount.pot]
part_of = "all"
per = ["school", "home"]
share = { total = 'pool * sum(money)', weight = 'need_index * sum(student_years by school, home)', to = "1 kr" }
[amount.lump]
part_of = "all"
per = ["school", "home"]
formula = 'sum(students by school, home where term = "autumn") * (if typical > 1.2 then 250 else 100) * 1 kr / 1 student + count(default(merit, 0 point) by school, home where term = "autumn") * 3 kr / 1 student'
[check.equal_terms]
swap = "kind"
between = ["own", "other"]
except = ["pot"]
"#;

pub const DATA: &str = r#"
[data]
id = "d"
title = "D"
source = "invented"
date = 2026-01-01
status = "synthetic"
[csv]
delimiter = ";"
decimal = "."
[key.school]
file = "schools.csv"
[rows.spring]
file = "spring.csv"
stands_for = { from = 2026-01-01, to = 2026-05-31 }
[rows.autumn]
file = "autumn.csv"
stands_for = { from = 2026-06-01, to = 2026-12-31 }
"#;

const SCENARIO: &str = r#"
[scenario]
id = "s"
[input.growth]
by = ["programme"]
value = 1
[input.shift]
value = 0.1
[input.pool_share]
unit = "%"
value = 3
[input.index]
unit = "%"
value = 3
[input.price_of_ek]
unit = "kr/student_year"
value = 90_000
[input.level_at_zero]
unit = "number"
value = 4
[[change]]
where = 'programme = "BA" or merit is missing'
set = { students = 'students * growth' }
[[change]]
where = 'school in ["A", "B"]'
set = { need = 'need + shift' }
[[change]]
where = 'merit is not missing and merit < 200 point'
from = 2026-06-01
set = { merit = 'min(400 point, merit + 10 point * shift)', students = 'students * 1.5' }
[[change]]
from = 2027
set = { students = 'students * 7' }
[parameter.pool]
value = "pool_share"
assumption = "a"
[index.yearly]
2026-01-01 = { value = "index", assumption = "a" }
[table.price]
rows = [{ programme = "EK", value = "price_of_ek", assumption = "a" }]
[curve.level]
points = [[0, "level_at_zero"], [150, 2], [300, 0]]
assumption = "a"
"#;

/// A row of enrolment: school, programme, home, merit in halves, students.
type Row = (usize, usize, usize, Option<u16>, u16);

/// The numbers of one run: growth by programme, shift, pool, index, price, level.
type Draw = (u16, u16, u16, u16, u16, u32, u16);

pub const SCHOOLS: [&str; 3] = ["A", "B", "C"];
pub const PROGRAMMES: [&str; 2] = ["BA", "EK"];
pub const HOMES: [&str; 2] = ["H", "G"];

pub fn thousandths(number: u16) -> Exact {
    Exact::new(number.into(), 1000.into())
}

fn rows_csv(rows: &[Row], edit: &dyn Fn(&Row) -> (Option<Exact>, Exact)) -> String {
    let mut text = "school;programme;home;merit;students\n".to_owned();
    for row in rows {
        let (merit, students) = edit(row);
        let merit = merit.map_or_else(String::new, |merit| plain(&merit));
        let (school, programme, home) = (SCHOOLS[row.0], PROGRAMMES[row.1], HOMES[row.2]);
        writeln!(text, "{school};{programme};{home};{merit};{}", plain(&students)).unwrap();
    }
    text
}

fn as_it_is(row: &Row) -> (Option<Exact>, Exact) {
    (row.3.map(|halves| Exact::new(halves.into(), 2.into())), whole(row.4.into()))
}

/// What the scenario's changes make of a row.
fn changed(row: &Row, draw: &Draw, autumn: bool) -> (Option<Exact>, Exact) {
    let (mut merit, mut students) = as_it_is(row);
    let growth = [draw.0, draw.1][row.1];
    if row.1 == 0 || merit.is_none() {
        students *= thousandths(growth);
    }
    if let Some(before) = merit.clone().filter(|merit| *merit < whole(200) && autumn) {
        merit = Some((before + whole(10) * thousandths(draw.2)).min(whole(400)));
        students *= number("1.5");
    }
    (merit, students)
}

pub fn schools_csv(needs: &[u16; 3], shift: &Exact) -> String {
    let mut text = "school;town;kind;need\n".to_owned();
    for ((school, kind), need) in SCHOOLS.iter().zip(["own", "own", "other"]).zip(needs) {
        let more = if *school == "C" { whole(0) } else { shift.clone() };
        writeln!(text, "{school};T;{kind};{}", plain(&(thousandths(*need) + more))).unwrap();
    }
    text
}

pub fn model(pool: &str, index: &str, price: &str, level: &str) -> String {
    MODEL.replace("POOL", pool).replace("INDEX", index).replace("PRICE", price).replace("LEVEL", level)
}

/// Every school, programme and home occurs, so that members are the same in both files.
fn all_members() -> Vec<Row> {
    vec![(0, 0, 0, Some(301), 3), (1, 1, 1, Some(420), 4), (2, 0, 0, None, 5)]
}

fn files(rows: [&[Row]; 2], needs: &[u16; 3]) -> Files {
    Files::from([
        ("model.toml", model("3.5", "3", "88_000", "4")),
        ("data.toml", DATA.to_owned()),
        ("schools.csv", schools_csv(needs, &whole(0))),
        ("spring.csv", rows_csv(rows[0], &as_it_is)),
        ("autumn.csv", rows_csv(rows[1], &as_it_is)),
        ("scenario.toml", SCENARIO.to_owned()),
    ])
}

/// The same with the scenario's changes written into the files.
fn files_by_hand(rows: [&[Row]; 2], needs: &[u16; 3], draw: &Draw) -> Files {
    let parts = [
        thousandths(draw.3),
        thousandths(draw.4),
        Exact::new(draw.5.into(), 100.into()),
        thousandths(draw.6),
    ];
    let [pool, index, price, level] = parts.map(|number| plain(&number));
    let mut files = files(rows, needs);
    files.insert("model.toml", model(&pool, &index, &price, &level));
    files.insert("schools.csv", schools_csv(needs, &thousandths(draw.2)));
    files.insert("spring.csv", rows_csv(rows[0], &|row| changed(row, draw, false)));
    files.insert("autumn.csv", rows_csv(rows[1], &|row| changed(row, draw, true)));
    files
}

fn inputs(draw: &Draw) -> Vec<Vec<Exact>> {
    let one = |number: u16| vec![thousandths(number)];
    vec![
        vec![thousandths(draw.0), thousandths(draw.1)],
        one(draw.2),
        one(draw.3),
        one(draw.4),
        vec![Exact::new(draw.5.into(), 100.into())],
        one(draw.6),
    ]
}

#[test]
fn a_world_pays_what_files_edited_by_hand_pay() {
    let cases = std::env::var("PROPTEST_CASES").ok().and_then(|n| n.parse().ok()).unwrap_or(150);
    let mut runner = TestRunner::new(Config { failure_persistence: None, ..Config::with_cases(cases) });
    let row = || (0..3_usize, 0..2_usize, 0..2_usize, prop::option::weighted(0.8, 0..800_u16), 0..40_u16);
    let rows = || prop::collection::vec(row(), 0..9);
    let draw = (
        0..2_500_u16,
        0..2_500_u16,
        0..3_000_u16,
        0..9_000_u16,
        0..9_000_u16,
        0..20_000_000_u32,
        0..9_000_u16,
    );
    let (decided, all) = (Cell::new(0_u32), Cell::new(0_u32));
    let outcome =
        runner.run(&(rows(), rows(), prop::array::uniform3(1..3_000_u16), draw), |(a, b, needs, draw)| {
            let (spring, autumn) = ([all_members(), a].concat(), [all_members(), b].concat());
            let rows = [spring.as_slice(), autumn.as_slice()];
            let (run, year) = (in_year(2026), Year::Calendar(2026));
            let world = world(&files(rows, &needs), &run, year)
                .map_err(|codes| TestCaseError::fail(format!("{codes:?}")))?;
            let (ours, fast) = tried(&world, &inputs(&draw));
            let theirs = without_scenario(&files_by_hand(rows, &needs, &draw), &run, year);
            prop_assert_eq!(ours, theirs);
            decided.set(decided.get() + u32::from(fast));
            all.set(all.get() + 1);
            Ok(())
        });
    if let Err(failed) = outcome {
        panic!("{failed}");
    }
    println!("the engine decided {} of {}", decided.get(), all.get());
    assert!(decided.get() * 10 > all.get() * 9, "the engine decided {} of {}", decided.get(), all.get());
}
