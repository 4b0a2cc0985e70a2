//! `[flow]`: how students move on from one school year to the next, and who comes in.

use super::{Named, name, names};
use crate::diag::{Findings, Place, ScenarioFault};
use crate::text::{Located, Table};

/// How students move on.
#[derive(Clone, Debug)]
pub struct Flow {
    /// The key whose members are steps: study year.
    pub step: Named,
    /// The first step; 1 unless stated.
    pub first: i64,
    /// The last step, after which students leave.
    pub last: i64,
    /// The day of the year on which they move, as written: month and day.
    pub on: (u8, u8),
    /// Which part of a row moves on: a number or a formula.
    pub moves_on: Located,
    /// Which part of a row stays in its step: a number or a formula; none if not stated.
    pub repeats: Option<Located>,
    /// Who comes in.
    pub intake: Option<Intake>,
    /// Where it stands.
    pub place: Place,
}

/// Who comes in at the first step.
#[derive(Clone, Debug)]
pub struct Intake {
    /// The keys by which the number is stated.
    pub by: Vec<Named>,
    /// How many students: a formula.
    pub students: Located,
    /// Which rows they are like in everything else.
    pub like: Located,
    /// Where it stands.
    pub place: Place,
}

pub(super) const INTAKE: [&str; 3] = ["by", "students", "like"];
pub(super) const KNOWN: [&str; 7] = ["step", "first", "last", "on", "moves_on", "repeats", "intake"];

/// Reads `[flow]`; nothing if there is none or it is wrong, which is told.
pub(super) fn read_flow(root: &Table, found: &mut Findings) -> Option<Flow> {
    let table = root.get("flow")?.as_table(found)?;
    table.refuse_unknown(&KNOWN, found);
    let lacks = |key: &str, found: &mut Findings| {
        found.error(ScenarioFault::FlowLacks { key: key.to_owned() }, table.place.clone());
    };
    for key in ["step", "last", "moves_on"] {
        if table.get(key).is_none() {
            lacks(key, found);
        }
    }
    let first = match table.get("first") {
        Some(value) => value.as_whole(found)?,
        None => 1,
    };
    Some(Flow {
        step: name(table, "step", found)?,
        first,
        last: table.get("last")?.as_whole(found)?,
        on: on(table, found)?,
        moves_on: table.get("moves_on")?.clone(),
        repeats: table.get("repeats").cloned(),
        intake: match table.get("intake") {
            Some(value) => Some(intake(value.as_table(found)?, found)?),
            None => None,
        },
        place: table.place.clone(),
    })
}

/// `on = "07-01"`: month and day.
fn on(table: &Table, found: &mut Findings) -> Option<(u8, u8)> {
    let Some(value) = table.get("on") else { return Some((7, 1)) };
    let text = value.as_text(found)?;
    let day = crate::base::Date::parse(&format!("2025-{text}"));
    if day.is_none() {
        found.error(ScenarioFault::NoMonthAndDay, value.place.clone());
    }
    let day = day?;
    if day.day() != 1 {
        found.error(ScenarioFault::FlowMidMonth, value.place.clone());
        return None;
    }
    Some((day.month(), day.day()))
}

fn intake(table: &Table, found: &mut Findings) -> Option<Intake> {
    table.refuse_unknown(&INTAKE, found);
    let (Some(students), Some(like)) = (table.get("students"), table.get("like")) else {
        found.error(
            ScenarioFault::FlowLacks { key: "intake.students, intake.like".to_owned() },
            table.place.clone(),
        );
        return None;
    };
    Some(Intake {
        by: names(table, "by", found).unwrap_or_default(),
        students: students.clone(),
        like: like.clone(),
        place: table.place.clone(),
    })
}
