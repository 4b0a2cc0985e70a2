//! `[law]`: the laws that a model claims, or breaks knowingly, with their particulars checked.

use super::Builder;
use crate::base::number::whole;
use crate::base::{ColumnId, Exact, KeySet, NodeId, Unit};
use crate::diag::ModelFault;
use crate::model::law::{Rule, Rulebook};
use crate::model::parts::{ColumnKind, Law, LawDef, Stand};
use crate::model::read::quantity;
use crate::text::{Label, Located};

/// What `[law]` may say of a law without particulars.
pub const LAW: [&str; 3] = ["claims", "breaks", "reference"];
/// What `[law.more_need_not_less]` may say.
pub const LAW_OF_NEED: [&str; 5] = ["claims", "breaks", "reference", "needier_if_lower", "needier_if_higher"];
/// What `[law.merit_step]` may say.
pub const LAW_OF_STEP: [&str; 5] = ["claims", "breaks", "reference", "column", "at_most"];
/// What `[law.split_and_merge]` may say.
pub const LAW_OF_SPLIT: [&str; 5] = ["claims", "breaks", "reference", "lump", "at_most"];
/// What `[law.within_frame]` may say.
pub const LAW_OF_FRAME: [&str; 4] = ["claims", "breaks", "reference", "formula"];

