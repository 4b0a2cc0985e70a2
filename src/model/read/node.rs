//! `[value]`, `[amount]` and `[group]`: what they say, with formulas as trees.

use super::called;
use super::column::{may_be_missing, read_per};
use super::forms::{RawPour, RawShare, RawSolve, read_pour, read_share, read_solve};
use super::formula::{Joined, Written, read_formula};
use super::number::{read_step, read_unit};
use super::source::read_source;
use crate::base::{Key, Mode, Step, Unit, Units};
use crate::diag::{Findings, ModelFault, Place};
use crate::model::law::{FORMS, Rule};
use crate::model::parts::{KeyDef, Source};
use crate::text::{Label, Located, Table, Value};

/// A value, an amount or a group as its file states it.
#[derive(Clone, Debug)]
pub struct RawNode {
    /// Its name.
    pub name: String,
    /// The section that it stands in.
    pub section: &'static str,
    /// What people call it.
    pub label: Label,
    /// Its declared keys; none if its formula settles them.
    pub per: Option<Vec<Key>>,
    /// Its declared unit.
    pub unit: Option<Unit>,
    /// The group that it is part of.
    pub part_of: Option<(String, Place)>,
    /// What an amount is rounded to.
    pub round: Option<(Step, Mode)>,
    /// Whether its rounded parts add up to the rounded whole, by largest remainder.
    pub remainder: bool,
    /// Whether it may be missing.
    pub may_be_missing: bool,
    /// Its law or decision.
    pub source: Option<Source>,
    /// How it is computed; none for a group.
    pub form: Option<Form>,
    /// Whom its file decides for.
    pub decides_for: Option<Written>,
    /// Where its name stands.
    pub place: Place,
}

/// How a value or amount is computed.
#[derive(Clone, Debug)]
pub enum Form {
    /// A formula.
    Formula(Written),
    /// One formula for each member of a key or option of a column.
    ByMember(ByMember),
    /// Cases, joined to one formula, and each condition by itself.
    Cases(Written, Vec<RawCase>),
    /// A pot shared out.
    Share(Box<RawShare>),
    /// An amount poured into lines in order.
    Pour(Box<RawPour>),
    /// An unknown that a condition settles.
    Solve(Box<RawSolve>),
}

/// One formula for each member, joined to one.
#[derive(Clone, Debug)]
pub struct ByMember {
    /// The key, or the column with options.
    pub key: String,
    /// Where it is named.
    pub place: Place,
    /// The members that have a formula; `*` for the rest.
    pub members: Vec<String>,
    /// All of them as one formula.
    pub joined: Written,
}

/// One case.
#[derive(Clone, Debug)]
pub struct RawCase {
    /// When it holds; none for `otherwise`.
    pub when: Option<Written>,
    /// Its law or decision.
    pub source: Option<Source>,
}

/// What a case may say.
pub const CASE: [&str; 5] = ["when", "then", "otherwise", "reference", "assumption"];
/// What a rounding with a method may say.
pub const ROUND: [&str; 2] = ["to", "method"];

/// What each section's entries may say.
pub fn known(section: &str) -> &'static [&'static str] {
    match section {
        "group" => &["label", "part_of", "reference", "assumption"],
        "amount" => &[
            "label",
            "per",
            "part_of",
            "round",
            "reference",
            "assumption",
            "formula",
            "cases",
            "share",
            "pour",
            "solve",
        ],
        _ => &[
            "label",
            "per",
            "unit",
            "missing",
            "reference",
            "assumption",
            "formula",
            "cases",
            "share",
            "pour",
            "solve",
        ],
    }
}

/// Reads an entry of `[value]`, `[amount]` or `[group]`.
pub fn read_node(
    rule: &Rule,
    section: &'static str,
    keys: &[KeyDef],
    units: &Units,
    found: &mut Findings,
) -> Option<RawNode> {
    let table = &rule.table;
    table.refuse_unknown(known(section), found);
    let per = match table.get("per") {
        Some(value) => Some(read_per(value, keys, found)?),
        None => None,
    };
    let label = called(rule, found);
    let has_source = table.get("reference").is_some() || table.get("assumption").is_some();
    let (round, remainder) = rounding(table, units, found);
    let part_of = table.get("part_of").and_then(|v| Some((v.as_text(found)?.to_owned(), v.place.clone())));
    Some(RawNode {
        name: rule.name.clone(),
        section,
        label,
        per,
        unit: table.get("unit").and_then(|v| read_unit(v, units, found)),
        part_of,
        round,
        remainder,
        may_be_missing: may_be_missing(rule, found),
        source: if has_source { read_source(table, &rule.place, &rule.name, found) } else { None },
        form: if section == "group" { None } else { Some(form(rule, units, found)?) },
        decides_for: rule.decides_for.as_ref().and_then(|v| read_formula(v, units, found)),
        place: rule.place.clone(),
    })
}

