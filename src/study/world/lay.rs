//! The scenarios of a study laid together: each alone or all on each other, with the study's own numbers on top.

use super::overrides::tell_unknown;
use crate::diag::{Findings, ScenarioFault};
use crate::model::Rulebook;
use crate::scenario::{Scenario, check_steps};
use crate::study::file::{Combine, Worlds};

/// The worlds that a study asks for, before any model: one for each scenario or one for all of them together, or the
/// study's own numbers alone if it names no scenario. What does not fit together, or fits no model, is told.
pub fn lay(
    worlds: &Worlds,
    scenarios: &[Scenario],
    laws: &[Rulebook],
    found: &mut Findings,
) -> Vec<Scenario> {
    let own = |base: &Scenario| {
        let laid = worlds.own.clone().over(base);
        Scenario { id: base.id.clone(), title: base.title.clone(), place: base.place.clone(), ..laid }
    };
    let laid: Vec<Scenario> = match worlds.combine {
        Combine::Together => {
            let together = scenarios.iter().cloned().reduce(|all, next| {
                let id = format!("{}+{}", all.id, next.id);
                Scenario { id, ..next.over(&all) }
            });
            together.iter().map(own).collect()
        }
        Combine::Each => scenarios.iter().map(own).collect(),
    };
    let laid = if scenarios.is_empty() { vec![worlds.own.clone()] } else { laid };
    for scenario in &laid {
        check_steps(&scenario.inputs, found);
        tell_unknown(scenario, laws, found);
        let drawn = scenario.inputs.iter().find(|input| input.is_drawn());
        if let (Some(input), None) = (drawn, worlds.seed) {
            found.error(ScenarioFault::SeedNeeded, input.place.clone());
        }
    }
    laid
}