impl Builder<'_> {
    /// The laws that the model takes a stand on, in the order in which they are tried.
    pub(super) fn laws(&mut self, law: &Rulebook) -> Vec<LawDef> {
        let terms = law.section("check").find(|rule| rule.name == "equal_terms");
        let because = terms.and_then(|rule| rule.table.get("because"));
        let because = because.and_then(|text| Label::read(text, &mut self.found));
        let mut laws: Vec<LawDef> = Vec::new();
        for rule in law.section("law") {
            let read = self.law(rule, terms.is_some(), because.as_ref());
            laws.extend(read);
        }
        laws.sort_by_key(|def| Law::NAMES.iter().position(|name| *name == def.law.name()));
        laws
    }

    fn law(&mut self, rule: &Rule, has_terms: bool, because: Option<&Label>) -> Option<LawDef> {
        let known: &[&str] = match rule.name.as_str() {
            "more_need_not_less" => &LAW_OF_NEED,
            "merit_step" => &LAW_OF_STEP,
            "split_and_merge" => &LAW_OF_SPLIT,
            "within_frame" => &LAW_OF_FRAME,
            "no_gain_by_losing" | "row_order" | "same_grounds" => &LAW,
            _ => {
                let fault = ModelFault::UnknownLaw { name: rule.name.clone(), known: Law::NAMES.join(", ") };
                self.found.error(fault, rule.place.clone());
                return None;
            }
        };
        rule.table.refuse_unknown(known, &mut self.found);
        let stand = self.stand(rule)?;
        let law = match rule.name.as_str() {
            "more_need_not_less" => self.law_of_need(rule)?,
            "merit_step" => {
                let column = self.law_value(rule, "column")?;
                let column = self.law_column(rule, column)?;
                let at_most = self.law_value(rule, "at_most")?;
                Law::MeritStep { column, at_most: self.law_money(at_most)? }
            }
            "split_and_merge" => self.law_of_split(rule)?,
            "within_frame" => {
                let condition = self.law_value(rule, "formula")?;
                Law::WithinFrame { condition: Box::new(self.condition(condition)?) }
            }
            "row_order" => Law::RowOrder,
            "no_gain_by_losing" => Law::NoGainByLosing,
            _ => Law::SameGrounds,
        };
        if matches!(law, Law::SameGrounds) && !has_terms {
            self.found.error(ModelFault::LawWithoutTerms, rule.place.clone());
            return None;
        }
        if self.payee.is_none() && !matches!(law, Law::WithinFrame { .. }) {
            let fault = ModelFault::LawWithoutPayee { name: rule.name.clone() };
            self.found.error(fault, rule.place.clone());
            return None;
        }
        // A model that says why it treats organisers differently breaks the law knowingly.
        let stand = match because {
            Some(why) if matches!(law, Law::SameGrounds) => Stand::Breaks(why.clone()),
            _ => stand,
        };
        let reference = rule.table.get("reference");
        let reference = reference.and_then(|text| text.as_text(&mut self.found)).map(str::to_owned);
        Some(LawDef { law, stand, reference, place: rule.place.clone() })
    }

    /// `claims = true`, or `breaks = "why"`.
    fn stand(&mut self, rule: &Rule) -> Option<Stand> {
        let claims = match rule.table.get("claims") {
            Some(value) => Some(value.as_yes_no(&mut self.found)?),
            None => None,
        };
        match (claims, rule.table.get("breaks")) {
            (Some(true), None) => Some(Stand::Claims),
            (None, Some(why)) => Label::read(why, &mut self.found).map(Stand::Breaks),
            _ => {
                self.found.error(ModelFault::LawSaysWhat { name: rule.name.clone() }, rule.place.clone());
                None
            }
        }
    }

    fn law_value<'r>(&mut self, rule: &'r Rule, key: &str) -> Option<&'r Located> {
        let value = rule.table.get(key);
        if value.is_none() {
            let fault = ModelFault::LawLacks { name: rule.name.clone(), key: key.to_owned() };
            self.found.error(fault, rule.place.clone());
        }
        value
    }

    fn law_money(&mut self, value: &Located) -> Option<Exact> {
        quantity(value, &Unit::money(), self.units, &mut self.found)
    }

    fn law_of_need(&mut self, rule: &Rule) -> Option<Law> {
        let [lower, higher] =
            ["needier_if_lower", "needier_if_higher"].map(|key| match rule.table.get(key) {
                Some(value) => value
                    .as_list(&mut self.found)?
                    .iter()
                    .map(|one| self.law_column(rule, one))
                    .collect::<Option<Vec<_>>>(),
                None => Some(Vec::new()),
            });
        let (lower, higher) = (lower?, higher?);
        if lower.is_empty() && higher.is_empty() {
            let fault = ModelFault::LawLacks { name: rule.name.clone(), key: "needier_if_lower".to_owned() };
            self.found.error(fault, rule.place.clone());
            return None;
        }
        Some(Law::MoreNeedNotLess { lower, higher })
    }

    /// A column of numbers, or of yes and no, that belongs to a student or to a group of one school.
    fn law_column(&mut self, rule: &Rule, value: &Located) -> Option<ColumnId> {
        let name = value.as_text(&mut self.found)?.to_owned();
        let Some(place) = self.columns.iter().position(|column| column.name == name) else {
            self.found.error(ModelFault::NoSuchColumn { name }, value.place.clone());
            return None;
        };
        let def = self.columns.get(place)?;
        let of_row = def.grain == KeySet::ROW;
        let of_school = self.payee.is_some_and(|key| self.order.determines(def.grain, KeySet::of(key)));
        let fits = match def.kind {
            ColumnKind::Number { .. } => of_row || (of_school && rule.name == "more_need_not_less"),
            ColumnKind::YesNo => (of_row || of_school) && rule.name == "more_need_not_less",
            _ => false,
        };
        if !fits {
            let fault = ModelFault::LawColumn { name, law: rule.name.clone() };
            self.found.error(fault, value.place.clone());
            return None;
        }
        u32::try_from(place).ok().map(ColumnId)
    }

    fn law_of_split(&mut self, rule: &Rule) -> Option<Law> {
        let mut lump: Vec<NodeId> = Vec::new();
        for name in rule.table.get("lump").and_then(|v| v.as_list(&mut self.found)).unwrap_or(&[]) {
            lump.extend(self.amount_named(name)?);
        }
        let at_most = match rule.table.get("at_most") {
            Some(value) => self.law_money(value)?,
            None => whole(0),
        };
        Some(Law::SplitAndMerge { lump, at_most })
    }

    /// An amount of the model by its name; one that is wrong in itself has been told.
    fn amount_named(&mut self, value: &Located) -> Option<Option<NodeId>> {
        let name = value.as_text(&mut self.found)?;
        let id = self.own_node(name);
        let is_amount = id.and_then(|id| self.nodes.get(id.index())).is_some_and(|node| node.is_amount());
        if is_amount || self.is_broken(name) {
            return Some(id);
        }
        self.found.error(ModelFault::NoSuchAmount { name: name.to_owned() }, value.place.clone());
        None
    }
}
