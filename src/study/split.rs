//! Amounts by item: the parts of each paid amount, which add up to it to the öre (rule P3).

use crate::base::number::{plain, whole};
use crate::base::rounding::largest_remainder;
use crate::base::{Exact, KeySet, NodeId, Ore, Step};
use crate::diag::{Findings, RunFault};
use crate::exact::Evaluator;
use crate::frame::Frame;
use crate::model::Model;
use crate::model::outcome::Outcome;
use crate::model::parts::{Formula, SplitDef};

/// What every payee gets, by item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SplitResult {
    /// The split's place in the model's list.
    pub split: usize,
    /// One line for each payee; one for all where the model has no payee.
    pub lines: Vec<SplitLine>,
}

/// What one payee gets, by item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SplitLine {
    /// Its code.
    pub code: String,
    /// One sum for each item.
    pub parts: Vec<Ore>,
    /// What the split does not concern.
    pub rest: Ore,
}

/// What is paid, by the items of every split; what does not add up is told.
pub fn splits(
    model: &Model,
    frame: &Frame,
    slots: &[Exact],
    outcome: &Outcome,
    found: &mut Findings,
) -> Vec<SplitResult> {
    let evaluator = Evaluator::new(model, frame, slots);
    let splitter = Splitter { model, frame, evaluator: &evaluator, outcome };
    let results = model.splits.iter().enumerate();
    let results = results.map(|(number, def)| splitter.split(number, def, found)).collect();
    found.extend(evaluator.findings());
    results
}

struct Splitter<'a> {
    model: &'a Model,
    frame: &'a Frame,
    evaluator: &'a Evaluator<'a>,
    outcome: &'a Outcome,
}

impl Splitter<'_> {
    fn split(&self, number: usize, def: &SplitDef, found: &mut Findings) -> SplitResult {
        let payee = self.model.order.minimal(self.model.payee.map_or(KeySet::NONE, KeySet::of));
        let mut lines: Vec<SplitLine> = (0..self.frame.len(payee))
            .map(|instance| {
                let member = self.model.payee.and_then(|key| {
                    self.frame.member_at(payee, instance, key).map(|member| self.frame.code(key, member))
                });
                let code = member.unwrap_or_default().to_owned();
                SplitLine { code, parts: vec![Ore::ZERO; def.members.len()], rest: Ore::ZERO }
            })
            .collect();
        for id in self.model.numbered().filter(|(_, n)| n.is_own() && n.is_amount()).map(|(id, _)| id) {
            let shares = def.of.iter().find(|(of, _)| *of == id).map(|(_, shares)| shares);
            self.amount(id, shares, payee, &mut lines, def, found);
        }
        SplitResult { split: number, lines }
    }

    fn amount(
        &self,
        id: NodeId,
        shares: Option<&Vec<Formula>>,
        payee: KeySet,
        lines: &mut [SplitLine],
        def: &SplitDef,
        found: &mut Findings,
    ) {
        let grain = self.model.node(id).map(|node| node.grain).unwrap_or_default();
        let mut wrong: Vec<(String, Exact)> = Vec::new();
        for instance in 0..self.frame.len(grain) {
            let paid = self.outcome.at(id, instance).unwrap_or_default();
            let own = self.frame.up(grain, instance, payee).and_then(|place| lines.get_mut(place));
            let Some(line) = own else { continue };
            match shares.map(|shares| self.parts(shares, paid, (grain, instance))) {
                None => line.rest = [line.rest, paid].into_iter().sum(),
                Some(Ok(parts)) => {
                    line.parts
                        .iter_mut()
                        .zip(parts)
                        .for_each(|(sum, part)| *sum = [*sum, part].into_iter().sum());
                }
                Some(Err(Some(sum))) => wrong.push((self.member(grain, instance), sum)),
                Some(Err(None)) => {}
            }
        }
        if let Some((_, sum)) = wrong.first() {
            let members = wrong.iter().take(4).map(|(member, _)| member.clone()).collect::<Vec<_>>();
            let fault = RunFault::SplitNotWhole {
                name: def.name.clone(),
                amount: self.model.node(id).map(|node| node.name.clone()).unwrap_or_default(),
                sum: plain(sum),
                members: members.join("; "),
            };
            found.error(fault, def.place.clone());
        }
    }

    /// The parts of one paid amount; the sum of the shares if it is not one, or nothing if a share was refused.
    fn parts(&self, shares: &[Formula], paid: Ore, at: (KeySet, usize)) -> Result<Vec<Ore>, Option<Exact>> {
        let share = |formula: &Formula| match self.evaluator.formula(&formula.typed, at) {
            Ok(Some(crate::exact::Value::Number(number))) => Ok(number),
            _ => Err(None),
        };
        let shares: Vec<Exact> = shares.iter().map(share).collect::<Result<_, _>>()?;
        let sum: Exact = shares.iter().sum();
        if sum != whole(1) {
            return Err(Some(sum));
        }
        let total = paid.exact();
        let exact: Vec<Exact> = shares.iter().map(|share| share * &total).collect();
        let step = Step::new(Exact::new(1.into(), 100.into())).ok_or(None)?;
        let parts = largest_remainder(&exact, &total, &step);
        parts.iter().map(|part| Ore::rounded(part).map_err(|_| None)).collect()
    }

    fn member(&self, grain: KeySet, instance: usize) -> String {
        let one = |key: crate::base::Key| {
            let name = self.model.keys.get(key.index()).map_or("", |def| def.name.as_str());
            let member = self.frame.member_at(grain, instance, key)?;
            Some(format!("{name} {}", self.frame.code(key, member)))
        };
        grain.iter().filter_map(one).collect::<Vec<_>>().join(", ")
    }
}
