//! Explanations add up: what a school gets is the sum of the lines under it, down to the students.

use skolpeng::base::number::whole;
use skolpeng::base::{Exact, KeySet, Ore};
use skolpeng::explain::{Explainer, Quantity, Reason, What};
use skolpeng::model::parts::Role;
use skolpeng::session::Session;
use std::path::Path;

fn ore(reason: &Reason) -> Option<Ore> {
    match &reason.value {
        Some(Quantity::Ore(ore)) => Some(*ore),
        _ => None,
    }
}

/// Lines of money add up to the line above; lines of students to it before it was rounded. Returns the lines seen.
fn adds_up(reason: &Reason, step: &Exact) -> usize {
    let own = ore(reason);
    let paid: Vec<Ore> = reason.children.iter().filter_map(ore).collect();
    if let (Some(own), false) = (own, paid.is_empty()) {
        assert_eq!(paid.iter().copied().sum::<Ore>(), own, "{:?}", reason.what);
    }
    let of_students = reason.children.iter().filter(|child| matches!(child.what, What::Students(_)));
    let parts: Vec<Exact> = of_students
        .filter_map(|child| match &child.value {
            Some(Quantity::Number(number, _)) => Some(number.clone()),
            _ => None,
        })
        .collect();
    if let (Some(own), false) = (own, parts.is_empty()) {
        let sum = parts.iter().fold(whole(0), |sum, part| sum + part);
        let apart = sum - own.exact();
        assert!(&apart * whole(2) <= *step && &apart * whole(-2) <= *step, "{:?}", reason.what);
    }
    1 + reason.children.iter().map(|child| adds_up(child, step)).sum::<usize>()
}

#[test]
fn what_every_school_gets_is_explained_to_the_krona() {
    let study = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios/huddinge.toml");
    let results = Session::open(&study).run().unwrap();
    let mut lines = 0;
    for run in &results.runs {
        let payee = run.model.order.minimal(KeySet::of(run.model.payee.unwrap()));
        let explainer = Explainer::new(&run.model, &run.bound.frame, &run.slots);
        for (id, node) in run.model.numbered().filter(|(id, _)| run.outcome.amounts.contains_key(id)) {
            let step = match &node.role {
                Role::Amount { round: (step, _), .. } => step.size().clone(),
                _ => whole(1),
            };
            let told: Ore = (0..run.bound.frame.len(payee))
                .map(|school| {
                    let reason = explainer.why(id, (payee, school)).unwrap();
                    lines += adds_up(&reason, &step);
                    ore(&reason).unwrap()
                })
                .sum();
            assert_eq!(told, run.outcome.total(id), "{}", node.name);
        }
    }
    assert!(lines > 5_000, "{lines} lines of explanation");
}
