//! One world of a study with every uncertain number at the middle of its range, run as the study itself is run.

use super::file::Study;
use super::run::{Laid, Results, settled_runs, side_by_side};
use super::world::{DataSets, LastYear, Order, World, lay};
use crate::diag::{Diagnostic, Fault, Findings, ScenarioFault, Severity};
use crate::exact::Evaluator;
use crate::model::parts::Origin;
use crate::model::{Rulebook, Run};
use crate::scenario::Scenario;
use crate::study::Year;
use crate::text::Label;

/// A world that can be chosen.
#[derive(Clone, Debug)]
pub struct Chosen {
    /// Its name.
    pub id: String,
    /// What people call it.
    pub title: Label,
    /// The years that it runs over; none if it has the study's year.
    pub years: Vec<i32>,
    /// The parameters that it states itself.
    pub states: Vec<String>,
    /// Whether some of its numbers are swept or drawn.
    pub varies: bool,
    /// Whether some of them are drawn.
    pub is_drawn: bool,
}

/// The worlds of a study: those that [`run_worlds`](super::runs::run_worlds) goes through, none if nothing is changed.
pub fn worlds(study: &Study, laws: &[Rulebook], scenarios: &[Scenario], found: &mut Findings) -> Vec<Chosen> {
    if study.worlds.is_plain() {
        return Vec::new();
    }
    let one = |scenario: &Scenario| {
        let entries = scenario.overrides.iter().flat_map(|one| &one.entries);
        let states = entries.filter(|(section, _)| *section == "parameter");
        Chosen {
            id: scenario.id.clone(),
            title: if scenario.id == study.id { study.title.clone() } else { scenario.title.clone() },
            years: if scenario.years.is_empty() {
                study.worlds.years.clone()
            } else {
                scenario.years.clone()
            },
            states: states.map(|(_, entry)| entry.key.clone()).collect(),
            varies: scenario.inputs.iter().any(|input| input.is_drawn() || input.len() > 1),
            is_drawn: scenario.inputs.iter().any(crate::scenario::Input::is_drawn),
        }
    };
    lay(&study.worlds, scenarios, laws, found).iter().map(one).collect()
}

/// Runs a study in the world of a name, in one of its years, the first if none is named. Nothing if something does not
/// fit, or there is no such world or year.
pub fn run_in(
    (study, laws, data): (&Study, &[Rulebook], DataSets),
    scenarios: &[Scenario],
    (id, year): (&str, Option<i32>),
    found: &mut Findings,
) -> Option<Results> {
    let laid = lay_for_some(study, laws, scenarios, found);
    let scenario = laid.into_iter().find(|scenario| scenario.id == id)?;
    let data = data.of(&scenario);
    let runs = settled_runs(study, &scenario, data, found)?;
    let place = match year {
        Some(year) if runs.len() > 1 => runs.iter().position(|(run, _)| run.year == year)?,
        _ => 0,
    };
    let (run, year) = runs.get(place)?;
    let before = runs.get(..place).unwrap_or_default();
    let lay = |law: &Rulebook, found: &mut Findings| {
        let mut own = Findings::new();
        let order = Order { law, data, run, year: *year, scenario: &scenario };
        let world = after(before, order, &mut own);
        // Notes of a model itself are told when it runs without a scenario.
        own.sorted().into_iter().filter(|one| one.severity != Severity::Note).for_each(|one| found.add(one));
        let World { model, bound, slots, .. } = world?;
        Some(Laid { model, bound, slots })
    };
    side_by_side((study, laws, data), (run.date, *year), &lay, found)
}

/// The study's worlds. That one states a number which none of these models has is no fault: the others may have it.
fn lay_for_some(
    study: &Study,
    laws: &[Rulebook],
    scenarios: &[Scenario],
    found: &mut Findings,
) -> Vec<Scenario> {
    let mut own = Findings::new();
    let laid = lay(&study.worlds, scenarios, laws, &mut own);
    let of_others =
        |one: &Diagnostic| matches!(one.fault, Fault::Scenario(ScenarioFault::OverridesNothing { .. }));
    own.sorted().into_iter().filter(|one| !of_others(one)).for_each(|one| found.add(one));
    laid
}

/// The world of an order; where it reads the year before, after each of the years before it.
fn after(before: &[(Run, Year)], order: Order, found: &mut Findings) -> Option<World> {
    let world = World::new(&order, found)?;
    let reads = world.model.columns.iter().any(|column| matches!(column.origin, Origin::Previous(_)));
    let Some(((run, year), earlier)) = before.split_last().filter(|_| reads) else { return Some(world) };
    let last = after(earlier, Order { run, year: *year, ..order }, found)?;
    let frame = &last.bound.frame;
    let evaluator = Evaluator::new(&last.model, frame, &last.slots);
    let mut world = world;
    world.bound.frame =
        world.after(world.bound.frame.clone(), LastYear { world: &last, frame, evaluator: &evaluator });
    Some(world)
}
