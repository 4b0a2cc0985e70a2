//! Years in a row: what last year's world came to is what this year's reads as `previous`.

use super::common::{Files, in_year, world};
use skolpeng::exact::Evaluator;
use skolpeng::study::{LastYear, Year};

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
[amount.money]
per = ["school"]
formula = 'student_years * 100 kr/student_year'
[amount.cushion]
per = ["school"]
formula = 'max(0 kr, default(previous.money, 0 kr) - money) / 2 + default(previous.students, 0 student) * 1 kr / 1 student'
"#;

const DATA: &str = r#"
[data]
id = "d"
title = "D"
source = "invented"
date = 2026-01-01
status = "synthetic"
[key.school]
rows = [{ school = "A" }, { school = "B" }]
[rows.all]
rows = [{ school = "A", programme = "BA", students = 10 }, { school = "B", programme = "EK", students = 40 }]
stands_for = { from = 2025-07-01, to = 2026-06-30 }
"#;

#[test]
fn a_year_reads_what_the_year_before_came_to() {
    let scenario = "[scenario]\nid = \"s\"\n[[change]]\nfrom = 2027\nwhere = 'school = \"B\"'\nset = { students = 'students / 2' }\n";
    let files = Files::from([
        ("model.toml", MODEL.to_owned()),
        ("data.toml", DATA.to_owned()),
        ("scenario.toml", scenario.to_owned()),
    ]);
    let made = |year| world(&files, &in_year(year), Year::School).unwrap();
    let (first, second) = (made(2026), made(2027));
    let evaluator = Evaluator::new(&first.model, &first.bound.frame, &first.slots);
    let last = LastYear { world: &first, frame: &first.bound.frame, evaluator: &evaluator };
    let frame = second.after(second.bound.frame.clone(), last);
    let outcome = Evaluator::new(&second.model, &frame, &second.slots).run().unwrap();
    let paid = |amount: &str| outcome.total(second.model.node_named(amount, None).unwrap()).to_string();
    // A keeps 1 000 kr; B has 2 000 of 4 000 kr: half of what it lost, and 1 kr for each of last year's 50.
    assert_eq!((paid("money"), paid("cushion")), ("3000.00".to_owned(), "1050.00".to_owned()));
}
