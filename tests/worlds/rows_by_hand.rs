//! Random moves, additions and removals, with other changes between them: what a world pays is what rows edited by hand pay.

use super::by_hand::{DATA, HOMES, PROGRAMMES, SCHOOLS, model, schools_csv, thousandths};
use super::common::{Files, in_year, number, tried, without_scenario, world};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use skolpeng::base::Exact;
use skolpeng::base::number::{decimals, plain, whole};
use skolpeng::study::Year;
use std::cell::Cell;
use std::fmt::Write;

/// A row of enrolment.
#[derive(Clone, Debug, PartialEq)]
struct Row {
    autumn: bool,
    school: usize,
    programme: usize,
    home: usize,
    merit: Option<u16>,
    students: Exact,
}

/// Whom a change picks.
#[derive(Clone, Copy, Debug)]
enum Picks {
    School(usize),
    Programme(usize),
    LowMerit,
    Home(usize),
}

/// What a change does.
#[derive(Clone, Debug)]
enum Does {
    Scale(u16),
    ScaleByInput,
    MoveSchool(usize),
    MoveProgramme(usize, Option<u16>),
    MovePartByInput(usize),
    Remove,
    Add(usize, usize, usize, u16),
}

impl Picks {
    fn text(self) -> String {
        match self {
            Self::School(at) => format!("school = \"{}\"", SCHOOLS[at]),
            Self::Programme(at) => format!("programme = \"{}\"", PROGRAMMES[at]),
            Self::LowMerit => "merit is not missing and merit < 200 point".to_owned(),
            Self::Home(at) => format!("home = \"{}\"", HOMES[at]),
        }
    }

    fn holds(self, row: &Row) -> bool {
        match self {
            Self::School(at) => row.school == at,
            Self::Programme(at) => row.programme == at,
            Self::LowMerit => row.merit.is_some_and(|merit| merit < 200),
            Self::Home(at) => row.home == at,
        }
    }
}

fn scenario(changes: &[(Picks, bool, Does)]) -> String {
    let mut text = "[scenario]\nid = \"s\"\n[input.x]\nvalue = 0.25\n[input.y]\nvalue = 2\n".to_owned();
    for (picks, in_autumn, does) in changes {
        text.push_str("[[change]]\n");
        if let Does::Add(school, programme, home, students) = does {
            let term = if *in_autumn { "autumn" } else { "spring" };
            let (school, programme, home) = (SCHOOLS[*school], PROGRAMMES[*programme], HOMES[*home]);
            writeln!(text, "add = [{{ school = \"{school}\", programme = \"{programme}\", home = \"{home}\", term = \"{term}\", merit = 180, students = {students} }}]").unwrap();
            continue;
        }
        writeln!(text, "where = '{}'", picks.text()).unwrap();
        if *in_autumn {
            text.push_str("from = 2026-06-01\n");
        }
        let line = match does {
            Does::Scale(factor) => {
                format!("set = {{ students = 'students * {}' }}", plain(&thousandths(*factor)))
            }
            Does::ScaleByInput => "set = { students = 'students * y' }".to_owned(),
            Does::MoveSchool(to) => format!("move_to = {{ school = \"{}\" }}", SCHOOLS[*to]),
            Does::MoveProgramme(to, None) => format!("move_to = {{ programme = \"{}\" }}", PROGRAMMES[*to]),
            Does::MoveProgramme(to, Some(share)) => {
                let share = plain(&thousandths(*share));
                format!("move_to = {{ programme = \"{}\" }}\nshare = {share}", PROGRAMMES[*to])
            }
            Does::MovePartByInput(to) => {
                format!("move_to = {{ school = \"{}\" }}\nshare = \"x\"", SCHOOLS[*to])
            }
            Does::Remove | Does::Add(..) => "remove = true".to_owned(),
        };
        writeln!(text, "{line}").unwrap();
    }
    text
}

fn changed(mut rows: Vec<Row>, changes: &[(Picks, bool, Does)], x: &Exact, y: &Exact) -> Vec<Row> {
    for (picks, in_autumn, does) in changes {
        if let Does::Add(school, programme, home, students) = does {
            let (school, programme, home) = (*school, *programme, *home);
            let students = whole((*students).into());
            rows.push(Row { autumn: *in_autumn, school, programme, home, merit: Some(180), students });
            continue;
        }
        let picked = |row: &Row| picks.holds(row) && (row.autumn || !in_autumn);
        let (mine, mut others): (Vec<Row>, Vec<Row>) = rows.into_iter().partition(picked);
        for row in mine {
            let to_school = |school: usize, row: &Row| Row { school, ..row.clone() };
            let to_programme = |programme: usize, row: &Row| Row { programme, ..row.clone() };
            let parts = |there: Row, share: &Exact| {
                let goes = Row { students: &row.students * share, ..there };
                vec![Row { students: &row.students * (whole(1) - share), ..row.clone() }, goes]
            };
            match does {
                Does::Scale(factor) => {
                    others.push(Row { students: &row.students * thousandths(*factor), ..row })
                }
                Does::ScaleByInput => others.push(Row { students: &row.students * y, ..row }),
                Does::MoveSchool(to) => others.push(to_school(*to, &row)),
                Does::MoveProgramme(to, None) => others.push(to_programme(*to, &row)),
                Does::MoveProgramme(to, Some(share)) => {
                    others.extend(parts(to_programme(*to, &row), &thousandths(*share)));
                }
                Does::MovePartByInput(to) => others.extend(parts(to_school(*to, &row), x)),
                Does::Remove | Does::Add(..) => {}
            }
        }
        rows = others;
    }
    rows
}

