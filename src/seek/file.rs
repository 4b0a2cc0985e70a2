//! A seek file: which numbers of which model are sought, between which bounds, and what is to hold.

use super::draws::{Drawn, Share, drawn, shares};
use crate::base::Exact;
use crate::base::number::{parse_exact, whole};
use crate::diag::{Findings, Place, RunFault, SourceId};
use crate::text::{Entry, Label, Library, Located, Table, Value, tidy};
use num_traits::{Signed, ToPrimitive, Zero};
use std::path::{Path, PathBuf};

/// The headings that a seek file may have.
pub(super) const SECTIONS: [&str; 3] = ["seek", "value", "check"];
/// What `[seek]` may say.
pub const SEEK: [&str; 12] = [
    "id", "title", "study", "model", "change", "reach", "closest", "largest", "smallest", "scenario",
    "draws", "seed",
];
/// What an entry of `[seek.change]` may say.
pub const UNKNOWN: [&str; 2] = ["between", "step"];

/// The most steps that one number may have.
const MOST: usize = 1_000_000;

/// What is asked.
#[derive(Clone, Debug)]
pub struct Asked {
    /// Its name, and that of the proposal that answers it.
    pub id: String,
    /// What people call it.
    pub title: Label,
    /// The study whose data and day hold.
    pub study: PathBuf,
    /// The model whose numbers are sought.
    pub model: PathBuf,
    /// Where the model is named.
    pub model_place: Place,
    /// The numbers that are sought.
    pub unknowns: Vec<Unknown>,
    /// What makes one answer better than another.
    pub aim: Aim,
    /// The world in whose draws some checks are held; nothing if no check asks for draws.
    pub drawn: Option<Drawn>,
    /// The checks that must hold in a part of the draws, and not of the data as they stand.
    pub shares: Vec<Share>,
    /// Values and checks of the file's own: measures that are shown, and what every answer must meet.
    pub entries: Vec<(&'static str, Entry)>,
    /// The file.
    pub source: SourceId,
    /// Where `[seek]` stands.
    pub place: Place,
}

/// A number that is sought, in the unit of the model's parameter.
#[derive(Clone, Debug)]
pub struct Unknown {
    /// The parameter.
    pub name: String,
    /// The lower end.
    pub from: Exact,
    /// From one number to the next.
    pub step: Exact,
    /// How many steps there are above the lower end.
    pub steps: usize,
    /// Where it is named.
    pub place: Place,
}

/// What makes one answer better than another.
#[derive(Clone, Debug)]
pub enum Aim {
    /// Both sides of an equation are equal, as nearly as the steps allow; the bounds must enclose it.
    Reach(Located),
    /// Both sides of an equation are as near as may be.
    Closest(Located),
    /// A number is as large as may be: its place among the unknowns.
    Largest(usize),
    /// A number is as small as may be: its place among the unknowns.
    Smallest(usize),
}

impl Unknown {
    /// The number after so many steps.
    #[must_use]
    pub fn at(&self, step: usize) -> Exact {
        &self.from + &self.step * whole(i64::try_from(step).unwrap_or(i64::MAX))
    }

    /// The upper end.
    #[must_use]
    pub fn to(&self) -> Exact {
        self.at(self.steps)
    }
}

/// Reads a seek file.
pub fn load(path: &Path, library: &mut Library, found: &mut Findings) -> Option<Asked> {
    let document = library.read_toml(path, found)?;
    document.root.refuse_unknown(&SECTIONS, found);
    let Some(header) = document.root.get("seek") else {
        found.error(RunFault::SeekLacks { key: "[seek]".to_owned() }, document.root.place.clone());
        return None;
    };
    let table = header.as_table(found)?;
    table.refuse_unknown(&SEEK, found);
    let id = needed(table, "id", found).and_then(|v| v.as_text(found)).map(str::to_owned);
    let study = needed(table, "study", found).and_then(|v| v.as_text(found)).map(str::to_owned);
    let model = needed(table, "model", found);
    let model_name = model.and_then(|v| v.as_text(found)).map(str::to_owned);
    let unknowns = unknowns(table, found)?;
    let aim = aim(table, &unknowns, found);
    let (id, folder) = (id?, document.folder.as_path());
    let mut entries = entries(&document.root, found);
    let shares = shares(&mut entries, found)?;
    let drawn = drawn(table, folder, &shares, found);
    Some(Asked {
        title: table.get("title").and_then(|v| Label::read(v, found)).unwrap_or_else(|| Label::same(&id)),
        id,
        study: tidy(&folder.join(study?)),
        model: tidy(&folder.join(model_name?)),
        model_place: model?.place.clone(),
        unknowns,
        aim: aim?,
        drawn,
        shares,
        entries,
        source: document.source,
        place: table.place.clone(),
    })
}

pub(super) fn needed<'a>(table: &'a Table, key: &str, found: &mut Findings) -> Option<&'a Located> {
    let value = table.get(key);
    if value.is_none() {
        found.error(RunFault::SeekLacks { key: key.to_owned() }, table.place.clone());
    }
    value
}

