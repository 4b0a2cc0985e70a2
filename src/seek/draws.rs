//! Checks that must hold in a part of the draws of a world: which world, how many draws, which part.

use super::file::{Asked, needed};
use crate::base::Exact;
use crate::base::number::{parse_exact, whole};
use crate::diag::{Findings, Place, RunFault};
use crate::model::{Anew, Rulebook};
use crate::text::{Entry, Located, Table, Value, tidy};
use num_traits::Signed;
use std::path::{Path, PathBuf};

/// What a check says of the draws in which it must hold.
pub const HOLDS_IN: &str = "holds_in";

/// The world in whose draws checks are held.
#[derive(Clone, Debug)]
pub struct Drawn {
    /// The scenario's file.
    pub scenario: PathBuf,
    /// Where it is named.
    pub place: Place,
    /// How many draws.
    pub draws: u64,
    /// What the draws begin with: the same for every number tried.
    pub seed: u64,
}

/// A check that must hold in a part of the draws.
#[derive(Clone, Debug)]
pub struct Share {
    /// The check.
    pub check: String,
    /// In which part at least.
    pub least: Exact,
    /// Its condition.
    pub formula: Located,
}

/// In how many draws a check held, and how many could not be computed: those count as draws in which it did not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Held {
    /// Draws in which it held.
    pub held: u64,
    /// Draws that could not be computed.
    pub refused: u64,
}

/// Who counts the draws in which each check holds, for numbers in base units, one for each number sought.
pub type Count<'a> = dyn Fn(&[Exact]) -> Vec<Held> + Send + Sync + 'a;

/// `holds_in` of the file's checks, taken out of them; nothing if one is no part, which is then told.
pub(super) fn shares(entries: &mut [(&'static str, Entry)], found: &mut Findings) -> Option<Vec<Share>> {
    let (mut shares, mut is_good) = (Vec::new(), true);
    for (_, entry) in entries.iter_mut().filter(|(section, _)| *section == "check") {
        let Value::Table(table) = &mut entry.value.value else { continue };
        let Some(place) = table.entries.iter().position(|one| one.key == HOLDS_IN) else { continue };
        let stated = table.entries.remove(place);
        let least = match &stated.value.value {
            Value::Number(text) => parse_exact(text).ok(),
            _ => None,
        };
        let least = least.filter(|least| least.is_positive() && *least <= whole(1));
        match (least, table.get("formula")) {
            (Some(least), Some(formula)) => {
                shares.push(Share { check: entry.key.clone(), least, formula: formula.clone() });
            }
            _ => {
                is_good = false;
                found.error(RunFault::SeekShare, stated.value.place.clone());
            }
        }
    }
    is_good.then_some(shares)
}

/// The world of `[seek]`: needed where a check asks for draws, and told where none does.
pub(super) fn drawn(table: &Table, folder: &Path, shares: &[Share], found: &mut Findings) -> Option<Drawn> {
    if shares.is_empty() {
        for key in ["scenario", "draws", "seed"] {
            if let Some(value) = table.get(key) {
                found.error(RunFault::SeekNoShare { key: key.to_owned() }, value.place.clone());
            }
        }
        return None;
    }
    let scenario = needed(table, "scenario", found);
    let mut count = |key: &str, least: u64| {
        let value = needed(table, key, found)?;
        let number = u64::try_from(value.as_whole(found)?).ok().filter(|number| *number >= least);
        if number.is_none() {
            let fault = crate::diag::ScenarioFault::NoCount { key: key.to_owned(), least: least.to_string() };
            found.error(fault, value.place.clone());
        }
        number
    };
    let (draws, seed) = (count("draws", 1), count("seed", 0));
    let scenario = scenario?;
    let file = tidy(&folder.join(scenario.as_text(found)?));
    Some(Drawn { scenario: file, place: scenario.place.clone(), draws: draws?, seed: seed? })
}

impl Asked {
    /// The value that is 1 kr where a check holds, by the check's place among those that ask for draws.
    #[must_use]
    pub fn mark(place: usize) -> String {
        format!("seek_holds_{}", place + 1)
    }

    /// The rulebook with the file's own values and checks, and a mark for each check that asks for draws.
    #[must_use]
    pub fn marked_on(&self, law: &Rulebook, currency: &str, found: &mut Findings) -> Rulebook {
        let mut entries = self.entries.clone();
        for (place, share) in self.shares.iter().enumerate() {
            let Value::Text(condition) = &share.formula.value else { continue };
            let text = format!("if ({condition}) then 1 {currency} else 0 {currency}");
            let at = share.formula.place.clone();
            let formula = Located::new(Value::Text(text), at.clone());
            let inner = Entry { key: "formula".to_owned(), key_place: at.clone(), value: formula };
            let table = Table { entries: vec![inner], place: at.clone() };
            let value = Located::new(Value::Table(table), at.clone());
            entries.push(("value", Entry { key: Self::mark(place), key_place: at, value }));
        }
        let from = crate::base::Date::new_year(1);
        law.with_added(&Anew { entries, source: self.source, from }, found)
    }
}
