//! What happens to rows and members, on figures small enough to be reckoned by head.

use super::common::{Files, in_year, number, paid, total, world};
use super::meaning::with;
use skolpeng::exact::Evaluator;
use skolpeng::study::{World, Year};

fn made(files: &Files) -> World {
    world(files, &in_year(2026), Year::School).unwrap_or_else(|codes| panic!("{codes:?}"))
}

fn codes(scenario: &str) -> Vec<&'static str> {
    world(&with(scenario), &in_year(2026), Year::School).err().unwrap_or_default()
}

/// What a world pays one school as one amount, with its inputs at the middle of their ranges.
fn pays(world: &World, amount: &str, school: &str) -> String {
    let id = world.model.node_named(amount, None).unwrap();
    let frame = &world.bound.frame;
    let member = frame.member(world.model.key_named("school").unwrap(), school).unwrap();
    paid(world, &[]).0.at(id, member as usize).unwrap().to_string()
}

#[test]
fn rows_that_move_bring_their_students_and_take_the_new_members_columns() {
    let world = made(&with(
        "[[change]]\nwhere = 'school = \"A\" and programme = \"EK\"'\nmove_to = { school = \"B\" }\n",
    ));
    assert_eq!(
        (pays(&world, "money", "A"), pays(&world, "money", "B")),
        ("1000.00".to_owned(), "6000.00".to_owned())
    );
    // 10 × 10 % at A, 60 × 50 % at B: those who move are in B's programme now.
    assert_eq!(total(&world, "by_low"), "3100.00");
}

#[test]
fn a_share_of_each_row_moves() {
    let quarter = "[[change]]\nwhere = 'school = \"B\"'\nmove_to = { school = \"A\" }\nshare = 0.25\n";
    let world = made(&with(quarter));
    assert_eq!(
        (pays(&world, "money", "A"), pays(&world, "money", "B")),
        ("4000.00".to_owned(), "3000.00".to_owned())
    );
    let by_input = quarter.replace("0.25", "\"x\"");
    let world = made(&with(&format!("[input.x]\nvalue = 0.5\n{by_input}")));
    assert_eq!(
        (pays(&world, "money", "A"), pays(&world, "money", "B")),
        ("5000.00".to_owned(), "2000.00".to_owned())
    );
}

#[test]
fn a_school_closes_when_its_students_have_moved() {
    let gone = "[[change]]\nentity = \"school\"\nwhere = 'school = \"A\"'\nremove = true\n";
    assert_eq!(codes(gone), ["S216"]);
    let moved = "[[change]]\nwhere = 'school = \"A\"'\nmove_to = { school = \"B\" }\n";
    // B has no BA: those who move there are in a combination for which the data state no share of low.
    assert_eq!(codes(&format!("{moved}{gone}")), Vec::<&str>::new());
    let rows = "[[change]]\nwhere = 'school = \"A\"'\nremove = true\n";
    // Somebody with a merit stays, so that there is a mean.
    let one = "[[change]]\nadd = { school = \"B\", programme = \"EK\", merit = 100, students = 1 }\n";
    let world = made(&with(&format!("{rows}{gone}{one}")));
    assert_eq!(total(&world, "money"), "4100.00");
    assert_eq!(world.bound.frame.codes(world.model.key_named("school").unwrap()), ["B"]);
}

#[test]
fn a_school_opens_and_rows_are_added() {
    let opens = "[[change]]\nentity = \"school\"\nadd = { school = \"AB\", kind = \"other\" }\n";
    let rows = "[[change]]\nadd = [{ school = \"AB\", programme = \"EK\", merit = 150, students = 5 }]\n";
    let world = made(&with(&format!(
        "{opens}{rows}[[change]]\nwhere = 'school = \"B\"'\nmove_to = {{ school = \"AB\" }}\nshare = 0.5\n"
    )).into_iter().map(|(name, text)| {
        // The model reads `low` where the new school has none.
        let text = text.replace("min = 0, max = 100 }", "min = 0, max = 100, missing = \"allowed\" }");
        let text = text.replace("mean(low weighted by students)", "mean(default(low, 0) weighted by students)");
        (name, text.replace("student_years * rate * low", "student_years * rate * default(low, 0)"))
    }).collect());
    assert_eq!(pays(&world, "money", "AB"), "2500.00");
    assert_eq!(total(&world, "money"), "7500.00");
}

#[test]
fn rows_are_weighed_until_an_equation_holds() {
    // Of A's 30, 10 at 100 and 20 at 200 points become 15 and 15, whose mean is 150; B stays.
    let to = "[input.y]\nunit = \"point\"\nvalue = 150\n[[change]]\nwhere = 'merit is not missing and merit < 200 point'\nreweight = { so_that = 'mean(merit where merit is not missing) = y', keep = [\"school\"] }\n";
    let world = made(&with(to));
    assert_eq!(total(&world, "money"), "7000.00");
    assert_eq!(total(&world, "by_merit"), "10500.00");
    let (outcome, _) = paid(&world, &[vec![number("200")]]);
    let by_merit = world.model.node_named("by_merit", None).unwrap();
    assert_eq!(outcome.total(by_merit).to_string(), "14000.00");
    // At 250 points some would have to be fewer than none: the world's own check says so.
    let frame = world.frame_at(&[vec![world.input_number(0, &number("250")).unwrap()]]);
    assert!(!Evaluator::new(&world.model, &frame, &world.slots).broken().is_empty());
    let frame = world.frame_at(&[vec![world.input_number(0, &number("180")).unwrap()]]);
    assert!(Evaluator::new(&world.model, &frame, &world.slots).broken().is_empty());
}

#[test]
fn a_series_of_worlds_is_a_sweep_in_step() {
    let scenario = "[input.r]\nunit = \"kr/student_year\"\nvalue = 0\n[parameter.rate]\nvalue = \"r\"\nassumption = \"a\"\n[scenario_table]\nfile = \"worlds.csv\"\ncolumns = { r = \"rate\", 'students[school = B]' = \"b\" }\n";
    let mut files = with(scenario);
    files.insert("worlds.csv", "rate;b\n100;40\n50;10\n".to_owned());
    let world = made(&files);
    let (outcome, _) = paid(&world, &[vec![number("50")], vec![number("10")]]);
    // (30 + 10) students at 50 kr.
    assert_eq!(outcome.total(world.model.node_named("money", None).unwrap()).to_string(), "2000.00");
    assert_eq!(total(&world, "money"), "7000.00");
}

#[test]
fn what_cannot_happen_to_rows_is_refused() {
    let change = |text: &str| codes(&format!("[[change]]\n{text}\n"));
    assert_eq!(
        codes("[input.x]\nvalue = 1\n[[change]]\nwhere = 'x > 0'\nmove_to = { school = \"B\" }\n"),
        ["S209"]
    );
    assert_eq!(change("entity = \"school\"\nmove_to = { school = \"B\" }"), ["S210"]);
    assert_eq!(change("move_to = { school = \"C\" }"), ["R133"]);
    assert_eq!(
        change(
            "where = 'school = \"A\"'\nreweight = { so_that = 'mean(merit where merit is not missing) > 3 point', keep = [\"school\"] }"
        ),
        ["S221"]
    );
}