fn entries(root: &Table, found: &mut Findings) -> Vec<(&'static str, Entry)> {
    let mut entries = Vec::new();
    for section in ["value", "check"] {
        let table = root.get(section).and_then(|value| value.as_table(found));
        entries.extend(table.into_iter().flat_map(Table::iter).map(|entry| (section, entry.clone())));
    }
    entries
}

fn unknowns(table: &Table, found: &mut Findings) -> Option<Vec<Unknown>> {
    let change = needed(table, "change", found)?.as_table(found)?;
    if change.entries.is_empty() {
        found.error(RunFault::SeekLacks { key: "change".to_owned() }, change.place.clone());
    }
    let read: Vec<Option<Unknown>> = change.iter().map(|entry| unknown(entry, found)).collect();
    read.into_iter().collect::<Option<Vec<_>>>().filter(|list| !list.is_empty())
}

/// `{ between = [0, 6], step = 0.1 }`: the ends lie a whole number of steps apart.
fn unknown(entry: &Entry, found: &mut Findings) -> Option<Unknown> {
    let table = entry.value.as_table(found)?;
    table.refuse_unknown(&UNKNOWN, found);
    let number = |value: &Located| match &value.value {
        Value::Number(text) => parse_exact(text).ok(),
        _ => None,
    };
    let ends = table.get("between").and_then(|value| match &value.value {
        Value::List(list) => list.iter().map(number).collect::<Option<Vec<Exact>>>(),
        _ => None,
    });
    let step = table.get("step").and_then(number).filter(Signed::is_positive);
    let made = ends.zip(step).and_then(|(ends, step)| {
        let [from, to] = <[Exact; 2]>::try_from(ends).ok()?;
        let steps = (&to - &from) / &step;
        let whole = steps.is_integer() && !steps.is_negative() && !steps.is_zero();
        let steps = whole.then(|| steps.to_integer().to_usize()).flatten().filter(|steps| *steps <= MOST)?;
        Some(Unknown { name: entry.key.clone(), from, step, steps, place: entry.key_place.clone() })
    });
    if made.is_none() {
        let fault = RunFault::SeekRange { name: entry.key.clone(), most: MOST.to_string() };
        found.error(fault, entry.value.place.clone());
    }
    made
}

/// Exactly one of `reach`, `closest`, `largest` and `smallest`.
fn aim(table: &Table, unknowns: &[Unknown], found: &mut Findings) -> Option<Aim> {
    let aims = ["reach", "closest", "largest", "smallest"];
    let stated: Vec<&Entry> = table.iter().filter(|entry| aims.contains(&entry.key.as_str())).collect();
    let [entry] = stated.as_slice() else {
        found.error(RunFault::SeekAim, table.place.clone());
        return None;
    };
    let text = entry.value.as_text(found)?;
    match entry.key.as_str() {
        "reach" => return Some(Aim::Reach(entry.value.clone())),
        "closest" => return Some(Aim::Closest(entry.value.clone())),
        _ => {}
    }
    let Some(place) = unknowns.iter().position(|unknown| unknown.name == text) else {
        let known = unknowns.iter().map(|unknown| unknown.name.as_str()).collect::<Vec<_>>().join(", ");
        let fault = RunFault::SeekNotChanged { name: text.to_owned(), known };
        found.error(fault, entry.value.place.clone());
        return None;
    };
    Some(if entry.key == "largest" { Aim::Largest(place) } else { Aim::Smallest(place) })
}