fn form(rule: &Rule, units: &Units, found: &mut Findings) -> Option<Form> {
    let table = &rule.table;
    let stated: Vec<&str> = FORMS.into_iter().filter(|f| table.get(f).is_some()).collect();
    match stated.as_slice() {
        ["formula"] => formula(table.get("formula")?, units, found),
        ["cases"] => cases(table.get("cases")?, units, found),
        ["share"] => read_share(table.get("share")?.as_table(found)?, units, found),
        ["pour"] => read_pour(table.get("pour")?.as_table(found)?, units, found),
        ["solve"] => read_solve(rule, units, found),
        [] => {
            found.error(ModelFault::NoForm { name: rule.name.clone() }, rule.place.clone());
            None
        }
        _ => {
            found.error(
                ModelFault::TwoForms { name: rule.name.clone(), forms: stated.join(", ") },
                rule.place.clone(),
            );
            None
        }
    }
}

fn formula(value: &Located, units: &Units, found: &mut Findings) -> Option<Form> {
    let Value::Table(by_key) = &value.value else {
        return read_formula(value, units, found).map(Form::Formula);
    };
    let [entry] = by_key.entries.as_slice() else {
        found.error(ModelFault::OneKeyOnly, value.place.clone());
        return None;
    };
    let mut arms: Vec<(String, Written)> = Vec::new();
    for member in entry.value.as_table(found)?.iter() {
        arms.push((member.key.clone(), read_formula(&member.value, units, found)?));
    }
    arms.sort_by_key(|(member, _)| member == "*");
    let members = arms.iter().map(|(member, _)| member.clone()).collect();
    let mut joined = Joined::default();
    while let Some((member, formula)) = (!arms.is_empty()).then(|| arms.remove(0)) {
        if arms.is_empty() {
            joined.add(&formula);
        } else {
            joined.say(&format!("if {} = \"{member}\" then ", entry.key));
            joined.bracketed(&formula);
            joined.say(" else ");
        }
    }
    let joined = joined.read(value, units, found)?;
    Some(Form::ByMember(ByMember { key: entry.key.clone(), place: entry.key_place.clone(), members, joined }))
}

fn cases(value: &Located, units: &Units, found: &mut Findings) -> Option<Form> {
    let mut cases = Vec::new();
    let mut joined = Joined::default();
    let list = value.as_list(found)?.to_vec();
    for (place, item) in list.iter().enumerate() {
        let table = item.as_table(found)?;
        table.refuse_unknown(&CASE, found);
        let last = place + 1 == list.len();
        let when = match (table.get("when"), table.get("then"), table.get("otherwise")) {
            (Some(when), Some(then), None) => {
                let (when, then) = (read_formula(when, units, found)?, read_formula(then, units, found)?);
                joined.say("if ");
                joined.add(&when);
                joined.say(" then ");
                joined.bracketed(&then);
                joined.say(" else ");
                Some(when)
            }
            (None, None, Some(otherwise)) if last => {
                joined.add(&read_formula(otherwise, units, found)?);
                None
            }
            _ => {
                found.error(ModelFault::BrokenCase, item.place.clone());
                return None;
            }
        };
        let has_source = table.get("reference").is_some() || table.get("assumption").is_some();
        let source = if has_source { read_source(table, &item.place, "case", found) } else { None };
        cases.push(RawCase { when, source });
    }
    if cases.last().is_none_or(|case| case.when.is_some()) {
        found.error(ModelFault::NoOtherwise, value.place.clone());
        return None;
    }
    Some(Form::Cases(joined.read(value, units, found)?, cases))
}

/// `round = "1 kr"`, or `{ to = "1 kr", method = "half even" }`.
fn rounding(table: &Table, units: &Units, found: &mut Findings) -> (Option<(Step, Mode)>, bool) {
    let Some(value) = table.get("round") else { return (None, false) };
    let Value::Table(long) = &value.value else {
        return (read_step(value, units, found).map(|step| (step, Mode::HalfAway)), false);
    };
    long.refuse_unknown(&ROUND, found);
    let step = long.get("to").and_then(|to| read_step(to, units, found));
    let method = long.get("method").and_then(|m| Some((m.as_text(found)?.to_owned(), m.place.clone())));
    let Some((name, place)) = method else { return (step.map(|s| (s, Mode::HalfAway)), false) };
    if name == "largest remainder" {
        return (step.map(|s| (s, Mode::HalfAway)), true);
    }
    let mode = Mode::NAMED.iter().find(|(known, _)| *known == name).map(|(_, mode)| *mode);
    if mode.is_none() {
        found.error(ModelFault::UnknownRounding { name }, place);
    }
    (step.zip(mode), false)
}
