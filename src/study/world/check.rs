//! Every scenario of a study put on every model, for what is wrong with them; nothing is kept.

use super::{DataSets, Order, World, lay};
use crate::diag::{Diagnostic, Findings, Severity};
use crate::exact::Evaluator;
use crate::model::Rulebook;
use crate::scenario::Scenario;
use crate::study::file::Study;
use crate::study::run::{on_deep_stack, settled_runs};

/// Tells what does not fit between a study's scenarios, its models and its data, in every year that is asked for.
pub fn check_worlds(
    study: &Study,
    laws: &[Rulebook],
    data: DataSets,
    scenarios: &[Scenario],
    found: &mut Findings,
) {
    let laid = lay(&study.worlds, scenarios, laws, found);
    let mut orders = Vec::new();
    for scenario in &laid {
        let Some(runs) = settled_runs(study, scenario, data.of(scenario), found) else { return };
        for (run, year) in runs {
            orders.extend(laws.iter().map(|law| (law, scenario, run.clone(), year)));
        }
    }
    let told = on_deep_stack(|| {
        let mut told = Findings::new();
        for (law, scenario, run, year) in &orders {
            let order = Order { law, data: data.of(scenario), run, year: *year, scenario };
            if let Some(world) = World::new(&order, &mut told) {
                told.extend(world.refused());
            }
        }
        told
    });
    // Notes of the model itself are told when it runs without a scenario.
    let grave = |one: &Diagnostic| one.severity != Severity::Note;
    told.sorted().into_iter().filter(grave).for_each(|one| found.add(one));
}

impl World {
    /// What exact arithmetic refuses with every input at the middle of its range, and which checks do not hold there.
    #[must_use]
    pub fn refused(&self) -> Findings {
        let evaluator = Evaluator::new(&self.model, &self.bound.frame, &self.slots);
        let mut found = match evaluator.run() {
            Ok(_) => Findings::new(),
            Err(refused) => return refused,
        };
        crate::study::run::tell_broken(&self.model, &evaluator.broken(), &mut found);
        found.extend(evaluator.findings());
        found
    }
}