fn csv(rows: &[Row], autumn: bool) -> String {
    let mut text = "school;programme;home;merit;students\n".to_owned();
    for row in rows.iter().filter(|row| row.autumn == autumn) {
        let merit = row.merit.map_or_else(String::new, |merit| merit.to_string());
        let (school, programme, home) = (SCHOOLS[row.school], PROGRAMMES[row.programme], HOMES[row.home]);
        writeln!(text, "{school};{programme};{home};{merit};{}", plain(&row.students)).unwrap();
    }
    text
}

fn files(rows: &[Row]) -> Files {
    // Every programme and home is a member, whoever is there.
    let lists = "[key.programme]\nrows = [{ programme = \"BA\" }, { programme = \"EK\" }]\n[key.home]\nrows = [{ home = \"H\" }, { home = \"G\" }]\n[key.term]\nrows = [{ term = \"spring\" }, { term = \"autumn\" }]\n";
    Files::from([
        ("model.toml", model("3.5", "3", "88_000", "4")),
        ("data.toml", format!("{DATA}{lists}")),
        ("schools.csv", schools_csv(&[1000, 1500, 700], &whole(0))),
        ("spring.csv", csv(rows, false)),
        ("autumn.csv", csv(rows, true)),
    ])
}

/// One row of each term stays in every school whatever happens, so that no pot lacks its weights.
fn staying() -> Vec<Row> {
    let row = |(school, autumn): (usize, bool)| Row {
        autumn,
        school,
        programme: 1,
        home: 0,
        merit: Some(250),
        students: whole(3),
    };
    [(0, false), (1, false), (2, false), (0, true), (1, true), (2, true)].map(row).to_vec()
}

fn picks() -> impl Strategy<Value = Picks> {
    prop_oneof![
        (0..3_usize).prop_map(Picks::School),
        (0..2_usize).prop_map(Picks::Programme),
        Just(Picks::LowMerit),
        (0..2_usize).prop_map(Picks::Home),
    ]
}

fn does() -> impl Strategy<Value = Does> {
    prop_oneof![
        (1..3_000_u16).prop_map(Does::Scale),
        Just(Does::ScaleByInput),
        (0..3_usize).prop_map(Does::MoveSchool),
        (0..2_usize, prop::option::of(1..1_000_u16)).prop_map(|(to, share)| Does::MoveProgramme(to, share)),
        (0..3_usize).prop_map(Does::MovePartByInput),
        Just(Does::Remove),
        (0..3_usize, 0..2_usize, 0..2_usize, 1..30_u16).prop_map(|(a, b, c, d)| Does::Add(a, b, c, d)),
    ]
}

#[test]
fn moved_rows_pay_what_rows_edited_by_hand_pay() {
    let cases = std::env::var("PROPTEST_CASES").ok().and_then(|n| n.parse().ok()).unwrap_or(200);
    let mut runner = TestRunner::new(Config { failure_persistence: None, ..Config::with_cases(cases) });
    let row = (
        any::<bool>(),
        0..3_usize,
        0..2_usize,
        0..2_usize,
        prop::option::weighted(0.8, 0..400_u16),
        1..40_u16,
    );
    let rows = prop::collection::vec(row, 0..9);
    let changes = prop::collection::vec((picks(), any::<bool>(), does()), 0..6);
    let (decided, all) = (Cell::new(0_u32), Cell::new(0_u32));
    let outcome = runner.run(&(rows, changes, 1..1_000_u16, 0..3_000_u16), |(rows, changes, x, y)| {
        let rows = rows.into_iter().map(|(autumn, school, programme, home, merit, students)| Row {
            autumn,
            school,
            programme,
            home,
            merit,
            students: whole(students.into()),
        });
        let rows: Vec<Row> = staying().into_iter().chain(rows).collect();
        let (x, y) = (thousandths(x), thousandths(y));
        let by_hand = changed(rows.clone(), &changes, &x, &y);
        // A file states at most twelve decimals here, and every term has somebody.
        let long = |row: &Row| decimals(&row.students).is_none_or(|places| places > 12);
        let empty = |autumn: bool| by_hand.iter().all(|row| row.autumn != autumn);
        if by_hand.iter().all(|row| row.students == whole(0))
            || by_hand.iter().any(long)
            || empty(true)
            || empty(false)
        {
            return Ok(());
        }
        let mut before = files(&rows);
        before.insert("scenario.toml", scenario(&changes));
        let (run, year) = (in_year(2026), Year::Calendar(2026));
        let world = world(&before, &run, year)
            .map_err(|codes| TestCaseError::fail(format!("{codes:?}\n{}", scenario(&changes))))?;
        let (ours, fast) = tried(&world, &[vec![x], vec![y]]);
        let theirs = without_scenario(&files(&by_hand), &run, year);
        prop_assert_eq!(ours, theirs, "{}", scenario(&changes));
        decided.set(decided.get() + u32::from(fast));
        all.set(all.get() + 1);
        Ok(())
    });
    if let Err(failed) = outcome {
        panic!("{failed}");
    }
    println!("the engine decided {} of {}", decided.get(), all.get());
    assert!(
        decided.get() * 10 > all.get() * 8 && all.get() * 2 > cases,
        "{} of {}",
        decided.get(),
        all.get()
    );
    assert_eq!(number("0.5"), thousandths(500));
}
