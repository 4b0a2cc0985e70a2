//! What a model pays on a study's data on another day, or which rows its tables lack for those data.

use super::bind::bind;
use super::file::Study;
use super::run::settled_run;
use crate::base::{Date, Ore};
use crate::data::DataSet;
use crate::diag::{Fault, Findings, RunFault};
use crate::exact::{Evaluator, stated};
use crate::model::Rulebook;

/// A row that a table lacks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lacking {
    /// The table.
    pub table: String,
    /// The codes that no row fits.
    pub codes: String,
    /// Who needs it.
    pub members: String,
}

/// What a model pays in all on a study's data by the rules of a day; the rows that it lacks if it cannot be computed.
/// Nothing if it does not run for another reason, which is then among the findings.
pub fn on_day(
    study: &Study,
    law: &Rulebook,
    data: &DataSet,
    date: Date,
    found: &mut Findings,
) -> Option<Result<Ore, Vec<Lacking>>> {
    let study = Study { date: Some(date), ..study.clone() };
    let (run, year) = settled_run(&study, data, found)?;
    let mut own = Findings::new();
    let model = law.in_force(&run, &mut own);
    let bound = model.as_ref().and_then(|model| bind(model, data, year, &mut own));
    let Some((model, bound)) = model.as_ref().zip(bound) else {
        found.extend(own);
        return None;
    };
    let slots = stated(model);
    match Evaluator::new(model, &bound.frame, &slots).run() {
        Ok(outcome) => Some(Ok(model.components().into_iter().map(|id| outcome.total(id)).sum())),
        Err(refused) => {
            let (rows, others) = told(&refused);
            if rows.is_empty() {
                found.extend(others);
                return None;
            }
            Some(Err(rows))
        }
    }
}

/// The rows that are lacking, and what else was found.
fn told(refused: &Findings) -> (Vec<Lacking>, Findings) {
    let (mut rows, mut others) = (Vec::new(), Findings::new());
    for one in refused.sorted() {
        match one.fault {
            Fault::Run(
                RunFault::NoRow { table, codes, members } | RunFault::NoRowLike { table, codes, members, .. },
            ) => rows.push(Lacking { table, codes, members }),
            _ => others.add(one),
        }
    }
    (rows, others)
}
