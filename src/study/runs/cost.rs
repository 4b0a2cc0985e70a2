//! What each model costs in each world: side by side or draw by draw, and which rule makes it so.

use super::lot::Sources;
use super::lots;
use super::payer::Payer;
use crate::base::NodeId;
use crate::diag::Findings;
use crate::engine::lanes::Program;
use crate::model::Model;
use crate::scenario::Scenario;
use crate::study::run::on_deep_stack;
use crate::study::world::lay;
use crate::text::Label;

/// What one model costs in one world.
#[derive(Clone, Debug)]
pub struct Cost {
    /// The scenario.
    pub scenario: Label,
    /// The model, by id.
    pub model: String,
    /// How it is computed.
    pub how: How,
}

/// How a model is computed in a world.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum How {
    /// Sixteen draws side by side.
    SideBySide {
        /// How many instructions there are.
        instructions: usize,
        /// How many numbers each draw computes.
        numbers: usize,
        /// What computes most of them, and how many.
        most: (String, usize),
    },
    /// Draw by draw.
    OneByOne {
        /// The rule that is not computed side by side.
        node: String,
        /// What it does.
        what: &'static str,
    },
    /// By exact arithmetic, year after year.
    YearAfterYear,
}

/// What every model of a study costs in every world; what does not fit is told.
pub fn costs(sources: Sources, scenarios: &[Scenario], found: &mut Findings) -> Vec<Cost> {
    let laid = lay(&sources.study.worlds, scenarios, sources.laws, found);
    let (costs, told) = on_deep_stack(|| {
        let mut found = Findings::new();
        let lots = lots(sources, &laid, None, &mut found).unwrap_or_default();
        let mut costs = Vec::new();
        for lot in &lots {
            for payer in lot.years.first().into_iter().flat_map(|year| &year.payers) {
                let model = payer.world.model.id.clone();
                let how = if lot.chained { How::YearAfterYear } else { how(payer) };
                costs.push(Cost { scenario: lot.scenario.title.clone(), model, how });
            }
        }
        (costs, found)
    });
    found.extend(told);
    costs
}

fn how(payer: &Payer) -> How {
    let model = &payer.world.model;
    match &payer.program {
        Err(unfit) => How::OneByOne { node: name(model, unfit.node), what: unfit.what },
        Ok(program) => How::SideBySide {
            instructions: program.instructions.len(),
            numbers: program.instructions.iter().map(|one| rows(program, one.out)).sum(),
            most: most(model, program),
        },
    }
}

fn rows(program: &Program, buffer: u32) -> usize {
    program.buffers.get(buffer as usize).map_or(0, |buffer| buffer.rows)
}

fn most(model: &Model, program: &Program) -> (String, usize) {
    let largest = program.instructions.iter().max_by_key(|one| rows(program, one.out));
    largest.map_or_else(|| (String::new(), 0), |one| (name(model, one.node), rows(program, one.out)))
}

fn name(model: &Model, node: NodeId) -> String {
    model.node(node).map_or_else(String::new, |node| node.name.clone())
}
