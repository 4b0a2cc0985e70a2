//! Today's rules against an independent computation: `tests/golden/baseline.py`, from the CSV files, in exact fractions.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use skolpeng::base::Ore;
use skolpeng::compare::budget;
use skolpeng::session::Session;
use skolpeng::study::RunResult;
use std::path::Path;

fn baseline(study: &str) -> RunResult {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios").join(study);
    Session::open(&path).run().unwrap().runs.remove(0)
}

#[test]
fn every_school_gets_what_an_independent_computation_says() {
    let expected = include_str!("golden/baseline.txt");
    let mut compared = 0;
    for (year, study) in [("2023", "sagback-2023.toml"), ("2026", "huddinge.toml")] {
        let run = baseline(study);
        let budget = budget(&run.model, &run.bound.frame, &run.outcome, &run.slots);
        let names: Vec<&str> =
            budget.components.iter().map(|id| run.model.node(*id).unwrap().name.as_str()).collect();
        assert_eq!(names, ["programme_money", "structure_money", "vat_money"]);
        for line in expected.lines().filter(|line| line.starts_with(year)) {
            let cells: Vec<&str> = line.split(';').collect();
            let school = budget.lines.iter().find(|school| school.code == cells[1]).unwrap();
            let kronor: Vec<Ore> =
                cells.iter().skip(2).map(|c| Ore::from_whole(c.parse::<i64>().unwrap() * 100)).collect();
            assert_eq!(school.components, kronor, "{line}");
            compared += 3;
        }
    }
    assert_eq!(compared, 42, "seven schools, three amounts, two years");
}
