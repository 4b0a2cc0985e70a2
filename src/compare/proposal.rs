//! A proposal told apart from the baseline: what its rules say otherwise, what each amount adds, and why schools differ.

use super::budget::Budget;
use super::why::WhyLine;
use crate::base::Ore;
use crate::model::Model;
use crate::model::diff::Diff;
use crate::text::Label;

/// A proposal told apart from the baseline.
#[derive(Clone, Debug)]
pub struct Proposal {
    /// Its place among the study's models.
    pub model: usize,
    /// What its rules say that the baseline's do not.
    pub diff: Diff,
    /// Why each school gets more or less; nothing if a world between the two could not be computed.
    pub why: Option<Vec<WhyLine>>,
}

/// What one amount pays by two sets of rules.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Amounts {
    /// Its name in the models.
    pub name: String,
    /// What people call it, in the later model if that has it.
    pub label: Label,
    /// What it pays by what is compared with.
    pub before: Ore,
    /// What it pays.
    pub after: Ore,
}

impl Amounts {
    /// By how much it pays more.
    #[must_use]
    pub fn change(&self) -> Ore {
        self.after - self.before
    }
}

/// Every amount of two budgets by its name, those of the first in their order and then what only the second has; of one
/// school, or of all where no code is given.
#[must_use]
pub fn amounts(before: (&Model, &Budget), after: (&Model, &Budget), school: Option<&str>) -> Vec<Amounts> {
    let mut all: Vec<Amounts> = Vec::new();
    for (is_after, (model, budget)) in [(false, before), (true, after)] {
        for (place, id) in budget.components.iter().enumerate() {
            let Some(node) = model.node(*id) else { continue };
            let lines = budget.lines.iter().filter(|line| school.is_none_or(|code| line.code == code));
            let sum: Ore = lines.filter_map(|line| line.components.get(place)).copied().sum();
            let nothing = Amounts {
                name: node.name.clone(),
                label: node.label.clone(),
                before: Ore::ZERO,
                after: Ore::ZERO,
            };
            let at = all.iter().position(|one| one.name == node.name).unwrap_or(all.len());
            if at == all.len() {
                all.push(nothing);
            }
            let Some(own) = all.get_mut(at) else { continue };
            if is_after {
                own.after = own.after + sum;
                own.label = node.label.clone();
            } else {
                own.before = own.before + sum;
            }
        }
    }
    all
}
