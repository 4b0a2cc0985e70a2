//! The shipped studies: the engine pays what exact arithmetic pays, to the öre.

use skolpeng::diag::Findings;
use skolpeng::engine::{Answer, Plan};
use skolpeng::study::{self, Results};
use skolpeng::text::Library;
use skolpeng::{data, model};
use std::path::Path;

fn results(path: &str) -> Results {
    let (mut library, mut found) = (Library::new(), Findings::new());
    let study = study::load(Path::new(path), &mut library, &mut found).unwrap();
    let laws: Vec<_> =
        study.models.iter().map(|path| model::load(path, &mut library, &mut found).unwrap()).collect();
    let data = data::load(&study.data, &mut library, &mut found).unwrap();
    study::run(&study, &laws, &data, &mut found).unwrap()
}

#[test]
fn every_shipped_model_is_decided_and_equal_to_the_öre() {
    for path in
        ["scenarios/huddinge.toml", "scenarios/huddinge-calendar-2026.toml", "scenarios/sagback-2023.toml"]
    {
        for run in &results(path).runs {
            let start = std::time::Instant::now();
            let plan = Plan::new(&run.model, &run.bound.frame);
            let planned = start.elapsed();
            let prepared = plan.prepare(&run.bound.frame);
            let ready = start.elapsed();
            let answer = prepared.run(&run.slots);
            let done = start.elapsed();
            println!(
                "{path} {}: {} steps, plan {planned:?}, prepare {:?}, run {:?}",
                run.model.id,
                plan.steps().count(),
                ready - planned,
                done - ready
            );
            match answer {
                Answer::Decided(outcome) => assert_eq!(outcome, run.outcome, "{}", run.model.id),
                Answer::NeedsExact(why) => {
                    panic!("{}: {why:?} in {:?}", run.model.id, run.model.node(why.node).map(|n| &n.name))
                }
            }
        }
    }
}
