//! Checking splits: which amounts are shown by item, and by which shares (rule P3).

use super::{Builder, Site, place_of};
use crate::base::Unit;
use crate::diag::{Diagnostic, ModelFault, Place};
use crate::formula::Expr;
use crate::formula::tree::Node;
use crate::formula::typed::Missing;
use crate::model::law::Rule;
use crate::model::parts::{Formula, FormulaText, SplitDef};
use crate::model::read::Written;
use crate::text::{Label, Located};

/// What `[split]` may say of one.
pub const KNOWN: [&str; 6] = ["label", "members", "labels", "of", "reference", "assumption"];

impl Builder<'_> {
    pub(super) fn split(&mut self, rule: &Rule) -> Option<SplitDef> {
        rule.table.refuse_unknown(&KNOWN, &mut self.found);
        let members = self.keys.iter().find(|key| key.name == rule.name).and_then(|key| key.members.clone());
        let (Some(members), Some(of)) = (members.filter(|list| !list.is_empty()), rule.table.get("of"))
        else {
            self.found.error(ModelFault::SplitNeeds { name: rule.name.clone() }, rule.place.clone());
            return None;
        };
        let mut list = Vec::new();
        for entry in of.as_table(&mut self.found)?.clone().iter() {
            let Some(id) = self.amount_to_split(&entry.key, &entry.key_place) else { continue };
            let grain = self.nodes.get(id.index()).map(|node| node.grain).unwrap_or_default();
            let shares: Vec<Option<Formula>> = members
                .iter()
                .map(|member| self.share_of(rule, &members, member, &entry.value, grain))
                .collect();
            if let Some(shares) = shares.into_iter().collect::<Option<Vec<_>>>() {
                list.push((id, shares));
            }
        }
        self.split_whole(rule, &list);
        let label = rule.table.get("label").and_then(|v| Label::read(v, &mut self.found));
        let members = members.into_iter().map(|name| (name.clone(), self.label_of(rule, &name))).collect();
        Some(SplitDef {
            name: rule.name.clone(),
            label: label.unwrap_or_else(|| Label::same(&rule.name)),
            members,
            of: list,
            place: rule.place.clone(),
        })
    }

    fn amount_to_split(&mut self, name: &str, place: &Place) -> Option<crate::base::NodeId> {
        let amount = |id: &crate::base::NodeId| self.nodes.get(id.index()).is_some_and(|n| n.is_amount());
        let found = self.own_node(name).filter(amount);
        if found.is_none() && !self.is_broken(name) {
            self.found.error(ModelFault::NoSuchAmount { name: name.to_owned() }, place.clone());
        }
        found
    }

    fn label_of(&mut self, rule: &Rule, member: &str) -> Label {
        let labels = rule.table.get("labels").and_then(|v| v.as_table(&mut self.found)).cloned();
        let label = labels.and_then(|labels| Label::read(labels.get(member)?, &mut self.found));
        label.unwrap_or_else(|| Label::same(member))
    }

    /// An item's share of an amount: all of it or nothing where a member is named, else what a name gives for the item.
    fn share_of(
        &mut self,
        rule: &Rule,
        members: &[String],
        member: &str,
        value: &Located,
        grain: crate::base::KeySet,
    ) -> Option<Formula> {
        let name = value.as_text(&mut self.found)?.to_owned();
        let whole = members.contains(&name);
        let text = match whole {
            true => if name == member { "1" } else { "0" }.to_owned(),
            false => format!("{name}[{}: \"{member}\"]", rule.name),
        };
        let is_name = |expr: &Expr| matches!(expr.node, Node::Name(_));
        let named = whole || crate::formula::parse(&name, self.units).is_ok_and(|expr| is_name(&expr));
        let expr = match crate::formula::parse(&text, self.units) {
            Ok(expr) if named => expr,
            _ => {
                let fault = ModelFault::SplitByWhat { text: name, members: members.join(", ") };
                self.found.error(fault, value.place.clone());
                return None;
            }
        };
        let pieces = vec![(0..name.len(), value.inner.clone())];
        let formula =
            self.checked_formula(Site::OWN, &Written { expr, text: FormulaText { text, pieces } })?;
        let place = place_of(&formula.text, &value.place);
        let ty = &formula.typed.ty;
        if !ty.unit().is_some_and(Unit::is_plain) || ty.missing == Missing::Declared {
            let fault = ModelFault::SplitByWhat { text: name, members: members.join(", ") };
            self.found.error(fault, place);
            return None;
        }
        if !self.order.determines(grain, ty.grain) {
            let (formula, per) = (self.key_names(ty.grain), self.key_names(grain));
            self.found.error(ModelFault::DoesNotFitPer { name, formula, per }, place);
            return None;
        }
        Some(formula)
    }

    /// A calculation by item that leaves an amount out is not complete: that is told.
    fn split_whole(&mut self, rule: &Rule, list: &[(crate::base::NodeId, Vec<Formula>)]) {
        let lacking: Vec<String> = (0..)
            .map(crate::base::NodeId)
            .zip(&self.nodes)
            .filter(|(id, node)| node.is_own() && node.is_amount() && !list.iter().any(|(of, _)| of == id))
            .map(|(_, node)| node.name.clone())
            .collect();
        if !lacking.is_empty() && !self.found.has_errors() {
            let fault = ModelFault::SplitLeavesOut { name: rule.name.clone(), amounts: lacking.join(", ") };
            self.found.add(Diagnostic::warning(fault, rule.place.clone()));
        }
    }
}
