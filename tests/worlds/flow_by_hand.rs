//! Random cohorts over several years against the same rows moved by hand, year by year, and read as data.

use super::common::{Files, in_year, paid, without_scenario, world};
use proptest::prelude::*;
use skolpeng::base::number::plain;
use skolpeng::base::{Exact, number::whole};
use skolpeng::study::Year;

const MODEL: &str = r#"
[model]
id = "m"
version = "1"
title = "M"
payee = "school"
reference = "invented"
[key]
school = {}
programme = {}
study_year = {}
[column]
need = { per = "row", unit = "ratio" }
[amount.money]
per = ["school"]
formula = 'student_years * need * (if study_year = "2" then 130 kr/student_year else 100 kr/student_year)'
[amount.level]
per = ["school"]
formula = 'student_years * mean(need) * 10 kr/student_year'
"#;

/// A row: school, programme, step, need, students.
type Row = (usize, usize, i64, u32, Exact);

/// What is drawn: parts in per cent, and how many come in for each first-year there is.
#[derive(Clone, Debug)]
struct Drawn {
    rows: Vec<(usize, usize, i64, u32, u32)>,
    moves: [u32; 2],
    by_input: bool,
    repeats: u32,
    comes: [u32; 2],
    years: i32,
    calendar: bool,
}

fn drawn() -> impl Strategy<Value = Drawn> {
    let row = (0..2_usize, 0..2_usize, 1..4_i64, 1..5_u32, 1..60_u32);
    let parts =
        (prop::array::uniform2(50..101_u32), any::<bool>(), 0..20_u32, prop::array::uniform2(1..20_u32));
    (prop::collection::vec(row, 1..8), parts, 0..4_i32, any::<bool>()).prop_map(
        |(rows, (moves, by_input, repeats, comes), years, calendar)| Drawn {
            rows,
            moves,
            by_input,
            repeats,
            comes,
            years,
            calendar,
        },
    )
}

const SCHOOLS: [&str; 2] = ["A", "B"];
const PROGRAMMES: [&str; 2] = ["BA", "EK"];

/// The data with the rows of several school years, each with the year in which it ends.
fn data(tables: &[(&[Row], i32)]) -> String {
    let tables: String = tables.iter().map(|(rows, ends)| table(rows, *ends)).collect();
    format!(
        "[data]\nid = \"d\"\ntitle = \"D\"\nsource = \"s\"\ndate = 2026-01-01\nstatus = \"synthetic\"\n\
         [key.school]\nrows = [{{ school = \"A\" }}, {{ school = \"B\" }}]\n\
         [key.programme]\nrows = [{{ programme = \"BA\" }}, {{ programme = \"EK\" }}]\n\
         [key.study_year]\nrows = [{{ study_year = \"1\" }}, {{ study_year = \"2\" }}, {{ study_year = \"3\" }}]\n{tables}"
    )
}

fn table(rows: &[Row], ends: i32) -> String {
    let row = |(school, programme, step, need, students): &Row| {
        let [school, programme] = [SCHOOLS[*school], PROGRAMMES[*programme]];
        format!(
            "  {{ school = \"{school}\", programme = \"{programme}\", study_year = \"{step}\", need = {need}, students = {} }},\n",
            plain(students)
        )
    };
    let rows: String = rows.iter().map(row).collect();
    let begins = ends - 1;
    format!(
        "[rows.until_{ends}]\nrows = [\n{rows}]\nstands_for = {{ from = {begins}-07-01, to = {ends}-06-30 }}\n"
    )
}

fn percent(part: u32) -> Exact {
    Exact::new(part.into(), 100.into())
}

/// The rows one school year later: each moved on, each repeated, each first-year of the data come again.
fn next(rows: &[Row], base: &[Row], drawn: &Drawn) -> Vec<Row> {
    let mut next = Vec::new();
    for (school, programme, step, need, students) in rows {
        if *step < 3 {
            let part = percent(drawn.moves[usize::from(*step != 1)]);
            next.push((*school, *programme, step + 1, *need, students * part));
        }
        next.push((*school, *programme, *step, *need, students * percent(drawn.repeats)));
    }
    for (school, programme, step, need, students) in base.iter().filter(|row| row.2 == 1) {
        let part = Exact::new(drawn.comes[*programme].into(), 10.into());
        next.push((*school, *programme, *step, *need, students * part));
    }
    next
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn cohorts_are_what_rows_moved_by_hand_are(drawn in drawn()) {
        let base: Vec<Row> = drawn.rows.iter().map(|row| (row.0, row.1, row.2, row.3, whole(row.4.into()))).collect();
        // As many come in for each programme as it has first-years, times a factor.
        let comes = |programme: usize| {
            let of = base.iter().filter(|row| row.1 == programme && row.2 == 1);
            of.map(|row| row.4.clone()).fold(whole(0), |a, b| a + b) * Exact::new(drawn.comes[programme].into(), 10.into())
        };
        let [first, later] = drawn.moves.map(|part| plain(&percent(part)));
        let first = if drawn.by_input { "first".to_owned() } else { first.clone() };
        let scenario = format!(
            "[scenario]\nid = \"s\"\n[input.first]\nvalue = {}\n[input.come]\nunit = \"student\"\nby = [\"programme\"]\nvalue = 0\n\
             [flow]\nstep = \"study_year\"\nlast = 3\nmoves_on = 'if study_year = \"1\" then {first} else {later}'\nrepeats = {}\n\
             [flow.intake]\nby = [\"programme\"]\nstudents = 'come'\nlike = 'study_year = \"1\"'\n\
             [[change]]\nset = {{ need = 'need * (if first > 2 then 2 else 1)' }}\n",
            plain(&percent(drawn.moves[0])), plain(&percent(drawn.repeats)),
        );
        let year = 2026 + drawn.years;
        let mut rows = base.clone();
        for _ in 0..drawn.years {
            rows = next(&rows, &base, &drawn);
        }
        // A calendar year is the spring of these rows and the autumn of those after them.
        let after = next(&rows, &base, &drawn);
        let tables = [(rows.as_slice(), year), (after.as_slice(), year + 1)];
        let (tables, counted) = if drawn.calendar {
            (tables.as_slice(), Year::Calendar(year))
        } else {
            (&tables[..1], Year::School)
        };
        let by_hand = Files::from([("model.toml", MODEL.to_owned()), ("data.toml", data(tables))]);
        let expected = without_scenario(&by_hand, &in_year(year), counted);
        let files = Files::from([
            ("model.toml", MODEL.to_owned()), ("data.toml", data(&[(&base, 2026)])), ("scenario.toml", scenario),
        ]);
        let world = world(&files, &in_year(year), counted).unwrap_or_else(|codes| panic!("{codes:?}"));
        let numbers = [vec![percent(drawn.moves[0])], vec![comes(0), comes(1)]];
        match expected {
            Some(expected) => {
                let (outcome, _) = paid(&world, &numbers);
                for amount in ["money", "level"] {
                    let id = world.model.node_named(amount, None).unwrap();
                    for school in 0..SCHOOLS.len() {
                        prop_assert_eq!(outcome.at(id, school), expected.at(id, school), "{} of {}", amount, school);
                    }
                }
            }
            None => prop_assert!(super::common::tried(&world, &numbers).0.is_none()),
        }
    }
}
